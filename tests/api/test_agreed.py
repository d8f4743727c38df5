"""Agreed language through the door."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cast import Cast
from tests.story import Story, tell

AT = "/api/v1/agreed-language"


@pytest.fixture
def story(cast: Cast) -> Story:
    """The whole story, told."""
    return tell(cast)


def ask(client: Any, **question: Any) -> Any:
    return client.post(AT, question, content_type="application/json")


def adopted(story: Story) -> tuple[str, str]:
    """A paragraph of the adopted text: its place and its words."""
    from multilateral.record import queries

    work = queries.work(story.action.adopted_as)
    assert work is not None
    version = queries.version(work)
    assert version is not None
    (first, *_more) = [p for p in queries.document(version).operative if len(p.text.split()) > 5]
    return first.id, first.text


def test_the_shape_is_as_described(client: Any, story: Story) -> None:
    from multilateral.api.record import AgreedLanguage

    place, text = adopted(story)
    value = ask(client, text=text, language="en").json()
    AgreedLanguage.model_validate(value)
    assert set(value) == {"coverage", "clauses"} and value["coverage"]["documents"] == 1
    (clause,) = value["clauses"]
    assert (clause["status"], clause["adoptions"]) == ("verbatim", 1)
    assert text[clause["start"] : clause["end"]] == clause["text"]
    assert clause["first"] == clause["last"]
    (match,) = clause["matches"]
    assert (match["symbol"], match["paragraph"], match["likeness"]) == ("EX/RES/3/1", place, 1.0)
    assert match["vote"] == "without a vote"
    assert match["words"] == [{"op": "equal", "text": clause["text"]}]


def test_nothing_is_found_for_words_that_nobody_adopted(client: Any, story: Story) -> None:
    (clause,) = ask(client, text="the baker of Aldemar bakes at night", language="en").json()["clauses"]
    assert [clause[key] for key in ("status", "first", "last", "adoptions", "matches")] == ["new", None, None, 0, []]


@pytest.mark.parametrize(
    "question", [{}, {"text": "x"}, {"text": "x", "language": "English"}, {"text": "x" * 100_001, "language": "en"}]
)
def test_a_wrong_question_is_refused_in_the_one_shape(client: Any, db: None, question: dict[str, str]) -> None:
    answer = ask(client, **question)
    assert answer.status_code == 422 and answer.json()["error"]["code"] == "invalid"


@pytest.mark.parametrize("body", [b"\0", b"", b"{", b"[]", b"7", b'{"text": "x", "language": "en"', b"\xff"])
def test_a_body_that_is_no_json_is_refused_in_the_one_shape(client: Any, db: None, body: bytes) -> None:
    answer = client.post(AT, body, content_type="application/json")
    assert answer.status_code == 422 and answer.json()["error"]["code"] == "invalid"


def test_it_is_posted_and_nothing_else(client: Any, db: None) -> None:
    answer = client.get(AT)
    assert answer.status_code == 405 and answer["Allow"] == "POST"
