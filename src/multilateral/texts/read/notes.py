"""Footnotes: which lines are notes, and where in the text their marks stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from types import MappingProxyType

import regex

from multilateral.texts.model import Doubt, Note, Paragraph
from multilateral.texts.read.layout import SUPERSCRIPT, Page, is_ended, superscript_to_digits
from multilateral.texts.read.plain import Line
from multilateral.texts.wording import DATES, LANGUAGES, Language, date_iso
from multilateral.texts.wording.language import any_of

_MARKED = regex.compile(
    rf"(?P<marker>[{SUPERSCRIPT}]{{1,3}}|\[\d{{1,3}}\]|\d{{1,3}}(?=\s)|\*{{1,3}}(?!\S*\*)|[†‡§]"
    # Arabic sets the mark in parentheses.
    r"|\(\d{1,3}\)(?=\s+(?:\p{Arabic}|[A-Z]{1,3}/)))\s*(?P<text>\S.*)?"
)
_NOTE_WORDS = regex.compile(
    any_of(*(language.note_words for language in LANGUAGES.values())) + r"|A/|S/|E/|EX/|[A-Z]{2,8}/|[“\"(«《”]"
)
_AFTER_STOP = regex.compile(r"(?<=[\p{L}\d)\]”\"’»%][,;:.”\"’»])(?P<blank>\s?)(?P<n>\d{1,3})(?=$|[\s,;:.)”])")
_GLUED = regex.compile(r"(?<=\p{Ll}\p{Ll}|\p{Lu}s|[)\]”\"’»])(?P<blank>)(?P<n>\d{1,3})(?=$|[\s,;:.)”])")
_AFTER_YEAR = regex.compile(r"(?<=\b(?:19|20)\d\d)(?P<blank>\s?)(?P<n>\d{1,3})(?=$|[,;:.)]|\s\p{Ll}|\s*$)")
_LOOSE = regex.compile(r"(?<=[\p{L})”’])(?P<blank>\s)(?P<n>\d{1,3})(?=$|[\s,;:.)])")
_RAISED = regex.compile(rf"(?P<blank>(?:\s(?=[{SUPERSCRIPT}]{{1,3}}(?:$|[\s,;:.)])))?)(?P<n>[{SUPERSCRIPT}]{{1,3}})")
_ADDRESS = regex.compile(r"https?:|www\.")
# The most lines that the notes of a page take.
_LONGEST = 200
_STARS = ("*", "**", "***", "†", "‡", "§")
_STAR = regex.compile(r"(?<=[\p{L}\d)\]”\"’,;:.])(?P<blank>\s?)(?P<n>\*{1,3}|[†‡§])(?=$|[\s,;:.)])")
_PARENTHESES = regex.compile(r"(?<=[\p{Arabic}\p{M}“”])(?P<blank>\s?)\((?P<n>\d{1,3})\)(?=$|[\s،؛,:.)])")
_BRACKET = regex.compile(r"(?P<blank>\s?)\[(?P<n>\d{1,3})\](?=$|[\s,;:.)])")


@dataclass(slots=True)
class Printed:
    """A note as printed: its mark and its lines."""

    marker: str
    lines: list[Line] = field(default_factory=list)
    first: str = ""


@dataclass(slots=True)
class Mark:
    """A mark found in a text: its note's marker, and what it takes of the text."""

    marker: str
    start: int
    end: int
    weak: bool


def split_notes(lines: Sequence[Line], pages: dict[int, Page], language: Language) -> tuple[list[Line], list[Printed]]:
    """Part the notes from the text. A note starts with its mark, and stands under a rule, at a page's
    or the text's end, behind the line that says where the text was adopted, or behind another note. A rule that
    turns out to head no notes stays page furniture.
    """
    body: list[Line] = []
    notes: list[Printed] = []
    plain = [line for line in lines if line.n not in pages]
    ends = _page_ends(lines, pages)
    under_rule = set(_after_rules(lines, pages))
    closed = _closing(plain, language)
    index = 0
    while index < len(plain):
        line = plain[index]
        match = _MARKED.fullmatch(line.text)
        ruled = line.n in under_rule
        if (
            match is not None
            and line.cell is None
            # In Word and HTML a figure that is not raised is a number.
            and not (line.whole and match["marker"].isdecimal() and not is_raised(line))
            and (ruled or line.gap or is_raised(line) or not body)
            and (closed < index or _is_note(plain, index, match, ruled, ends, language))
        ):
            index = _take_notes(plain, index, notes, ends)
            continue
        body.append(line)
        index += 1
    return body, notes


