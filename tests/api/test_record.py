"""The record through its door."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cast import BODY, Cast
from tests.story import Story, tell

API = "/api/v1"


@pytest.fixture
def story(cast: Cast) -> Story:
    """The whole story, told."""
    return tell(cast)


def test_a_document_is_its_json_with_what_hangs_on_it(client: Any, story: Story) -> None:
    from multilateral.api.record import DocumentJson
    from multilateral.record import queries
    from multilateral.texts.model import from_json, to_json

    value = client.get(f"{API}/documents/{story.action.adopted_as}").json()
    work = queries.work(story.action.adopted_as)
    assert work is not None
    version = queries.version(work)
    assert version is not None
    text = to_json(queries.document(version))
    assert {key: value[key] for key in text} == text
    assert from_json({key: value[key] for key in text}).symbol == "EX/RES/3/1"
    besides = {"exercise", "relations", "votes", "sponsorship", "versions", "version", "withdrawn", "entries"}
    assert set(value) - set(text) == besides
    DocumentJson.model_validate(value)
    assert value["exercise"] is True
    assert [(v["language"], v["sha256"]) for v in value["versions"]] == [("en", None)]
    assert {"adopted from", "recalls"} <= {r["type"] for r in value["relations"]}
    (came_from,) = (r for r in value["relations"] if r["type"] == "adopted from")
    assert (came_from["target"], came_from["basis"], came_from["held"]) == ("EX/WG/3/L.9", "stated", True)
    (recalled,) = (r for r in value["relations"] if r["type"] == "recalls")
    assert (recalled["target"], recalled["places"], recalled["held"]) == ("EX/RES/2/4", ["pp1"], False)
    (vote,) = value["votes"]
    assert (vote["how"], vote["outcome"], vote["yes"], vote["states"]) == ("without a vote", "adopted", None, [])
    assert value["entries"] and all(isinstance(n, int) for n in value["entries"])


def test_the_draft_says_what_it_was_adopted_as(client: Any, story: Story) -> None:
    value = client.get(f"{API}/documents/ex/wg/3/l.9").json()
    assert value["symbol"] == "EX/WG/3/L.9"
    assert ("adopted as", "EX/RES/3/1") in {(r["type"], r["target"]) for r in value["relations"]}
    assert value["votes"][0]["outcome"] == "adopted"


def test_a_recorded_vote_is_told_seat_by_seat(client: Any, cast: Cast) -> None:
    from multilateral.decision import acts
    from tests.decision.conftest import everybody, open_floor, reform

    reform(cast)
    text = open_floor(cast)
    meeting = acts.open_meeting(by=cast.chair, body=cast.body, session=3, present=everybody(cast), number=12)
    action = acts.put_text(by=cast.chair, meeting=meeting, text=text, seen=0)
    acts.request_vote(by=cast.korvath.representative, action=action)
    acts.open_vote(by=cast.chair, action=action)
    for mission, choice in ((cast.aldemar, "yes"), (cast.brennia, "yes"), (cast.korvath, "abstain")):
        acts.cast_vote(by=mission.representative, action=action, choice=choice)
    before = client.get(f"{API}/documents/EX/WG/3/L.9").json()["votes"]
    acts.close_vote(by=cast.chair, action=action)
    action.refresh_from_db()
    (vote,) = client.get(f"{API}/documents/{action.adopted_as}").json()["votes"]
    assert before == []
    assert [vote[k] for k in ("how", "outcome", "yes", "no", "abstain", "not_voting")] == [
        "recorded vote",
        "adopted",
        2,
        0,
        1,
        0,
    ]
    assert [(s["state"], s["choice"]) for s in vote["states"]] == [
        ("aldemar", "yes"),
        ("brennia", "yes"),
        ("korvath", "abstain"),
    ]


def test_votes_that_the_facts_tell_of_come_with_their_source(cast: Cast) -> None:
    from multilateral.api.votes import votes_on

    committee, plenary = votes_on("A/RES/73/27")
    assert (committee.body, committee.yes, committee.no, committee.abstain) == ("first-committee", 109, 45, 16)
    assert plenary.to_confirm == ["yes", "no", "abstain"] and plenary.source


def test_a_document_that_is_not_held_is_refused_in_words(client: Any, story: Story) -> None:
    for symbol, words in (("EX/WG/3/L.77", "is not in this record"), ("no symbol at all", "is not in this record")):
        answer = client.get(f"{API}/documents/{symbol}")
        assert answer.status_code == 404 and words in answer.json()["error"]["message"]
    answer = client.get(f"{API}/documents/EX/WG/3/L.9?language=fr")
    assert answer.status_code == 404
    assert answer.json()["error"]["message"] == "EX/WG/3/L.9 is not held in fr; it is held in: en."


def test_the_list_is_paged_by_a_cursor_and_misses_nothing(client: Any, cast: Cast) -> None:
    from tests.negotiation.conftest import record

    symbols = [f"EX/WG/3/L.{n}" for n in range(1, 8)]
    for symbol in symbols:
        record(symbol)
    found: list[str] = []
    address: str | None = f"{API}/documents?limit=3"
    while address:
        value = client.get(address).json()
        assert value["count"] == 7
        found += [each["symbol"] for each in value["results"]]
        address = f"{API}/documents?limit=3&cursor={value['next']}" if value["next"] else None
    assert found == symbols


def test_the_list_is_filtered(client: Any, story: Story) -> None:
    def symbols(query: str) -> list[str]:
        return [each["symbol"] for each in client.get(f"{API}/documents?{query}").json()["results"]]

    assert symbols(f"body={BODY}&kind=resolution") == ["EX/RES/3/1"]
    assert symbols("kind=draft resolution") == ["EX/WG/3/L.9"]
    assert symbols("exercise=false") == symbols("language=fr") == symbols("body=nowhere") == []
    assert symbols("session=3")


@pytest.mark.parametrize("query", ["kind=poem", "limit=0", "limit=101", "body=a%00b"])
def test_a_wrong_filter_is_refused_in_words(client: Any, cast: Cast, query: str) -> None:
    answer = client.get(f"{API}/documents?{query}")
    assert answer.status_code == 422
    assert query.partition("=")[0] in answer.json()["error"]["message"]


@pytest.mark.parametrize("cursor", ["%00", "!!", "bm8gbmV3bGluZQ==", "AAAA", "é"])
def test_a_cursor_that_leads_nowhere_is_refused_in_words(client: Any, cast: Cast, cursor: str) -> None:
    answer = client.get(f"{API}/documents?cursor={cursor}")
    assert answer.status_code == 404
    assert answer.json()["error"]["message"].startswith("cursor: this leads to no page")


def test_the_search_finds_paragraphs_and_says_what_it_searched(client: Any, story: Story) -> None:
    value = client.get(f"{API}/search", {"q": "lamps lit"}).json()
    assert value["count"] == len(value["results"]) == 2
    first = value["results"][0]
    assert set(first) == {"symbol", "language", "paragraph", "snippet", "date", "body"}
    assert first["paragraph"] == "op1" and "lamps that have been lit" in first["snippet"]
    assert value["coverage"]["documents"] == 2 and value["coverage"]["languages"] == ["en"]
    assert client.get(f"{API}/search", {"q": "zeppelin"}).json()["count"] == 0
    assert client.get(f"{API}/search", {"q": ""}).json()["results"] == []
    assert client.get(f"{API}/search").status_code == 422
