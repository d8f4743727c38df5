"""The body: lines to paragraphs, paragraphs to preamble, operative part and annexes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

import regex

from multilateral.texts.model import Doubt, Paragraph
from multilateral.texts.read.blocks import Body
from multilateral.texts.read.cells import rows
from multilateral.texts.read.layout import CLOSED, COLONS, COMMAS, ENDING, STOPS, Page, Words, breadth, is_ended
from multilateral.texts.read.names import Names
from multilateral.texts.read.numbering import (
    Levels,
    Number,
    heading_number,
    heading_rank,
    number_of,
    section_of,
    segment,
)
from multilateral.texts.read.paragraphs import Item, chunks, is_heading, is_title, join, patterns
from multilateral.texts.read.plain import Line
from multilateral.texts.read.setting import Margins, is_unbroken
from multilateral.texts.wording import DATES, Language, begins_small, is_operative, is_preambular, lead

# The longest number of a section without a title ("XXXVIII.").
_NUMERAL = 8


def items(lines: Sequence[Line], pages: dict[int, Page], words: Words, language: Language, *, resolution: bool) -> Body:
    """The body of a resolution, or of any other text as numbered and unnumbered paragraphs."""
    found = chunks(lines, pages, language, resolution=resolution)
    for item in found:
        join(item, words)
    body = Body(items=found)
    # Headings and the lines that close a text have margins of their own.
    ranks = [
        (item.lines[0].indent, number)
        for item in found
        if not item.centred
        and rows(item) is None
        and ((number := number_of(item.text)) is not None or is_ended(item.text))
    ]
    unbroken = is_unbroken(lines) or sum(line.whole for line in lines) > 0.9 * len(lines)
    builder = _Builder(body, language, resolution, Margins(ranks, unbroken=unbroken))
    for item, after in zip_longest(found, found[1:]):
        builder.next = number_of(after.text) if after is not None else None
        builder.take(item)
        if item.paragraph is not None:
            item.cut = len(item.text) - len(item.paragraph.text)
        elif item.role == "heading" and item.number is not None:
            item.cut = item.number.end
    for item in found:
        place = item.id or f"line:{item.lines[0].row}"
        for printed, reading in item.torn:
            said = f"A line ends in “{printed.split('-')[0]}-”; the hyphen was kept."
            body.doubts.append(Doubt("split-word", place, printed, reading, said))
    return body


class _Builder:
    """Takes the items in reading order and hangs each where it belongs."""

    def __init__(self, body: Body, language: Language, resolution: bool, margins: Margins) -> None:
        self.body, self.language, self.resolution, self.margins = body, language, resolution, margins
        self.indents: dict[str, int] = {}
        # The number of the item behind.
        self.next: Number | None = None
        self.levels = Levels()
        self.stack: list[Paragraph] = []
        # The open paragraphs above the last heading: a list may go on below it.
        self.above: list[Paragraph] = []
        self.section = ""
        self.annex = 0
        self.names = Names()
        self.preambles = 0
        self.last_top: int | None = None
        self.before = 0
        self.ended = False
        self.loose = 0
        # Where the format names its headings, or the text sets them on the middle of the page, nothing else is one.
        self.stated = sum(item.lines[0].role == "heading" or item.centred for item in body.items) > 1
        self.numbered = False
        # Whether the number of a section, or the word "Annex", stands right above.
        self.untitled = False
        # Whether nothing but preamble stands below the last heading.
        self.begun = False
        self.one_ahead = any((n := number_of(item.text)) and n.text == "1" and n.style == "top" for item in body.items)

    def take(self, item: Item) -> None:
        _, _, annex, opening = patterns(self.language.code)
        text = item.text
        # A numbered sentence that stands in the middle does so by chance.
        sentence = number_of(text) is not None and is_ended(text)
        stated = item.lines[0].role == "heading" or (item.centred and is_heading(text, stops=False) and not sentence)
        if (cells := rows(item)) is not None:
            item.role, item.rows, item.id = "table", cells, self.names.unique(self.names.count("t"))
            return
        if self.resolution and len(text) < 300 and self._closing(item):
            return
        if annex.fullmatch(text) is not None:
            self._open_annex()
            self._heading(item, item.lines[0].level if stated else 0)
            self.untitled = True
            return
        if (
            len(text) < 200
            and opening.fullmatch(text)
            and text.endswith(COMMAS)
            and (self.resolution or self.body.preamble)
        ):
            self._heading(item, 0)
            return
        if stated and (self.annex or section_of(text, self.language) is None):
            if self.body.meeting and self.ended and self.body.operative and not self.annex:
                # Behind the closing line only annexes stand, though the word may not be printed.
                self._open_annex()
            item.number = number_of(text)
            self._heading(item, item.lines[0].level or heading_rank(text))
            return
        if not self.resolution and not self.annex:
            self._block(item)
            return
        if self.annex:
            self._annexed(item)
            return
        if (section := section_of(text, self.language)) is not None:
            self._open_section(section)
            self._heading(item, 1)
            self.untitled = breadth(text) <= _NUMERAL
            return
        number = number_of(text)
        if number is not None and self._is_numbered(number, text):
            if self.ended and self.last_top and number.style == "top" and number.name == "1":
                # Behind the closing line a row that begins anew is an annex, whether or not it is headed so.
                self._open_annex()
                self._annexed(item)
                return
            self._numbered(item, number)
            return
        self._unnumbered(item)

    def _closing(self, item: Item) -> bool:
        """Take a line that says at which meeting and when the text was adopted; whether it is one."""
        meeting, adopted_at, _, _ = patterns(self.language.code)
        if (match := meeting.fullmatch(item.text)) is not None:
            self.body.meeting = self.body.meeting or match["meeting"]
            self.body.adopted = self.body.adopted or match["date"]
            item.role, item.id, self.ended = "masthead", "adopted", True
        elif self.body.meeting and self.body.adopted is None and self.ended and regex.fullmatch(DATES, item.text):
            self.body.adopted = item.text
            item.role, item.id = "masthead", "adopted"
        elif (not self.annex or self.body.meeting is None) and (place := adopted_at.match(item.text)) is not None:
            self.body.meeting, self.ended = self.body.meeting or place["meeting"], True
            self._block(item)
        else:
            return False
        return True

    def _is_numbered(self, number: Number, text: str) -> bool:
        # "2013 and 2015" starts no paragraph; a dash before a number does ("- 1. Supports").
        if number.damaged:
            return self.last_top is not None and number.name == str(self.last_top + 1)
        return number.end <= len(text) and (number.style != "loose" or bool(self.stack))

    def _numbered(self, item: Item, number: Number) -> None:
        begun, self.untitled, self.begun = self.begun, False, False
        if self.above and number.style in ("round", "quoted", "enclosed", "loose"):
            self._resume(number)
        level = 1 if self._is_listed(number, below_heading=begun) else self._level(item, number)
        text = item.text[number.end :]
        item.number = number
        if number.damaged:
            printed = f"{number.text},"
            place, meant = f"{self.section}op{number.name}", f"{number.text}."
            self.body.doubts.append(Doubt("damaged-number", place, printed, meant, f"{printed} was read as {meant}"))
        if level == 0 and number.style == "top":
            self._order(number)
            identity = self.names.unique(f"{self.section}op{number.name}")
            self._hang(item, Paragraph(identity, number=number.text, text=text), 0, self.body.operative)
            self.numbered = True
        else:
            self._child(item, number, text, level, self.body.operative, f"{self.section}op")
        self.ended = False

    def _level(self, item: Item, number: Number | None) -> int:
        """The rank of an item: by its number, or by its indent where this can be relied on."""
        indent = item.lines[0].indent
        level = self.levels.level(number) if number is not None else 0
        if not self.margins.steps or (number is not None and self._is_next(number)):
            return level
        if not self.margins.is_inset(indent):
            return level if indent < self.margins.left - 1 else 0
        above = sum(self.indents.get(paragraph.id, 0) < indent for paragraph in self.stack)
        return max(1, above)

    def _is_listed(self, number: Number, *, below_heading: bool) -> bool:
        """Whether a number of the first rank counts the members of a list: behind a colon it begins with 1 anew."""
        if number.style != "top" or not number.name.isdecimal() or not self.stack:
            return False
        above, value = self.stack[0], int(number.name)
        if above.number is None or not above.number.isdecimal():
            return False
        if value == 1:
            return not below_heading and not above.paragraphs and above.text.rstrip().endswith(COLONS)
        if int(above.number) + 1 == value and (self.next is None or self.next.name != number.name):
            return False
        return bool(above.paragraphs) and above.paragraphs[-1].number == str(value - 1)

    def _resume(self, number: Number) -> None:
        """Below a heading of the operative part: a list that was open above it goes on, or else is closed."""
        above, self.above = self.above, []
        if len(above) < 2 or len(self.stack) != 1 or above[0] is not self.stack[0]:
            return
        last = above[-1].text
        if self.levels.goes_on(number) or not is_ended(last) or last.endswith(COLONS):
            self.stack = above
        else:
            self.levels.rows = self.levels.rows[:1]

    def _is_next(self, number: Number) -> bool:
        """Whether a number of the first rank follows the last one of that rank, and no other in a list below it."""
        if number.style != "top" or not number.name.isdecimal():
            return False
        before = str(int(number.name) - 1)
        same = [depth for depth, above in enumerate(self.stack) if above.number == before]
        return same == [0]

    def _order(self, number: Number) -> None:
        value = int(regex.match(r"\d+", number.text)[0]) if number.text[0].isdigit() else 0  # type: ignore[index]
        if " " not in number.text:
            expected = (self.last_top or 0) + 1
            # A section counts on from the one before it, or begins anew.
            if value != expected and not (self.last_top is None and value == self.before + 1):
                place, said = f"{self.section}op{number.name}", f"{number.text} stands where {expected} was expected."
                self.body.doubts.append(Doubt("number-order", place, number.text, str(expected), f"Paragraph {said}"))
            self.last_top = value

    def _child(
        self, item: Item, number: Number | None, text: str, level: int, roots: list[Paragraph], root: str
    ) -> None:
        indent = item.lines[0].indent
        while len(self.stack) > level:
            self.stack.pop()
        if not self.stack and not self.body.operative and self.body.preamble and not self.margins.is_flush(indent):
            # A list in the preamble.
            self.stack = [self.body.preamble[-1]]
        if not self.stack:
            # Lettered paragraphs without a chapeau of their own stand in the first rank.
            local = segment(number, self.levels.kind) if number else self.names.count(f"{root}.u")
            identity = self.names.unique(f"{root}.{local}")
            self._hang(item, Paragraph(identity, number=number.text if number else None, text=text), 0, roots)
            return
        parent = self.stack[-1]
        if number is not None and number.style == "deep":
            local = number.text
            identity = self.names.unique(f"{self.stack[0].id}.{local.split('.', 1)[1]}")
        elif number is not None and number.style != "bullet":
            identity = self.names.unique(f"{parent.id}.{segment(number, self.levels.kind)}")
        else:
            identity = self.names.unique(f"{parent.id}.{self.names.count(parent.id + '.u')}")
        child = Paragraph(identity, number=number.text if number else None, text=text)
        parent.paragraphs.append(child)
        item.paragraph, item.id, item.level = child, identity, len(self.stack)
        self.indents[identity] = indent
        self.stack.append(child)

    def _unnumbered(self, item: Item) -> None:
        text = item.text
        # The title of a section may begin with a verb in capitals; it stands right below the section's number.
        titled, self.untitled = self.untitled and is_title(text), False
        preambular = lead(text, operative=False, language=self.language) is not None or is_preambular(
            text, self.language
        )
        # Some languages have one word for both: then its stop tells.
        if preambular and is_operative(text, self.language):
            preambular = (self.one_ahead and not self.numbered) or not text.endswith(STOPS)
        operative = not preambular and (
            is_operative(text, self.language)
            or (
                lead(text, operative=True, language=self.language) is not None
                # In a text without numbers, what opens with a verb and ends in a full stop is its decision.
                and text.endswith(ENDING if self.one_ahead else (*ENDING, *STOPS))
            )
        )
        # With paragraph 1 still to come, of a section too, what ends with a comma is preamble, whatever its verb.
        if operative and self.one_ahead and text.endswith(COMMAS) and (not self.numbered or self._fresh_section()):
            operative = False
        words = max(len(text.split()), breadth(text) // 5)
        if self.ended and not self.stack:
            self._block(item)
            return
        if self.ended:
            self._heading(item, 1) if is_heading(text) else self._block(item)
            return
        above = self.stack or self.body.preamble
        begins = preambular and not self.stack and not (above and above[-1].text.endswith(COLONS))
        if above and not begins and self.margins.is_inset(item.lines[0].indent):
            self._child(item, None, text, self._level(item, None), self.body.operative, f"{self.section}op")
            return
        flush = self.margins.is_flush(item.lines[0].indent)
        small = begins_small(text, self.language)
        if not self.body.operative or self._fresh_section():
            if small and self.stack:
                # Words behind a list in the preamble.
                self._child(item, None, text, self._depth_of_unnumbered(), self.body.preamble, "pp")
                return
            if titled or (is_heading(text) and not ((preambular or operative) and words > 5)):
                self._heading(item, 1)
                return
            if not operative:
                self._preamble(item)
                return
        listed = self.stated and item.lines[0].sheet is not None and (self._in_list() or self._awaits_list())
        if (is_heading(text) and not (operative and words > 5) and not listed) or self._parts_list(text, words):
            self._heading(item, 1)
            return
        if self.begun and self.one_ahead and preambular and text.endswith(COMMAS):
            # Each part of a text may have a preamble of its own.
            self._preamble(item)
            return
        self.begun = False
        runs_on = not flush and (self._awaits_list() or self._in_list())
        if self.stack and (small or runs_on):
            depth = self._depth_of_unnumbered()
            self._child(item, None, text, depth, self.body.operative, f"{self.section}op")
            if not small:
                self.levels.rows = self.levels.rows[:depth]
            return
        identity = self.names.unique(f"{self.section}op.{self.names.count(self.section + 'op.u')}")
        self.levels.rows = [("top", frozenset())]
        self._hang(item, Paragraph(identity, text=text), 0, self.body.operative)

    def _parts_list(self, text: str, words: int) -> bool:
        """Whether a few words with a colon stand between two members of a list, of which the first is finished."""
        if words > 8 or not text.endswith(COLONS) or not is_heading(text, stops=False) or len(self.stack) < 2:
            return False
        finished = self.stack[-1].text.rstrip().endswith(STOPS)
        return finished and self.next is not None and self.levels.goes_on(self.next)

    def _awaits_list(self) -> bool:
        return bool(self.stack) and self.stack[-1].text.rstrip().endswith(COLONS)

    def _in_list(self) -> bool:
        """Inside sub-paragraphs that are not finished: what follows without a number belongs to them."""
        return len(self.stack) > 1 and not self.stack[-1].text.rstrip().endswith(STOPS)

    def _depth_of_unnumbered(self) -> int:
        # Words after the children belong to their parent; the first words after a colon open a row.
        if self.stack[-1].text.rstrip().endswith(COLONS) or (len(self.stack) == 1):
            return len(self.stack)
        return max(1, len(self.stack) - 1)

    def _fresh_section(self) -> bool:
        return bool(self.section) and not any(p.id.startswith(self.section) for p in self.body.operative)

    def _preamble(self, item: Item) -> None:
        self.preambles += 1
        identity = self.names.unique(f"{self.section}pp{self.preambles}")
        self._hang(item, Paragraph(identity, text=item.text), 0, self.body.preamble)
        if not item.text.endswith(COLONS):
            self.stack = []

    def _annexed(self, item: Item) -> None:
        number = number_of(item.text)
        root = f"annex{self.annex}"
        if not self.stack and self._goes_on(number, item):
            self.stack = self.above
        if number is None:
            if self.stack and self.margins.is_inset(item.lines[0].indent):
                self._child(item, None, item.text, self._level(item, None), self.body.annexes, root)
                return
            titled, self.untitled = self.untitled and is_title(item.text), False
            if (is_heading(item.text) or titled) and not self.stated:
                self._heading(item, 1)
                return
            flush, small = self.margins.is_flush(item.lines[0].indent), begins_small(item.text, self.language)
            if flush and small and len(self.stack) > 1:
                # The end of a sentence that a list interrupts.
                self._child(item, None, item.text, self._depth_of_unnumbered(), self.body.annexes, root)
                return
            if self.stack and not flush and (small or self.stack[-1].text.endswith(COLONS)):
                self._child(item, None, item.text, len(self.stack), self.body.annexes, root)
                return
            self.levels.rows = []
            self.stack = []
            self._hang(
                item,
                Paragraph(self.names.unique(f"{root}.{self.names.count(root + '.u')}"), text=item.text),
                0,
                self.body.annexes,
            )
            return
        level = self._level(item, number)
        text = item.text[number.end :]
        if level == 0 and number.style == "top":
            identity = self.names.unique(f"{root}.p{number.name}")
            self._hang(item, Paragraph(identity, number=number.text, text=text), 0, self.body.annexes)
            return
        self._child(item, number, text, level if self.stack else 0, self.body.annexes, root)

    def _goes_on(self, number: Number | None, item: Item) -> bool:
        """Below a heading of an annex: whether this belongs to the list that was open above it."""
        if not self.above or not self.above[0].text.rstrip().endswith(COLONS):
            return False
        if number is None:
            return self.margins.is_inset(item.lines[0].indent) and not self.above[0].paragraphs
        if number.style in ("top", "deep"):
            return False
        unfinished = CLOSED.sub("", self.above[-1].text.rstrip()).endswith((*ENDING, *COMMAS))
        return unfinished or self.levels.goes_on(number)

    def _hang(self, item: Item, paragraph: Paragraph, level: int, group: list[Paragraph]) -> None:
        group.append(paragraph)
        item.paragraph, item.id, item.level = paragraph, paragraph.id, level
        self.indents[paragraph.id] = item.lines[0].indent
        self.stack = [paragraph]

    def _heading(self, item: Item, level: int) -> None:
        item.role, item.level, self.begun = "heading", level, True
        item.number = item.number or heading_number(item.text)
        item.id = self.names.unique(self.names.count("h"))
        if self.annex:
            self.above, self.stack = self.stack or self.above, []
        elif not self.margins.steps:
            # Otherwise it is seen how deep the list goes on below the heading.
            self.above, self.stack = self.stack if len(self.stack) > 1 else self.above, self.stack[:1]

    def _block(self, item: Item) -> None:
        """A paragraph that is neither preambular nor operative: kept whole, with a name of its own."""
        if not self.resolution and not self.stated and is_heading(item.text):
            item.number = number_of(item.text)
            self._heading(item, heading_rank(item.text))
            return
        number = number_of(item.text)
        if self.resolution or number is None or number.end >= len(item.text):
            identity, text, kept = self.names.unique(self.names.count("b")), item.text, None
        else:
            level = self.levels.level(number)
            if number.style == "deep" and not any(number.text.startswith(f"{above.number}.") for above in self.stack):
                # "25.1" without a paragraph 25 is a paragraph of the first rank.
                level, self.levels.rows = 0, [("deep", frozenset())]
            item.level, kept, text = level, number.text, item.text[number.end :]
            if level == 0:
                identity = self.names.unique(f"p{number.name}")
                self.stack = [Paragraph(identity, number=kept)]
            else:
                self.stack = self.stack[:level]
                parent = self.stack[-1].id if self.stack else "p"
                identity = self.names.unique(f"{parent}.{segment(number, self.levels.kind)}")
                self.stack.append(Paragraph(identity, number=kept))
        paragraph = Paragraph(identity, number=kept, text=text)
        item.paragraph, item.id = paragraph, identity
        self.body.loose.append(paragraph)

    def _open_annex(self) -> None:
        self.annex += 1
        self.levels, self.stack, self.section, self.last_top, self.before = Levels(), [], "", None, 0
        self.above = []

    def _open_section(self, printed: str) -> None:
        self.section = f"s{printed}."
        self.before = self.last_top if self.last_top is not None else self.before
        self.levels, self.stack, self.last_top, self.preambles = Levels(), [], None, 0
