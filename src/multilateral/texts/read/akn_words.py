"""The words of an Akoma Ntoso element: its text as printed, what of it is italic, where notes have their marks."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import unescape

import regex
from lxml import etree

from multilateral.texts.read.plain import typeset

_ESCAPED = regex.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-z]{2,6});")
_UNIT = regex.compile(r"(?:^|[\s\d(/])(?:[kcdmµ]?m|CO|ft)$")
_BREAKS = frozenset(("eol", "br"))
_ASIDE = frozenset(("authorialNote", "num", "img", "meta"))


@dataclass(slots=True)
class Mark:
    """The mark of a note at ``offset`` of the text; ``note`` is its element, ``None`` where a mark is repeated."""

    offset: int
    marker: str
    note: etree._Element | None = None


@dataclass(slots=True)
class Words:
    """Text with single blanks, the length of what is set in italics at its start, and the marks of its notes."""

    text: str = ""
    italic: int = 0
    marks: list[Mark] = field(default_factory=list)
    line: int = 0

    def __bool__(self) -> bool:
        return bool(self.text or self.marks)


def local(element: etree._Element) -> str:
    """The element's name without its namespace; nothing for a comment."""
    tag = element.tag
    return tag[tag.rfind("}") + 1 :] if isinstance(tag, str) else ""


def line_of(element: etree._Element) -> int:
    """The line of the file that the element begins on, from 1."""
    line = element.sourceline
    return line if isinstance(line, int) else 0


def printed(element: etree._Element) -> str:
    """The text of an element without notes, numbers and pictures, blanks folded."""
    return words(element).text


def words(element: etree._Element, *, inside: bool = False) -> Words:
    """The words of ``element``. With ``inside`` a number in it is part of them."""
    taker = _Taker(inside)
    taker.take(element, False)
    return Words("".join(taker.pieces), taker.italic, taker.marks, line_of(element))


class _Taker:
    """Takes text piece by piece and folds its blanks on the way, so that offsets are those of the folded text."""

    __slots__ = ("blank", "bracket", "inside", "italic", "length", "marks", "pieces", "plain")

    def __init__(self, inside: bool) -> None:
        self.pieces: list[str] = []
        self.marks: list[Mark] = []
        self.length = self.italic = 0
        self.blank = self.plain = self.bracket = False
        self.inside = inside

    def take(self, element: etree._Element, italic: bool) -> None:
        if element.text:
            self.put(element.text, italic)
        for child in element:
            name = local(child)
            if name == "authorialNote":
                self.mark(child)
            elif name == "sup" and not len(child) and (figure := (child.text or "").strip()).isdecimal():
                self.raised(figure, italic)
            elif name in _BREAKS:
                self.blank = True
            elif name and (name not in _ASIDE or (name == "num" and self.inside)):
                self.take(child, italic or name in ("i", "em") or _slanted(child))
            if child.tail:
                tail = child.tail
                if self.bracket:
                    # Arabic sets the mark in parentheses: "(1)".
                    self.bracket, tail = False, tail.lstrip()[1:]
                if tail:
                    self.put(tail, italic)

    def mark(self, note: etree._Element) -> None:
        if self.pieces and self.pieces[-1].endswith("(") and (note.tail or "").lstrip().startswith(")"):
            bare = self.pieces[-1][:-1]
            self.length -= len(self.pieces[-1])
            self.blank, self.bracket = bare.endswith(" "), True
            self.pieces[-1] = bare.rstrip(" ")
            self.length += len(self.pieces[-1])
            self.italic = min(self.italic, self.length)
        self.marks.append(Mark(self.length, typeset(note.get("marker", "")).strip(), note))

    def raised(self, figure: str, italic: bool) -> None:
        before = "".join(self.pieces[-2:])[-8:]
        if not self.blank and _UNIT.search(before) is not None:
            self.put(figure, italic)
        else:
            self.marks.append(Mark(self.length, figure))

    def put(self, raw: str, italic: bool) -> None:
        text = typeset(raw)
        if "&" in text and _ESCAPED.search(text) is not None:
            text = typeset(unescape(text))
        bare = " ".join(text.split())
        if not bare:
            self.blank = self.blank or bool(text)
            return
        if (self.blank or text[0].isspace()) and self.length:
            bare = " " + bare
        self.pieces.append(bare)
        self.length += len(bare)
        self.blank = text[-1].isspace()
        if not italic:
            self.plain = True
        elif not self.plain:
            self.italic = self.length


def _slanted(element: etree._Element) -> bool:
    # Chinese and Arabic set the opening words in bold type or another face: they have no italics.
    return "italic" in element.get("class", "") or "bold" in element.get("class", "")
