"""HTML pages: bytes to lines, with what the page says of each: headings, lists, tables, italics, notes.

Nothing is fetched, no entity of a page's own is expanded, and depth is bounded. Identifiers, classes and
style sheets are not needed: a page is read by its elements and its links.
"""

from __future__ import annotations

import codecs
from collections.abc import Sequence

import regex
from lxml import etree

from multilateral.texts.model import Doubt, TextError
from multilateral.texts.read import plain
from multilateral.texts.read.html_blocks import Block, Piece, Walk
from multilateral.texts.read.numbering import number_of
from multilateral.texts.read.plain import Line
from multilateral.texts.read.runs import Text
from multilateral.texts.read.structure import Entry, Reading, read_lines

_PAGE = regex.compile(
    r"\ufeff?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,5000}?-->\s*)*<(?:!doctype\s+html|(?:html|head|body|title|meta|"
    r"link|style|main|article|section|header|div|p|h[1-6]|table|ul|ol|dl|blockquote|center|font|span)\b)",
    regex.IGNORECASE | regex.DOTALL,
)
_CHARSET = regex.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", regex.IGNORECASE)
_XML = regex.compile(rb"""\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_:.-]{2,40})["']""")
_MARKER = regex.compile(r"(?P<open>\[)?(?P<marker>\d{1,3}|[*†‡§]{1,3})(?(open)\])")
_BACK = regex.compile(r"[↩↑⬆^⏎⤴\ufe0e\ufe0f\s]+")
# The columns by which a list is set in further than what it stands below.
_STEP = 4
# What the names of old encodings stand for on the web.
_LATIN = frozenset("iso-8859-1 latin1 latin-1 l1 ascii us-ascii iso_8859-1 ansi".split())


def is_html(head: bytes | str) -> bool:
    """Whether what begins so is an HTML page, or a piece of one."""
    text = head if isinstance(head, str) else _unicode(head[:20_000])
    return _PAGE.match(text[:12_000]) is not None


def account(data: bytes | str, *, name: str = "", language: str | None = None) -> Reading:
    """The document of a page, and the account of its lines: entry ``line`` n is the n-th line of the page's text.

    Raises ``TextError`` for a page without text, in no known encoding, or nested beyond all bounds.
    """
    text, doubts = (data, []) if isinstance(data, str) else decode(data)
    found = lines(text)
    if not any(line.role != "furniture" for line in found):
        raise TextError("the HTML page holds no text: give a page that holds a document")
    printed = [line.text for line in found]
    reading = read_lines(found, doubts=doubts, name=name, language=language)
    reading.raw = lambda entry: _raw(printed, entry)
    return reading


def _raw(printed: Sequence[str], entry: Entry) -> str:
    return printed[entry.line - 1][entry.start : entry.end]


def decode(data: bytes) -> tuple[str, list[Doubt]]:
    """The page as text: by its byte order mark, by what it says of its encoding, else as any text."""
    if not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        stated = _CHARSET.search(data[:4096]) or _XML.match(data[:400])
        name = stated[1].decode("ascii").lower() if stated is not None else ""
        name = "cp1252" if name in _LATIN else name
        # A page that can be read so far is in no encoding of two bytes, whatever it says.
        if name and not name.startswith(("utf-16", "utf16", "utf-32", "ucs")):
            try:
                return codecs.lookup(name).decode(data, "strict")[0], []
            except (LookupError, UnicodeDecodeError, ValueError, TypeError, AttributeError):
                pass
    return plain.decode(data)


def lines(text: str) -> list[Line]:
    """The lines of a page. Raises ``TextError`` where it is nested too deeply to be read whole."""
    if "\0" in text:
        raise TextError("the page holds NUL characters, so it is no HTML: save it again as a web page")
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, recover=True
    )
    try:
        root = etree.fromstring(_undeclared(text).encode("utf-8", "replace"), parser)
    except etree.ParserError:
        root = None
    except etree.XMLSyntaxError:
        raise TextError("the page cannot be read as HTML: open it in a browser and save it again") from None
    if any("depth" in error.message for error in parser.error_log):
        raise TextError("the page is nested deeper than any browser shows: save it again, or save its words as text")
    return _Lines(Walk(), root).read() if root is not None else []


def _undeclared(text: str) -> str:
    # A declaration of an encoding no longer holds: the text is characters now.
    return regex.sub(r"^\ufeff?\s*<\?xml[^>]{0,200}\?>", "", text)


def _unicode(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "ignore")
    return head.decode("utf-8", "replace")


