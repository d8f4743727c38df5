"""Meetings: the list, opening one, and one with what was put at it."""

from __future__ import annotations

import uuid
from itertools import groupby
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from multilateral.bodies import queries as bodies
from multilateral.decision import acts, queries
from multilateral.negotiation import queries as negotiation
from multilateral.parties import queries as parties
from multilateral.parties.acting import By, Refused
from multilateral.parties.permit import may
from multilateral.web.capacity import Request
from multilateral.web.decision.doing import do, number, see
from multilateral.web.errors import status_of


def meetings(request: Request) -> HttpResponse:
    """Every meeting by body and session, and the form with which a Chair opens the next."""
    by = request.by
    body = bodies.body(by.body) if by and by.body else None
    verdict = bool(body and may(by, "decision.open_meeting", body))
    refusal: Refused | None = None
    opened: list[Any] = []

    def open_(by: By, request: Request) -> str:
        if body is None:
            raise Refused(_("You act in no body; choose the capacity in which you preside."))
        here = [str(d.pk) for d in parties.delegations(body.slug)] if request.POST.get("everybody") else []
        meeting = acts.open_meeting(
            by=by,
            body=body,
            session=number(request.POST.get("session")) or 0,
            mode=request.POST.get("mode", ""),
            number=number(request.POST.get("number")),
            present=here or request.POST.getlist("present"),
        )
        opened.append(meeting)
        return _("Meeting %(number)s is open.") % {"number": meeting.number}

    if request.method == "POST":
        refusal = do(request, {"open": ("decision.open_meeting", open_)}, body)
        if refusal is None:
            return see("meeting", opened[0].pk)
    chosen = request.GET.get("body", "")
    listed = list(queries.meetings(chosen or None))
    known = {b.slug: b for b in bodies.bodies()}
    sessions = [s.number for s in bodies.sessions(body)] if verdict and body else []
    session = number(request.POST.get("session")) or _current(body)
    context = {
        "title": _("Decisions"),
        "room": "decision",
        "exercise": bool((body and body.exercise) or (listed and all(known[m.body].exercise for m in listed))),
        "live": body.slug if body else (listed[0].body if len({m.body for m in listed}) == 1 else ""),
        "groups": [
            (known[slug], session, [(m, queries.actions(meeting=m)) for m in held])
            for (slug, session), held in groupby(listed, key=lambda m: (m.body, m.session))
        ],
        "may_open": verdict,
        "current": queries.open_meeting(body.slug) if body else None,
        "body": body,
        "sessions": sessions,
        "session": session,
        "number": request.POST.get("number") or (queries.next_number(body.slug, session) if body and session else 1),
        "mode": request.POST.get("mode", "formal"),
        "delegations": parties.delegations(body.slug) if body else [],
        "chosen": request.POST.getlist("present"),
        "everybody": bool(request.POST.get("everybody")),
        "refusal": refusal,
    }
    return render(request, "decision/meetings.html", context, status=status_of(refusal) if refusal else 200)


def meeting(request: Request, id: uuid.UUID) -> HttpResponse:
    """One meeting: who is there, what was put, and putting a text."""
    found: Any = queries.meeting(id)
    if found is None:
        raise Http404
    put: list[Any] = []

    def put_(by: By, request: Request) -> str:
        text = negotiation.text(request.POST.get("text", ""))
        if text is None:
            raise Refused(_("Choose the text to put."))
        seen = number(request.POST.get("seen"))
        put.append(
            acts.put_text(
                by=by,
                meeting=found,
                text=text,
                seen=text.revision if seen is None else seen,
                seen_unsettled=request.POST.get("seen_unsettled"),
            )
        )
        return _("%(symbol)s is put to the body.") % {"symbol": put[0].revision.symbol}

    def note(by: By, request: Request) -> str:
        here = request.POST.get("do") == "here"
        named = request.POST.get("delegation") or (str(by.delegation.pk) if by.delegation else "")
        delegation = next((d for d in parties.delegations(found.body) if str(d.pk) == named), None)
        if delegation is None:
            raise Refused(_("Choose the delegation that has come or gone."))
        acts.note_presence(by=by, meeting=found, delegation=delegation, here=here)
        said = _("%(state)s is noted as present.") if here else _("%(state)s is no longer noted as present.")
        return said % {"state": delegation.name}

    def close(by: By, request: Request) -> str:
        acts.close_meeting(by=by, meeting=found)
        return _("Meeting %(number)s is closed.") % {"number": found.number}

    refusal: Refused | None = None
    if request.method == "POST":
        doings = {
            "put": ("decision.put_text", put_),
            "here": ("decision.note_presence", note),
            "gone": ("decision.note_presence", note),
            "close": ("decision.close_meeting", close),
        }
        refusal = do(request, doings, found)
        if refusal is None:
            back = next((a for a in queries.actions(meeting=found) if str(a.pk) == request.POST.get("action")), None)
            shown = put[0] if put else back
            return see("action", shown.pk) if shown else see("meeting", found.pk)
        found = queries.meeting(id)
    return render(
        request,
        "decision/meeting.html",
        _meeting(request, found) | {"refusal": refusal},
        status=status_of(refusal) if refusal else 200,
    )


def _meeting(request: Request, meeting: Any) -> dict[str, Any]:
    by, body = request.by, queries.body_of(meeting)
    here = queries.present(meeting)
    own = by.delegation if by and by.delegation and by.body == meeting.body else None
    presides = bool(may(by, "decision.put_text", meeting)) and meeting.closed_at is None
    return {
        "title": _("Meeting %(number)s") % {"number": meeting.number},
        "room": "decision",
        "exercise": body.exercise,
        "live": body.slug,
        "body": body,
        "meeting": meeting,
        "present": here,
        "absent": [d for d in parties.delegations(body.slug) if d not in here],
        "quorum": queries.quorum(meeting) if meeting.mode == "formal" and body.rules else None,
        "actions": [(a, queries.result(a)) for a in queries.actions(meeting=meeting)],
        "puttable": queries.texts_to_put(meeting) if presides else [],
        "presides": presides,
        "notes_all": meeting.closed_at is None and own is None and bool(may(by, "decision.note_presence", meeting)),
        "own": own if meeting.closed_at is None and may(by, "decision.note_presence", meeting) else None,
        "own_here": queries.is_present(meeting, own),
    }


def _current(body: Any) -> int | None:
    """The session to offer first: that of the last meeting, else the latest that has begun, else the first."""
    if body is None:
        return None
    last = queries.meetings(body.slug).order_by("-opened_at").first()
    if last is not None:
        return int(last.session)
    today = timezone.now().date()
    sessions = list(bodies.sessions(body))
    begun = [s.number for s in sessions if s.opens and s.opens <= today]
    return max(begun) if begun else next((s.number for s in sessions), None)
