"""Custody: the whole record out into one file, and into an empty installation from it.

An export holds every entry. What the exporter may read comes with its payload; the rest is sealed, a
leaf hash alone, so that the tree still verifies and no private paper travels. Importing replays the
rows and gives the same state and the same root.
"""

from __future__ import annotations

import io
import json
import os
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import models, transaction

from multilateral.ledger import queries as ledger
from multilateral.ledger.entry import EntryBody
from multilateral.ledger.models import Entry, Head, LogKey, Node, Payload
from multilateral.ledger.tree import Frontier, leaf_hash
from multilateral.ledger.verify import Finding, Item, Verification, verify
from multilateral.ledger.writing import PUBLIC, Row, row_values, visible
from multilateral.parties.acting import clearing
from multilateral.parties.models import Delegation
from multilateral.record import files, index
from multilateral.record.models import File

SCHEMA = "multilateral/export/1"
MAX_LINE, MAX_FILE, MAX_ENTRIES = 64 * 2**20, 2**30, 20_000_000


class TransferError(Exception):
    """An export that cannot be written or read: one sentence, what happened and what to do."""


def custody() -> frozenset[str]:
    """What a change of custody carries: what is public, and the papers that the secretariats keep for States.

    Drafts, unpublished answers and the Chair's unpublished papers stay behind.
    """
    return frozenset({PUBLIC, *map(clearing, Delegation.objects.order_by().values_list("body", flat=True).distinct())})


# -- out --------------------------------------------------------------------------------------------------------


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


def read_export(source: Path) -> tuple[dict[str, Any], list[Item], zipfile.ZipFile]:
    """Head, entries and the open archive of an export. Raises ``TransferError`` for anything else."""
    try:
        archive = zipfile.ZipFile(source)
        head = json.loads(_bounded(archive, "export.json"))
        with archive.open("entries.jsonl") as stream:
            items = [_item(line) for line in _lines(stream)]
    except (OSError, zipfile.BadZipFile, KeyError, ValueError, TypeError, RuntimeError) as error:
        raise TransferError(f"{source}: this is no export of Multilateral, or it is damaged ({error})") from None
    if not isinstance(head, dict) or head.get("schema") != SCHEMA:
        raise TransferError(f"{source}: this export has a form that is not known here; use the version that wrote it")
    return head, items, archive


