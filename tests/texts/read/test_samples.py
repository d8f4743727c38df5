"""Awkward texts of an invented assembly, read."""

from __future__ import annotations

from pathlib import Path

import pytest

from multilateral.texts import read
from multilateral.texts.model import Document

SAMPLES = Path(__file__).parent.parent / "samples"


@pytest.fixture(scope="module")
def crowded() -> Document:
    return read((SAMPLES / "crowded.txt").read_bytes())


def test_a_crowded_masthead_is_read_into_its_fields(crowded: Document) -> None:
    assert crowded.symbol == "EX/C.3/12/L.19/Rev.1"
    assert crowded.kind == "draft resolution"
    assert (crowded.organ, crowded.committee, crowded.session) == ("General Assembly", "Third Committee", "12")
    assert (crowded.distribution, crowded.date, crowded.original_language) == (
        "Limited",
        "2031-11-02",
        "English/French",
    )
    assert crowded.agenda_items == ["72 (b)", "72 (c)"]
    assert crowded.title == "The keeping of lights, and of those who keep them"
    assert crowded.job_number == "31-20442"


def test_names_with_commas_parentheses_and_the_word_and_are_kept_whole(crowded: Document) -> None:
    assert crowded.sponsors == [
        "Aldermark",
        "Bosk and Vinland",
        "Dunmere (Islamic Republic of)",
        "Great Ostland",
        "Zembla",
    ]


def test_paragraphs_are_numbered_to_four_levels_in_both_parts_and_the_annex(crowded: Document) -> None:
    assert [paragraph.id for paragraph in crowded.walk()] == [
        *("pp1", "pp2", "pp3", "pp4", "pp4.a", "pp4.b"),
        *("op1", "op1.a", "op1.a.i", "op1.a.ii", "op1.a.ii.a", "op1.a.ii.b", "op1.b", "op1.u1"),
        *("op2bis", "op4", "op5"),
        *("annex1.p1", "annex1.p1.a", "annex1.p1.b", "annex1.p2"),
    ]
    last = crowded.operative[0].paragraphs[-1]
    assert (last.number, last.text) == (None, "and to say so by 1 May;")


def test_a_page_break_a_footnote_and_a_running_head_leave_no_trace_in_the_text(crowded: Document) -> None:
    assert [note.paragraph for note in crowded.notes] == [None, "pp1", "pp2", "pp3"]
    found = crowded.find("pp3")
    assert found is not None
    assert found.text == "Deeply alarmed that, in 2029 and 2030, 1,652 lamps went out,"
    assert {piece.kind for piece in crowded.furniture} == {"rule", "job-number", "folio", "running-head"}


def test_a_word_broken_at_its_own_hyphen_keeps_it_and_a_lost_one_is_doubted(crowded: Document) -> None:
    found = crowded.find("pp2")
    assert found is not None
    assert "open-ended watches" in found.text
    assert [(d.place, d.printed, d.reading) for d in crowded.doubts if d.kind == "lost-hyphen"] == [
        ("op2bis", "openended", "open-ended")
    ]


def test_a_number_out_of_order_is_kept_and_doubted(crowded: Document) -> None:
    assert [(d.kind, d.place) for d in crowded.doubts if d.kind == "number-order"] == [("number-order", "op4")]


def test_a_bare_text_without_blank_lines_has_a_preamble_and_an_operative_part() -> None:
    document = read((SAMPLES / "bare.txt").read_bytes())
    assert document.opening == "The Preparatory Committee"
    assert [p.lead for p in document.preamble] == ["Recalling", "Noting"]
    assert [(p.id, p.number, p.lead) for p in document.operative] == [("op.u1", None, "Decides")]


def test_a_letter_is_read_whole_as_blocks() -> None:
    document = read((SAMPLES / "letter.txt").read_bytes())
    assert (document.kind, document.symbol) == ("letter", "EX/9/231")
    assert (document.preamble, document.operative) == ([], [])
    assert [(block.type, block.id, block.number) for block in document.blocks] == [
        ("heading", "h1", None),
        ("paragraph", "b1", None),
        ("paragraph", "p1", "1"),
        ("paragraph", "p2", "2"),
        ("paragraph", "p2.a", "(a)"),
        ("paragraph", "p2.b", "(b)"),
        ("table", "t1", None),
        ("paragraph", "b2", None),
        ("paragraph", "b3", None),
    ]
    assert document.blocks[6].rows[1] == ["Cape Sorrow", "1", "0"]
    assert [(c.target, c.date, c.paragraph) for c in document.citations] == [("EX/RES/8/3", "2032-11-09", "b1")]
    assert document.doubts == []


def test_a_text_that_says_it_is_a_draft_and_is_none_is_doubted() -> None:
    document = read("EX/C.1/9/L.4\n\nNinth session\n\nA shopping list\n\n1. Bread\n\n2. Milk\n")
    assert {doubt.kind for doubt in document.doubts} == {"no-resolution"}
    assert [block.text for block in document.blocks][-2:] == ["Bread", "Milk"]


