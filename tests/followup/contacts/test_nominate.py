"""Nominations and withdrawals: the State's head alone, one entry of each kind."""

from __future__ import annotations

from typing import Any

import pytest

from multilateral.followup.contacts import acts, queries
from multilateral.ledger import queries as ledger
from multilateral.parties.acting import NotPermitted, Refused
from tests.cast import Cast

ENTRY: dict[str, Any] = {
    "kind": "technical",
    "name": "Orlen Badrisk",
    "office": "Incident Desk of Brennia",
    "email": "desk@brennia.example",
    "telephone": "+999 555 0107",
    "languages": ["en", "ru", "en"],
    "hours": "At all hours",
    "instrument": "Note verbale No. 311",
}


def test_a_head_nominates_and_the_entry_names_its_instrument(cast: Cast) -> None:
    contact = acts.nominate(by=cast.brennia.head, person=cast.brennia.contact.person, **ENTRY)
    assert (contact.delegation, contact.instrument) == (cast.brennia.delegation, "Note verbale No. 311")
    assert contact.languages == ["en", "ru"]
    assert queries.directory(cast.korvath.contact) == [contact]
    assert queries.states() == 1


@pytest.mark.parametrize("who", ["representative", "adviser", "capital", "contact"])
def test_nobody_but_the_head_nominates(cast: Cast, who: str) -> None:
    with pytest.raises(NotPermitted, match="head of delegation"):
        acts.nominate(by=getattr(cast.brennia, who), **ENTRY)
    for other in (cast.chair, cast.secretariat, cast.operator):
        with pytest.raises(NotPermitted):
            acts.nominate(by=other, **ENTRY)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"kind": "military"}, "diplomatic or technical"),
        ({"name": " "}, "Name the person"),
        ({"office": ""}, "Name the office"),
        ({"email": ""}, "Give the mailbox"),
        ({"email": "desk at brennia"}, "is no e-mail address"),
        ({"instrument": ""}, "Name the note or letter"),
        ({"telephone": "9" * 61}, "at most 60 characters"),
        ({"hours": "x" * 201}, "at most 200 characters"),
    ],
)
def test_an_entry_that_lacks_something_is_refused_in_words(cast: Cast, change: dict[str, str], sentence: str) -> None:
    size = ledger.size()
    with pytest.raises(Refused, match=sentence):
        acts.nominate(by=cast.brennia.head, **(ENTRY | change))
    assert ledger.size() == size and queries.states() == 0


def test_a_person_of_another_mission_cannot_be_the_contact(cast: Cast) -> None:
    with pytest.raises(Refused, match="not accredited as a contact"):
        acts.nominate(by=cast.brennia.head, person=cast.korvath.contact.person, **ENTRY)


def test_a_state_has_one_entry_of_each_kind(cast: Cast) -> None:
    first = acts.nominate(by=cast.brennia.head, **ENTRY)
    with pytest.raises(Refused, match="withdraw that entry first"):
        acts.nominate(by=cast.brennia.head, **ENTRY)
    acts.nominate(by=cast.brennia.head, **(ENTRY | {"kind": "diplomatic"}))
    acts.withdraw(by=cast.brennia.head, contact=first)
    second = acts.nominate(by=cast.brennia.head, **ENTRY)
    assert [c.kind for c in queries.own(cast.brennia.head)] == ["diplomatic", "technical"]
    assert second != first


def test_only_the_state_that_nominated_withdraws_and_only_once(cast: Cast) -> None:
    contact = acts.nominate(by=cast.brennia.head, **ENTRY)
    with pytest.raises(NotPermitted, match="another State"):
        acts.withdraw(by=cast.korvath.head, contact=contact)
    with pytest.raises(NotPermitted):
        acts.withdraw(by=cast.secretariat, contact=contact)
    acts.withdraw(by=cast.brennia.head, contact=contact)
    with pytest.raises(Refused, match="withdrawn already"):
        acts.withdraw(by=cast.brennia.head, contact=contact)


def test_no_line_of_the_ledger_gives_the_directory_away(cast: Cast) -> None:
    acts.nominate(by=cast.brennia.head, **ENTRY)
    for reader in cast.others(cast.brennia):
        if reader is not cast.secretariat:
            text = str(ledger.lines(audiences=reader.audiences if reader else ("public",)))
            assert "Badrisk" not in text and "555 0107" not in text and "desk@brennia" not in text
