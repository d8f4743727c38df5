"""The door: no form from elsewhere, no way out to elsewhere, nothing left behind in a cache, no request too large."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.http import HttpRequest
from django.test import Client
from django.urls import reverse

from multilateral.ledger import queries as ledger
from multilateral.parties.acts import withdraw_credential
from tests.cast import Cast
from tests.story import tell
from tests.web.routes import filled, patterns
from tests.web.test_odd_requests import FORM, KNOWN, kept

EVIL = ("//evil.example/x", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", "///evil.example")


def test_every_form_is_refused_without_the_token_of_this_site(cast: Cast, enter: Any) -> None:
    story = tell(cast)
    signed_in = enter(cast.chair)
    client = Client(enforce_csrf_checks=True)
    client.cookies = signed_in.cookies
    before, tried = ledger.size(), 0
    for route in sorted(set(patterns())):
        if route.startswith(("api", "feeds")):
            continue
        for pk in (str(story.meeting.pk), str(story.action.pk), *kept()[:3]) if "uuid:" in route else ("",):
            path = filled(route, lambda part, pk=pk: pk if part == "uuid" else KNOWN.get(part, "1"))  # type: ignore[misc]
            assert client.post(path, FORM | {"do": "close"}).status_code in (302, 403, 404, 405), path
            tried += 1
    assert tried > 60 and ledger.size() == before
    assert "_auth_user_id" in client.session  # and nobody was signed out by it


@pytest.mark.parametrize("elsewhere", EVIL)
def test_no_form_leads_out_of_the_house(cast: Cast, enter: Any, elsewhere: str) -> None:
    client = enter(cast.chair)
    answers = [
        client.post("/language/", {"language": "fr", "next": elsewhere}),
        client.get(f"/account/login/?next={elsewhere}"),
        client.post("/mine/act-as", {"credential": str(cast.chair.credential.pk), "next": elsewhere}),
        client.post("/account/logout/", {"next": elsewhere}),
    ]
    for answer in answers:
        assert "evil" not in answer.headers.get("Location", "") and "javascript" not in answer.headers.get(
            "Location", ""
        )


@pytest.mark.django_db
def test_a_name_of_another_host_is_refused_and_in_no_answer(client: Client) -> None:
    answer = client.get("/", headers={"host": "evil.example"})
    assert answer.status_code == 400 and b"evil.example" not in answer.content


def test_what_somebody_signed_in_is_shown_is_kept_in_no_cache(cast: Cast, enter: Any) -> None:
    client = enter(cast.brennia.head)
    for path in ("/", "/mine/", "/texts/", "/contacts/", "/nowhere", "/ledger/1", "/api/v1/ledger/checkpoint"):
        assert client.get(path).headers["Cache-Control"] == "private, no-store", path
    assert "Cookie" in client.get("/texts/").headers["Vary"]


def test_every_page_refuses_to_be_framed_and_to_be_guessed_at(cast: Cast, enter: Any) -> None:
    for path in ("/", "/mine/", "/exercise/", "/documents/"):
        headers = enter(cast.chair).get(path).headers
        assert headers["X-Frame-Options"] == "DENY" and "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff" and headers["Referrer-Policy"] == "same-origin"


def test_cookies_are_closed_to_scripts_and_to_other_sites(cast: Cast, client: Client) -> None:
    client.get("/exercise/")
    client.post("/exercise/step-in", {"credential": str(cast.chair.credential.pk)})
    client.post("/language/", {"language": "fr", "next": "/"})
    for name in ("sessionid", "django_language"):
        assert client.cookies[name]["httponly"] and client.cookies[name]["samesite"] == "Lax", name


def test_a_session_that_was_there_before_is_not_the_one_that_is_signed_in(cast: Cast, client: Client) -> None:
    client.session.save()
    planted = client.session.session_key
    client.cookies["sessionid"] = planted
    client.post("/exercise/step-in", {"credential": str(cast.chair.credential.pk)})
    assert client.cookies["sessionid"].value != planted


@pytest.mark.django_db
@pytest.mark.parametrize("length", ["25165825", "9" * 30])
def test_more_than_is_ever_taken_is_refused_before_it_is_read(client: Client, length: str) -> None:
    class Unread:
        def read(self, *_size: int) -> bytes:
            raise AssertionError("the request was read")

        readline = read

    answer = client.post("/deposit/", {}, CONTENT_LENGTH=length, **{"wsgi.input": Unread()})
    assert answer.status_code == 413 and "Go back, and send it in parts" in answer.content.decode()


def test_a_credential_that_ended_meanwhile_is_told_in_one_sentence_and_nothing_is_lost(cast: Cast, enter: Any) -> None:
    tell(cast)
    client = enter(cast.brennia.head)
    assert client.get("/texts/").status_code == 200
    withdraw_credential(by=cast.operator, credential=cast.brennia.head.credential)
    before = ledger.size()
    for path in ("/capacity/", "/contacts/nominate", "/deposit/", "/framework/answers/lamps-lit-how"):
        answer = client.post(path, {"words": "words that took long & to find"})
        page = answer.content.decode()
        assert answer.status_code == 403 and "has ended" in page and "words that took long &amp; to find" in page, path
    assert ledger.size() == before


def test_a_capacity_that_ended_is_not_replaced_by_another_in_silence(cast: Cast, enter: Any) -> None:
    from multilateral.parties.acts import issue_credential
    from multilateral.parties.models import Role
    from tests.cast import BEGINS, BODY

    issue_credential(
        by=cast.operator, person=cast.brennia.head.person, role=Role.SECRETARIAT, body=BODY, valid_from=BEGINS
    )
    client = enter(cast.brennia.head)
    withdraw_credential(by=cast.operator, credential=cast.brennia.head.credential)
    assert client.get("/people/").status_code == 403
    assert client.post("/people/enrol", {"name": "Somebody New"}).status_code == 403
    page = client.get("/mine/").content.decode()
    (other,) = re.findall(r'name="credential" value="([0-9a-f-]+)"', page)
    client.post("/mine/act-as", {"credential": other})
    assert client.get("/people/").status_code == 200


def test_a_page_of_refusal_never_repeats_a_secret(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    page = client.post(
        reverse("account_login"), {"login": "mira solheim", "password": "a sound that carries over water"}
    ).content.decode()
    assert "mira solheim" in page and "carries over water" not in page


def test_half_typed_words_belong_to_the_capacity_in_which_they_were_typed(cast: Cast, enter: Any) -> None:
    seen = {
        re.findall(r'data-live-as="([^"]+)"', enter(by).get("/").content.decode())[0]
        for by in (cast.brennia.head, cast.brennia.adviser, cast.aldemar.head)
    }
    assert len(seen) == 3


def test_a_route_in_a_log_names_no_text(cast: Cast) -> None:
    import logging

    from multilateral.server.logs import RouteOnly

    request = HttpRequest()
    request.path = "/texts/lamps/op1/propose"
    record = logging.LogRecord("django.request", logging.ERROR, "", 0, "Failed: %s", (request.path,), None)
    record.request = request
    RouteOnly().filter(record)
    assert "lamps" not in record.getMessage()
