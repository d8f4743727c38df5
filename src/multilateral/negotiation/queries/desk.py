"""Questions of the Chair: where everybody stands, what lacks an outcome, what the next revision would be."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace

from multilateral.negotiation.consolidate import Consolidated, clashing, consolidate
from multilateral.negotiation.models import Concern, Disposition, Position, RollingText, TextualProposal
from multilateral.negotiation.queries.floor import (
    Spot,
    Standing,
    change,
    floor,
    open_concerns,
    open_proposals,
    published,
)
from multilateral.negotiation.queries.texts import document, places, revision
from multilateral.parties import queries as parties
from multilateral.parties.acting import By
from multilateral.parties.models import Delegation, Role
from multilateral.texts.amend import Change

TAKEN = (Disposition.Outcome.INCORPORATED, Disposition.Outcome.IN_PART)


def sits_at_desk(by: By | None, text: RollingText) -> bool:
    """Whether the desk is for this reader: the officers and the secretariat of the body."""
    return by is not None and by.role in (Role.CHAIR, Role.VICE_CHAIR, Role.SECRETARIAT) and by.body == text.body


@dataclass(frozen=True, slots=True)
class Outcome:
    """An open proposal or concern, and what the Chair means to do with it: nothing yet, if ``disposition`` is empty."""

    about: TextualProposal | Concern
    disposition: Disposition | None

    @property
    def is_proposal(self) -> bool:
        """Whether it is a proposal, rather than a concern."""
        return isinstance(self.about, TextualProposal)

    @property
    def key(self) -> str:
        """A name for it on a page: ``p3`` or ``c1``."""
        return f"{'p' if self.is_proposal else 'c'}{self.about.number}"

    @property
    def lost(self) -> bool:
        """Whether it is a proposal whose words no longer stand."""
        return self.is_proposal and self.about.revision < self.about.text.revision


def outcomes(text: RollingText, by: By | None) -> list[Outcome]:
    """Each open proposal and concern with the outcome that it is to have in the next revision.

    Outcomes not yet published are the Chair's own; to everybody else they are empty.
    """
    prepared = {(d.proposal_id, d.concern_id): d for d in dispositions(text, by)}
    return [Outcome(p, prepared.get((p.pk, None))) for p in open_proposals(text)] + [
        Outcome(c, prepared.get((None, c.pk))) for c in open_concerns(text)
    ]


def dispositions(text: RollingText, by: By | None) -> list[Disposition]:
    """The outcomes prepared for the next revision, as far as ``by`` may read them."""
    found = Disposition.objects.select_related("proposal__paragraph", "proposal__delegation__state", "concern").filter(
        text=text, revision=text.revision + 1, published=False
    )
    return [d for d in found if by is not None and d.audience in by.audiences]


def lacking(text: RollingText, by: By | None) -> list[TextualProposal | Concern]:
    """What would stand in the way of publishing: each open proposal and concern without an outcome. For the Chair."""
    if by is None or f"chair:{text.body}" not in by.audiences:
        return []
    return [o.about for o in outcomes(text, by) if o.disposition is None]


def fingerprint(text: RollingText, by: By | None) -> str:
    """A short name for all the outcomes prepared, to tell whether another Chair has changed one meanwhile."""
    content = sorted([str(d.pk), d.outcome, d.words, d.reason] for d in dispositions(text, by))
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()[:16]


def taken(text: RollingText, by: By | None) -> list[Change]:
    """The open proposals that are to be incorporated, whole or in part, as values for reckoning."""
    current = revision(text)
    if current is None:
        return []
    address = {p.paragraph.pk: p.address for p in places(current)}
    found = []
    for outcome in outcomes(text, by):
        disposition, about = outcome.disposition, outcome.about
        if disposition is None or disposition.outcome not in TAKEN or not isinstance(about, TextualProposal):
            continue
        if about.paragraph_id in address and not outcome.lost:
            found.append(adopted(about, disposition, address[about.paragraph_id]))
    return found


def adopted(proposal: TextualProposal, disposition: Disposition, address: str) -> Change:
    """What goes into the text of a proposal: its own words, or those that the Chair takes in part."""
    whole = change(proposal, address)
    if disposition.outcome != Disposition.Outcome.IN_PART:
        return whole
    if whole.kind in ("delete", "delete-paragraph"):
        return replace(whole, kind="replace", new=disposition.words)
    return replace(whole, new=disposition.words)


def clashes(text: RollingText, by: By | None) -> list[tuple[TextualProposal, TextualProposal]]:
    """Pairs of proposals that are both to be incorporated and exclude each other."""
    by_number = {p.number: p for p in open_proposals(text)}
    return [(by_number[a], by_number[b]) for a, b in clashing(taken(text, by))]


def preview(text: RollingText, by: By | None) -> Consolidated | None:
    """The next revision as the outcomes prepared so far would make it; ``None`` while two of them clash."""
    source, changes = document(text), taken(text, by)
    if source is None or clashing(changes):
        return None
    return consolidate(source, changes, source.symbol or "")


def block(text: RollingText) -> list[Standing]:
    """The standing objections: who cannot accept what, or reserves, in the order of the text."""
    stances = (Position.Stance.CANNOT_ACCEPT, Position.Stance.RESERVES)
    found = []
    for spot in floor(text):
        found += [s for s in spot.standings if s.stance in stances]
        for proposal in spot.all_proposals:
            found += [s for s in spot.on_proposals.get(proposal.number, []) if s.stance in stances]
    return found


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the desk: a paragraph, or a proposal on it, with a standing (or none) for each delegation."""

    spot: Spot
    proposal: TextualProposal | None
    cells: list[Standing | None]

    @property
    def assenting(self) -> int:
        """How many support it or can accept it, on the words as they stand."""
        stances = (Position.Stance.SUPPORTS, Position.Stance.CAN_ACCEPT)
        return sum(1 for c in self.cells if c is not None and not c.stale and c.stance in stances)


@dataclass(frozen=True, slots=True)
class Table:
    """Paragraphs by delegations, in English alphabetical order."""

    delegations: list[Delegation]
    lines: list[Line]


def desk(text: RollingText) -> Table:
    """Where every delegation stands on every paragraph, and on every open proposal."""
    seats = list(parties.delegations(text.body))
    lines = []
    for spot in floor(text):
        own = {s.position.delegation_id: s for s in spot.standings}
        lines.append(Line(spot, None, [own.get(d.pk) for d in seats]))
        for proposal in spot.all_proposals:
            on = {s.position.delegation_id: s for s in spot.on_proposals.get(proposal.number, [])}
            lines.append(Line(spot, proposal, [on.get(d.pk) for d in seats]))
    return Table(seats, lines)


def disposed(text: RollingText, number: int) -> list[Disposition]:
    """The disposition table that went out with a revision."""
    return published(text, number)
