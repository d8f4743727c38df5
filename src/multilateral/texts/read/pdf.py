"""PDF: bytes to sheets of characters, with their places, as PDFium gives them; no OCR, no judgement.

PDFium gives the characters of a page in an order of its own, and for each its text object. All characters of one
object have one font and one size and stand on one baseline, so that the places of the first and the last suffice:
a page is read with a few calls for each run of text instead of several for each character.
"""

from __future__ import annotations

import ctypes
import math
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import regex

from multilateral.texts.model import TextError
from multilateral.texts.read import pdf_bounds
from multilateral.texts.read.pdf_calls import calls
from multilateral.texts.read.plain import Line
from multilateral.texts.read.structure import Reading, read_lines

MOST_BYTES = 200_000_000
MOST_SHEETS = 5_000
MOST_CHARACTERS = 20_000_000
MOST_ON_A_SHEET = 1_000_000
MOST_OBJECTS = 200_000
# PDFium keeps state of its own and is not safe in threads.
ONE = threading.Lock()
_FARTHEST = 1_000_000
"""Points: what is larger, or stands farther from the page's corner, is damaged."""
_RIGHT_TO_LEFT = regex.compile(r"[\p{bidi_class=R}\p{bidi_class=AL}]")
_TEXT, _PATH, _IMAGE, _FORM = 1, 2, 3, 5
# A supplied blank narrower than this part of the line's own blanks is none; without any, by the size of the type.
_TORN, _NARROW, _WIDEST_TORN = 0.62, 0.17, 0.24
_ITALIC, _FORCE_BOLD = 1 << 6, 1 << 18


@dataclass(slots=True)
class Run:
    """Characters ``start`` to ``end`` of a sheet that stand on one baseline in one font.

    Places are in points from the lower left corner of the page as it is shown: ``left`` and ``right`` of the
    characters, ``y`` their baseline. ``upright`` says that the words run from left to right, not up or down.
    """

    start: int
    end: int
    text: str
    left: float
    right: float
    y: float
    size: float
    bold: bool
    italic: bool
    upright: bool = True


@dataclass(slots=True)
class Rule:
    """A straight line: horizontal if ``bottom`` and ``top`` are close together, else vertical."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(slots=True)
class Sheet:
    """A page: ``number`` from 1, its size in points, all its characters as PDFium counts them, runs and rules.

    ``frames`` are the places of larger shapes (left, bottom, right, top); ``supplied`` those of the blanks that
    PDFium supplied where it saw a space between words, ``torn`` the starts of the runs before which it saw one that is
    too narrow; ``places``, where a sheet has words that run from right to left, from where to where each character is;
    ``turned`` says that the file asks to be read from right to left; ``named`` and ``meant`` what the file names those
    characters, and whether it names brackets by what they mean.
    """

    number: int
    width: float
    height: float
    text: str
    runs: list[Run] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    frames: list[tuple[float, float, float, float]] = field(default_factory=list)
    supplied: set[int] = field(default_factory=set)
    torn: set[int] = field(default_factory=set)
    places: list[tuple[float, float]] = field(default_factory=list)
    rtl: bool = False
    turned: bool = False
    named: str = ""
    meant: bool = False
    images: int = 0


def account(data: bytes, *, name: str = "", language: str | None = None) -> Reading:
    """The document that the PDF ``data`` prints, with the account of its characters.

    Raises ``TextError``, one sentence, for what cannot be opened and for what has no text.
    """
    found = list(sheets(data))
    reading = read_lines(_lines(found), doubts=[], name=name, language=language)
    texts = {sheet.number: sheet.text for sheet in found}
    reading.raw = lambda entry: texts[entry.page or 0][entry.start : entry.end]
    return reading


def lines(data: bytes) -> list[Line]:
    """The lines of the PDF ``data``, in reading order, with hints. Raises ``TextError`` for what has no text."""
    return _lines(list(sheets(data)))


def _lines(found: list[Sheet]) -> list[Line]:
    from multilateral.texts.read.pdf_layout import set_lines

    if any(sheet.runs for sheet in found):
        return set_lines(found)
    if any(sheet.images for sheet in found):
        raise TextError(
            "this PDF holds pictures of pages and no text: run text recognition on it first, or give its text"
        )
    raise TextError("this PDF holds no text: give a file that holds a document")


def sheets(data: bytes) -> Iterator[Sheet]:
    """The pages of the PDF ``data``, one by one. Raises ``TextError`` if it cannot be read."""
    if len(data) > MOST_BYTES:
        raise TextError(
            f"the PDF is larger than {MOST_BYTES // 1_000_000} MB: split it, or give one document at a time"
        )
    pdf_bounds.check(data)
    with ONE, opened(data) as document:
        raw = calls()
        count = raw.pages(document)
        if count > MOST_SHEETS:
            raise TextError(f"the PDF has {count} pages, more than {MOST_SHEETS}: split it")
        if count < 1:
            raise TextError("the PDF has no page: give a file that holds a document")
        characters = 0
        turned = _is_turned(document)
        for index in range(count):
            with _page(document, index) as (page, textpage):
                sheet = _sheet(page, textpage, index + 1)
            sheet.turned = turned
            characters += len(sheet.text)
            if characters > MOST_CHARACTERS:
                raise TextError(f"the PDF has more than {MOST_CHARACTERS // 1_000_000} million characters: split it")
            yield sheet


@contextmanager
def opened(data: bytes) -> Iterator[int]:
    """The document's handle, while it is open and ``ONE`` is held. Raises ``TextError`` if it cannot be opened."""
    import pypdfium2.raw as pdfium

    raw = calls()
    # PDFium reads from the buffer as long as the document is open: ``data`` must outlive it.
    document = raw.load(data, len(data), None)
    if not document:
        match pdfium.FPDF_GetLastError():
            case pdfium.FPDF_ERR_PASSWORD:
                raise TextError("the PDF is encrypted: open it with its password and save it without")
            case pdfium.FPDF_ERR_SECURITY:
                raise TextError("the PDF is encrypted in a way that cannot be read: save it without encryption")
            case _:
                raise TextError("the PDF is damaged or cut short, so that it cannot be opened: fetch it anew")
    try:
        yield document
    finally:
        raw.close(document)


