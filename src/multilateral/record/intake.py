"""Several files deposited at once, or a ZIP of them: what every door takes in, one act a file."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from multilateral.bodies import queries as bodies
from multilateral.parties.acting import By, Refused
from multilateral.record import acts
from multilateral.record.files import DamagedFile, media_type
from multilateral.record.models import Deposit

MOST_FILES = 500
"""Files that are taken at once, in a folder or a ZIP."""
MOST_UNPACKED = 200_000_000
"""Bytes that a ZIP may unpack to, in all."""


@dataclass(frozen=True, slots=True)
class Part:
    """One file to be deposited: its name, and how its bytes are had."""

    name: str
    bytes: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one file: its deposit, or why there is none."""

    name: str
    deposit: Deposit | None = None
    refusal: Refused | None = None


def side(by: By, body: str, exercise: bool | None = None) -> bool:
    """Whether what is deposited in a body (a slug, or empty) belongs to an exercise, where nobody has said.

    Whoever is of an exercise cannot say that it does not. Raises ``Refused``.
    """
    if exercise is None:
        place = bodies.body(body) if body else None
        return place.exercise if place else by.person.exercise
    if by.person.exercise and not exercise:
        raise Refused(_("An exercise and the record are kept apart: neither lets people into the other."))
    return exercise


def is_zip(file: Any) -> bool:
    """Whether a file that was sent is a ZIP by its bytes."""
    content = file.read(acts.MOST_BYTES + 1)
    file.seek(0)
    return media_type(content) == "application/zip"


def parts(files: Sequence[Any]) -> list[Part]:
    """The files that were sent, those in a ZIP one by one. Raises ``Refused`` for too many, and for a damaged ZIP."""
    found: list[Part] = []
    for file in files:
        # One byte more than is allowed tells all; the rest of an endless file is never read.
        content = file.read(acts.MOST_BYTES + 1)
        if media_type(content) == "application/zip":
            found += _unpacked(content, file.name or "")
        else:
            found.append(Part(file.name or "", lambda content=content: content))  # type: ignore[misc]
    if not found:
        raise Refused(_("There is no file in what was sent."))
    if len(found) > MOST_FILES:
        raise Refused(
            _("These are %(count)s files; at most %(most)s are taken at once. Send them in parts.")
            % {"count": len(found), "most": MOST_FILES}
        )
    return found


def take(by: By, part: Part, body: str, exercise: bool) -> Taken:
    """Deposits one of several files: what is wrong with it stops no other."""
    try:
        made = acts.deposit(by=by, content=part.bytes(), name=part.name, body=body, exercise=exercise)
    except Refused as error:
        return Taken(part.name, refusal=error)
    except (DamagedFile, zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError) as error:
        refusal = Refused(_("It could not be taken from the ZIP or kept: %(why)s.") % {"why": str(error).rstrip(".")})
        refusal.__cause__ = error
        return Taken(part.name, refusal=refusal)
    return Taken(part.name, deposit=made)


def _unpacked(content: bytes, name: str) -> list[Part]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        entries = [e for e in archive.infolist() if not e.is_dir() and not _hidden(e.filename)]
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, RuntimeError) as error:
        raise Refused(
            _("“%(name)s” is a damaged ZIP (%(why)s); pack it anew.") % {"name": name, "why": error}
        ) from None
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise Refused(
            _("“%(name)s” unpacks to more than %(most)s MB; send its files in parts.")
            % {"name": name, "most": MOST_UNPACKED // 1_000_000}
        )

    def taken(entry: zipfile.ZipInfo) -> bytes:
        # A ZIP may lie about sizes: one byte more than a file may have tells all, the rest is never unpacked.
        with archive.open(entry) as file:
            return file.read(min(acts.MOST_BYTES, entry.file_size) + 1)

    return [Part(entry.filename, lambda entry=entry: taken(entry)) for entry in entries]  # type: ignore[misc]


def _hidden(path: str) -> bool:
    """What systems put into a ZIP for themselves."""
    return any(part.startswith((".", "__MACOSX")) for part in path.replace("\\", "/").split("/") if part != "..")