def test_two_dates_of_adoption_that_differ_are_doubted() -> None:
    document = read(
        "EX/RES/3/2\n\nResolution adopted by the Working Group on 3 May 2031\n\n3/2. Lights\n\nThe Working Group,\n\n"
        "Noting the dark,\n\n1. Decides to meet.\n\n4th meeting\n4 May 2031\n"
    )
    assert document.adopted is not None
    assert document.adopted.date == "2031-05-03"
    assert "date-differs" in {doubt.kind for doubt in document.doubts}


def test_a_date_of_no_calendar_is_doubted() -> None:
    document = read(
        "EX/3/L.2\nDistr.: Limited\n31 June 2031\n\nThe Working Group,\n\nNoting the dark,\n\n1. Decides so.\n"
    )
    assert document.date is None
    assert [(d.kind, d.printed) for d in document.doubts if d.kind == "date-unreadable"] == [
        ("date-unreadable", "31 June 2031")
    ]


def test_a_symbol_that_only_the_file_s_name_states_is_doubted() -> None:
    document = read("The Working Group,\n\nNoting the dark,\n\n1. Decides so.\n", name="in/EX_WG_3_L.4.txt")
    assert document.symbol == "EX/WG/3/L.4"
    assert ("missing-field", "masthead.symbol") in {(d.kind, d.place) for d in document.doubts}


def test_opening_words_on_the_line_of_the_first_paragraph_are_parted_from_it() -> None:
    document = read(
        "The Working Group, Recalling its mandate,\nNoting the dark,\n1. Decides so;\n2. Also decides so.\n"
    )
    assert document.opening == "The Working Group"
    assert [p.text for p in document.preamble] == ["Recalling its mandate,", "Noting the dark,"]
    assert [p.lead for p in document.operative] == ["Decides", "Also decides"]


def test_a_note_that_is_marked_twice_stands_where_it_is_marked_first() -> None:
    document = read(
        "The General Assembly,\n\n"
        "Noting the 2010, 1 2013 2 and 2015 3 reports of the keepers, and the 12 replies to them,\n\n"
        "1. Asks States to be guided by the 2010,1 20132 and 20153 reports of the keepers.\n\n"
        "____________\n1 EX/5/1.\n2 EX/8/1.\n3 EX/10/1.\n"
    )
    assert document.preamble[0].text == (
        "Noting the 2010, 2013 and 2015 reports of the keepers, and the 12 replies to them,"
    )
    assert document.operative[0].text == "Asks States to be guided by the 2010, 2013 and 2015 reports of the keepers."
    assert [(note.marker, note.paragraph, note.offset) for note in document.notes] == [
        ("1", "pp1", 16),
        ("2", "pp1", 21),
        ("3", "pp1", 30),
    ]


def test_sponsors_are_known_where_an_asterisk_parts_them_from_what_they_table() -> None:
    document = read(
        "EX/C.2/9/L.8\n\nSecond Committee\nAgenda item 3\n\nMarania:* draft resolution\n\nLamps\n\n"
        "The General Assembly,\n\nNoting the lamps,\n\n1. Decides so.\n\n____________\n"
        "* On behalf of the States that are members of the League of Keepers.\n"
    )
    assert (document.sponsors, document.title, document.doubts) == (["Marania"], "Lamps", [])


def test_sections_may_count_on_and_every_doubt_names_a_place_that_can_be_found() -> None:
    document = read(
        "EX/RES/9/3\n\nLamps\n\nThe General Assembly,\n\n"
        "I\n\nRecalling the winter,\n\n1. Notes it;\n\n2. Notes him.\n\n"
        "II\n\nRecalling also the summer,\n\n3. Notes her;\n\nActing under article 7,\n\n4. Demands light.\n\n"
        "III\n\n1. Ends.\n"
    )
    assert document.doubts == []
    assert [p.lead for p in document.operative] == ["Notes", "Notes", "Notes", "Acting", "Demands", "Ends"]
    unfinished = read("EX/RES/9/3\n\nLamps\n\nThe General Assembly,\n\nRecalling the winter,\n")
    assert [(doubt.kind, doubt.place) for doubt in unfinished.doubts] == [("missing-field", "line:7")]


def test_a_draft_marked_provisional_has_no_title_of_that_name() -> None:
    document = read(
        "EX/2033/97\n\nSecurity Council\n\nProvisional\n8 December 2033\n\nOriginal: English\n\n"
        "Marania: draft resolution\n\n"
        "The Security Council,\n\nNoting the lamps,\n\n1. Decides so.\n"
    )
    assert (document.distribution, document.title, document.date) == ("Provisional", None, "2033-12-08")
