"""The record of adoptions: what it knows, what it leaves open, and how it is drawn up."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from multilateral.texts import adopted as record
from multilateral.texts import symbols
from multilateral.texts.adopted import adopted, adoption_date, apart, lettered
from multilateral.texts.adoption_order import contradicting
from multilateral.texts.cite import citations_json
from multilateral.texts.mentions import met
from multilateral.texts.model import Adopted as Adoption
from multilateral.texts.model import Document, Paragraph
from tests.texts.adoption_dates import Record

TABLE = Path(record.__file__).parent / "facts" / "adopted.csv"


def test_a_resolution_has_the_date_on_which_it_was_adopted() -> None:
    assert adoption_date("A/RES/70/1") == "2015-09-25"
    assert adoption_date("A/RES/43/78 H") == "1988-12-07"
    assert adoption_date("S/RES/1325 (2000)") == "2000-10-31"
    assert adoption_date("A/RES/70/990") is None


def test_numbers_of_two_bodies_are_kept_apart() -> None:
    assert adoption_date("A/RES/49/1") != adoption_date("A/HRC/RES/49/1")


def test_the_letters_of_a_number_are_those_under_which_it_is_known() -> None:
    assert {"G", "K"} <= set(lettered("A/RES/49/75"))
    assert adopted("A/RES/49/75") is None
    assert list(lettered("A/RES/377 (V)")) == ["A"]
    assert lettered("A/RES/70/1") == {}


@pytest.mark.parametrize(
    ("symbol", "bare", "letter"),
    [
        ("A/RES/49/75 G", "A/RES/49/75", "G"),
        ("A/RES/53/77 AA", "A/RES/53/77", "AA"),
        ("A/RES/377 A (V)", "A/RES/377 (V)", "A"),
        ("S/RES/1325 (2000)", "S/RES/1325 (2000)", None),
    ],
)
def test_a_symbol_is_taken_apart_from_its_letter(symbol: str, bare: str, letter: str | None) -> None:
    assert apart(symbol) == (bare, letter)


def test_every_row_is_a_symbol_in_order_with_a_date_on_which_its_body_met() -> None:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "symbol,date,texts,source"
    rows = [line.split(",") for line in lines[1:]]
    names = [row[0] for row in rows]
    assert names == sorted(set(names), key=symbols.key)
    for symbol, date, texts, source in rows:
        parsed = symbols.parse(symbol)
        assert parsed is not None and parsed.text == symbol and not parsed.is_exercise
        assert not date or met(parsed, date) is not False, symbol
        assert source in ("masthead", "citations") and (source == "masthead" or int(texts) > bool(date)), symbol


def text(symbol: str, words: str, date: str | None = None) -> Document:
    adoption = Adoption(date=date) if date else None
    return Document(symbol=symbol, language="en", adopted=adoption, preamble=[Paragraph("pp1", text=words)])


def drawn(*documents: Document) -> dict[str, tuple[str, int, str]]:
    made = Record()
    for document in documents:
        made.take(document, document.symbol or "")
    return {symbol: (date, texts, source) for symbol, date, texts, source in made.rows()}


def test_two_texts_must_agree_on_a_date_and_a_masthead_needs_none() -> None:
    said = "Recalling its resolutions 70/991 of 8 December 2015 and 70/992 of 9 December 2015,"
    rows = drawn(text("A/RES/71/1", said), text("A/RES/72/1", said.replace(" and 70/992 of 9 December 2015", "")))
    assert rows == {"A/RES/70/991": ("2015-12-08", 2, "citations")}
    rows = drawn(text("A/RES/70/991", "Noting it,", "2015-12-08"), text("A/RES/71/1", said.replace("8 Dec", "9 Dec")))
    assert rows == {"A/RES/70/991": ("2015-12-08", 0, "masthead")}


def test_a_disputed_date_is_none_and_an_impossible_one_disputes_nothing() -> None:
    said = "Recalling its resolution 70/991 of 8 December 2015,"
    others = [text(f"A/RES/71/{n}", said) for n in range(1, 4)]
    assert drawn(*others, text("A/RES/72/1", said.replace("8", "18"))) == {}
    assert drawn(*others, text("A/RES/72/1", said.replace("2015", "2051")))["A/RES/70/991"] == (
        "2015-12-08",
        3,
        "citations",
    )


def test_a_number_with_letters_is_listed_in_all_its_forms() -> None:
    rows = drawn(text("A/RES/71/1", "Recalling its resolutions 70/991 B of 8 December 2015 and 70/991,"))
    assert rows == {"A/RES/70/991": ("", 1, "citations"), "A/RES/70/991 B": ("", 1, "citations")}


def test_without_a_record_given_dates_are_held_against_the_one_that_is_shipped() -> None:
    text = (
        "Recalling its resolutions 70/1 of 25 September 2015, 73/27 of 15 December 2018, 74/28 and 74/29 of "
        "12 December 2019, 74/13 and 74/28 of 13 December 2019, and 74/990 of 12 December 2019, and resolution 74/29,"
    )
    document = Document(symbol="A/RES/80/1", language="en", preamble=[Paragraph("pp1", text=text)])
    assert [(one["text"], one["fits"]) for one in citations_json(document)["citations"]] == [
        ("70/1", True),
        ("73/27", False),
        ("74/28", True),
        ("74/29", True),
        ("74/13", None),
        ("74/28", False),
        ("74/990", None),
        ("74/29", True),
    ]


def test_the_table_is_not_read_until_it_is_asked() -> None:
    asked = "import sys, multilateral.texts.adopted as a; sys.exit(a._rows.cache_info().currsize)"
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0


@pytest.mark.parametrize(
    ("symbol", "date", "near"),
    [
        ("A/RES/76/126", "2021-12-10", []),
        ("A/RES/76/126", "2021-12-06", ["A/RES/76/123", "A/RES/76/129"]),
        ("A/RES/76/126", "2021-12-20", ["A/RES/76/123", "A/RES/76/129"]),
        # Parts of a number that were adopted on one day, and parts that were not.
        ("A/RES/50/70 R", "1995-12-12", []),
        ("A/RES/50/70 R", "1995-12-13", ["A/RES/50/70 D"]),
        ("A/RES/66/240 B", "2012-06-21", []),
        ("A/RES/66/240", "2012-06-21", ["A/RES/66/240 A"]),
        # Numbers of decisions go by their kind; a session that nobody knows yet says nothing.
        ("A/DEC/75/575", "2020-09-16", []),
        ("A/RES/90/1", "2035-09-16", []),
    ],
)
def test_the_neighbours_of_a_number_bound_its_date(symbol: str, date: str, near: list[str]) -> None:
    parsed = symbols.parse(symbol)
    assert parsed is not None
    assert [one.symbol for one in contradicting(parsed, date)] == near


def test_hardly_any_date_of_the_record_is_out_of_turn() -> None:
    every = [(symbols.parse(name), adoption_date(name)) for name in record.every()]
    dated = [(symbol, date) for symbol, date in every if symbol is not None and date]
    amiss = [symbol.text for symbol, date in dated if contradicting(symbol, date)]
    assert len(dated) > 5000
    assert len(amiss) <= 0.02 * len(dated), amiss


def test_the_human_rights_council_met_three_times_a_year() -> None:
    held = [("A/HRC/RES/3/1", "2006-12-08"), ("A/HRC/RES/6/30", "2007-12-14"), ("A/HRC/RES/37/14", "2018-03-22"),
            ("A/HRC/RES/43/1", "2020-06-19"), ("A/HRC/RES/54/5", "2023-10-11")]  # fmt: skip
    for symbol, date in held:
        parsed = symbols.parse(symbol)
        assert parsed is not None and met(parsed, date)
        assert met(parsed, f"{int(date[:4]) + 1}{date[4:]}") is False
