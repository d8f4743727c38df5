"""The nouns of the ledger. None of them is ever changed or removed: triggers in the database refuse."""

from __future__ import annotations

from django.db import models

from multilateral.ledger.entry import EntryBody
from multilateral.ledger.tree import Frontier


class Head(models.Model):
    """The end of the log: one row, locked by whoever appends, so that positions are given out in order.

    ``peaks`` are the roots of the tree's complete subtrees, ``time`` is that of the last entry and ``key``
    what signed it: all that appending needs to know.
    """

    id = models.SmallIntegerField(primary_key=True, default=1)
    origin = models.CharField(max_length=200)
    size = models.BigIntegerField(default=0)
    peaks = models.JSONField(default=list)
    time = models.CharField(max_length=40, default="")
    key = models.CharField(max_length=300, default="")

    def frontier(self) -> Frontier:
        """The growing edge of the tree."""
        return Frontier(self.size, map(bytes.fromhex, self.peaks))


class Entry(models.Model):
    """One act. A *sealed* entry (read from somebody else's export) has only its leaf hash."""

    position = models.BigIntegerField(primary_key=True)
    leaf = models.CharField(max_length=64)
    note = models.TextField(default="")
    sealed = models.BooleanField(default=False)
    act = models.CharField(max_length=100, default="", db_index=True)
    by = models.CharField(max_length=200, default="")
    for_party = models.CharField(max_length=200, default="")
    place = models.CharField(max_length=200, default="")
    object = models.CharField(max_length=200, default="", db_index=True)
    audience = models.CharField(max_length=200, default="")
    time = models.CharField(max_length=40, default="")
    digest = models.CharField(max_length=64, default="")

    def body(self) -> EntryBody:
        """What the entry says, as the value that is hashed."""
        return EntryBody(
            position=self.position,
            act=self.act,
            by=self.by,
            for_party=self.for_party,
            place=self.place,
            object=self.object,
            audience=self.audience,
            time=self.time,
            digest=self.digest,
        )


class Payload(models.Model):
    """What an act changed, as canonical JSON. ``content`` is ``None`` once erased; the entry stays."""

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, primary_key=True)
    salt = models.CharField(max_length=64)
    content = models.TextField(null=True)
    erased = models.CharField(max_length=40, default="")


class Node(models.Model):
    """A complete node of the tree."""

    level = models.SmallIntegerField()
    index = models.BigIntegerField()
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["level", "index"], name="one_hash_a_node")]


class LogKey(models.Model):
    """A public key that has signed checkpoints of this log, as a C2SP verifier key."""

    verifier_key = models.CharField(max_length=300, primary_key=True)
    since = models.BigIntegerField()
