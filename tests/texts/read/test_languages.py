"""The same invented draft in the official languages: one structure, the same names of places, each its own words."""

from __future__ import annotations

from pathlib import Path

import pytest

from multilateral.texts import read, write
from multilateral.texts.model import Document

SAMPLES = Path(__file__).parents[1] / "samples" / "languages"
CODES = ("fr", "es", "ru", "ar", "zh")
EXPECTED = {
    "fr": ("Assemblée générale", "Première Commission", "L’Assemblée générale", "limitée", "31 b)"),
    "es": ("Asamblea General", "Primera Comisión", "La Asamblea General", "limitada", "31 b)"),
    "ru": ("Генеральная Ассамблея", "Первый комитет", "Генеральная Ассамблея", "Limited", "31 b)"),
    "ar": ("الجمعية العامة", "اللجنة الأولى", "إن الجمعية العامة", "Limited", "31 (ب)"),
    "zh": ("大会", "第一委员会", "大会", "Limited", "31 (b)"),
}
LEADS = {
    "fr": ["Rappelant", "Se déclarant gravement préoccupée", "Prie de nouveau", "Décide"],
    "es": ["Recordando", "Expresando profunda preocupación", "Solicita también", "Decide"],
    "ru": ["ссылаясь", "будучи глубоко обеспокоена", "вновь просит", "постановляет"],
    "ar": ["إذ تشير", "وإذ يساورها بالغ القلق", "تطلب مرة أخرى", "تقرر"],
    "zh": ["回顾", "深为关切", "再次请", "决定"],
}
NUMBERS = {
    "fr": ["1", "a)", "b)", "i)", "ii)", "2"],
    "es": ["1", "a)", "b)", "i)", "ii)", "2"],
    "ru": ["1", "а)", "b)", "i)", "ii)", "2"],
    "ar": ["1", "(أ)", "(ب)", "’1‘", "’2‘", "2"],
    "zh": ["1", "(a)", "(b)", "㈠", "㈡", "2"],
}


def sample(code: str) -> str:
    return (SAMPLES / f"{code}.txt").read_text(encoding="utf-8")


@pytest.fixture(params=CODES)
def document(request: pytest.FixtureRequest) -> Document:
    return read(sample(request.param))


def test_the_language_is_recognised_and_nothing_is_doubted(document: Document) -> None:
    assert document.language in CODES
    assert document.doubts == []


def test_the_masthead_is_read_as_printed(document: Document) -> None:
    organ, committee, opening, distribution, item = EXPECTED[document.language or ""]
    assert (document.organ, document.committee, document.opening) == (organ, committee, opening)
    assert (document.distribution, document.agenda_items) == (distribution, [item])
    assert (document.symbol, document.session, document.date) == ("EX/C.1/9/L.4", "9", "2033-10-04")
    assert document.kind == "draft resolution"
    assert len(document.sponsors) == 3
    assert document.title and document.agenda_title


def test_places_have_the_same_names_in_all_languages(document: Document) -> None:
    assert [one.id for one in document.walk()] == [
        "pp1", "pp2", "op1", "op1.a", "op1.b", "op1.b.i", "op1.b.ii", "op2",
    ]  # fmt: skip
    assert [one.number for one in document.walk() if one.number] == NUMBERS[document.language or ""]


def test_the_opening_words_are_those_that_are_set_in_italics(document: Document) -> None:
    tops = [*document.preamble, *document.operative]
    assert [one.lead for one in tops] == LEADS[document.language or ""]


def test_a_note_stands_where_its_mark_stood(document: Document) -> None:
    (note,) = document.notes
    assert (note.marker, note.paragraph) == ("1", "pp2")
    assert "¹" not in document.preamble[1].text


def test_text_is_printed_in_the_language_and_reads_back(document: Document) -> None:
    again = read(write(document, "text"))
    again.furniture = []  # the rule above the notes
    assert again == document


def test_lines_broken_in_chinese_are_joined_without_a_blank() -> None:
    broken = sample("zh").replace(
        "回顾其2031年5月1日第EX/RES/7/12号决议，", "回顾其2031年5月1日第EX/RES/7/12号\n决议，\n并重申其承诺，"
    )
    assert read(broken).preamble[0].text == "回顾其2031年5月1日第EX/RES/7/12号决议，并重申其承诺，"


def test_vowel_marks_tatweel_and_direction_do_not_change_what_is_read() -> None:
    plain = read(sample("ar"))
    marked = sample("ar").replace("إن الجمعية العامة", "إن الجمعيــة العامة").replace("إذ تشير", "إذ تُشير")
    found = read(marked)
    assert [one.id for one in found.walk()] == [one.id for one in plain.walk()]
    assert found.preamble[0].lead == "إذ تُشير"
    turned = read(sample("ar").replace("EX/RES/7/12", "\u200eEX/RES/7/12\u200e"))
    assert turned.preamble[0].text == plain.preamble[0].text
    assert "EX/RES/7/12" in turned.preamble[0].text


def test_arabic_indic_figures_number_paragraphs() -> None:
    found = read(sample("ar").replace("\n1 - ", "\n١ - ").replace("\n2 - ", "\n٢ - "))
    assert [one.id for one in found.operative] == ["op1", "op2"]
    assert [one.number for one in found.operative] == ["١", "٢"]


def test_a_text_in_another_language_is_read_as_english_with_a_doubt() -> None:
    found = read(
        "Entwurf einer Entschließung\n\nDie Versammlung der Leuchtturmwärter, unter Hinweis auf ihre Beschlüsse "
        "und in dem Bewusstsein, dass die Lampen im Winter erlöschen, beschließt, die Frage weiter zu prüfen.\n"
    )
    assert found.language == "en"
    assert [doubt.kind for doubt in found.doubts if doubt.kind == "language-unsure"] == ["language-unsure"]


def test_arabic_marks_its_notes_with_a_figure_in_parentheses() -> None:
    printed = sample("ar").replace("الشتاء¹", "الشتاء(1)").replace("¹ انظر", "__________\n\n(1) انظر")
    found = read(printed)
    assert [(note.marker, note.paragraph, note.text) for note in found.notes] == [("1", "pp2", "انظر EX/9/77.")]
    assert "(1)" not in found.preamble[1].text
