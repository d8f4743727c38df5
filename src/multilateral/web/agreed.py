"""The page of agreed language: what of a text has been adopted before, clause by clause."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from multilateral.bodies import queries as bodies
from multilateral.record.agreed import LONGEST, Judged, Match, agreed
from multilateral.record.shelf import UNTOLD, VOTED
from multilateral.texts.wording import LANGUAGES
from multilateral.web.capacity import Request
from multilateral.web.folio import anchor, direction, named, place_printed
from multilateral.web.search import ADOPTED

SHOWN = {"verbatim": 5, "adapted": 3, "new": 0}
"""How many matches of a clause are shown with their places; the door gives all."""


def agreed_language(request: Request) -> HttpResponse:
    """A form; and what was asked about, with its clauses marked and each beside what was adopted."""
    asked = request.POST if request.method == "POST" else request.GET
    text = asked.get("text", "").replace("\r\n", "\n")[:LONGEST]
    page_language = (get_language() or "en").partition("-")[0]
    language = asked.get("language", page_language)
    if language not in LANGUAGES:
        language = "en"
    found = agreed(text, language) if text.strip() else None
    judged = found.clauses if found else ()
    context = {
        "title": _("Agreed language"),
        "room": "record",
        "text": text,
        "most": LONGEST,
        "languages": [(code, named(code)) for code in LANGUAGES],
        "language": language,
        "direction": direction(language),
        "found": found,
        "marked": _marked(text, judged),
        "clauses": _clauses(judged),
        "counts": [(status, sum(one.status == status for one in judged)) for status in SHOWN],
        "exercise": any(match.exercise for one in judged for match in one.matches),
    }
    return render(request, "record/agreed.html", context)


def _marked(text: str, clauses: Sequence[Judged]) -> list[tuple[str, int, str]]:
    """The text in order, as (words, number of the clause or 0, status)."""
    parts: list[tuple[str, int, str]] = []
    at = 0
    for number, one in enumerate(clauses, 1):
        parts += [(text[at : one.start], 0, ""), (one.text, number, one.status)]
        at = one.end
    return [*parts, (text[at:], 0, "")]


def _clauses(clauses: Sequence[Judged]) -> list[dict[str, object]]:
    names = bodies.names(match.body for one in clauses for match in one.matches)
    return [
        {
            "judged": one,
            "matches": [_shown(match, names) for match in one.matches[: SHOWN[one.status]]],
            "more": max(0, one.adoptions - SHOWN[one.status]),
            "last": _shown(one.last, names) if one.last else None,
        }
        for one in clauses
    ]


def _shown(match: Match, names: Mapping[str, str]) -> dict[str, object]:
    """A match, with its body by name and how it was adopted in words."""
    says = ADOPTED.get(match.vote or UNTOLD)
    return {
        "match": match,
        "anchor": anchor(match.paragraph),
        "place": place_printed(match.paragraph),
        "percent": round(100 * match.likeness),
        "body": names[match.body],
        "vote": says or f"{ADOPTED[VOTED]}, {match.vote}",
    }


urlpatterns = [path("agreed-language", agreed_language, name="agreed_language")]
