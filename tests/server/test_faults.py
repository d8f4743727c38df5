"""What the machine or somebody ill-disposed does to a load: a sentence each, nothing half-entered, the rest goes on."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Any

import pytest
from django.db import OperationalError, connection

from multilateral.cli.inputs import Input
from multilateral.record import files, index
from multilateral.record.models import File, Passage, Version, Work
from multilateral.server.loading import Stopped, load_all
from multilateral.server.verifying import verify_here
from tests.record import samples
from tests.server.crashes import look

pytestmark = [pytest.mark.fault, pytest.mark.database]
Environment = dict[str, str]


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    """A home of its own with a SQLite in it, whatever the tests run on: it is files that are hurt here."""
    kept = {name: value for name, value in os.environ.items() if name != "MULTILATERAL_DATABASE"}
    return kept | {"MULTILATERAL_HOME": str(tmp_path / "home")}


def load(environment: Environment, *paths: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "multilateral", "load", *map(str, paths)]
    return subprocess.run(command, capture_output=True, text=True, timeout=300, env=environment)


def papers(folder: Path, count: int) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    made = [folder / f"{n:02}.txt" for n in range(1, count + 1)]
    for n, path in enumerate(made, 1):
        path.write_bytes(samples.draft(f"EX/WG/3/L.{n}", f"Paper {n}"))
    return made


def inputs(paths: list[Path]) -> list[Input]:
    return [Input(str(path), PurePath(path.name)) for path in paths]


def whole() -> int:
    """How many works there are; each has its version, its passages and its file, and everything verifies."""
    found = verify_here(derived=True)
    assert found.holds, found.findings
    works = Work.objects.count()
    assert works == Version.objects.count() == File.objects.count()
    assert works == Passage.objects.values("version").distinct().count()
    return works


@pytest.mark.django_db(transaction=True)
def test_a_disk_that_is_full_for_a_file_stops_the_load_with_a_sentence_and_it_goes_on_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index.rebuild()  # words of earlier tests are in no table that is emptied between tests
    made = inputs(papers(tmp_path / "papers", 3))
    assert load_all(made[:1]).entered == 1

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as hurt, pytest.raises(Stopped, match=r"02\.txt: the disk is full: free some space"):
        hurt.setattr("multilateral.record.files.os.fsync", full)
        load_all(made)
    assert whole() == 1
    assert not [one for one in files.path("00").parent.parent.rglob(".*") if one.is_file()]
    assert (load_all(made).entered, whole()) == (2, 3)


@pytest.mark.django_db(transaction=True)
def test_a_database_that_is_full_or_locked_stops_the_load_with_a_sentence(tmp_path: Path) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("a PostgreSQL that is full says so in its own words")
    index.rebuild()  # words of earlier tests are in no table that is emptied between tests
    made = inputs(papers(tmp_path / "papers", 3))
    assert load_all(made[:1]).entered == 1
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")  # no room is left from what other tests took away
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0] + 1}")
        try:
            with pytest.raises(Stopped, match=r"02\.txt: the disk is full"):
                load_all(made)
        finally:
            cursor.execute("PRAGMA max_page_count = 1073741823")
    assert whole() == 1
    with contextlib.closing(sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout = 50")
        with pytest.raises(Stopped, match=r"02\.txt: another process holds the database"):
            load_all(made)
        other.execute("ROLLBACK")
    assert (load_all(made).entered, whole()) == (2, 3)
    connection.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of eight million bytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "none", str(folder)], capture_output=True)
    if mounted.returncode:
        pytest.skip("only root can make a small disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_real_disk_that_is_full_leaves_the_record_whole(
    environment: Environment, small_disk: Path, tmp_path: Path
) -> None:
    environment["MULTILATERAL_HOME"] = str(small_disk / "home")
    made = papers(tmp_path / "papers", 40)
    assert load(environment, made[0]).returncode == 0
    ballast = small_disk / "ballast"
    left = os.statvfs(small_disk)
    ballast.write_bytes(bytes(max(0, left.f_bavail * left.f_frsize - 400_000)))
    done = load(environment, tmp_path / "papers")
    assert done.returncode == 1 and "the disk is full: free some space" in done.stderr, done.stderr
    assert len(done.stderr.splitlines()) == 1 and "Traceback" not in done.stderr
    backed = subprocess.run(
        [sys.executable, "-m", "multilateral", "backup", str(small_disk)],
        capture_output=True, text=True, env=environment,
    )  # fmt: skip
    assert backed.returncode == 1 and "the disk is full" in backed.stderr, backed.stderr
    assert sorted(one.name for one in small_disk.iterdir()) == ["ballast", "home"]
    ballast.unlink()
    seen = look(environment)
    assert seen["findings"] == [] and seen["half"] == [] and seen["size"] == seen["acts"] + 1
    assert load(environment, tmp_path / "papers").returncode == 0
    assert look(environment)["counts"]["works"] == 40


def test_two_loads_at_once_into_a_new_house_enter_everything_once(environment: Environment, tmp_path: Path) -> None:
    papers(tmp_path / "papers", 24)
    command = [sys.executable, "-m", "multilateral", "load", str(tmp_path / "papers")]
    both = [
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    said = [one.communicate(timeout=300) for one in both]
    assert [err for _, err in said] == ["", ""] and [one.returncode for one in both] == [0, 0]
    entered, held = (sum(int(out.split(", ")[at].split()[0]) for out, _ in said) for at in (0, 1))
    assert (entered, held) == (24, 24)
    seen = look(environment)
    assert seen["findings"] == [] and seen["half"] == [] and seen["size"] == seen["acts"] + 1


def test_a_hostile_folder_costs_a_sentence_a_file_and_the_good_one_is_entered(
    environment: Environment, tmp_path: Path
) -> None:
    folder = tmp_path / "papers"
    (folder / "below").mkdir(parents=True)
    hostile(folder)
    (folder / "zz.txt").write_bytes(samples.draft())
    done = load(environment, folder)
    assert done.returncode == 1 and done.stdout.startswith("1 entered, 0 held already")
    said = done.stderr.splitlines()
    for name, words in SENTENCES.items():
        assert [line for line in said if name in line and words in line], f"{name}: {done.stderr}"
    assert len(said) == len(SENTENCES), done.stderr
    assert look(environment)["counts"]["works"] == 1


SENTENCES = {
    "bomb.docx": "far beyond a document",
    "deep.xml": "",
    "entities.xml": "",
    "empty.txt": "the file is empty",
    "noise.pdf": "",
    "long.txt": "longer than 50 MB",
    "line\N{REPLACEMENT CHARACTER}break.txt": "states no symbol",
    "pipe.txt": "this is no file, and was passed over",
    "itself.txt": "leads nowhere, and was passed over",
    "zero.txt": "this is no file, and was passed over",
}


def hostile(folder: Path) -> None:
    with zipfile.ZipFile(folder / "bomb.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w", force_zip64=True) as stream:
            for _ in range(300):
                stream.write(b"a" * 2**20)
    (folder / "deep.xml").write_text("<a>" * 100_000 + "</a>" * 100_000)
    nested = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    (folder / "entities.xml").write_text(f'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">{nested}]><l>&j;</l>')
    (folder / "empty.txt").touch()
    (folder / "noise.pdf").write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 400)
    with (folder / "long.txt").open("wb") as sparse:
        sparse.truncate(2**31)
    (folder / "line\nbreak.txt").write_text("Nothing of the kind.")
    os.mkfifo(folder / "pipe.txt")
    (folder / "itself.txt").symlink_to("itself.txt")
    (folder / "below" / "above").symlink_to(folder)
    (folder / "zero.txt").symlink_to("/dev/zero")


@pytest.mark.parametrize("hurt", ["cut", "overwritten"])
def test_a_torn_database_is_told_in_a_sentence_that_leads_to_the_backup(
    environment: Environment, tmp_path: Path, hurt: str
) -> None:
    load(environment, papers(tmp_path / "papers", 2)[0])
    database = Path(environment["MULTILATERAL_HOME"]) / "multilateral.sqlite3"
    content = bytearray(database.read_bytes())
    if hurt == "cut":
        database.write_bytes(content[: len(content) // 2])
    else:
        content[:4096] = os.urandom(4096)
        database.write_bytes(content)
    command = [sys.executable, "-m", "multilateral", "verify", environment["MULTILATERAL_HOME"]]
    for done in (
        subprocess.run(command, capture_output=True, text=True, env=environment),
        load(environment, tmp_path / "papers"),
    ):
        assert done.returncode == 1 and "restore it from a backup" in done.stderr, done.stdout + done.stderr
        assert len(done.stderr.splitlines()) == 1


@pytest.mark.django_db
@pytest.mark.parametrize("trouble", ["database is locked", "database or disk is full"])
def test_a_page_says_that_nothing_can_be_kept_and_shows_again_what_was_typed(
    monkeypatch: pytest.MonkeyPatch, cast: Any, enter: Any, trouble: str
) -> None:
    def refuse(**of_the_act: Any) -> None:
        raise OperationalError(trouble)

    monkeypatch.setattr("multilateral.record.acts.deposit", refuse)
    typed = {"pasted": "Words that took an hour to write", "name": "paper"}
    answer = enter(cast.secretariat).post("/deposit/", typed)
    assert answer.status_code == 503 and answer.headers["Retry-After"]
    assert "Nothing was changed" in answer.text and typed["pasted"] in answer.text
