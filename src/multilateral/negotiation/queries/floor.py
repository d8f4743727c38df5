"""Questions about what is on the floor: proposals, positions, concerns, and the text with all of it in place."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import QuerySet

from multilateral.negotiation import consolidate
from multilateral.negotiation.models import (
    ChangeKind,
    Concern,
    Disposition,
    Position,
    ProposalDraft,
    RollingText,
    TextualProposal,
)
from multilateral.negotiation.pieces import Called, Piece, pieces
from multilateral.negotiation.queries.drafts import drafts
from multilateral.negotiation.queries.texts import Place, document, places, revision
from multilateral.parties import queries as parties
from multilateral.parties.acting import By
from multilateral.parties.models import Delegation
from multilateral.texts.amend import Change

ASSENT = (Position.Stance.SUPPORTS, Position.Stance.CAN_ACCEPT)


def proposals(text: RollingText) -> QuerySet[TextualProposal]:
    """Every proposal ever submitted on a text, by number."""
    found = TextualProposal.objects.select_related("text__work", "paragraph__text", "delegation__state")
    return found.filter(text=text)


def proposal(text: RollingText, number: int) -> TextualProposal | None:
    """One proposal, or ``None``."""
    return proposals(text).filter(number=number).first()


def open_proposals(text: RollingText) -> list[TextualProposal]:
    """The proposals that await an outcome, by number."""
    return list(proposals(text).filter(stage=TextualProposal.Stage.OPEN))


def concerns(text: RollingText) -> QuerySet[Concern]:
    """Every concern ever raised on a text, by number."""
    return Concern.objects.select_related("paragraph__text", "delegation__state").filter(text=text)


def concern(text: RollingText, number: int) -> Concern | None:
    """One concern, or ``None``."""
    return concerns(text).filter(number=number).first()


def open_concerns(text: RollingText) -> list[Concern]:
    """The concerns that await an answer, by number."""
    return list(concerns(text).filter(open=True))


def positions(text: RollingText) -> QuerySet[Position]:
    """Every position ever taken on a text, in the order in which they were taken."""
    return Position.objects.select_related("delegation__state", "paragraph", "proposal").filter(text=text)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a delegation stands now: its latest position. ``stale``: the words have changed since."""

    position: Position
    stale: bool

    @property
    def delegation(self) -> Delegation:
        """Whose position it is."""
        return self.position.delegation

    @property
    def stance(self) -> str:
        """One of ``STANCES``."""
        return self.position.stance


def standings(text: RollingText) -> list[Standing]:
    """The latest position of each delegation on each paragraph and each proposal, delegations in their order."""
    latest: dict[tuple[object, ...], Position] = {}
    for one in positions(text):
        latest[(one.delegation_id, one.paragraph_id, one.proposal_id)] = one
    words = _words_by_revision(text, {p.revision for p in latest.values()} | {text.revision})
    found = [
        Standing(p, words[p.revision].get(p.paragraph_id) != words[text.revision].get(p.paragraph_id))
        for p in latest.values()
    ]
    return sorted(found, key=lambda s: (s.delegation.state.order, s.position.taken_at))


def stale_positions(text: RollingText) -> list[Standing]:
    """The standing positions that were taken on words that have changed since."""
    return [s for s in standings(text) if s.stale]


def _words_by_revision(text: RollingText, numbers: Iterable[int]) -> dict[int, dict[uuid.UUID, str]]:
    found: dict[int, dict[uuid.UUID, str]] = {}
    for number in numbers:
        one = revision(text, number)
        found[number] = {p.paragraph.pk: p.words for p in places(one)} if one else {}
    return found


@dataclass(slots=True)
class Spot:
    """A paragraph with all that is on it. ``state`` is one of ``agreed open bracketed contested``.

    ``added`` are proposals for a new paragraph after it; ``lost`` are proposals whose words no longer
    stand; ``answers`` are the dispositions that the last revision published on it; ``drafts`` are the
    reader's own delegation's.
    """

    place: Place
    pieces: list[Piece] = field(default_factory=list)
    proposals: list[TextualProposal] = field(default_factory=list)
    added: list[TextualProposal] = field(default_factory=list)
    lost: list[TextualProposal] = field(default_factory=list)
    standings: list[Standing] = field(default_factory=list)
    on_proposals: dict[int, list[Standing]] = field(default_factory=dict)
    concerns: list[Concern] = field(default_factory=list)
    answers: list[Disposition] = field(default_factory=list)
    drafts: list[ProposalDraft] = field(default_factory=list)
    state: str = "open"

    @property
    def all_proposals(self) -> list[TextualProposal]:
        """Every open proposal that hangs on the paragraph, by number."""
        return sorted([*self.proposals, *self.added, *self.lost], key=lambda p: p.number)

    def concerns_us(self, delegation: Delegation | None) -> bool:
        """Whether the delegation has said or drafted anything here."""
        spoken = {p.delegation.pk for p in self.all_proposals} | {c.delegation.pk for c in self.concerns}
        spoken |= {s.delegation.pk for ones in (self.standings, *self.on_proposals.values()) for s in ones}
        return delegation is not None and (bool(self.drafts) or delegation.pk in spoken)


