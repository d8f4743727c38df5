"""Texts without blank lines between their paragraphs, as a page gives them: what else says where one starts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set

import regex

from multilateral.texts.read.layout import CLOSED, COLONS, COMMAS, STOPS, Page, breadth, first_word, is_ended
from multilateral.texts.read.numbering import FIRST, Number, follows, heading_number, heads_section, number_of
from multilateral.texts.read.phrases import label_of
from multilateral.texts.read.plain import Line
from multilateral.texts.wording import Language, begins_small, is_operative, is_preambular, lead

_SECTION = regex.compile(r"[IVXL]{1,6}|[A-Z]")
# How many lines the headings above one paragraph may take.
_HEADINGS = 10
_MOST = 400
_FEW = 4
# A heading is set in larger letters than the text: a line of it holds fewer.
_NARROW = 42
_LONG = 50
_STEP = 3
_MISSED = 3
_CELLS = 6
# How many lines the first member of a row may take.
_ROW = 15
_OPENED = "“«‘„《"


def is_dense(lines: Sequence[Line], language: Language) -> bool:
    """Whether paragraphs follow each other without a blank line or an indent."""
    close, apart, _ = _begun(lines, language)
    return close > 2 * apart


def is_spaced(lines: Sequence[Line], language: Language) -> bool:
    """Whether a blank line stands before nearly every paragraph, so that no other line begins one."""
    close, apart, blank = _begun(lines, language)
    return blank > _FEW * (close + apart - blank) + 2


def _begun(lines: Sequence[Line], language: Language) -> tuple[int, int, int]:
    """How many paragraphs plainly begin: close to the line before, apart from it or set in, and behind a blank line.

    Told by the lines after a stop that begin with a number or with the lead of a preambular paragraph.
    """
    close = apart = blank = 0
    for before, line in zip(lines, lines[1:], strict=False):
        if line.whole or line.sheet is not None or line.cell is not None or line.page or not is_ended(before.text):
            continue
        number = number_of(line.text)
        counted = number is not None and number.style == "top" and number.end < len(line.text)
        if counted or (not begins_small(line.text, language) and is_preambular(line.text, language)):
            if line.gap or line.indent > before.indent + 1:
                apart += 1
                blank += line.gap > 0
            else:
                close += 1
    return close, apart, blank


def full_line(lines: Sequence[Line]) -> int:
    """The breadth of a line that is full."""
    sizes = sorted(breadth(line.text) for line in lines if breadth(line.text) > _LONG and not line.whole)
    return sizes[len(sizes) * 8 // 10] if sizes else 0


def tabular(lines: Sequence[Line], full: int, language: Language) -> frozenset[int]:
    """The lines that stand among so many short ones that they are no text: the cells of a table."""
    found: set[int] = set()
    run: list[int] = []
    annexed = False
    for line in lines:
        # What stands apart above the first cells is their heading, and so is what names an annex.
        headed = line.gap > 0 and (not run or heading_number(line.text) is not None)
        if headed or annexed or 2 * breadth(line.text) >= full:
            found.update(run if len(run) > _CELLS else ())
            run = []
        else:
            run.append(line.n)
        annexed = line.gap > 0 and regex.fullmatch(language.annex, line.text[:_NARROW]) is not None
    return frozenset(found.union(run if len(run) > _CELLS else ()))


def under_rules(lines: Sequence[Line], pages: Mapping[int, Page]) -> frozenset[int]:
    """The lines between a rule and the end of its page: notes, some of which may have lost their marks."""
    marks = sorted(pages)
    found: set[int] = set()
    at, ruled = 0, False
    for line in lines:
        while at < len(marks) and marks[at] < line.n:
            ruled = pages[marks[at]].kind == "rule"
            at += 1
        ruled = ruled and not line.page
        if ruled:
            found.add(line.n)
    return frozenset(found)


def unspaced_starts(lines: Sequence[Line], language: Language, turned: Set[int] = frozenset()) -> set[int]:
    """The lines that start a heading, or a numbered paragraph below a heading, with no blank line to say so.

    A heading has no stop at its end, so that the paragraph below it would seem to run on. It is told by the number
    of that paragraph, which must be the next in turn.
    """
    found = set() if is_spaced(lines, language) else _set_in(lines, language)
    found |= _listed(lines) | _divided(lines, language) | _rows_alike(lines)
    found |= _entitled(lines, language) | _rows_opened(lines)
    last = 0
    for index, line in enumerate(lines):
        number = number_of(line.text)
        if number is None or number.style != "top" or not number.name.isdecimal():
            if number is None and index and _is_known(line, language) and not _ends_heading(lines, index):
                above = _headings(lines, index, language)
                if above and _is_apart(lines, index, above, turned, language):
                    found.update((line.n, *above))
            continue
        value = int(number.name)
        # A number or two may be printed so that they cannot be read.
        if value != 1 and not last < value <= last + _MISSED:
            continue
        if not _has_words(lines, index, number, language):
            continue
        last = value
        if index and not line.whole and line.sheet is None and line.cell is None:
            above = _headings(lines, index, language)
            if above:
                found.add(line.n)
                found.update(above)
    return found


def _is_known(line: Line, language: Language) -> bool:
    """Whether a verb that is known to begin a paragraph begins this line, in a text that has no hints."""
    if line.whole or line.gap or line.sheet is not None or line.cell is not None or begins_small(line.text, language):
        return False
    return is_preambular(line.text, language) or is_operative(line.text, language)


def _ends_heading(lines: Sequence[Line], index: int) -> bool:
    """Whether a line without a stop stands right above a number: a heading's last, whatever word begins it."""
    below = lines[index + 1] if index + 1 < len(lines) else None
    return below is not None and not is_ended(lines[index].text) and number_of(below.text) is not None


