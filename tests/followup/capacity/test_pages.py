"""The pages of needs and offers: counts for all, names for both only after both consents."""

from __future__ import annotations

from typing import Any

import pytest

from multilateral.followup.capacity import acts, queries
from tests.cast import Cast

TOPIC = "incident-management"
WORDS = "Six harbour officials who take the first call."
OFFERED = "Four sessions by telephone and on paper."


def text(answer: Any) -> str:
    return answer.content.decode()


@pytest.fixture
def both(cast: Cast) -> None:
    acts.register_need(by=cast.brennia.head, topic=TOPIC, words=WORDS)
    acts.register_offer(by=cast.korvath.head, topic=TOPIC, kind="training", words=OFFERED)


def test_the_public_reads_counts_and_no_names(enter: Any, cast: Cast, both: None) -> None:
    for by in (None, cast.chair, cast.aldemar.head):
        page = text(enter(by).get("/capacity/"))
        assert "1 need, 1 offer" in page
        assert WORDS not in page and OFFERED not in page and "Brennia" not in page and "Korvath" not in page


def test_a_representative_registers_a_need_and_a_slip_keeps_what_was_typed(enter: Any, cast: Cast) -> None:
    client = enter(cast.brennia.representative)
    slip = client.post("/capacity/", {"act": "need", "topic": "", "words": WORDS})
    assert slip.status_code == 422 and WORDS in text(slip) and "Choose a topic from the list" in text(slip)
    assert client.post("/capacity/", {"act": "need", "topic": TOPIC, "words": WORDS}).status_code == 303
    given = {"act": "offer", "topic": TOPIC, "kind": "training", "words": OFFERED}
    assert client.post("/capacity/", given).status_code == 303
    page = text(client.get("/capacity/"))
    assert WORDS in page and OFFERED in page
    assert enter(cast.brennia.adviser).post("/capacity/", given).status_code == 403
    assert enter(None).post("/capacity/", given).status_code == 403


def test_the_secretariat_proposes_from_the_desk_and_may_name_neither(enter: Any, cast: Cast, both: None) -> None:
    client = enter(cast.secretariat)
    page = text(client.get("/capacity/desk"))
    assert WORDS in page and OFFERED in page and "both on" in page
    (one,) = queries.suggestions(cast.secretariat)
    given = {"need": str(one.need.row.pk), "offer": str(one.offer.row.pk)}
    slip = client.post("/capacity/desk", given | {"why": "Brennia asked."})
    assert slip.status_code == 422 and "Brennia asked." in text(slip)
    assert client.post("/capacity/desk", given | {"why": "The course needs no training."}).status_code == 303
    assert client.post("/capacity/desk", given | {"why": "Twice."}).status_code == 303
    assert "Neither side has answered" in text(client.get("/capacity/desk"))
    for by in (cast.brennia.head, cast.chair, None):
        refused = enter(by).get("/capacity/desk")
        assert refused.status_code == 403 and WORDS not in text(refused)


def test_names_are_shown_once_both_have_consented_and_not_before(enter: Any, cast: Cast, both: None) -> None:
    (one,) = queries.suggestions(cast.secretariat)
    acts.propose_match(by=cast.secretariat, need=one.need.row, offer=one.offer.row, why="The course fits.")
    for mission, other in ((cast.brennia, "Korvath"), (cast.korvath, "Brennia")):
        (side,) = queries.sides(mission.head)
        address = f"/capacity/matches/{side.approach.pk}"
        client = enter(mission.head)
        for page in ("/capacity/", address):
            assert other not in text(client.get(page))
        assert "Of what both sides are reminded" in text(client.get(address))
        assert enter(cast.aldemar.head).get(address).status_code == 404
        assert enter(mission.adviser).post(address, {"act": "consent"}).status_code == 403
        assert enter(mission.head).post(address, {"act": "consent"}).status_code == 303
    (side,) = queries.sides(cast.brennia.head)
    assert "The other side is Korvath" in text(enter(cast.brennia.head).get(f"/capacity/matches/{side.approach.pk}"))


def test_one_closes_ones_own_need_after_being_asked(enter: Any, cast: Cast, both: None) -> None:
    (entry,) = queries.needs(cast.brennia.head)
    address = f"/capacity/need/{entry.row.pk}/close"
    for by in (cast.korvath.head, cast.secretariat, None):
        assert enter(by).post(address).status_code == 404
    assert enter(cast.brennia.adviser).post(address).status_code == 403
    client = enter(cast.brennia.head)
    assert WORDS in text(client.get(address))
    assert client.post(address).status_code == 303
    assert "0 needs, 1 offer" in text(client.get("/capacity/"))
