"""Ten questions that a delegate or a researcher asks (``tests/record/gold/questions.md``), each answered by clicks.

They were written, with their answers, before the pages. Each is asked from the front page, in a browser, of the part of
the record that it is about. ``pytest -s`` prints the clicks of each.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.held import choose
from tests.journeys.reader import Reader
from tests.server.service import Service, running

MINUTE = 60.0


@pytest.fixture
def record(shared: Path, tmp_path: Path) -> Iterator[Service]:
    """The service on a record that holds what the questions are about, without an exercise."""
    environment = os.environ | {"MULTILATERAL_HOME": str(tmp_path / "home")}
    environment.pop("MULTILATERAL_DATABASE", None)
    load = [sys.executable, "-m", "multilateral", "load", str(choose(shared, tmp_path / "held"))]
    subprocess.run(load, env=environment, check=True, capture_output=True)
    with running(environment) as service:
        yield service


def what_became_of_a_paragraph(reader: Reader) -> None:
    reader.search("77/36")
    reader.follow("The life of PP7")
    draft = reader.entry("A/C.1/77/L.23, PP6")
    adopted = reader.entry("A/RES/77/36, PP7")
    assert "not adopted as such" in draft.inner_text() and "open and truly democratic" in draft.inner_text()
    assert "results-oriented" in adopted.locator("ins").first.inner_text()
    assert "open and truly democratic" in adopted.locator("del").first.inner_text()


def who_first_used_these_words(reader: Reader) -> None:
    reader.follow("Agreed language")
    reader.type("Phrase or draft", "additional norms could be developed")
    reader.press("Look up")
    found = [
        link.split(",")[0] for link in reader.page.locator("#clause-1 a").all_inner_texts() if link.startswith("A/")
    ]
    assert found == ["A/RES/76/19", "A/RES/77/36", "A/RES/77/37", "A/RES/78/16", "A/RES/78/237"]


def which_sponsors_joined(reader: Reader) -> None:
    reader.search("77/36")
    words = reader.section("Sponsors")
    assert "16 sponsors" in words and "12 additional sponsors" in words


def do_the_languages_recall_the_same(reader: Reader) -> None:
    reader.search("77/36")
    words = reader.section("What it recalls")
    assert "A/RES/73/27 is cited in English, Español, Français, Русский, 中文 (PP1); not in العربية" in words
    reader.follow("العربية", reader.page.locator("#recalls"))
    pair = reader.page.locator("#pp1 .doubt").inner_text()
    assert "A/RES/73/27" in pair and "English" in pair


def what_names_a_text(reader: Reader) -> None:
    reader.search("75/240")
    words = reader.section("Recalled by")
    for symbol in ("76/19", "77/36", "77/37", "78/16", "78/237", "79/237", "A/C.1/77/L.23"):
        assert symbol in words, symbol


def has_this_been_agreed(reader: Reader) -> None:
    reader.follow("Agreed language")
    reader.type("Phrase or draft", "abstain from any defamatory campaign, vilification or hostile propaganda")
    reader.press("Look up")
    words = reader.section("What has been agreed before")
    for symbol in ("73/27", "75/240", "78/237"):
        assert f"A/RES/{symbol}" in words
    assert "92-50-21" in words and "104-53-7" in words


def who_voted_against_and_when_it_comes_back(reader: Reader) -> None:
    reader.search("lethal autonomous weapons systems")
    reader.follow("A/RES/78/241", within=reader.page.locator(".found"))
    reader.open("The vote as a table")
    words = reader.section("The vote")
    assert "152 in favour" in words and "4 against" in words and "11 abstaining" in words
    assert "Against, 4 Belarus; India; Mali; Russian Federation" in words
    assert "seventy-ninth session" in reader.page.locator("#op4").inner_text()


def how_often_two_states_voted_alike(reader: Reader) -> None:
    reader.search("information security")
    reader.follow(re.compile("^votes – Developments in the field of information"))
    reader.choose("How did", "Estonia")
    reader.choose("and", "Switzerland")
    reader.press("Compare")
    words = reader.page.locator("main").inner_text()
    assert "Alike in 6 of 8 recorded votes in which both are listed." in words
    differ = " ".join(reader.section("2 votes in which they differ").split())
    assert "A/RES/74/29" in differ and "A/RES/75/240" in differ
    for caveat in ("8 votes are few", "A/RES/73/27, A/RES/73/266", "A/RES/79/237", "In none was one in favour"):
        assert caveat in words, caveat


def what_a_session_was_ordered(reader: Reader) -> None:
    reader.follow("What was asked of whom")
    reader.follow("Session 80")
    reader.turn("General and complete disarmament")
    item = reader.page.locator("section").filter(has=reader.page.get_by_role("heading", name="General and complete"))
    words = " ".join(item.last.inner_text().split())
    ordering = ["77/69", *(f"78/{n}" for n in (30, 31, 39, 49, 50)), *(f"79/{n}" for n in (25, 38, 47, 60, 240))]
    assert "35 sub-items" in words and all(f"A/RES/{number}" in words for number in ordering)


def what_is_owed_to_a_session(reader: Reader) -> None:
    reader.follow("What was asked of whom")
    reader.type("Addressee", "Secretary-General")
    reader.choose("Due", "session 80")
    reader.type("Topic or title", "advancement of women")
    reader.press("Show")
    assert "A/RES/78/182, OP47" in reader.words and "A/RES/78/182, OP48" in reader.words


QUESTIONS = {
    1: (what_became_of_a_paragraph, 3),
    2: (who_first_used_these_words, 2),
    3: (who_voted_against_and_when_it_comes_back, 3),
    4: (which_sponsors_joined, 3),
    5: (what_a_session_was_ordered, 3),
    6: (what_is_owed_to_a_session, 3),
    7: (do_the_languages_recall_the_same, 3),
    8: (what_names_a_text, 2),
    9: (how_often_two_states_voted_alike, 4),
    10: (has_this_been_agreed, 2),
}
"""By number: how it is asked, and the most clicks that are acceptable."""


@pytest.mark.browser
def test_ten_questions_are_answered_in_a_browser_within_their_clicks(browser: Any, record: Service) -> None:
    failed = []
    for number, (ask, most) in QUESTIONS.items():
        reader = Reader(browser, record.address)
        reader.begin()
        try:
            ask(reader)
        except Exception as error:
            failed.append(f"question {number} at {reader.page.url}: {error!r}"[:1500])
        print(f"question {number:2}: {reader.clicks} of {most} clicks, {reader.seconds:.1f} s")
        if reader.clicks > most or reader.seconds > MINUTE:
            failed.append(f"question {number} took {reader.clicks} clicks and {reader.seconds:.0f} s")
        failed += reader.close()
    assert not failed, "\n".join(failed)
