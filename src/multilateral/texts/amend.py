"""Change a document as proposed, or say why that cannot be done.

A change names a paragraph, a place in it (code points of its text) and the words that stand there.
The words are the anchor, the offsets only a hint: where a text has moved on and the words stand
elsewhere in the paragraph, once, the change follows them and says so. Changes that overlap are all
refused: which of them is to stand is for people to decide, not for the order in which they came.
"""

from __future__ import annotations

import copy
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import regex

from multilateral.texts import wording
from multilateral.texts.address import LATIN
from multilateral.texts.cite import cite
from multilateral.texts.model import Block, Citation, Document, Paragraph

Kind = Literal["replace", "insert", "delete", "insert-paragraph", "delete-paragraph"]

_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Change:
    """One change to one paragraph.

    ``replace`` and ``delete`` take out ``old``, which stands from ``start`` to ``end``. ``insert``
    puts ``new`` at ``start``; ``old``, if given, is the words right before that place.
    ``insert-paragraph`` puts a paragraph ``new`` after ``paragraph``, or first in the part if that
    is ``preamble`` or ``operative``; ``delete-paragraph`` takes it out with all below it. ``name``
    is how the change is called ("EX/C.1/9/P.3").
    """

    kind: Kind
    paragraph: str
    start: int = 0
    end: int = 0
    old: str = ""
    new: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A change that can be made, at the place where its words stand now; ``message`` tells if that is another."""

    change: Change
    start: int
    end: int
    message: str | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """A change that was not made. ``message`` says why; ``stands`` is what is at its place now, if anything."""

    change: Change
    message: str
    stands: str | None = None


def apply(document: Document, changes: Sequence[Change]) -> tuple[Document, list[Refused]]:
    """``document`` with ``changes`` made, and those that could not be. ``document`` itself stays as it is.

    Paragraph ids and printed numbers are kept; a new paragraph after ``op3`` has the id ``op3bis``
    and the number ``3 bis``. Note marks stay with the words before them; citations are found again
    in what was changed.
    """
    placed: list[Placed] = []
    refused: list[Refused] = []
    for change in changes:
        found = place(document, change)
        if isinstance(found, Placed):
            placed.append(found)
        else:
            refused.append(found)
    placed, clashing = _part_overlapping(document, placed)
    refused += clashing
    amended = copy.deepcopy(document)
    touched: set[str] = set()
    by_paragraph: dict[str, list[Placed]] = defaultdict(list)
    for one in placed:
        if one.change.kind in ("replace", "insert", "delete"):
            by_paragraph[one.change.paragraph].append(one)
    for paragraph, ones in by_paragraph.items():
        _reword(amended, paragraph, ones)
        touched.add(paragraph)
    _insert_paragraphs(amended, [p.change for p in placed if p.change.kind == "insert-paragraph"], touched)
    for one in placed:
        if one.change.kind == "delete-paragraph":
            _remove(amended, one.change.paragraph)
    _cite_again(amended, touched)
    order = {id(change): n for n, change in enumerate(changes)}
    return amended, sorted(refused, key=lambda r: order[id(r.change)])


def place(document: Document, change: Change) -> Placed | Refused:
    """Where ``change`` can be made now, or why it cannot."""
    if change.kind == "insert-paragraph":
        known = change.paragraph in ("preamble", "operative") or document.find(change.paragraph) is not None
        if not known:
            return Refused(change, f"There is no paragraph {change.paragraph} after which a new one could stand.")
        return Placed(change, 0, 0) if change.new.strip() else Refused(change, "The new paragraph has no words.")
    text = text_of(document, change.paragraph)
    if text is None:
        return Refused(change, f"There is no paragraph {change.paragraph} in this text.")
    if change.kind == "delete-paragraph":
        return Placed(change, 0, len(text))
    if change.kind == "insert":
        return _place_insertion(change, text)
    if not change.old:
        return Refused(change, "The change does not say which words it takes out.", text[change.start : change.end])
    if change.start >= 0 and text[change.start : change.start + len(change.old)] == change.old:
        return Placed(change, change.start, change.start + len(change.old))
    return _follow(change, text, text[max(change.start, 0) : max(change.end, 0)])


def text_of(document: Document, id: str) -> str | None:
    """The words of the paragraph, or of the block where the document has no paragraphs; ``None`` if there is none."""
    paragraph = document.find(id)
    if paragraph is not None:
        return paragraph.text
    return next((block.text for block in document.blocks if block.id == id), None)


def seam(text: str, start: int, end: int, new: str, floor: int = 0) -> tuple[int, int, str]:
    """The same change, with white space set right where its ends meet the text.

    Words that would stick together are parted by a blank; a blank that would stand doubled, before
    a comma, or at an end of the paragraph goes with the words that are taken out. What lies before
    ``floor`` belongs to another change and is left alone.
    """
    if new:
        before = text[start - 1] if start else ""
        after = text[end] if end < len(text) else ""
        if before.isalnum() and new[0].isalnum():
            new = f" {new}"
        if after.isalnum() and new[-1].isalnum():
            new = f"{new} "
        if before == " " and new[0] == " ":
            new = new[1:]
        if after == " " and new and new[-1] == " ":
            new = new[:-1]
        return start, end, new
    if start < end:
        if start > floor and text[start - 1] == " " and (end == len(text) or text[end] in " ,;:."):
            return start - 1, end, new
        if start == 0 and end < len(text) and text[end] == " ":
            return start, end + 1, new
    return start, end, new


def _place_insertion(change: Change, text: str) -> Placed | Refused:
    if not change.new:
        return Refused(change, "The change does not say which words it puts in.")
    if change.old:
        if 0 <= change.start <= len(text) and text[: change.start].endswith(change.old):
            return Placed(change, change.start, change.start)
        found = _follow(change, text, text[max(change.start - len(change.old), 0) : max(change.start, 0)])
        return replace(found, start=found.end) if isinstance(found, Placed) else found
    if 0 <= change.start <= len(text):
        return Placed(change, change.start, change.start)
    return Refused(
        change, f"Paragraph {change.paragraph} has {len(text)} characters, there is no place {change.start}."
    )


def _follow(change: Change, text: str, stands: str) -> Placed | Refused:
    """The one other place where the words of the change stand, if there is exactly one."""
    head = r"(?<![\p{L}\p{N}])" if change.old[0].isalnum() else ""
    tail = r"(?![\p{L}\p{N}])" if change.old[-1].isalnum() else ""
    found = [m.start() for m in regex.finditer(head + regex.escape(change.old) + tail, text, overlapped=True)]
    words = _short(change.old)
    if len(found) == 1:
        start = found[0]
        message = f"“{words}” stands at {start} now and not at {change.start}; the change was made there."
        return Placed(change, start, start + len(change.old), message)
    now = f"“{_short(stands)}” stands there now" if stands else "nothing stands there now"
    if not found:
        return Refused(
            change, f"Paragraph {change.paragraph} no longer has the words “{words}”; {now}.", stands or None
        )
    return Refused(
        change,
        f"“{words}” is not at its place in paragraph {change.paragraph}, but at {len(found)} others; {now}.",
        stands or None,
    )


def _part_overlapping(document: Document, placed: list[Placed]) -> tuple[list[Placed], list[Refused]]:
    """Those that leave each other alone, the same change only once; and those that do not, all of them."""
    kept: list[Placed] = []
    against: dict[int, list[Placed]] = defaultdict(list)
    for one in placed:
        same = any(_same(one, other) for other in kept)
        if not same:
            kept.append(one)
    for n, one in enumerate(kept):
        for m in range(n):
            if _overlap(document, one, kept[m]):
                against[n].append(kept[m])
                against[m].append(one)
    refused = []
    for n, others in sorted(against.items()):
        mine, theirs = _called(kept[n].change), " and ".join(_called(other.change) for other in others)
        message = f"{mine} and {theirs} change the same words of paragraph {kept[n].change.paragraph}: choose one."
        stands = (text_of(document, kept[n].change.paragraph) or "")[kept[n].start : kept[n].end]
        refused.append(Refused(kept[n].change, message, stands or None))
    return [one for n, one in enumerate(kept) if n not in against], refused


def _same(one: Placed, other: Placed) -> bool:
    a, b = one.change, other.change
    # Two new paragraphs in the same words may both be meant; two identical deletions are one.
    return a.kind != "insert-paragraph" and (a.kind, a.paragraph, a.new, one.start, one.end) == (
        b.kind,
        b.paragraph,
        b.new,
        other.start,
        other.end,
    )


def _overlap(document: Document, one: Placed, other: Placed) -> bool:
    a, b = one.change, other.change
    for whole, part in ((a, b), (b, a)):
        if whole.kind == "delete-paragraph":
            paragraph = document.find(whole.paragraph)
            below = {p.id for p in paragraph.walk()} if paragraph else {whole.paragraph}
            # After a paragraph that goes a new one can stand, but not among its children.
            beside = part.kind == "insert-paragraph" and part.paragraph == whole.paragraph
            return part.paragraph in below and not beside
    if "insert-paragraph" in (a.kind, b.kind):
        return False
    if a.paragraph != b.paragraph:
        return False
    if one.start == one.end or other.start == other.end:
        # Words put in touch others only if they would fall inside them, or at the very same place.
        if one.start == one.end and other.start == other.end:
            return one.start == other.start
        point, span = (one.start, other) if one.start == one.end else (other.start, one)
        return span.start < point < span.end
    return one.start < other.end and other.start < one.end


def _reword(document: Document, id: str, placed: list[Placed]) -> None:
    paragraph = document.find(id)
    block = next((b for b in document.blocks if b.id == id), None)
    text = paragraph.text if paragraph is not None else block.text if block is not None else ""
    in_order = sorted(placed, key=lambda p: (p.start, p.end))
    for n in range(len(in_order) - 1, -1, -1):
        one = in_order[n]
        wanted = one.change.new if one.change.kind != "delete" else ""
        start, end, new = seam(text, one.start, one.end, wanted, in_order[n - 1].end if n else 0)
        text = text[:start] + new + text[end:]
        _shift(document, id, start, end, len(new))
        if paragraph is not None and paragraph.lead and start < len(paragraph.lead):
            operative = any(p is paragraph for top in document.operative for p in top.walk())
            language = wording.LANGUAGES.get(document.language or "en", wording.ENGLISH)
            paragraph.lead = wording.lead(text, operative=operative, language=language)
    if paragraph is not None:
        paragraph.text = text
    if block is not None:
        block.text = text


def _shift(document: Document, id: str, start: int, end: int, length: int) -> None:
    """Move what is anchored in the paragraph: its words from ``start`` to ``end`` are ``length`` long now."""
    by = length - (end - start)
    for note in document.notes:
        if note.paragraph != id or note.offset is None or note.offset <= start:
            continue
        # A mark inside words that went stays where they were: the note is not for a change of words to drop.
        note.offset = note.offset + by if note.offset >= end else start + length
    kept: list[Citation] = []
    for citation in document.citations:
        if citation.paragraph == id:
            inside = (
                start < citation.end and citation.start < end if start < end else citation.start < start < citation.end
            )
            if inside:
                continue
            if citation.start >= end:
                citation.start += by
                citation.end += by
        kept.append(citation)
    document.citations = kept


def _insert_paragraphs(document: Document, changes: list[Change], touched: set[str]) -> None:
    after: dict[str, int] = defaultdict(int)
    for change in changes:
        siblings, at, stem, number = _where(document, change.paragraph)
        taken = {p.id for p in document.walk()}
        step = next((n for n in range(len(taken) + 1) if f"{stem}{_step(n)}" not in taken), 0)
        lead = None
        if not number or not number.startswith("("):
            language = wording.LANGUAGES.get(document.language or "en", wording.ENGLISH)
            operative = stem.startswith("op")
            lead = wording.lead(change.new, operative=operative, language=language)
        printed = f"{number} {_step(step)}" if number else None
        made = Paragraph(f"{stem}{_step(step)}", printed, lead, " ".join(change.new.split()))
        siblings.insert(at + after[change.paragraph], made)
        _insert_block(document, siblings, made)
        after[change.paragraph] += 1
        touched.add(made.id)


def _where(document: Document, id: str) -> tuple[list[Paragraph], int, str, str | None]:
    """Siblings, the place among them, and what id and number of the new paragraph start with."""
    if id in ("preamble", "operative"):
        siblings = document.preamble if id == "preamble" else document.operative
        return siblings, 0, "pp0" if id == "preamble" else "op0", "0" if id == "operative" else None
    groups = [document.preamble, document.operative, document.annexes]
    groups += [p.paragraphs for p in document.walk()]
    for siblings in groups:
        for n, paragraph in enumerate(siblings):
            if paragraph.id == id:
                return siblings, n + 1, id, paragraph.number
    raise AssertionError(f"place() let a change through whose paragraph {id} is not there")


def _insert_block(document: Document, siblings: list[Paragraph], made: Paragraph) -> None:
    at = next(n for n, p in enumerate(siblings) if p is made)
    level = 0
    index = 0
    if at:
        before = {p.id for p in siblings[at - 1].walk()}
        places = [n for n, b in enumerate(document.blocks) if b.id in before]
        index = places[-1] + 1 if places else len(document.blocks)
    elif at + 1 < len(siblings):
        index = next((n for n, b in enumerate(document.blocks) if b.id == siblings[at + 1].id), 0)
    neighbour = siblings[at - 1] if at else siblings[at + 1] if at + 1 < len(siblings) else None
    if neighbour is not None:
        level = next((b.level for b in document.blocks if b.id == neighbour.id), 0)
    if document.blocks:
        document.blocks.insert(index, Block("paragraph", made.id, level, made.number, made.text))


def _step(n: int) -> str:
    return LATIN[n] if n < len(LATIN) else f"-{n + 2}"


def _remove(document: Document, id: str) -> None:
    gone = {id}
    groups = [document.preamble, document.operative, document.annexes, *(p.paragraphs for p in document.walk())]
    for siblings in groups:
        for paragraph in [p for p in siblings if p.id == id]:
            gone |= {p.id for p in paragraph.walk()}
            siblings.remove(paragraph)
    document.blocks = [b for b in document.blocks if b.id not in gone]
    notes = {n.marker for n in document.notes if n.paragraph in gone}
    document.notes = [n for n in document.notes if n.paragraph not in gone]
    left = {n.marker for n in document.notes}
    document.citations = [
        c for c in document.citations if c.paragraph not in gone and not (c.note in notes and c.note not in left)
    ]


def _cite_again(document: Document, touched: set[str]) -> None:
    """Add the citations that the new words hold; those that were there keep what is known of them."""
    have = [c for c in document.citations if c.paragraph in touched]
    for found in cite(document):
        if found.paragraph not in touched:
            continue
        if not any(c.paragraph == found.paragraph and c.start < found.end and found.start < c.end for c in have):
            document.citations.append(found)
    place = {p.id: n for n, p in enumerate(document.walk())}

    def order(citation: Citation) -> tuple[int, int, int]:
        if citation.paragraph is not None:
            return 0, place.get(citation.paragraph, len(place)), citation.start
        return (1, 0, 0) if citation.note is not None else (2, 0, 0)

    document.citations.sort(key=order)


def _called(change: Change) -> str:
    return change.name or f"the change to “{_short(change.old or change.new)}”"


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1].rstrip()}…"
