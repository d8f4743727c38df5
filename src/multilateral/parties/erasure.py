"""Erasing personal data: out of the row, and out of every payload of the ledger that holds it."""

from __future__ import annotations

import datetime
import json

from django.apps import apps

from multilateral.ledger import acts as ledger
from multilateral.ledger.models import Payload
from multilateral.ledger.writing import Row


def erase(*rows: Row, now: datetime.datetime) -> None:
    """Erases every payload in which one of these rows stands, and writes the rows out as they are: blank them first.

    Called inside an act. Entries and proofs stay. Other rows that stood in an erased payload are written out again,
    so that an export still leads to the same state.
    """
    named = {(row._meta.label, str(row.pk)): row for row in rows}
    again: set[tuple[str, str]] = set()
    for _label, pk in named:
        for payload in Payload.objects.filter(content__contains=pk):
            held = {(label, key) for label, key, _values in json.loads(payload.content or "{}").get("rows", [])}
            if held & named.keys():
                again |= held
                ledger.erase(payload, now=now)
    for row in rows:
        row.save()
    for label, pk in sorted(again - named.keys()):
        other = apps.get_model(label)._default_manager.filter(pk=pk).first()
        if other is not None:
            other.save()
