"""Tests of contacts: plainly exercises, answered by the contact or its mission, late answers taken."""

from __future__ import annotations

import dataclasses
import datetime

import pytest
from django.utils import timezone

from multilateral.followup.contacts import acts, queries
from multilateral.followup.contacts.mail import mail_for
from multilateral.followup.contacts.models import PointOfContact
from multilateral.ledger import queries as ledger
from multilateral.ledger.checkpoint import read
from multilateral.parties.acting import NotPermitted, Refused
from tests.cast import Cast
from tests.followup.contacts.test_nominate import ENTRY


@pytest.fixture
def contact(cast: Cast) -> PointOfContact:
    return acts.nominate(by=cast.brennia.head, person=cast.brennia.contact.person, **ENTRY)


def later(monkeypatch: pytest.MonkeyPatch, **by: int) -> None:
    now = timezone.now() + datetime.timedelta(**by)
    monkeypatch.setattr(timezone, "now", lambda: now)


def test_the_secretariat_tests_a_contact_which_has_48_hours(cast: Cast, contact: PointOfContact) -> None:
    ping = acts.ping(by=cast.secretariat, contact=contact)
    assert ping.due_at - ping.sent_at == datetime.timedelta(hours=48)
    assert queries.open_pings(cast.brennia.contact) == [ping]
    assert queries.open_pings(cast.brennia.head) == [ping]
    for other in (cast.brennia.adviser, cast.korvath.head, cast.korvath.contact, cast.secretariat, cast.chair, None):
        assert queries.open_pings(other) == []


def test_nobody_else_tests_contacts(cast: Cast, contact: PointOfContact) -> None:
    for other in (cast.brennia.head, cast.korvath.contact, cast.chair, cast.operator):
        with pytest.raises(NotPermitted):
            acts.ping(by=other, contact=contact)


def test_the_secretariat_of_another_body_tests_nobody_here(cast: Cast, contact: PointOfContact) -> None:
    elsewhere = dataclasses.replace(cast.secretariat, body="another-body")
    with pytest.raises(NotPermitted, match="its own body"):
        acts.ping(by=elsewhere, contact=contact)
    assert queries.tested(elsewhere) == []


def test_one_test_at_a_time_and_none_of_a_withdrawn_entry(
    cast: Cast, contact: PointOfContact, monkeypatch: pytest.MonkeyPatch
) -> None:
    acts.ping(by=cast.secretariat, contact=contact)
    with pytest.raises(Refused, match="under way"):
        acts.ping(by=cast.secretariat, contact=contact)
    later(monkeypatch, hours=49)
    acts.ping(by=cast.secretariat, contact=contact)
    acts.withdraw(by=cast.brennia.head, contact=contact)
    with pytest.raises(Refused, match="nobody to test"):
        acts.ping(by=cast.secretariat, contact=contact)
    assert queries.open_pings(cast.brennia.contact) == []


@pytest.mark.parametrize("who", ["contact", "head", "representative"])
def test_the_contact_or_its_mission_answers_once(cast: Cast, contact: PointOfContact, who: str) -> None:
    ping = acts.ping(by=cast.secretariat, contact=contact)
    answered = acts.answer_ping(by=getattr(cast.brennia, who), ping=ping, answer=" Received. ")
    assert (answered.answer, answered.late) == ("Received.", False)
    with pytest.raises(Refused, match="answered already"):
        acts.answer_ping(by=cast.brennia.head, ping=ping)


def test_nobody_else_answers(cast: Cast, contact: PointOfContact) -> None:
    ping = acts.ping(by=cast.secretariat, contact=contact)
    for other in (cast.korvath.head, cast.korvath.contact, cast.brennia.adviser, cast.secretariat, cast.chair):
        with pytest.raises(NotPermitted):
            acts.answer_ping(by=other, ping=ping)
    second = acts.nominate(by=cast.brennia.head, **(ENTRY | {"kind": "diplomatic"}))
    other_entry = acts.ping(by=cast.secretariat, contact=second)
    assert acts.answer_ping(by=cast.brennia.contact, ping=other_entry).answered_at


