"""The independent checker finds the account right, and finds it wrong where it is."""

from __future__ import annotations

import copy
from pathlib import Path

from tests.texts.account_check import faults, said_by

SAMPLES = [str(path) for path in sorted((Path(__file__).parent / "samples").rglob("*.txt"))]
REAL = (
    "seeds/A_C.1_77_L.23.txt",
    "data/ict/A_RES_73_27.txt",
    "data/documents/A_RES_73_6-EN.pdf",
    "data/redlines/RP/RP013-Deleted-Math-Control-Char.docx",
    "data/redlines/RP/RP015-MoveFrom-MoveTo.docx",
)


def unconfirmed(paths: list[str]) -> list[str]:
    accounts, documents = said_by(paths, "--account"), said_by(paths, "--to", "json")
    return [path for path in paths if faults(path, accounts[path], documents[path])]


def test_the_accounts_of_samples_are_confirmed() -> None:
    assert unconfirmed(SAMPLES) == []


def test_a_character_that_is_lost_or_taken_twice_is_found() -> None:
    path = SAMPLES[0]
    account, document = said_by([path], "--account")[path], said_by([path], "--to", "json")[path]
    lost, twice, moved = (copy.deepcopy(account) for _ in range(3))
    lost["lines"][3]["end"] -= 1
    twice["lines"].append(twice["lines"][-1])
    moved["lines"].reverse()
    assert all(faults(path, wrong, document) for wrong in (lost, twice, moved))
    document["blocks"][0]["text"] = "Not what is printed"
    assert faults(path, account, document)


def test_real_documents_are_confirmed(shared: Path) -> None:
    assert unconfirmed([str(shared / one) for one in REAL]) == []
