"""Votes as JSON: of one State, on one agenda topic, and how two States voted on the same texts."""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Path, Query, Router, Schema
from ninja.errors import HttpError

from multilateral.api.limits import Limit, Offset
from multilateral.api.problems import PROBLEMS
from multilateral.record import queries, votes

router = Router(tags=["votes"])

Code = Annotated[str, Query(pattern=r"^[-a-zA-Z0-9_]{1,40}$", description="The code of a State, such as che.")]
TopicSlug = Annotated[str | None, Query(pattern=r"^[-a-zA-Z0-9_]{1,220}$", description="An agenda topic's slug.")]
Choice = Literal["yes", "no", "abstain", "not listed"]


class Text(Schema):
    """An adopted text with its vote. A figure that is not held is ``null``; ``source`` names file and line."""

    symbol: str
    title: str
    date: datetime.date | None
    session: str
    topic: str
    held: bool
    yes: int | None
    no: int | None
    abstain: int | None
    source: str


class Given(Text):
    """The same with how one State voted; ``not listed`` does not say why."""

    choice: Choice


class Counts(Schema):
    """How many of each."""

    yes: int
    no: int
    abstain: int
    not_listed: int


class StateVotes(Schema):
    """``count`` and ``choices`` are of all votes that are left, ``results`` one page of them, newest first."""

    state: str
    name: str
    count: int
    choices: Counts
    results: list[Given]


class Choices(Text):
    """A vote with each State that is listed, by code."""

    states: dict[str, Literal["yes", "no", "abstain"]]


class TopicVotes(Schema):
    """The votes on a topic, oldest first, and the adopted texts on it that had none, or of which no names are held."""

    slug: str
    title: str
    votes: list[Choices]
    without_vote: list[str]
    untold: list[str]


class Pair(Text):
    """A vote with how each of two States voted."""

    one: Choice
    other: Choice


class Likeness(Schema):
    """``alike`` of ``votes`` in which both are listed, ``share`` their quotient, ``null`` where there is none.

    The other lists are the adopted texts that do not count, by why. ``sessions_without`` lie between those that count.
    """

    one: str
    other: str
    topic: str | None
    votes: int
    alike: int
    opposite: int
    share: float | None
    differences: list[Pair]
    not_listed: list[Pair]
    without_vote: list[str]
    untold: list[str]
    sessions_without: list[str]


@router.get("/votes/{state}", response={200: StateVotes, **PROBLEMS})
def of_state(
    request: HttpRequest,
    state: Annotated[str, Path(pattern=r"^[-a-zA-Z0-9_]{1,40}$")],
    topic: TopicSlug = None,
    session: Annotated[str | None, Query(pattern=r"^[-A-Z0-9]{1,20}$")] = None,
    choice: Choice | None = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> StateVotes:
    """How a State voted on adopted texts, as sources list it."""
    names, exercise = _names(state)
    found = votes.votes_by(state, topic=topic or "", session=session or "", exercise=exercise)
    counts = votes.counted(found)
    shown = [each for each in found if choice is None or _said(each.choice) == choice]
    return StateVotes(
        state=state,
        name=names[state]["en"],
        count=len(shown),
        choices=Counts(yes=counts["yes"], no=counts["no"], abstain=counts["abstain"], not_listed=counts[""]),
        results=[Given(**_text(e.ballot), choice=_said(e.choice)) for e in shown[offset : offset + limit]],
    )


@router.get("/topics/{slug}/votes", response={200: TopicVotes, **PROBLEMS})
def on_topic(request: HttpRequest, slug: Annotated[str, Path(pattern=r"^[-a-zA-Z0-9_]{1,220}$")]) -> TopicVotes:
    """Every vote on an agenda topic, State by State."""
    title = votes.topic_title(slug)
    if title is None:
        raise HttpError(404, f"{slug}: there is no such topic; GET topics lists them.")
    found = votes.ballots(topic=slug) or votes.ballots(topic=slug, exercise=True)
    taken = [each for each in found if each.with_names]
    by_symbol: dict[str, dict[str, str]] = {}
    for state, chosen in sorted(votes.given(taken).items()):
        for symbol, choice in chosen.items():
            by_symbol.setdefault(symbol, {})[state] = choice
    return TopicVotes(
        slug=slug,
        title=title,
        votes=[Choices(**_text(each), states=by_symbol.get(each.symbol, {})) for each in taken],  # type: ignore[arg-type]
        without_vote=[each.symbol for each in found if each.how == "without a vote"],
        untold=[each.symbol for each in found if not each.with_names and each.how != "without a vote"],
    )


@router.get("/likeness", response={200: Likeness, **PROBLEMS})
def likeness(request: HttpRequest, one: Code, other: Code, topic: TopicSlug = None) -> Likeness:
    """How often two States voted alike: the same of yes, no and abstention, in votes in which both are listed."""
    _known, exercise = _names(one)
    if _names(other)[1] != exercise:
        raise HttpError(422, "one, other: an invented State and a real one never vote on the same text.")
    if one == other:
        raise HttpError(422, "one, other: give two different States.")
    if topic is not None and votes.topic_title(topic) is None:
        raise HttpError(404, f"{topic}: there is no such topic; GET topics lists them.")
    found = votes.likeness(one, other, topic=topic or "", exercise=exercise)
    return Likeness(
        one=one,
        other=other,
        topic=topic,
        votes=len(found.pairs),
        alike=found.alike,
        opposite=found.opposite,
        share=round(found.alike / len(found.pairs), 4) if found.pairs else None,
        differences=[_pair(pair) for pair in found.differences],
        not_listed=[_pair(pair) for pair in found.not_listed],
        without_vote=[each.symbol for each in found.without_vote],
        untold=[each.symbol for each in found.untold],
        sessions_without=list(found.missing),
    )


def _names(state: str) -> tuple[dict[str, dict[str, str]], bool]:
    """The names among which a State is one, and whether it is invented; 404 if it is none."""
    for exercise in (False, True):
        names = queries.state_names(exercise)
        if state in names:
            return names, exercise
    raise HttpError(404, f"{state}: no State has this code.")


def _pair(pair: votes.Pair) -> Pair:
    return Pair(**_text(pair.ballot), one=_said(pair.one), other=_said(pair.other))


def _said(choice: str) -> Any:
    return choice or "not listed"


def _text(ballot: votes.Ballot) -> dict[str, Any]:
    yes, no, abstain = ballot.counts
    return {
        "symbol": ballot.symbol,
        "title": ballot.title,
        "date": ballot.date,
        "session": ballot.session,
        "topic": ballot.topic,
        "held": ballot.held,
        "yes": yes,
        "no": no,
        "abstain": abstain,
        "source": ballot.told_at,
    }
