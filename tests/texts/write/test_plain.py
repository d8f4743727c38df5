"""Plain text: the order of the printed page, and everything found again when it is read back."""

import pytest

from multilateral.texts import read, write
from multilateral.texts.model import Document, Furniture, Note, Paragraph

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
    lighthouses.furniture = [Furniture("33-00417 (E)", "job-number", 3)]
    assert b"33-00417" not in write(lighthouses, "text")


def test_marks_are_raised_and_notes_stand_at_the_end():
    document = Document(
        operative=[Paragraph("op1", "1", "Notes", "Notes the lamps and oil;")],
        notes=[Note("1", "EX/1/5.", "op1", 15), Note("*", "See the list.", "op1", 24)],
    )
    assert write(document, "text").decode() == "1. Notes the lamps¹ and oil;*\n\n¹ EX/1/5.\n\n* See the list.\n"
