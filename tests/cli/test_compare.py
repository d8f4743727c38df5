"""``multilateral compare``: two texts, from files, JSON or standard input."""

import json

from tests.cli.conftest import DRAFT

REVISED = DRAFT.replace("L.4", "L.4/Rev.1").replace("Welcomes the report", "Notes the full report")


def test_the_comparison_is_printed_as_json(call, tmp_path):
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(DRAFT)
    new.write_text(REVISED)
    called = call("compare", old, new)
    assert (called.status, called.err) == (0, "")
    value = json.loads(called.out)
    assert value["schema"] == "multilateral/comparison/1"
    assert (value["old"], value["new"]) == ("EX/C.1/9/L.4", "EX/C.1/9/L.4/Rev.1")
    assert value["counts"] == {"inserted": 2, "deleted": 1, "moved": 0}
    assert [a["types"] for a in value["alignments"]] == [["same"], ["same"], ["edited"], ["same"]]


def test_one_side_may_be_standard_input_or_document_json(call, tmp_path):
    old, new = tmp_path / "old.json", tmp_path / "new.txt"
    new.write_text(REVISED)
    old.write_text(call("read", "-", stdin=DRAFT.encode()).out)
    assert call("compare", old, "-", stdin=REVISED.encode()).out == call("compare", old, new).out


def test_other_formats_and_files(call, tmp_path):
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(DRAFT)
    new.write_text(REVISED)
    assert "[-Welcomes-]{+Notes+} the" in call("compare", old, new, "--to", "text").out
    called = call("compare", old, new, "--to", "html", "--out", f"{tmp_path}/")
    assert (called.status, called.out) == (0, "")
    assert "<ins>" in (tmp_path / "new.html").read_text()
    assert call("compare", old, new, "--to", "text", "--out", old).status == 2
    assert old.read_text() == DRAFT


def test_an_input_that_fails_is_told_of(call, tmp_path):
    (tmp_path / "new.txt").write_text(REVISED)
    called = call("compare", tmp_path / "no.txt", tmp_path / "new.txt")
    assert (called.status, called.out) == (1, "")
    assert called.err.startswith(f"{tmp_path / 'no.txt'}: ")
