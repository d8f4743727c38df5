"""``multilateral import P``: an export into this installation, which must be empty."""

from __future__ import annotations

import sys
from pathlib import Path

from multilateral.server.commands.options import begin, migrate, parser


def main(argv: list[str]) -> int:
    """Exit status 0 if everything was taken in, 1 if nothing was."""
    made = parser("import", "Verifies an export and takes it into this installation, which must be empty.")
    made.add_argument("path", metavar="P", help="the export")
    options = made.parse_args(argv)
    begin(options)
    migrate()
    from multilateral.server import transfer
    from multilateral.server.troubles import TROUBLES, told

    try:
        found = transfer.take_in(Path(options.path))
    except (transfer.TransferError, *TROUBLES) as error:
        said = told(error)
        print(said if said.startswith(options.path) else f"{options.path}: {said}", file=sys.stderr)
        return 1
    print(f"{found.size} entries taken in ({found.sealed} sealed), root {found.root}")
    return 0
