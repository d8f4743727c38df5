"""The document model: what a UN text is, once it has been read.

Plain slotted values; nothing here knows a file format, a database or the network. The JSON
form (schema ``multilateral/document/1``) is these classes written out key by key: every key is
always present, what is unknown is ``null``, what there is none of is ``[]``.

Offsets are counted in Unicode code points of the place's own text; an end is exclusive.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

import msgspec

SCHEMA = "multilateral/document/1"

Kind = Literal[
    "resolution",
    "draft resolution",
    "decision",
    "draft decision",
    "report",
    "letter",
    "note",
    "statement",
    "collection",
    "other",
]
BlockType = Literal["heading", "paragraph", "table", "note_ref", "figure"]

DOUBT_KINDS = {
    "symbol-case": "The symbol is printed with a letter in the wrong case.",
    "lost-hyphen": "A word looks as if a hyphen had been lost from it.",
    "split-word": "A word looks as if it had been torn in two.",
    "damaged-number": "A number holds a letter, a blank or a comma that it cannot have.",
    "number-order": "A paragraph number does not follow the one before it.",
    "note-without-mark": "A note is printed, but nothing in the text points to it.",
    "mark-without-note": "The text points to a note that is not printed.",
    "unknown-masthead-line": "A line of the masthead was not understood.",
    "missing-field": "Something that this kind of document must have was not found.",
    "no-resolution": "The text has neither preamble nor operative part; it was read as blocks.",
    "date-unreadable": "A date is printed in a form that was not understood.",
    "punctuation": "A paragraph does not end as its place asks.",
    "language-unsure": "The language could not be told for certain.",
    "encoding": "The text is not UTF-8; another encoding was assumed.",
    "markup": "The file is not well-formed as its format asks; it was mended to be read.",
    "hidden-text": "The file hides words; they were set aside.",
    "unread-part": "A part of the file is in a form that was not read.",
    "date-differs": "The same date is stated in two places, and they differ.",
}
"""The published list of doubt kinds, each with what it means."""


class TextError(Exception):
    """Input that cannot be read, compared or written: one sentence, what happened and what to do."""


@dataclass(slots=True)
class Adopted:
    """How and when a text was adopted. ``date`` is ISO 8601, ``on_report`` a symbol, or several as printed."""

    date: str | None = None
    meeting: str | None = None
    on_report: str | None = None
    committee: str | None = None


@dataclass(slots=True)
class Paragraph:
    """One paragraph with its children.

    ``number`` is as printed, without its dot, with its parentheses: ``1``, ``(a)``, ``None``.
    ``lead`` is the opening word or words that are set in italics. ``text`` is the paragraph's own
    words, lead and final punctuation included, white space folded, note marks removed; words that
    follow the children are a last child without a number.
    """

    id: str
    number: str | None = None
    lead: str | None = None
    text: str = ""
    paragraphs: list[Paragraph] = field(default_factory=list)

    def walk(self) -> Iterator[Paragraph]:
        """This paragraph and all below it, in reading order."""
        yield self
        for child in self.paragraphs:
            yield from child.walk()


@dataclass(slots=True)
class Block:
    """One block of the body, in reading order; ``rows`` are cells of a table, row by row."""

    type: BlockType
    id: str | None = None
    level: int = 0
    number: str | None = None
    text: str = ""
    rows: list[list[str]] = field(default_factory=list)


@dataclass(slots=True)
class Note:
    """A footnote; ``paragraph`` and ``offset`` say where in the text its mark stands."""

    marker: str
    text: str
    paragraph: str | None = None
    offset: int | None = None


@dataclass(slots=True)
class Citation:
    """A mention of another document. Exactly one of ``paragraph``, ``note``, ``masthead`` says where.

    ``target`` is a normalised symbol (``A/RES/43/78 H``), ``date`` the ISO date stated with it;
    ``date_inherited`` marks an undated mention that takes the date of an earlier one.
    """

    target: str
    text: str
    start: int
    end: int
    date: str | None = None
    paragraph: str | None = None
    note: str | None = None
    masthead: str | None = None
    date_inherited: bool = False

    @property
    def place(self) -> str:
        """Where it stands, as doubts and findings name it: ``op2.a``, ``note:1``, ``masthead.title``."""
        return self.paragraph or (f"note:{self.note}" if self.note else f"masthead.{self.masthead}")


@dataclass(slots=True)
class Doubt:
    """Something the reader was unsure of. ``kind`` is one of ``DOUBT_KINDS``.

    ``place`` is a paragraph id, ``note:1``, ``masthead.symbol`` or ``line:12``; ``printed`` is what
    stands there, ``reading`` what it may have been meant to be.
    """

    kind: str
    place: str
    printed: str
    reading: str | None
    message: str


@dataclass(slots=True)
class Furniture:
    """A piece that belongs to the page and not to the text (running head, barcode, folio)."""

    text: str
    kind: str
    line: int | None = None
    page: int | None = None


@dataclass(slots=True)
class Document:
    """A UN document, read."""

    symbol: str | None = None
    kind: Kind = "other"
    language: str | None = None
    organ: str | None = None
    committee: str | None = None
    session: str | None = None
    agenda_items: list[str] = field(default_factory=list)
    agenda_title: str | None = None
    distribution: str | None = None
    date: str | None = None
    original_language: str | None = None
    job_number: str | None = None
    sponsors: list[str] = field(default_factory=list)
    number: str | None = None
    title: str | None = None
    adopted: Adopted | None = None
    opening: str | None = None
    blocks: list[Block] = field(default_factory=list)
    preamble: list[Paragraph] = field(default_factory=list)
    operative: list[Paragraph] = field(default_factory=list)
    annexes: list[Paragraph] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)
    parts: list[Document] = field(default_factory=list)

    def walk(self) -> Iterator[Paragraph]:
        """Every paragraph with an address: preamble, operative part, annexes, children after parents."""
        for group in (self.preamble, self.operative, self.annexes):
            for paragraph in group:
                yield from paragraph.walk()

    def find(self, id: str) -> Paragraph | None:
        """The paragraph with this id, or ``None``."""
        return next((p for p in self.walk() if p.id == id), None)


def to_json(document: Document) -> dict[str, Any]:
    """The document as JSON-ready values, in the published key order."""
    value: dict[str, Any] = {"schema": SCHEMA, **msgspec.to_builtins(document)}
    value["citations"] = [_citation(c) for c in value["citations"]]
    value["parts"] = [to_json(part) for part in document.parts]
    return value


def from_json(value: dict[str, Any]) -> Document:
    """The document that ``to_json`` wrote. Raises ``TextError`` for anything else."""
    if value.get("schema") != SCHEMA:
        raise _no_document(f"its schema is {value.get('schema')!r}, not {SCHEMA!r}")
    parts = value.get("parts", [])
    if not isinstance(parts, list) or not all(isinstance(part, dict) for part in parts):
        raise _no_document("its parts are no list of documents")
    plain = {k: v for k, v in value.items() if k != "schema"}
    plain["parts"] = []
    try:
        document = msgspec.convert(plain, Document)
    except (msgspec.ValidationError, UnicodeEncodeError) as error:
        raise _no_document(error) from None
    document.parts = [from_json(part) for part in parts]
    return document


def _no_document(why: object) -> TextError:
    return TextError(f"this JSON is no document ({why}): give the JSON that was printed of one, unchanged")


def _citation(value: dict[str, Any]) -> dict[str, Any]:
    # The published shape names only the one place that applies, and marks only inherited dates.
    kept = {k: value[k] for k in ("target", "date")}
    kept |= {k: value[k] for k in ("paragraph", "note", "masthead") if value[k] is not None}
    kept |= {k: value[k] for k in ("start", "end", "text")}
    if value["date_inherited"]:
        kept["date_inherited"] = True
    return kept
