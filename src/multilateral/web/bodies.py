"""Pages of the bodies: the timeline of the process, one body, and the agenda of a session."""

from __future__ import annotations

import datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from multilateral.bodies import queries, timeline
from multilateral.parties import queries as parties
from multilateral.web.capacity import Request


def bodies(request: Request) -> HttpResponse:
    """The bodies of the process as a timeline, and those of the exercise apart from them."""
    real = list(queries.bodies(exercise=False))
    context = {
        "title": _("The bodies of the process"),
        "room": "bodies",
        "bodies": real,
        "states": {state.code: state.name for state in parties.states()},
        "standing": [body for body in real if body.kind in timeline.STANDING],
        "chart": timeline.chart(
            [body for body in real if body.kind not in timeline.STANDING],
            today=datetime.datetime.now(datetime.UTC).date(),
            rtl=get_language_bidi(),
        ),
        "exercises": queries.bodies(exercise=True),
    }
    return render(request, "bodies/bodies.html", context)


def body(request: Request, slug: str) -> HttpResponse:
    """One body: mandate, succession, sessions and rules."""
    found = queries.body(slug)
    if found is None:
        raise Http404
    context: dict[str, Any] = {
        "title": found.name,
        "room": "bodies",
        "exercise": found.exercise,
        "live": found.slug if found.exercise else "",
        "body": found,
        "sessions": queries.sessions(found),
        "delegations": parties.delegations(found.slug),
        "officers": queries.officers(found),
        "states": {state.code: state.name for state in parties.states()},
        "book": queries.rule_book(found),
    }
    return render(request, "bodies/body.html", context)


def agenda(request: Request, slug: str, number: int) -> HttpResponse:
    """The agenda of a session, adopted and provisional; each item leads to the decision that ordered it."""
    session = queries.session(slug, number)
    if session is None:
        raise Http404
    items = queries.agenda(session)
    context = {
        "title": _("Agenda of session %(number)s") % {"number": number},
        "room": "bodies",
        "exercise": session.body.exercise,
        "live": slug,
        "session": session,
        "body": session.body,
        "adopted": [item for item in items if not item.provisional],
        "provisional": [item for item in items if item.provisional],
    }
    return render(request, "bodies/agenda.html", context)


urlpatterns = [
    path("bodies/", bodies, name="bodies"),
    path("bodies/<slug:slug>", body, name="body"),
    path("agenda/<slug:slug>/<int:number>", agenda, name="agenda"),
]
