"""The titles below an agenda item, at the end of a masthead: the item's own, then the document's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import regex

from multilateral.texts.read.headings import is_heading
from multilateral.texts.read.layout import Page, flow
from multilateral.texts.read.masthead_lines import STAR_NOTE, agenda_of
from multilateral.texts.read.plain import Line
from multilateral.texts.wording import Language

# A number of a section or of a paragraph: no title begins so.
_SECTIONED = regex.compile(r"(?:[IVXLC]{1,6}|\p{Lu}|\d{1,3}(?:\.\d{1,3})*)\.\s")


def titles(lines: Sequence[Line], pages: Mapping[int, Page], top: int, language: Language) -> int:
    """How many of the lines are masthead, when ``top`` of them are known to be, with the titles that follow."""
    named = [(at, items) for at, line in enumerate(lines[:top]) if (items := agenda_of(line.text, language))]
    if not named:
        return top
    index, count = named[-1][0] + 1, len(named[-1][1])
    own: Line | None = None
    while index < len(lines):
        line, end = lines[index], index + 1
        if line.n in pages or STAR_NOTE.fullmatch(line.text):
            index = end
            continue
        while end < len(lines) and not lines[end].gap and not lines[end].whole and _alike(line, lines[end]):
            end += 1
        text = flow(one.text for one in lines[index:end])
        if line.cell is not None or _SECTIONED.match(text) or not (line.role == "heading" or is_heading(text)):
            break
        if own is None and _is_of_document(text, language):
            break
        index, top = end, max(top, end)
        # Two items have two titles, set alike.
        if own is not None and not (count > 0 and line.role and _alike(own, line)):
            break
        own, count = own or line, count - 1
    return top


def _is_of_document(text: str, language: Language) -> bool:
    """Whether this can be no item's title: a letter or a note says what it is."""
    folded = text.casefold()
    return any(kind in ("letter", "note") and regex.search(shape, folded) for kind, shape in language.kind_patterns)


def _alike(one: Line, other: Line) -> bool:
    return (one.role, one.level) == (other.role, other.level)
