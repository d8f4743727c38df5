"""The body of a document in the order in which it is read, whatever format it is written to.

A resolution keeps its paragraphs by class (preamble, operative part, annexes) and, in ``blocks``,
what stands between them: headings, tables, figures. Any other document has blocks alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

import regex

from multilateral.texts import wording
from multilateral.texts.model import Block, Citation, Document, Note, Paragraph

Part = Literal["preamble", "operative", "annexes", "body"]

# Neither XML 1.0 nor HTML can hold these; U+FFFD shows that something stood there.
_FORBIDDEN = regex.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010fffd]")

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(slots=True)
class Item:
    """One piece of the body: a paragraph with all its children, or a block.

    ``inner`` are the blocks that stand between the children, by the child that they precede.
    """

    part: Part
    paragraph: Paragraph | None = None
    block: Block | None = None
    annex: str | None = None
    inner: dict[str, list[Block]] = field(default_factory=dict)


def items(document: Document) -> list[Item]:
    """The whole body in reading order, every paragraph and every block once.

    Where the blocks name every paragraph they say the order: the preamble of a second section stands behind the
    first section. Paragraphs without blocks stand in the order of their classes.
    """
    known: dict[str, int] = {}
    out: list[Item] = []
    parts: tuple[tuple[Part, list[Paragraph]], ...] = (
        ("preamble", document.preamble),
        ("operative", document.operative),
        ("annexes", document.annexes),
    )
    for part, paragraphs in parts:
        for paragraph in paragraphs:
            annex = paragraph.id.partition(".")[0] if part == "annexes" else None
            out.append(Item(part, paragraph=paragraph, annex=annex))
    if not out:
        return [Item("body", block=block) for block in document.blocks if block.type != "note_ref"]
    mentioned: dict[str | None, int] = {}
    for n, block in enumerate(document.blocks):
        mentioned.setdefault(block.id, n)
    if all(item.paragraph is not None and item.paragraph.id in mentioned for item in out):
        out.sort(key=lambda item: mentioned[item.paragraph.id] if item.paragraph else 0)
    for at, item in enumerate(out):
        known.update((p.id, at) for p in (item.paragraph.walk() if item.paragraph else ()))
    # A block that is no paragraph belongs before the next paragraph that follows it.
    waiting: list[Block] = []
    before: dict[int, list[Block]] = {}
    for block in document.blocks:
        if block.id in known:
            top = out[known[block.id]]
            if waiting and block.id is not None and top.paragraph and block.id != top.paragraph.id:
                top.inner.setdefault(block.id, []).extend(waiting)
                waiting = []
            before.setdefault(known[block.id], []).extend(waiting)
            waiting = []
        elif block.type != "note_ref" and (before or waiting or not _said_elsewhere(block, document)):
            waiting.append(block)
    merged: list[Item] = []
    for n, item in enumerate(out):
        merged.extend(Item(item.part, block=block, annex=item.annex) for block in before.get(n, ()))
        merged.append(item)
    merged.extend(Item(out[-1].part, block=block, annex=out[-1].annex) for block in waiting)
    return merged


def _said_elsewhere(block: Block, document: Document) -> bool:
    # A reader may list the title and the opening words among the blocks; writers set them themselves.
    return block.type in ("heading", "paragraph") and block.text.rstrip(" ,") in (document.title, document.opening)


@dataclass(slots=True)
class Run:
    """A stretch of a paragraph's text in one setting; ``note`` stands alone, without text, where its mark is."""

    text: str = ""
    lead: bool = False
    citation: Citation | None = None
    note: Note | None = None


class Apparatus:
    """The notes and citations of a document by their place."""

    def __init__(self, document: Document) -> None:
        self._citations: dict[tuple[str, str], list[Citation]] = {}
        self._notes: dict[str, list[Note]] = {}
        self.loose: list[Note] = []
        places = {p.id for p in document.walk()} | {b.id for b in document.blocks if b.id}
        for citation in document.citations:
            for kind, name in (
                ("paragraph", citation.paragraph),
                ("note", citation.note),
                ("masthead", citation.masthead),
            ):
                if name is not None:
                    self._citations.setdefault((kind, name), []).append(citation)
        for note in document.notes:
            if note.paragraph in places and note.paragraph is not None:
                self._notes.setdefault(note.paragraph, []).append(note)
            else:
                self.loose.append(note)

    def paragraph(self, id: str | None, text: str, lead: str | None = None) -> list[Run]:
        """The text of a paragraph or block in runs: lead, citations, notes where their marks stand."""
        if id is None:
            return [Run(text)] if text else []
        return runs(text, lead, self._citations.get(("paragraph", id), []), self._notes.get(id, []))

    def note(self, note: Note) -> list[Run]:
        """The text of a note in runs."""
        return runs(note.text, None, self._citations.get(("note", note.marker), []), [])

    def masthead(self, name: str, text: str) -> list[Run]:
        """A line of the masthead in runs; ``name`` is the document's field (``title``, ``adopted.on_report``)."""
        return runs(text, None, self._citations.get(("masthead", name), []), [])


