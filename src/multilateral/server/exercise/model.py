"""The nouns of the exercise, as values: who, where, which papers, what is on the floor, what is left to do.

Dates are dates of the invention, offsets are printed as ``+05:45``, texts are the plain text as a secretariat would
receive it. ``preloaded`` marks what a visitor finds done; the rest are words at hand for what is left to do.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal, TypeVar

Stand = Literal["supports", "can-accept", "can-accept-if", "cannot-accept", "reserves", "awaits-instructions"]
Outcome = Literal["incorporated", "in-part", "not-incorporated", "carried"]
Role = Literal[
    "head", "representative", "adviser", "capital", "contact", "chair", "vice-chair", "secretariat", "public"
]
Step = Literal[
    "texts", "ledger", "parties", "bodies", "record", "negotiation", "decision", "agenda", "followup", "reports", "live"
]
Kind = Literal["diplomatic", "technical"]
Languages = tuple[Literal["ar", "zh", "en", "fr", "ru", "es"], ...]


@dataclass(frozen=True, slots=True)
class State:
    """An invented State. ``code`` lies in the user-assigned range of ISO 3166-1; ``mission`` counts people."""

    slug: str
    code: str
    formal: str
    utc_offset: str
    mission: int
    names: dict[str, str]

    @property
    def name(self) -> str:
        """The official name in English."""
        return self.names["en"]

    @property
    def zone(self) -> datetime.timezone:
        """The one time zone of the State, without summer time."""
        return zone(self.utc_offset)


@dataclass(frozen=True, slots=True)
class Person:
    """An invented person; ``state`` is ``None`` for the secretariat and the public."""

    slug: str
    style: Literal["Ms.", "Mr."]
    name: str
    role: Role
    state: str | None = None
    contact: Kind | None = None


@dataclass(frozen=True, slots=True)
class Session:
    number: int
    name: str
    start: datetime.date
    end: datetime.date
    current: bool = False


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject that keeps its identity while its number changes from session to session."""

    slug: str
    title: str


@dataclass(frozen=True, slots=True)
class Item:
    session: int
    number: str
    topic: str


@dataclass(frozen=True, slots=True)
class Meeting:
    session: int
    number: int
    mode: Literal["formal", "informal", "closed"]
    date: datetime.date


@dataclass(frozen=True, slots=True)
class Body:
    """The body in which the exercise takes place; ``rules_profile`` is the slug of a rule book."""

    slug: str
    name: str
    short_name: str
    symbol_root: str
    resolution_root: str
    rules_profile: str
    seat: str
    utc_offset: str
    established: datetime.date
    mandate: tuple[str, ...]
    sessions: tuple[Session, ...]
    topics: tuple[Topic, ...]
    items: tuple[Item, ...]
    meetings: tuple[Meeting, ...]

    @property
    def zone(self) -> datetime.timezone:
        """The zone in which the body meets."""
        return zone(self.utc_offset)


@dataclass(frozen=True, slots=True)
class Text:
    """A paper of the exercise; ``plain`` is its whole text, ``sponsors`` are slugs of States."""

    symbol: str
    file: str
    date: datetime.date
    preloaded: bool
    plain: str = ""
    adopted: bool = False
    item: str | None = None
    sponsors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settlement:
    """How a person settles a doubt of the reader; ``kind`` and ``place`` are those of ``multilateral.texts``."""

    text: str
    kind: str
    place: str
    printed: str
    reading: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """To replace ``old``, which occurs once in that paragraph once the doubts are settled, by ``new``."""

    slug: str
    text: str
    paragraph: str
    old: str
    new: str
    reason: str
    drafted_by: str
    cleared_by: str
    preloaded: bool


@dataclass(frozen=True, slots=True)
class Position:
    """A State's stand, either on a proposal or on a paragraph of a text."""

    state: str
    stand: Stand
    preloaded: bool
    proposal: str | None = None
    text: str | None = None
    paragraph: str | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Concern:
    slug: str
    state: str
    text: str
    paragraph: str
    words: str
    by: str
    preloaded: bool


