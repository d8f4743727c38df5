"""The ledger as anybody can read it: lines, proofs, checkpoints."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from multilateral.bodies import queries as bodies
from multilateral.ledger import queries
from multilateral.ledger.queries import Line
from multilateral.parties import queries as parties
from multilateral.parties.acting import audiences
from multilateral.parties.permit import REGISTRY
from multilateral.web.capacity import Request

A_PAGE = 50


def _shown(lines: list[Line]) -> list[dict[str, object]]:
    """Lines with the names of people, States and acts in words, and whether they are of an exercise."""
    people = parties.names({line.by for line in lines if line.by})
    every = list(parties.states())
    states = {state.code: state.name for state in every}
    invented = {f"state:{state.code}" for state in every if state.invented}
    exercises = set(bodies.bodies(exercise=True).values_list("slug", flat=True))
    shown = []
    for line in lines:
        kind, _colon, name = line.for_party.partition(":")
        shown.append(
            {
                "line": line,
                "done": REGISTRY[line.act].done if line.act in REGISTRY else line.act,
                "by": people.get(line.by, ""),
                "party": states.get(name, name) if kind == "state" else "",
                "time": parse_datetime(line.time) if line.time else None,
                "exercise": line.place in exercises or line.for_party in invented or _invents(line),
            }
        )
    return shown


def _invents(line: Line) -> bool:
    """Whether the act made something of an exercise: an invented State, a person, a body, a document."""
    rows = (line.payload or {}).get("rows", ())
    return any(values and (values.get("exercise") or values.get("status") == "invented") for *_row, values in rows)


def ledger(request: Request) -> HttpResponse:
    """The lines, newest first, and the signed checkpoint."""
    size = queries.size()
    pages = Paginator(range(size), A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    end = size - (page.number - 1) * A_PAGE
    lines = queries.lines(max(0, end - A_PAGE), end, audiences(request.by), newest_first=True) if size else []
    context = {
        "title": _("Ledger and proofs"),
        "lines": _shown(lines),
        "page": page,
        "checkpoint": queries.checkpoint(),
        "keys": queries.keys(),
    }
    return render(request, "ledger/ledger.html", context)


def entry(request: Request, position: int) -> HttpResponse:
    """One line with its inclusion proof."""
    line = queries.entry(position, audiences(request.by))
    if line is None:
        raise Http404
    size = queries.size()
    shown = _shown([line])[0]
    context = {
        "title": _("Entry %(position)s") % {"position": position},
        "exercise": shown["exercise"],
        "shown": shown,
        "line": line,
        "size": size,
        "proof": queries.inclusion(position, size),
        "checkpoint": queries.checkpoint(),
        "at_entry": queries.checkpoint(position + 1),
    }
    return render(request, "ledger/entry.html", context)


def checkpoint(request: Request) -> HttpResponse:
    """The checkpoint as a file to keep."""
    note = queries.checkpoint()
    if note is None:
        raise Http404
    response = HttpResponse(note, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="checkpoint-{queries.size()}.txt"'
    return response


urlpatterns = [
    path("ledger/", ledger, name="ledger"),
    path("ledger/checkpoint.txt", checkpoint, name="checkpoint"),
    path("ledger/<int:position>", entry, name="ledger_entry"),
]