def _closing(plain: Sequence[Line], language: Language) -> int:
    """The index of the line that says where the text was adopted, if only notes can follow it."""
    adopted_at = regex.compile(language.adopted_at)
    for index in range(len(plain) - 1, max(0, len(plain) - 60), -1):
        both = f"{plain[index - 1].text} {plain[index].text}" if not plain[index].gap else plain[index].text
        if len(both) < 300 and adopted_at.match(both):
            return (
                index if any(_MARKED.fullmatch(line.text) and line.gap for line in plain[index + 1 :]) else len(plain)
            )
    return len(plain)


def is_raised(line: Line) -> bool:
    """Whether the line begins with a raised figure."""
    return line.text[0] in SUPERSCRIPT


def _after_rules(lines: Sequence[Line], pages: dict[int, Page]) -> list[int]:
    found = []
    for before, line in zip(lines, lines[1:], strict=False):
        if before.n in pages and pages[before.n].kind == "rule" and line.n not in pages:
            found.append(line.n)
    return found


def _page_ends(lines: Sequence[Line], pages: dict[int, Page]) -> set[int]:
    """The lines behind which the page ends: page furniture, a form feed or the end of the text follows."""
    ends = {lines[-1].n} if lines else set()
    previous: Line | None = None
    for line in lines:
        if line.n in pages:
            if previous is not None and pages[line.n].kind != "rule":
                ends.add(previous.n)
            continue
        if line.page and previous is not None:
            ends.add(previous.n)
        previous = line
    if previous is not None:
        ends.add(previous.n)
    return ends


def _is_note(
    plain: Sequence[Line], index: int, match: regex.Match[str], ruled: bool, ends: set[int], language: Language
) -> bool:
    text = match["text"] or ""
    if is_raised(plain[index]) or match["marker"].startswith("["):
        # A mark may have come over to the next line with the words behind it.
        after = index > 0 and not plain[index].gap and not is_ended(plain[index - 1].text)
        if not ruled and not plain[index].gap and index > 0 and _is_repeated(plain, index, match):
            return False
        return ruled or not (after and text[:1].islower() and not _ADDRESS.match(text))
    if not text:
        return False
    if ruled:
        return True
    if match["marker"][0] in "*†‡§":
        return len(text) > 3
    if text[0].islower() or not (text[0].isalpha() or text[0] in '“"(«《'):
        return False
    if regex.match(DATES, plain[index].text) or text.split(" ")[0] in language.months:
        return False
    if _NOTE_WORDS.match(text):
        return True
    # Anything else must be the last of its page, notes that follow it aside.
    last = index
    while (
        last + 1 < min(len(plain), index + _LONGEST)
        and plain[last].n not in ends
        and (not plain[last + 1].gap or _MARKED.fullmatch(plain[last + 1].text))
    ):
        last += 1
    return plain[last].n in ends


def _is_repeated(plain: Sequence[Line], index: int, match: regex.Match[str]) -> bool:
    """Whether a raised mark without a blank stands before words that have no capitals, and heads a line again below.

    So it does where a line may end before the mark of a note, as one of ideographs may.
    """
    marker, text = match["marker"], match["text"] or ""
    if not text or text[0].isspace() or match.end("marker") < match.start("text"):
        return False
    if text[0].isalpha() and text[0].lower() != text[0].upper():
        return False
    below = (line.text for line in plain[index + 1 : index + _LONGEST])
    return any(line.startswith(marker) and line[len(marker) : len(marker) + 1] not in SUPERSCRIPT for line in below)


def _take_notes(plain: Sequence[Line], index: int, notes: list[Printed], ends: set[int]) -> int:
    """Take the note at ``index`` and those behind it; the index of the first line that is none."""
    previous: int | None = None
    while index < len(plain):
        line = plain[index]
        match = _MARKED.fullmatch(line.text)
        starts = match is not None and (match["text"] or is_raised(line))
        if starts and match is not None:
            marker = superscript_to_digits(match["marker"]).strip("[]()")
            value = int(marker) if marker.isdigit() else None
            in_row = previous is None or value is None or value == previous + 1
            starred = marker in _STARS and (match["text"] or "")[:1].isupper()
            if in_row and (previous is None or line.gap or value is not None or starred):
                notes.append(Printed(marker, [line], match["text"] or ""))
                previous = value if value is not None else previous
                if line.n in ends:
                    return index + 1
                index += 1
                continue
        if previous is None and not notes:
            return index
        if line.gap:
            return index
        notes[-1].lines.append(line)
        index += 1
        if line.n in ends:
            return index
    return index


