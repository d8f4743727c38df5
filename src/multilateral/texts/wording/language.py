"""What the readers must know of one language, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import regex

from multilateral.texts.model import Kind


@dataclass(frozen=True, slots=True)
class Language:
    """What the readers must know of one language. Patterns are ``regex`` sources, matched with care for case."""

    code: str
    name: str
    manner: str
    months: Mapping[str, int]
    units: Mapping[str, int]
    tens: Mapping[str, int]
    organs: Mapping[str, str]
    committees: tuple[str, ...]
    session: str
    distribution: str
    original: str
    agenda: str
    organization: str
    sponsored: str
    adopted_by: str
    report: str
    without_committee: str
    meeting: str
    adopted_at: str
    opening: str
    annex: str
    kind_patterns: tuple[tuple[Kind, str], ...]
    verbs: frozenset[str]
    participles: frozenset[str]
    preambular: regex.Pattern[str]
    operative: regex.Pattern[str]
    cited: str
    cited_bodies: Mapping[str, str]
    other_bodies: frozenset[str]
    joiners: str
    compounds: frozenset[str]
    conjunction: str
    joined_names: tuple[str, ...] = ()
