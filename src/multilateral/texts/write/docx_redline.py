"""Two documents as one Word file with tracked changes.

To accept all of them gives the new document as ``docx.write`` sets it, to reject all of them the old one,
masthead, numbers, tables and notes included. No word, number or citation is cut, and what is marked between
two paragraphs that are one is as few words as it can be.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from multilateral.texts.compare import Comparison
from multilateral.texts.compare.words import is_word, steps, tokens
from multilateral.texts.model import Document, Note
from multilateral.texts.write.docx import ended, widths
from multilateral.texts.write.docx_layout import Para, Run, Table, layout
from multilateral.texts.write.docx_pairs import Group, pair
from multilateral.texts.write.docx_parts import package
from multilateral.texts.write.docx_xml import Mark, Side, Writer, counted, element, first_number, typed

AUTHOR = "Multilateral"
_NO_DAY = "1980-01-01"
"""A change must bear a date; that of texts without one is the earliest that a Word file itself can bear."""
_END, _NOTE = "\u2029", "\ufffc"
Step = tuple["Token | None", "Token | None"]
_Setting = tuple[Mark | None, tuple[bool, bool] | None, tuple[bool, bool]]
"""Of words: their mark; whether they were italic and bold if that is not as it is now; whether they are."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece that is in or out as a whole: a word, a citation, a number, a note mark, the end of a paragraph.

    ``key`` is what it is compared by; ``runs`` is how it is set.
    """

    key: str
    runs: tuple[Run, ...] = ()
    note: Note | None = None
    end: Para | None = None
    is_word: bool = False


def redline(comparison: Comparison, old: Document, new: Document, *, author: str = AUTHOR) -> bytes:
    """``new`` as a Word file, with what was changed since ``old`` as tracked changes of ``author``."""
    before, after = layout(old), layout(new)
    # The end of the last paragraph cannot be tracked; an empty one that stays takes its place.
    before.append(Para("end", "Spacer"))
    after.append(Para("end", "Spacer"))
    start = first_number(after)
    writer = Writer(new.language, counted(before, start) | counted(after, start), start)
    body = element(None, "body")
    redliner = _Redliner(writer, author, _day(new) or _day(old) or _NO_DAY)
    for group in pair(before, after, comparison):
        redliner.group(body, [before[i] for i in group.old], [after[j] for j in group.new], group)
    ended(body)
    return package(new, body, writer, tracked=True)


@dataclass(slots=True)
class _Redliner:
    writer: Writer
    author: str
    day: str
    _line: list[Step] = field(default_factory=list)
    _paragraphs: int = 0

    def mark(self, side: Side) -> Mark:
        # LibreOffice takes a change at the end of a paragraph and one at the beginning of the next for one if
        # author and minute are the same, and then joins the paragraphs. So neighbours bear two different minutes.
        return Mark(side, self.author, f"{self.day}T00:0{2 * (self._paragraphs % 2)}:00Z")

    def group(
        self, parent: etree._Element, old: Sequence[Para | Table], new: Sequence[Para | Table], group: Group
    ) -> None:
        tables = [piece for piece in (*old, *new) if isinstance(piece, Table)]
        if not tables:
            before = [(para, n in group.old_kept) for n, para in zip(group.old, old, strict=True)]
            after = [(para, n in group.new_kept) for n, para in zip(group.new, new, strict=True)]
            self.paragraphs(parent, before, after)  # type: ignore[arg-type]
        elif len(tables) == 2 and len(old) == len(new) == 1:
            self.table(parent, *tables)
        else:
            for piece in old:
                self.alone(parent, piece, "del")
            for piece in new:
                self.alone(parent, piece, "ins")

    def alone(self, parent: etree._Element, piece: Para | Table, side: Side) -> None:
        """A piece that was put in or taken out whole."""
        if isinstance(piece, Para):
            mark = self.mark(side)
            self.writer.runs(self.writer.open(parent, piece, mark=mark), typed(piece), mark)
            self._paragraphs += 1
            return
        made = self.writer.open_table(parent, piece, widths(piece))
        for row in piece.rows:
            self.row(made, row, widths(piece), side)

    def paragraphs(
        self, parent: etree._Element, old: Sequence[tuple[Para, bool]], new: Sequence[tuple[Para, bool]]
    ) -> None:
        """Paragraphs that became others; of those marked ``False`` nothing is the same."""
        counts = self.writer.counted
        if len(old) == len(new) == 1 and _as_set(old[0][0], counts) == _as_set(new[0][0], counts):
            made = self.writer.open(parent, new[0][0], was=old[0][0], by=self.mark("ins"))
            self.writer.runs(made, typed(new[0][0]))
            self._paragraphs += 1
            return
        before = [token for para, is_kept in old for token in _tokens(para, counts, is_kept)]
        after = [token for para, is_kept in new for token in _tokens(para, counts, is_kept)]
        ends: list[Step] = []
        if before and after:
            # The end of the last one is the end of both: the end of a cell cannot be put in or taken out.
            ends = [(before.pop(), after.pop())]
        head: list[Step] = []
        if old and new and old[0][1] and new[0][1]:
            # The number of a paragraph is compared with the number alone, never with the words after it.
            i, j = _number(before), _number(after)
            head = _steps(before[:i], after[:j])
            before, after = before[i:], after[j:]
        for was, now in (*head, *_steps(before, after), *ends):
            self.token(parent, was, now)

    def token(self, parent: etree._Element, was: Token | None, now: Token | None) -> None:
        token = now or was
        assert token is not None
        if token.end is None:
            self._line.append((was, now))
            return
        mark = self._mark(was, now)
        before = was.end if was and now else None
        self._flush(self.writer.open(parent, token.end, mark=mark, was=before, by=self.mark("ins")))
        self._paragraphs += 1

    def _mark(self, was: Token | None, now: Token | None) -> Mark | None:
        return self.mark("del") if now is None else self.mark("ins") if was is None else None

    def _flush(self, para: etree._Element) -> None:
        """The tokens since the last end of a paragraph, joined where mark and setting are the same."""
        line, self._line = self._line, []
        held: list[Run] = []
        words: list[str] = []
        last: _Setting = (None, None, (False, False))

        def write(*, also_runs: bool) -> None:
            if words:
                held.append(Run("".join(words), *last[2]))
                words.clear()
            if also_runs and held:
                self._write(para, held, last[0], last[1])
                held.clear()

        for was, now in line:
            mark = self._mark(was, now)
            if was is not None and now is not None and was.note and now.note:
                write(also_runs=True)
                self.note(para, was.note, now.note)
                continue
            token = now or was
            assert token is not None
            before = was.runs if was is not None and mark is None else token.runs
            for run, was_run in _cut(token.runs, before):
                as_now, as_before = (run.italic, run.bold), (was_run.italic, was_run.bold)
                setting: _Setting = (mark, None if as_now == as_before else as_before, as_now)
                if setting != last or run.note is not None:
                    write(also_runs=setting[:2] != last[:2])
                    last = setting
                if run.note is not None:
                    held.append(run)
                else:
                    words.append(run.text)
        write(also_runs=True)

    def _write(
        self, para: etree._Element, runs: Sequence[Run], mark: Mark | None, was: tuple[bool, bool] | None
    ) -> None:
        if was is None:
            self.writer.runs(para, runs, mark)
        else:
            for run in runs:
                self.writer.reset(para, run, replace(run, italic=was[0], bold=was[1]), self.mark("ins"))

    def note(self, para: etree._Element, old: Note, new: Note) -> None:
        """A note that both texts have at the same place, its words redlined."""
        made = self.writer.note(new)
        self.writer.refer(para, new)
        self._line = _steps(_cut_to_tokens([Run(old.text)]), _cut_to_tokens([Run(new.text)]))
        self._flush(made[-1])

    def table(self, parent: etree._Element, old: Table, new: Table) -> None:
        """Rows in the same words are one; where as many went as came, each is redlined cell by cell."""
        if len(old.rows[0]) != len(new.rows[0]):
            self.alone(parent, old, "del")
            self.alone(parent, new, "ins")
            return
        made = self.writer.open_table(parent, new, widths(new))
        before, after = ([_row_words(row) for row in table.rows] for table in (old, new))
        gone: list[int] = []
        come: list[int] = []
        found = steps(before, after, range(len(before)), range(len(after)))
        for x, y in [*found, (-1, -1)]:
            if y is None or x is None:
                gone += [] if x is None else [x]
                come += [] if y is None else [y]
                continue
            if len(gone) == len(come):
                for i, j in zip(gone, come, strict=True):
                    self.cells(made, old.rows[i], new.rows[j], widths(new))
            else:
                for i in gone:
                    self.row(made, old.rows[i], widths(new), "del")
                for j in come:
                    self.row(made, new.rows[j], widths(new), "ins")
            gone, come = [], []
            if x >= 0:
                self.cells(made, old.rows[x], new.rows[y], widths(new))

    def row(self, table: etree._Element, row: list[list[Para]], columns: Sequence[int], side: Side) -> None:
        """A row that was put in or taken out."""
        made = element(table, "tr")
        self.writer.mark_row(made, self.mark(side))
        for cell, width in zip(row, columns, strict=True):
            place = self.writer.cell(made, width)
            for para in cell or [Para("", "TableText")]:
                self.alone(place, para, side)

    def cells(
        self, table: etree._Element, old: list[list[Para]], new: list[list[Para]], columns: Sequence[int]
    ) -> None:
        """A row that both texts have, cell by cell."""
        made = element(table, "tr")
        for before, after, width in zip(old, new, columns, strict=True):
            place = self.writer.cell(made, width)
            empty = [Para("", "TableText")]
            self.paragraphs(place, [(p, True) for p in before or empty], [(p, True) for p in after or empty])


def _day(document: Document) -> str | None:
    return document.date or (document.adopted.date if document.adopted else None)


def _steps(before: Sequence[Token], after: Sequence[Token]) -> list[Step]:
    """The fewest words in and out, token by token."""
    found = steps(
        [token.key for token in before],
        [token.key for token in after],
        [n for n, token in enumerate(before) if token.is_word],
        [n for n, token in enumerate(after) if token.is_word],
    )
    return [(None if i is None else before[i], None if j is None else after[j]) for i, j in found]


def _tokens(para: Para, counts: set[int], is_kept: bool) -> list[Token]:
    """The paragraph with its number, notes and end; tokens of one that is not kept equal no others."""
    out: list[Token] = []
    if para.number:
        out += [Token(f"#{para.number}", (Run(para.number),)), Token("\t", (Run("\t"),))]
    stretch: list[Run] = []
    for run in para.runs:
        if run.note is None:
            stretch.append(run)
            continue
        out += _cut_to_tokens(stretch)
        stretch = []
        # A mark that Word counts is the same mark whatever its number; one that is set must be set alike.
        out.append(Token(_NOTE if id(run.note) in counts else _NOTE + run.note.marker, (run,), note=run.note))
    out += _cut_to_tokens(stretch)
    out.append(Token(_END, end=para))
    return out if is_kept else [replace(t, key=f"\0{id(para)} {n}", is_word=False) for n, t in enumerate(out)]


def _as_set(para: Para, counts: set[int]) -> list[object]:
    """All that is printed of a paragraph, but for its style."""
    out: list[object] = [para.number]
    for run in para.runs:
        out += [run.text, run.italic, run.bold]
        if run.note is not None:
            out += [run.note.text, id(run.note) in counts or run.note.marker]
    return out


def _cut_to_tokens(runs: Sequence[Run]) -> list[Token]:
    spans: list[tuple[int, int]] = []
    at = 0
    for run in runs:
        if run.cited:
            spans.append((at, at + len(run.text)))
        at += len(run.text)
    text = "".join(run.text for run in runs)
    out: list[Token] = []
    n, left = 0, len(runs[0].text) if runs else 0
    for token in tokens(text, spans):
        parts: list[Run] = []
        at = 0
        while at < len(token):
            while not left:
                n += 1
                left = len(runs[n].text)
            end = min(at + left, len(token))
            parts.append(Run(token[at:end], runs[n].italic, runs[n].bold))
            left -= end - at
            at = end
        out.append(Token(token, tuple(parts), is_word=is_word(token)))
    return out


def _number(line: Sequence[Token]) -> int:
    """How many tokens the number takes."""
    return 2 if line and line[0].key.startswith("#") and len(line[0].key) > 1 and len(line) > 1 else 0


def _cut(now: Sequence[Run], was: Sequence[Run]) -> list[tuple[Run, Run]]:
    """The same words in two settings, cut wherever either changes."""
    if now is was or now == was:
        return [(run, run) for run in now]
    out: list[tuple[Run, Run]] = []
    these, those = list(now), list(was)
    while these and those:
        n = min(len(these[0].text), len(those[0].text))
        out.append((replace(these[0], text=these[0].text[:n]), replace(those[0], text=those[0].text[:n])))
        for side in (these, those):
            first = side.pop(0)
            if len(first.text) > n:
                side.insert(0, replace(first, text=first.text[n:]))
    return out


def _row_words(row: list[list[Para]]) -> str:
    return "\t".join("\n".join("".join(run.text for run in typed(para)) for para in cell) for cell in row)
