"""The pages that belong to no room: the front page, what is asked of me, and the pulse."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from multilateral.bodies import queries as bodies
from multilateral.ledger import queries as ledger
from multilateral.negotiation import queries as negotiation
from multilateral.parties import queries as parties
from multilateral.parties.permit import may, may_by_api
from multilateral.record import queries as record
from multilateral.web import capacity, redline
from multilateral.web.asked import asked
from multilateral.web.capacity import Request
from multilateral.web.folio import direction

LATEST = 6


def home(request: Request) -> HttpResponse:
    """The front page."""
    size = ledger.size()
    last = ledger.entry(size - 1) if size else None
    floor = list(negotiation.texts()[:LATEST])
    latest = record.latest(LATEST)
    context = {
        "title": _("What States agree, word by word"),
        "drawn": redline.of_the_day(timezone.now().date(), (get_language() or "en").partition("-")[0]),
        "floor": _with_symbols(floor),
        "real_floor": any(not text.work.exercise for text in floor),
        "exercises": bodies.bodies(exercise=True),
        "latest": [(version, direction(version.language)) for version in latest],
        "example": latest[0].work.symbol.lower() if latest else "",
        "checkpoint": size,
        "checkpoint_time": parse_datetime(last.time) if last and last.time else None,
    }
    return render(request, "frame/home.html", context)


def mine(request: Request) -> HttpResponse:
    """In what capacity I act, and what is asked of me in it."""
    if not request.user.is_authenticated:
        return redirect("account_login")
    by = request.by
    body = bodies.body(by.body) if by and by.body else None
    name = by.delegation.name if by and by.delegation else request.user.person.name
    context = {
        "title": _("%(name)s, today") % {"name": name},
        "room": "mine",
        "exercise": request.user.person.exercise,
        "live": by.body if by else "",
        "body": body,
        "asked": asked(by) if by else [],
        "floor": _with_symbols(t for t in negotiation.texts(by.body) if t.stage != "decided") if body and by else [],
        "others": [
            credential
            for credential in parties.capacities(request.user.person)
            if by is None or by.credential is None or credential.pk != by.credential.pk
        ],
        "places": {one.slug: one.name for one in bodies.bodies()},
        "may_enrol": may(by, "parties.enrol_person"),
        "may_by_api": may_by_api(by),
        "may_look_after": may(by, "parties.look_after"),
        "now": timezone.now(),
    }
    return render(request, "frame/mine.html", context)


def _with_symbols(texts: Iterable[Any]) -> list[tuple[Any, str]]:
    """Texts, each with the symbol of the revision on the floor."""
    return [(text, negotiation.revisions(text)[-1].symbol) for text in texts]


@require_POST
def act_as(request: Request) -> HttpResponse:
    """Chooses one of one's own capacities."""
    wanted = request.POST.get("credential", "")
    if not request.user.is_authenticated:
        return redirect("account_login")
    if wanted not in {str(c.pk) for c in parties.capacities(request.user.person)}:
        raise Http404
    capacity.choose(request, wanted)
    return redirect("mine")


def healthz(request: Request) -> HttpResponse:
    """Alive, and how long the log is."""
    return JsonResponse({"status": "ok", "entries": ledger.size()})


urlpatterns = [
    path("", home, name="home"),
    path("mine/", mine, name="mine"),
    path("mine/act-as", act_as, name="act_as"),
    path("healthz", healthz, name="healthz"),
]
