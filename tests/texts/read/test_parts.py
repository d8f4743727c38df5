"""Files that hold several texts: collections of lettered resolutions, and reports that recommend drafts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from multilateral.texts import read
from multilateral.texts.read import account
from tests.texts.read.test_account import solid

HEAD = """EX/RES/7/12
General Assembly
Distr.: General
4 May 2031

Seventh session
Agenda item 31

7/12. Lighthouses and small ships
"""
LETTERED = (
    HEAD
    + """
A

Oil for the lamps

The General Assembly,

Noting the oil of the northern coast,

1. Requests the keepers to count it;¹

2. Decides to go on.

9th plenary meeting
3 May 2031

¹ EX/7/77.

B

Keepers of the lamps

The General Assembly,

Recalling the keepers,

Decides to thank them.

9th plenary meeting
3 May 2031
"""
)
REPORT = """EX/7/300
Distr.: General
4 May 2031

Report of the First Committee

1. The item was placed on the agenda of the seventh session by the General Assembly.

2. The Committee considered it at its 3rd meeting, on 2 May.

Recommendations of the First Committee

3. The First Committee recommends to the General Assembly the adoption of the following draft resolutions:

Draft resolution I
Oil for the lamps

The General Assembly,

Noting the oil of the northern coast,

1. Requests the keepers to count it;

2. Decides to go on.

Draft resolution II
Keepers of the lamps

The General Assembly,

Recalling the keepers,

Decides to thank them.

4. The First Committee also recommends to the General Assembly that it take note of the report.
"""


def test_lettered_resolutions_of_one_number_are_parts_with_the_masthead_of_the_whole() -> None:
    whole = read(LETTERED)
    assert (whole.kind, whole.symbol, whole.number, whole.title) == (
        "collection",
        "EX/RES/7/12 A-B",
        "7/12",
        "Lighthouses and small ships",
    )
    assert [(p.symbol, p.number, p.title) for p in whole.parts] == [
        ("EX/RES/7/12 A", "7/12 A", "Oil for the lamps"),
        ("EX/RES/7/12 B", "7/12 B", "Keepers of the lamps"),
    ]
    one, two = whole.parts
    assert (one.session, one.agenda_items, one.organ, one.date) == ("7", ["31"], "General Assembly", "2031-05-04")
    assert [p.id for p in one.walk()] == ["pp1", "op1", "op2"]
    assert [p.id for p in two.walk()] == ["pp1", "op.u1"]
    assert [(n.marker, n.paragraph) for n in one.notes] == [("1", "op1")]
    assert one.adopted is not None
    assert (one.adopted.meeting, one.adopted.date) == ("9th plenary meeting", "2031-05-03")


def test_resolutions_that_follow_each_other_whole_are_parts() -> None:
    text = LETTERED.partition("\nB\n")[0].replace("\nA\n", "\n")
    second = text.replace("7/12", "7/13").replace("Oil for the lamps", "").replace("the oil", "the sea")
    whole = read(f"{text}\n* * *\n\n{second}")
    assert [p.symbol for p in whole.parts] == ["EX/RES/7/12", "EX/RES/7/13"]
    assert [len(p.operative) for p in whole.parts] == [2, 2]


def test_a_report_keeps_its_own_paragraphs_and_its_drafts_are_parts() -> None:
    whole = read(REPORT)
    assert (whole.kind, whole.symbol) == ("report", "EX/7/300")
    assert [b.number for b in whole.blocks if b.type == "paragraph"] == ["1", "2", "3", "4"]
    assert [(p.kind, p.number, p.title) for p in whole.parts] == [
        ("draft resolution", "I", "Oil for the lamps"),
        ("draft resolution", "II", "Keepers of the lamps"),
    ]
    assert [len(p.operative) for p in whole.parts] == [2, 1]


def test_one_draft_in_a_report_does_not_make_the_report_a_resolution() -> None:
    above, _, below = REPORT.partition("Draft resolution I\n")
    one, _, _ = below.partition("Draft resolution II")
    whole = read(f"{above}Draft resolution\n{one}")
    assert whole.kind == "report"
    assert [len(p.operative) for p in whole.parts] == [2]


def test_sections_that_repeat_the_opening_words_are_no_parts() -> None:
    text = LETTERED.replace("\nA\n", "\n").replace("\nB\n", "\nII\n")
    whole = read(text)
    assert whole.parts == []
    assert whole.symbol == "EX/RES/7/12"


@pytest.mark.parametrize("text", [LETTERED, REPORT], ids=["collection", "report"])
def test_every_character_of_all_parts_is_accounted_for(text: str) -> None:
    reading = account(text)
    rows = text.split("\n")
    held = [rows[e.line - 1][e.start : e.end] for e in reading.account]
    assert solid("".join(held)) == solid(text)
    parts = {(e.place or "").partition(":")[0] for e in reading.account if e.place and ":" in e.place}
    assert parts >= {"1", "2"}


def test_the_record_s_collections_give_their_parts_back_from_text(shared: Path) -> None:
    from multilateral.texts.write import write

    path = shared / "data" / "unga" / "74" / "English" / "74_250.xml"
    official = read(path.read_bytes())
    back = read(write(official, "text"))
    assert (back.kind, back.symbol) == ("collection", official.symbol)
    assert [(p.symbol, p.number, p.title) for p in back.parts] == [
        (p.symbol, p.number, p.title) for p in official.parts
    ]
    assert json.dumps([[q.text for q in p.walk()] for p in back.parts]) == json.dumps(
        [[q.text for q in p.walk()] for p in official.parts]
    )
