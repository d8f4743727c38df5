"""Is this installation what its ledger says? The log, the tree, every row, every file, and the index over them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError

from multilateral.cli.engines import cores
from multilateral.ledger import queries as ledger
from multilateral.ledger.keys import signer_if_any
from multilateral.ledger.models import Entry, Node
from multilateral.ledger.verify import Finding, Item, Verification, verify
from multilateral.ledger.writing import Row, row_values
from multilateral.record import files, soundness
from multilateral.record.models import File
from multilateral.server.moment import one_moment


class Misshapen(ValueError):
    """A row in an export that is none of this house."""


def room_models() -> dict[str, type[Row]]:
    """The models of the rooms, by label."""
    return {model._meta.label: model for model in apps.get_models() if issubclass(model, Row)}


def replay(items: Iterable[Item]) -> dict[tuple[str, str], dict[str, Any]]:
    """Every row in its last state, as the readable payloads tell it. Raises ``Misshapen``."""
    state: dict[tuple[str, str], dict[str, Any]] = {}
    for item in items:
        for label, pk, values in rows_of(item):
            if values is None:
                state.pop((label, pk), None)
            else:
                state[label, pk] = values
    return state


def rows_of(item: Item) -> list[tuple[str, str, dict[str, Any] | None]]:
    """The rows that one entry's payload tells, empty if it is sealed or erased. Raises ``Misshapen``."""
    if item.content is None:
        return []
    try:
        rows = json.loads(item.content)["rows"]
        if all(isinstance(name, str) and isinstance(pk, str) and isinstance(v, dict | None) for name, pk, v in rows):
            return [(label, pk, values) for label, pk, values in rows]
    except (ValueError, TypeError, KeyError, RecursionError):
        pass
    raise Misshapen(f"the payload of entry {item.position} does not tell rows as an act leaves them")


@one_moment()
def verify_here(since: str | None = None, *, derived: bool = False) -> Verification:
    """Verifies this installation: the log, that every row is as the log says it was last left, that every file holds
    the bytes that came; with ``derived`` also that the index is the one of the texts, which takes longest. All of it as
    it is at one moment: others may go on acting."""
    last: dict[tuple[str, str], tuple[int, dict[str, Any] | None]] = {}
    misshapen: list[Finding] = []

    def items() -> Iterator[Item]:
        for item in ledger.items():
            try:
                for label, pk, values in rows_of(item):
                    last[label, pk] = (item.position, values)
            except Misshapen as error:
                misshapen.append(Finding("payload", item.position, str(error)))
            yield item

    nodes = Node.objects.order_by("pk").values_list("level", "index", "hash").iterator(chunk_size=2000)
    own = signer_if_any(ledger.origin())
    size = ledger.size()
    found = verify(items(), ledger.keys(), since=since, expected_size=size, nodes=nodes, signer=own, processes=cores())
    for position in Entry.objects.filter(sealed=True).exclude(act="").values_list("position", flat=True):
        found.note(Finding("entry", position, f"entry {position} is marked as sealed, but what it says is here"))
    for finding in misshapen:
        found.note(finding)
    for label, model in room_models().items():
        try:
            _compare(label, model, last, found)
        except (ValueError, TypeError, OverflowError, ValidationError) as error:
            said = " ".join(str(error).split())[:200]
            found.note(Finding("row", None, f"{label}: a row in the database cannot be read ({said})"))
    for (label, pk), (position, values) in sorted(last.items()):
        if values is not None:
            found.note(Finding("row", position, f"{label} {pk}, left by entry {position}, is gone from the database"))
    for sha256, size in File.objects.order_by("pk").values_list("sha256", "size").iterator(chunk_size=500):
        try:
            if len(files.read(sha256)) != size:
                found.note(Finding("file", None, f"the file {sha256} is not as long as the record says"))
        except (files.DamagedFile, OSError) as error:
            found.note(Finding("file", None, str(error)))
    if derived and found.holds:
        # Where the texts themselves are in doubt, an index that differs from them says nothing new.
        for sentence in soundness.differences():
            found.note(Finding("index", None, sentence))
    return found


def _compare(
    label: str,
    model: type[Row],
    last: dict[tuple[str, str], tuple[int, dict[str, Any] | None]],
    found: Verification,
) -> None:
    # What an entry of an older version does not name is as in a new row.
    new = json.loads(json.dumps(row_values(model())))
    for row in model._base_manager.order_by("pk").iterator(chunk_size=500):
        position, values = last.pop((label, str(row.pk)), (None, None))
        if position is None:
            found.note(Finding("row", None, f"{label} {row.pk} is in the database, but no act made it"))
        elif values is None or not _alike(row_values(row), new | values):
            message = f"{label} {row.pk} is not as entry {position} left it: it was changed without an act"
            found.note(Finding("row", position, message))


def _alike(held: dict[str, Any], told: dict[str, Any]) -> bool:
    # A whole document is seldom unlike only for what JSON makes of a value: it is written out and read if need be.
    return held == told or json.loads(json.dumps(held)) == told
