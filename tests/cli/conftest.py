"""What the tests of the command line share: calling a command, and a few invented texts to call it on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

DRAFT = """EX/C.1/9/L.4

General Assembly

Distr.: Limited

4 October 2033

First Committee

Agenda item 31

Arbenia and Costa Alta: draft resolution

Lighthouses and the safety of small ships

The General Assembly,

Recalling its resolution EX/RES/7/12 of 3 May 2031,

Noting with concern that lamps fail in winter,

1. Welcomes the report of the keepers;

2. Decides to remain seized of the matter.
"""


@dataclass
class Called:
    """What a call of the command gave."""

    status: int
    out: str
    err: str
    bytes: bytes = b""


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, capfdbinary: Any) -> Callable[..., Called]:
    """Calls ``multilateral`` with these arguments, and with ``stdin`` as its standard input."""
    from multilateral.__main__ import main

    def run(*arguments: str | Path, stdin: bytes = b"") -> Called:
        monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(stdin)))
        capfdbinary.readouterr()
        try:
            status = main([str(a) for a in arguments])
        except SystemExit as left:
            status = int(left.code or 0)
        caught = capfdbinary.readouterr()
        return Called(status, caught.out.decode(), caught.err.decode(), caught.out)

    return run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two texts, one of them below it, and a file that cannot be read as text."""
    root = tmp_path / "in"
    (root / "drafts").mkdir(parents=True)
    (root / "a.txt").write_text(DRAFT)
    (root / "drafts" / "b.txt").write_text(DRAFT.replace("L.4", "L.5").replace("Welcomes", "Notes"))
    (root / "z.pdf").write_bytes(b"PK\x03\x04 nothing that a reader of any format knows")
    (root / ".hidden").write_text("no input")
    return root
