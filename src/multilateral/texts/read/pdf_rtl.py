"""Sheets that are read from right to left: the words of their runs in the order in which they are read.

PDFium turns round whatever stands from right to left, and three things go wrong on the way: what a file states as the
actual text of some letters is in order already and is turned all the same; a symbol such as A/RES/75/240 loses its
order; and a bracket whose letter is stated as it is read is mirrored once more.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

import regex

if TYPE_CHECKING:
    from multilateral.texts.read.pdf import Run, Sheet

_ARABIC = regex.compile(r"[\p{bidi_class=R}\p{bidi_class=AL}]")
_LATIN = regex.compile(r"[\p{bidi_class=L}]")
_SAID = regex.compile(r"[\p{L}\p{Nd}]")
_PAIRS = "()[]{}«»‹›”“"
_OTHER = str.maketrans(dict(zip(_PAIRS, (_PAIRS[n ^ 1] for n in range(len(_PAIRS))), strict=True)))
_BRACKETS = tuple(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))
_LONGEST = 2000


def is_arabic(text: str) -> bool:
    """Whether any letter of ``text`` is read from right to left."""
    return _ARABIC.search(text) is not None


def settle(sheet: Sheet, textpage: int) -> None:
    """Put the words of every run of a sheet in the order in which they are read."""
    if not is_arabic(sheet.text):
        return
    told: set[int] = set()
    for run in sheet.runs:
        held, stated = _actual_text(textpage, run.start)
        if stated:
            # It stands for all letters that it encloses, which may have come apart.
            run.text = "" if held in told else stated
            told.add(held)
        elif len(run.text.strip()) > 1:
            # What stands between Arabic words is read from the right as they are, a symbol or number from the left.
            left = not is_arabic(run.text) and regex.search(r"[\p{L}\p{N}]", run.text) is not None
            run.text = _placed(run.text.strip(), textpage, run.start, left=left)


def mirror(sheets: Sequence[Sheet]) -> None:
    """Turn the brackets of runs that close before they open, and single ones if most others were turned."""
    turned = right = 0
    single: list[Run] = []
    for sheet in sheets:
        for run in sheet.runs if is_arabic(sheet.text) else ():
            if not is_arabic(run.text) and _SAID.search(run.text):
                continue
            pairs = [(run.text.find(one), run.text.find(other)) for one, other in _BRACKETS]
            both = [(one, other) for one, other in pairs if one >= 0 and other >= 0]
            if any(one > other for one, other in both):
                run.text = run.text.translate(_OTHER)
                turned += 1
            elif both:
                right += 1
            else:
                single.append(run)
    if turned > right:
        for run in single:
            run.text = run.text.translate(_OTHER)


def in_order(runs: list[Run]) -> list[Run]:
    """The runs of a line from right to left; Latin words, and the pieces of a number, from left to right among them."""
    found: list[Run] = []
    stretch: list[Run] = []
    for run in sorted(runs, key=lambda run: -run.right):
        if is_arabic(run.text) or not _SAID.search(run.text):
            found += reversed(stretch)
            stretch = []
            found.append(run)
            continue
        if stretch and not _is_one(stretch[-1], run):
            found += reversed(stretch)
            stretch = []
        stretch.append(run)
    return found + stretch[::-1]


def _is_one(right: Run, left: Run) -> bool:
    near = right.left - left.right < 0.1 * max(right.size, left.size)
    return near or bool(_LATIN.search(right.text) or _LATIN.search(left.text))


@cache
def _calls() -> Any:
    import pypdfium2.raw as pdfium

    return pdfium


def _actual_text(textpage: int, index: int) -> tuple[int, str]:
    """What the file states as the actual text of a character, after the handle of the statement."""
    pdfium = _calls()
    held = pdfium.FPDFText_GetTextObject(ctypes.cast(textpage, pdfium.FPDF_TEXTPAGE), index)
    if not held:
        return 0, ""
    owner = ctypes.cast(held, ctypes.c_void_p).value or 0
    for number in range(max(0, pdfium.FPDFPageObj_CountMarks(held))):
        mark = pdfium.FPDFPageObj_GetMark(held, number)
        length = ctypes.c_ulong()
        if not pdfium.FPDFPageObjMark_GetParamStringValue(mark, b"ActualText", None, 0, length):
            continue
        if not 0 < length.value <= _LONGEST:
            continue
        buffer = (pdfium.FPDF_WCHAR * (length.value // 2 + 1))()
        pdfium.FPDFPageObjMark_GetParamStringValue(mark, b"ActualText", buffer, length.value, length)
        return ctypes.cast(mark, ctypes.c_void_p).value or owner, _stated(
            bytes(buffer)[: length.value].decode("utf-16-le", "replace").rstrip("\0")
        )
    return owner, ""


def _stated(text: str) -> str:
    # PDFium hands over the bytes of such a string one by one if they do not begin with a mark of their order.
    if any(letter < " " for letter in text) and all(letter <= "\xff" for letter in text) and len(text) % 2 == 0:
        return text.encode("latin-1").decode("utf-16-be", "replace")
    return text


def _placed(words: str, textpage: int, start: int, *, left: bool) -> str:
    """The characters as they are read: from the left by their places; from the right as PDFium has them, or turned.

    Arabic letters stand above each other, so that their places alone do not tell their order.
    """
    from multilateral.texts.read.pdf import _raw

    raw = _raw()
    x, y = ctypes.c_double(), ctypes.c_double()
    units: list[tuple[float, int, str]] = []
    for n, letter in enumerate(words):
        if letter.isspace() and units:
            units[-1] = (*units[-1][:2], units[-1][2] + letter)
        elif raw.origin(textpage, start + n, ctypes.addressof(x), ctypes.addressof(y)):
            units.append((x.value, n, letter))
        else:
            return words
    if left:
        return "".join(letters for _, _, letters in sorted(units))
    risen = sum((after[0] > unit[0]) - (after[0] < unit[0]) for unit, after in zip(units, units[1:], strict=False))
    return words[::-1] if risen > 0 else words
