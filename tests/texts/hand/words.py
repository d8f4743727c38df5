"""Names of bodies, abbreviations, and words run together."""

from __future__ import annotations

import random
import re

from tests.texts.hand.sheet import Planted, Sheet, rewritten, swapped
from tests.texts.hand.tables import NAMES, SHORT


def name_misput(one: Sheet, rng: random.Random) -> Planted | None:
    pattern = "|".join(re.escape(name) for name in NAMES)
    return swapped(one, rng, one.every(), pattern, lambda m: NAMES[m[0]])


def name_inconsistent(one: Sheet, rng: random.Random) -> Planted | None:
    """A long name that stands more than once loses a small word, or one of its own, where it stands again."""
    form = r"\b[A-Z][a-z-]+(?: (?:(?:of|on|for|and|the|in|to|its|All) )*[A-Z][a-z-]+){2,}"
    seen: dict[str, list[tuple[int, int]]] = {}
    for i in one.every():
        line = one.lines[i]
        for m in re.finditer(form, line):
            if len(m[0].split()) >= 5 and m.start() > 14:
                seen.setdefault(m[0], []).append((i, m.start()))
    names = sorted(name for name, places in seen.items() if len(places) > 1)
    if not names:
        return None
    name = rng.choice(names)
    index, start = seen[name][-1]
    words = name.split()
    small = [k for k, word in enumerate(words) if word in ("of", "on", "for", "and", "the", "in", "to")]
    dropped = rng.choice(small or list(range(1, len(words) - 1)))
    new = " ".join(words[:dropped] + words[dropped + 1 :])
    line = one.lines[index]
    return rewritten(one, index, line[:start] + new + line[start + len(name) :], f"{name!r} → {new!r}")


def abbreviated(one: Sheet, rng: random.Random) -> Planted | None:
    text = "\n".join(one.lines)
    free = [long for long, short in SHORT.items() if long in text and not re.search(rf"\b{short.rstrip('s')}", text)]
    if not free:
        return None
    long = rng.choice(free)
    return swapped(one, rng, one.every(), rf"\b{re.escape(long)}\b", lambda m: SHORT[long])


def hyphen_lost(one: Sheet, rng: random.Random) -> Planted | None:
    return swapped(one, rng, one.every(), r"\b[a-z]{2,}-[a-z]{3,}\b(?!-)", lambda m: m[0].replace("-", ""))


def small_words_joined(one: Sheet, rng: random.Random) -> Planted | None:
    pattern = r"\b(?:of|in|to|for|on|by|with|and) (?:the|all|its|their|an)\b"
    return swapped(one, rng, one.every(), pattern, lambda m: m[0].replace(" ", ""))


def words_joined(one: Sheet, rng: random.Random) -> Planted | None:
    return swapped(one, rng, one.every(), r"\b[a-z]{4,} (?:[a-z]{4,}|of|and|in)\b", lambda m: m[0].replace(" ", ""))
