"""How the measurements measure: medians of repeated runs, ours and the other's in turn, and where the documents are."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path

SHARED = Path(__file__).resolve().parents[2] / "shared"
RUNS = 7


def seconds(*works: Callable[[], object], runs: int = RUNS) -> list[float]:
    """The median of each, run by turns so that what else the machine does falls on all alike."""
    for work in works:
        work()
    taken: list[list[float]] = [[] for _ in works]
    for _ in range(runs):
        for n, work in enumerate(works):
            start = time.perf_counter()
            work()
            taken[n].append(time.perf_counter() - start)
    return [statistics.median(one) for one in taken]


def row(what: str, ours: float, other: str, theirs: float) -> None:
    """One line of the table: our time, theirs, and how many of theirs ours takes."""
    print(f"{what:44} {ours * 1000:8.2f} ms   {other:34} {theirs * 1000:8.2f} ms   ours / theirs {ours / theirs:6.2f}")


def absent(what: str, why: object) -> None:
    """A line for what could not be measured here."""
    print(f"{what:44} not measured: {why}")
