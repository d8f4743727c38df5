"""``multilateral enrol``: the way in for the first officer of an installation."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from multilateral.parties import queries
from multilateral.server.commands import enrol


@pytest.fixture(autouse=True)
def founded(db: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The database of the tests, founded; the command must not bring it up to date once more."""
    from multilateral.bodies.acts import enter_body
    from multilateral.parties.acts import found

    monkeypatch.setattr(enrol, "migrate", lambda: None)
    by = found()
    enter_body(by=by, slug="open-group", names={"en": "Open Group"}, kind="working_group")
    enter_body(by=by, slug="ex-group", names={"en": "Invented Group"}, kind="working_group", exercise=True)


def test_it_prints_a_link_that_lets_them_in(capsys: Any, client: Client) -> None:
    assert enrol.main(["Mira Solheim", "mira@secretariat.example", "--body", "open-group"]) == 0
    link = capsys.readouterr().out.strip()
    assert link.startswith("http://127.0.0.1:8000/account/enter/")
    page = client.get(link.removeprefix("http://127.0.0.1:8000"), follow=True)
    assert b"Mira Solheim, you are enrolled with the address mira@secretariat.example" in page.content
    person = queries.person_at("mira@secretariat.example")
    assert person is not None and [c.role for c in queries.capacities(person)] == ["secretariat"]


def test_somebody_who_lost_every_way_in_gets_a_new_link(capsys: Any, client: Client) -> None:
    enrol.main(["Mira Solheim", "mira@secretariat.example", "--role", "operator"])
    first = capsys.readouterr().out
    assert enrol.main(["Mira Solheim", "mira@secretariat.example", "--again"]) == 0
    second = capsys.readouterr().out.strip()
    assert second and second != first
    assert enrol.main(["Nobody", "nobody@secretariat.example", "--again"]) == 1
    assert "nobody is enrolled with the address" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--body", "nowhere"], "the bodies are: "),
        ([], "name the body with --body"),
        (["--role", "king"], "there is no role 'king'; give one of head,"),
        (["--body", "ex-group"], "one steps into its roles"),
        (["--body", "open-group", "--role", "head"], "Choose the State"),
        (["--body", "open-group", "--role", "head", "--state", "zzz"], "no State has the code 'zzz'"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(capsys: Any, arguments: list[str], words: str) -> None:
    assert enrol.main(["Mira Solheim", "mira@secretariat.example", *arguments]) == 1
    said = capsys.readouterr()
    assert words in said.err and said.err.count("\n") == 1 and not said.out
    assert queries.person_at("mira@secretariat.example") is None


def test_a_day_that_is_none_is_a_wrong_command(capsys: Any) -> None:
    with pytest.raises(SystemExit) as ended:
        enrol.main(["Mira", "mira@secretariat.example", "--role", "operator", "--until", "tomorrow"])
    assert ended.value.code == 2 and "write it as 2026-12-31" in capsys.readouterr().err
