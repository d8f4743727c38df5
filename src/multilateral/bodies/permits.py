"""The permits of this room: who may change what bodies there are, and their agendas."""

from __future__ import annotations

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from multilateral.bodies.models import Body
from multilateral.parties.acting import By
from multilateral.parties.models import Role
from multilateral.parties.permit import permit


def _own_body(by: By, on: Body) -> str | None:
    return None if by.role == Role.OPERATOR or by.body == on.slug else gettext("You serve another body.")


permit("bodies.enter_body", Role.OPERATOR, says=_("enter a body"), done=_("entered a body"))
permit(
    "bodies.enter_session",
    Role.OPERATOR,
    Role.SECRETARIAT,
    says=_("enter a session"),
    done=_("entered a session"),
    when=_own_body,
)
permit(
    "bodies.include_item",
    Role.OPERATOR,
    Role.SECRETARIAT,
    says=_("put an item on a provisional agenda"),
    done=_("put an item on the provisional agenda"),
    when=_own_body,
)
