"""Plain text, in the order of the printed page, so that the reader finds everything again.

What belonged to the page and not to the text (running heads, bar codes, folios) is left out.
"""

from __future__ import annotations

from multilateral.texts.model import Block, Document, Paragraph
from multilateral.texts.write import printed
from multilateral.texts.write.body import (
    Apparatus,
    Run,
    children,
    date_printed,
    items,
    masthead_lines,
    number_printed,
    opening_printed,
)

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def write(document: Document) -> bytes:
    """The document as UTF-8 text; paragraphs are parted by blank lines and never broken."""
    if document.parts:
        return b"\n\f\n".join(write(part) for part in document.parts)
    out = [line for line in _head(document) if line]
    apparatus = Apparatus(document)
    annex: str | None = None
    closed = False
    for item in items(document):
        if item.part == "annexes" and not closed:
            out += _closing(document)
            closed = True
        if item.annex != annex:
            annex = item.annex
            if annex and not (item.block and item.block.type == "heading"):
                out.append(printed.annex(document, annex))
        if item.paragraph:
            out += _paragraph(item.paragraph, apparatus, 0, document.language)
        elif item.block:
            out += _block(item.block, apparatus, document.language)
    if not closed:
        out += _closing(document)
    out += [f"{_mark(note.marker)} {note.text}" for note in document.notes]
    return ("\n\n".join(out) + "\n").encode("utf-8", "replace")


def _head(document: Document) -> list[str]:
    lines = dict(masthead_lines(document))
    out = [f"{printed.issuer(document)} {lines.pop('symbol', '')}".strip(), *lines.values()]
    out += [printed.sponsors(document), printed.adopted(document), printed.report(document)]
    number = f"{document.number}. " if document.number else ""
    if number or document.title:
        out.append(f"{number}{document.title or ''}".strip())
    if document.opening:
        out.append(opening_printed(document))
    return out


def _closing(document: Document) -> list[str]:
    adopted = document.adopted
    if not adopted or not adopted.meeting:
        return []
    return ["\n".join(line for line in (adopted.meeting, date_printed(adopted.date, document.language)) if line)]


def _paragraph(paragraph: Paragraph, apparatus: Apparatus, depth: int, language: str | None) -> list[str]:
    words = _words(apparatus.paragraph(paragraph.id, paragraph.text, paragraph.lead))
    out = [
        f"{'    ' * depth}{number_printed(paragraph.number, language)} {words}".rstrip() if paragraph.number else words
    ]
    proper, after = children(paragraph)
    for child in proper:
        out += _paragraph(child, apparatus, depth + 1, language)
    if after:
        out.append(_words(apparatus.paragraph(after.id, after.text)))
    return [line for line in out if line.strip()]


def _block(block: Block, apparatus: Apparatus, language: str | None) -> list[str]:
    if block.type == "table":
        return (
            ["\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in block.rows)] if block.rows else []
        )
    words = _words(apparatus.paragraph(block.id, block.text))
    number = number_printed(block.number, language)
    return [f"{number} {words}".strip()] if number or words else []


def _words(runs: list[Run]) -> str:
    return "".join(_mark(run.note.marker) if run.note else run.text for run in runs)


def _mark(marker: str) -> str:
    return marker.translate(_RAISED) if marker.isdecimal() and marker.isascii() else marker
