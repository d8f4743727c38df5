"""The act: guarded rows, permission, one line of the ledger, nothing half done."""

from __future__ import annotations

import datetime

import pytest

from multilateral.ledger import queries as ledger
from multilateral.ledger.writing import Unlogged
from multilateral.parties import acts
from multilateral.parties.acting import NotPermitted, Refused
from multilateral.parties.models import Person, Role
from multilateral.parties.permit import REGISTRY
from tests.cast import Cast


def test_a_row_outside_an_act_refuses_to_change(cast: Cast) -> None:
    person = cast.brennia.head.person
    for change in (person.save, person.delete, lambda: Person.objects.update(name="x"), Person.objects.all().delete):
        with pytest.raises(Unlogged):
            change()
    with pytest.raises(Unlogged):
        Person.objects.bulk_create([Person(slug="x", name="x")])


def test_each_act_leaves_one_line_with_what_it_changed(cast: Cast) -> None:
    before = ledger.size()
    person = acts.enrol_person(by=cast.operator, slug="mira", name="Mira Solheim")
    assert ledger.size() == before + 1
    line = ledger.entry(before)
    assert line is not None and line.payload is not None
    assert (line.act, line.object) == ("parties.enrol_person", f"parties.Person:{person.pk}")
    assert line.payload["rows"][0][2]["name"] == "Mira Solheim"


def test_a_refused_act_changes_nothing(cast: Cast) -> None:
    before = ledger.size()
    with pytest.raises(Refused, match="enrolled"):
        acts.enrol_person(by=cast.operator, slug="the-chair", name="Somebody else")
    with pytest.raises(NotPermitted, match="You act as head of delegation"):
        acts.enrol_person(by=cast.brennia.head, slug="x", name="X")
    assert ledger.size() == before
    assert not Person.objects.filter(slug="x").exists()


def test_a_credential_that_ended_stops_acts_but_deletes_none(cast: Cast) -> None:
    person = acts.enrol_person(by=cast.secretariat, slug="mira", name="Mira Solheim", exercise=True)
    acts.withdraw_credential(by=cast.operator, credential=cast.secretariat.credential)
    with pytest.raises(NotPermitted, match="does not cover today"):
        acts.enrol_person(by=cast.secretariat, slug="noor", name="Noor Adeyo")
    assert Person.objects.filter(pk=person.pk).exists()


def test_erasing_a_person_leaves_every_proof(cast: Cast) -> None:
    person = acts.enrol_person(by=cast.operator, slug="mira", name="Mira Solheim")
    position = ledger.size() - 1
    leaf = ledger.entry(position).leaf  # type: ignore[union-attr]
    acts.issue_credential(
        by=cast.operator, person=person, role=Role.SECRETARIAT, body="ex-wg", valid_from=datetime.date(2026, 1, 1)
    )
    acts.erase_person(by=cast.operator, person=person)
    line = ledger.entry(position)
    assert line is not None and line.payload is None and line.erased and line.leaf == leaf
    assert "Solheim" not in "".join(str(entry) for entry in ledger.lines())


def test_every_permit_says_what_it_allows_and_to_whom() -> None:
    for name, granted in REGISTRY.items():
        assert granted.roles and str(granted.says) and str(granted.done), name