def stated_notes(lines: Sequence[Line]) -> list[Printed]:
    """The notes that the format itself names: the lines of one marker are one note."""
    notes: list[Printed] = []
    numbered: dict[str, Printed] = {}
    for line in lines:
        # Figures count on through a document; an asterisk may stand for another note on every page.
        before = numbered.get(line.label) or (notes[-1] if notes and notes[-1].marker == line.label else None)
        if before is not None:
            before.lines.append(line)
            continue
        notes.append(Printed(line.label, [line], line.text))
        if line.label.isdigit():
            numbered[line.label] = notes[-1]
    return notes


def anchor(
    notes: list[Note],
    paragraphs: Sequence[Paragraph],
    language: Language,
    stated: Mapping[str, Sequence[tuple[int, str]]] = MappingProxyType({}),
    *,
    search: bool = True,
    set_apart: Set[str] = frozenset(),
) -> tuple[dict[str, list[str]], list[Doubt]]:
    """Find each note's mark, take the marks out of the paragraphs' texts, and say where they stood.

    ``stated`` are the marks that the format gives, by place in reading order, (offset, marker); only what they do
    not name is searched for, and nothing without ``search``. ``set_apart`` are headings and tables. Returns the
    marks of each place in order, and the doubts.
    """
    marked: dict[str, list[str]] = {}
    doubts: list[Doubt] = []
    _place(notes, stated, marked, doubts)
    if not search:
        return marked, doubts + _unmarked(notes)
    named = {marker for marks in stated.values() for _, marker in marks}
    wanted = [note.marker for note in notes if note.marker not in named]
    pending = list(dict.fromkeys(wanted))
    waiting = {marker: [note for note in notes if note.marker == marker] for marker in pending}
    strong: dict[int, list[Mark]] = {}
    certain: set[str] = set()
    seen: set[str] = set()
    raised = {superscript_to_digits(m["n"]) for paragraph in paragraphs for m in _RAISED.finditer(paragraph.text)}
    for at, paragraph in enumerate(paragraphs):
        # A text that raises a mark raises it everywhere; in a table and in a heading a figure is a figure.
        sought = {mark for mark in pending if mark not in raised and (paragraph.id not in set_apart or mark in _STARS)}
        strong[at] = _strong(paragraph.text, sought, language)
        certain |= {mark.marker for mark in strong[at] if not mark.weak}
    for at, paragraph in enumerate(paragraphs):
        marks = strong[at]
        weak = {marker for marker in pending if marker not in certain}
        if weak and paragraph.id not in set_apart:
            marks = sorted([*marks, *_weak(paragraph.text, weak, marks, language)], key=lambda mark: mark.start)
        text, cut = paragraph.text, 0
        for index, mark in enumerate(marks):
            led = any(not after.weak and _is_next(mark.marker, after.marker) for after in marks[index + 1 : index + 2])
            if mark.weak and not _in_turn(mark.marker, pending, set() if led else certain, seen):
                continue
            seen.add(mark.marker)
            offset = mark.start - cut
            text = text[:offset] + text[mark.end - cut :]
            for note in notes if stated.get(paragraph.id) else ():
                if note.paragraph == paragraph.id and note.offset is not None and note.offset > offset:
                    note.offset -= mark.end - mark.start
            cut += mark.end - mark.start
            marked.setdefault(paragraph.id, []).append(mark.marker)
            if waiting.get(mark.marker):
                note = waiting[mark.marker].pop(0)
                note.paragraph, note.offset = paragraph.id, offset
            elif mark.marker not in waiting:
                doubts.append(_without_note(paragraph.id, mark.marker))
        paragraph.text = text
    return marked, doubts + _unmarked(notes)


def _place(
    notes: Sequence[Note],
    stated: Mapping[str, Sequence[tuple[int, str]]],
    marked: dict[str, list[str]],
    doubts: list[Doubt],
) -> None:
    waiting: dict[str, list[Note]] = {}
    for note in reversed(notes):
        waiting.setdefault(note.marker, []).append(note)
    for place, marks in stated.items():
        for offset, marker in sorted(marks, key=lambda mark: mark[0]):
            marked.setdefault(place, []).append(marker)
            if waiting.get(marker):
                note = waiting[marker].pop()
                note.paragraph, note.offset = place, offset
            elif marker not in waiting:
                doubts.append(_without_note(place, marker))


