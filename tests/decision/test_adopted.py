"""The adopted form: a new head, a numbering that is final, and not a word changed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from multilateral.decision.adopted import adopted, ordinal_figure
from multilateral.decision.series import next_number, series
from multilateral.texts.amend import Change, apply
from multilateral.texts.model import Document, Note, Paragraph, from_json, to_json
from tests.decision.conftest import draft

FORM = {"symbol": "EX/RES/3/1", "number": "3/1", "session": "3", "date": "2026-12-08", "meeting": "12th meeting"}


def form(document: Document) -> Any:
    return adopted(document, **FORM)


def test_the_head_is_that_of_an_adopted_text(  # every key that a reader of resolutions relies on
) -> None:
    document = form(draft()).document
    assert (document.symbol, document.kind, document.number) == ("EX/RES/3/1", "resolution", "3/1")
    assert (document.sponsors, document.job_number, document.original_language) == ([], None, None)
    assert (document.date, document.session, document.organ) == ("2026-12-08", "3", "Working Group of the Tests")
    assert document.adopted is not None
    assert (document.adopted.date, document.adopted.on_report, document.adopted.committee) == ("2026-12-08", None, None)
    assert from_json(to_json(document)) == document


def test_a_draft_decision_becomes_a_decision() -> None:
    document = draft()
    document.kind = "draft decision"
    assert form(document).document.kind == "decision"


def test_a_text_that_nobody_put_into_keeps_its_numbers() -> None:
    before = draft()
    after = form(before)
    assert after.renumbered == {} and after.reasons() == []
    assert [(p.id, p.number, p.text) for p in after.document.walk()] == [
        (p.id, p.number, p.text) for p in before.walk()
    ]


@pytest.mark.parametrize("place", ["preamble", "pp1", "operative", "op1", "op2", "op2.a", "op4"])
def test_what_was_put_in_is_numbered_and_all_that_refers_to_it_follows(place: str) -> None:
    words = "Recalling also, " if place.startswith("p") else "Welcomes, once more, resolution EX/RES/2/4;"
    before, refused = apply(draft(), [Change("insert-paragraph", place, new=words)])
    assert not refused
    before.notes = [Note("1", "See the quay.", p.id, 0) for p in before.walk()]
    after = form(before).document
    assert [p.text for p in after.walk()] == [p.text for p in before.walk()]
    assert [p.number for p in after.operative] == [str(n + 1) for n in range(len(after.operative))]
    assert [p.id for p in after.operative] == [f"op{n + 1}" for n in range(len(after.operative))]
    assert [p.id for p in after.preamble] == [f"pp{n + 1}" for n in range(len(after.preamble))]
    letters = next(p.paragraphs for p in after.operative if p.paragraphs)
    assert [p.number for p in letters] == ["(a)", "(b)", "(c)"][: len(letters)]
    assert [n.paragraph for n in after.notes] == [p.id for p in after.walk()]
    for citation in after.citations:
        if citation.paragraph:
            found = after.find(citation.paragraph)
            assert found is not None and found.text[citation.start : citation.end] == citation.text
    blocks = [b for b in after.blocks if b.type == "paragraph"]
    assert [(b.id, b.number, b.text) for b in blocks] == [(p.id, p.number, p.text) for p in after.walk()]


def test_what_was_taken_out_leaves_no_gap() -> None:
    before, refused = apply(draft(), [Change("delete-paragraph", "op1"), Change("delete-paragraph", "op2.a")])
    assert not refused
    after = form(before)
    assert [(p.id, p.number) for p in after.document.operative] == [("op1", "1"), ("op2", "2"), ("op3", "3")]
    assert [(p.id, p.number) for p in after.document.operative[0].paragraphs] == [("op1.a", "(a)")]
    assert after.renumbered["op2.b"] == "op1.a"


def test_rows_that_print_a_number_twice_or_no_number_stay_as_they_are() -> None:
    document = draft()
    document.operative = [
        Paragraph("op1", "1", None, "Welcomes;"),
        Paragraph("op1-2", "1", None, "Welcomes again;"),
        Paragraph("op.u1", None, None, "Hopes."),
    ]
    assert form(document).renumbered == {}


def test_roman_rows_and_letters_are_told_apart() -> None:
    document = draft()
    romans = [Paragraph(f"op2.a.{n}", f"({n})", None, "Oil;") for n in ("i", "ibis", "ii")]
    romans[1].number = "(i) bis"
    document.operative[1].paragraphs[0].paragraphs = romans
    after = form(document).document
    assert [p.number for p in after.operative[1].paragraphs[0].paragraphs] == ["(i)", "(ii)", "(iii)"]


@given(
    st.lists(st.sampled_from(["pp1", "op1", "op2", "op2.a", "op2.b", "op3", "op4"]), unique=True, max_size=5), st.data()
)
def test_whatever_was_put_in_or_taken_out_every_address_is_used_once(gone: list[str], data: st.DataObject) -> None:
    places = st.lists(st.sampled_from(["preamble", "pp1", "op1", "op2.b", "op3", "op4"]), max_size=4)
    changes = [Change("delete-paragraph", place) for place in gone]
    changes += [Change("insert-paragraph", place, new=f"Adds {n};") for n, place in enumerate(data.draw(places))]
    before, _refused = apply(draft(), changes)
    after = form(before)
    ids = [p.id for p in after.document.walk()]
    assert len(set(ids)) == len(ids) and not any("bis" in i or "ter" in i for i in ids)
    assert [p.text for p in after.document.walk()] == [p.text for p in before.walk()]
    assert [p.number for p in after.document.operative] == [str(n + 1) for n in range(len(after.document.operative))]


def test_meetings_are_counted_in_english() -> None:
    numbers = (1, 2, 3, 4, 11, 12, 13, 21, 101, 111)
    assert [ordinal_figure(n) for n in numbers] == "1st 2nd 3rd 4th 11th 12th 13th 21st 101st 111th".split()


def test_a_series_is_found_or_there_is_none() -> None:
    assert series("EX/RES", "EX/WG") == "EX/RES"
    assert series("", "EX/WG") == "EX/WG/RES"
    assert series("EX/RES", "EX/WG", decision=True) == "EX/DEC"
    assert series("", "A") == "A/RES"
    assert [series("", root) for root in ("A/C.1", "A/AC.292", "", "nonsense")] == [None] * 4


def test_numbers_are_never_used_again() -> None:
    taken = ["EX/RES/3/2", "EX/RES/3/11", "EX/RES/31/40", "EX/RES/3/5/Corr.1", "EX/RES/3/what"]
    assert next_number("EX/RES", 3, taken) == 12
    assert next_number("EX/RES", 4, taken) == 1
