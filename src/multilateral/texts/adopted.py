"""When resolutions and decisions were adopted, and which letters their numbers have: facts of the record.

``facts/adopted.csv`` has a row for each symbol: its date of adoption (empty where it is not known for certain), how
many texts of the record cite it (with that date, where it has one), and whether the text's own masthead states the
date. A date without a masthead stands there only if at least two texts agree on it and hardly one dissents. A wrong
row is corrected in the file; ``python -m tests.texts.adoption_dates`` draws it up anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import regex

_LETTERED = regex.compile(r"(?P<head>.+?) (?P<letter>A[A-F]|[A-Z])(?P<session> \([^)]+\))?")
_FEW = 3
_TABLE = Path(__file__).parent / "facts" / "adopted.csv"


@dataclass(frozen=True, slots=True)
class Adopted:
    """``date`` is ISO 8601 or ``None``; ``texts`` cite the symbol; ``masthead`` says that its own text dates it."""

    symbol: str
    date: str | None
    texts: int
    masthead: bool

    @property
    def sure(self) -> bool:
        """Whether its own masthead or several texts vouch for the row."""
        return self.masthead or self.texts >= _FEW


def adopted(symbol: str) -> Adopted | None:
    """What the record knows of a symbol (``A/RES/70/1``), in its normal spelling."""
    row = _rows().get(symbol)
    if row is None:
        return None
    date, texts, masthead = row.split(",")
    return Adopted(symbol, date or None, int(texts), masthead == "masthead")


def adoption_date(symbol: str) -> str | None:
    """The date of adoption, ISO 8601; ``None`` where the record does not know it for certain."""
    row = _rows().get(symbol)
    return row.partition(",")[0] or None if row else None


def apart(symbol: str) -> tuple[str, str | None]:
    """``A/RES/49/75 G`` is ``A/RES/49/75`` and ``G``; ``A/RES/377 A (V)`` is ``A/RES/377 (V)`` and ``A``."""
    match = _LETTERED.fullmatch(symbol)
    return (match["head"] + (match["session"] or ""), match["letter"]) if match else (symbol, None)


def every() -> Iterator[str]:
    """The symbols that the record knows."""
    return iter(_rows())


def lettered(bare: str) -> Mapping[str, Adopted]:
    """The letters under which the record has a number, each with its row; empty where it has none."""
    found = ((letter, adopted(symbol)) for letter, symbol in _letters().get(bare, ()))
    return {letter: row for letter, row in found if row is not None}


@cache
def _rows() -> Mapping[str, str]:
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    return dict(line.split(",", 1) for line in lines[1:])


@cache
def _letters() -> Mapping[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for symbol in _rows():
        bare, letter = apart(symbol)
        if letter is not None:
            found.setdefault(bare, []).append((letter, symbol))
    return found
