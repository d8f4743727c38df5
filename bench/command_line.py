"""How long the commands take, from the key to the last line: the median of several runs, in milliseconds."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

COMMAND = str(Path(sys.executable).parent / "multilateral")
RUNS = 7
DRAFT = """United Nations EX/1/L.{number}

General Assembly Distr.: Limited
{day} May 2030
Original: English

First session
Agenda item 3

Marania and Ostland: draft resolution

Lighthouses of the inner sea

The General Assembly,

Recalling its resolution EX/RES/{number}/1 of {day} May 2029,

{preamble}

1. Decides to convene a meeting of keepers of lighthouses in 2031;

{operative}

99. Requests the Secretary-General to report to it at its second session.
"""


def draft(number: int, paragraphs: int, changed: str = "keepers") -> str:
    """A draft resolution of invented States, with that many paragraphs in each part."""
    preamble = (
        f"Noting the {n}th report on the lamps and the {changed} of the northern coast,\n" for n in range(paragraphs)
    )
    operative = (
        f"{n}. Invites all States of the inner sea to keep lamp {n} lit, and to tell the {changed} of it;\n"
        for n in range(2, paragraphs + 2)
    )
    return DRAFT.format(number=number, day=number, preamble="\n".join(preamble), operative="\n".join(operative))


def median(*arguments: str) -> float:
    """Milliseconds; raises CalledProcessError if the command fails."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run([COMMAND, *arguments], check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def main() -> None:
    """Prints a line for each command."""
    with tempfile.TemporaryDirectory() as folder:
        old, new, long = (Path(folder) / name for name in ("old.txt", "new.txt", "long.txt"))
        old.write_text(draft(1, 20), encoding="utf-8")
        new.write_text(draft(2, 20, "wardens"), encoding="utf-8")
        long.write_text(draft(3, 500), encoding="utf-8")
        for arguments in (
            ["--help"],
            ["read", str(old), "--to", "json"],
            ["read", str(old), "--to", "akn"],
            ["cite", str(old)],
            ["compare", str(old), str(new)],
            ["read", str(long), "--to", "json"],
        ):
            print(f"{median(*arguments):8.0f} ms  multilateral {' '.join(Path(a).name for a in arguments)}", flush=True)
    print("\n(old.txt and new.txt have 41 paragraphs, long.txt has 1,001)")


if __name__ == "__main__":
    main()
