"""Reading an export, which may come from anybody: bounded, and every value of the type that it must have.

What is wrong with the form of the file is a ``TransferError``; whether the log in it holds is for ``verify`` to say.
"""

from __future__ import annotations

import io
import json
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from multilateral.ledger.entry import EntryBody
from multilateral.ledger.verify import Item

SCHEMA = "multilateral/export/1"
MAX_LINE, MAX_FILE, MAX_LOG, MAX_ENTRIES, MAX_KEYS = 64 * 2**20, 2**30, 64 * 2**30, 20_000_000, 1000
_NAMES = re.compile(r"export\.json|checkpoint\.txt|entries\.jsonl|files/[0-9a-f]{64}")
_LEAF = re.compile("[0-9a-f]{64}")
_DAMAGE = (
    OSError,
    EOFError,
    KeyError,
    ValueError,
    TypeError,
    RuntimeError,
    ArithmeticError,
    struct.error,
    zlib.error,
    lzma.LZMAError,
    zipfile.BadZipFile,
)


class TransferError(Exception):
    """An export that cannot be written or read: one sentence, what happened and what to do."""


@dataclass(frozen=True, slots=True)
class Export:
    """An export that is open for reading. ``size`` is the length that the log claims, ``keys`` the verifier keys."""

    source: Path
    archive: zipfile.ZipFile
    origin: str
    size: int
    keys: list[str]
    checkpoint: str

    def items(self) -> Iterator[Item]:
        """The entries one by one, as often as asked; never more than one in memory."""
        with _damage(self.source), self.archive.open("entries.jsonl") as stream:
            for line in _lines(stream):
                yield _item(json.loads(line))

    def file(self, sha256: str) -> bytes:
        """The bytes of one deposited file."""
        with _damage(self.source):
            return _bounded(self.archive, f"files/{sha256}")


@contextmanager
def opened(source: Path) -> Iterator[Export]:
    """The export at ``source``. Raises ``TransferError`` for anything else."""
    with _damage(source):
        archive = zipfile.ZipFile(source)
    with archive:
        with _damage(source):
            export = _export(source, archive)
        yield export


def _export(source: Path, archive: zipfile.ZipFile) -> Export:
    names = archive.namelist()
    if len(names) != len(set(names)):
        raise ValueError("it holds a name twice")
    if strange := [name for name in names if not _NAMES.fullmatch(name)]:
        raise ValueError(f"it holds {strange[0][:60]!r}, which no export does")
    head = json.loads(_bounded(archive, "export.json"))
    if not isinstance(head, dict) or head.get("schema") != SCHEMA:
        raise TransferError(f"{source}: this export has a form that is not known here; use the version that wrote it")
    keys = head["keys"]
    if not isinstance(keys, list) or len(keys) > MAX_KEYS:
        raise ValueError("its keys are no list of keys")
    if archive.getinfo("entries.jsonl").file_size > MAX_LOG:
        raise ValueError(f"its log is larger than {MAX_LOG} bytes")
    return Export(
        source,
        archive,
        _text(head["origin"], 200),
        _number(head["size"]),
        [_text(key, 300) for key in keys],
        _bounded(archive, "checkpoint.txt").decode(),
    )


@contextmanager
def _damage(source: Path) -> Iterator[None]:
    try:
        yield
    except _DAMAGE as error:
        what = f"{type(error).__name__} {error}" if isinstance(error, KeyError) else str(error)
        said = " ".join(what.split())[:200] or type(error).__name__
        raise TransferError(f"{source}: this is no export of Multilateral, or it is damaged ({said})") from None


def _bounded(archive: zipfile.ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > MAX_FILE:
        raise ValueError(f"{name} is larger than {MAX_FILE} bytes")
    return archive.read(name)


def _lines(stream: Any) -> Iterator[bytes]:
    reader = io.BufferedReader(stream)
    for _count in range(MAX_ENTRIES):
        line = reader.readline(MAX_LINE + 1)
        if not line:
            return
        if len(line) > MAX_LINE:
            raise ValueError("an entry is too long")
        yield line
    raise ValueError("there are too many entries")


def _item(value: Any) -> Item:
    if not isinstance(value, dict):
        raise ValueError("a line of its log is no entry")
    position, leaf, note = _number(value.pop("position")), _text(value.pop("leaf"), 64), _text(value.pop("note"))
    if not _LEAF.fullmatch(leaf):
        raise ValueError(f"entry {position} has no readable hash")
    if not value:
        return Item(position, leaf, note)
    said = value.pop("entry")
    if not isinstance(said, dict):
        raise ValueError(f"entry {position} says nothing")
    body = EntryBody(
        position=_number(said.pop("position")),
        **{name: _text(said.pop(name), 200) for name in EntryBody.__slots__ if name != "position"},
    )
    salt, content, erased = _text(value.pop("salt"), 64), value.pop("content"), _text(value.pop("erased"), 40)
    if said or value:
        raise ValueError(f"entry {position} holds {min((*said, *value))[:60]!r}, which no entry does")
    return Item(position, leaf, note, body, salt, content if content is None else _text(content), erased)


def _text(value: Any, longest: int = MAX_LINE) -> str:
    if not isinstance(value, str) or len(value) > longest:
        raise ValueError(f"words of at most {longest} characters are expected where it holds {str(value)[:40]!r}")
    value.encode()  # half a surrogate cannot be written out again
    return value


def _number(value: Any) -> int:
    if type(value) is not int or not 0 <= value < 2**63:
        raise ValueError(f"a number is expected where it holds {str(value)[:40]!r}")
    return value
