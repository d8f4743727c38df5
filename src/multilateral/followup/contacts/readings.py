"""Looking up an entry. The one thing here that is written without an act: a reading changes nothing that is on record,
and a line of the ledger for it would tell others who called whom."""

from __future__ import annotations

import uuid

from multilateral.followup.contacts.models import PointOfContact, Reading
from multilateral.followup.contacts.queries import contact as find
from multilateral.followup.contacts.queries import may_look
from multilateral.parties.acting import By


def look_up(by: By | None, id: uuid.UUID | str) -> PointOfContact | None:
    """The entry, for a reader of the directory, and the reading is logged for the State concerned; else ``None``."""
    if by is None or not may_look(by):
        return None
    found = find(id)
    if found is not None:
        Reading.objects.create(contact=found, reader=reader(by))
    return found


def reader(by: By) -> str:
    """Who looked, in English, as the log keeps it: the name, the capacity, the State."""
    party = by.delegation.state.names.get("en", by.delegation.state.code) if by.delegation else by.body
    return f"{by.person.name}, {by.role.value}, {party}" if party else f"{by.person.name}, {by.role.value}"
