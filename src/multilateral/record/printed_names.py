"""Names of States as they are printed in lists of votes and sponsors -> codes of States.

Capitals, accents, articles, blanks and hyphens do not matter. Names that run together are parted, and a name that was
parted is joined, where that can be read in one way only; ``printed_names.csv`` holds what else is known, with its
reason. What is no State stays as printed.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from itertools import permutations

from multilateral.parties import facts
from multilateral.parties.order import english_key

MOST = 4000
"""Characters of one printed name that are parted into names."""

_CAPACITY = re.compile(r"\((?:o[nf] behalf of|in its capacity as)\s+((?:[^()]|\([^()]*\))*)\)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """One State, or whatever else is named in its place.

    ``printed`` is the name as received; ``code`` that of the State, empty where the name is no State's; ``capacity``
    the group on whose behalf it acts; ``reason`` why it was read so, where that is not plain.
    """

    printed: str
    code: str = ""
    capacity: str = ""
    reason: str = ""


class Names:
    """The names by which States are known."""

    def __init__(self, known: Iterable[tuple[str, str]]) -> None:
        """``known`` are pairs of name and code."""
        self.codes = {english_key(name).removeprefix("the "): code for name, code in known}
        self.squeezed = {_squeezed(key): code for key, code in self.codes.items()}
        self._known = lru_cache(maxsize=4096)(self._one)  # lists name the same States again and again
        self.lengths = sorted({len(name) for name in self.squeezed}, reverse=True)

    def read(self, printed: Sequence[str]) -> tuple[Named, ...]:
        """A list as received -> each State once, in the order of the list."""
        found: list[Named] = []
        for name in printed:
            found.extend(self._known(name) or [Named(" ".join(name.split()))])
        once: dict[str, Named] = {}
        for each in self._joined(found):
            once.setdefault(each.code or each.printed, each)
        return tuple(once.values())

    def _joined(self, names: list[Named]) -> Iterator[Named]:
        """The same, two halves of a name that stand apart as one State in the place of the first."""
        halves = [each for each in names if not each.code and len(each.printed) < 40]
        whole: dict[int, Named] = {}
        for one, other in permutations(halves[:20], 2):
            joined = f"{one.printed} {other.printed}"
            if code := self._whole(joined):
                whole |= {id(one): Named(joined, code, reason="a name in two halves"), id(other): Named(joined, code)}
        return (whole.get(id(each), each) for each in names)

    def _whole(self, printed: str) -> str:
        key = english_key(printed)
        return self.codes.get(key) or self.codes.get(key.removeprefix("the ").removesuffix(" the")) or ""

    def _one(self, printed: str) -> list[Named]:
        shown = " ".join(printed.split())
        if code := self._whole(printed):
            return [Named(shown, code)]
        if (alias := _aliases().get(english_key(printed))) is not None:
            return [Named(shown, code, reason=alias[1]) for code in alias[0]]
        pieces = _CAPACITY.split(printed[:MOST])
        read = [self._parted(_squeezed(piece)) for piece in pieces[::2]]
        found = []
        for codes, capacity in zip(read, [*pieces[1::2], ""], strict=True):
            if codes is None:
                return []
            for code in codes:
                found.append(Named(shown, code))
            if found and capacity:
                found[-1] = replace(found[-1], capacity=" ".join(capacity.split()))
        if len(pieces) == 1 and len(shown) < 60:
            reason = "several names in one" if len(found) > 1 else "blanks misplaced"
            found = [replace(name, reason=reason) for name in found]
        return found

    def _parted(self, text: str) -> list[str] | None:
        """The codes of the names that ``text`` runs together, longest names first; ``None`` if any letter is left."""
        dead: set[int] = set()
        path: list[tuple[int, str]] = []

        def at(place: int) -> Iterator[tuple[int, str]]:
            for joint in ("", "and", "the", "andthe"):
                if text.startswith(joint, place):
                    start = place + len(joint)
                    for length in self.lengths:
                        if (code := self.squeezed.get(text[start : start + length])) and start + length <= len(text):
                            yield start + length, code

        trail = [at(0)]
        place = 0
        while place < len(text):
            step = next(trail[-1], None)
            if step is None:
                dead.add(place)
                trail.pop()
                if not path:
                    return None
                path.pop()
                place = path[-1][0] if path else 0
            elif step[0] not in dead:
                path.append(step)
                place = step[0]
                trail.append(at(place))
        return [code for _end, code in path]


def official() -> list[tuple[str, str]]:
    """Name and code of every State in the facts: official, formal and earlier names."""
    return [
        (name, fact.code) for fact in facts.states() for name in (fact.name_en, fact.formal_en, *fact.also_en) if name
    ]


def _squeezed(text: str) -> str:
    return english_key(text).replace(" ", "")


@cache
def _aliases() -> dict[str, tuple[tuple[str, ...], str]]:
    text = files("multilateral.record").joinpath("printed_names.csv").read_text(encoding="utf-8")
    return {
        english_key(row["printed"]): (tuple(row["codes"].split()), row["reason"])
        for row in csv.DictReader(text.splitlines())
    }
