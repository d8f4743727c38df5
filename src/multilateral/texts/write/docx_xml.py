"""Pieces of a layout as WordprocessingML: paragraphs, runs, tables, notes, and the marks of tracked changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

import regex
from lxml import etree

from multilateral.texts.model import Note
from multilateral.texts.write.body import printable
from multilateral.texts.write.docx_layout import Para, Piece, Run, Table, paragraphs
from multilateral.texts.write.html import RIGHT_TO_LEFT

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# A stretch of Latin letters with the figures and marks inside it: set from left to right, in the Latin font.
_LATIN = regex.compile(r"\p{Latin}(?:[^\p{Arabic}\p{Hebrew}\n\t]*[\p{Latin}\p{Nd}])?")
_PARTS = regex.compile(r"([\t\n])")


Side = Literal["ins", "del"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A tracked change: words, or the end of a paragraph, that ``author`` put in or took out.

    ``date`` is ISO 8601 with the time, or ``None``.
    """

    op: Side
    author: str
    date: str | None = None


def element(parent: etree._Element | None, tag: str, **attributes: str) -> etree._Element:
    """A new ``w:`` element, the last child of ``parent``; attributes are ``w:`` too."""
    name = f"{{{W}}}{tag}"
    made = etree.Element(name, nsmap={"w": W, "r": R}) if parent is None else etree.SubElement(parent, name)
    for key, value in attributes.items():
        made.set(f"{{{W}}}{key.rstrip('_')}", printable(value))
    return made


