"""Points of contact, the pings that test them, and who looked them up."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from multilateral.ledger.writing import Row
from multilateral.parties.acting import DIRECTORY
from multilateral.parties.models import Delegation, Person


class PointOfContact(Row):
    """Whom to ring up in a State. Read by listed contacts, missions and the secretariat, never by the public."""

    personal: ClassVar = ("name", "email", "telephone")

    class Kind(models.TextChoices):
        DIPLOMATIC = "diplomatic"
        TECHNICAL = "technical"

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

    @property
    def place(self) -> str:
        return self.delegation.body

    @property
    def audience(self) -> str:
        return DIRECTORY


class Ping(Row):
    """A test of a contact, plainly an exercise. Each State sees its own; everybody sees only how many answered."""

    contact = models.ForeignKey(PointOfContact, on_delete=models.PROTECT, related_name="pings")
    sent_at = models.DateTimeField()
    due_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True, default="")

    class Meta:
        ordering = ["sent_at"]

    @property
    def place(self) -> str:
        return self.contact.delegation.body

    @property
    def audience(self) -> str:
        return DIRECTORY


class Reading(models.Model):
    """Somebody looked up an entry. No act and in no ledger: kept for the State concerned, which alone can see it."""

    contact = models.ForeignKey(PointOfContact, on_delete=models.CASCADE, related_name="readings")
    reader = models.CharField(max_length=300)
    at = models.DateTimeField(auto_now_add=True)
