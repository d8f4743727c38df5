"""A backup: the whole installation in one file, made while it runs.

It is a ZIP archive that holds a home folder: the database at one moment, every file that the record names at that
moment, the keys, the tick's mark and the mail that was written to files; and ``backup.json``, with the SHA-256 of
each. Unlike an export it holds everything: private drafts, accounts, and the keys that sign the record.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder

from multilateral import __version__
from multilateral.record import files, queries
from multilateral.server.archive import DUMP, MANIFEST, SCHEMA, BackupError, checked, opened
from multilateral.server.home import DATABASE
from multilateral.server.transfer import verify_here

LAST = "last_backup.json"
"""In the home: when the last backup was made, and where it was written."""


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was written and read back: ``entries`` and ``root`` are those of the log in it."""

    path: Path
    entries: int
    root: str
    files: int
    size: int


def backup(target: Path) -> Made:
    """Writes a backup to ``target``, or with the time as its name into the folder ``target``; whole or not at all.

    What it holds has been verified: the log and every row in it, and the bytes of every file, also as written.
    Raises ``BackupError``.
    """
    now = datetime.datetime.now(datetime.UTC)
    if target.is_dir():
        target /= f"multilateral-{now:%Y-%m-%dT%H%M%SZ}.backup"
    if target.exists():
        raise BackupError(f"{target}: there is a file already, and a backup replaces none; give another name")
    staging = Path(tempfile.mkdtemp(dir=target.parent, prefix=".backup-"))
    try:
        # Before the database: a mark that is behind sends a message again, one that is ahead leaves it out.
        tick = _content(Path(settings.MULTILATERAL_HOME) / "tick")
        with _moment(staging) as (database, held):
            whole = staging / "whole"
            manifest = {
                "schema": SCHEMA,
                "version": __version__,
                "made": now.isoformat(timespec="seconds"),
                **held,
            }
            _write(whole, manifest, database, tick)
        with opened(whole) as archive:
            checked(archive)
        os.replace(whole, target)
        made = Made(target, held["entries"], held["root"], len(held["files"]), target.stat().st_size)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    _remember(made, now)
    return made


# -- the database at one moment ---------------------------------------------------------------------------------


@contextmanager
def _moment(staging: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """The database as a file, verified, and what it holds; others go on writing meanwhile."""
    if connection.vendor == "sqlite":
        yield _copy_sqlite(staging)
        return
    # What is verified is what is dumped: both look at one snapshot.
    connection.close()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = cursor.fetchone()[0]
        found = verify_here()
        if not found.holds:
            raise BackupError(_unsound(found.findings[0].message))
        dump = staging / DUMP
        options = ("--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}", f"--file={dump}")
        postgresql("pg_dump", *options)
        yield dump, _held(found.size, found.root)


def _copy_sqlite(staging: Path) -> tuple[Path, dict[str, Any]]:
    copy = staging / DATABASE
    source = Path(connection.settings_dict["NAME"])
    if not source.exists():
        raise BackupError(f"{source.parent}: there is no installation here; name its home with --home")
    with closing(sqlite3.connect(source)) as running, closing(sqlite3.connect(copy)) as still:
        running.backup(still)
        # One file: without its log of writes, which would have to travel beside it.
        still.execute("PRAGMA journal_mode=DELETE")
    (staging / "files").symlink_to(Path(settings.MULTILATERAL_HOME) / "files")
    found = subprocess.run(  # noqa: S603  our own command
        [sys.executable, "-m", "multilateral", "verify", str(staging), "--quick", "--to", "json"],
        env={k: v for k, v in os.environ.items() if k != "MULTILATERAL_DATABASE"},
        capture_output=True,
        text=True,
    )
    if found.returncode and not found.stdout:
        raise BackupError(_unsound(found.stderr.strip().splitlines()[-1] if found.stderr.strip() else "no answer"))
    said = json.loads(found.stdout)
    if not said["holds"]:
        raise BackupError(_unsound(said["findings"][0]["message"]))
    with closing(sqlite3.connect(copy)) as still:
        names = [name for (name,) in still.execute("SELECT sha256 FROM record_file ORDER BY sha256")]
        migrations = still.execute("SELECT app, name FROM django_migrations ORDER BY app, name").fetchall()
    held = {"database": "sqlite", "entries": said["size"], "root": said["root"], "files": names}
    return copy, held | {"migrations": [f"{app}.{name}" for app, name in migrations]}


def _held(size: int, root: str) -> dict[str, Any]:
    applied = MigrationRecorder.Migration.objects.order_by("app", "name").values_list("app", "name")
    return {
        "database": "postgresql",
        "entries": size,
        "root": root,
        "files": sorted(queries.files_kept()),
        "migrations": [f"{app}.{name}" for app, name in applied],
    }


def postgresql(program: str, *arguments: str) -> None:
    """Runs one of PostgreSQL's own programs on this database. Raises ``BackupError``."""
    from django.db.backends.postgresql.client import DatabaseClient

    command, environment = DatabaseClient.settings_to_cmd_args_env(connection.settings_dict, [])
    *options, name = command[1:]
    try:
        done = subprocess.run(  # noqa: S603  programs that are named here
            [program, *options, f"--dbname={name}", *arguments],
            env=os.environ | (environment or {}),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )
    except FileNotFoundError:
        raise BackupError(
            f"{program} is not installed; it comes with PostgreSQL's client (postgresql-client)"
        ) from None
    if done.returncode:
        said = " ".join(done.stderr.split())[:300]
        raise BackupError(f"{program} failed, and nothing was kept: {said}")


def _unsound(message: str) -> str:
    return f"no backup was made, since the record does not verify: {message}"


# -- the archive ------------------------------------------------------------------------------------------------


def _write(whole: Path, manifest: dict[str, Any], database: Path, tick: bytes | None) -> None:
    home, parts = Path(settings.MULTILATERAL_HOME), {}
    with whole.open("xb") as raw, zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        os.fchmod(raw.fileno(), 0o600)

        def put(name: str, content: bytes) -> None:
            parts[name] = {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
            archive.writestr(name, content)

        with database.open("rb") as source, archive.open(database.name, "w", force_zip64=True) as into:
            digest, size = hashlib.sha256(), 0
            while block := source.read(2**20):
                into.write(block)
                digest.update(block)
                size += len(block)
            parts[database.name] = {"sha256": digest.hexdigest(), "size": size}
        for sha256 in manifest["files"]:
            put(f"files/{sha256[:2]}/{sha256}", files.read(sha256))
        if tick is not None:
            put("tick", tick)
        for folder in ("keys", "outbox"):
            for one in sorted((home / folder).glob("*")) if (home / folder).is_dir() else ():
                content = _content(one)
                if content is not None and not one.name.startswith("."):
                    put(f"{folder}/{one.name}", content)
        told = {**manifest, "files": len(manifest["files"]), "parts": parts}
        archive.writestr(MANIFEST, json.dumps(told, indent=1, sort_keys=True))
    with whole.open("rb") as written:
        os.fsync(written.fileno())


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except (FileNotFoundError, IsADirectoryError):
        return None


def _remember(made: Made, now: datetime.datetime) -> None:
    mark = Path(settings.MULTILATERAL_HOME) / LAST
    said = {"made": now.isoformat(timespec="seconds"), "path": str(made.path), "entries": made.entries}
    fresh = mark.with_suffix(".new")
    fresh.write_text(json.dumps(said | {"size": made.size}))
    os.replace(fresh, mark)
