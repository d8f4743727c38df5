"""The masthead: everything above the opening words. Lines are known by what they say, not by where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import regex

from multilateral.texts import symbols
from multilateral.texts.model import Adopted, Document, Doubt, Furniture
from multilateral.texts.read.layout import flow
from multilateral.texts.read.plain import Line
from multilateral.texts.read.sponsors import split_sponsors
from multilateral.texts.wording import DATES, LANGUAGES, Language, date_iso, named, ordinal

_SYMBOL = (
    r"(?P<symbol>(?i:A|S|E|EX|ST|[A-Z]{2,8})(?:/(?:E?S-)?[\p{L}\d]+(?:\.\p{L}*\d+)*)+(?: [A-Z](?![\p{L}]))?"
    r"(?: ?\((?:(?:19|20)\d\d|(?:E?S-)?[IVXLC]+|(?:Sect|Part|Vol)\.? ?[\dIVX]+)\))?"
    r"(?:/Part [A-Z])?(?:/(?:Rev|Add|Corr|Amend)\.\d+)*\*{0,3})"
)
_NUMBERED = regex.compile(
    r"(?P<number>(?:EX/)?(?:S-|ES-)?\d{1,4}/\d{1,4}(?: [A-Z](?=[. ]))?|(?P<council>\d{1,4} \(\d{4}\)))"
    r"(?:\.$|(?(council)$|(?!))|\.?\s+(?P<title>\S.*))"
)
_BRACKETED = regex.compile(r"\[(?P<symbol>[^\[\]]{3,60})\]")
_WHERE_AND_WHEN = r"(?:\p{Lu}[\p{L} .’'-]{1,40}, )?\d{1,2}(?: \p{L}+)?(?: \d{4})?\s?[–-]\s?\d{1,2} \p{L}+ \d{4}"
STAR_NOTE = regex.compile(r"(?P<marker>\*{1,3})\s?(?P<text>[^*\s].*)")
_GAPS = regex.compile(r"\s+")
_BETWEEN = " \t.,–-"
_LONGEST = 1500


@dataclass(slots=True)
class _Patterns:
    pieces: tuple[tuple[str, regex.Pattern[str]], ...]
    adopted_by: regex.Pattern[str]
    report: regex.Pattern[str]
    without: regex.Pattern[str]
    sponsored: regex.Pattern[str]
    adopted_at: regex.Pattern[str]
    council: regex.Pattern[str]
    continues: regex.Pattern[str]
    language: Language


@lru_cache(maxsize=8)
def _patterns_of(code: str) -> _Patterns:
    language = LANGUAGES[code]
    organs = "|".join(map(regex.escape, language.organs))
    committees = "|".join(map(regex.escape, sorted(language.committees, key=len, reverse=True)))
    pieces = (
        ("organization", rf"(?:{language.organization})"),
        ("distribution", language.distribution),
        ("original", language.original),
        ("meeting-dates", _WHERE_AND_WHEN),
        ("date", rf"(?P<date>{DATES})\*{{0,3}}"),
        ("session", language.session),
        ("agenda", language.agenda),
        ("committee", rf"(?P<committee>{committees})"),
        ("organ", rf"(?P<organ>{organs})"),
        ("symbol", _SYMBOL),
    )
    return _Patterns(
        pieces=tuple((name, regex.compile(source)) for name, source in pieces),
        adopted_by=regex.compile(language.adopted_by),
        report=regex.compile(language.report),
        without=regex.compile(language.without_committee),
        sponsored=regex.compile(language.sponsored),
        adopted_at=regex.compile(language.adopted_at),
        council=regex.compile(language.council),
        continues=regex.compile(language.continues),
        language=language,
    )


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
    patterns = _patterns_of(language.code)
    unmatched: list[tuple[list[Line], bool]] = []
    agenda_open = placed = False
    for group in _groups(lines):
        run: list[Line] = []
        for line in group:
            pieces = _pieces(line.text, patterns) if len(line.text) < 300 else None
            if pieces is not None and not (run and not agenda_open and patterns.continues.search(run[-1].text)):
                if run:
                    agenda_open = _take_run(run, agenda_open, placed, document, head, patterns, language, unmatched)
                    run = []
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
            _take_run(run, agenda_open, placed, document, head, patterns, language, unmatched)
            agenda_open = False
    _settle(unmatched, placed, document, head)
    return head


def is_masthead_line(text: str, language: Language) -> bool:
    """Whether a line by itself can only be masthead (symbol, organ, session, distribution, date …)."""
    return len(text) < 300 and _pieces(text, _patterns_of(language.code)) is not None


def _session(match: regex.Match[str], language: Language) -> str | None:
    """``74``, ``S-10``, ``ES-11``; the Economic and Social Council's are years."""
    number = match["ordinal"] if match["ordinal"].isdecimal() else ordinal(match["ordinal"], language)
    prefix = "ES-" if match["emergency"] else "S-" if match["special"] else ""
    return f"{prefix}{number}" if number is not None else None


