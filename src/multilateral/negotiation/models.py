"""The floor: rolling texts, what delegations draft in private and propose in the open, and what became of it.

Nothing is anchored to an index: a proposal hangs on a ``Paragraph``, whose id never changes; how the
paragraph is called ("OP3 bis") and what it says is told by the revision.
"""

from __future__ import annotations

from django.db import models

from multilateral.ledger.writing import PUBLIC, Row
from multilateral.parties.models import Delegation, Person
from multilateral.record.models import Work


class RollingText(Row):
    """A text under negotiation, opened from a recorded draft. ``revision`` is the number now on the floor, from 0."""

    class Stage(models.TextChoices):
        OPEN = "open"
        PUT = "put"
        DECIDED = "decided"

    slug = models.SlugField(max_length=80, unique=True)
    body = models.SlugField(max_length=80)
    session = models.PositiveSmallIntegerField(null=True)
    work = models.OneToOneField(Work, on_delete=models.PROTECT, related_name="rolling_text")
    title = models.TextField()
    stage = models.CharField(max_length=20, choices=Stage, default=Stage.OPEN)
    revision = models.PositiveSmallIntegerField(default=0)

    @property
    def place(self) -> str:
        return self.body


class Revision(Row):
    """The whole text as it stood. ``document`` is JSON ``multilateral/document/1``; never edited afterwards."""

    text = models.ForeignKey(RollingText, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveSmallIntegerField()
    symbol = models.CharField(max_length=120)
    document = models.JSONField()
    published_at = models.DateTimeField()

    class Meta:
        ordering = ["text", "number"]
        constraints = [models.UniqueConstraint(fields=["text", "number"], name="one_revision_a_number")]

    @property
    def place(self) -> str:
        return self.text.body


class Paragraph(Row):
    """A paragraph with a permanent id, through all revisions."""

    text = models.ForeignKey(RollingText, on_delete=models.PROTECT, related_name="paragraphs")

    @property
    def place(self) -> str:
        return self.text.body


class ParagraphLabel(Row):
    """How a paragraph is addressed in one revision: ``op3`` in its document, "OP3" on the page."""

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="labels")
    paragraph = models.ForeignKey(Paragraph, on_delete=models.PROTECT, related_name="labels")
    address = models.CharField(max_length=40)
    label = models.CharField(max_length=40)
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["revision", "order"]
        constraints = [
            models.UniqueConstraint(fields=["revision", "paragraph"], name="one_label_a_revision"),
            models.UniqueConstraint(fields=["revision", "address"], name="one_paragraph_an_address"),
        ]

    @property
    def place(self) -> str:
        return self.paragraph.text.body


class ChangeKind(models.TextChoices):
    """What a proposal does to the words."""

    REPLACE = "replace"
    INSERT = "insert"
    DELETE = "delete"
    NEW_PARAGRAPH = "new paragraph"
    DELETE_PARAGRAPH = "delete paragraph"


class Change(Row):
    """The fields that a private draft and a submitted proposal share.

    ``start`` and ``end`` are code points in the paragraph's words at ``revision``; ``old`` are the
    words there, ``new`` those proposed. An insertion stands after ``old`` (at the very beginning if
    ``old`` is empty), a new paragraph after ``paragraph``. If ``revision`` is earlier than the text's,
    the words that the proposal would change no longer stand.
    """

    text = models.ForeignKey(RollingText, on_delete=models.PROTECT, related_name="%(class)ss")
    paragraph = models.ForeignKey(Paragraph, on_delete=models.PROTECT, related_name="%(class)ss")
    delegation = models.ForeignKey(Delegation, on_delete=models.PROTECT, related_name="%(class)ss")
    revision = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=ChangeKind)
    start = models.PositiveIntegerField(default=0)
    end = models.PositiveIntegerField(default=0)
    old = models.TextField(blank=True, default="")
    new = models.TextField(blank=True, default="")
    reason = models.TextField(blank=True, default="")

    class Meta:
        abstract = True

    @property
    def place(self) -> str:
        return self.text.body


