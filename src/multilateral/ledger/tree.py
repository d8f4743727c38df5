"""The Merkle tree of RFC 6962 § 2.1 (RFC 9162 § 2.1): hashes, roots, and growing by one leaf.

A node is named by (level, index): level 0 are the leaves, node (l, i) covers the leaves
``i * 2**l`` up to ``(i + 1) * 2**l``. Only complete nodes are kept; they never change.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator

Hash = bytes
Node = tuple[int, int]
Lookup = Callable[[int, int], Hash]

EMPTY_ROOT: Hash = hashlib.sha256(b"").digest()


def leaf_hash(data: bytes) -> Hash:
    """Hash of a leaf: SHA-256(0x00 || data)."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: Hash, right: Hash) -> Hash:
    """Hash of an inner node: SHA-256(0x01 || left || right)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def complete_nodes(start: int, end: int) -> Iterator[Node]:
    """The complete nodes that together cover the leaves ``start`` to ``end`` (exclusive), left to right."""
    while start < end:
        level = 0
        while start % (2 << level) == 0 and start + (2 << level) <= end:
            level += 1
        yield level, start >> level
        start += 1 << level


def subtree(start: int, end: int, lookup: Lookup) -> Hash:
    """Hash over the leaves ``start`` to ``end`` of a subtree whose start is aligned as RFC 6962 splits it."""
    hashes = [lookup(level, index) for level, index in complete_nodes(start, end)]
    if not hashes:
        return EMPTY_ROOT
    result = hashes.pop()
    while hashes:
        result = node_hash(hashes.pop(), result)
    return result


def root(size: int, lookup: Lookup) -> Hash:
    """Root of the tree with ``size`` leaves."""
    return subtree(0, size, lookup)


def grow(size: int, leaf: Hash, lookup: Lookup) -> list[tuple[Node, Hash]]:
    """The nodes that become complete when ``leaf`` is added to a tree of ``size`` leaves."""
    added: list[tuple[Node, Hash]] = [((0, size), leaf)]
    level, index, current = 0, size, leaf
    while index % 2 == 1:
        current = node_hash(lookup(level, index - 1), current)
        level, index = level + 1, index // 2
        added.append(((level, index), current))
    return added
