"""``multilateral export P``: the whole record into one file that another installation can take in."""

from __future__ import annotations

import sys
from pathlib import Path

from multilateral.server.commands.options import begin, parser


def main(argv: list[str]) -> int:
    """Exit status 0 if the export was written, 1 if not."""
    made = parser("export", "Writes the record, with the payloads that a change of custody carries, to one file.")
    made.add_argument("path", metavar="P", help="the file to write")
    made.add_argument("--public", action="store_true", help="only what the public may read")
    options = made.parse_args(argv)
    begin(options)
    from multilateral.ledger import queries as ledger
    from multilateral.server import transfer
    from multilateral.server.troubles import TROUBLES, told

    try:
        found = transfer.export(Path(options.path), {"public"} if options.public else None)
    except (transfer.TransferError, *TROUBLES) as error:
        print(f"{options.path}: {told(error)}", file=sys.stderr)
        return 1
    print(f"{options.path}: {found.size} entries, root {found.root}. Keep this checkpoint apart from the file:\n")
    print(ledger.checkpoint() or "the log is empty")
    return 0
