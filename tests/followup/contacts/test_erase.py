"""Erasing: the personal data of a withdrawn contact goes, out of rows and payloads; entry and proofs stay."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from multilateral.followup.contacts import acts, queries
from multilateral.followup.contacts.models import PointOfContact
from multilateral.followup.contacts.readings import look_up
from multilateral.ledger import queries as ledger
from multilateral.parties import acts as parties
from multilateral.parties.acting import NotPermitted, Refused
from multilateral.server.transfer import export, verify_export, verify_here
from tests.cast import Cast
from tests.followup.contacts.test_nominate import ENTRY

PERSONAL = ("Orlen Badrisk", "desk@brennia.example", "555 0107", "Orlen here")


@pytest.fixture
def contact(cast: Cast) -> PointOfContact:
    found = acts.nominate(by=cast.brennia.head, person=cast.brennia.contact.person, **ENTRY)
    ping = acts.ping(by=cast.secretariat, contact=found)
    acts.answer_ping(by=cast.brennia.contact, ping=ping, answer="Orlen here, all well")
    return found


def kept_anywhere(tmp_path: Path) -> str:
    """All that the ledger keeps, and an export of it."""
    import zipfile

    export(tmp_path / "record.zip")
    with zipfile.ZipFile(tmp_path / "record.zip") as archive:
        exported = archive.read("entries.jsonl").decode()
    return exported + "".join(item.content or "" for item in ledger.items())


def test_nothing_personal_of_a_contact_is_left_and_every_proof_holds(
    cast: Cast, contact: PointOfContact, tmp_path: Path
) -> None:
    checkpoint = ledger.checkpoint()
    assert all(words in kept_anywhere(tmp_path) for words in PERSONAL)
    acts.withdraw(by=cast.brennia.head, contact=contact)
    acts.erase(by=cast.brennia.head, contact=contact)
    left = kept_anywhere(tmp_path)
    assert not [words for words in PERSONAL if words in left]
    contact.refresh_from_db()
    assert not [w for w in PERSONAL if w in repr(contact.__dict__) + repr([p.__dict__ for p in contact.pings.all()])]
    found = verify_here(since=checkpoint)
    assert found.holds and len(found.erased) == 4
    assert verify_export(tmp_path / "record.zip", since=checkpoint).holds
    assert queries.answered().answered == 0 and contact.office == "Incident Desk of Brennia"


def test_only_the_state_itself_or_the_operator_erases_and_only_once_it_is_withdrawn(
    cast: Cast, contact: PointOfContact
) -> None:
    with pytest.raises(Refused, match="withdraw it first"):
        acts.erase(by=cast.brennia.head, contact=contact)
    acts.withdraw(by=cast.brennia.head, contact=contact)
    for by in (cast.korvath.head, cast.brennia.representative, cast.brennia.contact, cast.secretariat, cast.chair):
        with pytest.raises(NotPermitted):
            acts.erase(by=by, contact=contact)
    acts.erase(by=cast.operator, contact=contact)
    with pytest.raises(Refused, match="erased already"):
        acts.erase(by=cast.operator, contact=contact)


def test_the_page_erases_what_was_withdrawn(cast: Cast, contact: PointOfContact, enter: Any) -> None:
    address = f"/contacts/{contact.pk}"
    client = enter(cast.brennia.head)
    assert "Erase the personal data" not in client.get(address).content.decode()
    assert client.post(f"{address}/erase").status_code == 422
    client.post(f"{address}/withdraw")
    assert "Erase the personal data" in client.get(address).content.decode()
    assert enter(cast.korvath.head).post(f"{address}/erase").status_code == 404
    assert enter(cast.brennia.representative).post(f"{address}/erase").status_code == 403
    assert enter(cast.brennia.head).post(f"{address}/erase").status_code == 303
    page = enter(cast.brennia.head).get(address).content.decode()
    assert "[erased]" in page and not [words for words in PERSONAL if words in page]


def test_a_withdrawn_entry_is_out_of_the_directory_also_for_who_kept_its_address(
    cast: Cast, contact: PointOfContact
) -> None:
    assert look_up(cast.korvath.head, contact.pk) is not None
    acts.withdraw(by=cast.brennia.head, contact=contact)
    assert look_up(cast.korvath.head, contact.pk) is None
    assert look_up(cast.brennia.head, contact.pk) is not None


def test_erasing_a_person_reaches_the_log_of_who_looked(cast: Cast, contact: PointOfContact) -> None:
    look_up(cast.korvath.contact, contact.pk)
    parties.erase_person(by=cast.operator, person=cast.korvath.contact.person)
    (reading,) = queries.readings(cast.brennia.head, contact) or []
    assert "Korvath Contact" not in reading.reader and reading.reader.startswith("[erased], contact, Korvath")
