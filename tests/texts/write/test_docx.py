"""Word files: what the form asks, each piece where a reader of Word looks for it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from lxml import etree

from multilateral.texts import write
from multilateral.texts.model import Adopted, Block, Document, Note, Paragraph
from multilateral.texts.read import read
from tests.texts.same_core import rows

DAYS = ("Monday, 4 May", "Tuesday, 5 May", "Wednesday, 6 May")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return etree.fromstring(file.read(name))


def words(element: etree._Element) -> str:
    signs = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}footnoteReference": "*"}
    return "".join(e.text or "" if e.tag == f"{W}t" else signs.get(str(e.tag), "") for e in element.iter())


def paragraphs(data: bytes) -> list[tuple[str, str]]:
    """Style and words of every paragraph, in order."""
    return [
        (p.find(f"{W}pPr/{W}pStyle").get(f"{W}val", ""), words(p))  # type: ignore[union-attr]
        for p in part(data, "word/document.xml").iter(f"{W}p")
    ]


def test_a_draft_is_set_as_the_form_asks(lighthouses: Document) -> None:
    assert paragraphs(write(lighthouses, "docx")) == [
        ("Issuer", ""),
        ("Symbol", "EX/C.1/9/L.4"),
        ("Organ", "General Assembly"),
        ("Masthead", "Distr.: Limited"),
        ("Masthead", "4 October 2033"),
        ("Masthead", "Original: English"),
        ("Session", "Ninth session"),
        ("Session", "First Committee"),
        ("AgendaItem", "Agenda item 31"),
        ("AgendaTitle", "Safety at sea"),
        ("Sponsors", "Arbenia, Costa Alta and Norland (Islands of): draft resolution"),
        ("Title", "Lighthouses and the safety of small ships"),
        ("Opening", "The General Assembly,"),
        ("Preambular", "Guided by the needs of those who sail at night,"),
        ("Preambular", "Noting with concern that lamps fail in winter,"),
        ("Numbered", "1.\tRecalls its resolution EX/RES/7/12 of 3 May 2031 and the report of the keepers*;"),
        ("Numbered", "2.\tRequests the Secretary-General:"),
        ("Subparagraph1", "(a)\tTo count the lamps;"),
        ("Subparagraph1", "(b)\tTo report on:"),
        ("Subparagraph2", "(i)\tTheir oil;"),
        ("Subparagraph2", "(ii)\tTheir keepers;"),
        ("Continuation1", "and to do so every year;"),
        ("Numbered", "3.\tDecides to remain seized of the matter."),
        ("Heading1", "Annex I"),
        ("Numbered", "1.\tA lamp is lit at dusk*."),
        ("Numbered", "2.\tA lamp is put out at dawn."),
    ]


def test_the_lead_is_italic_and_nothing_else_of_its_paragraph(lighthouses: Document) -> None:
    body = part(write(lighthouses, "docx"), "word/document.xml")
    italic = ["".join(words(r)) for r in body.iter(f"{W}r") if r.find(f"{W}rPr/{W}i") is not None]
    assert italic == [
        "The General Assembly", "Guided", "Noting with concern", "Recalls", "Requests", "Decides",
    ]  # fmt: skip


def test_notes_are_footnotes_of_word(lighthouses: Document) -> None:
    data = write(lighthouses, "docx")
    notes = [n for n in part(data, "word/footnotes.xml") if n.get(f"{W}type") is None]
    assert [words(n).strip() for n in notes] == ["EX/9/77.", "See EX/RES/7/12."]
    referred = [r.get(f"{W}id") for r in part(data, "word/document.xml").iter(f"{W}footnoteReference")]
    assert referred == [n.get(f"{W}id") for n in notes]
    assert all(n.find(f".//{W}footnoteRef") is not None for n in notes)


def test_a_marker_that_breaks_the_count_is_set_as_it_is_printed(lighthouses: Document) -> None:
    lighthouses.notes[0].marker = "*"
    lighthouses.notes[1].marker = "1"
    data = write(lighthouses, "docx")
    marks = list(part(data, "word/document.xml").iter(f"{W}footnoteReference"))
    assert [m.get(f"{W}customMarkFollows") for m in marks] == ["1", None]
    assert words(marks[0].getparent()) == "**"  # type: ignore[arg-type]


def test_a_note_without_a_place_is_printed_after_the_text(lighthouses: Document) -> None:
    lighthouses.notes.append(Note("7", "Lost at sea."))
    assert paragraphs(write(lighthouses, "docx"))[-1] == ("FootnoteText", "⁷ Lost at sea.")


def test_an_adopted_text_says_how_it_was_adopted(seed: Callable[[str], Document]) -> None:
    found = dict(paragraphs(write(seed("A_RES_74_29"), "docx")))
    assert found["Issuer"] == "United Nations"
    assert found["Adopted"] == "Resolution adopted by the General Assembly on 12 December 2019"
    assert found["Report"] == "[on the report of the First Committee (A/74/363)]"
    assert found["NumberedTitle"].startswith("74/29.\tDevelopments in the field")
    assert found["Closing"] == "46th plenary meeting\n12 December 2019"


def test_footer_and_properties_say_that_it_is_no_united_nations_document(lighthouses: Document) -> None:
    data = write(lighthouses, "docx")
    assert words(part(data, "word/footer1.xml")).startswith("This is no document of the United Nations")
    core = "".join(str(t) for t in part(data, "docProps/core.xml").itertext())
    assert "This is no document of the United Nations" in core and "EX/C.1/9/L.4" in core


def test_right_to_left_is_set_on_paragraphs_words_and_section() -> None:
    text = "وإذ تشير إلى قرارها A/RES/7/12 المؤرخ ٣ أيار،"
    document = Document(language="ar", symbol="EX/1/L.1", preamble=[Paragraph("pp1", None, "وإذ تشير", text)])
    body = part(write(document, "docx"), "word/document.xml")
    paragraph = next(p for p in body.iter(f"{W}p") if "قرارها" in words(p))
    assert paragraph.find(f"{W}pPr/{W}bidi") is not None
    assert body.find(f".//{W}sectPr/{W}bidi") is not None
    assert body.find(f".//{W}tblPr/{W}bidiVisual") is not None
    by_direction = [(words(r), r.find(f"{W}rPr/{W}rtl") is not None) for r in paragraph.iter(f"{W}r")]
    assert "".join(t for t, _ in by_direction) == text
    assert [t for t, is_right_to_left in by_direction if not is_right_to_left] == ["A/RES/7/12"]


@pytest.mark.parametrize(
    ("language", "attribute", "tag"), [("ar", "bidi", "ar-SA"), ("zh", "eastAsia", "zh-CN"), ("fr", "val", "fr-FR")]
)
def test_the_language_is_said(language: str, attribute: str, tag: str) -> None:
    styles = part(write(Document(language=language, title="T"), "docx"), "word/styles.xml")
    assert styles.find(f".//{W}rPrDefault//{W}lang").get(f"{W}{attribute}") == tag  # type: ignore[union-attr]


def test_tables_and_headings_keep_their_place_and_shape() -> None:
    document = Document(
        kind="report",
        language="en",
        blocks=[
            Block("heading", "h1", 1, "I", "Lamps"),
            Block("table", "t1", rows=[["Lamp", "Oil"], ["North", "3"], ["South"]]),
            Block("paragraph", "b1", 0, "1", "All were lit."),
        ],
        notes=[Note("1", "In litres.", "t1", 8)],
    )
    data = write(document, "docx")
    assert paragraphs(data) == [
        ("Heading1", "I.\tLamps"), ("TableText", "Lamp"), ("TableText", "Oil*"), ("TableText", "North"),
        ("TableText", "3"), ("TableText", "South"), ("TableText", ""), ("Numbered", "1.\tAll were lit."),
    ]  # fmt: skip


def test_lettered_texts_stand_below_one_masthead_and_are_read_back_from_word_and_html() -> None:
    done = Adopted(date="2031-05-03", on_report="EX/A/9/41", committee="First Committee")
    shared: dict[str, Any] = {
        "language": "en",
        "organ": "General Assembly",
        "session": "9",
        "agenda_items": ["31"],
        "agenda_title": "Safety at sea",
        "job_number": "31-00417",
    }
    parts = [
        Document(
            **shared,
            kind="resolution",
            symbol=f"A/RES/9/41 {letter}",
            number=f"9/41 {letter}",
            title=title,
            opening="The General Assembly",
            preamble=[Paragraph("pp1", text="Guided by the needs of those who sail at night,")],
            operative=[Paragraph("op1", number="1", text="Decides to remain seized of the matter.")],
            adopted=replace(done, meeting="42nd plenary meeting"),
        )
        for letter, title in (("A", "Lamps of the north"), ("B", "Lamps of the south"))
    ]
    whole = Document(
        **shared,
        kind="collection",
        symbol="A/RES/9/41 A-B",
        number="9/41",
        title="Lighthouses",
        adopted=done,
        parts=parts,
    )
    data = write(whole, "docx")
    assert [text for style, text in paragraphs(data) if style in ("Symbol", "Part", "Title", "NumberedTitle")] == [
        "A/RES/9/41 A-B", "9/41.\tLighthouses", "A", "Lamps of the north", "B", "Lamps of the south",
    ]  # fmt: skip
    for again in (read(data), read(write(whole, "html"))):
        assert (again.kind, again.title, again.number, again.job_number) == (
            "collection",
            "Lighthouses",
            "9/41",
            "31-00417",
        )
        assert [(part.symbol, part.number, part.title) for part in again.parts] == [
            ("A/RES/9/41 A", "9/41 A", "Lamps of the north"),
            ("A/RES/9/41 B", "9/41 B", "Lamps of the south"),
        ]


def test_a_list_without_numbers_keeps_its_ranks_in_word_and_html() -> None:
    days = [Paragraph(f"op1.u{n}", text=f"{day}: from 10 a.m. to 1 p.m.;") for n, day in enumerate(DAYS, 1)]
    rest = [Paragraph("op2.a", number="(a)", text="The lamps;"), Paragraph("op2.u1", text="and their oil;")]
    last = [Paragraph("op3.a", number="(a)", text="The keepers;"), Paragraph("op3.u1", text="To count the boats;")]
    document = Document(
        kind="resolution",
        language="en",
        organ="General Assembly",
        number="9/41",
        title="Lighthouses",
        opening="The General Assembly",
        preamble=[Paragraph("pp1", text="Guided by the needs of those who sail at night,")],
        operative=[
            Paragraph("op1", number="1", text="Decides that the keepers shall meet as follows:", paragraphs=days),
            Paragraph("op2", number="2", text="Requests the Secretary-General to count:", paragraphs=rest),
            Paragraph("op3", number="3", text="Also requests the Secretary-General to name:", paragraphs=last),
            Paragraph("op4", number="4", text="Decides to remain seized of the matter."),
        ],
    )
    for to in ("docx", "html"):
        assert rows(read(write(document, to))) == rows(document), to  # type: ignore[arg-type]


def test_the_parts_of_a_collection_follow_one_another_each_on_a_new_page(lighthouses: Document) -> None:
    data = write(Document(kind="collection", language="en", parts=[lighthouses, lighthouses]), "docx")
    body = part(data, "word/document.xml")
    assert sum(1 for style, _ in paragraphs(data) if style == "Title") == 2
    breaks = [p for p in body.iter(f"{W}p") if p.find(f"{W}pPr/{W}pageBreakBefore") is not None]
    assert [p.find(f"{W}pPr/{W}pStyle").get(f"{W}val") for p in breaks] == ["Heading1", "Spacer", "Heading1"]  # type: ignore[union-attr]


def test_what_xml_cannot_hold_is_shown_and_not_dropped() -> None:
    document = Document(title="A\x00B\x0bC", blocks=[Block("paragraph", "b1", text="\ud800")])
    assert ("Title", "A\ufffdB\ufffdC") in paragraphs(write(document, "docx"))


def test_the_same_document_gives_the_same_bytes(lighthouses: Document) -> None:
    assert write(lighthouses, "docx") == write(lighthouses, "docx")
