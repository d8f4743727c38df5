"""The smallest thing that a report says: a sentence, with the acts that it reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from multilateral.reports.facts import Acts

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Thing:
    """What a sentence is about. ``kind`` and ``key`` name it for the doors, ``name`` is how it is printed.

    Kinds and keys: ``document`` (symbol), ``paragraph`` (symbol, address), ``text`` (slug), ``revision``,
    ``proposal``, ``concern`` (slug, number), ``meeting``, ``action`` (id), ``agenda`` (body, session), ``contacts``,
    ``survey``, ``capacity`` ().
    """

    kind: str
    key: Key
    name: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence. It has at least one act: what no act has done cannot be reported."""

    text: str
    acts: Acts
    things: tuple[Thing, ...] = ()

    def __post_init__(self) -> None:
        if not self.acts:
            raise ValueError(f"no act is behind the sentence {self.text!r}")


def said(text: str, acts: Acts, *things: Thing) -> list[Sentence]:
    """The sentence, or none where the reader's ledger holds no act for it (an export may lack lines)."""
    return [Sentence(text, tuple(sorted(set(acts))), things)] if acts else []


def all_of(groups: Sequence[Acts]) -> Acts:
    """The acts of several things together, in order."""
    return tuple(sorted({act for acts in groups for act in acts}))


def listed(names: Sequence[str]) -> str:
    """Names in a row: ``A, B and C``."""
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s and %(last)s") % {"first": _(", ").join(names[:-1]), "last": names[-1]}
