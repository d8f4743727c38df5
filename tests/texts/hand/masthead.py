"""Sponsors of a draft, and symbols in the masthead, the notes and the text."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from tests.texts.hand.sheet import RAISED, Planted, Sheet, rewritten, swapped
from tests.texts.hand.tables import MISSPELT, USUAL


def _draft(one: Sheet, change: Callable[[list[str]], tuple[list[str], str] | None]) -> Planted | None:
    made = change(list(one.sponsors)) if len(one.sponsors) > 3 else None
    if made is None:
        return None
    lines = as_draft(one, made[0])
    at = tuple(i for i, line in enumerate(lines) if line.endswith(": draft resolution"))
    return Planted(lines, at, made[1], ("masthead",))


def as_draft(one: Sheet, sponsors: list[str]) -> list[str]:
    """The text as it was tabled: symbol of a draft, limited distribution, sponsors, no note of adoption."""
    title = re.escape(one.document.number or "") + r"\. "
    lines = []
    for line in one.lines:
        if line.startswith("Resolution adopted by") or re.match(r"\[(?:on|without)", line) or "plenary meeting" in line:
            continue
        line = re.sub(r"^United Nations A/RES/(\d+)/(\d+)$", r"United Nations A/\1/L.\2", line)
        line = line.replace("Distr.: General", "Distr.: Limited")
        if re.match(title, line):
            lines += [f"{', '.join(sponsors[:-1])} and {sponsors[-1]}: draft resolution", ""]
            line = re.sub(title, "", line)
        lines.append(line)
    return lines


def sponsors_out_of_order(one: Sheet, rng: random.Random) -> Planted | None:
    def change(names: list[str]) -> tuple[list[str], str]:
        k = rng.randrange(len(names) - 1)
        names[k], names[k + 1] = names[k + 1], names[k]
        return names, f"{names[k]} before {names[k + 1]}"

    return _draft(one, change)


def sponsor_twice(one: Sheet, rng: random.Random) -> Planted | None:
    def change(names: list[str]) -> tuple[list[str], str]:
        k = rng.randrange(len(names))
        names.insert(min(k + rng.choice([1, 3]), len(names)), names[k])
        return names, f"{names[k]} twice"

    return _draft(one, change)


def _renamed(one: Sheet, rng: random.Random, table: dict[str, str]) -> Planted | None:
    def change(names: list[str]) -> tuple[list[str], str] | None:
        known = [name for name in names if name in table]
        if not known:
            return None
        name = rng.choice(known)
        return [table[x] if x == name else x for x in names], f"{name!r} → {table[name]!r}"

    return _draft(one, change)


def sponsor_by_usual_name(one: Sheet, rng: random.Random) -> Planted | None:
    return _renamed(one, rng, USUAL)


def sponsor_misspelt(one: Sheet, rng: random.Random) -> Planted | None:
    return _renamed(one, rng, MISSPELT)


def _masthead(one: Sheet, change: Callable[[str], str]) -> Planted | None:
    symbol = one.document.symbol or ""
    for index, line in enumerate(one.lines[:8]):
        if symbol and symbol in line:
            new = line.replace(symbol, change(symbol))
            return rewritten(one, index, new, f"masthead {symbol!r} → {change(symbol)!r}", places=("masthead",))
    return None


def masthead_in_small_letters(one: Sheet, rng: random.Random) -> Planted | None:
    small = rng.choice(["A/res/", "a/RES/", "A/Res/"])
    return _masthead(one, lambda symbol: symbol.replace("A/RES/", small))


def masthead_of_another(one: Sheet, rng: random.Random) -> Planted | None:
    by = rng.choice([-1, 1, 10])
    return _masthead(one, lambda symbol: re.sub(r"\d+$", lambda m: str(int(m[0]) + by), symbol))


SYMBOL = r"\bA/(?:HRC/|C\.\d/|CONF\.\d+/|AC\.\d+/)?\d{1,4}/(?:L\.|INF/)?\d{1,3}(?:/Add\.\d|/Rev\.\d)?\b(?!/)"


def symbol_misprinted(one: Sheet, rng: random.Random) -> Planted | None:
    body = one.every()
    notes = [i for i, line in enumerate(one.lines) if body and i > body[-1] and line[:1] in RAISED and line]

    def new(match: re.Match[str]) -> str:
        symbol = match[0]
        forms = [symbol.replace("A/", "a/", 1), symbol.replace("A/", "A.", 1), symbol.replace("A/", "A/ ", 1)]
        forms += [re.sub(r"\.(?=\d)", "", symbol), symbol.replace("/HRC/", "/hrc/").replace("/C.", "/c.")]
        forms += [re.sub(r"/(\d+)$", r"-\1", symbol), symbol.replace("A/", "A//", 1)]
        return rng.choice([form for form in forms if form != symbol])

    made = swapped(one, rng, body + notes, SYMBOL, new)
    if made and made.at[0] in notes:
        raised = re.match(f"[{RAISED}]+", one.lines[made.at[0]])
        marker = "".join(str(RAISED.index(x)) for x in raised[0]) if raised else ""
        made.places = (f"note:{marker}",)
    return made


def symbol_for_number(one: Sheet, rng: random.Random) -> Planted | None:
    return swapped(one, rng, one.every(), r"(?<=[^l] resolution )\d{2}/\d{1,3}\b(?! [A-Z])", lambda m: f"A/RES/{m[0]}")
