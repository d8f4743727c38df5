"""``multilateral tick``: what leaves the house. Reads the committed ledger from where it stopped."""

from __future__ import annotations

import os
import sys
import time

from multilateral.server.commands.options import begin, migrate, parser


def main(argv: list[str]) -> int:
    """Once, or with ``--loop`` every second until the process that started it ends."""
    made = parser("tick", "Sends what the committed record calls for: mail to contacts, since the last time.")
    made.add_argument("--loop", action="store_true", help="go on until the process that started this one ends")
    options = made.parse_args(argv)
    begin(options)
    migrate()
    from multilateral.server.tick import tick
    from multilateral.server.troubles import TROUBLES, told

    said = ""
    parent = os.getppid()
    while True:
        try:
            tick()
        except TROUBLES as error:
            if not options.loop:
                print(f"tick: {told(error)}", file=sys.stderr)
                return 1
            # Said once, and not every second; it is tried again until it goes.
            if (words := told(error)) != said:
                print(f"tick: {words}", file=sys.stderr, flush=True)
            said = words
        else:
            said = ""
        if not options.loop or os.getppid() != parent:
            return 0
        time.sleep(1)