def _without_note(place: str, marker: str) -> Doubt:
    return Doubt("mark-without-note", place, marker, None, f"The text points to note {marker}, which is not printed.")


def _unmarked(notes: Sequence[Note]) -> list[Doubt]:
    return [
        Doubt(
            "note-without-mark",
            f"note:{note.marker}",
            note.text[:80],
            None,
            f"Nothing in the text points to note {note.marker}.",
        )
        for note in notes
        if note.paragraph is None
    ]


def _in_turn(marker: str, order: Sequence[str], certain: set[str], seen: set[str]) -> bool:
    """Whether this is the first chance of a mark that is found nowhere for certain, all before it being found."""
    if marker in certain or marker in seen:
        return False
    return all(before in seen for before in order[: order.index(marker)])


def _is_next(marker: str, after: str) -> bool:
    """Whether two marks that stand one behind the other count on: then the first is borne out by the second."""
    return marker.isdecimal() and after.isdecimal() and int(after) == int(marker) + 1


def _strong(text: str, markers: set[str], language: Language) -> list[Mark]:
    found: dict[int, Mark] = {}
    if not text.isascii():
        for match in _RAISED.finditer(text):
            found[match.start("n")] = Mark(superscript_to_digits(match["n"]), match.start(), match.end(), False)
    if not markers:
        return list(found.values())
    for pattern in (_PARENTHESES, _BRACKET, _STAR, _AFTER_STOP, _AFTER_YEAR, _GLUED):
        for match in pattern.finditer(text):
            if match["n"] in markers and match.start("n") not in found and not _counted(text, match, pattern, language):
                # Parted from its word ("globally, 2 billion"), a figure is a mark only in its turn.
                weak = pattern is _AFTER_STOP and match["blank"] != "" and match.end() < len(text)
                found[match.start("n")] = Mark(match["n"], match.start(), match.end(), weak)
    return sorted(found.values(), key=lambda mark: mark.start)


def _counted(text: str, match: regex.Match[str], pattern: regex.Pattern[str], language: Language) -> bool:
    """Whether the figure is part of a number, a date, a list or a symbol rather than a mark."""
    after = text[match.end() : match.end() + 24]
    if regex.match(r"[.,]\d", after) is not None:
        return True
    if (word := regex.match(r"\s(\p{L}+)", after)) is not None and word[1] in language.months:
        return True
    day = regex.match(language.date, text[match.start("n") : match.end() + 40])
    if day is not None and date_iso(day[0], language) is not None:
        return True
    if pattern is not _AFTER_STOP:
        return False
    before = text[max(0, match.start() - 40) : match.start()]
    stop, word_before = before[-1:], before[:-1].split(" ")[-1]
    if match["blank"]:
        digits = word_before.strip("()[]")
        if digits.isdigit() and not (len(digits) == 4 and digits[:2] in ("19", "20")):
            return True
        # "para. 3" counts; "the group, 3" does not.
        abbreviated = stop == "." and word_before.casefold().strip("(") in language.counted
        return abbreviated or regex.fullmatch(r"\([a-z]+\)", word_before) is not None
    year = regex.fullmatch(r"(?:19|20)\d\d", word_before) is not None
    if stop == "." and not year and ("/" in word_before or word_before[-1:].isdigit() or len(word_before) < 4):
        return True
    if stop == "," and language.decimal == "," and regex.fullmatch(r"[(“”«‘’]*\d{1,3}", word_before):
        return True
    return word_before[-1:].isdigit() and stop == "," and len(match["n"]) == 3 and not year


def _weak(text: str, markers: set[str], strong: Sequence[Mark], language: Language) -> list[Mark]:
    taken = {mark.end for mark in strong}
    found = []
    for match in _LOOSE.finditer(text):
        if match["n"] not in markers or match.end() in taken:
            continue
        word = regex.search(r"([\p{L}’']+)[)”’]?$", text[max(0, match.start() - 40) : match.start()])
        if word is not None and word[1].casefold() in language.counted:
            continue
        after = regex.match(r"\s(\p{L}+)", text[match.end() : match.end() + 24])
        if after is not None and (after[1] in language.months or after[1] in language.measures):
            continue
        found.append(Mark(match["n"], match.start(), match.end(), True))
    return found
