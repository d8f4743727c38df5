"""The page for whoever looks after the installation; nobody else is shown it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _

from multilateral.ledger import queries as ledger
from multilateral.parties.acting import NotPermitted
from multilateral.parties.permit import may
from multilateral.server.health import health
from multilateral.web.capacity import Request
from multilateral.web.errors import refused


def health_page(request: Request) -> HttpResponse:
    """How the installation is, and what to do where it is not well."""
    verdict = may(request.by, "parties.look_after")
    if not verdict:
        return refused(request, NotPermitted(verdict.why))
    readings = health()
    context = {
        "title": _("How this installation is"),
        "readings": readings,
        "unwell": any(reading.advice for reading in readings),
        "checkpoint": ledger.checkpoint(),
    }
    return render(request, "server/health.html", context)


urlpatterns = [path("health/", health_page, name="health")]
