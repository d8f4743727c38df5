"""The rows of a table: as the format gives its cells, or as its lines are parted by tabs and blanks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from multilateral.texts.read.layout import row_of
from multilateral.texts.read.numbering import number_of
from multilateral.texts.read.plain import Line

if TYPE_CHECKING:
    from multilateral.texts.read.item import Item


def fill(item: Item) -> None:
    """The cells of a table that the format gives; the paragraphs of one cell are parted by a newline."""
    held: dict[tuple[int, int], list[Line]] = {}
    for line in item.lines:
        _, row, column = line.cell or (0, 0, 0)
        held.setdefault((row, column), []).append(line)
    wide: dict[int, int] = {}
    for row, column in held:
        wide[row] = max(wide.get(row, 0), column + 1)
    # All rows are as wide as the widest, unless nearly all of the table would be cells that nobody filled.
    most = max(wide.values())
    most = most if most * len(wide) < 1_000_000 else 0
    length = 0
    for row in sorted(wide):
        item.rows.append([])
        for column in range(max(most, wide[row])):
            cell = held.get((row, column), [])
            item.rows[-1].append("\n".join(line.text for line in cell))
            # Offsets count the cells of a row as parted by one character, and the rows.
            at = length
            for line in cell:
                item.marks += [(at + offset, marker) for offset, marker in line.marks]
                at += len(line.text) + 1
            length += len(item.rows[-1][-1]) + 1


def rows(item: Item) -> list[list[str]] | None:
    """The rows of a table: as the format gives them, or every line having the same two or more columns."""
    if item.rows:
        return item.rows
    if item.lines[0].whole or item.lines[0].role:
        return None
    if number_of(item.text) is not None:
        return None
    tabs = sum("\t" in line.set.strip() for line in item.lines)
    if 2 * tabs >= len(item.lines) and (tabs > 1 or item.text.count("\t") > 1 or "\t\t" in item.lines[0].set):
        return _tabbed([line.set for line in item.lines])
    if len(item.lines) < 2:
        return None
    cells = [row_of(line) for line in item.lines]
    return cells if len(cells[0]) > 1 and all(len(row) == len(cells[0]) for row in cells) else None


def _tabbed(lines: list[str]) -> list[list[str]]:
    """Cells parted by tabs; more than one tab parts two cells where that gives all rows the same number."""
    single, several = ([[cell.strip() for cell in regex.split(tabs, line)] for line in lines] for tabs in ("\t", "\t+"))
    cells = several if len(set(map(len, several))) == 1 and len(set(map(len, single))) > 1 else single
    most = max(map(len, cells))
    return [row + [""] * (most - len(row)) for row in cells]
