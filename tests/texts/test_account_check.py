"""The independent checker finds the account right, and finds it wrong where it is."""

from __future__ import annotations

import copy
from pathlib import Path

from tests.texts.account_check import faults, said_by

SAMPLES = sorted((Path(__file__).parent / "samples").glob("*.txt"))


def test_the_accounts_of_samples_are_confirmed() -> None:
    both = zip(SAMPLES, said_by(SAMPLES, "--account"), said_by(SAMPLES, "--to", "json"), strict=False)
    assert [faults(path, *(one["document"] for one in two)) for path, *two in both] == [[]] * len(SAMPLES)


def test_a_character_that_is_lost_or_taken_twice_is_found() -> None:
    path = SAMPLES[0]
    account, document = (next(said_by([path], *how))["document"] for how in (["--account"], ["--to", "json"]))
    lost, twice, moved = (copy.deepcopy(account) for _ in range(3))
    lost["lines"][3]["end"] -= 1
    twice["lines"].append(twice["lines"][-1])
    moved["lines"].reverse()
    assert all(faults(path, wrong, document) for wrong in (lost, twice, moved))
    document["blocks"][0]["text"] = "Not what is printed"
    assert faults(path, account, document)


REAL = (
    "seeds/A_C.1_77_L.23.txt",
    "data/ict/A_RES_73_27.txt",
    "data/documents/A_RES_73_6-EN.pdf",
    "data/redlines/RP/RP013-Deleted-Math-Control-Char.docx",
    "data/redlines/RP/RP015-MoveFrom-MoveTo.docx",
)


def test_real_documents_are_confirmed(shared: Path) -> None:
    paths = [shared / one for one in REAL]
    both = zip(paths, said_by(paths, "--account"), said_by(paths, "--to", "json"), strict=False)
    assert [faults(path, *(one["document"] for one in two)) for path, *two in both] == [[]] * len(REAL)
