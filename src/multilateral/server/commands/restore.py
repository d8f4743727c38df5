"""``multilateral restore P``: a backup becomes an installation again, where there is none."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from multilateral.server.archive import BackupError
from multilateral.server.commands.options import parser
from multilateral.server.home import home
from multilateral.server.restore import restore


def main(argv: list[str]) -> int:
    """Exit status 0 if everything is back and verified, 1 if nothing was restored."""
    made = parser("restore", "Makes an installation from a backup, in a home that does not exist yet, and verifies it.")
    made.add_argument("path", metavar="P", help="the backup")
    options = made.parse_args(argv)
    if options.home:
        os.environ["MULTILATERAL_HOME"] = options.home
    database = options.database or os.environ.get("MULTILATERAL_DATABASE", "")
    try:
        done = restore(Path(options.path), home(), database, say=lambda words: print(words, file=sys.stderr))
    except BackupError as error:
        print(error, file=sys.stderr)
        return 1
    except Exception as error:
        from multilateral.server.troubles import TROUBLES, told  # imports Django, which a restore starts for itself

        if not isinstance(error, TROUBLES):
            raise
        print(f"{options.path}: nothing was restored: {told(error)}", file=sys.stderr)
        return 1
    print(f"{done.home}: as it was on {done.made}, {done.entries:,} entries, root {done.root}")
    return 0
