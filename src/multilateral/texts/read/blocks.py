"""What a body holds: paragraphs by class, blocks in reading order, the leads that rules or italics give."""

from __future__ import annotations

from dataclasses import dataclass, field

from multilateral.texts.model import Block, Document, Doubt, Paragraph
from multilateral.texts.read.doubts import stops
from multilateral.texts.read.item import Item
from multilateral.texts.wording import Language, is_preambular, lead

# Parts of a table's words that no text holds.
_CELLS, _ROWS = "\x1f", "\x1e"


@dataclass(slots=True)
class Body:
    """The paragraphs by class, the items in reading order, and what the end of the text says of its adoption."""

    preamble: list[Paragraph] = field(default_factory=list)
    operative: list[Paragraph] = field(default_factory=list)
    annexes: list[Paragraph] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    loose: list[Paragraph] = field(default_factory=list)
    meeting: str | None = None
    adopted: str | None = None

    def places(self) -> list[Paragraph]:
        """All that marks of notes may stand in, in reading order: paragraphs, headings, tables."""
        found = []
        for item in self.items:
            if item.id is not None and item.role == "heading":
                item.words = Paragraph(item.id, text=item.text[item.cut :])
            elif item.id is not None and item.role == "table":
                item.words = Paragraph(item.id, text=_ROWS.join(_CELLS.join(row) for row in item.rows))
            if (place := item.words or item.paragraph) is not None:
                found.append(place)
        return found

    def marks(self) -> dict[str, list[tuple[int, str]]]:
        """Where the format says that marks of notes stand: by place, (offset, marker)."""
        return {
            item.id: [(max(0, at - item.cut), marker) for at, marker in item.marks]
            for item in self.items
            if item.id is not None and item.marks
        }

    def finish(self, document: Document, marked: dict[str, list[str]], language: Language) -> None:
        """Blocks in reading order and lead words, once the note marks are out of the texts."""
        for group, operative in ((self.preamble, False), (self.operative, True)):
            for paragraph in group:
                paragraph.lead = lead(paragraph.text, operative=operative, language=language)
                if paragraph.lead is None and operative and is_preambular(paragraph.text, language):
                    # "Acting under Chapter VII …" between operative paragraphs.
                    paragraph.lead = lead(paragraph.text, operative=False, language=language)
        self._italic_leads()
        for item in self.items:
            if item.role == "heading":
                number = item.number.text if item.number else None
                text = item.words.text if item.words else item.text[item.cut :]
                document.blocks.append(Block("heading", id=item.id, level=item.level, number=number, text=text))
            elif item.role == "table":
                rows = [row.split(_CELLS) for row in item.words.text.split(_ROWS)] if item.words else item.rows
                document.blocks.append(Block("table", id=item.id, rows=rows))
            elif item.paragraph is not None:
                paragraph = item.paragraph
                document.blocks.append(
                    Block("paragraph", id=paragraph.id, level=item.level, number=paragraph.number, text=paragraph.text)
                )
            document.blocks.extend(
                Block("note_ref", id=item.id, level=item.level, number=marker)
                for marker in marked.get(item.id or "", ())
            )
        document.doubts.extend(stops(self.preamble, self.operative))

    def _italic_leads(self) -> None:
        """Where the format shows italics and they are set as leads are, they say what the lead is."""
        tops = {id(paragraph) for paragraph in (*self.preamble, *self.operative)}
        found: list[tuple[Paragraph, str | None]] = []
        agreed = 0
        for item in self.items:
            if item.paragraph is None or id(item.paragraph) not in tops:
                continue
            text, end = item.paragraph.text, 0
            for one, other in sorted((one - item.cut, other - item.cut) for one, other in item.italic):
                if one > end and text[end:one].strip():
                    break
                end = max(end, other)
            words = text[:end].rstrip(" ,;:.") if end > 0 else ""
            # A paragraph that is all italics has no lead of its own.
            whole = len(words) > 60 and len(words) > 0.8 * len(text)
            agreed += bool(words) and not whole
            found.append((item.paragraph, item.paragraph.lead if whole else words or None))
        if 2 * agreed > len(found):
            for paragraph, words in found:  # type: ignore[assignment]
                paragraph.lead = words
