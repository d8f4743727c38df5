"""Runs of characters on sheets to printed lines: what stands on one baseline, with blanks, marks and italics."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

import regex

from multilateral.texts.read.layout import SUPERSCRIPT, superscript_to_digits
from multilateral.texts.read.pdf import Run, Sheet
from multilateral.texts.read.pdf_bidi import RIGHT_TO_LEFT, join_marks, signs
from multilateral.texts.read.plain import IDEOGRAPHS, SET_APART, is_drawn_out, typeset

_MARK = regex.compile(r"(?:\d{1,3}|[*†‡§]{1,4}|[⁎∗]{1,3})(?:\s?,\s?(?:\d{1,3}|[*†‡§]{1,4}))*")
# In parts of the size of the type.
_BLANK = 0.175
_COLUMN = 2.0
_PIECE = 0.75
_HYPHEN = 0.4
_SET_WIDE = 0.8
# Half of the place of such a sign is blank, and may reach over what stands before it.
_HALF = frozenset("《〈「『【（“‘")
_RAISED = 0.85
_IDEOGRAPH = regex.compile(rf".*{IDEOGRAPHS}")
_SUPERSCRIPT = regex.compile(rf"(?<!\b[kcdm]?m)[{SUPERSCRIPT}]{{1,3}}")
_CLOSING = ",.;:)]”’»،؛，。；：）"


@dataclass(slots=True)
class Strip:
    """A printed line: runs on one baseline from ``left`` to ``right``, and what they say together.

    ``text``, ``set``, ``marks``, ``italic`` and ``spans`` are as in ``Line``; ``solid`` says that all letters and
    figures are bold, ``slanted`` that all are italic; ``rtl`` that it is read from right to left, ``stretched`` that
    ideographs stand apart in it.
    """

    sheet: int
    runs: list[Run]
    y: float
    left: float
    right: float
    size: float
    raised: set[int] = field(default_factory=set)
    text: str = ""
    set: str = ""
    marks: tuple[tuple[int, str], ...] = ()
    italic: tuple[tuple[int, int], ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    solid: bool = False
    slanted: bool = False
    rtl: bool = False
    role: str = ""
    label: str = ""
    level: int = 0
    centred: bool = False
    stretched: bool = False


def strips(sheet: Sheet) -> list[Strip]:
    """The printed lines of a sheet from top to bottom; each is written out."""
    if sheet.places:
        join_marks(sheet)
    found = _merge(_baselines(sheet))
    for strip in found:
        write(strip, sheet)
    return found


def _baselines(sheet: Sheet) -> list[Strip]:
    found: list[Strip] = []
    for run in sorted(sheet.runs, key=lambda run: -run.y):
        last = found[-1] if found else None
        if last is not None and last.y - run.y <= 0.22 * min(run.size, last.size) and run.upright:
            last.runs.append(run)
            last.left, last.right = min(last.left, run.left), max(last.right, run.right)
            last.size = max(last.size, run.size) if len(run.text) > 2 or len(last.runs) == 1 else last.size
        else:
            found.append(Strip(sheet.number, [run], run.y, run.left, run.right, run.size))
    return found


def _merge(found: list[Strip]) -> list[Strip]:
    """Smaller type that is raised or lowered beside other words belongs to their line."""
    kept: list[Strip] = []
    taken: set[int] = set()
    for index, strip in enumerate(found):
        small = max(run.size for run in strip.runs)
        for other in (*range(index + 1, min(index + 4, len(found))), *range(index - 1, max(-1, index - 4), -1)):
            main = found[other]
            rise = strip.y - main.y
            if other in taken or small > _RAISED * main.size or not -0.4 * main.size < rise < 0.75 * main.size:
                continue
            beside = [run for run in strip.runs if _is_beside(run, main)]
            if not beside:
                continue
            for run in beside:
                if rise > 0:
                    main.raised.add(run.start)
                main.runs.append(run)
                main.left, main.right = min(main.left, run.left), max(main.right, run.right)
            strip.runs = [run for run in strip.runs if run not in beside]
            if not strip.runs:
                taken.add(index)
                break
    for index, strip in enumerate(found):
        if index not in taken:
            kept.append(strip)
    return kept


def _is_beside(run: Run, main: Strip) -> bool:
    near = 2.5 * main.size
    return any(
        run.left - other.right < 0.8 * main.size and other.left - run.right < near and other.right > run.left - near
        for other in main.runs
    )


def write(strip: Strip, sheet: Sheet) -> None:
    """Write out the words of the strip, which is on ``sheet``."""
    if sheet.places and (sheet.rtl or any(RIGHT_TO_LEFT.search(sheet.text, r.start, r.end) for r in strip.runs)):
        _write_from_the_right(strip, sheet)
        return
    text = sheet.text
    if len(strip.runs) > 1:
        strip.runs = _in_order(strip)
    runs = strip.runs
    strip.stretched = any(is_drawn_out(run.text) for run in runs) or any(
        _is_ideograph(one.text[-1:]) and _is_ideograph(two.text[:1]) and two.left - one.right > _BLANK * strip.size
        for one, two in pairwise(runs)
    )
    out: list[str] = []
    wide: list[str] = []
    marks: list[tuple[int, str]] = []
    italic: list[tuple[int, int]] = []
    spans: list[tuple[int, int]] = []
    length, blank, noted = 0, False, False
    solid = slanted = True
    before: Run | None = None
    for run in runs:
        gap = "" if before is None else _gap(before, run, sheet, strip)
        blank = blank or gap != ""
        if (
            spans
            and (spans[-1][1] == run.start or not text[spans[-1][1] : run.start].strip())
            and (spans[-1][1] <= run.start)
        ):
            spans[-1] = (spans[-1][0], run.end)
        else:
            spans.append((run.start, run.end))
        words = " ".join(typeset(text[run.start : run.end]).split())
        if is_drawn_out(words):
            words = SET_APART.sub("", words)
        before = run
        if run.start in strip.raised and length and _MARK.fullmatch(words):
            marks += [(length, marker) for marker in regex.findall(r"\d+|[^\d\s,]+", words)]
            noted = True
            continue
        if not words:
            continue
        if blank and length and not (noted and words[0] in _CLOSING):
            out.append(" ")
            wide.append(gap or " ")
            length += 1
        blank = noted = False
        if run.italic:
            if italic and length - italic[-1][1] <= 1:
                italic[-1] = (italic[-1][0], length + len(words))
            else:
                italic.append((length, length + len(words)))
        if any(map(str.isalnum, words)):
            solid, slanted = solid and run.bold, slanted and run.italic
        out.append(words)
        wide.append(words)
        length += len(words)
    strip.text, strip.set = "".join(out), "".join(wide)
    if _IDEOGRAPH.match(strip.text) and text.startswith(" ", runs[-1].end) and runs[-1].end not in sheet.supplied:
        # Where ideographs stand, two lines are joined without a blank: one that the file has at the end is kept.
        strip.set += " "
    strip.marks, strip.italic, strip.spans = tuple(marks), tuple(italic), tuple(spans)
    printed = any(map(str.isalnum, strip.text))
    strip.solid, strip.slanted = solid and printed, slanted and printed


def _in_order(strip: Strip) -> list[Run]:
    ordered = sorted(strip.runs, key=lambda run: run.start)
    near = 0.6 * strip.size
    if all(after.left > max(before.left, before.right - strip.size) - near for before, after in pairwise(ordered)):
        # Signs that are set closer than they are wide begin before those that precede them.
        return ordered
    return sorted(strip.runs, key=lambda run: run.left + (0.5 * run.size if run.text[0] in _HALF else 0.0))


def _write_from_the_right(strip: Strip, sheet: Sheet) -> None:
    """Write out a line that is read from right to left."""
    strip.rtl = True
    places = [sheet.places[index] for run in strip.runs for index in range(run.start, run.end)]
    # The first and the last character of a run in another script need not be its outermost.
    strip.left, strip.right = min(left for left, _ in places), max(right for _, right in places)
    text = ""
    marks: list[tuple[int, str]] = []
    italic: list[list[int]] = []
    for sign in signs(strip.runs, sheet, strip.size, strip.raised):
        if sign.run is None:
            text += " "
            continue
        if sign.run.start in strip.raised and text and sign.text.isdigit():
            if marks and marks[-1][0] == len(text.rstrip()):
                marks[-1] = (marks[-1][0], marks[-1][1] + sign.text)
            else:
                marks.append((len(text.rstrip()), sign.text))
            continue
        char = typeset(sign.text)
        if sign.run.italic:
            if italic and len(text) - italic[-1][1] <= 1:
                italic[-1][1] = len(text) + len(char)
            else:
                italic.append([len(text), len(text) + len(char)])
        text += char
    strip.text = strip.set = " ".join(text.split())
    strip.marks, strip.italic = tuple(marks), tuple((one, other) for one, other in italic)
    strip.spans = tuple(sorted((run.start, run.end) for run in strip.runs))
    strip.solid = all(run.bold for run in strip.runs)
    strip.slanted = all(run.italic for run in strip.runs)


def _gap(before: Run, run: Run, sheet: Sheet, strip: Strip) -> str:
    """The blanks between two runs of one line: two and more where they stand in columns."""
    width = run.left - before.right if not strip.rtl else max(before.left - run.right, run.left - before.right)
    if before.end <= run.start:
        between = sheet.text[before.end : run.start]
        if not between:
            return ""
        if _are_set_apart(before.text[-1:], run.text[:1], width / strip.size, strip.stretched):
            # Real blanks are in the file: PDFium supplies these.
            if sheet.supplied.issuperset(range(before.end, run.start)):
                return ""
        if width <= _COLUMN * strip.size and not between.strip() and between.strip("\r\n"):
            if run.start in sheet.torn:
                return ""
            # Justified lines stand off their last hyphen.
            hyphen = run.end - run.start == 1 and sheet.text[run.start] in "-\u2010\u2011"
            supplied = hyphen and sheet.supplied.issuperset(range(before.end, run.start))
            return "" if supplied and width < _HYPHEN * strip.size else " "
    if width > _COLUMN * strip.size:
        return " " * min(80, max(2, round(2 * width / strip.size)))
    return " " if width > _BLANK * strip.size else ""


def _are_set_apart(before: str, after: str, width: float, stretched: bool) -> bool:
    """Whether two characters only stand apart because a line of ideographs, which has no blanks, is justified."""
    count = _is_ideograph(before) + _is_ideograph(after)
    return width < _COLUMN if count == 2 else count == 1 and stretched and width < _SET_WIDE


def _is_ideograph(char: str) -> bool:
    """Whether a character is an ideograph or a sign that is set with ideographs."""
    return "\u3001" <= char <= "\u9fff" or "\uff01" <= char <= "\uff60"


def pieces_of(strip: Strip) -> list[list[Run]]:
    """The runs of a line, parted where a column may end."""
    pieces: list[list[Run]] = []
    for run in strip.runs:
        if pieces:
            last = pieces[-1][-1]
            apart = run.left - last.right if not strip.rtl else last.left - run.right
            if apart < _PIECE * max(strip.size, run.size) or run.start in strip.raised:
                pieces[-1].append(run)
                continue
        pieces.append([run])
    return pieces


def part(strip: Strip, runs: list[Run], sheet: Sheet) -> Strip:
    """A part of a line as a line of its own."""
    left, right = min(run.left for run in runs), max(run.right for run in runs)
    one = Strip(strip.sheet, runs, strip.y, left, right, max(run.size for run in runs), strip.raised)
    write(one, sheet)
    return one


def lift(strip: Strip) -> None:
    """Take figures that a font has as raised ones out of the words, as marks, but those of a unit ("km²")."""
    if strip.text.isascii():
        return
    for found in reversed(list(_SUPERSCRIPT.finditer(strip.text))):
        start, end = found.span()
        cut = end - start
        marks = [(at - cut if at >= end else at, marker) for at, marker in strip.marks]
        strip.marks = tuple(sorted([*marks, (start, superscript_to_digits(found[0]))]))
        strip.italic = tuple(
            (one - cut if one >= end else one, other - cut if other >= end else other) for one, other in strip.italic
        )
        after = strip.text[end:]
        if not start:
            after = after.lstrip()
        strip.text = strip.text[:start] + after
        strip.set = strip.set.replace(found[0], "", 1)
