"""Reading the database as it is at one moment, while others go on acting."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def one_moment() -> Iterator[None]:
    """What is read inside agrees with itself, however long it takes. It is for reading alone, and holds up nobody."""
    if connection.in_atomic_block or _reading():
        yield
    elif connection.vendor == "sqlite":
        # A transaction of Django's would begin by taking the one write lock.
        with connection.cursor() as cursor:
            cursor.execute("BEGIN")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
    else:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield


def _reading() -> bool:
    return connection.vendor == "sqlite" and connection.connection is not None and connection.connection.in_transaction
