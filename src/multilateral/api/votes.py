"""The votes on a document: those taken here, seat by seat, and those that the facts tell of, with their source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from ninja import Schema

from multilateral.bodies import facts
from multilateral.decision import queries
from multilateral.record import queries as record


class Seat(Schema):
    """How one State voted; ``choice`` is empty where it did not vote."""

    state: str
    name: str
    choice: Literal["yes", "no", "abstain", ""]


class Vote(Schema):
    """One decision on the whole text or, by ``on``, on a part. A figure that is not held is ``null``.

    ``states`` is empty where only the count is held; what is named and is no State has an empty ``state``.
    ``to_confirm`` names fields that nobody has checked yet; ``differences`` says in words what is odd in the source.
    """

    body: str
    date: str | None
    on: str
    how: Literal["recorded vote", "without a vote"]
    outcome: Literal["adopted", "rejected", "second vote due"] | None
    yes: int | None
    no: int | None
    abstain: int | None
    not_voting: int | None
    states: list[Seat]
    source: str
    to_confirm: list[str]
    differences: list[str] = []


class Sponsor(Schema):
    """One sponsor; ``state`` is empty for what is no State; ``for_group`` the group on whose behalf it acts."""

    state: str
    name: str
    for_group: str


class Sponsors(Schema):
    """The sponsors that sources name; where sources differ there are several lists. ``joined`` is later or at once."""

    joined: Literal["with the draft", "later"]
    sponsors: list[Sponsor]
    sources: list[str]


def votes_on(symbol: str) -> list[Vote]:
    """Every decision on the text with this symbol, as a draft or as adopted."""
    listed = list(_listed(symbol))
    known = {(vote.body, vote.date, vote.on) for vote in listed}
    told = [vote for vote in _told(symbol) if (vote.body, vote.date, vote.on) not in known]
    return [*told, *listed, *_taken(symbol)]


def sponsors_of(symbol: str) -> list[Sponsors]:
    """The sponsors of the text with this symbol."""
    came = record.proceedings(symbol)
    names = record.state_names(symbol.startswith("EX/"))
    return [
        Sponsors(
            joined=joined,  # type: ignore[arg-type]
            sponsors=[Sponsor(state=s.code, name=_english(s, names), for_group=s.capacity) for s in listed],
            sources=[_source(told) for told in sources],
        )
        for joined, lists in (("with the draft", came.sponsors), ("later", came.additional))
        for listed, sources in lists
    ]


def _listed(symbol: str) -> Iterator[Vote]:
    """The adoption as the sources tell it; two sources that differ in it are two."""
    came = record.proceedings(symbol)
    names = record.state_names(symbol.startswith("EX/"))
    seen = set()
    for told in came.told:
        event = told.event
        # What was voted on here is told seat by seat by the room that took the vote.
        if told.here or not event.how or (key := (event.how, event.date, event.counts, event.votes)) in seen:
            continue
        seen.add(key)
        counts = event.counts or (None, None, None)
        yield Vote(
            body="general-assembly" if symbol.startswith("A/RES/") else "",
            date=event.date or None,
            on="whole",
            how=event.how,  # type: ignore[arg-type]
            outcome="adopted",
            yes=counts[0],
            no=counts[1],
            abstain=counts[2],
            not_voting=None,
            states=[
                Seat(state=name.code, name=_english(name, names), choice=choice)  # type: ignore[arg-type]
                for choice, listed in zip(("yes", "no", "abstain"), event.votes, strict=True)
                for name in listed
            ],
            source=_source(told),
            to_confirm=[],
            differences=[_difference(each) for each in event.differences],
        )


def _english(name: Any, names: dict[str, dict[str, str]]) -> str:
    return names[name.code]["en"] if name.code in names else name.printed


def _source(told: record.Told) -> str:
    row = told.row
    place = f"{row.path}, line {row.number}" if told.is_line else f"the workflow in {row.path}"
    return f"{row.source.title}: {place}" if row.source else place


def _difference(each: Any) -> str:
    said = {
        "nought": "“N.A.” is read as nought",
        "no names": "the count is given and no States are listed",
        "twice": "every State is listed twice and counted once",
        "how": "how it was adopted is not said",
    }
    return said.get(each.kind) or f"{each.choice}: {each.stated} by the count, {each.named} listed"


def _told(symbol: str) -> list[Vote]:
    return [
        Vote(
            body=each.body,
            date=each.date or None,
            on=each.on,
            how="recorded vote" if each.how == "recorded_vote" else "without a vote",
            outcome=None,
            yes=each.yes,
            no=each.no,
            abstain=each.abstain,
            not_voting=None,
            states=[],
            source=each.source,
            to_confirm=list(each.to_confirm),
        )
        for each in facts.votes()
        if symbol in (each.text, each.draft)
    ]


def _taken(symbol: str) -> list[Vote]:
    found: list[Vote] = []
    for action in queries.actions():
        if symbol not in (action.adopted_as, action.revision.symbol, action.text.work.symbol):
            continue
        body = action.meeting.body
        source = f"{action.revision.symbol}, put at meeting {action.meeting.number} of session {action.meeting.session}"
        boards = [board for board in queries.boards(action) if board.vote.closed_at is not None]
        for board in boards:
            last = board is boards[-1]
            decided = {queries.ADOPTED: "adopted", queries.REJECTED: "rejected"}.get(action.stage, "second vote due")
            found.append(
                Vote(
                    body=body,
                    date=board.vote.closed_at.date().isoformat() if board.vote.closed_at else None,
                    on="whole",
                    how="recorded vote",
                    outcome=decided if last else "second vote due",  # type: ignore[arg-type]
                    yes=board.tally.yes,
                    no=board.tally.no,
                    abstain=board.tally.abstain,
                    not_voting=board.tally.not_voting,
                    states=[
                        Seat(state=s.delegation.state.code, name=s.delegation.state.names["en"], choice=s.choice)  # type: ignore[arg-type]
                        for s in board.seats
                    ],
                    source=source,
                    to_confirm=[],
                )
            )
        if action.stage == queries.ADOPTED and action.without_vote:
            found.append(
                Vote(
                    body=body,
                    date=action.decided_at.date().isoformat() if action.decided_at else None,
                    on="whole",
                    how="without a vote",
                    outcome="adopted",
                    yes=None,
                    no=None,
                    abstain=None,
                    not_voting=None,
                    states=[],
                    source=source,
                    to_confirm=[],
                )
            )
    return found
