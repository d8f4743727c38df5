"""The triggers that keep the ledger, out of the way: to empty the tables between tests, or to play the attacker."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection


@contextmanager
def without_triggers() -> Iterator[None]:
    """No ``…_kept_…`` trigger fires inside; afterwards they are as before."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")
        try:
            yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute("SET session_replication_role = DEFAULT")
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = [(name, sql) for name, sql in cursor.fetchall() if "_kept_" in name]
        for name, _sql in triggers:
            cursor.execute(f'DROP TRIGGER "{name}"')
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            for _name, sql in triggers:
                cursor.execute(sql)


def let_tests_empty_the_tables() -> None:
    """Tests with transactions of their own are followed by a flush; it must get past the triggers."""
    from django.db.backends.base.operations import BaseDatabaseOperations

    flush = BaseDatabaseOperations.execute_sql_flush

    def past_the_triggers(self: Any, sql_list: list[str]) -> Any:
        with without_triggers():
            return flush(self, sql_list)

    BaseDatabaseOperations.execute_sql_flush = past_the_triggers  # type: ignore[method-assign]
