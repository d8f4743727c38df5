"""What a report is compiled from: what was done in one session, each thing with the acts that did it. Values only."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Act:
    """One line of the ledger. ``name`` is the act (``room.verb``); empty where the line is sealed for the public."""

    position: int
    name: str = ""


Acts = tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class Revised:
    """A revision that was published."""

    number: int
    symbol: str
    day: datetime.date
    acts: Acts


@dataclass(frozen=True, slots=True)
class Tabled:
    """A text before the body: its paper's entry in the record, its opening, its revisions. ``sponsors`` as printed."""

    slug: str
    symbol: str
    title: str
    sponsors: tuple[str, ...]
    entered: Acts
    opened: Acts
    revisions: tuple[Revised, ...]


@dataclass(frozen=True, slots=True)
class Disposed:
    """What the Chair published about a proposal or a concern with one revision. ``outcome`` is one of ``OUTCOMES``."""

    revision: int
    outcome: str
    words: str
    reason: str
    acts: Acts


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposal as submitted, and what became of it. ``order`` sorts the States, ``address`` names the place."""

    slug: str
    symbol: str
    number: int
    state: str
    order: str
    kind: str
    old: str
    new: str
    place: str
    address: str
    submitted: Acts
    outcomes: tuple[Disposed, ...]
    withdrawn: Acts


@dataclass(frozen=True, slots=True)
class Raised:
    """A concern and the answers to it."""

    slug: str
    symbol: str
    number: int
    state: str
    order: str
    words: str
    place: str
    address: str
    raised: Acts
    answers: tuple[Disposed, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting; ``present`` counts delegations."""

    id: str
    number: int
    opened_on: datetime.date
    present: int
    opened: Acts
    closed: Acts


@dataclass(frozen=True, slots=True)
class Voted:
    """A recorded vote, counted; ``acts`` are those of its close."""

    yes: int
    no: int
    abstain: int
    not_voting: int
    acts: Acts


@dataclass(frozen=True, slots=True)
class Said:
    """An explanation. ``of_vote`` or of position; ``after`` or before the action."""

    state: str
    order: str
    of_vote: bool
    after: bool
    acts: Acts


@dataclass(frozen=True, slots=True)
class Apart:
    """A dissociation from one paragraph; from the whole text, if ``place`` is empty."""

    state: str
    order: str
    place: str
    acts: Acts


@dataclass(frozen=True, slots=True)
class Decided:
    """An action on a text. ``stage`` is ``put``, ``voting``, ``adopted``, ``rejected`` or ``returned``.

    ``put`` holds the number of each meeting at which it was put, with the act; ``unsettled`` the numbers of
    the proposals and of the concerns that had no outcome then. ``adopted_as`` is empty
    where the body approves and does not adopt. ``votes`` are those closed: the last one decided, unless
    ``without_vote``. ``result`` are the acts of the result.
    """

    id: str
    symbol: str
    slug: str
    put: tuple[tuple[int, Acts], ...]
    unsettled: tuple[tuple[int, ...], tuple[int, ...]]
    stage: str
    without_vote: bool
    adopted_as: str
    rule: str
    votes: tuple[Voted, ...]
    result: Acts
    statements: tuple[Said, ...]
    dissociations: tuple[Apart, ...]


@dataclass(frozen=True, slots=True)
class Ordered:
    """An item on a later provisional agenda. ``symbol`` and ``place`` name the decision that ordered it, if one did."""

    body: str
    session: int
    title: str
    symbol: str
    place: str
    address: str
    acts: Acts


@dataclass(frozen=True, slots=True)
class Told:
    """A follow-up report; ``state`` is empty where ``role`` (as printed) reported."""

    state: str
    role: str
    status: str
    evidence: str
    acts: Acts


@dataclass(frozen=True, slots=True)
class Asked:
    """What a decision of the session asked of whom, until when, and what has been reported on it."""

    symbol: str
    place: str
    address: str
    addressee: str
    task: str
    due_session: int | None
    due_date: datetime.date | None
    acts: Acts
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """A published answer to the survey."""

    state: str
    order: str
    norm: str
    acts: Acts


@dataclass(frozen=True, slots=True)
class Facts:
    """All of one session. Of tests of contacts and of matches only the lines are known, and so how many there are."""

    slug: str
    body: str
    session: int
    exercise: bool
    opens: datetime.date | None
    closes: datetime.date | None
    meetings: tuple[Held, ...] = ()
    texts: tuple[Tabled, ...] = ()
    proposals: tuple[Proposed, ...] = ()
    concerns: tuple[Raised, ...] = ()
    decisions: tuple[Decided, ...] = ()
    items: tuple[Ordered, ...] = ()
    asked: tuple[Asked, ...] = ()
    answers: tuple[Answered, ...] = ()
    tests: Acts = ()
    tests_answered: Acts = ()
    matches: Acts = ()
