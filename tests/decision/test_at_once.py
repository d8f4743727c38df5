"""Several at once: two Chairs adopt, delegations vote while the vote is being closed. Nothing is done twice or lost."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connections

from multilateral.bodies import queries as bodies
from multilateral.decision import queries
from multilateral.decision.acts import adopt_without_vote, cast_vote, close_vote, open_meeting, open_vote, put_text
from multilateral.ledger import queries as ledger
from multilateral.parties.acting import Overtaken
from multilateral.record import queries as record
from multilateral.server.transfer import verify_here
from tests.cast import Cast, gather
from tests.decision.conftest import everybody, open_floor, reform


def put() -> tuple[Cast, Any]:
    cast = gather()
    reform(cast)
    meeting = open_meeting(by=cast.chair, body=cast.body, session=3, present=everybody(cast))
    return cast, put_text(by=cast.chair, meeting=meeting, text=open_floor(cast), seen=0)


def at_once(*doings: Callable[[Any], Any], on: Any) -> list[BaseException | None]:
    """Does all at the same moment, each in a thread with its own copy of the row; what each was refused with."""
    gate, outcomes = threading.Barrier(len(doings)), [None] * len(doings)  # type: list[Any]

    def run(n: int, doing: Callable[[Any], Any]) -> None:
        try:
            own = queries.action(on.pk)
            gate.wait()
            doing(own)
        except BaseException as fault:  # told in the main thread
            outcomes[n] = fault
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(n, doing)) for n, doing in enumerate(doings)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


@pytest.mark.django_db(transaction=True)
def test_of_six_presses_at_once_one_adopts() -> None:
    cast, action = put()
    faults = at_once(*[lambda own: adopt_without_vote(by=cast.chair, action=own)] * 6, on=action)
    assert sum(fault is None for fault in faults) == 1
    assert all(isinstance(fault, Overtaken) for fault in faults if fault is not None)
    assert record.work("EX/RES/3/1") is not None and record.work("EX/RES/3/2") is None
    assert len(bodies.agenda(cast.next_session)) == 1
    assert verify_here().holds


@pytest.mark.django_db(transaction=True)
def test_a_vote_that_meets_the_close_is_counted_or_refused_never_both() -> None:
    cast, action = put()
    open_vote(by=cast.chair, action=action)
    voters = [lambda own, m=m: cast_vote(by=m.head, action=own, choice="yes") for m in cast.missions]
    faults = at_once(*voters, lambda own: close_vote(by=cast.chair, action=own), on=action)
    assert faults[-1] is None
    assert all(isinstance(fault, Overtaken) for fault in faults[:-1] if fault is not None)
    counted = sum(fault is None for fault in faults[:-1])
    [board] = queries.boards(queries.action(action.pk))
    assert board.vote.yes == board.tally.yes == counted == len(ledger.of_acts(["decision.cast_vote"]))
    assert verify_here().holds
