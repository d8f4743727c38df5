"""A document set as a page: masthead, paragraphs with their addresses, notes, what stands beside them.

Pieces are plain values for ``record/folio.html``; words are never put together as markup here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import get_language_info

from multilateral.texts.address import label
from multilateral.texts.model import Block, Citation, Document, Note, Paragraph
from multilateral.texts.write.body import (
    Apparatus,
    Run,
    date_printed,
    items,
    masthead_lines,
    number_printed,
    opening_printed,
)

Link = Callable[[Citation], str | None]
_DJANGO_CODES = {"zh": "zh-hans"}


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of words in one setting. ``href`` leads to the document cited, ``unheld`` names one that is not held.

    ``note`` is the anchor of a note whose mark stands here; ``text`` is then the mark.
    """

    text: str
    lead: bool = False
    href: str = ""
    unheld: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of the body. ``kind`` is para, heading, table or figure; ``depth`` counts sub-paragraphs from 1."""

    kind: str
    anchor: str
    label: str = ""
    number: str = ""
    words: tuple[Words, ...] = ()
    depth: int = 0
    level: int = 2
    rows: Sequence[Sequence[str]] = ()
    beside: Sequence[Any] = ()


@dataclass(frozen=True, slots=True)
class SetNote:
    """A note at the end; ``marked`` says whether its mark stands in the text, to go back to."""

    anchor: str
    marker: str
    words: tuple[Words, ...]
    marked: bool


@dataclass(frozen=True, slots=True)
class Folio:
    """A document, ready to be set."""

    document: Document
    language: str
    direction: str
    masthead: Mapping[str, str]
    title: tuple[Words, ...]
    report: tuple[Words, ...]
    opening: str
    opening_comma: str
    prefix: str
    pieces: tuple[Piece, ...]
    notes: tuple[SetNote, ...]
    parts: tuple[Folio, ...] = field(default=())

    @property
    def speaks(self) -> str:
        """The language, as this site names it, in which what is printed of the document's own frame is said."""
        return _site_language(self.language)


def folio(
    document: Document,
    *,
    link: Link | None = None,
    beside: Mapping[str, Sequence[Any]] | None = None,
    prefix: str = "",
) -> Folio:
    """The document as pieces. ``link`` gives the address of what a citation means, or ``None`` if that is not held.

    ``beside`` holds, by paragraph id, whatever the page sets in the margin; ``prefix`` keeps the anchors
    of several documents on one page apart.
    """
    setting = _Setting(document, link, beside or {}, prefix)
    adopted = document.adopted
    report = adopted.on_report if adopted and adopted.on_report else ""
    opening = opening_printed(document)
    return Folio(
        document=document,
        language=document.language or "",
        direction=direction(document.language),
        masthead=_masthead(document),
        title=setting.words(setting.apparatus.masthead("title", document.title or "")),
        report=setting.words(setting.apparatus.masthead("adopted.on_report", report)),
        opening=opening,
        opening_comma=opening[len(document.opening or "") :],
        prefix=prefix,
        pieces=tuple(setting.pieces()),
        notes=tuple(setting.notes()),
        parts=tuple(
            folio(part, link=link, beside=beside, prefix=f"{prefix}part{n}.")
            for n, part in enumerate(document.parts, 1)
        ),
    )


def direction(language: str | None) -> str:
    """``rtl`` or ``ltr``."""
    try:
        return "rtl" if get_language_info(_site_language(language))["bidi"] else "ltr"
    except KeyError:
        return "ltr"


def named(language: str) -> str:
    """The name of a language in that language; its code if it has none here."""
    try:
        return str(get_language_info(_site_language(language))["name_local"])
    except KeyError:
        return language


def _site_language(language: str | None) -> str:
    return _DJANGO_CODES.get(language or "", language or "en")


def anchor(place: str) -> str:
    """The anchor of a place of the index: ``op2`` is its own, ``note:1`` stands at ``note-1``."""
    return place.replace(":", "-").replace(" ", "-")


