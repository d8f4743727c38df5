"""Citations, chains of them, their dates and letters, and the closing agenda paragraph."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from tests.texts.hand.sheet import Planted, Sheet, rewritten, squeezed, swapped

MONTHS = "January February March April May June July August September October November December".split()
DATE = rf"\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}}"
CITED = re.compile(rf"\b(\d{{2}}/\d{{1,3}}(?: [A-Z])?) of ({DATE})")


def _first_cited(one: Sheet) -> list[tuple[int, re.Match[str]]]:
    seen, found = set(), []
    for i in one.every():
        for m in CITED.finditer(one.lines[i]):
            earlier = " ".join([*(one.lines[k] for k in one.every() if k < i), one.lines[i][: m.start()]])
            if m[1] not in seen and not re.search(rf"(?<!\d){re.escape(m[1])}(?!\d)", earlier):
                found.append((i, m))
            seen.add(m[1])
    return found


def date_left_out(one: Sheet, rng: random.Random) -> Planted | None:
    found = [
        (i, m)
        for i, m in _first_cited(one)
        if re.findall(r"resolution|decision", one.lines[i][: m.start()])[-1:] == ["resolution"]
    ]
    if not found:
        return None
    index, match = rng.choice(found)
    line = one.lines[index]
    return rewritten(one, index, line[: match.end(1)] + line[match.end() :], f"{match[0]!r} → {match[1]!r}")


def _link_left_out(one: Sheet, rng: random.Random, step: int) -> Planted | None:
    for index in rng.sample(one.top("pp"), len(one.top("pp"))):
        line = one.lines[index]
        cited = list(CITED.finditer(line))
        sessions = [int(m[1][:2]) for m in cited]
        inner = [
            k
            for k in range(2, len(cited) - 2)
            if {sessions[j + 1] - sessions[j] for j in range(k - 2, k + 2)} == {step}
            and line[cited[k].end() : cited[k].end() + 2] == ", "
            and line[cited[k].start() - 2 : cited[k].start()] == ", "
        ]
        if inner:
            gone = cited[rng.choice(inner)]
            return rewritten(one, index, line[: gone.start()] + line[gone.end() + 2 :], f"{gone[0]!r} left out")
    return None


def yearly_link_left_out(one: Sheet, rng: random.Random) -> Planted | None:
    return _link_left_out(one, rng, 1)


def biennial_link_left_out(one: Sheet, rng: random.Random) -> Planted | None:
    return _link_left_out(one, rng, 2)


def _date(one: Sheet, rng: random.Random, change: Callable[[str, str, str], str]) -> Planted | None:
    def new(match: re.Match[str]) -> str:
        return f"{match[1]} of {change(*match[2].split())}"

    return swapped(one, rng, one.every(), CITED.pattern, new)


def year_wrong(one: Sheet, rng: random.Random) -> Planted | None:
    return _date(one, rng, lambda d, m, y: f"{d} {m} {int(y) + rng.choice([-1, 1])}")


def month_wrong(one: Sheet, rng: random.Random) -> Planted | None:
    return _date(one, rng, lambda d, m, y: f"{d} {rng.choice([x for x in MONTHS if x != m])} {y}")


def day_wrong(one: Sheet, rng: random.Random) -> Planted | None:
    def other(day: str) -> int:
        near = [int(day[::-1]), int(day) + 1, int(day) - 1, int(day) + 10, int(day) - 10]
        return rng.choice([x for x in near if 1 <= x <= 28 and x != int(day)])

    return _date(one, rng, lambda d, m, y: f"{other(d)} {m} {y}")


def _lettered(one: Sheet, rng: random.Random, new: Callable[[str], str]) -> Planted | None:
    return swapped(
        one, rng, one.every(), rf"\b\d{{2}}/\d{{1,3}} [A-Z](?= of {DATE})", lambda m: m[0][:-2] + new(m[0][-1])
    )


def letter_dropped(one: Sheet, rng: random.Random) -> Planted | None:
    return _lettered(one, rng, lambda letter: "")


def letter_other(one: Sheet, rng: random.Random) -> Planted | None:
    return _lettered(one, rng, lambda letter: f" {chr(ord(letter) + (1 if letter == 'A' else rng.choice([-1, 1])))}")


def letter_small(one: Sheet, rng: random.Random) -> Planted | None:
    return _lettered(one, rng, lambda letter: f" {letter.lower()}")


TENS = {6: "sixt", 7: "sevent", 8: "eight", 9: "ninet"}
UNITS = "ieth y-first y-second y-third y-fourth y-fifth y-sixth y-seventh y-eighth y-ninth".split()


def _agenda(one: Sheet) -> list[int]:
    return [
        i
        for i in one.every()
        if re.search(r"nclude in the provisional agenda of its \w+-?\w* session.*“.+”", one.lines[i])
    ]


def session_stale(one: Sheet, rng: random.Random) -> Planted | None:
    session = one.document.session or ""
    if not session.isdigit() or int(session) < 61:
        return None
    own = rng.choice([int(session), int(session) - 1])
    words = TENS[own // 10] + UNITS[own % 10]
    return swapped(one, rng, _agenda(one), r"(?<=agenda of its )[\w-]+(?= session)", lambda m: words)


def title_altered(one: Sheet, rng: random.Random) -> Planted | None:
    known = {squeezed(x).lower() for x in (one.document.title, one.document.agenda_title) if x}
    same = [i for i in _agenda(one) if squeezed(re.findall("“(.+?)”", one.lines[i])[-1]).lower() in known]

    def shorter(match: re.Match[str]) -> str:
        words = match[0].split()
        if len(words) < 5:
            return match[0]
        gone = rng.randrange(1, len(words) - 1)
        return " ".join(words[:gone] + words[gone + 1 :])

    return swapped(one, rng, same, r"(?<=“)[^“”]+(?=”)", shorter)


def quote_left_open(one: Sheet, rng: random.Random) -> Planted | None:
    return swapped(one, rng, _agenda(one), "[“”]", lambda m: "")
