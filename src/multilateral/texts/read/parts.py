"""Files that hold several texts: where each begins. Collections of resolutions, and reports that recommend drafts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

import regex

from multilateral.texts import symbols
from multilateral.texts.model import Adopted, Document
from multilateral.texts.read.layout import COLONS, Page, is_ended
from multilateral.texts.read.masthead_lines import is_head_sentence, is_masthead_line
from multilateral.texts.read.notes import is_raised
from multilateral.texts.read.numbering import number_of, section_of
from multilateral.texts.read.plain import Line
from multilateral.texts.wording import LANGUAGES, Language, is_operative

SHARED = "organ committee session agenda_items agenda_title distribution date original_language job_number".split()
"""The fields of a masthead that the texts of one file may share."""
# No head of a text has more lines.
_LONGEST = 60


@dataclass(slots=True)
class Cut:
    """A text of several: its lines are ``start`` to ``end``, its opening words stand at ``opening``.

    ``label`` is its letter or numeral if that is all that parts it from the one before it ("B", "II"); then the
    first ``marks`` lines are no more than that, and the masthead is the one of the whole.
    """

    start: int
    opening: int
    end: int = 0
    label: str | None = None
    marks: int = 0


def cuts(lines: Sequence[Line], pages: dict[int, Page], openings: Sequence[int], language: Language) -> list[Cut]:
    """The texts of the file, if it holds several or if a report holds one; else nothing."""
    found: list[Cut] = []
    floor = 0
    for opening in openings:
        if (cut := _head(lines, pages, floor, opening, language)) is not None:
            found.append(cut)
            floor = opening + 1
    if not found:
        return []
    above = reports(lines[: found[0].start], pages)
    if len(found) < 2 and not above:
        return []
    # The opening words again below a numeral are a section's, if the first have none.
    if openings[0] != found[0].opening or (found[1:] and found[1].label and not found[0].label):
        return []
    for one, other in zip(found, found[1:], strict=False):
        one.end = other.start
    found[-1].end = _end(lines, pages, found[-1], above, language) if above else len(lines)
    return found


def _head(lines: Sequence[Line], pages: dict[int, Page], floor: int, opening: int, language: Language) -> Cut | None:
    """The head above the opening words, read upwards: title and letter, or a masthead of its own."""
    meeting, label = patterns(language.code)
    start: int | None = None
    for index in range(opening - 1, max(floor, opening - _LONGEST) - 1, -1):
        line = lines[index]
        if line.n in pages:
            if start is not None and pages[line.n].kind == "ornament":
                break
            continue
        text = line.text
        if (mark := section_of(text, language)) is not None:
            after = _label_above(lines, pages, index, floor, label)
            return Cut(after, opening, label=mark, marks=index + 1 - after)
        if (named := label.fullmatch(text)) is not None:
            return Cut(index, opening, label=named["number"] or "", marks=1)
        if meeting.fullmatch(text) is not None or is_raised(line):
            break
        masthead = is_masthead_line(text, language) or is_head_sentence(text, language)
        if masthead:
            start = index
        elif len(text) > 300 or (is_ended(text) and not text.endswith(COLONS)) or number_of(text) is not None:
            break
        if line.page and masthead:
            break
    if start is None:
        return None
    # A date alone may still belong to the closing lines of the text above.
    above = next((lines[n].text for n in range(start - 1, floor - 1, -1) if lines[n].n not in pages), "")
    if meeting.fullmatch(above) and regex.fullmatch(language.date, lines[start].text):
        start += 1
    return Cut(start, opening) if start < opening else None


def _label_above(
    lines: Sequence[Line], pages: dict[int, Page], index: int, floor: int, label: regex.Pattern[str]
) -> int:
    """Where the mark begins: "Draft resolution" may stand on the line above its numeral."""
    above = next((n for n in range(index - 1, floor - 1, -1) if lines[n].n not in pages), None)
    return above if above is not None and label.fullmatch(lines[above].text) else index


@lru_cache(maxsize=8)
def patterns(code: str) -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    """A closing line that names the meeting; and the label of a draft in a report ("Draft resolution II")."""
    language = LANGUAGES[code]
    forms = [language.forms.sponsored.get(kind, "") for kind in ("draft resolution", "draft decision")]
    words = "|".join(regex.escape(regex.split(r"[:：]\s*", form)[-1]) for form in forms if form)
    return (
        regex.compile(language.meeting + r"[.。]?"),
        regex.compile(rf"(?i:{words})(?:\s+(?P<number>[IVXLC]+|[A-Z]|\d{{1,2}}))?"),
    )


def reports(above: Sequence[Line], pages: dict[int, Page]) -> list[int]:
    """The numbers of the paragraphs above the first text, if it is a report that stands there and no masthead."""
    found: list[int] = []
    for line, after in zip_longest(above, above[1:]):
        number = number_of(line.text) if line.n not in pages else None
        if number is not None and number.style == "top" and not number.damaged and number.name.isdecimal():
            words = line.text[number.end :] or (after.text if after else "")
            if words[:1].isupper() and len(words) > 20:
                found.append(int(number.name))
    return found if len(found) > 1 else []


def _end(lines: Sequence[Line], pages: dict[int, Page], last: Cut, above: list[int], language: Language) -> int:
    """Where the last draft ends: the report's own paragraphs count on."""
    for index in range(last.opening + 1, len(lines)):
        line = lines[index]
        if line.n in pages or not line.gap:
            continue
        number = number_of(line.text)
        if number is not None and number.style == "top" and number.name == str(above[-1] + 1):
            words = line.text[number.end :] or (lines[index + 1].text if index + 1 < len(lines) else "")
            if words and not is_operative(words, language):
                return index
    return len(lines)


