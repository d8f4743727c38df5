"""Operative acts for the tests, entered as an adoption would enter them: within an act."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from multilateral.ledger.writing import writing
from multilateral.record.models import OperativeAct, Provision, Version, Work
from multilateral.record.provisions import addressed
from tests.cast import Cast


def ask(
    cast: Cast, *, task: str, symbol: str = "EX/RES/2026/1", paragraph: str = "op1", exercise: bool = True, **given: Any
) -> OperativeAct:
    """An operative act of the adopted text ``symbol``."""
    with writing("tests.ask"):
        work = Work.objects.filter(symbol=symbol).first() or Work.objects.create(
            symbol=symbol,
            kind="resolution",
            title="Contact in good time",
            body=cast.body.slug,
            adopted_on=timezone.now().date(),
            exercise=exercise,
            order=symbol,
        )
        made = OperativeAct.objects.create(work=work, paragraph=paragraph, verb="Requests", task=task, **given)
        version = Version.objects.filter(work=work).first() or Version.objects.create(
            work=work, language="en", document={}, entered_at=timezone.now()
        )
    made.refresh_from_db()
    Provision.objects.create(
        work=work,
        version=version,
        speaks=True,
        place=work.order,
        order=int("".join(filter(str.isdigit, paragraph)) or 0),
        paragraph=paragraph,
        verb="Requests",
        addressee=made.addressee,
        addressed=addressed(made.addressee),
        task=task,
        due_session=made.due_session,
        due_date=made.due_date,
    )
    return made
