"""Lines that run from right to left: the order in which they are read, from where each character stands.

A page shows characters, not their order. PDFium guesses it line by line and errs beside figures, brackets and marks
without a width; here it is told from the places: right to left, but figures and Latin words from left to right
(the Unicode bidirectional algorithm, turned round).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import pairwise, zip_longest

import regex

from multilateral.texts.read.layout import SUPERSCRIPT
from multilateral.texts.read.pdf import Run, Sheet

RIGHT_TO_LEFT = regex.compile(r"[\p{bidi_class=R}\p{bidi_class=AL}]")
_BRACKETS = {"(": ")", ")": "(", "[": "]", "]": "[", "{": "}", "}": "{", "«": "»", "»": "«"}
_OPENING = "([{«"
_QUOTES = "“”‘’"
_STOPS, _ARABIC_STOPS = frozenset(".,;:"), frozenset("،؛")
_IN_NUMBER = "/.,:٫٬"
# In parts of the size of the type.
_BLANK, _NARROW, _WIDE = 0.15, 0.1, 0.4
# Letters that stand so close begin at one place, in parts of the size of the type: their marks pushed them about.
_PUSHED = 0.05
# What two glyphs of one letter share, in parts of the first.
_SAME_GLYPH = 0.75
# Characters of a sheet.
_NEAR_BY = 8
# In points.
_SAME = 0.1
_SMALL = 0.85
_MARKS = regex.compile(r"[\u0300-\u0652--[\P{Mn}]]", regex.V1)
_ONE_MARKED = regex.compile(r"\p{L}{1,2}\p{Mn}{1,3}")
# In points, about the size of type; and how many marks are looked at in so small a square.
_NEAR, _MOST_NEAR = 16.0, 4
# A letter, its marks, and blanks.
_MOST_MARKED = 5
_LONGEST = 40
_ALEFS = frozenset("اأإآٱ")
# One letter in so many, on a page of a document that is read from right to left.
_FEW = 8
_LETTER = regex.compile(r"\p{L}")


@dataclass(slots=True)
class Sign:
    """A character as it is read, of ``run``; a blank is of none. ``index`` is its place on the sheet."""

    text: str
    run: Run | None
    x: float = 0.0
    right: float = 0.0
    index: int = -1


def direct(sheets: Sequence[Sheet]) -> None:
    """Set of each sheet whether its words run from right to left, but for some."""
    counts = [_counts(sheet) for sheet in sheets]
    whole = 2 * sum(right for right, _ in counts) > sum(letters for _, letters in counts)
    for sheet, (right, letters) in zip(sheets, counts, strict=True):
        # On a page with few words the running lines, in another script, may be the most.
        sheet.rtl = right > 0 and (_FEW if whole else 2) * right > letters


def _counts(sheet: Sheet) -> tuple[int, int]:
    """How many letters of a sheet are read from right to left, and how many it has."""
    if not sheet.places:
        return 0, len(_LETTER.findall(sheet.text))
    return len(RIGHT_TO_LEFT.findall(sheet.text)), len(_LETTER.findall(sheet.text))


def signs(runs: Sequence[Run], sheet: Sheet, size: float, raised: Set[int]) -> list[Sign]:
    """The characters of one line in the order in which they are read, blanks between words among them."""
    spaced: list[Sign] = []
    last: Sign | None = None
    placed = _from_the_right(runs, sheet)
    for sign, after in zip_longest(placed, placed[1:]):
        # One text for a letter and its marks says where the marks are, not how far the letter reaches.
        marked = after is not None and _is_mark(after) and abs(after.x - sign.x) < _SAME
        wide = _WIDE if marked else _BLANK
        if sign.run is None or (last is not None and not _is_mark(sign) and _is_apart(last, sign, sheet, size, wide)):
            if spaced and spaced[-1].run is not None:
                spaced.append(Sign(" ", None))
        if sign.run is not None:
            if last is not None and _is_mark(sign):
                # What is drawn as an object of its own may reach further than it says.
                drawn = sign.run.left if sign.run.end - sign.run.start <= _MOST_MARKED else sign.x
                sign.x = min(sign.x, last.x, drawn)
            spaced.append(sign)
            last = sign
    return in_reading_order(spaced, size, raised, meant=sheet.meant)


def in_reading_order(found: list[Sign], size: float, raised: Set[int], *, meant: bool) -> list[Sign]:
    """The signs of a line, which are given as they are shown from the right; ``meant`` as in ``Sheet``."""
    turned = _turned(found, size, raised, meant=meant)
    return turned if meant else _bracketed(turned)


def _is_apart(before: Sign, after: Sign, sheet: Sheet, size: float, wide: float) -> bool:
    """Whether a blank stands between two signs: a ``wide`` gap, or a narrower one where PDFium sees a blank as well."""
    gap = before.x - after.right
    if gap <= _NARROW * size or gap > wide * size:
        return gap > wide * size
    low, high = sorted((before.index, after.index))
    return high - low < _NEAR_BY and any(index in sheet.supplied for index in range(low, high))


def _from_the_right(runs: Sequence[Run], sheet: Sheet) -> list[Sign]:
    placed: list[Sign] = []
    text = sheet.text
    named = sheet.named or text
    for run in runs:
        start, end = run.start, run.end
        while start and text[start - 1].isspace() and text[start - 1] not in "\r\n" and start - 1 not in sheet.supplied:
            start -= 1
        while end < len(text) and text[end].isspace() and text[end] not in "\r\n" and end not in sheet.supplied:
            end += 1
        for index in range(start, end):
            x, right = sheet.places[index]
            placed.append(Sign(named[index], None if text[index].isspace() else run, x, right, index))
    placed.sort(key=lambda sign: sign.index)
    _pull_apart(placed)
    placed.sort(key=lambda sign: -sign.x)
    for blank, sign in pairwise(placed):
        if blank.run is None and sign.run is not None and RIGHT_TO_LEFT.match(sign.text):
            # A letter that reaches further to the right than a blank is read before it.
            if blank.x - sign.x < _PUSHED * sign.run.size and blank.right < sign.right:
                blank.x = sign.x - 2 * _SAME
    placed.sort(key=lambda sign: -sign.x)
    # A mark stands where its letter begins and follows it; one that stands further in waits for its letter.
    found: list[Sign] = []
    held: list[Sign] = []
    base = 0
    for sign in placed:
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
    return _once(_lam_first(found + held))


def _lam_first(found: list[Sign]) -> list[Sign]:
    """The one glyph of lam and alef has the text of both; PDFium may give them the other way round."""
    for index, (one, other) in enumerate(pairwise(found)):
        if one.text in _ALEFS and other.text == "ل" and (one.x, one.right) == (other.x, other.right):
            found[index], found[index + 1] = other, one
    return found


def _pull_apart(placed: list[Sign]) -> None:
    """Letters and blanks that a mark has pushed about so that they begin at nearly one place keep PDFium's order."""
    letter = -1
    for at, sign in enumerate(placed):
        if _is_mark(sign):
            continue
        before = placed[letter]
        if letter >= 0 and before.run is not None and RIGHT_TO_LEFT.match(before.text):
            near = sign.index - before.index <= 1 + _MOST_MARKED
            pushed = 0 < sign.x - before.x < _PUSHED * before.run.size
            if near and pushed and (sign.run is None or RIGHT_TO_LEFT.match(sign.text)):
                x = before.x
                for one in placed[letter:at]:
                    if abs(one.x - x) < _SAME:
                        one.x = sign.x + 2 * _SAME
        letter = at


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
            last = kept[-1][0]
            if min(last.right, group[0].right) - max(last.x, group[0].x) > _SAME_GLYPH * (last.right - last.x):
                last.x, last.right = min(last.x, group[0].x), max(last.right, group[0].right)
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


