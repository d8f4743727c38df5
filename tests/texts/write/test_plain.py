"""Plain text: the order of the printed page, and everything found again when it is read back."""

import pytest

from multilateral.texts import read, write
from multilateral.texts.model import Block, Document, Furniture, Note, Paragraph

FIELDS = (
    "symbol kind language organ committee session agenda_items agenda_title distribution date original_language "
    "sponsors number title adopted opening preamble operative annexes notes"
).split()


def test_a_draft_with_everything_is_read_back_as_it_was(lighthouses):
    back = read(write(lighthouses, "text"))
    assert {f: getattr(back, f) for f in FIELDS} == {f: getattr(lighthouses, f) for f in FIELDS}


@pytest.mark.parametrize("name", ["A_RES_74_29", "A_C.1_77_L.23"])
def test_the_seeds_are_read_back_as_they_were(seed, name):
    document = seed(name)
    back = read(write(document, "text"))
    assert {f: getattr(back, f) for f in FIELDS} == {f: getattr(document, f) for f in FIELDS}
    assert back.citations == document.citations


def test_what_belongs_to_the_page_is_left_out(lighthouses):
    lighthouses.furniture = [Furniture("*3300417*", "barcode", 3), Furniture("33-00417 2/2", "folio", 9)]
    text = write(lighthouses, "text").decode()
    assert "*3300417*" not in text and "2/2" not in text
    assert text.count("33-00417") == 1


def test_marks_are_raised_and_notes_stand_at_the_end():
    document = Document(
        operative=[Paragraph("op1", "1", "Notes", "Notes the lamps and oil;")],
        notes=[Note("1", "EX/1/5.", "op1", 15), Note("*", "See the list.", "op1", 24)],
    )
    text = "1. Notes the lamps¹ and oil;*\n\n_______________\n\n¹ EX/1/5.\n\n* See the list.\n"
    assert write(document, "text").decode() == text


def test_two_marks_side_by_side_are_two_marks(lighthouses):
    lighthouses.operative[2].text = "Decides to remain seized of the matter."
    lighthouses.notes = [Note(str(n), f"EX/1/{n}.", "op3", 38) for n in range(1, 13)]
    back = read(write(lighthouses, "text"))
    assert [(n.marker, n.paragraph, n.offset) for n in back.notes] == [(str(n), "op3", 38) for n in range(1, 13)]
    assert back.operative[2].text == "Decides to remain seized of the matter."


def test_headings_are_centred_and_tables_have_tabs_and_both_are_found_again(lighthouses):
    heading = "The lamps of the northern coast, their keepers and the oil that they burn in winter, we say:"
    rows = [["Lamp", "Oil", ""], ["", "2", "3/4"], ["Aurora, north", "", ""]]
    lighthouses.blocks = [
        Block("heading", id="h1", level=1, text=heading),
        *(Block("paragraph", id=f"op{n}") for n in (1, 2)),
        Block("table", id="t1", rows=rows),
        Block("heading", id="h2", level=1, text="Oil"),
        Block("paragraph", id="op3"),
    ]
    lighthouses.notes.append(Note("3", "EX/1/5.", "h2", 3))
    back = read(write(lighthouses, "text"))
    assert [b.text for b in back.blocks if b.type == "heading"][:2] == [heading, "Oil"]
    assert [b.rows for b in back.blocks if b.type == "table"] == [rows]
    assert [(n.paragraph, n.offset) for n in back.notes if n.marker == "3"] == [("h2", 3)]
    assert back.operative == lighthouses.operative


def test_the_indent_ranks_what_has_no_number(lighthouses):
    lighthouses.operative = [
        Paragraph("op1", "1", "Requests", "Requests the keepers:", [
            Paragraph("op1.a", "(a)", None, "To count, by day:", [
                Paragraph("op1.a.u1", None, None, "Their lamps"),
                Paragraph("op1.a.u2", None, None, "Decides nothing;"),
            ]),
            Paragraph("op1.b", "(b)", None, "To rest;"),
            Paragraph("op1.u1", None, None, "and to report;"),
        ]),
        Paragraph("op.u1", None, "Decides", "Decides to go on."),
    ]  # fmt: skip
    lighthouses.notes = []
    lighthouses.citations = []
    assert read(write(lighthouses, "text")).operative == lighthouses.operative
