"""What every command of the service understands: ``--home`` and ``--database``, and how it starts Django."""

from __future__ import annotations

import argparse
import fcntl
import os
from typing import Any


def parser(command: str, about: str) -> argparse.ArgumentParser:
    """A parser with the options that all service commands share."""
    made = argparse.ArgumentParser(prog=f"multilateral {command}", description=about)
    made.add_argument("--home", metavar="DIR", help="the folder that holds database, files and keys")
    made.add_argument("--database", metavar="URL", help="postgresql://… instead of SQLite in the home folder")
    return made


def begin(options: argparse.Namespace) -> None:
    """Puts the options where the settings look for them, and starts Django."""
    if options.home:
        os.environ["MULTILATERAL_HOME"] = options.home
    if options.database:
        os.environ["MULTILATERAL_DATABASE"] = options.database
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "multilateral.server.settings")
    import django

    django.setup()


def migrate() -> None:
    """Brings the database up to date. Ends the command with a sentence where the machine refuses."""
    from django.conf import settings

    from multilateral.server.troubles import TROUBLES, told
    from multilateral.server.upgrading import bring_up_to_date

    # Two commands that begin at once on a new or an older database would both change it.
    try:
        with open(settings.MULTILATERAL_HOME / "migrating", "w") as turn:
            fcntl.flock(turn, fcntl.LOCK_EX)
            bring_up_to_date()
    except TROUBLES as error:
        raise SystemExit(f"{settings.MULTILATERAL_HOME}: {told(error)}") from None


def print_json(value: Any) -> None:
    """One JSON value on standard output."""
    import json

    print(json.dumps(value, ensure_ascii=False, indent=1))
