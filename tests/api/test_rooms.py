"""The floor, agendas and follow-up through the door."""

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


def test_a_text_stands_as_on_the_floor_with_what_was_proposed_in_public(client: Any, story: Story) -> None:
    value = client.get(f"{API}/texts/lamps").json()
    assert (value["symbol"], value["revision"], value["stage"]) == ("EX/WG/3/L.9", 1, "decided")
    assert value["document"]["schema"] == "multilateral/document/1"
    assert value["document"]["operative"][1]["text"].endswith("burning on every quay:")
    assert [(p["number"], p["state"], p["stage"]) for p in value["proposals"]] == [
        (1, "korvath", "open"),
        (2, "aldemar", "disposed"),
        (3, "brennia", "disposed"),
        (4, "brennia", "withdrawn"),
    ]
    assert [d["outcome"] for d in value["proposals"][0]["dispositions"]] == ["carried"]
    (concern,) = value["concerns"]
    assert (concern["state"], concern["paragraph"], concern["open"]) == ("korvath", "op2", False)
    assert concern["dispositions"][0]["words"] == "See paragraph 2 as it now stands."


def test_outcomes_that_the_chair_has_not_published_are_not_told(client: Any, cast: Cast) -> None:
    from multilateral.negotiation import acts
    from tests.negotiation.conftest import Floor, record

    floor = Floor(cast, record())
    proposal = floor.propose(cast.aldemar)
    acts.dispose(
        by=cast.chair, text=floor.text, proposal=proposal, outcome="not incorporated", reason="Too short.", seen=0
    )
    value = client.get(f"{API}/texts/{floor.text.slug}")
    assert value.json()["proposals"][0]["dispositions"] == []
    assert b"Too short" not in value.content


def test_texts_are_listed_by_body(client: Any, story: Story) -> None:
    assert [t["slug"] for t in client.get(f"{API}/texts").json()["results"]] == ["lamps"]
    assert client.get(f"{API}/texts?body=nowhere").json()["results"] == []
    assert client.get(f"{API}/texts/nothing").json()["error"]["code"] == "not_found"


def test_an_agenda_names_what_ordered_each_item(client: Any, story: Story) -> None:
    value = client.get(f"{API}/agenda/{BODY}/4").json()
    assert value["items"] == [
        {
            "number": None,
            "title": "Lamps on the quays",
            "item": None,
            "kind": "include",
            "provisional": True,
            "symbol": "EX/RES/3/1",
            "paragraph": "op4",
        }
    ]
    assert client.get(f"{API}/agenda/4").json() == value


def test_a_session_that_several_bodies_have_is_not_guessed(client: Any, cast: Cast) -> None:
    from multilateral.bodies.acts import enter_body, enter_session

    other = enter_body(by=cast.operator, slug="ex-other", names={"en": "Other"}, kind="working_group", exercise=True)
    enter_session(by=cast.operator, body=other, number=4)
    answer = client.get(f"{API}/agenda/4")
    assert answer.status_code == 409
    error = answer.json()["error"]
    assert error["code"] == "ambiguous"
    assert "/api/v1/agenda/ex-other/4" in error["message"] and f"/api/v1/agenda/{BODY}/4" in error["message"]
    assert client.get(f"{API}/agenda/77").status_code == client.get(f"{API}/agenda/{BODY}/77").status_code == 404


def test_acts_are_found_by_addressee_and_time(client: Any, story: Story) -> None:
    def tasks(query: str) -> list[Any]:
        return [a["paragraph"] for a in client.get(f"{API}/acts?{query}").json()["results"]]

    assert tasks("addressee=the secretariat&due=4") == ["op3"]
    assert tasks("due=2020-01-01") == tasks("addressee=nobody") == []
    value = client.get(f"{API}/acts?addressee=secretariat").json()
    assert value["count"] == 1
    assert value["results"][0]["reports"][0]["status"] == "under way"
    assert client.get(f"{API}/acts?due=soon").status_code == 422
