"""The page of the search: words, what they are sifted by, and the paragraphs in which they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from multilateral.bodies import queries as bodies
from multilateral.parties.order import english_key
from multilateral.record import queries
from multilateral.web.capacity import Request
from multilateral.web.folio import anchor, direction, named, place_printed
from multilateral.web.recallers import recallers
from multilateral.web.templatetags.in_words import kind_of_document

LONGEST = 400
"""Characters of a search that are looked at."""
TEXTS_A_PAGE, PARAGRAPHS_A_PAGE = 10, 50
PARAGRAPHS_A_TEXT = 3
VALUES = 8
"""So many values of a facet are shown at once, and so many more on demand."""
MORE = 32

FACETS = {
    "adopted": gettext_lazy("How adopted"),
    "session": gettext_lazy("Session"),
    "year": gettext_lazy("Year"),
    "topic": gettext_lazy("Agenda topic"),
    "committee": gettext_lazy("Main Committee"),
    "language": gettext_lazy("Language"),
    "kind": gettext_lazy("Kind"),
    "body": gettext_lazy("Body"),
}
ADOPTED = {
    "recorded vote": gettext_lazy("by a recorded vote"),
    "without a vote": gettext_lazy("without a vote"),
    "not told": gettext_lazy("adopted; how is not held"),
    "draft": gettext_lazy("draft, not adopted"),
}
DID = {
    "sponsored": gettext_lazy("sponsored it"),
    "yes": gettext_lazy("voted in favour"),
    "no": gettext_lazy("voted against"),
    "abstain": gettext_lazy("abstained"),
    "not listed": gettext_lazy("is not listed in the vote"),
}
ORDERS = {
    "title": gettext_lazy("words in the title first, then the newest"),
    "newest": gettext_lazy("the newest first"),
    "oldest": gettext_lazy("the oldest first"),
}


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a facet: as it is sent, as it is shown, and how many texts have it."""

    value: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """What can be sifted by. ``keep`` is the rest of the question, for the form; ``more`` is shown on demand."""

    name: str
    title: str
    chosen: str
    first: list[Value]
    more: list[Value]
    left_out: int
    keep: list[tuple[str, str]]


