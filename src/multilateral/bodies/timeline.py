"""The timeline as figures to draw: bodies in, coordinates out."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

STANDING = ("plenary", "main_committee")
"""Kinds of bodies that are always there and have no place on a timeline."""

WIDTH, ROW, TOP, LABEL = 900, 34, 24, 18


class Dated(Protocol):
    """What a body must tell in order to be drawn."""

    slug: str
    begins: datetime.date | None
    ends: datetime.date | None

    @property
    def name(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Bar:
    """One body: where its bar starts and how long it is; ``open`` if it has no end."""

    body: Dated
    x: float
    y: float
    width: float
    label_x: float
    label_y: float
    anchor: str
    open: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """All bars, the years below them, and the size of the drawing in its own units."""

    bars: list[Bar]
    years: list[tuple[int, float]]
    width: int
    height: int


def chart(bodies: Sequence[Dated], *, today: datetime.date, rtl: bool = False) -> Chart:
    """Bars in the order given. Time runs with the reading direction; a body without an end runs to the edge."""
    dated = [body for body in bodies if body.begins is not None]
    first = min((body.begins.year for body in dated if body.begins), default=today.year)
    last = max([today.year + 1, *(body.ends.year + 1 for body in dated if body.ends)])
    start = datetime.date(first, 1, 1)
    days = (datetime.date(last, 12, 31) - start).days

    def at(day: datetime.date) -> float:
        return round((day - start).days / days * WIDTH, 1)

    bars = []
    for row, body in enumerate(dated):
        assert body.begins is not None
        x, end = at(body.begins), at(body.ends) if body.ends else float(WIDTH)
        width = max(end - x, 4.0)
        y = TOP + row * ROW + LABEL
        # A label that would run over the edge is set to end where the bar ends.
        late = x > WIDTH * 0.45
        label_x = x + width if late else x
        if rtl:
            x, label_x = WIDTH - x - width, WIDTH - label_x
        bars.append(Bar(body, x, y, width, label_x, y - 5, "end" if late else "start", body.ends is None))
    years = [(year, at(datetime.date(year, 1, 1))) for year in range(first, last + 1) if (year - first) % 4 == 0]
    if rtl:
        years = [(year, WIDTH - x) for year, x in years]
    return Chart(bars, years, WIDTH, TOP + len(dated) * ROW + 4)
