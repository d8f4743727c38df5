"""The one way into the ledger: ``append``. And the one way of taking something out of it: ``erase``."""

from __future__ import annotations

import datetime
from typing import Any

from django.conf import settings

from multilateral.ledger import entry as entries
from multilateral.ledger import rows
from multilateral.ledger.checkpoint import Checkpoint
from multilateral.ledger.keys import signer
from multilateral.ledger.models import Entry, Head, LogKey, Payload
from multilateral.ledger.tree import leaf_hash


def lock() -> Head:
    """Takes the lock on the end of the log; everything that an act reads after it is up to date.

    On SQLite the transaction began ``IMMEDIATE`` and holds the only write lock already.
    """
    head = rows.head()
    if head is None:
        head, _ = Head.objects.select_for_update().get_or_create(pk=1, defaults={"origin": settings.LEDGER_ORIGIN})
    return head


def append(
    *,
    act: str,
    by: str,
    for_party: str,
    place: str,
    object: str,
    audience: str,
    payload: dict[str, Any],
    now: datetime.datetime,
) -> Entry:
    """Adds one entry with its payload, grows the tree and signs the checkpoint, in the caller's transaction.

    ``payload`` is JSON-ready. Positions count from 0. The time never runs backwards: if the clock
    was set back, the entry takes the time of the one before it.
    """
    head = lock()
    position, frontier = head.size, head.frontier()
    time = now.astimezone(datetime.UTC).isoformat(timespec="microseconds")
    salt, content = entries.new_salt(), entries.canonical(payload).decode()
    body = entries.EntryBody(
        position=position,
        act=act,
        by=by,
        for_party=for_party,
        place=place,
        object=object,
        audience=audience,
        time=max(time, head.time),
        digest=entries.digest(salt, content),
    )
    leaf = leaf_hash(body.data())
    nodes = frontier.add(leaf)
    own = signer(head.origin)
    entry = Entry(
        position=position,
        leaf=leaf.hex(),
        note=own.sign(Checkpoint(head.origin, frontier.size, frontier.root())),
        act=body.act,
        by=body.by,
        for_party=body.for_party,
        place=body.place,
        object=body.object,
        audience=body.audience,
        time=body.time,
        digest=body.digest,
    )
    if head.key != own.verifier_key:
        LogKey.objects.get_or_create(verifier_key=own.verifier_key, defaults={"since": position})
    head.size, head.time, head.key = frontier.size, body.time, own.verifier_key
    head.peaks = [peak.hex() for peak in frontier.peaks]
    rows.add(entry, salt, content, nodes, head)
    return entry


def erase(payload: Payload, *, now: datetime.datetime) -> None:
    """Takes the content out of a payload. The entry and every proof stay; readers are told when it was erased."""
    payload.content = None
    payload.salt = ""  # with the salt gone nobody can test a guess against the digest
    payload.erased = now.astimezone(datetime.UTC).isoformat(timespec="seconds")
    payload.save()
