"""Pages that we write in other languages are read back: lists without numbers, notes, lines of ideographs, marks."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from multilateral.texts import read, write
from multilateral.texts.model import Document, Note, Paragraph
from multilateral.texts.wording import LANGUAGES

pytestmark = pytest.mark.fonts

OPENINGS = {"fr": "L’Assemblée générale", "ru": "Генеральная Ассамблея", "zh": "大会", "ar": "إن الجمعية العامة"}

RECITALS = {
    "fr": "Rappelant ses résolutions sur les gardiens de phare, qui allument les lampes du nord à la main,",
    "ru": "ссылаясь на свои резолюции о смотрителях маяков, которые зажигают лампы северного берега вручную,",
    "zh": "回顾其关于灯塔看守人的各项决议，看守人在冬季徒手点亮北部海岸的油灯，而油灯在冬季结冰，",
    "ar": "إذ تشير إلى قراراتها بشأن حراس المنارات الذين يضيئون مصابيح الساحل الشمالي بأيديهم في ليالي الشتاء الطويلة،",
}


def resolution(language: str, *operative: Paragraph, notes: tuple[Note, ...] = ()) -> Document:
    return Document(
        kind="resolution",
        language=language,
        symbol="EX/RES/7/12",
        organ=OPENINGS[language].removeprefix("إن "),
        opening=OPENINGS[language],
        preamble=[Paragraph(f"pp{n}", text=RECITALS[language]) for n in (1, 2, 3)],
        operative=list(operative),
        notes=list(notes),
    )


def again(document: Document) -> Document:
    pytest.importorskip("typst")
    return read(write(document, "pdf"))


def member(n: int, text: str) -> Paragraph:
    return Paragraph(f"op1.u{n}", text=text)


def test_days_set_below_a_colon_are_members_of_a_list_and_neither_headings_nor_one_paragraph() -> None:
    days = ["понедельник, 9 июня — с 9 ч 00 мин", "вторник, 10 июня — с 10 ч 00 мин", "среда, 11 июня;"]
    members = [member(n, day) for n, day in enumerate(days, 1)]
    first = Paragraph("op1", number="1", text="постановляет, что смотрители маяков соберутся:", paragraphs=members)
    second = Paragraph("op2", number="2", text="просит смотрителей зажигать все лампы на северном берегу.")
    found = again(resolution("ru", first, second))
    assert [one.text for one in found.operative[0].paragraphs] == days
    assert [one.number for one in found.operative] == ["1", "2"]


def test_numbers_that_begin_anew_behind_a_colon_are_below_their_paragraph() -> None:
    members = [Paragraph(f"op2.{n}", number=str(n), text=f"Point {n} de l’ordre du jour.") for n in (1, 2, 3)]
    found = again(
        resolution(
            "fr",
            Paragraph("op1", number="1", text="Prie les gardiens d’allumer toutes les lampes ;"),
            Paragraph("op2", number="2", text="Approuve l’ordre du jour ci-après :", paragraphs=members),
            Paragraph("op3", number="3", text="Décide de rester saisie de la question."),
        )
    )
    assert [one.number for one in found.operative] == ["1", "2", "3"]
    assert [one.number for one in found.operative[1].paragraphs] == ["1", "2", "3"]


def test_the_name_of_a_meeting_within_a_paragraph_does_not_open_a_text() -> None:
    text = (
        "回顾灯塔看守人" + "和沿海各地渔民以及小型船只船长" * 3 + "会议，审议灯塔油灯在冬季结冰的问题，" + "并呼吁" * 9
    )
    document = resolution("zh", Paragraph("op1", number="1", text="请灯塔看守人点亮所有灯塔。"))
    document.preamble = [Paragraph("pp1", text=f"{text}，")]
    assert [one.text for one in again(document).preamble] == [f"{text}，"]


@pytest.mark.parametrize("before", range(28, 40))
def test_the_mark_of_a_note_stays_in_its_place_wherever_the_line_of_ideographs_ends(before: int) -> None:
    text = "灯" * before + "》和灯塔看守人，" + "塔" * 20 + "。"
    note = Note("1", "见灯塔看守人的报告。", "op1", before + 1)
    (found,) = again(resolution("zh", Paragraph("op1", number="1", text=text), notes=(note,))).notes
    assert (found.paragraph, found.offset) == ("op1", before + 1)


@pytest.mark.poppler
def test_words_with_marks_are_drawn_so_that_another_program_reads_them_once(tmp_path: Path) -> None:
    text = "تُؤكّد أن حرّاس المنارات أُعيد تعيينهم سعياً إلى إنارة كلّ الشواطئ."
    document = resolution("ar", Paragraph("op1", number="1", text=text))
    page, drawn = tmp_path / "page.pdf", tmp_path / "page.txt"
    page.write_bytes(write(document, "pdf"))
    subprocess.run(["pdftotext", str(page), str(drawn)], check=True)
    assert read(drawn.read_bytes()).operative[0].text == text
    assert read(page.read_bytes()).operative[0].text == text


@pytest.mark.parametrize("language", OPENINGS)
def test_the_notice_is_in_the_language_of_the_page_and_no_part_of_its_last_note(language: str) -> None:
    said = {"fr": "Voir le rapport.", "ru": "См. доклад.", "zh": "见报告。", "ar": "انظر التقرير."}[language]
    texts = {
        "fr": "Prie les gardiens d’allumer les lampes.",
        "ru": "просит смотрителей зажигать лампы.",
        "zh": "请灯塔看守人点亮灯塔。",
        "ar": "تطلب إلى الحراس إنارة المصابيح.",
    }
    words = texts[language]
    note = Note("1", said, "op1", len(words) - 1)
    found = again(resolution(language, Paragraph("op1", number="1", text=words), notes=(note,)))
    assert [one.text for one in found.notes] == [said]
    printed = " ".join(piece.text for piece in found.furniture)
    assert LANGUAGES[language].forms.exercise[-12:] in printed
