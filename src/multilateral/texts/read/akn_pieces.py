"""The body of an Akoma Ntoso document as a row of pieces in reading order, however its file nests them.

The United Nations' files write a sub-paragraph in three ways: as a ``point`` in a ``list``, as a ``paragraph``
beside its parent, and as a bare ``p`` with a number in it. Headings stand in ``heading``, ``subheading`` or a
paragraph of a class for titles, the preambles of sections in ``crossHeading``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import regex
from lxml import etree

from multilateral.texts.read.akn_words import Words, line_of, local, printed, words

Kind = Literal["heading", "preambular", "paragraph", "after", "table"]
_TITLED = regex.compile(r"H(?:[1-9]+|Ch|M)")
_LISTS = frozenset(("list", "sublist", "blockList"))
_NUMBERED = frozenset("paragraph point item alinea indent subparagraph".split())
_HEADS = frozenset(("heading", "subheading", "docTitle", "docType"))
_AFTER = frozenset(("wrapUp", "listWrapUp"))
_INTRO = frozenset(("intro", "listIntroduction"))
_BLOCKS = frozenset(
    "p block content intro listIntroduction wrapUp listWrapUp paragraph point item list sublist blockList table "
    "container heading subheading crossHeading num section part".split()
)


@dataclass(slots=True)
class Piece:
    """One piece: its words, its number as printed, and how deep in lists it stands (``None``: not said)."""

    kind: Kind
    words: Words = field(default_factory=Words)
    number: str = ""
    depth: int | None = None
    level: int = 1
    rows: list[list[str]] = field(default_factory=list)
    line: int = 0


def pieces(root: etree._Element) -> list[Piece]:
    """The pieces below ``root``."""
    walker = _Walker()
    walker.below(root, 0)
    walker.flush()
    return walker.found


class _Walker:
    def __init__(self) -> None:
        self.found: list[Piece] = []
        self.number = ""
        self.line = 0
        self.titled = False

    def below(self, element: etree._Element, depth: int) -> None:
        for child in element:
            self.take(child, depth)

    def take(self, element: etree._Element, depth: int) -> None:
        name = local(element)
        if name in _NUMBERED:
            self.flush()
            titled, self.titled = self.titled, _TITLED.fullmatch(element.get("class", "")) is not None
            self.below(element, depth)
            self.flush()
            self.titled = titled
        elif name == "num":
            self.flush()
            self.number, self.line = printed(element), line_of(element)
        elif name in _LISTS:
            self.below(element, depth + 1)
        elif name in _INTRO:
            self.text(element, depth - 1)
        elif name in _AFTER:
            self.flush()
            self.text(element, depth, after=True)
        elif name in ("p", "content"):
            self.text(element, depth)
        elif name == "table":
            self.flush()
            self.found.append(Piece("table", rows=_rows(element), line=line_of(element)))
        elif name == "crossHeading" and "preamble" in element.get("refersTo", ""):
            self.put("preambular", words(element))
        elif name in _HEADS or name == "crossHeading":
            self.put("heading", words(element))
        elif name == "block" and element.get("name") == "heading":
            level = element.get("class", "").removeprefix("level")
            self.put("heading", words(element), level=int(level) if level.isdecimal() else 1)
        elif name and name != "meta":
            if any(local(child) in _BLOCKS for child in element):
                self.below(element, depth)
            else:
                self.put("paragraph", words(element))

    def text(self, element: etree._Element, depth: int, after: bool = False) -> None:
        """Words, or what holds words: a ``p`` alone, several, or one with headings or a number of its own in it."""
        names = [local(child) for child in element]
        if any(name in _BLOCKS or name in _HEADS for name in names) and not (element.text or "").strip():
            numbered = "num" in names and "p" not in names
            for child, name in zip(element, names, strict=True):
                if name == "num" and numbered:
                    self.number, self.line = printed(child), line_of(child)
                elif name == "p" and after:
                    self.put("after", words(child), depth=depth)
                elif name == "p":
                    self.text(child, depth)
                elif not numbered:
                    self.take(child, depth)
            if numbered:
                self.put("paragraph", words(element))
            return
        if self.titled and not after:
            self.put("heading", words(element))
        else:
            self.put("after" if after else "paragraph", words(element), depth=depth)

    def put(self, kind: Kind, found: Words, depth: int | None = None, level: int = 1) -> None:
        if found or self.number:
            number, self.number = self.number, ""
            self.found.append(Piece(kind, found, number, depth, level, line=found.line))

    def flush(self) -> None:
        """A number that no words followed."""
        if self.number:
            self.put("heading" if self.titled else "paragraph", Words(line=self.line))


def _rows(table: etree._Element) -> list[list[str]]:
    found: list[list[str]] = []
    for row in table.iter("{*}tr"):
        found.append([printed(cell) for cell in row if local(cell) in ("td", "th")])
    return [row for row in found if row]
