"""Lines from right to left as pdftotext draws them out are read in the order in which they are meant."""

from __future__ import annotations

import pytest

from multilateral.texts.read.plain import lines

BRACKETS = "\u202bنعم (كلمة) ثم (كلمة)\u202c\n"


@pytest.mark.parametrize(
    ("drawn", "read"),
    [
        ("\u202bقرارها \u202a 75/240\u202cالمؤرخ\u202c", "قرارها 75/240 المؤرخ"),
        ("\u202bالرقم \u202a ،1249\u202cالمرفق\u202a.\u202c\u202c", "الرقم 1249، المرفق."),
        ("\u202bتقرير اللجنة (\u202a])EX/7/4\u202c\u202c", "تقرير اللجنة (EX/7/4)]"),
        ("\u202b\u202a.Lamps and Oil, vol. 15, No. 27 ¹\u202c\u202c", "¹ Lamps and Oil, vol. 15, No. 27."),
        ("\u202bعلى نحو كاٍمل \u064bبحر\u202c", "على نحو كامٍل ب\u064bحر"),
    ],
)
def test_a_line_is_turned_round(drawn: str, read: str) -> None:
    (_, line) = lines(BRACKETS + drawn)
    assert line.text == read


def test_columns_are_read_from_the_right_and_the_blanks_to_the_left_set_nothing_in() -> None:
    (_, row, last) = lines(
        f"{BRACKETS}  \u202bالكلمة الثانية\u202c    \u202b(أ)\u202c\n      \u202b\u202a.EX/7/12 ⁶\u202c\u202c\n"
    )
    assert (row.text, row.indent) == ("(أ) الكلمة الثانية", 0)
    assert (last.text, last.indent) == ("⁶ EX/7/12.", 0)


def test_a_text_without_such_lines_stays_as_it_is() -> None:
    assert [line.text for line in lines("قرارها 75/240 المؤرخ")] == ["قرارها 75/240 المؤرخ"]
