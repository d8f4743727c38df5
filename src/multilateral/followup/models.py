"""Carried out: what became of what a decision asked."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from multilateral.ledger.writing import Row
from multilateral.parties.models import Delegation, Role
from multilateral.record.models import OperativeAct


class FollowUp(Row):
    """A report on one operative act: how far it is, and the evidence. The latest of each reporter tells the status.

    The reporter is a delegation or, where there is none, the officer named by ``role``.
    """

    class Status(models.TextChoices):
        UNDER_WAY = "under way", _("under way")
        DONE = "done", _("done")
        NOT_DONE = "not done", _("not done")

    act = models.ForeignKey(OperativeAct, on_delete=models.PROTECT, related_name="reports")
    status = models.CharField(max_length=20, choices=Status)
    words = models.TextField(blank=True, default="")
    evidence = models.CharField(max_length=300, blank=True, default="")
    delegation = models.ForeignKey(Delegation, on_delete=models.PROTECT, null=True, related_name="followups")
    role = models.CharField(max_length=20, choices=Role)
    reported_at = models.DateTimeField()

    class Meta:
        ordering = ["reported_at"]

    @property
    def place(self) -> str:
        return self.act.work.body
