"""The independent checker finds the account right, and finds it wrong where it is."""

from __future__ import annotations

import copy
from pathlib import Path

from tests.texts.account_check import faults, said_by

SAMPLES = sorted((Path(__file__).parent / "samples").glob("*.txt"))


def test_the_account_of_a_sample_is_confirmed() -> None:
    path = SAMPLES[0]
    assert faults(path, said_by(path, "--account"), said_by(path, "--to", "json")) == []


def test_a_character_that_is_lost_or_taken_twice_is_found() -> None:
    path = SAMPLES[0]
    account, document = said_by(path, "--account"), said_by(path, "--to", "json")
    lost, twice, moved = (copy.deepcopy(account) for _ in range(3))
    lost["lines"][3]["end"] -= 1
    twice["lines"].append(twice["lines"][-1])
    moved["lines"].reverse()
    assert all(faults(path, wrong, document) for wrong in (lost, twice, moved))
    document["blocks"][0]["text"] = "Not what is printed"
    assert faults(path, account, document)


def test_real_documents_are_confirmed(shared: Path) -> None:
    for path in (shared / "data" / "ict" / "A_RES_73_27.txt", shared / "seeds" / "A_C.1_77_L.23.txt"):
        assert faults(path, said_by(path, "--account"), said_by(path, "--to", "json")) == []
