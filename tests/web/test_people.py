"""The pages of who is enrolled: for the secretariat and the operator alone, with a link shown once."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from multilateral.ledger import queries as ledger
from multilateral.parties import queries
from tests.cast import Cast
from tests.web.conftest import House, set_password

FORM = {"name": "Noor Adeyo", "email": "noor@mission.example", "role": "chair", "valid_from": "2026-01-12"}


def link_in(answer: Any) -> str:
    found = re.search(r'<bdi dir="ltr">http://testserver(/account/enter/[^<]+)</bdi>', answer.content.decode())
    assert found, answer.content.decode()
    return found[1]


def test_a_secretary_enrols_somebody_who_gets_in(house: House, signed_in: Any) -> None:
    client, _secret = signed_in(house.secretary)
    answer = client.post(reverse("enrol"), FORM | {"body": "open-group"})
    assert answer.status_code == 200 and "no-store" in answer["Cache-Control"]
    link = link_in(answer)
    assert link not in client.get(reverse("people")).content.decode()
    other = Client()
    assert set_password(other, link).status_code == 200
    assert "Noor Adeyo" in other.get(reverse("mfa_index")).content.decode()


def test_the_answer_sent_twice_enrols_once(house: House, signed_in: Any) -> None:
    client, _secret = signed_in(house.secretary)
    client.post(reverse("enrol"), FORM | {"body": "open-group"})
    again = client.post(reverse("enrol"), FORM | {"body": "open-group"})
    assert again.status_code == 422 and b"with this address already" in again.content
    person = queries.person_at("noor@mission.example")
    assert person is not None and reverse("person", args=[person.pk]) in again.content.decode()


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"name": ""}, "A person needs a name"),
        ({"email": "noor"}, "e-mail address is needed"),
        ({"role": "king"}, "Choose in what role"),
        ({"role": "head", "state": "xx"}, "Choose the State"),
        ({"valid_from": "12/01/2026"}, "is no day"),
        ({"valid_until": "2026-02-30"}, "is no day"),
        ({"body": "nowhere"}, "Choose a body"),
        ({"body": ""}, "another body"),
        ({"role": "operator"}, "Only an operator"),
        ({"name": "N" * 5000}, "at most 200"),
    ],
)
def test_what_is_wrong_is_said_and_everything_typed_is_kept(
    house: House, signed_in: Any, changed: dict[str, str], words: str
) -> None:
    client, _secret = signed_in(house.secretary)
    before = ledger.size()
    form = FORM | {"body": "open-group", "instrument": "Note verbale 12 <b>"} | changed
    answer = client.post(reverse("enrol"), form)
    page = answer.content.decode()
    assert answer.status_code in (403, 422) and words in page and ledger.size() == before
    assert "Note verbale 12 &lt;b&gt;" in page and 'role="alert"' in page
    if form["name"]:
        assert form["name"] in page


def test_credentials_are_entered_and_withdrawn(house: House, signed_in: Any) -> None:
    client, _secret = signed_in(house.operator)
    person = house.secretary.person
    page = reverse("person", args=[person.pk])
    entered = client.post(
        reverse("person_credential", args=[person.pk]), {"role": "chair", "body": "open-group", "valid_from": ""}
    )
    assert entered.status_code == 303 and entered["location"] == page
    chair = queries.credentials(person=person).get(role="chair")
    assert client.post(reverse("person_withdraw", args=[person.pk]), {"credential": chair.pk}).status_code == 303
    again = client.post(reverse("person_withdraw", args=[person.pk]), {"credential": chair.pk})
    assert again.status_code == 422 and b"withdrawn already" in again.content
    assert b"withdrawn on" in client.get(page).content
    assert client.post(reverse("person_withdraw", args=[person.pk]), {"credential": "no"}).status_code == 404


def test_an_invented_person_cannot_be_given_a_seat_in_a_real_body(house: House, signed_in: Any) -> None:
    client, _secret = signed_in(house.operator)
    answer = client.post(
        reverse("person_credential", args=[house.invented.person.pk]), {"role": "chair", "body": "open-group"}
    )
    assert answer.status_code == 422 and b"in an exercise only" in answer.content


def test_a_new_link_is_made_and_shown_once(house: House, signed_in: Any) -> None:
    client, _secret = signed_in(house.operator)
    old = house.link(house.secretary)
    fresh = link_in(client.post(reverse("person_link", args=[house.secretary.person.pk])))
    assert b"opens nothing any more" in Client().get(old, follow=True).content
    assert b"Choose how you sign in" in Client().get(fresh, follow=True).content


def test_nobody_else_sees_or_does_any_of_it(cast: Cast, enter: Any) -> None:
    person = cast.chair.person
    pages = [reverse("people"), reverse("enrol"), reverse("person", args=[person.pk])]
    acts = [reverse(f"person_{name}", args=[person.pk]) for name in ("credential", "withdraw", "link")]
    for by in (None, cast.chair, *cast.brennia.everybody, cast.brennia.contact):
        client = enter(by)
        before = ledger.size()
        for page in pages:
            assert client.get(page).status_code == 403, (by, page)
        credential = queries.credentials(person=person)[0]
        for act in acts:
            answer = client.post(act, {"role": "chair", "body": "ex-wg", "credential": credential.pk})
            assert answer.status_code == 403, (by, act)
        assert ledger.size() == before


def test_the_secretariat_of_an_exercise_enrols_for_the_exercise(cast: Cast, enter: Any) -> None:
    client = enter(cast.secretariat)
    form = FORM | {"role": "adviser", "state": "brennia", "body": "ex-wg"}
    answer = client.post(reverse("enrol"), form, follow=True)
    assert answer.status_code == 200 and b"Noor Adeyo is enrolled" in answer.content
    assert queries.person_at("noor@mission.example") is None, "there is no account: one steps into the role"
    refused = client.post(reverse("enrol"), FORM | {"body": "nowhere"})
    assert refused.status_code == 422
