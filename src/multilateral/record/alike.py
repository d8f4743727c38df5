"""How like a clause is to the stretch of a passage that comes nearest to it, counted in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Indel

PAIR = 2
"""Words of the runs by which the place in the passage is found."""


@dataclass(frozen=True, slots=True)
class Alike:
    """The words ``start`` to ``end`` (exclusive) of a passage, and their likeness with the clause: 1 is the same.

    Likeness is twice the words that both have in the same order, over the words of both.
    """

    likeness: float
    start: int
    end: int


def alike(clause: Sequence[str], passage: Sequence[str]) -> Alike:
    """The stretch of the passage that comes nearest to the clause; likeness 0 if they share no two words in a row."""
    pairs = _pairs(tuple(clause))
    shifts = Counter(
        place - at
        for place, pair in enumerate(zip(passage, passage[1:], strict=False))
        if pair in pairs
        for at in pairs[pair]
    )
    best = Alike(0.0, 0, 0)
    for shift, _votes in shifts.most_common(2):
        # Words put in or left out move the rest of the clause by as many.
        slack = max(2, len(clause) // 5)
        start, end = max(0, shift - slack), min(len(passage), shift + len(clause) + slack)
        found = _within(clause, passage[start:end])
        if found.likeness > best.likeness:
            best = Alike(found.likeness, found.start + start, found.end + start)
    return best


@lru_cache(maxsize=4)
def _pairs(clause: tuple[str, ...]) -> dict[tuple[str, str], list[int]]:
    """Where each two words in a row stand; one clause is held against many passages."""
    places: dict[tuple[str, str], list[int]] = {}
    for at, pair in enumerate(zip(clause, clause[1:], strict=False)):
        places.setdefault(pair, []).append(at)
    return places


def _within(clause: Sequence[str], words: Sequence[str]) -> Alike:
    equal = [op for op in Indel.opcodes(clause, words) if op.tag == "equal"]
    if not equal:
        return Alike(0.0, 0, 0)
    shared = sum(op.src_end - op.src_start for op in equal)
    # What the clause has before its first shared word stands for as many words of the passage; so at its end.
    first, last = equal[0], equal[-1]
    start = max(0, first.dest_start - first.src_start)
    end = min(len(words), last.dest_end + len(clause) - last.src_end)
    return Alike(2 * shared / (len(clause) + end - start), start, end)
