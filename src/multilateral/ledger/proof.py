"""Inclusion and consistency proofs (RFC 6962 § 2.1.1 and § 2.1.2; checking as in RFC 9162 § 2.1.3 and § 2.1.4)."""

from __future__ import annotations

from multilateral.ledger.tree import EMPTY_ROOT, Hash, Lookup, node_hash, subtree


class ProofError(ValueError):
    """A proof was asked for that cannot exist, or one that does not prove what it claims."""


def _split(size: int) -> int:
    """The largest power of two smaller than ``size``."""
    return 1 << ((size - 1).bit_length() - 1)


def inclusion(index: int, size: int, lookup: Lookup) -> list[Hash]:
    """The path that proves leaf ``index`` in the tree of ``size`` leaves, from the leaf upwards."""
    if not 0 <= index < size:
        raise ProofError(f"entry {index} is not in a log of {size} entries")
    path: list[Hash] = []
    start, end = 0, size
    while end - start > 1:
        middle = start + _split(end - start)
        if index < middle:
            path.append(subtree(middle, end, lookup))
            end = middle
        else:
            path.append(subtree(start, middle, lookup))
            start = middle
    return path[::-1]


def consistency(old: int, new: int, lookup: Lookup) -> list[Hash]:
    """The hashes that prove that the tree of ``old`` leaves is the beginning of the tree of ``new``."""
    if not 0 <= old <= new:
        raise ProofError(f"a log of {new} entries cannot be checked against one of {old}")
    if old == 0 or old == new:
        return []
    path: list[Hash] = []
    start, end, whole = 0, new, True
    while old - start != end - start:
        middle = start + _split(end - start)
        if old <= middle:
            path.append(subtree(middle, end, lookup))
            end = middle
        else:
            path.append(subtree(start, middle, lookup))
            start, whole = middle, False
    if not whole:
        path.append(subtree(start, end, lookup))
    return path[::-1]


def root_from_inclusion(index: int, size: int, leaf: Hash, path: list[Hash]) -> Hash:
    """The root that ``path`` leads to from ``leaf``. Raises ``ProofError`` if the path has the wrong length."""
    if not 0 <= index < size:
        raise ProofError(f"entry {index} is not in a log of {size} entries")
    node, last, result = index, size - 1, leaf
    for step in path:
        if last == 0:
            raise ProofError("the inclusion proof is too long")
        if node & 1 or node == last:
            result = node_hash(step, result)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            result = node_hash(result, step)
        node, last = node >> 1, last >> 1
    if last:
        raise ProofError("the inclusion proof is too short")
    return result


def check_consistency(old: int, new: int, old_root: Hash, new_root: Hash, path: list[Hash]) -> bool:
    """Whether ``path`` proves that nothing in the first ``old`` entries has changed."""
    if old > new or old < 0:
        return False
    if old == new:
        return old_root == new_root and not path
    if old == 0:
        return old_root == EMPTY_ROOT and not path
    if old & (old - 1) == 0:
        path = [old_root, *path]
    if not path:
        return False
    node, last = old - 1, new - 1
    while node & 1:
        node, last = node >> 1, last >> 1
    first = second = path[0]
    for step in path[1:]:
        if last == 0:
            return False
        if node & 1 or node == last:
            first, second = node_hash(step, first), node_hash(step, second)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            second = node_hash(second, step)
        node, last = node >> 1, last >> 1
    return last == 0 and first == old_root and second == new_root
