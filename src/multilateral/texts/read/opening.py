"""Where a text begins: the opening words, else the first paragraphs of a preamble, else the end of the masthead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from multilateral.texts.read.layout import COMMAS, Page
from multilateral.texts.read.masthead_lines import is_head_sentence, is_masthead_line
from multilateral.texts.read.numbering import number_of
from multilateral.texts.read.plain import Line
from multilateral.texts.read.titles import titles
from multilateral.texts.wording import Language, is_operative, is_preambular

# A masthead takes no more lines than this.
_LONGEST_HEAD = 60


def openings(lines: Sequence[Line], pages: dict[int, Page], language: Language) -> list[int]:
    """All lines with opening words and their comma."""
    opening = regex.compile(language.opening)
    return [
        index
        for index, line in enumerate(lines)
        if len(line.text) < 200
        and line.text.endswith(COMMAS)
        and line.n not in pages
        and line.cell is None
        and opening.fullmatch(line.text) is not None
    ]


def find_opening(lines: Sequence[Line], pages: dict[int, Page], language: Language) -> int | None:
    """The index of the line with the opening words ("The General Assembly,"), or ``None``.

    With its comma the name of any body will do; without, it must be a principal organ, alone on its line. Where the
    opening words are no more than its name, as in the masthead, what follows must open a preamble or decide.
    """
    opening = regex.compile(language.opening)
    loose: int | None = None
    for index, line in enumerate(lines):
        if len(line.text) > 200 or line.n in pages or line.cell is not None:
            continue
        match = opening.fullmatch(line.text)
        if match is None:
            continue
        if match["comma"] in COMMAS:
            return index
        if loose is None and match["organ"] in language.organs:
            after = next((one.text for one in lines[index + 1 :] if one.n not in pages), "")
            opens = is_preambular(after, language) or is_operative(after, language)
            loose = index if opens or match["opening"] != match["organ"] else None
    return loose


def parted(lines: list[Line], language: Language) -> list[Line]:
    """The opening words on a line of their own, where the first paragraph follows them on theirs."""
    opening = regex.compile(language.opening)
    for index, line in enumerate(lines):
        if opening.match(line.text) is None:
            continue
        if line.text.endswith(COMMAS) and len(line.text) < 200 and opening.fullmatch(line.text) is not None:
            # They stand by themselves; further on the name of a meeting may begin a line, and a verb follow it.
            return lines
        for comma in regex.finditer(r"[,،，]\s*(?=[^\s\p{Ll}])" if not language.small else r",\s+", line.text[:250]):
            rest = line.text[comma.end() :]
            if opening.fullmatch(line.text[: comma.start() + 1]) and _opens_preamble(rest, language):
                cut = line.start + len(line.set) - len(rest) if line.set.endswith(rest) else line.start + comma.end()
                before, after = _cut(line, comma.start() + 1, len(line.text) - len(rest), cut)
                return [*lines[:index], before, after, *lines[index + 1 :]]
    return lines


def _cut(line: Line, end: int, start: int, column: int) -> tuple[Line, Line]:
    """The line in two, words and hints: to ``end``, and from ``start`` of its text."""
    first: list[tuple[int, int]] = []
    second: list[tuple[int, int]] = []
    # Ranges count blanks as the format has them; where it has no others than the text, this is exact.
    left = start
    for one, other in line.spans:
        cut = min(max(one, one + left), other)
        first += [(one, cut)] if cut > one else []
        second += [(cut, other)] if other > cut else []
        left -= other - one
    before = replace(
        line,
        text=line.text[:end],
        end=column,
        spans=tuple(first),
        marks=tuple(mark for mark in line.marks if mark[0] < start),
        italic=tuple((one, min(other, end)) for one, other in line.italic if one < end),
    )
    after = replace(
        line,
        text=line.text[start:],
        gap=1,
        page=False,
        start=column,
        spans=tuple(second),
        marks=tuple((at - start, marker) for at, marker in line.marks if at >= start),
        italic=tuple((max(0, one - start), other - start) for one, other in line.italic if other > start),
    )
    return before, after


def find_preamble(lines: Sequence[Line], pages: dict[int, Page], language: Language) -> int | None:
    """Without opening words: where at least two paragraphs begin as preambles do, or one stands before paragraph 1."""
    starts = [
        index
        for index, line in enumerate(lines)
        if line.gap and line.n not in pages and _opens_preamble(line.text, language)
    ]
    if len(starts) == 1:
        following = next((line for line in lines[starts[0] + 1 :] if line.gap and line.n not in pages), None)
        number = number_of(following.text) if following is not None else None
        if number is not None and number.style == "top" and number.name == "1":
            return starts[0]
        return _close_preamble(lines, pages, language)
    return starts[0] if starts else _close_preamble(lines, pages, language)


def _close_preamble(lines: Sequence[Line], pages: dict[int, Page], language: Language) -> int | None:
    """The same where no blank line parts the paragraphs: at least two of them follow a comma."""
    held = [index for index, line in enumerate(lines) if line.n not in pages and line.cell is None]
    starts = [index for index in held if _opens_preamble(lines[index].text, language)]
    if not starts or starts[0] > _LONGEST_HEAD:
        return None
    before = dict(zip(held[1:], held, strict=False))
    behind = [index for index in starts[1:] if lines[before[index]].text.endswith(COMMAS)]
    return starts[0] if len(behind) > 1 else None


def _opens_preamble(text: str, language: Language) -> bool:
    """Whether a preambular paragraph begins here; a title goes on in capitals ("Reaffirming Our Commitment")."""
    if not is_preambular(text, language) or (text[0].islower() and not language.small):
        return False
    head = language.head.match(text)
    after = text[head.end() :].lstrip(" ,") if head is not None else ""
    return bool(after) and not after[0].isupper()


def masthead_end(
    lines: Sequence[Line], pages: dict[int, Page], at: int | None, start: int | None, language: Language
) -> int:
    """How many lines are masthead: those above the opening, or as many as look like one."""
    if at is not None:
        # Some old texts begin with their preamble and name the organ after it.
        early = (
            i
            for i in range(at)
            if lines[i].gap and lines[i].n not in pages and lines[i].text.startswith(language.recital)
        )
        return next(early, at)
    if start is not None:
        return start
    last = 0
    for index, line in enumerate(lines[:_LONGEST_HEAD]):
        sentence = last and line.cell is None and is_head_sentence(line.text, language)
        # Furniture ends a page as often as a masthead: by itself it draws nothing into the masthead.
        if (line.n in pages and index == last) or sentence or is_masthead_line(line.text, language):
            last = index + 1
        elif last and index - last > 8 or (last and number_of(line.text) is not None) or len(line.text) > 300:
            break
    if not last:
        return 0
    return max(_table_or_run(lines, pages, last), titles(lines[:_LONGEST_HEAD], pages, last, language))


def _table_or_run(lines: Sequence[Line], pages: dict[int, Page], last: int) -> int:
    """Where the masthead ends whose last line that is known by itself is the one before ``last``."""
    if (cell := lines[last - 1].cell) is not None:
        # The masthead of a Word file is a table: all of it is masthead.
        while last < len(lines) and (other := lines[last].cell) is not None and other[0] == cell[0]:
            last += 1
        return last
    while (
        last < len(lines)
        and not lines[last].gap
        and not lines[last].role
        and len(lines[last].text) < 120
        and lines[last - 1].n not in pages
    ):
        last += 1
    return last
