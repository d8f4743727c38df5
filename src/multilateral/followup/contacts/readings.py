"""Looking up an entry. The one thing here that is written without an act: a reading changes nothing that is on record,
and a line of the ledger for it would tell others who called whom."""

from __future__ import annotations

import uuid

from multilateral.followup.contacts.models import PointOfContact, Reading
from multilateral.followup.contacts.queries import contact as find
from multilateral.followup.contacts.queries import shows
from multilateral.parties.acting import By


def look_up(by: By | None, id: uuid.UUID | str) -> PointOfContact | None:
    """The entry, for a reader of the directory, and the reading is logged for the State concerned; else ``None``.

    An entry that was withdrawn is out of the directory: its own State and the secretariat alone still see it.
    """
    found = find(id)
    if by is None or found is None or not shows(by, found):
        return None
    Reading.objects.create(contact=found, person=by.person, capacity=capacity(by))
    return found


def capacity(by: By) -> str:
    """In what capacity somebody looked, in English, as the log keeps it: the role and the State."""
    party = by.delegation.state.names.get("en", by.delegation.state.code) if by.delegation else by.body
    return f"{by.role.value}, {party}" if party else by.role.value
