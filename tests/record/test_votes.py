"""Votes by State: those of one, those on a topic, and two States on the same texts, with what is left out and why."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from multilateral.record import topic_index, votes
from multilateral.record.acts import enter_document, enter_proceedings
from multilateral.texts.model import Adopted, Document, Paragraph
from tests.cast import BODY
from tests.record import samples

pytestmark = pytest.mark.django_db
A, B, K = "aldemar", "brennia", "korvath"
TOPIC = "ex-lamps-on-the-quays"
VOTES = {
    # symbol: in favour, against, abstaining
    "EX/RES/1/1": (["ALDEMAR", "BRENNIA"], [], ["KORVATH (FEDERAL REPUBLIC OF)"]),
    "EX/RES/2/1": (["ALDEMAR"], ["BRENNIA"], []),
    "EX/RES/4/1": (["ALDEMAR", "KORVATH (FEDERAL REPUBLIC OF)"], [], ["BRENNIA"]),
}


@pytest.fixture
def voted(cast: Any) -> None:
    """Five texts on one topic: three with a vote, one without, one of which nothing is told; none of session 3."""
    for n, symbol in enumerate([*VOTES, "EX/RES/4/2", "EX/RES/4/3"], 1):
        text = Document(
            symbol=symbol,
            kind="resolution",
            language="en",
            session=symbol.split("/")[2],
            title=f"Lamps {n}",
            agenda_title="Lamps on the quays",
            date=f"202{n}-05-03",
            adopted=Adopted(date=f"202{n}-05-03"),
            preamble=[Paragraph(id="pp1", text="Noting the lamps,")],
        )
        enter_document(by=cast.secretariat, document=text, body=BODY, exercise=True)
    for n, (symbol, (yes, no, abstain)) in enumerate(VOTES.items(), 1):
        enter(
            cast,
            n,
            symbol=symbol,
            MS_in_favour=yes,
            MS_against=no,
            MS_abstaining=abstain,
            MS_in_favour_count=str(len(yes)),
            MS_against_count=str(len(no)),
            MS_abstaining_count=str(len(abstain)),
        )
    enter(cast, 4, symbol="EX/RES/4/2", adoption_type="Without a vote", MS_in_favour=[], MS_abstaining=[])
    topic_index.place()


def enter(cast: Any, number: int, **changes: Any) -> None:
    line = samples.vote_line(**changes)
    enter_proceedings(by=cast.operator, line=line, content=json.dumps(line).encode(), path="v.json", number=number)


def words(html: str) -> str:
    main = html[html.index("<main") : html.index("</main>")]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def test_the_votes_of_a_state_are_told_newest_first_with_those_where_it_is_not_listed(voted: None) -> None:
    found = votes.votes_by(K, exercise=True)
    assert [(g.ballot.symbol, g.choice) for g in found] == [
        ("EX/RES/4/1", "yes"),
        ("EX/RES/2/1", ""),
        ("EX/RES/1/1", "abstain"),
    ]
    assert votes.counted(found) == {"yes": 1, "no": 0, "abstain": 1, "": 1}
    assert [g.ballot.symbol for g in votes.votes_by(K, session="4", exercise=True)] == ["EX/RES/4/1"]


def test_two_states_are_alike_where_they_chose_the_same(voted: None) -> None:
    found = votes.likeness(A, B, topic=TOPIC, exercise=True)
    assert (len(found.pairs), found.alike, found.opposite) == (3, 1, 1)
    assert [(p.ballot.symbol, p.one, p.other) for p in found.differences] == [
        ("EX/RES/2/1", "yes", "no"),
        ("EX/RES/4/1", "yes", "abstain"),
    ]
    assert [each.symbol for each in found.without_vote] == ["EX/RES/4/2"]
    assert [each.symbol for each in found.untold] == ["EX/RES/4/3"]
    assert found.missing == ("3",)
    other = votes.likeness(B, A, topic=TOPIC, exercise=True)
    assert (other.alike, other.opposite, len(other.pairs)) == (1, 1, 3), "whoever is named first"


def test_a_vote_in_which_one_is_not_listed_does_not_count(voted: None) -> None:
    found = votes.likeness(A, K, exercise=True)
    assert [pair.ballot.symbol for pair in found.not_listed] == ["EX/RES/2/1"]
    assert (len(found.pairs), found.alike) == (2, 1)


def test_where_sources_differ_the_first_is_taken(voted: None, cast: Any) -> None:
    enter(cast, 9, symbol="EX/RES/2/1", MS_in_favour=["ALDEMAR", "BRENNIA"], MS_abstaining=[], MS_abstaining_count="0")
    assert votes.likeness(A, B, exercise=True).alike == 1


def test_two_states_that_share_no_vote_have_no_share(voted: None, client: Any) -> None:
    value = client.get("/api/v1/likeness", {"one": "est", "other": "che"}).json()
    assert (value["votes"], value["alike"], value["share"]) == (0, 0, None)
    text = words(client.get("/votes/compare", {"one": "est", "other": "che"}).content.decode())
    assert "There is no recorded vote in which both are listed." in text


def test_the_page_of_two_states_says_the_share_each_difference_and_what_it_does_not_say(
    voted: None, client: Any
) -> None:
    html = client.get("/votes/compare", {"one": A, "other": B, "topic": TOPIC}).content.decode()
    text = words(html)
    assert "Alike in 1 of 3 recorded votes in which both are listed. 33 %" in text
    assert "2 votes in which they differ" in text and '<a href="/documents/EX/RES/2/1#vote">' in html
    assert re.search(r"EX/RES/2/1 .*?, 1-1-0 Lamps 2 in favour against", text)
    for caveat in (
        "3 votes are few: one more or less moves the share by 33.3 points.",
        "In 1 vote one was in favour and the other against.",
        "1 text was adopted without a vote and is not counted. EX/RES/4/2",
        "Of 1 adopted text the record does not hold who voted how. EX/RES/4/3",
        "Nothing is counted of session 3.",
        "Sources: v.json .",
    ):
        assert caveat in text, caveat


def test_the_page_of_a_topic_sets_states_beside_texts(voted: None, client: Any) -> None:
    html = client.get(f"/votes/topic/{TOPIC}").content.decode()
    table = words("<main>" + html[html.index("<tbody>") : html.index("</tbody>")] + "</main>")
    assert table.startswith("Aldemar in favour in favour in favour Brennia in favour against abstaining Korvath")
    assert table.endswith("Korvath (Federal Republic of) abstaining not listed in favour")
    assert "Adopted without a vote EX/RES/4/2 Who voted how is not held EX/RES/4/3" in words(html)


def test_the_page_of_a_state_counts_by_session_and_leads_to_each_vote(voted: None, client: Any) -> None:
    html = client.get(f"/votes/{K}").content.decode()
    text = words(html)
    assert "3 recorded votes of which the States are listed." in text
    assert "Session Votes in favour against abstaining not listed 4 1 1 0 0 0 2 1 0 0 0 1 1 1 0 0 1 0" in text
    assert html.index("EX/RES/4/1#vote") < html.index("EX/RES/2/1#vote") < html.index("EX/RES/1/1#vote")
    only = words(client.get(f"/votes/{K}?choice=abstain").content.decode())
    assert "EX/RES/1/1" in only and "EX/RES/4/1" not in only
    assert "No such vote is held." in words(client.get(f"/votes/{K}?session=77").content.decode())


def test_the_overview_leads_to_a_state_and_to_the_topics(voted: None, client: Any) -> None:
    html = client.get("/votes/").content.decode()
    assert f'href="/votes/topic/{TOPIC}"' in html and "3 votes" in words(html)
    assert client.get("/votes/", {"state": K}).headers["Location"] == f"/votes/{K}"


def test_an_empty_record_says_how_to_fill_it(cast: Any, client: Any) -> None:
    assert "Load vote files: multilateral load PATH" in words(client.get("/votes/").content.decode())


@pytest.mark.parametrize(
    "address",
    [
        "/votes/compare?one=aldemar&other=aldemar",
        "/votes/compare?one=aldemar&other=nowhere",
        "/votes/compare?one=aldemar&other=est",
        "/votes/compare?one=%00&other=brennia&topic=%00",
        "/votes/compare?one=aldemar&other=brennia&topic=none",
        "/votes/aldemar?topic=%00&session=%00&choice=%00&page=x",
        f"/votes/topic/{TOPIC}?page=99999999",
        "/votes/?state=%00",
    ],
)
def test_odd_questions_get_a_page(voted: None, client: Any, address: str) -> None:
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", ["/votes/nowhere", "/votes/topic/none", "/votes/topic/%00"])
def test_what_is_not_there_is_not_found(voted: None, client: Any, address: str) -> None:
    assert client.get(address).status_code == 404


def test_the_json_tells_the_same(voted: None, client: Any) -> None:
    value = client.get("/api/v1/likeness", {"one": A, "other": B, "topic": TOPIC}).json()
    assert (value["votes"], value["alike"], value["opposite"], value["share"]) == (3, 1, 1, 0.3333)
    assert value["differences"][0]["source"] == "v.json, line 2" and value["sessions_without"] == ["3"]
    state = client.get(f"/api/v1/votes/{K}", {"choice": "not listed"}).json()
    assert [(each["symbol"], each["choice"]) for each in state["results"]] == [("EX/RES/2/1", "not listed")]
    assert state["choices"] == {"yes": 1, "no": 0, "abstain": 1, "not_listed": 1}
    topic = client.get(f"/api/v1/topics/{TOPIC}/votes").json()
    assert [each["symbol"] for each in topic["votes"]] == list(VOTES) and topic["untold"] == ["EX/RES/4/3"]
    assert topic["votes"][1]["states"] == {A: "yes", B: "no"}


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("likeness?one=aldemar&other=aldemar", 422),
        ("likeness?one=aldemar&other=est", 422),
        ("likeness?one=aldemar&other=nowhere", 404),
        ("likeness?one=aldemar&other=brennia&topic=none", 404),
        ("votes/nowhere", 404),
        ("topics/none/votes", 404),
    ],
)
def test_a_wrong_question_is_refused_in_words(voted: None, client: Any, address: str, status: int) -> None:
    answer = client.get(f"/api/v1/{address}")
    assert answer.status_code == status and len(answer.json()["error"]["message"]) > 20


def test_the_number_of_questions_does_not_grow_with_the_votes(voted: None, cast: Any, client: Any) -> None:
    addresses = (f"/votes/{A}", f"/votes/topic/{TOPIC}", f"/votes/compare?one={A}&other={B}", "/votes/")
    counts: list[list[int]] = []
    for _more in range(2):
        counts.append([])
        for address in addresses:
            client.get(address)
            with CaptureQueriesContext(connection) as asked:
                client.get(address)
            counts[-1].append(len(asked))
        for n in range(20, 30):
            enter(cast, n, symbol=f"EX/RES/5/{n}")
    assert counts[0] == counts[1] and max(counts[0]) <= 12, counts
