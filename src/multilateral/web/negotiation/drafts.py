"""Pages of a delegation's own: proposing, and the draft on its way to submission."""

from __future__ import annotations

import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from multilateral.negotiation import acts, queries
from multilateral.negotiation.convention import convention
from multilateral.parties import queries as parties
from multilateral.parties.acting import Refused
from multilateral.parties.permit import REGISTRY, may
from multilateral.texts.compare import redline, tokens
from multilateral.web.capacity import Request
from multilateral.web.errors import not_found, refused, status_of
from multilateral.web.negotiation.place import acting, address_of, frame, number, on_place, on_text
from multilateral.web.negotiation.wording import KIND


def propose(request: Request, slug: str, address: str) -> HttpResponse:
    """The form for a proposal on one paragraph; what is sent becomes a private draft."""
    text = on_text(slug)
    place = on_place(text, address)
    verdict = may(request.by, "negotiation.draft_proposal", text)
    if not verdict:
        return refused(request, Refused(verdict.why), back=address_of(text, address))
    by = acting(request)
    refusal: Refused | None = None
    if request.method == "POST":
        # The page may be older than the text: the paragraph is known by its permanent id, not by its address.
        paragraph = queries.paragraph(text, request.POST.get("paragraph", "")) or place.paragraph
        place = queries.place_of(paragraph, text.revision) or place
        try:
            made = acts.draft_proposal(by=by, text=text, paragraph=paragraph, **_worded(request))
        except Refused as error:
            refusal = error
        else:
            messages.success(
                request, _("Kept as a draft. Only the delegation of %(state)s can read it.") % {"state": by.delegation}
            )
            return redirect("draft", text.slug, made.pk)
    text.refresh_from_db()
    context = frame(text, request.by, _("Propose a change to %(place)s") % {"place": place.label}) | {
        "place": place,
        "refusal": refusal,
        "kinds": KIND.items(),
        "words": _numbered(place.words),
        "form": request.POST if request.method == "POST" else {"kind": "replace"},
        "delegation": by.delegation,
    }
    return render(request, "negotiation/propose.html", context, status=status_of(refusal) if refusal else 200)


def _worded(request: Request) -> dict[str, Any]:
    """What a form says of a proposal. Places marked by the script go before words chosen by their number."""
    sent = request.POST
    start, end = number(sent.get("start")), number(sent.get("end"))
    if start is None or end is None:
        start, end = number(sent.get("from")), number(sent.get("to"))
    if start is not None and end is None:
        end = start
    return {
        "kind": sent.get("kind", ""),
        "old": sent.get("old", ""),
        "start": start,
        "end": end,
        "new": sent.get("new", ""),
        "reason": sent.get("reason", ""),
        "seen": number(sent.get("seen")) or 0,
    }


def _numbered(words: str) -> list[tuple[int, str, int, int]]:
    """Each word of a paragraph with its number, from 1, and where it begins and ends."""
    found: list[tuple[int, str, int, int]] = []
    at = 0
    for token in tokens(words):
        if any(c.isalnum() for c in token):
            found.append((len(found) + 1, token, at, at + len(token)))
        at += len(token)
    return found


VERBS = {
    "clear": acts.clear_draft,
    "submit": acts.submit_proposal,
    "revise": acts.revise_draft,
    "discard": acts.discard_draft,
}


def draft(request: Request, slug: str, id: UUID) -> HttpResponse:
    """A delegation's own draft: its wording, who cleared it, and what can be done with it. To others there is none."""
    found = queries.draft(id, request.by)
    if found is None or found.text.slug != slug:
        return not_found(request)
    refusal: Refused | None = None
    if request.method == "POST":
        verb = request.POST.get("do", "")
        if verb not in VERBS:
            raise Http404
        try:
            done = VERBS[verb](by=request.by, draft=found, **(_worded(request) if verb == "revise" else {}))
        except Refused as error:
            refusal = error
        else:
            return _done(request, slug, verb, done)
        found = queries.draft(id, request.by) or found
    place = queries.place_of(found.paragraph, found.text.revision) or queries.place_of(found.paragraph, found.revision)
    assert place is not None
    before, after = queries.reading(found)
    context = frame(found.text, request.by, _("Draft on %(place)s") % {"place": place.label}) | {
        "draft": found,
        "place": place,
        "refusal": refusal,
        "said": convention(found, place.label),
        "redline": redline(before, after),
        "trail": _trail(found, request),
        "can": {verb: bool(may(request.by, act.act, found)) for verb, act in VERBS.items()},  # type: ignore[attr-defined]
        "stale": found.stage in ("draft", "cleared")
        and queries.words_at(found.paragraph, found.text.revision) != before
        and found.kind != "new paragraph",
        "kinds": KIND.items(),
        "words": _numbered(place.words),
        "form": request.POST if request.method == "POST" and request.POST.get("do") == "revise" else _kept(found),
    }
    return render(request, "negotiation/draft.html", context, status=status_of(refusal) if refusal else 200)


def _kept(draft: Any) -> dict[str, Any]:
    return {"kind": draft.kind, "old": draft.old, "new": draft.new, "reason": draft.reason} | (
        {"start": draft.start, "end": draft.end} if draft.revision == draft.text.revision else {}
    )


def _done(request: Request, slug: str, verb: str, row: Any) -> HttpResponse:
    if verb == "submit":
        messages.success(
            request, _("Submitted: it stands on the floor as proposal %(number)s.") % {"number": row.number}
        )
        place = queries.place_of(row.paragraph, row.revision)
        return redirect(address_of(row.text, place.address if place else ""))
    said = {
        "clear": _("Cleared. A representative may submit it."),
        "revise": _("Revised. It needs to be cleared before it can be submitted."),
        "discard": _("Discarded. Your delegation can still read it."),
    }
    messages.success(request, said[verb])
    return redirect("draft", slug, row.pk)


def _trail(draft: Any, request: Request) -> list[tuple[datetime.datetime, str, Any]]:
    lines = queries.trail(draft, request.by)
    names = parties.names({line.by for line in lines})
    return [
        (datetime.datetime.fromisoformat(line.time), names.get(line.by, ""), REGISTRY[line.act].done) for line in lines
    ]
