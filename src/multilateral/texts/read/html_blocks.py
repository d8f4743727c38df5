"""One pass over an HTML tree: its blocks in reading order, as pieces of text with what is known of each."""

from __future__ import annotations

from dataclasses import dataclass, field

import regex
from lxml import etree

from multilateral.texts.read.docx_numbering import printed

_DROPPED = frozenset("script style template noscript head svg object iframe audio video canvas map rt rp".split())
_CONTROLS = frozenset("button select option textarea input datalist".split())
_BLOCKS = frozenset(
    "html body p div section article main header footer aside blockquote address center fieldset form figure "
    "figcaption caption dl dt dd ul ol li menu dir h1 h2 h3 h4 h5 h6 hr pre table thead tbody tfoot tr td th details "
    "summary hgroup search legend listing xmp plaintext".split()
)
_INSET = frozenset("ul ol menu dir blockquote dd".split())
_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_ITALIC = frozenset("i em cite dfn var address".split())
_STYLES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_CSS_STYLES = {
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "decimal-leading-zero": "decimalZero",
    "arabic-indic": "hindiNumbers",
    "cjk-ideographic": "chineseCounting",
    "none": "none",
}
_NOTE_ROLES = frozenset(("doc-endnotes", "doc-endnote", "doc-footnote", "doc-footnotes"))
_WIDE = regex.compile(r"\d{1,4}")


@dataclass(slots=True)
class Piece:
    """Characters in one format. ``link`` says where a link leads: "" none, "inside" this page, "outside"."""

    text: str
    italic: bool = False
    raised: bool = False
    link: str = ""
    role: str = ""


@dataclass(slots=True)
class Block:
    """A block of the page. ``ordinal`` is what its list prints before it, ``item`` the list item that it is in.

    ``aside`` says why it is no text (navigation, say); ``noted`` that the page calls it a note; a piece whose
    text is a newline breaks the line. ``inset`` counts the lists and the paragraphs that it stands below.
    """

    pieces: list[Piece] = field(default_factory=list)
    level: int = 0
    cell: tuple[int, int, int] | None = None
    centred: bool = False
    aside: str = ""
    ordinal: str = ""
    item: int = 0
    noted: bool = False
    solid: bool = False
    parent: int = 0
    inset: int = 0


@dataclass(slots=True)
class _State:
    """What holds for the words below an element."""

    italic: bool = False
    raised: bool = False
    link: str = ""
    role: str = ""
    centred: bool = False
    aside: str = ""
    level: int = 0
    item: int = 0
    noted: bool = False
    cell: tuple[int, int, int] | None = None
    solid: bool = False
    inside: bool = False

    def but(self, **changes: object) -> _State:
        made = _State(**{name: getattr(self, name) for name in self.__slots__})
        for name, value in changes.items():
            setattr(made, name, value)
        return made


