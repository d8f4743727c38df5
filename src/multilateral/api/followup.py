"""What decisions ask of whom, as JSON, with what has been reported on it."""

from __future__ import annotations

import datetime
from typing import Annotated

from django.http import HttpRequest
from ninja import Query, Router, Schema

from multilateral.api.limits import Limit, Offset
from multilateral.api.problems import PROBLEMS
from multilateral.followup import queries
from multilateral.record import follow_up

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
    """One thing that a paragraph decides or asks.

    ``due_session`` is a session of the General Assembly or of the body that speaks, unless ``due_body`` names another.
    ``agenda_kind`` is ``include`` (an item is put on an agenda), ``consider`` (a question is taken up at a session) or
    ``seized``; ``agenda_title`` is then the item or sub-item, ``agenda_item`` the item above a sub-item.
    """

    symbol: str
    paragraph: str
    language: str
    verb: str
    addressee: str | None
    task: str
    due_session: int | None
    due_body: str | None
    due_date: datetime.date | None
    agenda_kind: str | None
    agenda_item: str | None
    agenda_title: str | None
    reports: list[Report]


class Acts(Schema):
    """``count`` is of all that were found."""

    count: int
    results: list[Act]


@router.get("/acts", response={200: Acts, **PROBLEMS})
def acts(
    request: HttpRequest,
    addressee: Annotated[str, Query(max_length=300)] = "",
    due: Annotated[
        str | None,
        Query(pattern=r"^(\d{1,4}|\d{4}-\d\d-\d\d|none)$", description="A session, a date (on or before it), or none."),
    ] = None,
    verb: Annotated[str, Query(max_length=40, description="A plain verb: Requests, Invites, Decides, Urges …")] = "",
    topic: Annotated[str, Query(max_length=300, description="A topic's slug, or words of a text's title.")] = "",
    words: Annotated[str, Query(max_length=300, description="Words that all stand in the paragraph.")] = "",
    symbol: Annotated[str, Query(max_length=120)] = "",
    limit: Limit = 100,
    offset: Offset = 0,
) -> Acts:
    """What adopted texts decide and ask, in the order of the record.

    The addressee is one of those named together, compared without case, accents, article.
    """
    asked = follow_up.Asked(addressee=addressee, due=due or "", verb=verb, topic=topic, words=words, symbol=symbol)
    found = follow_up.find(asked).values_list("pk", flat=True)
    entries = queries.entries(follow_up.chosen(found[offset : offset + limit]))
    return Acts(count=found.count(), results=[_act(each) for each in entries])


def _act(entry: queries.Entry) -> Act:
    act = entry.provision
    return Act(
        symbol=act.work.symbol,
        paragraph=act.paragraph,
        language=act.version.language,
        verb=act.verb,
        addressee=act.addressee or None,
        task=act.task,
        due_session=act.due_session,
        due_body=act.due_body or None,
        due_date=act.due_date,
        agenda_kind=act.agenda_kind or None,
        agenda_item=act.agenda_item or None,
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
            for report in (entry.asked.latest if entry.asked else ())
        ],
    )
