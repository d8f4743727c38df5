"""Questions to the ledger. What a reader may not see comes back sealed: a leaf hash and nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from multilateral.ledger import proof
from multilateral.ledger.checkpoint import Checkpoint
from multilateral.ledger.entry import EntryBody
from multilateral.ledger.models import Entry, Head, LogKey, Payload
from multilateral.ledger.nodes import stored_node
from multilateral.ledger.tree import root
from multilateral.ledger.verify import Item
from multilateral.ledger.writing import PUBLIC, visible


@dataclass(frozen=True, slots=True)
class Line:
    """One entry as a reader may see it. ``payload`` is ``None`` if sealed or erased."""

    position: int
    leaf: str
    sealed: bool
    act: str = ""
    by: str = ""
    for_party: str = ""
    place: str = ""
    object: str = ""
    audience: str = ""
    time: str = ""
    digest: str = ""
    salt: str = ""
    payload: dict[str, Any] | None = None
    erased: str = ""


def size() -> int:
    """How many entries the log has."""
    return Head.objects.filter(pk=1).values_list("size", flat=True).first() or 0


def state() -> tuple[int, str]:
    """What is different after every entry and never comes again: for whoever keeps an answer until then."""
    found = Head.objects.filter(pk=1).values_list("size", "peaks").first()
    return (found[0], " ".join(found[1])) if found else (0, "")


def line(entry: Entry, audiences: Iterable[str] = (PUBLIC,)) -> Line:
    """The entry as somebody in ``audiences`` may see it."""
    if entry.sealed or not visible(entry.audience, audiences):
        return Line(entry.position, entry.leaf, sealed=True)
    payload: Payload | None = getattr(entry, "payload", None)
    content = payload.content if payload else None
    return Line(
        position=entry.position,
        leaf=entry.leaf,
        sealed=False,
        act=entry.act,
        by=entry.by,
        for_party=entry.for_party,
        place=entry.place,
        object=entry.object,
        audience=entry.audience,
        time=entry.time,
        digest=entry.digest,
        salt=payload.salt if payload else "",
        payload=json.loads(content) if content is not None else None,
        erased=payload.erased if payload else "",
    )


def lines(
    start: int = 0, end: int | None = None, audiences: Iterable[str] = (PUBLIC,), newest_first: bool = False
) -> list[Line]:
    """The entries from ``start`` up to ``end`` (exclusive)."""
    found = Entry.objects.select_related("payload").filter(position__gte=start)
    if end is not None:
        found = found.filter(position__lt=end)
    return [line(e, audiences) for e in found.order_by("-position" if newest_first else "position")]


def entry(position: int, audiences: Iterable[str] = (PUBLIC,)) -> Line | None:
    """One entry, or ``None`` if the log is shorter."""
    found = Entry.objects.select_related("payload").filter(position=position).first()
    return line(found, audiences) if found else None


def about(object: str, audiences: Iterable[str] = (PUBLIC,)) -> list[Line]:
    """The acts on one object (``room.Model:id``), oldest first; those the reader may not see are left out."""
    found = Entry.objects.select_related("payload").filter(object=object, sealed=False).order_by("position")
    return [seen for e in found if not (seen := line(e, audiences)).sealed]


def of_acts(acts: Iterable[str], place: str | None = None, audiences: Iterable[str] = (PUBLIC,)) -> list[Line]:
    """The entries of some acts, oldest first, in one body if ``place`` is given; sealed ones are left out."""
    found = Entry.objects.select_related("payload").filter(act__in=list(acts), sealed=False)
    if place is not None:
        found = found.filter(place=place)
    return [seen for e in found.order_by("position") if not (seen := line(e, audiences)).sealed]


def tail(after: int, audiences: Iterable[str] = (PUBLIC,), limit: int = 500) -> list[Line]:
    """The entries after position ``after`` that the reader may see, with the sealed ones as such."""
    found = Entry.objects.select_related("payload").filter(position__gt=after).order_by("position")[:limit]
    return [line(e, audiences) for e in found]


def checkpoint(at: int | None = None) -> str | None:
    """The signed checkpoint of the log when it had ``at`` entries (now, if not given); ``None`` if empty."""
    count = size() if at is None else at
    return Entry.objects.filter(position=count - 1).values_list("note", flat=True).first() or None


def root_at(count: int) -> bytes:
    """The root hash of the first ``count`` entries."""
    return root(count, stored_node)


def inclusion(position: int, count: int) -> list[str]:
    """Inclusion proof of one entry, hexadecimal. Raises ``proof.ProofError``."""
    _bounded(count)
    return [h.hex() for h in proof.inclusion(position, count, stored_node)]


def consistency(old: int, new: int) -> list[str]:
    """Consistency proof between two sizes, hexadecimal. Raises ``proof.ProofError``."""
    _bounded(new)
    return [h.hex() for h in proof.consistency(old, new, stored_node)]


def keys() -> list[str]:
    """Every verifier key that has signed checkpoints of this log, oldest first."""
    return list(LogKey.objects.order_by("since", "verifier_key").values_list("verifier_key", flat=True))


def head() -> Checkpoint:
    """Origin, size and root of the log as it stands."""
    count = size()
    return Checkpoint(origin(), count, root_at(count))


def origin() -> str:
    """The name of the log."""
    return Head.objects.filter(pk=1).values_list("origin", flat=True).first() or str(settings.LEDGER_ORIGIN)


def items() -> Iterator[Item]:
    """Every entry as it is kept, for verifying. For the installation itself: nothing is sealed for a reader."""
    payload = ("payload__salt", "payload__content", "payload__erased")
    found = Entry.objects.order_by("position").values_list("leaf", "note", "sealed", *payload, *EntryBody.__slots__)
    for leaf, note, sealed, salt, content, erased, *body in found.iterator(chunk_size=500):
        yield Item(body[0], leaf, note, None if sealed else EntryBody(*body), salt or "", content, erased or "")


def _bounded(count: int) -> None:
    if count > size():
        raise proof.ProofError(f"the log has {size()} entries, fewer than {count}")
