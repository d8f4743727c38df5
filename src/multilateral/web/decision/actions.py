"""One action: exactly the words that are decided on, how they are decided, what was said, what came of it."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from multilateral.decision import acts, queries
from multilateral.negotiation import queries as negotiation
from multilateral.parties.acting import By, Refused
from multilateral.parties.permit import may
from multilateral.record import queries as record
from multilateral.texts.model import Citation, Document
from multilateral.web.capacity import Request
from multilateral.web.decision.boards import drawn
from multilateral.web.decision.doing import Doing, do, see
from multilateral.web.errors import status_of
from multilateral.web.folio import folio, place_printed


def action(request: Request, id: uuid.UUID) -> HttpResponse:
    """The page of one action; its forms come back to it."""
    found = queries.action(id)
    if found is None:
        raise Http404
    refusal: Refused | None = None
    if request.method == "POST":
        refusal = do(request, _doings(found), found)
        if refusal is None:
            return see("action", found.pk)
        found = queries.action(id)
    context = _context(request, found) | {"refusal": refusal}
    return render(request, "decision/action.html", context, status=status_of(refusal) if refusal else 200)


def _doings(action: Any) -> dict[str, tuple[str, Doing]]:
    """What the forms of this page can do."""

    def adopt(by: By, request: Request) -> str:
        return queries.result(acts.adopt_without_vote(by=by, action=action))

    def open_vote(by: By, request: Request) -> str:
        acts.open_vote(by=by, action=action, majority=request.POST.get("majority", "simple"))
        return _("The vote is open.")

    def vote(by: By, request: Request) -> str:
        cast = acts.cast_vote(by=by, action=action, choice=request.POST.get("choice", ""))
        said = {
            "yes": _("%(state)s votes in favour."),
            "no": _("%(state)s votes against."),
            "abstain": _("%(state)s abstains."),
        }
        return said[cast.choice] % {"state": cast.delegation.name}

    def close_vote(by: By, request: Request) -> str:
        return queries.vote_result(queries.board(acts.close_vote(by=by, action=action)))

    def return_text(by: By, request: Request) -> str:
        return queries.result(acts.return_text(by=by, action=action))

    def ask(by: By, request: Request) -> str:
        acts.request_vote(by=by, action=action)
        return _("Your request is on the record.")

    def withdraw(by: By, request: Request) -> str:
        acts.withdraw_request(by=by, action=action)
        return _("Your request is withdrawn.")

    def explain(by: By, request: Request) -> str:
        kind = request.POST.get("kind") or None
        acts.explain(by=by, action=action, words=request.POST.get("words", ""), kind=kind)
        return _("Your words are on the record.")

    def dissociate(by: By, request: Request) -> str:
        chosen = request.POST.get("paragraph", "")
        paragraph = negotiation.paragraph(action.text, chosen) if chosen not in ("", "whole") else None
        if not chosen or (paragraph is None and chosen != "whole"):
            raise Refused(_("Choose the paragraph from which your delegation dissociates itself, or the whole text."))
        acts.dissociate(by=by, action=action, paragraph=paragraph, words=request.POST.get("words", ""))
        return _("Your dissociation is on the record.")

    return {
        "adopt": ("decision.adopt_without_vote", adopt),
        "open_vote": ("decision.open_vote", open_vote),
        "vote": ("decision.cast_vote", vote),
        "close_vote": ("decision.close_vote", close_vote),
        "return": ("decision.return_text", return_text),
        "ask": ("decision.request_vote", ask),
        "withdraw": ("decision.withdraw_request", withdraw),
        "explain": ("decision.explain", explain),
        "dissociate": ("decision.dissociate", dissociate),
    }


def _context(request: Request, action: Any) -> dict[str, Any]:
    by, body, meeting = request.by, queries.body_of(action.meeting), action.meeting
    document = queries.document(action)
    apart = queries.dissociations(action)
    boards = [drawn(board) for board in queries.boards(action)]
    done = request.POST.get("do", "")
    book = queries.book_of(body) if body.rules else None
    return {
        "title": _("Action on %(symbol)s") % {"symbol": action.revision.symbol},
        "room": "decision",
        "exercise": body.exercise,
        "live": body.slug,
        "body": body,
        "meeting": meeting,
        "action": action,
        "document": document,
        "folio": folio(document, link=_linker(document), beside=_beside(apart)),
        "words_hold": queries.words_hold(action),
        "revision_name": negotiation.revision_name(action.revision.number),
        "result": queries.result(action),
        "requests": queries.requests(action),
        "boards": boards,
        "voted": sum(bool(s.choice) for s in boards[-1].board.seats) if boards else 0,
        "second_vote_due": queries.second_vote_due(action),
        "before": [s for s in queries.statements(action) if not s.after],
        "after": [s for s in queries.statements(action) if s.after],
        "apart": apart,
        **_motion(action),
        "quorum": queries.quorum(meeting) if book and meeting.closed_at is None else None,
        "two_thirds": bool(book and "important_question" in book.two_thirds.value),
        "consensus": body.decision_mode == acts.CONSENSUS,
        **_chair(by, action),
        **_delegation(by, action),
        "typed": {name: request.POST.get(name, "") for name in ("words", "paragraph", "majority")},
        "typed_in": done,
    }


def _chair(by: By | None, action: Any) -> dict[str, Any]:
    """What the Chair can do now."""
    sits = action.meeting.closed_at is None and bool(may(by, "decision.open_vote", action))
    return {
        "presides": sits,
        "may_decide": sits and action.stage == queries.PUT,
        "may_close": sits and action.stage == queries.VOTING,
    }


def _delegation(by: By | None, action: Any) -> dict[str, Any]:
    """What the delegation of whoever reads can do now."""
    own = by.delegation if by and by.delegation and may(by, "decision.explain", action) else None
    open_ = action.meeting.closed_at is None
    here = queries.is_present(action.meeting, own)
    votes = own is not None and own.state.status != "observer"
    decided = action.stage in (queries.ADOPTED, queries.REJECTED)
    voted = queries.was_voted(action)
    barred = voted and queries.is_sponsor(action, own)
    speaks = own is not None and (decided or (open_ and action.stage == queries.PUT))
    return {
        "own": own,
        "own_here": here,
        "may_come": own is not None and open_ and not here and not decided,
        "may_vote": votes and open_ and here and action.stage == queries.VOTING,
        "own_vote": queries.own_vote(action, own),
        "may_ask": votes and open_ and here and action.stage == queries.PUT and not queries.second_vote_due(action),
        "asked": own is not None and queries.requests(action).filter(delegation=own).exists(),
        "may_explain": speaks and not barred,
        "sponsor_barred": speaks and barred,
        "explains_vote": voted,
        "may_dissociate": own is not None and action.stage == queries.ADOPTED and action.without_vote,
        "places": _places(action, own) if own is not None else [],
    }


def _motion(action: Any) -> dict[str, Any]:
    """What came of it, each with its paragraph as it is called."""
    motion = queries.set_in_motion(action)
    return {
        "motion": motion,
        "items": [(i, place_printed(i.paragraph)) for i in motion.items] if motion else [],
        "asked_of": [(a, place_printed(a.paragraph)) for a in motion.asked] if motion else [],
    }


def _places(action: Any, own: Any) -> list[Any]:
    """The paragraphs from which a delegation can still dissociate itself."""
    gone = {a.dissociation.paragraph_id for a in queries.dissociations(action) if a.dissociation.delegation == own}
    return [p for p in negotiation.places(action.revision) if p.paragraph.pk not in gone]


def _linker(document: Document) -> Any:
    held = record.held({citation.target for citation in document.citations})

    def link(citation: Citation) -> str | None:
        return reverse("document", args=[citation.target]) if citation.target in held else None

    return link


def _beside(apart: list[queries.Apart]) -> dict[str, list[queries.Apart]]:
    """Who stands apart from a paragraph, in its margin."""
    found: dict[str, list[queries.Apart]] = {}
    for each in apart:
        if each.address:
            found.setdefault(each.address, []).append(each)
    return found
