"""``multilateral read``: one value, JSON Lines, files; failures told and the rest done."""

import json

import pytest

from tests.cli.conftest import DRAFT


def records(called):
    return [json.loads(line) for line in called.out.splitlines()]


def test_one_file_gives_one_document(call, folder):
    called = call("read", folder / "a.txt")
    assert (called.status, called.err) == (0, "")
    value = json.loads(called.out)
    assert (value["schema"], value["symbol"]) == ("multilateral/document/1", "EX/C.1/9/L.4")
    assert [p["id"] for p in value["operative"]] == ["op1", "op2"]


def test_standard_input_is_read(call):
    assert json.loads(call("read", "-", stdin=DRAFT.encode()).out)["symbol"] == "EX/C.1/9/L.4"


def test_a_folder_gives_json_lines_in_path_order_and_one_bad_file_stops_nothing(call, folder):
    called = call("read", folder)
    assert called.status == 1
    lines = records(called)
    assert [line["path"] for line in lines] == [str(folder / n) for n in ("a.txt", "drafts/b.txt", "z.pdf")]
    assert [sorted(line) for line in lines] == [["document", "path"], ["document", "path"], ["error", "path"]]
    assert called.err.startswith(f"{folder / 'z.pdf'}: ")
    assert called.err.count("\n") == 1


def test_several_files_come_in_path_order_and_once(call, folder):
    a, b = folder / "a.txt", folder / "drafts" / "b.txt"
    lines = records(call("read", b, a, b))
    assert [line["path"] for line in lines] == [str(a), str(b)]


@pytest.mark.parametrize(("to", "starts"), [("text", "EX/C.1/9/L.4"), ("html", "<!doctype html>"), ("akn", "<?xml")])
def test_other_formats_stand_as_strings_in_json_lines(call, folder, to, starts):
    line = records(call("read", folder, "--to", to))[0]
    assert line["document"].startswith(starts)
    assert call("read", folder / "a.txt", "--to", to).out == line["document"]


def test_results_mirror_what_lies_below_the_folder(call, folder, tmp_path):
    out = tmp_path / "out"
    called = call("read", folder, "--to", "akn", "--out", out)
    assert (called.status, called.out) == (1, "")
    assert sorted(str(p.relative_to(out)) for p in out.rglob("*.*")) == ["a.akn.xml", "drafts/b.akn.xml"]


def test_one_result_goes_to_the_file_that_is_named_or_into_the_folder(call, folder, tmp_path):
    call("read", folder / "a.txt", "--to", "json", "--out", tmp_path / "own.name")
    assert json.loads((tmp_path / "own.name").read_text())["symbol"] == "EX/C.1/9/L.4"
    call("read", folder / "a.txt", "--to", "html", "--out", f"{tmp_path}/new/")
    assert (tmp_path / "new" / "a.html").read_text().startswith("<!doctype html>")
    call("read", folder / "a.txt", "--to", "text", "--out", tmp_path / "new")
    assert (tmp_path / "new" / "a.txt").exists()


def test_inputs_that_would_meet_keep_their_whole_name(call, tmp_path):
    root = tmp_path / "in"
    root.mkdir()
    for name in ("A_80_604_Add.1.txt", "A_80_604_Add.1.html", "other.akn.xml"):
        (root / name).write_text(DRAFT)
    call("read", root, "--to", "json", "--out", tmp_path / "out")
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == [
        "A_80_604_Add.1.html.json",
        "A_80_604_Add.1.txt.json",
        "other.json",
    ]


def test_a_result_never_replaces_an_input(call, folder):
    before = (folder / "a.txt").read_bytes()
    assert call("read", folder, "--to", "text", "--out", folder).status == 1
    assert (folder / "a.txt").read_bytes() == before
    assert (folder / "a.txt.txt").exists()
    called = call("read", folder / "a.txt", "--to", "text", "--out", folder / "a.txt")
    assert called.status == 2
    assert (folder / "a.txt").read_bytes() == before


def test_files_are_replaced_whole_and_nothing_is_left_over(call, folder, tmp_path):
    out = tmp_path / "r.json"
    out.write_text("old")
    call("read", folder / "a.txt", "--to", "json", "--out", out)
    assert json.loads(out.read_text())["symbol"]
    assert [p.name for p in tmp_path.iterdir() if "part" in p.name] == []


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["read"], "required"),
        (["read", "a.txt", "--to", "docx"], "--out"),
        (["read", "a.txt", "--to", "pdf"], "--out"),
        (["read", "a.txt", "--account", "--to", "html"], "--account"),
        (["read", "a.txt", "--nonsense"], "--nonsense"),
        (["write", "a.txt"], "--to"),
        (["compare", "a.txt"], "NEW"),
        (["compare", "-", "-"], "standard input"),
        (["compare", ".", "a.txt"], "folder"),
    ],
)
def test_a_wrong_command_is_refused_in_one_sentence(call, arguments, says):
    called = call(*arguments)
    assert (called.status, called.out) == (2, "")
    assert says in called.err
    assert called.err.count("\n") == 1


def test_what_cannot_be_read_is_told_with_path_and_remedy(call, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "void").mkdir()
    for path, says in (("nowhere.txt", "no such file"), ("empty.txt", "empty"), ("void", "holds no files")):
        called = call("read", tmp_path / path)
        assert called.status == 1
        assert called.err.startswith(f"{tmp_path / path}: ")
        assert says in called.err
        assert called.err.count("\n") == 1


def test_a_file_where_a_folder_is_needed_makes_the_command_wrong(call, folder, tmp_path):
    (tmp_path / "file").write_text("")
    called = call("read", folder, "--out", tmp_path / "file")
    assert called.status == 2
    assert "folder" in called.err


def test_a_language_that_cannot_be_read_makes_the_command_wrong(call, folder):
    called = call("read", folder / "a.txt", "--language", "xx")
    assert (called.status, called.out) == (2, "")
    assert "'xx'" in called.err and called.err.count("\n") == 1
    assert call("read", folder / "a.txt", "--language", "EN").status == 0


def test_every_character_of_the_input_is_accounted_for(call, folder):
    value = json.loads(call("read", folder / "a.txt", "--account").out)
    printed = len("".join(DRAFT.split()))
    assert value["characters"] == printed == sum(c["characters"] for c in value["classes"].values())


def test_a_name_that_is_no_utf8_does_not_stop_the_rest(call, tmp_path):
    import os

    root = tmp_path / "in"
    root.mkdir()
    try:
        with open(os.fsencode(root) + b"/\xff.txt", "wb") as file:
            file.write(DRAFT.encode())
    except OSError:
        pytest.skip("this file system takes only names in UTF-8")
    called = call("read", root)
    assert called.status == 0
    assert records(called)[0]["path"].endswith("\ufffd.txt")


def test_a_fault_of_our_own_is_told_and_stops_nothing(call, folder, monkeypatch):
    import multilateral.texts as module

    def broken(document, to):
        if document.symbol == "EX/C.1/9/L.4":
            raise ZeroDivisionError("division by zero")
        return b"{}"

    monkeypatch.setattr(module, "write", broken)
    called = call("read", folder, "--to", "json")
    assert called.status == 1
    assert [sorted(line) for line in records(called)] == [["error", "path"], ["document", "path"], ["error", "path"]]
    assert "ZeroDivisionError" in called.err
    assert "Traceback" not in called.err
