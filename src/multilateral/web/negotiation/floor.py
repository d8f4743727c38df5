"""The floor to read: the list of texts, one text with everything in its place, and each of its revisions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from multilateral.bodies import queries as bodies
from multilateral.negotiation import acts, queries
from multilateral.negotiation.convention import convention
from multilateral.negotiation.pieces import pieces
from multilateral.parties.acting import Refused
from multilateral.parties.permit import may
from multilateral.texts.compare import redline
from multilateral.web.capacity import Request
from multilateral.web.errors import status_of
from multilateral.web.negotiation.place import frame, on_text
from multilateral.web.negotiation.wording import ANSWER, OUTCOME, STANCE, STATE, VIEWS

MOST_NAMES = 8
"""How many States are named beside a paragraph before the rest are counted."""


def texts(request: Request) -> HttpResponse:
    """Every text on the floor; for Chair and secretariat, the recorded drafts that can be opened."""
    refusal: Refused | None = None
    openable = [w for w in queries.openable(request.by) if may(request.by, "negotiation.open_text", w)]
    if request.method == "POST":
        work = next((w for w in openable if str(w.pk) == request.POST.get("work")), None)
        try:
            if work is None:
                raise Refused(
                    _("This draft cannot be opened by you: it is on the floor already, or before another body.")
                )
            text = acts.open_text(by=request.by, work=work)
        except Refused as error:
            refusal = error
        else:
            messages.success(request, _("%(symbol)s is on the floor.") % {"symbol": work.symbol})
            return redirect("text", text.slug)
    listed = [(text, _standing(text)) for text in queries.texts()]
    context = {
        "title": _("Texts on the floor"),
        "room": "negotiation",
        "exercise": any(text.work.exercise for text, _said in listed) or any(w.exercise for w in openable),
        "listed": listed,
        "openable": openable,
        "refusal": refusal,
    }
    return render(request, "negotiation/texts.html", context, status=status_of(refusal) if refusal else 200)


def _standing(text: Any) -> str:
    proposals, concerns = len(queries.open_proposals(text)), len(queries.open_concerns(text))
    said = [
        ngettext("%(n)s open proposal", "%(n)s open proposals", proposals) % {"n": proposals},
        ngettext("%(n)s concern", "%(n)s concerns", concerns) % {"n": concerns},
    ]
    if not proposals and not concerns:
        return _("Nothing proposed, no concern raised.")
    return _("%(proposals)s and %(concerns)s await the Chair.") % {"proposals": said[0], "concerns": said[1]}


@dataclass(frozen=True, slots=True)
class Group:
    """Delegations that take the same stance, by name; ``more`` are counted only."""

    stance: str
    count: int
    names: str
    more: int


def groups(standings: list[queries.Standing]) -> list[Group]:
    """Fresh standings by stance, strongest support first, States in English alphabetical order."""
    found = []
    for stance, words in STANCE.items():
        ones = [s for s in standings if s.stance == stance and not s.stale]
        names = [
            f"{s.delegation.name} ({s.position.condition})" if s.position.condition else s.delegation.name for s in ones
        ]
        if ones:
            found.append(Group(str(words), len(ones), ", ".join(names[:MOST_NAMES]), max(len(ones) - MOST_NAMES, 0)))
    return found


@dataclass(frozen=True, slots=True)
class Said:
    """One proposal as the page shows it."""

    proposal: Any
    convention: str
    names: str
    groups: list[Group]
    lost: bool
    may_withdraw: bool


def text(request: Request, slug: str) -> HttpResponse:
    """A text as a critical edition; ``view`` is clean, bracketed, attributed or ours."""
    found = on_text(slug)
    by = request.by
    delegation = by.delegation if by else None
    view = request.GET.get("view", "attributed")
    if view not in VIEWS or (view == "ours" and delegation is None):
        view = "attributed"
    spots = queries.floor(found, by)
    ours = [spot for spot in spots if spot.concerns_us(delegation)]
    source = queries.document(found)
    shown = ours if view == "ours" else spots
    states = [spot.state for spot in spots]
    context = frame(found, by, found.title) | {
        "body": bodies.body(found.body),
        "view": view,
        "views": [(name, words) for name, words in VIEWS.items() if name != "ours" or delegation is not None],
        "ours": len(ours),
        "spots": [_shown(spot, by) for spot in shown],
        "summary": _summary(states),
        "notes": source.notes if source else [],
        "opening": source.opening if source else "",
        "revision": queries.revision(found),
        "revisions": queries.revisions(found),
        "stale": len(queries.stale_positions(found)),
    }
    return render(request, "negotiation/text.html", context)


def _shown(spot: queries.Spot, by: Any) -> dict[str, Any]:
    label = spot.place.label
    said = [
        Said(
            proposal=p,
            convention=convention(p, label),
            names=", ".join([p.delegation.name, *(f"+{s.delegation.name}" for s in _joining(spot, p))]),
            groups=groups(
                [s for s in spot.on_proposals.get(p.number, []) if s.position.delegation_id != p.delegation_id]
            ),
            lost=p in spot.lost,
            may_withdraw=bool(may(by, "negotiation.withdraw_proposal", p)),
        )
        for p in spot.all_proposals
    ]
    return {
        "spot": spot,
        "place": spot.place,
        "state": spot.state,
        "state_words": STATE[spot.state],
        "said": said,
        "added": [one for one in said if one.proposal in spot.added and not one.lost],
        "whole": [one for one in said if one.proposal.kind == "delete paragraph"],
        "groups": groups(spot.standings),
        "stale": ", ".join(s.delegation.name for s in spot.standings if s.stale),
        "answers": [(a, outcome_words(a)) for a in spot.answers],
        "drafts": [(d, convention(d, label)) for d in spot.drafts],
        "folded": _folded(spot),
    }


def _joining(spot: queries.Spot, proposal: Any) -> list[queries.Standing]:
    ones = spot.on_proposals.get(proposal.number, [])
    return [
        s for s in ones if s.stance == "supports" and not s.stale and s.position.delegation_id != proposal.delegation_id
    ]


def said_of(about: Any, label: str) -> str:
    """A proposal in the room's own form, or the words of a concern."""
    return about.words if hasattr(about, "words") else convention(about, label)


