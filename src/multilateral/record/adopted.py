"""Which versions hold adopted texts: what agreed language counts, and all that it says of a text."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from multilateral.ledger import queries as ledger
from multilateral.record.models import AdoptionTold, Version
from multilateral.record.shelf import VOTED, body_of


class Adopted(NamedTuple):
    """An adopted work; sorts by the day of adoption, then in the order of the record.

    ``body`` is the slug of the body that adopted it. ``vote`` is the count in favour, against and abstaining
    ("112-52-8"), "without a vote", "recorded vote" where no count is told, or empty where nothing is.
    """

    date: datetime.date
    order: str
    symbol: str
    body: str
    vote: str


def adopted(language: str, exercise: bool) -> Mapping[uuid.UUID, Adopted]:
    """The adopted works that are held in a language, by the version's key: the real ones, or those of exercises."""
    return _adopted(language, exercise, ledger.state())


@lru_cache(maxsize=32)
def _adopted(language: str, exercise: bool, _state: tuple[int, str]) -> Mapping[uuid.UUID, Adopted]:
    # Asked of every clause of every draft, and the same until the ledger grows.
    votes = _votes()
    rows = Version.objects.filter(language=language, work__adopted_on__isnull=False, work__exercise=exercise)
    fields = "work__adopted_on", "work__order", "work__symbol", "work__body"
    return MappingProxyType(
        {
            key: Adopted(date, order, symbol, body_of(symbol, body), votes.get(symbol, ""))
            for key, date, order, symbol, body in rows.values_list("pk", *fields)
        }
    )


def _votes() -> dict[str, str]:
    """How each text was adopted, by the first source that tells it."""
    rows = AdoptionTold.objects.order_by("proceedings__entered_at", "proceedings__number")
    found: dict[str, str] = {}
    for symbol, how, *counts in rows.values_list("symbol", "how", "yes", "no", "abstain"):
        counted = how == VOTED and None not in counts
        found.setdefault(symbol, "-".join(map(str, counts)) if counted else how)
    return found
