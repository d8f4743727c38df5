"""What a text refers to: symbols, and resolutions and decisions cited by number.

A citation is found where it is printed, its target resolved to a symbol, its date taken as stated.
Nothing inside another symbol is a hit. An undated mention takes the date of an earlier one of the
same target, and says so. Which body a short number belongs to is told by the words before it, else
by the organ of the document; what else it might be is kept as an alternative.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from multilateral.texts import symbols
from multilateral.texts.adopted import adoption_date
from multilateral.texts.mentions import Found, Speaker, find_in, met
from multilateral.texts.mentions.shapes import Shapes, shapes
from multilateral.texts.model import Citation, Document
from multilateral.texts.wording import ENGLISH, LANGUAGES, Language

SCHEMA = "multilateral/citations/1"


def cite(document: Document) -> list[Citation]:
    """All citations: preamble, operative part, annexes, notes, masthead; the document's own symbol is none."""
    return [found.citation for found in find(document)]


def citations_json(document: Document, dates: Mapping[str, str | None] | None = None) -> dict[str, Any]:
    """The citations as JSON (``multilateral/citations/1``).

    ``dates`` gives the date of adoption by symbol; without it the record that is shipped does (``adopted``).
    ``fits`` is whether the stated date is that date; where none is known it is ``false`` for a date at which the
    session cannot have met, else ``null``. The date of a list's last, which those before it share, may not be
    theirs: it never fails to fit. ``at`` is the part of the document that is cited, where one is named
    ("paras. 3–7").
    """
    listed: list[dict[str, Any]] = []
    texts = {(kind, place): text for kind, place, text in _places(document)}
    words = shapes(document.language or "en")
    for found in find(document):
        one = found.citation
        value: dict[str, Any] = {"target": one.target, "date": one.date}
        value |= {k: v for k in ("paragraph", "note", "masthead") if (v := getattr(one, k)) is not None}
        value |= {"start": one.start, "end": one.end, "text": one.text}
        if one.date_inherited:
            value["date_inherited"] = True
        value["fits"] = _fits(found, dates, _words(one, texts), words)
        value["alternatives"] = found.alternatives
        value["at"] = _part(one, _words(one, texts), words)
        listed.append(value)
    return {"schema": SCHEMA, "symbol": document.symbol, "citations": listed}


def _words(one: Citation, texts: Mapping[tuple[str, str], str]) -> str:
    """The text in which it stands."""
    return next((texts[k, p] for k in ("paragraph", "note", "masthead") if (p := getattr(one, k)) is not None), "")


def has_own_date(one: Citation, text: str, words: Shapes) -> bool:
    """Whether the date stands right behind the number, and is not that of a list's last which it shares."""
    if one.date is None or one.date_inherited:
        return False
    dated = words.date.match(text, one.end)
    return dated is not None and words.iso(dated) == one.date


def _fits(found: Found, dates: Mapping[str, str | None] | None, text: str, words: Shapes) -> bool | None:
    """Whether the stated date is the known one; ``None`` if there is none of either."""
    one = found.citation
    if one.date is None:
        return None
    if dates is not None and (known := dates.get(one.target)) is not None:
        return one.date == known
    known = adoption_date(one.target) if dates is None and not found.alternatives else None
    if known == one.date:
        return True
    return False if known and has_own_date(one, text, words) else _never(one.target, one.date)


def _part(one: Citation, text: str, words: Shapes) -> str | None:
    """The part of the document that is cited, as printed behind it ("paras. 3–7"), or ``None``."""
    dated = words.date.match(text, one.end)
    part = words.pinpoint.match(text, dated.end() if dated else one.end)
    return part["at"] if part else None


def _never(target: str, date: str) -> bool | None:
    """``False`` if nothing of that symbol can be of that date, else ``None``."""
    symbol = symbols.parse(target)
    return False if symbol is not None and met(symbol, date) is False else None


def find(document: Document) -> list[Found]:
    """As ``cite``, with the alternatives of each citation."""
    language = LANGUAGES.get(document.language or "en", ENGLISH)
    code = document.language or "en"
    names = shapes(code)
    places = list(_places(document))
    council = names.human_rights_council.search("\n".join(text for _, _, text in places)) is not None
    speaker = Speaker(_organ(document, language), council)
    every: list[Found] = []
    for kind, place, text in places:
        for found in find_in(text, language=code, speaker=speaker):
            setattr(found.citation, kind, place)
            every.append(found)
    own = {document.symbol}
    if document.symbol is None and document.number:
        own.add(symbols.normalise(f"A/RES/{document.number}"))
    every = [found for found in every if found.citation.target not in own]
    _inherit(every)
    return every


def _places(document: Document) -> Iterator[tuple[str, str, str]]:
    named = 0
    for paragraph in document.walk():
        named += 1
        yield "paragraph", paragraph.id, paragraph.text
    if not named:
        for block in document.blocks:
            if block.type == "paragraph" and block.id is not None:
                yield "paragraph", block.id, block.text
    for note in document.notes:
        yield "note", note.marker, note.text
    if document.agenda_title and document.agenda_title != document.title:
        yield "masthead", "agenda_title", document.agenda_title
    if document.title:
        yield "masthead", "title", document.title
    if document.adopted is not None and document.adopted.on_report:
        yield "masthead", "adopted.on_report", document.adopted.on_report


def _organ(document: Document, language: Language) -> str:
    """Whose numbers "its resolution 3/2" are: the body that speaks in the opening, else the symbol's organ."""
    named = (document.opening or "").removeprefix("The ")
    if document.symbol and document.symbol.startswith("EX/"):
        return "EX"
    return language.organs.get(named) or language.organs.get(document.organ or "") or "A"


def _inherit(every: list[Found]) -> None:
    """Undated mentions take the date of an earlier dated one of the same target."""
    known: dict[str, str] = {}
    for found in every:
        one = found.citation
        if one.date is not None:
            known.setdefault(one.target, one.date)
        elif one.target in known:
            one.date, one.date_inherited = known[one.target], True
