"""Document symbols: what is one, how it is spelled, how symbols are ordered."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from multilateral.texts.symbols import key, normalise, parse, roman

ACCEPTED = {
    "A/C.1/77/L.23": "committee_sessional",
    "A/C.1/77/L.23/Rev.1": "committee_sessional",
    "A/C.1/77/L.23/Rev.1/Corr.1": "committee_sessional",
    "A/C.1/77/L.23/Add.1": "committee_sessional",
    "A/RES/74/29": "resolution",
    "A/RES/43/78 H": "resolution",
    "A/RES/S-13/2": "resolution",
    "A/RES/ES-8/2": "resolution",
    "A/RES/3201 (S-VI)": "resolution_pre1976",
    "A/RES/217 A (III)": "resolution_pre1976",
    "A/AC.292/2022/INF/4": "adhoc_body",
    "A/AC.292/2025/CRP.1": "adhoc_body",
    "A/AC.292/L.1": "adhoc_body",
    "A/77/275": "plenary_general",
    "A/74/363": "plenary_general",
    "A/77/L.5": "plenary_series",
    "A/ES-11/L.1": "plenary_series",
    "A/C.1/77/PV.30": "committee_sessional",
    "A/C.3/61/SR.49": "committee_sessional",
    "A/63/PV.71": "plenary_series",
    "A/C.3/45/L.96*": "committee_sessional",
    "A/C.5/77/12": "committee_sessional",
    "A/INF/77/4/Rev.1": "plenary_info",
    "A/520/Rev.20": "standing_document",
    "A/CONF.223/2": "conference",
    "A/76/100*": "plenary_general",
    "A/HRC/51/L.5": "committee_sessional",
    "A/C.1/77/INF/1": "committee_sessional",
    "A/CONF.157/24 (Part I)": "conference",
    "A/81/6 (Sect. 25)": "plenary_general",
    "A/HRC/RES/20/8": "council_resolution",
    "S/RES/1325 (2000)": "security_resolution",
    "S/PRST/2020/1": "presidential_statement",
    "S/2022/1": "security_series",
    "S/INF/2": "security_series",
    "E/RES/1996/31": "economic_resolution",
    "E/CN.4/2000/L.5": "economic_document",
    "NPT/CONF.2020/DEC.2": "other_series",
    "EX/WG/3/L.4/Rev.1": "exercise_document",
    "EX/RES/3/2": "exercise_resolution",
    "EX/DEC/3/512": "exercise_decision",
    "EX/WG/3/INF/1": "exercise_document",
}
REFUSED = (
    *("A/RES", "A/RES/74/", "A//77", "A/C.1/L.23", "A/C.1/77/L.23 Rev.1", "A/C.1/77/L.0"),
    *("", "x", "HIV/AIDS", "and/or", "EX", "EX/", "EX/RES/3", "A/RES/74/29 of", "24/7"),
)


@pytest.mark.parametrize(("text", "kind"), ACCEPTED.items())
def test_a_symbol_is_read_by_its_production_and_printed_as_it_was(text: str, kind: str) -> None:
    symbol = parse(text)
    assert symbol is not None
    assert (symbol.kind, symbol.text) == (kind, text)


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_symbol_is_refused(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("A/c.1/77/L.23", "A/C.1/77/L.23"),
        ("a/res/43/78h", "A/RES/43/78 H"),
        (" A / 77 / 275 ", "A/77/275"),
        ("A/RES/1514(XV)", "A/RES/1514 (XV)"),
        ("S/RES/1325(2000)", "S/RES/1325 (2000)"),
        ("ex/wg/3/l.4/REV.1", "EX/WG/3/L.4/Rev.1"),
        ("A/RES/S\u201113/2", "A/RES/S-13/2"),
    ],
)
def test_case_and_blanks_are_set_right(printed: str, meant: str) -> None:
    assert normalise(printed) == meant


def test_a_symbol_is_taken_apart() -> None:
    symbol = parse("A/C.1/77/L.23/Rev.1/Corr.2*")
    assert symbol is not None
    assert (symbol.body, symbol.session, symbol.series, symbol.number) == ("C.1", "77", "L", "23")
    assert symbol.modifications == (("Rev", 1), ("Corr", 2))
    assert symbol.base == "A/C.1/77/L.23"
    assert not symbol.is_exercise


def test_resolutions_are_ordered_by_session_and_number_and_a_text_before_its_revisions() -> None:
    right = [
        "A/C.1/77/L.9",
        "A/C.1/77/L.23",
        "A/C.1/77/L.23/Rev.1",
        "A/C.1/77/L.100",
        "A/RES/217 A (III)",
        "A/RES/1514 (XV)",
        "A/RES/43/78",
        "A/RES/43/78 H",
        "A/RES/74/3",
        "A/RES/74/29",
        "A/RES/103/1",
        "A/RES/S-13/2",
        "A/RES/ES-8/2",
        "no symbol at all",
    ]
    shuffled = list(right)
    random.Random(7).shuffle(shuffled)
    assert sorted(shuffled, key=key) == right


numbers = st.integers(1, 999)
modifications = st.lists(st.tuples(st.sampled_from(["Rev", "Add", "Corr"]), st.integers(1, 20)), max_size=3).map(
    lambda mods: "".join(f"/{name}.{n}" for name, n in mods)
)
symbols = st.one_of(
    st.builds("A/RES/{}/{}".format, numbers, numbers),
    st.builds("A/RES/{}/{} {}".format, numbers, numbers, st.sampled_from("ABH")),
    st.builds("A/C.{}/{}/L.{}{}".format, st.integers(1, 6), numbers, numbers, modifications),
    st.builds("A/AC.{}/{}/INF/{}{}".format, numbers, st.integers(1946, 2099), numbers, modifications),
    st.builds("EX/WG/{}/L.{}{}".format, numbers, numbers, modifications),
    st.builds("EX/RES/{}/{}".format, numbers, numbers),
)


@given(symbols)
def test_every_symbol_is_its_own_normal_form_in_any_case(text: str) -> None:
    assert normalise(text) == text == normalise(text.lower())


@given(st.text(max_size=60))
def test_any_text_is_a_symbol_with_a_stable_normal_form_or_none(text: str) -> None:
    once = normalise(text)
    assert once is None or normalise(once) == once
    key(text)


def test_no_letters_are_no_roman_number() -> None:
    assert [roman(value) for value in ("", "XLIV", "IX", "ABC")] == [0, 44, 9, 0]
