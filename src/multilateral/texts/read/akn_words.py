"""The words of an Akoma Ntoso element: its text as printed, what of it is italic, where notes have their marks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

import regex
from lxml import etree

from multilateral.texts.read.plain import typeset

_UNIT = regex.compile(r"(?:^|[\s\d(/])(?:[kcdmµ]?m|CO|ft)$")
# Chinese and Arabic set the opening words in bold type: they have no italics.
_SET = frozenset(("span", "a", "i", "ref", "b", "em"))
_BLOCKS = frozenset(("p", "block", "li", "tr", "td", "th", "table"))
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


class _Names(dict[object, str]):
    """The names of tags without their namespace, each reckoned once."""

    def __missing__(self, tag: object) -> str:
        if not isinstance(tag, str):
            # A comment, an entity or a processing instruction.
            return ""
        name = tag[tag.rfind("}") + 1 :]
        if len(self) < 1000:
            self[tag] = name
        return name


NAMES = _Names()


_WIDE = r"[\p{Han}\u3001-\u301f\uff01-\uff60]"
_WIDE_GAP = regex.compile(rf"(?<={_WIDE}) (?={_WIDE})")


def local(element: etree._Element) -> str:
    """The element's name without its namespace; nothing for what is no element."""
    return NAMES[element.tag]


def line_of(element: etree._Element) -> int:
    """The line of the file that the element begins on, from 1."""
    line = element.sourceline
    return line if isinstance(line, int) else 0


def printed(element: etree._Element) -> str:
    """The text of an element without notes, numbers and pictures, blanks folded."""
    return words(element).text


def words(element: etree._Element, children: list[etree._Element] | None = None) -> Words:
    """The words of ``element``; ``children`` are its own, where the caller has them at hand."""
    marks: list[Mark] = []
    if children or (children is None and len(element)):
        taker = _Taker()
        taker.take(element, False, children)
        text, marks, italic = "".join(taker.pieces), taker.marks, taker.italic
        if marks and "()" in text:
            text = _unbracketed(text, marks)
    else:
        text, italic = folded(typeset(element.text or "")), 0
    if not text.isascii() and " " in text and (blanks := [m.start() for m in _WIDE_GAP.finditer(text)]):
        # Chinese is written without blanks; where the files have one, nothing is printed.
        for mark in marks:
            mark.offset -= bisect_left(blanks, mark.offset)
        italic -= bisect_left(blanks, italic)
        text = _WIDE_GAP.sub("", text)
    return Words(text, min(italic, len(text)), marks, line_of(element))


def _unbracketed(text: str, marks: list[Mark]) -> str:
    """Arabic sets the marks of notes in parentheses, "(1)": with the marks these leave the text."""
    cut = 0
    for mark in marks:
        at = mark.offset = mark.offset - cut
        if text[at - 1 : at + 1] == "()":
            start = at - 2 if text[at - 2 : at - 1] == " " else at - 1
            text = text[:start] + text[at + 1 :]
            cut += at + 1 - start
            mark.offset = start
    return text


class _Taker:
    """Takes text piece by piece and folds its blanks on the way, so that offsets are those of the folded text."""

    __slots__ = ("blank", "italic", "length", "marks", "pieces", "plain")

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.marks: list[Mark] = []
        self.length = self.italic = 0
        self.blank = self.plain = False

    def take(self, element: etree._Element, italic: bool, children: Iterable[etree._Element] | None = None) -> None:
        if text := element.text:
            self.put(text, italic)
        for child in element if children is None else children:
            name = NAMES[child.tag]
            if name in _SET:
                # By far the most: a span, a link, an italic.
                style = child.get("class")
                slanted = italic or name in ("i", "em") or style is not None and ("italic" in style or "bold" in style)
                if len(child):
                    self.take(child, slanted)
                elif text := child.text:
                    self.put(text, slanted)
            elif name == "authorialNote":
                self.marks.append(Mark(self.length, typeset(child.get("marker", "")).strip(), child))
            elif name == "noteRef":
                self.marks.append(Mark(self.length, typeset(child.get("marker", "")).strip()))
            elif name == "sup" and not len(child) and (figure := (child.text or "").strip()).isdecimal():
                self.raised(figure, italic)
            elif name in _BREAKS:
                self.blank = True
            elif name and name not in _ASIDE and child.get("name") != "number":
                self.blank = self.blank or name in _BLOCKS
                self.take(child, italic)
                self.blank = self.blank or name in _BLOCKS
            if tail := child.tail:
                self.put(tail, italic)

    def raised(self, figure: str, italic: bool) -> None:
        before = "".join(self.pieces[-2:])[-8:]
        if not self.blank and _UNIT.search(before) is not None:
            self.put(figure, italic)
        else:
            self.marks.append(Mark(self.length, figure))

    def put(self, raw: str, italic: bool) -> None:
        text = raw if raw.isascii() else typeset(raw)
        bare = folded(text)
        if not bare:
            self.blank = self.blank or bool(text)
            return
        if self.length and (self.blank or text[0].isspace()):
            bare = f" {bare}"
        self.pieces.append(bare)
        self.length += len(bare)
        self.blank = text[-1].isspace()
        if not italic:
            self.plain = True
        elif not self.plain:
            self.italic = self.length


def folded(text: str) -> str:
    """``text`` with single blanks; most has no others, nor what is like a blank, which is all unprintable."""
    return text.strip() if "  " not in text and text.isprintable() else " ".join(text.split())
