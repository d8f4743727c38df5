"""Citations: what a text refers to, with its date, and nothing inside another symbol."""

from __future__ import annotations

import time

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
    assert all(one["fits"] is None for one in citations_json(document, {})["citations"])


def test_a_date_at_which_the_session_cannot_have_met_does_not_fit_whatever_the_record() -> None:
    text = (
        "Recalling its resolutions 74/28 of 12 December 2019, 74/29 of 12 December 2009, 1514 (XV) of 14 December 1970 "
        "and S-10/2 of 30 June 1978, and Security Council resolutions 1325 (2000) of 31 October 2000 and 1540 (2004) "
        "of 28 April 2005,"
    )
    document = Document(symbol="A/RES/80/1", language="en", preamble=[Paragraph("pp1", text=text)])
    assert {one["target"]: one["fits"] for one in citations_json(document, {})["citations"]} == {
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


def in_language(text: str, language: str, *, council: bool = False) -> list[tuple[str, str | None]]:
    return [(one.citation.target, one.citation.date) for one in find_in(text, language=language, council=council)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "fr",
            "Rappelant ses résolutions 43/78 H du 7 décembre 1988 et 75/240 du 1er décembre 2020, sa décision 77/568",
            [("A/RES/43/78 H", "1988-12-07"), ("A/RES/75/240", "2020-12-01"), ("A/DEC/77/568", None)],
        ),
        (
            "fr",
            "la résolution 52/6 du Conseil des droits de l’homme en date du 3 avril 2023 et la résolution 1325 (2000)",
            [("A/HRC/RES/52/6", "2023-04-03"), ("S/RES/1325 (2000)", None)],
        ),
        ("fr", "la résolution 61/2 de la Commission des stupéfiants du 16 mars 2018", []),
        (
            "es",
            "su resolución 75/240, de 31 de diciembre de 2020, y la resolución 1980/67 del Consejo Económico y Social, "
            "de 25 de julio de 1980",
            [("A/RES/75/240", "2020-12-31"), ("E/RES/1980/67", "1980-07-25")],
        ),
        (
            "ru",
            "резолюции 75/240 от 31 декабря 2020 года и 33/141 А, резолюцию 51/22 Совета по правам человека и "
            "документ А/74/142 и Add.1",
            [
                ("A/RES/75/240", "2020-12-31"),
                ("A/RES/33/141 A", None),
                ("A/HRC/RES/51/22", None),
                ("A/74/142", None),
                ("A/74/142/Add.1", None),
            ],
        ),
        (
            "ar",
            "القرار 75/240 المؤرخ 31 كانون الأول/ديسمبر 2020 و 56/24 راء "
            "وقراري الجمعية العامة 1514 (د-15) و 1874 (دإ-4)",
            [
                ("A/RES/75/240", "2020-12-31"),
                ("A/RES/56/24 T", None),
                ("A/RES/1514 (XV)", None),
                ("A/RES/1874 (S-IV)", None),
            ],
        ),
        (
            "ar",
            "قرارا 31/6 ألف وباء، وقرار مجلس الأمن 1325 (2000)، والقرار دإط-11/1، ومقررها 72/512",
            [
                ("A/RES/31/6 A", None),
                ("A/RES/31/6 B", None),
                ("S/RES/1325 (2000)", None),
                ("A/RES/ES-11/1", None),
                ("A/DEC/72/512", None),
            ],
        ),
        ("ar", "وإذ تشير إلى قرارها 36/77 المؤرخ 7 كانون الأول/ديسمبر 2022", [("A/RES/77/36", "2022-12-07")]),
        ("ar", "وإذ تشير إلى قراراتـها ٧٥/٢٤٠ و 76/19", [("A/RES/75/240", None), ("A/RES/76/19", None)]),
        (
            "zh",
            "回顾其2020年12月31日第75/240号和2021年12月6日第76/19号决议以及2023年9月1日第77/568号决定",
            [("A/RES/75/240", "2020-12-31"), ("A/RES/76/19", "2021-12-06"), ("A/DEC/77/568", "2023-09-01")],
        ),
        (
            "zh",
            "安全理事会第1325(2000)号决议、第217 A (III)号决议、人权理事会第17/4号决议和第31/6 A和B号决议",
            [
                ("S/RES/1325 (2000)", None),
                ("A/RES/217 A (III)", None),
                ("A/HRC/RES/17/4", None),
                ("A/HRC/RES/31/6 A", None),
                ("A/HRC/RES/31/6 B", None),
            ],
        ),
    ],
)
def test_each_language_cites_in_its_own_way(language: str, text: str, expected: list[tuple[str, str | None]]) -> None:
    assert in_language(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "United Nations, Treaty Series, vol. 1522, No. 26369.", ["UNTS 1522/26369"]),
        ("en", "United Nations, Treaty Series, vols. 2225, 2237 and 2326, No. 39574.", ["UNTS 2225/39574"]),
        (
            "en",
            "United Nations, Treaty Series, vol. 75, Nos. 970–973; and vol. 1125, Nos. 17512 and 17513.",
            ["UNTS 75/970", "UNTS 75/971", "UNTS 75/972", "UNTS 75/973", "UNTS 1125/17512", "UNTS 1125/17513"],
        ),
        ("en", "League of Nations, Treaty Series, vol. XCIV (1929), No. 2138.", ["LNTS 94/2138"]),
        ("fr", "Nations Unies, Recueil des Traités, vol. 2515, no 44910.", ["UNTS 2515/44910"]),
        ("es", "Naciones Unidas, Treaty Series, vol. 1760, núm. 30619.", ["UNTS 1760/30619"]),
        ("ru", "United Nations, Treaty Series, vol. 1771, No. 30822.", ["UNTS 1771/30822"]),
        ("zh", "联合国，《条约汇编》，第1155卷，第18232号。", ["UNTS 1155/18232"]),
        ("en", "Article 51 of the Charter of the United Nations", ["Charter/51"]),
        ("en", "Articles 10 and 11 of the Charter; article 19 of the Covenant", ["Charter/10", "Charter/11"]),
        (
            "en",
            "the Charter of the United Nations, in particular Articles 55 to 57",
            [f"Charter/{n}" for n in (55, 56, 57)],
        ),
        ("en", "Article 3 of the Charter of the Organization of American States", []),
        ("en", "Article 2, paragraph 4, of the Charter and Article 73 e of the Charter", ["Charter/2", "Charter/73"]),
        ("fr", "aux paragraphes 1 et 2 de l’Article 17 de la Charte des Nations Unies", ["Charter/17"]),
        ("es", "el Artículo 73 b de la Carta", ["Charter/73"]),
        ("ru", "на статьи 8, 97 и 100 Устава Организации", ["Charter/8", "Charter/97", "Charter/100"]),
        (
            "ar",
            "المادة 73 (ه) من الميثاق والمادتين 10 و 11 من ميثاق الأمم المتحدة",
            ["Charter/73", "Charter/10", "Charter/11"],
        ),
        ("zh", "《联合国宪章》第一百零二条和《宪章》第八、九十七条", ["Charter/102", "Charter/8", "Charter/97"]),
    ],
)
def test_treaties_and_articles_of_the_charter_are_citations(language: str, text: str, expected: list[str]) -> None:
    assert [one.citation.target for one in find_in(text, language=language)] == expected


