"""The vocabulary of needs and offers: topics and kinds of offer, named in six languages.

How to correct an entry: docs/reference/facts.md.
"""

from functools import cache

from msgspec import Struct

from multilateral.parties.facts.reading import expect_unique, from_toml, text_of
from multilateral.parties.facts.words import Term


class Choice(Term, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A topic or a kind of offer; ``source`` says where it comes from, "own" if it is ours."""

    source: str


class Vocabulary(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """topics.toml as a whole."""

    topic: tuple[Choice, ...]
    kind: tuple[Choice, ...]


@cache
def vocabulary() -> Vocabulary:
    """Topics and kinds, in the order to show them. Raises FactsError where the file is damaged."""
    return parse(text_of(__name__, "topics.toml"), "topics.toml")


def topics() -> tuple[Choice, ...]:
    """What a need or an offer may be about."""
    return vocabulary().topic


def kinds() -> tuple[Choice, ...]:
    """What may be offered."""
    return vocabulary().kind


def topic(slug: str) -> Choice:
    """The topic with this slug. Raises KeyError if there is none."""
    return {term.slug: term for term in topics()}[slug]


def kind(slug: str) -> Choice:
    """The kind of offer with this slug. Raises KeyError if there is none."""
    return {term.slug: term for term in kinds()}[slug]


def parse(text: str, file: str) -> Vocabulary:
    """TOML -> vocabulary. Raises FactsError where it does not fit or a slug comes twice in one list."""
    facts = from_toml(text, file, Vocabulary)
    for terms in (facts.topic, facts.kind):
        expect_unique((term.slug for term in terms), file)
    return facts
