"""What a number says of a date: the resolutions of a session are numbered in the order of their adoption.

The neighbours of a number whose dates the record knows (``adopted.py``) bound its own. Parts of a number that are
adopted later ("66/240 B") say nothing of other numbers, and numbers of decisions go by their kind. A few numbers of
each session are given out of order, mostly on a day on which the session adopted others too: such a day is doubted
only if several neighbours contradict it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from multilateral.texts import symbols
from multilateral.texts.adopted import Adopted, adopted, apart, every, lettered

_KINDS = frozenset(("resolution", "council_resolution", "security_resolution"))
_SEVERAL = 3

Series = tuple[str, str, str | None, str | None]


@dataclass(frozen=True, slots=True)
class _Numbered:
    """The numbers of a series that have a date, in order, with the first adoption of each; all days of adoption."""

    numbers: Sequence[int]
    rows: Sequence[Adopted]
    days: frozenset[str]


def contradicting(symbol: symbols.Symbol, date: str) -> tuple[Adopted, ...]:
    """The neighbours in the numbering with which ``date`` (ISO 8601) does not go; none if it may be right."""
    series = _series(symbol)
    known = _all().get(series) if series is not None else None
    if known is None:
        return ()
    parts = sorted(row.date for row in lettered(apart(symbol.text)[0]).values() if row.date)
    # A later part may have been adopted at any later time of the session.
    later_part = symbol.letter not in (None, "A")
    if parts and (date < parts[0] if later_part else date > parts[0]) or (_together(parts) and date != parts[0]):
        return tuple(row for row in lettered(apart(symbol.text)[0]).values() if row.date == parts[0])[:1]
    number = int(symbol.number)
    at = bisect_left(known.numbers, number)
    above = at + (at < len(known.numbers) and known.numbers[at] == number)
    before = known.rows[max(0, at - _SEVERAL) : at][::-1]
    after = () if later_part else known.rows[above : above + _SEVERAL]
    late = [row for row in before if row.date and row.date > date]
    early = [row for row in after if row.date and row.date < date]
    for near, against in ((before, late), (after, early)):
        # On a day on which nothing else was adopted the next neighbour is enough.
        if against and (len(against) == _SEVERAL or (date not in known.days and against[0] is near[0])):
            return (*before[:1], *after[:1])
    return ()


def _together(dates: Sequence[str]) -> bool:
    """Whether the parts of a number were adopted on one day, all that are known."""
    return len(dates) >= _SEVERAL and len(set(dates)) == 1


def _series(symbol: symbols.Symbol) -> Series | None:
    """What counts its numbers in one row: a session, or the whole life of the Security Council."""
    if symbol.kind not in _KINDS or not symbol.number.isdecimal():
        return None
    return symbol.kind, symbol.organ, symbol.body, None if symbol.organ == "S" else symbol.session


@cache
def _all() -> Mapping[Series, _Numbered]:
    found: dict[Series, dict[int, list[Adopted]]] = defaultdict(lambda: defaultdict(list))
    for name in every():
        row, symbol = adopted(name), symbols.parse(name)
        if row is not None and row.date and symbol is not None and (series := _series(symbol)) is not None:
            found[series][int(symbol.number)].append(row)
    return {series: _numbered(rows) for series, rows in found.items()}


def _numbered(rows: Mapping[int, Sequence[Adopted]]) -> _Numbered:
    days = frozenset(row.date or "" for parts in rows.values() for row in parts)
    firsts = {number: first for number in sorted(rows) if (first := _first(rows[number])) is not None}
    return _Numbered(list(firsts), list(firsts.values()), days)


def _first(parts: Sequence[Adopted]) -> Adopted | None:
    """The part of a number that was adopted in its turn: that of the first day, unless it is known by a later part."""
    first = min(parts, key=lambda row: row.date or "")
    alone = sum(row.date == first.date for row in parts) == 1
    return None if alone and apart(first.symbol)[1] not in (None, "A") else first
