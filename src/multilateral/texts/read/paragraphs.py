"""Lines to items: which lines make one paragraph, over line ends and pages; what is a heading or a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import regex

from multilateral.texts.model import Paragraph
from multilateral.texts.read.cells import fill
from multilateral.texts.read.layout import COLONS, COMMAS, STOPS, Page, Words, breadth, flow, is_ended
from multilateral.texts.read.masthead_lines import fold
from multilateral.texts.read.numbering import FIRST, Number, follows, heading_number, number_of, section_of
from multilateral.texts.read.plain import Line
from multilateral.texts.read.setting import is_unbroken
from multilateral.texts.read.unspaced import full_line, is_back, is_dense, tabular, under_rules, unspaced_starts
from multilateral.texts.wording import DATES, LANGUAGES, Language, begins_small, is_operative, is_preambular, lead

# A comma at the end of a line, and the mark of a note behind it.
_COMMA = regex.compile(r"[,،，、](?:\s?[\d¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3})?$")


# The indent of a line of a page that begins at the margin.
_MARGIN = 8
_AMOUNT = regex.compile(r"\d[,.]\d{3}$")
_WITHIN = regex.compile(r"\s(\([\p{L}\d]{1,4}\)(?=\s))")
# Lines that a number within a sentence may stand before the next, and the characters that show which it is.
_NEAR, _LONGEST_NUMBER = 20, 40


@dataclass(frozen=True, slots=True)
class Spacing:
    """How paragraphs are told apart: ``dense`` by nothing, ``marked`` by their first lines.

    ``full`` is the breadth of a full line, ``apart`` are the lines that are no running text, cells and notes.
    """

    dense: bool
    marked: bool
    full: int
    apart: frozenset[int]


@dataclass(slots=True)
class Item:
    """A paragraph, heading or table on its way into the document, with the lines that it came from.

    ``words`` holds the words of a heading or table while marks of notes are looked for in them.
    ``marks`` (offset, marker) and ``italic`` are hints of its lines, counted in ``text``; the first ``cut``
    characters of ``text`` are its number and not in its place's words.
    """

    lines: list[Line]
    text: str = ""
    role: str = "paragraph"
    id: str | None = None
    level: int = 0
    number: Number | None = None
    page: bool = False
    torn: list[tuple[str, str]] = field(default_factory=list)
    paragraph: Paragraph | None = None
    rows: list[list[str]] = field(default_factory=list)
    marks: list[tuple[int, str]] = field(default_factory=list)
    italic: list[tuple[int, int]] = field(default_factory=list)
    cut: int = 0
    words: Paragraph | None = None

    @property
    def centred(self) -> bool:
        return all(line.centred for line in self.lines)


@lru_cache(maxsize=8)
def patterns(code: str) -> tuple[regex.Pattern[str], regex.Pattern[str], regex.Pattern[str], regex.Pattern[str]]:
    language = LANGUAGES[code]
    return (
        regex.compile(rf"{language.meeting}(?:[,.]?\s*(?:\(?(?P<date>{DATES})\)?))?[.。]?"),
        regex.compile(language.adopted_at),
        regex.compile(language.annex),
        regex.compile(language.opening),
    )


def chunks(lines: Sequence[Line], pages: dict[int, Page], language: Language, *, resolution: bool) -> list[Item]:
    """Lines that make one paragraph. Across a page, and where a sentence plainly runs on, paragraphs go on."""
    found: list[Item] = []
    marked = _is_marked(lines)
    dense = len(lines) > 3 and (not any(line.gap for line in lines[1:]) or is_dense(lines, language))
    full = full_line(lines)
    spacing = Spacing(dense, marked, full, tabular(lines, full) | under_rules(lines, pages))
    unspaced = unspaced_starts(lines, language) if resolution else set()
    turned = _turned(lines, pages)
    unbroken = is_unbroken(lines)
    for line in lines:
        alone = unbroken and line.gap > 0 and line.n not in turned and line.cell is None
        runs_on = (
            found
            and marked
            and line.n not in turned
            and _runs_on(line, found[-1].lines)
            and not (resolution and _is_title(found[-1], line, spacing, language))
        )
        if found and (
            line.n not in unspaced
            and not (marked and resolution and line.n not in turned and is_back(line, found[-1].lines))
            and (
                runs_on or (not alone and not _starts(found[-1], line, line.n in turned, spacing, language, resolution))
            )
        ):
            found[-1].lines.append(line)
        else:
            found.append(Item([line], page=line.n in turned))
    return found


def _is_marked(lines: Sequence[Line]) -> bool:
    """Whether the first lines of paragraphs are set in (on a page: or apart): then any other line runs on.

    Told by the lines after a stop: more of them are so marked than are neither marked nor numbered.
    """
    marked = plain = 0
    for before, line in zip(lines, lines[1:], strict=False):
        if line.whole or line.role or line.cell is not None or not is_ended(before.text):
            continue
        if line.indent > before.indent + 1 or (line.gap and line.sheet is not None):
            marked += 1
        elif not line.gap and number_of(line.text) is None:
            plain += 1
    return marked > max(plain, 2)


def _runs_on(line: Line, chunk: Sequence[Line]) -> bool:
    """Whether the line is an ordinary one that is neither set in nor apart, nor has a number.

    Below a number the words may hang: a line further in than the number goes on.
    """
    last = chunk[-1]
    if line.gap or line.whole or last.whole or line.role or last.role or line.cell is not None or last.cell is not None:
        return False
    if number_of(line.text) is not None:
        return False
    hangs = len(chunk) == 1 and number_of(last.text) is not None
    return hangs or (is_ended(last.text) and line.indent <= last.indent + 1)


def _turned(lines: Sequence[Line], pages: dict[int, Page]) -> set[int]:
    """The lines before which the page turned: page furniture or a form feed stands between."""
    marks = sorted(n for n, page in pages.items())
    found: set[int] = set()
    at = 0
    for before, line in zip(lines, lines[1:], strict=False):
        while at < len(marks) and marks[at] < before.n:
            at += 1
        between = at < len(marks) and marks[at] < line.n and line.sheet is None
        if line.page or between:
            found.add(line.n)
    return found


def _starts(chunk: Item, line: Line, turned: bool, spacing: Spacing, language: Language, resolution: bool) -> bool:
    """Whether ``line`` starts a paragraph of its own after ``chunk``."""
    last = chunk.lines[-1]
    text = line.text
    if line.cell is not None or last.cell is not None:
        return line.cell is None or last.cell is None or line.cell[0] != last.cell[0]
    if line.whole or last.whole:
        return True
    if line.role != last.role or line.level != last.level:
        return True
    if not line.gap and not turned and "\t" in last.set and number_of(chunk.lines[0].text) is None:
        # A row of a table goes on in the next, though all its cells but one are empty.
        return False
    if not line.gap and line.centred and line.indent != last.indent:
        return not last.centred
    ended = is_ended(last.text)
    meeting, adopted_at, annex, _ = patterns(language.code)
    if (
        len(text) < 200
        and not _wants_more(last.text, language)
        and (meeting.fullmatch(text) or (ended and adopted_at.match(text)))
    ):
        return True
    number = number_of(text)
    if number is not None and number.damaged and not last.text.endswith(STOPS):
        number = None
    if number is not None and number.style == "deep" and text[number.end : number.end + 1].islower():
        # "2.2 billion people"
        number = None
    bare = number is not None and number.end >= len(text)
    # A number alone on its line waits for its words; where lines are set out, one below it has its own.
    if (own := number_of(last.text)) is not None and own.end >= len(last.text):
        if number is None or number.style not in ("top", "round"):
            return False
        below = own.style == "top" and number.style == "round"
        if line.sheet is not None and line.gap and number.style == "top" and _is_after(own, number):
            # A paragraph of no words.
            return True
        opens = bare or number.text in FIRST or line.indent >= max(last.indent, 1)
        return (not bare and line.gap > 0) or (below and opens)
    if number is not None and number.text in FIRST and _heads_section(chunk):
        return True
    if len(chunk.lines) == 1 and _titles(chunk, line, number, language):
        return True
    apart = line.gap > 0 or turned
    if not apart:
        if number is not None and number.style != "bullet":
            # "(a)" alone, after a stop, or set in further than the words before it.
            inset = number.style == "round" and line.indent > last.indent
            if number.style == "round" and _runs_within(chunk, number):
                return False
            opens = spacing.dense and number.style == "round" and _opens_row(chunk, line, number, spacing, language)
            return ended or inset or opens or _counts_on(chunk, line, number) or (bare and number.style != "loose")
        if number is None and resolution and _breaks_off(chunk, line, spacing, language):
            return True
        if not ended:
            return False
        if number is not None and (bare or _lists(chunk)):
            return True
        return resolution and not begins_small(text, language) and _opens(text, line, chunk, spacing, language)
    if annex.fullmatch(text) or annex.fullmatch(last.text):
        return True
    if number is not None:
        # A dash may stand at the head of a page in the middle of a sentence.
        return ended or number.style != "bullet" or line.gap > 0
    if resolution and _wants_more(last.text, language) and not ended:
        return False
    if not resolution:
        return ended or not text[0].islower() or not (turned or line.gap == 0)
    if begins_small(text, language):
        if spacing.marked and line.sheet is not None and not turned:
            # A line apart on a page is a member of a list: set in as first lines are, or behind a short line.
            short = breadth(last.text) < spacing.full / 2
            if short or line.indent >= chunk.lines[0].indent > last.indent - 1 and line.indent > _MARGIN:
                return True
        return ended and not last.text.rstrip('"”’»)').endswith(COMMAS) and not turned
    if ended:
        return not (
            turned and _COMMA.search(last.text[-8:]) is not None and not _begins(text, last.text, spacing, language)
        )
    # An unfinished paragraph goes on over the page; otherwise the short words before were a heading.
    return not turned or _heading_like(chunk, line, spacing, language) or _is_title(chunk, line, spacing, language)


def _is_after(one: Number, other: Number) -> bool:
    return one.name.isdecimal() and other.name.isdecimal() and int(other.name) == int(one.name) + 1


def _runs_within(chunk: Item, number: Number) -> bool:
    """Whether the number before this one stands within the words, so that this one does so too."""
    # Only so far back: each line of a chunk may ask this.
    near = chunk.lines[-_NEAR:]
    start = number_of(near[0].text) if len(near) == len(chunk.lines) else None
    text = " ".join(line.text for line in near)
    at = (match.start(1) for match in _WITHIN.finditer(text, start.end if start else 0))
    within = (number_of(text[one : one + _LONGEST_NUMBER]) for one in at)
    return any(before is not None and follows(before, number) for before in within)


def _opens_row(chunk: Item, line: Line, number: Number, spacing: Spacing, language: Language) -> bool:
    """Whether a row begins or goes on without a stop before it: in a capital, where the line before had room."""
    before = number_of(chunk.lines[0].text)
    words = line.text[number.end :].lstrip()
    if not words or begins_small(words, language) or _wants_more(chunk.lines[-1].text, language):
        return False
    if number.text not in FIRST and (before is None or not follows(before, number)):
        return False
    return line.sheet is None and _fits(f"{number.text} {words}", chunk.lines[-1].text, spacing)


def _breaks_off(chunk: Item, line: Line, spacing: Spacing, language: Language) -> bool:
    """Whether the line before ends where more words would have fitted, as only the last line of a paragraph does."""
    last = chunk.lines[-1]
    if _wants_more(last.text, language) or line.text[:1].isdigit() or line.n in spacing.apart:
        return False
    if _is_pulled_apart(chunk, line):
        return False
    listed = (number := number_of(chunk.lines[0].text)) is not None and number.style == "round"
    # A line of the same column is the better measure: in a list it holds fewer letters.
    wide = max(spacing.full / 2, 0.8 * breadth(line.text))
    if last.text.endswith((*STOPS, *COLONS)):
        # A title in the words may have a colon at a line's end.
        wide = max(wide, (0.85 if last.text.endswith(STOPS) and not listed else 0.75) * spacing.full)
    short = breadth(last.text) + 1 + breadth(line.text.split(" ")[0]) < wide and line.sheet is None
    if begins_small(line.text, language):
        # Words that end the sentence behind a list.
        return listed and spacing.dense and short and last.text.endswith(STOPS) and line.indent <= last.indent
    if _is_title(chunk, line, spacing, language) or (listed and short and line.indent < last.indent):
        return True
    if language.small and line.text[0].isupper() and not last.text.endswith((*STOPS, *COLONS)):
        # A name within a sentence: paragraphs of this language begin with a small letter.
        return False
    if spacing.marked:
        # First lines are set in; below a number the words may hang.
        hangs = len(chunk.lines) == 1 and number_of(last.text) is not None
        if len(chunk.lines) == 1 and not hangs and short and last.text.endswith(STOPS) and line.indent == last.indent:
            return True
        return not hangs and last.indent + 3 < line.indent < last.indent + 14
    if not spacing.dense or line.sheet is not None or line.indent != last.indent:
        return False
    if not short and not (listed and last.text.endswith(COLONS)):
        # A verb that is known needs less room to be sure.
        return not is_ended(last.text) and _fits(line.text, last.text, spacing) and _opens_anew(line.text, language)
    return short or _fits(line.text, last.text, spacing)


def _is_pulled_apart(chunk: Item, line: Line) -> bool:
    """Whether the words of one line stand on a line each, as an extractor leaves a line that is drawn out widely."""
    if line.sheet is not None or line.whole or line.gap or len(chunk.lines) > _NEAR:
        return False
    words = []
    for one in [*chunk.lines[-2:], line]:
        number = number_of(one.text)
        words.append(one.text[number.end if number else 0 :].count(" ") == 0)
    return words[-2] and (words[-1] or (len(words) > 2 and words[-3])) and line.text[:1].isalpha()


def _heads_section(chunk: Item) -> bool:
    """Whether the lines are a numbered heading ("A. Measures") that stands apart."""
    first, last = chunk.lines[0], chunk.lines[-1]
    apart = first.gap > 0 or chunk.page
    return apart and len(chunk.lines) < 4 and not is_ended(last.text) and heading_number(first.text) is not None


def _titles(chunk: Item, line: Line, number: Number | None, language: Language) -> bool:
    """Whether the one line of the chunk is the number of a section, or the word "Annex" apart from the text."""
    last = chunk.lines[0]
    if number is not None and section_of(last.text, language) is not None:
        return True
    _, _, annex, _ = patterns(language.code)
    return (
        (last.gap > 0 or chunk.page)
        and annex.fullmatch(last.text) is not None
        and not begins_small(line.text, language)
    )


def _lists(chunk: Item) -> bool:
    """Whether bullets can follow: a bullet stands at the head of the words, or a colon at their end."""
    number = number_of(chunk.lines[0].text)
    return chunk.lines[-1].text.endswith(COLONS) or (number is not None and number.style == "bullet")


def _counts_on(chunk: Item, line: Line, number: Number) -> bool:
    """Whether a short list goes on: the next number, at the same indent, of lines that each fit a line."""
    before = number_of(chunk.lines[0].text)
    if before is None or before.style != number.style or len(chunk.lines) > 1 or len(line.text) > 70:
        return False
    return _is_after(before, number) and line.indent == chunk.lines[0].indent


def _opens(text: str, line: Line, chunk: Item, spacing: Spacing, language: Language) -> bool:
    """Without a blank line: a paragraph starts where an indent or an opening word says so."""
    last = chunk.lines[-1]
    if line.indent > last.indent + 1:
        # Below a number the words may hang.
        return len(chunk.lines) > 1 or number_of(last.text) is None
    found = lead(text, operative=False, language=language)
    if found is None and is_operative(text, language):
        found = lead(text, operative=True, language=language)
    if line.sheet is not None and not spacing.dense:
        # A page shows how far lines stand apart: paragraphs that do so elsewhere do so here.
        return False
    if not text[0].isupper() and (heads := number_of(chunk.lines[0].text)) is not None and heads.style != "top":
        # The words of a list may go on with a verb; only the last line of one leaves room.
        if line.indent >= last.indent and breadth(last.text) >= 0.95 * max(breadth(text), 0.5 * spacing.full):
            return False
    if _is_counted(chunk) and last.text.endswith(COMMAS):
        # Only paragraphs of the preamble end in a comma.
        return False
    if found is None or regex.search(r"[,;،؛，；](?:\s?[\d¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3})?$", last.text) is None:
        return False
    after = text[len(found) :].lstrip(" ,")
    known = is_preambular(text, language) or is_operative(text, language)
    if not after or not after[0].isupper():
        # In the middle of a sentence a participle has a small letter, but in a title ("Stockpiling and Use").
        return known or _fits(text, last.text, spacing) or all(word[0].islower() for word in after.split()[:2])
    # A name may stand behind a comma ("…, United Nations bodies").
    return spacing.dense and known


def _is_counted(chunk: Item) -> bool:
    """Whether an operative paragraph's number heads the chunk."""
    number = number_of(chunk.lines[0].text)
    return number is not None and number.style == "top"


