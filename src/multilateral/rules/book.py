"""A rule book: the parameters by which a body decides, each with the rule it rests on.

The books lie in ``books/*.toml``. They hold numbers, choices and notes in our own words, not the text of the
rules: that is in the document named as ``edition`` (or ``model``, where a book is invented for an exercise).
"""

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from importlib import resources
from typing import Generic, Literal, TypeVar

import msgspec

Value = TypeVar("Value")
Share = Literal["one_quarter", "one_third", "majority"]
Tie = Literal["lost", "second_vote_within_48h"]
Method = Literal["show_of_hands", "recorded", "roll_call"]


class UnknownBook(LookupError):
    """No rule book has this slug, or its file does not say what a rule book must say."""


@dataclass(frozen=True, slots=True)
class Provision(Generic[Value]):
    """One parameter of a book: its value, the rule it rests on ("67", "annex V, para. 6", "practice"), a note."""

    value: Value
    rule: str
    note: str


@dataclass(frozen=True, slots=True)
class RuleBook:
    """What a body's rules say about taking decisions. ``model`` names the rules that an invented book follows."""

    slug: str
    title: str
    edition: str
    model: str
    applies_to: Literal["plenary", "committee", "working_group"]
    invented: bool
    note: str
    quorum_open: Provision[Share]
    quorum_decide: Provision[Share]
    without_vote: Provision[bool]
    majority: Provision[Literal["simple", "two_thirds"]]
    two_thirds: Provision[tuple[Literal["important_question", "reconsideration"], ...]]
    abstentions_count: Provision[bool]
    tie: Provision[Tie]
    chair_votes: Provision[bool]
    methods: Provision[tuple[Method, ...]]
    interruption: Provision[Literal["conduct_of_voting_only"]]
    explanations_before: Provision[bool]
    explanations_after: Provision[bool]
    explanation_by_proposer: Provision[bool]
    explanation_minutes: Provision[int]
    dissociations: Provision[bool]
    amendments: Provision[Literal["furthest_removed_first"]]
    division: Provision[bool]
    competing_proposals: Provision[Literal["order_of_submission"]]
    reconsideration: Provision[Literal["two_thirds"]]

    def cite(self, rule: str) -> str:
        """The rule as it is quoted: ``rule 125 of A/520/Rev.20``; an invented book names itself and its model.

        >>> load("ga_committee").cite("125")
        'rule 125 of A/520/Rev.20'
        """
        name = f"rule {rule}" if rule.isdigit() else rule
        if rule == "practice":
            return f"practice, beside {self.edition}"
        return f"{self.edition}, after {name} of {self.model}" if self.model else f"{name} of {self.edition}"

    def provisions(self) -> "list[tuple[str, Provision[object]]]":
        """All parameters in the order of the book: (name, provision)."""
        pairs = ((field.name, getattr(self, field.name)) for field in fields(self))
        return [(name, value) for name, value in pairs if isinstance(value, Provision)]


def slugs() -> list[str]:
    """The slugs of the books that are held, in alphabetical order."""
    folder = resources.files("multilateral.rules").joinpath("books")
    return sorted(entry.name.removesuffix(".toml") for entry in folder.iterdir() if entry.name.endswith(".toml"))


@cache
def load(slug: str) -> RuleBook:
    """The rule book with this slug. Raises UnknownBook where there is none, or where its file is not whole."""
    if slug not in slugs():
        raise UnknownBook(f"There is no rule book {slug!r}; choose one of {', '.join(slugs())}.")
    file = resources.files("multilateral.rules").joinpath("books", f"{slug}.toml")
    return parse(file.read_text(encoding="utf-8"), name=f"{slug}.toml")


def parse(text: str, *, name: str) -> RuleBook:
    """TOML -> RuleBook; ``name`` is what an error calls the file. Raises UnknownBook if it is not a whole rule book."""
    try:
        table = tomllib.loads(text)
        book = msgspec.convert(table, type=RuleBook)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise UnknownBook(f"{name}: {error}; correct that line of the rule book.") from error
    extra = sorted(set(table) - {field.name for field in fields(RuleBook)})
    if extra:
        raise UnknownBook(f"{name}: unknown provision {extra[0]!r}; correct its name or take it out.")
    return book
