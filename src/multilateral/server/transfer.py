"""Custody: the whole record out into one file, and into an empty installation from it.

An export holds every entry. What the exporter may read comes with its payload; the rest is sealed, a
leaf hash alone, so that the tree still verifies and no private paper travels. Importing replays the
rows and gives the same state and the same root.
"""

from __future__ import annotations

import json
import os
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, models, transaction

from multilateral.cli.engines import cores
from multilateral.ledger import queries as ledger
from multilateral.ledger.entry import EntryBody
from multilateral.ledger.models import Entry, Head, LogKey, Node, Payload
from multilateral.ledger.tree import Frontier, leaf_hash
from multilateral.ledger.verify import Finding, Item, Verification, verify
from multilateral.ledger.writing import PUBLIC, Row, visible
from multilateral.parties.acting import clearing
from multilateral.parties.models import Delegation
from multilateral.record import files, index
from multilateral.record.models import File
from multilateral.server.exported import SCHEMA, Export, TransferError, opened
from multilateral.server.moment import one_moment
from multilateral.server.verifying import Misshapen, replay, room_models, verify_here
from multilateral.texts.model import TextError

__all__ = ["TransferError", "export", "take_in", "verify_export", "verify_here"]


def custody() -> frozenset[str]:
    """What a change of custody carries: what is public, and the papers that the secretariats keep for States.

    Drafts, unpublished answers and the Chair's unpublished papers stay behind.
    """
    return frozenset({PUBLIC, *map(clearing, Delegation.objects.order_by().values_list("body", flat=True).distinct())})


# -- out --------------------------------------------------------------------------------------------------------


