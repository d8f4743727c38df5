"""A paragraph, heading or table on its way from the lines into the document."""

from __future__ import annotations

from dataclasses import dataclass, field

from multilateral.texts.model import Paragraph
from multilateral.texts.read.cells import fill
from multilateral.texts.read.layout import Words
from multilateral.texts.read.masthead_lines import fold
from multilateral.texts.read.numbering import Number
from multilateral.texts.read.plain import Line


@dataclass(slots=True)
class Item:
    """A paragraph, heading or table on its way into the document, with the lines that it came from.

    ``words`` holds the words of a heading or table while marks of notes are looked for in them.
    ``marks`` (offset, marker) and ``italic`` are hints of its lines, counted in ``text``; the first ``cut``
    characters of ``text`` are its number and not in its place's words.
    """

    lines: list[Line]
    text: str = ""
    role: str = "paragraph"
    id: str | None = None
    level: int = 0
    number: Number | None = None
    page: bool = False
    torn: list[tuple[str, str]] = field(default_factory=list)
    paragraph: Paragraph | None = None
    rows: list[list[str]] = field(default_factory=list)
    marks: list[tuple[int, str]] = field(default_factory=list)
    italic: list[tuple[int, int]] = field(default_factory=list)
    cut: int = 0
    words: Paragraph | None = None

    @property
    def centred(self) -> bool:
        return all(line.centred for line in self.lines)


def join(item: Item, words: Words) -> None:
    """The lines of the item as one text, with the marks of notes and the italics at their places in it."""
    if item.lines[0].cell is not None:
        fill(item)
        return
    text, item.torn, starts = words.join([_printed(line) for line in item.lines])
    item.text = fold(text)
    for start, line in zip(starts, item.lines, strict=True):
        # A mark at the head of a line belongs to the word at the end of the line before.
        blank = text[start - 1 : start] == " "
        item.marks += [(min(start + at - (at == 0 and blank), len(item.text)), marker) for at, marker in line.marks]
        item.italic += [(start + one, start + other) for one, other in line.italic]


def _printed(line: Line) -> str:
    """The words of a line, and the blank at its end where a page tells that there is one."""
    return f"{line.text} " if line.sheet is not None and line.set.endswith(" ") else line.text
