"""The lives of the paragraphs of a topic: pairwise alignments chained along the tracks into a matrix. Pure reckoning.

A row is a paragraph, a column a text. A paragraph goes on in the row of the one that it comes from; where it comes
from none, it begins a row. Rows of two tracks become one where a text joins both; two paragraphs of one text never
share a row, so what is merged stands in the rows of all that it was made of, and goes on in the first.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeVar

from multilateral.record.topics import ALIKE, BECAME, HEADS, Compared, Step, Text
from multilateral.texts.compare import Alignment, Words, differ, tokens
from multilateral.texts.compare.units import Unit, units
from multilateral.texts.compare.words import count

Status = Literal["unchanged", "edited", "moved", "merged", "new", "dropped"]
Type = Literal["first", "new", "same", "edited", "moved", "merged", "split", "returned", "kin", "dropped"]
Row = TypeVar("Row", bound=Hashable)
ANCESTORS = 12
"""How far back a track is searched for a paragraph that was dropped and returns, in texts."""


@dataclass(slots=True)
class Cell:
    """One paragraph in one text, in one row; for a dropped one ``paragraph`` is empty.

    ``types`` are everything that happened, ``status`` the most telling of it. ``against`` and ``source`` are the
    text compared with and its paragraphs, ``also`` those of other tracks that it comes from as well; ``words`` the
    redline against them, or the words themselves.
    """

    text: str
    paragraph: str
    status: Status
    types: tuple[Type, ...]
    against: str = ""
    source: tuple[str, ...] = ()
    also: tuple[tuple[str, tuple[str, ...]], ...] = ()
    number: str | None = None
    inserted: int = 0
    deleted: int = 0
    words: list[Words] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Life:
    """A row: the cells of one paragraph, by text."""

    cells: dict[str, Cell] = field(default_factory=dict)
    merged_away: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Parent:
    text: Text
    alignment: Alignment
    kin: bool = False
    returned: bool = False


def lives(ordered: Sequence[Text], steps: Sequence[Step], compared: Compared) -> list[Life]:
    """The rows, in the order of the earliest text that each stands in, what came later where it came in."""
    return _Matrix(ordered, steps, compared).rows()


class _Matrix:
    def __init__(self, ordered: Sequence[Text], steps: Sequence[Step], compared: Compared) -> None:
        self.texts = {t.symbol: t for t in ordered}
        self.ordered = ordered
        self.compared = compared
        self.units: dict[str, dict[str, Unit]] = {}
        self.before: dict[str, list[Step]] = defaultdict(list)
        for step in steps:
            self.before[step.later].append(step)
        self.home: dict[tuple[str, str], Life] = {}
        self.lives: list[Life] = []
        self.heads: list[Text] = []

    def rows(self) -> list[Life]:
        for text in self.ordered:
            self._enter(text)
        return merged(
            [(place, self.home[text.symbol, place]) for place in self.units[text.symbol]] for text in self.ordered
        )

    def _enter(self, text: Text) -> None:
        nearest, farther = self._line(text.symbol)
        self.units[text.symbol] = {unit.id: unit for unit in units(text.document)}
        parents: dict[str, list[_Parent]] = defaultdict(list)
        for earlier in nearest:
            for alignment in self.compared(earlier, text)["alignments"]:
                for place in alignment["new"] if alignment["old"] else ():
                    parents[place].append(_Parent(earlier, alignment))
        others = [(t, False) for t in farther[:ANCESTORS]]
        if not nearest:
            others += [(t, True) for t in reversed(self.heads[-HEADS:])]
        for earlier, kin in others:
            loose = self.units[text.symbol].keys() - parents.keys()
            if not loose:
                break
            for alignment in self.compared(earlier, text)["alignments"]:
                fits = alignment["new"] and loose.issuperset(alignment["new"]) and alignment["likeness"] >= ALIKE
                if fits and self._waits(earlier, alignment, nearest, parents):
                    for place in alignment["new"]:
                        parents[place].append(_Parent(earlier, alignment, kin=kin, returned=not kin))
        # Of what was split the longest part goes on in the row.
        for place, unit in sorted(self.units[text.symbol].items(), key=lambda item: -len(item[1].text)):
            self._place(text, unit.id, parents.get(place, []))
        for earlier in nearest:
            self._drop(earlier, text)
        self.heads = [t for t in self.heads if t not in nearest] + [text]

    def _line(self, symbol: str) -> tuple[list[Text], list[Text]]:
        """The texts that this one goes on from at once, and those before them, nearest first."""
        direct = [step.earlier for step in sorted(self.before[symbol], key=lambda s: s.relation != BECAME)]
        behind: set[str] = set()
        todo = list(direct)
        while todo:
            for step in self.before[todo.pop()]:
                if step.earlier not in behind:
                    behind.add(step.earlier)
                    todo.append(step.earlier)
        nearest = [self.texts[s] for s in direct if s not in behind]
        return nearest, [t for t in reversed(self.ordered) if t.symbol in behind]

    def _waits(
        self, earlier: Text, alignment: Alignment, nearest: list[Text], parents: dict[str, list[_Parent]]
    ) -> bool:
        """Whether the rows of the old paragraphs were broken off, and no other paragraph of this text goes on there."""
        rows = self._rows_of(earlier, alignment)
        taken = {id(row) for found in parents.values() for p in found for row in self._rows_of(p.text, p.alignment)}
        standing = [row for row in rows for t in nearest if (cell := row.cells.get(t.symbol)) and cell.paragraph]
        return bool(rows) and not standing and taken.isdisjoint(map(id, rows))

    def _rows_of(self, text: Text, alignment: Alignment) -> list[Life]:
        return [row for old in alignment["old"] if (row := self.home.get((text.symbol, old))) is not None]

    def _place(self, text: Text, place: str, parents: list[_Parent]) -> None:
        if not parents:
            life = Life()
            self.lives.append(life)
            self.home[text.symbol, place] = life
            life.cells[text.symbol] = self._beginning(text, place)
            return
        # The text from which most words come goes first; no track is privileged.
        parents = sorted(parents, key=lambda p: -p.alignment["likeness"])
        rows: list[tuple[Life, _Parent]] = []
        for parent in parents:
            for old in self._by_weight(parent):
                row = self.home.get((parent.text.symbol, old))
                if row is not None and all(row is not known for known, _parent in rows):
                    rows.append((row, parent))
        if not rows:
            self._place(text, place, [])
            return
        main, parent = rows[0]
        if text.symbol in main.cells:
            # The row goes on in another part of what was split.
            main = Life()
            self.lives.append(main)
        cell = main.cells[text.symbol] = self._cell(text, place, parent)
        cell.also = tuple((p.text.symbol, tuple(p.alignment["old"])) for p in parents if p.text is not parent.text)
        self.home[text.symbol, place] = main
        for life, parent in rows[1:]:
            if life is main or text.symbol in life.cells:
                continue
            if parent.text is not rows[0][1].text and not life.cells.keys() & main.cells.keys():
                main.cells.update(life.cells)
                main.merged_away |= life.merged_away
                self.home = {at: main if known is life else known for at, known in self.home.items()}
                self.lives.remove(life)
            else:
                life.cells[text.symbol] = self._cell(text, place, parent)
                life.merged_away.add(text.symbol)

    def _by_weight(self, parent: _Parent) -> list[str]:
        known = self.units[parent.text.symbol]
        return sorted(parent.alignment["old"], key=lambda old: -count(known[old].text) if old in known else 0)

    def _drop(self, earlier: Text, text: Text) -> None:
        for life in self.lives:
            if earlier.symbol in life.cells and text.symbol not in life.cells:
                cell = life.cells[earlier.symbol]
                if cell.status != "dropped" and earlier.symbol not in life.merged_away:
                    life.cells[text.symbol] = Cell(
                        text.symbol, "", "dropped", ("dropped",), earlier.symbol, (cell.paragraph,)
                    )

    def _beginning(self, text: Text, place: str) -> Cell:
        unit = self.units[text.symbol][place]
        first = text is self.ordered[0]
        return Cell(
            text.symbol,
            place,
            "new",
            ("first",) if first else ("new",),
            number=unit.number,
            words=[Words(op="equal" if first else "insert", text=unit.text)],
        )

    def _cell(self, text: Text, place: str, parent: _Parent) -> Cell:
        alignment, unit = parent.alignment, self.units[text.symbol][place]
        words = alignment["words"]
        if len(alignment["new"]) > 1:
            # Part of what was split is set against the whole that it is part of.
            old = self.units[parent.text.symbol]
            whole = " ".join(old[at].text for at in alignment["old"] if at in old)
            words = [Words(op=piece.op, text=piece.text) for piece in differ(tokens(whole), tokens(unit.text))]
        inserted = sum(count(piece["text"]) for piece in words if piece["op"] == "insert")
        deleted = sum(count(piece["text"]) for piece in words if piece["op"] == "delete")
        types: list[Type] = ["edited" if inserted or deleted else "same"]
        types += [t for t in ("moved", "merged", "split") if t in alignment["types"]]
        types += ["returned"] if parent.returned else []
        types += ["kin"] if parent.kin else []
        status: Status = "edited" if inserted or deleted else "unchanged"
        if "merged" in types:
            status = "merged"
        elif "moved" in types and not (parent.kin or parent.returned):
            status = "moved"
        return Cell(
            text.symbol,
            place,
            status,
            tuple(types),
            parent.text.symbol,
            tuple(alignment["old"]),
            number=unit.number,
            inserted=inserted,
            deleted=deleted,
            words=words,
        )


def merged(orders: Iterable[Sequence[tuple[str, Row]]]) -> list[Row]:
    """Rows in one order made of those of the texts, each a text's paragraphs with the rows that they stand in.

    The earliest text's rows keep its order. What a later one brings goes where it stands in that text, behind what that
    text has no longer or never had there.
    """
    sections: dict[tuple[int, int], list[Row]] = defaultdict(list)
    section_of: dict[Row, tuple[int, int]] = {}
    for order in orders:
        held = {row for _place, row in order}
        last: dict[tuple[int, int], Row] = {}
        for place, row in order:
            if row not in section_of:
                section = section_of[row] = _section(place)
                rows = sections[section]
                n = rows.index(last[section]) + 1 if section in last else 0
                while n < len(rows) and rows[n] not in held:
                    n += 1
                rows.insert(n, row)
            last[section_of[row]] = row
    return [row for section in sorted(sections) for row in sections[section]]


def _section(place: str) -> tuple[int, int]:
    """The part of a text, and there preamble, operative part or annex, as they follow each other."""
    part = re.match(r"part(\d+)\.", place)
    rest = place[part.end() :] if part else place
    return int(part[1]) if part else 0, 0 if rest.startswith("pp") else 2 if rest.startswith("annex") else 1
