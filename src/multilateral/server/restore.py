"""A backup becomes an installation again: in a home that does not exist yet, verified before it gets its name."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from multilateral.server.archive import DUMP, Archive, BackupError, opened, unpacked


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back: a log of so many entries, with this root, as it was when the backup was ``made``."""

    home: Path
    made: str
    entries: int
    root: str


def restore(source: Path, home: Path, database: str, say: Callable[[str], None]) -> Restored:
    """Unpacks the backup, brings it up to date, verifies it, and only then puts it where ``home`` is to be.

    ``database`` is the address of an empty PostgreSQL for a backup of one, and empty for a backup of SQLite. What is
    there is never replaced. Starts Django in what it unpacks, and so is called once a process. Raises ``BackupError``.
    """
    if home.exists() and (not home.is_dir() or any(home.iterdir())):
        raise BackupError(f"{home}: something is here already, and a restore replaces nothing; name another --home")
    with opened(source) as archive:
        wanted = "postgresql" if database else "sqlite"
        if archive.database != wanted:
            advice = "leave --database out" if database else "name an empty one with --database"
            raise BackupError(f"{source}: this is a backup of {archive.database}, and not of {wanted}; {advice}")
        home.parent.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(dir=home.parent, prefix=".restore-"))
        try:
            say(f"Unpacking the backup of {archive.made} …")
            unpacked(archive, staging)
            os.environ |= {
                "MULTILATERAL_HOME": str(staging),
                "MULTILATERAL_DATABASE": database,
                "DJANGO_SETTINGS_MODULE": "multilateral.server.settings",
            }
            _bring_back(archive, staging, say)
            try:
                os.replace(staging, home)
            except OSError as error:
                raise BackupError(f"{home}: the home cannot be put here ({error.strerror}); name another") from None
        finally:
            shutil.rmtree(staging, ignore_errors=True)
        return Restored(home, archive.made, archive.entries, archive.root)


def _bring_back(archive: Archive, staging: Path, say: Callable[[str], None]) -> None:
    import django

    django.setup()
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    from multilateral.server.backup import postgresql
    from multilateral.server.transfer import verify_here
    from multilateral.server.upgrading import bring_up_to_date

    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    if newer := sorted(archive.migrations - known):
        raise BackupError(
            f"{archive.path}: it was made by a newer version ({archive.version}, which has {newer[0]}); "
            "restore it with that version or a later one"
        )
    tried = ""
    if connection.vendor == "postgresql":
        if connection.introspection.table_names():
            raise BackupError(
                "the database named with --database holds something already, and a restore replaces nothing; "
                "name an empty one"
            )
        tried = "; the database that was named holds what was tried, make it anew"
        options = ("--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges")
        postgresql("pg_restore", *options, str(staging / DUMP))
        (staging / DUMP).unlink()
    bring_up_to_date()
    say("Verifying it …")
    found = verify_here()
    connection.close()
    wrong = found.findings[0].message if found.findings else ""
    if not wrong and (found.size, found.root) != (archive.entries, archive.root):
        wrong = "the log in it is not the one that it names"
    if wrong:
        raise BackupError(f"{archive.path}: nothing was restored: {wrong}{tried}")
