"""The follow-up index: what adopted texts decide and ask, of whom, until when; and coming agendas."""

from __future__ import annotations

import datetime
import uuid
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.urls import path
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from multilateral.followup import acts, queries
from multilateral.parties.permit import may
from multilateral.record import follow_up
from multilateral.web.capacity import Request
from multilateral.web.followup.doing import attempt, page, see
from multilateral.web.kept import kept
from multilateral.web.templatetags.in_words import VERBS

A_PAGE = 30
FIELDS = ("addressee", "due", "verb", "topic", "words", "body", "symbol", "order")


def register(request: Request) -> HttpResponse:
    """What fits the fields of the form, a page at a time; each line leads to the paragraph that asks."""
    typed = {name: " ".join(request.GET.get(name, "")[:300].split()) for name in FIELDS}
    typed["due"] = _short(request.GET.get("by", "")[:10] or typed["due"])
    asked = follow_up.Asked(**typed)
    sheet = Paginator(follow_up.find(asked).values_list("pk", flat=True), A_PAGE).get_page(request.GET.get("page"))
    entries = queries.entries(follow_up.chosen(sheet.object_list, asked.order))
    choices = follow_up.choices()
    context = {
        "title": _("Follow-up"),
        "exercise": bool(entries) and all(entry.provision.work.exercise for entry in entries),
        "live": _place(entries),
        "entries": entries,
        "count": sheet.paginator.count,
        "sheet": sheet,
        "typed": typed,
        "narrowed": any(value for name, value in typed.items() if name != "order"),
        "kept": urlencode({name: value for name, value in typed.items() if value}),
        "due": due_words(typed["due"]) if typed["due"] else "",
        "choices": choices,
        "other_due": typed["due"] not in ("", "none", *map(str, choices.sessions)),
        "verbs": VERBS,
    }
    return page(request, "followup/register.html", context)


def agenda(request: Request, session: int) -> HttpResponse:
    """The provisional agenda of a coming session of the General Assembly as the decisions held have made it."""
    found = follow_up.agenda(session)
    context = {
        "title": _("Provisional agenda of session %(number)s of the General Assembly") % {"number": session},
        "agenda": found,
        "others": [number for number in follow_up.choices().agendas if number != session],
    }
    return page(request, "followup/agenda.html", context)


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
        return _("by %(date)s") % {"date": date_format(datetime.date.fromisoformat(due), "DATE_FORMAT")}
    except ValueError:
        return due


def _short(due: str) -> str:
    """A due time as typed: "session 80" and "80th" are 80."""
    figures = "".join(sign for sign in due if sign.isascii() and sign.isdigit())
    return figures if 0 < len(figures) < 4 else due


def _place(entries: list[Any]) -> str:
    """The one body of the page, whose acts it follows live; of several, none."""
    places = {entry.provision.work.body for entry in entries}
    return places.pop() if len(places) == 1 else ""


urlpatterns = [
    path("follow-up/", kept(register), name="followup"),
    path("follow-up/agenda/<int:session>", kept(agenda), name="followup_agenda"),
    path("follow-up/<uuid:id>", asked, name="followup_asked"),
]
