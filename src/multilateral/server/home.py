"""Where an installation lives. Asked without Django, and without making anything there."""

from __future__ import annotations

import os
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
CHECKOUT = PACKAGE.parent.parent
DATABASE = "multilateral.sqlite3"
"""The SQLite database in the home folder."""


def home() -> Path:
    """The home folder: as named, or ``var/`` in a checkout, or that of the account."""
    named = os.environ.get("MULTILATERAL_HOME")
    if named:
        return Path(named).expanduser().resolve()
    if (CHECKOUT / "pyproject.toml").exists() and (CHECKOUT / "Makefile").exists():
        return CHECKOUT / "var"
    return Path.home() / ".local" / "share" / "multilateral"
