"""The permits of this room: who nominates, tests and answers."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from multilateral.followup.contacts.models import Ping, PointOfContact
from multilateral.followup.contacts.queries import answers
from multilateral.parties.acting import By
from multilateral.parties.models import Role
from multilateral.parties.permit import permit


def _own(by: By, on: PointOfContact | None) -> str | None:
    if on is None or (by.delegation is not None and on.delegation_id == by.delegation.pk):
        return None
    return _("A contact is withdrawn by the State that nominated it; this is another State’s.")


def _own_to_erase(by: By, on: PointOfContact | None) -> str | None:
    if on is None or by.role == Role.OPERATOR or (by.delegation is not None and on.delegation_id == by.delegation.pk):
        return None
    return _("The personal data of a contact is erased by the State that nominated it, or by the operator.")


def _theirs(by: By, on: Any) -> str | None:
    if isinstance(on, Ping) and not answers(by, on.contact):
        return _("A test is answered by the contact itself, or by the head or a representative of its mission.")
    return None


def _own_body(by: By, on: PointOfContact | None) -> str | None:
    if on is None or by.body in ("", on.place):
        return None
    return _("The secretariat tests the contacts of its own body; this one belongs to another.")


permit(
    "contacts.nominate",
    Role.HEAD,
    says=gettext_lazy("nominate a point of contact"),
    done=gettext_lazy("nominated a point of contact"),
)
permit(
    "contacts.withdraw",
    Role.HEAD,
    says=gettext_lazy("withdraw a point of contact"),
    done=gettext_lazy("withdrew a point of contact"),
    when=_own,
)
permit(
    "contacts.erase",
    Role.HEAD,
    Role.OPERATOR,
    says=gettext_lazy("erase the personal data of a withdrawn contact"),
    done=gettext_lazy("erased the personal data of a withdrawn contact"),
    when=_own_to_erase,
)
permit(
    "contacts.ping",
    Role.SECRETARIAT,
    says=gettext_lazy("test a point of contact"),
    done=gettext_lazy("sent a test to a point of contact (an exercise)"),
    when=_own_body,
)
permit(
    "contacts.answer_ping",
    Role.CONTACT,
    Role.HEAD,
    Role.REPRESENTATIVE,
    says=gettext_lazy("answer a test of a point of contact"),
    done=gettext_lazy("answered a test of a point of contact (an exercise)"),
    when=_theirs,
)
