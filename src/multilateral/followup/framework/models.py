"""What States tell of how they carry out the agreed norms: voluntary, private until the State publishes."""

from __future__ import annotations

from django.db import models

from multilateral.ledger.writing import Row
from multilateral.parties.models import Delegation


class ExerciseNorm(Row):
    """A norm that an exercise brings with it, with the one question that is asked about it.

    The agreed framework is data of the house (``facts``); this stands beside it, plainly as an exercise, and
    only invented States answer it. ``choices`` are the answers offered, as printed.
    """

    body = models.SlugField(max_length=80)
    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=300)
    symbol = models.CharField(max_length=120)
    paragraph = models.CharField(max_length=40)
    question = models.SlugField(max_length=80, unique=True)
    words = models.TextField()
    choices = models.JSONField(default=list)

    class Meta:
        ordering = ["body", "slug"]

    @property
    def place(self) -> str:
        return self.body


class SurveyAnswer(Row):
    """A delegation's working answer to one question of the survey: its own paper, at every stage.

    Publishing copies it into a ``PublishedAnswer``; this row never changes its readers. ``revision``
    counts the times it was written.
    """

    delegation = models.ForeignKey(Delegation, on_delete=models.PROTECT, related_name="survey_answers")
    question = models.SlugField(max_length=80)
    choice = models.CharField(max_length=40)
    words = models.TextField(blank=True, default="")
    revision = models.PositiveIntegerField(default=1)
    answered_at = models.DateTimeField()

    class Meta:
        ordering = ["question"]
        constraints = [models.UniqueConstraint(fields=["delegation", "question"], name="one_answer_a_question")]

    @property
    def place(self) -> str:
        return self.delegation.body

    @property
    def audience(self) -> str:
        return f"delegation:{self.delegation_id}"


class PublishedAnswer(Row):
    """What a State has published in answer to one question; public for good, words blanked once withdrawn."""

    delegation = models.ForeignKey(Delegation, on_delete=models.PROTECT, related_name="published_answers")
    question = models.SlugField(max_length=80)
    choice = models.CharField(max_length=40, blank=True, default="")
    words = models.TextField(blank=True, default="")
    published_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["delegation__state__order"]
        constraints = [models.UniqueConstraint(fields=["delegation", "question"], name="one_publication_a_question")]

    @property
    def place(self) -> str:
        return self.delegation.body