def _is_apart(lines: Sequence[Line], index: int, above: Sequence[int], turned: Set[int], language: Language) -> bool:
    """Whether the headings above the line ``index`` stand behind a blank line, or begin with a section's number."""
    first = next(i for i in range(index - 1, -1, -1) if lines[i].n == above[0])
    head = lines[first]
    if index - first > _FEW or is_preambular(head.text, language) or is_operative(head.text, language):
        return False
    if first and head.n in turned and not is_ended(lines[first - 1].text):
        # The sentence goes on over the page.
        return False
    return head.gap > 0 or _is_section(head.text, language)


def _is_first(lines: Sequence[Line], index: int, language: Language) -> bool:
    """Whether a line of a heading is its first: it stands apart, or right below the number of a section."""
    return lines[index].gap > 0 or (index > 0 and _is_section(lines[index - 1].text, language))


def _is_section(text: str, language: Language) -> bool:
    """Whether this is no more than the number of a section, its name perhaps before it."""
    return _SECTION.fullmatch(text) is not None or regex.fullmatch(language.divisions, text[:40]) is not None


def _set_in(lines: Sequence[Line], language: Language) -> set[int]:
    """The lines set in from the margin that begin as a preambular paragraph, behind a paragraph of one line set in."""
    plain = Counter(line.indent for line in lines if len(line.text) > _LONG and not line.whole and line.cell is None)
    margin = max(plain, key=lambda indent: plain[indent], default=0)
    return {
        line.n
        for before, line in zip(lines, lines[1:], strict=False)
        if min(before.indent, line.indent) > margin + 2
        and not (line.whole or line.gap or line.sheet is not None or line.cell is not None)
        and is_ended(before.text)
        and number_of(before.text) is None
        and not begins_small(line.text, language)
        and lead(line.text, operative=False, language=language) is not None
    }


def _listed(lines: Sequence[Line]) -> set[int]:
    """The lines set in from the margin with a number, where the number before or after it stands as far in."""
    long = Counter(line.indent for line in lines if len(line.text) > _LONG and not line.whole and line.cell is None)
    margin = min((indent for indent, times in long.items() if 5 * times >= long.total()), default=0)
    found: set[int] = set()
    rows: dict[int, tuple[int, Number]] = {}
    for line in lines:
        if line.whole or line.sheet is not None or line.cell is not None or line.indent <= margin + 2:
            continue
        number = number_of(line.text)
        if number is None or number.style != "round":
            continue
        for indent in range(line.indent - 1, line.indent + 2):
            before = rows.get(indent)
            if before is not None and follows(before[1], number):
                found |= {before[0], line.n}
        rows[line.indent] = line.n, number
    return found


def _divided(lines: Sequence[Line], language: Language) -> set[int]:
    """The name and number of a division alone on a line, its title of one line below it, and what comes after."""
    found: set[int] = set()
    full = full_line(lines)
    ends = [*lines[1:], None, None, None]
    for before, line, title, words, below in zip(lines, lines[1:], ends[1:], ends[2:], ends[3:], strict=False):
        if line.whole or line.sheet is not None or line.cell is not None or title is None:
            continue
        if not regex.fullmatch(language.divisions, line.text[:_NARROW]) or _goes_on(before.text, language):
            continue
        found |= {line.n, title.n}
        if words is None or is_ended(title.text) or _goes_on(title.text, language):
            continue
        if below is not None and not is_ended(words.text) and number_of(below.text) is not None:
            # The second line of the title.
            continue
        room = 0.9 * full - breadth(title.text) - breadth(first_word(words.text))
        if room > 0 and not begins_small(words.text, language):
            found.add(words.n)
    return found


def _entitled(lines: Sequence[Line], language: Language) -> set[int]:
    """The first lines below the title of an annex: broader than its lines, which are set in larger letters."""
    found: set[int] = set()
    full = full_line(lines)
    for index, line in enumerate(lines):
        if (
            line.whole
            or line.sheet is not None
            or line.cell is not None
            or not regex.fullmatch(language.annex, line.text)
        ):
            continue
        broadest = 0.0
        for before, after in zip(lines[index + 1 : index + _HEADINGS], lines[index + 2 :], strict=False):
            broadest = max(broadest, breadth(before.text))
            if is_ended(before.text) or after.gap or number_of(after.text) is not None or broadest > 0.8 * full:
                break
            if breadth(after.text) > max(0.75 * full, broadest + _STEP):
                if not begins_small(after.text, language) and not _goes_on(before.text, language):
                    found.add(after.n)
                break
    return found


