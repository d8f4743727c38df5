"""Tests marked ``alone`` measure time: while one runs, the other processes of ``make test`` wait."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def turn(folder: Path, *, alone: bool) -> Iterator[None]:
    """Many at a time, or one ``alone``, among the processes that give the same ``folder``."""
    with (folder / "turnstile").open("a") as turnstile, (folder / "room").open("a") as room:
        # Who wants to be alone waits in the turnstile until the room is empty, so that nobody comes in before.
        fcntl.flock(turnstile, fcntl.LOCK_EX)
        fcntl.flock(room, fcntl.LOCK_EX if alone else fcntl.LOCK_SH)
        fcntl.flock(turnstile, fcntl.LOCK_UN)
        try:
            yield
        finally:
            # Said aloud: a process that the test forked and left may still hold the file open.
            fcntl.flock(room, fcntl.LOCK_UN)
