"""Signing in with address, password and one-time code; what a password alone opens (nothing)."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from multilateral.ledger import queries as ledger
from multilateral.parties import acts
from multilateral.parties.models import Account
from tests.web.codes import code
from tests.web.conftest import PASSWORD, House, set_password, set_up_app

LOGIN = {"login": "mira@secretariat.example", "password": PASSWORD}


def sign_in(client: Client, secret: str, steps: int = 1, next: str = "") -> Any:
    client.post(reverse("account_login"), LOGIN | ({"next": next} if next else {}))
    return client.post(reverse("mfa_authenticate"), {"code": code(secret, steps)})


def test_a_link_a_password_and_an_app_let_somebody_in(house: House) -> None:
    client = Client()
    page = set_password(client, house.link(house.secretary))
    assert page.redirect_chain[-1][0] == reverse("mfa_index")
    assert b"One more step before you can act" in page.content
    set_up_app(client)
    mine = client.get(reverse("mine")).content.decode()
    assert "Mira Solheim: you act as secretariat" in mine and "Open Group" in mine


def test_password_and_code_sign_in_and_a_code_works_once(house: House, signed_in: Any) -> None:
    _first, secret = signed_in(house.secretary)
    client = Client()
    assert client.post(reverse("account_login"), LOGIN)["location"] == reverse("mfa_authenticate")
    assert client.get(reverse("mine"))["location"] == reverse("account_login")
    wrong = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert wrong.status_code == 200 and b"Incorrect code" in wrong.content
    used = code(secret, 1)
    assert client.post(reverse("mfa_authenticate"), {"code": used})["location"] == reverse("mine")
    other = Client()
    other.post(reverse("account_login"), LOGIN)
    assert b"Incorrect code" in other.post(reverse("mfa_authenticate"), {"code": used}).content


def test_a_password_alone_leads_to_a_second_factor_and_nowhere_else(house: House) -> None:
    client = Client()
    set_password(client, house.link(house.secretary))
    for page in ("home", "mine", "people", "states", "enrol"):
        assert client.get(reverse(page))["location"] == reverse("mfa_index")
    before = ledger.size()
    kept = client.post(reverse("enrol"), {"name": "words that were typed"})
    assert kept.status_code == 403
    assert b"Set up a second factor before you act" in kept.content and b"words that were typed" in kept.content
    assert ledger.size() == before


def test_a_session_opened_before_the_second_factor_stays_without(house: House) -> None:
    parked, own = Client(), Client()
    set_password(own, house.link(house.secretary))
    parked.post(reverse("account_login"), LOGIN)
    secret = set_up_app(own)
    assert own.get(reverse("people")).status_code == 200
    assert parked.get(reverse("people"))["location"] == reverse("mfa_index")
    assert b"opened before your second factor was set up" in parked.get(reverse("mfa_index")).content
    for name in ("mfa_view_recovery_codes", "mfa_download_recovery_codes", "mfa_add_webauthn", "mfa_deactivate_totp"):
        assert parked.get(reverse(name))["location"] == reverse("mfa_index"), "it learns and changes nothing"
    parked.post(reverse("mfa_reauthenticate"), {"code": code(secret, 1)})
    assert parked.get(reverse("people")).status_code == 200, "until it has shown the second factor"


def test_a_session_without_a_second_factor_hears_nothing_private(house: House) -> None:
    from multilateral.server.live import _audiences

    client = Client()
    set_password(client, house.link(house.secretary))
    assert _audiences(client.session.session_key) == {"public"}
    set_up_app(client)
    assert "clearing:open-group" in _audiences(client.session.session_key)
    client.post(reverse("account_logout"))
    assert _audiences(client.cookies["sessionid"].value) == {"public"}


def test_a_recovery_code_serves_once_in_place_of_the_app(house: House, signed_in: Any) -> None:
    client, _secret = signed_in(house.secretary)
    codes = client.get(reverse("mfa_download_recovery_codes")).content.decode().split()
    assert len(codes) == 10
    for tries, then in ((codes[0], reverse("mine")), (codes[0], None)):
        again = Client()
        again.post(reverse("account_login"), LOGIN)
        answer = again.post(reverse("mfa_authenticate"), {"code": tries})
        assert answer.headers.get("Location") == then


def test_secrets_of_apps_are_not_in_the_database_in_clear(house: House, signed_in: Any) -> None:
    _client, secret = signed_in(house.secretary)
    account = Account.objects.get(email=LOGIN["login"])
    kept = [str(one.data) for one in account.authenticator_set.all()]  # type: ignore[attr-defined]
    assert kept and not any(secret in one for one in kept)


def test_removing_the_last_second_factor_ends_acting(house: House, signed_in: Any) -> None:
    client, _secret = signed_in(house.secretary)
    assert client.post(reverse("mfa_deactivate_totp")).status_code == 302
    assert client.get(reverse("people"))["location"] == reverse("mfa_index")


def test_signing_out_ends_the_session(house: House, signed_in: Any) -> None:
    client, _secret = signed_in(house.secretary)
    stolen = Client()
    stolen.cookies["sessionid"] = client.cookies["sessionid"].value
    assert stolen.get(reverse("people")).status_code == 200
    assert client.get(reverse("account_logout")).status_code == 200, "a link signs nobody out"
    client.post(reverse("account_logout"))
    assert stolen.get(reverse("mine"))["location"] == reverse("account_login")


def test_a_new_password_ends_every_other_session(house: House, signed_in: Any) -> None:
    client, secret = signed_in(house.secretary)
    other = Client()
    sign_in(other, secret)
    assert other.get(reverse("people")).status_code == 200
    fresh = "another sound over still water"
    form = {"oldpassword": PASSWORD, "password1": fresh, "password2": fresh}
    assert client.post(reverse("account_change_password"), form).status_code == 302
    assert other.get(reverse("mine"))["location"] == reverse("account_login")


def test_long_after_signing_in_one_shows_once_more_who_one_is(house: House, signed_in: Any) -> None:
    client, secret = signed_in(house.secretary)
    assert client.get(reverse("mfa_view_recovery_codes")).status_code == 200
    session = client.session
    session["signed_in_at"] = 0
    session.save()
    asked = client.get(reverse("mfa_view_recovery_codes"), follow=True)
    assert b"Is it still you?" in asked.content
    answer = client.post(
        reverse("account_reauthenticate"), {"password": PASSWORD, "next": reverse("mfa_view_recovery_codes")}
    )
    assert answer["location"] == reverse("mfa_view_recovery_codes")
    assert client.get(answer["location"]).status_code == 200


@pytest.mark.parametrize(
    "aim", ["https://evil.example/", "//evil.example/x", "javascript:alert(1)", "\\\\evil.example"]
)
def test_nobody_is_led_to_another_site(house: House, signed_in: Any, aim: str) -> None:
    _client, secret = signed_in(house.secretary)
    assert sign_in(Client(), secret, next=aim)["location"] == reverse("mine")
    assert Client().post(reverse("account_logout"), {"next": aim})["location"] == "/"
    assert Client().post(reverse("set_language"), {"next": aim, "language": "fr"})["location"] == "/"


def test_a_page_asked_for_is_shown_after_signing_in(house: House, signed_in: Any) -> None:
    _client, secret = signed_in(house.secretary)
    assert sign_in(Client(), secret, next="/people/")["location"] == "/people/"


def test_guessing_passwords_ends_in_a_wait(house: House, signed_in: Any) -> None:
    _client, secret = signed_in(house.secretary)
    client = Client()
    for _guess in range(5):
        answer = client.post(reverse("account_login"), LOGIN | {"password": "wrong"})
        assert b"not correct" in answer.content
    refused = client.post(reverse("account_login"), LOGIN)
    assert b"Too many failed login attempts" in refused.content, "even the right one"


def test_guessing_codes_ends_in_a_wait(house: House, signed_in: Any) -> None:
    _client, secret = signed_in(house.secretary)
    client = Client()
    client.post(reverse("account_login"), LOGIN)
    for guess in range(5):
        client.post(reverse("mfa_authenticate"), {"code": f"00000{guess}"})
    refused = client.post(reverse("mfa_authenticate"), {"code": code(secret, 1)})
    assert refused.status_code == 200 and b"Too many" in refused.content


def test_many_forms_at_once_get_a_page_that_says_so(house: House) -> None:
    client = Client()
    answers = [client.post(reverse("account_login"), {"login": "", "password": ""}) for _n in range(31)]
    assert answers[-1].status_code == 429 and b"Wait five minutes" in answers[-1].content


def test_an_unknown_address_gets_the_same_answer_as_a_wrong_password(house: House, signed_in: Any) -> None:
    signed_in(house.secretary)
    answers = [
        Client().post(reverse("account_login"), {"login": login, "password": "no such"}).context["form"].errors
        for login in (LOGIN["login"], "nobody@secretariat.example")
    ]
    assert answers[0] == answers[1] and answers[0]


def test_a_link_works_once(house: House) -> None:
    link = house.link(house.secretary)
    set_password(Client(), link)
    second = Client().get(link, follow=True)
    assert second.status_code == 200 and b"This link opens nothing any more" in second.content


def test_a_link_expires_after_three_days(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    from datetime import datetime, timedelta

    from django.contrib.auth.tokens import PasswordResetTokenGenerator

    link, now = house.link(house.secretary), datetime.now()  # noqa: DTZ005  as Django reckons it
    monkeypatch.setattr(PasswordResetTokenGenerator, "_now", lambda self: now + timedelta(days=2, hours=23))
    assert b"Choose how you sign in" in Client().get(link, follow=True).content
    monkeypatch.setattr(PasswordResetTokenGenerator, "_now", lambda self: now + timedelta(days=3, minutes=1))
    assert b"This link opens nothing any more" in Client().get(link, follow=True).content


def test_a_link_that_was_changed_opens_nothing(house: House) -> None:
    link = house.link(house.secretary)
    for broken in (
        link[:-2] + "x/",
        link.replace("enter/", "enter/z"),
        "/account/enter/1-2/",
        "/account/enter/zzzzzzzzzz-1-1/",
    ):
        answer = Client().get(broken, follow=True)
        assert answer.status_code == 200 and b"This link opens nothing any more" in answer.content, broken


def test_a_new_link_ends_every_other_way_in_and_the_ledger_says_who_made_it(house: House, signed_in: Any) -> None:
    from multilateral.parties.enrolment import new_link

    client, secret = signed_in(house.secretary)
    made = new_link(by=house.founder, person=house.secretary.person)
    line = ledger.entry(ledger.size() - 1)
    assert line is not None and line.act == "parties.issue_link" and made.key not in str(line)
    assert client.get(reverse("mine"))["location"] == reverse("account_login")
    assert b"not correct" in Client().post(reverse("account_login"), LOGIN).content
    address = reverse("account_reset_password_from_key", args=[made.account, made.key])
    assert b"Choose how you sign in" in Client().get(address, follow=True).content


def test_only_the_pages_that_are_used_are_there() -> None:
    for name in ("account_signup", "account_email", "account_reset_password", "socialaccount_connections"):
        with pytest.raises(NoReverseMatch):
            reverse(name)


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["signup/", "email/", "confirm-email/", "password/reset/", "3rdparty/", "login/code/"])
def test_what_the_library_could_do_besides_is_not_there(client: Client, path: str) -> None:
    assert client.get(f"/account/{path}").status_code == 404


def test_whoever_steps_into_a_role_cannot_change_how_anybody_signs_in(house: House, enter: Any) -> None:
    client = enter(house.invented)
    for name in ("mfa_index", "mfa_activate_totp", "account_set_password", "mfa_add_webauthn"):
        assert client.get(reverse(name))["location"] == reverse("exercise")
    assert client.get(reverse("mine")).status_code == 200


def test_an_erased_person_cannot_sign_in(house: House, signed_in: Any) -> None:
    client, _secret = signed_in(house.secretary)
    acts.erase_person(by=house.founder, person=house.secretary.person)
    assert client.get(reverse("mine"))["location"] == reverse("account_login")


def test_nothing_secret_is_logged(house: House, caplog: pytest.LogCaptureFixture, capfd: Any) -> None:
    link = house.link(house.secretary)
    with caplog.at_level(logging.DEBUG):
        client = Client()
        set_password(client, link)
        secret = set_up_app(client)
        codes = client.get(reverse("mfa_download_recovery_codes")).content.decode().split()
        Client().get(link + "x")
        Client(raise_request_exception=False).get(link.replace("enter", "nowhere"))
    said = "".join(capfd.readouterr()) + "".join(
        record.getMessage() for record in caplog.records if record.name != "django.db.backends"
    )
    handled = [word for word in (PASSWORD, secret, *codes) if word in said]
    assert handled == []


def test_the_log_names_routes_and_no_addresses(rf: Any) -> None:
    from multilateral.server.logs import RouteOnly

    request = rf.get("/texts/ex-wg-3-l-4/drafts/private")
    record = logging.LogRecord("django.request", 40, "", 0, "%s: %s", ("Internal Server Error", request.path), None)
    record.request = request
    assert RouteOnly().filter(record) and record.getMessage() == "Internal Server Error: an unknown page"
