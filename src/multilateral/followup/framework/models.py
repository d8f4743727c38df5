"""What States tell of how they carry out the agreed norms: voluntary, private until the State publishes."""

from __future__ import annotations

from django.db import models

from multilateral.ledger.writing import PUBLIC, Row
from multilateral.parties.models import Delegation


class SurveyAnswer(Row):
    """A State's answer to one question of the survey (``facts/survey.toml``). One row a State and question."""

    delegation = models.ForeignKey(Delegation, on_delete=models.PROTECT, related_name="survey_answers")
    question = models.SlugField(max_length=80)
    choice = models.CharField(max_length=40)
    words = models.TextField(blank=True, default="")
    answered_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["delegation", "question"], name="one_answer_a_question")]

    @property
    def place(self) -> str:
        return self.delegation.body

    @property
    def audience(self) -> str:
        return PUBLIC if self.published_at else f"delegation:{self.delegation_id}"
