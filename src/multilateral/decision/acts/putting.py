"""A text comes before a meeting, and may go back to the floor."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from multilateral.decision import permits  # noqa: F401  the permits must be declared before the acts
from multilateral.decision.models import Action, Meeting
from multilateral.decision.queries.meetings import puttable
from multilateral.decision.words import words_hash
from multilateral.negotiation import queries as negotiation
from multilateral.negotiation.acts.stages import freeze, reopen
from multilateral.negotiation.models import RollingText
from multilateral.parties.acting import By, Overtaken, Refused, act


@act("decision.put_text", on="meeting")
def put_text(*, by: By, meeting: Meeting, text: RollingText, seen: int, seen_unsettled: str | None = None) -> Action:
    """Puts a text: its current revision, frozen by its fingerprint; from now on nothing can be proposed on it.

    ``seen`` is the revision that the Chair had before them, ``seen_unsettled`` the fingerprint of what
    was not settled (``queries.Puttable``). Proposals and concerns without an outcome do not stand in
    the way: the Chair decides; which they were is kept with the action. A text that an earlier meeting
    left undecided is taken up where it was.
    """
    conducting(meeting)
    if meeting.mode != "formal":
        raise Refused(_("This meeting is informal, and takes no decision. Open a formal one to put a text."))
    if text.body != meeting.body:
        raise Refused(_("%(symbol)s is before another body.") % {"symbol": text.work.symbol})
    if text.stage == RollingText.Stage.DECIDED:
        raise Overtaken(_("%(symbol)s has been decided already.") % {"symbol": text.work.symbol})
    found = puttable(text)
    if text.stage == RollingText.Stage.PUT:
        earlier = found.earlier
        if earlier is None or earlier.meeting.closed_at is None:
            raise Overtaken(_("%(symbol)s has been put already.") % {"symbol": text.work.symbol})
        earlier.meeting, earlier.put_at = meeting, timezone.now()
        earlier.save()
        return earlier
    if seen != text.revision:
        raise Overtaken(
            _("%(now)s is on the floor by now; you had %(seen)s before you. Read it, then put it.")
            % {"now": negotiation.revision_name(text.revision), "seen": negotiation.revision_name(seen)}
        )
    if seen_unsettled is not None and seen_unsettled != found.fingerprint:
        raise Overtaken(
            _("Something was proposed on %(symbol)s, or settled, since you looked. Look again, then put it.")
            % {"symbol": text.work.symbol}
        )
    revision = negotiation.revision(text)
    assert revision is not None, "a text on the floor has the revision that it names"
    freeze(by=by, text=text)
    return Action.objects.create(
        meeting=meeting,
        text=text,
        revision=revision,
        words_hash=words_hash(revision.document),
        put_at=timezone.now(),
        unsettled=found.unsettled,
    )


@act("decision.return_text", on="action")
def return_text(*, by: By, action: Action) -> Action:
    """Returns a text to the floor without a decision; it can be worked on, and put again."""
    undecided(action)
    if action.votes.exists():
        raise Refused(_("A vote has been taken on %(symbol)s; it is for the body to settle it.") % _symbol(action))
    conducting(action.meeting)
    action.stage, action.decided_at = Action.Stage.RETURNED, timezone.now()
    action.reason = "Returned to the floor without a decision."
    action.save()
    reopen(by=by, text=action.text)
    return action


def conducting(meeting: Meeting) -> None:
    """Refuses what needs an open meeting."""
    if meeting.closed_at is not None:
        raise Overtaken(_("This meeting is closed. What it left undecided can be taken up at the next one."))


def undecided(action: Action) -> None:
    """Refuses what comes after the decision, or while the vote is open; says which."""
    decided(action)
    if action.stage == Action.Stage.VOTING:
        raise Overtaken(_("The vote on %(symbol)s is open. Close it first.") % _symbol(action))


def decided(action: Action) -> None:
    """Refuses what comes after the decision, and says what was decided."""
    if action.stage == Action.Stage.ADOPTED:
        sentence = (
            _("%(symbol)s has been adopted already, as %(adopted)s.")
            if action.adopted_as
            else _("%(symbol)s has been approved already.")
        )
        raise Overtaken(sentence % _symbol(action))
    if action.stage == Action.Stage.REJECTED:
        raise Overtaken(_("%(symbol)s has been decided already: it was not adopted.") % _symbol(action))
    if action.stage == Action.Stage.RETURNED:
        raise Overtaken(_("%(symbol)s was returned to the floor; it must be put again.") % _symbol(action))


def _symbol(action: Action) -> dict[str, str]:
    return {"symbol": action.revision.symbol, "adopted": action.adopted_as}
