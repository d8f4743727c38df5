"""A document to bytes: JSON, standalone HTML, Akoma Ntoso 3.0, Word, tagged PDF, plain text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, get_args

from multilateral.texts.model import Citation, Document, TextError, to_json
from multilateral.texts.write import akn, docx, html, pdf, plain
from multilateral.texts.write.indented import indented

Format = Literal["json", "html", "akn", "docx", "pdf", "text"]
FORMATS: tuple[Format, ...] = get_args(Format)


def write(document: Document, to: Format, *, link: Callable[[Citation], str | None] | None = None) -> bytes:
    """``document`` in the format ``to``; text of any kind is UTF-8.

    ``link`` gives the address of the document that a citation means, or ``None``; with it, HTML
    and PDF set citations as links. Raises ``TextError`` for a format that is not known, and for a
    PDF whose fonts are not installed.
    """
    match to:
        case "json":
            return indented(to_json(document))
        case "html":
            return html.write(document, link=link)
        case "akn":
            return akn.write(document)
        case "docx":
            return docx.write(document)
        case "pdf":
            return pdf.write(document, link=link)
        case "text":
            return plain.write(document)
    raise TextError(f"there is no format {to!r}: choose one of {', '.join(FORMATS)}")
