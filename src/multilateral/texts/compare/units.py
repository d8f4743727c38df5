"""What is compared: the paragraphs of a document, each with its address, its words and what it cites."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from multilateral.texts.compare.words import Span
from multilateral.texts.model import Block, Citation, Document


@dataclass(slots=True)
class Unit:
    """A paragraph as the comparison sees it. ``citations`` are those in its text and in its notes;
    ``whole`` are the stretches of its text that must not be cut."""

    id: str
    text: str
    number: str | None = None
    lead: str | None = None
    citations: list[Citation] = field(default_factory=list)
    whole: list[Span] = field(default_factory=list)


def units(document: Document, *, blocks: bool = False) -> list[Unit]:
    """The paragraphs of the document with words of their own, in reading order.

    A document that is no resolution has no paragraphs by class; its blocks are taken instead
    (``blocks`` asks for that in any case, so that two kinds of document can be set side by side).
    A document of several parts gives the paragraphs of all, addressed ``part2.op1``.
    """
    if document.parts:
        return [
            Unit(f"part{n}.{unit.id}", unit.text, unit.number, unit.lead, unit.citations, unit.whole)
            for n, part in enumerate(document.parts, 1)
            for unit in units(part, blocks=blocks)
        ]
    if blocks or not has_paragraphs(document):
        found = [_from_block(block, n) for n, block in enumerate(document.blocks, 1) if block.type != "note_ref"]
    else:
        found = [Unit(p.id, p.text, p.number, p.lead) for p in document.walk()]
    _cite(found, document)
    return [unit for unit in found if unit.text.strip()]


def has_paragraphs(document: Document) -> bool:
    """Whether the document, or a part of it, is divided into preambular, operative or annex paragraphs."""
    if document.parts:
        return any(has_paragraphs(part) for part in document.parts)
    return bool(document.preamble or document.operative or document.annexes)


def _from_block(block: Block, place: int) -> Unit:
    text = "\n".join("\t".join(row) for row in block.rows) if block.type == "table" else block.text
    return Unit(block.id or f"block{place}", text, block.number)


def _cite(found: list[Unit], document: Document) -> None:
    by_id = {unit.id: unit for unit in found}
    noted: dict[str, str | None] = {note.marker: note.paragraph for note in document.notes}
    later: dict[str, list[Citation]] = defaultdict(list)
    for citation in document.citations:
        if citation.paragraph is not None and (unit := by_id.get(citation.paragraph)):
            unit.citations.append(citation)
            unit.whole.append((citation.start, citation.end))
        elif citation.note is not None and (place := noted.get(citation.note)):
            later[place].append(citation)
    for place, citations in later.items():
        if place in by_id:
            by_id[place].citations.extend(citations)
