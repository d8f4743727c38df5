"""The agendas of sessions as JSON."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema
from ninja.errors import HttpError

from multilateral.api.limits import Session, Slug
from multilateral.api.problems import PROBLEMS, Problem
from multilateral.bodies import queries
from multilateral.record import follow_up

router = Router(tags=["bodies"])


ASSEMBLY = "general-assembly"


class Item(Schema):
    """``number`` is ``null`` while the item is provisional; ``symbol`` and ``paragraph`` name what ordered it.

    ``item`` is the item under which a sub-item stands. ``kind`` is ``include``, or ``consider`` where a question is
    taken up at the session without being put on its agenda in so many words; ``title`` is then
    ``null`` if no item is named.
    """

    number: str | None
    title: str | None
    item: str | None
    kind: str
    provisional: bool
    symbol: str | None
    paragraph: str | None


class Agenda(Schema):
    """The agenda of one session, numbered items first.

    That of the General Assembly is as the decisions held have made it: ``held`` are the sessions whose resolutions
    are held, ``missing`` those between them and this session that are not. Both are ``null`` for a body whose agenda
    is kept here.
    """

    body: str
    session: int
    exercise: bool
    held: list[int] | None = None
    missing: list[int] | None = None
    items: list[Item]


@router.get("/agenda/{body}/{session}", response={200: Agenda, **PROBLEMS})
def agenda(request: HttpRequest, body: Slug, session: Session) -> Agenda:
    """The agenda of a session of a body; of ``general-assembly``, as the decisions of the record have made it."""
    found = queries.session(body, session)
    if found is not None:
        return _agenda(found)
    ordered = _ordered(session) if body == ASSEMBLY else None
    if ordered is None:
        raise HttpError(404, f"No session {session} of a body “{body}” is entered here.")
    return ordered


@router.get("/agenda/{session}", response={200: Agenda, 409: Problem, **PROBLEMS})
def agenda_of_session(request: HttpRequest, session: Session) -> Agenda:
    """The agenda of the session with this number, where only one body has such a session."""
    held = [found for body in queries.bodies() if (found := queries.session(body.slug, session)) is not None]
    ordered = _ordered(session)
    slugs = [found.body.slug for found in held] + ([ASSEMBLY] if ordered is not None else [])
    if not slugs:
        raise HttpError(404, f"No session {session} is entered here.")
    if len(slugs) > 1:
        addresses = ", ".join(f"/api/v1/agenda/{slug}/{session}" for slug in slugs)
        raise HttpError(409, f"Several bodies have a session {session}; ask for one of: {addresses}.")
    return ordered or _agenda(held[0])


def _agenda(session: Any) -> Agenda:
    return Agenda(
        body=session.body.slug,
        session=session.number,
        exercise=session.body.exercise,
        items=[
            Item(
                number=item.number or None,
                title=item.topic.title,
                item=None,
                kind="include",
                provisional=item.provisional,
                symbol=item.symbol or None,
                paragraph=item.paragraph or None,
            )
            for item in queries.agenda(session)
        ],
    )


def _ordered(session: int) -> Agenda | None:
    """The agenda of the Assembly as the record has it, or ``None`` where nothing is ordered for that session."""
    found = follow_up.agenda(session)
    items: list[Item] = []
    for item in found.items:
        items += [_item(source, item.title, None) for source in item.sources]
        items += [_item(source, sub.title, item.title) for sub in item.sub_items for source in sub.sources]
    items += [_item(source, None, None) for source in found.untitled]
    if not items:
        return None
    held, missing = list(found.held), list(found.missing)
    return Agenda(body=ASSEMBLY, session=session, exercise=False, held=held, missing=missing, items=items)


def _item(source: Any, title: str | None, above: str | None) -> Item:
    return Item(
        number=None,
        title=title,
        item=above,
        kind=source.agenda_kind,
        provisional=True,
        symbol=source.work.symbol,
        paragraph=source.paragraph,
    )
