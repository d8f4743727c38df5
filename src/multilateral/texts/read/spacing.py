"""How the lines of a text are set: how paragraphs are told apart in it, and where its pages turn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from multilateral.texts.read.layout import Page, breadth, is_ended
from multilateral.texts.read.numbering import number_of
from multilateral.texts.read.plain import Line


@dataclass(frozen=True, slots=True)
class Spacing:
    """How paragraphs are told apart: ``dense`` by nothing, ``marked`` by their first lines, ``spaced`` by blank lines.

    ``full`` is the breadth of a full line, ``apart`` are the lines that are no running text, cells and notes.
    """

    dense: bool
    marked: bool
    spaced: bool
    full: int
    apart: frozenset[int]


def is_marked(lines: Sequence[Line]) -> bool:
    """Whether the first lines of paragraphs are set in (on a page: or apart): then any other line runs on.

    Told by the lines after a stop: more of them are so marked than are neither marked nor numbered.
    """
    marked = plain = 0
    for before, line in zip(lines, lines[1:], strict=False):
        if line.whole or line.role or line.cell is not None or not is_ended(before.text):
            continue
        if line.indent > before.indent + 1 or (line.gap and line.sheet is not None):
            marked += 1
        elif not line.gap and number_of(line.text) is None:
            plain += 1
    return marked > max(plain, 2)


def turned_before(lines: Sequence[Line], pages: dict[int, Page]) -> set[int]:
    """The lines before which the page turned: page furniture or a form feed stands between."""
    marks = sorted(n for n, page in pages.items())
    found: set[int] = set()
    at = 0
    for before, line in zip(lines, lines[1:], strict=False):
        while at < len(marks) and marks[at] < before.n:
            at += 1
        between = at < len(marks) and marks[at] < line.n and line.sheet is None
        if line.page or between:
            found.add(line.n)
    return found


def fits(text: str, last: str, spacing: Spacing) -> bool:
    """Whether the first word of the text would have fitted into the line before."""
    return breadth(last) + 1 + breadth(text.split(" ")[0]) < 0.97 * spacing.full
