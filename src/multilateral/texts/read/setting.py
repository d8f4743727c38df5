"""What the setting of a plain text says: whether its lines are broken, what is centred, how far in each rank stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from unicodedata import east_asian_width

from multilateral.texts.read.layout import is_ended
from multilateral.texts.read.numbering import Levels, Number, number_of
from multilateral.texts.read.plain import Line

# A printed line holds at most so many letters; longer ones are paragraphs that nobody broke.
_WIDEST = 160
USUAL = 80
_LEAST_INDENT = 8
_COLUMN = 4


def columns(text: str) -> int:
    """How many columns the text takes: two for an ideograph."""
    return len(text) if text.isascii() else len(text) + sum(east_asian_width(c) in "WF" for c in text)


def is_unbroken(lines: Iterable[Line]) -> bool:
    """Whether each paragraph stands on one line: most of the text is in lines that no page is wide enough for."""
    long = total = 0
    for line in lines:
        size = len(line.text)
        total += size
        long += size if size > _WIDEST else 0
    return 2 * long > total


def centre(lines: Sequence[Line]) -> None:
    """Mark the lines that are set in on both sides alike: short, without a stop, around the middle of the page."""
    plain = [line for line in lines if not line.whole and line.sheet is None and line.cell is None]
    broken = [line for line in plain if len(line.text) <= _WIDEST]
    if not any(line.indent >= _LEAST_INDENT for line in broken):
        return
    left = min(line.indent for line in broken)
    right = max(line.indent + columns(line.text) for line in broken)
    # Short lines at the margin of the text are the ends of paragraphs.
    margin, edge = _column(broken)
    middle = USUAL / 2 if right > 2 * USUAL or len(broken) < len(plain) else max(USUAL, left + right) / 2
    drawn = margin >= _LEAST_INDENT
    if drawn:
        # The text stands as far in as on its page.
        middle = (margin + edge) / 2
    for line in broken:
        if line.indent < left + _LEAST_INDENT or abs(line.indent - margin) <= 1 or "\t" in line.set:
            continue
        size = columns(line.text)
        number = number_of(line.text)
        if drawn and size > (0.4 if is_ended(line.text) else 0.8) * (edge - margin):
            # Letters of different widths take columns of one: the first line of a paragraph may look centred.
            continue
        line.centred = (
            abs(line.indent + size / 2 - middle) <= 2
            and (number is None or number.style == "top")
            and (not is_ended(line.text) or line.text.endswith((":", "：", "?", "!", ",")))
        )
    if not drawn:
        return
    # What begins where many others do stands in their column.
    begun = Counter(line.indent for line in broken if not line.centred)
    centred = Counter(line.indent for line in broken if line.centred)
    for line in broken:
        if line.centred and begun[line.indent] >= max(_COLUMN, centred[line.indent]):
            line.centred = False


def _column(lines: Sequence[Line]) -> tuple[int, int]:
    """The column in which the text stands: where most of its long lines begin, and how far they reach."""
    long = [line for line in lines if columns(line.text) > USUAL * 0.6]
    indents = Counter(line.indent for line in long)
    if not indents:
        return 0, 0
    margin = max(indents, key=lambda indent: indents[indent])
    ends = sorted(line.indent + columns(line.text) for line in long if line.indent == margin)
    return margin, ends[len(ends) * 9 // 10]


class Margins:
    """How far in the paragraphs of each rank stand, where a text is set out so that this can be relied on.

    It can where the numbers say the same nearly throughout: then it also ranks what has no number.
    """

    __slots__ = ("left", "steps", "sure")

    def __init__(self, items: Sequence[tuple[int, Number | None]], *, unbroken: bool) -> None:
        """``items`` are (indent, number) of the paragraphs in reading order."""
        ranks: dict[int, Counter[int]] = {}
        levels = Levels()
        for indent, number in items:
            if number is not None:
                ranks.setdefault(levels.level(number), Counter())[indent] += 1
        usual = [ranks[level].most_common(1)[0] for level in sorted(ranks)]
        self.left = usual[0][0] if 0 in ranks else min((indent for indent, _ in items), default=0)
        kept = sum(times for _, times in usual) > 0.9 * sum(map(Counter.total, ranks.values()))
        climbing = all(one < other for (one, _), (other, _) in zip(usual, usual[1:], strict=False))
        # In lines that nobody broke, all that is further in was set so.
        further = all(indent > self.left for level, held in ranks.items() if level for indent in held)
        self.sure = (kept and climbing and 0 in ranks) or (unbroken and further)
        self.steps = self.sure and any(self.is_inset(indent) for indent, _ in items)

    def is_inset(self, indent: int) -> bool:
        """Whether a paragraph so far in stands below another."""
        return self.sure and indent > self.left + 1

    def is_flush(self, indent: int) -> bool:
        """Whether a paragraph stands where those of the first rank do, in a text that sets others further in."""
        return self.steps and abs(indent - self.left) <= 1