def outcome_words(disposition: Any) -> str:
    """The outcome of a proposal or a concern, in words."""
    return str((ANSWER if disposition.concern_id else OUTCOME)[disposition.outcome])


def _folded(spot: queries.Spot) -> str:
    """One line for all that is beside a paragraph."""
    counts = (
        (len(spot.all_proposals), ngettext("%(n)s proposal", "%(n)s proposals", len(spot.all_proposals))),
        (len(spot.standings), ngettext("%(n)s position", "%(n)s positions", len(spot.standings))),
        (len(spot.concerns), ngettext("%(n)s concern", "%(n)s concerns", len(spot.concerns))),
        (len(spot.drafts), ngettext("%(n)s draft of yours", "%(n)s drafts of yours", len(spot.drafts))),
    )
    return ", ".join(words % {"n": n} for n, words in counts if n)


def _summary(states: list[str]) -> str:
    said = []
    for state, one, many in (
        ("contested", _("%(n)s is contested"), _("%(n)s are contested")),
        ("bracketed", _("%(n)s has words in brackets"), _("%(n)s have words in brackets")),
        ("agreed", _("%(n)s is acceptable to all"), _("%(n)s are acceptable to all")),
    ):
        if n := states.count(state):
            said.append((one if n == 1 else many) % {"n": n})
    total = ngettext("%(n)s paragraph", "%(n)s paragraphs", len(states)) % {"n": len(states)}
    return f"{total}: {', '.join(said)}." if said else _("%(total)s, none with words in play.") % {"total": total}


def revision(request: Request, slug: str, number: int) -> HttpResponse:
    """Any revision, clean or against the one before it, with the outcomes that went out with it."""
    found = on_text(slug)
    one = queries.revision(found, number)
    source = queries.document(found, number)
    if one is None or source is None:
        raise Http404
    before = queries.revision(found, number - 1) if number else None
    against = before is not None and request.GET.get("view") == "against"
    context = frame(found, request.by, one.symbol) | {
        "revision": one,
        "name": queries.revision_name(number),
        "before": before,
        "before_name": queries.revision_name(number - 1) if number else "",
        "against": against,
        "lines": changed(queries.places(before), queries.places(one)) if against and before else clean(one, source),
        "notes": source.notes,
        "opening": source.opening,
        "dispositions": table(found, number),
        "revisions": queries.revisions(found),
    }
    return render(request, "negotiation/revision.html", context)


def clean(revision: Any, source: Any) -> list[dict[str, Any]]:
    """Every paragraph of a revision with its note marks, and nothing in play."""
    found = []
    for place in queries.places(revision, source):
        marks = [(n.offset or 0, n.marker) for n in source.notes if n.paragraph == place.address]
        found.append({"place": place, "pieces": pieces(place.words, [], lead=place.lead, notes=marks)})
    return found


def changed(before: list[queries.Place], after: list[queries.Place]) -> list[dict[str, Any]]:
    """Each paragraph against itself in the revision before, by its permanent id; those gone stand where they stood."""
    then = {p.paragraph.pk: p for p in before}
    now = {p.paragraph.pk for p in after}
    order: list[tuple[queries.Place, str, str]] = []
    for place in after:
        was = then.get(place.paragraph.pk)
        order.append((place, was.words if was else "", place.words))
    for n, place in enumerate(before):
        if place.paragraph.pk not in now:
            previous = before[n - 1].paragraph.pk if n else None
            at = next((i + 1 for i, (p, _o, _n) in enumerate(order) if p.paragraph.pk == previous), 0)
            order.insert(at, (place, place.words, ""))
    return [
        {"place": place, "pieces": redline(old, new), "new": not old and bool(new), "gone": bool(old) and not new}
        for place, old, new in order
    ]


def table(text: Any, number: int) -> list[dict[str, Any]]:
    """The disposition table of a revision."""
    labels = {p.paragraph.pk: p.label for p in queries.standing_places(text, number - 1)} if number else {}
    found = []
    for disposition in queries.disposed(text, number):
        about: Any = disposition.proposal or disposition.concern
        label = labels.get(about.paragraph_id, "")
        found.append(
            {
                "about": about,
                "is_proposal": disposition.proposal is not None,
                "label": label,
                "said": said_of(about, label),
                "outcome": outcome_words(disposition),
                "disposition": disposition,
            }
        )
    return found
