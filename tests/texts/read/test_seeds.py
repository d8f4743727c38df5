"""The two seed texts, read: equal to what a person drew up, on every key that it names."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from multilateral.texts import read
from multilateral.texts.model import to_json

SEEDS = ("A_C.1_77_L.23", "A_RES_74_29")


def differences(expected: Any, got: Any, path: str = "") -> list[str]:
    """Where ``got`` differs from ``expected``; keys that ``expected`` does not name are free."""
    if isinstance(expected, dict):
        missing = [f"{path}/{key} is missing" for key in expected if key not in got]
        return missing + [
            d for key in expected if key in got for d in differences(expected[key], got[key], f"{path}/{key}")
        ]
    if isinstance(expected, list) and len(expected) == len(got):
        return [d for n, pair in enumerate(zip(expected, got, strict=True)) for d in differences(*pair, f"{path}[{n}]")]
    return [] if expected == got else [f"{path}: {expected!r} was read as {got!r}"]


@pytest.mark.parametrize("name", SEEDS)
def test_a_seed_text_is_read_as_a_person_read_it(shared: Path, name: str) -> None:
    expected = json.loads((shared / "seeds" / "expected" / f"{name}.json").read_text(encoding="utf-8"))
    doubts = expected.pop("doubts", [])
    value = to_json(read((shared / "seeds" / f"{name}.txt").read_bytes(), name=f"{name}.txt"))
    assert differences(expected, value) == []
    reported = {(doubt["kind"], doubt["place"]) for doubt in value["doubts"]}
    assert {(doubt["kind"], doubt["place"]) for doubt in doubts} <= reported


@pytest.mark.parametrize("name", SEEDS)
def test_a_seed_text_needs_no_name_and_reads_the_same_as_text(shared: Path, name: str) -> None:
    data = (shared / "seeds" / f"{name}.txt").read_bytes()
    assert read(data) == read(data.decode("utf-8"))


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_ends_make_no_difference(shared: Path, ending: str) -> None:
    text = (shared / "seeds" / "A_RES_74_29.txt").read_text(encoding="utf-8")
    assert read(text.replace("\n", ending)) == read(text)
