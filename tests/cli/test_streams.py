"""Where results go when it is no plain file: full, closed, a link, a device, a pipe."""

import json
import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

FULL = Path("/dev/full")


def full() -> Path:
    if not FULL.exists() or not stat.S_ISCHR(FULL.stat().st_mode):
        pytest.skip("this machine has no device that is always full")
    return FULL


@pytest.mark.parametrize("command", [["read"], ["compare", "+"], ["cite", "+"], []])
def test_a_full_standard_output_is_told_in_one_sentence(folder, command):
    paths = [folder / "a.txt", folder / "drafts" / "b.txt"][: len(command)]
    words = [word for word in command if word != "+"] or ["--help"]
    with open(full(), "wb") as out:
        done = subprocess.run(
            [sys.executable, "-m", "multilateral", *words, *paths], stdout=out, stderr=subprocess.PIPE, text=True
        )
    assert done.returncode == 1
    assert done.stderr.startswith("standard output: it could not be written")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(("closed", "says"), [("1>&-", "standard output: it is closed"), ("0<&-", "-: standard input")])
def test_a_closed_stream_is_told_in_one_sentence(folder, closed, says):
    path = "-" if "0" in closed else str(folder / "a.txt")
    done = subprocess.run(
        ["sh", "-c", f'"$0" -m multilateral read "$1" {closed}', sys.executable, path], capture_output=True, text=True
    )
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert done.stderr.startswith(says)


def test_a_closed_standard_output_is_not_missed_where_there_is_a_file(folder, tmp_path):
    out = tmp_path / "a.json"
    command = f'"$0" -m multilateral read "$1" --to json --out "{out}" 1>&-'
    done = subprocess.run(["sh", "-c", command, sys.executable, folder / "a.txt"], capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(out.read_text())["symbol"] == "EX/C.1/9/L.4"


def test_a_device_is_written_to_and_stays_a_device(call, folder):
    called = call("read", folder / "a.txt", "--out", full())
    assert called.status == 1
    assert called.err.startswith("/dev/full: it could not be written")
    assert stat.S_ISCHR(FULL.stat().st_mode)


def test_a_pipe_is_written_to_and_stays_a_pipe(call, folder, tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    assert call("read", folder / "a.txt", "--out", pipe).status == 0
    reader.join(10)
    assert json.loads(got[0])["symbol"] == "EX/C.1/9/L.4"
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_link_stays_and_what_it_leads_to_is_replaced(call, folder, tmp_path):
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "old.json").write_text("old")
    (tmp_path / "kept" / "old.json").chmod(0o640)
    (tmp_path / "link.json").symlink_to(tmp_path / "kept" / "old.json")
    assert call("read", folder / "a.txt", "--out", tmp_path / "link.json").status == 0
    assert (tmp_path / "link.json").is_symlink()
    assert json.loads((tmp_path / "kept" / "old.json").read_text())["symbol"] == "EX/C.1/9/L.4"
    assert stat.S_IMODE((tmp_path / "kept" / "old.json").stat().st_mode) == 0o640


def test_an_out_that_names_nothing_makes_the_command_wrong(call, folder):
    called = call("read", folder / "a.txt", "--out", "")
    assert (called.status, called.out, called.err.count("\n")) == (2, "", 1)


def test_a_comparison_that_cannot_be_written_failed_and_was_not_wrong(call, folder, tmp_path):
    (tmp_path / "file").write_text("")
    a, b = folder / "a.txt", folder / "drafts" / "b.txt"
    called = call("compare", a, b, "--out", tmp_path / "file" / "below.json")
    assert (called.status, called.err.count("\n")) == (1, 1)
