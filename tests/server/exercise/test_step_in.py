"""Stepping into a role with one click: in the exercise, and only there."""

from __future__ import annotations

import datetime
import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from multilateral.parties import acts
from multilateral.parties.enrolment import enrol
from multilateral.parties.models import Role
from tests.cast import BODY, Cast

SINCE = datetime.date(2026, 1, 12)


def step_in(credential: Any) -> tuple[int, Client]:
    client = Client()
    return client.post(reverse("step_in"), {"credential": credential}).status_code, client


def test_one_click_makes_a_visitor_the_chair(cast: Cast) -> None:
    status, client = step_in(cast.chair.credential.pk)
    assert status == 302
    assert "you act as Chair" in client.get(reverse("mine")).content.decode()


def test_nobody_real_can_be_stepped_into(cast: Cast) -> None:
    fields = {"email": "mira@secretariat.example", "role": Role.SECRETARIAT, "valid_from": SINCE}
    real = enrol(by=cast.operator, name="Mira Solheim", body="open-group", **fields)  # type: ignore[arg-type]
    guest = enrol(
        by=cast.operator, name="Noor Adeyo", body=BODY, email="noor@mission.example", role=Role.CHAIR, valid_from=SINCE
    )
    for one in (real, guest):
        status, client = step_in(one.credential.pk)
        assert status == 404
        assert client.get(reverse("mine"))["location"] == reverse("account_login")


@pytest.mark.parametrize("made_up", ["", "x", str(uuid.UUID(int=7, version=4)), "' or 1=1 --", "0" * 32])
def test_a_credential_that_is_none_opens_nothing(cast: Cast, made_up: str) -> None:
    assert step_in(made_up)[0] == 404


def test_a_link_alone_steps_nobody_in(cast: Cast, client: Client) -> None:
    assert client.get(reverse("step_in")).status_code == 405
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(reverse("step_in"), {"credential": cast.chair.credential.pk}).status_code == 403


def test_a_withdrawn_role_is_neither_offered_nor_entered(cast: Cast) -> None:
    acts.withdraw_credential(by=cast.operator, credential=cast.chair.credential)
    assert step_in(cast.chair.credential.pk)[0] == 404


def test_stepping_in_ends_the_session_that_was_there(cast: Cast) -> None:
    _status, client = step_in(cast.chair.credential.pk)
    first = client.cookies["sessionid"].value
    client.post(reverse("step_in"), {"credential": cast.brennia.head.credential.pk})
    stolen = Client()
    stolen.cookies["sessionid"] = first
    assert stolen.get(reverse("mine"))["location"] == reverse("account_login")
    assert "Brennia, today" in client.get(reverse("mine")).content.decode()
