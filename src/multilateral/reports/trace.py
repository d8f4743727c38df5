"""Which acts wrote a row, read from the public lines of the ledger. Of what is private only the place is read."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Q

from multilateral.ledger.models import Entry
from multilateral.ledger.writing import PUBLIC, Row
from multilateral.reports.facts import Act, Acts

Values = dict[str, Any]


class Trace:
    """The acts of one body, by the rows that they wrote, in order.

    ``objects`` (``room.Model:id``) are looked for in other places as well.
    """

    def __init__(self, place: str, objects: Iterable[str] = ()) -> None:
        self._written: dict[tuple[str, str], list[tuple[Act, Values]]] = {}
        lines = Entry.objects.filter(Q(place=place) | Q(object__in=list(objects)), sealed=False).order_by("position")
        public = lines.filter(audience=PUBLIC).values_list("position", "act", "payload__content")
        for position, act, content in public.iterator():
            for label, pk, values in json.loads(content)["rows"] if content else ():
                if values is not None:
                    self._written.setdefault((label, pk), []).append((Act(position, act), values))
        private = lines.exclude(audience=PUBLIC).values_list("act", "position")
        self._sealed = [(act, Act(position)) for act, position in private.iterator()]

    def wrote(self, row: Row) -> list[tuple[Act, Values]]:
        """Every act that wrote the row, with the values that it left."""
        return self._written.get((row._meta.label, str(row.pk)), [])

    def first(self, row: Row) -> Acts:
        """The act that brought the row into being."""
        return tuple(act for act, _values in self.wrote(row)[:1])

    def when(self, row: Row, holds: Callable[[Values], bool]) -> Acts:
        """The first act after which something holds of the row's values."""
        return next(((act,) for act, values in self.wrote(row) if holds(values)), ())

    def sealed(self, act: str) -> Acts:
        """The private lines of one act: where they stand, and so how many there are."""
        return tuple(found for name, found in self._sealed if name == act)
