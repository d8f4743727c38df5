"""Enrolment: who may let in whom, where, and what stays out of the ledger."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from multilateral.ledger import queries as ledger
from multilateral.parties import acts, queries
from multilateral.parties.acting import By, NotPermitted, Refused
from multilateral.parties.enrolment import enrol, enter_credential, new_link
from multilateral.parties.models import Account, Delegation, Person, Role, State
from tests.cast import BODY, Cast

SINCE = datetime.date(2026, 1, 12)


@pytest.fixture
def secretary(cast: Cast) -> By:
    """The secretariat of a body that is no exercise."""
    return By.on(
        enrol(
            by=cast.operator,
            name="Mira Solheim",
            email="mira@secretariat.example",
            role=Role.SECRETARIAT,
            body="open-group",
            valid_from=SINCE,
        ).credential
    )


def real_state(cast: Cast) -> State:
    return acts.enter_state(
        by=cast.operator, code="and", status="member", names={"en": "Andorra"}, order="andorra", source="the tests"
    )


def a_delegate(by: By, **changed: Any) -> Any:
    fields: dict[str, Any] = {
        "name": "Noor Adeyo",
        "email": "noor@mission.example",
        "role": Role.HEAD,
        "body": "open-group",
        "instrument": "Note verbale 12",
        "valid_from": SINCE,
    }
    return enrol(by=by, **(fields | changed))


def test_enrolling_a_delegate_seats_the_delegation_and_gives_a_link(cast: Cast, secretary: By) -> None:
    before = ledger.size()
    done = a_delegate(secretary, state=real_state(cast))
    acts_done = [line.act for line in ledger.lines(before + 1)]
    assert acts_done == [
        "parties.enrol_person",
        "parties.accredit_delegation",
        "parties.issue_credential",
        "parties.issue_link",
    ]
    assert done.credential.delegation is not None and done.credential.instrument == "Note verbale 12"
    account = Account.objects.get(person=done.person)
    assert not account.has_usable_password()
    told = "".join(str(line) for line in ledger.lines())
    assert "noor@mission.example" not in told and done.link is not None and done.link.key not in told


def test_nothing_is_left_of_an_enrolment_that_is_refused(cast: Cast, secretary: By) -> None:
    before = (ledger.size(), Person.objects.count(), Account.objects.count(), Delegation.objects.count())
    for changed, words in (
        ({"name": "  "}, "needs a name"),
        ({"email": "noor"}, "e-mail address is needed"),
        ({"email": "MIRA@secretariat.example"}, "with this address already"),
        ({"state": None}, "Choose the State"),
        ({"valid_until": datetime.date(2025, 1, 1), "role": Role.CHAIR}, "cannot end before it begins"),
    ):
        with pytest.raises(Refused, match=words):
            a_delegate(secretary, **changed)
    assert (ledger.size(), Person.objects.count(), Account.objects.count(), Delegation.objects.count()) == before


def test_a_secretariat_reaches_no_further_than_its_body(cast: Cast, secretary: By) -> None:
    person = a_delegate(cast.operator, body="another-group", role=Role.CHAIR).person
    with pytest.raises(NotPermitted, match="another body"):
        a_delegate(secretary, email="x@y.example", body="another-group", role=Role.CHAIR)
    with pytest.raises(NotPermitted, match="another body"):
        acts.withdraw_credential(by=secretary, credential=queries.credentials(person=person)[0])
    with pytest.raises(NotPermitted, match="outside your body"):
        new_link(by=secretary, person=person)
    with pytest.raises(NotPermitted, match="Only an operator"):
        acts.issue_credential(by=secretary, person=person, role=Role.OPERATOR, body="open-group", valid_from=SINCE)


def test_a_secretariat_cannot_take_over_an_operator(cast: Cast, secretary: By) -> None:
    operator = a_delegate(cast.operator, role=Role.OPERATOR, body="").person
    acts.issue_credential(by=cast.operator, person=operator, role=Role.SECRETARIAT, body="open-group", valid_from=SINCE)
    with pytest.raises(NotPermitted, match="only the operator can renew"):
        new_link(by=secretary, person=operator)


def test_the_secretariat_of_an_exercise_lets_nobody_into_anything_else(cast: Cast, secretary: By) -> None:
    by = cast.secretariat
    with pytest.raises(NotPermitted, match="kept apart"):
        a_delegate(by, body=BODY, role=Role.CHAIR)
    with pytest.raises(NotPermitted, match="kept apart"):
        acts.issue_credential(by=by, person=secretary.person, role=Role.CHAIR, body=BODY, valid_from=SINCE)
    with pytest.raises(NotPermitted, match="kept apart"):
        acts.accredit_delegation(by=by, state=real_state(cast), body=BODY)
    with pytest.raises(NotPermitted, match="another body"):
        acts.issue_credential(by=by, person=cast.chair.person, role=Role.CHAIR, body="open-group", valid_from=SINCE)


def test_an_invented_person_never_acts_outside_an_exercise(cast: Cast) -> None:
    fields = {"role": Role.CHAIR, "state": None, "instrument": "", "valid_from": SINCE, "valid_until": None}
    with pytest.raises(Refused, match="in an exercise only"):
        enter_credential(by=cast.operator, person=cast.chair.person, body="open-group", exercise=False, **fields)  # type: ignore[arg-type]
    with pytest.raises(Refused, match="for no real State"):
        acts.issue_credential(
            by=cast.operator,
            person=cast.chair.person,
            role=Role.HEAD,
            delegation=acts.accredit_delegation(by=cast.operator, state=real_state(cast), body="open-group"),
            valid_from=SINCE,
        )


def test_an_invented_state_is_seated_in_no_real_body(cast: Cast, secretary: By) -> None:
    with pytest.raises(Refused, match="Invented States take part in exercises only"):
        a_delegate(secretary, state=cast.brennia.delegation.state)


def test_people_of_an_exercise_have_no_account_of_their_own(cast: Cast) -> None:
    done = a_delegate(
        cast.secretariat, body=BODY, state=cast.brennia.delegation.state, exercise=True, email="noor@mission.example"
    )
    assert done.link is None and queries.account(done.person) is None
    with pytest.raises(Refused, match="has no account"):
        new_link(by=cast.operator, person=done.person)


@pytest.mark.parametrize("name", ["Ōe Kenzaburō", "Ива Николова", "李宁", "noor adeyo", "Noor  Adeyo", "/../x?y"])
def test_any_name_gets_a_short_name_of_its_own(cast: Cast, secretary: By, name: str) -> None:
    a_delegate(secretary, role=Role.CHAIR)
    done = a_delegate(secretary, role=Role.CHAIR, name=name, email="other@mission.example")
    assert done.person.name == name and done.person.slug and " " not in done.person.slug


def test_who_is_listed_to_whom(cast: Cast, secretary: By) -> None:
    a_delegate(secretary, role=Role.CHAIR)
    assert [one.person.name for one in queries.people(secretary)] == ["Mira Solheim", "Noor Adeyo"]
    assert {one.email for one in queries.people(cast.secretariat)} == {""}
    assert len(queries.people(cast.operator)) == Person.objects.count()
    for by in (None, cast.chair, *cast.brennia.everybody):
        assert queries.people(by) == [] and queries.listed(by, cast.chair.person.pk) is None
    stranger = queries.listed(
        secretary, a_delegate(cast.operator, email="z@y.example", body="", role=Role.OPERATOR).person.pk
    )
    assert stranger is not None and stranger.email == "" and stranger.credentials == ()
    assert queries.listed(cast.secretariat, secretary.person.pk) is None
