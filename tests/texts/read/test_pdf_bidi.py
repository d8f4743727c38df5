"""Pages that are read from right to left give their words in the order in which they are read."""

from __future__ import annotations

from functools import cache

import pytest

from multilateral.texts import read, write
from multilateral.texts.model import Document
from multilateral.texts.read import pdf
from multilateral.texts.read.pdf_bidi import signs

PAGE = (
    "#set page(width: 460pt, height: 300pt, margin: 60pt)\n"
    '#set text(font: ("Amiri", "Liberation Serif"), size: 12pt, lang: "ar", dir: rtl, features: (calt: 0, liga: 0))\n'
)
DOCUMENT = """الأمم المتحدة
EX/RES/7/12
الجمعية العامة

إن الجمعية العامة،

إذ تشير إلى قرارها EX/RES/6/3 المؤرخ 3 أيار/مايو 2031 (الفقرة الأولى)،

1 - تقرر أن تُبقي المسألة قيد نظرها بروحٍ من الشراكة.
"""


@cache
def typeset(words: str) -> bytes:
    typst = pytest.importorskip("typst")
    return bytes(typst.compile((PAGE + words).encode()))


def text(words: str) -> str:
    return " ".join(line.text for line in pdf.lines(typeset(words)))


@pytest.mark.parametrize(
    "words",
    [
        "وإذ تشير إلى قرارها 75/240 المؤرخ 31 كانون الأول",
        "بروحٍ من الشراكة والتضامن",
        "العمل الذي أُنشئ من أجله",
        "كان ردّاً كبيراً جدّاً",
        "القرار 217 ألف (د-3) المؤرخ",
        "انظر المعنون ”طريق إلى البحر“، المرفق",
        "وثيقة المنظمة A.1090(28) المتعلقة بها",
        "انظر Lamps and Oil, vol. 18 نعم",
        "تقرير (Part I) عنها",
        "الفترة 2022-2032 كلها",
        "السفن التي لم تُلب بعد",
        "من أجل تَتَبُّع السفن وعلى نحو كاملٍ ومتساوٍ، بناءً على الطلب",
        "نعم (كلمة) انظر A/73/12 (Part II).",
        "نعم (كلمة) في الوثيقة CL 144/9 (C 2013/20)، المرفق دال",
        "نعم (كلمة) في اتفاقية البحر (رقم 138())) ثم",
        "نعم (كلمة) عنوانها “Harbour“ ثم ’1‘ ثم ”البحر“ و ‘2’ نعم",
        "يوم 15 آذار من كل سنة",
        "المعنون ”البحر“، 2018-2028، كلها",
    ],
)
def test_words_come_back_as_they_were_set(words: str) -> None:
    assert text(words) == words


def test_a_raised_figure_beside_a_year_is_the_mark_of_a_note() -> None:
    (line,) = [line for line in pdf.lines(typeset("صدر في عام 2012\u200f¹² ثم مضى")) if line.text]
    assert line.text == "صدر في عام 2012 ثم مضى"
    assert line.marks == ((15, "12"),)


def test_a_bracket_that_opens_on_one_line_closes_on_the_next() -> None:
    words = "كلمة " * 14 + "(" + "نور " * 20 + "بحر)/نهر ثم"
    assert text(words).split()[-2] == "بحر)/نهر"


def test_figures_of_a_line_without_arabic_words_keep_their_hyphen() -> None:
    assert text("سفن البحر\n\n23-25890").endswith("23-25890")


def test_notes_below_a_rule_on_the_right_are_notes_though_the_first_goes_on_from_the_page_before() -> None:
    long = "شرح طويل عن المنارة وعن البحر والسفن، " * 14
    words = "سفينة في البحر الكبير، " * 20 + f"ثم#footnote[{long}]" + " سفينة تمضي في البحر، " * 30
    roles = [(line.role, line.sheet) for line in pdf.lines(typeset(words)) if "المنارة" in line.text]
    assert len({sheet for _, sheet in roles}) > 1
    assert {role for role, _ in roles} == {"note"}


def test_what_is_written_in_arabic_is_read_back() -> None:
    pytest.importorskip("typst")
    document = read(DOCUMENT.encode())
    again = read(write(document, "pdf"))
    assert isinstance(document, Document) and isinstance(again, Document)
    assert (again.symbol, again.language) == (document.symbol, "ar")
    assert [one.text for one in again.preamble] == [one.text for one in document.preamble]
    assert [one.text for one in again.operative] == [one.text for one in document.operative]


@pytest.mark.parametrize("named", ["أل", "لأ"])
def test_the_one_glyph_of_lam_and_alef_is_read_with_lam_first(named: str) -> None:
    run = pdf.Run(0, 2, named, 10.0, 20.0, 50.0, 12.0, False, False)
    sheet = pdf.Sheet(1, 100.0, 100.0, named, runs=[run], places=[(10.0, 20.0), (10.0, 20.0)], rtl=True)
    assert "".join(sign.text for sign in signs([run], sheet, 12.0, frozenset())) == "لأ"
