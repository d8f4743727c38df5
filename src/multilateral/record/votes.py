"""Questions on recorded votes: those of one State, those on a topic, and how two States voted on the same texts.

A vote is an adoption of which a source lists the States. Where sources differ, the first that was entered is taken, as
on the page of the text. Nothing is ranked, and no State is set beside another unless somebody asks for the two.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from multilateral.parties import facts
from multilateral.record.models import AdoptionTold, Topic, TopicText, VoteGiven, Work
from multilateral.record.proceedings import HERE

VOTED = "recorded vote"
CHOICES = ("yes", "no", "abstain", "")
"""What a State may have done in a vote; empty where the source does not list it."""


@dataclass(frozen=True, slots=True)
class Ballot:
    """One text with how it was adopted. ``how`` is empty where no source says it; ``source`` and ``line`` tell where.

    ``listed`` is how many States the source lists; ``topic`` and ``topic_title`` are empty for a text on no topic.
    """

    symbol: str
    title: str
    date: datetime.date | None
    session: str
    held: bool
    exercise: bool
    topic: str
    topic_title: str
    how: str
    counts: tuple[int | None, int | None, int | None]
    listed: int
    proceedings: object
    source: str
    line: int

    @property
    def told_at(self) -> str:
        """The source with the place in it."""
        return f"{self.source}, {'ledger entry' if self.source == HERE else 'line'} {self.line}"

    @property
    def with_names(self) -> bool:
        """Whether it is known who voted how."""
        return self.how == VOTED and self.listed > 0


@dataclass(frozen=True, slots=True)
class Given:
    """How one State voted; ``choice`` is empty where it is not listed."""

    ballot: Ballot
    choice: str


@dataclass(frozen=True, slots=True)
class Pair:
    """How two States voted in one vote."""

    ballot: Ballot
    one: str
    other: str

    @property
    def alike(self) -> bool:
        """The same of yes, no and abstention."""
        return self.one == self.other

    @property
    def opposite(self) -> bool:
        """One in favour, the other against."""
        return {self.one, self.other} == {"yes", "no"}


@dataclass(frozen=True, slots=True)
class Likeness:
    """How often two States voted alike. ``pairs`` are the votes in which both are listed, oldest first.

    The other adopted texts are told by why they do not count: one of the two is not ``listed``, they were adopted
    ``without_vote``, or it is ``untold`` who voted how. ``missing`` are sessions of which none of the texts is counted.
    """

    pairs: tuple[Pair, ...]
    not_listed: tuple[Pair, ...]
    without_vote: tuple[Ballot, ...]
    untold: tuple[Ballot, ...]
    missing: tuple[str, ...]

    @property
    def differences(self) -> tuple[Pair, ...]:
        """The votes in which they did not vote alike."""
        return tuple(pair for pair in self.pairs if not pair.alike)

    @property
    def alike(self) -> int:
        """In how many votes they voted alike."""
        return len(self.pairs) - len(self.differences)

    @property
    def opposite(self) -> int:
        """In how many one voted in favour and the other against."""
        return sum(pair.opposite for pair in self.pairs)


def ballots(*, topic: str = "", session: str = "", exercise: bool = False) -> list[Ballot]:
    """The adopted texts with how each was adopted, oldest first and then by symbol; of one topic or session.

    A text that is not held, but of which a source tells, is among them unless a topic is asked for.
    """
    told = AdoptionTold.objects.select_related("proceedings__source").defer("proceedings__line")
    works = Work.objects.filter(exercise=exercise, adopted_on__isnull=False).exclude(kind="collection")
    if topic:
        works = works.filter(on_topic__topic__slug=topic)
        told = told.filter(symbol__in=works.values("symbol"))
    known = {work.symbol: work for work in works}
    first: dict[str, AdoptionTold] = {}
    for each in told.order_by("proceedings__entered_at", "proceedings__number"):
        if each.symbol.startswith("EX/") == exercise:
            first.setdefault(each.symbol, each)
    placed = TopicText.objects.exclude(topic=None).filter(work__exercise=exercise)
    topics = {
        symbol: (slug, title)
        for symbol, slug, title in (placed.filter(topic__slug=topic) if topic else placed).values_list(
            "work__symbol", "topic__slug", "topic__title"
        )
    }
    symbols = known.keys() | first.keys()
    found = [_ballot(symbol, known.get(symbol), first.get(symbol), topics.get(symbol, ("", ""))) for symbol in symbols]
    found = [each for each in found if not session or each.session == session]
    order = {symbol: work.order for symbol, work in known.items()}
    return sorted(found, key=lambda each: (each.date or datetime.date.max, order.get(each.symbol, each.symbol)))


def given(ballots: Iterable[Ballot], states: Iterable[str] | None = None) -> dict[str, dict[str, str]]:
    """How these States (all that are listed, if none are named) voted: choice by symbol by State."""
    counted = {ballot.proceedings: ballot.symbol for ballot in ballots if ballot.with_names}
    if states is None:
        rows = VoteGiven.objects.filter(proceedings__in=list(counted))
    else:
        rows = VoteGiven.objects.filter(state__in=list(states))
    found: dict[str, dict[str, str]] = {}
    for proceedings, state, choice in rows.values_list("proceedings_id", "state", "choice"):
        if proceedings in counted:
            found.setdefault(state, {})[counted[proceedings]] = choice
    return found


def votes_by(state: str, *, topic: str = "", session: str = "", exercise: bool = False) -> list[Given]:
    """How a State voted in every vote of which the names are held, newest first."""
    found = [each for each in ballots(topic=topic, session=session, exercise=exercise) if each.with_names]
    chosen = given(found, [state]).get(state, {})
    return [Given(each, chosen.get(each.symbol, "")) for each in reversed(found)]


def counted(votes: Iterable[Given]) -> dict[str, int]:
    """How many of each choice."""
    counts = Counter(each.choice for each in votes)
    return {choice: counts[choice] for choice in CHOICES}


def likeness(one: str, other: str, *, topic: str = "", exercise: bool = False) -> Likeness:
    """How often two States voted alike, on one topic or in all votes that are held."""
    found = ballots(topic=topic, exercise=exercise)
    chosen = given(found, [one, other])
    mine, its = chosen.get(one, {}), chosen.get(other, {})
    both = [Pair(b, mine.get(b.symbol, ""), its.get(b.symbol, "")) for b in found if b.with_names]
    pairs = tuple(pair for pair in both if pair.one and pair.other)
    return Likeness(
        pairs=pairs,
        not_listed=tuple(pair for pair in both if not (pair.one and pair.other)),
        without_vote=tuple(b for b in found if b.how and b.how != VOTED),
        untold=tuple(b for b in found if not b.how or (b.how == VOTED and not b.listed)),
        missing=_missing([pair.ballot for pair in pairs]),
    )


def topics_with_votes(exercise: bool = False) -> list[tuple[str, str, int]]:
    """The agenda topics on which there was a recorded vote: slug, title, number of votes; by title."""
    counts = Counter((b.topic, b.topic_title) for b in ballots(exercise=exercise) if b.topic and b.with_names)
    return sorted(((slug, title, n) for (slug, title), n in counts.items()), key=lambda each: each[1].casefold())


def topic_title(slug: str) -> str | None:
    """The title of a topic, or ``None`` if there is none of this name."""
    return Topic.objects.filter(slug=slug).values_list("title", flat=True).first()


def members() -> list[str]:
    """The codes of today's Member States, in English alphabetical order."""
    return [fact.code for fact in facts.states() if fact.status == "member"]


