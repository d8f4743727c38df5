"""The Council's texts, old and new, against thirty that were read by hand (drawn with seed 20261122)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from multilateral.texts import read
from multilateral.texts.model import Document

GOLD: dict[str, dict[str, Any]] = json.loads(
    (Path(__file__).parent.parent / "gold" / "security_council.json").read_text(encoding="utf-8")
)


def facts(document: Document) -> dict[str, Any]:
    """What the gold says of a text: numbers, dates, and the first word of each paragraph."""
    return {
        "number": document.number,
        "date": document.adopted.date if document.adopted else None,
        "opening": document.opening,
        "preamble": [one.text.split()[0].strip(",:") for one in document.preamble],
        "operative": [f"{one.number or '-'}:{one.text.split()[0].strip(',:')}" for one in document.operative],
        "children": {
            one.number or "-": [child.number for child in one.paragraphs]
            for one in document.operative
            if one.paragraphs
        },
        "meeting": document.adopted.meeting if document.adopted else None,
        "notes": [note.marker for note in document.notes],
        "annex": bool(document.annexes),
    }


@pytest.mark.parametrize("name", GOLD)
def test_a_resolution_is_read_as_a_person_reads_it(shared: Path, name: str) -> None:
    path = shared / "data" / "security-council" / name
    assert facts(read(path.read_bytes(), name=name)) == GOLD[name]
