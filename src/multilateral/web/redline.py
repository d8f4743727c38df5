"""The redline on the front page: a real change between two linked works, drawn by the date and never chosen."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from multilateral import texts
from multilateral.record import queries
from multilateral.web.folio import anchor, direction, place_printed

AROUND = 8
"""How many words are shown on either side of the change."""
LONGEST = 45
"""A change of more words than this does not fit a headline."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two documents: its symbol, the paragraph as printed and as an anchor."""

    symbol: str
    place: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """Words of one paragraph, before and after. ``words`` are (``equal``, ``insert`` or ``delete``, text)."""

    words: tuple[tuple[str, str], ...]
    old: Side
    new: Side
    relation: str
    basis: str
    language: str
    direction: str
    exercise: bool


def of_the_day(day: datetime.date, language: str) -> Drawn | None:
    """The same for everybody on one day, while the record is the same; ``None`` where no two works are linked.

    Invented texts are drawn from only where the record holds no others. ``language`` is taken where both works
    have it, else English.
    """
    links = list(queries.linked())
    links = [link for link in links if not link.later.exercise] or links
    number = day.toordinal()
    for step in range(len(links)):
        link = links[(number + step) % len(links)]
        for wanted in dict.fromkeys((language, "en")):
            old, new = queries.version(link.earlier, wanted), queries.version(link.later, wanted)
            if old is None or new is None:
                continue
            changes = _compared(_Pair(old, new))
            if changes:
                was, now, words = changes[number // len(links) % len(changes)]
                return Drawn(
                    words,
                    Side(link.earlier.symbol, place_printed(was), anchor(was)),
                    Side(link.later.symbol, place_printed(now), anchor(now)),
                    link.relation,
                    link.basis,
                    wanted,
                    direction(wanted),
                    link.later.exercise,
                )
            break
    return None


class _Pair:
    """Two versions that hash by their ids and numbers alone: a version changes only by a correction, which counts."""

    __slots__ = ("ids", "new", "old")

    def __init__(self, old: Any, new: Any) -> None:
        self.ids, self.old, self.new = (old.pk, old.number, new.pk, new.number), old, new

    def __hash__(self) -> int:
        return hash(self.ids)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Pair) and self.ids == other.ids


@lru_cache(maxsize=32)
def _compared(pair: _Pair) -> tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]:
    found = []
    comparison = texts.compare(queries.document(pair.old), queries.document(pair.new))
    for alignment in comparison["alignments"]:
        if "edited" in alignment["types"] and len(alignment["old"]) == len(alignment["new"]) == 1:
            words = excerpt([(piece["op"], piece["text"]) for piece in alignment["words"]])
            if words:
                found.append((alignment["old"][0], alignment["new"][0], words))
    return tuple(found)


def excerpt(words: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """A change with a few words around it, an ellipsis where words are left out; empty if it is too long.

    >>> excerpt([("equal", "may "), ("delete", "shall "), ("insert", "should "), ("equal", "act")])
    (('equal', 'may '), ('delete', 'shall '), ('insert', 'should '), ('equal', 'act'))
    """
    changed = [n for n, (op, text) in enumerate(words) if op != "equal" and any(sign.isalnum() for sign in text)]
    if not changed:
        return ()
    first, last = changed[0], changed[-1]
    middle = list(words[first : last + 1])
    if sum(len(text.split()) for _op, text in middle) > LONGEST:
        return ()
    before = "".join(text for op, text in words[:first] if op != "delete")
    after = "".join(text for op, text in words[last + 1 :] if op != "delete")
    head, tail = before.split(" "), after.split(" ")
    if len(head) > AROUND + 1:
        before = "… " + " ".join(head[-AROUND - 1 :])
    if len(tail) > AROUND + 1:
        after = " ".join(tail[: AROUND + 1]) + " …"
    return tuple((op, text) for op, text in (("equal", before), *middle, ("equal", after)) if text)