def _turned(found: list[Sign], size: float, raised: Set[int], *, meant: bool) -> list[Sign]:
    """Figures and Latin words the other way round."""
    kinds = [_kind(sign) for sign in found]
    _part_at_stops(found, kinds)
    if meant:
        _tell_brackets(found, kinds)
    else:
        _join_brackets(found, kinds)
    for index, sign in enumerate(found[:-1]):
        # A stop or hyphen that stands off what is read before it belongs to the Latin word that it touches.
        apart = not index or found[index - 1].run is None
        if apart and (sign.text in _STOPS or sign.text == "-") and _is_latin(found, kinds, index + 1):
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
    arabic = "R" in kinds or any(sign.text in _ARABIC_STOPS for sign in found)
    joins = _IN_NUMBER if arabic else _IN_NUMBER + "-"
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
        if "L" not in kinds[index : last + 1]:
            last = index
            while last + 1 < end and (
                kinds[last + 1] == "E" or (found[last + 1].text in joins and last + 2 < end and kinds[last + 2] == "E")
            ):
                last += 1
        out += reversed(found[index : last + 1])
        index = last + 1
    return out


def _part_at_stops(found: list[Sign], kinds: list[str]) -> None:
    """A stop that touches the word to its right and stands off the one to its left is read from the right."""
    for index in range(1, len(found) - 1):
        touches = found[index - 1].run is not None and found[index + 1].run is None
        if touches and kinds[index] == "N" and found[index].text in _STOPS | _ARABIC_STOPS:
            kinds[index] = "R"