def share(noted: Sequence[Line], parts: Sequence[Sequence[Line]], own: Sequence[Line]) -> list[list[Line]]:
    """The notes that the format names, by the part whose text points to them; the last share is the rest."""
    shares: list[list[Line]] = [[] for _ in range(len(parts) + 1)]
    wanted = [Counter(marker for line in part for _, marker in line.marks) for part in (*parts, own)]
    spans = [(part[0].n, part[-1].n) if part else (0, 0) for part in parts]
    before: tuple[str, int] | None = None
    for line in noted:
        if before is not None and before[0] == line.label:
            shares[before[1]].append(line)
            continue
        inside = next((k for k, (one, other) in enumerate(spans) if one <= line.n <= other), None)
        at = inside if inside is not None and wanted[inside][line.label] else None
        if at is None:
            at = next((k for k, markers in enumerate(wanted) if markers[line.label]), inside)
        at = len(parts) if at is None else at
        wanted[at][line.label] = 0
        shares[at].append(line)
        before = line.label, at
    return shares


def inherit(part: Document, whole: Document, cut: Cut) -> None:
    """What a part that prints no masthead of its own has of the whole's, and its number and symbol."""
    if cut.label is None:
        return
    for name in SHARED:
        if not getattr(part, name):
            setattr(part, name, getattr(whole, name))
    if whole.adopted is not None:
        done = part.adopted or Adopted()
        part.adopted = Adopted(
            done.date or whole.adopted.date,
            done.meeting or whole.adopted.meeting,
            done.on_report or whole.adopted.on_report,
            done.committee or whole.adopted.committee,
        )
    if whole.number and whole.kind in ("resolution", "decision") and cut.label:
        part.number = f"{whole.number} {cut.label}"
        part.kind = whole.kind
        base = regex.sub(r" [A-Z](?:[-–][A-Z])?$", "", whole.symbol or "")
        part.symbol = symbols.normalise(f"{base} {cut.label}") if base else None
    elif cut.label:
        part.number = cut.label
    part.doubts = [doubt for doubt in part.doubts if doubt.place != "masthead.symbol"]


def gather(whole: Document) -> None:
    """What the parts say together: the kind of the whole, and its symbol and number where it prints none."""
    first = whole.parts[0]
    # A job number at the end of a file is printed with the last text, and is that of them all.
    if len(jobs := {part.job_number for part in whole.parts if part.job_number}) == 1:
        for one in (whole, *whole.parts):
            one.job_number = one.job_number or next(iter(jobs))
    if not whole.blocks and not whole.operative:
        whole.kind = "collection"
    named = [part.symbol or "" for part in whole.parts]
    letters = [name[-1:] for name in named if regex.search(r" [A-Z]$", name)]
    bases = {name[:-2] for name in named}
    if len(letters) == len(named) and len(bases) == 1 and whole.kind == "collection":
        base = bases.pop()
        if whole.symbol in (None, base):
            whole.symbol = f"{base} {letters[0]}-{letters[-1]}"
        whole.number = whole.number or (first.number or "")[:-2] or None
    if whole.kind == "collection":
        for name in SHARED:
            values = [getattr(part, name) for part in whole.parts]
            if not getattr(whole, name) and all(value == values[0] for value in values):
                setattr(whole, name, values[0])
        done = whole.adopted or Adopted()
        for name in ("date", "on_report", "committee"):
            values = [getattr(part.adopted, name) if part.adopted else None for part in whole.parts]
            if getattr(done, name) is None and values[0] is not None and len(set(values)) == 1:
                setattr(done, name, values[0])
                whole.adopted = done
