"""The permits of this room: the Chair conducts the meeting; delegations ask, vote, explain and stand apart."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from multilateral.parties.acting import By
from multilateral.parties.models import DELEGATES, Role
from multilateral.parties.permit import permit


def in_this_body(by: By, on: Any) -> str | None:
    """Whether ``by`` acts in the body in which ``on`` lives."""
    if on is None or on.place == by.body:
        return None
    return _("You act in another body than this one. Choose the capacity that you hold here.")


permit(
    "decision.open_meeting",
    Role.CHAIR,
    says=gettext_lazy("open a meeting"),
    done=gettext_lazy("opened a meeting"),
    when=in_this_body,
)
permit(
    "decision.note_presence",
    Role.CHAIR,
    Role.SECRETARIAT,
    *DELEGATES,
    says=gettext_lazy("note who is present"),
    done=gettext_lazy("noted who is present"),
    when=in_this_body,
)
permit(
    "decision.close_meeting",
    Role.CHAIR,
    says=gettext_lazy("close a meeting"),
    done=gettext_lazy("closed a meeting"),
    when=in_this_body,
)
permit(
    "decision.put_text",
    Role.CHAIR,
    says=gettext_lazy("put a text to the body"),
    done=gettext_lazy("put a text to the body"),
    when=in_this_body,
)
permit(
    "decision.return_text",
    Role.CHAIR,
    says=gettext_lazy("return a text to the floor"),
    done=gettext_lazy("returned a text to the floor undecided"),
    when=in_this_body,
)
permit(
    "decision.request_vote",
    *DELEGATES,
    says=gettext_lazy("ask for a vote"),
    done=gettext_lazy("asked that a text not be adopted without a vote"),
    when=in_this_body,
)
permit(
    "decision.withdraw_request",
    *DELEGATES,
    says=gettext_lazy("withdraw a request for a vote"),
    done=gettext_lazy("withdrew a request for a vote"),
    when=in_this_body,
)
permit(
    "decision.adopt_without_vote",
    Role.CHAIR,
    says=gettext_lazy("declare a text adopted without a vote"),
    done=gettext_lazy("declared a text adopted without a vote"),
    when=in_this_body,
)
permit(
    "decision.open_vote",
    Role.CHAIR,
    says=gettext_lazy("open a recorded vote"),
    done=gettext_lazy("opened a recorded vote"),
    when=in_this_body,
)
permit(
    "decision.cast_vote",
    *DELEGATES,
    says=gettext_lazy("vote"),
    done=gettext_lazy("voted"),
    when=in_this_body,
)
permit(
    "decision.close_vote",
    Role.CHAIR,
    says=gettext_lazy("close a recorded vote"),
    done=gettext_lazy("closed a recorded vote"),
    when=in_this_body,
)
permit(
    "decision.explain",
    *DELEGATES,
    says=gettext_lazy("explain a vote or a position"),
    done=gettext_lazy("explained a vote or a position"),
    when=in_this_body,
)
permit(
    "decision.dissociate",
    *DELEGATES,
    says=gettext_lazy("dissociate a delegation from a text"),
    done=gettext_lazy("dissociated a delegation from a text or a part of it"),
    when=in_this_body,
)
