"""What is planted is one slip, where it is said to stand; what was judged by hand keeps the bar for false errors."""

from __future__ import annotations

import csv
import random
from collections import Counter
from pathlib import Path

import pytest

from multilateral.texts.read import read
from tests.texts.hand.kinds import KINDS
from tests.texts.hand.masthead import as_draft
from tests.texts.hand.sheet import Plant, Sheet, sheet

TEXTS_JUDGED = 1661
TEXT = """United Nations EX/RES/77/900

General Assembly

Distr.: General

Seventy-seventh session

Agenda item 94

Use of lighthouses by all for the good of all

Resolution adopted by the General Assembly on 1 December 2022

[without reference to a Main Committee (EX/77/L.1)]

77/900. Use of lighthouses by all for the good of all

The General Assembly,

Recalling its resolutions 70/1 of 3 December 2015, 71/1 of 5 December 2016, 72/1 of 4 December 2017, 73/1 of \
3 December 2018, 74/1 of 2 December 2019 and 75/1 C of 1 December 2020,

Recalling also the Universal Declaration of Human Rights, and the work of the Economic and Social Council,

Recalling further that the Exercise Council on the Lighting of All Coasts meets every year,

Noting the long-standing views of non-governmental organizations, and document A/77/275,

1. Requests the Secretary-General to convene the Exercise Council on the Lighting of All Coasts;

2. Also requests Member States, pursuant to resolution 70/1, to keep all lamps lit;

3. Further requests each of them:

    (a) To clean the lamps of the coast;

    (b) To trim the wicks of the lamps;

4. Thanks all who keep a lamp;

5. Invites all others to light one;

6. Decides to include in the provisional agenda of its seventy-eighth session the item entitled “Use of lighthouses by \
all for the good of all”.
"""
PLANTS = [plant for plants, _ in KINDS.values() for plant in plants]
NEED_MORE = {"biennial_link_left_out", "masthead_in_small_letters", "masthead_of_another"}


@pytest.fixture
def lighthouses() -> Sheet:
    return sheet(TEXT, read(TEXT.encode()), ["Arcadia", "Borduria", "Colombia", "Viet Nam"])


@pytest.mark.parametrize("plant", [one for one in PLANTS if one.__name__ not in NEED_MORE])
def test_one_slip_is_planted_where_it_is_said_to_stand(plant: Plant, lighthouses: Sheet) -> None:
    made = plant(lighthouses, random.Random(4))
    assert made is not None
    assert made.at
    before = as_draft(lighthouses, lighthouses.sponsors) if "sponsor" in plant.__name__ else lighthouses.lines
    if made.italics:
        assert made.lines == before
    elif plant.__name__ in ("number_skipped", "number_twice", "paragraph_struck"):
        assert made.lines != before
    else:
        pairs = enumerate(zip(before, made.lines, strict=True))
        assert {index for index, (old, new) in pairs if old != new} == set(made.at)


def test_at_most_one_error_in_fifty_texts_is_false() -> None:
    table = Path(__file__).parent / "adjudicated/findings_independent.csv"
    with table.open(encoding="utf-8", newline="") as file:
        judged = list(csv.DictReader(file))
    verdicts = Counter((row["severity"], row["verdict"]) for row in judged)
    assert len(judged) == 100
    assert {verdict for _, verdict in verdicts} == {"true", "false"}
    assert all(row["reason"] and len(row["words"].split()) <= 12 for row in judged)
    assert 50 * verdicts["error", "false"] / TEXTS_JUDGED <= 1