@one_moment()
def export(target: Path, audiences: Iterable[str] | None = None) -> Verification:
    """Writes the log, the payloads that ``audiences`` may read and their files to ``target``, in place at once.

    Without ``audiences``, those of a change of ``custody``.

    The same log gives the same bytes. Raises ``TransferError`` if what is here does not verify.
    """
    audiences = custody() if audiences is None else frozenset(audiences)
    found = verify_here()
    if not found.holds:
        raise TransferError(f"nothing was exported, since the record does not verify: {found.findings[0].message}")
    target.parent.mkdir(parents=True, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(dir=target.parent, prefix=".export-")
    try:
        with os.fdopen(descriptor, "wb") as raw, zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
            head = {"schema": SCHEMA, "origin": ledger.origin(), "size": found.size, "keys": ledger.keys()}
            _put(archive, "export.json", json.dumps(head, indent=1, sort_keys=True).encode())
            _put(archive, "checkpoint.txt", (ledger.checkpoint() or "").encode())
            hashes: set[str] = set()
            with archive.open(_info("entries.jsonl"), "w", force_zip64=True) as stream:
                for item in ledger.items():
                    readable = item.body is not None and visible(item.body.audience, audiences)
                    stream.write(json.dumps(_line(item, readable), ensure_ascii=False).encode() + b"\n")
                    if readable and item.content:
                        hashes |= set(_files_named(item.content))
            for sha256 in sorted(hashes):
                with archive.open(_info(f"files/{sha256}"), "w") as stream:
                    stream.write(files.read(sha256))
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return found


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def _put(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    archive.writestr(_info(name), content)


def _line(item: Item, readable: bool) -> dict[str, Any]:
    line: dict[str, Any] = {"position": item.position, "leaf": item.leaf, "note": item.note}
    if readable and item.body is not None:
        body = {name: getattr(item.body, name) for name in EntryBody.__slots__}
        line |= {"entry": body, "salt": item.salt, "content": item.content, "erased": item.erased}
    return line


def _files_named(content: str) -> Iterator[str]:
    for label, _pk, values in json.loads(content).get("rows", []):
        if label == File._meta.label and values:
            yield values["sha256"]


# -- in ---------------------------------------------------------------------------------------------------------


def verify_export(source: Path, since: str | None = None) -> Verification:
    """Verifies an export without taking anything in."""
    with opened(source) as export:
        return _verified(export, since)


def _verified(export: Export, since: str | None = None) -> Verification:
    last = ""

    def items() -> Iterator[Item]:
        nonlocal last
        for item in export.items():
            last = item.note
            yield item

    found = verify(items(), export.keys, since=since, expected_size=export.size, processes=cores())
    if export.checkpoint != last:
        found.note(Finding("checkpoint", None, "checkpoint.txt is not the checkpoint of the last entry"))
    if found.origin not in ("", export.origin):
        found.note(
            Finding("checkpoint", None, f"the log calls itself {export.origin}, and is signed as {found.origin}")
        )
    return found


def take_in(source: Path) -> Verification:
    """Verifies an export and replays it into this installation, which must be empty. All or nothing."""
    if ledger.size():
        raise TransferError("this installation already has a record; import into an empty one (another --home)")
    with opened(source) as export:
        found = _verified(export)
        if not found.holds:
            raise TransferError(f"{source}: nothing was imported: {found.findings[0].message}")
        try:
            rows = [_row(label, pk, values) for (label, pk), values in replay(export.items()).items()]
            for row in rows:
                if isinstance(row, File):
                    files.keep(export.file(row.sha256), expected=row.sha256)
            with transaction.atomic():
                LogKey.objects.bulk_create([LogKey(verifier_key=key, since=0) for key in dict.fromkeys(export.keys)])
                _enter_items(export.items(), export.origin)
                _enter_rows(rows)
                index.rebuild()
        except (Misshapen, files.DamagedFile, DatabaseError, OverflowError, TextError) as error:
            said = " ".join(str(error).split())
            raise TransferError(f"{source}: nothing was imported: {said}") from None
    return found


def _enter_items(items: Iterable[Item], origin: str) -> None:
    frontier, time = Frontier(), ""
    waiting = iter(items)
    while batch := list(islice(waiting, 500)):
        nodes: list[tuple[tuple[int, int], bytes]] = []
        for item in batch:
            nodes += frontier.add(leaf_hash(item.body.data()) if item.body else bytes.fromhex(item.leaf))
            time = item.body.time if item.body else time
        Entry.objects.bulk_create(
            Entry(
                position=item.position,
                leaf=item.leaf,
                note=item.note,
                sealed=item.body is None,
                **({n: getattr(item.body, n) for n in EntryBody.__slots__ if n != "position"} if item.body else {}),
            )
            for item in batch
        )
        Payload.objects.bulk_create(
            Payload(entry_id=i.position, salt=i.salt, content=i.content, erased=i.erased) for i in batch if i.body
        )
        Node.objects.bulk_create(Node(level=level, index=at, hash=h.hex()) for (level, at), h in nodes)
    peaks = [peak.hex() for peak in frontier.peaks]
    Head.objects.update_or_create(
        pk=1, defaults={"origin": origin, "size": frontier.size, "peaks": peaks, "time": time}
    )


def _enter_rows(rows: Iterable[Row]) -> None:
    # Foreign keys are checked when all rows are there, so the order does not matter.
    by_model: dict[type[Row], list[Row]] = {}
    for row in rows:
        by_model.setdefault(type(row), []).append(row)
    for model, ones in by_model.items():
        model._base_manager.bulk_create(ones, batch_size=200)
    connection.check_constraints()


def _row(label: str, pk: str, values: dict[str, Any]) -> Row:
    """The row that an act left: of the rooms' models and fields alone; a field that is lacking is as in a new row."""
    model = room_models().get(label)
    if model is None:
        raise Misshapen(f"it holds a row of {label[:80]!r}, which is no row of the record")
    fields = {field.attname: field for field in model._meta.concrete_fields}
    if odd := sorted(values.keys() - fields.keys()):
        raise Misshapen(f"the row {label} {pk[:40]} has a field that is not known here, {odd[0][:60]!r}")
    if values.get("id") != pk:
        raise Misshapen(f"the row {label} {pk[:40]} calls itself by another id")
    row = model()
    for name in values:
        field = fields[name]
        target = field.target_field if isinstance(field, models.ForeignKey) else field
        try:
            value = target.to_python(values[name])
        except (ValidationError, ValueError, TypeError, OverflowError):
            value = _UNREADABLE
        longest = getattr(target, "max_length", None)
        unfit = value is None and not field.null and not isinstance(target, models.JSONField)
        if value is _UNREADABLE or unfit or (longest and isinstance(value, str) and len(value) > longest):
            raise Misshapen(f"{name} of the row {label} {pk[:40]} cannot be {str(values[name])[:40]!r}")
        setattr(row, name, value)
    return row


_UNREADABLE = object()