def _wants_more(text: str, language: Language) -> bool:
    """Whether a line breaks off where the next must go on ("Adopted unanimously at the")."""
    return regex.search(language.continues, text[-40:]) is not None


def _begins(text: str, last: str, spacing: Spacing, language: Language) -> bool:
    """Whether an opening word says that a paragraph begins; one that is not known only behind a line not full."""
    if is_preambular(text, language) or is_operative(text, language):
        return True
    return _fits(text, last, spacing) and lead(text, operative=False, language=language) is not None


def _opens_anew(text: str, language: Language) -> bool:
    """Whether a verb that is known opens these words, and they go on in a small letter, as no name does."""
    found = lead(text, operative=False, language=language)
    return found is not None and is_preambular(text, language) and text[len(found) :].lstrip(" ,")[:1].islower()


def _fits(text: str, last: str, spacing: Spacing) -> bool:
    """Whether the first word of the text would have fitted into the line before."""
    return breadth(last) + 1 + breadth(text.split(" ")[0]) < 0.97 * spacing.full


def _heading_like(chunk: Item, line: Line, spacing: Spacing, language: Language) -> bool:
    if len(chunk.lines) > 3:
        return False
    text = flow(line.text for line in chunk.lines)
    # The last line before the page turns is full where the sentence goes on.
    full = spacing.dense and not _fits(line.text, chunk.lines[-1].text, spacing)
    full = full or (breadth(text) > 0.7 * spacing.full and _opens_anew(text, language))
    return breadth(text) < 120 and number_of(text) is None and not is_ended(text) and not full


