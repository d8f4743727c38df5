"""Plain text: bytes to lines. Nothing is judged here but the encoding and where lines end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import normalize

import regex

from multilateral.texts.model import Doubt, TextError

if TYPE_CHECKING:
    from multilateral.texts.read.embedded import Embedded

MOST_BYTES = 50_000_000
_BREAK = regex.compile(r"(?P<line>\r\n|[\n\r])|[\v\x85\u2028\u2029]|(?P<page>\f)")
_ROW = regex.compile(r"\r\n|[\n\r]")
_UNSEEN = "\ufeff\u00ad\u200b\u2060\u200e\u200f"
_BLANKS = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_HYPHENS = "\u2010\u2011"
# Typesetting, not words: marks without a glyph (byte order, soft hyphen, zero width, direction), blanks and
# hyphens that keep a line together, and ligatures. The same text is read alike however it was set.
# Arabic letters in the form that they have in their word; those that stand for a blank with a mark are none.
_FORMS = {
    code: plain
    for code in (*range(0xFB50, 0xFC00), *range(0xFE70, 0xFEFD))
    if (plain := normalize("NFKC", chr(code))) != chr(code) and " " not in plain
}
_TYPESET = str.maketrans(
    dict.fromkeys(_UNSEEN)
    | dict.fromkeys(_BLANKS, " ")
    | dict.fromkeys(_HYPHENS, "-")
    | {chr(code): plain for code, plain in _FORMS.items()}
    | {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"}
)
# Few characters of a text are of these: to find them costs less than to look each one up.
_SIGNS = re.compile(f"[{re.escape(''.join(map(chr, _TYPESET)))}]")
_GAP = regex.compile(r"\s+")
_WHITE = regex.compile(r"\s{2,}|[^\S ]")
IDEOGRAPHS = r"[\u3001-\u9fff\uff01-\uff60]"
_IDEOGRAPH = regex.compile(IDEOGRAPHS)
# So many ideographs may stand alone in any line.
_STRAY = 3
SET_APART = regex.compile(rf"(?<={IDEOGRAPHS}) (?={IDEOGRAPHS})")
_DRAWN_OUT = regex.compile(rf"(?<={IDEOGRAPHS}) | (?={IDEOGRAPHS})")
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)


@dataclass(slots=True)
class Line:
    """A line that has something on it: its words, its indent, the blank lines before it; or a whole paragraph.

    ``text`` has single blanks, ``set`` is the same as it is set out, in columns perhaps. ``n`` counts the lines
    as they are read; ``row`` is the 1-based line of the file, which a form feed may part in two, and ``start``
    and ``end`` are the columns of it. ``page`` says that a page break precedes.

    What a format knows of itself, and plain text does not, comes as hints; a reader of the lines uses them where
    they are and infers the same where they are not:

    ``whole``: a whole printed paragraph, which no neighbour continues (Word, HTML). ``italic``: the ranges of
    ``text`` set in italics. ``marks``: the marks of notes, (offset into ``text``, marker); the marks themselves
    are not in ``text``. ``role``: ``heading``, ``note`` (``label`` is its marker) or ``furniture`` (``label`` is
    its kind; nothing else may be without ``text``), where the format says so beyond doubt. ``level``: the rank of
    a heading, from 1. ``cell``: which table of the document, which row, which column, each from 0. ``centred``:
    set on the middle of the page.

    Where the characters came from, for the account: ``source`` is the part of an archive
    (``word/document.xml``), ``sheet`` the 1-based page of a PDF, ``spans`` the ranges of that paragraph or page
    if they are not one range ``start`` to ``end``, ``also`` ranges (row, start, end) of other paragraphs of the part
    that run on in this line.
    """

    n: int
    row: int
    text: str
    indent: int
    gap: int
    page: bool
    start: int
    end: int
    set: str
    whole: bool = False
    italic: tuple[tuple[int, int], ...] = ()
    marks: tuple[tuple[int, str], ...] = ()
    role: str = ""
    label: str = ""
    level: int = 0
    cell: tuple[int, int, int] | None = None
    centred: bool = False
    source: str = ""
    sheet: int | None = None
    spans: tuple[tuple[int, int], ...] = ()
    also: tuple[tuple[int, int, int], ...] = ()


def typeset(text: str) -> str:
    """``text`` without its typesetting: soft hyphens and marks of direction go, blanks and hyphens are plain ones."""
    return text if text.isascii() else _SIGNS.sub(_plain, text)


def _plain(sign: re.Match[str]) -> str:
    return sign[0].translate(_TYPESET)


def is_drawn_out(words: str) -> bool:
    """Whether the room between most ideographs of a line that is justified was taken for blanks."""
    if words.isascii() or len(words.split()) <= _STRAY:
        return False
    held = [len(_IDEOGRAPH.findall(word)) for word in words.split()]
    return held.count(1) > _STRAY and 2 * held.count(1) > sum(held)


def decode(data: bytes) -> tuple[str, list[Doubt]]:
    """The text of ``data``: UTF-8, UTF-16 or UTF-32 with a mark, else Windows-1252 with a doubt.

    Raises ``TextError`` for what is in none of these.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding), []
            except UnicodeDecodeError as error:
                raise TextError(
                    f"the text says that it is {encoding.upper()}, but byte {error.start + len(mark)} does not fit: "
                    "save it again as UTF-8"
                ) from None
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as error:
        at = error.start
    wide = sum(byte > 0x7F for byte in data[:200_000])
    strange = sum(byte < 0x20 and byte not in b"\t\n\v\f\r" for byte in data[:200_000])
    if strange or wide > 0.2 * min(len(data), 200_000):
        raise TextError(f"the text is in no encoding that can be told apart (byte {at}): save it as UTF-8")
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise TextError(f"the text is neither UTF-8 nor Windows-1252 (byte {error.start}): save it as UTF-8") from None
    line = data.count(b"\n", 0, at) + 1
    return text, [
        Doubt(
            kind="encoding",
            place=f"line:{line}",
            printed=text[max(0, at - 20) : at + 20].strip(),
            reading="Windows-1252",
            message="The text is not UTF-8; it was read as Windows-1252.",
        )
    ]