@dataclass(frozen=True, slots=True)
class Disposition:
    """What the Chair might answer; ``words`` then stand in place of the proposal's old words, if anything does."""

    proposal: str
    outcome: Outcome
    reason: str
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Dissociation:
    state: str
    text: str
    paragraph: str
    by: str
    words: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """An explanation of vote, given before or after the vote."""

    state: str
    text: str
    when: Literal["before", "after"]
    by: str
    words: str


@dataclass(frozen=True, slots=True)
class Vote:
    """How the States might vote on a text."""

    text: str
    yes: tuple[str, ...]
    no: tuple[str, ...]
    abstaining: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Norm:
    """What States expect of each other, and the paragraph that says so."""

    slug: str
    title: str
    text: str
    paragraph: str


@dataclass(frozen=True, slots=True)
class Question:
    slug: str
    norm: str
    words: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    state: str
    question: str
    choice: str
    words: str
    by: str
    preloaded: bool


@dataclass(frozen=True, slots=True)
class Need:
    slug: str
    state: str
    topic: str
    title: str
    words: str
    languages: Languages
    by_when: datetime.date
    preloaded: bool


@dataclass(frozen=True, slots=True)
class Offer:
    slug: str
    state: str
    topic: str
    title: str
    words: str
    languages: Languages
    from_when: datetime.date
    preloaded: bool


@dataclass(frozen=True, slots=True)
class Contact:
    """The nomination of a point of contact; the telephone number belongs to nobody."""

    person: str
    kind: Kind
    office: str
    mailbox: str
    telephone: str
    languages: Languages
    hours: str
    instrument: str
    nominated_by: str
    preloaded: bool


@dataclass(frozen=True, slots=True)
class Task:
    """One thing for the visitor to do, as ``person``; the last fields say with what, where that is known."""

    slug: str
    step: Step
    title: str
    role: Role
    person: str
    what: str
    text: str | None = None
    proposal: str | None = None
    concern: str | None = None
    need: str | None = None
    contact: str | None = None


@dataclass(frozen=True, slots=True)
class Exercise:
    """The whole of it. Tuples stand in the order of the files; States in English alphabetical order."""

    states: tuple[State, ...]
    people: tuple[Person, ...]
    body: Body
    texts: tuple[Text, ...]
    settlements: tuple[Settlement, ...]
    proposals: tuple[Proposal, ...]
    positions: tuple[Position, ...]
    concerns: tuple[Concern, ...]
    dispositions: tuple[Disposition, ...]
    dissociations: tuple[Dissociation, ...]
    explanations: tuple[Explanation, ...]
    votes: tuple[Vote, ...]
    norm: Norm
    question: Question
    answer: Answer
    needs: tuple[Need, ...]
    offers: tuple[Offer, ...]
    contacts: tuple[Contact, ...]
    tasks: tuple[Task, ...]

    def state(self, slug: str) -> State:
        """The State with this slug. Raises ``LookupError`` if there is none."""
        return _one(self.states, "slug", slug)

    def person(self, slug: str) -> Person:
        """The person with this slug. Raises ``LookupError`` if there is none."""
        return _one(self.people, "slug", slug)

    def text(self, symbol: str) -> Text:
        """The paper with this symbol. Raises ``LookupError`` if there is none."""
        return _one(self.texts, "symbol", symbol)

    def delegation(self, state: str) -> tuple[Person, ...]:
        """The people who act for a State, the head first; officers of the body are not among them."""
        officers = ("chair", "vice-chair")
        return tuple(person for person in self.people if person.state == state and person.role not in officers)


def zone(utc_offset: str) -> datetime.timezone:
    """The fixed zone for an offset such as ``+05:45``."""
    hours, minutes = utc_offset[1:].split(":")
    east = datetime.timedelta(hours=int(hours), minutes=int(minutes))
    return datetime.timezone(-east if utc_offset[0] == "-" else east)


Found = TypeVar("Found")


def _one(values: tuple[Found, ...], field: str, wanted: str) -> Found:
    for value in values:
        if getattr(value, field) == wanted:
            return value
    raise LookupError(f"the exercise has nothing whose {field} is {wanted!r}")