def _missing(counted: Sequence[Ballot]) -> tuple[str, ...]:
    """The sessions between the first and the last of these of which there is none."""
    numbers = {int(each.session) for each in counted if each.session.isdecimal()}
    between = range(min(numbers, default=0), max(numbers, default=0))
    return tuple(str(n) for n in between if n not in numbers)


def _ballot(symbol: str, work: Work | None, told: AdoptionTold | None, topic: tuple[str, str]) -> Ballot:
    row = told.proceedings if told else None
    path = row.path.replace("\\", "/") if row else ""
    return Ballot(
        symbol=symbol,
        title=work.title if work else "",
        date=(work.adopted_on if work else None) or (told.date if told else None),
        session=work.session if work else _session(symbol),
        held=work is not None,
        exercise=symbol.startswith("EX/"),
        topic=topic[0],
        topic_title=topic[1],
        how=told.how if told else "",
        counts=(told.yes, told.no, told.abstain) if told else (None, None, None),
        listed=told.listed if told else 0,
        proceedings=told.proceedings_id if told else None,
        source=(f"{row.source.title}: {path}" if row.source else path) if row else "",
        line=row.number if row else 0,
    )


def _session(symbol: str) -> str:
    parts = symbol.split("/")
    return parts[2] if len(parts) > 2 and parts[2].isdecimal() else ""
