"""Pages of lineage: agenda topics, the matrix of one, the life of one paragraph."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any
from urllib.parse import quote

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, re_path, reverse
from django.utils.translation import gettext as _

from multilateral.record import families, queries
from multilateral.texts.compare import readable
from multilateral.texts.compare.words import Piece
from multilateral.web.capacity import Request
from multilateral.web.folio import anchor, direction, place_printed
from multilateral.web.kept import kept
from multilateral.web.reasons import reason

SIDE_BY_SIDE = 16
"""More texts than this are not set side by side unasked: the page shows the lines to choose from."""
MOST_LINES = 8
"""More lines than this are listed with their titles."""


@dataclass(frozen=True, slots=True)
class Square:
    """A cell as it is set. ``marks`` are classes; ``sign`` is short, ``said`` the same in words, ``head`` its text."""

    marks: str
    href: str = ""
    address: str = ""
    sign: str = ""
    said: str = ""
    head: str = ""


def lineage(request: Request) -> HttpResponse:
    """The agenda topics on which the record holds several texts; a symbol leads to its topic."""
    wanted = " ".join(request.GET.get("q", "")[:400].split())
    if wanted and (work := queries.work(wanted)) is not None and (known := families.topic_of(work)) is not None:
        return redirect(reverse("topic", args=[known.slug]) + f"?text={quote(work.symbol)}")
    found = families.topics(wanted)
    context = {
        "title": _("Lineage"),
        "room": "lineage",
        "exercise": bool(found) and all(topic.exercise for topic in found),
        "words": wanted,
        "topics": [(initial, list(group)) for initial, group in groupby(found, _initial)],
        "count": len(found),
        "command": "multilateral load PATH",
    }
    return render(request, "record/lineage.html", context)


def topic(request: Request, slug: str) -> HttpResponse:
    """The matrix of a topic: all its texts, those of one line, or two of them."""
    found = families.topic(slug)
    if found is None:
        raise Http404
    matrix = families.matrix(found)
    texts = matrix["texts"]
    symbols = [text["symbol"] for text in texts]
    old, new = request.GET.get("old", ""), request.GET.get("new", "")
    text = request.GET.get("text", "")
    chosen: list[str] = []
    if old in symbols and new in symbols:
        chosen = [symbol for symbol in symbols if symbol in (old, new)]
    elif text in symbols:
        among = families.line(texts, text)
        chosen = [symbol for symbol in symbols if symbol in among]
    elif len(symbols) <= SIDE_BY_SIDE or request.GET.get("all"):
        chosen = symbols
    titles = {each["symbol"]: each["title"] for each in texts}
    lines = [(end, short(end), len(families.line(texts, end)), titles[end]) for end in families.ends(texts)]
    tallies = queries.tallies(chosen)
    context = {
        "title": found.title,
        "room": "lineage",
        "exercise": found.exercise,
        "topic": found,
        "language": matrix["language"],
        "direction": direction(matrix["language"]),
        "texts": [_text(each) for each in texts],
        "elsewhere": matrix["not_held_in_it"],
        "columns": [
            {**_text(each), "tally": tallies.get(each["symbol"], "")} for each in texts if each["symbol"] in chosen
        ],
        "rows": list(_rows(families.rows_of(matrix, chosen), chosen)),
        "lines": lines,
        "many": len(lines) > MOST_LINES,
        "all": chosen == symbols,
        "text": text if text in symbols else "",
        "old": old if old in symbols else symbols[-2] if len(symbols) > 1 else "",
        "new": new if new in symbols else symbols[-1] if symbols else "",
        "two": len(chosen) == 2,
        "first": texts[0]["date"][:4] if texts and texts[0]["date"] else "",
        "last": texts[-1]["date"][:4] if texts and texts[-1]["date"] else "",
    }
    return render(request, "record/topic.html", context)


def life(request: Request, symbol: str, place: str) -> HttpResponse:
    """One paragraph through all texts of its topic that have it, each with its redline."""
    work = queries.work(symbol)
    if work is None:
        raise Http404
    if work.symbol != symbol:
        return redirect("life", work.symbol, place, permanent=True)
    story = families.life(work, place)
    if story is None:
        raise Http404
    by_symbol = {text["symbol"]: text for text in story.matrix["texts"]}
    stages = [_stage(cell, by_symbol, story) for cell in story.row["cells"]]
    context = {
        "title": _("The life of a paragraph"),
        "room": "lineage",
        "exercise": work.exercise,
        "topic": story.topic,
        "opening": story.row["opening"],
        "language": story.matrix["language"],
        "direction": direction(story.matrix["language"]),
        "asked": work.symbol,
        "place": place_printed(place),
        "stages": stages,
        "count": sum(1 for stage in stages if stage["place"]),
    }
    return render(request, "record/life.html", context)


def short(symbol: str) -> str:
    """A symbol as the head of a column: 77/36, C.1/77/L.23.

    >>> short("A/RES/77/36"), short("A/C.1/77/L.23"), short("EX/RES/3/1")
    ('77/36', 'C.1/77/L.23', '3/1')
    """
    parts = symbol.split("/")
    if "RES" in parts[:-1]:
        return "/".join(parts[parts.index("RES") + 1 :])
    return "/".join(parts[1:]) if len(parts) > 2 else symbol


def _initial(topic: families.Listed) -> str:
    return next((sign.upper() for sign in topic.title if sign.isalpha()), "#")


def _text(text: dict[str, Any]) -> dict[str, Any]:
    steps = [
        {**step, "says": _step_says(step), "reasons": [reason(kept) for kept in step["reasons"]]}
        for step in text["goes_on_from"]
    ]
    name = short(text["symbol"])
    # A column is narrow; the committee of a draft is in its whole symbol, which is the title of the link.
    head = name if text["adopted"] else "/".join(name.split("/")[-2:])
    why = reason(text["reason"])
    return {**text, "reason": why, "short": name, "head": head, "day": _day(text["date"]), "steps": steps}


def _step_says(step: dict[str, Any]) -> str:
    return _("Its earlier form is") if step["relation"] == "earlier form" else _("It follows")


def _day(iso: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(iso) if iso else None


def _rows(rows: Sequence[dict[str, Any]], chosen: Sequence[str]) -> Iterator[tuple[dict[str, Any], str, list[Square]]]:
    base = reverse("lineage") + "life/"
    for row in rows:
        cells = {cell["text"]: cell for cell in row["cells"]}
        here = [n for n, symbol in enumerate(chosen) if symbol in cells and cells[symbol]["paragraph"]]
        if not here:
            continue
        href = f"{base}{quote(row['symbol'])}/{quote(row['paragraph'])}"
        squares = [replace(_square(cells.get(s), href, n, here), head=short(s)) for n, s in enumerate(chosen)]
        yield row, href, squares


def _square(cell: dict[str, Any] | None, href: str, n: int, here: Sequence[int]) -> Square:
    within = here[0] < n < here[-1]
    if cell is None:
        return Square("by" if within else "")
    if not cell["paragraph"]:
        return Square("drop by" if within else "drop", sign="†", said=_("dropped"))
    if len(here) == 1:
        thread = ""
    else:
        thread = "first" if n == here[0] else "last" if n == here[-1] else "on"
    mark, sign, said = _signs(cell)
    at = f"{href}#{anchor_of(cell['text'])}"
    return Square(f"{mark} {thread}".strip(), at, cell["address"] or cell["paragraph"], sign, said)


def _signs(cell: dict[str, Any]) -> tuple[str, str, str]:
    """The classes of a cell, its sign, and in words what the sign does not say aloud."""
    types = cell["types"]
    if "first" in types:
        return "start", _("first held"), ""
    if "new" in types:
        return "new", _("new"), ""
    figures = " ".join(
        f"{sign}{number}" for sign, number in (("−", cell["deleted"]), ("+", cell["inserted"])) if number
    )
    # Isolated: minus and plus stay before their figures where the page runs from right to left.
    figures = f"\u2066{figures}\u2069" if figures else ""
    said = _("edited") if figures else _("unchanged")
    if "kin" in types:
        return (
            "start",
            _("as in %(symbol)s") % {"symbol": short(cell["against"])} + (f" {figures}" if figures else ""),
            "",
        )
    marks = [mark for mark, type in (("edit", "edited"), ("move", "moved"), ("merge", "merged")) if type in types]
    named = [
        word
        for word, type in (
            (_("back"), "returned"),
            (_("moved"), "moved"),
            (_("merged"), "merged"),
            (_("part"), "split"),
        )
        if type in types
    ]
    return " ".join(marks), " ".join([*named, figures or "="]), said


def anchor_of(symbol: str) -> str:
    """The anchor of a text on the page of a life."""
    return anchor(symbol.replace("/", "-"))


def _stage(cell: dict[str, Any], texts: dict[str, dict[str, Any]], story: families.Story) -> dict[str, Any]:
    text = texts[cell["text"]]
    pieces = [Piece(piece["op"], piece["text"]) for piece in story.words.get(cell["text"], ())]  # type: ignore[arg-type]
    plain = not cell["against"] or "kin" in cell["types"]
    if plain:
        pieces = [Piece("equal", "".join(p.text for p in pieces if p.op != "delete"))]
    return {
        "symbol": cell["text"],
        "anchor": anchor_of(cell["text"]),
        "day": _day(text["date"]),
        "adopted": text["adopted"],
        "paragraph": cell["paragraph"],
        "place": cell["address"] or cell["paragraph"],
        "words": readable(pieces) if not plain else pieces,
        "inserted": cell["inserted"],
        "deleted": cell["deleted"],
        "against": cell["against"],
        "source": [place_printed(place) for place in cell["source"]],
        "also": [(each["text"], [place_printed(p) for p in each["paragraphs"]]) for each in cell["also"]],
        "types": cell["types"],
        "goes_on": cell["text"] in story.row["merged_away"],
    }


urlpatterns = [
    path("lineage/", kept(lineage), name="lineage"),
    re_path(r"^lineage/life/(?P<symbol>.+)/(?P<place>[^/]+)$", kept(life), name="life"),
    path("lineage/<str:slug>", kept(topic), name="topic"),
]