def test_ibidem_continues_the_series_of_the_note_before() -> None:
    notes = [Note("1", "United Nations, Treaty Series, vol. 999, No. 14668."), Note("2", "Ibid., vol. 993, No. 14531.")]
    notes += [Note("3", "See A/77/275."), Note("4", "Ibid., vol. 1, No. 7.")]
    document = Document(symbol="A/RES/80/1", language="en", notes=notes)
    assert [one.target for one in cite(document)] == ["UNTS 999/14668", "UNTS 993/14531", "A/77/275"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Economic and Social Council resolution 155 C (VII) of 13 August 1948", ["E/RES/155 C (VII)"]),
        ("resolutions 46/36 L, 47/52 L and 48/75 E", ["A/RES/46/36 L", "A/RES/47/52 L", "A/RES/48/75 E"]),
        ("resolutions 54/206 to 56/11", ["A/RES/54/206", "A/RES/56/11"]),
        ("resolution 2758 (XXVI) and resolution 2625 (XXV), annex", ["A/RES/2758 (XXVI)", "A/RES/2625 (XXV)"]),
        ("resolutions 67/290 on the format of the forum, and 70/299 on its review", ["A/RES/67/290", "A/RES/70/299"]),
        ("(A/73/53), chap. IV, sect. A, resolution 37/17", ["A/73/53", "A/HRC/RES/37/17"]),
        ("See A/C.6/56/SR.11–13.", [f"A/C.6/56/SR.{n}" for n in (11, 12, 13)]),
        (
            "S/PRST/2021/1, ICCD/COP(13)/21/Add.1 and CCW/CONF.VI/11",
            ["S/PRST/2021/1", "ICCD/COP(13)/21/Add.1", "CCW/CONF.VI/11"],
        ),
        ("resolution 8/4 of 20 December 2019 of the Conference of the States Parties", []),
        ("its resolution 58/4 of 31 October 2003, of the United Nations Convention against Corruption", ["A/RES/58/4"]),
        ("decision XII/23 of the Conference of the Parties", []),
        ("Environment Assembly resolution 5/14 of 2 March 2022", ["UNEP/EA.5/Res.14"]),
    ],
)
def test_the_body_of_a_number_is_told_by_what_stands_around_it(text: str, expected: list[str]) -> None:
    assert [one.citation.target for one in find_in(text, council=True)] == expected


def test_special_sessions_of_two_bodies_are_told_apart_by_the_year() -> None:
    assert found("resolution S-21/1 of 23 July 2014", council=True) == [("A/HRC/RES/S-21/1", "2014-07-23")]
    assert found("resolution S-21/2 of 2 July 1999", council=True) == [("A/RES/S-21/2", "1999-07-02")]


def test_the_part_that_is_cited_is_told_as_printed() -> None:
    text = "see A/77/275, paras. 3–7, and resolution 74/28 of 12 December 2019, annex II, sect. B"
    document = Document(symbol="A/RES/80/1", language="en", preamble=[Paragraph("pp1", text=text)])
    assert [one.get("at") for one in citations_json(document)["citations"]] == ["paras. 3–7", "annex II, sect. B"]


@pytest.mark.parametrize("piece", ["1/1/1/1", "A/A/A/", "1234567890", "(((", "A/1-", "resolution 74/29 ", "Article 1 "])
def test_hostile_text_takes_time_in_proportion_to_its_length(piece: str) -> None:
    def seconds(size: int) -> float:
        text = ("resolution 74/29 of the Charter, vol. 1 " + piece * (size // len(piece)))[:size]
        started = time.process_time()
        find_in(text)
        return time.process_time() - started

    seconds(10_000)
    assert seconds(240_000) < 12 * max(seconds(60_000), 0.05)


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
