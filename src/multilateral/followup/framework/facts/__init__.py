"""The agreed framework as data: two lists of norms, measures, principles, and our own voluntary survey.

Summaries are in our own words; each entry names the symbol and paragraph where the text of record stands. ``reviewed``
lists the languages whose wording a person has checked; ``to_confirm`` the fields not yet checked against the document.
How to correct an entry: docs/reference/facts.md.
"""

from functools import cache
from typing import Literal, TypeVar

from msgspec import Struct

from multilateral.parties.facts.reading import FactsError, expect_unique, from_toml, text_of
from multilateral.parties.facts.words import Language, Term, Words, in_language


class Sourced(Term, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An entry that stands in a document: ``symbol`` and ``paragraph`` name the place."""

    symbol: str
    paragraph: str
    to_confirm: tuple[str, ...]
    source: str


class Norm(Sourced, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One of the eleven norms of 2015, by its letter; ``expects`` is one sentence in our words."""

    letter: str
    expects: str


class Rule(Sourced, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One of the thirteen of A/RES/73/27; ``norms`` are the letters that correspond, if any."""

    number: str
    norms: tuple[str, ...]
    expects: str
    note: str


class Measure(Sourced, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A global confidence-building measure."""

    number: str
    expects: str


class Principle(Sourced, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A principle of capacity-building, as the question that both sides may answer."""

    number: str
    part: Literal["process", "partnerships", "people"]
    asks: str


class Option(Term, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An answer that may be chosen."""


class Question(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A question of the survey; its slug is that of the norm, and ``norm`` the norm's letter."""

    slug: str
    norm: str
    mandatory: Literal[False]
    text: Words
    reviewed: tuple[Language, ...]

    def __post_init__(self) -> None:
        if not self.text.get("en"):
            raise ValueError(f"{self.slug!r} needs its words in English")

    def words(self, language: str = "en") -> str:
        """The question in this language, in English where none is held."""
        return in_language(self.text, language)


class Survey(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The survey: its options hold for every question; the first is what an untouched question says."""

    slug: str
    edition: str
    source: str
    option: tuple[Option, ...]
    question: tuple[Question, ...]


Entry = TypeVar("Entry", Norm, Rule, Measure, Principle)


@cache
def norms() -> tuple[Norm, ...]:
    """The eleven norms (a) to (k). Raises FactsError where the file is damaged, as do all readers here."""
    return entries(text_of(__name__, "norms.toml"), "norms.toml", "norm", Norm)


@cache
def rules() -> tuple[Rule, ...]:
    """The thirteen rules, norms and principles of A/RES/73/27, beside the norms and never merged with them."""
    return entries(text_of(__name__, "rules.toml"), "rules.toml", "rule", Rule)


@cache
def measures() -> tuple[Measure, ...]:
    """The eight global confidence-building measures."""
    return entries(text_of(__name__, "measures.toml"), "measures.toml", "measure", Measure)


@cache
def principles() -> tuple[Principle, ...]:
    """The ten principles of capacity-building."""
    return entries(text_of(__name__, "principles.toml"), "principles.toml", "principle", Principle)


@cache
def survey() -> Survey:
    """The voluntary survey."""
    facts = from_toml(text_of(__name__, "survey.toml"), "survey.toml", Survey)
    expect_unique((question.slug for question in facts.question), "survey.toml")
    expect_unique((option.slug for option in facts.option), "survey.toml")
    return facts


def norm(key: str) -> Norm:
    """The norm with this letter or slug. Raises KeyError if there is none."""
    return {name: fact for fact in norms() for name in (fact.letter, fact.slug)}[key]


def question(slug: str) -> Question:
    """The question with this slug. Raises KeyError if there is none."""
    return {fact.slug: fact for fact in survey().question}[slug]


def rules_matching(letter: str) -> tuple[Rule, ...]:
    """Which of the thirteen correspond to the norm with this letter."""
    return tuple(rule for rule in rules() if letter in rule.norms)


def entries(text: str, file: str, table: str, kind: type[Entry]) -> tuple[Entry, ...]:
    """TOML with one array of tables -> its entries. Raises FactsError where it does not fit or a slug comes twice."""
    tables: dict[str, tuple[Entry, ...]] = from_toml(text, file, dict[str, tuple[kind, ...]])  # type: ignore[valid-type]
    if set(tables) != {table}:
        raise FactsError(f"{file}: every entry must begin with [[{table}]].")
    expect_unique((entry.slug for entry in tables[table]), file)
    return tables[table]
