"""The bodies of the ICT-security process, its agenda item and its votes: data files with a source for each entry.

How to correct an entry: docs/reference/facts.md.
"""

import datetime
from functools import cache
from typing import Annotated, Literal

from msgspec import Meta, Struct

from multilateral.parties.facts.reading import FactsError, expect_unique, from_toml, text_of
from multilateral.parties.facts.words import Words, in_language

BodyKind = Literal[
    "plenary", "main_committee", "group_of_governmental_experts", "open_ended_working_group", "permanent_mechanism"
]
PartialDate = Annotated[str, Meta(pattern=r"^(\d{4}(-\d{2}(-\d{2})?)?)?$")]
"""A year, a month or a day in ISO 8601, as exact as the source; empty where unknown or open."""


class Mandate(Struct, frozen=True, forbid_unknown_fields=True):
    """The document that set a body up or opened an item."""

    symbol: str
    date: PartialDate


class Chair(Struct, frozen=True, forbid_unknown_fields=True):
    """Who presided; ``state`` is the alpha-3 code of a row in the States' file."""

    name: str
    state: str


class BodyOutcome(Struct, frozen=True, forbid_unknown_fields=True):
    """A document in which a body's work ended, how it was agreed, and where the Assembly endorsed it, if it did."""

    symbol: str
    what: str
    agreed: Literal["consensus", "no_consensus", "compilation"]
    endorsed_in: str


class SessionFact(Struct, frozen=True, forbid_unknown_fields=True):
    """A session on the calendar."""

    title: str
    begins: PartialDate
    ends: PartialDate


class BodyFact(Struct, frozen=True, forbid_unknown_fields=True):
    """A body: names by language, mandate, time, size, chair, outcomes, the body it succeeds and how it decides.

    ``members`` is 0 where all States take part and no number is fixed; ``rules`` is the slug of a rule book or "".
    ``to_confirm`` names the fields not yet checked against a United Nations document.
    """

    slug: str
    short: str
    kind: BodyKind
    names: Words
    symbol_root: str
    mandates: tuple[Mandate, ...]
    mandate: str
    begins: PartialDate
    ends: PartialDate
    members: Annotated[int, Meta(ge=0)]
    all_states: bool
    chairs: tuple[Chair, ...]
    outcomes: tuple[BodyOutcome, ...]
    sessions: tuple[SessionFact, ...]
    succeeds: str
    decides_by: Literal["consensus", "rules of procedure"]
    rules: str
    to_confirm: tuple[str, ...]
    source: str
    note: str

    def name(self, language: str = "en") -> str:
        """The official name in this language, in English where none is held."""
        return in_language(self.names, language)


class TopicFact(Struct, frozen=True, forbid_unknown_fields=True):
    """An item of the agenda, by its official title in each language."""

    slug: str
    body: str
    names: Words
    opened_by: Mandate
    to_confirm: tuple[str, ...]
    source: str


class VoteFact(Struct, frozen=True, forbid_unknown_fields=True):
    """One vote on a text, or on the part named in ``on`` ("whole", "OP1"); a figure that is not held is None."""

    text: str
    draft: str
    body: str
    date: PartialDate
    on: str
    how: Literal["recorded_vote", "without_vote"]
    to_confirm: tuple[str, ...]
    source: str
    note: str
    yes: int | None = None
    no: int | None = None
    abstain: int | None = None


class BodiesFile(Struct, frozen=True, forbid_unknown_fields=True):
    """bodies.toml as a whole."""

    topic: tuple[TopicFact, ...]
    body: tuple[BodyFact, ...]


class VotesFile(Struct, frozen=True, forbid_unknown_fields=True):
    """votes.toml as a whole."""

    vote: tuple[VoteFact, ...]


@cache
def bodies() -> tuple[BodyFact, ...]:
    """All bodies: the organs first, then in order of succession. Raises FactsError where the file is damaged."""
    return parse_bodies(text_of(__name__, "bodies.toml"), "bodies.toml").body


@cache
def topics() -> tuple[TopicFact, ...]:
    """The items of the agenda."""
    return parse_bodies(text_of(__name__, "bodies.toml"), "bodies.toml").topic


@cache
def votes() -> tuple[VoteFact, ...]:
    """All votes, in order of the texts; a committee's vote stands before the plenary's."""
    return from_toml(text_of(__name__, "votes.toml"), "votes.toml", VotesFile).vote


def body(slug: str) -> BodyFact:
    """The body with this slug. Raises KeyError if there is none."""
    return {fact.slug: fact for fact in bodies()}[slug]


def parse_bodies(text: str, file: str) -> BodiesFile:
    """TOML -> bodies and topics. Raises FactsError where the file does not fit or a body succeeds an unknown one."""
    facts = from_toml(text, file, BodiesFile)
    expect_unique((fact.slug for fact in facts.body), file)
    known: set[str] = set()
    for fact in facts.body:
        if fact.succeeds and fact.succeeds not in known:
            raise FactsError(f"{file}: {fact.slug!r} succeeds {fact.succeeds!r}, which does not stand before it.")
        known.add(fact.slug)
        if not fact.names.get("en"):
            raise FactsError(f"{file}: {fact.slug!r} needs a name in English.")
        unknown = set(fact.to_confirm) - set(BodyFact.__struct_fields__)
        if unknown:
            raise FactsError(f"{file}: {fact.slug!r} has {min(unknown)!r} to confirm, which is no field.")
    return facts


def earliest(partial: str) -> datetime.date | None:
    """The first day that a partial date may mean, to sort and to draw by; None for an empty one.

    >>> earliest("2019-06")
    datetime.date(2019, 6, 1)
    """
    if not partial:
        return None
    return datetime.date.fromisoformat(partial + "-01" * ((10 - len(partial)) // 3))
