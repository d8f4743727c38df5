"""The permits of this room: who may change who takes part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from multilateral.parties.models import Credential, Role
from multilateral.parties.permit import permit

if TYPE_CHECKING:
    from multilateral.parties.acting import By


def _own_body(by: By, on: Credential | None) -> str | None:
    if on is None or by.role == Role.OPERATOR or on.body == by.body:
        return None
    return gettext("This credential is for another body; ask its secretariat, or the operator.")


permit("parties.enter_state", Role.OPERATOR, says=_("enter a State"), done=_("entered a State"))
permit("parties.enrol_person", Role.OPERATOR, Role.SECRETARIAT, says=_("enrol a person"), done=_("enrolled a person"))
permit(
    "parties.accredit_delegation",
    Role.OPERATOR,
    Role.SECRETARIAT,
    says=_("accredit a delegation"),
    done=_("accredited a delegation"),
)
permit(
    "parties.issue_credential",
    Role.OPERATOR,
    Role.SECRETARIAT,
    says=_("enter a credential"),
    done=_("entered a credential"),
)
permit(
    "parties.withdraw_credential",
    Role.OPERATOR,
    Role.SECRETARIAT,
    says=_("withdraw a credential"),
    done=_("withdrew a credential"),
    when=_own_body,
)
permit(
    "parties.issue_link",
    Role.OPERATOR,
    Role.SECRETARIAT,
    says=_("issue a link for signing in"),
    done=_("issued a link for signing in"),
)
permit(
    "parties.look_after",
    Role.OPERATOR,
    says=_("look after this installation"),
    done=_("looked after this installation"),
)
permit("parties.erase_person", Role.OPERATOR, says=_("erase personal data"), done=_("erased personal data"))
