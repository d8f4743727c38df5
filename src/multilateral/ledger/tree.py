"""The Merkle tree of RFC 6962 § 2.1 (RFC 9162 § 2.1): hashes, roots, and growing by one leaf.

A node is named by (level, index): level 0 are the leaves, node (l, i) covers the leaves
``i * 2**l`` up to ``(i + 1) * 2**l``. Only complete nodes are kept; they never change.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator

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


class Frontier:
    """The growing edge of a log: the roots of its complete subtrees, largest first. It alone tells the root,
    and which nodes become complete with the next leaf; nothing older has to be looked up."""

    def __init__(self, size: int = 0, peaks: Iterable[Hash] = ()) -> None:
        self.size = size
        self.peaks = list(peaks)

    def add(self, leaf: Hash) -> list[tuple[Node, Hash]]:
        """Adds one leaf; answers the nodes that became complete, from the leaf upwards."""
        level, index, current = 0, self.size, leaf
        added: list[tuple[Node, Hash]] = [((level, index), current)]
        while index & 1:
            current = node_hash(self.peaks.pop(), current)
            level, index = level + 1, index >> 1
            added.append(((level, index), current))
        self.peaks.append(current)
        self.size += 1
        return added

    def root(self) -> Hash:
        """The root over all leaves so far."""
        if not self.peaks:
            return EMPTY_ROOT
        result = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            result = node_hash(peak, result)
        return result
