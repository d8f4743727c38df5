"""Pages of the reports: which there are, and the draft on one session with the act behind each sentence."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _

from multilateral.ledger import queries as ledger
from multilateral.parties.permit import REGISTRY
from multilateral.reports import queries
from multilateral.reports.facts import Act
from multilateral.reports.report import Report, to_json, to_text
from multilateral.reports.sentence import Sentence, Thing
from multilateral.web.capacity import Request


def reports(request: Request) -> HttpResponse:
    """The sessions on which there is something to report."""
    found = queries.available()
    context = {
        "title": _("Reports"),
        "room": "reports",
        "exercise": any(one.session.body.exercise for one in found),
        "available": found,
    }
    return render(request, "reports/reports.html", context)


def report(request: Request, slug: str, number: int) -> HttpResponse:
    """The draft report on one session."""
    found = _report(slug, number)
    context: dict[str, Any] = {
        "title": found.title,
        "room": "reports",
        "exercise": found.exercise,
        "live": slug,
        "report": found,
        "sections": [
            (section, [(p.number, [_shown(s) for s in p.sentences], _about(p.sentences)) for p in section.paragraphs])
            for section in found.sections
        ],
        "count": len(found.sentences),
    }
    return render(request, "reports/report.html", context)


def report_text(request: Request, slug: str, number: int) -> HttpResponse:
    """The same as plain text, with the checkpoint."""
    words = to_text(_report(slug, number), ledger.checkpoint())
    return _file(HttpResponse(words, content_type="text/plain; charset=utf-8"), slug, number, "txt")


def report_json(request: Request, slug: str, number: int) -> HttpResponse:
    """The same as JSON, with the checkpoint."""
    value = to_json(_report(slug, number), ledger.checkpoint())
    return _file(JsonResponse(value, json_dumps_params={"ensure_ascii": False}), slug, number, "json")


def _report(slug: str, number: int) -> Report:
    found = queries.report(slug, number)
    if found is None:
        raise Http404
    return found


def _file(response: HttpResponse, slug: str, number: int, ending: str) -> HttpResponse:
    response["Content-Disposition"] = f'attachment; filename="report-{slug}-{number}.{ending}"'
    return response


def _shown(sentence: Sentence) -> tuple[str, list[tuple[int, str]]]:
    """A sentence with its lines of the ledger, and what each of them is called aloud."""
    return sentence.text, [(act.position, _aloud(act)) for act in sentence.acts]


def _aloud(act: Act) -> str:
    if not act.name:
        return _("Ledger entry %(position)s, sealed") % {"position": act.position}
    done = REGISTRY[act.name].done if act.name in REGISTRY else act.name
    return _("Ledger entry %(position)s: %(done)s") % {"position": act.position, "done": done}


def _about(sentences: tuple[Sentence, ...]) -> list[tuple[Thing, str]]:
    """What a paragraph is about, each thing once, with its address."""
    return [(thing, address(thing)) for thing in dict.fromkeys(t for s in sentences for t in s.things)]


def address(thing: Thing) -> str:
    """Where a thing is shown."""
    match thing.kind, thing.key:
        case "document", (symbol,):
            return reverse("document", args=[symbol])
        case "paragraph", (symbol, place):
            return f"{reverse('document', args=[symbol])}#{quote(place)}"
        case "revision", (slug, number):
            return reverse("text_revision", args=[slug, int(number)])
        case "proposal", (slug, number):
            return reverse("proposal", args=[slug, int(number)])
        case "concern", (slug, number):
            return f"{reverse('text', args=[slug])}#c{number}"
        case "text", (slug,):
            return reverse("text", args=[slug])
        case "agenda", (slug, number):
            return reverse("agenda", args=[slug, int(number)])
        case "meeting" | "action", (id,):
            return reverse(thing.kind, args=[id])
        case "survey", _nothing:
            return reverse("framework")
        case _:
            return reverse(thing.kind)


urlpatterns = [
    path("reports/", reports, name="reports"),
    path("reports/<slug:slug>/<int:number>", report, name="report"),
    path("reports/<slug:slug>/<int:number>.txt", report_text, name="report_text"),
    path("reports/<slug:slug>/<int:number>.json", report_json, name="report_json"),
]
