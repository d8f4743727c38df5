"""Needs and offers, brought together by consent of both.

No row, and so no line of the ledger, that one side may read names the other or bears its mark, until
both have consented: each side is asked by an ``Approach`` of its own, the ``Match`` that joins the two is for
the secretariat alone, and an ``Introduction`` for both comes into being with the second consent.
"""

from __future__ import annotations

from django.db import models

from multilateral.ledger.writing import Row
from multilateral.parties.acting import clearing
from multilateral.parties.models import Delegation


class Need(Row):
    """What a State would like help with. The State and the secretariat alone see whose need it is."""

    delegation = models.ForeignKey(Delegation, on_delete=models.PROTECT, related_name="needs")
    topic = models.SlugField(max_length=80)
    words = models.TextField()
    registered_at = models.DateTimeField()
    open = models.BooleanField(default=True)

    class Meta:
        ordering = ["registered_at"]

    @property
    def place(self) -> str:
        return self.delegation.body

    @property
    def audience(self) -> str:
        return f"{clearing(self.place)} delegation:{self.delegation_id}"


class Offer(Row):
    """What a State could help with; seen as a need is."""

    delegation = models.ForeignKey(Delegation, on_delete=models.PROTECT, related_name="offers")
    topic = models.SlugField(max_length=80)
    kind = models.SlugField(max_length=80)
    words = models.TextField()
    registered_at = models.DateTimeField()
    open = models.BooleanField(default=True)

    class Meta:
        ordering = ["registered_at"]

    @property
    def place(self) -> str:
        return self.delegation.body

    @property
    def audience(self) -> str:
        return f"{clearing(self.place)} delegation:{self.delegation_id}"


class Approach(Row):
    """One side of a match is asked whether it consents: by its need or by its offer, with the reason in words."""

    delegation = models.ForeignKey(Delegation, on_delete=models.PROTECT, related_name="approaches")
    need = models.ForeignKey(Need, on_delete=models.PROTECT, null=True, related_name="approaches")
    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, null=True, related_name="approaches")
    topic = models.SlugField(max_length=80)
    why = models.TextField()
    asked_at = models.DateTimeField()
    consented_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["asked_at"]

    @property
    def place(self) -> str:
        return self.delegation.body

    @property
    def audience(self) -> str:
        return f"{clearing(self.place)} delegation:{self.delegation_id}"


class Match(Row):
    """A need and an offer that fit, in words: the secretariat's paper, which alone joins the two approaches."""

    need = models.ForeignKey(Need, on_delete=models.PROTECT, related_name="matches")
    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, related_name="matches")
    need_side = models.OneToOneField(Approach, on_delete=models.PROTECT, related_name="match_of_need")
    offer_side = models.OneToOneField(Approach, on_delete=models.PROTECT, related_name="match_of_offer")
    why = models.TextField()
    proposed_at = models.DateTimeField()

    class Meta:
        ordering = ["proposed_at"]
        constraints = [models.UniqueConstraint(fields=["need", "offer"], name="one_match_a_pair")]

    @property
    def place(self) -> str:
        return self.need.place

    @property
    def audience(self) -> str:
        return clearing(self.place)


class Introduction(Row):
    """Both have consented: from here on each knows the other. Its id is that of the match."""

    needing = models.ForeignKey(Delegation, on_delete=models.PROTECT, related_name="introductions_by_need")
    offering = models.ForeignKey(Delegation, on_delete=models.PROTECT, related_name="introductions_by_offer")
    topic = models.SlugField(max_length=80)
    why = models.TextField()
    introduced_at = models.DateTimeField()

    class Meta:
        ordering = ["introduced_at"]

    @property
    def place(self) -> str:
        return self.needing.body

    @property
    def audience(self) -> str:
        return f"{clearing(self.place)} delegation:{self.needing_id} delegation:{self.offering_id}"
