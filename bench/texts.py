"""Reading and comparing, warm, side by side with the standard library's own comparison of the same words.

The documents are made up on the spot, of the size of an ordinary resolution (about 700 words) and of a long one.
"""

from __future__ import annotations

import difflib
import random
import statistics
import time
from collections.abc import Callable

from multilateral.texts import compare, read, write

RUNS = 15
STOCK = """peaceful States session directory contact request assistance incident report capacity working group
mandate measures confidence notes welcomes information technology security cooperation voluntary exchange
further regional efforts common understanding principles responsible behaviour transparency""".split()


def draft(paragraphs: int, seed: int, changed: float = 0.0) -> str:
    """A draft resolution of an invented body; ``changed`` is the share of words drawn anew."""
    words, other = random.Random(seed), random.Random(seed + 1)

    def sentence() -> str:
        drawn = [words.choice(STOCK) for _ in range(34)]
        return " ".join(other.choice(STOCK) if other.random() < changed else word for word in drawn)

    head = "Exercise EX/WG/1/L.1\n\nDistr.: Limited 3 May 2030\n\nOriginal: English\n\nFirst session\nAgenda item 2\n\n"
    head += "Marania and Ostland: draft resolution\n\nLamps of the inner sea\n\nThe Working Group,\n\n"
    preamble = "".join(f"Noting {sentence()},\n\n" for _ in range(paragraphs))
    operative = "".join(f"{n}. Invites {sentence()};\n\n" for n in range(1, paragraphs + 1))
    return head + preamble + operative.rstrip(";\n") + ".\n"


def milliseconds(work: Callable[[], object]) -> float:
    """The median of several runs, after one to warm up."""
    work()
    times = []
    for _run in range(RUNS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def main() -> None:
    """The table."""
    for paragraphs in (10, 100):
        old_text, new_text = draft(paragraphs, 1), draft(paragraphs, 1, changed=0.1)
        old, new = read(old_text), read(new_text)
        a, b = old_text.split(), new_text.split()
        ours = milliseconds(lambda o=old, n=new: compare(o, n))  # type: ignore[misc]
        theirs = milliseconds(lambda x=a, y=b: difflib.SequenceMatcher(None, x, y, autojunk=False).get_opcodes())  # type: ignore[misc]
        print(f"{len(a):6} words: read {milliseconds(lambda t=old_text: read(t)):8.1f} ms")  # type: ignore[misc]
        print(f"{'':13} Akoma Ntoso {milliseconds(lambda o=old: write(o, 'akn')):7.1f} ms")  # type: ignore[misc]
        print(f"{'':13} compare {ours:7.1f} ms; difflib, words alone: {theirs / ours:5.2f} × ours")


if __name__ == "__main__":
    main()
