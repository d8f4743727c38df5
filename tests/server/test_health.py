"""The page of the operator: what is looked at, what is said where it is not well, and that nobody else is shown it."""

from __future__ import annotations

import datetime
import json
import os
import shutil
import time
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from multilateral.parties import acts
from multilateral.parties.acting import By
from multilateral.parties.models import Role
from multilateral.server.health import health
from multilateral.server.tick import tick
from tests.cast import BEGINS, Cast


def advice() -> dict[str, str]:
    return {reading.name: f"{reading.advice} {reading.command}" for reading in health() if reading.advice}


@pytest.fixture
def home(tmp_path: Path, settings: Any) -> Path:
    settings.MULTILATERAL_HOME = tmp_path
    settings.EMAIL_FILE_PATH = tmp_path / "outbox"
    return tmp_path


def test_what_is_not_well_is_said_with_what_to_do_and_goes_when_it_is_done(
    cast: Cast, home: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(100 * 2**30, 0, 100 * 2**30))  # type: ignore[attr-defined]
    told = advice()
    assert set(told) == {"Tick, last seen", "Last backup"}
    assert "multilateral tick --loop" in told["Tick, last seen"] and "multilateral backup" in told["Last backup"]
    tick()
    made = {"made": datetime.datetime.now(datetime.UTC).isoformat(), "path": "x", "entries": 5, "size": 7}
    (home / "last_backup.json").write_text(json.dumps(made))
    assert advice() == {}
    long_ago = time.time() - 3600
    os.utime(home / "tick", (long_ago, long_ago))
    assert set(advice()) == {"Tick, last seen"}
    tick()
    (home / "last_backup.json").write_text(json.dumps(made | {"made": "2026-01-01T00:00:00+00:00"}))
    assert "more than a week old" in advice()["Last backup"]
    (home / "last_backup.json").write_text("half a")
    assert "Make one" in advice()["Last backup"]
    monkeypatch.setattr(shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(100 * 2**30, 0, 2**20))  # type: ignore[attr-defined]
    assert "Free some space" in advice()["Disk of the home"]
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    (home / "outbox").mkdir()
    (home / "outbox" / "one.log").touch()
    assert "No mail server is set up" in advice()["Mail"]


@pytest.mark.parametrize("role", list(Role))
def test_each_role_is_shown_it_or_told_why_not(cast: Cast, enter: Any, home: Path, role: Role) -> None:
    person = acts.enrol_person(by=cast.operator, slug="somebody", name="Somebody", exercise=True)
    of = {"delegation": cast.aldemar.delegation, "body": cast.body.slug} if role in MEMBERS else {}
    if role in OFFICERS:
        of = {"body": cast.body.slug}
    credential = acts.issue_credential(
        by=cast.operator, person=person, role=role, instrument="Note", valid_from=BEGINS, **of
    )
    answer = enter(By.on(credential)).get("/health/")
    if role == Role.OPERATOR:
        assert answer.status_code == 200 and "Last backup" in answer.text and "/health/" in enter(
            By.on(credential)
        ).get("/mine/").text  # fmt: skip
        # On its own line, read from the left in every language, reached by the keyboard where it is too long.
        assert (
            '<pre class="command" dir="ltr" tabindex="0" aria-label="The command">multilateral tick --loop</pre>'
            in (answer.text)
        )
    else:
        assert answer.status_code == 403 and "may not look after this installation" in answer.text
        assert "Last backup" not in answer.text


OFFICERS = (Role.CHAIR, Role.VICE_CHAIR, Role.SECRETARIAT, Role.OBSERVER)
MEMBERS = [role for role in Role if role not in (*OFFICERS, Role.OPERATOR)]


@pytest.mark.django_db
def test_a_visitor_is_asked_to_sign_in(client: Client) -> None:
    answer = client.get("/health/")
    assert answer.status_code == 403 and "Sign in to look after this installation" in answer.text


@pytest.mark.django_db
def test_the_pulse_stays_as_it_is(client: Client) -> None:
    assert client.get("/healthz").json() == {"status": "ok", "entries": 0}
    assert settings.MULTILATERAL_HOME
