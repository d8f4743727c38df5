"""Names of places: read, written, shown and said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from multilateral.texts.address import Place, label, parse
from multilateral.texts.model import TextError


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("pp4", "PP4"),
        ("op7", "OP7"),
        ("op7bis", "OP7 bis"),
        ("op7bis.c", "OP7 bis (c)"),
        ("op2.a.i", "OP2 (a) (i)"),
        ("op2.a.i.b", "OP2 (a) (i) b."),
        ("op1.10", "OP1.10"),
        ("op.u1", "OP (unnumbered)"),
        ("op.u2", "OP (unnumbered 2)"),
        ("op2.u1", "OP2 (unnumbered)"),
        ("annex1", "Annex I"),
        ("annex1.p12", "Annex I, para. 12"),
        ("annex2.p3.a", "Annex II, para. 3 (a)"),
        ("sII.op3", "Section II, OP3"),
        ("op3-2", "OP3 [2]"),
        ("h2", "heading 2"),
        ("b1", "block 1"),
    ],
)
def test_a_name_is_shown_as_its_label(name: str, shown: str) -> None:
    assert label(name) == shown
    assert parse(name).name == name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("PP4", "pp4"),
        ("OP 7bis", "op7bis"),
        ("OP7 bis (c)", "op7bis.c"),
        ("op7.bis", "op7bis"),
        ("para. 3 (b) (ii)", "op3.b.ii"),
        ("operative paragraph 5", "op5"),
        ("Annex I, para. 12", "annex1.p12"),
        ("annex, paragraph 2 (a)", "annex1.p2.a"),
        ("Section II, OP3", "sII.op3"),
    ],
)
def test_a_label_is_read_as_people_write_it(written: str, name: str) -> None:
    assert parse(written).name == name


def test_a_place_is_said_in_words() -> None:
    assert parse("op7bis.c").spoken == "operative paragraph 7 bis, sub-paragraph (c)"
    assert parse("pp4").spoken == "preambular paragraph 4"
    assert parse("annex1.p3").spoken == "Annex I, paragraph 3"


def test_a_place_knows_what_it_is_a_part_of() -> None:
    assert str(parse("op2.a.i").parent) == "op2.a"
    assert str(parse("op2.a").parent) == "op2"
    assert parse("op2").parent is None
    assert parse("op.u1").parent is None


def test_op7bis_stands_beside_op7_and_not_in_it() -> None:
    assert parse("op7bis").parent is None


@pytest.mark.parametrize("text", ["", "seven", "OP", "op2..a", "note:1", "masthead.symbol", "p" * 5000])
def test_what_names_no_place_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(TextError, match="names no place: write it like"):
        parse(text)


def test_a_label_of_what_is_no_name_is_the_thing_itself() -> None:
    assert label("note:1") == "note:1"


places = st.builds(
    Place,
    part=st.sampled_from(["pp", "op"]),
    number=st.integers(1, 200),
    latin=st.sampled_from([None, "bis", "ter"]),
    steps=st.lists(st.sampled_from(["a", "b", "i", "iv", "u1", "12"]), max_size=3).map(tuple),
    section=st.sampled_from([None, "II", "B"]),
    again=st.integers(1, 3),
)


@given(places)
def test_every_place_is_found_again_by_its_name(place: Place) -> None:
    assert parse(place.name) == place