def search(request: Request) -> HttpResponse:
    """A symbol in any spelling leads to its document; words are looked for in every paragraph."""
    asked = request.GET
    words = " ".join(asked.get("q", "")[:LONGEST].split())
    meant = queries.meant(words)
    sieve, order = _sieve(asked)
    if meant and sieve.idle and (work := queries.work(words)) is not None:
        return redirect("document", work.symbol)
    found = queries.sift(words, sieve, order=order)
    one_text = bool(sieve.text)
    size = PARAGRAPHS_A_PAGE if one_text else TEXTS_A_PAGE
    every = sum(len(hit.keys) or 1 for hit in found.hits) if one_text else len(found.hits)
    last = max(1, -(-every // size))
    at = min(_number(asked.get("page", "")), last)
    names = _names(found)
    kept = _kept(words, sieve, order)
    results = list(_texts(found, at, kept) if not one_text else _paragraphs(found, at))
    withdrawn = {work.symbol for work in queries.withdrawn()}
    states = _states()
    context = {
        "title": _("Search the record"),
        "room": "record",
        "command": "multilateral load PATH",
        "exercise": bool(results) and all(each["held"].exercise for each in results),
        "words": words,
        "cut": len(asked.get("q", "").strip()) > LONGEST,
        "no_words": bool(words) and not found.phrases,
        "asked": bool(words) or not sieve.idle,
        "meant": meant,
        "recalled_by": recallers(queries.recalled_by(meant)) if meant else (),
        "topics": found.topics(),
        "found": found,
        "coverage": found.shelf.covered(),
        "each": [] if found.hits or len(found.phrases) < 2 or not sieve.idle else _each(words),
        "results": [{**each, "withdrawn": each["held"].symbol in withdrawn} for each in results],
        "facets": list(_facets(found.facets, sieve, kept, names)) if words or not sieve.idle else [],
        "active": _active(sieve, kept, names, states),
        "order": order,
        "orders": list(ORDERS.items()),
        "states": _apart(states),
        "state": sieve.state,
        "did": sieve.did,
        "dids": list(DID.items()),
        "hidden": [(n, v) for n, v in kept if n not in ("q", "order", "state", "did")],
        "at": at,
        "start": (at - 1) * size + 1,
        "last": last,
        "before": urlencode([*kept, ("page", at - 1)]) if at > 1 else "",
        "after": urlencode([*kept, ("page", at + 1)]) if at < last else "",
        "json": urlencode([each for each in kept if each[0] != "page"]),
    }
    return render(request, "record/search.html", context)


def _sieve(asked: Any) -> tuple[queries.Sieve, str]:
    """What is chosen in the address; what cannot be is left out."""
    values = {name: asked.get(name, "")[:220] for name in queries.SIFTED if asked.get(name)}
    text = asked.get("text", "")[:120]
    state, did = asked.get("state", "")[:40], asked.get("did", "")
    both = state.isascii() and state.replace("-", "").isalnum() and did in DID
    order = asked.get("order", "")
    sieve = queries.Sieve(
        values, (queries.meant(text) or text) if text else "", state if both else "", did if both else ""
    )
    return sieve, order if order in ORDERS else "title"


def _kept(words: str, sieve: queries.Sieve, order: str) -> list[tuple[str, str]]:
    """The question as it stands in an address."""
    kept = [("q", words)] if words else []
    kept += sieve.values.items()
    kept += [
        (name, value) for name, value in (("text", sieve.text), ("state", sieve.state), ("did", sieve.did)) if value
    ]
    return [*kept, ("order", order)] if order != "title" else kept


def _texts(found: queries.Sifted, at: int, kept: list[tuple[str, str]]) -> Iterator[dict[str, Any]]:
    """A page of texts, each with its first paragraphs and the way to all of them."""
    page = found.hits[(at - 1) * TEXTS_A_PAGE : at * TEXTS_A_PAGE]
    read = found.read((hit.held, hit.keys[:PARAGRAPHS_A_TEXT]) for hit in page)
    for hit, paragraphs in zip(page, read, strict=True):
        more = len(hit.keys) - PARAGRAPHS_A_TEXT
        rest = [each for each in kept if each[0] not in ("language", "order")]
        every = urlencode([*rest, ("text", hit.held.symbol), ("language", hit.held.language)])
        yield _text(hit.held, paragraphs, bool(found.phrases), max(0, more), every)


def _paragraphs(found: queries.Sifted, at: int) -> Iterator[dict[str, Any]]:
    """A page of the paragraphs of one text."""
    first, last = (at - 1) * PARAGRAPHS_A_PAGE, at * PARAGRAPHS_A_PAGE
    skipped = 0
    chosen = []
    for hit in found.hits:
        keys = hit.keys[max(0, first - skipped) : max(0, last - skipped)]
        if keys or not hit.keys:
            chosen.append((hit.held, keys))
        skipped += len(hit.keys)
    for (held, _keys), paragraphs in zip(chosen, found.read(chosen), strict=True):
        yield _text(held, paragraphs, bool(found.phrases), 0, "")


def _text(held: queries.Held, paragraphs: list[Any], words: bool, more: int, every: str) -> dict[str, Any]:
    how = held.by[queries.SIFTED.index("adopted")]
    titled = [each.snippet for each in paragraphs if each.paragraph == "title"]
    return {
        "held": held,
        "title": titled[0] if titled else ((held.title, False),),
        "direction": direction(held.language),
        "language": named(held.language),
        "how": how,
        "says": ADOPTED.get(how, ""),
        "counts": "-".join(map(str, held.counts)) if None not in held.counts else "",
        "kind": kind_of_document(held.by[queries.SIFTED.index("kind")]),
        "paragraphs": [
            (each, anchor(each.paragraph), place_printed(each.paragraph))
            for each in paragraphs
            if words and each.paragraph != "title"
        ],
        "more": more,
        "every": every,
    }


def _facets(
    counted: dict[str, dict[str, int]],
    sieve: queries.Sieve,
    kept: list[tuple[str, str]],
    names: dict[str, dict[str, str]],
) -> Iterator[Facet]:
    for name, title in FACETS.items():
        chosen = sieve.values.get(name, "")
        counts = counted[name]
        if len(counts) < 2 and not chosen:
            continue
        by_name = name in ("session", "year")
        ordered = (
            sorted(counts, key=_natural, reverse=True) if by_name else sorted(counts, key=lambda v: (-counts[v], v))
        )
        values = [Value(value, names[name].get(value, value), counts[value]) for value in ordered]
        rest = [each for each in kept if each[0] != name]
        left_out = max(0, len(values) - VALUES - MORE)
        yield Facet(name, str(title), chosen, values[:VALUES], values[VALUES : VALUES + MORE], left_out, rest)


def _natural(value: str) -> tuple[int, str]:
    return (int(value), "") if value.isdecimal() else (-1, value)


def _active(
    sieve: queries.Sieve, kept: list[tuple[str, str]], names: dict[str, dict[str, str]], states: dict[str, str]
) -> list[tuple[str, str, str]]:
    """What is chosen: what it is, its value in words, and the question without it."""
    found = []
    for name, value in sieve.values.items():
        rest = urlencode([each for each in kept if each[0] != name])
        found.append((str(FACETS[name]), names[name].get(value, value), rest))
    if sieve.text:
        found.append((_("Text"), sieve.text, urlencode([each for each in kept if each[0] != "text"])))
    if sieve.state:
        rest = urlencode([each for each in kept if each[0] not in ("state", "did")])
        found.append((states.get(sieve.state, sieve.state), str(DID[sieve.did]), rest))
    return found


def _names(found: queries.Sifted) -> dict[str, dict[str, str]]:
    """What the values of facets are called on the page."""
    counted = found.facets
    return {
        "body": bodies.names(counted["body"]),
        "committee": {},
        "session": {},
        "year": {},
        "language": {code: named(code) for code in counted["language"]},
        "kind": {kind: kind_of_document(kind) for kind in counted["kind"]},
        "topic": found.shelf.topics,
        "adopted": {how: str(name) for how, name in ADOPTED.items()},
    }


def _states() -> dict[str, str]:
    language = (get_language() or "en").partition("-")[0]
    every = {**queries.state_names(True), **queries.state_names(False)}
    return {code: names.get(language) or names["en"] for code, names in every.items()}


def _apart(states: dict[str, str]) -> list[tuple[bool, list[tuple[str, str]]]]:
    """The States to choose from, the invented ones apart: whether these are of an exercise, with code and name."""
    real = queries.state_names(False)
    ordered = sorted(states.items(), key=lambda each: english_key(each[1]))
    parts = [(invented, [each for each in ordered if (each[0] not in real) is invented]) for invented in (False, True)]
    return [(invented, names) for invented, names in parts if names]


def _each(words: str) -> list[tuple[str, int]]:
    """How often each part of a question is found by itself, where they never stand together; at most six."""
    parts = queries.parts(words)[:6]
    return [(part, queries.sift(part, queries.Sieve()).count) for part in parts]


def _number(typed: str) -> int:
    return max(1, min(int(typed), 100_000)) if typed.isascii() and typed.isdigit() and len(typed) < 7 else 1


urlpatterns = [path("search", search, name="search")]
