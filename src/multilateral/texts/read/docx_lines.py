"""The paragraphs of a Word file as lines: changes accepted (or undone), numbers printed, notes marked."""

from __future__ import annotations

from collections.abc import Sequence

import regex
from lxml import etree

from multilateral.texts.model import Doubt
from multilateral.texts.read.docx_numbering import Numbering, printed
from multilateral.texts.read.docx_package import W
from multilateral.texts.read.docx_parts import COMING, GOING, Change, Mark, Paragraph, Part
from multilateral.texts.read.docx_styles import VAL, Styles, number
from multilateral.texts.read.plain import Line
from multilateral.texts.read.runs import Text
from multilateral.texts.read.structure import Entry

_LONGEST_HEADING = 400
# A column of plain text in twentieths of a point: a letter of ten points is half as wide as it is high.
_COLUMN = 100
_TYPED_MARK = regex.compile(r"\d{1,3}|[*†‡§]{1,3}")


class Assembly:
    """The lines of a Word file, of the accepted text or of the ``former`` one, with all changes undone.

    ``aside`` are entries of the account for characters that are no text of this reading.
    """

    def __init__(
        self,
        body: Part,
        notes: dict[str, Part],
        heads: Sequence[tuple[Part, str]],
        styles: Styles,
        numbering: etree._Element | None,
        settings: etree._Element | None,
        *,
        former: bool = False,
    ) -> None:
        self.body, self.note_parts, self.heads, self.settings = body, notes, heads, settings
        self.former = former
        self.gone = COMING if former else GOING
        self.styles = styles
        self.numbering = Numbering.of(numbering, styles.lists)
        self.lines: list[Line] = []
        self.aside: list[Entry] = []
        self.doubts: list[Doubt] = []
        self.levels = _levels(body.paragraphs)
        self.columns = _columns([body, *(part for part, _ in heads)])
        self.marks: dict[tuple[str, str], Mark] = {}
        self.typed: frozenset[str] = frozenset()
        # Marks that a word processor wrote twice, at the note and in the text.
        self.doubled: set[tuple[str, str]] = set()

    def read(self) -> list[Line]:
        """The lines in reading order: the first page's own head, body, notes, and what stands on every page."""
        for kind in ("footnote", "endnote"):
            self._count_notes(kind)
        self.typed = self._typed_marks()
        self._find_doubled()
        for part, kind in self.heads:
            if kind == "masthead":
                self._paragraphs(part, part.paragraphs)
        self._paragraphs(self.body, self.body.paragraphs)
        for kind, part in self.note_parts.items():
            self._notes(kind, part)
        for part, kind in self.heads:
            if kind != "masthead":
                self._paragraphs(part, part.paragraphs, "furniture", "running-head" if kind == "header" else "")
        for part in (self.body, *self.note_parts.values(), *(part for part, _ in self.heads)):
            self._set_aside(part)
        return self.lines

    def _gone(self, changes: Sequence[Change]) -> bool:
        return any(change.kind in self.gone for change in changes)

    def _paragraphs(self, part: Part, paragraphs: Sequence[Paragraph], role: str = "", label: str = "") -> None:
        """Lines of paragraphs; one whose end is gone (deleted, hidden) runs on into the next of its flow."""
        run_on: list[Paragraph] = []
        for index, paragraph in enumerate(paragraphs):
            run_on.append(paragraph)
            after = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
            open_end = paragraph.hidden_end or self._gone(paragraph.end_changes)
            if not open_end or after is None or after.flow != paragraph.flow:
                self._line(part, run_on, role, label, ended=not open_end)
                run_on = []

    def _line(
        self, part: Part, paragraphs: list[Paragraph], role: str, label: str, *, ended: bool = True, skip: str = ""
    ) -> None:
        """The line of these paragraphs, if any words are left; ``skip`` is a note's own mark at its start."""
        # The properties of joined paragraphs are those of the end that is left.
        last = paragraphs[-1]
        text, spans = Text(), _Spans()
        again = ""
        if not role and ended and last.list_id is not None and not self._gone(last.changes):
            text.add(self._number(last))
        start = text.length
        for paragraph in paragraphs:
            for run in paragraph.runs:
                if run.changes and self._gone(run.changes):
                    if run.start >= 0 and run.text:
                        self._aside(part, paragraph.row, run.start, run.start + len(run.text), "deleted")
                    continue
                if run.start >= 0 and run.text:
                    spans.add(paragraph.row, run.start, run.start + len(run.text))
                if run.mark is not None:
                    if run.mark.marker:
                        text.mark(run.mark.marker)
                    again = run.mark.marker if (run.mark.kind, run.mark.id) in self.doubled else ""
                    continue
                words, again = run.text.removeprefix(again), ""
                if run.raised and words.strip() in self.typed and part is self.body:
                    if text.length:
                        text.mark(words.strip())
                        continue
                    if paragraph.cell is None:
                        role, label = "note", words.strip()
                        continue
                if skip and text.length == start:
                    own = _shared(words.lstrip(), skip)
                    words, skip = words.lstrip()[len(own) :] if own else words, skip.removeprefix(own)
                italic = run.formerly_italic if self.former and run.formerly_italic is not None else run.italic
                text.add(words, italic)
        if text.length == start:
            for row, first, end in spans.all():
                self._aside(part, row, first, end, role or "blank")
            return
        self._append(part, last, text, spans, role, label)

    def _append(self, part: Part, last: Paragraph, text: Text, spans: _Spans, role: str, label: str) -> None:
        printed_text, level = str(text), 0
        if not role and part is self.body and last.outline is not None and last.cell is None:
            level = (
                self.levels.get((last.outline, last.style.size or 0), 0) if len(printed_text) < _LONGEST_HEADING else 0
            )
            role = "heading" if level else ""
        row, own, also = spans.of_first(last.row)
        cell = last.cell
        if cell is not None:
            cell = (cell[0], cell[1], self.columns[cell[0]][cell[2]])
        self.lines.append(
            Line(
                n=len(self.lines) + 1,
                row=row,
                text=printed_text,
                indent=self._indent(last),
                gap=1,
                page=False,
                start=own[0][0] if own else 0,
                end=own[-1][1] if own else 0,
                set=printed_text,
                whole=True,
                italic=tuple(text.italic),
                marks=tuple(text.marks),
                role=role,
                label=label,
                level=level,
                cell=cell,
                centred=last.centred,
                source=part.name,
                spans=tuple(own) if len(own) > 1 else (),
                also=also,
            )
        )

    def _number(self, paragraph: Paragraph) -> str:
        list_id, level = paragraph.list_id, paragraph.list_level
        if self.former and paragraph.former_list is not None:
            list_id, level = paragraph.former_list
        if list_id is None or list_id == "0":
            return ""
        if level is None:
            level = self.numbering.level_of_style(list_id, paragraph.style_id or self.styles.paragraph)
        return self.numbering.count(list_id, level)

    def _indent(self, paragraph: Paragraph) -> int:
        """How far in a paragraph stands, in columns as a plain text has them."""
        style, list_id = paragraph.style, paragraph.list_id
        listed = None
        if list_id is not None and list_id != "0":
            listed = self.numbering.left(list_id, paragraph.list_level or 0)
        # What a paragraph says itself comes first, then its own list, its style, the list of its style.
        known = [paragraph.left, style.left]
        known.insert(1 if list_id != style.list_id else 2, listed)
        return next((left for left in known if left is not None), 0) // _COLUMN

    def _count_notes(self, kind: str) -> None:
        """The markers of the notes, counted in the order of their marks."""
        style, count, restarts = _note_numbers(kind, self.settings, self.body.sections)
        first, section = count, 0
        for paragraph in self.body.paragraphs:
            for run in paragraph.runs:
                mark = run.mark
                if mark is None or mark.kind != kind or self._gone(run.changes):
                    continue
                self.marks[kind, mark.id] = mark
                if mark.custom:
                    continue
                if restarts and paragraph.section != section:
                    count, section = first, paragraph.section
                mark.marker = printed(count, style)
                count += 1

    def _notes(self, kind: str, part: Part) -> None:
        held: dict[str, list[Paragraph]] = {}
        for paragraph in part.paragraphs:
            held.setdefault(paragraph.note[1] if paragraph.note else "", []).append(paragraph)
        self._paragraphs(part, held.pop("", []), "furniture", "rule")
        for (of, id), mark in self.marks.items():
            if of == kind and id in held:
                skip = mark.marker * (1 + ((of, id) in self.doubled)) if mark.custom else ""
                for index, paragraph in enumerate(held.pop(id)):
                    self._line(part, [paragraph], "note", mark.marker, skip=skip if index == 0 else "")
        for paragraphs in held.values():
            self._paragraphs(part, paragraphs, "furniture", "note-without-mark")

    def _typed_marks(self) -> frozenset[str]:
        """Raised figures that open a paragraph and stand in another: notes that somebody typed as such."""
        leading: set[str] = set()
        inside: set[str] = set()
        for paragraph in self.body.paragraphs:
            begun = False
            for run in paragraph.runs:
                if run.raised and _TYPED_MARK.fullmatch(run.text.strip()):
                    (inside if begun else leading).add(run.text.strip())
                begun = begun or not run.text.isspace()
        return frozenset(leading & inside)

    def _find_doubled(self) -> None:
        """LibreOffice writes the mark of a note that is not counted twice, as a mark and as words, in both places."""
        words: dict[tuple[str, str], str] = {}
        for part in self.note_parts.values():
            for paragraph in part.paragraphs:
                if paragraph.note is not None and paragraph.note not in words:
                    words[paragraph.note] = "".join(run.text for run in paragraph.runs).lstrip()
        for key, mark in self.marks.items():
            if mark.custom and mark.marker and words.get(key, "").startswith(mark.marker * 2):
                self.doubled.add(key)

    def _aside(self, part: Part, row: int, start: int, end: int, why: str) -> None:
        self.aside.append(Entry(row, start, end, "furniture", why, part.name))

    def _set_aside(self, part: Part) -> None:
        for row, start, end, why, text in part.aside:
            if why != "hidden" or not text.strip():
                self._aside(part, row, start, end, why)
                continue
            line = Line(len(self.lines) + 1, row, "", 0, 0, False, start, end, text.strip(), source=part.name)
            line.role, line.label = "furniture", why
            self.lines.append(line)
            self.doubts.append(
                Doubt(
                    "hidden-text",
                    f"line:{row}",
                    text.strip()[:80],
                    None,
                    "The file hides these words; they are set aside.",
                )
            )
        for row in part.unread:
            self.doubts.append(
                Doubt(
                    "unread-part",
                    f"line:{row}",
                    "",
                    None,
                    "A file in another format is set in here; its words were not read.",
                )
            )


