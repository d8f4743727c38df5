"""``multilateral find``: the search from the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.record import samples


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "multilateral", *arguments], capture_output=True, text=True, check=False
    )


def test_words_are_found_in_their_paragraphs_as_json_and_as_text(tmp_path: Path) -> None:
    home = str(tmp_path / "home")
    (tmp_path / "paper.txt").write_bytes(samples.adopted())
    assert run("load", "--home", home, str(tmp_path / "paper.txt")).returncode == 0
    found = run("find", "answered late", "--home", home, "--to", "json")
    value = json.loads(found.stdout)
    assert found.returncode == 0 and value["count"] == 1 and value["coverage"]["documents"] == 1
    (result,) = value["results"]
    assert set(result) == {"symbol", "language", "paragraph", "snippet", "date", "body"}
    assert (result["symbol"], result["paragraph"]) == ("EX/RES/3/1", "pp2")
    told = run("find", '"late answered"', "--home", home, "--to", "text")
    assert told.returncode == 0 and told.stdout.startswith("0 found. Searched: 1 documents, 2026-11-20 to")
    assert "EX/RES/3/1, pp2 (en)" in run("find", "late", "--home", home, "--to", "text").stdout
    agreed = run(
        "find", "--agreed", "Encourages each State to answer in its working language", "--home", home, "--to", "text"
    )
    assert agreed.returncode == 0 and agreed.stdout.startswith("verbatim, adopted in 1: Encourages")
    assert "first 2026-11-20  EX/RES/3/1, op1; how it was adopted is not held" in agreed.stdout


def test_a_wrong_limit_is_said(tmp_path: Path) -> None:
    done = run("find", "x", "--limit", "0", "--home", str(tmp_path / "home"))
    assert done.returncode == 2 and "--limit" in done.stderr
