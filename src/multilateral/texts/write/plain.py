"""Plain text, in the order of the printed page, so that the reader finds everything again.

A paragraph is one line, its children stand further in, blank lines part them; headings are centred, the cells
of a table are parted by tabs, notes follow under a rule. What belonged to the page and not to the text (running
heads, bar codes, folios) is left out, the job number excepted.
"""

from __future__ import annotations

import textwrap
from dataclasses import replace

from multilateral.texts.model import Block, Document, Paragraph
from multilateral.texts.read.setting import USUAL, columns
from multilateral.texts.write import printed
from multilateral.texts.write.body import (
    Apparatus,
    Item,
    Run,
    date_printed,
    masthead_lines,
    number_printed,
    opening_printed,
    raised,
)
from multilateral.texts.write.divisions import Division, divisions

_RULE = "_" * 15
_STEP = 4


def write(document: Document) -> bytes:
    """The document as UTF-8 text; paragraphs are parted by blank lines and never broken."""
    if document.parts:
        # The whole's own masthead and text, then each part.
        own = replace(document, parts=[])
        return f"\n{_centred('* * *')}\n\n".encode().join(write(one) for one in (own, *document.parts))
    out = [line for line in _head(document) if line]
    apparatus = Apparatus(document)
    text, *annexes = divisions(document)
    out += _items(text, apparatus, document.language) + _closing(document)
    for annex in annexes:
        out += [_centred(annex.heading)] if annex.heading else []
        out += _items(annex, apparatus, document.language)
    if document.notes:
        out += [_RULE, *(f"{raised(note.marker)} {note.text}" for note in document.notes)]
    if document.job_number:
        out.append(document.job_number)
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


def _items(division: Division, apparatus: Apparatus, language: str | None) -> list[str]:
    out: list[str] = []
    for item in division.items:
        if item.paragraph:
            out += _paragraph(item.paragraph, item, apparatus, 0, language)
        elif item.block:
            out += _block(item.block, apparatus, language)
    return out


def _closing(document: Document) -> list[str]:
    adopted = document.adopted
    if not adopted or not adopted.meeting:
        return []
    return ["\n".join(line for line in (adopted.meeting, date_printed(adopted.date, document.language)) if line)]


def _paragraph(paragraph: Paragraph, item: Item, apparatus: Apparatus, depth: int, language: str | None) -> list[str]:
    words = _words(apparatus.paragraph(paragraph.id, paragraph.text, paragraph.lead))
    number = f"{number_printed(paragraph.number, language)} " if paragraph.number else ""
    out = [f"{' ' * _STEP * depth}{number}{words}".rstrip()]
    for child in paragraph.paragraphs:
        for block in item.inner.get(child.id, ()):
            out += _block(block, apparatus, language)
        out += _paragraph(child, item, apparatus, depth + 1, language)
    return [line for line in out if line.strip()]


def _block(block: Block, apparatus: Apparatus, language: str | None) -> list[str]:
    if block.type == "table":
        rows = ["\t".join(" ".join(cell.split()) for cell in row) for row in block.rows]
        return ["\n".join(row for row in rows if row.strip())]
    words = _words(apparatus.paragraph(block.id, block.text))
    line = f"{number_printed(block.number, language)} {words}".strip()
    if block.type == "heading":
        return [_centred(line)] if line else []
    return [f"{' ' * _STEP * block.level}{line}"] if line else []


def _centred(text: str) -> str:
    """On the middle of the page, on as many lines as it takes."""
    lines = textwrap.wrap(text, USUAL - 4 * _STEP, break_long_words=False, break_on_hyphens=False)
    return "\n".join(f"{' ' * max(0, (USUAL - columns(line)) // 2)}{line}" for line in lines)


def _words(runs: list[Run]) -> str:
    out: list[str] = []
    for before, run in zip([None, *runs], runs, strict=False):
        # Two marks side by side are parted, or 1 and 2 would be 12.
        out.append(f"{' ' if before and before.note else ''}{raised(run.note.marker)}" if run.note else run.text)
    return "".join(out)
