"""Questions about what decisions asked of whom, and what became of it. All of it is public."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from multilateral.followup.models import FollowUp
from multilateral.record.models import OperativeAct, Provision, Work
from multilateral.texts.address import label

STATUSES = FollowUp.Status
LONGEST = 420
"""Characters of a task that a list shows; the paragraph has all of them."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One operative act with the latest report of each who reported, in English alphabetical order of States."""

    act: OperativeAct
    latest: tuple[FollowUp, ...]

    @property
    def paragraph(self) -> str:
        """The paragraph as people write it: OP3 (b)."""
        return label(self.act.paragraph)

    @property
    def due(self) -> str:
        """What the filter calls its time: a session's number, an ISO date, or ``none``."""
        if self.act.due_session is not None:
            return str(self.act.due_session)
        return self.act.due_date.isoformat() if self.act.due_date else "none"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the follow-up index, and what has been reported on it; ``asked`` is ``None`` where nobody reports."""

    provision: Provision
    asked: Asked | None

    @property
    def paragraph(self) -> str:
        """The paragraph as people write it: OP3 (b)."""
        return label(self.provision.paragraph)

    @property
    def task(self) -> str:
        """What is to be done, cut after a word where it is long."""
        words = self.provision.task
        return words if len(words) <= LONGEST else words[:LONGEST].rpartition(" ")[0] + " …"


def entries(found: QuerySet[Provision]) -> list[Entry]:
    """Lines of the index with their reports, in three queries however many lines there are."""
    provisions = list(found.select_related("work", "version").defer("version__document"))
    places: dict[tuple[uuid.UUID, str, str], list[Asked]] = {}
    works = {provision.work_id for provision in provisions}
    there = OperativeAct.objects.filter(work__in=works, paragraph__in={p.paragraph for p in provisions})
    for one in _with_reports(there):
        places.setdefault((one.act.work_id, one.act.paragraph, one.act.verb), []).append(one)
    return [Entry(provision, _meant(provision, places)) for provision in provisions]


def _meant(provision: Provision, places: dict[tuple[uuid.UUID, str, str], list[Asked]]) -> Asked | None:
    there = places.get((provision.work_id, provision.paragraph, provision.verb), [])
    return next((one for one in there if one.act.task == provision.task), None)


def asked(id: uuid.UUID | str) -> Asked | None:
    """One operative act, or ``None``."""
    found = OperativeAct.objects.select_related("work").filter(pk=id).first()
    return _with_reports([found])[0] if found else None


def of_work(work: Work) -> list[Asked]:
    """What one adopted text asks."""
    return _with_reports(OperativeAct.objects.select_related("work").filter(work=work))


def reports(act: OperativeAct) -> QuerySet[FollowUp]:
    """Every report on one operative act, oldest first."""
    return FollowUp.objects.select_related("delegation__state").filter(act=act)


def _with_reports(acts: Iterable[OperativeAct]) -> list[Asked]:
    acts = list(acts)
    latest: dict[uuid.UUID, dict[uuid.UUID | str, FollowUp]] = {act.pk: {} for act in acts}
    found = FollowUp.objects.select_related("delegation__state").filter(act__in=acts).order_by("reported_at")
    for report in found:
        latest[report.act_id][report.delegation_id or report.role] = report
    return [Asked(act, tuple(sorted(latest[act.pk].values(), key=_by_state))) for act in acts]


def _by_state(report: FollowUp) -> tuple[str, str]:
    return (report.delegation.state.order if report.delegation else "", report.role)
