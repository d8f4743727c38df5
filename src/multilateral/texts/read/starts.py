"""Where a paragraph starts: what says so of a line, beside the lines of the paragraph before it."""

from __future__ import annotations

import regex

from multilateral.texts.read.headings import heading_like, heads_list, heads_member, heads_row, heads_words
from multilateral.texts.read.item import Item
from multilateral.texts.read.layout import COLONS, COMMAS, ENDERS, STOPS, breadth, is_ended
from multilateral.texts.read.numbering import FIRST, Number, follows, heading_number, number_of
from multilateral.texts.read.phrases import opens_anew, patterns, wants_more
from multilateral.texts.read.plain import Line
from multilateral.texts.read.spacing import Spacing, fits
from multilateral.texts.wording import Language, begins_small, is_operative, is_preambular, lead

# A comma at the end of a line, and the mark of a note or an "and" behind it.
_COMMA = regex.compile(rf"[,،，、](?:\s?[\d¹²³⁴⁵⁶⁷⁸⁹⁰]{{1,3}})?(?P<and>\s{ENDERS})?$")
# The indent of a line of a page that begins at the margin.
_MARGIN = 8
_WITHIN = regex.compile(r"\s(\([\p{L}\d]{1,4}\)(?=\s))")
# Lines that a number within a sentence may stand before the next, and the characters that show which it is.
_NEAR, _LONGEST_NUMBER = 20, 40
_BROADEST = 110
# A heading has fewer lines.
_HEADING = 4


def starts(chunk: Item, line: Line, turned: bool, spacing: Spacing, language: Language, resolution: bool) -> bool:
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
        and not wants_more(last.text, language)
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
    if number is not None and number.text in FIRST and heads_list(chunk, language):
        return True
    if number is not None and heads_row(chunk, line, number, spacing, language):
        return True
    if len(chunk.lines) == 1 and heads_words(chunk, line, number, language):
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
        if not ended or (number is None and spacing.spaced):
            return False
        if number is not None and (bare or _lists(chunk)):
            return True
        return resolution and not begins_small(text, language) and _opens(text, line, chunk, spacing, language)
    if annex.fullmatch(text) or annex.fullmatch(last.text):
        return True
    if number is not None:
        # A dash may stand at the head of a page in the middle of a sentence.
        return ended or number.style != "bullet" or line.gap > 0
    if resolution and wants_more(last.text, language) and not ended:
        return False
    if not resolution:
        return ended or not text[0].islower() or not (turned or line.gap == 0)
    if begins_small(text, language):
        if spacing.marked and line.sheet is not None and not turned:
            # A line apart on a page is a member of a list: set in as first lines are, or behind a short line.
            short = breadth(last.text) < spacing.full / 2
            if short or line.indent >= chunk.lines[0].indent > last.indent - 1 and line.indent > _MARGIN:
                return True
        listed = (head := number_of(chunk.lines[0].text)) is not None and head.style == "round"
        room = 0.6 * spacing.full - breadth(last.text) - breadth(text.split(" ")[0])
        if listed and spacing.spaced and not turned and line.sheet is None and ended and room > 1:
            # Words that end the sentence behind a list.
            return True
        return ended and not last.text.rstrip('"”’»)').endswith(COMMAS) and not turned
    if ended:
        return not (turned and _goes_over(chunk, text, spacing, language))
    # An unfinished paragraph goes on over the page; otherwise the short words before were a heading.
    return not turned or heading_like(chunk, line, spacing, language) or heads_member(chunk, line, spacing, language)


def _goes_over(chunk: Item, text: str, spacing: Spacing, language: Language) -> bool:
    """Whether a sentence goes on over the page behind a comma, as it plainly does in a numbered paragraph."""
    last = chunk.lines[-1].text
    comma = _COMMA.search(last[-16:])
    if comma is None:
        return False
    return comma["and"] is not None or _is_counted(chunk) or not _begins(text, last, spacing, language)


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
    if not words or begins_small(words, language) or wants_more(chunk.lines[-1].text, language):
        return False
    if number.text not in FIRST and (before is None or not follows(before, number)):
        return False
    return line.sheet is None and fits(f"{number.text} {words}", chunk.lines[-1].text, spacing)


