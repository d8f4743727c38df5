"""Questions about rolling texts, their revisions, and what a paragraph says in each."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from multilateral.negotiation.models import (
    ChangeKind,
    Disposition,
    Paragraph,
    ParagraphLabel,
    Position,
    Revision,
    RollingText,
)
from multilateral.parties.acting import By
from multilateral.record.models import Work
from multilateral.texts import model as documents
from multilateral.texts.compare import Comparison, compare

KINDS = ChangeKind
STANCES = Position.Stance
OUTCOMES = Disposition.Outcome

DRAFTS = ("draft resolution", "draft decision")
"""Kinds of work that can be opened for negotiation."""


@dataclass(frozen=True, slots=True)
class Place:
    """One paragraph as one revision has it. ``paragraph`` is permanent; the rest is how it stands there.

    ``depth`` counts from 0; ``part`` is ``preamble``, ``operative`` or ``annexes``.
    """

    paragraph: Paragraph
    address: str
    label: str
    number: str
    lead: str
    words: str
    part: str
    depth: int

    @property
    def anchor(self) -> str:
        """The address as the id of an element on a page."""
        return self.address


def texts(body: str | None = None) -> QuerySet[RollingText]:
    """The texts on the floor, and those decided, by body and symbol."""
    found = RollingText.objects.select_related("work").order_by("body", "work__order")
    return found if body is None else found.filter(body=body)


def text(slug: str) -> RollingText | None:
    """The text with this slug, or ``None``."""
    return RollingText.objects.select_related("work").filter(slug=slug).first()


def openable(by: By | None) -> list[Work]:
    """Recorded drafts, with a body's own before it or none yet, that nobody has opened. For whom may open one."""
    if by is None:
        return []
    found = Work.objects.filter(kind__in=DRAFTS, rolling_text=None, body__in=("", by.body), versions__language="en")
    return list(found.distinct())


def revisions(text: RollingText) -> list[Revision]:
    """The revisions of a text from the first, without their documents."""
    return list(Revision.objects.filter(text=text).defer("document"))


def revision(text: RollingText, number: int | None = None) -> Revision | None:
    """One revision (the one on the floor, if no number is given), or ``None``."""
    return Revision.objects.filter(text=text, number=text.revision if number is None else number).first()


def document(text: RollingText, number: int | None = None) -> documents.Document | None:
    """The document of one revision (the one on the floor, if no number is given), or ``None``."""
    found = revision(text, number)
    return documents.from_json(found.document) if found else None


def places(revision: Revision, document: documents.Document | None = None) -> list[Place]:
    """Every addressed paragraph of a revision, in reading order."""
    document = document or documents.from_json(revision.document)
    labels: dict[str, ParagraphLabel] = {
        label.address: label for label in revision.labels.select_related("paragraph__text")
    }
    found = []
    for part in ("preamble", "operative", "annexes"):
        for top in getattr(document, part):
            found += _below(top, part, 0, labels)
    return found


def _below(paragraph: Any, part: str, depth: int, labels: dict[str, ParagraphLabel]) -> list[Place]:
    label = labels[paragraph.id]
    found = [
        Place(
            paragraph=label.paragraph,
            address=paragraph.id,
            label=label.label,
            number=paragraph.number or "",
            lead=paragraph.lead or "",
            words=paragraph.text,
            part=part,
            depth=depth,
        )
    ]
    for child in paragraph.paragraphs:
        found += _below(child, part, depth + 1, labels)
    return found


def standing_places(text: RollingText, number: int | None = None) -> list[Place]:
    """The places of one revision (the one on the floor, if no number is given); none if it does not exist."""
    found = revision(text, number)
    return places(found) if found else []


def place(text: RollingText, address: str, number: int | None = None) -> Place | None:
    """The paragraph at an address of one revision (the one on the floor, if no number is given), or ``None``."""
    return next((p for p in standing_places(text, number) if p.address == address), None)


def paragraph(text: RollingText, id: uuid.UUID | str) -> Paragraph | None:
    """A paragraph of the text by its permanent id, or ``None``."""
    try:
        return Paragraph.objects.select_related("text").filter(text=text, pk=uuid.UUID(str(id))).first()
    except ValueError:
        return None


def place_of(paragraph: Paragraph, number: int) -> Place | None:
    """How a paragraph stands in one revision; ``None`` if it does not stand there."""
    return next((p for p in standing_places(paragraph.text, number) if p.paragraph == paragraph), None)


def words_at(paragraph: Paragraph, number: int) -> str | None:
    """The words of a paragraph as they stood in one revision; ``None`` if it did not stand there."""
    found = place_of(paragraph, number)
    return found.words if found else None


def comparison(text: RollingText, old: int, new: int) -> Comparison | None:
    """Two revisions compared, as ``multilateral/comparison/1``; ``None`` if one does not exist."""
    before, after = document(text, old), document(text, new)
    return compare(before, after) if before and after else None


def revision_name(number: int) -> str:
    """What a revision is called in a sentence."""
    return _("Rev.%(number)s") % {"number": number} if number else _("the text as tabled")
