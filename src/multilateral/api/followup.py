"""What decisions ask of whom, as JSON, with what has been reported on it."""

from __future__ import annotations

import datetime
from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router, Schema

from multilateral.api.limits import Limit, Offset
from multilateral.api.problems import PROBLEMS
from multilateral.followup import queries

router = Router(tags=["follow-up"])


class Report(Schema):
    """The latest report of one reporter: a State by its code, or the officer named by ``role``."""

    state: str | None
    role: str
    status: str
    words: str
    evidence: str
    reported_at: datetime.datetime


class Act(Schema):
    """What one paragraph asks. ``agenda_title`` stands where it puts an item on an agenda."""

    symbol: str
    paragraph: str
    verb: str
    addressee: str | None
    task: str
    due_session: int | None
    due_date: datetime.date | None
    agenda_title: str | None
    reports: list[Report]


class Acts(Schema):
    """``count`` is of all that were found."""

    count: int
    results: list[Act]


@router.get("/acts", response={200: Acts, **PROBLEMS})
def acts(
    request: HttpRequest,
    addressee: Annotated[str | None, Query(max_length=300)] = None,
    due: Annotated[
        str | None,
        Query(pattern=r"^(\d{1,4}|\d{4}-\d\d-\d\d|none)$", description="A session, a date (on or before it), or none."),
    ] = None,
    limit: Limit = 100,
    offset: Offset = 0,
) -> Acts:
    """What adopted texts ask, in the order of the record. The addressee is compared without case, accents, article."""
    found = queries.operative_acts(addressee=addressee, due=due)
    return Acts(count=len(found), results=[_act(each) for each in found[offset : offset + limit]])


def _act(asked: queries.Asked) -> Act:
    act = asked.act
    return Act(
        symbol=act.work.symbol,
        paragraph=act.paragraph,
        verb=act.verb,
        addressee=act.addressee or None,
        task=act.task,
        due_session=act.due_session,
        due_date=act.due_date,
        agenda_title=act.agenda_title or None,
        reports=[
            Report(
                state=report.delegation.state.code if report.delegation else None,
                role=report.role,
                status=report.status,
                words=report.words,
                evidence=report.evidence,
                reported_at=report.reported_at,
            )
            for report in asked.latest
        ],
    )
