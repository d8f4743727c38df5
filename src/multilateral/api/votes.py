"""The votes on a document: those taken here, seat by seat, and those that the facts tell of, with their source."""

from __future__ import annotations

from typing import Literal

from ninja import Schema

from multilateral.bodies import facts
from multilateral.decision import queries


class Seat(Schema):
    """How one State voted; ``choice`` is empty where it did not vote."""

    state: str
    name: str
    choice: Literal["yes", "no", "abstain", ""]


class Vote(Schema):
    """One decision on the whole text or, by ``on``, on a part. A figure that is not held is ``null``.

    ``states`` is empty where only the count is held. ``to_confirm`` names fields that nobody has checked yet.
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


def votes_on(symbol: str) -> list[Vote]:
    """Every decision on the text with this symbol, as a draft or as adopted."""
    return [*_told(symbol), *_taken(symbol)]


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
