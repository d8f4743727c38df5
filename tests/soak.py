"""Long checks: seeded, cut off after 30 seconds in `make test`, whole and resumable in `make soak`."""

from __future__ import annotations

import os
import random
import re
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

KEPT = Path(__file__).resolve().parent.parent / "var" / "soak"


class Soak:
    """Hands out numbered cases, each with a random source of its own, so that any one can be run again alone.

    SOAK=whole runs them all and remembers in ``var/soak/`` how far it came; the next run goes on from there.
    SOAK_SEED (default 1) chooses the series; SOAK_CASE runs that one case.
    """

    def __init__(self, name: str, seconds: float = 30) -> None:
        self.whole = os.environ.get("SOAK") == "whole"
        self.seed = os.environ.get("SOAK_SEED", "1")
        self.only = os.environ.get("SOAK_CASE")
        self.seconds = seconds
        self.name = name
        self.last = ""
        self.kept = KEPT / f"{re.sub(r'[^A-Za-z0-9]+', '-', name)}-{self.seed}"

    def cases(self, count: int) -> Iterator[tuple[int, random.Random]]:
        """Up to ``count`` cases as (number, random source)."""
        if self.only:
            yield int(self.only), self._source(int(self.only))
            return
        first = int(self.kept.read_text()) if self.whole and self.kept.exists() else 0
        end = time.monotonic() + self.seconds
        for number in range(first, count):
            if not self.whole and time.monotonic() > end:
                return
            if self.whole:
                self.kept.parent.mkdir(parents=True, exist_ok=True)
                self.kept.write_text(str(number))
            yield number, self._source(number)
        self.kept.unlink(missing_ok=True)

    def _source(self, number: int) -> random.Random:
        self.last = f"SOAK_SEED={self.seed} SOAK_CASE={number}"
        return random.Random(f"{self.seed}/{number}")


def figures(reports: Iterable[pytest.TestReport]) -> Iterator[str]:
    """What tests that passed printed themselves, each after its name; nothing of logs, of stderr or of fixtures."""
    for report in reports:
        said = "".join(words for title, words in report.sections if title == "Captured stdout call").strip()
        if said and report.when == "call":
            yield f"{report.nodeid.partition('::')[2]}: {said}"
