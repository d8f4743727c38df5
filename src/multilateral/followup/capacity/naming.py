"""Whether words give a name away. Pure reckoning."""

from __future__ import annotations

import re
from collections.abc import Iterable

from multilateral.parties.order import english_key


def named_in(words: str, names: Iterable[str]) -> str | None:
    """The first of these names that the words give away, whole or without what stands in brackets.

    >>> named_in("Korvath has such a course.", ["Korvath (Federal Republic of)"])
    'Korvath (Federal Republic of)'
    >>> named_in("A womanly course.", ["Oman"]) is None
    True
    """
    folded = english_key(words)
    for name in names:
        for form in {english_key(name), english_key(re.split(r"[(（]", name)[0])}:
            if form and re.search(rf"(?<![a-z]){re.escape(form)}(?![a-z])", folded):
                return name
    return None
