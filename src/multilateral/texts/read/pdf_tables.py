"""Tables of a page: what stands between rules, in columns; cells and rows by places and by the order of the stream."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import regex

from multilateral.texts.read.pdf import Run, Sheet
from multilateral.texts.read.pdf_lines import Strip, part, pieces_of

# In parts of the size of the type.
_WRAPPED = 1.36
# A rule across goes on behind a double rule upright.
_JOINT = 9.0
_LABEL = regex.compile(r"\(?[\p{L}\d]{1,5}(?:\.[\dIVXLC.]{0,8})?[.)]?|[•–—*·]")


@dataclass(slots=True)
class Cell:
    """A cell: its column and row from 0, its printed lines, and where it starts."""

    column: int
    row: int
    pieces: list[Strip]


@dataclass(slots=True)
class Table:
    """A table, or what one page has of it: its place, the edges of its columns, its printed lines and its cells."""

    top: float
    bottom: float
    edges: list[tuple[float, float]]
    strips: list[Strip]
    cells: list[Cell] = field(default_factory=list)
    rows: int = 0

    def is_one(self) -> bool:
        """Whether two rows at least have two cells: else it is a line between rules that is set out in columns."""
        cells = [cell.row for cell in self.cells]
        return sum(cells.count(row) > 1 for row in set(cells)) > 1

    def row(self, number: int) -> list[str]:
        """The words of a row, cell by cell."""
        return [" ".join(piece.text for piece in cell.pieces) for cell in self.cells if cell.row == number]


@dataclass(slots=True)
class _Line:
    """A horizontal rule, made up of pieces that meet at ``joints``."""

    y: float
    left: float
    right: float
    joints: list[float]


def tables(sheet: Sheet, strips: Sequence[Strip]) -> list[Table]:
    """The tables of the page, from top to bottom; ``strips`` are its lines that are not furniture or notes."""
    across = _across(sheet)
    found: list[Table] = []
    index = 0
    while index < len(across) - 1:
        end = index
        taken: list[Strip] = []
        while (below := _next(across, index, end)) is not None:
            band = [s for s in strips if across[below].y - 1 < s.y < across[end].y]
            if not band and across[end].y - across[below].y > 8:
                break
            if band and not _is_tabular(band, across[end], across[below], bool(taken)):
                break
            taken += band
            end = below
        if taken and any(len(pieces_of(strip)) > 1 for strip in taken):
            edges = _edges(taken, across[index : end + 1])
            if len(edges) > 1:
                bottom = across[end + 1].y if end + 1 < len(across) else 0.0
                taken += _going_on(taken, strips, edges, bottom)
                table = Table(across[index].y, across[end].y, edges, taken)
                _fill(table, sheet, across[index : end + 1])
                if table.is_one():
                    found.append(table)
                    index = end + 1
                    continue
        index += 1 if end == index else end - index
    return found


def _next(across: Sequence[_Line], first: int, last: int) -> int | None:
    """The next rule as wide as the first of a table; shorter ones between them stand under a part of its head."""
    top = across[first]
    for index in range(last + 1, len(across)):
        line = across[index]
        if _meets(top, line):
            return index
        if line.left < top.left - 4 or line.right > top.right + 4:
            return None
    return None


def _across(sheet: Sheet) -> list[_Line]:
    """The horizontal rules that are long enough to close a table, from top to bottom."""
    thin = [rule for rule in sheet.rules if rule.top - rule.bottom <= 3]
    thin.sort(key=lambda rule: (-round(rule.bottom + rule.top), rule.left))
    found: list[_Line] = []
    for rule in thin:
        y = (rule.bottom + rule.top) / 2
        for line in reversed(found[-4:]):
            if abs(line.y - y) < 2 and rule.left - line.right < _JOINT and line.left - rule.right < _JOINT:
                if rule.left > line.left + 4:
                    line.joints.append(rule.left)
                line.left, line.right = min(line.left, rule.left), max(line.right, rule.right)
                break
        else:
            found.append(_Line(y, rule.left, rule.right, []))
    return [line for line in found if line.right - line.left > 0.2 * sheet.width]


def _meets(one: _Line, other: _Line) -> bool:
    shared = min(one.right, other.right) - max(one.left, other.left)
    return shared > 0.8 * max(one.right - one.left, other.right - other.left)


def _is_tabular(band: Sequence[Strip], above: _Line, below: _Line, inside: bool) -> bool:
    parted = 0
    for strip in band:
        pieces = pieces_of(strip)
        label = len(pieces) == 2 and _LABEL.fullmatch("".join(run.text.strip() for run in pieces[0])) is not None
        parted += len(pieces) > 1 and not label
    if parted >= 0.3 * len(band):
        return True
    # A row with one cell, close between its rules.
    return inside and len(band) == 1 and above.y - below.y < 3 * band[0].size


def _going_on(
    taken: Sequence[Strip], strips: Sequence[Strip], edges: Sequence[tuple[float, float]], bottom: float
) -> list[Strip]:
    """The rows below the last rule of a table: no rule closes it where the page ends, nor in some styles at all."""
    more: list[Strip] = []
    kept = 0
    known = {id(strip) for strip in taken}
    size = taken[-1].size
    below = [strip for strip in strips if bottom < strip.y < taken[-1].y and id(strip) not in known]
    for strip in below:
        above = more[-1] if more else taken[-1]
        fits = _fits(strip, edges)
        if above.y - strip.y > 3 * strip.size or not (fits or edges[0][0] - 3 < strip.left < edges[0][1]):
            break
        if strip.runs[0].start in strip.raised or not any(map(str.isalnum, strip.text)):
            # Notes, or the rule above them.
            break
        more.append(strip)
        if fits and len(pieces_of(strip)) > 1:
            kept, size = len(more), strip.size
        elif kept and len(more) == len(below) and abs(strip.size - size) < 0.8:
            kept = len(more)
    return more[:kept]


def _fits(strip: Strip, edges: Sequence[tuple[float, float]]) -> bool:
    """Whether each piece of the line stands within one column."""
    left, right = edges[0][0], edges[-1][1]
    if strip.left < left - 3 or strip.right > right + 3:
        return False
    bounds = [edge for _, edge in edges[:-1]]
    return all(
        not any(min(run.left for run in piece) + 2 < bound < max(run.right for run in piece) - 2 for bound in bounds)
        for piece in pieces_of(strip)
    )


def _edges(strips: Sequence[Strip], lines: Sequence[_Line]) -> list[tuple[float, float]]:
    """The columns, from left to right: between the joints of the rules, else between the gutters of the text."""
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    joints = _joined(sorted(x for line in lines for x in line.joints))
    if not joints:
        joints = _gutters(strips, left, right)
    bounds = [left, *(x for x in joints if left + 4 < x < right - 4), right]
    return list(zip(bounds, bounds[1:], strict=False))


def _joined(values: Sequence[float]) -> list[float]:
    found: list[float] = []
    for value in values:
        if not found or value - found[-1] > 5:
            found.append(value)
    return found


def _gutters(strips: Sequence[Strip], left: float, right: float) -> list[float]:
    """The middles of the upright gaps that the text leaves, in rows with more than one piece."""
    parted = [pieces for strip in strips if len(pieces := pieces_of(strip)) > 1]
    width = max(1, round(right - left) + 1)
    covered = [0] * (width + 1)
    for pieces in parted:
        for piece in pieces:
            start = max(0, round(min(run.left for run in piece) - left))
            end = min(width, round(max(run.right for run in piece) - left))
            for x in range(start, end):
                covered[x] += 1
    allowed = 0.06 * len(parted)
    found: list[float] = []
    start = -1
    for x in range(width + 1):
        free = x < width and covered[x] <= allowed
        if free and start < 0:
            start = x
        elif not free and start >= 0:
            if start > 0 and x < width and x - start >= 3:
                found.append(left + (start + x) / 2)
            start = -1
    return found


def _fill(table: Table, sheet: Sheet, rules: Sequence[_Line]) -> None:
    """The cells of the table, in the order of the stream: programs write a table cell by cell, row by row."""
    pieces = [piece for strip in table.strips for piece in _parted(strip, table.edges, sheet)]
    pieces.sort(key=lambda piece: min(run.start for run in piece.runs))
    rtl = sum(strip.rtl for strip in table.strips) * 2 > len(table.strips)
    row = -1
    last: Cell | None = None
    for piece in pieces:
        column = _column(piece, table.edges, rtl)
        if last is not None and last.column == column:
            above = last.pieces[-1]
            step = above.y - piece.y
            if 0 <= step <= _WRAPPED * max(piece.size, above.size) and not _is_ruled(rules, above, piece):
                last.pieces.append(piece)
                continue
        if last is None or column <= last.column or _is_ruled(rules, last.pieces[0], piece):
            row += 1
        last = Cell(column, row, [piece])
        table.cells.append(last)
    table.rows = row + 1


def _is_ruled(rules: Sequence[_Line], above: Strip, below: Strip) -> bool:
    """Whether a rule parts the two from each other."""
    left, right = min(above.left, below.left), max(above.right, below.right)
    return any(below.y < rule.y < above.y and rule.left < right and left < rule.right for rule in rules)


def _parted(strip: Strip, edges: Sequence[tuple[float, float]], sheet: Sheet) -> list[Strip]:
    """The line as the lines of its cells."""
    bounds = [right for _, right in edges[:-1]]
    groups: list[list[Run]] = []
    for piece in pieces_of(strip):
        groups.append([])
        for run in piece:
            before = groups[-1][-1] if groups[-1] else None
            if before is not None and run.start not in strip.raised:
                low, high = sorted((before.right, run.left)) if not strip.rtl else sorted((run.right, before.left))
                if any(low - 2 <= bound <= high + 2 for bound in bounds):
                    groups.append([])
            groups[-1].append(run)
    if len(groups) == 1:
        return [strip]
    return [part(strip, group, sheet) for group in groups]


def _column(piece: Strip, edges: Sequence[tuple[float, float]], rtl: bool) -> int:
    """The column where the piece begins; a piece over several belongs to the first."""
    best, most = 0, -1.0
    for index, (left, right) in enumerate(edges):
        shared = min(piece.right, right) - max(piece.left, left)
        if shared > 0.5 * (piece.right - piece.left) or (shared > 0.25 * (right - left) and not rtl):
            best = index
            break
        if shared > most:
            best, most = index, shared
    return len(edges) - 1 - best if rtl else best
