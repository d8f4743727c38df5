"""The permits of this room: a delegation writes its answers, its head alone publishes and withdraws them."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from multilateral.followup.framework.models import PublishedAnswer, SurveyAnswer
from multilateral.parties.acting import By
from multilateral.parties.models import DELEGATION, Role
from multilateral.parties.permit import permit


def _own(by: By, on: SurveyAnswer | PublishedAnswer | None) -> str | None:
    if on is None or (by.delegation is not None and on.delegation_id == by.delegation.pk):
        return None
    return _("This is another delegation’s answer.")


def _own_body(by: By, on: str | None) -> str | None:
    return None if on is None or by.role == Role.OPERATOR or by.body == on else _("You serve another body.")


permit(
    "framework.enter_exercise_norm",
    Role.OPERATOR,
    Role.SECRETARIAT,
    says=gettext_lazy("enter a norm for an exercise"),
    done=gettext_lazy("entered a norm for an exercise"),
    when=_own_body,
)
permit(
    "framework.answer",
    *DELEGATION,
    says=gettext_lazy("answer the survey for a delegation"),
    done=gettext_lazy("wrote an answer to the survey"),
)
permit(
    "framework.publish_answer",
    Role.HEAD,
    says=gettext_lazy("publish an answer to the survey"),
    done=gettext_lazy("published an answer to the survey"),
    when=_own,
)
permit(
    "framework.withdraw_answer",
    Role.HEAD,
    says=gettext_lazy("withdraw a published answer"),
    done=gettext_lazy("withdrew a published answer"),
    when=_own,
)
