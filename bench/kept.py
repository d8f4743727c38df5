"""The record, kept: loading, pages, search and agreed language, on `data/unga` and `data/ict`; then how the
cost grows. Each figure stands beside what it must keep; peers and limits are in the same run (growth.py).

BENCH_HOME names the home of an installation that holds the record already: loading is then left out. BENCH_TIMES
(1,4,16) are the sizes of the growth table.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

import growth
from installation import a_second, latencies, load, p95, served
from measure import SHARED, absent

DRAWN = 200
UNGA, ICT = SHARED / "data/unga", SHARED / "data/ict"


def row(what: str, figure: str, bar: str = "", keeps: bool | None = None) -> None:
    """One line of the table."""
    print(f"{what:62} {figure:>16}   {bar:14} {'' if keeps is None else 'kept' if keeps else 'MISSED'}", flush=True)


def conditions() -> str:
    """What else the machine does: the load decides what a figure on the clock is worth."""
    one, five, _quarter = os.getloadavg()
    return f"{os.cpu_count()} cores, load {one:.1f} ({five:.1f} over five minutes)"


def loads(home: Path) -> None:
    """The English texts with votes first, the rest after them."""
    english = [str(folder) for folder in sorted(UNGA.glob("7?/English"))]
    found = load(home, *english, str(UNGA / "votes"))
    split = found["reading"] + found["indexing"] + found["rest"]
    entered = int(found["entered"])
    row(
        f"load: {entered:,} English texts and vote files",
        f"{found['seconds']:.0f} s",
        "≤ 240 s",
        found["seconds"] <= 240,
    )
    for part in ("reading", "indexing", "rest"):
        share = found[part] / split
        bar, keeps = ("≤ 25 %", share <= 0.25) if part == "rest" else ("", None)
        row(f"  processor seconds: {part}", f"{found[part]:.0f} s, {share:.0%}", bar, keeps)
    whole = load(home, str(UNGA), str(ICT))
    seconds = found["seconds"] + whole["seconds"]
    row(f"load: all {entered + int(whole['entered']):,} files", f"{seconds:.0f} s", "≤ 600 s", seconds <= 600)


def matrices(home: Path) -> None:
    """Reckoned before anything is measured: the tick would do it meanwhile, beside the service."""
    start = time.perf_counter()
    script = f"from installation import django_at; from pathlib import Path; django_at(Path({str(home)!r}))\n"
    script += "from django.core.management import call_command; call_command('migrate', verbosity=0)\n"
    script += "from multilateral.record import topic_index; print(topic_index.keep_up(3600))"
    done = subprocess.run([sys.executable, "-c", script], cwd=Path(__file__).parent, capture_output=True, text=True)
    row(
        f"matrices of {done.stdout.strip() or '?'} topics reckoned (by the tick)",
        f"{time.perf_counter() - start:.0f} s",
    )


def drawn(home: Path) -> tuple[list[str], list[str]]:
    """Addresses drawn with a fixed seed: documents in English, pages of lineage."""
    import sqlite3

    with sqlite3.connect(f"file:{home}/multilateral.sqlite3?mode=ro", uri=True) as base:
        symbols = [s for (s,) in base.execute("SELECT symbol FROM record_work WHERE symbol LIKE 'A/RES/7%' ORDER BY 1")]
        topics = [s for (s,) in base.execute("SELECT slug FROM record_topic ORDER BY 1")]
    source = random.Random("1")
    source.shuffle(symbols)
    source.shuffle(topics)
    return [f"/documents/{quote(symbol)}" for symbol in symbols], [f"/lineage/{quote(slug)}" for slug in topics[:DRAWN]]


def pages(home: Path) -> None:
    """Pages as a browser gets them; each is asked for once before it is kept, and again when it is."""
    documents, lineage = drawn(home)
    with served(home) as port:
        latencies(port, documents[-20:])
        first = latencies(port, documents[:DRAWN])
        row(f"document page, {DRAWN} drawn, set anew: p95", f"{p95(first):.0f} ms", "≤ 80 ms", p95(first) <= 80)
        again = latencies(port, documents[:DRAWN])
        row("  the same, kept: p95", f"{p95(again):.0f} ms", "≤ 80 ms", p95(again) <= 80)
        matrices = latencies(port, lineage)
        row(f"lineage page, {len(lineage)} drawn: p95", f"{p95(matrices):.0f} ms", "≤ 80 ms", p95(matrices) <= 80)
        anew = a_second(port, documents[DRAWN : DRAWN + 400])
        row("document pages, set anew, two workers", f"{anew:.0f} a second")
        hot = documents[:DRAWN] * 15
        a_second(port, documents[:DRAWN] * 4)
        kept = a_second(port, hot)
        row("document pages, kept, two workers", f"{kept:.0f} a second", "≥ 300", kept >= 300)


def main() -> None:
    """The tables."""
    if not UNGA.is_dir():
        absent("the record kept", "the documents are not beside the repository")
        return
    print(conditions())
    with tempfile.TemporaryDirectory(prefix="bench") as base:
        home = Path(base) / "home"
        if given := os.environ.get("BENCH_HOME"):
            shutil.copytree(given, home)
            absent("load", f"the record of {given} is taken")
        else:
            loads(home)
        matrices(home)
        pages(home)
        growth.table(home, [int(n) for n in os.environ.get("BENCH_TIMES", "1,4,16").split(",")])
    print(conditions())


if __name__ == "__main__":
    main()
