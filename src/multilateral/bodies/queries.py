"""Questions about bodies, sessions and agendas."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import get_language

from multilateral.bodies import facts
from multilateral.bodies.models import AgendaItem, Body, Session
from multilateral.parties import queries as parties
from multilateral.parties.acting import By
from multilateral.parties.models import Credential, Role
from multilateral.rules.book import RuleBook, load


def bodies(*, exercise: bool | None = None) -> QuerySet[Body]:
    """Bodies in the order in which they began; those whose beginning nobody has entered come first."""
    found = Body.objects.select_related("succeeds")
    return found if exercise is None else found.filter(exercise=exercise)


def body(slug: str) -> Body | None:
    """The body with this slug, or ``None``."""
    return Body.objects.select_related("succeeds").filter(slug=slug).first()


def names(slugs: Iterable[str]) -> dict[str, str]:
    """The names of bodies in the language of the page; for one that nothing is known of, the words of its slug."""
    asked = set(slugs)
    known = {fact.slug: fact.name(_page_language()) for fact in facts.bodies()}
    known |= {body.slug: body.name for body in Body.objects.filter(slug__in=asked)}
    return {slug: known.get(slug) or slug.replace("-", " ").capitalize() for slug in asked}


def _page_language() -> str:
    return (get_language() or "en").partition("-")[0]


def in_exercise(by: By) -> bool:
    """Whether somebody acts in an exercise, into which everybody can step; nothing done there may reach the record."""
    found = body(by.body) if by.body else None
    return found.exercise if found is not None else by.person.exercise


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


def officers(body: Body) -> list[Credential]:
    """The officers and the secretariat of a body whose credentials hold today, Chair first."""
    today = timezone.now().date()
    held = [c for c in parties.credentials(body=body.slug) if c.delegation_id is None and c.valid_on(today)]
    order = [Role.CHAIR, Role.VICE_CHAIR, Role.SECRETARIAT]
    return sorted(held, key=lambda c: (order.index(Role(c.role)) if c.role in order else len(order), c.person.name))


def rule_book(body: Body) -> RuleBook | None:
    """The rules of procedure by which a body decides, or ``None`` if none is named."""
    return load(body.rules) if body.rules else None