def _is_turned(document: int) -> bool:
    """Whether the file says that it is read from right to left; PDFium then takes every line so."""
    buffer = ctypes.create_string_buffer(8)
    calls().preference(document, b"Direction", buffer, 8)
    return buffer.value == b"R2L"


@contextmanager
def _page(document: int, index: int) -> Iterator[tuple[int, int]]:
    raw = calls()
    page = raw.page(document, index)
    if not page:
        raise TextError(f"page {index + 1} of the PDF is damaged: fetch the file anew")
    try:
        textpage = raw.textpage(page)
        if not textpage:
            raise TextError(f"page {index + 1} of the PDF is damaged: fetch the file anew")
        try:
            yield page, textpage
        finally:
            raw.close_textpage(textpage)
    finally:
        raw.close_page(page)


def _sheet(page: int, textpage: int, number: int) -> Sheet:
    raw = calls()
    sheet = Sheet(number, raw.width(page), raw.height(page), _characters(textpage))
    _take_runs(sheet, textpage)
    _take_torn(sheet, textpage)
    if _RIGHT_TO_LEFT.search(sheet.text):
        _take_places(sheet, textpage)
    _take_objects(sheet, page)
    return sheet


def _characters(textpage: int) -> str:
    """All characters of a page, one for each index of PDFium. A hyphen that it would join at (U+FFFE) is one."""
    raw = calls()
    count = raw.characters(textpage)
    if count <= 0:
        return ""
    if count > MOST_ON_A_SHEET:
        raise TextError(f"a page of the PDF has {count:,} characters, more than any page can show: split it")
    buffer = (ctypes.c_ushort * (count * 2 + 2))()
    written = raw.text(textpage, 0, count, buffer)
    text = bytes(buffer)[: max(0, written - 1) * 2].decode("utf-16-le", "surrogatepass")
    if len(text) != count:
        # Some characters have no text, so the two are counted differently.
        codes = (raw.unicode(textpage, index) for index in range(count))
        text = "".join(chr(code) if code < 0x110000 else "\ufffd" for code in codes).replace("\x02", "-")
    return text.replace("\ufffe", "-")


