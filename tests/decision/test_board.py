"""The count is what follows from the votes cast, whatever was pressed in whatever order."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.db.models import QuerySet
from hypothesis import given
from hypothesis import strategies as st

from multilateral.decision import board
from multilateral.decision.acts import cast_vote, close_vote, open_vote
from multilateral.decision.models import VoteCast
from multilateral.ledger import queries as ledger
from multilateral.rules.votes import Tally
from tests.cast import Cast

SEATS = list(range(12))
pressed = st.lists(st.tuples(st.sampled_from(SEATS), st.sampled_from(["yes", "no", "abstain"])), max_size=60)


@given(pressed)
def test_every_seat_is_counted_once_by_its_last_choice(presses: list[tuple[int, str]]) -> None:
    count = board.tally(SEATS, board.standing(presses))
    last = {seat: [c for s, c in presses if s == seat][-1:] for seat in SEATS}
    assert count.members == len(SEATS)
    assert count.yes == sum(choice == ["yes"] for choice in last.values())
    assert count.no == sum(choice == ["no"] for choice in last.values())
    assert count.abstain == sum(choice == ["abstain"] for choice in last.values())
    assert count.not_voting == sum(choice == [] for choice in last.values())


@given(pressed, st.integers(min_value=0, max_value=60))
def test_what_was_pressed_before_a_later_choice_of_the_same_seat_changes_nothing(
    presses: list[tuple[int, str]], at: int
) -> None:
    seats_after = {seat for seat, _choice in presses[at:]}
    thinned = [(s, c) for n, (s, c) in enumerate(presses) if n >= at or s not in seats_after]
    assert board.tally(SEATS, board.standing(thinned)) == board.tally(SEATS, board.standing(presses))


@pytest.mark.parametrize(
    "presses",
    [
        [],
        [(0, "yes"), (1, "no"), (0, "no"), (2, "abstain"), (0, "yes")],
        [(0, "no"), (0, "no"), (1, "yes"), (1, "abstain")],
        [(2, "yes"), (1, "yes"), (0, "yes"), (2, "no"), (1, "no"), (0, "no")],
    ],
)
def test_the_announced_tally_is_what_a_replay_of_the_ledger_gives(
    cast: Cast, action: Any, presses: list[tuple[int, str]]
) -> None:
    open_vote(by=cast.chair, action=action)
    for seat, choice in presses:
        cast_vote(by=cast.missions[seat].head, action=action, choice=choice)
    closed = close_vote(by=cast.chair, action=action)
    lines = ledger.of_acts(["decision.cast_vote"])
    rows = [line.payload["rows"][0][2] for line in lines]  # type: ignore[index]
    replayed = board.standing((row["delegation_id"], row["choice"]) for row in rows)
    announced = Tally(closed.yes or 0, closed.no or 0, closed.abstain or 0, closed.not_voting or 0)
    assert board.tally([str(m.delegation.pk) for m in cast.missions], replayed) == announced


def test_a_vote_cast_is_changed_by_nobody_not_even_past_the_acts(cast: Cast, action: Any) -> None:
    open_vote(by=cast.chair, action=action)
    vote = cast_vote(by=cast.brennia.head, action=action, choice="no")
    past_the_acts = QuerySet(VoteCast).filter(pk=vote.pk)
    for change in (lambda: past_the_acts.update(choice="yes"), past_the_acts.delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    assert VoteCast.objects.get(pk=vote.pk).choice == "no"
