"""``multilateral backup`` and ``restore``: the whole installation out while it runs, and back where there is none."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.postgres import another_database
from tests.record import samples
from tests.server.crashes import look
from tests.server.service import Service, Visitor

pytestmark = [pytest.mark.fault, pytest.mark.database]
Environment = dict[str, str]


def multilateral(environment: Environment, *command: object) -> subprocess.CompletedProcess[str]:
    arguments = [sys.executable, "-m", "multilateral", *map(str, command)]
    return subprocess.run(arguments, env=environment, capture_output=True, text=True, timeout=300)


def papers(folder: Path, count: int) -> Path:
    """So many drafts of an exercise, each of its own words."""
    folder.mkdir(parents=True)
    for n in range(1, count + 1):
        (folder / f"{n:03}.txt").write_bytes(samples.draft(f"EX/WG/3/L.{n}", f"Paper {n}"))
    return folder


def verified(environment: Environment) -> dict[str, object]:
    done = multilateral(environment, "verify", "--to", "json")
    found: dict[str, object] = json.loads(done.stdout)
    assert found["holds"], found
    return found


def backed_up(environment: Environment, target: Path) -> Path:
    done = multilateral(environment, "backup", target)
    assert done.returncode == 0, done.stderr
    return target


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Environment]:
    """Where to restore: a home that does not exist yet, and on PostgreSQL an empty database."""
    environment = os.environ | {"MULTILATERAL_HOME": str(tmp_path / "elsewhere" / "home")}
    url = os.environ.get("MULTILATERAL_DATABASE")
    with another_database(url) if url else contextlib.nullcontext("") as own:
        yield environment | {"MULTILATERAL_DATABASE": own}


def restored_nothing(done: subprocess.CompletedProcess[str], environment: Environment, words: str) -> None:
    """It was refused in one sentence (after telling what it did), and left nothing."""
    home = Path(environment["MULTILATERAL_HOME"])
    assert done.returncode == 1 and words in done.stderr.splitlines()[-1], done.stderr
    assert "Traceback" not in done.stderr and not home.exists()
    assert not home.parent.exists() or not list(home.parent.iterdir())


def test_what_was_backed_up_while_the_service_ran_comes_back_and_people_go_on_in_it(
    empty_installation: Environment, elsewhere: Environment, tmp_path: Path
) -> None:
    service = Service(empty_installation)
    service.start()
    try:
        visitor = Visitor(service)
        visitor.step_in("Dorrin Askelow")
        visitor.post("/texts/ex-wg-3-l-4/op1/concern", words="a concern from before the backup")
        backup = backed_up(empty_installation, tmp_path / "whole.backup")
        visitor.post("/texts/ex-wg-3-l-4/op1/concern", words="a concern from after the backup")
    finally:
        service.kill()
    done = multilateral(elsewhere, "restore", backup)
    assert done.returncode == 0, done.stderr
    assert (Path(elsewhere["MULTILATERAL_HOME"]) / "keys" / "ledger.pem").stat().st_mode & 0o077 == 0
    service = Service(elsewhere)
    service.start()
    try:
        visitor.service = service  # the session came back, too
        visitor.post("/texts/ex-wg-3-l-4/op1/concern", words="a concern in the restored house")
    finally:
        service.kill()
    seen = look(elsewhere)
    said = {words for words in seen["words"] if words.startswith("a concern")}
    assert said == {"a concern from before the backup", "a concern in the restored house"}
    assert seen["findings"] == []


def test_a_backup_in_the_middle_of_a_load_is_one_moment_and_the_load_goes_on_from_it(
    empty_installation: Environment, elsewhere: Environment, tmp_path: Path
) -> None:
    folder = papers(tmp_path / "papers", 80)
    assert multilateral(empty_installation, "load", folder / "001.txt").returncode == 0
    command = [sys.executable, "-m", "multilateral", "load", str(folder)]
    running = subprocess.Popen(
        command, env=empty_installation, start_new_session=True, stdout=subprocess.PIPE, text=True
    )
    try:
        backup = backed_up(empty_installation, tmp_path / "whole.backup")
        said = running.communicate(timeout=300)[0]
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGKILL)
    assert said == "79 entered, 1 held already, 0 failed\n"
    assert multilateral(elsewhere, "restore", backup).returncode == 0
    verified(elsewhere)
    done = multilateral(elsewhere, "load", folder)
    entered, held, failed = (int(part.split()[0]) for part in done.stdout.split(", "))
    assert (entered + held, failed) == (80, 0) and held >= 1
    assert verified(elsewhere)["size"] == verified(empty_installation)["size"]


@pytest.fixture
def whole(empty_installation: Environment, tmp_path: Path) -> Path:
    """A backup of an installation with two texts."""
    multilateral(empty_installation, "load", papers(tmp_path / "papers", 2))
    return backed_up(empty_installation, tmp_path / "whole.backup")


def test_neither_a_backup_nor_a_restore_replaces_anything(
    empty_installation: Environment, whole: Path, elsewhere: Environment
) -> None:
    before = whole.read_bytes()
    done = multilateral(empty_installation, "backup", whole)
    assert done.returncode == 1 and "replaces none" in done.stderr and len(done.stderr.splitlines()) == 1
    assert whole.read_bytes() == before
    held = verified(empty_installation)
    done = multilateral(empty_installation, "restore", whole)
    assert done.returncode == 1 and "replaces nothing" in done.stderr and len(done.stderr.splitlines()) == 1
    assert verified(empty_installation) == held
    if elsewhere["MULTILATERAL_DATABASE"]:
        taken = elsewhere | {"MULTILATERAL_DATABASE": empty_installation["MULTILATERAL_DATABASE"]}
        restored_nothing(multilateral(taken, "restore", whole), taken, "name an empty one")
    else:
        asked = multilateral(elsewhere, "restore", whole, "--database", "postgresql://localhost/nothing")
        restored_nothing(asked, elsewhere, "leave --database out")


def test_a_backup_into_a_folder_is_named_by_its_time_and_leaves_nothing_beside_it(
    empty_installation: Environment, tmp_path: Path
) -> None:
    multilateral(empty_installation, "load", papers(tmp_path / "papers", 1))
    (tmp_path / "backups").mkdir()
    backed_up(empty_installation, tmp_path / "backups")
    (made,) = (tmp_path / "backups").iterdir()
    assert made.name.startswith("multilateral-20") and made.stat().st_mode & 0o077 == 0
    last = json.loads((Path(empty_installation["MULTILATERAL_HOME"]) / "last_backup.json").read_text())
    assert last["path"] == str(made) and last["size"] == made.stat().st_size


def rewritten(source: Path, target: Path, part: str, change: bytes, manifest: dict[str, object] | None = None) -> Path:
    """A copy of a backup in which one part, whose name ends so, is another."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "backup.json" and manifest:
                content = json.dumps(json.loads(content) | manifest).encode()
            new.writestr(name, change if name.startswith(part) else content)
    return target


