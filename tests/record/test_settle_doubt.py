"""Settling a doubt: at that place only, once, with every offset right."""

from __future__ import annotations

from typing import Any

import pytest

from multilateral.parties.acting import NotPermitted, Overtaken, Refused
from multilateral.record.settling import settled
from multilateral.texts.model import Document, Doubt, Note, Paragraph, TextError

pytestmark = pytest.mark.django_db


def doubt(place: str, printed: str, reading: str | None = None, kind: str = "lost-hyphen") -> Doubt:
    return Doubt(kind, place, printed, reading, "Something is odd.")


def document(text: str, *doubts: Doubt) -> Document:
    return Document(
        language="en",
        opening="The Working Group",
        preamble=[Paragraph(id="pp1", lead="Noting", text="Noting openended talk,")],
        operative=[Paragraph(id="op1", number="1", lead="Welcomes", text=text)],
        notes=[Note("1", "See EX/WG/2/6, an openended paper.", "op1", len(text))],
        doubts=list(doubts),
    )


def test_a_reading_takes_the_place_of_the_printed_words_there_only() -> None:
    before = document("Welcomes openended talks;", doubt("op1", "openended"))
    after = settled(before, 0, "open-ended")
    assert after.operative[0].text == "Welcomes open-ended talks;"
    assert after.preamble[0].text == "Noting openended talk,"
    assert before.operative[0].text == "Welcomes openended talks;"


def test_notes_and_citations_move_with_the_words() -> None:
    text = "Welcomes openended talks under resolution EX/RES/2/7;"
    after = settled(document(text, doubt("op1", "openended")), 0, "open-ended")
    words = after.operative[0].text
    assert after.notes[0].offset == len(words)
    (citation,) = [c for c in after.citations if c.paragraph == "op1"]
    assert words[citation.start : citation.end] == citation.text == "EX/RES/2/7"


def test_of_equal_words_at_one_place_each_doubt_means_its_own() -> None:
    before = document("Welcomes ab, ab and abc;", doubt("op1", "ab"), doubt("op1", "ab"))
    assert settled(before, 1, "xy", standing={0}).operative[0].text == "Welcomes ab, xy and abc;"
    first = settled(before, 0, "xy")
    assert settled(first, 1, "zz").operative[0].text == "Welcomes xy, zz and abc;"


def test_a_reading_in_the_opening_words_keeps_them_italic() -> None:
    before = document("Welcomes the talks;", doubt("op1", "Welcomes"))
    assert settled(before, 0, "Also welcomes").operative[0].lead == "Also welcomes"


def test_the_words_of_a_note_and_a_number_and_the_masthead() -> None:
    text = "Welcomes the talks;"
    assert (
        settled(document(text, doubt("note:1", "openended")), 0, "open-ended")
        .notes[0]
        .text.endswith("open-ended paper.")
    )
    assert settled(document(text, doubt("op1", "1", "2", "number-order")), 0, "2").operative[0].number == "2"
    named = document(text, doubt("masthead.symbol", "ex/wg/3/l.1", "EX/WG/3/L.1", "symbol-case"))
    assert settled(named, 0, "ex/wg/3/L.1").symbol == "EX/WG/3/L.1"
    dated = document(text, doubt("masthead.date", "", None, "missing-field"))
    assert settled(dated, 0, "18 November 2026").date == "2026-11-18"
    assert settled(dated, 0, None).date is None


@pytest.mark.parametrize(
    ("asked", "reading", "says"),
    [
        (doubt("op1", "gone"), "here", "does not stand there"),
        (doubt("op1", "talks"), "  ", "how the words are to be read"),
        (doubt("line:3", "???", None, "unknown-masthead-line"), "x", "as printed"),
        (doubt("masthead.symbol", "", None, "missing-field"), "seventy", "no document symbol"),
        (doubt("masthead.date", "", None, "missing-field"), "31 June 2026", "no date"),
    ],
)
def test_a_reading_that_does_not_fit_is_refused(asked: Doubt, reading: str, says: str) -> None:
    with pytest.raises(TextError, match=says):
        settled(document("Welcomes the talks;", asked), 0, reading)


def test_a_settlement_is_recorded_with_who_made_it(cast: Any, deposited: Any) -> None:
    from multilateral.record.acts import settle_doubt

    made = settle_doubt(by=cast.secretariat, deposit=deposited, index=1, verdict="read as", reading="cross-border")
    assert (made.settled_by, made.reading) == (cast.secretariat.person, "cross-border")
    deposited.refresh_from_db()
    assert "that cross-border services suffer" in deposited.document["preamble"][1]["text"]
    assert deposited.document["doubts"][1]["printed"] == "crossborder"


def test_a_doubt_is_settled_once(cast: Any, deposited: Any) -> None:
    from multilateral.record.acts import settle_doubt

    settle_doubt(by=cast.secretariat, deposit=deposited, index=1, verdict="as printed")
    with pytest.raises(Overtaken, match="The Secretariat has settled this doubt already"):
        settle_doubt(by=cast.operator, deposit=deposited, index=1, verdict="read as", reading="cross-border")


@pytest.mark.parametrize(
    ("index", "verdict", "says"),
    [(9, "as printed", "number 10"), (-1, "as printed", "number 0"), (0, "perhaps", "Choose")],
)
def test_there_must_be_such_a_doubt_and_a_choice(
    cast: Any, deposited: Any, index: int, verdict: str, says: str
) -> None:
    from multilateral.record.acts import settle_doubt

    with pytest.raises(Refused, match=says):
        settle_doubt(by=cast.secretariat, deposit=deposited, index=index, verdict=verdict)


def test_nothing_is_settled_once_the_text_is_entered_or_withdrawn(cast: Any, deposited: Any, settle: Any) -> None:
    from multilateral.record.acts import enter, settle_doubt, withdraw_deposit

    enter(by=cast.secretariat, deposit=settle(deposited))
    with pytest.raises(Overtaken, match="EX/WG/3/L.9"):
        settle_doubt(by=cast.secretariat, deposit=deposited, index=0, verdict="as printed")
    with pytest.raises(Overtaken, match="entered"):
        withdraw_deposit(by=cast.secretariat, deposit=deposited)


def test_delegations_and_the_chair_settle_nothing(cast: Any, deposited: Any) -> None:
    from multilateral.record.acts import settle_doubt

    for by in (cast.brennia.head, cast.chair, cast.brennia.adviser):
        with pytest.raises(NotPermitted):
            settle_doubt(by=by, deposit=deposited, index=0, verdict="as printed")
