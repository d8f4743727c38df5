"""``multilateral load --public`` asks, fetches by git, loads with its source; and says what to do where it cannot."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from multilateral.server import collections, public
from tests.record import samples

pytestmark = [pytest.mark.database, pytest.mark.git]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A collection in git, in place of the published one."""
    folder = tmp_path / "papers"
    (folder / "third").mkdir(parents=True)
    (folder / "third" / "adopted.txt").write_bytes(samples.adopted())
    (folder / "votes.json").write_text(json.dumps(samples.vote_line()) + "\n")
    git(folder, "init", "--quiet", "--initial-branch", "main")
    commit(folder)
    return folder


def git(folder: Path, *arguments: str) -> str:
    who = ["-c", "user.name=Test", "-c", "user.email=test@example.invalid", "-c", "commit.gpgsign=false"]
    return subprocess.run(
        ["git", *who, "-C", str(folder), *arguments], check=True, capture_output=True, text=True, timeout=60
    ).stdout.strip()


def commit(folder: Path) -> str:
    git(folder, "add", "-A")
    git(folder, "commit", "--quiet", "-m", "papers")
    return git(folder, "rev-parse", "HEAD")


def load(home: Path, *arguments: str, source: str = "", path: str | None = None) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if k != "MULTILATERAL_DATABASE"}
    environment |= {"MULTILATERAL_PUBLIC": source} if source else {}
    if path is not None:
        environment["PATH"] = path
    command = [sys.executable, "-m", "multilateral", "load", "--home", str(home), *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, timeout=300, env=environment, stdin=subprocess.DEVNULL
    )


def asked(home: Path, statement: str) -> list[tuple[object, ...]]:
    import sqlite3

    with sqlite3.connect(home / "multilateral.sqlite3") as database:
        return list(database.execute(statement))


def test_it_is_fetched_and_loaded_with_its_source_and_brought_up_to_date(repository: Path, tmp_path: Path) -> None:
    home, address = tmp_path / "home", repository.as_uri()
    done = load(home, "--public", "--yes", source=address)
    assert (done.stdout, done.returncode) == ("2 entered, 0 held already, 0 failed\n", 0), done.stderr
    first = git(repository, "rev-parse", "HEAD")
    sources = asked(home, "select slug, title, address from record_source")
    assert sources == [(f"garesolutions-{first[:12]}", f"GAresolutions {first[:8]}", "")]
    assert asked(home, "select path from record_rendering where source_id is not null") == [("third/adopted.txt",)]
    assert len(asked(home, "select 1 from record_proceedings where source_id is not null and path = 'votes.json'")) == 1
    entries = asked(home, "select count(*) from ledger_entry")
    assert load(home, "--public", "--yes", source=address).stdout == "0 entered, 2 held already, 0 failed\n"
    assert asked(home, "select count(*) from ledger_entry") == entries
    (repository / "third" / "draft.txt").write_bytes(samples.draft())
    second = commit(repository)
    assert load(home, "--public", "--yes", source=address).stdout == "1 entered, 2 held already, 0 failed\n"
    assert (
        {slug for (slug,) in asked(home, "select slug from record_source")}
        == {  # type: ignore[misc]
            f"garesolutions-{first[:12]}",
            f"garesolutions-{second[:12]}",
        }
    )


def test_without_a_network_it_says_so_and_leaves_nothing_half(tmp_path: Path) -> None:
    home = tmp_path / "home"
    done = load(home, "--public", "--yes", source=(tmp_path / "nowhere").as_uri())
    assert done.returncode == 1 and done.stdout == ""
    assert "could not be fetched" in done.stderr and "network" in done.stderr and "Traceback" not in done.stderr
    assert not list((home / "public").glob("*"))


def test_without_git_it_says_what_to_do(tmp_path: Path) -> None:
    done = load(tmp_path / "home", "--public", "--yes", path=str(tmp_path))
    assert done.returncode == 1
    assert "git is not on this machine: install it, or fetch https://github.com/UNxml/GAresolutions" in done.stderr


def test_nothing_is_fetched_unasked(tmp_path: Path) -> None:
    done = load(tmp_path / "home", "--public")
    assert done.returncode == 1 and "give --yes" in done.stderr
    assert load(tmp_path / "home").returncode == 2


@pytest.mark.parametrize(("typed", "wanted"), [("y", True), ("YES", True), ("", False), ("n", False), (None, False)])
def test_who_sits_at_the_terminal_is_asked(monkeypatch: pytest.MonkeyPatch, typed: str | None, wanted: bool) -> None:
    def answer(question: str) -> str:
        assert public.PUBLIC["address"] in question and "[y/N]" in question
        if typed is None:
            raise EOFError
        return typed

    monkeypatch.setattr("builtins.input", answer)
    monkeypatch.setattr(sys, "stdin", type("Terminal", (), {"isatty": staticmethod(lambda: True)})())
    assert public.agreed(yes=False) is wanted


def test_a_checkout_is_known_by_its_own_files(repository: Path, tmp_path: Path) -> None:
    git(repository, "remote", "add", "origin", "https://somebody:secret@example.invalid/papers/papers.git?x=1")
    found = collections.checkout(repository / "third")
    assert found is not None
    assert found.address == "https://example.invalid/papers/papers.git"
    assert found.commit == git(repository, "rev-parse", "HEAD")
    git(repository, "pack-refs", "--all")
    assert collections.checkout(repository) == collections.Checkout(repository, found.commit, found.address)
    (repository / ".git" / "HEAD").write_text("ref: refs/heads/none\n")
    assert collections.checkout(repository) is None
    assert collections.checkout(tmp_path) is None


def test_a_plain_folder_is_its_name_and_a_file_alone_has_no_source(tmp_path: Path) -> None:
    folder = tmp_path / "My papers"
    folder.mkdir()
    (folder / "a.txt").write_bytes(samples.adopted())
    (tmp_path / "b.txt").write_bytes(samples.draft())
    home = tmp_path / "home"
    assert load(home, str(folder), str(tmp_path / "b.txt")).returncode == 0
    assert asked(home, "select slug, title, address from record_source") == [("my-papers", "My papers", "")]
    assert len(asked(home, "select 1 from record_rendering where source_id is null")) == 1
