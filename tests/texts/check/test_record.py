"""Slips planted into adopted texts are found; what untouched ones give was judged, and errors are seldom false."""

from __future__ import annotations

import csv
import random
from collections import Counter
from pathlib import Path

import pytest

from multilateral.texts import check, read
from tests.texts.slips import KINDS, plant

JUDGED = Path(__file__).resolve().parent.parent / "adjudicated" / "findings.csv"


@pytest.mark.parametrize("kind", KINDS)
def test_most_slips_of_each_kind_are_found(shared: Path, kind: str) -> None:
    files = sorted((shared / "data" / "unga").glob("*/English/*.xml"))
    planted, hit, missed = plant(kind, files, each=3, seed=2)
    assert planted > 0
    assert hit >= planted - 1, missed


def test_hardly_any_error_in_an_untouched_text_is_false(shared: Path) -> None:
    """Errors are so few that all in the record were judged; one that is new here counts as false."""
    with JUDGED.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 100
    right = {(row["file"], row["rule"]) for row in rows if row["severity"] == "error" and row["verdict"] == "right"}
    files = sorted((shared / "data" / "unga").glob("*/English/*.xml"))
    drawn = random.Random(5).sample(files, 150)
    false = Counter(
        (path.name, one.rule)
        for path in drawn
        for one in check(read(path.read_bytes()))
        if one.severity == "error" and (path.name, one.rule) not in right
    )
    assert sum(false.values()) <= 3, false
