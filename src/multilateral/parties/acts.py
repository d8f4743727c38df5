"""What changes who takes part."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from multilateral.parties import permits  # noqa: F401  the permits must be declared before the acts
from multilateral.parties.acting import By, NotPermitted, Refused, act
from multilateral.parties.erasure import erase
from multilateral.parties.models import DELEGATION, Account, Credential, Delegation, Person, Role, State
from multilateral.parties.queries import OPERATOR

LONGEST_NAME = 200


@act("parties.enrol_person")
def enrol_person(*, by: By, slug: str, name: str, exercise: bool = False) -> Person:
    """Enters a person. ``slug`` is unique for good."""
    _keep_apart(by, exercise)
    if not name.strip():
        raise Refused(_("A person needs a name."))
    if len(name.strip()) > LONGEST_NAME:
        raise Refused(_("A name is at most %(count)s letters long.") % {"count": LONGEST_NAME})
    if Person.objects.filter(slug=slug).exists():
        raise Refused(_("Somebody is enrolled as “%(slug)s” already; choose another short name.") % {"slug": slug})
    return Person.objects.create(slug=slug, name=name.strip(), exercise=exercise)


def found() -> By:
    """The operator; on a new installation the first act enrols them, by themselves."""
    existing = Person.objects.filter(slug=OPERATOR).first()
    if existing is None:
        by = By(Person(slug=OPERATOR, name="Operator"), Role.OPERATOR)
        try:
            existing = enrol_person(by=by, slug=OPERATOR, name="Operator")
        except Refused:  # another process founded the same house in the same moment
            existing = Person.objects.get(slug=OPERATOR)
    return By(existing, Role.OPERATOR)


@act("parties.enter_state")
def enter_state(
    *,
    by: By,
    code: str,
    status: str,
    names: dict[str, str],
    order: str,
    source: str,
    iso2: str = "",
    m49: str = "",
    regional_group: str = "",
    facts: dict[str, Any] | None = None,
) -> State:
    """Enters a State, or corrects the entry of one. ``facts``: see ``State``."""
    state = State.objects.filter(code=code).first() or State(code=code)
    state.status, state.names, state.order, state.source = status, names, order, source
    state.iso2, state.m49, state.regional_group = iso2, m49, regional_group
    state.facts = facts or {}
    state.save()
    return state


@act("parties.accredit_delegation")
def accredit_delegation(*, by: By, state: State, body: str) -> Delegation:
    """Seats a State's delegation in a body."""
    _serve(by, body)
    _keep_apart(by, state.invented)
    if Delegation.objects.filter(state=state, body=body).exists():
        raise Refused(_("%(state)s has a delegation there already.") % {"state": state.name})
    return Delegation.objects.create(state=state, body=body)


@act("parties.issue_credential")
def issue_credential(
    *,
    by: By,
    person: Person,
    role: Role,
    body: str = "",
    delegation: Delegation | None = None,
    instrument: str = "",
    valid_from: datetime.date,
    valid_until: datetime.date | None = None,
) -> Credential:
    """Enters what lets a person act (rule 27). Members of a delegation need one; officers have none."""
    _serve(by, delegation.body if delegation else body)
    _keep_apart(by, person.exercise)
    if by.role == Role.SECRETARIAT and role == Role.OPERATOR:
        raise NotPermitted(_("Only an operator makes another one."))
    if person.exercise and delegation is not None and not delegation.state.invented:
        raise Refused(_("%(person)s is invented, and can act for no real State.") % {"person": person.name})
    if (role in (*DELEGATION, Role.CONTACT)) != (delegation is not None):
        raise Refused(_("A member of a delegation needs a delegation; an officer has none."))
    if delegation is None and not body and role != Role.OPERATOR:
        raise Refused(_("Choose the body in which they act."))
    if valid_until is not None and valid_until < valid_from:
        raise Refused(_("A credential cannot end before it begins."))
    return Credential.objects.create(
        person=person,
        role=role,
        delegation=delegation,
        body=delegation.body if delegation else body,
        instrument=instrument,
        valid_from=valid_from,
        valid_until=valid_until,
    )


@act("parties.withdraw_credential", on="credential")
def withdraw_credential(*, by: By, credential: Credential) -> Credential:
    """Ends a credential today. What was done on it stands."""
    if credential.withdrawn is not None:
        raise Refused(_("This credential was withdrawn already."))
    credential.withdrawn = timezone.now().date()
    credential.save()
    return credential


@act("parties.issue_link", on="person")
def issue_link(*, by: By, person: Person) -> Person:
    """Clears the way for a new one-time link: password, second factors, sessions and API keys of the account end.

    So a link never lets anybody in beside the person: whoever was signed in notices, and the ledger says who did it.
    The link itself is in no row; ``enrolment`` makes it.
    """
    _keep_apart(by, person.exercise)
    account = Account.objects.filter(person=person).first()
    if account is None:
        raise Refused(_("%(person)s has no account; enrol them with an address.") % {"person": person.name})
    if by.role == Role.SECRETARIAT:
        held = Credential.objects.filter(person=person)
        if not held or held.exclude(body=by.body).exists() or held.filter(role=Role.OPERATOR).exists():
            raise NotPermitted(
                _("%(person)s also acts outside your body; only the operator can renew their way in.")
                % {"person": person.name}
            )
    account.set_unusable_password()
    account.save()
    account.authenticator_set.all().delete()  # type: ignore[attr-defined]
    account.keys.all().delete()
    return person


@act("parties.erase_person", on="person")
def erase_person(*, by: By, person: Person) -> Person:
    """Blanks a person's data, erases every payload that holds it, and ends the account; entries and proofs stay."""
    if person.erased is not None:
        raise Refused(_("This person’s data was erased already."))
    person.name, person.erased = _("[erased]"), timezone.now()
    erase(person, now=person.erased)
    Account.objects.filter(person=person).delete()
    return person


def _serve(by: By, body: str) -> None:
    if by.role == Role.SECRETARIAT and body != by.body:
        raise NotPermitted(_("You serve another body; ask its secretariat, or the operator."))


def _keep_apart(by: By, exercise: bool) -> None:
    # Everybody can step into the secretariat of an exercise; it must never reach beyond the exercise.
    if by.role == Role.SECRETARIAT and by.person.exercise != exercise:
        raise NotPermitted(_("An exercise and the record are kept apart: neither lets people into the other."))
