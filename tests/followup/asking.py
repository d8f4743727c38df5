"""Operative acts for the tests, entered as an adoption would enter them: within an act."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from multilateral.ledger.writing import writing
from multilateral.record.models import OperativeAct, Work
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
    made.refresh_from_db()
    return made