def _rows_opened(lines: Sequence[Line]) -> set[int]:
    """The first numbers of rows behind words that lack their stop: the line has room, and the row goes on below."""
    found: set[int] = set()
    full = full_line(lines)
    numbers = [number_of(line.text) if line.sheet is None and line.cell is None else None for line in lines]
    for index, (line, number) in enumerate(zip(lines, numbers, strict=True)):
        if index == 0 or number is None or line.whole or is_ended(lines[index - 1].text):
            continue
        if number.text not in FIRST and (number.style != "loose" or f"({number.text.rstrip('.')})" not in FIRST):
            continue
        word = line.text[number.end :].split()[:1]
        if breadth(" ".join((lines[index - 1].text, number.text, *word))) > 0.95 * full:
            continue
        near = range(index + 1, min(index + _ROW, len(lines)))
        if any((two := numbers[at]) and follows(number, two) and is_ended(lines[at - 1].text) for at in near):
            found.add(line.n)
    return found


def _rows_alike(lines: Sequence[Line]) -> set[int]:
    """The lines that begin with a label ("Monday, 9 June:") shaped as that of the line before, which is ended."""
    labels = [_shape(line) for line in lines]
    return {
        line.n
        for before, line, one, other in zip(lines, lines[1:], labels, labels[1:], strict=False)
        if one and one == other and is_ended(before.text)
    }


def _shape(line: Line) -> str:
    """The shape of the label with a figure at the head of a line; nothing if it has none."""
    return label_of(line.text) if line.sheet is None and line.cell is None and not line.whole else ""


def _goes_on(text: str, language: Language) -> bool:
    return regex.search(language.continues, text[-40:]) is not None


def is_back(line: Line, chunk: Sequence[Line]) -> bool:
    """Whether the line stands at the margin again behind a numbered paragraph whose words hang further in."""
    if line.gap or line.whole or line.sheet is not None or line.cell is not None:
        return False
    number = number_of(chunk[0].text)
    if number is None or number.style != "round" or not chunk[-1].text.endswith(STOPS):
        return False
    hang = min(before.indent for before in chunk[1:]) if len(chunk) > 1 else 0
    if hang > chunk[0].indent + _STEP:
        return line.indent <= chunk[0].indent
    return line.indent < min(before.indent for before in chunk) - _STEP


def _has_words(lines: Sequence[Line], index: int, number: Number, language: Language) -> bool:
    """Whether words that begin a sentence stand behind the number, on its line or the next."""
    rest = lines[index].text[number.end :].strip()
    if not rest and index + 1 < len(lines):
        rest = lines[index + 1].text
    return bool(rest) and (not rest[0].islower() or bool(language.small))


def _headings(lines: Sequence[Line], index: int, language: Language) -> list[int]:
    """The first lines of the headings that stand right above the line ``index``; none if it has none."""
    start = index
    while start and index - start < _HEADINGS:
        before, after = lines[start - 1], lines[start]
        number = number_of(before.text)
        if number is not None and number.end >= len(before.text):
            # The words of a numbered paragraph that lacks its stop.
            return []
        # A heading may be broken behind a comma, and where it stands apart more freely.
        broken = CLOSED.sub("", before.text).endswith(COMMAS) and start < index
        broken = broken and (begins_small(after.text, language) or after.text[0] in _OPENED or after.text[0].isdigit())
        first = start < index and _is_first(lines, start - 1, language) and not is_preambular(before.text, language)
        broken = broken or (before.text.endswith((*COLONS, *COMMAS)) and first)
        if (is_ended(before.text) and not broken) or before.whole or before.cell is not None or number is not None:
            break
        start -= 1
        # What the page, a blank line or an end of the text parts from the words above begins here.
        if lines[start].gap or lines[start].page:
            break
    above = number_of(lines[start - 1].text) if start else None
    if above is not None and above.end >= len(lines[start - 1].text):
        return []
    block = lines[start:index]
    if not block or index - start >= _HEADINGS or begins_small(block[0].text, language):
        return []
    if sum(breadth(line.text) for line in block) > _MOST or any(breadth(line.text) > 100 for line in block):
        return []
    starts = [block[0].n]
    broadest = 0
    for before, line in zip(block, block[1:], strict=False):
        broadest = max(0 if before.n == starts[-1] else broadest, breadth(before.text))
        fits = breadth(before.text) + 1 + breadth(line.text.split(" ")[0]) < max(_NARROW, broadest - _STEP)
        section = _is_section(before.text, language) or _is_section(line.text, language)
        section = section or heads_section(line.text, language)
        if line.gap or section or (fits and not begins_small(line.text, language)):
            starts.append(line.n)
    return starts
