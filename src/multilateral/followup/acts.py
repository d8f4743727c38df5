"""What changes the follow-up: a report on what a decision asked."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from multilateral.followup import permits  # noqa: F401  the permits must be declared before the acts
from multilateral.followup.models import FollowUp
from multilateral.parties.acting import By, Refused, act
from multilateral.record.models import OperativeAct


@act("followup.report", on="asked")
def report(*, by: By, asked: OperativeAct, status: str, words: str = "", evidence: str = "") -> FollowUp:
    """Says how far it is: ``under way``, ``done`` or ``not done``. Earlier reports stay; the latest tells the status.

    ``evidence`` names where it can be seen, at best a symbol. "Done" needs words or evidence.
    """
    if status not in FollowUp.Status.values:
        raise Refused(_("Choose how far it is: under way, done or not done."))
    words, evidence = words.strip(), " ".join(evidence.split())
    if status == FollowUp.Status.DONE and not (words or evidence):
        raise Refused(_("Whoever reports that it is done says what was done, or where it can be seen."))
    if len(evidence) > 300:
        raise Refused(
            _("Name the evidence in at most 300 characters, at best by its symbol; the rest fits in the words.")
        )
    return FollowUp.objects.create(
        act=asked,
        status=status,
        words=words,
        evidence=evidence,
        delegation=by.delegation,
        role=by.role,
        reported_at=timezone.now(),
    )
