"""One installation, several processes: two that answer pages on one PostgreSQL, each with two workers, and one tick."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.postgres import another_database, cluster
from tests.record import samples
from tests.server.service import Service, running

PAGE = "/documents/EX/WG/3/L.9"


def page(service: Service, path: str = PAGE) -> str:
    with urllib.request.urlopen(service.address + path, timeout=60) as answer:
        return str(answer.read().decode())


def load(environment: dict[str, str], folder: Path, name: str, content: bytes) -> None:
    """``multilateral load`` of one paper, as an operator on another machine would."""
    paper = folder / name
    paper.write_bytes(content)
    command = [sys.executable, "-m", "multilateral", "load", str(paper)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def processes(environment: dict[str, str], word: str) -> list[str]:
    """The command lines with this word among the processes of this installation."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            line = (folder / "cmdline").read_bytes().decode().replace("\0", " ")
            own = (
                f"MULTILATERAL_HOME={environment['MULTILATERAL_HOME']}\0".encode() in (folder / "environ").read_bytes()
            )
        except OSError:
            continue
        if own and f" multilateral {word}" in line:
            found.append(line)
    return found


@pytest.mark.postgresql
@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="it counts processes in /proc")
def test_two_services_and_one_tick_are_one_installation(tmp_path: Path) -> None:
    with cluster() as server, another_database(server) as url:
        home = tmp_path / "home"
        environment = os.environ | {"MULTILATERAL_HOME": str(home), "MULTILATERAL_DATABASE": url}
        options = ("--workers", "2", "--without-exercise")
        with running(environment, *options) as one, running(environment, *options, "--without-tick") as other:
            assert len(processes(environment, "tick")) == 1
            load(environment, tmp_path, "draft.txt", samples.draft())
            # Every worker of both has set the page, and keeps it.
            for service in (one, other):
                with ThreadPoolExecutor(8) as readers:
                    pages = list(readers.map(lambda _n, at=service: page(at), range(16)))
                assert len(set(pages)) == 1 and "EX/RES/3/1" not in pages[0]
            load(environment, tmp_path, "adopted.txt", samples.adopted())
            # What one process has entered, no worker of any other leaves out.
            for service in (one, other):
                with ThreadPoolExecutor(8) as readers:
                    assert all("EX/RES/3/1" in text for text in readers.map(lambda _n, at=service: page(at), range(16)))
            assert page(one).replace(one.address, other.address) == page(other)
            size = int(page(other).partition('data-live-from="')[2].partition('"')[0])
            end = time.monotonic() + 60
            while (home / "tick").read_text() != str(size - 1):
                assert time.monotonic() < end, "the tick has not looked at the last entry"
                time.sleep(0.2)
        verify = [sys.executable, "-m", "multilateral", "verify", "--to", "json"]
        done = subprocess.run(verify, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout
