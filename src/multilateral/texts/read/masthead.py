"""The masthead: everything above the opening words. Lines are known by what they say, not by where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import regex

from multilateral.texts import symbols
from multilateral.texts.model import Adopted, Document, Doubt, Furniture
from multilateral.texts.read.layout import flow
from multilateral.texts.read.masthead_lines import (
    BRACKETED,
    NUMBERED,
    STAR_NOTE,
    Patterns,
    agenda_numbers,
    agenda_with_title,
    calm,
    fold,
    patterns_of,
    pieces_of,
    reported,
    session_of,
)
from multilateral.texts.read.plain import Line
from multilateral.texts.read.sponsors import split_sponsors
from multilateral.texts.wording import Language, date_iso, named

_LONGEST = 1500


@dataclass(slots=True)
class Masthead:
    """What was read: the lines understood, those not, notes with asterisks, and the titles as printed."""

    known: list[Line] = field(default_factory=list)
    notes: list[tuple[str, list[Line]]] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    aside: list[tuple[Line, str]] = field(default_factory=list)
    organ: str | None = None
    draft: str | None = None


def read_masthead(lines: Sequence[Line], document: Document, language: Language) -> Masthead:
    """Read the lines above the opening into ``document``; what is not understood becomes a doubt and furniture."""
    head = Masthead()
    patterns = patterns_of(language.code)
    unmatched: list[tuple[list[Line], bool]] = []
    agenda_open = placed = False
    for group in _groups(lines):
        run: list[Line] = []
        for line in group:
            pieces = pieces_of(line.text, patterns) if len(line.text) < 300 else None
            if pieces is not None and not (run and _goes_on(run, line, agenda_open, patterns)):
                if run:
                    _take_run(run, agenda_open, placed, document, head, patterns, unmatched)
                    run, agenda_open = [], False
                agenda_open = _take_pieces(pieces, line, document, language) or (agenda_open and not pieces)
                if [name for name, _ in pieces] == ["meeting-dates"]:
                    document.furniture.append(furniture(line, "meeting-dates"))
                    head.aside.append((line, "meeting-dates"))
                else:
                    head.known.append(line)
                placed = placed or any(name in ("session", "agenda", "committee") for name, _ in pieces)
            else:
                run.append(line)
        if run:
            _take_run(run, agenda_open, placed, document, head, patterns, unmatched)
            agenda_open = False
    _settle(unmatched, placed, document, head)
    return head


def _goes_on(run: list[Line], line: Line, agenda_open: bool, patterns: Patterns) -> bool:
    """Whether the line, which says something by itself, is the rest of a sentence: "… adopted by … on / 26 October"."""
    if not agenda_open:
        return patterns.continues.search(run[-1].text) is not None
    return patterns.adopted_by.match(flow(one.text for one in (*run, line))) is not None


def _groups(lines: Sequence[Line]) -> list[list[Line]]:
    groups: list[list[Line]] = []
    for line in lines:
        if line.gap or line.whole or not groups:
            groups.append([])
        groups[-1].append(line)
    return groups


def _take_pieces(
    pieces: list[tuple[str, regex.Match[str]]], line: Line, document: Document, language: Language
) -> bool:
    """Fill in the fields; true when an agenda item was named, so that its title may follow."""
    opened = False
    for name, match in pieces:
        match name:
            case "symbol":
                _take_symbol(match["symbol"], document)
            case "organ":
                document.organ = document.organ or match["organ"]
            case "committee":
                document.committee = document.committee or match["committee"]
            case "distribution":
                document.distribution = document.distribution or calm(match["distribution"])
            case "original":
                document.original_language = document.original_language or match["original"].strip()
            case "date":
                iso = date_iso(match["date"], language)
                if iso is None:
                    document.doubts.append(
                        Doubt(
                            "date-unreadable",
                            f"line:{line.row}",
                            match["date"],
                            None,
                            f"“{match['date']}” is no date of the calendar.",
                        )
                    )
                document.date = document.date or iso
            case "session":
                document.session = document.session or session_of(match, language)
            case "agenda":
                if not document.agenda_items:
                    document.agenda_items = agenda_numbers(match["items"], language)
                opened = True
            case _:
                pass
    return opened


def _take_symbol(printed: str, document: Document) -> None:
    symbol = symbols.parse(printed)
    if symbol is None or document.symbol is not None:
        return
    document.symbol = symbol.text.rstrip("*")
    letters = [regex.sub(r"[\s]", "", text).rstrip("*") for text in (printed, symbol.text)]
    if letters[0] != letters[1]:
        document.doubts.append(
            Doubt(
                "symbol-case",
                "masthead.symbol",
                printed,
                document.symbol,
                f"The symbol is printed {printed}; it was read as {document.symbol}.",
            )
        )


def _take_run(
    run: list[Line],
    agenda_open: bool,
    placed: bool,
    document: Document,
    head: Masthead,
    patterns: Patterns,
    unmatched: list[tuple[list[Line], bool]],
) -> None:
    text = flow(line.text for line in run)
    if len(text) <= _LONGEST * 4 and _take_sentence(text, run, document, head, patterns):
        if not head.notes or head.notes[-1][1] != run:
            head.known.extend(run)
    elif agenda_open and document.agenda_title is None:
        document.agenda_title = text
        head.titles.append(text)
        head.known.extend(run)
    elif (printed := agenda_with_title(text, patterns)) is not None:
        document.agenda_items = document.agenda_items or agenda_numbers(printed[0], patterns.language)
        document.agenda_title = document.agenda_title or printed[1]
        head.known.extend(run)
    else:
        unmatched.append((run, placed))


def _take_sentence(text: str, run: list[Line], document: Document, head: Masthead, patterns: Patterns) -> bool:
    """Sentences of a masthead, which may run over several lines."""
    language = patterns.language
    if (adopted := patterns.adopted_by.match(text)) is not None:
        document.kind = "decision" if adopted["decision"] else "resolution"
        document.adopted = document.adopted or Adopted()
        document.adopted.date = date_iso(adopted["date"], language)
        head.organ = named(adopted["organ"], language.forms.organ)
        rest = text[adopted.end() :].strip()
        return not rest or _take_sentence(rest, run, document, head, patterns)
    if (report := patterns.report.fullmatch(text)) is not None:
        document.adopted = document.adopted or Adopted()
        document.adopted.committee = named(fold(report["committee"]), language.forms.committee)
        document.adopted.on_report = reported(report["symbol"], language.code)
        return True
    if (without := patterns.without.fullmatch(text)) is not None:
        document.adopted = document.adopted or Adopted()
        document.adopted.on_report = reported(without["symbol"], language.code)
        return True
    if (council := patterns.council.match(text)) is not None:
        document.number = f"{council['number']} ({council['year']})"
        document.symbol = document.symbol or f"S/RES/{document.number}"
        document.kind = "resolution"
        if council["date"]:
            document.adopted = document.adopted or Adopted()
            document.adopted.date = document.adopted.date or date_iso(council["date"], language)
        rest = text[council.end() :].strip(" .")
        return not rest or _take_sentence(rest, run, document, head, patterns)
    if (place := patterns.adopted_at.match(text)) is not None and len(text) < 200:
        document.adopted = document.adopted or Adopted()
        document.adopted.meeting = place["meeting"]
        if (day := regex.search(language.date, text)) is not None:
            document.adopted.date = document.adopted.date or date_iso(day[0], language)
        # "…, held on 4 May 2031" may follow, nothing more.
        return len(regex.sub(language.date, "", text[place.end() :], count=1).strip(" .,،，。")) <= 8
    if (numbered := NUMBERED.fullmatch(text)) is not None:
        document.number = numbered["number"]
        document.title = (numbered["title"] or "").strip() or None
        head.titles.append(document.title or "")
        if document.kind == "other":
            document.kind = "resolution"
        return True
    if (sponsored := patterns.sponsored.fullmatch(text)) is not None:
        document.sponsors = split_sponsors(sponsored["sponsors"], language)
        head.draft = sponsored["kind"]
        return True
    if (bracketed := BRACKETED.fullmatch(text)) is not None and symbols.parse(bracketed["symbol"].split(",")[0]):
        document.adopted = document.adopted or Adopted()
        document.adopted.on_report = reported(bracketed["symbol"], language.code)
        return True
    if (star := STAR_NOTE.fullmatch(text)) is not None:
        head.notes.append((star["marker"], list(run)))
        return True
    return False


def _settle(unmatched: list[tuple[list[Line], bool]], placed: bool, document: Document, head: Masthead) -> None:
    """Of the lines left over, the last is the title; any other is not understood, and says so."""
    early = [run for run, after in unmatched if not after]
    if document.organ is None and document.symbol and placed and early and early[0] is unmatched[0][0]:
        # A body that is no principal organ: its name stands under the symbol, above the session.
        document.organ = flow(line.text for line in early[0])
        head.known.extend(early[0])
        unmatched = unmatched[1:]
    document.organ = document.organ or head.organ
    texts = [(run, flow(line.text for line in run)) for run, _ in unmatched]
    if document.title is None and texts:
        run, document.title = texts.pop()
        head.titles.append(document.title)
        head.known.extend(run)
    lettered = regex.fullmatch(r"(?P<letter>[A-Z])\. (?P<title>.+)", document.title or "")
    if lettered and document.number is None and (document.symbol or "").endswith(f" {lettered['letter']}"):
        # A text that is one of several under its number prints its letter alone.
        document.number, document.title = lettered["letter"], lettered["title"]
        head.titles.append(document.title)
    for run, text in texts:
        if (
            document.agenda_items
            and document.agenda_title is None
            and text.casefold() == (document.title or "").casefold()
        ):
            document.agenda_title = text
            head.titles.append(text)
            head.known.extend(run)
            continue
        if len(document.agenda_items) > 1 and document.agenda_title and run[0].role == "heading":
            document.agenda_title = f"{document.agenda_title}; {text}"
            head.titles.append(text)
            head.known.extend(run)
            continue
        head.aside.extend((line, "masthead") for line in run)
        for line in run:
            document.furniture.append(furniture(line, "masthead"))
        document.doubts.append(
            Doubt(
                "unknown-masthead-line",
                f"line:{run[0].row}",
                text[:200],
                None,
                "This part of the masthead was not understood; it was set aside.",
            )
        )


def furniture(line: Line, kind: str) -> Furniture:
    """The line as a piece of the page, with its place: the page of a PDF, else the line."""
    return Furniture(line.set, kind, line=line.row if line.sheet is None else None, page=line.sheet)
