"""The permits of this room: States say what they need and offer; the secretariat brings them together; both consent."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from multilateral.parties.acting import By
from multilateral.parties.models import Role
from multilateral.parties.permit import permit


def _own(by: By, on: Any) -> str | None:
    if on is None or (by.delegation is not None and on.delegation_id == by.delegation.pk):
        return None
    return _("This is another delegation’s to decide.")


def _own_body(by: By, on: Any) -> str | None:
    if on is None or by.body in ("", on.place):
        return None
    return _("The secretariat brings together what was registered in its own body; this was registered in another.")


def _never_alone(by: By, on: Any) -> str | None:
    return _("This follows from another act and is not done by itself.")


permit(
    "capacity.register_need",
    Role.HEAD,
    Role.REPRESENTATIVE,
    says=gettext_lazy("register a need"),
    done=gettext_lazy("registered a need"),
)
permit(
    "capacity.register_offer",
    Role.HEAD,
    Role.REPRESENTATIVE,
    says=gettext_lazy("register an offer"),
    done=gettext_lazy("registered an offer"),
)
permit(
    "capacity.close",
    Role.HEAD,
    Role.REPRESENTATIVE,
    says=gettext_lazy("close a need or an offer"),
    done=gettext_lazy("closed a need or an offer"),
    when=_own,
)
permit(
    "capacity.propose_match",
    Role.SECRETARIAT,
    says=gettext_lazy("propose to bring a need and an offer together"),
    done=gettext_lazy("proposed to bring a need and an offer together"),
    when=_own_body,
)
permit(
    "capacity.approach",
    Role.SECRETARIAT,
    says=gettext_lazy("ask one side of a match"),
    done=gettext_lazy("asked one side of a match"),
    when=_never_alone,
)
permit(
    "capacity.consent",
    Role.HEAD,
    Role.REPRESENTATIVE,
    says=gettext_lazy("consent to be introduced"),
    done=gettext_lazy("consented to be introduced"),
    when=_own,
)
permit(
    "capacity.decline",
    Role.HEAD,
    Role.REPRESENTATIVE,
    says=gettext_lazy("decline to be introduced"),
    done=gettext_lazy("declined to be introduced"),
    when=_own,
)
permit(
    "capacity.introduce",
    Role.HEAD,
    Role.REPRESENTATIVE,
    says=gettext_lazy("introduce the two sides of a match"),
    done=gettext_lazy("introduced the two sides of a match to each other"),
    when=_never_alone,
)