def test_a_contact_answers_for_its_own_entry_and_not_for_its_colleagues(cast: Cast) -> None:
    acts.nominate(by=cast.brennia.head, person=cast.brennia.contact.person, **ENTRY)
    from multilateral.parties import acts as parties
    from multilateral.parties.acting import By
    from multilateral.parties.models import Role

    colleague = parties.enrol_person(by=cast.operator, slug="colleague", name="A Colleague", exercise=True)
    credential = parties.issue_credential(
        by=cast.operator,
        person=colleague,
        role=Role.CONTACT,
        delegation=cast.brennia.delegation,
        valid_from=datetime.date(2026, 1, 1),
    )
    assert {p.name for p in queries.eligible(cast.brennia.head)} == {"Brennia Contact", "A Colleague"}
    ping = acts.ping(by=cast.secretariat, contact=queries.own(cast.brennia.head)[0])
    with pytest.raises(NotPermitted, match="by the contact itself"):
        acts.answer_ping(by=By.on(credential), ping=ping)


def test_a_late_answer_is_taken_and_says_that_it_is_late(
    cast: Cast, contact: PointOfContact, monkeypatch: pytest.MonkeyPatch
) -> None:
    ping = acts.ping(by=cast.secretariat, contact=contact)
    later(monkeypatch, hours=50)
    assert queries.overdue(ping)
    assert acts.answer_ping(by=cast.brennia.contact, ping=ping).late


def test_everybody_learns_how_many_answered_and_nobody_else_whose(cast: Cast, contact: PointOfContact) -> None:
    other = acts.nominate(by=cast.korvath.head, **ENTRY)
    acts.answer_ping(by=cast.brennia.head, ping=acts.ping(by=cast.secretariat, contact=contact))
    ping = acts.ping(by=cast.secretariat, contact=other)
    assert (queries.answered().tested, queries.answered().answered) == (2, 1)
    assert queries.ping(cast.korvath.head, ping.pk) == ping
    assert queries.ping(cast.secretariat, ping.pk) == ping
    for reader in (*cast.brennia.everybody, cast.brennia.contact, cast.aldemar.contact, cast.chair, None):
        assert queries.ping(reader, ping.pk) is None
        assert queries.pings_of(reader, other) == []
        assert queries.tested(reader) == []
        audiences = reader.audiences if reader else ("public",)
        assert all(line.for_party != "state:korvath" for line in ledger.of_acts(["contacts.ping"], audiences=audiences))
        assert not [line for line in ledger.lines(audiences=audiences) if str(ping.pk) in line.object]


def test_the_tick_finds_each_test_that_no_mail_was_sent_for(cast: Cast, contact: PointOfContact) -> None:
    before = ledger.size() - 1
    ping = acts.ping(by=cast.secretariat, contact=contact)
    assert queries.unsent_pings(before) == [(before + 1, ping)]
    assert queries.unsent_pings(before + 1) == []
    acts.answer_ping(by=cast.brennia.head, ping=ping)
    assert queries.unsent_pings(-1) == []


def test_the_mail_says_that_it_is_an_exercise_and_carries_a_checkpoint(cast: Cast, contact: PointOfContact) -> None:
    ping = acts.ping(by=cast.secretariat, contact=contact)
    mail = mail_for(ping, site="https://multilateral.example")
    assert mail.to == "desk@brennia.example"
    assert mail.subject.startswith("This is an exercise") and "\n" not in mail.subject
    assert mail.body.startswith("This is an exercise.")
    assert f"https://multilateral.example/contacts/pings/{ping.pk}" in mail.body
    assert "no agreement with what the message says" in mail.body
    note = mail.body[mail.body.index("\n\nmultilateral.example/ledger") + 2 :]
    assert read(note).size == ledger.size()


def test_a_reading_is_logged_for_the_state_concerned_alone(cast: Cast, contact: PointOfContact) -> None:
    from multilateral.followup.contacts.readings import look_up

    size = ledger.size()
    assert look_up(cast.korvath.contact, contact.pk) == contact
    for barred in (cast.chair, cast.operator, cast.korvath.adviser, cast.korvath.capital, None):
        assert look_up(barred, contact.pk) is None
    assert [r.reader for r in queries.readings(cast.brennia.head, contact) or []] == [
        "Korvath Contact, contact, Korvath (Federal Republic of)"
    ]
    for other in (cast.korvath.head, cast.secretariat, cast.chair, None):
        assert queries.readings(other, contact) is None
    assert ledger.size() == size
