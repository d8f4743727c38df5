"""Words drawn out of a page in another order than they are read: lines that stand a step too early or too late.

A program that draws text out of a PDF groups what stands close together. The number of a paragraph stands close to
a short second line below it, and both come out before the first line; or the short line comes out apart; or two
numbers that stand below each other come out before the words of both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from multilateral.texts.read.layout import COLONS, breadth, is_ended
from multilateral.texts.read.numbering import FIRST, Number, follows, number_of
from multilateral.texts.read.plain import Line

# A line that ends before the words of the first line begin, and a line that fills the page.
_SHORT = 16
_FULL = 45
# How many lines away the words of a number, or the end of a sentence, may have come out.
_FAR = 80
# A line that was drawn out: so many lines came of it and the next one, its first words and all are no broader.
_WORDS, _WIDE, _BROADEST = 4, 30, 100
_FEW = regex.compile(r"[\p{L}\p{M}’'-]+(?: [\p{L}\p{M}’'-]+)?")
_ARABIC = regex.compile(r"\p{Arabic}")


def in_order(lines: Sequence[Line]) -> list[Line]:
    """The lines as they are read: behind a number that stands alone its first line, then a short second one."""
    found = list(lines)
    for index in range(len(found) - 1):
        one, two = found[index : index + 2]
        if one.gap and _is_plain(one, two) and _is_end(one) and _opens_number(two) and _is_last(found, index + 1):
            # The short last line of a paragraph from right to left came out before its first.
            gap = one.gap
            _move(found, index, index + 1)
            found[index], found[index + 1] = replace(found[index], gap=gap), replace(found[index + 1], gap=0)
    for index in range(len(found) - 3):
        _gather(found, index)
    for index in range(len(found) - 2):
        if not _stands_alone(found[index]):
            continue
        one, two = found[index + 1 : index + 3]
        if not _is_plain(one, two):
            continue
        if _stands_alone(one) and two.gap:
            _part(found, index)
        elif two.gap and _is_end(one) and not one.gap and _is_full(two) and _is_last(found, index + 2):
            _move(found, index + 2, index + 1)
        elif two.gap and _is_end(two) and _is_full(one) and _is_last(found, index + 2):
            found[index + 2] = replace(two, gap=0)
        elif two.gap and _is_full(one) and _opens_list(two):
            _complete(found, index + 1)
    return found


def _gather(lines: list[Line], index: int) -> None:
    """A first line drawn out wide, whose last words came out one by one behind the second line, the end of both."""
    first, second = lines[index : index + 2]
    if not first.gap or second.gap or not _is_plain(first, second) or breadth(first.text) > _WIDE:
        return
    if is_ended(first.text) or not is_ended(second.text):
        return
    end, size = index + 2, breadth(first.text)
    while end < len(lines) and _is_word(lines[end]):
        size, end = size + 1 + breadth(lines[end].text), end + 1
    apart = end == len(lines) or lines[end].gap > 0 or lines[end].page
    if not apart or end - index < _WORDS or not _FULL <= size <= _BROADEST:
        return
    _move(lines, index + 1, end - 1)
    for at in range(index + 1, end):
        lines[at] = replace(lines[at], gap=0)


def _part(lines: list[Line], index: int) -> None:
    """Two numbers that came out before the words of both: the one that does not follow waits for its words."""
    one, two = (number_of(line.text) for line in lines[index : index + 2])
    if not index or one is None or two is None or one.style != "round" or two.style != "round" or follows(one, two):
        return
    above = lines[max(0, index - _FAR) : index]
    before = next((number for line in reversed(above) if (number := number_of(line.text)) is not None), None)
    if above[-1].text.endswith(COLONS):
        ready = [_opens_list(line) for line in lines[index : index + 2]]
    else:
        ready = [before is not None and follows(before, number) for number in (one, two)]
    if ready[0] == ready[1]:
        return
    waits = index + 1 if ready[0] else index
    for at in range(index + 3, min(index + _FAR, len(lines))):
        line, last = lines[at], lines[at - 1]
        number = number_of(line.text)
        if not _is_plain(line) or (number is not None and number.style == "top"):
            return
        if (
            line.gap
            and number is None
            and line.text[:1].isupper()
            and is_ended(last.text)
            and breadth(line.text) >= _FULL
        ):
            _move(lines, waits, at - 1 if waits < at else at)
            return


def _complete(lines: list[Line], index: int) -> None:
    """A sentence that breaks off before a list: its last words, with the colon, came out further on."""
    for at in range(index + 2, min(index + _FAR, len(lines))):
        line = lines[at]
        number = number_of(line.text)
        if not _is_plain(line) or (number is not None and number.style == "top"):
            return
        alone = at + 1 == len(lines) or lines[at + 1].gap or lines[at + 1].page
        if _is_end(line) and line.text.endswith(COLONS) and line.text[0].islower() and alone:
            _move(lines, at, index + 1)
            return


def _move(lines: list[Line], old: int, new: int) -> None:
    """Move a line; the lines go on counting in the order in which they are read."""
    first, last = min(old, new), max(old, new) + 1
    counts = [line.n for line in lines[first:last]]
    lines.insert(new, replace(lines.pop(old), gap=0 if new < old else 1))
    for at, n in zip(range(first, last), counts, strict=True):
        lines[at] = replace(lines[at], n=n)
    follows_number = new + 1 < len(lines) and _stands_alone(lines[new])
    if new < old and new + 1 < last and _is_end(lines[new + 1]) or follows_number:
        lines[new + 1] = replace(lines[new + 1], gap=0)


def _stands_alone(line: Line) -> bool:
    number = number_of(line.text)
    return number is not None and number.end >= len(line.text) and _counts(number) and _is_plain(line)


def _counts(number: Number) -> bool:
    return number.style in ("top", "deep", "round")


def _opens_list(line: Line) -> bool:
    number = number_of(line.text)
    return number is not None and number.text in (*FIRST, "–", "-")


def _opens_number(line: Line) -> bool:
    """Whether a numbered paragraph from right to left begins on this line, and is not ended by it."""
    number = number_of(line.text)
    if number is None or number.style != "top" or is_ended(line.text):
        return False
    return number.end < len(line.text) and _ARABIC.match(line.text[number.end :]) is not None


def _is_word(line: Line) -> bool:
    """Whether a word or two within a sentence stand alone on the line."""
    return line.gap > 0 and _is_plain(line) and _FEW.fullmatch(line.text) is not None


def _is_last(lines: Sequence[Line], index: int) -> bool:
    """Whether the line is the last of what stands together."""
    after = lines[index + 1] if index + 1 < len(lines) else None
    return after is None or after.gap > 0 or after.page or number_of(after.text) is not None


def _is_plain(*lines: Line) -> bool:
    """Whether the format says nothing of the lines, and no page turns before one of them."""
    return not any(line.whole or line.role or line.sheet is not None or line.cell is not None for line in lines) and (
        not any(line.page for line in lines)
    )


def _is_end(line: Line) -> bool:
    return breadth(line.text) <= _SHORT and is_ended(line.text) and number_of(line.text) is None


def _is_full(line: Line) -> bool:
    return breadth(line.text) >= _FULL and not is_ended(line.text) and number_of(line.text) is None