def test_a_torn_or_altered_backup_is_refused_in_one_sentence(
    whole: Path, elsewhere: Environment, tmp_path: Path
) -> None:
    torn = tmp_path / "torn.backup"
    torn.write_bytes(whole.read_bytes()[:-2000])
    restored_nothing(multilateral(elsewhere, "restore", torn), elsewhere, "it is damaged")
    flipped = tmp_path / "flipped.backup"
    content = bytearray(whole.read_bytes())
    content[4000] ^= 1  # among the bytes of the first part, the database
    flipped.write_bytes(content)
    restored_nothing(multilateral(elsewhere, "restore", flipped), elsewhere, "it is damaged")
    for part in ("files/", "keys/ledger.pem"):
        altered = rewritten(whole, tmp_path / f"{part[:4]}.backup", part, b"something else")
        restored_nothing(multilateral(elsewhere, "restore", altered), elsewhere, "is not as it was written")
    another = rewritten(whole, tmp_path / "root.backup", "nothing", b"", {"entries": 1})
    if not elsewhere["MULTILATERAL_DATABASE"]:
        restored_nothing(multilateral(elsewhere, "restore", another), elsewhere, "not the one that it names")
    newer = rewritten(whole, tmp_path / "newer.backup", "nothing", b"", {"migrations": ["record.9999_later"]})
    restored_nothing(multilateral(elsewhere, "restore", newer), elsewhere, "made by a newer version")
    (tmp_path / "text.backup").write_text("nothing of the kind")
    restored_nothing(multilateral(elsewhere, "restore", tmp_path / "text.backup"), elsewhere, "this is no backup")
    restored_nothing(multilateral(elsewhere, "restore", tmp_path / "absent"), elsewhere, "there is no such file")


def test_what_does_not_verify_is_not_backed_up(empty_installation: Environment, tmp_path: Path) -> None:
    multilateral(empty_installation, "load", papers(tmp_path / "papers", 2))
    one = next(Path(empty_installation["MULTILATERAL_HOME"]).glob("files/*/*"))
    one.write_bytes(one.read_bytes()[:-1])
    done = multilateral(empty_installation, "backup", tmp_path / "whole.backup")
    assert done.returncode == 1 and one.name in done.stderr and len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "whole.backup").exists() and not list(tmp_path.glob(".backup-*"))


def test_a_forged_database_with_its_digest_made_to_fit_does_not_get_past_the_ledger(
    whole: Path, elsewhere: Environment, tmp_path: Path
) -> None:
    if elsewhere["MULTILATERAL_DATABASE"]:
        pytest.skip("the dump of a PostgreSQL is forged in the same way, with its own tools")
    import hashlib

    with zipfile.ZipFile(whole) as archive:
        archive.extract("multilateral.sqlite3", tmp_path)
        manifest = json.loads(archive.read("backup.json"))
    with contextlib.closing(sqlite3.connect(tmp_path / "multilateral.sqlite3")) as database:
        database.execute("UPDATE record_work SET title = 'Another title'")
        database.commit()
    forged = (tmp_path / "multilateral.sqlite3").read_bytes()
    part = {"sha256": hashlib.sha256(forged).hexdigest(), "size": len(forged)}
    manifest["parts"]["multilateral.sqlite3"] = part
    made = rewritten(whole, tmp_path / "forged.backup", "multilateral.sqlite3", forged, manifest)
    restored_nothing(multilateral(elsewhere, "restore", made), elsewhere, "changed without an act")
