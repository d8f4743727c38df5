"""What follows from a count of votes: adopted or not, by how many of how many, under which rule."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from .book import RuleBook, Share

Majority = Literal["simple", "two_thirds"]
Ground = Literal["majority", "no_majority", "tie_lost", "tie_second_vote", "nobody_voting"]
Vote = Literal["yes", "no", "abstain", "not_voting"]


@dataclass(frozen=True, slots=True)
class Tally:
    """A count of delegations: in favour, against, abstaining, and not taking part. Raises ValueError below zero."""

    yes: int
    no: int
    abstain: int = 0
    not_voting: int = 0

    def __post_init__(self) -> None:
        for name in ("yes", "no", "abstain", "not_voting"):
            if getattr(self, name) < 0:
                raise ValueError(f"A tally cannot hold {getattr(self, name)} for {name!r}; count from 0.")

    @property
    def took_part(self) -> int:
        """Delegations that pressed a key, abstentions included."""
        return self.yes + self.no + self.abstain

    @property
    def members(self) -> int:
        """All delegations counted here, voting or not."""
        return self.took_part + self.not_voting

    def __str__(self) -> str:
        """As votes are printed: in favour, against, abstaining.

        >>> str(Tally(yes=124, no=6, abstain=48))
        '124–6–48'
        """
        return f"{self.yes}–{self.no}–{self.abstain}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of a vote.

    ``needed`` votes in favour ``of`` those present and voting were required; ``reason`` is an English sentence and
    ``ground`` the same as a word for translation; ``rule`` is the rule's number in the book (RuleBook.cite prints it).
    ``second_vote`` is true where the rule asks for another vote before the proposal is settled.
    """

    adopted: bool
    needed: int
    of: int
    reason: str
    rule: str
    ground: Ground
    second_vote: bool


@dataclass(frozen=True, slots=True)
class Quorum:
    """Whether enough members are present: ``needed`` of ``members``, under ``rule``."""

    reached: bool
    needed: int
    present: int
    members: int
    reason: str
    rule: str


def count(votes: Iterable[Vote]) -> Tally:
    """The tally of single votes. Raises ValueError on a word that is no vote."""
    counted = Counter(votes)
    unknown = sorted(set(counted) - {"yes", "no", "abstain", "not_voting"})
    if unknown:
        raise ValueError(f"{unknown[0]!r} is no vote; say yes, no, abstain or not_voting.")
    return Tally(counted["yes"], counted["no"], counted["abstain"], counted["not_voting"])


def present_and_voting(tally: Tally, book: RuleBook) -> int:
    """Members whose votes count towards a majority: rules 86 and 126 leave out those who abstain."""
    return tally.took_part if book.abstentions_count.value else tally.yes + tally.no


def votes_needed(of: int, majority: Majority) -> int:
    """The least number of votes in favour among ``of`` votes: more than half, or at least two thirds, and one."""
    return of // 2 + 1 if majority == "simple" else max(1, -(-2 * of // 3))


def decide(tally: Tally, book: RuleBook, majority: Majority = "simple", *, is_second_vote: bool = False) -> Outcome:
    """What the vote has decided under this book (not for elections).

    ``majority`` is what the body or its presiding officer announced. ``is_second_vote`` says that this vote repeats an
    equally divided one. An equally divided vote is never adopted: the book either rejects it or asks for a second vote.
    Rule 95 speaks of any vote but elections, so this holds where two thirds are required as well. Where nobody votes
    in favour or against, no votes are divided, and no second vote is called for.
    """
    of = present_and_voting(tally, book)
    needed = votes_needed(of, majority)
    rule = book.majority.rule if majority == "simple" else book.two_thirds.rule
    asked = "a majority" if majority == "simple" else "two thirds"
    score = f"{tally.yes} of {of} present and voting in favour, {needed} needed for {asked}"

    def outcome(ground: Ground, reason: str, rule: str = rule) -> Outcome:
        return Outcome(
            adopted=ground == "majority",
            needed=needed,
            of=of,
            reason=reason,
            rule=rule,
            ground=ground,
            second_vote=ground == "tie_second_vote",
        )

    if of == 0:
        return outcome(
            "nobody_voting",
            "Nobody voted in favour or against, so no majority exists: not adopted.",
            book.abstentions_count.rule,
        )
    if tally.yes >= needed:
        return outcome("majority", f"{score}: adopted.")
    if tally.yes == tally.no:
        if book.tie.value == "second_vote_within_48h" and not is_second_vote:
            return outcome(
                "tie_second_vote",
                f"Equally divided, {tally.yes} to {tally.no}: not adopted; "
                "a second vote is due at a later meeting within 48 hours.",
                book.tie.rule,
            )
        again = " again" if is_second_vote else ""
        return outcome("tie_lost", f"Equally divided{again}, {tally.yes} to {tally.no}: rejected.", book.tie.rule)
    return outcome("no_majority", f"{score}: not adopted.")


def least_present(members: int, share: Share) -> int:
    """How many of ``members`` make the share: at least a quarter, at least a third, or more than half."""
    return {"one_quarter": -(-members // 4), "one_third": -(-members // 3), "majority": members // 2 + 1}[share]


def quorum_to_open(present: int, members: int, book: RuleBook) -> Quorum:
    """May the presiding officer declare the meeting open and let the debate proceed?"""
    provision = book.quorum_open
    return _quorum(present, members, provision.value, provision.rule, "to open the meeting")


def quorum_to_decide(present: int, members: int, book: RuleBook) -> Quorum:
    """May a decision be taken, with or without a vote?"""
    provision = book.quorum_decide
    return _quorum(present, members, provision.value, provision.rule, "to take a decision")


def _quorum(present: int, members: int, share: Share, rule: str, purpose: str) -> Quorum:
    if not 0 <= present <= members:
        raise ValueError(f"{present} present of {members} members cannot be; correct the attendance.")
    needed = max(1, least_present(members, share))
    reached = present >= needed
    verdict = "enough" if reached else "not enough"
    reason = f"{present} of {members} members are present, {needed} are needed {purpose}: {verdict}."
    return Quorum(reached, needed, present, members, reason, rule)
