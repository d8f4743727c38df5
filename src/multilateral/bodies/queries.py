"""Questions about bodies, sessions and agendas."""

from __future__ import annotations

from django.db.models import QuerySet

from multilateral.bodies.models import AgendaItem, Body, Session


def bodies(*, exercise: bool | None = None) -> QuerySet[Body]:
    """Bodies in the order in which they began; those whose beginning nobody has entered come first."""
    found = Body.objects.select_related("succeeds")
    return found if exercise is None else found.filter(exercise=exercise)


def body(slug: str) -> Body | None:
    """The body with this slug, or ``None``."""
    return Body.objects.select_related("succeeds").filter(slug=slug).first()


def sessions(body: Body) -> QuerySet[Session]:
    """The sessions of a body, by number."""
    return Session.objects.select_related("body").filter(body=body)


def session(slug: str, number: int) -> Session | None:
    """One session of a body, or ``None``."""
    return Session.objects.select_related("body").filter(body__slug=slug, number=number).first()


def agenda(session: Session) -> list[AgendaItem]:
    """The items of a session: numbered ones by number, then what stands on the provisional agenda."""
    items = AgendaItem.objects.select_related("topic", "session__body").filter(session=session)
    return sorted(items, key=lambda i: (i.provisional, int(i.number) if i.number.isdigit() else 10**6, i.topic.title))
