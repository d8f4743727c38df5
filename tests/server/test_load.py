"""``multilateral load``: files and folders into the record; again changes nothing, stopped it goes on."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.record import samples

pytestmark = pytest.mark.database


def load(home: Path, *paths: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "multilateral", "load", "--home", str(home), *map(str, paths)]
    return subprocess.run(command, capture_output=True, text=True, timeout=300, env=environment())


def environment() -> dict[str, str]:
    # A folder of its own: the tests of the house may run on another database beside it.
    return {name: value for name, value in os.environ.items() if name != "MULTILATERAL_DATABASE"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    papers = tmp_path / "papers" / "third session"
    papers.mkdir(parents=True)
    (papers / "draft.txt").write_bytes(samples.draft())
    (papers / "adopted.txt").write_bytes(samples.adopted())
    (papers / "notes.txt").write_text(samples.NO_RESOLUTION)
    (papers / "list.csv").write_text("not a document")
    return tmp_path / "papers"


def test_what_can_be_entered_is_entered_and_the_rest_is_told_in_a_sentence(folder: Path, tmp_path: Path) -> None:
    done = load(tmp_path / "home", folder)
    assert done.stdout == "2 entered, 0 held already, 1 failed\n"
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "notes.txt: it states no symbol" in done.stderr


def test_a_second_run_changes_nothing(folder: Path, tmp_path: Path) -> None:
    (folder / "third session" / "notes.txt").unlink()
    assert load(tmp_path / "home", folder).stdout == "2 entered, 0 held already, 0 failed\n"
    before = verified(tmp_path / "home")
    again = load(tmp_path / "home", folder)
    assert (again.stdout, again.returncode) == ("0 entered, 2 held already, 0 failed\n", 0)
    assert verified(tmp_path / "home") == before


def test_a_run_that_was_killed_goes_on_where_it_stood(tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    for n in range(1, 61):
        (papers / f"{n}.txt").write_bytes(samples.draft(f"EX/WG/3/L.{n}", f"Paper {n}"))
    home = tmp_path / "home"
    command = [sys.executable, "-m", "multilateral", "load", "--home", str(home), str(papers)]
    running = subprocess.Popen(command, env=environment(), start_new_session=True, stdout=subprocess.DEVNULL)
    end = time.monotonic() + 120
    while len(list(home.glob("files/*/*"))) < 5 and time.monotonic() < end and running.poll() is None:
        time.sleep(0.01)
    os.killpg(running.pid, signal.SIGKILL)
    running.wait()
    assert len(list(home.glob("files/*/*"))) >= 5
    done = load(home, papers)
    entered, held = (int(part.split()[0]) for part in done.stdout.split(", ")[:2])
    assert (entered + held, done.returncode) == (60, 0)
    assert held >= 4
    assert load(home, papers).stdout == "0 entered, 60 held already, 0 failed\n"


def test_another_file_of_the_same_text_is_kept_beside_it(folder: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    load(home, folder)
    copy = tmp_path / "copy.txt"
    copy.write_bytes(samples.draft().replace(b"Distr.: Limited", b"Distr.:  Limited"))
    assert load(home, copy).stdout == "1 entered, 0 held already, 0 failed\n"
    assert load(home, copy).stdout == "0 entered, 1 held already, 0 failed\n"


def test_lines_on_how_texts_came_about_are_known_by_their_content(folder: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    (folder / "third session" / "notes.txt").unlink()
    (folder / "list.json").write_text('{"not": "ours"}')
    votes = folder / "votes.json"
    rows = [json.dumps(samples.vote_line()), json.dumps(samples.vote_line("EX/RES/3/2"))]
    votes.write_text("\n".join(rows))
    assert load(home, folder).stdout == "3 entered, 0 held already, 0 failed\n"
    before = verified(home)
    assert load(home, folder).stdout == "0 entered, 3 held already, 0 failed\n"
    assert verified(home) == before
    # A file that was entered in part, or has grown, goes on with the lines that are new.
    votes.write_text("\n".join([*rows, "{broken", json.dumps(samples.vote_line("EX/RES/3/3"))]))
    done = load(home, votes)
    assert (done.stdout, done.returncode) == ("0 entered, 0 held already, 1 failed\n", 1)
    assert "votes.json: line 3 is no JSON" in done.stderr
    votes.write_text("\n".join([*rows, json.dumps(samples.vote_line("EX/RES/3/3"))]))
    assert load(home, votes).stdout == "0 entered, 1 held already, 0 failed\n"


def verified(home: Path) -> str:
    """What the ledger proves: its size and root. The record must hold."""
    command = [sys.executable, "-m", "multilateral", "verify", "--home", str(home)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, env=environment())
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
