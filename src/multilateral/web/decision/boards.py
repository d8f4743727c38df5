"""A vote drawn as a bar: yes, no, abstaining, not voting, each as wide as its share of the seats."""

from __future__ import annotations

from dataclasses import dataclass

from multilateral.decision.queries import Board

WIDTH, GAP = 193, 0.6
"""The bar's own measure, whatever the number of seats, and the gap between two parts."""


@dataclass(frozen=True, slots=True)
class Part:
    """One rectangle of the bar; lengths are in the bar's own measure, written as SVG reads them."""

    kind: str
    x: str
    width: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A board with its bar, ready for the page."""

    board: Board
    width: int
    parts: tuple[Part, ...]

    @property
    def rows(self) -> list[tuple[str, list[str]]]:
        """The equivalent in words: choice, and the names of those who made it."""
        return [(c, [d.name for d in self.board.of(c)]) for c in ("yes", "no", "abstain", "")]


def drawn(board: Board) -> Drawn:
    """The board with its bar."""
    tally = board.tally
    return Drawn(board, WIDTH, parts((tally.yes, tally.no, tally.abstain, tally.not_voting)))


def parts(counts: tuple[int, int, int, int]) -> tuple[Part, ...]:
    """The bar of a vote: in favour, against, abstaining, not voting; what nobody chose takes no room."""
    seat = WIDTH / max(sum(counts), 1)
    x, found = 0.0, []
    for kind, count in zip(("yes", "no", "abs", "nil"), counts, strict=True):
        if count:
            found.append(Part(kind, f"{x:.1f}", f"{max(count * seat - GAP, GAP):.1f}"))
        x += count * seat
    return tuple(found)
