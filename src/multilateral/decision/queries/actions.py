"""Questions about one action: the board, who asked for what, who said what, what it set in motion."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from multilateral.bodies.models import AgendaItem
from multilateral.decision import board as reckoning
from multilateral.decision.models import Action, Dissociation, Meeting, RecordedVote, Statement, VoteCast, VoteRequest
from multilateral.decision.queries.meetings import body_of, members
from multilateral.decision.words import words_hash
from multilateral.negotiation import queries as negotiation
from multilateral.parties import queries as parties
from multilateral.parties.models import Delegation
from multilateral.parties.order import english_key
from multilateral.record import queries as record
from multilateral.record.models import OperativeAct, Work
from multilateral.rules.votes import Tally
from multilateral.texts.model import Document, from_json

CHOICES = VoteCast.Choice.values
PUT, VOTING, ADOPTED, REJECTED, RETURNED = (stage.value for stage in Action.Stage)


def action(id: uuid.UUID | str) -> Action | None:
    """One action, or ``None``."""
    return _actions().filter(pk=id).first()


def actions(*, meeting: Meeting | None = None, body: str | None = None) -> QuerySet[Action]:
    """Actions in the order in which the texts were put: at one meeting, in one body, or all."""
    found = _actions()
    if meeting is not None:
        found = found.filter(meeting=meeting)
    return found if body is None else found.filter(meeting__body=body)


def _actions() -> QuerySet[Action]:
    return Action.objects.select_related("meeting__chair", "text__work", "revision")


def document(action: Action) -> Document:
    """Exactly the words that were put."""
    return from_json(action.revision.document)


def words_hold(action: Action) -> bool:
    """Whether the words kept are still those that were put, by their fingerprint."""
    return words_hash(action.revision.document) == action.words_hash


def was_voted(action: Action) -> bool:
    """Whether there is a vote to explain: one was opened, or, before the action, has been asked for."""
    return action.votes.exists() or (action.stage == PUT and requests(action).exists())


def requests(action: Action) -> QuerySet[VoteRequest]:
    """The requests for a vote that stand, by delegation."""
    found = VoteRequest.objects.select_related("delegation__state").filter(action=action, withdrawn_at=None)
    return found.order_by("delegation__state__order")


def is_sponsor(action: Action, delegation: Delegation | None) -> bool:
    """Whether the text that was put names the delegation's State among its sponsors."""
    if delegation is None:
        return False
    own = {english_key(name) for name in delegation.state.names.values()}
    return any(english_key(sponsor) in own for sponsor in document(action).sponsors)


@dataclass(frozen=True, slots=True)
class Seat:
    """One delegation on the board. ``choice`` is ``yes``, ``no``, ``abstain``, or empty: not voting."""

    delegation: Delegation
    choice: str


@dataclass(frozen=True, slots=True)
class Board:
    """A vote as the board in the hall shows it, delegations in English alphabetical order.

    While the vote is open it shows each choice as it is pressed, as the board does; ``tally`` is the
    count so far, and final once the vote is closed.
    """

    vote: RecordedVote
    seats: tuple[Seat, ...]
    tally: Tally

    def of(self, choice: str) -> list[Delegation]:
        """The delegations with that choice."""
        return [s.delegation for s in self.seats if s.choice == choice]


def open_vote(action: Action) -> RecordedVote | None:
    """The vote that is open on an action, or ``None``."""
    return RecordedVote.objects.select_related("meeting").filter(action=action, closed_at=None).first()


def boards(action: Action) -> list[Board]:
    """The votes on an action: one, or two where the first was equally divided and the rules ask for a second."""
    return [board(v) for v in RecordedVote.objects.select_related("meeting", "action").filter(action=action)]


def board(vote: RecordedVote) -> Board:
    """One vote, seat by seat. Who counts is read from what was pressed, every time."""
    if vote.closed_at is None:
        seated = list(members(body_of(vote.meeting)).delegations)
    else:
        seated = [d for d in parties.delegations(vote.meeting.body) if str(d.pk) in vote.seats]
    pressed = reckoning.standing(vote.cast.values_list("delegation_id", "choice"))
    return Board(
        vote,
        tuple(Seat(d, pressed.get(d.pk, "")) for d in seated),
        reckoning.tally([d.pk for d in seated], pressed),
    )


