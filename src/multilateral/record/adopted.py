"""Which versions hold adopted texts: what agreed language counts, and all that it says of a text."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from multilateral.ledger import queries as ledger
from multilateral.record.models import Version


class Adopted(NamedTuple):
    """An adopted work; sorts by the day of adoption, then in the order of the record."""

    date: datetime.date
    order: str
    symbol: str
    body: str


def adopted(language: str, exercise: bool) -> Mapping[uuid.UUID, Adopted]:
    """The adopted works that are held in a language, by the version's key: the real ones, or those of exercises."""
    return _adopted(language, exercise, ledger.state())


@lru_cache(maxsize=32)
def _adopted(language: str, exercise: bool, _state: tuple[int, str]) -> Mapping[uuid.UUID, Adopted]:
    # Asked of every clause of every draft, and the same until the ledger grows.
    rows = Version.objects.filter(language=language, work__adopted_on__isnull=False, work__exercise=exercise)
    fields = "work__adopted_on", "work__order", "work__symbol", "work__body"
    return MappingProxyType({key: Adopted(*of) for key, *of in rows.values_list("pk", *fields)})