def _bounded(archive: zipfile.ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > MAX_FILE:
        raise ValueError(f"{name} is larger than {MAX_FILE} bytes")
    return archive.read(name)


def _lines(stream: Any) -> Iterator[bytes]:
    reader = io.BufferedReader(stream)
    for _count in range(MAX_ENTRIES):
        line = reader.readline(MAX_LINE + 1)
        if not line:
            return
        if len(line) > MAX_LINE:
            raise ValueError("an entry is too long")
        yield line
    raise ValueError("there are too many entries")


def _item(line: bytes) -> Item:
    value = json.loads(line)
    body = EntryBody(**value["entry"]) if value.get("entry") else None
    return Item(
        int(value["position"]),
        str(value["leaf"]),
        str(value["note"]),
        body,
        value.get("salt", ""),
        value.get("content"),
        value.get("erased", ""),
    )


def verify_export(source: Path, since: str | None = None) -> Verification:
    """Verifies an export without taking anything in."""
    head, items, archive = read_export(source)
    with archive:
        return verify(items, head["keys"], since=since, expected_size=head["size"])


def take_in(source: Path) -> Verification:
    """Verifies an export and replays it into this installation, which must be empty. All or nothing."""
    if ledger.size():
        raise TransferError("this installation already has a record; import into an empty one (another --home)")
    head, items, archive = read_export(source)
    with archive:
        found = verify(items, head["keys"], expected_size=head["size"])
        if not found.holds:
            raise TransferError(f"{source}: nothing was imported: {found.findings[0].message}")
        state = replay(items)
        for (label, _pk), values in state.items():
            if label == File._meta.label:
                files.keep(_bounded(archive, f"files/{values['sha256']}"), expected=values["sha256"])
    with transaction.atomic():
        LogKey.objects.bulk_create([LogKey(verifier_key=key, since=0) for key in head["keys"]])
        _enter_items(items, head["origin"])
        _enter_rows(state)
    index.rebuild()
    return found


def _enter_items(items: list[Item], origin: str) -> None:
    frontier, nodes, time = Frontier(), dict[tuple[int, int], bytes](), ""
    for item in items:
        nodes.update(frontier.add(leaf_hash(item.body.data()) if item.body else bytes.fromhex(item.leaf)))
        time = item.body.time if item.body else time
    Head.objects.update_or_create(
        pk=1,
        defaults={
            "origin": origin,
            "size": frontier.size,
            "peaks": [peak.hex() for peak in frontier.peaks],
            "time": time,
        },
    )
    Entry.objects.bulk_create(
        [
            Entry(
                position=item.position,
                leaf=item.leaf,
                note=item.note,
                sealed=item.body is None,
                **({n: getattr(item.body, n) for n in EntryBody.__slots__ if n != "position"} if item.body else {}),
            )
            for item in items
        ],
        batch_size=500,
    )
    Payload.objects.bulk_create(
        [Payload(entry_id=i.position, salt=i.salt, content=i.content, erased=i.erased) for i in items if i.body],
        batch_size=500,
    )
    Node.objects.bulk_create([Node(level=lv, index=at, hash=h.hex()) for (lv, at), h in nodes.items()], batch_size=500)


def _enter_rows(state: dict[tuple[str, str], dict[str, Any]]) -> None:
    # Foreign keys are checked at the end of the transaction on both databases, so the order does not matter.
    by_model: dict[type[models.Model], list[models.Model]] = {}
    for (label, _pk), values in state.items():
        model = apps.get_model(label)
        by_model.setdefault(model, []).append(_row(model, values))
    for model, rows in by_model.items():
        model._base_manager.bulk_create(rows, batch_size=200)


def _row(model: type[models.Model], values: dict[str, Any]) -> models.Model:
    row = model()
    for field in model._meta.concrete_fields:
        if field.attname in values:
            target = field.target_field if isinstance(field, models.ForeignKey) else field
            setattr(row, field.attname, target.to_python(values[field.attname]))
    return row


# -- state ------------------------------------------------------------------------------------------------------


def replay(items: Iterable[Item]) -> dict[tuple[str, str], dict[str, Any]]:
    """Every row in its last state, as the readable payloads tell it."""
    state: dict[tuple[str, str], dict[str, Any]] = {}
    for item in items:
        for label, pk, values in json.loads(item.content).get("rows", []) if item.content else []:
            if values is None:
                state.pop((label, pk), None)
            else:
                state[label, pk] = values
    return state


def verify_here(since: str | None = None) -> Verification:
    """Verifies this installation: the log, and that every row is as the log says it was last left."""
    found = verify(ledger.items(), ledger.keys(), since=since, expected_size=ledger.size())
    last: dict[tuple[str, str], tuple[int, dict[str, Any] | None]] = {}
    for item in ledger.items():
        for label, pk, values in json.loads(item.content).get("rows", []) if item.content else []:
            last[label, pk] = (item.position, values)
    for model in (m for m in apps.get_models() if issubclass(m, Row)):
        for row in model._base_manager.order_by("pk").iterator(chunk_size=500):
            position, values = last.pop((model._meta.label, str(row.pk)), (None, None))
            if position is None:
                message = f"{model._meta.label} {row.pk} is in the database, but no act made it"
                found.findings.append(Finding("row", None, message))
            elif json.loads(json.dumps(row_values(row))) != values:
                message = (
                    f"{model._meta.label} {row.pk} is not as entry {position} left it: it was changed without an act"
                )
                found.findings.append(Finding("row", position, message))
    for (label, pk), (position, values) in sorted(last.items()):
        if values is not None:
            message = f"{label} {pk}, left by entry {position}, is gone from the database"
            found.findings.append(Finding("row", position, message))
    return found
