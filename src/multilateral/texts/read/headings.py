"""What is a heading: by its own words, or beside the line behind it."""

from __future__ import annotations

import regex

from multilateral.texts.read.item import Item
from multilateral.texts.read.layout import breadth, flow, is_ended
from multilateral.texts.read.numbering import Number, heads_section, is_sectioned, number_of, section_of
from multilateral.texts.read.phrases import opens_anew, patterns, wants_more
from multilateral.texts.read.plain import Line
from multilateral.texts.read.spacing import Spacing, fits
from multilateral.texts.wording import Language, begins_small

# A heading has fewer lines, if it is a long one in large letters.
_LONGEST = 6
_ASKS = ("?", "？", "؟")
_BULLETS = "•●▪◦"
_AMOUNT = regex.compile(r"\d[,.]\d{3}$")


def is_heading(text: str, *, stops: bool = True) -> bool:
    """Short, without a stop at its end (if ``stops`` matter), beginning like a title."""
    if not text:
        return False
    title = text[0].isdigit() or (text[0].isalpha() and not text[0].islower()) or text[0] in '“"[«《'
    # One with a number may be longer, and may ask.
    counted = is_sectioned(text)
    short = breadth(text) < (400 if not stops else 300 if counted else 200)
    ended = is_ended(text) and not (text.endswith(_ASKS) and counted)
    return short and title and not (stops and (ended or _AMOUNT.search(text[-8:]) is not None))


def is_title(text: str) -> bool:
    """Whether this can be the title below the number of a section, which may be long."""
    return is_heading(text, stops=False) and not is_ended(text)


def heading_like(chunk: Item, line: Line, spacing: Spacing, language: Language) -> bool:
    if len(chunk.lines) > 3:
        return False
    text = flow(line.text for line in chunk.lines)
    # The last line before the page turns is full where the sentence goes on.
    full = (spacing.dense or spacing.spaced) and not fits(line.text, chunk.lines[-1].text, spacing)
    full = full or (breadth(text) > 0.7 * spacing.full and opens_anew(text, language))
    return breadth(text) < 120 and number_of(text) is None and not is_ended(text) and not full


def heads_member(chunk: Item, line: Line, spacing: Spacing, language: Language) -> bool:
    """Whether the chunk is the one short line of a title in a list, and what follows begins anew."""
    number = number_of(chunk.lines[0].text)
    if len(chunk.lines) > 1 or number is None or number.style != "round" or begins_small(line.text, language):
        return False
    title = chunk.lines[0].text
    if is_ended(title) or number.end >= len(title) or number_of(line.text) is not None or line.cell is not None:
        return False
    room = min(0.7 * spacing.full, 0.8 * breadth(line.text)) - breadth(title)
    return not wants_more(title, language) and breadth(line.text.split(" ")[0]) < room


def heads_list(chunk: Item, language: Language) -> bool:
    """Whether the lines are a numbered heading ("A. Measures") that stands apart, above the first of a list."""
    first, last = chunk.lines[0], chunk.lines[-1]
    apart = first.gap > 0 or chunk.page
    return apart and len(chunk.lines) < _LONGEST and not is_ended(last.text) and heads_section(first.text, language)


def heads_row(chunk: Item, line: Line, number: Number, spacing: Spacing, language: Language) -> bool:
    """Whether the lines are a heading that stands apart, above a member of a row that would have fitted behind it."""
    first, last = chunk.lines[0], chunk.lines[-1]
    if number.style not in ("top", "round") and number.text not in _BULLETS or line.sheet is not None or line.gap:
        return False
    if (
        not (first.gap or chunk.page or spacing.spaced)
        or len(chunk.lines) >= _LONGEST
        or number_of(first.text) is not None
    ):
        return False
    words = line.text[number.end :]
    if is_ended(last.text) or wants_more(last.text, language) or not words or begins_small(words, language):
        return False
    room = 0.75 * spacing.full - breadth(last.text)
    return not begins_small(first.text, language) and breadth(f"{number.text} {words.split()[0]}") < room


def heads_words(chunk: Item, line: Line, number: Number | None, language: Language) -> bool:
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
