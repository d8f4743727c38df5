"""The front page: what it is, what is on the floor, and a redline that nobody has chosen."""

from __future__ import annotations

import datetime
import gzip
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from multilateral.ledger import queries as ledger
from multilateral.web import redline
from tests.cast import Cast

BASE = """EX/WG/3/L.9

Third session
Agenda item 4

Aldemar: draft resolution

Common templates for requests

The Working Group,

Recalling its resolution EX/RES/2/7 of 18 June 2026, by which it set up a directory of points of contact,

Noting that requests across borders are answered late where no template is used by either side,

1.   Encourages each State to answer {words} in its working language;

2.   Requests the Secretariat to submit to the Working Group at its fourth session a report on the use of it.
"""
TODAY = datetime.date(2026, 11, 21)


def enter_both(cast: Cast) -> None:
    from multilateral.record import acts, queries

    for symbol, words in (("EX/WG/3/L.9", "at once"), ("EX/WG/3/L.9/Rev.1", "within two working days")):
        paper = BASE.format(words=words).replace("EX/WG/3/L.9\n", f"{symbol}\n", 1)
        deposit = acts.deposit(
            by=cast.secretariat,
            content=paper.encode(),
            name=f"{symbol[-5:].strip('/')}.txt",
            body="ex-wg",
            exercise=True,
        )
        for state in queries.doubts(deposit):
            acts.settle_doubt(by=cast.secretariat, deposit=deposit, index=state.index, verdict="as printed", reading="")
        acts.enter(by=cast.secretariat, deposit=deposit)


def test_an_empty_house_has_a_front_page_and_no_redline(db: Any, client: Client) -> None:
    page = client.get("/").content.decode()
    assert "no service of the United Nations" in page and "redline-big" not in page
    assert redline.of_the_day(TODAY, "en") is None


def test_the_redline_is_a_real_change_between_two_linked_works(cast: Cast, client: Client) -> None:
    enter_both(cast)
    drawn = redline.of_the_day(TODAY, "en")
    assert drawn is not None
    assert (drawn.old.symbol, drawn.new.symbol) == ("EX/WG/3/L.9", "EX/WG/3/L.9/Rev.1")
    assert "".join(words for op, words in drawn.words if op == "delete").strip() == "at once"
    assert "".join(words for op, words in drawn.words if op == "insert").strip() == "within two working days"
    page = client.get("/").content.decode()
    assert "<ins>within two working days" in page and 'href="/documents/EX/WG/3/L.9/Rev.1#' in page
    assert "<b>Exercise</b>" in page, "an invented text says so"


def test_the_same_day_draws_the_same_and_days_draw_in_turn(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    enter_both(cast)
    assert redline.of_the_day(TODAY, "en") == redline.of_the_day(TODAY, "ar")
    changes = tuple((f"op{n}", f"op{n}", (("insert", f"word {n}"),)) for n in range(3))
    monkeypatch.setattr(redline, "_compared", lambda pair: changes)
    drawn = [redline.of_the_day(TODAY + datetime.timedelta(days=n), "en") for n in range(6)]
    said = [one.words[0][1] for one in drawn if one is not None]
    assert said[:3] == said[3:] and sorted(said[:3]) == ["word 0", "word 1", "word 2"]


@pytest.mark.parametrize(
    ("words", "then"),
    [
        ([("equal", "nothing changed")], ()),
        ([("insert", "long " * 60)], ()),
        ([("equal", "a "), ("delete", ","), ("equal", "b")], ()),
        (
            [("equal", "one two three four five six seven eight nine ten "), ("insert", "new "), ("equal", "end")],
            (("equal", "… three four five six seven eight nine ten "), ("insert", "new "), ("equal", "end")),
        ),
    ],
)
def test_what_is_shown_of_a_change(words: list[tuple[str, str]], then: tuple[tuple[str, str], ...]) -> None:
    assert redline.excerpt(words) == then


def test_the_page_says_what_is_on_the_floor_and_how_far_the_ledger_reaches(cast: Cast, client: Client) -> None:
    from multilateral.negotiation.acts import open_text
    from multilateral.record import queries as record

    enter_both(cast)
    work = record.work("EX/WG/3/L.9/Rev.1")
    assert work is not None
    open_text(by=cast.chair, work=work)
    answer = client.get("/")
    page = answer.content.decode()
    assert "No real body negotiates here yet." in page and reverse("exercise") in page
    assert "Open for proposals." in page and "Common templates for requests" in page
    assert f"covers {ledger.size()} entries" in page and reverse("checkpoint") in page
    assert len(gzip.compress(answer.content)) < 50_000
