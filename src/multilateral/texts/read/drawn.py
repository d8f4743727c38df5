"""Words drawn out of a page in another order than they are read: lines that stand a step too early or too late.

A program that draws text out of a PDF groups what stands close together. The number of a paragraph stands close to
a short second line below it, and both come out before the first line; or the short line comes out apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from multilateral.texts.read.layout import breadth, is_ended
from multilateral.texts.read.numbering import Number, number_of
from multilateral.texts.read.plain import Line

# A line that ends before the words of the first line begin, and a line that fills the page.
_SHORT = 16
_FULL = 45


def in_order(lines: Sequence[Line]) -> list[Line]:
    """The lines as they are read: behind a number that stands alone its first line, then a short second one."""
    found = list(lines)
    for index in range(len(found) - 2):
        number, one, two = found[index : index + 3]
        if not _stands_alone(number) or not _is_plain(one, two) or not two.gap:
            continue
        after = found[index + 3] if index + 3 < len(found) else None
        if after is not None and not (after.gap or after.page or number_of(after.text) is not None):
            continue
        if _is_end(one) and not one.gap and _is_full(two):
            found[index + 1] = replace(two, n=one.n, gap=0)
            found[index + 2] = replace(one, n=two.n)
        elif _is_end(two) and _is_full(one):
            found[index + 2] = replace(two, gap=0)
    return found


def _stands_alone(line: Line) -> bool:
    number = number_of(line.text)
    return number is not None and number.end >= len(line.text) and _counts(number) and _is_plain(line)


def _counts(number: Number) -> bool:
    return number.style in ("top", "deep", "round")


def _is_plain(*lines: Line) -> bool:
    """Whether the format says nothing of the lines, and no page turns before the last of them."""
    return not any(line.whole or line.role or line.sheet is not None or line.cell is not None for line in lines) and (
        not any(line.page for line in lines)
    )


def _is_end(line: Line) -> bool:
    return breadth(line.text) <= _SHORT and is_ended(line.text) and number_of(line.text) is None


def _is_full(line: Line) -> bool:
    return breadth(line.text) >= _FULL and not is_ended(line.text) and number_of(line.text) is None
