"""Questions to the directory. Whoever is not among its readers learns counts alone."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from multilateral.followup.contacts.models import Ping, PointOfContact, Reading
from multilateral.ledger import queries as ledger
from multilateral.parties import acting
from multilateral.parties import queries as parties
from multilateral.parties.acting import By
from multilateral.parties.models import Person, Role

KINDS = PointOfContact.Kind


@dataclass(frozen=True, slots=True)
class Answered:
    """How the last tests went: of the contacts in force that were ever tested, how many answered their last test."""

    tested: int
    answered: int


@dataclass(frozen=True, slots=True)
class Tested:
    """A contact in force and its last test, for the secretariat."""

    contact: PointOfContact
    last: Ping | None


def may_look(by: By | None) -> bool:
    """Whether they are among the readers of their body's directory: listed contacts, missions, the secretariat."""
    return by is not None and acting.directory(by.body) in by.audiences


def shows(by: By | None, contact: PointOfContact) -> bool:
    """Whether the entry is shown to them: in force, to the readers of its body; once withdrawn, to those concerned."""
    if by is None or acting.directory(contact.place) not in by.audiences:
        return False
    return contact.withdrawn_at is None or _sees(by, contact)


def directory(by: By | None) -> list[PointOfContact]:
    """The entries in force in their body, in English alphabetical order; empty for whoever may not look."""
    return list(_in_force().filter(delegation__body=by.body)) if by is not None and may_look(by) else []


def states() -> int:
    """How many States have nominated a contact. Public."""
    return _in_force().values("delegation__state").distinct().count()


def exercise() -> bool:
    """Whether there are contacts of invented States."""
    return _in_force().filter(delegation__state__status="invented").exists()


def own(by: By | None) -> QuerySet[PointOfContact]:
    """The entries in force of one's own delegation."""
    return _in_force().filter(delegation=by.delegation if by else None) if by and by.delegation else _in_force().none()


def contact(id: uuid.UUID | str) -> PointOfContact | None:
    """One entry for an act on it; to show it to somebody, ``readings.look_up`` it."""
    return PointOfContact.objects.select_related("delegation__state", "person").filter(pk=id).first()


def readings(by: By | None, contact: PointOfContact) -> list[Reading] | None:
    """Who looked an entry up, latest first; ``None`` for everybody but the State concerned."""
    if by is None or by.delegation is None or by.delegation.pk != contact.delegation_id:
        return None
    return list(Reading.objects.select_related("person").filter(contact=contact))


def answered() -> Answered:
    """The count that everybody may see: never whose."""
    last = [one.last for one in _tested() if one.last is not None]
    return Answered(len(last), sum(ping.answered_at is not None for ping in last))


def tested(by: By | None) -> list[Tested]:
    """The secretariat's desk: every contact of its body with its last test; empty for everybody else."""
    if by is None or by.role != Role.SECRETARIAT:
        return []
    return [one for one in _tested() if by.body in ("", one.contact.place)]


def answers(by: By | None, contact: PointOfContact) -> bool:
    """Whether they answer for this contact: itself, or the head or a representative of its mission."""
    if by is None or by.delegation is None or by.delegation.pk != contact.delegation_id:
        return False
    if by.role == Role.CONTACT:
        return contact.person_id in (None, by.person.pk)
    return by.role in (Role.HEAD, Role.REPRESENTATIVE)


def ping(by: By | None, id: uuid.UUID | str) -> Ping | None:
    """One test, if they belong to the State concerned or to the secretariat; else ``None``."""
    found = _pings().filter(pk=id).first()
    return found if found and _sees(by, found.contact) else None


def pings_of(by: By | None, contact: PointOfContact) -> list[Ping]:
    """The tests of one contact, latest first, for the State concerned and the secretariat."""
    return list(_pings().filter(contact=contact).order_by("-sent_at")) if _sees(by, contact) else []


def open_pings(by: By | None) -> list[Ping]:
    """What is asked of me: unanswered tests that I may answer, the first due first."""
    if by is None or by.delegation is None:
        return []
    found = _pings().filter(contact__delegation=by.delegation, contact__withdrawn_at=None, answered_at=None)
    return [one for one in found.order_by("due_at") if answers(by, one.contact)]


def overdue(ping: Ping) -> bool:
    """Whether the time is over and no answer has come."""
    return ping.answered_at is None and ping.due_at < timezone.now()


def unsent_pings(after: int) -> list[tuple[int, Ping]]:
    """For the tick: ledger position and test, of each test sent after ledger position ``after``; -1 for all.

    Tests answered or withdrawn meanwhile are left out: no mail is needed any more.
    """
    found = []
    places = PointOfContact.objects.order_by().values_list("delegation__body", flat=True).distinct()
    for line in ledger.of_acts(["contacts.ping"], audiences=[acting.clearing(place) for place in places]):
        if line.position > after:
            one = (
                _pings().filter(pk=line.object.partition(":")[2], answered_at=None, contact__withdrawn_at=None).first()
            )
            if one is not None:
                found.append((line.position, one))
    return found


def eligible(by: By | None) -> list[Person]:
    """Whom a head of delegation can connect with an entry: those accredited as contacts of the delegation."""
    if by is None or by.delegation is None:
        return []
    today = timezone.now().date()
    held = parties.credentials(body=by.delegation.body).filter(delegation=by.delegation, role=Role.CONTACT)
    return [c.person for c in held if c.valid_on(today)]


def _in_force() -> QuerySet[PointOfContact]:
    return PointOfContact.objects.select_related("delegation__state").filter(withdrawn_at=None)


def _pings() -> QuerySet[Ping]:
    return Ping.objects.select_related("contact__delegation__state", "contact__person")


def _tested() -> list[Tested]:
    last = {one.contact_id: one for one in _pings().filter(contact__withdrawn_at=None).order_by("sent_at")}
    return [Tested(contact, last.get(contact.pk)) for contact in _in_force()]


def _sees(by: By | None, contact: PointOfContact) -> bool:
    if by is None:
        return False
    if by.role == Role.SECRETARIAT:
        return by.body in ("", contact.place)
    return by.delegation is not None and by.delegation.pk == contact.delegation_id