def _is_title(chunk: Item, line: Line, spacing: Spacing, language: Language) -> bool:
    """Whether the chunk is the one short line of a title in a list, and what follows begins anew."""
    number = number_of(chunk.lines[0].text)
    if len(chunk.lines) > 1 or number is None or number.style != "round" or begins_small(line.text, language):
        return False
    title = chunk.lines[0].text
    if is_ended(title) or number.end >= len(title) or number_of(line.text) is not None or line.cell is not None:
        return False
    room = min(0.7 * spacing.full, 0.8 * breadth(line.text)) - breadth(title)
    return not _wants_more(title, language) and breadth(line.text.split(" ")[0]) < room


def join(item: Item, words: Words) -> None:
    """The lines of the item as one text, with the marks of notes and the italics at their places in it."""
    if item.lines[0].cell is not None:
        fill(item)
        return
    text, item.torn, starts = words.join([_printed(line) for line in item.lines])
    item.text = fold(text)
    for start, line in zip(starts, item.lines, strict=True):
        # A mark at the head of a line belongs to the word at the end of the line before.
        blank = text[start - 1 : start] == " "
        item.marks += [(min(start + at - (at == 0 and blank), len(item.text)), marker) for at, marker in line.marks]
        item.italic += [(start + one, start + other) for one, other in line.italic]


def _printed(line: Line) -> str:
    """The words of a line, and the blank at its end where a page tells that there is one."""
    return f"{line.text} " if line.sheet is not None and line.set.endswith(" ") else line.text


def is_title(text: str) -> bool:
    """Whether this can be the title below the number of a section, which may be long."""
    return is_heading(text, stops=False) and not is_ended(text)


def is_heading(text: str, *, stops: bool = True) -> bool:
    """Short, without a stop at its end (if ``stops`` matter), beginning like a title."""
    if not text:
        return False
    title = text[0].isdigit() or (text[0].isalpha() and not text[0].islower()) or text[0] in '“"[«《'
    short = breadth(text) < (200 if stops else 400)
    return short and title and not (stops and (is_ended(text) or _AMOUNT.search(text[-8:]) is not None))
