"""English alphabetical order of names, as the United Nations lists States."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TypeVar

Item = TypeVar("Item")


@lru_cache(maxsize=4096)  # a table of votes asks it of every State
def english_key(name: str) -> str:
    """What a name is sorted and matched by: without accents, case, punctuation and brackets.

    >>> sorted(["Croatia", "Côte d'Ivoire", "Costa Rica"], key=english_key)
    ['Costa Rica', "Côte d'Ivoire", 'Croatia']
    """
    letters = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(re.sub(r"[^\w]+", " ", re.sub(r"['’ʼ]", "", bare)).split())


def in_english_order(items: Iterable[Item], name: Callable[[Item], str]) -> list[Item]:
    """The items in English alphabetical order of their names; names that differ only in accents keep a fixed order."""
    return sorted(items, key=lambda item: (english_key(name(item)), name(item)))
