"""The rows of one entry, as plain SQL: what the models do for each row costs more than all the hashing and signing."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache

from django.db import connection, models

from multilateral.ledger.models import Entry, Head, Node, Payload
from multilateral.ledger.tree import Hash
from multilateral.ledger.tree import Node as Place


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


def add(entry: Entry, salt: str, content: str, nodes: Iterable[tuple[Place, Hash]], head: Head) -> None:
    """Adds an entry with its payload and the nodes that it completed, and keeps the end of the log as it now is."""
    statement, names = _insertion(Entry)
    peaks = "%s" if connection.vendor == "sqlite" else "%s::jsonb"
    change = f"UPDATE ledger_head SET size = %s, time = %s, key = %s, peaks = {peaks} WHERE id = 1"  # noqa: S608 - ours
    with connection.cursor() as cursor:
        cursor.execute(statement, [getattr(entry, name) for name in names])
        cursor.execute(_insertion(Payload)[0], [entry.position, salt, content, ""])
        cursor.executemany(_insertion(Node)[0], [[level, index, node.hex()] for (level, index), node in nodes])
        cursor.execute(change, [head.size, head.time, head.key, json.dumps(head.peaks)])
    entry._state.adding, entry._state.db = False, connection.alias


@cache
def _insertion(model: type[models.Model]) -> tuple[str, tuple[str, ...]]:
    fields = [field for field in model._meta.concrete_fields if not isinstance(field, models.AutoField)]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    places = ", ".join("%s" for _field in fields)
    table = model._meta.db_table
    return f'INSERT INTO "{table}" ({columns}) VALUES ({places})', tuple(f.attname for f in fields)  # noqa: S608 - ours
