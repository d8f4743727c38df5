"""``multilateral write`` and ``cite``: from texts and from document JSON."""

import json

import pytest

from tests.cli.conftest import DRAFT


@pytest.mark.parametrize("to", ["json", "html", "akn", "text"])
def test_document_json_is_written_as_its_source_would_be(call, folder, tmp_path, to):
    value = tmp_path / "d.json"
    value.write_text(call("read", folder / "a.txt").out)
    assert call("write", value, "--to", to).out == call("read", folder / "a.txt", "--to", to).out


def test_json_that_is_no_document_is_refused(call, tmp_path):
    wrong = tmp_path / "wrong.json"
    wrong.write_text('{"schema": "something/else"}')
    called = call("write", wrong, "--to", "text")
    assert called.status == 1
    assert "something/else" in called.err


@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        ('"parts": []', '"parts": true', "parts"),
        ('"parts": []', '"parts": ["op1"]', "parts"),
        ('"start": 25', '"start": "\\ud800"', "no document"),
        ('"start": 25', '"start": "25"', "Expected `int`"),
        ('"parts": []', '"parts": [', "damaged"),
    ],
)
def test_document_json_that_was_spoilt_is_refused_in_one_sentence(call, folder, tmp_path, was, becomes, says):
    whole = call("read", folder / "a.txt").out
    assert was in whole
    spoilt = tmp_path / "spoilt.json"
    spoilt.write_text(whole.replace(was, becomes))
    called = call("write", spoilt, "--to", "text")
    assert (called.status, called.out, called.err.count("\n")) == (1, "", 1)
    assert says in called.err and "fault" not in called.err


def test_citations_are_listed(call, folder):
    value = json.loads(call("cite", folder / "a.txt").out)
    assert value["schema"] == "multilateral/citations/1"
    assert [(c["target"], c["date"]) for c in value["citations"]] == [("EX/RES/7/12", "2031-05-03")]
    assert call("cite", "-", "--to", "text", stdin=DRAFT.encode()).out.split() == ["pp1", "EX/RES/7/12", "2031-05-03"]


def test_the_citations_of_a_folder_are_json_lines(call, folder):
    called = call("cite", folder)
    assert called.status == 1
    assert [json.loads(line)["path"].rpartition("/")[2] for line in called.out.splitlines()] == [
        "a.txt",
        "b.txt",
        "z.pdf",
    ]


@pytest.mark.fonts
def test_a_pdf_goes_to_a_file(call, folder, tmp_path):
    out = tmp_path / "a.pdf"
    called = call("write", folder / "a.txt", "--to", "pdf", "--out", out)
    assert (called.status, called.out, called.err) == (0, "", "")
    assert out.read_bytes().startswith(b"%PDF-")


def test_a_pdf_is_not_poured_over_the_terminal(call, folder):
    called = call("write", folder / "a.txt", "--to", "pdf")
    assert (called.status, called.out) == (2, "")
    assert "--out" in called.err
