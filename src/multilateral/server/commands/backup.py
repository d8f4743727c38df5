"""``multilateral backup P``: the whole installation into one file, while it runs."""

from __future__ import annotations

import sys
from pathlib import Path

from multilateral.server.commands.options import begin, parser


def main(argv: list[str]) -> int:
    """Exit status 0 if the backup was written and verified, 1 if there is none."""
    made = parser("backup", "Writes database, files and keys to one file, and verifies it; the service goes on.")
    made.add_argument("path", metavar="P", help="the file to write, or a folder to put it in under the time")
    options = made.parse_args(argv)
    begin(options)
    from multilateral.record.files import DamagedFile
    from multilateral.server.backup import BackupError, backup
    from multilateral.server.troubles import TROUBLES, told

    try:
        done = backup(Path(options.path))
    except BackupError as error:
        print(error, file=sys.stderr)
        return 1
    except (DamagedFile, *TROUBLES) as error:
        print(f"{options.path}: no backup was made: {told(error)}", file=sys.stderr)
        return 1
    print(f"{done.path}: {done.entries:,} entries, {done.files:,} files, {done.size:,} bytes, root {done.root}")
    print("It holds private drafts, accounts and the keys that sign the record: keep it as safe as the installation.")
    return 0
