"""The ids of a body: counted where nothing is printed, and none given twice."""

from __future__ import annotations

from collections import Counter


class Names:
    """Hands out the ids of one document."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._given: Counter[str] = Counter()

    def count(self, root: str) -> str:
        """The next of a row that is counted: ``op.u`` gives ``u1``, ``u2``."""
        self._counts[root] += 1
        return f"{root.rsplit('.', 1)[-1]}{self._counts[root]}"

    def unique(self, id: str) -> str:
        """``id``, with a number behind it where a place has it already: a number may be printed twice."""
        self._given[id] += 1
        return id if self._given[id] == 1 else f"{id}-{self._given[id]}"
