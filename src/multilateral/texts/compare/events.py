"""What a change means in the terms of drafters: another verb, another number, a citation more or less."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import Literal, TypedDict

from multilateral.texts.compare.units import Unit
from multilateral.texts.model import Citation


class Change(TypedDict):
    """``verb`` and ``number``: what was printed before and after, ``None`` where there is none."""

    type: Literal["verb", "number"]
    old: str | None
    new: str | None


class Cited(TypedDict):
    """A document that is cited now and was not, or was and is not; ``date`` as stated with it."""

    type: Literal["citation-added", "citation-removed"]
    target: str
    date: str | None


Event = Change | Cited


def events(old: Sequence[Unit], new: Sequence[Unit]) -> list[Event]:
    """The events between the paragraphs of one alignment: verbs, numbers, then citations in reading order."""
    found: list[Event] = []
    if old and new:
        for was, now in _changed([u.lead for u in old], [u.lead for u in new]):
            found.append(Change(type="verb", old=was, new=now))
        for was, now in _changed([u.number for u in old], [u.number for u in new]):
            found.append(Change(type="number", old=was, new=now))
    before = [c for u in old for c in u.citations]
    after = [c for u in new for c in u.citations]
    for citation in _beyond(before, after):
        found.append(Cited(type="citation-removed", target=citation.target, date=citation.date))
    for citation in _beyond(after, before):
        found.append(Cited(type="citation-added", target=citation.target, date=citation.date))
    return found


def _changed(old: Iterable[str | None], new: Iterable[str | None]) -> list[tuple[str | None, str | None]]:
    """What is left on each side when all that both have is taken away, first with first."""
    was, now = [x for x in old if x], [x for x in new if x]
    if was == now:
        return []
    lost, won = Counter(was) - Counter(now), Counter(now) - Counter(was)
    return list(zip_longest(lost.elements(), won.elements()))


def _beyond(these: Sequence[Citation], those: Sequence[Citation]) -> list[Citation]:
    """The citations of ``these`` whose target ``those`` do not have, or have less often."""
    if not these:
        return []
    left = Counter(c.target for c in those)
    found: list[Citation] = []
    for citation in these:
        if left[citation.target]:
            left[citation.target] -= 1
        else:
            found.append(citation)
    return found
