"""The rows of one entry, as plain SQL: what the models do for each row costs more than all the hashing and signing."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache

from django.db import connection, models

from multilateral.ledger.models import Head


def add(rows: Iterable[models.Model]) -> None:
    """Adds rows of one model, each with the values that it has."""
    found = list(rows)
    statement, names = _insertion(type(found[0]))
    with connection.cursor() as cursor:
        cursor.executemany(statement, [[getattr(row, name) for name in names] for row in found])
    for row in found:
        row._state.adding, row._state.db = False, connection.alias


def head() -> Head | None:
    """The end of the log, locked, or ``None`` if nothing was ever appended."""
    ask = "SELECT origin, size, peaks, time, key FROM ledger_head WHERE id = 1"
    if connection.features.has_select_for_update:
        ask += " FOR UPDATE"
    with connection.cursor() as cursor:
        cursor.execute(ask)
        row = cursor.fetchone()
    if row is None:
        return None
    origin, size, peaks, time, key = row
    return Head(pk=1, origin=origin, size=size, peaks=json.loads(peaks), time=time, key=key)


def keep(head: Head) -> None:
    """Keeps the end of the log as it now is."""
    peaks = "%s" if connection.vendor == "sqlite" else "%s::jsonb"
    change = f"UPDATE ledger_head SET size = %s, time = %s, key = %s, peaks = {peaks} WHERE id = 1"  # noqa: S608 - ours
    with connection.cursor() as cursor:
        cursor.execute(change, [head.size, head.time, head.key, json.dumps(head.peaks)])


@cache
def _insertion(model: type[models.Model]) -> tuple[str, tuple[str, ...]]:
    fields = [field for field in model._meta.concrete_fields if not isinstance(field, models.AutoField)]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    places = ", ".join("%s" for _field in fields)
    table = model._meta.db_table
    return f'INSERT INTO "{table}" ({columns}) VALUES ({places})', tuple(f.attname for f in fields)  # noqa: S608 - ours