def _tell_brackets(found: list[Sign], kinds: list[str]) -> None:
    """Brackets whose meaning is known are of Latin words where the one that closes stands to the right."""
    unpaired: list[int] = []
    for index, sign in enumerate(found):
        if sign.text not in _BRACKETS:
            continue
        # Two with nothing between are no pair: one is of the words to the left.
        if unpaired and unpaired[-1] < index - 1 and found[unpaired[-1]].text == _BRACKETS[sign.text]:
            other = unpaired.pop()
            if sign.text in _OPENING and not any(RIGHT_TO_LEFT.match(one.text) for one in found[other:index]):
                kinds[other] = kinds[index] = "L"
            continue
        unpaired.append(index)
    for index in unpaired:
        before = kinds[index - 1] if index else ""
        after = kinds[index + 1] if index + 1 < len(found) else ""
        inner, outer = (before, after) if found[index].text in _OPENING else (after, before)
        if inner in ("L", "E") and outer in ("", "N"):
            kinds[index] = "L"


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

    Some producers draw it as an object of its own, and give each of the two the text of both. PDFium may tear that
    text apart, but gives all of it one origin.
    """
    marked = [(run, match) for run in sheet.runs for match in _MARKS.finditer(sheet.text, run.start, run.end)]
    if not marked:
        return
    common: Counter[float] = Counter()
    origins: dict[tuple[float, float], list[tuple[int, Run]]] = {}
    for run in sheet.runs:
        common[round(run.y, 1)] += run.end - run.start
        if run.end - run.start <= _MOST_MARKED:
            for index in range(run.start, run.end):
                origins.setdefault(_origin(sheet, index, run), []).append((index, run))
    near: dict[tuple[str, int, int], list[tuple[int, Run]]] = {}
    for run, match in marked:
        same = near.setdefault((match[0], *_square(sheet.places[match.start()][0], run.y)), [])
        if len(same) < _MOST_NEAR:
            same.append((match.start(), run))
    for run, match in marked:
        origin = _origin(sheet, match.start(), run)
        drawn = origins.get(origin, [])
        if not _ONE_MARKED.fullmatch("".join(sorted(sheet.text[index] for index, _ in drawn))):
            continue
        x, y = sheet.places[match.start()][0], run.y
        column, row = _square(x, y)
        around = ((match[0], one, other) for one in range(column - 1, column + 2) for other in range(row - 1, row + 2))
        for index, base in (one for key in around for one in near.get(key, ())):
            high = 0.01 * run.size < abs(base.y - y) < run.size and abs(sheet.places[index][0] - x) < 0.6 * run.size
            if high and common[round(base.y, 1)] > common[round(y, 1)]:
                _move(sheet, drawn, origins.get(_origin(sheet, index, base), []), index, base.y)
                break


def _origin(sheet: Sheet, index: int, run: Run) -> tuple[float, float]:
    return round(sheet.places[index][0], 1), round(run.y, 1)


def _move(sheet: Sheet, drawn: Sequence[tuple[int, Run]], onto: Sequence[tuple[int, Run]], mark: int, y: float) -> None:
    """Give the characters ``drawn`` the places of the same ones in ``onto``, or else of the ``mark`` there."""
    places = {sheet.text[index]: sheet.places[index] for index, _ in onto}
    for index, run in drawn:
        left, right = sheet.places[index] = places.get(sheet.text[index], sheet.places[mark])
        run.y, run.left, run.right = y, left, right


def _square(x: float, y: float) -> tuple[int, int]:
    return int(x // _NEAR), int(y // _NEAR)


def _bracketed(found: list[Sign]) -> list[Sign]:
    """Brackets as they are meant: what is set against the word after it opens, against the word before it closes."""
    depth = 0
    for index, sign in enumerate(found):
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