def is_head_sentence(text: str, language: Language) -> bool:
    """Whether a line begins a sentence that only a masthead has: how adopted, on whose report, number and title."""
    patterns = _patterns_of(language.code)
    known = (patterns.adopted_by, patterns.report, patterns.without, patterns.council, _NUMBERED)
    return len(text) < 300 and any(pattern.match(text) is not None for pattern in known)


def agenda_of(text: str, language: Language) -> list[str] | None:
    """The agenda items that a line of the masthead names, ``None`` if it names none."""
    pieces = _pieces(text, _patterns_of(language.code)) if len(text) < 300 else None
    return next((_items(match["items"], language) for name, match in pieces or () if name == "agenda"), None)


def _groups(lines: Sequence[Line]) -> list[list[Line]]:
    groups: list[list[Line]] = []
    for line in lines:
        if line.gap or line.whole or not groups:
            groups.append([])
        groups[-1].append(line)
    return groups


def _pieces(text: str, patterns: _Patterns) -> list[tuple[str, regex.Match[str]]] | None:
    """The line as a row of known pieces, or ``None`` if something in it is not known."""
    found: list[tuple[str, regex.Match[str]]] = []
    position = 0
    while position < len(text):
        for name, pattern in patterns.pieces:
            match = pattern.match(text, position)
            if match is None or (match.end() < len(text) and text[match.end()] not in _BETWEEN):
                continue
            if name == "symbol" and symbols.parse(match["symbol"]) is None:
                continue
            if name == "session" and _session(match, patterns.language) is None:
                continue
            found.append((name, match))
            position = match.end()
            break
        else:
            return None
        while position < len(text) and text[position] in _BETWEEN:
            position += 1
    return found


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
                document.distribution = document.distribution or _calm(match["distribution"])
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
                document.session = document.session or _session(match, language)
            case "agenda":
                if not document.agenda_items:
                    document.agenda_items = _items(match["items"], language)
                opened = True
            case _:
                pass
    return opened


def _calm(word: str) -> str:
    """``LIMITED`` as ``Limited``; what is in small letters as it is."""
    return word.capitalize() if word.isupper() else word


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


def _items(text: str, language: Language) -> list[str]:
    """``94 and 95 (a)`` is 94 and 95 (a); ``72 (b) and (c)`` is 72 (b) and 72 (c)."""
    items: list[str] = []
    for match in regex.finditer(rf"(\d+)?((?: ?{language.item_letter})*)", text):
        number, letters = match[1], regex.findall(language.item_letter, match[2])
        if number:
            items.append(" ".join([number, *letters]))
        elif letters and items:
            items.append(" ".join([items[-1].split(" ")[0], *letters]))
    return items


