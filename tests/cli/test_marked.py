"""``amend`` and ``merge``: Word files that delegations marked, on the command line."""

from __future__ import annotations

import copy
import json
from pathlib import Path

import pytest

from multilateral.texts import compare
from multilateral.texts.model import Document, Paragraph
from multilateral.texts.write import write
from multilateral.texts.write.docx_redline import redline


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """A base, and what two delegations make of it."""
    base = Document(
        symbol="EX/1/L.1",
        kind="draft resolution",
        language="en",
        title="Lamps",
        opening="The General Assembly",
        preamble=[Paragraph("pp1", None, "Guided", "Guided by the needs of those who sail at night,")],
        operative=[
            Paragraph("op1", "1", "Requests", "Requests the keepers to count the lamps;"),
            Paragraph("op2", "2", "Decides", "Decides to remain seized of the matter."),
        ],
    )
    (tmp_path / "base.json").write_bytes(write(base, "json"))
    for author, words in (("Arbenia", "polish"), ("Norland (Islands of)", "clean")):
        own = copy.deepcopy(base)
        own.operative[0].text = own.operative[0].text.replace("count", words)
        (tmp_path / f"{words}.docx").write_bytes(redline(compare(base, own), base, own, author=author))
    return [str(tmp_path / name) for name in ("base.json", "polish.docx", "clean.docx")]


def test_amend_lists_every_proposal_with_author_place_and_words(call, files):
    value = json.loads(call("amend", *files).out)
    assert value["schema"] == "multilateral/proposals/1" and value["base"] == "EX/1/L.1"
    assert [(p["author"], p["file"], p["paragraph"], p["old"], p["new"]) for p in value["proposals"]] == [
        ("Arbenia", "polish.docx", "op1", "count", "polish"),
        ("Norland (Islands of)", "clean.docx", "op1", "count", "clean"),
    ]
    assert value["unplaced"] == []
    assert "OP1: [-count-]{+polish+}" in call("amend", *files, "--to", "text").out


def test_merge_gives_one_bracketed_attributed_text(call, files):
    called = call("merge", *files, "--to", "text")
    assert "[count / polish (Arbenia) / clean (Norland (Islands of))]" in called.out
    value = json.loads(call("merge", *files, "--to", "json").out)
    assert value["schema"] == "multilateral/rolling-text/1"
    assert value["authors"] == ["Arbenia", "Norland (Islands of)"]
    assert "polish (Arbenia)" in call("merge", *files, "--to", "html").out


def test_a_merged_word_file_holds_the_same_proposals(call, files, tmp_path):
    out = str(tmp_path / "all.docx")
    assert call("merge", *files, "--to", "docx", "--out", out).status == 0
    first, again = (json.loads(call("amend", *paths).out)["proposals"] for paths in (files, [files[0], out]))
    for one in (*first, *again):
        del one["file"], one["date"]
    assert sorted(again, key=str) == sorted(first, key=str)


def test_word_needs_a_file_and_a_file_that_is_no_word_file_does_not_stop_the_others(call, files, tmp_path):
    assert call("merge", *files, "--to", "docx").status == 2
    bad = tmp_path / "bad.docx"
    bad.write_text("no Word file")
    called = call("amend", *files, str(bad))
    assert called.status == 1 and called.err.count("\n") == 1 and "bad.docx" in called.err
    assert len(json.loads(called.out)["proposals"]) == 2
    assert call("amend", str(tmp_path / "none.txt"), files[1]).status == 1
    assert call("amend", files[0], str(tmp_path)).status == 2