def own_vote(action: Action, delegation: Delegation | None) -> str:
    """What a delegation has pressed in the vote that is open; empty if nothing yet."""
    vote = open_vote(action)
    last = vote.cast.filter(delegation=delegation).last() if vote is not None and delegation is not None else None
    return last.choice if last is not None else ""


def second_vote_due(action: Action) -> bool:
    """Whether the rules ask for a second vote, the first having been equally divided."""
    return action.stage == PUT and action.votes.exists()


def statements(action: Action) -> QuerySet[Statement]:
    """The explanations on an action, in the order in which they were given."""
    return Statement.objects.select_related("delegation__state").filter(action=action)


@dataclass(frozen=True, slots=True)
class Apart:
    """A dissociation, with the paragraph as it is called in the text that was put; empty for the whole text."""

    dissociation: Dissociation
    label: str
    address: str


def dissociations(action: Action) -> list[Apart]:
    """Who joined in the adoption and stands apart from what, by delegation, then by paragraph."""
    found = Dissociation.objects.select_related("delegation__state", "paragraph").filter(action=action)
    places = negotiation.places(action.revision) if found else []
    called = {p.paragraph.pk: (n, p) for n, p in enumerate(places)}
    apart = []
    for each in found:
        order, place = called.get(each.paragraph_id, (-1, None))
        apart.append(
            (
                each.delegation.state.order,
                order,
                Apart(each, place.label if place else "", place.address if place else ""),
            )
        )
    return [a for _state, _order, a in sorted(apart, key=lambda t: t[:2])]


@dataclass(frozen=True, slots=True)
class Motion:
    """What an adopted text set in motion: the work, the items that it put on agendas, what it asks of whom."""

    work: Work
    items: tuple[AgendaItem, ...]
    asked: tuple[OperativeAct, ...]


def set_in_motion(action: Action) -> Motion | None:
    """What came of an adopted text, or ``None`` while it has no number."""
    work = record.work(action.adopted_as) if action.adopted_as else None
    if work is None:
        return None
    items = AgendaItem.objects.select_related("topic", "session__body").filter(symbol=work.symbol)
    asked = [a for a in record.operative_acts(work) if not a.agenda_title]
    return Motion(work, tuple(items), tuple(asked))


def result(action: Action) -> str:
    """The result in one sentence, in the language of the page; empty while there is none."""
    boards_ = boards(action)
    closed = [b for b in boards_ if b.vote.closed_at is not None]
    if action.stage == RETURNED:
        return _("Returned to the floor without a decision.")
    if action.stage == ADOPTED and action.without_vote:
        return _("Adopted without a vote.") if action.adopted_as else _("Approved without a vote.")
    return vote_result(closed[-1]) if closed else ""


def vote_result(board: Board) -> str:
    """The result of a closed vote in one sentence, in the language of the page."""
    tally, voting = board.tally, board.tally.yes + board.tally.no
    counts = {"yes": tally.yes, "no": tally.no, "abstain": tally.abstain, "voting": voting}
    sentences = {
        "majority": _("Adopted by a recorded vote of %(yes)s to %(no)s, with %(abstain)s abstaining."),
        "no_majority": _("Not adopted: %(yes)s in favour and %(no)s against, with %(abstain)s abstaining."),
        "tie_lost": _("Not adopted: equally divided, %(yes)s to %(no)s, with %(abstain)s abstaining."),
        "tie_second_vote": _(
            "Equally divided, %(yes)s to %(no)s, with %(abstain)s abstaining: "
            "a second vote is due at a later meeting within 48 hours."
        ),
        "nobody_voting": _("Not adopted: nobody voted in favour or against."),
    }
    return sentences.get(board.vote.ground, "") % counts