def floor(text: RollingText, by: By | None = None) -> list[Spot]:
    """The text on the floor, paragraph by paragraph, with everything in place."""
    current = revision(text)
    if current is None:
        return []
    source = document(text)
    assert source is not None
    notes: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for note in source.notes:
        if note.paragraph is not None:
            notes[note.paragraph].append((note.offset or 0, note.marker))
    spots = [Spot(place) for place in places(current, source)]
    by_paragraph = {spot.place.paragraph.pk: spot for spot in spots}
    for standing in standings(text):
        spot = by_paragraph.get(standing.position.paragraph_id)
        if spot is None:
            continue
        if standing.position.proposal is None:
            spot.standings.append(standing)
        else:
            spot.on_proposals.setdefault(standing.position.proposal.number, []).append(standing)
    for proposal in open_proposals(text):
        spot = by_paragraph.get(proposal.paragraph_id)
        if spot is None:
            continue
        if proposal.revision < text.revision:
            spot.lost.append(proposal)
        elif proposal.kind == ChangeKind.NEW_PARAGRAPH:
            spot.added.append(proposal)
        else:
            spot.proposals.append(proposal)
    for concern in open_concerns(text):
        if concern.paragraph_id in by_paragraph:
            by_paragraph[concern.paragraph_id].concerns.append(concern)
    if text.revision:
        for answer in published(text, text.revision):
            about = answer.proposal or answer.concern
            if about is not None and about.paragraph_id in by_paragraph:
                by_paragraph[about.paragraph_id].answers.append(answer)
    for draft in drafts(by, text):
        if draft.paragraph_id in by_paragraph:
            by_paragraph[draft.paragraph_id].drafts.append(draft)
    seats = parties.delegations(text.body).count()
    for spot in spots:
        inside = [
            Called(change(p, spot.place.address), p.delegation.name, joined(spot, p))
            for p in sorted(spot.proposals, key=lambda p: (p.delegation.state.order, p.number))
        ]
        spot.pieces = pieces(spot.place.words, inside, lead=spot.place.lead, notes=notes[spot.place.address])
        spot.state = _state(spot, seats)
    return spots


def change(proposal: TextualProposal, address: str) -> Change:
    """The proposal as a value for reckoning; ``address`` is that of its paragraph in the revision on the floor."""
    return consolidate.change(
        proposal.number, address, proposal.kind, proposal.start, proposal.end, proposal.old, proposal.new
    )


def joined(spot: Spot, proposal: TextualProposal) -> tuple[str, ...]:
    """Who supports a proposal besides the delegation that made it."""
    return tuple(
        s.delegation.name
        for s in spot.on_proposals.get(proposal.number, [])
        if s.stance == Position.Stance.SUPPORTS and not s.stale and s.position.delegation_id != proposal.delegation_id
    )


def published(text: RollingText, number: int) -> list[Disposition]:
    """The dispositions that went out with a revision: proposals by number, then concerns by number."""
    found = Disposition.objects.filter(text=text, revision=number, published=True).select_related(
        "proposal__delegation__state", "proposal__paragraph", "concern__delegation__state", "concern__paragraph"
    )
    return sorted(found, key=lambda d: (d.proposal is None, _number(d)))


def _number(disposition: Disposition) -> int:
    about = disposition.proposal or disposition.concern
    return about.number if about else 0


def history(proposal: TextualProposal) -> list[Disposition]:
    """What became of a proposal, revision by revision, as published."""
    found = Disposition.objects.filter(proposal=proposal, published=True).order_by("revision")
    return list(found.select_related("proposal"))


def _state(spot: Spot, seats: int) -> str:
    fresh = [s for s in spot.standings if not s.stale]
    objections = [*fresh, *(s for p in spot.all_proposals for s in spot.on_proposals.get(p.number, []) if not s.stale)]
    if any(s.stance == Position.Stance.CANNOT_ACCEPT for s in objections):
        return "contested"
    if spot.all_proposals:
        return "bracketed"
    if seats and not spot.concerns and sum(s.stance in ASSENT for s in fresh) == seats:
        return "agreed"
    return "open"
