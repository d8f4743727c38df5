"""Lines that run from right to left: the order in which they are read, from where each character stands.

A page shows characters, not their order. PDFium guesses it line by line and errs beside figures, brackets and marks
without a width; here it is told from the places: right to left, but figures and Latin words from left to right
(the Unicode bidirectional algorithm, turned round).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass

import regex

from multilateral.texts.read.layout import SUPERSCRIPT
from multilateral.texts.read.pdf import Run, Sheet

RIGHT_TO_LEFT = regex.compile(r"[\p{bidi_class=R}\p{bidi_class=AL}]")
_BRACKETS = {"(": ")", ")": "(", "[": "]", "]": "[", "{": "}", "}": "{", "«": "»", "»": "«"}
_OPENING = "([{«"
_QUOTES = {"“": "”", "”": "“"}
_STOPS = frozenset(".,;:")
_IN_NUMBER = "/.,:٫٬"
# In parts of the size of the type.
_BLANK = 0.15
# In points.
_SAME = 0.1
_SMALL = 0.85
_MARKS = regex.compile(r"[\u0300-\u0652--[\P{Mn}]]", regex.V1)
_ONE_MARKED = regex.compile(r"\p{L}{1,2}\p{Mn}{1,3}")
# In points, about the size of type; and how many marks are looked at in so small a square.
_NEAR, _MOST_NEAR = 16.0, 4
_LONGEST = 40
_LETTER = regex.compile(r"\p{L}")


@dataclass(slots=True)
class Sign:
    """A character as it is read, of ``run``; a blank is of none."""

    text: str
    run: Run | None
    x: float = 0.0
    right: float = 0.0


def runs_from_the_right(sheet: Sheet) -> bool:
    """Whether the words of a page run from right to left, but for some."""
    return 2 * len(RIGHT_TO_LEFT.findall(sheet.text)) > len(_LETTER.findall(sheet.text))


def signs(runs: Sequence[Run], sheet: Sheet, size: float, raised: Set[int]) -> list[Sign]:
    """The characters of one line in the order in which they are read, blanks between words among them."""
    spaced: list[Sign] = []
    last: Sign | None = None
    for sign in _from_the_right(runs, sheet):
        if sign.run is None or (last is not None and not _is_mark(sign) and last.x - sign.right > _BLANK * size):
            if spaced and spaced[-1].run is not None:
                spaced.append(Sign(" ", None))
        if sign.run is not None:
            if last is not None and _is_mark(sign):
                sign.x = min(sign.x, last.x)
            spaced.append(sign)
            last = sign
    return _bracketed(_turned(spaced, size, raised))


def _from_the_right(runs: Sequence[Run], sheet: Sheet) -> list[Sign]:
    placed: list[tuple[float, int, Sign]] = []
    text = sheet.text
    for run in runs:
        start, end = run.start, run.end
        while start and text[start - 1].isspace() and text[start - 1] not in "\r\n" and start - 1 not in sheet.supplied:
            start -= 1
        while end < len(text) and text[end].isspace() and text[end] not in "\r\n" and end not in sheet.supplied:
            end += 1
        for index in range(start, end):
            x, right = sheet.places[index]
            placed.append((-x, index, Sign(text[index], None if text[index].isspace() else run, x, right)))
    placed.sort(key=lambda one: (one[0], one[1]))
    # A mark stands where its letter begins and follows it; one that stands further in waits for its letter.
    found: list[Sign] = []
    held: list[Sign] = []
    base = 0
    for _, _, sign in placed:
        same = bool(found) and sign.run is not None and abs(found[base].x - sign.x) < _SAME
        if same and any(map(_is_mark, found[base:])) and any(one.text == sign.text for one in found[base:]):
            # Each glyph of a letter and its marks may bear the text of them all.
            continue
        if not _is_mark(sign):
            base = base if same else len(found)
            found += [sign, *held]
            held = []
        elif same:
            found.append(sign)
        else:
            held.append(sign)
    return _once(found + held)


def _once(found: list[Sign]) -> list[Sign]:
    """Each letter with its marks once: some fonts name them anew for each glyph that they consist of."""
    groups: list[list[Sign]] = []
    for sign in found:
        if groups and _is_mark(sign):
            groups[-1].append(sign)
        else:
            groups.append([sign])
    kept: list[list[Sign]] = []
    for group in groups:
        # The mark that doubles a letter is written before its vowel.
        group[1:] = sorted(group[1:], key=lambda sign: sign.text != "\u0651")
        if len(group) > 1 and kept and [s.text for s in kept[-1]] == [s.text for s in group]:
            kept[-1][0].x = group[0].x
            continue
        kept.append(group)
    return [sign for group in kept for sign in group]


def _is_mark(sign: Sign) -> bool:
    return "\u0300" <= sign.text <= "\u0652" and regex.match(r"\p{Mn}", sign.text) is not None


def _kind(sign: Sign) -> str:
    char = sign.text
    if char.isspace():
        return "N"
    if regex.match(r"[\d⁰¹²³⁴-⁹٠-٩]", char):
        return "E"
    if RIGHT_TO_LEFT.match(char) or _is_mark(sign) or char in _BRACKETS:
        return "R"
    return "L" if char.isalpha() else "N"


def _turned(found: list[Sign], size: float, raised: Set[int]) -> list[Sign]:
    """Figures and Latin words the other way round."""
    kinds = [_kind(sign) for sign in found]
    _join_brackets(found, kinds)
    for index, sign in enumerate(found[:-1]):
        # A stop that stands off what is read before it belongs to the Latin word that it touches.
        apart = not index or found[index - 1].run is None
        if apart and sign.text in _STOPS and kinds[index + 1] == "L":
            kinds[index] = "L"
    for index, sign in enumerate(found):
        if sign.run is None or kinds[index] != "E":
            continue
        # The mark of a note stands apart, also from a figure that it follows.
        first = not index or kinds[index - 1] == "M"
        after = first or (kinds[index - 1] == "E" and found[index - 1].text not in SUPERSCRIPT)
        small = first and sign.run.size < _SMALL * size
        if sign.run.start in raised or small or (after and sign.text in SUPERSCRIPT):
            kinds[index] = "M"
    # A hyphen joins figures where no Arabic word is: a job number, but not the years of a decade.
    joins = _IN_NUMBER if "R" in kinds else _IN_NUMBER + "-"
    out: list[Sign] = []
    index = 0
    while index < len(found):
        if kinds[index] == "M":
            end = index
            while end < len(found) and kinds[end] == "M":
                end += 1
            out += reversed(found[index:end])
            index = end
            continue
        if kinds[index] not in "LE":
            out.append(found[index])
            index += 1
            continue
        end = index
        last = index
        while end < len(found) and kinds[end] not in "RM":
            if kinds[end] in "LE":
                last = end
            end += 1
        if "L" in kinds[index : last + 1]:
            # What stands to the left of the first Latin letter is read after it.
            while kinds[last] != "L":
                last -= 1
        else:
            last = index
            while last + 1 < end and (
                kinds[last + 1] == "E" or (found[last + 1].text in joins and last + 2 < end and kinds[last + 2] == "E")
            ):
                last += 1
        out += reversed(found[index : last + 1])
        index = last + 1
    return out


def _join_brackets(found: list[Sign], kinds: list[str]) -> None:
    """Brackets that a Latin word ends with are of it: "A.1090(28)"."""
    right = -1
    for index, sign in enumerate(found):
        if kinds[index] == "N" and sign.run is None:
            right = -1
        elif sign.text in "()":
            if 0 <= right < index - 1 and _is_latin(found, kinds, index + 1):
                kinds[right] = kinds[index] = "L"
            right = index
        elif kinds[index] == "R":
            right = -1


def _is_latin(found: list[Sign], kinds: list[str], start: int) -> bool:
    for sign, kind in zip(found[start : start + _LONGEST], kinds[start:], strict=False):
        if kind == "L" or kind == "R" or sign.run is None:
            return kind == "L"
    return False


def join_marks(sheet: Sheet) -> None:
    """Put a mark that is drawn at a height of its own beside its letter.

    Some producers set it as a line of its own, and give each of the two glyphs the text of both.
    """
    common: Counter[float] = Counter()
    near: dict[tuple[str, int, int], list[tuple[int, Run]]] = {}
    marked = [(run, match) for run in sheet.runs for match in _MARKS.finditer(sheet.text, run.start, run.end)]
    for run in sheet.runs if marked else ():
        common[round(run.y, 1)] += run.end - run.start
    for run, match in marked:
        same = near.setdefault((match[0], *_square(sheet.places[match.start()][0], run.y)), [])
        if len(same) < _MOST_NEAR:
            same.append((match.start(), run))
    for run, match in marked:
        if not _ONE_MARKED.fullmatch("".join(sorted(sheet.text[run.start : run.end]))):
            continue
        x = sheet.places[match.start()][0]
        column, row = _square(x, run.y)
        around = ((match[0], one, other) for one in range(column - 1, column + 2) for other in range(row - 1, row + 2))
        for index, base in (one for key in around for one in near.get(key, ())):
            left, right = sheet.places[index]
            high = 0.01 * run.size < abs(base.y - run.y) < run.size and abs(left - x) < 0.6 * run.size
            if high and common[round(base.y, 1)] > common[round(run.y, 1)]:
                sheet.places[run.start : run.end] = [(left, right)] * (run.end - run.start)
                run.y, run.left, run.right = base.y, left, right
                break


def _square(x: float, y: float) -> tuple[int, int]:
    return int(x // _NEAR), int(y // _NEAR)


def _bracketed(found: list[Sign]) -> list[Sign]:
    """Brackets as they are meant: what is set against the word after it opens, against the word before it closes."""
    kinds = [_kind(sign) for sign in found]
    depth = 0
    for index, sign in enumerate(found):
        if sign.text in _QUOTES:
            around = kinds[max(0, index - 2) : index] + kinds[index + 1 : index + 3]
            if "L" not in around:
                sign.text = _QUOTES[sign.text]
            continue
        if sign.text not in _BRACKETS:
            continue
        before = found[index - 1].text if index else " "
        after = next((one.text for one in found[index + 1 :] if one.text not in _BRACKETS), " ")
        opens = before.isspace() or before in _OPENING or before in _QUOTES
        closes = not after.isalnum() and after not in _QUOTES or after in SUPERSCRIPT
        opening = opens if opens != closes else depth == 0
        if (sign.text in _OPENING) != opening:
            sign.text = _BRACKETS[sign.text]
        depth = max(0, depth + (1 if opening else -1))
    return found
