"""Chains of resolutions recalled in a row: one that skips a session, one twice, one out of order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from itertools import pairwise

import regex

from multilateral.texts import symbols
from multilateral.texts.check.finding import Checked, Finding, find
from multilateral.texts.model import Citation

_CHAIN = 4
"""From so many on, resolutions in a row are a chain."""
_AROUND = 3
"""So many steps from session to session are looked at on either side of a gap."""
_LONGEST_STEP = 3
"""No item comes back more seldom than every third year."""
_ANEW = regex.compile(
    r"\b(?:resolutions|recalling|reaffirming|noting|including|as well as|by which|established)\b|\band resolution $"
    r"|\b(?:and|by|,) (?:its|General Assembly) resolution $"
)
"""Words that begin another list."""
_BETWEEN = 90
"""Citations of one list stand at most so many characters apart: a date, and "section V of its resolution"."""

Row = list[tuple[int, Citation]]


def chain(text: Checked) -> Iterator[Finding]:
    """One resolution a session, and a session without one; the same one twice, or out of order."""
    by_place: dict[str, Row] = defaultdict(list)
    decided: set[int] = set()
    for found in text.citations:
        one = found.citation
        parsed = symbols.parse(one.target)
        if one.paragraph and parsed and parsed.session and parsed.session.isdecimal():
            if parsed.kind in ("resolution", "exercise_resolution"):
                by_place[one.paragraph].append((int(parsed.session), one))
            elif parsed.kind in ("decision", "exercise_decision"):
                decided.add(int(parsed.session))
    where = dict(text.texts)
    for place, row in by_place.items():
        for part in _lists(row, where.get(place, "")):
            yield from _gaps(part, place, decided)
            yield from _order(part, place)


def _lists(row: Row, words: str) -> Iterator[Row]:
    """The citations of one paragraph, parted where a list begins anew."""
    part: Row = []
    for session, one in row:
        between = words[part[-1][1].end : one.start] if part else ""
        if len(between) > _BETWEEN or _ANEW.search(between):
            yield part
            part = []
        part.append((session, one))
    yield part


def _gaps(row: Row, place: str, decided: Collection[int]) -> Iterator[Finding]:
    """A session left out of a steady chain: every session, every second, every third."""
    steps = [after[0] - before[0] for before, after in pairwise(row)]
    for n, step in enumerate(steps):
        (session, left), (_, right) = row[n], row[n + 1]
        missing = session + step // 2
        if step > 0 and step % 2 == 0 and _skips(steps, n, step // 2) and missing not in decided:
            said = (
                f"Between {left.text} and {right.text} no resolution of session {missing} is recalled: a gap; "
                "that session may have taken a decision on the item."
            )
            yield find("recall-gap", place, said, (left.start, right.end))


def _skips(steps: list[int], n: int, steady: int) -> bool:
    """Whether the steps around the ``n``th are ``steady``, so that it, twice as long, leaves one out."""
    # Several of one session are one step.
    before = [step for step in steps[:n] if step]
    after = [step for step in steps[n + 1 :] if step]
    if steady > _LONGEST_STEP or before[-1:] != [steady]:
        return False
    if steady > 1 and after[:1] == [steady]:
        return True
    if after[:2] == [2 * steady] and steps[-1] == 2 * steady:
        # From here on the item comes back half as often.
        return False
    around = [*before[-_AROUND:], *after[:_AROUND]]
    if around.count(steady) * 4 < len(around) * 3:
        return False
    # A year's pause is common, and needs more around it, or a short chain without any other.
    return len(around) >= (_AROUND if steady == 1 else 2) or (bool(after) and set(before + after) == {1})


def _order(row: Row, place: str) -> Iterator[Finding]:
    if len(row) < _CHAIN:
        return
    seen: set[str] = set()
    falls = [n for n in range(1, len(row)) if row[n][0] < row[n - 1][0]]
    for _, one in row:
        if one.target in seen:
            yield find("recall-order", place, f"{one.text} is recalled twice.", (one.start, one.end))
        seen.add(one.target)
    if len(falls) == 1:
        one = row[falls[0]][1]
        yield find("recall-order", place, f"{one.text} stands behind a later one.", (one.start, one.end))
