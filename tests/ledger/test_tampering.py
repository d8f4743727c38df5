"""Attacks on the log. Each is found, and the entry is named; an erasure is shown and is no fault."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from multilateral.ledger.checkpoint import Checkpoint, CheckpointError, Signer, sign
from multilateral.ledger.entry import EntryBody, canonical, digest, new_salt
from multilateral.ledger.signatures import AT_ONCE
from multilateral.ledger.tree import Frontier, leaf_hash
from multilateral.ledger.verify import Item, verify

ORIGIN = "the-log.example"
KEY = Ed25519PrivateKey.generate()
SIGNER = Signer(ORIGIN, KEY)
KEYS = [SIGNER.verifier_key]
SIZE = 21


def written(size: int = SIZE, *, key: Ed25519PrivateKey = KEY, words: Callable[[int], str] = str) -> list[Item]:
    """An honest log, written by whoever has the key."""
    frontier, items = Frontier(), []
    for position in range(size):
        salt, content = new_salt(), canonical({"rows": [["room.Noun", "1", {"words": words(position)}]]}).decode()
        time = f"2026-11-19T{position // 60:02}:{position % 60:02}:00.000000+00:00"
        body = EntryBody(
            position, "room.act", "ab", "state:xbr", "ex", "room.Noun:1", "public", time, digest(salt, content)
        )
        leaf = leaf_hash(body.data())
        frontier.add(leaf)
        note = sign(Checkpoint(ORIGIN, position + 1, frontier.root()), ORIGIN, key)
        items.append(Item(position, leaf.hex(), note, body, salt, content))
    return items


def changed(item: Item, **fields: str) -> Item:
    """The entry with other words, its own hash recomputed so that it looks right by itself."""
    assert item.body is not None
    body = dataclasses.replace(item.body, **fields)  # type: ignore[arg-type]
    return dataclasses.replace(item, body=body, leaf=leaf_hash(body.data()).hex())


def test_an_honest_log_holds() -> None:
    found = verify(written(), KEYS)
    assert found.holds and found.size == SIZE


@pytest.mark.parametrize("at", [0, 7, SIZE - 1])
def test_a_flipped_byte_is_found_and_the_entry_named(at: int) -> None:
    items = written()
    body = items[at].body
    assert body is not None
    items[at] = dataclasses.replace(items[at], body=dataclasses.replace(body, for_party="state:xbq"))
    assert verify(items, KEYS).findings[0].entry == at
    items = written()
    items[at] = changed(items[at], for_party="state:xbq")
    found = verify(items, KEYS)
    assert found.findings[0].entry == at and found.findings[0].kind == "tree"


@pytest.mark.parametrize("at", [0, 7, SIZE - 1])
def test_a_flipped_byte_in_a_payload_is_found_and_the_entry_named(at: int) -> None:
    items = written()
    items[at] = dataclasses.replace(items[at], content=json.dumps({"rows": []}))
    assert [(f.kind, f.entry) for f in verify(items, KEYS).findings] == [("payload", at)]


@pytest.mark.parametrize("at", [0, 7, SIZE - 2])
def test_a_dropped_entry_is_found_and_named(at: int) -> None:
    items = written()
    del items[at]
    assert verify(items, KEYS).findings[0].entry == at
    closed_up = [dataclasses.replace(item, position=position) for position, item in enumerate(items)]
    assert verify(closed_up, KEYS).findings[0].entry == at


def test_an_end_cut_off_is_found_by_the_size_and_by_a_kept_checkpoint() -> None:
    items = written()
    assert not verify(items[:-2], KEYS, expected_size=SIZE).holds
    assert verify(items[:-2], KEYS).holds  # nothing in the log itself can tell
    found = verify(items[:-2], KEYS, since=items[-1].note)
    assert found.findings[0].entry == SIZE - 2 and "cut off" in found.findings[0].message


@pytest.mark.parametrize(("one", "other"), [(0, 1), (5, 12)])
def test_swapped_entries_are_found_and_the_first_named(one: int, other: int) -> None:
    items = written()
    items[one], items[other] = (
        dataclasses.replace(items[other], position=one),
        dataclasses.replace(items[one], position=other),
    )
    assert verify(items, KEYS).findings[0].entry == one


def test_a_back_dated_entry_is_found_and_named() -> None:
    items = written()
    items[9] = changed(items[9], time="2026-11-18T10:00:00.000000+00:00")
    kinds = {(f.kind, f.entry) for f in verify(items, KEYS).findings}
    assert {("time", 9), ("tree", 9)} <= kinds
    assert not verify(items, KEYS).holds


def test_an_erased_payload_is_shown_and_everything_still_holds() -> None:
    items = written()
    items[4] = dataclasses.replace(items[4], content=None, salt="", erased="2026-11-20T09:00:00+00:00")
    found = verify(items, KEYS, since=items[-1].note)
    assert found.holds
    assert found.erased == [{"entry": 4, "act": "room.act", "erased": "2026-11-20T09:00:00+00:00"}]


def test_a_payload_that_vanished_without_an_erasure_is_found() -> None:
    items = written()
    items[4] = dataclasses.replace(items[4], content=None)
    assert [(f.kind, f.entry) for f in verify(items, KEYS).findings] == [("payload", 4)]


def test_a_rewrite_signed_with_the_genuine_key_is_found_by_a_kept_checkpoint_alone() -> None:
    genuine = written()
    rewritten = written(words=lambda position: f"other words {position}")
    assert verify(rewritten, KEYS).holds
    found = verify(rewritten, KEYS, since=genuine[11].note)
    assert not found.holds and "rewritten" in found.findings[0].message
    assert verify(genuine + [], KEYS, since=genuine[11].note).holds


def test_a_rewrite_signed_with_another_key_is_found() -> None:
    found = verify(written(key=Ed25519PrivateKey.generate()), KEYS)
    assert found.findings[0].entry == 0 and found.findings[0].kind == "checkpoint"


def test_who_has_a_key_that_is_not_of_the_log_proves_nothing_with_it() -> None:
    other = Signer(ORIGIN, Ed25519PrivateKey.generate())
    rewritten = [dataclasses.replace(i, note=other.note(i.note.partition("\n\n")[0] + "\n")) for i in written()]
    assert verify(rewritten, [other.verifier_key], signer=other).holds
    for signer in (None, SIGNER, other):
        found = verify(rewritten, KEYS, signer=signer).findings
        assert [(f.kind, f.entry) for f in found] == [("checkpoint", 0)]


@pytest.mark.parametrize("processes", [1, 2])
@pytest.mark.parametrize("signer", [None, SIGNER])
def test_a_signature_in_a_long_log_is_looked_at_wherever_it_stands(processes: int, signer: Signer | None) -> None:
    items = written(2 * AT_ONCE + 50)
    assert verify(items, KEYS, signer=signer, processes=processes).holds
    for at in (2 * AT_ONCE + 20, AT_ONCE + 7, 3):
        text, _, _ = items[at].note.partition("\n\n")
        _, _, of_another = items[at - 1].note.partition("\n\n")
        items[at] = dataclasses.replace(items[at], note=f"{text}\n\n{of_another}")
        found = verify(items, KEYS, signer=signer, processes=processes).findings
        assert [(f.kind, f.entry) for f in found] == [("checkpoint", at)]


def test_a_stored_tree_that_is_not_that_of_the_entries_is_found_and_the_entry_named() -> None:
    items, frontier = written(), Frontier()
    nodes = [(level, at, h.hex()) for i in items for (level, at), h in frontier.add(bytes.fromhex(i.leaf))]
    assert verify(items, KEYS, nodes=iter(nodes)).holds
    for hurt in ([*nodes[:9], (2, 7, nodes[9][2]), *nodes[10:]], nodes[:9], [*nodes[:9], *nodes[10:]]):
        found = verify(items, KEYS, nodes=iter(hurt)).findings
        assert [(f.kind, f.entry) for f in found] == [("tree", 5)]


def test_a_checkpoint_of_another_log_proves_nothing_here() -> None:
    other = sign(Checkpoint("another.example", 3, bytes(32)), "another.example", KEY)
    assert not verify(written(), KEYS, since=other).holds


@pytest.mark.parametrize("damaged", ["", "x", "the-log.example\nthree\nAAAA\n", "the-log.example\n3\nAAAA\n\n"])
def test_what_is_no_checkpoint_is_refused_in_one_sentence(damaged: str) -> None:
    with pytest.raises(CheckpointError, match="no checkpoint"):
        verify(written(), KEYS, since=damaged)
