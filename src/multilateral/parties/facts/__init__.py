"""The States and observers as the United Nations names them: data files with a source for each row.

``states.csv`` holds the Member States and the non-member observer States, ``observers.csv`` some organisations and
entities, ``sources.toml`` what the source slugs stand for. How to correct a row: docs/reference/facts.md.
"""

import csv
import re
from dataclasses import dataclass, fields
from functools import cache
from io import StringIO
from typing import Self, TypeVar

from multilateral.parties.facts.reading import FactsError, expect_unique, from_toml, text_of
from multilateral.parties.order import english_key, in_english_order

__all__ = [
    "LANGUAGES",
    "REGIONAL_GROUPS",
    "FactsError",
    "Named",
    "ObserverFact",
    "SourceFact",
    "StateFact",
    "observers",
    "read",
    "sources",
    "state",
    "state_named",
    "states",
]

LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar")
REGIONAL_GROUPS = ("african", "asia-pacific", "eastern-european", "grulac", "weog")

Fact = TypeVar("Fact", "StateFact", "ObserverFact")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Official short names in the six languages; empty where none is held."""

    name_en: str
    name_fr: str
    name_es: str
    name_ru: str
    name_zh: str
    name_ar: str

    @property
    def names(self) -> dict[str, str]:
        """The names that are held, by language."""
        return {language: found for language in LANGUAGES if (found := getattr(self, f"name_{language}"))}

    def name(self, language: str = "en") -> str:
        """The name in this language, or in English where none is held. Raises KeyError on another language."""
        if language not in LANGUAGES:
            raise KeyError(f"{language!r} is none of the six languages {', '.join(LANGUAGES)}")
        return self.names.get(language, self.name_en)


@dataclass(frozen=True, slots=True, kw_only=True)
class StateFact(Named):
    """A Member State or a non-member observer State.

    ``code`` is ISO 3166-1 alpha-3 and ``iso2`` alpha-2, lower case; ``m49`` the three digits of UN M49; ``formal_en``
    the formal name with its article. ``regional_group`` is empty where practice differs (``group_note`` says how);
    ``election_group`` is where the State is counted in elections. ``also_en`` are other or earlier names found in
    records; ``to_confirm`` names the columns not yet checked against a United Nations document.
    """

    code: str
    iso2: str
    m49: str
    status: str
    formal_en: str
    regional_group: str
    election_group: str
    group_note: str
    also_en: tuple[str, ...]
    to_confirm: tuple[str, ...]
    source: str

    @classmethod
    def from_row(cls, row: dict[str, str]) -> Self:
        """A row of states.csv -> the State. Raises ValueError naming the column that is wrong."""
        expected = {"code": r"[a-z]{3}", "iso2": r"[a-z]{2}", "m49": r"\d{3}", "status": r"member|observer"}
        expected |= {f"name_{language}": r".+" for language in LANGUAGES}
        expected |= {column: "|".join((*REGIONAL_GROUPS, "")) for column in ("regional_group", "election_group")}
        _expect(row, expected)
        also = tuple(name.strip() for name in row.pop("also_en").split(";") if name.strip())
        return cls(to_confirm=_columns(row.pop("to_confirm"), cls), also_en=also, **row)


@dataclass(frozen=True, slots=True, kw_only=True)
class ObserverFact(Named):
    """An organisation or entity that takes part as an observer, or a specialised agency; ``basis`` says under what."""

    code: str
    kind: str
    basis: str
    to_confirm: tuple[str, ...]
    source: str

    @classmethod
    def from_row(cls, row: dict[str, str]) -> Self:
        """A row of observers.csv -> the observer. Raises ValueError naming the column that is wrong."""
        kinds = "intergovernmental_organisation|entity|specialised_agency"
        _expect(row, {"code": r"[a-z]{2,10}", "kind": kinds, "name_en": r".+"})
        return cls(to_confirm=_columns(row.pop("to_confirm"), cls), **row)


@dataclass(frozen=True, slots=True)
class SourceFact:
    """Where a fact comes from: ``date`` is when the source was read (ISO 8601), ``licence`` its terms."""

    name: str
    date: str
    licence: str
    note: str


@cache
def states() -> tuple[StateFact, ...]:
    """All States in English alphabetical order. Raises FactsError where the file is damaged."""
    return tuple(in_english_order(read(text_of(__name__, "states.csv"), "states.csv", StateFact), Named.name))


@cache
def observers() -> tuple[ObserverFact, ...]:
    """All organisations and entities in English alphabetical order. Raises FactsError where the file is damaged."""
    return tuple(in_english_order(read(text_of(__name__, "observers.csv"), "observers.csv", ObserverFact), Named.name))


@cache
def sources() -> dict[str, SourceFact]:
    """The sources by slug."""
    return from_toml(text_of(__name__, "sources.toml"), "sources.toml", dict[str, SourceFact])


def state(code: str) -> StateFact:
    """The State with this alpha-3 code, in either case. Raises KeyError if there is none."""
    return _by_code()[code.casefold()]


def state_named(name: str) -> StateFact | None:
    """The State with this English name: short, formal or earlier, in any case, with or without accents or article.

    >>> state_named("TURKEY") == state_named("the Republic of Türkiye") == state("tur")
    True
    """
    key = english_key(name)
    return _by_name().get(key) or _by_name().get(key.removeprefix("the "))


def read(text: str, file: str, kind: type[Fact]) -> list[Fact]:
    """CSV -> facts. Raises FactsError naming ``file`` and line where a row is not whole or a code comes twice."""
    rows = csv.DictReader(StringIO(text), strict=True)
    wrong = set(rows.fieldnames or ()) ^ _column_names(kind)
    if wrong:
        raise FactsError(f"{file}, line 1: column {min(wrong)!r} is missing or unknown; see docs/reference/facts.md.")
    facts: list[Fact] = []
    try:
        for row in rows:
            if None in row or None in row.values():
                raise ValueError("it has more or fewer cells than the first line; quote cells that hold a comma")
            facts.append(kind.from_row({column: cell.strip() for column, cell in row.items()}))
    except (ValueError, csv.Error) as error:
        raise FactsError(f"{file}, line {rows.line_num}: {error}.") from error
    expect_unique((fact.code for fact in facts), file)
    return facts


def _expect(row: dict[str, str], patterns: dict[str, str]) -> None:
    for column, pattern in patterns.items():
        if not re.fullmatch(pattern, row[column]):
            raise ValueError(f"column {column} holds {row[column]!r}, which does not fit {pattern}")


def _columns(cell: str, kind: type) -> tuple[str, ...]:
    unknown = set(cell.split()) - _column_names(kind)
    if unknown:
        raise ValueError(f"to_confirm names {min(unknown)!r}, which is no column")
    return tuple(cell.split())


def _column_names(kind: type) -> set[str]:
    return {field.name for field in fields(kind)}


@cache
def _by_code() -> dict[str, StateFact]:
    return {fact.code: fact for fact in states()}


@cache
def _by_name() -> dict[str, StateFact]:
    names: dict[str, StateFact] = {}
    for fact in states():
        for name in (fact.name_en, fact.formal_en.removeprefix("the "), *fact.also_en):
            names[english_key(name)] = fact
    return names