class Walk:
    """Walks a page; ``blocks`` are what it found, those without words left out."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.block: Block | None = None
        self.aside: list[Block] = []
        self.outer: list[int] = [0]
        self.tags: list[str] = [""]
        self.ordinal = ""
        self.tables = self.items = 0
        self.parent = 0

    def page(self, root: etree._Element) -> list[Block]:
        self.element(root, _State())
        self.close()
        self.inset()
        return self.blocks

    def inset(self) -> None:
        """Count what each block stands below: lists, and paragraphs at the head of the same division."""
        heads: dict[int, Block] = {}
        for block in self.blocks:
            at = block.parent
            while at:
                tag = self.tags[at]
                if tag in _INSET:
                    block.inset += 1
                elif tag == "div":
                    if heads.setdefault(at, block) is not block and (head := heads[at]) and not block.aside:
                        direct = at in (head.parent, self.outer[head.parent])
                        block.inset += direct and not head.level and not head.aside and head.cell is None
                at = self.outer[at]

    def close(self) -> None:
        """End the block that is open; blank ones are forgotten."""
        if self.block is not None and any(not piece.text.isspace() for piece in self.block.pieces):
            self.block.ordinal, self.ordinal = self.ordinal, ""
            self.blocks.append(self.block)
        self.block = None
        self.blocks += [block for block in self.aside if not block.pieces[0].text.isspace()]
        self.aside.clear()

    def words(self, text: str | None, state: _State) -> None:
        if not text:
            return
        if self.block is not None and self.block.aside != state.aside:
            # Words in a paragraph that are no text of it: deleted, hidden.
            self.aside.append(Block([Piece(text)], aside=state.aside or self.block.aside))
            return
        if self.block is None:
            if text.isspace():
                return
            self.block = Block(
                level=state.level,
                cell=state.cell,
                centred=state.centred,
                aside=state.aside,
                item=state.item,
                noted=state.noted,
                solid=state.solid,
                parent=self.parent,
            )
        if state.solid:
            lines = text.split("\n")
            for index, line in enumerate(lines):
                self.put(Piece("\n"), state) if index else None
                self.put(Piece(line), state)
            return
        self.put(Piece(text.replace("\n", " ")), state)

    def put(self, piece: Piece, state: _State) -> None:
        if self.block is None or not piece.text:
            return
        piece.italic, piece.raised, piece.link, piece.role = state.italic, state.raised, state.link, state.role
        before = self.block.pieces[-1] if self.block.pieces else None
        if (
            before is not None
            and "\n" not in (before.text, piece.text)
            and (before.italic, before.raised, before.link, before.role)
            == (piece.italic, piece.raised, piece.link, piece.role)
        ):
            before.text += piece.text
        else:
            self.block.pieces.append(piece)

    def element(self, element: etree._Element, state: _State) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in _DROPPED:
            return
        if tag == "br":
            if self.block is not None:
                self.block.pieces.append(Piece("\n"))
            return
        inner = _inner(element, tag, state)
        if tag not in _BLOCKS:
            self.children(element, inner)
            return
        self.close()
        outer = self.parent
        self.outer.append(outer)
        self.tags.append(tag)
        self.parent = len(self.outer) - 1
        if tag == "table":
            self.table(element, inner)
        elif tag in ("ol", "ul", "menu", "dir"):
            self.list(element, inner, tag)
        else:
            self.children(element, inner)
        self.close()
        self.parent = outer

    def children(self, element: etree._Element, state: _State) -> None:
        self.words(element.text, state)
        for child in element:
            self.element(child, state)
            self.words(child.tail, state)

    def list(self, element: etree._Element, state: _State, tag: str) -> None:
        style = _STYLES.get(element.get("type", ""), "decimal") if tag == "ol" else "bullet"
        css = regex.search(r"list-style(?:-type)?\s*:[^;]*?([a-z-]+)\s*(?:;|$)", element.get("style", ""))
        if css is not None:
            style = _CSS_STYLES.get(css[1], style)
        items = [child for child in element if child.tag == "li"]
        step = -1 if element.get("reversed") is not None else 1
        count = _number(element.get("start")) if element.get("start") is not None else None
        count = count if count is not None else len(items) if step < 0 else 1
        self.words(element.text, state)
        for child in element:
            if child.tag == "li":
                value = _number(child.get("value"))
                count = value if value is not None and tag == "ol" else count
                self.close()
                self.items += 1
                own = _STYLES.get(child.get("type", ""), style)
                number = printed(count, own)
                self.ordinal = "" if own == "none" else number if own == "bullet" else f"{number}."
                self.element(child, state.but(item=self.items))
                # An item without words has no number that could pass to the next.
                self.ordinal = ""
                count += step
            else:
                self.element(child, state)
            self.words(child.tail, state)

    def table(self, element: etree._Element, state: _State) -> None:
        rows = [row for row in element.iter("tr") if next(row.iterancestors("table")) is element]
        cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
        is_layout = (
            element.get("role") in ("presentation", "none")
            or max(map(len, cells), default=0) < 2
            or (state.cell is None and next(element.iterdescendants("table"), None) is not None)
        )
        if is_layout or state.cell is not None:
            self.children(element, state)
            return
        number, self.tables = self.tables, self.tables + 1
        for caption in element.iterchildren("caption"):
            self.element(caption, state)
        # By column the last row that a cell from above spans.
        taken: dict[int, int] = {}
        for at, row in enumerate(cells):
            column = 0
            for cell in row:
                while taken.get(column, -1) >= at:
                    column += 1
                wide, high = (min(max(_number(cell.get(name)) or 1, 1), 200) for name in ("colspan", "rowspan"))
                if high > 1:
                    taken.update((column + right, at + high - 1) for right in range(wide))
                self.element(cell, state.but(cell=(number, at, column)))
                column += wide


def _inner(element: etree._Element, tag: str, state: _State) -> _State:
    """The state below an element, as its name and its attributes change it."""
    changes: dict[str, object] = {}
    style, role = element.get("style", ""), element.get("role", "")
    if tag in _ITALIC:
        changes["italic"] = True
    if style and (slant := regex.search(r"font-style\s*:\s*(\w+)", style)) is not None:
        changes["italic"] = slant[1] in ("italic", "oblique")
    if tag == "sup" or (style and regex.search(r"vertical-align\s*:\s*super", style)):
        changes["raised"] = True
    if tag == "a" and element.get("href") is not None:
        changes["link"] = "inside" if element.get("href", "").lstrip().startswith("#") else "outside"
        changes["role"] = role
    if tag in _HEADINGS:
        changes["level"] = _HEADINGS[tag]
    elif role == "heading":
        changes["level"] = min(max(_number(element.get("aria-level")) or 2, 1), 6)
    if tag == "center" or element.get("align", "").lower() == "center":
        changes["centred"] = True
    elif style and (align := regex.search(r"text-align\s*:\s*(\w+)", style)) is not None:
        changes["centred"] = align[1] == "center"
    if tag in ("pre", "listing", "xmp", "plaintext"):
        changes["solid"] = True
    if role in _NOTE_ROLES:
        changes["noted"] = True
    if tag in ("article", "section", "main"):
        changes["inside"] = True
    if not state.aside:
        if element.get("hidden") is not None or (style and regex.search(r"display\s*:\s*none", style)):
            changes["aside"] = "hidden"
        elif tag == "nav" or role in ("navigation", "search"):
            changes["aside"] = "navigation"
        elif tag in _CONTROLS:
            changes["aside"] = "control"
        elif (tag == "footer" and not state.inside) or role == "contentinfo":
            changes["aside"] = "page-foot"
        elif tag == "del":
            changes["aside"] = "deleted"
    return state.but(**changes) if changes else state


def _number(value: str | None) -> int | None:
    """A number of an attribute, at most four digits long; ``None`` for anything else."""
    match = _WIDE.fullmatch(value.strip()) if value is not None else None
    return int(match[0]) if match is not None else None
