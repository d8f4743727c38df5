"""``multilateral verify P [--since CHECKPOINT]``: is the record what it was?"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from multilateral.server.commands.options import begin, parser, print_json

if TYPE_CHECKING:
    from multilateral.ledger.verify import Verification


def main(argv: list[str]) -> int:
    """Exit status 0 if everything holds, 1 if something is wrong or cannot be read."""
    made = parser(
        "verify", "Verifies an export, or an installation: every entry, the tree, every checkpoint, every row."
    )
    made.add_argument("path", metavar="P", nargs="?", help="an export, or the home folder of an installation")
    made.add_argument("--since", metavar="CHECKPOINT", help="a file with a checkpoint that you kept, or - ")
    made.add_argument("--quick", action="store_true", help="leave out the index over the texts, which takes longest")
    made.add_argument("--to", choices=["text", "json"], default="text" if sys.stdout.isatty() else "json")
    options = made.parse_args(argv)
    home = Path(options.path) if options.path else None
    if home is not None and home.is_dir():
        if not (home / "multilateral.sqlite3").exists() and not (
            options.database or os.environ.get("MULTILATERAL_DATABASE")
        ):
            print(f"{home}: no installation has its home here; name an export or a home folder", file=sys.stderr)
            return 1
        options.home = str(home)
    begin(options)
    from multilateral.ledger.checkpoint import CheckpointError
    from multilateral.server import transfer
    from multilateral.server.troubles import TROUBLES, told

    try:
        since = None
        if options.since:
            since = sys.stdin.read() if options.since == "-" else Path(options.since).read_text(encoding="utf-8")
        exported = home is not None and not home.is_dir()
        found = (
            transfer.verify_export(home, since)
            if exported and home
            else transfer.verify_here(since, derived=not options.quick)
        )
    except (transfer.TransferError, CheckpointError, UnicodeDecodeError, *TROUBLES) as error:
        print(f"{options.path or 'verify'}: {told(error)}", file=sys.stderr)
        return 1
    if options.to == "json":
        print_json(found.to_json())
    else:
        print(_sentences(found))
    return 0 if found.holds else 1


def _sentences(found: Verification) -> str:
    lines = [f"{found.origin or 'An empty log'}: {found.size} entries, root {found.root}"]
    lines += [f"  wrong: {finding.message}" for finding in found.findings]
    lines += [f"  entry {e['entry']} ({e['act']}): its content was erased on {e['erased']}" for e in found.erased]
    if found.sealed:
        lines.append(f"  {found.sealed} entries are sealed: their hashes are there, what they say is not")
    if found.holds:
        kept = f", and with the checkpoint kept at {found.since} entries" if found.since is not None else ""
        lines.append(f"Everything agrees with the signatures{kept}.")
        if found.since is None:
            lines.append(
                "Whoever has the key could rewrite it all, and an export brings its own keys: "
                "only a checkpoint kept elsewhere (--since) shows that."
            )
    return "\n".join(lines)
