"""Reading takes time in proportion to the text, whatever the text is."""

from __future__ import annotations

import random
import time
from collections.abc import Callable

import pytest

from multilateral.texts import read

WORDS = (
    "Noting lamps the of and oil keepers 12 (a) Decides States, in; 1 2 A/RES/74/29 General Assembly 3 May 2031".split()
)
HEAD = "The General Assembly,\n\nNoting the lamps,\n\n"


def junk(size: int, parts: tuple[str, ...]) -> str:
    draw = random.Random(7)
    return "".join(word + draw.choice(parts) for word in draw.choices(WORDS, k=size))


SHAPES: dict[str, tuple[int, Callable[[int], str]]] = {
    "one line without end": (40_000, lambda n: junk(n, (" ",))),
    "junk of many lines": (8_000, lambda n: junk(n, (" ", " ", "\n", "\n\n"))),
    "short lines": (6_000, lambda n: "\n".join(f"lamp {i % 7}" for i in range(n))),
    "short lines apart": (5_000, lambda n: "\n\n".join(f"Lamp {i % 7}" for i in range(n))),
    "numbered paragraphs": (3_000, lambda n: HEAD + "\n\n".join(f"{i}. Decides on {i};" for i in range(1, n))),
    "paragraphs with notes": (
        1_500,
        lambda n: (
            HEAD
            + "\n\n".join(f"{i}. Decides on it,{i % 900 + 1} and more;" for i in range(1, n))
            + "\n\n____\n"
            + "\n".join(f"{i % 900 + 1} A/77/{i}." for i in range(1, n))
        ),
    ),
    "lines like notes": (6_000, lambda n: "\n".join("1 abc def" for _ in range(n))),
    "texts in one file": (400, lambda n: "\n\n".join(f"A\n\nLamp {i}\n\n{HEAD}1. Decides;" for i in range(n))),
    "steps without end": (
        1_500,
        lambda n: HEAD + "1. Decides:\n\n" + "\n\n".join(f"{' ' * (i % 200)}(a) Lamp;" for i in range(n)),
    ),
    "one number again and again": (1_500, lambda n: f"{HEAD}1. Decides:\n" + "    (ii) Those below it, where\n" * n),
    "rows of a table": (6_000, lambda n: "\n".join("a\tb\tc" for _ in range(n))),
    "marks in one paragraph": (6_000, lambda n: f"{HEAD}1. Decides {'lamps¹ ' * n}"),
    "a masthead without end": (3_000, lambda n: "General Assembly\n" * n + HEAD + "1. Decides;"),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_four_times_the_text_takes_about_four_times_as_long(shape: str) -> None:
    size, build = SHAPES[shape][0] // 2, SHAPES[shape][1]

    def seconds(text: str) -> float:
        start = time.process_time()
        read(text)
        return time.process_time() - start

    seconds(build(100))
    texts = build(size), build(4 * size)
    # Quadratic growth would be sixteenfold. A machine at work elsewhere makes the figures uneven: three tries.
    tries = []
    for _ in range(3):
        small, large = map(seconds, texts)
        tries.append((small, large))
        if large < 10 * small + 0.2:
            break
    assert min(large / (small + 0.02) for small, large in tries) < 10, tries
    assert min(large for _, large in tries) < 15
