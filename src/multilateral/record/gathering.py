"""The word indexes gathered into one part each.

On SQLite every text that enters leaves a part of its own, and a question looks for each of its words in every part:
after a load, seventeen parts made a question three to eight times as slow.
"""

from __future__ import annotations

import time

from django.db import connection

INDEXES = ("record_words", "record_anchors")
PARTS = 4
"""Parts that are left as they are: to gather them costs the writing of the whole index."""
PAGES = 500
"""Pages of an index that are written at once, while acts wait: some tens of milliseconds."""


def gather(seconds: float = 1.0) -> None:
    """Gathers the indexes that are in more than ``PARTS``, for about so long; the next call goes on.

    Nothing to do on PostgreSQL, which keeps its indexes in one part.
    """
    if connection.vendor != "sqlite":
        return
    end = time.monotonic() + seconds
    with connection.cursor() as cursor:
        for index in INDEXES:
            cursor.execute(f"SELECT count(DISTINCT segid) FROM {index}_idx")  # noqa: S608
            going = cursor.fetchone()[0] > PARTS
            while going and time.monotonic() < end:
                before = connection.connection.total_changes
                # Of a negative number FTS5 takes all parts together, and goes on where it stopped.
                cursor.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('merge', %s)", [-PAGES])  # noqa: S608
                going = connection.connection.total_changes - before >= 2
