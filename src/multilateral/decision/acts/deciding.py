"""How a text is decided: adopted without a vote, unless a delegation asks for one; else by a recorded vote."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from multilateral.decision import permits  # noqa: F401  the permits must be declared before the acts
from multilateral.decision.acts.adoption import adopt, reject
from multilateral.decision.acts.putting import conducting, decided, undecided
from multilateral.decision.board import standing, tally
from multilateral.decision.models import Action, RecordedVote, VoteCast, VoteRequest
from multilateral.decision.queries.actions import open_vote as vote_open_on
from multilateral.decision.queries.actions import requests, second_vote_due
from multilateral.decision.queries.meetings import body_of, book_of, is_present, members, quorum
from multilateral.parties.acting import By, Overtaken, Refused, act
from multilateral.parties.models import Delegation
from multilateral.rules.book import RuleBook
from multilateral.rules.votes import Majority, decide

MAJORITIES: tuple[Majority, ...] = ("simple", "two_thirds")
CONSENSUS = "consensus"
"""The way of deciding of a body that takes no votes."""


@act("decision.request_vote", on="action")
def request_vote(*, by: By, action: Action) -> VoteRequest:
    """Asks that the text not be adopted without a vote: any delegation that is present may (rules 87 and 127)."""
    undecided(action)
    conducting(action.meeting)
    delegation = _taking_part(by, action, _book(action))
    if VoteRequest.objects.filter(action=action, delegation=delegation, withdrawn_at=None).exists():
        raise Overtaken(_("Your delegation has asked for a vote already."))
    return VoteRequest.objects.create(action=action, delegation=delegation, requested_at=timezone.now())


@act("decision.withdraw_request", on="action")
def withdraw_request(*, by: By, action: Action) -> VoteRequest:
    """Takes the delegation's own request for a vote back, before a vote is opened."""
    undecided(action)
    found = VoteRequest.objects.filter(action=action, delegation=by.delegation, withdrawn_at=None).first()
    if found is None:
        raise Overtaken(_("Your delegation has not asked for a vote; there is nothing to withdraw."))
    found.withdrawn_at = timezone.now()
    found.save()
    return found


@act("decision.adopt_without_vote", on="action")
def adopt_without_vote(*, by: By, action: Action) -> Action:
    """The Chair has asked whether there is any objection and heard none. Refused while a delegation asks for a vote."""
    undecided(action)
    conducting(action.meeting)
    book = _book(action)
    if second_vote_due(action):
        raise Refused(_("The first vote was equally divided; a second vote is due."), rule=book.cite(book.tie.rule))
    if not book.without_vote.value:
        raise Refused(_("By its rules this body decides by a vote."), rule=book.cite(book.without_vote.rule))
    asking = [r.delegation.name for r in requests(action)]
    if asking:
        raise Refused(
            ngettext(
                "%(states)s has asked for a vote, so the text cannot be adopted without one.",
                "%(states)s have asked for a vote, so the text cannot be adopted without one.",
                len(asking),
            )
            % {"states": ", ".join(asking)},
            rule=book.cite(book.methods.rule),
        )
    _quorate(action, book)
    action.without_vote, action.reason = True, "Adopted without a vote."
    action.rule = book.cite(book.without_vote.rule)[:100]
    adopt(by, action)
    action.save()
    return action


@act("decision.open_vote", on="action")
def open_vote(*, by: By, action: Action, majority: str = "simple") -> RecordedVote:
    """Opens a recorded vote. Which majority is needed is announced, never deduced from the topic (rules 85 and 125)."""
    undecided(action)
    conducting(action.meeting)
    book = _book(action)
    if body_of(action.meeting).decision_mode == CONSENSUS:
        raise Refused(
            _("This body decides by consensus, and takes no votes. Hear who objects, or return the text to the floor.")
        )
    if majority not in MAJORITIES:
        raise Refused(_("A vote is decided by a simple majority or by two thirds; choose one."))
    if majority == "two_thirds" and "important_question" not in book.two_thirds.value:
        raise Refused(
            _("This body decides by a majority of those present and voting; two thirds are not for it to ask."),
            rule=book.cite(book.majority.rule),
        )
    _quorate(action, book)
    first = action.votes.first()
    if first is not None and first.meeting_id == action.meeting_id:
        raise Refused(
            _(
                "The second vote is taken at a later meeting, within 48 hours. "
                "Close this meeting, and put the text at the next."
            ),
            rule=book.cite(book.tie.rule),
        )
    action.stage = Action.Stage.VOTING
    action.save()
    return RecordedVote.objects.create(
        action=action,
        meeting=action.meeting,
        number=1 if first is None else 2,
        majority=majority,
        opened_at=timezone.now(),
    )