class _Spans:
    """The characters of a line by paragraph: row, and ranges of its joined ``w:t``."""

    __slots__ = ("rows",)

    def __init__(self) -> None:
        self.rows: dict[int, list[tuple[int, int]]] = {}

    def add(self, row: int, start: int, end: int) -> None:
        ranges = self.rows.setdefault(row, [])
        if ranges and ranges[-1][1] == start:
            ranges[-1] = (ranges[-1][0], end)
        else:
            ranges.append((start, end))

    def all(self) -> list[tuple[int, int, int]]:
        return [(row, start, end) for row, ranges in self.rows.items() for start, end in ranges]

    def of_first(self, row: int) -> tuple[int, list[tuple[int, int]], tuple[tuple[int, int, int], ...]]:
        """The first row with its ranges, and the ranges of the others."""
        first = next(iter(self.rows), row)
        return first, self.rows.get(first, []), tuple(one for one in self.all() if one[0] != first)


def _shared(words: str, marks: str) -> str:
    """How much of the marks these words begin with: all, or the first of two that are alike."""
    half = marks[: len(marks) // 2]
    return marks if words.startswith(marks) else half if half * 2 == marks and words.startswith(half) else ""


def _levels(paragraphs: Sequence[Paragraph]) -> dict[tuple[int, int], int]:
    """The rank of each kind of heading that is used: by its outline level and, on one level, by its size."""
    used = {
        (paragraph.outline, paragraph.style.size or 0)
        for paragraph in paragraphs
        if paragraph.outline is not None and paragraph.outline < 9 and paragraph.cell is None and paragraph.length
    }
    found: dict[tuple[int, int], int] = {}
    level = 0
    for outline, size in sorted(used, key=lambda one: (one[0], -one[1])):
        found[outline, size] = level = max(outline + 1, level + 1)
    return found


def _columns(parts: Sequence[Part]) -> dict[int, dict[int, int]]:
    """The columns of each table: those of its grid in which a cell with words begins, counted from 0."""
    found: dict[int, set[int]] = {}
    for part in parts:
        for paragraph in part.paragraphs:
            if paragraph.cell is not None and paragraph.runs:
                found.setdefault(paragraph.cell[0], set()).add(paragraph.cell[2])
    return {table: {column: n for n, column in enumerate(sorted(columns))} for table, columns in found.items()}


def _note_numbers(
    kind: str, settings: etree._Element | None, sections: Sequence[etree._Element]
) -> tuple[str, int, bool]:
    """How the notes of a file count: number style, first number, whether each section begins anew."""
    style, start, restarts = ("decimal" if kind == "footnote" else "lowerRoman"), 1, False
    for place in sections if settings is None else (settings, *sections):
        properties = place.find(f"{W}{kind}Pr")
        for child in () if properties is None else properties:
            value = child.get(VAL)
            if child.tag == f"{W}numFmt":
                style = value or style
            elif child.tag == f"{W}numStart":
                start = number(value) or start
            elif child.tag == f"{W}numRestart":
                restarts = value == "eachSect"
    return style, start, restarts
