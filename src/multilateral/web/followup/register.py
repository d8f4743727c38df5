"""The register of what adopted texts ask, of whom, until when, and what became of it."""

from __future__ import annotations

import datetime
import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import path
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from multilateral.followup import acts, queries
from multilateral.parties.permit import may
from multilateral.web.capacity import Request
from multilateral.web.followup.doing import attempt, page, see


def register(request: Request) -> HttpResponse:
    """Grouped by addressee in alphabetical order; ``?due=`` shows one time only."""
    due = request.GET.get("due")
    found = queries.operative_acts(due=due)
    context = {
        "title": _("What was agreed, carried out"),
        "exercise": any(one.act.work.exercise for one in found),
        "live": _place(found),
        "groups": queries.by_addressee(found),
        "count": len(found),
        "due": due,
        "dues": [(value, due_words(value)) for value in queries.dues()],
        "chosen": due_words(due) if due else "",
    }
    return page(request, "followup/register.html", context)


def asked(request: Request, id: uuid.UUID) -> HttpResponse:
    """One thing asked, every report on it, and the form for whoever may report."""
    found = queries.asked(id)
    if found is None:
        raise Http404
    typed = {name: request.POST.get(name, "") for name in ("status", "words", "evidence")}
    refusal = None
    if request.method == "POST":
        refusal = attempt(request, acts.report, asked=found.act, **typed)
        if refusal is None:
            messages.success(request, _("Your report is in the register."))
            return see("followup_asked", id)
    context = {
        "title": _("Asked in %(symbol)s") % {"symbol": found.act.work.symbol},
        "exercise": found.act.work.exercise,
        "live": found.act.place,
        "asked": found,
        "due": due_words(found.due) if found.due != "none" else "",
        "reports": queries.reports(found.act).reverse(),
        "statuses": queries.STATUSES.choices,
        "typed": typed,
        "may_report": may(request.by, "followup.report", found.act),
    }
    return page(request, "followup/asked.html", context, refusal)


def due_words(due: str) -> str:
    """A due time as the filter writes it, in words."""
    if due == "none":
        return _("no time given")
    if due.isdigit():
        return _("session %(number)s") % {"number": due}
    try:
        return date_format(datetime.date.fromisoformat(due), "DATE_FORMAT")
    except ValueError:
        return due


def _place(found: list[queries.Asked]) -> str:
    """The one body of the page, whose acts it follows live; of several, none."""
    places = {one.act.place for one in found}
    return places.pop() if len(places) == 1 else ""


urlpatterns = [
    path("follow-up/", register, name="followup"),
    path("follow-up/<uuid:id>", asked, name="followup_asked"),
]
