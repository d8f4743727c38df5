"""Printed names of States: capitals, accents, old names, names run together and names in two halves."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from multilateral.record.printed_names import MOST, Names, official

INVENTED = Names(
    [("Aldemar", "ald"), ("Brennia (Republic of)", "bre"), ("Isles of Korvath", "kor"), ("Côte d'Orsa", "ors")]
)
GOLD = Path(__file__).parent / "gold" / "voting_names.csv"


def codes(*printed: str) -> list[str]:
    return [name.code for name in INVENTED.read(printed)]


@pytest.mark.parametrize(
    "printed",
    ["COTE D'ORSA", "CÔTE D’ORSA", " Côte d'Orsa\xa0", "THE CÔTE D'ORSA", "CÔTE D'ORSA (THE)", "COTE DORSA,"],
)
def test_capitals_accents_blanks_and_articles_do_not_matter(printed: str) -> None:
    assert codes(printed) == ["ors"]


@pytest.mark.parametrize(
    "printed",
    [
        "ALDEMAR ISLES OF KORVATH",
        "ALDEMAR AND ISLES OF KORVATH",
        "Aldemar,Isles of Korvath",
        "ALDEMARAND THE ISLES OF KORVATH",
    ],
)
def test_names_that_run_together_are_parted(printed: str) -> None:
    assert codes(printed) == ["ald", "kor"]


def test_a_blank_inside_a_name_is_told() -> None:
    (name,) = INVENTED.read(["ALDE MAR"])
    assert (name.code, name.printed, name.reason) == ("ald", "ALDE MAR", "blanks misplaced")


def test_two_halves_of_a_name_are_one_state() -> None:
    assert codes("OF KORVATH", "ALDEMAR", "ISLES") == ["kor", "ald"]


def test_a_group_is_the_capacity_and_not_a_state() -> None:
    first, second = INVENTED.read(["Aldemar (on behalf of the Group of Isles (north)) and Côte d'Orsa"])
    assert (first.code, first.capacity) == ("ald", "the Group of Isles (north)")
    assert (second.code, second.capacity) == ("ors", "")


@pytest.mark.parametrize(
    "printed", ["SUBMITTED BY THE CHAIR", "THE REPRESENTATIVE OF ALDEMAR", "ISLES", "ALDEMARIA", "x" * 2 * MOST]
)
def test_what_is_no_state_stays_as_printed(printed: str) -> None:
    (name,) = INVENTED.read([printed])
    assert (name.code, name.printed) == ("", printed)


def test_a_state_that_is_listed_twice_is_there_once() -> None:
    assert codes("ALDEMAR", "Aldemar", "BRENNIA (REPUBLIC OF)") == ["ald", "bre"]


def test_the_names_of_the_gold_are_read_as_it_says() -> None:
    known = dict(official())
    names = Names(official())
    wrong = []
    halves = {"SOLOMON", "ISLANDS"}  # the two stand in one list, and are read together
    for row in csv.DictReader(GOLD.read_text(encoding="utf-8").splitlines()):
        if row["printed"] in halves:
            continue
        expected = [known[name] for name in row["official"].split("|") if name]
        found = [name.code for name in names.read([row["printed"]]) if name.code]
        if found != expected:
            wrong.append((row["printed"], found))
    assert wrong == []
    assert [name.code for name in names.read(["ISLANDS", "SLOVENIA", "SOLOMON"])] == ["slb", "svn"]