def place_printed(place: str) -> str:
    """How a place is called on the page: ``op2.a`` is OP2 (a)."""
    return label(place)


class _Setting:
    def __init__(self, document: Document, link: Link | None, beside: Mapping[str, Sequence[Any]], prefix: str) -> None:
        self.document, self.link, self.beside, self.prefix = document, link, beside, prefix
        self.apparatus = Apparatus(document)
        self.anchors: dict[int, str] = {}
        for n, note in enumerate(document.notes, 1):
            name = f"{prefix}note-{note.marker}"
            # Two notes may bear the same mark; the second is told apart by its number.
            self.anchors[id(note)] = f"{name}-{n}" if name in self.anchors.values() else name

    def words(self, runs: list[Run]) -> tuple[Words, ...]:
        return tuple(self._words(run) for run in runs)

    def _words(self, run: Run) -> Words:
        if run.note is not None:
            return Words(run.note.marker, note=self.anchors[id(run.note)])
        if run.citation is None or self.link is None:
            return Words(run.text, lead=run.lead)
        href = self.link(run.citation)
        return Words(run.text, lead=run.lead, href=href or "", unheld="" if href else run.citation.target)

    def pieces(self) -> Iterator[Piece]:
        for n, item in enumerate(items(self.document)):
            if n == 0 and item.block is not None and item.block.text == self.document.title:
                continue  # the title is set above
            if item.paragraph is not None:
                yield from self._paragraph(item.paragraph, 0)
            elif item.block is not None:
                yield self._block(item.block)

    def _paragraph(self, paragraph: Paragraph, depth: int) -> Iterator[Piece]:
        yield Piece(
            kind="para",
            anchor=self.prefix + paragraph.id,
            label=label(paragraph.id),
            number=number_printed(paragraph.number, self.document.language),
            words=self.words(self.apparatus.paragraph(paragraph.id, paragraph.text, paragraph.lead)),
            depth=depth,
            beside=self.beside.get(self.prefix + paragraph.id, ()),
        )
        for child in paragraph.paragraphs:
            yield from self._paragraph(child, depth + 1)

    def _block(self, block: Block) -> Piece:
        return Piece(
            kind="para" if block.type == "paragraph" else block.type,
            anchor=self.prefix + block.id if block.id else "",
            label=label(block.id) if block.id and block.type == "paragraph" else "",
            number=number_printed(block.number, self.document.language),
            words=self.words(self.apparatus.paragraph(block.id, block.text)),
            level=min(max(block.level, 1) + 1, 6),
            rows=block.rows,
            beside=self.beside.get(self.prefix + (block.id or ""), ()),
        )

    def notes(self) -> Iterator[SetNote]:
        loose = {id(note) for note in self.apparatus.loose}
        for note in self.document.notes:
            yield SetNote(self.anchors[id(note)], note.marker, self._note(note), id(note) not in loose)

    def _note(self, note: Note) -> tuple[Words, ...]:
        return self.words(self.apparatus.note(note))


def _masthead(document: Document) -> dict[str, str]:
    """The lines of the masthead as they are printed, by field; what is unknown is empty."""
    adopted = document.adopted
    printed = dict(masthead_lines(document))
    return {
        "symbol": document.symbol or "",
        "organ": document.organ or "",
        "distribution": printed.get("distribution", ""),
        "date": printed.get("date", ""),
        "original": printed.get("original_language", ""),
        "session": printed.get("session", ""),
        "committee": document.committee or "",
        "agenda_items": printed.get("agenda_items", ""),
        "agenda_title": document.agenda_title or "",
        "sponsors": _listed(document.sponsors),
        "adopted_on": date_printed(adopted.date, document.language) if adopted else "",
        "meeting": (adopted.meeting or "") if adopted else "",
        "report_of": (adopted.committee or "") if adopted else "",
    }


def _listed(names: list[str]) -> str:
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)
