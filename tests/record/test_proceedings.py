"""Lines that tell how a text came about: read, entered once, indexed, linked; the UN's own against the gold."""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from multilateral.record.printed_names import Names, official
from multilateral.record.proceedings import differing, digest, event, is_proceedings, lines, symbol_of, workflow
from multilateral.texts.model import TextError
from tests.record import samples

NAMES = Names([("Aldemar", "ald"), ("Brennia", "bre"), ("Korvath (Federal Republic of)", "kor")])
GOLD = Path(__file__).parent / "gold" / "votes_differences.csv"
XML = b"""<akomaNtoso><workflow source="#x">
<step date="2026-11-10" outcome="draftResolution" as="EX/WG/3/L.9/Rev.1" by="Aldemar, Korvath (Federal Republic of)"/>
<step date="0001-01-01" outcome="draftResolutionAdditionalSponsors" by="Brennia"/>
<step date="0001-01-01" outcome="recommendedForAdoption" as="EX/WG/3/12" by="" refersTo="7"/>
<step date="2026-11-20" outcome="adopted" as="EX/WG/3/PV.5" by=""/></workflow></akomaNtoso>"""


def test_a_line_is_read() -> None:
    told = event(samples.vote_line(), NAMES)
    assert (told.symbol, told.draft, told.date, told.meeting) == (
        "EX/RES/3/1",
        "EX/WG/3/L.9/Rev.1",
        "2026-11-20",
        "EX/WG/3/PV.5",
    )
    assert told.counts == (2, 0, 1)
    assert [[name.code for name in names] for names in told.votes] == [["ald", "bre"], [], ["kor"]]
    assert [(name.code, name.printed) for name in told.additional] == [("bre", "BRENNIA"), ("", "THE HARBOUR GUILD")]
    assert [difference.kind for difference in told.differences] == ["nought"]


@pytest.mark.parametrize(
    ("changes", "kinds"),
    [
        ({"MS_against_count": "0"}, []),
        ({"MS_against_count": "0", "MS_in_favour_count": "3"}, ["fewer"]),
        ({"MS_against_count": "0", "MS_in_favour_count": "1"}, ["more"]),
        (
            {"MS_against_count": "0", "MS_in_favour": ["ALDEMAR", "BRENNIA"] * 2, "MS_abstaining": ["X"] * 2},
            ["twice"],
        ),
        ({"MS_against_count": "0", "MS_in_favour": [], "MS_abstaining": []}, ["no names"]),
        ({"adoption_type": ""}, ["how"]),
        ({"adoption_type": "Without a vote"}, []),
    ],
)
def test_what_is_odd_is_named(changes: dict[str, Any], kinds: list[str]) -> None:
    assert [difference.kind for difference in event(samples.vote_line(**changes), NAMES).differences] == kinds


@pytest.mark.parametrize(
    ("printed", "draft", "report"),
    [
        ("A/77/380, para. 11", "", "A/77/380"),
        ("A/75/L.87/Rev.1 and A/75/L.87/Rev.1/Add.1 (as amended in A/75/L.90)", "A/75/L.87/Rev.1", ""),
        ("A/75/450 and A/75/450/Corr.1, para. 7", "", "A/75/450"),
        ("nothing", "", ""),
    ],
)
def test_the_draft_or_the_report_is_found(printed: str, draft: str, report: str) -> None:
    told = event(samples.vote_line(originating_document=printed), NAMES)
    assert (told.draft, told.report) == (draft, report)


def test_the_workflow_of_a_file_is_read() -> None:
    line = workflow(XML, "EX/RES/3/1")
    assert line is not None
    told = event(line, NAMES)
    assert (told.draft, told.submitted_on, told.report, told.report_paragraph) == (
        "EX/WG/3/L.9/Rev.1",
        "2026-11-10",
        "EX/WG/3/12",
        "7",
    )
    assert [name.code for name in told.sponsors] == ["ald", "kor"]
    assert [name.code for name in told.additional] == ["bre"]


@pytest.mark.parametrize("content", [b"", b"<workflow", b"<workflow><step</workflow>", b"<workflow></workflow>"])
def test_a_file_without_steps_has_no_workflow(content: bytes) -> None:
    assert workflow(content, "EX/RES/3/1") is None


def test_lines_are_told_from_other_json() -> None:
    assert is_proceedings(json.dumps(samples.vote_line()).encode())
    for other in (
        b"",
        b"{}",
        b"[1]",
        b'{"symbol": 3}',
        b'{"symbol": "A/1", "sponsors": [], "kind": "other"}',
        b"{" * 9999,
    ):
        assert not is_proceedings(other)


def test_a_bad_line_keeps_the_others() -> None:
    good = json.dumps(samples.vote_line())
    found = list(lines(f"{good}\n\n{{broken\n{good}\r\n[]\n".encode()))
    assert [number for number, _line in found] == [1, 3, 4, 5]
    assert [isinstance(line, TextError) for _number, line in found] == [False, True, False, True]


def test_several_texts_in_one_stand_under_what_they_share() -> None:
    assert symbol_of({"symbol": "A/RES/75/254 A-C"}) == "A/RES/75/254"
    assert symbol_of({"symbol": "A/RES/75/290 A"}) == "A/RES/75/290 A"
    assert symbol_of({"symbol": "nothing"}) is None


def test_two_lines_differ_in_what_they_tell_and_not_in_spelling() -> None:
    one = event(samples.vote_line(), NAMES)
    assert differing(one, event(samples.vote_line(MS_in_favour=["Brennia", "Aldemar"]), NAMES)) == ()
    assert differing(one, event(samples.vote_line(sponsors=["X"]), NAMES)) == ("sponsors",)


def test_the_order_of_keys_makes_no_other_line() -> None:
    line = samples.vote_line()
    assert digest(line) == digest(dict(reversed(line.items())))


@pytest.mark.parametrize("session", ["74", "75", "77", "78", "79"])
def test_counts_and_differences_are_those_of_the_gold(shared: Path, session: str) -> None:
    path = shared / "data" / "unga" / "votes" / f"{session}.json"
    names = Names(official())
    causes = {
        "N.A. stands for nought": "nought",
        "counts without names": "no names",
        "every name listed twice": "twice",
        "names missing or too many": "fewer",
        "kind of adoption not said": "how",
    }
    expected = {
        int(row["line"]): {causes[cause] for cause in row["difference"].split("; ") if cause in causes}
        for row in csv.DictReader(GOLD.read_text(encoding="utf-8").splitlines())
        if row["session"] == session
    }
    found: dict[int, set[str]] = {}
    seen: Counter[str] = Counter()
    for number, line in lines(path.read_bytes()):
        assert not isinstance(line, TextError)
        told = event(line, names)
        seen[line["symbol"]] += 1
        if told.differences or seen[line["symbol"]] > 1:
            found[number] = {difference.kind for difference in told.differences}
        elif told.how == "recorded vote":
            assert told.counts == tuple(len(each) for each in told.votes), line["symbol"]
            assert all(name.code for each in told.votes for name in each), line["symbol"]
    assert found == expected
