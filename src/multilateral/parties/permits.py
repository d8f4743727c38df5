"""The permits of this room: who may change who takes part."""

from django.utils.translation import gettext_lazy as _

from multilateral.parties.models import Role
from multilateral.parties.permit import permit

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
)
permit("parties.erase_person", Role.OPERATOR, says=_("erase personal data"), done=_("erased personal data"))
