"""Read a document: bytes or text to a ``Document``.

The content says what it is, not the name of the file; what is none of the formats is refused with a sentence
that says so.
"""

from __future__ import annotations

from collections.abc import Callable

import regex

from multilateral.texts.model import Document, Doubt, TextError
from multilateral.texts.read import akn, html, plain
from multilateral.texts.read.structure import Entry, Reading, read_lines
from multilateral.texts.wording import LANGUAGES

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"{\\rtf", "a Rich Text file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"II*\x00", "an image"),
    (b"MM\x00*", "an image"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_MARKUP = regex.compile(r"\s*<(?:\?xml|!doctype|html|akomantoso|an:akomantoso)\b", regex.IGNORECASE)

__all__ = ["Entry", "Reading", "account", "read"]


def read(data: bytes | str, *, name: str = "", language: str | None = None) -> Document:
    """The document that ``data`` prints.

    ``name`` is the file's name, used where the text states no symbol; ``language`` a code ("en"), otherwise
    it is recognised. Raises ``TextError``, one sentence, for what is no text that can be read.
    """
    return account(data, name=name, language=language).document


def account(data: bytes | str, *, name: str = "", language: str | None = None) -> Reading:
    """As ``read``, with the account: for every line of the input what became of it."""
    if language is not None and language not in LANGUAGES:
        known = ", ".join(sorted(LANGUAGES))
        raise TextError(f"the language {language!r} cannot be read: give one of {known}")
    # Some junk before a PDF's first words is allowed.
    if isinstance(data, bytes) and b"%PDF-" in data[:1024]:
        from multilateral.texts.read import pdf

        return pdf.account(data, name=name, language=language)
    if len(data) > plain.MOST_BYTES:
        raise TextError(
            f"the text is longer than {plain.MOST_BYTES // 1_000_000} MB: split it, or give one document at a time"
        )
    if isinstance(data, bytes) and data.startswith(_ZIP):
        from multilateral.texts.read import docx

        return docx.account(data, name=name, language=language)
    raw = data.encode("utf-8", "replace") if isinstance(data, str) and _MARKUP.match(data[:2000]) else data
    if isinstance(raw, bytes) and akn.is_akn(raw):
        return akn.read(raw, language=language)
    if html.is_html(data[:20_000]):
        return html.account(data, name=name, language=language)
    text, doubts = (data, []) if isinstance(data, str) else _decode(data)
    if "\0" in text:
        raise TextError("the text holds NUL characters, so it is no plain text: save it as text in UTF-8")
    if _MARKUP.match(text[:2000]) is not None:
        raise TextError("this is XML, but neither Akoma Ntoso nor HTML: save it as one of them, or as plain text")
    text = text.removeprefix("\ufeff")
    found = plain.lines(text)
    if not any(line.text for line in found):
        raise TextError("the text is empty: give a file that holds a document")
    reading = read_lines(found, doubts=doubts, name=name, language=language)
    reading.raw = _raw(text)
    return reading


def _raw(text: str) -> Callable[[Entry], str]:
    rows: list[str] = []

    def printed(entry: Entry) -> str:
        if not rows:
            rows.extend(plain.rows(text))
        return rows[entry.line - 1][entry.start : entry.end]

    return printed


def _decode(data: bytes) -> tuple[str, list[Doubt]]:
    if not data:
        raise TextError("the file is empty: give a file that holds a document")
    for signature, what in _SIGNATURES:
        if data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(signature):
            raise TextError(f"this is {what}, not plain text: save its words as text, or give the text file")
    return plain.decode(data)
