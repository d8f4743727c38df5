"""The ledger by itself: appended to act by act and a thousand a transaction, then verified, here and as an export.

Beside it, in the same run and turn by turn with it, the least that an append must do: bare SQLite writes a row as long
and commits it to the same disk in the same way, and Ed25519 signs.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from installation import django_at
from kept import conditions, row

ENTRIES = int(os.environ.get("BENCH_ENTRIES", "100000"))
WORDS = "what an act of a few words leaves in the ledger " * 6
ROUNDS, EACH, TOGETHER = 10, 50, 1000


def appender() -> Callable[[int], None]:
    """What appends entry n, in the transaction of whoever calls."""
    from django.utils import timezone

    from multilateral.ledger.acts import append

    def one(n: int) -> None:
        # Of a row that is gone again, which the verification does not look for among the rows of the record.
        append(
            act="bench.line", by="0" * 32, for_party="installation", place="", object=f"bench.Line:{n}",
            audience="public", payload={"rows": [["bench.Line", str(n), None]], "words": WORDS}, now=timezone.now(),
        )  # fmt: skip

    return one


def bare(home: Path) -> Callable[[int, int], None]:
    """What writes rows n to m, as long as an entry with all that belongs to it, and signs for each; one transaction."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    key, content = Ed25519PrivateKey.generate(), "x" * 1200
    base = sqlite3.connect(home / "bare.sqlite3", isolation_level=None)
    base.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;")
    base.execute("CREATE TABLE bare (id INTEGER PRIMARY KEY, content TEXT, signature BLOB)")

    def write(n: int, m: int) -> None:
        base.execute("BEGIN IMMEDIATE")
        for at in range(n, m):
            base.execute("INSERT INTO bare VALUES (?, ?, ?)", (at, content, key.sign(b"%100d" % at)))
        base.execute("COMMIT")

    return write


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds on the clock, and of the processors: this process with those that it began and that have ended."""
    start, spent = time.perf_counter(), sum(os.times()[:4])
    work()
    return time.perf_counter() - start, sum(os.times()[:4]) - spent


def appends(home: Path) -> None:
    """Act by act beside the bare commit, then a thousand a transaction until the log is full."""
    from django.db import transaction

    one, write = appender(), bare(home)

    def acts(n: int, m: int, a_transaction: int) -> None:
        for first in range(n, m, a_transaction):
            with transaction.atomic():
                for at in range(first, min(first + a_transaction, m)):
                    one(at)

    ours = theirs = spent = 0.0
    acts(0, EACH, 1)
    for n in range(EACH, EACH * ROUNDS, EACH):
        seconds, processor = timed(lambda n=n: acts(n, n + EACH, 1))  # type: ignore[misc]
        ours, spent = ours + seconds, spent + processor
        theirs += timed(lambda n=n: [write(at, at + 1) for at in range(n, n + EACH)])[0]  # type: ignore[misc]
    count, done = EACH * (ROUNDS - 1), EACH * ROUNDS
    row("appends, each committed to the disk by itself", f"{count / ours:,.0f} a second")
    row("  for each second of the processor", f"{count / spent:,.0f}")
    row("  bare SQLite, committed alike, and a signature", f"{count / theirs:,.0f} a second")
    row("  ours / bare, in time", f"{ours / theirs:.2f}")
    ours = theirs = spent = 0.0
    for n in range(done, ENTRIES, TOGETHER):
        m = min(n + TOGETHER, ENTRIES)
        seconds, processor = timed(lambda n=n, m=m: acts(n, m, TOGETHER))  # type: ignore[misc]
        ours, spent = ours + seconds, spent + processor
        theirs += timed(lambda n=n, m=m: write(n, m))[0]  # type: ignore[misc]
    rate = (ENTRIES - done) / ours
    row(f"appends, {TOGETHER:,} a transaction", f"{rate:,.0f} a second", "≥ 1,000", rate >= 1000)
    row("  for each second of the processor", f"{(ENTRIES - done) / spent:,.0f}")
    row("  bare SQLite, committed alike, and a signature", f"{(ENTRIES - done) / theirs:,.0f} a second")
    row("  ours / bare, in time", f"{ours / theirs:.2f}")


def verifications(home: Path) -> None:
    """The whole log by who has its key, and by whoever has an export."""
    from multilateral.server import transfer

    def here() -> None:
        found = transfer.verify_here(None)
        assert found.holds and found.size == ENTRIES, found.findings

    seconds, spent = timed(here)
    row(f"{ENTRIES:,} entries verified", f"{seconds:.1f} s", "≤ 10 s", seconds <= 10)
    row("  seconds of the processors", f"{spent:.1f} s")
    target = home / "record.zip"
    transfer.export(target)

    def elsewhere() -> None:
        found = transfer.verify_export(target)
        assert found.holds and found.size == ENTRIES, found.findings

    seconds, spent = timed(elsewhere)
    row("the same from an export, with the public key alone", f"{seconds:.1f} s")
    row("  seconds of the processors", f"{spent:.1f} s")


def main() -> None:
    """The table."""
    print(conditions())
    with tempfile.TemporaryDirectory(prefix="bench") as folder:
        home = Path(folder)
        django_at(home)
        from django.core.management import call_command

        call_command("migrate", verbosity=0, interactive=False)
        appends(home)
        verifications(home)
    print(conditions())


if __name__ == "__main__":
    main()
