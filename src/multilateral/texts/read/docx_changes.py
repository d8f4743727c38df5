"""The tracked changes of a Word file, each with its author, its place in the former text, and its words.

The former text is the file with every change undone. An insertion stands at one place of it; a deletion covers
words of it. What one delegation inserted and another struck out is no word of the former text: such a deletion
is counted within the insertion.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from multilateral.texts.model import Document, TextError
from multilateral.texts.read.docx import Word, walk
from multilateral.texts.read.docx_lines import Assembly
from multilateral.texts.read.docx_parts import COMING, GOING, Change, Kind, Of, Paragraph, Part, Run
from multilateral.texts.read.plain import Line, typeset
from multilateral.texts.read.structure import Reading, read_lines


@dataclass(slots=True)
class Tracked:
    """One tracked change, or that part of it which lies in one paragraph.

    ``place`` is the id of a paragraph of the former text, ``note:1``, the id of a table (then ``cell`` is its row
    and column) or ``masthead``; ``start`` and ``end`` are code points of that place's words, equal for what is
    inserted. ``text`` is what is inserted, deleted or set otherwise; a newline in it is a paragraph's end.
    ``of`` is ``paragraph`` where only a paragraph's end is concerned (the paragraph is parted there from the next,
    or joined with it), ``row`` or ``cell`` where a row or a cell of a table is.

    ``within`` is the index of the insertion inside which this change stands; ``start`` and ``end`` then count in the
    ``text`` of that insertion. ``note`` holds the words of a note that comes or goes with its mark. ``move`` joins
    the two ends of a move; ``change`` joins the parts of one change (its ``w:id``), which may be shared by mistake.
    """

    kind: Kind
    author: str
    date: str
    text: str
    place: str | None = None
    start: int = 0
    end: int = 0
    of: Of = "words"
    within: int | None = None
    cell: tuple[int, int] | None = None
    note: str | None = None
    move: str = ""
    change: str = ""


@dataclass(slots=True)
class Marked:
    """A Word file with tracked changes: the former text, the text with all changes accepted, and the changes."""

    former: Document
    accepted: Document
    changes: list[Tracked] = field(default_factory=list)


def read_marked(data: bytes, *, name: str = "", language: str | None = None) -> Marked:
    """Read a Word file with its tracked changes, all of them, in reading order: words before their paragraph's end.

    Raises ``TextError`` for what is no Word file, is damaged, or holds no text.
    """
    word = walk(data)
    former = _Former(word)
    lines = former.read()
    reading = read_lines([replace(line) for line in lines], doubts=former.doubts, name=name, language=language or "en")
    accepted = Assembly(word.body, word.notes, word.heads, word.styles, word.numbering, word.settings)
    after = accepted.read()
    if not lines and not after:
        raise TextError("the Word file holds no text: give a file that holds a document")
    document = read_lines(after, doubts=accepted.doubts, name=name, language=language or "en").document
    return Marked(reading.document, document, former.tracked(reading))


@dataclass(slots=True)
class _Seen:
    """A change as it was met: where in which line of the former text, or in which insertion."""

    tracked: Tracked
    change: Change
    line: Line | None
    before: Line | None


class _Former(Assembly):
    """The lines of the former text; it notes where in them each change stands."""

    def __init__(self, word: Word) -> None:
        super().__init__(word.body, word.notes, word.heads, word.styles, word.numbering, word.settings, former=True)
        self.seen: list[_Seen] = []
        self.rows: dict[int, int] = {}
        self.all = [change for part in word.parts() for change in part.changes]
        self.last: Paragraph | None = None
        self.notes: dict[tuple[str, str], list[str]] = {}
        for part in word.notes.values():
            for paragraph in part.paragraphs:
                if paragraph.note is not None:
                    held = self.notes.setdefault(paragraph.note, [])
                    held += (run.text for run in paragraph.runs if not any(one.kind in GOING for one in run.changes))

    def _line(
        self, part: Part, paragraphs: list[Paragraph], role: str, label: str, *, ended: bool = True, skip: str = ""
    ) -> None:
        count = len(self.lines)
        super()._line(part, paragraphs, role, label, ended=ended, skip=skip)
        line = self.lines[count] if len(self.lines) > count else None
        if any(p.end_changes or p.changes or any(run.changes for run in p.runs) for p in paragraphs):
            self._trace(paragraphs, line, self.lines[count - 1] if count else None)

    def _trace(self, paragraphs: Sequence[Paragraph], line: Line | None, before: Line | None) -> None:
        kept = "".join(run.text for run in _runs(paragraphs) if run.mark is None and not self._gone(run.changes))
        folded, place_of = _folding(kept)
        shift = len(line.text) - len(folded) if line is not None else 0
        at = 0
        open_: dict[int, int] = {}
        for paragraph in paragraphs:
            # The rows and cells that come or go are changes of their own, words or none.
            for change in paragraph.changes:
                self._take(change, paragraph, line, before, 0, 0, "", open_)
            for run in paragraph.runs:
                gone = self._gone(run.changes)
                length = 0 if gone or run.mark is not None else len(run.text)
                start, end = shift + place_of[at], shift + place_of[at + length]
                for depth, change in enumerate(run.changes):
                    self._take(change, paragraph, line, before, start, end, run.text, open_, run, run.changes[:depth])
                at += length
            for change in paragraph.end_changes:
                point = shift + place_of[at]
                self._take(change, paragraph, line, before, point, point, "\n", {})

    def _take(
        self,
        change: Change,
        paragraph: Paragraph,
        line: Line | None,
        before: Line | None,
        start: int,
        end: int,
        text: str,
        open_: dict[int, int],
        run: Run | None = None,
        around: Sequence[Change] = (),
    ) -> None:
        """Note the change, or add the words to what was noted of it in this line."""
        own = self.rows if change.of != "words" else open_
        text = _even(text)
        note = self._note(run) if run is not None and run.mark is not None else None
        outer = next((open_[id(one)] for one in reversed(around) if one.kind in COMING and id(one) in open_), None)
        if outer is not None:
            # Its place is counted in the insertion that it stands in.
            end = len(self.seen[outer].tracked.text)
            start = end - len(text)
        index = own.get(id(change))
        if index is None:
            own[id(change)] = len(self.seen)
            tracked = _of(change)
            tracked.text, tracked.within, tracked.note = text, outer, note
            tracked.start, tracked.end = start, start if change.kind in COMING else end
            if run is None and text == "\n":
                tracked.of = "paragraph"
            self.seen.append(_Seen(tracked, change, line, before))
            self.last = paragraph
            return
        tracked = self.seen[index].tracked
        if change.of in ("row", "cell") and tracked.text and text and self.last is not paragraph:
            text = f"\t{text}"
        tracked.text += text
        tracked.note = note if tracked.note is None else tracked.note
        self.last = paragraph if text else self.last
        if change.kind not in COMING and change.of == "words":
            tracked.end = max(tracked.end, end)

    def _note(self, run: Run) -> str | None:
        if run.mark is None:
            return None
        return " ".join("".join(self.notes.get((run.mark.kind, run.mark.id), ())).split()) or None

    def tracked(self, reading: Reading) -> list[Tracked]:
        """The changes with their places in the document that was read."""
        places = {(entry.part, entry.line): (entry.role, entry.place) for entry in reading.account}
        words = {block.id: block.text for block in reading.document.blocks if block.id and block.type != "note_ref"}
        for seen in self.seen:
            line, tracked = seen.line or seen.before, seen.tracked
            if line is None:
                continue
            role, place = places.get((line.source or None, line.row), ("", None))
            tracked.place = place or (role or None)
            cell = line.cell
            tracked.cell = (cell[1], cell[2]) if cell is not None and role == "table" else None
            text = line.text
            if role in ("paragraph", "heading") and place in words and text.endswith(words[place]):
                text = words[place]
            cut = len(line.text) - len(text)
            if tracked.within is not None:
                continue
            if seen.line is None:
                # Nothing of this paragraph is former text: it stands behind the line before it.
                tracked.start = tracked.end = len(text)
                continue
            tracked.start, tracked.end = max(0, tracked.start - cut), max(0, tracked.end - cut)
        # Of a field's instructions or of a formula: a change without words, which stands nowhere in them.
        known = {id(seen.change) for seen in self.seen}
        return [seen.tracked for seen in self.seen] + [_of(change) for change in self.all if id(change) not in known]


def _of(change: Change) -> Tracked:
    return Tracked(change.kind, change.author, change.date, "", of=change.of, move=change.name, change=change.id)


def _runs(paragraphs: Sequence[Paragraph]) -> list[Run]:
    return [run for paragraph in paragraphs for run in paragraph.runs]


def _even(text: str) -> str:
    """Words of a change as a text has them: blanks are single, and kept at the ends, where they tell words apart."""
    if text == "\n":
        return text
    words = typeset(text).split()
    if not words:
        return " " if text else ""
    return (" " if text[0].isspace() else "") + " ".join(words) + (" " if text[-1].isspace() else "")


def _folding(text: str) -> tuple[str, list[int]]:
    """``text`` with blanks folded and ends trimmed, and for each place in it the place in the result."""
    out: list[str] = []
    places: list[int] = []
    blank = False
    for character in text:
        even = typeset(character)
        if even.isspace():
            places.append(len(out))
            blank = True
            continue
        if blank and out and even:
            out.append(" ")
        blank = blank and not even
        places.append(len(out))
        out.extend(even)
    places.append(len(out))
    return "".join(out), places
