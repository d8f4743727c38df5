"""The words that texts are made of: ordinals, dates, and the opening words set in italics."""

from __future__ import annotations

import pytest

from multilateral.texts.wording import date_iso, is_operative, is_preambular, lead, ordinal, ordinal_words


def test_ordinals_of_sessions_are_read_and_written() -> None:
    assert [ordinal(ordinal_words(n)) for n in range(1, 200)] == list(range(1, 200))


@pytest.mark.parametrize(
    ("words", "number"),
    [("Seventy-fourth", 74), ("eightieth", 80), ("74th", 74), ("one hundred and tenth", 110), ("Twenty first", 21)],
)
def test_an_ordinal_is_read_as_printed(words: str, number: int) -> None:
    assert ordinal(words) == number


@pytest.mark.parametrize("words", ["", "seventy", "of the", "fourth-seventy", "plenary", "seventy-tenth"])
def test_what_is_no_ordinal_is_none(words: str) -> None:
    assert ordinal(words) is None


def test_dates_are_checked_against_the_calendar() -> None:
    assert date_iso("6 October 2022") == "2022-10-06"
    assert date_iso("29 February 2024") == "2024-02-29"
    assert date_iso("29 February 2023") is None
    assert date_iso("31 June 2023") is None
    assert date_iso("6 Brumaire 2022") is None


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("Recalling its resolutions", "Recalling"),
        ("Recalling also the report", "Recalling also"),
        ("Recalling further that", "Recalling further"),
        ("Expressing its deep concern that lights go out", "Expressing its deep concern"),
        ("Expressing concern that", "Expressing concern"),
        ("Having considered the report", "Having considered"),
        ("Having also examined the wicks", "Having also examined"),
        ("Guided by the purposes", "Guided"),
        ("Bearing in mind also the needs", "Bearing in mind also"),
        ("Taking note with appreciation of the report", "Taking note with appreciation"),
        ("Deeply concerned about the dark", "Deeply concerned"),
        ("Noting with grave concern the loss", "Noting with grave concern"),
        ("Strongly condemning the theft", "Strongly condemning"),
        ("Reaffirming its commitment to light", "Reaffirming its commitment"),
        ("Reaffirming its resolution 1/2", "Reaffirming"),
        ("Convinced that light helps", "Convinced"),
        ("Looking forward to the meeting", "Looking forward"),
        ("Condemning in the strongest terms all theft", "Condemning in the strongest terms"),
    ],
)
def test_the_opening_words_of_a_preambular_paragraph(text: str, opening: str) -> None:
    assert lead(text, operative=False) == opening


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("Decides to meet", "Decides"),
        ("Also decides to meet again", "Also decides"),
        ("Calls upon all States", "Calls upon"),
        ("Takes note with appreciation of the report", "Takes note with appreciation"),
        ("Further requests the Secretariat", "Further requests"),
        ("Expresses its appreciation to the keepers", "Expresses its appreciation"),
        ("Strongly urges States", "Strongly urges"),
        ("Encourages further work", "Encourages"),
        ("Reiterates its call upon States", "Reiterates its call upon"),
        ("Once again requests the Secretariat", "Once again requests"),
        ("Draws the attention of States to the oil", "Draws the attention"),
        ("Welcomes and encourages the work", "Welcomes and encourages"),
        ("Remains deeply concerned about the oil", "Remains deeply concerned"),
        ("Welcomes, in this regard, the report", "Welcomes"),
    ],
)
def test_the_opening_words_of_an_operative_paragraph(text: str, opening: str) -> None:
    assert lead(text, operative=True) == opening


@pytest.mark.parametrize("text", ["", "1", "The committee meets", "(a) To meet", "«", "in order to"])
def test_words_that_open_nothing_give_no_lead(text: str) -> None:
    assert lead(text, operative=False) is None


def test_known_heads_tell_preamble_from_operative_part() -> None:
    assert is_operative("Also strongly urges States")
    assert not is_operative("States should meet")
    assert is_preambular("Deeply concerned about oil")
    assert not is_preambular("Working groups meet")
