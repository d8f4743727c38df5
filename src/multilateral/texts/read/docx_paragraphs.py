"""One pass over a part of a Word file: its paragraphs as runs of text, each with its format and its changes.

Nothing is decided here about changes: what was inserted and what was deleted both stand in the runs, so that
the accepted and the former text come from the same pass.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from multilateral.texts.read.docx_package import W
from multilateral.texts.read.docx_parts import Change, Kind, Mark, Of, Paragraph, Part, Run
from multilateral.texts.read.docx_styles import VAL, Styles, inset, is_on, number
from multilateral.texts.read.docx_symbols import PRIVATE, symbol
from multilateral.texts.read.docx_tables import columns_before, columns_of, is_frame

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_P, _R, _T, _TBL, _TR, _TC = (f"{W}{name}" for name in ("p", "r", "t", "tbl", "tr", "tc"))
_PPR, _RPR, _TRPR, _TCPR, _TBLPR = (f"{W}{name}" for name in ("pPr", "rPr", "trPr", "tcPr", "tblPr"))
_SECT, _PSTYLE, _NUMPR, _NUMID, _ILVL, _JC, _IND, _OUTLINE, _PPR_CHANGE, _RPR_CHANGE = (
    f"{W}{name}"
    for name in ("sectPr", "pStyle", "numPr", "numId", "ilvl", "jc", "ind", "outlineLvl", "pPrChange", "rPrChange")
)
_FIELD, _FOOTNOTE, _ENDNOTE, _SYMBOL, _BOX, _EMBEDDED, _DELETED = (
    f"{W}{name}"
    for name in ("fldChar", "footnoteReference", "endnoteReference", "sym", "txbxContent", "altChunk", "delText")
)
_CUSTOM = f"{W}customMarkFollows"
_CHOICE, _FALLBACK = f"{_MC}Choice", f"{_MC}Fallback"
_INS, _ALTERNATIVE = f"{W}ins", f"{_MC}AlternateContent"
MATH_TEXT, _MATH_CONTROL = f"{_MATH}t", f"{_MATH}ctrlPr"
_MOVE_STARTS = frozenset((f"{W}moveFromRangeStart", f"{W}moveToRangeStart"))
_MOVE_ENDS = frozenset((f"{W}moveFromRangeEnd", f"{W}moveToRangeEnd"))
_CHANGES: dict[str, Kind] = {
    f"{W}ins": "insertion",
    f"{W}del": "deletion",
    f"{W}moveFrom": "move-from",
    f"{W}moveTo": "move-to",
}
_ROW_CHANGES: dict[str, tuple[Kind, Of]] = {
    f"{W}ins": ("insertion", "row"),
    f"{W}del": ("deletion", "row"),
    f"{W}cellIns": ("insertion", "cell"),
    f"{W}cellDel": ("deletion", "cell"),
}
_SKIPPED = {
    f"{W}{name}"
    for name in (
        "pPr rPr proofErr bookmarkStart bookmarkEnd commentRangeStart commentRangeEnd permStart permEnd "
        "moveFromRangeStart moveToRangeStart moveFromRangeEnd moveToRangeEnd customXmlInsRangeStart "
        "customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd tblPr tblGrid trPr tcPr sdtPr sdtEndPr "
        "tblPrEx fldData ffData rt"
    ).split()
}
_WHITE = {
    **{f"{W}{name}": " " for name in ("tab", "ptab", "br", "cr")},
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "",
}
_I, _VANISH = f"{W}i", f"{W}vanish"


class Walk:
    """Walks one part. ``tables`` counts the tables of the whole file; without ``fields`` all words are shown."""

    def __init__(self, name: str, styles: Styles, tables: list[int], *, fields: bool = True) -> None:
        self.has_fields = fields
        self.part = Part(name)
        self.styles = styles
        self.tables = tables
        self.row = 0
        self.flows = 0
        self.fields: list[bool] = []
        self.shown = True
        self.boxed: list[Paragraph] = []
        self.note: tuple[str, str] | None = None
        self.cell: tuple[int, int, int] | None = None
        self.moves: list[str] = []

    def story(self, parent: etree._Element, note: tuple[str, str] | None = None) -> None:
        """The paragraphs below ``parent``: a body, a header, a note, a text box, a cell."""
        before, self.note = self.note, note or self.note
        self.flows += 1
        self.blocks(parent, (), self.flows)
        self.note = before

    def blocks(self, parent: Iterable[etree._Element], changes: tuple[Change, ...], flow: int) -> None:
        for child in parent:
            tag = child.tag
            if tag == _P:
                self.paragraph(child, changes, flow)
            elif tag == _TBL:
                self.table(child, changes)
                # A paragraph does not run on over a table.
                self.flows += 1
                flow = self.flows
            elif tag == _SECT:
                self.part.sections.append(child)
            elif tag in _SKIPPED:
                self.range(child, tag)
            elif tag in _CHANGES:
                self.blocks(child, (*changes, self.change(child, _CHANGES[tag])), flow)
            elif tag == _ALTERNATIVE:
                for chosen in self.alternative(child):
                    self.blocks(chosen, changes, flow)
            elif tag == _EMBEDDED:
                self.part.unread.append(self.row)
            elif len(child):
                self.blocks(child, changes, flow)

    def table(self, table: etree._Element, changes: tuple[Change, ...]) -> None:
        rows = [child for child in table if child.tag not in _SKIPPED]
        outer = self.cell
        framed = outer is None and is_frame(table)
        if outer is None and not framed:
            number_of_table = self.tables[0]
            self.tables[0] += 1
        else:
            number_of_table = -1
        self.rows(rows, changes, number_of_table, [0])
        self.cell = outer

    def rows(self, rows: list[etree._Element], changes: tuple[Change, ...], table: int, at: list[int]) -> None:
        for row in rows:
            if row.tag == _TR:
                properties = row.find(_TRPR)
                own = (*changes, *self.property_changes(properties))
                self.cells(row, own, table, at[0], [columns_before(properties)])
                at[0] += 1
            elif row.tag in _CHANGES:
                self.rows(list(row), (*changes, self.change(row, _CHANGES[row.tag])), table, at)
            elif row.tag not in _SKIPPED and len(row):
                self.rows(list(row), changes, table, at)

    def cells(self, row: etree._Element, changes: tuple[Change, ...], table: int, at: int, column: list[int]) -> None:
        for cell in row:
            if cell.tag == _TC:
                properties = cell.find(_TCPR)
                if table >= 0:
                    self.cell = (table, at, column[0])
                self.flows += 1
                self.blocks(cell, (*changes, *self.property_changes(properties)), self.flows)
                if table >= 0:
                    self.cell = None
                column[0] += columns_of(properties)
            elif cell.tag not in _SKIPPED and len(cell):
                self.cells(cell, changes, table, at, column)

    def property_changes(self, properties: etree._Element | None) -> tuple[Change, ...]:
        if properties is None:
            return ()
        found = [(child, *_ROW_CHANGES[child.tag]) for child in properties if child.tag in _ROW_CHANGES]
        return tuple(self.change(child, kind, of) for child, kind, of in found)

    def paragraph(self, element: etree._Element, changes: tuple[Change, ...], flow: int) -> None:
        self.row += 1
        properties = element[0] if len(element) and element[0].tag == _PPR else None
        made = Paragraph(self.row, flow, self.styles.of_id(None), cell=self.cell, note=self.note, changes=changes)
        made.section = len(self.part.sections)
        if properties is not None:
            self.properties(properties, made)
        else:
            made.outline, made.centred = made.style.outline, bool(made.style.centred)
            made.list_id, made.list_level = made.style.list_id, made.style.list_level
        self.part.paragraphs.append(made)
        self.inline(element, made, changes)
        if self.boxed:
            boxed, self.boxed = self.boxed, []
            self.part.paragraphs.extend(boxed)

    def box(self, element: Iterable[etree._Element], changes: tuple[Change, ...]) -> None:
        """A text box: its paragraphs follow the one in which it is anchored, though they are met inside it."""
        around, self.part.paragraphs = self.part.paragraphs, []
        boxed, self.boxed = self.boxed, []
        fields, shown = self.fields, self.shown
        self.fields, self.shown = [], True
        self.flows += 1
        self.blocks(element, changes, self.flows)
        self.fields, self.shown = fields, shown
        self.boxed = [*boxed, *self.part.paragraphs]
        self.part.paragraphs = around

    def properties(self, properties: etree._Element, made: Paragraph) -> None:
        list_id = level = outline = None
        centred: bool | None = None
        for child in properties:
            tag = child.tag
            if tag == _PSTYLE:
                made.style_id = child.get(VAL)
                made.style = self.styles.of_id(made.style_id)
            elif tag == _NUMPR:
                for part in child:
                    if part.tag == _NUMID:
                        list_id = part.get(VAL)
                    elif part.tag == _ILVL:
                        level = number(part.get(VAL))
                    elif part.tag == _INS:
                        made.changes = (*made.changes, self.change(part, "format"))
                        made.former_list = (made.style.list_id, made.style.list_level)
            elif tag == _JC:
                centred = child.get(VAL) == "center"
            elif tag == _IND:
                made.left = inset(child)
            elif tag == _OUTLINE:
                outline = number(child.get(VAL))
            elif tag == _SECT:
                self.part.sections.append(child)
            elif tag == _RPR:
                for part in child:
                    if part.tag in _CHANGES:
                        made.end_changes = (*made.end_changes, self.change(part, _CHANGES[part.tag]))
                    elif part.tag == _VANISH:
                        made.hidden_end = is_on(part.get(VAL))
                    elif part.tag == _RPR_CHANGE:
                        made.changes = (*made.changes, self.change(part, "format"))
            elif tag == _PPR_CHANGE:
                made.changes = (*made.changes, self.change(child, "format"))
                made.former_list = self.former_list(child)
        style_of = made.style
        made.outline = outline if outline is not None else style_of.outline
        made.centred = bool(style_of.centred if centred is None else centred)
        made.list_id = list_id if list_id is not None else style_of.list_id
        made.list_level = level if level is not None else (None if list_id is not None else style_of.list_level)

    def former_list(self, change: etree._Element) -> tuple[str | None, int | None]:
        """The list and level of a paragraph before its properties were changed."""
        style = change.find(f"{_PPR}/{_PSTYLE}")
        of = self.styles.of_id(style.get(VAL) if style is not None else None)
        list_id, level = (change.find(f"{_PPR}/{_NUMPR}/{tag}") for tag in (_NUMID, _ILVL))
        if list_id is None:
            return of.list_id, of.list_level
        return list_id.get(VAL), number(level.get(VAL)) if level is not None else None

    def inline(self, parent: etree._Element, made: Paragraph, changes: tuple[Change, ...]) -> None:
        for child in parent:
            tag = child.tag
            if tag == _R:
                self.run(child, made, changes)
            elif tag in _SKIPPED:
                self.range(child, tag)
            elif tag in _CHANGES:
                self.inline(child, made, (*changes, self.change(child, _CHANGES[tag])))
            elif tag == _ALTERNATIVE:
                for chosen in self.alternative(child):
                    self.inline(chosen, made, changes)
            elif tag == _MATH_CONTROL:
                for part in child.iter(*_CHANGES):
                    self.change(part, _CHANGES[part.tag])
            elif tag == MATH_TEXT:
                self.text(child.text or "", made, Run("", changes=changes), own=True)
            elif tag == _P:
                # No word processor writes a paragraph in a paragraph; what stands in it is still read.
                self.box([child], changes)
            elif len(child):
                self.inline(child, made, changes)

    def run(self, element: etree._Element, made: Paragraph, changes: tuple[Change, ...]) -> None:
        run = Run("", changes=changes)
        hidden = False
        first = element[0] if len(element) else None
        style = made.style
        if first is not None and first.tag == _RPR:
            run.italic, run.raised, hidden, change = self.styles.of_run(first, style)
            if change is not None:
                run.changes = (*changes, self.change(change, "format"))
                was = change.find(f"{_RPR}/{_I}")
                run.formerly_italic = is_on(was.get(VAL)) if was is not None else bool(style.italic)
        else:
            run.italic, hidden = bool(style.italic or self.styles.defaults.italic), bool(style.hidden)
        custom: Run | None = None
        for child in element:
            tag = child.tag
            if tag == _T:
                text = child.text
                if not text:
                    continue
                if custom is not None:
                    self.custom_mark(custom, text)
                    made.length += len(text)
                    continue
                if hidden:
                    self.set_aside(made, text, "hidden")
                else:
                    self.text(text, made, run, own=True)
            elif tag == _RPR:
                continue
            elif tag in _WHITE:
                if not hidden:
                    self.text(_WHITE[tag], made, run, own=False)
            elif tag == _FIELD:
                self.field(child.get(f"{W}fldCharType"))
            elif tag in (_FOOTNOTE, _ENDNOTE):
                if self.shown and not hidden:
                    mark = Mark(
                        tag[len(W) : -len("Reference")], child.get(f"{W}id", ""), is_on(child.get(_CUSTOM, "0"))
                    )
                    made.runs.append(Run("", made.length, mark=mark, changes=changes))
                    custom = made.runs[-1] if mark.custom else None
            elif tag == _SYMBOL:
                printed = symbol(child.get(f"{W}char", ""), child.get(f"{W}font", ""))
                if custom is not None:
                    self.custom_mark(custom, printed)
                elif not hidden:
                    self.text(printed, made, run, own=False)
            elif tag == _DELETED:
                if not hidden:
                    self.text(child.text or "", made, run, own=False)
            elif tag == _ALTERNATIVE:
                for chosen in self.alternative(child):
                    self.drawing(chosen, made, changes)
            elif len(child) and tag not in _SKIPPED:
                self.drawing(child, made, changes)

    def custom_mark(self, run: Run, text: str) -> None:
        if run.mark is not None:
            run.text += text
            run.mark.marker += text.strip()

    def drawing(self, parent: etree._Element, made: Paragraph, changes: tuple[Change, ...]) -> None:
        """Text boxes in a drawing, and the words of what a run may hold besides (ruby bases, say)."""
        for child in parent:
            tag = child.tag
            if tag == _BOX:
                self.box(child, changes)
            elif tag == _R:
                self.run(child, made, changes)
            elif tag == _ALTERNATIVE:
                for chosen in self.alternative(child):
                    self.drawing(chosen, made, changes)
            elif tag not in _SKIPPED and len(child):
                self.drawing(child, made, changes)

    def text(self, text: str, made: Paragraph, run: Run, *, own: bool) -> None:
        if not self.shown:
            if own:
                self.set_aside(made, text, "field-code")
            return
        start = made.length if own else -1
        if not text.isascii():
            text = text.translate(PRIVATE)
        made.runs.append(Run(text, start, run.italic, run.raised, None, run.changes, run.formerly_italic))
        if own:
            made.length += len(text)

    def set_aside(self, made: Paragraph, text: str, why: str) -> None:
        self.part.aside.append((made.row, made.length, made.length + len(text), why, text))
        made.length += len(text)

    def field(self, kind: str | None) -> None:
        """Of a field only its result is shown, the part between ``separate`` and ``end``."""
        if kind == "begin":
            self.fields.append(False)
        elif kind == "separate" and self.fields:
            self.fields[-1] = True
        elif kind == "end" and self.fields:
            self.fields.pop()
        self.shown = all(self.fields) or not self.has_fields

    def alternative(self, element: etree._Element) -> Iterator[etree._Element]:
        """The same content in two forms is read once: the first choice, else the fallback."""
        taken = False
        for child in element:
            if taken:
                self.unused(child)
            elif child.tag in (_CHOICE, _FALLBACK):
                taken = True
                yield child

    def unused(self, element: etree._Element) -> None:
        for paragraph in element.iter(_P):
            self.row += 1
            at = 0
            for text in paragraph.iter(_T, MATH_TEXT):
                if next(text.iterancestors(_P)) is paragraph and text.text:
                    self.part.aside.append((self.row, at, at + len(text.text), "fallback", text.text))
                    at += len(text.text)

    def change(self, element: etree._Element, kind: Kind, of: Of = "words") -> Change:
        name = self.moves[-1] if self.moves and kind.startswith("move") else ""
        change = Change(
            kind, element.get(f"{W}author", ""), element.get(f"{W}date", ""), element.get(f"{W}id", ""), name, of
        )
        self.part.changes.append(change)
        return change

    def range(self, element: etree._Element, tag: str) -> None:
        """Between the two ends of a range stands one side of a move; its name joins it to the other."""
        if tag in _MOVE_STARTS:
            self.moves.append(element.get(f"{W}name", ""))
        elif tag in _MOVE_ENDS and self.moves:
            self.moves.pop()
