"""Citations: what a text refers to, with its date, and nothing inside another symbol."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from multilateral.texts import cite, read
from multilateral.texts.cite import citations_json
from multilateral.texts.mentions import find_in
from multilateral.texts.model import Adopted, Document, Note, Paragraph


def found(text: str, organ: str = "A", *, council: bool = False) -> list[tuple[str, str | None]]:
    return [(one.citation.target, one.citation.date) for one in find_in(text, organ=organ, council=council)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "its resolutions 36/103 of 9 December 1981, 43/78 H of 7 December 1988 and 76/19 of 6 December 2021,",
            [("A/RES/36/103", "1981-12-09"), ("A/RES/43/78 H", "1988-12-07"), ("A/RES/76/19", "2021-12-06")],
        ),
        (
            "its resolutions 74/28 and 74/29 of 12 December 2019",
            [("A/RES/74/28", "2019-12-12"), ("A/RES/74/29", "2019-12-12")],
        ),
        (
            "resolution 31/6 A and B of 26 October 1976",
            [("A/RES/31/6 A", "1976-10-26"), ("A/RES/31/6 B", "1976-10-26")],
        ),
        ("decision 31/406 A to C", [("A/DEC/31/406 A", None), ("A/DEC/31/406 B", None), ("A/DEC/31/406 C", None)]),
        ("resolution 1514 (XV) of 14 December 1960", [("A/RES/1514 (XV)", "1960-12-14")]),
        ("resolutions 217 A (III) and 3201 (S-VI)", [("A/RES/217 A (III)", None), ("A/RES/3201 (S-VI)", None)]),
        ("resolutions S-10/2 and ES-11/1", [("A/RES/S-10/2", None), ("A/RES/ES-11/1", None)]),
        ("as well as its decision 72/512 of 4 December 2017", [("A/DEC/72/512", "2017-12-04")]),
        ("Security Council resolution 1325 (2000) of 31 October 2000", [("S/RES/1325 (2000)", "2000-10-31")]),
        ("Economic and Social Council resolution 1996/31 of 25 July 1996", [("E/RES/1996/31", "1996-07-25")]),
        (
            "Human Rights Council resolutions 20/8 of 5 July 2012 and 26/13 of 26 June 2014",
            [("A/HRC/RES/20/8", "2012-07-05"), ("A/HRC/RES/26/13", "2014-06-26")],
        ),
        (
            "the Human Rights Council in its resolution 42/22 of 26 September 2019",
            [("A/HRC/RES/42/22", "2019-09-26")],
        ),
        ("as document A/77/L.5 and Add.1.", [("A/77/L.5", None), ("A/77/L.5/Add.1", None)]),
        ("(A/67/53 and A/67/53/Corr.1)", [("A/67/53", None), ("A/67/53/Corr.1", None)]),
        ("see A/74/333-S/2019/685, annex.", [("A/74/333", None), ("S/2019/685", None)]),
        ("contained in A/CONF.157/24 (Part I), chap. III.", [("A/CONF.157/24 (Part I)", None)]),
        ("resolutions 32/151, para. 10, and 37/111, para. 5", [("A/RES/32/151", None), ("A/RES/37/111", None)]),
        ("resolution EX/RES/2/7 of 12 March 2026", [("EX/RES/2/7", "2026-03-12")]),
        ("General Assembly resolution 75/240;", [("A/RES/75/240", None)]),
    ],
)
def test_a_citation_is_found_with_its_target_and_date(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "one half (1/2) of the lamps, 24/7, on 9/11, HIV/AIDS, and/or",
        "A committee of 12 (2000) persons",
        "between 2013/14 and 2015/16",
        "Commission on Narcotic Drugs resolution 61/2 of 16 March 2018",
        "World Health Assembly resolution 72/5 of 28 May 2019",
        "the seventy-seventh session, item 94 (a) and (b)",
        "page 12/34 of the book",
        "in paragraphs 3 and 4",
    ],
)
def test_what_is_no_citation_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_nothing_inside_a_symbol_is_a_citation_of_its_own() -> None:
    assert found("resolutions and documents A/CONF.192/15, A/AC.292/2022/INF/4 and A/HRC/51/2") == [
        ("A/CONF.192/15", None),
        ("A/AC.292/2022/INF/4", None),
        ("A/HRC/51/2", None),
    ]


def test_a_number_in_an_exercise_is_a_number_of_the_exercise() -> None:
    assert found("its resolutions EX/RES/1/3 of 13 November 2025 and 2/4 of 16 June 2026", "EX") == [
        ("EX/RES/1/3", "2025-11-13"),
        ("EX/RES/2/4", "2026-06-16"),
    ]


def test_a_date_that_the_assembly_could_not_have_used_tells_the_council_from_it() -> None:
    text = "reaffirming resolution 36/6 of 28 September 2017"
    assert found(text, council=True) == [("A/HRC/RES/36/6", "2017-09-28")]
    assert found(text, council=False) == [("A/RES/36/6", "2017-09-28")]


def test_a_shared_date_is_not_given_to_a_session_that_it_cannot_fit() -> None:
    assert found("resolutions 60/45 and 74/29 of 12 December 2019") == [
        ("A/RES/60/45", None),
        ("A/RES/74/29", "2019-12-12"),
    ]


def test_a_shared_date_reaches_no_special_session_and_no_year_or_numeral_of_another_time() -> None:
    text = "resolutions 2625 (XXV), S-10/2, ES-11/1, 1325 (2000), 43/77 and 43/78 A to C of 7 December 1988"
    assert dict(found(text)) == {
        "A/RES/2625 (XXV)": None,
        "A/RES/S-10/2": None,
        "A/RES/ES-11/1": None,
        "S/RES/1325 (2000)": None,
        "A/RES/43/77": "1988-12-07",
        "A/RES/43/78 A": "1988-12-07",
        "A/RES/43/78 B": "1988-12-07",
        "A/RES/43/78 C": "1988-12-07",
    }
    assert found("resolutions ES-11/1 and ES-11/2 of 24 March 2022")[0] == ("A/RES/ES-11/1", "2022-03-24")
    assert found("resolutions 1960/4 and 2625 (XXV) of 24 October 1970")[-1] == ("A/RES/2625 (XXV)", "1970-10-24")


@pytest.fixture
def document() -> Document:
    return Document(
        symbol="A/RES/80/1",
        language="en",
        opening="The General Assembly",
        title="Implementation of resolution 75/240",
        adopted=Adopted(on_report="A/80/99"),
        preamble=[
            Paragraph(
                "pp1", text="Recalling resolution 75/240 of 31 December 2020 and the present 80/1 of 3 October 2025,"
            )
        ],
        operative=[Paragraph("op1", "1", text="Notes resolution 75/240 and the opinion of the Human Rights Council;")],
        notes=[Note("1", "See A/77/275.", "op1", 5)],
    )


def test_citations_stand_in_the_order_of_the_parts_and_the_own_symbol_is_none(document: Document) -> None:
    places = [(c.target, c.paragraph or c.note or c.masthead) for c in cite(document)]
    assert places == [
        ("A/RES/75/240", "pp1"),
        ("A/RES/75/240", "op1"),
        ("A/77/275", "1"),
        ("A/RES/75/240", "title"),
        ("A/80/99", "adopted.on_report"),
    ]


def test_an_undated_mention_takes_the_date_of_an_earlier_one_and_says_so(document: Document) -> None:
    inherited = [(c.date, c.date_inherited) for c in cite(document) if c.target == "A/RES/75/240"]
    assert inherited == [("2020-12-31", False), ("2020-12-31", True), ("2020-12-31", True)]


def test_the_json_says_whether_the_date_fits_the_record_and_what_else_it_might_be(document: Document) -> None:
    value = citations_json(document, {"A/RES/75/240": "2020-12-30", "A/77/275": None})
    assert value["schema"] == "multilateral/citations/1"
    assert value["symbol"] == "A/RES/80/1"
    assert [one["fits"] for one in value["citations"]] == [False, False, None, False, None]
    assert {key for one in value["citations"] for key in one} >= {
        "fits",
        "alternatives",
        "target",
        "date",
        "start",
        "end",
    }
    right = citations_json(document, {"A/RES/75/240": "2020-12-31"})
    assert right["citations"][0]["fits"] is True
    assert all(one["fits"] is None for one in citations_json(document)["citations"])


def test_a_date_at_which_the_session_cannot_have_met_does_not_fit_whatever_the_record() -> None:
    text = (
        "Recalling its resolutions 74/28 of 12 December 2019, 74/29 of 12 December 2009, 1514 (XV) of 14 December 1970 "
        "and S-10/2 of 30 June 1978, and Security Council resolutions 1325 (2000) of 31 October 2000 and 1540 (2004) "
        "of 28 April 2005,"
    )
    document = Document(symbol="A/RES/80/1", language="en", preamble=[Paragraph("pp1", text=text)])
    assert {one["target"]: one["fits"] for one in citations_json(document)["citations"]} == {
        "A/RES/74/28": None,
        "A/RES/74/29": False,
        "A/RES/1514 (XV)": False,
        "A/RES/S-10/2": None,
        "S/RES/1325 (2000)": None,
        "S/RES/1540 (2004)": False,
    }


def test_a_number_that_two_bodies_use_names_the_other_as_an_alternative() -> None:
    [one] = find_in("recalling resolution 43/24", organ="A", council=True)
    assert one.citation.target == "A/RES/43/24"
    assert one.alternatives == ["A/HRC/RES/43/24"]


def test_offsets_count_code_points() -> None:
    text = "𝕏 “é” resolution 74/29 of 12 December 2019"
    [one] = find_in(text)
    assert text[one.citation.start : one.citation.end] == one.citation.text == "74/29"


def test_a_symbol_cited_in_the_wrong_case_is_read_and_doubted() -> None:
    document = read("The Working Group,\n\nRecalling its resolution ex/res/2/7 of 12 March 2026,\n\n1. Decides so.\n")
    assert [c.target for c in document.citations] == ["EX/RES/2/7"]
    assert ("symbol-case", "pp1") in {(d.kind, d.place) for d in document.doubts}


words = st.sampled_from(
    "resolution resolutions decision its and , of A B to (XV) 74/29 31/6 1514 1325 (2000) A/77/275 A/C.1/77/L.23 "
    "Add.1 12 December 2019 Human Rights Council S-10/2 / ( ) A/ EX/RES/1/2 . ; 2005/80 “ ”".split()
)


@given(st.lists(words, max_size=30).map(" ".join))
def test_every_citation_is_cut_from_the_text_in_order_and_whole(text: str) -> None:
    last = 0
    for one in find_in(text, council=True):
        assert text[one.citation.start : one.citation.end] == one.citation.text
        assert one.citation.start >= last or one.citation.end >= last
        last = one.citation.start
