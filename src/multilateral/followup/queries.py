"""Questions about what decisions asked of whom, and what became of it. All of it is public."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from multilateral.followup.models import FollowUp
from multilateral.parties.order import english_key
from multilateral.record.models import OperativeAct, Work
from multilateral.texts.address import label

STATUSES = FollowUp.Status


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
class Group:
    """What is asked of one addressee; the addressee is empty where an item was put on an agenda."""

    addressee: str
    asked: tuple[Asked, ...]


def operative_acts(*, addressee: str | None = None, due: str | None = None) -> list[Asked]:
    """What adopted texts ask, in the order of the record.

    ``addressee`` is compared without case, accents and article. ``due`` is a session's number, an ISO
    date (due on or before it) or ``none``; anything else finds nothing.
    """
    found = OperativeAct.objects.select_related("work")
    if due is not None:
        found = found.filter(_due(due))
    found = found.order_by("work__order", "order", "paragraph")
    return _with_reports(act for act in found if not addressee or _bare(act.addressee) == _bare(addressee))


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


def by_addressee(found: Iterable[Asked]) -> list[Group]:
    """Grouped by addressee, in alphabetical order; what is only put on an agenda comes last. Nothing is ranked."""
    groups: dict[str, list[Asked]] = {}
    printed: dict[str, str] = {}
    for one in found:
        key = _bare(one.act.addressee)
        printed.setdefault(key, one.act.addressee)
        groups.setdefault(key, []).append(one)
    return [Group(printed[key], tuple(groups[key])) for key in sorted(groups, key=lambda k: (k == "", k))]


def dues() -> list[str]:
    """The times for which something is due: session numbers, then dates, then ``none``, as the filter takes them."""
    sessions = OperativeAct.objects.exclude(due_session=None).values_list("due_session", flat=True).distinct()
    dates = OperativeAct.objects.filter(due_session=None).exclude(due_date=None).values_list("due_date", flat=True)
    timeless = OperativeAct.objects.filter(due_session=None, due_date=None).exists()
    named = [*map(str, sorted(set(sessions))), *(d.isoformat() for d in sorted(set(dates)))]
    return [*named, "none"] if timeless else named


def _due(due: str) -> Q:
    if due == "none":
        return Q(due_session=None, due_date=None)
    if due.isascii() and due.isdigit() and len(due) < 5:
        return Q(due_session=int(due))
    try:
        return Q(due_date__lte=datetime.date.fromisoformat(due))
    except ValueError:
        return Q(pk__in=[])


def _with_reports(acts: Iterable[OperativeAct]) -> list[Asked]:
    acts = list(acts)
    latest: dict[uuid.UUID, dict[uuid.UUID | str, FollowUp]] = {act.pk: {} for act in acts}
    found = FollowUp.objects.select_related("delegation__state").filter(act__in=acts).order_by("reported_at")
    for report in found:
        latest[report.act_id][report.delegation_id or report.role] = report
    return [Asked(act, tuple(sorted(latest[act.pk].values(), key=_by_state))) for act in acts]


def _by_state(report: FollowUp) -> tuple[str, str]:
    return (report.delegation.state.order if report.delegation else "", report.role)


def _bare(addressee: str) -> str:
    return english_key(addressee).removeprefix("the ")
