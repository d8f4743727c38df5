"""What is found in a part of a Word file: paragraphs, their runs, the marks of notes, the tracked changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from lxml import etree

from multilateral.texts.read.docx_styles import Style

Kind = Literal["insertion", "deletion", "move-from", "move-to", "format"]
Of = Literal["words", "paragraph", "row", "cell"]
GOING = frozenset(("deletion", "move-from"))
COMING = frozenset(("insertion", "move-to"))


@dataclass(slots=True, eq=False)
class Mark:
    """A reference to a note: ``kind`` is ``footnote`` or ``endnote``; ``marker`` is known once all are counted."""

    kind: str
    id: str
    custom: bool = False
    marker: str = ""


@dataclass(slots=True, eq=False)
class Change:
    """A tracked change as it stands in the file. ``name`` joins the two ends of a move, where it has one.

    ``of`` is what comes or goes: words, the end of a paragraph, a row or a cell of a table.
    """

    kind: Kind
    author: str
    date: str
    id: str
    name: str = ""
    of: Of = "words"


@dataclass(slots=True)
class Run:
    """Characters in one format. ``start`` is their place in the joined ``w:t`` of the paragraph, -1 if in none."""

    text: str
    start: int = -1
    italic: bool = False
    raised: bool = False
    mark: Mark | None = None
    changes: tuple[Change, ...] = ()
    formerly_italic: bool | None = None


@dataclass(slots=True, eq=False)
class Paragraph:
    """One ``w:p``: its runs, and what its properties say. ``flow`` tells apart the stories it may run on in.

    ``left`` is how far it is set in by itself, in twentieths of a point, if it says so and not its style or list.
    """

    row: int
    flow: int
    style: Style
    runs: list[Run] = field(default_factory=list)
    cell: tuple[int, int, int] | None = None
    outline: int | None = None
    centred: bool = False
    list_id: str | None = None
    list_level: int | None = None
    left: int | None = None
    style_id: str | None = None
    length: int = 0
    hidden_end: bool = False
    end_changes: tuple[Change, ...] = ()
    changes: tuple[Change, ...] = ()
    former_list: tuple[str | None, int | None] | None = None
    note: tuple[str, str] | None = None
    section: int = 0


@dataclass(slots=True)
class Part:
    """What one pass over a part found. ``aside``: characters that are no text, as row, start, end, why, words."""

    name: str
    paragraphs: list[Paragraph] = field(default_factory=list)
    aside: list[tuple[int, int, int, str, str]] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    sections: list[etree._Element] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)
