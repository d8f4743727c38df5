"""Which passages are of adopted texts: what agreed language counts, and all that it says of a text.

A document that was withdrawn, which it is as a whole and in every language, is no adoption until it is reinstated.
"""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from multilateral.ledger import queries as ledger
from multilateral.record.models import Work
from multilateral.record.shelf import SIFTED, VOTED, WITHOUT, Coverage, Held, Shelf, shelf


class Adopted(NamedTuple):
    """An adopted work; sorts by the day of adoption, then in the order of the record.

    ``body`` is the slug of the body that adopted it. ``vote`` is the count in favour, against and abstaining
    ("112-52-8"), "without a vote", "recorded vote" where no count is told, or empty where nothing is.
    """

    date: datetime.date
    order: str
    symbol: str
    body: str
    vote: str


@dataclass(frozen=True, slots=True)
class Adoptions:
    """The adopted works that are held in a language: the real ones, or those of exercises."""

    shelf: Shelf
    works: tuple[Adopted | None, ...]
    """The work of each version on the shelf; None if it does not count."""
    coverage: Coverage

    def of(self, key: int) -> Adopted | None:
        """The work of the passage with that key, if it counts."""
        return self.works[bisect_right(self.shelf.starts, key) - 1] if key <= self.shelf.last else None

    def first(self, keys: Sequence[int]) -> dict[Adopted, int]:
        """The works that count among those of these passages, each with its first key; the keys are in order."""
        found: dict[Adopted, int] = {}
        starts, at = self.shelf.starts, 0
        while at < len(keys) and keys[at] <= self.shelf.last:
            place = bisect_right(starts, keys[at])
            if (work := self.works[place - 1]) is not None:
                found[work] = keys[at]
            at = bisect_left(keys, starts[place], at) if place < len(starts) else len(keys)
        return found


def adopted(language: str, exercise: bool) -> Adoptions:
    """What counts in that language, as the record is now."""
    return _adopted(language, exercise, shelf(), _withdrawn(ledger.state()))


@lru_cache(maxsize=2)
def _withdrawn(_state: tuple[int, str]) -> frozenset[str]:
    """The symbols of the works that are withdrawn; the same until the ledger grows."""
    return frozenset(Work.objects.exclude(withdrawn_on=None).values_list("symbol", flat=True))


@lru_cache(maxsize=6)
def _adopted(language: str, exercise: bool, known: Shelf, withdrawn: frozenset[str]) -> Adoptions:
    # Asked of every clause of every draft, and the same until the shelf is loaded afresh.
    works = tuple(
        _work(each)
        if each.language == language and each.exercise == exercise and each.symbol not in withdrawn
        else None
        for each in known.held
    )
    days = [work.date for work in works if work is not None]
    covered = (language,) if days else ()
    return Adoptions(known, works, Coverage(len(days), covered, min(days, default=None), max(days, default=None)))


def _work(held: Held) -> Adopted | None:
    if held.adopted_on is None:
        return None
    how, counts = held.by[SIFTED.index("adopted")], held.counts
    vote = "-".join(map(str, counts)) if how == VOTED and None not in counts else how if how in (VOTED, WITHOUT) else ""
    return Adopted(held.adopted_on, held.order, held.symbol, held.by[SIFTED.index("body")], vote)