def _take_runs(sheet: Sheet, textpage: int) -> None:
    raw = calls()
    text = sheet.text
    object_of, origin, box, font_size, matrix = raw.object_of, raw.origin, raw.box, raw.font_size, raw.matrix
    x, y = ctypes.c_double(), ctypes.c_double()
    at_x, at_y = ctypes.addressof(x), ctypes.addressof(y)
    edge, turned = (ctypes.c_float * 4)(), (ctypes.c_float * 6)()
    at_edge, at_turned = ctypes.addressof(edge), ctypes.addressof(turned)
    fonts: dict[int, tuple[bool, bool]] = {}
    objects = [object_of(textpage, index) for index in range(len(text))]
    start, count = 0, len(text)
    while start < count:
        owner, end = objects[start], start + 1
        while end < count and objects[end] == owner:
            end += 1
        words = text[start:end]
        bare = words.strip()
        if not bare:
            if owner is None:
                sheet.supplied.update(range(start, end))
            start = end
            continue
        first = start + words.index(bare[0])
        last = first + len(bare) - 1
        origin(textpage, first, at_x, at_y)
        left, baseline = x.value, y.value
        box(textpage, first, at_edge)
        # left, top, right, bottom
        left, right = edge[0], edge[2]
        if last > first:
            box(textpage, last, at_edge)
            left, right = min(left, edge[0]), max(right, edge[2])
        matrix(textpage, first, at_turned)
        size = font_size(textpage, first) * math.hypot(turned[2], turned[3]) or edge[1] - edge[3]
        # Damaged numbers: the words are read, where or how large they stand is not known. NaN is within no bounds.
        if not abs(left) + abs(right) + abs(baseline) < _FARTHEST:
            left = right = baseline = 0.0
        if not 0.01 < size < _FARTHEST:
            size = 1.0
        bold = italic = False
        if owner:
            font = raw.font(owner)
            if font not in fonts:
                fonts[font] = _face(font)
            bold, italic = fonts[font]
        upright = abs(turned[1]) <= 0.02 * abs(turned[0]) and turned[0] > 0
        sheet.runs.append(Run(first, last + 1, words, left, right, baseline, size, bold, italic, upright))
        start = end


def _take_torn(sheet: Sheet, textpage: int) -> None:
    """Which blanks that PDFium supplied are none: much narrower than those that the line itself has."""
    supplied = sheet.supplied
    for before, run in zip(sheet.runs, sheet.runs[1:], strict=False):
        if run.start - before.end != 1 or before.end not in supplied or abs(run.y - before.y) > 0.1:
            continue
        if (before.italic, before.bold) != (run.italic, run.bold):
            continue
        gap = (run.left - before.right) / run.size
        if 0 <= gap < _WIDEST_TORN and gap < (_TORN * _blank(sheet, textpage, before, run) or _NARROW):
            sheet.torn.add(run.start)


def _take_places(sheet: Sheet, textpage: int) -> None:
    origin, box = calls().origin, calls().box
    x, y, edge = ctypes.c_double(), ctypes.c_double(), (ctypes.c_float * 4)()
    at_x, at_y, at_edge = ctypes.addressof(x), ctypes.addressof(y), ctypes.addressof(edge)
    for index in range(len(sheet.text)):
        origin(textpage, index, at_x, at_y)
        box(textpage, index, at_edge)
        sheet.places.append((x.value, edge[2]))


def _blank(sheet: Sheet, textpage: int, *runs: Run) -> float:
    """The width of a blank between two letters of these runs, in parts of their size; 0 if they have none."""
    edge = (ctypes.c_float * 4)()
    for run in runs:
        at = sheet.text.find(" ", run.start + 1, run.end - 1)
        if at > 0:
            calls().box(textpage, at - 1, ctypes.addressof(edge))
            right = edge[2]
            calls().box(textpage, at + 1, ctypes.addressof(edge))
            return max(0.0, edge[0] - right) / run.size
    return 0.0


def _face(font: int | None) -> tuple[bool, bool]:
    """Whether a font is bold, and whether it is italic; its name says what its flags often do not."""
    if not font:
        return False, False
    raw = calls()
    buffer = ctypes.create_string_buffer(200)
    raw.font_name(font, buffer, 200)
    name = buffer.value.decode("utf-8", "replace").lower()
    flags = max(0, raw.flags(font))
    bold = "bold" in name or "black" in name or "heavy" in name or flags & _FORCE_BOLD > 0 or raw.weight(font) >= 600
    return bold, "italic" in name or "oblique" in name or "slanted" in name or flags & _ITALIC > 0


def _take_objects(sheet: Sheet, page: int) -> None:
    """The rules of a page, and how many pictures it has."""
    raw = calls()
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    places = [ctypes.addressof(value) for value in (left, bottom, right, top)]
    for index in range(min(raw.objects(page), MOST_OBJECTS)):
        one = raw.object(page, index)
        kind = raw.kind(one)
        if kind == _TEXT:
            continue
        if kind == _PATH and raw.bounds(one, *places):
            wide, high = right.value - left.value, top.value - bottom.value
            if (high <= 3) != (wide <= 3):
                sheet.rules.append(Rule(left.value, bottom.value, right.value, top.value))
            elif wide > 40 and high > 20:
                # A frame: its four sides.
                box = (left.value, bottom.value, right.value, top.value)
                if box not in sheet.frames[-3:]:
                    sheet.frames.append(box)
                sheet.rules += (
                    Rule(box[0], box[3], box[2], box[3]),
                    Rule(box[0], box[1], box[2], box[1]),
                )
        elif kind in (_IMAGE, _FORM):
            sheet.images += kind == _IMAGE
