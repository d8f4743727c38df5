"""What changes the directory: nominations and withdrawals, tests and their answers."""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.translation import gettext as _

from multilateral.followup.contacts import permits  # noqa: F401  the permits must be declared before the acts
from multilateral.followup.contacts.models import Ping, PointOfContact
from multilateral.parties import erasure
from multilateral.parties.acting import By, Refused, act
from multilateral.parties.models import Credential, Person, Role

HOURS_TO_ANSWER = 48
LONGEST = {"telephone": 60, "instrument": 300}
"""Characters that fit where it is not 200."""


@act("contacts.nominate")
def nominate(
    *,
    by: By,
    kind: str,
    name: str,
    office: str,
    email: str,
    instrument: str,
    telephone: str = "",
    languages: list[str] | None = None,
    hours: str = "",
    person: Person | None = None,
) -> PointOfContact:
    """Enters a point of contact of one's own State; ``instrument`` is the note or letter that nominates.

    ``email`` is the mailbox of the office, ``name`` the person behind it; ``person`` is that person if
    they sign in here as a contact of this delegation. ``languages`` are codes (``en``).
    """
    if by.delegation is None:
        raise Refused(_("A point of contact is nominated for a delegation."))
    if kind not in PointOfContact.Kind.values:
        raise Refused(_("Choose the kind of contact: diplomatic or technical."))
    values = {"name": name, "office": office, "email": email, "instrument": instrument}
    values |= {"telephone": telephone, "hours": hours}
    values = {field: " ".join(value.split()) for field, value in values.items()}
    needed = {
        "name": _("Name the person who answers."),
        "office": _("Name the office in which the contact works."),
        "email": _("Give the mailbox of the office."),
        "instrument": _("Name the note or letter by which your State nominates the contact."),
    }
    for field, sentence in needed.items():
        if not values[field]:
            raise Refused(sentence)
    for field, value in values.items():
        longest = LONGEST.get(field, 200)
        if len(value) > longest:
            raise Refused(
                _("“%(start)s …” is too long: at most %(n)d characters fit.") % {"start": value[:40], "n": longest}
            )
    try:
        validate_email(values["email"])
    except ValidationError:
        raise Refused(
            _("“%(email)s” is no e-mail address; correct the mailbox.") % {"email": values["email"]}
        ) from None
    if person is not None and not _is_contact(person, by):
        raise Refused(_("%(person)s is not accredited as a contact of your delegation.") % {"person": person.name})
    in_force = PointOfContact.objects.filter(
        delegation__state=by.delegation.state, kind=kind, withdrawn_at=None
    ).first()
    if in_force is not None:
        raise Refused(
            _("Your State has a %(kind)s contact already, %(name)s; withdraw that entry first.")
            % {"kind": in_force.get_kind_display(), "name": in_force.name}
        )
    return PointOfContact.objects.create(
        delegation=by.delegation,
        kind=kind,
        person=person,
        languages=list(dict.fromkeys(languages or [])),
        nominated_at=timezone.now(),
        **values,
    )


@act("contacts.withdraw", on="contact")
def withdraw(*, by: By, contact: PointOfContact) -> PointOfContact:
    """Takes an entry out of the directory; what was answered stands."""
    if contact.withdrawn_at is not None:
        raise Refused(_("This entry was withdrawn already."))
    contact.withdrawn_at = timezone.now()
    contact.save()
    return contact


@act("contacts.erase", on="contact")
def erase(*, by: By, contact: PointOfContact) -> PointOfContact:
    """Takes the personal data out of a withdrawn entry, its tests' answers, and what the ledger keeps of both.

    That there was an entry, of which State and office and until when, stays, and so does every proof.
    """
    if contact.withdrawn_at is None:
        raise Refused(_("This entry is in force; withdraw it first, then its personal data can be erased."))
    if contact.erased is not None:
        raise Refused(_("The personal data of this entry was erased already."))
    for field in PointOfContact.personal:
        setattr(contact, field, "")
    contact.name, contact.erased, contact.person = _("[erased]"), timezone.now(), None
    pings = list(Ping.objects.filter(contact=contact))
    for one in pings:
        one.answer = ""
    erasure.erase(contact, *pings, now=contact.erased)
    return contact


@act("contacts.ping", on="contact")
def ping(*, by: By, contact: PointOfContact) -> Ping:
    """Tests one contact. This is an exercise, and every page and mail of it says so. Due in 48 hours."""
    if contact.withdrawn_at is not None:
        raise Refused(_("This entry was withdrawn; there is nobody to test."))
    now = timezone.now()
    if Ping.objects.filter(contact=contact, answered_at=None, due_at__gt=now).exists():
        raise Refused(
            _("A test of the %(kind)s contact of %(state)s is under way; wait for its answer.")
            % {"kind": contact.get_kind_display(), "state": contact.delegation.name}
        )
    return Ping.objects.create(contact=contact, sent_at=now, due_at=now + datetime.timedelta(hours=HOURS_TO_ANSWER))


@act("contacts.answer_ping", on="ping")
def answer_ping(*, by: By, ping: Ping, answer: str = "") -> Ping:
    """Says "received", with or without words. A late answer is taken and says that it is late."""
    if ping.answered_at is not None:
        raise Refused(
            _("This test was answered already, on %(day)s; nothing more is needed.")
            % {"day": ping.answered_at.strftime("%Y-%m-%d %H:%M UTC")}
        )
    if ping.contact.withdrawn_at is not None:
        raise Refused(_("The entry was withdrawn meanwhile; the test needs no answer."))
    ping.answered_at, ping.answer = timezone.now(), answer.strip()
    ping.save()
    return ping


def _is_contact(person: Person, by: By) -> bool:
    held = Credential.objects.filter(person=person, role=Role.CONTACT, delegation=by.delegation)
    return any(c.valid_on(timezone.now().date()) for c in held)
