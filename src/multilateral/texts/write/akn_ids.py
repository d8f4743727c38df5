"""eIds: the address of an element, with the printed number in it (AKN Naming Convention 1.0, section 5)."""

from __future__ import annotations

from collections import Counter

import regex

_UNSAFE = regex.compile(r"[^\p{L}\p{N}.-]+")


class Ids:
    """Hands out eIds for one document, each only once."""

    def __init__(self, prefix: str = "") -> None:
        self._prefix = prefix
        self._taken: set[str] = set()
        self._counts: Counter[str] = Counter()

    def count(self, name: str) -> int:
        """1, 2, 3 … for each name."""
        self._counts[name] += 1
        return self._counts[name]

    def take(self, wanted: str) -> str:
        """``wanted``, below the prefix of this document; with ``-2``, ``-3`` … if it is taken already."""
        base = wanted if wanted.startswith(self._prefix) else self._prefix + wanted
        eid, n = base, 1
        while eid in self._taken:
            n += 1
            eid = f"{base}-{n}"
        self._taken.add(eid)
        return eid

    def numbered(self, stem: str, number: str | None) -> str:
        """``para_`` and ``3`` give ``para_3``, ``point_`` and ``(a)`` ``point_a``; without a number ``para_u1``."""
        bare = _UNSAFE.sub("", number or "").strip(".-")
        return self.take(f"{stem}{bare}" if bare else f"{stem}u{self.count(stem)}")
