"""The paragraphs that are open while a body is read, and at which rank the next one hangs."""

from __future__ import annotations

from multilateral.texts.model import Paragraph
from multilateral.texts.read.blocks import Body
from multilateral.texts.read.headings import is_heading
from multilateral.texts.read.item import Item
from multilateral.texts.read.layout import CLOSED, COLONS, COMMAS, ENDING, STOPS, is_ended
from multilateral.texts.read.names import Names
from multilateral.texts.read.numbering import Levels, Number, segment
from multilateral.texts.read.phrases import label_of
from multilateral.texts.read.setting import Margins


class Outline:
    """The open paragraphs from the first rank to the deepest, with what tells of ranks: numbers and indents."""

    def __init__(self, body: Body, margins: Margins) -> None:
        self.body, self.margins = body, margins
        self.indents: dict[str, int] = {}
        # The number of the item behind.
        self.next: Number | None = None
        self.levels = Levels()
        self.stack: list[Paragraph] = []
        # The open paragraphs above the last heading: a list may go on below it.
        self.above: list[Paragraph] = []
        self.names = Names()

    def hang(self, item: Item, paragraph: Paragraph, level: int, group: list[Paragraph]) -> None:
        """Put the paragraph into the group; it alone is open then."""
        group.append(paragraph)
        item.paragraph, item.id, item.level = paragraph, paragraph.id, level
        self.indents[paragraph.id] = item.lines[0].indent
        self.stack = [paragraph]

    def child(
        self, item: Item, number: Number | None, text: str, level: int, roots: list[Paragraph], root: str
    ) -> None:
        """Put the words below the open paragraphs above ``level``, or, where none is open, among the ``roots``."""
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
            self.hang(item, Paragraph(identity, number=number.text if number else None, text=text), 0, roots)
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

    def level(self, item: Item, number: Number | None) -> int:
        """The rank of an item: by its number, or by its indent where this can be relied on."""
        indent = item.lines[0].indent
        level = self.levels.level(number) if number is not None else 0
        if not self.margins.steps or (number is not None and self._is_next(number)):
            return level
        if not self.margins.is_inset(indent):
            return level if indent < self.margins.left - 1 else 0
        above = sum(self.indents.get(paragraph.id, 0) < indent for paragraph in self.stack)
        return max(1, above)

    def _is_next(self, number: Number) -> bool:
        """Whether a number of the first rank follows the last one of that rank, and no other in a list below it."""
        if number.style != "top" or not number.name.isdecimal():
            return False
        before = str(int(number.name) - 1)
        same = [depth for depth, above in enumerate(self.stack) if above.number == before]
        return same == [0]

    def is_listed(self, number: Number, *, below_heading: bool) -> bool:
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

    def resume(self, number: Number) -> None:
        """Below a heading of the operative part: a list that was open above it goes on, or else is closed."""
        above, self.above = self.above, []
        if len(above) < 2 or len(self.stack) != 1 or above[0] is not self.stack[0]:
            return
        last = above[-1].text
        if self.levels.goes_on(number) or not is_ended(last) or last.endswith(COLONS):
            self.stack = above
        else:
            self.levels.rows = self.levels.rows[:1]

    def goes_on(self, number: Number | None, item: Item) -> bool:
        """Below a heading of an annex: whether this belongs to the list that was open above it."""
        if not self.above or not self.above[0].text.rstrip().endswith(COLONS):
            return False
        if number is None:
            return self.margins.is_inset(item.lines[0].indent) and not self.above[0].paragraphs
        if number.style in ("top", "deep"):
            return False
        unfinished = CLOSED.sub("", self.above[-1].text.rstrip()).endswith((*ENDING, *COMMAS))
        return unfinished or self.levels.goes_on(number)

    def parts_list(self, text: str, words: int) -> bool:
        """Whether a few words with a colon stand between two members of a list, of which the first is finished."""
        if words > 8 or not text.endswith(COLONS) or not is_heading(text, stops=False) or len(self.stack) < 2:
            return False
        finished = self.stack[-1].text.rstrip().endswith(STOPS)
        return finished and self.next is not None and self.levels.goes_on(self.next)

    def labels(self, text: str) -> bool:
        """Whether a label ("Panel 2:") begins these words as it does the last member of a row without numbers."""
        last = self.stack[-1] if len(self.stack) > 1 else None
        return last is not None and last.number is None and label_of(text) == label_of(last.text) != ""

    def awaits_list(self) -> bool:
        return bool(self.stack) and self.stack[-1].text.rstrip().endswith(COLONS)

    def in_list(self) -> bool:
        """Inside sub-paragraphs that are not finished: what follows without a number belongs to them."""
        return len(self.stack) > 1 and not self.stack[-1].text.rstrip().endswith(STOPS)

    def depth_of_unnumbered(self) -> int:
        # Words after the children belong to their parent; the first words after a colon open a row.
        if self.stack[-1].text.rstrip().endswith(COLONS) or (len(self.stack) == 1):
            return len(self.stack)
        return max(1, len(self.stack) - 1)
