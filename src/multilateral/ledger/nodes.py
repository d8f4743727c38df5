"""The tree as it is stored."""

from __future__ import annotations

from multilateral.ledger.models import Node
from multilateral.ledger.tree import Hash


def stored_node(level: int, index: int) -> Hash:
    """A complete node of the tree, from the database."""
    return bytes.fromhex(Node.objects.values_list("hash", flat=True).get(level=level, index=index))
