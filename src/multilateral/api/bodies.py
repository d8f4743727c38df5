"""The agendas of sessions as JSON."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema
from ninja.errors import HttpError

from multilateral.api.limits import Session, Slug
from multilateral.api.problems import PROBLEMS, Problem
from multilateral.bodies import queries

router = Router(tags=["bodies"])


class Item(Schema):
    """``number`` is ``null`` while the item is provisional; ``symbol`` and ``paragraph`` name what ordered it."""

    number: str | None
    title: str
    provisional: bool
    symbol: str | None
    paragraph: str | None


class Agenda(Schema):
    """The agenda of one session, numbered items first."""

    body: str
    session: int
    exercise: bool
    items: list[Item]


@router.get("/agenda/{body}/{session}", response={200: Agenda, **PROBLEMS})
def agenda(request: HttpRequest, body: Slug, session: Session) -> Agenda:
    """The agenda of a session of a body."""
    found = queries.session(body, session)
    if found is None:
        raise HttpError(404, f"No session {session} of a body “{body}” is entered here.")
    return _agenda(found)


@router.get("/agenda/{session}", response={200: Agenda, 409: Problem, **PROBLEMS})
def agenda_of_session(request: HttpRequest, session: Session) -> Agenda:
    """The agenda of the session with this number, where only one body has such a session."""
    held = [found for body in queries.bodies() if (found := queries.session(body.slug, session)) is not None]
    if not held:
        raise HttpError(404, f"No session {session} is entered here.")
    if len(held) > 1:
        addresses = ", ".join(f"/api/v1/agenda/{found.body.slug}/{session}" for found in held)
        raise HttpError(409, f"Several bodies have a session {session}; ask for one of: {addresses}.")
    return _agenda(held[0])


def _agenda(session: Any) -> Agenda:
    return Agenda(
        body=session.body.slug,
        session=session.number,
        exercise=session.body.exercise,
        items=[
            Item(
                number=item.number or None,
                title=item.topic.title,
                provisional=item.provisional,
                symbol=item.symbol or None,
                paragraph=item.paragraph or None,
            )
            for item in queries.agenda(session)
        ],
    )
