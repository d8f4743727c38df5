"""Printed lines of sheets to the lines that the structure reads, in reading order, with gaps, indents and hints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import regex

from multilateral.texts.read import pdf_roles
from multilateral.texts.read.pdf import Sheet
from multilateral.texts.read.pdf_bidi import direct
from multilateral.texts.read.pdf_columns import in_columns
from multilateral.texts.read.pdf_figures import set_figures
from multilateral.texts.read.pdf_lines import Strip, lift, strips
from multilateral.texts.read.pdf_mirror import name_signs
from multilateral.texts.read.pdf_roles import Measure
from multilateral.texts.read.pdf_tables import Table, tables
from multilateral.texts.read.plain import Line

# A space between lines of more than this many times the usual is a gap.
_APART = 1.28
_WORD_END = regex.compile(r"\p{L}+$")
_WORD_START = regex.compile(r"\p{L}+")


def set_lines(sheets: Sequence[Sheet]) -> list[Line]:
    """The lines of all sheets."""
    _part_words(sheets)
    name_signs(sheets)
    direct(sheets)
    pages = [strips(sheet) for sheet in sheets]
    usual = pdf_roles.measure(pages)
    pdf_roles.set_furniture(sheets, pages, usual)
    for sheet, page in zip(sheets, pages, strict=True):
        set_figures(sheet, page)
    sizes = sorted({round(s.size * 2) / 2 for page in pages for s in page if s.size > 1.12 * usual.size and not s.role})
    layout = _Layout(usual)
    marker = ""
    for sheet, page in zip(sheets, pages, strict=True):
        found = tables(sheet, [strip for strip in page if not strip.role])
        tabled = {id(strip) for table in found for strip in table.strips}
        marker = pdf_roles.set_notes(sheet, page, usual, marker, tabled)
        pdf_roles.set_headings(page, usual, sizes, tabled)
        layout.put(_read_in_order(sheet, page, tabled), found)
    return layout.lines


def _part_words(sheets: Sequence[Sheet]) -> None:
    """Narrow blanks are blanks after all between two words that the text has elsewhere, if it never joins them."""
    for sheet in sheets:
        for at in sorted(sheet.torn):
            before = _WORD_END.search(sheet.text, max(0, at - 41), at - 1)
            after = _WORD_START.match(sheet.text, at, at + 40)
            if before is None or after is None:
                continue
            joined = f"{before[0]}{after[0]}"
            apart = (f" {before[0]} ", f" {after[0]} ")
            # Once is here.
            if not _times(joined, sheets) and all(_times(word, sheets) > 1 for word in apart):
                sheet.torn.discard(at)


def _times(words: str, sheets: Sequence[Sheet]) -> int:
    return sum(sheet.text.count(words) for sheet in sheets)


def _read_in_order(sheet: Sheet, page: Sequence[Strip], tabled: set[int]) -> list[Strip]:
    """The lines of a page; between tables, notes and furniture, columns one after the other."""
    found: list[Strip] = []
    free: list[Strip] = []
    for strip in page:
        if id(strip) in tabled or strip.role in ("furniture", "note"):
            found += in_columns(sheet, free) if free else ()
            free = []
            found.append(strip)
        else:
            free.append(strip)
    return found + (in_columns(sheet, free) if free else [])


@dataclass(slots=True)
class _Layout:
    """The lines so far, and the last table, which may go on."""

    usual: Measure
    lines: list[Line] = field(default_factory=list)
    tables: int = 0
    rows: int = 0
    last: Table | None = None
    head: list[list[str]] = field(default_factory=list)
    ending: Strip | None = None
    ending_begins: bool = False

    def put(self, page: Sequence[Strip], found: Sequence[Table]) -> None:
        above: Strip | None = None
        turned = page[0].sheet > 1 if page else False
        owner = {id(strip): table for table in found for strip in table.strips}
        done: set[int] = set()
        for strip in page:
            table = owner.get(id(strip))
            if table is not None:
                if id(table) not in done:
                    done.add(id(table))
                    self._put_table(table)
                    self.ending = None
                above, turned = strip, False
                continue
            if strip.text:
                self._put_strip(strip, above, turned)
                if not strip.role or strip.role == "heading":
                    turned, self.last = False, None
                above = above if strip.role == "furniture" else strip

    def _put_strip(self, strip: Strip, above: Strip | None, turned: bool) -> None:
        usual = self.usual
        if strip.role not in ("note", "furniture"):
            lift(strip)
        gap = 0
        if above is not None:
            step = above.y - strip.y
            normal = usual.step(above, strip)
            # The next column begins above.
            gap = 0 if -1 < step <= _APART * normal else min(9, max(1, round(step / normal) - 1))
        side = strip.left - usual.left if not strip.rtl else usual.right - strip.right
        line = self._line(strip.text, strip.set, strip.sheet, strip.spans, strip.marks, strip.italic)
        line.gap, line.indent = gap, max(0, 8 + round(2 * side / usual.size))
        line.page = turned and strip.role not in ("furniture", "note")
        if (
            line.page
            and not strip.role
            and self.ending is not None
            and usual.goes_on(self.ending, strip, begins=self.ending_begins)
        ):
            line.page = False
        if strip.role not in ("furniture", "note"):
            self.ending = strip if not strip.role else None
            self.ending_begins = gap > 0
        line.role, line.label, line.level = strip.role, strip.label, strip.level
        line.centred = usual.is_centred(strip)

    def _put_table(self, table: Table) -> None:
        first = 0
        if self.last is not None and _is_continued(self.last, table):
            # The head of a table is repeated where it goes on over the page.
            while first < min(len(self.head), table.rows) and _is_repeated(table.row(first), self.head[first]):
                first += 1
        else:
            self.tables, self.rows = self.tables + 1, 0
            self.head = [table.row(row) for row in range(table.rows)]
        self.rows -= first
        for cell in table.cells:
            for paragraph in _paragraphs(cell.pieces):
                line = self._line(*joined(paragraph))
                if cell.row < first:
                    line.role, line.label = "furniture", "table-head"
                else:
                    line.cell = (self.tables - 1, self.rows + cell.row, cell.column)
        self.rows += table.rows
        self.last = table

    def _line(
        self,
        text: str,
        wide: str,
        sheet: int,
        spans: tuple[tuple[int, int], ...],
        marks: tuple[tuple[int, str], ...],
        italic: tuple[tuple[int, int], ...],
    ) -> Line:
        n = len(self.lines) + 1
        line = Line(n, n, text, 0, 0, False, 0, len(text), wide, italic=italic, marks=marks, sheet=sheet, spans=spans)
        self.lines.append(line)
        return line


def _is_repeated(row: list[str], head: list[str]) -> bool:
    """Whether a row is that of the head, the marks of notes aside."""
    same = sum(one == other for one, other in zip(row, head, strict=False))
    return len(row) == len(head) and 4 * same >= 3 * len(row)


def _is_continued(before: Table, table: Table) -> bool:
    """Whether a table goes on with the same columns on the next page."""
    return (
        before.strips[0].sheet + 1 == table.strips[0].sheet
        and len(before.edges) == len(table.edges)
        and all(
            abs(one[0] - other[0]) < 8 and abs(one[1] - other[1]) < 8
            for one, other in zip(before.edges, table.edges, strict=True)
        )
    )


def _paragraphs(pieces: Sequence[Strip]) -> list[list[Strip]]:
    """The lines of a cell, parted where a line begins with a raised mark, as notes to a table do."""
    found: list[list[Strip]] = []
    for piece in pieces:
        if not found or piece.runs[0].start in piece.raised:
            found.append([])
        found[-1].append(piece)
    return found


def joined(
    pieces: Sequence[Strip],
) -> tuple[str, str, int, tuple[tuple[int, int], ...], tuple[tuple[int, str], ...], tuple[tuple[int, int], ...]]:
    """The lines of one cell as one: its words, its sheet, and its spans, marks and italics."""
    text = ""
    marks: list[tuple[int, str]] = []
    italic: list[tuple[int, int]] = []
    spans: list[tuple[int, int]] = []
    for piece in pieces:
        lift(piece)
        if text and not text.endswith(("-", "/", "–", "—")):
            text += " "
        marks += [(len(text) + at, marker) for at, marker in piece.marks]
        italic += [(len(text) + one, len(text) + other) for one, other in piece.italic]
        spans += piece.spans
        text += piece.text
    return text, text, pieces[0].sheet, tuple(spans), tuple(marks), tuple(italic)
