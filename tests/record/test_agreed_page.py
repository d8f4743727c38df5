"""The page of agreed language: its form, the marked text, and each clause beside what was adopted."""

from __future__ import annotations

from typing import Any

import pytest

from multilateral.record.acts import enter_proceedings
from tests.record import samples

pytestmark = pytest.mark.django_db

PAGE = "/agreed-language"
TEXT = "1. Encourages each State to answer in its working language;\n\n2. Thanks the baker for the <bread> of the day."


@pytest.fixture
def held(bring_in: Any) -> Any:
    return [bring_in(samples.draft()), bring_in(samples.adopted())]


def page(client: Any, text: str = TEXT, **more: Any) -> str:
    answer = client.post(PAGE, {"text": text, "language": "en"}, **more)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_form_is_there_without_scripts_and_says_that_drafts_never_count(client: Any) -> None:
    shown = client.get(PAGE).content.decode()
    assert 'method="post"' in shown and "drafts never count" in shown and "<script" not in shown.partition("<main")[2]
    assert 'id="marked"' not in shown


def test_every_clause_is_marked_in_words_and_leads_to_its_adoption(client: Any, held: Any) -> None:
    shown = page(client)
    assert '<span class="clause verbatim">Encourages each State to answer in its working language</span>' in shown
    assert '<a href="#clause-1">1<span class="hidden" lang="en"> verbatim</span></a>' in shown
    assert '<span class="clause new">' in shown and "&lt;bread&gt;" in shown and "<bread>" not in shown
    assert 'href="/documents/EX/RES/3/1?language=en#op1"' in shown and "EX/WG/3/L.9" not in shown
    assert "One adopted text has these words." in shown and "adopted; how is not held" in shown


def test_the_vote_is_told(client: Any, cast: Any, held: Any) -> None:
    enter_proceedings(by=cast.operator, line=samples.vote_line(), content=b"{}", path="votes.json", number=1)
    assert "by a recorded vote, 2-0-1" in page(client)


def test_the_coverage_is_stated(client: Any, held: Any) -> None:
    shown = page(client)
    assert "Searched: one adopted text (en)" in shown and "20 November 2026" in shown
    assert "“New” means new to these texts." in shown
    french = client.post(PAGE, {"text": "les lampes", "language": "fr"}).content.decode()
    assert "No adopted text is held in this language" in french


def test_what_was_changed_is_shown_as_a_redline(client: Any, held: Any) -> None:
    shown = page(client, "Encourages each State to answer in its own language")
    assert '<span class="clause adapted">' in shown
    assert "<del>working</del><ins>own</ins>" in shown and "of 100" in shown


def test_a_phrase_can_be_linked_to(client: Any, held: Any) -> None:
    shown = client.get(PAGE, {"text": "answer in its working language"}).content.decode()
    assert '<span class="clause verbatim">answer in its working language</span>' in shown


@pytest.mark.parametrize("language", ["xx", "", "en-us", "'"])
def test_an_unknown_language_is_taken_for_english(client: Any, held: Any, language: str) -> None:
    answer = client.post(PAGE, {"text": TEXT, "language": language})
    assert answer.status_code == 200 and b"verbatim" in answer.content
