"""People who sign in for real, beside the cast, who are stepped into."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tests.web.codes import code

PASSWORD = "a sound that carries over water"


@pytest.fixture(autouse=True)
def nobody_has_failed_yet() -> None:
    """Failed sign-ins of one test do not count in the next."""
    cache.clear()


@dataclass(slots=True)
class House:
    """A real body with its secretary and an operator, each with a fresh one-time link, beside somebody of an exercise.

    ``founder`` is the operator as ``By``; ``invented`` chairs the exercise body, as ``By``.
    """

    founder: Any
    body: Any
    secretary: Any
    operator: Any
    invented: Any

    def link(self, enrolled: Any) -> str:
        """The address that was handed to somebody."""
        return reverse("account_reset_password_from_key", args=[enrolled.link.account, enrolled.link.key])


@pytest.fixture
def house(transactional_db: Any) -> House:
    """Transactional, since the library tells of a new authenticator when the transaction commits."""
    from multilateral.bodies.acts import enter_body
    from multilateral.parties.acting import By
    from multilateral.parties.acts import found
    from multilateral.parties.enrolment import enrol
    from multilateral.parties.models import Role

    founder = found()
    body = enter_body(by=founder, slug="open-group", names={"en": "Open Group"}, kind="working_group")
    enter_body(by=founder, slug="ex-group", names={"en": "Invented Group"}, kind="working_group", exercise=True)
    since = datetime.date(2026, 1, 12)
    secretary = enrol(
        by=founder,
        name="Mira Solheim",
        email="mira@secretariat.example",
        role=Role.SECRETARIAT,
        body="open-group",
        valid_from=since,
    )
    operator = enrol(by=founder, name="Omar Nkemelu", email="omar@house.example", role=Role.OPERATOR, valid_from=since)
    chair = enrol(
        by=founder, name="Ilse Varn", email="", role=Role.CHAIR, body="ex-group", valid_from=since, exercise=True
    )
    return House(founder, body, secretary, operator, By.on(chair.credential))


def set_password(client: Client, link: str, password: str = PASSWORD) -> Any:
    """Follows a one-time link and sets a password there."""
    form = client.get(link, follow=True)
    return client.post(form.request["PATH_INFO"], {"password1": password, "password2": password}, follow=True)


def set_up_app(client: Client) -> str:
    """Sets up an authenticator app; its secret."""
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    secret = re.search(r'id="authenticator_secret">([A-Z2-7]+)<', page)
    assert secret, page
    done = client.post(reverse("mfa_activate_totp"), {"code": code(secret[1])})
    assert done.status_code == 302, done.content.decode()
    return secret[1]


@pytest.fixture
def signed_in(house: House) -> Any:
    """``signed_in(house.secretary)`` is a client of somebody with password and app, and the app's secret."""

    def sign_in(enrolled: Any) -> tuple[Client, str]:
        client = Client()
        set_password(client, house.link(enrolled))
        return client, set_up_app(client)

    return sign_in
