"""Questions about who takes part."""

from __future__ import annotations

import datetime
import uuid
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from multilateral.parties.acting import By
from multilateral.parties.models import Account, Credential, Delegation, Person, Role, State

OPERATOR = "operator"
ROLES = Role
ORDER = tuple(Role)
"""The order in which roles are listed."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An enrolled person, as those who enrol see them. ``email`` is empty for people of an exercise."""

    person: Person
    credentials: tuple[Credential, ...]
    email: str
    signed_in: datetime.datetime | None


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


def names(ids: set[str]) -> dict[str, str]:
    """Names of people by the hexadecimal id that the ledger writes."""
    return {p.pk.hex: p.name for p in Person.objects.filter(pk__in=[uuid.UUID(i) for i in ids])}


def account(person: Person) -> Account | None:
    """The account with which a person signs in, or ``None``."""
    return Account.objects.filter(person=person).first()


def has_second_factor(account: Account) -> bool:
    """Whether an authenticator app or a passkey is set up."""
    return account.authenticator_set.filter(type__in=("totp", "webauthn")).exists()  # type: ignore[attr-defined]


def people(by: By | None) -> list[Listed]:
    """Whom one has enrolled: the secretariat sees the people of its body, the operator everybody; nobody else any."""
    if by is None or by.role not in (Role.OPERATOR, Role.SECRETARIAT):
        return []
    found = Person.objects.filter(erased=None).prefetch_related("credentials__delegation__state").order_by("name")
    if by.role == Role.SECRETARIAT:
        found = found.filter(credentials__body=by.body).distinct()
    ways_in = {a.person_id: a for a in Account.objects.filter(person__exercise=False)}
    listed = []
    for one in found:
        account = ways_in.get(one.pk)
        held = tuple(c for c in one.credentials.all() if by.role == Role.OPERATOR or c.body == by.body)
        if account is None or by.person.exercise:  # everybody can step into the secretariat of an exercise
            listed.append(Listed(one, held, "", None))
        else:
            listed.append(Listed(one, held, account.email, account.last_login))
    return listed


def listed(by: By | None, id: uuid.UUID | str) -> Listed | None:
    """One enrolled person, for those who enrol: whoever of another body is shown without their address."""
    own = next((one for one in people(by) if str(one.person.pk) == str(id)), None)
    if own is not None or by is None or by.role not in (Role.OPERATOR, Role.SECRETARIAT):
        return own
    found = Person.objects.filter(pk=id, erased=None, exercise=by.person.exercise).first()
    return Listed(found, (), "", None) if found else None


def person_at(email: str) -> Person | None:
    """Who signs in with this address, or ``None``."""
    found = Account.objects.select_related("person").filter(email__iexact=email.strip()).first()
    return found.person if found else None
