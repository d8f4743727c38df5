"""Decided: meetings, what was put, how it was decided, who said what about it."""

from __future__ import annotations

from django.db import models

from multilateral.ledger.writing import Row
from multilateral.negotiation.models import Paragraph, Revision, RollingText
from multilateral.parties.models import Delegation, Person


class Meeting(Row):
    """A meeting of a body. ``present`` are the ids of the delegations in the room, for the quorum."""

    body = models.SlugField(max_length=80)
    session = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    mode = models.CharField(max_length=20, default="formal")
    chair = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="meetings_chaired")
    present = models.JSONField(default=list)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["body", "session", "number"]
        constraints = [models.UniqueConstraint(fields=["body", "session", "number"], name="one_meeting_a_number")]

    @property
    def place(self) -> str:
        return self.body


class Action(Row):
    """A text put to the body, at ``meeting`` (the latest, if an earlier one rose without deciding).

    ``words_hash`` (SHA-256) freezes exactly what was put. ``unsettled`` lists the numbers of the
    ``proposals`` and ``concerns`` that had no outcome when it was. ``adopted_as`` is empty where the
    body approves and does not adopt. ``reason`` is the result in English, ``rule`` what it rests on.
    """

    class Stage(models.TextChoices):
        PUT = "put"
        VOTING = "voting"
        ADOPTED = "adopted"
        REJECTED = "rejected"
        RETURNED = "returned"

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="actions")
    text = models.ForeignKey(RollingText, on_delete=models.PROTECT, related_name="actions")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="actions")
    words_hash = models.CharField(max_length=64)
    put_at = models.DateTimeField()
    unsettled = models.JSONField(default=dict)
    stage = models.CharField(max_length=20, choices=Stage, default=Stage.PUT)
    without_vote = models.BooleanField(default=False)
    decided_at = models.DateTimeField(null=True)
    adopted_as = models.CharField(max_length=120, blank=True, default="")
    reason = models.TextField(blank=True, default="")
    rule = models.CharField(max_length=100, blank=True, default="")

    class Meta:
        ordering = ["put_at"]

    @property
    def place(self) -> str:
        return self.meeting.body


class VoteRequest(Row):
    """A delegation asks that the text not be adopted without a vote (rules 87 and 127)."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="requests")
    delegation = models.ForeignKey(Delegation, on_delete=models.PROTECT, related_name="vote_requests")
    requested_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["requested_at"]

    @property
    def place(self) -> str:
        return self.action.meeting.body


class RecordedVote(Row):
    """A recorded vote on an action; ``number`` is 2 for the second vote on an equally divided one (rule 95).

    The four counts, ``ground`` (``rules.votes.Ground``: why it went as it did) and ``seats`` (the ids of
    the delegations that could vote) are empty until it is closed.
    """

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="votes")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="votes")
    number = models.PositiveSmallIntegerField(default=1)
    majority = models.CharField(max_length=20, default="simple")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    yes = models.PositiveSmallIntegerField(null=True)
    no = models.PositiveSmallIntegerField(null=True)
    abstain = models.PositiveSmallIntegerField(null=True)
    not_voting = models.PositiveSmallIntegerField(null=True)
    ground = models.CharField(max_length=30, blank=True, default="")
    seats = models.JSONField(default=list)

    class Meta:
        ordering = ["action", "number"]
        constraints = [models.UniqueConstraint(fields=["action", "number"], name="one_vote_a_number")]

    @property
    def place(self) -> str:
        return self.meeting.body


class VoteCast(Row):
    """One delegation pressing one button. Never changed; until the close a later one of the same delegation counts.

    ``number`` counts within the vote from 1: it tells which is the later, whatever the clock did.
    """

    class Choice(models.TextChoices):
        YES = "yes"
        NO = "no"
        ABSTAIN = "abstain"

    vote = models.ForeignKey(RecordedVote, on_delete=models.PROTECT, related_name="cast")
    number = models.PositiveIntegerField()
    delegation = models.ForeignKey(Delegation, on_delete=models.PROTECT, related_name="votes")
    choice = models.CharField(max_length=10, choices=Choice)
    cast_at = models.DateTimeField()

    class Meta:
        ordering = ["vote", "number"]
        constraints = [models.UniqueConstraint(fields=["vote", "number"], name="one_vote_cast_a_number")]

    @property
    def place(self) -> str:
        return self.vote.meeting.body


class Statement(Row):
    """An explanation of vote, or of position where there was no vote; before or after the action."""

    class Kind(models.TextChoices):
        EXPLANATION_OF_VOTE = "explanation of vote"
        EXPLANATION_OF_POSITION = "explanation of position"

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="statements")
    delegation = models.ForeignKey(Delegation, on_delete=models.PROTECT, related_name="statements")
    kind = models.CharField(max_length=40, choices=Kind)
    after = models.BooleanField(default=True)
    words = models.TextField()
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["made_at"]

    @property
    def place(self) -> str:
        return self.action.meeting.body


class Dissociation(Row):
    """A delegation that joins the decision and stands apart from one paragraph (or, without one, from the whole)."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="dissociations")
    delegation = models.ForeignKey(Delegation, on_delete=models.PROTECT, related_name="dissociations")
    paragraph = models.ForeignKey(Paragraph, on_delete=models.PROTECT, null=True, related_name="dissociations")
    words = models.TextField(blank=True, default="")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["made_at"]

    @property
    def place(self) -> str:
        return self.action.meeting.body
