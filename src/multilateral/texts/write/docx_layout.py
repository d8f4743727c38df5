"""A document as a Word page sets it: paragraphs and tables in printed order, each with a style and a name.

The name says what a piece is ("op2.a", "masthead.symbol") and is the same in two versions of a text. So a
document and a redline of two are written from the same layout.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import zip_longest

import regex

from multilateral.texts import wording
from multilateral.texts.model import Block, Document, Note, Paragraph
from multilateral.texts.write import printed
from multilateral.texts.write.body import (
    Apparatus,
    Item,
    children,
    date_printed,
    masthead_lines,
    number_printed,
    opening_printed,
    raised,
    tongue,
)
from multilateral.texts.write.body import Run as Stretch
from multilateral.texts.write.divisions import Division, divisions

DEEPEST = 6
_UNPARTED = regex.compile(r"[\t\n]")
_PARTS = regex.compile(r"([\t\n])")


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one setting; a tab in them is a tab, a line feed a line break. A note stands alone, without words.

    ``cited`` marks the name of another document, which no redline cuts.
    """

    text: str = ""
    italic: bool = False
    bold: bool = False
    note: Note | None = None
    cited: bool = False


@dataclass(slots=True)
class Para:
    """A printed paragraph. ``number`` is typed before the words and parted from them by a tab.

    It is no automatic numbering: numbers are cited, so they must stay what they are when a paragraph comes in
    before them, and "3 bis" has no automatic form.
    """

    name: str
    style: str
    runs: list[Run] = field(default_factory=list)
    number: str = ""
    new_page: bool = False


@dataclass(slots=True)
class Table:
    """Rows of cells of paragraphs; the masthead is one, without rules between its cells."""

    name: str
    rows: list[list[list[Para]]]
    masthead: bool = False


Piece = Para | Table


def layout(document: Document, prefix: str = "") -> list[Piece]:
    """The document in printed order; the parts of a collection one after another.

    Parts stand below the masthead of the whole if it is theirs too; otherwise each stands on a new page.

    ``prefix`` is put before every name.
    """
    if not document.parts:
        return _Setting(document, prefix).pieces()
    # The whole's own masthead and text, then each part.
    letters = printed.letters(document)
    kind = document.parts[0].kind if letters else document.kind
    found = _Setting(replace(document, parts=[], kind=kind), prefix).pieces()
    for n, (part, letter) in enumerate(zip_longest(document.parts, letters), 1):
        name = f"{prefix}part{n}"
        if letter:
            found.append(Para(name, "Part", [Run(letter)]))
            found += _Setting(part, f"{name}.", headed=True).pieces()
        else:
            # A table cannot begin a page by itself; an empty paragraph does.
            found.append(Para(name, "Spacer", new_page=bool(found)))
            found += layout(part, f"{name}.")
    return found


def paragraphs(pieces: Iterable[Piece]) -> Iterator[Para]:
    """Every paragraph of the layout in printed order, those of table cells too."""
    for piece in pieces:
        if isinstance(piece, Para):
            yield piece
        else:
            yield from (para for row in piece.rows for cell in row for para in cell)


