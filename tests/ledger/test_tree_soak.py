"""The tree against its definition, on random logs: every proof holds, and no damaged one does."""

from __future__ import annotations

import hashlib
import random

import pytest

from multilateral.ledger.proof import ProofError, check_consistency, consistency, inclusion, root_from_inclusion
from multilateral.ledger.tree import Frontier, Hash, Lookup, Node, leaf_hash, root
from tests.soak import Soak


def defined_root(leaves: list[bytes]) -> Hash:
    """The root as RFC 6962 § 2.1 defines it, word for word; slow, and shares nothing with the product."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\x00" + leaves[0]).digest()
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return hashlib.sha256(b"\x01" + defined_root(leaves[:split]) + defined_root(leaves[split:])).digest()


def grown(leaves: list[bytes]) -> Lookup:
    """The nodes of a log to which the leaves were added one by one."""
    nodes: dict[Node, Hash] = {}
    frontier = Frontier()
    for leaf in leaves:
        nodes |= dict(frontier.add(leaf_hash(leaf)))
    assert frontier.root() == root(len(leaves), lambda level, index: nodes[level, index])
    return lambda level, index: nodes[level, index]


def flipped(path: list[Hash], source: random.Random) -> list[Hash]:
    """The proof with one bit of one hash turned over."""
    damaged = [bytearray(step) for step in path]
    damaged[source.randrange(len(path))][source.randrange(32)] ^= 1 << source.randrange(8)
    return [bytes(step) for step in damaged]


def altered(leaves: list[bytes], source: random.Random) -> list[bytes]:
    """The log with one entry changed, dropped, doubled, or exchanged with its neighbour."""
    at = source.randrange(len(leaves) - 1)
    leaf = leaves[at]
    match source.randrange(4):
        case 0:
            return [*leaves[:at], bytes([leaf[0] ^ 1]) + leaf[1:], *leaves[at + 1 :]]
        case 1:
            return [*leaves[:at], *leaves[at + 1 :], b"one more, so that the length stays"]
        case 2:
            return [*leaves[:at], leaf, *leaves[at:-1]]
        case _:
            return [*leaves[:at], leaves[at + 1], leaf, *leaves[at + 2 :]]


@pytest.mark.soak
def test_proofs_hold_for_the_log_as_it_is_and_for_no_other(soak: Soak) -> None:
    tried = 0
    for _, source in soak.cases(20_000):
        size = source.choice([source.randrange(1, 20), source.randrange(1, 600)])
        leaves = [source.randbytes(source.randrange(1, 40)) + position.to_bytes(4, "big") for position in range(size)]
        lookup, whole = grown(leaves), defined_root(leaves)
        assert root(size, lookup) == whole

        index, old = source.randrange(size), source.randrange(size + 1)
        path = inclusion(index, size, lookup)
        assert root_from_inclusion(index, size, leaf_hash(leaves[index]), path) == whole
        earlier, steps = defined_root(leaves[:old]), consistency(old, size, lookup)
        assert check_consistency(old, size, earlier, whole, steps)

        if path:
            assert root_from_inclusion(index, size, leaf_hash(leaves[index]), flipped(path, source)) != whole
            with pytest.raises(ProofError):
                root_from_inclusion(index, size, leaf_hash(leaves[index]), path[:-1])
            other = altered(leaves, source)
            assert root(size, grown(other)) != whole
        if steps:
            assert not check_consistency(old, size, earlier, whole, flipped(steps, source))
            assert not check_consistency(old, size, earlier, whole, steps[:-1])
        tried += 1
    assert tried
