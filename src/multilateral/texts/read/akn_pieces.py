"""The body of an Akoma Ntoso document as a row of pieces in reading order, however its file nests them.

The United Nations' files write a sub-paragraph in three ways: as a ``point`` in a ``list``, as a ``paragraph``
beside its parent, and as a bare ``p`` with a number in it. Headings stand in ``heading``, ``subheading`` or a
paragraph of a class for titles, the preambles of sections in ``crossHeading``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

import regex
from lxml import etree

from multilateral.texts.read.akn_words import NAMES, Words, line_of, local, printed, words

Kind = Literal["heading", "paragraph", "after", "table", "loose", "figure", "note"]
_TITLED = regex.compile(r"H(?:[1-9]+|Ch|M)")
_LISTS = frozenset(("list", "sublist", "blockList"))
_NUMBERED = frozenset("paragraph point item alinea indent subparagraph".split())
_HEADS = frozenset(("heading", "subheading", "docTitle", "docType"))
_AFTER = frozenset(("wrapUp", "listWrapUp"))
_INTRO = frozenset(("intro", "listIntroduction"))
_BARE = frozenset(("mainBody", "body", "preamble", "hcontainer"))
_ASIDE = frozenset(("meta", "formula"))
_BLOCKS = frozenset(
    "p block content intro listIntroduction wrapUp listWrapUp paragraph point item list sublist blockList table tr td "
    "th container hcontainer heading subheading crossHeading num section part authorialNote".split()
)
_HOLDERS = (_BLOCKS | _HEADS) - {"authorialNote"}


@dataclass(slots=True)
class Piece:
    """One piece: its words, its number as printed, and how deep in lists it stands.

    ``preambular`` says that the file sets it as preamble, though it may stand in the main body. ``loose`` is a
    paragraph that the file puts below nothing; ``level`` the rank that its class states; ``plain`` says that its class
    is that of text, not of titles.
    """

    kind: Kind
    words: Words = field(default_factory=Words)
    number: str = ""
    depth: int = 0
    level: int = 1
    rows: list[list[str]] = field(default_factory=list)
    line: int = 0
    preambular: bool = False
    plain: bool = False


def pieces(elements: Iterable[etree._Element]) -> list[Piece]:
    """The pieces that these elements hold."""
    walker = _Walker()
    walker.below(elements, 0)
    walker.flush()
    return walker.found


class _Walker:
    def __init__(self) -> None:
        self.found: list[Piece] = []
        self.number = ""
        self.line = self.depth = 0
        self.level = 1
        self.titled = self.plain = False
        self.preambular = False

    def below(self, elements: Iterable[etree._Element], depth: int) -> None:
        for child in elements:
            self.take(child, depth)

    def take(self, element: etree._Element, depth: int) -> None:
        name = NAMES[element.tag]
        if name in _NUMBERED:
            self.flush()
            style = element.get("class", "")
            kept = self.titled, self.level, self.plain
            self.titled, self.level = _TITLED.fullmatch(style) is not None, _level(style)
            self.plain = style == "SingleTxt"
            self.below(element, depth)
            self.flush()
            self.titled, self.level, self.plain = kept
        elif name == "num":
            self.flush()
            self.number, self.line, self.depth = printed(element), line_of(element), depth
        elif name in _LISTS:
            if next((local(child) for child in element), "") not in _INTRO:
                self.flush()
            self.below(element, depth + 1)
        elif name in _INTRO:
            self.text(element, depth - 1)
        elif name in _AFTER:
            self.flush()
            self.text(element, depth, after=True)
        elif name == "p" and element.get("class") == "unanchored":
            self.found.append(Piece("note", words(element), line=line_of(element)))
        elif name in ("p", "content"):
            self.text(element, depth, bare=name == "p" and _stands_alone(element))
        elif name == "table":
            self.flush()
            self.found.append(Piece("table", rows=_rows(element), line=line_of(element)))
        elif name == "block" and element.get("name") == "heading":
            self.numbered_inside(element)
            self.put("heading", words(element), level=_level(element.get("class", "")))
        elif "preamble" in element.get("refersTo", "") and name in ("crossHeading", "container"):
            self.flush()
            before, self.preambular = self.preambular, True
            if name == "container":
                self.below(element, depth)
            else:
                self.put("paragraph", words(element))
            self.preambular = before
        elif name in _HEADS or name == "crossHeading":
            if name == "crossHeading":
                self.flush()
            self.put("heading", words(element), level=_level(element.get("class", "")))
        elif name and name not in _ASIDE:
            if any(NAMES[child.tag] in _BLOCKS for child in element):
                self.below(element, depth)
            else:
                self.put("paragraph", words(element))

    def text(self, element: etree._Element, depth: int, *, after: bool = False, bare: bool = False) -> None:
        """Words, or what holds words: a ``p`` alone, several, or one with headings or a number of its own in it."""
        children = list(element)
        names = [NAMES[child.tag] for child in children]
        if not _HOLDERS.isdisjoint(names) and not (element.text or "").strip():
            numbered = "num" in names and "p" not in names
            for child, name in zip(children, names, strict=True):
                if name == "num" and numbered:
                    self.number, self.line, self.depth = printed(child), line_of(child), depth
                elif name == "p" and after:
                    self.put("after", words(child), depth=depth)
                elif name == "p":
                    self.text(child, depth, bare=_stands_alone(child))
                elif not numbered:
                    self.take(child, depth)
            if numbered:
                self.put("paragraph", words(element), depth)
            return
        style = element.get("class", "")
        if bare:
            self.numbered_inside(element)
            level = _level(style) if style.startswith("level") else 0
            self.put("figure" if style == "figure" else "loose", words(element, children), depth, level)
        elif self.titled and not after:
            self.put("heading", words(element, children))
        else:
            self.put("after" if after else "paragraph", words(element, children), depth)

    def numbered_inside(self, element: etree._Element) -> None:
        """A number that stands in the words as an element of its own."""
        first = next(iter(element), None)
        if first is not None and first.get("name") == "number" and not element.text:
            self.number, self.line = printed(first), line_of(first)

    def put(self, kind: Kind, found: Words, depth: int = 0, level: int | None = None) -> None:
        if found or self.number:
            number, self.number = self.number, ""
            rank = self.level if level is None else level
            line = found.line or self.line
            self.found.append(Piece(kind, found, number, depth, rank, [], line, self.preambular, self.plain))

    def flush(self) -> None:
        """A number that no words followed."""
        if self.number:
            self.put("heading" if self.titled else "paragraph", Words(line=self.line), self.depth)


def _stands_alone(element: etree._Element) -> bool:
    parent = element.getparent()
    if parent is not None and local(parent) == "content":
        parent = parent.getparent()
    return parent is not None and local(parent) in _BARE


def _level(style: str) -> int:
    rank = style.removeprefix("level")
    return int(rank) if rank.isdecimal() and len(rank) < 4 else 1


def _rows(table: etree._Element) -> list[list[str]]:
    found: list[list[str]] = []
    for row in table.iter("{*}tr"):
        found.append([printed(cell) for cell in row if local(cell) in ("td", "th")])
    return [row for row in found if row]


def squared(rows: list[list[str]]) -> list[list[str]]:
    """The rows without those that hold nothing, as on the page, and all of one width."""
    kept = [row for row in rows if any(cell.strip() for cell in row)]
    width = max(map(len, kept), default=0)
    return [row + [""] * (width - len(row)) for row in kept]
