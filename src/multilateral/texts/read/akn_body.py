"""The pieces of an Akoma Ntoso body hung where they belong: by class, with the ids that every reader gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import regex

from multilateral.texts.model import Block, BlockType, Document, Doubt, Furniture, Note, Paragraph
from multilateral.texts.read.akn_numbers import headed, number_printed, parted, undoubled
from multilateral.texts.read.akn_pieces import Piece, squared
from multilateral.texts.read.akn_words import Words, words
from multilateral.texts.read.headings import is_heading
from multilateral.texts.read.layout import COLONS, COMMAS, STOPS, breadth
from multilateral.texts.read.names import Names
from multilateral.texts.read.numbering import Levels, Number, section_of, segment
from multilateral.texts.read.phrases import patterns
from multilateral.texts.wording import Language, begins_small, is_operative, is_preambular, lead

_ORNAMENT = regex.compile(r"\*|[*_](?:\s*[*_]){2,}")
_FIGURE = regex.compile(r"\d+")
_PLACE = regex.compile(r"fn_(\d{1,6})(?:-\d+)?$")


class Body:
    """Takes the pieces in reading order. ``at`` says which part of the document they are of: ``preamble``,
    ``operative``, ``annexes``, or ``blocks`` for a document that has no such parts.

    ``stated`` says that the file is one of ours: nothing that it leaves unsaid is told from the words.
    """

    def __init__(self, document: Document, language: Language, *, stated: bool = False) -> None:
        self.document, self.language, self.stated = document, language, stated
        self.at = "preamble"
        self.levels = Levels()
        self.stack: list[Paragraph] = []
        self.section = ""
        self.annex = 0
        self.names = Names()
        self.last: int | None = None
        self.before = 0
        self.seen: set[str] = set()
        self.cut = self.fresh = self.started = False
        self.lines: list[tuple[int, str, str, str]] = []
        self.order: dict[int, int] = {}

    def take(self, found: Iterable[Piece], part: str) -> None:
        self.at = part
        if part == "annexes":
            self._open_annex()
        opened = part == "preamble"
        for piece in found if self.stated else _numbers_joined(found):
            if self.at == "preamble" and not self.stated and self._begins_body(piece):
                # Some files set paragraph 1 and what follows it into a list of the preamble.
                part = self.at = "operative"
            if opened and part == "operative" and piece.depth:
                piece = replace(piece, depth=piece.depth - 1)
            self.piece(piece)
            self.at = part
        if self.order:
            self.document.notes.sort(key=lambda note: self.order.get(id(note), 0))

    def _begins_body(self, piece: Piece) -> bool:
        """Whether the operative part begins here though the file is still in the preamble."""
        if piece.number:
            return number_printed(piece.number).style == "top"
        text = piece.words.text
        decides = is_operative(text, self.language) and not is_preambular(text, self.language)
        return decides and piece.kind == "paragraph" and text.endswith(COLONS)

    def _due(self) -> int | None:
        """The number of the next operative paragraph, where the one before it has one."""
        last = self.document.operative[-1].number if self.document.operative else None
        return int(last) + 1 if last and last.isdecimal() else None

    def piece(self, piece: Piece) -> None:
        if not self.stated:
            piece = undoubled(piece) if piece.number else parted(piece, listed=bool(self.stack), due=self._due())
        if piece.preambular:
            self.at = "preamble"
        text = piece.words.text
        if self.cut and piece.kind != "heading":
            self.cut = False
            if not piece.depth:
                self.stack = self.stack[:1]
        if _ORNAMENT.fullmatch(text) and not self.stated:
            self.document.furniture.append(Furniture(text, "ornament", line=piece.line))
            self.lines.append((piece.line, "furniture", "ornament", text))
        elif piece.kind == "note":
            self._marks(piece.words, None, 0)
        elif piece.kind == "table":
            name = self.names.unique(self.names.count("t"))
            self.document.blocks.append(Block("table", id=name, rows=squared(piece.rows)))
            self.lines.append((piece.line, "table", name, "".join(cell for row in piece.rows for cell in row)))
        elif piece.kind == "heading" or self._is_section(piece):
            self._headed(piece)
        elif piece.kind == "figure" or self.at == "blocks" or (self.stated and piece.kind == "loose"):
            self._loose(piece)
        elif piece.kind == "after":
            self._child(None, piece, piece.depth or 1)
        elif piece.number:
            self._numbered(piece)
        elif self.stated and piece.depth:
            self._child(None, piece, piece.depth)
        elif self.at == "preamble":
            self._preambular(piece)
        elif self.at == "annexes":
            self._annexed(piece)
        elif self.stated:
            self._top(piece)
        elif section_of(text, self.language) is not None:
            self._heading(piece.words, "", piece.line)
        else:
            self._unnumbered(piece)

    def _is_section(self, piece: Piece) -> bool:
        """Whether the number alone, or before what is like a title, is that of a section."""
        if section_of(piece.number, self.language) is None:
            return False
        return not piece.words.text if self.stated else not piece.words.text or is_heading(piece.words.text)

    def _headed(self, piece: Piece) -> None:
        number = piece.number.rstrip(" .．、-–")
        if self.stated and self.annex:
            pass
        elif piece.number and piece.words and number == piece.number:
            # "I" without a dot stands on a line of its own, above the title.
            self._heading(Words(piece.number, line=piece.line), "", piece.line)
            number = ""
        elif piece.number and not piece.words:
            self._heading(Words(piece.number, line=piece.line), "", piece.line)
            return
        self._heading(piece.words, number, piece.line, piece.level)

    def _heading(self, found: Words, number: str, line: int, level: int = 1) -> None:
        section = section_of(found.text, self.language)
        _, _, annex, _ = patterns(self.language.code)
        if self.at == "blocks":
            pass
        elif not self.annex and not number and section is not None:
            self._open_section(section)
        elif self.annex and annex.fullmatch(found.text) is not None:
            level = 0
            if not self.fresh:
                # One attachment may hold all the annexes.
                self._open_annex()
        self.fresh = False
        if not number and not self.stated:
            found, number = headed(found)
        name = self.names.unique(self.names.count("h"))
        self.document.blocks.append(Block("heading", id=name, level=level, number=number or None, text=found.text))
        self._marks(found, name, level)
        self.lines.append((line, "heading", name, number + found.text))
        self.cut = not self.annex

    def _preambular(self, piece: Piece) -> None:
        if not self.stated and self._is_heading(piece):
            self._heading(piece.words, "", piece.line)
            return
        if (
            not self.stated
            and self.stack
            and self.stack[0].paragraphs
            and begins_small(piece.words.text, self.language)
        ):
            self._child(None, piece, 1)
            return
        name = self.names.unique(f"{self.section}{self.names.count(self.section + 'pp')}")
        self._hang(piece, Paragraph(name, text=piece.words.text), self.document.preamble)

    def _numbered(self, piece: Piece) -> None:
        number = number_printed(piece.number)
        depth = self.levels.level(number)
        if self.stated or piece.depth > 0 and depth <= piece.depth:
            # Files set "(i)" beside the "(e)" that it is printed below; never the other way.
            depth = piece.depth
        if self.at == "preamble":
            self._child(number, piece, max(depth, 1))
        elif depth == 0 and (number.style == "top" or not self.stated):
            kept = number.name
            group = self.document.operative
            if self.annex:
                name, group = f"annex{self.annex}.p{kept}", self.document.annexes
            else:
                name = f"{self.section}op{kept}"
                self._order(number, name)
            self._hang(piece, Paragraph(self.names.unique(name), number=number.text, text=piece.words.text), group)
        else:
            self._child(number, piece, depth)

    def _order(self, number: Number, name: str) -> None:
        value = _FIGURE.match(number.text)
        if value is None or " " in number.text:
            return
        expected = (self.last or 0) + 1
        if int(value[0]) != expected and not (self.last is None and int(value[0]) == self.before + 1):
            message = f"Paragraph {number.text} stands where {expected} was expected."
            self.document.doubts.append(Doubt("number-order", name, number.text, str(expected), message))
        self.last = int(value[0])

    def _child(self, number: Number | None, piece: Piece, depth: int) -> None:
        del self.stack[depth:]
        inside = self.at == "preamble" or (self.at != "annexes" and not self.document.operative)
        if not self.stack and inside and self.document.preamble:
            self.stack = [self.document.preamble[-1]]
        root = f"annex{self.annex}" if self.annex else f"{self.section}op"
        if not self.stack:
            local = segment(number, self.levels.kind) if number else self.names.count(f"{root}.u")
            group = self.document.annexes if self.annex else self.document.operative
            text = piece.words.text
            name = self.names.unique(f"{root}.{local}")
            self._hang(piece, Paragraph(name, number.text if number else None, text=text), group)
            return
        parent = self.stack[-1]
        if number is not None and number.style == "deep":
            name = f"{self.stack[0].id}.{number.text.split('.', 1)[1]}"
        elif number is not None and number.style != "bullet":
            name = f"{parent.id}.{segment(number, self.levels.kind)}"
        else:
            name = f"{parent.id}.{self.names.count(parent.id + '.u')}"
        child = Paragraph(self.names.unique(name), number.text if number else None, text=piece.words.text)
        parent.paragraphs.append(child)
        if self.stated:
            child.lead = piece.words.text[: piece.words.italic] or None
        self._block(piece, child, len(self.stack))
        self.stack.append(child)

    def _unnumbered(self, piece: Piece) -> None:
        """Words without a number: what follows a list, an entry of one, a heading, or an operative paragraph."""
        text = piece.words.text
        if self.last is None and not self.started and text.endswith(COMMAS):
            # Some files set the last paragraph of the preamble behind it.
            self.at = "preamble"
            self._preambular(piece)
            return
        if self.stack and (waits := self.stack[-1]).number and not waits.text and not waits.paragraphs:
            self._fill(waits, piece)
            return
        if self._is_heading(piece):
            self._heading(piece.words, "", piece.line)
            return
        # The last paragraph of a preamble, put into the body by mistake.
        started = self.document.operative or self.stack
        preambular = is_preambular(text, self.language) or lead(text, operative=False, language=self.language)
        if not started and text.endswith(COMMAS) and preambular:
            self._preambular(piece)
            return
        small = begins_small(text, self.language)
        # In a list without numbers ("Tuesday, 10 June: from 3 to 6 p.m.") what opens nothing goes on.
        listed = len(self.stack) > 1 and self.stack[-1].number is None and not is_operative(text, self.language)
        if self.stack and (small or listed or self.stack[-1].text.endswith(COLONS) or self._in_list()):
            within = self.stack[-1].text.endswith(COLONS) or len(self.stack) == 1
            depth = len(self.stack) if within else max(1, len(self.stack) - 1)
            self._child(None, piece, depth)
            if not small:
                self.levels.rows = self.levels.rows[:depth]
            return
        self._top(piece)

    def _fill(self, paragraph: Paragraph, piece: Piece) -> None:
        """The words of a paragraph whose number stands in an element of its own before them."""
        paragraph.text = piece.words.text
        if len(self.stack) == 1:
            paragraph.lead = self._lead(piece.words, operative=True)
        block = self.document.blocks[-1]
        block.text = paragraph.text
        self._marks(piece.words, paragraph.id, block.level)
        self.lines.append((piece.line, "paragraph", paragraph.id, paragraph.text))

    def _top(self, piece: Piece) -> None:
        """An operative paragraph without a number."""
        name = self.names.unique(f"{self.section}op.{self.names.count(self.section + 'op.u')}")
        self.levels.rows = [("top", frozenset())]
        self._hang(piece, Paragraph(name, text=piece.words.text), self.document.operative)

    def _is_heading(self, piece: Piece) -> bool:
        """Like a title, and without the opening words of a paragraph that lacks its stop."""
        text, italic = piece.words.text, piece.words.italic
        if piece.plain and italic < len(text):
            return False
        opens = 0 < italic < len(text) or is_operative(text, self.language) or is_preambular(text, self.language)
        return is_heading(text) and not (opens and max(len(text.split()), breadth(text) // 5) > 5)

    def _annexed(self, piece: Piece) -> None:
        text = piece.words.text
        if not self.stated and is_heading(text) and not (piece.plain and piece.words.italic < len(text)):
            self._heading(piece.words, "", piece.line)
        elif (
            not self.stated
            and self.stack
            and (begins_small(text, self.language) or self.stack[-1].text.endswith(COLONS))
        ):
            self._child(None, piece, len(self.stack))
        else:
            self.levels.rows, self.stack = [], []
            root = f"annex{self.annex}"
            name = self.names.unique(f"{root}.{self.names.count(root + '.u')}")
            self._hang(piece, Paragraph(name, text=text), self.document.annexes)

    def _loose(self, piece: Piece) -> None:
        """A paragraph of a document that has no operative part, or one that belongs to none of the parts."""
        if not self.stated and piece.kind != "figure" and is_heading(piece.words.text):
            self._heading(piece.words, piece.number.rstrip("."), piece.line)
            return
        kept, level = None, piece.level if self.stated else 0
        if piece.kind == "figure":
            name = self.names.unique(self.names.count("f"))
        elif not piece.number:
            name = self.names.unique(self.names.count("b"))
        else:
            number = number_printed(piece.number)
            told, kept = self.levels.level(number), number.text
            level = level if self.stated else told
            del self.stack[level:]
            step = number.name if level == 0 else segment(number, self.levels.kind)
            name = self.names.unique(
                f"{self.stack[-1].id}.{step}" if self.stack else f"p{step}" if level == 0 else f"p.{step}"
            )
            self.stack.append(Paragraph(name))
        kind: BlockType = "figure" if piece.kind == "figure" else "paragraph"
        self.document.blocks.append(Block(kind, id=name, level=level, number=kept, text=piece.words.text))
        self._marks(piece.words, name, level)
        self.lines.append((piece.line, "paragraph", name, piece.number + piece.words.text))

    def _in_list(self) -> bool:
        return len(self.stack) > 1 and not self.stack[-1].text.endswith(STOPS)

    def _hang(self, piece: Piece, paragraph: Paragraph, group: list[Paragraph]) -> None:
        group.append(paragraph)
        self.started = self.started or group is self.document.operative
        if self.stated or not self.annex:
            paragraph.lead = self._lead(piece.words, operative=group is self.document.operative)
        self._block(piece, paragraph, 0)
        self.stack = [paragraph]
        if not self.stated and group is self.document.preamble and not paragraph.text.endswith(COLONS):
            self.stack = []

    def _lead(self, found: Words, *, operative: bool) -> str | None:
        """The words in italics, or where the file sets none, the words that such texts set in italics."""
        if self.stated:
            return found.text[: found.italic] or None
        if 0 < found.italic < len(found.text):
            return found.text[: found.italic].strip(" ,;:\u060c\uff0c") or None
        if operative and is_preambular(found.text, self.language):
            operative = False
        return lead(found.text, operative=operative, language=self.language)

    def _block(self, piece: Piece, paragraph: Paragraph, level: int) -> None:
        self.fresh = False
        self.document.blocks.append(
            Block("paragraph", id=paragraph.id, level=level, number=paragraph.number, text=paragraph.text)
        )
        self._marks(piece.words, paragraph.id, level)
        self.lines.append((piece.line, "paragraph", paragraph.id, piece.number + piece.words.text))

    def _marks(self, found: Words, name: str | None, level: int) -> None:
        # Where a mark stands that is repeated, the model does not say: those come behind the notes' own.
        for mark in sorted(found.marks, key=lambda mark: mark.note is None):
            if name is not None:
                self.document.blocks.append(Block("note_ref", id=name, level=level, number=mark.marker))
            if mark.note is not None:
                text = words(mark.note)
                # Arabic sets the mark in parentheses before the note too.
                own = text.text.removeprefix("()").lstrip()
                note = Note(mark.marker, own, name, mark.offset if name is not None else None)
                self.document.notes.append(note)
                self.lines.append((text.line, "note", f"note:{mark.marker}", mark.marker + text.text))
                self.seen.add(mark.marker)
                if self.stated and (place := _PLACE.search(mark.note.get("eId", ""))):
                    self.order[id(note)] = int(place[1])
            elif mark.marker not in self.seen and name is not None:
                message = f"The text points to note {mark.marker}, which is not printed."
                self.document.doubts.append(Doubt("mark-without-note", name, mark.marker, None, message))

    def _open_annex(self) -> None:
        self.annex += 1
        self.fresh = True
        self.levels, self.stack, self.section, self.last, self.before = Levels(), [], "", None, 0

    def _open_section(self, printed: str) -> None:
        self.section = f"s{printed}."
        self.before = self.last if self.last is not None else self.before
        self.levels, self.stack, self.last, self.started = Levels(), [], None, False


def _numbers_joined(found: Iterable[Piece]) -> Iterator[Piece]:
    """Where a number stands by itself, the words that follow it without a number are its own."""
    bare: Piece | None = None
    for piece in found:
        if bare is not None and not piece.number and piece.kind in ("paragraph", "loose") and piece.words:
            piece, bare = replace(piece, number=bare.number, depth=bare.depth), None
        if bare is not None:
            yield bare
        bare = piece if piece.number and not piece.words and piece.kind == "paragraph" else None
        if bare is None:
            yield piece
    if bare is not None:
        yield bare