class ProposalDraft(Change):
    """A proposal while it is the delegation's own affair: nobody else reads it, secretariat included."""

    class Stage(models.TextChoices):
        DRAFT = "draft"
        CLEARED = "cleared"
        SUBMITTED = "submitted"
        DISCARDED = "discarded"

    stage = models.CharField(max_length=20, choices=Stage, default=Stage.DRAFT)
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="drafts")
    written_at = models.DateTimeField()
    cleared_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="cleared_drafts")
    cleared_at = models.DateTimeField(null=True)

    @property
    def audience(self) -> str:
        return f"delegation:{self.delegation_id}"


class TextualProposal(Change):
    """A proposal on the floor, attributed. ``number`` counts within the text, from 1, and is never used again."""

    class Stage(models.TextChoices):
        OPEN = "open"
        WITHDRAWN = "withdrawn"
        DISPOSED = "disposed"

    number = models.PositiveIntegerField()
    stage = models.CharField(max_length=20, choices=Stage, default=Stage.OPEN)
    submitted_at = models.DateTimeField()

    class Meta:
        ordering = ["text", "number"]
        constraints = [models.UniqueConstraint(fields=["text", "number"], name="one_proposal_a_number")]


class Position(Row):
    """Where a delegation stands on a paragraph, or on one proposal. The latest counts; ``revision`` tells if stale."""

    class Stance(models.TextChoices):
        SUPPORTS = "supports"
        CAN_ACCEPT = "can accept"
        CAN_ACCEPT_IF = "can accept if"
        AWAITS = "awaits instructions"
        RESERVES = "reserves"
        CANNOT_ACCEPT = "cannot accept"

    text = models.ForeignKey(RollingText, on_delete=models.PROTECT, related_name="positions")
    paragraph = models.ForeignKey(Paragraph, on_delete=models.PROTECT, related_name="positions")
    proposal = models.ForeignKey(TextualProposal, on_delete=models.PROTECT, null=True, related_name="positions")
    delegation = models.ForeignKey(Delegation, on_delete=models.PROTECT, related_name="positions")
    stance = models.CharField(max_length=30, choices=Stance)
    condition = models.TextField(blank=True, default="")
    revision = models.PositiveSmallIntegerField()
    taken_at = models.DateTimeField()

    class Meta:
        ordering = ["taken_at"]

    @property
    def place(self) -> str:
        return self.text.body


class Concern(Row):
    """What troubles a delegation in a paragraph. It leaves the floor only with an answer on the record."""

    text = models.ForeignKey(RollingText, on_delete=models.PROTECT, related_name="concerns")
    number = models.PositiveIntegerField()
    paragraph = models.ForeignKey(Paragraph, on_delete=models.PROTECT, related_name="concerns")
    delegation = models.ForeignKey(Delegation, on_delete=models.PROTECT, related_name="concerns")
    words = models.TextField()
    revision = models.PositiveSmallIntegerField()
    raised_at = models.DateTimeField()
    open = models.BooleanField(default=True)

    class Meta:
        ordering = ["text", "number"]
        constraints = [models.UniqueConstraint(fields=["text", "number"], name="one_concern_a_number")]

    @property
    def place(self) -> str:
        return self.text.body


class Disposition(Row):
    """What the Chair did with a proposal or a concern in going to ``revision``. The Chair's own until published."""

    class Outcome(models.TextChoices):
        INCORPORATED = "incorporated"
        IN_PART = "incorporated in part"
        NOT_INCORPORATED = "not incorporated"
        CARRIED = "carried"

    text = models.ForeignKey(RollingText, on_delete=models.PROTECT, related_name="dispositions")
    revision = models.PositiveSmallIntegerField()
    proposal = models.ForeignKey(TextualProposal, on_delete=models.PROTECT, null=True, related_name="dispositions")
    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, null=True, related_name="dispositions")
    outcome = models.CharField(max_length=30, choices=Outcome)
    words = models.TextField(blank=True, default="")
    reason = models.TextField(blank=True, default="")
    published = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["proposal", "revision"], name="one_disposition_a_proposal"),
            models.UniqueConstraint(fields=["concern", "revision"], name="one_disposition_a_concern"),
        ]

    @property
    def place(self) -> str:
        return self.text.body

    @property
    def audience(self) -> str:
        return PUBLIC if self.published else f"chair:{self.text.body}"
