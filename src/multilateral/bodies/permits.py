"""The permits of this room: who may change what bodies there are, and their agendas."""

from django.utils.translation import gettext_lazy as _

from multilateral.parties.models import Role
from multilateral.parties.permit import permit

permit("bodies.enter_body", Role.OPERATOR, says=_("enter a body"), done=_("entered a body"))
permit(
    "bodies.enter_session",
    Role.OPERATOR,
    Role.SECRETARIAT,
    says=_("enter a session"),
    done=_("entered a session"),
)
permit(
    "bodies.include_item",
    Role.OPERATOR,
    Role.SECRETARIAT,
    says=_("put an item on a provisional agenda"),
    done=_("put an item on the provisional agenda"),
)