def _take_run(
    run: list[Line],
    agenda_open: bool,
    placed: bool,
    document: Document,
    head: Masthead,
    patterns: _Patterns,
    language: Language,
    unmatched: list[tuple[list[Line], bool]],
) -> bool:
    text = flow(line.text for line in run)
    if len(text) <= _LONGEST * 4 and _take_sentence(text, run, document, head, patterns, language):
        if not head.notes or head.notes[-1][1] != run:
            head.known.extend(run)
    elif agenda_open and document.agenda_title is None:
        document.agenda_title = text
        head.titles.append(text)
        head.known.extend(run)
    elif (printed := _agenda_with_title(text, patterns)) is not None:
        document.agenda_items = document.agenda_items or _items(printed[0], patterns.language)
        document.agenda_title = document.agenda_title or printed[1]
        head.known.extend(run)
    else:
        unmatched.append((run, placed))
    return False


def _agenda_with_title(text: str, patterns: _Patterns) -> tuple[str, str] | None:
    agenda = dict(patterns.pieces)["agenda"]
    match = agenda.match(text)
    if match is None or match.end() >= len(text):
        return None
    rest = text[match.end() :].lstrip(" :.–—-")
    return (match["items"], rest) if rest else None


def _take_sentence(
    text: str, run: list[Line], document: Document, head: Masthead, patterns: _Patterns, language: Language
) -> bool:
    """Sentences of a masthead, which may run over several lines."""
    if (adopted := patterns.adopted_by.match(text)) is not None:
        document.kind = "decision" if adopted["decision"] else "resolution"
        document.adopted = document.adopted or Adopted()
        document.adopted.date = date_iso(adopted["date"], language)
        head.organ = named(adopted["organ"], language.forms.organ)
        rest = text[adopted.end() :].strip()
        return not rest or _take_sentence(rest, run, document, head, patterns, language)
    if (report := patterns.report.fullmatch(text)) is not None:
        document.adopted = document.adopted or Adopted()
        document.adopted.committee = named(fold(report["committee"]), language.forms.committee)
        document.adopted.on_report = _first_symbol(report["symbol"])
        return True
    if (without := patterns.without.fullmatch(text)) is not None:
        document.adopted = document.adopted or Adopted()
        document.adopted.on_report = _first_symbol(without["symbol"])
        return True
    if (council := patterns.council.match(text)) is not None:
        document.number = f"{council['number']} ({council['year']})"
        document.symbol = document.symbol or f"S/RES/{document.number}"
        document.kind = "resolution"
        if council["date"]:
            document.adopted = document.adopted or Adopted()
            document.adopted.date = document.adopted.date or date_iso(council["date"], language)
        rest = text[council.end() :].strip(" .")
        return not rest or _take_sentence(rest, run, document, head, patterns, language)
    if (place := patterns.adopted_at.match(text)) is not None and len(text) < 200:
        document.adopted = document.adopted or Adopted()
        document.adopted.meeting = place["meeting"]
        if (day := regex.search(language.date, text)) is not None:
            document.adopted.date = document.adopted.date or date_iso(day[0], language)
        # "…, held on 4 May 2031" may follow, nothing more.
        return len(regex.sub(language.date, "", text[place.end() :], count=1).strip(" .,،，。")) <= 8
    if (numbered := _NUMBERED.fullmatch(text)) is not None:
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
    if (bracketed := _BRACKETED.fullmatch(text)) is not None and symbols.parse(bracketed["symbol"].split(",")[0]):
        document.adopted = document.adopted or Adopted()
        document.adopted.on_report = _first_symbol(bracketed["symbol"])
        return True
    if (star := STAR_NOTE.fullmatch(text)) is not None:
        head.notes.append((star["marker"], list(run)))
        return True
    return False


def _first_symbol(text: str) -> str | None:
    for end in range(len(text), 0, -1):
        if (end == len(text) or not text[end].isalnum()) and (found := symbols.normalise(text[:end])) is not None:
            return found
    return None


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


def fold(text: str) -> str:
    return _GAPS.sub(" ", text).strip()
