"""Reading the data files in which rooms keep their facts: typed, and refused with the place of the fault."""

import tomllib
from collections import Counter
from collections.abc import Iterable
from importlib import resources
from typing import TypeVar

import msgspec

Table = TypeVar("Table")


class FactsError(ValueError):
    """A data file cannot be used; the message names the file, the place in it and what to correct."""


def text_of(package: str, file: str) -> str:
    """The text of a data file that lies beside the modules of ``package``."""
    return resources.files(package).joinpath(file).read_text(encoding="utf-8")


def from_toml(text: str, file: str, kind: type[Table]) -> Table:
    """TOML -> values of this kind. Raises FactsError where the file is no TOML or does not fit the kind."""
    try:
        return msgspec.convert(tomllib.loads(text), type=kind)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise FactsError(f"{file}: {error}; correct that entry, see docs/reference/facts.md.") from error


def expect_unique(slugs: Iterable[str], file: str) -> None:
    """Raises FactsError where a slug stands in two entries."""
    twice = [slug for slug, times in Counter(slugs).items() if times > 1]
    if twice:
        raise FactsError(f"{file}: {twice[0]!r} stands in two entries; keep one.")
