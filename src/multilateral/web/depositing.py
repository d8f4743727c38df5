"""Several files deposited at once, or a ZIP of them: the answer grows line by line as each is read, without scripts."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import StreamingHttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from multilateral.parties.acting import By, Refused
from multilateral.record import acts, queries
from multilateral.record.files import DamagedFile, media_type
from multilateral.web.capacity import Request

MOST_FILES = 500
"""Files that are taken at once, in a folder or a ZIP."""
MOST_UNPACKED = 200_000_000
"""Bytes that a ZIP may unpack to, in all."""
_HERE = "<!-- the lines -->"


@dataclass(frozen=True, slots=True)
class Part:
    """One file to be deposited: its name, and how its bytes are had."""

    name: str
    bytes: Callable[[], bytes]


def parts(files: Sequence[Any]) -> list[Part]:
    """The files that were sent, those in a ZIP one by one. Raises ``Refused`` for too many, and for a damaged ZIP."""
    found: list[Part] = []
    for file in files:
        content = file.read(acts.MOST_BYTES + 1)
        if media_type(content) == "application/zip":
            found += _unpacked(content, file.name or "")
        else:
            found.append(Part(file.name or "", lambda content=content: content))  # type: ignore[misc]
    if len(found) > MOST_FILES:
        raise Refused(
            _("These are %(count)s files; at most %(most)s are taken at once. Send them in parts.")
            % {"count": len(found), "most": MOST_FILES}
        )
    return found


def several(request: Request, by: By, found: Sequence[Part], body: str, exercise: bool) -> StreamingHttpResponse:
    """The page on which each file gets its line as soon as it was read: where it is now, or why it was refused."""
    language = translation.get_language() or "en"
    context = {"title": _("Depositing %(count)s files") % {"count": len(found)}, "room": "record", "here": _HERE}
    head, foot = render_to_string("record/depositing.html", {**context, "exercise": exercise}, request).split(_HERE)

    def answer() -> Iterator[str]:
        yield head
        done = failed = 0
        for number, part in enumerate(found, 1):
            with translation.override(language):
                line = _line(by, part, body, exercise)
                failed += line["refused"] != ""
                done += line["refused"] == ""
                yield render_to_string("record/deposited.html", {**line, "number": number, "count": len(found)})
        with translation.override(language):
            yield render_to_string("record/deposited_all.html", {"done": done, "failed": failed})
        yield foot

    return StreamingHttpResponse(answer(), headers={"X-Accel-Buffering": "no", "Cache-Control": "no-store"})


def _line(by: By, part: Part, body: str, exercise: bool) -> dict[str, Any]:
    line: dict[str, Any] = {"name": part.name, "deposit": None, "doubts": 0, "refused": ""}
    try:
        made = acts.deposit(by=by, content=part.bytes(), name=part.name, body=body, exercise=exercise)
    except Refused as error:
        line["refused"] = error.sentence
    except (DamagedFile, zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError) as error:
        line["refused"] = _("It could not be taken from the ZIP or kept: %(why)s.") % {"why": str(error).rstrip(".")}
    else:
        line["deposit"], line["doubts"] = made, len(queries.doubts(made))
    return line


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
