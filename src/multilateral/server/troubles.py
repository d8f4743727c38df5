"""What the machine refuses, as a sentence with what to do: a full disk, a database that is locked, damaged or away."""

from __future__ import annotations

import errno
import sqlite3

from django.db import DatabaseError, InterfaceError

TROUBLES = (DatabaseError, InterfaceError, sqlite3.Error, OSError)
"""What is told of by ``told``; whatever else goes wrong is a fault of the program."""

_ERRNO = {
    errno.ENOSPC: "the disk is full: free some space, and do it again",
    errno.EDQUOT: "the quota of the disk is used up: free some space, and do it again",
    errno.EROFS: "the disk may only be read: mount it for writing, and do it again",
    errno.EACCES: "it may not be written or read there: check who owns the home folder",
    errno.EIO: "the disk answers with errors: look after it first, then verify, and restore a backup if need be",
    errno.EMFILE: "too many files are open: raise the limit (ulimit -n), and do it again",
}
_WORDS = (
    ("disk is full", _ERRNO[errno.ENOSPC]),
    ("no space left", _ERRNO[errno.ENOSPC]),
    ("database is locked", "another process holds the database: let it finish or end it, and do it again"),
    ("lock timeout", "another process holds the database: let it finish or end it, and do it again"),
    ("malformed", "the database is damaged: restore it from a backup with `multilateral restore`"),
    ("not a database", "the database is damaged: restore it from a backup with `multilateral restore`"),
    ("readonly database", "the database may only be read: check who owns the home folder, and its disk"),
    ("unable to open database", "the database cannot be opened: check who owns the home folder, and its disk"),
    ("disk i/o error", _ERRNO[errno.EIO]),
    ("connection", "the database cannot be reached: start it, or check --database, and do it again"),
    (
        "no such table",
        "the database is of another version: start `multilateral serve` once, which brings it up to date",
    ),
)


def lasting(error: BaseException) -> str | None:
    """The sentence for what will not go away by itself, so that whoever does many things stops; ``None`` for the rest.

    >>> lasting(OSError(28, "No space left on device"))
    'the disk is full: free some space, and do it again'
    """
    if isinstance(error, OSError):
        return _ERRNO.get(error.errno or 0)
    if not isinstance(error, TROUBLES):
        return None
    said = str(error).lower()
    return next((sentence for words, sentence in _WORDS if words in said), None)


def told(error: BaseException) -> str:
    """What happened and what to do, on one line; in the machine's own words where nobody knows better."""
    return lasting(error) or " ".join(str(error).split()) or type(error).__name__
