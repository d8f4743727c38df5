"""The floor as JSON: a rolling text as it stands, and what is publicly proposed on it. Drafts are on no list."""

from __future__ import annotations

import datetime
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema
from ninja.errors import HttpError

from multilateral.api.limits import OptionalSlug, Slug
from multilateral.api.problems import PROBLEMS
from multilateral.negotiation import queries

router = Router(tags=["negotiation"])


class Disposition(Schema):
    """What the Chair published about it, and with which revision."""

    revision: int
    outcome: str
    words: str
    reason: str


class Proposal(Schema):
    """``paragraph`` is the address in the revision on the floor, ``null`` if the paragraph no longer stands there.

    ``start`` and ``end`` count code points in the paragraph's words at ``revision``.
    """

    number: int
    state: str
    paragraph: str | None
    revision: int
    kind: str
    start: int
    end: int
    old: str
    new: str
    reason: str
    stage: str
    submitted_at: datetime.datetime
    dispositions: list[Disposition]


class Concern(Schema):
    """What troubles a delegation in a paragraph."""

    number: int
    state: str
    paragraph: str | None
    revision: int
    words: str
    open: bool
    raised_at: datetime.datetime
    dispositions: list[Disposition]


class Listed(Schema):
    """A text in a list."""

    slug: str
    symbol: str
    title: str
    body: str
    session: int | None
    stage: str
    revision: int
    exercise: bool


class Texts(Schema):
    """The texts on the floor, and those decided."""

    results: list[Listed]


class Text(Listed):
    """A text with its current words (``multilateral/document/1``) and everything on it, by number."""

    document: dict[str, Any]
    proposals: list[Proposal]
    concerns: list[Concern]


@router.get("/texts", response={200: Texts, **PROBLEMS})
def texts(request: HttpRequest, body: OptionalSlug = None) -> Texts:
    """The texts of one body, or of all, by body and symbol."""
    return Texts(results=[Listed(**_listed(text)) for text in queries.texts(body)])


@router.get("/texts/{slug}", response={200: Text, **PROBLEMS})
def text(request: HttpRequest, slug: Slug) -> Text:
    """One text as it stands on the floor."""
    found = queries.text(slug)
    revision = queries.revision(found) if found else None
    if found is None or revision is None:
        raise HttpError(404, f"No text called “{slug}” is on the floor.")
    address = {place.paragraph.pk: place.address for place in queries.places(revision)}
    published: dict[Any, list[Disposition]] = {}
    for number in range(1, found.revision + 1):
        for each in queries.disposed(found, number):
            told = Disposition(revision=number, outcome=each.outcome, words=each.words, reason=each.reason)
            published.setdefault(each.proposal_id or each.concern_id, []).append(told)
    return Text(
        **_listed(found),
        document=revision.document,
        proposals=[
            Proposal(
                number=p.number,
                state=p.delegation.state.code,
                paragraph=address.get(p.paragraph_id),
                revision=p.revision,
                kind=p.kind,
                start=p.start,
                end=p.end,
                old=p.old,
                new=p.new,
                reason=p.reason,
                stage=p.stage,
                submitted_at=p.submitted_at,
                dispositions=published.get(p.pk, []),
            )
            for p in queries.proposals(found)
        ],
        concerns=[
            Concern(
                number=c.number,
                state=c.delegation.state.code,
                paragraph=address.get(c.paragraph_id),
                revision=c.revision,
                words=c.words,
                open=c.open,
                raised_at=c.raised_at,
                dispositions=published.get(c.pk, []),
            )
            for c in queries.concerns(found)
        ],
    )


def _listed(text: Any) -> dict[str, Any]:
    return {
        "slug": text.slug,
        "symbol": text.work.symbol,
        "title": text.title,
        "body": text.body,
        "session": text.session,
        "stage": text.stage,
        "revision": text.revision,
        "exercise": text.work.exercise,
    }
