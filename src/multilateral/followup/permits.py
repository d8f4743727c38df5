"""The permits of this room: who may report on what a decision asked."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from multilateral.bodies.queries import in_exercise
from multilateral.followup.addressee import Addressee, kinds, names_state
from multilateral.parties.acting import By
from multilateral.parties.models import DELEGATES, Role
from multilateral.parties.permit import permit
from multilateral.record.models import OperativeAct


def _asked_of_them(by: By, on: OperativeAct) -> str | None:
    asked = kinds(on.addressee)
    if by.delegation is not None:
        if by.delegation.state.invented != on.work.exercise:
            return _("An exercise and the record are kept apart: this asks nothing of %(state)s.") % {
                "state": by.delegation.state.name
            }
        theirs = Addressee.STATES in asked or names_state(on.addressee, by.delegation.state.names.values())
        return None if theirs else _("A State reports on what is asked of States; this is asked of others.")
    if in_exercise(by) != on.work.exercise:
        return _("An exercise and the record are kept apart: this asks nothing of the body in which you act.")
    if by.role == Role.CHAIR:
        theirs = Addressee.CHAIR in asked and on.place in ("", by.body)
        return None if theirs else _("The Chair reports on what is asked of the Chair; this is asked of others.")
    theirs = (bool(asked & {Addressee.SECRETARIAT, Addressee.OTHER}) or bool(on.agenda_title)) and (
        on.place in ("", by.body)
    )
    return None if theirs else _("The secretariat reports on what is asked of it; this is asked of others.")


permit(
    "followup.report",
    *DELEGATES,
    Role.CHAIR,
    Role.SECRETARIAT,
    says=gettext_lazy("report on what a decision asks"),
    done=gettext_lazy("reported on what a decision asks"),
    when=_asked_of_them,
)
