"""What is put, frozen: the fingerprint of the words. And what delegations say about it, made fit to keep."""

from __future__ import annotations

import hashlib
import unicodedata
from typing import Any

from multilateral.ledger.entry import canonical

LONGEST = 20_000
"""Code points that a statement may have: more than ten minutes of speech."""


def words_hash(document: dict[str, Any]) -> str:
    """SHA-256, in hexadecimal, of a document (``multilateral/document/1``) in its canonical spelling."""
    return hashlib.sha256(canonical(document)).hexdigest()


def spoken(words: str) -> str:
    """A statement as it is kept: its lines and paragraphs stay, blanks are folded, nothing that cannot be printed."""
    lines = unicodedata.normalize("NFC", words).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept = [
        "".join(c if c != "\t" else " " for c in line if c == "\t" or unicodedata.category(c) != "Cc") for line in lines
    ]
    folded = "\n".join(" ".join(line.split()) for line in kept).strip("\n")
    while "\n\n\n" in folded:
        folded = folded.replace("\n\n\n", "\n\n")
    return folded
