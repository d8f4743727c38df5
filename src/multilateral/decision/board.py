"""The board: from what was pressed, in order, to where each delegation stands, and the count. Values in, values out."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable
from typing import TypeVar, cast

from multilateral.rules.votes import Tally, Vote, count

Seat = TypeVar("Seat", bound=Hashable)


def standing(pressed: Iterable[tuple[Seat, str]]) -> dict[Seat, str]:
    """The choice of each that counts: the last one pressed."""
    return dict(pressed)


def tally(seats: Collection[Seat], standing: dict[Seat, str]) -> Tally:
    """The count over ``seats``; who has no choice in ``standing`` is not voting. Raises ValueError on no choice."""
    return count(cast(Vote, standing.get(seat, "not_voting")) for seat in seats)
