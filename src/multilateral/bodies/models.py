"""Where: bodies with their mandates, sessions, and what stands on the agenda."""

from __future__ import annotations

from django.db import models

from multilateral.ledger.writing import Row
from multilateral.parties.models import official_name


class Body(Row):
    """An organ, committee, working group or mechanism. ``facts`` holds what is told of it, each fact as data;
    ``to_confirm`` names the fields that nobody has checked against a document yet."""

    slug = models.SlugField(max_length=80, unique=True)
    names = models.JSONField(default=dict)
    kind = models.CharField(max_length=60)
    symbol_root = models.CharField(max_length=60, blank=True, default="")
    mandate = models.TextField(blank=True, default="")
    mandate_symbols = models.JSONField(default=list)
    begins = models.DateField(null=True)
    ends = models.DateField(null=True)
    decision_mode = models.CharField(max_length=40, blank=True, default="")
    rules = models.SlugField(max_length=60, blank=True, default="")
    exercise = models.BooleanField(default=False)
    facts = models.JSONField(default=dict)
    to_confirm = models.JSONField(default=list)
    source = models.CharField(max_length=300, blank=True, default="")
    succeeds = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="successors")

    class Meta:
        ordering = ["begins", "slug"]

    @property
    def place(self) -> str:
        return self.slug

    @property
    def name(self) -> str:
        """The official name in the language of the page."""
        return official_name(self.names)

    def __str__(self) -> str:
        return self.name


class Session(Row):
    """A session of a body."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="sessions")
    number = models.PositiveSmallIntegerField()
    opens = models.DateField(null=True)
    closes = models.DateField(null=True)

    class Meta:
        ordering = ["body", "number"]
        constraints = [models.UniqueConstraint(fields=["body", "number"], name="one_session_a_number")]

    @property
    def place(self) -> str:
        return self.body.slug


class AgendaTopic(Row):
    """A subject as it lives from session to session. Its number on one session's agenda is not its identity."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="topics")
    title = models.CharField(max_length=500)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "title"], name="one_topic_a_title")]

    @property
    def place(self) -> str:
        return self.body.slug


class AgendaItem(Row):
    """A topic on the agenda of one session. While ``number`` is empty, the item is on the provisional agenda.

    ``symbol`` and ``paragraph`` name the decision that put it there.
    """

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="items")
    topic = models.ForeignKey(AgendaTopic, on_delete=models.PROTECT, related_name="items")
    number = models.CharField(max_length=20, blank=True, default="")
    provisional = models.BooleanField(default=True)
    symbol = models.CharField(max_length=100, blank=True, default="")
    paragraph = models.CharField(max_length=40, blank=True, default="")

    class Meta:
        ordering = ["session", "number", "topic__title"]
        constraints = [models.UniqueConstraint(fields=["session", "topic"], name="one_item_a_topic")]

    @property
    def place(self) -> str:
        return self.session.body.slug
