"""The body: lines to paragraphs, paragraphs to preamble, operative part and annexes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

import regex

from multilateral.texts.model import Doubt, Paragraph
from multilateral.texts.read.blocks import Body
from multilateral.texts.read.cells import rows
from multilateral.texts.read.headings import is_heading, is_title
from multilateral.texts.read.item import Item, join
from multilateral.texts.read.layout import COLONS, COMMAS, ENDING, STOPS, Page, Words, breadth, is_ended
from multilateral.texts.read.numbering import (
    Levels,
    Number,
    heading_number,
    heading_rank,
    number_of,
    section_of,
    segment,
)
from multilateral.texts.read.outline import Outline
from multilateral.texts.read.paragraphs import chunks
from multilateral.texts.read.phrases import patterns
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
        builder.outline.next = number_of(after.text) if after is not None else None
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
        self.body, self.language, self.resolution = body, language, resolution
        self.outline = Outline(body, margins)
        self.section = ""
        self.annex = 0
        self.preambles = 0
        self.last_top: int | None = None
        self.before = 0
        self.ended = False
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
            item.role, item.rows, item.id = "table", cells, self.outline.names.unique(self.outline.names.count("t"))
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
        return number.end <= len(text) and (number.style != "loose" or bool(self.outline.stack))

    def _numbered(self, item: Item, number: Number) -> None:
        begun, self.untitled, self.begun = self.begun, False, False
        if self.outline.above and number.style in ("round", "quoted", "enclosed", "loose"):
            self.outline.resume(number)
        level = 1 if self.outline.is_listed(number, below_heading=begun) else self.outline.level(item, number)
        text = item.text[number.end :]
        item.number = number
        if number.damaged:
            printed = f"{number.text},"
            place, meant = f"{self.section}op{number.name}", f"{number.text}."
            self.body.doubts.append(Doubt("damaged-number", place, printed, meant, f"{printed} was read as {meant}"))
        if level == 0 and number.style == "top":
            self._order(number)
            identity = self.outline.names.unique(f"{self.section}op{number.name}")
            self.outline.hang(item, Paragraph(identity, number=number.text, text=text), 0, self.body.operative)
            self.numbered = True
        else:
            self.outline.child(item, number, text, level, self.body.operative, f"{self.section}op")
        self.ended = False

    def _order(self, number: Number) -> None:
        value = int(regex.match(r"\d+", number.text)[0]) if number.text[0].isdigit() else 0  # type: ignore[index]
        if " " not in number.text:
            expected = (self.last_top or 0) + 1
            # A section counts on from the one before it, or begins anew.
            if value != expected and not (self.last_top is None and value == self.before + 1):
                place, said = f"{self.section}op{number.name}", f"{number.text} stands where {expected} was expected."
                self.body.doubts.append(Doubt("number-order", place, number.text, str(expected), f"Paragraph {said}"))
            self.last_top = value

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
        if self.ended and not self.outline.stack:
            self._block(item)
            return
        if self.ended:
            self._heading(item, 1) if is_heading(text) else self._block(item)
            return
        above = self.outline.stack or self.body.preamble
        begins = preambular and not self.outline.stack and not (above and above[-1].text.endswith(COLONS))
        if above and not begins and self.outline.margins.is_inset(item.lines[0].indent):
            self.outline.child(
                item, None, text, self.outline.level(item, None), self.body.operative, f"{self.section}op"
            )
            return
        flush = self.outline.margins.is_flush(item.lines[0].indent)
        small = begins_small(text, self.language)
        if self.outline.labels(text):
            depth = len(self.outline.stack) - 1
            self.outline.child(item, None, text, depth, self.body.operative, f"{self.section}op")
            return
        if not self.body.operative or self._fresh_section():
            if small and self.outline.stack:
                # Words behind a list in the preamble.
                self.outline.child(item, None, text, self.outline.depth_of_unnumbered(), self.body.preamble, "pp")
                return
            if titled or (is_heading(text) and not ((preambular or operative) and words > 5)):
                self._heading(item, 1)
                return
            if not operative:
                self._preamble(item)
                return
        listed = (
            self.stated and item.lines[0].sheet is not None and (self.outline.in_list() or self.outline.awaits_list())
        )
        if (is_heading(text) and not (operative and words > 5) and not listed) or self.outline.parts_list(text, words):
            self._heading(item, 1)
            return
        if self.begun and self.one_ahead and preambular and text.endswith(COMMAS):
            # Each part of a text may have a preamble of its own.
            self._preamble(item)
            return
        self.begun = False
        runs_on = not flush and (self.outline.awaits_list() or self.outline.in_list())
        if self.outline.stack and (small or runs_on):
            depth = self.outline.depth_of_unnumbered()
            self.outline.child(item, None, text, depth, self.body.operative, f"{self.section}op")
            if not small:
                self.outline.levels.rows = self.outline.levels.rows[:depth]
            return
        identity = self.outline.names.unique(f"{self.section}op.{self.outline.names.count(self.section + 'op.u')}")
        self.outline.levels.rows = [("top", frozenset())]
        self.outline.hang(item, Paragraph(identity, text=text), 0, self.body.operative)

    def _fresh_section(self) -> bool:
        return bool(self.section) and not any(p.id.startswith(self.section) for p in self.body.operative)

    def _preamble(self, item: Item) -> None:
        self.preambles += 1
        identity = self.outline.names.unique(f"{self.section}pp{self.preambles}")
        self.outline.hang(item, Paragraph(identity, text=item.text), 0, self.body.preamble)
        if not item.text.endswith(COLONS):
            self.outline.stack = []

    def _annexed(self, item: Item) -> None:
        number = number_of(item.text)
        root = f"annex{self.annex}"
        if not self.outline.stack and self.outline.goes_on(number, item):
            self.outline.stack = self.outline.above
        if number is None:
            if self.outline.stack and self.outline.margins.is_inset(item.lines[0].indent):
                self.outline.child(item, None, item.text, self.outline.level(item, None), self.body.annexes, root)
                return
            titled, self.untitled = self.untitled and is_title(item.text), False
            if (is_heading(item.text) or titled) and not self.stated:
                self._heading(item, 1)
                return
            flush, small = self.outline.margins.is_flush(item.lines[0].indent), begins_small(item.text, self.language)
            if flush and small and len(self.outline.stack) > 1:
                # The end of a sentence that a list interrupts.
                self.outline.child(item, None, item.text, self.outline.depth_of_unnumbered(), self.body.annexes, root)
                return
            if self.outline.stack and not flush and (small or self.outline.stack[-1].text.endswith(COLONS)):
                self.outline.child(item, None, item.text, len(self.outline.stack), self.body.annexes, root)
                return
            self.outline.levels.rows = []
            self.outline.stack = []
            self.outline.hang(
                item,
                Paragraph(self.outline.names.unique(f"{root}.{self.outline.names.count(root + '.u')}"), text=item.text),
                0,
                self.body.annexes,
            )
            return
        level = self.outline.level(item, number)
        text = item.text[number.end :]
        if level == 0 and number.style == "top":
            identity = self.outline.names.unique(f"{root}.p{number.name}")
            self.outline.hang(item, Paragraph(identity, number=number.text, text=text), 0, self.body.annexes)
            return
        self.outline.child(item, number, text, level if self.outline.stack else 0, self.body.annexes, root)

    def _heading(self, item: Item, level: int) -> None:
        item.role, item.level, self.begun = "heading", level, True
        item.number = item.number or heading_number(item.text)
        item.id = self.outline.names.unique(self.outline.names.count("h"))
        if self.annex:
            self.outline.above, self.outline.stack = self.outline.stack or self.outline.above, []
        elif not self.outline.margins.steps:
            # Otherwise it is seen how deep the list goes on below the heading.
            self.outline.above, self.outline.stack = (
                self.outline.stack if len(self.outline.stack) > 1 else self.outline.above,
                self.outline.stack[:1],
            )

    def _block(self, item: Item) -> None:
        """A paragraph that is neither preambular nor operative: kept whole, with a name of its own."""
        if not self.resolution and not self.stated and is_heading(item.text):
            item.number = number_of(item.text)
            self._heading(item, heading_rank(item.text))
            return
        number = number_of(item.text)
        if self.resolution or number is None or number.end >= len(item.text):
            identity, text, kept = self.outline.names.unique(self.outline.names.count("b")), item.text, None
        else:
            level = self.outline.levels.level(number)
            if number.style == "deep" and not any(
                number.text.startswith(f"{above.number}.") for above in self.outline.stack
            ):
                # "25.1" without a paragraph 25 is a paragraph of the first rank.
                level, self.outline.levels.rows = 0, [("deep", frozenset())]
            item.level, kept, text = level, number.text, item.text[number.end :]
            if level == 0:
                identity = self.outline.names.unique(f"p{number.name}")
                self.outline.stack = [Paragraph(identity, number=kept)]
            else:
                self.outline.stack = self.outline.stack[:level]
                parent = self.outline.stack[-1].id if self.outline.stack else "p"
                identity = self.outline.names.unique(f"{parent}.{segment(number, self.outline.levels.kind)}")
                self.outline.stack.append(Paragraph(identity, number=kept))
        paragraph = Paragraph(identity, number=kept, text=text)
        item.paragraph, item.id = paragraph, identity
        self.body.loose.append(paragraph)

    def _open_annex(self) -> None:
        self.annex += 1
        self.outline.levels, self.outline.stack, self.section, self.last_top, self.before = Levels(), [], "", None, 0
        self.outline.above = []

    def _open_section(self, printed: str) -> None:
        self.section = f"s{printed}."
        self.before = self.last_top if self.last_top is not None else self.before
        self.outline.levels, self.outline.stack, self.last_top, self.preambles = Levels(), [], None, 0
