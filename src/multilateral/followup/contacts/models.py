"""Points of contact, the pings that test them, and who looked them up."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from multilateral.ledger.writing import Row
from multilateral.parties.acting import clearing, mission
from multilateral.parties.models import Delegation, Person


class PointOfContact(Row):
    """Whom to ring up in a State. One entry of each kind in force a State.

    The directory's readers (``parties.acting.directory``) see an entry on its page alone, where each
    reading is logged. Its ledger lines are for the State concerned and the secretariat: whoever could
    read all lines would hold the whole directory unlogged. ``erased`` entries hold no personal data any more.
    """

    personal: ClassVar = ("name", "email", "telephone", "hours")

    class Kind(models.TextChoices):
        DIPLOMATIC = "diplomatic", _("diplomatic")
        TECHNICAL = "technical", _("technical")

    delegation = models.ForeignKey(Delegation, on_delete=models.PROTECT, related_name="contacts")
    kind = models.CharField(max_length=20, choices=Kind)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="contact_entries")
    name = models.CharField(max_length=200)
    office = models.CharField(max_length=200)
    email = models.CharField(max_length=200)
    telephone = models.CharField(max_length=60, blank=True, default="")
    languages = models.JSONField(default=list)
    hours = models.CharField(max_length=200, blank=True, default="")
    instrument = models.CharField(max_length=300)
    nominated_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    erased = models.DateTimeField(null=True)

    class Meta:
        ordering = ["delegation__state__order", "kind"]
        constraints = [
            models.UniqueConstraint(
                fields=["delegation", "kind"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="one_contact_a_kind",
            )
        ]

    @property
    def place(self) -> str:
        return self.delegation.body

    @property
    def audience(self) -> str:
        return f"{clearing(self.place)} {mission(self.delegation_id)}"


class Ping(Row):
    """A test of a contact, plainly an exercise. The State and the secretariat see it; others only how many answered."""

    contact = models.ForeignKey(PointOfContact, on_delete=models.PROTECT, related_name="pings")
    sent_at = models.DateTimeField()
    due_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True, default="")

    class Meta:
        ordering = ["sent_at"]

    @property
    def place(self) -> str:
        return self.contact.place

    @property
    def audience(self) -> str:
        return self.contact.audience

    @property
    def late(self) -> bool:
        """Whether the answer came after the time asked for."""
        return self.answered_at is not None and self.answered_at > self.due_at


class Reading(models.Model):
    """Somebody looked up an entry. No act and in no ledger: kept for the State concerned, which alone can see it.

    The name is not copied, so that erasing a person reaches it here as well.
    """

    contact = models.ForeignKey(PointOfContact, on_delete=models.CASCADE, related_name="readings")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="contact_readings")
    capacity = models.CharField(max_length=400)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-at"]

    @property
    def reader(self) -> str:
        """Who looked, in English, as the page prints it."""
        return f"{self.person.name}, {self.capacity}"
