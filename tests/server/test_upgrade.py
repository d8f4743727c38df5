"""An installation of an older version becomes one of this version when a command of it starts: one fixture a release.

Each archive in ``older/`` is a home folder without its keys: a database as that version left it, with the cast of the
tests and three deposited papers, and the bytes of these. A release adds one, made by its own code.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import Any

import pytest

from tests.record import samples
from tests.server.crashes import look

OLDER = sorted((Path(__file__).parent / "older").glob("*.tar.xz"))
pytestmark = [pytest.mark.fault, pytest.mark.database]


@pytest.fixture(params=OLDER, ids=lambda path: path.name.removesuffix(".tar.xz"))
def environment(request: Any, tmp_path: Path) -> dict[str, str]:
    """The home of the older version; it is a SQLite, whatever the tests run on."""
    with tarfile.open(request.param) as archive:
        archive.extractall(tmp_path / "home", filter="data")
    kept = {name: value for name, value in os.environ.items() if name != "MULTILATERAL_DATABASE"}
    return kept | {"MULTILATERAL_HOME": str(tmp_path / "home")}


def multilateral(environment: dict[str, str], *command: str) -> subprocess.CompletedProcess[str]:
    arguments = [sys.executable, "-m", "multilateral", *command]
    done = subprocess.run(arguments, env=environment, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def test_there_is_an_older_version_to_start_from() -> None:
    assert OLDER


def test_a_load_into_an_older_version_brings_it_up_to_date_and_goes_on(
    environment: dict[str, str], tmp_path: Path
) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_bytes(samples.draft("EX/WG/3/L.11", "A paper of today"))
    done = multilateral(environment, "load", str(paper))
    assert done.stdout == "1 entered, 0 held already, 0 failed\n"
    assert "is of an older version" in done.stderr and "record.0009_provisions: done in" in done.stderr
    assert "older version" not in multilateral(environment, "load", str(paper)).stderr, "it is told once"
    seen = look(environment)
    assert seen["findings"] == [], "the log, the rows as old entries left them, the files, the index"
    assert seen["counts"]["works"] == 4 and seen["counts"]["lineage"] >= 1
    found = json.loads(multilateral(environment, "find", "working language", "--to", "json").stdout)
    assert found["count"] == 4
    # What the older version did not know is there for its texts, too: the anchors of agreed language, the topics.
    multilateral(environment, "tick")
    shown = multilateral(environment, "manage", "shell", "--verbosity", "0", "-c", SHOWN).stdout.split()
    assert shown == ["verbatim", "EX/RES/3/1", "0"]


SHOWN = """
from multilateral.record.agreed import agreed
from multilateral.record.models import Work
(clause,) = agreed("to submit to the Working Group at its fourth session a report", "en", exercise=True).clauses
print(clause.status, clause.matches[0].symbol, Work.objects.filter(on_topic=None).count())
"""
