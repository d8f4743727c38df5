"""Bytes as they came: kept untouched under their SHA-256 in the home folder, and never written twice."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings

_BY_SIGNATURE = (
    (b"%PDF-", "application/pdf"),
    (b"{\\rtf", "application/rtf"),
    (b"\xd0\xcf\x11\xe0", "application/msword"),
)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class DamagedFile(Exception):
    """The bytes are not those of their SHA-256, or there are none: one sentence."""


def fingerprint(content: bytes) -> str:
    """SHA-256, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def path(sha256: str) -> Path:
    """Where the bytes with this SHA-256 lie, or would lie."""
    return Path(settings.MULTILATERAL_HOME) / "files" / sha256[:2] / sha256


def keep(content: bytes, *, expected: str | None = None) -> str:
    """Writes the bytes, whole or not at all, and returns their SHA-256. They survive a power cut from then on.

    A copy that was damaged is made good again. Raises ``DamagedFile`` if the bytes are not those of ``expected``.
    """
    sha256 = fingerprint(content)
    if expected is not None and sha256 != expected:
        raise DamagedFile(f"the file {expected} is damaged: its SHA-256 is {sha256}; get it from another copy")
    target = path(sha256)
    if target.exists() and fingerprint(target.read_bytes()) == sha256:
        return sha256
    target.parent.mkdir(parents=True, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(dir=target.parent, prefix=".")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    _sync(target.parent)
    return sha256


def read(sha256: str) -> bytes:
    """The bytes. Raises ``DamagedFile`` if they are gone or changed."""
    try:
        content = path(sha256).read_bytes()
    except FileNotFoundError:
        raise DamagedFile(f"the file {sha256} is not in {path(sha256).parent}; restore it from a backup") from None
    if fingerprint(content) != sha256:
        raise DamagedFile(f"the file {path(sha256)} was changed; restore it from a backup")
    return content


def media_type(content: bytes) -> str:
    """What the bytes are, by their content and not by their name."""
    start = content[:4096].lstrip(b"\xef\xbb\xbf \r\n\t")
    for signature, kind in _BY_SIGNATURE:
        if start.startswith(signature):
            return kind
    if start.startswith(b"PK\x03\x04"):
        return WORD if b"word/" in content else "application/zip"
    if start[:9].lower() == b"<!doctype" or start[:5].lower() == b"<html":
        return "text/html"
    if start.startswith(b"<"):
        return "application/xml"
    return "application/octet-stream" if b"\0" in content[:4096] and content[:2] not in _WIDE else "text/plain"


_WIDE = (b"\xff\xfe", b"\xfe\xff")
"""The marks of UTF-16, whose text is full of zero bytes."""


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
