"""An installation for the measurements: loaded by ``load_all`` with its seconds told apart, served, and asked.

As a script, ``installation.py load HOME PATH…`` loads and prints what it took as JSON: in a process of its own.
"""

from __future__ import annotations

import contextlib
import functools
import http.client
import json
import os
import resource
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any


def django_at(home: Path) -> None:
    """Starts Django in this process on that home."""
    os.environ |= {"MULTILATERAL_HOME": str(home), "DJANGO_SETTINGS_MODULE": "multilateral.server.settings"}
    import django

    django.setup()


def loading(home: Path, paths: Sequence[str]) -> dict[str, float]:
    """Loads, and tells the seconds: on the clock, and of the processors for reading, indexing and all the rest.

    Reading is what the reading processes took, with the index entries that they reckon; indexing is the time of this
    process inside ``index_version`` and ``index_proceedings``.
    """
    django_at(home)
    from django.core.management import call_command

    from multilateral.cli.inputs import collect
    from multilateral.record import acts
    from multilateral.server.commands.load import TEXTS
    from multilateral.server.founding import found
    from multilateral.server.loading import load_all

    call_command("migrate", verbosity=0, interactive=False)
    found(exercise=False, say=lambda words: None)
    indexing = 0.0

    def timed(work: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(work)
        def run(*args: Any, **kwargs: Any) -> Any:
            nonlocal indexing
            start = time.process_time()
            try:
                return work(*args, **kwargs)
            finally:
                indexing += time.process_time() - start

        return run

    for name in ("index_version", "index_proceedings"):
        setattr(acts, name, timed(getattr(acts, name)))
    inputs, _empty = collect(list(paths))
    inputs = [one for one in inputs if one.below.suffix.lower() in TEXTS]
    start, own = time.perf_counter(), time.process_time()
    before = _of_children()
    done = load_all(inputs)
    own = time.process_time() - own
    return {
        "seconds": time.perf_counter() - start,
        "reading": _of_children() - before,
        "indexing": indexing,
        "rest": own - indexing,
        "entered": done.entered,
        "failed": done.failed,
    }


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def load(home: Path, *paths: str) -> dict[str, float]:
    """``loading`` in a process of its own."""
    command = [sys.executable, __file__, "load", str(home), *paths]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True)
    value: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return value


@contextlib.contextmanager
def served(home: Path, workers: int = 2) -> Iterator[int]:
    """``multilateral serve`` on that home, on a free port; ended with all its children."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "multilateral", "serve", "--home", str(home), "--port", str(port)]
    command += ["--workers", str(workers), "--without-exercise"]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
    try:
        for _attempt in range(1200):
            with contextlib.suppress(OSError):
                if ask(http.client.HTTPConnection("127.0.0.1", port, timeout=10), "/healthz"):
                    break
            if process.poll() is not None:
                raise SystemExit("the service did not start")
            time.sleep(0.1)
        yield port
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=60)


def ask(line: http.client.HTTPConnection, address: str, posted: object = None) -> bytes:
    """One answer, which must be 200."""
    body = None if posted is None else json.dumps(posted)
    headers = {"Accept-Encoding": "gzip"} | ({"Content-Type": "application/json"} if body else {})
    line.request("POST" if body else "GET", address, body, headers)
    answer = line.getresponse()
    content = answer.read()
    assert answer.status == 200, (address, answer.status, content[:300])
    return content


def latencies(port: int, asked: Sequence[Any]) -> list[float]:
    """The seconds of each answer, one after the other on one line, sorted; an address, or an address and a body."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=600)
    ask(line, "/healthz")
    taken = []
    for each in asked:
        address, posted = each if isinstance(each, tuple) else (each, None)
        start = time.perf_counter()
        ask(line, address, posted)
        taken.append(time.perf_counter() - start)
    return sorted(taken)


def p95(taken: Sequence[float]) -> float:
    """The 95th percentile of sorted seconds, in milliseconds."""
    return taken[min(len(taken) - 1, int(len(taken) * 0.95))] * 1000


def a_second(port: int, addresses: Sequence[str], readers: int = 8) -> float:
    """Answers a second to so many readers, who share the addresses among them."""
    at, lock = iter(addresses), threading.Lock()

    def read() -> None:
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=600)
        while True:
            with lock:
                address = next(at, None)
            if address is None:
                return
            ask(line, address)

    threads = [threading.Thread(target=read) for _reader in range(readers)]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(addresses) / (time.perf_counter() - start)


if __name__ == "__main__":
    _script, command, home, *paths = sys.argv
    assert command == "load"
    print(json.dumps(loading(Path(home), paths)))
