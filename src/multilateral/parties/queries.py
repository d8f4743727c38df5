"""Questions about who takes part."""

from __future__ import annotations

import datetime
import uuid

from django.db.models import QuerySet
from django.utils import timezone

from multilateral.parties.acting import By
from multilateral.parties.models import Account, Credential, Delegation, Person, Role, State

OPERATOR = "operator"


def operator() -> By:
    """The operator of this installation, who loads facts and documents. Exists once the installation is founded."""
    return By(Person.objects.get(slug=OPERATOR), Role.OPERATOR)


def states(status: str | None = None) -> QuerySet[State]:
    """States in English alphabetical order of their official names."""
    found = State.objects.all()
    return found.filter(status=status) if status else found


def state(code: str) -> State | None:
    """The State with this code, or ``None``."""
    return State.objects.filter(code=code).first()


def delegations(body: str) -> QuerySet[Delegation]:
    """The delegations to a body, in English alphabetical order."""
    return Delegation.objects.select_related("state").filter(body=body)


def delegation(id: uuid.UUID | str) -> Delegation | None:
    """One delegation, or ``None``."""
    return Delegation.objects.select_related("state").filter(pk=id).first()


def credentials(*, person: Person | None = None, body: str | None = None) -> QuerySet[Credential]:
    """Credentials of a person or in a body."""
    found = Credential.objects.select_related("person", "delegation__state")
    if person is not None:
        found = found.filter(person=person)
    return found.filter(body=body) if body is not None else found


def capacities(person: Person, day: datetime.date | None = None) -> list[Credential]:
    """The credentials on which a person may act on a day (today, if not given)."""
    day = day or timezone.now().date()
    return [c for c in credentials(person=person) if c.valid_on(day)]


def credential(id: uuid.UUID | str) -> Credential | None:
    """One credential, or ``None``."""
    return credentials().filter(pk=id).first()


def person(id: uuid.UUID | str) -> Person | None:
    """The person with this id, or ``None``."""
    return Person.objects.filter(pk=id).first()


def person_by_slug(slug: str) -> Person | None:
    """The person with this slug, or ``None``."""
    return Person.objects.filter(slug=slug).first()


def names(ids: set[str]) -> dict[str, str]:
    """Names of people by the hexadecimal id that the ledger writes."""
    return {p.pk.hex: p.name for p in Person.objects.filter(pk__in=[uuid.UUID(i) for i in ids])}


def account(person: Person) -> Account | None:
    """The account with which a person signs in, or ``None``."""
    return Account.objects.filter(person=person).first()