def runs(text: str, lead: str | None, citations: list[Citation], notes: list[Note]) -> list[Run]:
    """``text`` cut where its setting changes. Joined, the texts of the runs are ``text`` again.

    A citation that does not fit the text, or that overlaps one before it, is left out: it says
    nothing certain about these words.
    """
    italic = len(lead) if lead and text.startswith(lead) else 0
    spans: list[Citation] = []
    for citation in sorted(citations, key=lambda c: (c.start, -c.end)):
        if 0 <= citation.start < citation.end <= len(text) and (not spans or spans[-1].end <= citation.start):
            spans.append(citation)
    marks = sorted(
        ((len(text) if n.offset is None else min(max(n.offset, 0), len(text)), k, n) for k, n in enumerate(notes)),
        key=lambda m: m[:2],
    )
    cuts = sorted(
        {0, len(text), italic, *(c.start for c in spans), *(c.end for c in spans), *(at for at, _, _ in marks)}
    )
    out: list[Run] = []
    at_mark = 0
    for n, start in enumerate(cuts):
        while at_mark < len(marks) and marks[at_mark][0] == start:
            out.append(Run(note=marks[at_mark][2]))
            at_mark += 1
        if n + 1 < len(cuts):
            end = cuts[n + 1]
            inside = next((c for c in spans if c.start <= start and end <= c.end), None)
            out.append(Run(text[start:end], lead=end <= italic, citation=inside))
    return out


class Ranks:
    """The ranks of headings as they are nested: one that is printed deeper goes one step down, never two.

    ``title`` says that a title stands above them all, as rank 1.
    """

    def __init__(self, *, title: bool) -> None:
        self._above = [0] if title else []

    def rank(self, level: int) -> int:
        """The rank, from 1, of the next heading, which is printed at ``level``."""
        level = max(level, 1)
        while self._above and self._above[-1] >= level:
            self._above.pop()
        self._above.append(level)
        return len(self._above)


def children(paragraph: Paragraph) -> tuple[list[Paragraph], Paragraph | None]:
    """The children proper, and the words that follow them if the last child is no more than that."""
    below = paragraph.paragraphs
    if len(below) > 1 and below[-1].number is None and not below[-1].paragraphs:
        return below[:-1], below[-1]
    return below, None


def printable(text: str) -> str:
    """``text`` with every character that XML cannot hold shown as U+FFFD; offsets stay as they are."""
    return _FORBIDDEN.sub("\ufffd", text)


def opening_printed(document: Document) -> str:
    """The opening words with the comma of the document's language."""
    return f"{document.opening}{tongue(document.language).forms.comma}" if document.opening else ""


def raised(marker: str) -> str:
    """The mark of a note as plain characters: figures raised, ``*`` as it is."""
    return marker.translate(_RAISED) if marker.isdecimal() and marker.isascii() else marker


def number_printed(number: str | None, language: str | None = None) -> str:
    """A number as it is printed: with its stop after a figure or a letter, ``(a)`` and a dash as they are."""
    return (
        tongue(language).forms.number.format(number)
        if number and (number[-1].isalpha() or number[-1].isdecimal())
        else number or ""
    )


def date_printed(iso: str | None, language: str | None) -> str:
    """``2019-12-12`` as ``12 December 2019`` where the months of the language are known, else as it is."""
    return wording.date_printed(iso, wording.LANGUAGES[language or "en"]) if _known(language) else iso or ""


def masthead_lines(document: Document) -> Iterator[tuple[str, str]]:
    """The masthead as (name of the field, printed words), in printed order; what is unknown is left out."""
    language = document.language
    forms = tongue(language).forms
    if document.symbol:
        yield "symbol", document.symbol
    if document.organ:
        yield "organ", document.organ
    if document.distribution:
        yield "distribution", forms.distribution.format(document.distribution)
    if document.date:
        yield "date", date_printed(document.date, language)
    if document.original_language:
        yield "original_language", forms.original.format(document.original_language)
    if document.session:
        yield "session", session_printed(document.session, language)
    if document.committee:
        yield "committee", document.committee
    if document.agenda_items:
        yield "agenda_items", agenda_printed(document.agenda_items, language)
    if document.agenda_title:
        yield "agenda_title", document.agenda_title


def session_printed(session: str, language: str | None = None) -> str:
    """``74`` is ``Seventy-fourth session``, ``S-10`` and ``ES-11`` the (emergency) special ones."""
    return wording.session_printed(session, tongue(language)) if _known(language) else session


def agenda_printed(numbers: list[str], language: str | None = None) -> str:
    """``Agenda item 93``, ``Agenda items 12, 13 and 14 (a)``."""
    forms = tongue(language).forms
    return (forms.item if len(numbers) == 1 else forms.items).format(listed(numbers, language))


def listed(names: list[str], language: str | None = None) -> str:
    """``A, B and C``, with the commas and the conjunction of the language."""
    forms = tongue(language).forms
    return forms.last.join(part for part in (forms.parted.join(names[:-1]), *names[-1:]) if part)


def tongue(language: str | None) -> wording.Language:
    """What is known of the document's language, else of English."""
    return wording.LANGUAGES.get(language or "en", wording.ENGLISH)


def _known(language: str | None) -> bool:
    return (language or "en") in wording.LANGUAGES
