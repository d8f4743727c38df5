"""Reading a backup: its form, and that every byte in it is the one that was written. Needs no Django."""

from __future__ import annotations

import hashlib
import json
import lzma
import os
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from multilateral.server.home import DATABASE

SCHEMA = "multilateral/backup/1"
MANIFEST, DUMP = "backup.json", "database.dump"
_NAMES = re.compile(
    rf"{re.escape(DATABASE)}|{re.escape(DUMP)}|tick|files/[0-9a-f]{{2}}/[0-9a-f]{{64}}|(keys|outbox)/[A-Za-z0-9_][\w.-]*",
    re.ASCII,
)
_DAMAGE = (
    *(EOFError, KeyError, ValueError, TypeError, RuntimeError),
    *(struct.error, zlib.error, lzma.LZMAError, zipfile.BadZipFile),
)


class BackupError(Exception):
    """A backup that cannot be made or restored: one sentence, what happened and what to do."""


@dataclass(frozen=True, slots=True)
class Archive:
    """A backup open for reading. ``parts`` are (SHA-256, size) by name; ``migrations`` are ``app.name``."""

    path: Path
    zip: zipfile.ZipFile
    database: str
    version: str
    made: str
    entries: int
    root: str
    migrations: frozenset[str]
    parts: dict[str, tuple[str, int]]


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """The backup at ``path``. Raises ``BackupError`` for anything else."""
    with damage(path):
        archive = zipfile.ZipFile(path)
    with archive:
        with damage(path):
            found = _archive(path, archive)
        yield found


@contextmanager
def damage(path: Path) -> Iterator[None]:
    """Whatever reading a broken archive raises, as one sentence."""
    try:
        yield
    except FileNotFoundError:
        raise BackupError(f"{path}: there is no such file, check the path") from None
    except IsADirectoryError:
        raise BackupError(f"{path}: this is a folder, name a backup in it") from None
    except _DAMAGE as error:
        said = " ".join(str(error).split())[:200] or type(error).__name__
        raise BackupError(f"{path}: this is no backup of Multilateral, or it is damaged ({said})") from None


def _archive(path: Path, archive: zipfile.ZipFile) -> Archive:
    told: Any = json.loads(archive.read(MANIFEST))
    if not isinstance(told, dict) or told.get("schema") != SCHEMA:
        raise BackupError(f"{path}: this backup has a form that is not known here; use the version that wrote it")
    parts = {str(name): (str(part["sha256"]), int(part["size"])) for name, part in told["parts"].items()}
    names = archive.namelist()
    if sorted(names) != sorted([*parts, MANIFEST]):
        odd = sorted({*names} ^ {*parts, MANIFEST}) or ["a name twice"]
        raise ValueError(f"what it holds is not what it lists: {odd[0][:80]}")
    if strange := [name for name in parts if not _NAMES.fullmatch(name)]:
        raise ValueError(f"it holds {strange[0][:60]!r}, which no backup does")
    return Archive(
        path,
        archive,
        str(told["database"]),
        str(told["version"]),
        str(told["made"]),
        int(told["entries"]),
        str(told["root"]),
        frozenset(map(str, told["migrations"])),
        parts,
    )


def checked(archive: Archive) -> None:
    """Reads every byte once. Raises ``BackupError`` at the first that is not the one that was written."""
    for name in archive.parts:
        _copy(archive, name, None)


def unpacked(archive: Archive, folder: Path) -> None:
    """Writes every part below ``folder``, readable by its owner alone. Raises ``BackupError`` as ``checked`` does."""
    for name in archive.parts:
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as into:
            _copy(archive, name, into)
            into.flush()
            os.fsync(into.fileno())


def _copy(archive: Archive, name: str, into: BinaryIO | None) -> None:
    sha256, size = archive.parts[name]
    digest, read = hashlib.sha256(), 0
    with damage(archive.path), archive.zip.open(name) as source:
        # A block more than was written is enough to know that it is another.
        while read <= size and (block := source.read(2**20)):
            digest.update(block)
            read += len(block)
            if into is not None:
                into.write(block)
        if read != size or digest.hexdigest() != sha256:
            raise ValueError(f"{name} is not as it was written")
