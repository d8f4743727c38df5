"""What the printed lines of sheets are: furniture of the page, notes at its foot, headings; and where they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

import regex

from multilateral.texts.read.layout import SUPERSCRIPT, page_line, superscript_to_digits
from multilateral.texts.read.pdf import Sheet
from multilateral.texts.read.pdf_lines import Strip
from multilateral.texts.read.plain import Line

_UNDERSCORES = regex.compile(r"[_‗–—─━]{4,}")
_NOTE = regex.compile(rf"(?P<marker>\d{{1,3}}(?![\d/–-])|[{SUPERSCRIPT}]{{1,3}}|[*†‡§]{{1,4}})\s*(?=\S)")
_DIGITS = regex.compile(r"\d+")
_FOLIO = regex.compile(r"[\W\d]*")
_SECTION = regex.compile(r"(?:[IVXLC]{1,7}|[A-Z]|\d{1,2})\.?")
_ENDED = regex.compile(r"[,;:.…،؛。；：，][\"”’»)\]]*$")


@dataclass(slots=True)
class Measure:
    """The usual measures of a document, in points: its type, its margins, and for each size from line to line.

    ``edges`` are the places where several lines begin; ``indented`` says that paragraphs begin further in.
    """

    size: float
    left: float
    right: float
    leading: dict[int, float]
    edges: Set[int]
    indented: bool

    def start(self, strip: Strip) -> float:
        """How far from its margin a line begins, on the left or, from right to left, on the right."""
        return self.right - strip.right if strip.rtl else strip.left - self.left

    def is_full(self, strip: Strip) -> bool:
        """Whether a line runs to the margin where lines end."""
        rest = strip.left - self.left if strip.rtl else self.right - strip.right
        return rest < 1.2 * self.size

    def goes_on(self, before: Strip, after: Strip, *, begins: bool) -> bool:
        """Whether a line on the next page plainly goes on with the paragraph of the last line of a page.

        ``begins`` says that this last line begins its paragraph.
        """
        if not self.is_full(before) or after.size != before.size:
            return False
        near = abs(self.start(before) - self.start(after)) < 0.5 * self.size
        if not self.indented:
            # Below their numbers words hang: as far in, a line goes on.
            return near and not begins and self.start(after) > 2 * self.size
        if near and begins and self.start(after) > self.size:
            # Two lines that are both set in begin two paragraphs.
            return False
        return near or self.start(before) > self.start(after) > -0.5 * self.size and self.start(after) < 0.5 * self.size

    def from_line_to_line(self, size: float) -> float:
        return self.leading.get(round(size * 2), 0.0) or 1.2 * size

    def step(self, above: Strip, strip: Strip) -> float:
        """How far two lines of one paragraph stand apart: what hangs below the upper is as its type is large."""
        return self.from_line_to_line(strip.size) + 0.25 * max(0.0, above.size - strip.size)

    def is_centred(self, strip: Strip) -> bool:
        """Whether a line stands in the middle, and not by chance: no other lines begin where it does."""
        middle = (self.left + self.right) / 2
        inset = strip.left - self.left > 2 * self.size and self.right - strip.right > 2 * self.size
        central = inset and abs((strip.left + strip.right) / 2 - middle) < 0.6 * self.size
        return central and round(strip.right if strip.rtl else strip.left) not in self.edges


def measure(pages: Sequence[list[Strip]]) -> Measure:
    """The measures of the lines of all pages."""
    sizes: Counter[int] = Counter()
    for strips in pages:
        for strip in strips:
            sizes[round(strip.size * 2)] += len(strip.text)
    # Notes and tables may well be longer than the text, but the text is set larger.
    usual = max((size for size, n in sizes.items() if 10 * n > 3 * sizes.total()), default=20)
    body = [strip for strips in pages for strip in strips if round(strip.size * 2) == usual and len(strip.text) > 20]
    lefts, rights = Counter(round(s.left) for s in body), Counter(round(s.right) for s in body)
    left = min((x for x, n in lefts.items() if n * 8 >= len(body)), default=min(lefts, default=0))
    right = max((x for x, n in rights.items() if n * 12 >= len(body)), default=max(rights, default=0))
    steps: dict[int, Counter[int]] = {}
    for strips in pages:
        for above, strip in zip(strips, strips[1:], strict=False):
            size = round(strip.size * 2)
            if round(above.size * 2) == size and abs(above.left - strip.left) < 3 * strip.size:
                steps.setdefault(size, Counter())[round((above.y - strip.y) * 4)] += 1
    leading: dict[int, float] = {}
    for size, counted in steps.items():
        enough = sum(counted.values()) / 6
        # Wide steps are those of the lines in a text with room for corrections, not of a few headings.
        widest = 2.6 if size == usual else 1.45
        likely = [step for step, n in counted.items() if n >= enough and 0.9 * size < step / 2 < widest * size]
        if likely:
            leading[size] = min(likely) / 4
    starts = Counter(round(strip.right if strip.rtl else strip.left) for strips in pages for strip in strips)
    found = Measure(usual / 2, left, right, leading, {x for x, times in starts.items() if times > 3}, False)
    found.indented = _is_indented(pages, found)
    return found


def _is_indented(pages: Sequence[list[Strip]], usual: Measure) -> bool:
    """Whether the first lines of paragraphs begin further in than those that follow them."""
    further = times = 0
    for strips in pages:
        for above, strip, below in zip(strips, strips[1:], strips[2:], strict=False):
            step, next_step = above.y - strip.y, strip.y - below.y
            if step > 1.28 * usual.step(above, strip) and next_step < 1.28 * usual.step(strip, below):
                if strip.size == below.size and usual.is_full(strip) and not strip.solid:
                    times += 1
                    further += usual.start(strip) > usual.start(below) + usual.size
    return times > 1 and 2 * further > times


def set_furniture(sheets: Sequence[Sheet], pages: Sequence[list[Strip]], usual: Measure) -> None:
    """Name what stands at the head and the foot of more than one page, or above the rule at their head."""
    seen: Counter[tuple[str, int]] = Counter()
    edges: list[list[Strip]] = []
    for sheet, strips in zip(sheets, pages, strict=True):
        edges.append([s for s in strips if s.y > 0.86 * sheet.height or s.y < 0.13 * sheet.height])
        seen.update({(_pattern(strip), round(strip.y / 4)) for strip in edges[-1]})
    heads = _head_rules(sheets)
    for sheet, page, strips in zip(sheets, pages, edges, strict=True):
        above = {id(strip): before for before, strip in pairwise(page)}
        last = False
        for strip in strips:
            top = strip.y > sheet.height / 2
            key = _pattern(strip)
            at = round(strip.y / 4)
            repeated = max(seen[key, at], seen[key, at - 1], seen[key, at + 1]) > 1
            # Below the rule the text begins: what is repeated there is the head of a table.
            repeated = repeated and not (top and 0 < strip.y < heads)
            ruled = top and sheet.number > 1 and heads > 0 and strip.y > heads
            # One page alone does not show what is repeated: there the head must be in smaller type.
            ruled = ruled and (len(sheets) > 2 or _is_small(strip, usual))
            # Two pages may well have the same note at their foot.
            noted = not top and (_begins_raised(strip) or _goes_on(above.get(id(strip)), strip, usual))
            # One page alone does not show what is repeated: there it is what stands below the folio, with it.
            last = last or (len(sheets) == 1 and not top and _is_folio(strip.text))
            if _UNDERSCORES.fullmatch(strip.text) is None and (
                (repeated and not noted and (not top or strip.size < 1.3 * usual.size)) or ruled or last
            ):
                strip.role = "furniture"
                strip.label = "folio" if _FOLIO.fullmatch(strip.text) else "running-head" if top else ""
                strip.label = strip.label or "running-foot"


def _goes_on(above: Strip | None, strip: Strip, usual: Measure) -> bool:
    """Whether a line stands right below one that is no running line, in the same type: two notes may end alike."""
    if above is None or above.role or round(above.size * 2) != round(strip.size * 2):
        return False
    return above.y - strip.y < 1.28 * usual.from_line_to_line(strip.size)


def _is_folio(text: str) -> bool:
    page = page_line(Line(0, 0, text, 0, 0, False, 0, len(text), text))
    return page is not None and page.kind in ("folio", "job-number")


def _pattern(strip: Strip) -> str:
    """The words of a running line, its figures and the order of its pieces aside."""
    return " ".join(sorted(_DIGITS.sub("#", strip.text).split()))


def _head_rules(sheets: Sequence[Sheet]) -> float:
    """How high the rule stands under the head of the pages after the first, or 0."""
    heights: Counter[int] = Counter()
    later = [sheet for sheet in sheets if sheet.number > 1]
    for sheet in later:
        wide: Counter[int] = Counter()
        for rule in sheet.rules:
            if rule.top - rule.bottom < 3 and rule.bottom > 0.85 * sheet.height:
                wide[round(rule.bottom)] += round(rule.right - rule.left)
        heights.update(y for y, length in wide.items() if length > 0.6 * sheet.width)
    if not heights:
        return 0.0
    y, times = max(heights.items(), key=lambda item: (item[1], item[0]))
    return float(y) if 2 * times > len(later) else 0.0


def set_notes(sheet: Sheet, strips: Sequence[Strip], usual: Measure, before: str, tabled: Set[int]) -> str:
    """Name the notes at the foot of a page, not in its tables; ``before`` and the result are the last marker."""
    free = [strip for strip in strips if not strip.role and id(strip) not in tabled]
    start = _foot(sheet, free, usual)
    if start is None:
        return before
    size = next((s.size for s in free[start:] if not _UNDERSCORES.fullmatch(s.text)), usual.size)
    marker = ""
    for strip in free[start:]:
        if _UNDERSCORES.fullmatch(strip.text):
            strip.role, strip.label = "furniture", "rule"
            continue
        if strip.size > 1.08 * size:
            break
        found = _NOTE.match(strip.text)
        if found is not None and (
            _begins_raised(strip) or _counts_on(marker, found["marker"]) or not found["marker"].isdigit()
        ):
            marker = superscript_to_digits(found["marker"])
            _cut(strip, found.end())
        elif not marker:
            # A note that began on the page before goes on.
            marker = before
            if not marker:
                break
        strip.role, strip.label = "note", marker
    return marker or before


_SMALL = 0.85


def _begins_raised(strip: Strip) -> bool:
    if strip.text and strip.text[0] in SUPERSCRIPT:
        return True
    return bool(strip.runs) and (strip.runs[0].start in strip.raised or strip.runs[0].size < _SMALL * strip.size)


def _counts_on(before: str, marker: str) -> bool:
    return marker.isdigit() and (not before or not before.isdigit() or int(marker) == int(before) + 1)


def _cut(strip: Strip, end: int) -> None:
    """Take the marker out of the words of a note; its characters stay accounted for."""
    strip.text = strip.text[end:]
    strip.set = strip.set[end:].lstrip()
    strip.italic = tuple((max(0, one - end), other - end) for one, other in strip.italic if other > end)
    strip.marks = tuple((at - end, marker) for at, marker in strip.marks if at >= end)


def _foot(sheet: Sheet, strips: Sequence[Strip], usual: Measure) -> int | None:
    """The index of the first line of the notes, or of the rule above it; ``None`` if the page has none."""
    end = len(strips)
    while end and strips[end - 1].y < 0.13 * sheet.height and not _is_small(strips[end - 1], usual):
        # Job numbers below the notes.
        end -= 1
    first = end
    while first and (_is_small(strips[first - 1], usual) or _UNDERSCORES.fullmatch(strips[first - 1].text)):
        first -= 1
    side = 0.3 * (usual.right - usual.left)
    ruled = [
        (rule.bottom, rule.right - rule.left)
        for rule in sheet.rules
        if rule.top - rule.bottom < 3
        and (rule.right > usual.right - side if sheet.rtl else rule.left < usual.left + side)
    ]
    for index in range(first, end):
        strip = strips[index]
        if _UNDERSCORES.fullmatch(strip.text):
            return index if index + 1 < end else None
        above = strips[index - 1].y if index else sheet.height
        separated = any(strip.y < y < above and 20 < length < 0.5 * (usual.right - usual.left) for y, length in ruled)
        if separated and (index == first or _begins(strip)):
            return index
        if _begins(strip) and _begins_raised(strip) and above - strip.y > 1.28 * usual.from_line_to_line(usual.size):
            return index
    return None


def _begins(strip: Strip) -> bool:
    return _NOTE.match(strip.text) is not None


def _is_small(strip: Strip, usual: Measure) -> bool:
    return strip.size < 0.96 * usual.size


def set_headings(strips: Sequence[Strip], usual: Measure, sizes: Sequence[float], tabled: Set[int]) -> None:
    """Name the headings of a page: lines by themselves in bold or in larger type; ``tabled`` are no such lines."""
    strips = [strip for strip in strips if id(strip) not in tabled]
    index = 0
    while index < len(strips):
        strip = strips[index]
        end = index + 1
        if strip.role or not _stands_out(strip, usual):
            index = end
            continue
        while (
            end < len(strips)
            and _SECTION.fullmatch(strips[end - 1].text) is None
            and not strips[end].role
            and _stands_out(strips[end], usual)
            and (strips[end].solid, round(strips[end].size)) == (strip.solid, round(strip.size))
            and strips[end - 1].y - strips[end].y < 1.3 * usual.from_line_to_line(strip.size)
        ):
            end += 1
        block = strips[index:end]
        words = " ".join(one.text for one in block)
        alone = end == len(strips) or strips[end - 1].y - strips[end].y > 1.2 * usual.from_line_to_line(
            strips[end].size
        )
        if not alone and not strips[end].solid:
            # A paragraph that is set in begins anew, however close it stands.
            alone = usual.start(strips[end]) > usual.start(strips[end - 1]) + usual.size
        alone = alone or _SECTION.fullmatch(words) is not None
        lettered = any(map(str.isalpha, words))
        if len(block) <= 8 and len(words) < 300 and _ENDED.search(words) is None and alone and lettered:
            level = _level(strip, sizes)
            for one in block:
                one.role, one.level = "heading", level
        index = end


def _stands_out(strip: Strip, usual: Measure) -> bool:
    return strip.solid or strip.size > 1.12 * usual.size and any(map(str.isalpha, strip.text))


def _level(strip: Strip, sizes: Sequence[float]) -> int:
    larger = [size for size in sizes if size > strip.size + 0.6]
    return min(6, 1 + len(larger))
