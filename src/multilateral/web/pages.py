"""The pages that belong to no room: the front page, what is asked of me, and the pulse."""

from __future__ import annotations

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from multilateral.ledger import queries as ledger
from multilateral.negotiation import queries as negotiation
from multilateral.parties import queries as parties
from multilateral.record import queries as record
from multilateral.web import capacity
from multilateral.web.capacity import Request

LATEST = 6


def home(request: Request) -> HttpResponse:
    """The front page."""
    context = {
        "title": _("What States agree, word by word"),
        "floor": negotiation.texts()[:LATEST],
        "latest": record.latest(LATEST),
        "checkpoint": ledger.checkpoint(),
    }
    return render(request, "frame/home.html", context)


def mine(request: Request) -> HttpResponse:
    """In what capacity I act, and what is asked of me in it."""
    if not request.user.is_authenticated:
        return redirect("account_login")
    context = {
        "title": _("What is asked of you"),
        "room": "mine",
        "exercise": request.user.person.exercise,
        "live": request.by.body if request.by else "",
        "capacities": parties.capacities(request.user.person),
    }
    return render(request, "frame/mine.html", context)


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
