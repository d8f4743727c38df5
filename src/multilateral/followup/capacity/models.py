"""Needs and offers, brought together by consent of both."""

from __future__ import annotations

from django.db import models

from multilateral.ledger.writing import Row
from multilateral.parties.acting import CLEARING
from multilateral.parties.models import Delegation


class Need(Row):
    """What a State would like help with. The State and the secretariat alone see whose need it is."""

    delegation = models.ForeignKey(Delegation, on_delete=models.PROTECT, related_name="needs")
    topic = models.SlugField(max_length=80)
    words = models.TextField()
    registered_at = models.DateTimeField()
    open = models.BooleanField(default=True)

    @property
    def place(self) -> str:
        return self.delegation.body

    @property
    def audience(self) -> str:
        return f"{CLEARING} delegation:{self.delegation_id}"


class Offer(Row):
    """What a State could help with; seen as a need is."""

    delegation = models.ForeignKey(Delegation, on_delete=models.PROTECT, related_name="offers")
    topic = models.SlugField(max_length=80)
    kind = models.SlugField(max_length=80)
    words = models.TextField()
    registered_at = models.DateTimeField()
    open = models.BooleanField(default=True)

    @property
    def place(self) -> str:
        return self.delegation.body

    @property
    def audience(self) -> str:
        return f"{CLEARING} delegation:{self.delegation_id}"


class Match(Row):
    """A need and an offer that fit, in words. Neither side learns the other's name before both have consented."""

    need = models.ForeignKey(Need, on_delete=models.PROTECT, related_name="matches")
    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, related_name="matches")
    why = models.TextField()
    proposed_at = models.DateTimeField()
    need_consented_at = models.DateTimeField(null=True)
    offer_consented_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["need", "offer"], name="one_match_a_pair")]

    @property
    def place(self) -> str:
        return self.need.place

    @property
    def audience(self) -> str:
        return f"{CLEARING} delegation:{self.need.delegation_id} delegation:{self.offer.delegation_id}"
