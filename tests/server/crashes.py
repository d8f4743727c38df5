"""``kill -9`` at random moments of a load and of a server doing acts, and what is looked at afterwards.

``python -m tests.server.crashes --kills 50`` prints the figures; half of the kills are of loads, half of servers.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.record import samples
from tests.server.service import Service, Visitor

Cases = Iterable[tuple[int, random.Random]]
Environment = dict[str, str]
PAPERS = 90
TEXT = "/texts/ex-wg-3-l-4"
DELEGATES = ("Dorrin Askelow", "Nevka Hadrosh", "Thibrac Lumènes")

THERE = """
import collections, hashlib, json, django
django.setup()
from multilateral.ledger import queries as ledger
from multilateral.negotiation.models import Concern
from multilateral.record import models as m
from multilateral.server.verifying import verify_here
found = verify_here(derived=True)
work = ("version__work__symbol", "version__language")
state = {
    "works": m.Work.objects.values_list("symbol", "kind", "title", "session", "date", "adopted_on", "order"),
    "versions": m.Version.objects.values_list("work__symbol", "language", "document", "file__sha256"),
    "files": m.File.objects.values_list("sha256", "name", "size", "media_type"),
    "renderings": m.Rendering.objects.values_list(*work, "file__sha256", "path"),
    "passages": m.Passage.objects.values_list(*work, "place", "order", "text"),
    "citations": m.CitationLink.objects.values_list(*work, "target", "place", "text"),
    "lineage": m.Lineage.objects.values_list("earlier__symbol", "later__symbol", "relation", "basis", "reasons"),
    "asked": m.OperativeAct.objects.values_list("work__symbol", "paragraph", "verb", "addressee", "task"),
    "proceedings": m.Proceedings.objects.values_list("symbol", "digest", "number", "path", "file__sha256"),
    "votes": m.VoteGiven.objects.values_list("symbol", "state", "choice", "date"),
    "sponsors": m.SponsorNamed.objects.values_list("symbol", "state", "additional", "date"),
}
state = {name: sorted(json.dumps(row, default=str, sort_keys=True) for row in rows) for name, rows in state.items()}
half = [w.symbol for w in m.Work.objects.filter(versions=None)]
half += [f.sha256 for f in m.File.objects.filter(renderings=None, proceedings=None, deposits=None, versions=None)]
acts = m.Rendering.objects.values("file").distinct().count() + len(state["proceedings"]) + m.Source.objects.count()
print(json.dumps({
    "findings": [f.message for f in found.findings], "size": found.size, "half": half, "acts": acts,
    "leaves": [line.leaf for line in ledger.lines()],
    "counts": {name: len(rows) for name, rows in state.items()},
    "digest": hashlib.sha256(json.dumps(state, sort_keys=True).encode()).hexdigest(),
    "words": collections.Counter(Concern.objects.values_list("words", flat=True)),
}))
"""


def look(environment: Environment) -> dict[str, Any]:
    """What is in the house, seen by a process of its own: what ``verify`` finds, and the whole record as one digest."""
    settings = {"DJANGO_SETTINGS_MODULE": "multilateral.server.settings"}
    done = subprocess.run([sys.executable, "-c", THERE], env=environment | settings, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    seen: dict[str, Any] = json.loads(done.stdout)
    return seen


@dataclass
class Figures:
    """Kills, those ``early`` ones before which nothing was entered, ``whole`` loads, entries or acts acknowledged."""

    kills: int = 0
    early: int = 0
    whole: int = 0
    acknowledged: int = 0


# -- loads ------------------------------------------------------------------------------------------------------


def papers(folder: Path) -> Path:
    """Drafts, the resolutions that some became, and the votes on those, of invented States."""
    folder.mkdir(parents=True)
    for n in range(1, PAPERS + 1):
        title = f"Paper number {n} on common templates"
        text = samples.draft(f"EX/WG/3/L.{n}", title)
        if n % 3 == 0:
            text = samples.adopted(f"EX/RES/3/{n}", f"EX/WG/3/L.{n - 1}")
        (folder / f"{n:03}.txt").write_bytes(text.replace(b"Common templates for requests", title.encode()))
    lines = [json.dumps(samples.vote_line(f"EX/RES/3/{n}")) for n in range(3, PAPERS + 1, 3)]
    (folder / "votes.json").write_text("\n".join(lines))
    return folder


def kill_loads(cases: Cases, folder: Path) -> Figures:
    """Kills loads, checks what each left, and goes on with the next; each that ends is as one that nobody stopped."""
    figures = Figures()
    source = papers(folder / "papers")
    uninterrupted = _environment(folder / "uninterrupted")
    began = time.monotonic()
    done = _load(uninterrupted, source)
    assert done.wait(600) == 0, "the load that nobody stopped did not end well"
    lasts = time.monotonic() - began
    expected = look(uninterrupted)
    assert expected["findings"] == [] and expected["half"] == []
    environment = _environment(folder / "killed-0")
    for case, chance in cases:
        # A load that came to its end before its moment is looked at, and the next one is killed in its place.
        # One in four is killed at any moment of its life, the others while they enter.
        entering, part = chance.random() > 0.25, chance.uniform(0.02, 0.6)
        while not (killed := _kill_one(environment, source, part * lasts, entering)).early:
            left = _looked_at(environment, killed, f"case {case}")
            figures.whole += _as_uninterrupted(left, expected, f"case {case}")
            environment, lasts = _environment(folder / f"killed-{figures.whole}"), min(lasts, killed.seconds)
        figures.kills += 1
        figures.acknowledged += killed.entries
        if killed.entries:
            _looked_at(environment, killed, f"case {case}")
        else:
            figures.early += 1
    assert _load(environment, source).wait(600) == 0
    figures.whole += _as_uninterrupted(look(environment), expected, "the last load")
    return figures


@dataclass(frozen=True)
class Killed:
    """A load that was stopped ``early``, or not, after so long; what another process had read of it by then."""

    early: bool
    seconds: float
    entries: int
    leaf: str


def _kill_one(environment: Environment, source: Path, moment: float, entering: bool) -> Killed:
    home = Path(environment["MULTILATERAL_HOME"])
    began = time.monotonic()
    held = seen = _last(home) or (0, "")
    running, end = _load(environment, source), None if entering else began + moment
    while (end is None or time.monotonic() < end) and running.poll() is None:
        seen = _last(home) or seen
        if end is None and seen != held:
            end = time.monotonic() + moment
        time.sleep(0.005)
    early = running.poll() is None
    with contextlib.suppress(ProcessLookupError):
        os.killpg(running.pid, signal.SIGKILL)
    running.wait()
    return Killed(early, time.monotonic() - began, *seen)


def _looked_at(environment: Environment, killed: Killed, where: str) -> dict[str, Any]:
    left = look(environment)
    assert left["findings"] == [] and left["half"] == [], f"{where}: {left['findings']} {left['half']}"
    assert left["size"] >= killed.entries, f"{where}: entries are lost"
    assert left["leaves"][killed.entries - 1] == killed.leaf, f"{where}: an entry is another"
    assert left["size"] == left["acts"] + 1, f"{where}: the ledger has acts that left nothing"
    return left


def _as_uninterrupted(left: dict[str, Any], expected: dict[str, Any], where: str) -> int:
    assert left["counts"] == expected["counts"] and left["size"] == expected["size"], where
    assert left["digest"] == expected["digest"], f"{where}: the record differs from that of a load nobody stopped"
    return 1


def _environment(home: Path) -> Environment:
    # A database of its own in its home, whatever the tests run on: what is watched is its file.
    kept = {name: value for name, value in os.environ.items() if name != "MULTILATERAL_DATABASE"}
    return kept | {"MULTILATERAL_HOME": str(home)}


def _load(environment: Environment, source: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "multilateral", "load", str(source)]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, env=environment, stdout=quiet, start_new_session=True)


def _last(home: Path) -> tuple[int, str] | None:
    """How many entries another process can read, and the hash of the last: they are acknowledged."""
    try:
        with contextlib.closing(sqlite3.connect(f"file:{home}/multilateral.sqlite3?mode=ro", uri=True)) as reader:
            found = reader.execute("SELECT position + 1, leaf FROM ledger_entry ORDER BY position DESC LIMIT 1")
            row: tuple[int, str] | None = found.fetchone()
            return row
    except sqlite3.Error:  # not made yet
        return None


# -- servers ----------------------------------------------------------------------------------------------------


def kill_servers(cases: Cases, environment: Environment) -> Figures:
    """Kills a server to which delegates speak: what was answered is there, once, and the record verifies."""
    figures, service = Figures(), Service(environment)
    acknowledged: list[str] = []
    asked: list[str] = []
    for case, chance in cases:
        service.start()
        go = threading.Barrier(len(DELEGATES) + 1)
        speakers = [
            threading.Thread(target=_speak, args=(service, name, f"case {case}", acknowledged, asked, go))
            for name in DELEGATES
        ]
        for speaker in speakers:
            speaker.start()
        go.wait(120)
        before, moment = len(acknowledged), chance.uniform(0.05, 2.5)
        threading.Event().wait(moment)
        service.kill()
        for speaker in speakers:
            speaker.join(60)
        seen = look(environment)
        where = f"case {case}, killed after {moment:.3f} s"
        assert seen["findings"] == [], where
        assert all(seen["words"].get(said) == 1 for said in acknowledged), where
        assert all(seen["words"].get(said, 0) <= 1 for said in asked), where
        figures.kills += 1
        figures.early += len(acknowledged) == before
    figures.acknowledged = len(acknowledged)
    return figures


def _speak(
    service: Service, name: str, mark: str, acknowledged: list[str], asked: list[str], go: threading.Barrier
) -> None:
    """Waits until all are there, then raises one concern after another until the line goes dead."""
    visitor = Visitor(service)
    try:
        visitor.step_in(name)
        go.wait(120)
        for number in range(1000):
            words = f"{mark} {name} {number}"
            asked.append(words)
            visitor.post(f"{TEXT}/op{1 + number % 5}/concern", words=words)
            acknowledged.append(words)
    except (OSError, AssertionError, threading.BrokenBarrierError):
        return


def main() -> None:
    """Prints the figures, or fails with what was lost."""
    made = argparse.ArgumentParser(prog="python -m tests.server.crashes", description=__doc__)
    made.add_argument("--kills", type=int, default=50)
    made.add_argument("--seed", default="1")
    made.add_argument("--only", choices=("loads", "servers"), help="all the kills of one kind")
    options = made.parse_args()

    def cases(count: int, of: str) -> Cases:
        return ((n, random.Random(f"{options.seed}/{of}/{n}")) for n in range(count))

    with tempfile.TemporaryDirectory(prefix="multilateral-crashes-", ignore_cleanup_errors=True) as folder:
        loads = {"loads": options.kills, "servers": 0}.get(options.only, options.kills // 2)
        if loads:
            print(f"loads: {kill_loads(cases(loads, 'load'), Path(folder))}", flush=True)
        if options.kills > loads:
            servers = cases(options.kills - loads, "server")
            print(f"servers: {kill_servers(servers, _environment(Path(folder) / 'server'))}", flush=True)


if __name__ == "__main__":
    main()
