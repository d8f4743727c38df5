"""What either database refuses by itself: lines, nodes, payloads and keys are added, never changed or removed."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from multilateral.ledger import queries as ledger
from tests.cast import Cast

KEPT = {
    "ledger_entry": "position",
    "ledger_node": "level",
    "ledger_payload": "salt",
    "ledger_logkey": "since",
}


def refused(statement: str) -> None:
    told = pytest.raises(DatabaseError, match="never changed or deleted")
    with told, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("table", list(KEPT))
def test_a_row_that_stands_is_neither_changed_nor_removed(cast: Cast, table: str) -> None:
    connection.check_constraints()  # PostgreSQL empties no table while a check is still to be made
    refused(f"UPDATE {table} SET {KEPT[table]} = {KEPT[table]}")
    refused(f"DELETE FROM {table}")
    if connection.vendor == "postgresql":
        refused(f"TRUNCATE {table} CASCADE")


def test_a_payload_is_erased_and_nothing_but_erased(cast: Cast) -> None:
    size = ledger.size()
    refused("UPDATE ledger_payload SET content = '{}' WHERE entry_id = 3")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE ledger_payload SET content = NULL, salt = '', erased = 'x' WHERE entry_id = 3")
    refused("UPDATE ledger_payload SET content = '{}' WHERE entry_id = 3")
    assert ledger.size() == size
