"""Columns that no rules show: where the stream goes down one column before the next, the reader does so too."""

from __future__ import annotations

from collections.abc import Sequence

from multilateral.texts.read.pdf import Run, Sheet
from multilateral.texts.read.pdf_lines import Strip, part, pieces_of


def in_columns(sheet: Sheet, strips: Sequence[Strip]) -> list[Strip]:
    """The lines of a page from top to bottom in the order in which they are read, in columns one after the other."""
    parted = [pieces_of(strip) for strip in strips]
    if all(len(pieces) < 2 for pieces in parted):
        return list(strips)
    found: list[Strip] = []
    for start, end in _blocks(parted):
        block = strips[start:end]
        if end - start > 1 and any(len(pieces) > 1 for pieces in parted[start:end]):
            ordered = _ordered(block, parted[start:end])
            pieces = [_piece(strip, runs, sheet) for strip, runs in ordered]
            if _goes_down(pieces):
                found += pieces
                continue
        found += block
    return found


def _ordered(block: Sequence[Strip], parted: Sequence[list[list[Run]]]) -> list[tuple[Strip, list[Run]]]:
    """The pieces of the lines in the order of the stream; what follows in one line in both is one piece."""
    pieces = [(strip, runs) for strip, parts in zip(block, parted, strict=True) for runs in parts]
    found: list[tuple[Strip, list[Run]]] = []
    for strip, runs in sorted(pieces, key=lambda piece: min(run.start for run in piece[1])):
        if found and found[-1][0] is strip:
            found[-1][1].extend(runs)
        else:
            found.append((strip, list(runs)))
    return found


def _blocks(parted: Sequence[list[list[Run]]]) -> list[tuple[int, int]]:
    """Lines that the stream does not have one after the other, as few together as may be."""
    firsts = [min(run.start for piece in pieces for run in piece) for pieces in parted]
    lasts = [max(run.start for piece in pieces for run in piece) for pieces in parted]
    least = firsts[:]
    for index in range(len(least) - 2, -1, -1):
        least[index] = min(least[index], least[index + 1])
    found: list[tuple[int, int]] = []
    start, most = 0, -1
    for index, last in enumerate(lasts):
        most = max(most, last)
        if index + 1 == len(lasts) or most < least[index + 1]:
            found.append((start, index + 1))
            start = index + 1
    return found


def _goes_down(pieces: Sequence[Strip]) -> bool:
    """Whether nothing stands before what is printed above it in the same place."""
    for index, piece in enumerate(pieces):
        for later in pieces[index + 1 :]:
            if later.y > piece.y + 1 and later.left < piece.right and piece.left < later.right:
                return False
    return True


def _piece(strip: Strip, runs: list[Run], sheet: Sheet) -> Strip:
    if len(runs) == len(strip.runs):
        return strip
    return part(strip, runs, sheet)