@dataclass(slots=True)
class Writer:
    """Writes pieces in one language. The notes it meets are gathered in ``notes``, a ``w:footnote`` each.

    ``counted`` are the notes (by ``id``) whose marks Word counts by itself, from ``start`` on.
    """

    language: str | None
    counted: set[int] = field(default_factory=set)
    start: int = 1
    notes: list[etree._Element] = field(default_factory=list)
    _changes: int = 0

    @property
    def right_to_left(self) -> bool:
        """Whether the lines run from the right."""
        return self.language in RIGHT_TO_LEFT

    def para(self, parent: etree._Element, para: Para) -> None:
        """A paragraph as it is."""
        made = self.open(parent, para)
        self.runs(made, typed(para))

    def open(
        self,
        parent: etree._Element,
        para: Para,
        *,
        mark: Mark | None = None,
        was: Para | None = None,
        by: Mark | None = None,
    ) -> etree._Element:
        """A ``w:p`` with the properties of ``para``, without words yet.

        ``mark`` says that its end was put in or taken out; ``was`` is the paragraph whose style it had before
        ``by`` changed it.
        """
        made = element(parent, "p")
        properties = element(made, "pPr")
        self._style(properties, para)
        if mark is not None:
            self._change(element(properties, "rPr"), mark)
        if was is not None and by is not None and (was.style, was.new_page) != (para.style, para.new_page):
            self._style(element(self._change(properties, by, "pPrChange"), "pPr"), was)
        return made

    def _style(self, properties: etree._Element, para: Para) -> None:
        element(properties, "pStyle", val=para.style)
        if para.new_page:
            element(properties, "pageBreakBefore")
        if self.right_to_left:
            element(properties, "bidi")

    def runs(self, parent: etree._Element, runs: Sequence[Run], mark: Mark | None = None) -> None:
        """The runs, in one ``w:ins`` or ``w:del`` if they are marked."""
        holder = self._change(parent, mark) if mark and runs else parent
        for run in runs:
            if run.note is not None:
                self._reference(holder, run.note, mark)
            for text, is_right_to_left in self._scripts(run.text):
                self._run(holder, run, text, is_right_to_left, mark)

    def reset(self, parent: etree._Element, run: Run, was: Run, by: Mark) -> None:
        """A run whose words stand and whose setting was changed."""
        for text, is_right_to_left in self._scripts(run.text):
            made = self._run(parent, run, text, is_right_to_left, None)
            properties = made.find(f"{{{W}}}rPr")
            if properties is None:
                properties = element(made, "rPr")
                made.insert(0, properties)
            before = element(self._change(properties, by, "rPrChange"), "rPr")
            self._setting(before, was, is_right_to_left)

    def table(self, parent: etree._Element, table: Table, widths: Sequence[int]) -> None:
        """A table with every cell as it is."""
        made = self.open_table(parent, table, widths)
        for row in table.rows:
            line = element(made, "tr")
            for cell, width in zip(row, widths, strict=True):
                place = self.cell(line, width)
                for para in cell or [Para("", "Masthead" if table.masthead else "TableText")]:
                    self.para(place, para)

    def open_table(self, parent: etree._Element, table: Table, widths: Sequence[int]) -> etree._Element:
        """A ``w:tbl`` without rows yet."""
        made = element(parent, "tbl")
        properties = element(made, "tblPr")
        element(properties, "tblStyle", val="MastheadTable" if table.masthead else "TableGrid")
        if self.right_to_left:
            element(properties, "bidiVisual")
        element(properties, "tblW", w=str(sum(widths)), type="dxa")
        element(properties, "tblLayout", type="fixed")
        grid = element(made, "tblGrid")
        for width in widths:
            element(grid, "gridCol", w=str(width))
        return made

    def cell(self, row: etree._Element, width: int) -> etree._Element:
        """A ``w:tc`` without paragraphs yet."""
        made = element(row, "tc")
        element(element(made, "tcPr"), "tcW", w=str(width), type="dxa")
        return made

    def mark_row(self, row: etree._Element, mark: Mark) -> None:
        """Say that the whole row was put in or taken out."""
        properties = element(row, "trPr")
        row.insert(0, properties)
        self._change(properties, mark)

    def note(self, note: Note) -> etree._Element:
        """A ``w:footnote`` with the mark of ``note`` and no words yet; its paragraph is the last child."""
        made = element(None, "footnote", id=str(len(self.notes) + 1))
        self.notes.append(made)
        para = self.open(made, Para("", "FootnoteText"))
        run = element(para, "r")
        element(element(run, "rPr"), "rStyle", val="FootnoteReference")
        if id(note) in self.counted:
            element(run, "footnoteRef")
        else:
            self._text(run, note.marker, None)
        self.runs(para, [Run("\t")])
        return made

    def _reference(self, parent: etree._Element, note: Note, mark: Mark | None) -> None:
        made = self.note(note)
        self.refer(parent, note, mark)
        self.runs(made[-1], [Run(note.text)], mark)

    def refer(self, parent: etree._Element, note: Note, mark: Mark | None = None) -> None:
        """The mark, in the text, of the note that was made last."""
        run = element(parent, "r")
        element(element(run, "rPr"), "rStyle", val="FootnoteReference")
        if id(note) in self.counted:
            element(run, "footnoteReference", id=str(len(self.notes)))
        else:
            element(run, "footnoteReference", customMarkFollows="1", id=str(len(self.notes)))
            self._text(run, note.marker, mark)

    def _change(self, parent: etree._Element, mark: Mark, tag: str | None = None) -> etree._Element:
        self._changes += 1
        made = element(parent, tag or mark.op, id=str(self._changes), author=mark.author)
        if mark.date:
            made.set(f"{{{W}}}date", mark.date)
        return made

    def _scripts(self, text: str) -> list[tuple[str, bool]]:
        """The text in stretches of one direction each."""
        if not text or not self.right_to_left:
            return [(text, False)] if text else []
        out: list[tuple[str, bool]] = []
        at = 0
        for match in _LATIN.finditer(text):
            out += [(text[at : match.start()], True), (match.group(), False)]
            at = match.end()
        out.append((text[at:], True))
        return [part for part in out if part[0]]

    def _run(
        self, parent: etree._Element, run: Run, text: str, is_right_to_left: bool, mark: Mark | None
    ) -> etree._Element:
        made = element(parent, "r")
        if run.bold or run.italic or is_right_to_left:
            self._setting(element(made, "rPr"), run, is_right_to_left)
        self._text(made, text, mark)
        return made

    def _setting(self, properties: etree._Element, run: Run, is_right_to_left: bool) -> None:
        for tag, is_on in (("b", run.bold), ("bCs", run.bold), ("i", run.italic), ("iCs", run.italic)):
            if is_on:
                element(properties, tag)
        if is_right_to_left:
            element(properties, "rtl")

    def _text(self, run: etree._Element, text: str, mark: Mark | None) -> None:
        for part in _PARTS.split(text):
            if part == "\t":
                element(run, "tab")
            elif part == "\n":
                element(run, "br")
            elif part:
                made = element(run, "delText" if mark is not None and mark.op == "del" else "t")
                made.text = printable(part)
                if part != part.strip():
                    made.set(_SPACE, "preserve")


def first_number(pieces: Iterable[Piece]) -> int:
    """The number from which the notes are counted: that of the first, else 1."""
    marker = next((run.note.marker for para in paragraphs(pieces) for run in para.runs if run.note), "1")
    return int(marker) if marker.isascii() and marker.isdecimal() and 0 < int(marker) < 10_000 else 1


def counted(pieces: Iterable[Piece], start: int) -> set[int]:
    """The notes whose marks Word counts by itself, from ``start``. A marker that breaks the count is set as it is."""
    found: set[int] = set()
    for para in paragraphs(pieces):
        for run in para.runs:
            if run.note is not None and run.note.marker == str(start + len(found)):
                found.add(id(run.note))
    return found


def typed(para: Para) -> list[Run]:
    """The runs of a paragraph with its number, as it is typed, before them."""
    if not para.number:
        return para.runs
    # The number of a title is bold by its style, as the title is.
    return [Run(f"{para.number}\t"), *para.runs]
