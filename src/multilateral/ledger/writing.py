"""The guard: rows change only inside an act, and every change is gathered for the act's payload.

The rooms' models inherit from ``Row``. Outside an act their ``save`` and ``delete`` refuse; the
bulk ways round ``save`` refuse always, because what they change could not be gathered.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django.db import models

PUBLIC = "public"


class Unlogged(RuntimeError):
    """A row was about to change outside an act. This is a fault in the program, never in the input."""


@dataclass(slots=True)
class Writing:
    """The rows that one act has changed, in order, each in its latest state."""

    act: str
    rows: dict[tuple[str, str], dict[str, Any] | None] = field(default_factory=dict)
    audiences: set[str] = field(default_factory=set)


_writing: ContextVar[Writing | None] = ContextVar("writing", default=None)


def current() -> Writing | None:
    """The act that is writing now, or ``None``."""
    return _writing.get()


@contextmanager
def writing(act: str) -> Iterator[Writing]:
    """Opens the guard for one act. Acts may nest: the inner one gathers its own rows."""
    gathered = Writing(act)
    token = _writing.set(gathered)
    try:
        yield gathered
    finally:
        _writing.reset(token)


class Rows(models.QuerySet):  # type: ignore[type-arg]
    """The one QuerySet class of the rooms: it reads; it writes only through ``Row.save``."""

    def _refuse(self, *args: Any, **kwargs: Any) -> Any:
        raise Unlogged(f"{self.model.__name__} rows change one by one, inside an act")

    update = bulk_create = bulk_update = delete = _refuse
    update.alters_data = True  # type: ignore[attr-defined]
    delete.alters_data = True  # type: ignore[attr-defined]
    aupdate = abulk_create = abulk_update = adelete = _refuse


class Row(models.Model):
    """A row of a room: a permanent id, and changes only inside an act."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    objects = Rows.as_manager()

    personal: ClassVar[tuple[str, ...]] = ()
    """Fields that hold personal data: what erasure blanks."""

    class Meta:
        abstract = True

    @property
    def audience(self) -> str:
        """Who may read this row: ``public``, or names such as ``delegation:<id>``, separated by blanks."""
        return PUBLIC

    @property
    def place(self) -> str:
        """The body in which the row lives, by slug; empty if in none."""
        return ""

    def save(self, *args: Any, **kwargs: Any) -> None:
        gathered = current()
        if gathered is None:
            raise Unlogged(f"{type(self).__name__} was saved outside an act")
        super().save(*args, **kwargs)
        gathered.rows[(self._meta.label, str(self.pk))] = row_values(self)
        gathered.audiences.add(self.audience)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        gathered = current()
        if gathered is None:
            raise Unlogged(f"{type(self).__name__} was deleted outside an act")
        key = (self._meta.label, str(self.pk))
        gathered.audiences.add(self.audience)
        result = super().delete(*args, **kwargs)
        gathered.rows[key] = None
        return result


def visible(audience: str, audiences: Iterable[str]) -> bool:
    """Whether somebody who belongs to ``audiences`` may read what is meant for ``audience``."""
    return not {PUBLIC, *audiences}.isdisjoint(audience.split())


def row_values(row: models.Model) -> dict[str, Any]:
    """The row's columns as JSON-ready values; read back with ``field.to_python``."""
    return {f.attname: _plain(f.to_python(f.value_from_object(row))) for f in row._meta.concrete_fields}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.UTC).isoformat()
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, uuid.UUID):
        return str(value)
    return value