class _Lines:
    """The blocks of a page as lines: numbers before their words, notes apart, marks out of the text."""

    def __init__(self, walk: Walk, root: etree._Element) -> None:
        self.blocks = walk.page(root)
        self.outer = walk.outer
        self.lines: list[Line] = []
        headings = [block.level for block in self.blocks if block.level and not block.aside]
        # A lone h1 is the title of the page: the ranks below it begin anew.
        self.shift = int(headings[:1] == [1] and headings.count(1) == 1)
        self.labels: dict[int, str] = {}

    def read(self) -> list[Line]:
        self._join_numbers()
        linked = {mark for block in self.blocks for piece in block.pieces[1:] if (mark := _mark(block, piece))}
        raised = {
            found["marker"]
            for block in self.blocks
            for piece in block.pieces[1:]
            if piece.raised and (found := _MARKER.fullmatch(piece.text.strip())) is not None
        }
        leading = {mark for block in self.blocks if (mark := _leading(block)) is not None}
        self.typed = raised & leading
        self.known = linked | self.typed
        for block in self.blocks:
            self._block(block)
        return self.lines

    def _join_numbers(self) -> None:
        """A number that stands by itself before a block is the block's; a link to the place itself is no text."""
        for block, after in zip(self.blocks, self.blocks[1:], strict=False):
            if block.aside or after.aside or self.outer[after.parent] != block.parent or block.level:
                continue
            rest = list(block.pieces)
            while rest and (rest[0].text.isspace() or (rest[0].link == "inside" and len(rest[0].text.strip()) <= 40)):
                rest.pop(0)
            words = "".join(piece.text for piece in rest).strip()
            number = number_of(words) if len(words) < 20 else None
            if words and (number is None or number.end < len(words)):
                continue
            if words:
                after.ordinal = words
            block.pieces = block.pieces[: len(block.pieces) - len(rest)]
            block.aside = "permalink"

    def _block(self, block: Block) -> None:
        if block.solid and not block.aside:
            self._plain("".join(piece.text for piece in block.pieces))
            return
        label = self._note(block)
        texts: list[tuple[Text, int]] = [(Text(), 0)]
        if block.ordinal and label is None and not block.aside and not _has_number(block):
            texts[0][0].add(f"{block.ordinal} ")
        bare = texts[0][0].length
        broken = block.level == 0 and block.cell is None and label is None
        breaks = 0
        skip = label is not None and _leading(block) is not None
        for piece in block.pieces:
            words = piece.text
            if words == "\n":
                breaks += 1
                continue
            if skip and not words.isspace():
                # The note's own mark; what is behind it in the same run is its text.
                skip = False
                continue
            if words.isspace() and breaks:
                continue
            if (
                piece.link == "inside"
                and (piece.role == "doc-backlink" or _BACK.fullmatch(words))
                and label is not None
            ):
                continue
            text = texts[-1][0]
            if breaks and text.length and broken:
                text = Text()
                texts.append((text, breaks))
            elif breaks:
                text.add(" ")
            breaks = 0
            marker = _mark(block, piece) or (words.strip() if piece.raised and words.strip() in self.typed else None)
            if marker is not None and text.length and not block.aside:
                text.mark(marker)
            else:
                text.add(words, piece.italic)
        for index, (text, gap) in enumerate(texts):
            if text.length > (bare if index == 0 else 0):
                whole = len(texts) == 1 or (gap != 1 and (index + 1 == len(texts) or texts[index + 1][1] != 1))
                self._append(block, text, label, whole=whole, gap=0 if gap == 1 else 1)

    def _note(self, block: Block) -> str | None:
        """The marker of the note that this block belongs to, if it belongs to one."""
        if block.aside or block.cell is not None:
            return None
        if block.item in self.labels and block.item:
            return self.labels[block.item]
        mark = _leading(block)
        if mark is None and block.ordinal and (block.noted or _has_backlink(block)):
            mark = block.ordinal.rstrip(".")
        elif not block.noted and mark not in self.known:
            return None
        if mark is not None and block.item:
            self.labels[block.item] = mark
        return mark

    def _plain(self, text: str) -> None:
        """Text that is set out as it stands: read as plain text."""
        for line in plain.lines(text):
            line.n = line.row = len(self.lines) + 1
            line.start, line.end, line.set = 0, len(line.text), line.text if not line.text else line.set
            self.lines.append(line)

    def _append(self, block: Block, text: Text, label: str | None, *, whole: bool, gap: int) -> None:
        words = str(text)
        role = "furniture" if block.aside else "note" if label is not None else ""
        level = 0
        if not role and block.level and block.cell is None:
            role, level = "heading", max(1, block.level - self.shift)
        at = len(self.lines) + 1
        line = Line(at, at, words, block.inset * _STEP, gap, False, 0, len(words), words, whole=whole)
        line.italic, line.marks = tuple(text.italic), tuple(text.marks)
        line.role, line.label, line.level = role, block.aside or label or "", level
        line.cell, line.centred = (block.cell if not role else None), block.centred
        self.lines.append(line)


def _mark(block: Block, piece: Piece) -> str | None:
    """The marker of the note that a piece points to, where the page says that it points to one."""
    found = _MARKER.fullmatch(piece.text.strip())
    if found is None:
        return None
    if piece.role == "doc-noteref":
        return found["marker"]
    if piece.link != "inside" or piece.role:
        return None
    if piece.raised or found["open"]:
        return found["marker"]
    # A figure that is linked within the page and stands close to a word.
    at = next((n for n, one in enumerate(block.pieces) if one is piece), 0)
    return found["marker"] if at and not block.pieces[at - 1].text[-1:].isspace() else None


def _leading(block: Block) -> str | None:
    """The marker with which a block begins, raised or linked."""
    first = next((piece for piece in block.pieces if not piece.text.isspace()), None)
    if first is None or not (first.raised or first.link == "inside"):
        return None
    found = _MARKER.fullmatch(first.text.strip().rstrip("."))
    return found["marker"] if found is not None else None


def _has_backlink(block: Block) -> bool:
    ends = [piece for piece in block.pieces if not piece.text.isspace()]
    return any(
        piece.link == "inside" and (piece.role == "doc-backlink" or _BACK.fullmatch(piece.text))
        for piece in (*ends[:1], *ends[-1:])
    )


def _has_number(block: Block) -> bool:
    words = "".join(piece.text for piece in block.pieces[:4]).lstrip()[:40]
    return number_of(words) is not None