def lines(text: str) -> list[Line]:
    """The lines of ``text`` that are not blank; marks without a glyph alone on a line are furniture without text."""
    found: list[Line] = []
    gap, page, n, row, position, line_start = 0, False, 0, 1, 0, 0
    embedded = _embedded(text)
    while position <= len(text):
        match = _BREAK.search(text, position)
        raw = text[position : match.start() if match else len(text)]
        n += 1
        seen = typeset(embedded.line(raw) if embedded else raw)
        bare = seen.strip()
        if is_drawn_out(bare):
            seen = seen.replace(bare, bare := _DRAWN_OUT.sub("", bare))
        if bare:
            wide = seen.expandtabs(8)
            start = position - line_start + len(raw) - len(raw.lstrip())
            indent, end = len(wide) - len(wide.lstrip()), start + len(raw.strip())
            # Tabs part the cells of a table: the first cells of a row may be empty.
            held = seen.rstrip("\r ").lstrip(" ") if "\t" in bare else bare
            found.append(Line(n, row, _WHITE.sub(" ", bare), indent, gap, page, start, end, held))
            gap, page = 0, False
        else:
            gap += 1
            if raw.strip():
                # Marks without a glyph alone on a line: nothing to read, but something to account for.
                start = position - line_start + len(raw) - len(raw.lstrip())
                unseen = Line(n, row, "", 0, 0, False, start, start + len(raw.strip()), raw.strip())
                unseen.role, unseen.label = "furniture", "unseen"
                found.append(unseen)
        if match is None:
            break
        position = match.end()
        page = page or match["page"] is not None
        if match["line"] is not None:
            row, line_start = row + 1, position
    if _is_spaced_out(found):
        for line in found:
            line.set = line.text
    return found


def _embedded(text: str) -> Embedded | None:
    if "\u202b" not in text:
        return None
    from multilateral.texts.read.embedded import Embedded

    return Embedded.of(text)


def rows(text: str) -> list[str]:
    """The lines of the file as ``Line.row`` counts them."""
    return _ROW.split(text)


def _is_spaced_out(lines: list[Line]) -> bool:
    """Whether two blanks stand for one throughout, so that they part no columns."""
    one = two = more = 0
    for line in lines:
        for gap in _GAP.findall(line.set) if line.text else ():
            one, two, more = one + (gap == " "), two + (gap == "  "), more + (len(gap) > 2)
    return two > 2 * one and two > 9 * more
