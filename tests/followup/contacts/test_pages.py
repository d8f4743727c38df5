"""The directory's pages: who may look, who looked, and that a test is plainly an exercise."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from multilateral.followup.contacts import acts, mail, queries
from multilateral.followup.contacts.models import PointOfContact
from tests.cast import Cast
from tests.followup.contacts.test_nominate import ENTRY

PERSONAL = ("Orlen Badrisk", "desk@brennia.example", "555 0107")


@pytest.fixture
def contact(cast: Cast) -> PointOfContact:
    return acts.nominate(by=cast.brennia.head, person=cast.brennia.contact.person, **ENTRY)


def text(answer: Any) -> str:
    return answer.content.decode()


def test_who_may_not_look_learns_how_many_states_there_are(enter: Any, cast: Cast, contact: PointOfContact) -> None:
    for by in (None, cast.chair, cast.korvath.adviser, cast.korvath.capital):
        page = text(enter(by).get("/contacts/"))
        assert "1 State has nominated" in page and "read by listed contacts" in page
        assert "Incident Desk" not in page and str(contact.pk) not in page
        assert enter(by).get(f"/contacts/{contact.pk}").status_code == 404
    assert queries.readings(cast.brennia.head, contact) == []


def test_readers_see_the_list_without_what_is_in_the_entries(enter: Any, cast: Cast, contact: PointOfContact) -> None:
    for by in (cast.korvath.head, cast.korvath.representative, cast.korvath.contact, cast.secretariat):
        page = text(enter(by).get("/contacts/"))
        assert "Incident Desk" in page and not [word for word in PERSONAL if word in page]


def test_opening_an_entry_is_logged_and_the_state_concerned_alone_sees_it(
    enter: Any, cast: Cast, contact: PointOfContact
) -> None:
    page = text(enter(cast.korvath.contact).get(f"/contacts/{contact.pk}"))
    assert all(word in page for word in PERSONAL) and "Who opened this entry" not in page
    own = text(enter(cast.brennia.head).get(f"/contacts/{contact.pk}"))
    assert "Korvath Contact, contact, Korvath (Federal Republic of)" in own


def test_a_head_nominates_from_the_page_and_a_slip_keeps_what_was_typed(enter: Any, cast: Cast) -> None:
    client = enter(cast.brennia.head)
    answer = client.post("/contacts/nominate", ENTRY | {"email": "nowhere", "languages": ["ru"]})
    page = text(answer)
    assert answer.status_code == 422 and "no e-mail address" in page
    assert "Incident Desk of Brennia" in page and 'value="ru" checked' in page
    assert client.post("/contacts/nominate", ENTRY).status_code == 303
    assert queries.states() == 1
    refused = enter(cast.brennia.adviser).post("/contacts/nominate", ENTRY)
    assert refused.status_code == 403 and "form-nominate" not in text(refused)


def test_the_state_withdraws_its_entry(enter: Any, cast: Cast, contact: PointOfContact) -> None:
    address = f"/contacts/{contact.pk}/withdraw"
    assert enter(cast.korvath.head).post(address).status_code == 404
    assert enter(cast.brennia.representative).post(address).status_code == 403
    assert enter(cast.brennia.head).get(address).status_code == 405
    assert enter(cast.brennia.head).post(address).status_code == 303
    assert queries.states() == 0


def test_the_secretariat_tests_several_at_once_one_act_each(enter: Any, cast: Cast, contact: PointOfContact) -> None:
    other = acts.nominate(by=cast.korvath.head, **ENTRY)
    client = enter(cast.secretariat)
    assert client.post("/contacts/pings/", {}).status_code == 422
    answer = client.post("/contacts/pings/", {"contact": [str(contact.pk), str(other.pk)]})
    assert answer.status_code == 303
    assert len(queries.pings_of(cast.secretariat, contact)) == len(queries.pings_of(cast.secretariat, other)) == 1
    page = text(client.get("/contacts/pings/"))
    assert "2 tests are sent. This is an exercise." in page and "not answered" in page
    again = client.post("/contacts/pings/", {"contact": [str(contact.pk)]})
    assert again.status_code == 422 and "under way" in text(again)
    for by in (cast.brennia.head, cast.chair, None):
        refused = enter(by).get("/contacts/pings/")
        assert refused.status_code == 403 and "Incident Desk" not in text(refused)
        enter(by).post("/contacts/pings/", {"contact": [str(contact.pk)]})
    assert len(queries.pings_of(cast.secretariat, contact)) == 1


def test_a_test_says_that_it_is_an_exercise_wherever_it_is_shown(
    enter: Any, cast: Cast, contact: PointOfContact
) -> None:
    ping = acts.ping(by=cast.secretariat, contact=contact)
    assert reverse("ping", args=[ping.pk]) == mail.PAGE.format(ping.pk)
    client = enter(cast.brennia.contact)
    for address in (f"/contacts/pings/{ping.pk}", "/contacts/", f"/contacts/{contact.pk}"):
        assert "This is an exercise" in text(client.get(address))
    answer = client.post(f"/contacts/pings/{ping.pk}", {"answer": "Here <we> are"})
    assert answer.status_code == 303
    page = text(client.get(f"/contacts/pings/{ping.pk}"))
    assert "Here &lt;we&gt; are" in page and "no agreement with what the message says" in page
    assert client.post(f"/contacts/pings/{ping.pk}", {"answer": "once more"}).status_code == 422
    for by in (cast.korvath.head, cast.chair, None):
        assert enter(by).get(f"/contacts/pings/{ping.pk}").status_code == 404
    assert "answers to the last test: 1" in text(enter(None).get("/contacts/"))