def _breaks_off(chunk: Item, line: Line, spacing: Spacing, language: Language) -> bool:
    """Whether the line before ends where more words would have fitted, as only the last line of a paragraph does."""
    last = chunk.lines[-1]
    if wants_more(last.text, language) or line.text[:1].isdigit():
        return False
    if _is_pulled_apart(chunk, line):
        return False
    if line.n in spacing.apart:
        return _heads_table(chunk, line, spacing, language)
    listed = (number := number_of(chunk.lines[0].text)) is not None and number.style == "round"
    room = 0.6 * spacing.full - breadth(last.text) - breadth(line.text.split(" ")[0])
    if spacing.spaced and line.sheet is None and room > 1 and is_ended(last.text) and line.text[0].isalpha():
        # So much room is left behind no line but the last.
        return listed or not begins_small(line.text, language)
    # A line of the same column is the better measure: in a list it holds fewer letters.
    wide = max(spacing.full / 2, 0.8 * breadth(line.text))
    if last.text.endswith((*STOPS, *COLONS)):
        # A title in the words may have a colon at a line's end.
        wide = max(wide, (0.85 if last.text.endswith(STOPS) and not listed else 0.75) * spacing.full)
    short = breadth(last.text) + 1 + breadth(line.text.split(" ")[0]) < wide and line.sheet is None
    if begins_small(line.text, language):
        # Words that end the sentence behind a list.
        return listed and spacing.dense and short and last.text.endswith(STOPS) and line.indent <= last.indent
    if heads_member(chunk, line, spacing, language) or (listed and short and line.indent < last.indent):
        return True
    if spacing.spaced and _is_short_heading(chunk, line, spacing):
        return True
    if language.small and line.text[0].isupper() and not last.text.endswith((*STOPS, *COLONS)):
        # A name within a sentence: paragraphs of this language begin with a small letter.
        return False
    if spacing.spaced and _is_title(chunk, line):
        return short
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
        return not is_ended(last.text) and fits(line.text, last.text, spacing) and opens_anew(line.text, language)
    return short or fits(line.text, last.text, spacing)


def _is_short_heading(chunk: Item, line: Line, spacing: Spacing) -> bool:
    """Whether the chunk is a heading, whose letters are so large that no blank line was seen below it."""
    first, last = chunk.lines[0], chunk.lines[-1]
    if line.sheet is not None or line.indent != last.indent or len(chunk.lines) >= _HEADING or is_ended(last.text):
        return False
    wide = min(spacing.full, _BROADEST) * (0.7 if heading_number(first.text) is not None else 0.5)
    short = breadth(last.text) + 1 + breadth(line.text.split(" ")[0]) < wide
    return short and first.gap > 0 and number_of(first.text) is None


def _heads_table(chunk: Item, line: Line, spacing: Spacing, language: Language) -> bool:
    """Whether the cells of a table begin below the last line of a sentence, or of a heading."""
    first, last = chunk.lines[0], chunk.lines[-1]
    if first.n in spacing.apart or begins_small(line.text, language) or line.sheet is not None or line.centred:
        return False
    if is_ended(last.text):
        return True
    # Where each paragraph stands on one line, no line is full.
    half = breadth(last.text) + 1 + breadth(line.text.split(" ")[0]) < min(spacing.full, _BROADEST) / 2
    return half and len(chunk.lines) < _HEADING and number_of(first.text) is None


def _is_title(chunk: Item, line: Line) -> bool:
    """Whether the chunk can be a title right below another one, with no blank line around it."""
    first = chunk.lines[0]
    if first.gap or chunk.page or line.sheet is not None or len(chunk.lines) > _HEADING:
        return False
    return number_of(first.text) is None and not is_ended(chunk.lines[-1].text)


def _is_pulled_apart(chunk: Item, line: Line) -> bool:
    """Whether the words of one line stand on a line each, as an extractor leaves a line that is drawn out widely."""
    if line.sheet is not None or line.whole or line.gap or len(chunk.lines) > _NEAR:
        return False
    words = []
    for one in [*chunk.lines[-2:], line]:
        number = number_of(one.text)
        words.append(one.text[number.end if number else 0 :].count(" ") == 0)
    return words[-2] and (words[-1] or (len(words) > 2 and words[-3])) and line.text[:1].isalpha()


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
        return known or fits(text, last.text, spacing) or all(word[0].islower() for word in after.split()[:2])
    # A name may stand behind a comma ("…, United Nations bodies").
    return spacing.dense and known


def _is_counted(chunk: Item) -> bool:
    """Whether an operative paragraph's number heads the chunk."""
    number = number_of(chunk.lines[0].text)
    return number is not None and number.style == "top"


def _begins(text: str, last: str, spacing: Spacing, language: Language) -> bool:
    """Whether an opening word says that a paragraph begins; one that is not known only behind a line not full."""
    if is_preambular(text, language) or is_operative(text, language):
        return True
    return fits(text, last, spacing) and lead(text, operative=False, language=language) is not None