class _Setting:
    """Sets one document; ``prefix`` is put before each name. One that is ``headed`` stands below a masthead already."""

    def __init__(self, document: Document, prefix: str, *, headed: bool = False) -> None:
        self.of = document
        self.headed = headed
        self.prefix = prefix
        self.apparatus = Apparatus(document)
        self.places = {id(block): n for n, block in enumerate(document.blocks, 1)}

    def pieces(self) -> list[Piece]:
        text, *annexes = divisions(self.of)
        above = [] if self.headed else [*self.masthead(), *self.adoption()]
        out = [*above, *self.head(), *self.items(text), *self.closing()]
        for annex in annexes:
            if annex.annex and annex.heading:
                out.append(self.para(annex.annex, "Heading1", annex.heading, new_page=True))
            out += self.items(annex)
        # A note without a place in the text is printed all the same, after it.
        for n, note in enumerate(self.apparatus.loose, 1):
            out.append(Para(f"{self.prefix}note{n}", "FootnoteText", [Run(f"{raised(note.marker)} {note.text}")]))
        return out

    def items(self, division: Division) -> list[Piece]:
        out: list[Piece] = []
        for n, item in enumerate(division.items):
            if item.paragraph:
                style = "Preambular" if item.part == "preamble" else "Numbered"
                out += self.paragraph(item.paragraph, item, style, 0)
            elif item.block:
                heads_annex = n == 0 and division.annex is not None and not division.heading
                out += self.block(item.block, new_page=heads_annex)
        return out

    def para(self, name: str, style: str, text: str, *, bold: bool = False, new_page: bool = False) -> Para:
        return Para(self.prefix + name, style, [Run(text, bold=bold)] if text else [], new_page=new_page)

    def masthead(self) -> list[Piece]:
        lines = dict(masthead_lines(self.of))
        symbol = [self.para("masthead.symbol", "Symbol", lines["symbol"])] if "symbol" in lines else []
        organ = [self.para("masthead.organ", "Organ", lines["organ"])] if "organ" in lines else []
        issued = [
            self.para(f"masthead.{name}", "Masthead", lines[name])
            for name in ("distribution", "date", "original_language")
            if name in lines
        ]
        of = self.para("masthead.of", "Issuer", printed.issuer(self.of))
        rows = [[[of], symbol]] if symbol else []
        if organ or issued:
            rows.append([organ, issued])
        table: list[Piece] = [Table(f"{self.prefix}masthead", rows, masthead=True)] if rows else []
        styles = {
            "session": "Session",
            "committee": "Session",
            "agenda_items": "AgendaItem",
            "agenda_title": "AgendaTitle",
        }
        return table + [
            Para(f"{self.prefix}masthead.{name}", style, self.stretches(self.apparatus.masthead(name, lines[name])))
            for name, style in styles.items()
            if name in lines
        ]

    def adoption(self) -> list[Piece]:
        lines = (
            ("sponsors", "Sponsors", printed.sponsors(self.of)),
            ("adopted", "Adopted", printed.adopted(self.of)),
            ("report", "Report", printed.report(self.of)),
        )
        return [self.para(name, style, text) for name, style, text in lines if text]

    def head(self) -> list[Piece]:
        out: list[Piece] = []
        number = f"{self.of.number}." if self.of.number and not self.headed else ""
        if number or self.of.title:
            title = self.stretches(self.apparatus.masthead("title", self.of.title or ""))
            out.append(Para(f"{self.prefix}title", "NumberedTitle" if number else "Title", title, number))
        if self.of.opening:
            comma = opening_printed(self.of)[len(self.of.opening) :]
            runs = [Run(self.of.opening, italic=True), Run(comma)]
            out.append(Para(f"{self.prefix}opening", "Opening", runs))
        return out

    def closing(self) -> list[Piece]:
        adopted = self.of.adopted
        if not adopted or not adopted.meeting:
            return []
        lines = (adopted.meeting, date_printed(adopted.date, self.of.language))
        return [self.para("closing", "Closing", "\n".join(line for line in lines if line))]

    def paragraph(self, paragraph: Paragraph, item: Item, style: str, depth: int) -> list[Piece]:
        runs = self.stretches(self.apparatus.paragraph(paragraph.id, paragraph.text, paragraph.lead))
        number = number_printed(paragraph.number, self.of.language)
        out: list[Piece] = []
        if runs or number:
            out.append(Para(self.prefix + paragraph.id, style, runs, number))
        proper, after = children(paragraph)
        if after and (proper[-1].number is None or not wording.begins_small(after.text, tongue(self.of.language))):
            # Only the end of the sentence that the list interrupts goes back to the margin of its beginning.
            proper, after = paragraph.paragraphs, None
        below = f"Subparagraph{min(depth + 1, DEEPEST)}"
        for child in proper:
            out += self.between(item, child)
            out += self.paragraph(child, item, below, depth + 1)
        if after:
            out += self.between(item, after)
            words = self.stretches(self.apparatus.paragraph(after.id, after.text, after.lead))
            out.append(Para(self.prefix + after.id, f"Continuation{min(depth, DEEPEST)}", words))
        return out

    def between(self, item: Item, child: Paragraph) -> list[Piece]:
        return [piece for block in item.inner.get(child.id, ()) for piece in self.block(block, new_page=False)]

    def block(self, block: Block, *, new_page: bool) -> list[Piece]:
        if block.type == "table":
            return [self.table(block)] if any(block.rows) else []
        runs = self.stretches(self.apparatus.paragraph(block.id, block.text))
        number = number_printed(block.number, self.of.language)
        if not runs and not number:
            return []
        if block.type == "heading":
            style = f"Heading{min(max(block.level, 1), DEEPEST)}"
        elif block.type == "figure":
            style = "Caption"
        elif number and block.level > 1:
            style = f"Subparagraph{min(block.level - 1, DEEPEST)}"
        else:
            style = "Numbered" if number else "BodyText"
        return [Para(self.name(block), style, runs, number, new_page)]

    def name(self, block: Block) -> str:
        return f"{self.prefix}{block.id or f'block{self.places[id(block)]}'}"

    def table(self, block: Block) -> Table:
        name = self.name(block)
        columns = max(len(row) for row in block.rows)
        cells = [[_UNPARTED.sub(" ", cell) for cell in row] + [""] * (columns - len(row)) for row in block.rows]
        # The place of a note in a table is counted in its words, cells parted by tabs and rows by line feeds.
        words = self.apparatus.paragraph(block.id, "\n".join("\t".join(row) for row in cells))
        rows = [[[Para(f"{name}.{r}.{c}", "TableText")] for c in range(columns)] for r in range(len(cells))]
        r = c = 0
        for run in self.stretches(words):
            for part in _PARTS.split(run.text) if run.text else [""]:
                if part == "\n":
                    r, c = r + 1, 0
                elif part == "\t":
                    c += 1
                elif part or run.note:
                    rows[r][c][0].runs.append(replace(run, text=part))
        return Table(name, rows)

    def stretches(self, runs: list[Stretch]) -> list[Run]:
        return [
            Run(run.text, italic=run.lead, note=run.note, cited=run.citation is not None)
            for run in runs
            if run.text or run.note
        ]
