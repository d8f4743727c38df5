"""Figures: what stands in a frame with an axis is the lettering of a chart, and no text to be read line by line."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from multilateral.texts.read.pdf import Run, Sheet
from multilateral.texts.read.pdf_lines import Strip, pieces_of

_NUMBER = regex.compile(r"[-–−]?\d[\d\s.,]*%?")


def set_figures(sheet: Sheet, strips: Sequence[Strip]) -> None:
    """Name the lettering of the charts of a page as its furniture."""
    for left, bottom, right, top in sheet.frames:
        inside = [s for s in strips if not s.role and left <= s.left and s.right <= right and bottom < s.y < top]
        if len(inside) > 3 and _has_axis([(strip, runs) for strip in inside for runs in pieces_of(strip)]):
            for strip in inside:
                strip.role, strip.label = "furniture", "figure"


def _has_axis(pieces: Sequence[tuple[Strip, list[Run]]]) -> bool:
    """Whether numbers stand at even distances, in a column or a row, and grow evenly."""
    found = []
    for strip, runs in pieces:
        text = "".join(run.text for run in runs).strip()
        if _NUMBER.fullmatch(text):
            value = float(regex.sub(r"[^\d]", "", text) or 0)
            found.append((max(run.right for run in runs), strip.y, value))
    return _grows(sorted(found, key=lambda one: (round(one[0] / 3), one[1])), 0) or _grows(
        sorted(found, key=lambda one: (round(one[1] / 3), one[0])), 1
    )


def _grows(numbers: Sequence[tuple[float, float, float]], same: int) -> bool:
    run = 0
    for one, other, third in zip(numbers, numbers[1:], numbers[2:], strict=False):
        level = max(abs(one[same] - other[same]), abs(other[same] - third[same])) < 2
        steps = other[1 - same] - one[1 - same], third[1 - same] - other[1 - same]
        even = level and min(steps) > 0 and abs(steps[0] - steps[1]) < 1.5
        run = run + 1 if even and third[2] - other[2] == other[2] - one[2] != 0 else 0
        if run > 1:
            return True
    return False
