"""The measure of round trips itself: what it counts, and that a sample of the record comes through."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from multilateral.texts.model import Document, Note, Paragraph
from tests.texts.roundtrip import main, measure, record, same_paragraphs, total
from tests.texts.same_core import differences


def test_a_document_is_the_same_as_itself(lighthouses: Document) -> None:
    counts = same_paragraphs(lighthouses, lighthouses)
    assert (counts.kept, counts.surplus) == (counts.total, 0)
    assert differences(lighthouses, lighthouses) == []


def test_a_split_costs_one_paragraph_and_adds_two(lighthouses: Document) -> None:
    first, second = lighthouses.preamble
    halves = [replace(first, text="Guided by the needs"), Paragraph("pp9", None, None, "of those who sail at night,")]
    counts = same_paragraphs(lighthouses, replace(lighthouses, preamble=[*halves, second]))
    assert (counts.total - counts.kept, counts.surplus) == (1, 2)


def test_a_note_that_moved_is_not_kept(lighthouses: Document) -> None:
    first, second = lighthouses.notes
    moved = replace(lighthouses, notes=[Note("1", first.text, first.paragraph, 3), second])
    counts = same_paragraphs(lighthouses, moved)
    assert (counts.total - counts.kept, counts.surplus) == (1, 1)
    assert any("only in the first" in line for line in differences(lighthouses, moved))


def test_what_both_state_must_be_the_same(lighthouses: Document) -> None:
    silent = replace(lighthouses, session=None)
    other = replace(lighthouses, session="10")
    assert differences(lighthouses, silent) == []
    assert differences(lighthouses, other) == ["masthead session: '9' and '10'"]


def test_the_sample_of_a_seed_is_always_the_same(shared: Path) -> None:
    assert record("English", ["78"], sample=5, seed=3) == record("English", ["78"], sample=5, seed=3)
    assert len(record("French", ["78"])) > 300


@pytest.mark.parametrize("to", ["akn"])
def test_a_sample_of_the_record_comes_back_whole(shared: Path, to: str) -> None:
    results = measure(record("English", [], sample=20, seed=5), to, ["strip"])
    assert [one.error for one in results if one.error] == []
    assert total(results).rate > 98


def test_the_command_prints_the_rate(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--to", "text", "--sessions", "78", "--sample", "2"]) == 0
    assert "kept" in capsys.readouterr().out
    assert main(["--to", "text", "--sessions", "12"]) == 2
