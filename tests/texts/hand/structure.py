"""Opening words, italics, stops, numbers, and the row of "also" and "further"."""

from __future__ import annotations

import random
import re

from tests.texts.hand.sheet import RAISED, Planted, Sheet, some, swapped
from tests.texts.hand.tables import FINITE, PARTICIPLE


def finite_in_preamble(one: Sheet, rng: random.Random) -> Planted | None:
    return swapped(one, rng, one.top("pp"), r"^(\w+ing)\b", lambda m: FINITE.get(m[1], m[1]))


def participle_in_operative(one: Sheet, rng: random.Random) -> Planted | None:
    return swapped(
        one,
        rng,
        one.top("op"),
        r"(?<=^\d\. )[A-Z]\w+s\b|(?<=^\d\d\. )[A-Z]\w+s\b",
        lambda m: PARTICIPLE.get(m[0], m[0]),
    )


def upright(one: Sheet, rng: random.Random) -> Planted | None:
    index = rng.choice(one.top("pp") + one.top("op") or [0])
    return Planted(one.lines, (index,), "opening words upright", italics="upright") if index else None


def running_on(one: Sheet, rng: random.Random) -> Planted | None:
    index = rng.choice(one.top("pp") + one.top("op") or [0])
    return Planted(one.lines, (index,), "italics run on over more words", italics="running on") if index else None


def _end(one: Sheet, rng: random.Random, indexes: list[int], old: str, new: list[str]) -> Planted | None:
    pattern = rf"\w+[”)]?{re.escape(old)}(?=[{RAISED}]*$)"
    return swapped(one, rng, indexes, pattern, lambda m: m[0][: -len(old)] + rng.choice(new))


def end_of_preambular(one: Sheet, rng: random.Random) -> Planted | None:
    return _end(one, rng, one.top("pp"), ",", ["", ";", "."])


def end_of_operative(one: Sheet, rng: random.Random) -> Planted | None:
    return _end(one, rng, one.top("op"), ";", ["", ",", "."])


def end_of_last(one: Sheet, rng: random.Random) -> Planted | None:
    return _end(one, rng, one.top("op")[-1:], ".", ["", ";", ","])


def colon_before_list(one: Sheet, rng: random.Random) -> Planted | None:
    return _end(one, rng, one.top("op"), ":", [";", ","])


def comma_doubled_or_apart(one: Sheet, rng: random.Random) -> Planted | None:
    return swapped(one, rng, one.every(), r"[a-z], (?=[a-z])", lambda m: m[0][0] + rng.choice([",, ", " , ", " ,"]))


def _numbered(one: Sheet) -> list[tuple[int, int]]:
    found = [(i, re.match(r"(\d+)\. ", one.lines[i])) for i in one.top("op")]
    return [(i, int(m[1])) for i, m in found if m]


def _renumber(one: Sheet, rng: random.Random, by: int) -> Planted | None:
    numbered = _numbered(one)
    if len(numbered) < 4:
        return None
    first = rng.randrange(2, len(numbered))
    lines = list(one.lines)
    for index, number in numbered[first:]:
        lines[index] = re.sub(r"^\d+", str(number + by), lines[index])
    return Planted(lines, (numbered[first][0], numbered[first - 1][0]), f"numbers {by:+} from {numbered[first][1]} on")


def number_skipped(one: Sheet, rng: random.Random) -> Planted | None:
    return _renumber(one, rng, 1)


def number_twice(one: Sheet, rng: random.Random) -> Planted | None:
    return _renumber(one, rng, -1)


def paragraph_struck(one: Sheet, rng: random.Random) -> Planted | None:
    numbered = [(i, n) for i, n in _numbered(one) if one.lines[i].rstrip(RAISED).endswith(";")]
    if len(numbered) < 4:
        return None
    index, number = rng.choice(numbered[1:-1])
    lines = one.lines[:index] + one.lines[index + 2 :]
    return Planted(lines, (index, index - 2), f"paragraph {number} struck out, the rest not renumbered")


def letter_wrong(one: Sheet, rng: random.Random) -> Planted | None:
    def other(match: re.Match[str]) -> str:
        return f"({chr(ord(match[1] or match[2]) + rng.choice([-1, 1]))}) "

    return swapped(one, rng, one.every(), r"(?<=^    )\(([b-g])\) |^\(([b-g])\) ", other)


def _opening(line: str) -> tuple[str, str]:
    """("also", "further" or "", the verb)."""
    words = re.sub(r"^\d+\. ", "", line).lower()
    match = re.match(r"(?:(also|further) (\w+)|(\w+)(?: (also|further)\b)?)", words)
    return ((match[1] or match[4] or ""), (match[2] or match[3])) if match else ("", "")


def _runs(one: Sheet, *adverbs: str) -> list[int]:
    """Lines at the end of a run of neighbouring paragraphs of one verb with just these adverbs."""
    found = []
    for part in ("pp", "op"):
        lines = one.top(part)
        openings = [_opening(one.lines[i]) for i in lines]
        for k in range(len(adverbs) - 1, len(lines)):
            run = openings[k - len(adverbs) + 1 : k + 1]
            if [adverb for adverb, _ in run] == list(adverbs) and len({verb for _, verb in run}) == 1:
                found.append(lines[k])
    return found


def _without_adverb(line: str) -> tuple[str, str]:
    new = re.sub(r"^((?:\d+\. )?)(?:Also|Further) (\w)", lambda m: m[1] + m[2].upper(), line)
    new = new if new != line else re.sub(r"^((?:\d+\. )?\w+) (?:also|further)\b", r"\1", line)
    return new, f"{line[:32]!r} → {new[:32]!r}"


def also_dropped(one: Sheet, rng: random.Random) -> Planted | None:
    return some(one, rng, _runs(one, "", "also"), _without_adverb)


def further_dropped(one: Sheet, rng: random.Random) -> Planted | None:
    return some(one, rng, _runs(one, "", "also", "further"), _without_adverb)


def further_for_also(one: Sheet, rng: random.Random) -> Planted | None:
    pattern = r"^(?:\d+\. )?(?:\w+ )?[Aa]lso\b"
    return swapped(
        one,
        rng,
        _runs(one, "", "also"),
        pattern,
        lambda m: re.sub("lso$", "urther", m[0]).replace("Aurther", "Further").replace("aurther", "further"),
    )


def also_twice(one: Sheet, rng: random.Random) -> Planted | None:
    pattern = r"^(?:\d+\. )?(?:\w+ )?[Ff]urther\b"
    return swapped(
        one,
        rng,
        _runs(one, "", "also", "further"),
        pattern,
        lambda m: m[0].replace("Further", "Also").replace("further", "also"),
    )
