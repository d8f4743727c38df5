"""What refers to a document, as pages show it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from multilateral.record.queries import Recaller
from multilateral.web.folio import anchor, place_printed


def recallers(found: Iterable[Recaller]) -> list[tuple[Any, list[tuple[str, str, str]]]]:
    """Each work with the places where it refers to another: as they are, as anchors, and as they are printed."""
    return [(each.work, [(place, anchor(place), place_printed(place)) for place in each.places]) for each in found]