@act("decision.cast_vote", on="action")
def cast_vote(*, by: By, action: Action, choice: str) -> VoteCast:
    """Votes for a delegation. It may vote again until the vote is closed: the last one counts."""
    vote = vote_open_on(action)
    if vote is None:
        decided(action)
        if action.votes.exists():
            raise Overtaken(_("The vote is closed; a vote that comes after the close is not counted."))
        raise Refused(_("No vote is open on %(symbol)s.") % {"symbol": action.revision.symbol})
    if choice not in VoteCast.Choice.values:
        raise Refused(_("Vote in favour, against, or abstain."))
    book = _book(action)
    delegation = _taking_part(by, action, book)
    if by.person.pk == vote.meeting.chair_id and not book.chair_votes.value:
        raise Refused(
            _("Whoever presides does not vote; another member of your delegation may."),
            rule=book.cite(book.chair_votes.rule),
        )
    return VoteCast.objects.create(
        vote=vote, number=vote.cast.count() + 1, delegation=delegation, choice=choice, cast_at=timezone.now()
    )


@act("decision.close_vote", on="action")
def close_vote(*, by: By, action: Action) -> RecordedVote:
    """Closes the vote, counts, and draws the consequence by the body's rules: adopted, not adopted, a second vote."""
    vote = vote_open_on(action)
    if vote is None:
        decided(action)
        raise Overtaken(_("No vote is open on %(symbol)s.") % {"symbol": action.revision.symbol})
    book = _book(action)
    vote.seats = members(body_of(vote.meeting)).ids
    pressed = standing((str(pk), choice) for pk, choice in vote.cast.values_list("delegation_id", "choice"))
    count = tally(vote.seats, pressed)
    outcome = decide(
        count, book, "two_thirds" if vote.majority == "two_thirds" else "simple", is_second_vote=vote.number > 1
    )
    vote.yes, vote.no, vote.abstain, vote.not_voting = count.yes, count.no, count.abstain, count.not_voting
    vote.ground, vote.closed_at = outcome.ground, timezone.now()
    vote.save()
    action.reason, action.rule = outcome.reason, book.cite(outcome.rule)[:100]
    if outcome.adopted:
        adopt(by, action)
    elif outcome.second_vote:
        action.stage = Action.Stage.PUT
    else:
        reject(by, action)
    action.save()
    return vote


def _book(action: Action) -> RuleBook:
    return book_of(body_of(action.meeting))


def _quorate(action: Action, book: RuleBook) -> None:
    """Refuses a decision without a quorum (rules 67 and 108)."""
    found = quorum(action.meeting)
    if not found.reached:
        raise Refused(
            _(
                "%(present)s of %(members)s members are present, and %(needed)s are needed to take a decision. "
                "Wait for others to come."
            )
            % {"present": found.present, "members": found.members, "needed": found.needed},
            rule=book.cite(found.rule),
        )


def _taking_part(by: By, action: Action, book: RuleBook) -> Delegation:
    """The delegation of ``by``, if it is a member and in the room."""
    delegation = by.delegation
    if delegation is None or delegation.state.status == "observer":
        raise Refused(_("Observers do not vote."))
    if not is_present(action.meeting, delegation):
        raise Refused(
            _("%(state)s is not noted as present at this meeting. Note your delegation as present, then vote.")
            % {"state": delegation.name},
            rule=book.cite(book.abstentions_count.rule),
        )
    return delegation
