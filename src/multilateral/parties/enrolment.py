"""Enrolment: a person is let in with a credential and a one-time link, with which they set their own way of signing in.

Accounts are secrets, so they are no rows: the acts are logged, the address and the link are not.
"""

from __future__ import annotations

import datetime
import unicodedata
from dataclasses import dataclass

from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.http import int_to_base36
from django.utils.text import slugify
from django.utils.translation import gettext as _

from multilateral.parties import acts
from multilateral.parties.acting import By, Refused
from multilateral.parties.models import DELEGATION, Account, Credential, Delegation, Person, Role, State


@dataclass(frozen=True, slots=True)
class Link:
    """What a one-time link is made of. It is kept nowhere: shown once, used once, valid ``PASSWORD_RESET_TIMEOUT``."""

    account: str
    key: str


@dataclass(frozen=True, slots=True)
class Enrolled:
    """Who was let in, on what, and the link for them; ``None`` for the invented people of an exercise."""

    person: Person
    credential: Credential
    link: Link | None


@transaction.atomic
def enrol(
    *,
    by: By,
    name: str,
    email: str,
    role: Role,
    body: str = "",
    state: State | None = None,
    instrument: str = "",
    valid_from: datetime.date,
    valid_until: datetime.date | None = None,
    exercise: bool = False,
) -> Enrolled:
    """A person, their account and their first credential, all or nothing. Raises ``Refused``.

    ``state`` is for members of a delegation, which is seated in the body if it is not yet. People of an
    exercise have no address and no link: one steps into their role.
    """
    email = "" if exercise else _address(email)
    person = acts.enrol_person(by=by, slug=_free_slug(name), name=name, exercise=exercise)
    credential = enter_credential(
        by=by,
        person=person,
        role=role,
        body=body,
        state=state,
        instrument=instrument,
        valid_from=valid_from,
        valid_until=valid_until,
        exercise=exercise,
    )
    if exercise:
        return Enrolled(person, credential, None)
    Account.objects.create_user(email, person=person)
    return Enrolled(person, credential, new_link(by=by, person=person))


@transaction.atomic
def enter_credential(
    *,
    by: By,
    person: Person,
    role: Role,
    body: str,
    state: State | None,
    instrument: str,
    valid_from: datetime.date,
    valid_until: datetime.date | None,
    exercise: bool,
) -> Credential:
    """A credential for somebody enrolled; the delegation of the State is seated in the body if it is not yet.

    ``exercise`` says whether the body is one of an exercise. Raises ``Refused``.
    """
    if person.exercise and not exercise:
        # Everybody can step into the role of an invented person.
        raise Refused(_("%(person)s is invented, and can act in an exercise only.") % {"person": person.name})
    delegation = None
    if role in (*DELEGATION, Role.CONTACT):
        if state is None:
            raise Refused(_("Choose the State for which they act."))
        if not body:
            raise Refused(_("Choose the body in which they act."))
        if state.invented != exercise:
            raise Refused(
                _("Invented States take part in exercises only, and other States never do: %(state)s cannot act there.")
                % {"state": state.name}
            )
        delegation = Delegation.objects.filter(state=state, body=body).first() or acts.accredit_delegation(
            by=by, state=state, body=body
        )
    return acts.issue_credential(
        by=by,
        person=person,
        role=role,
        body=body,
        delegation=delegation,
        instrument=instrument.strip(),
        valid_from=valid_from,
        valid_until=valid_until,
    )


@transaction.atomic
def new_link(*, by: By, person: Person) -> Link:
    """Ends every other way into the account and makes a fresh one-time link. Raises ``Refused``."""
    acts.issue_link(by=by, person=person)
    account = Account.objects.get(person=person)
    return Link(int_to_base36(account.pk), PasswordResetTokenGenerator().make_token(account))


def _address(email: str) -> str:
    email = email.strip()
    try:
        validate_email(email)
    except ValidationError:
        raise Refused(_("An e-mail address is needed, such as name@mission.example: one signs in with it.")) from None
    if Account.objects.filter(email__iexact=email).exists():
        raise Refused(_("Somebody is enrolled with this address already; enter a further credential for them instead."))
    return email.lower()


def _free_slug(name: str) -> str:
    latin = unicodedata.normalize("NFKD", name)
    stem = slugify(latin)[:70] or "person"
    taken = set(Person.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    return next(s for s in (stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 3))) if s not in taken)
