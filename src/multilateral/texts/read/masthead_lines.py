"""What a line of a masthead says by itself: symbol, organ, session, agenda items, or how its sentence begins."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import regex

from multilateral.texts import symbols
from multilateral.texts.mentions import find_in
from multilateral.texts.wording import DATES, LANGUAGES, Language, ordinal

_SYMBOL = (
    r"(?P<symbol>(?i:A|S|E|EX|ST|[A-Z]{2,8})(?:/(?:E?S-)?[\p{L}\d]+(?:\.\p{L}*\d+)*)+(?: [A-Z](?![\p{L}]))?"
    r"(?: ?\((?:(?:19|20)\d\d|(?:E?S-)?[IVXLC]+|(?:Sect|Part|Vol)\.? ?[\dIVX]+)\))?"
    r"(?:/Part [A-Z])?(?:/(?:Rev|Add|Corr|Amend)\.\d+)*\*{0,3})"
)
NUMBERED = regex.compile(
    r"(?P<number>(?:EX/)?(?:S-|ES-)?\d{1,4}/\d{1,4}(?: [A-Z](?=[. ]))?|(?P<council>\d{1,4} \(\d{4}\)))"
    r"(?:\.$|(?(council)$|(?!))|\.?\s+(?P<title>\S.*))"
)
BRACKETED = regex.compile(r"\[(?P<symbol>[^\[\]]{3,60})\]")
_WHERE_AND_WHEN = r"(?:\p{Lu}[\p{L} .’'-]{1,40}, )?\d{1,2}(?: \p{L}+)?(?: \d{4})?\s?[–-]\s?\d{1,2} \p{L}+ \d{4}"
STAR_NOTE = regex.compile(r"(?P<marker>\*{1,3})\s?(?P<text>[^*\s].*)")
_BETWEEN = " \t.,–-"
_GAPS = regex.compile(r"\s+")


@dataclass(slots=True)
class Patterns:
    """What a language's mastheads are read by; ``pieces`` are what may stand on a line, the most particular first."""

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
def patterns_of(code: str) -> Patterns:
    """The patterns of a language, compiled once."""
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
    return Patterns(
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


def pieces_of(text: str, patterns: Patterns) -> list[tuple[str, regex.Match[str]]] | None:
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
            if name == "session" and session_of(match, patterns.language) is None:
                continue
            found.append((name, match))
            position = match.end()
            break
        else:
            return None
        while position < len(text) and text[position] in _BETWEEN:
            position += 1
    return found


def is_masthead_line(text: str, language: Language) -> bool:
    """Whether a line by itself can only be masthead (symbol, organ, session, distribution, date …)."""
    return len(text) < 300 and pieces_of(text, patterns_of(language.code)) is not None


def is_head_sentence(text: str, language: Language) -> bool:
    """Whether a line begins a sentence that only a masthead has: how adopted, on whose report, number and title."""
    patterns = patterns_of(language.code)
    known = (patterns.adopted_by, patterns.report, patterns.without, patterns.council, NUMBERED)
    return len(text) < 300 and any(pattern.match(text) is not None for pattern in known)


def session_of(match: regex.Match[str], language: Language) -> str | None:
    """``74``, ``S-10``, ``ES-11``; the Economic and Social Council's are years."""
    number = match["ordinal"] if match["ordinal"].isdecimal() else ordinal(match["ordinal"], language)
    prefix = "ES-" if match["emergency"] else "S-" if match["special"] else ""
    return f"{prefix}{number}" if number is not None else None


def agenda_of(text: str, language: Language) -> list[str] | None:
    """The agenda items that a line of the masthead names, ``None`` if it names none."""
    pieces = pieces_of(text, patterns_of(language.code)) if len(text) < 300 else None
    return next((agenda_numbers(match["items"], language) for name, match in pieces or () if name == "agenda"), None)


def agenda_numbers(text: str, language: Language) -> list[str]:
    """``94 and 95 (a)`` is 94 and 95 (a); ``72 (b) and (c)`` is 72 (b) and 72 (c)."""
    items: list[str] = []
    for match in regex.finditer(rf"(\d+)?((?: ?{language.item_letter})*)", text):
        number, letters = match[1], regex.findall(language.item_letter, match[2])
        if number:
            items.append(" ".join([number, *letters]))
        elif letters and items:
            items.append(" ".join([items[-1].split(" ")[0], *letters]))
    return items


def agenda_with_title(text: str, patterns: Patterns) -> tuple[str, str] | None:
    """The items that a line names and the title that stands behind them on it."""
    agenda = dict(patterns.pieces)["agenda"]
    match = agenda.match(text)
    if match is None or match.end() >= len(text):
        return None
    rest = text[match.end() :].lstrip(" :.–—-")
    return (match["items"], rest) if rest else None


def calm(word: str) -> str:
    """``LIMITED`` as ``Limited``; what is in small letters as it is."""
    return word.capitalize() if word.isupper() else word


def first_symbol(text: str) -> str | None:
    """The symbol that ``text`` begins with, the longest that is one."""
    for end in range(len(text), 0, -1):
        if (end == len(text) or not text[end].isalnum()) and (found := symbols.normalise(text[:end])) is not None:
            return found
    return None


def reported(text: str, code: str) -> str | None:
    """The symbol of the report or draft that the line names; of several ("A/…/L.6 and Add.1") the words as printed.

    Each of several is a citation of the masthead.
    """
    several = len({found.citation.target for found in find_in(text, language=code)}) > 1
    return fold(text) if several else first_symbol(text)


def fold(text: str) -> str:
    """``text`` on one line, with single blanks."""
    return _GAPS.sub(" ", text).strip()
