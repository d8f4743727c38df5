"""Of whom a paragraph asks something: the secretariat, States, the Chair, or somebody without a seat here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum

from multilateral.parties.order import english_key


class Addressee(Enum):
    """The kinds that decide who reports."""

    SECRETARIAT = "secretariat"
    STATES = "states"
    CHAIR = "chair"
    OTHER = "other"


# How the six languages begin these words, once accents, case and punctuation are gone.
_WORDS = {
    Addressee.SECRETARIAT: (
        "secretary general", "secretariat", "office for disarmament affairs", "secretaire general",
        "secretario general", "secretaria", "генеральныи секретар", "генерального секретар", "генеральному секретар",
        "секретариат",
        "秘书长", "秘书处", "الامين العام", "الامانة",
    ),
    Addressee.STATES: (
        "(?<!united )states", "member state", "governments", "delegations", "etats", "gouvernements", "estados",
        "gobiernos", "государств", "会员国", "各国", "所有国家", "الدول",
    ),
    Addressee.CHAIR: ("chair", "president", "председател", "主席", "الرييس"),
}  # fmt: skip
_PATTERNS = {
    found: re.compile("|".join(rf"\b{word}" if word[0] < "\u3000" and word[0] != "(" else word for word in words))
    for found, words in _WORDS.items()
}
# The President of the Assembly presides elsewhere.
_ELSEWHERE = re.compile(
    r"general assembly|assemblee generale|asamblea general|генеральнои ассамблеи|大会|الجمعية العامة"
)
_ARTICLE = re.compile(r"^(?:the|le|la|les|el|los|las)\s+")


def kinds(addressee: str) -> frozenset[Addressee]:
    """Who is meant, judged by the words alone; one paragraph may ask several.

    >>> sorted(k.value for k in kinds("the Secretary-General and Member States"))
    ['secretariat', 'states']
    >>> kinds("regional organizations") == {Addressee.OTHER}
    True
    """
    words = english_key(addressee)
    found = {kind for kind, pattern in _PATTERNS.items() if pattern.search(words)}
    if _ELSEWHERE.search(words):
        found.discard(Addressee.CHAIR)
    return frozenset(found or {Addressee.OTHER})


def names_state(addressee: str, names: Iterable[str]) -> bool:
    """Whether the addressee is the State with these official names.

    >>> names_state("the Republic of Brennia", ["Brennia", "Republic of Brennia"])
    True
    """
    words = _bare(addressee)
    return bool(words) and words in {_bare(name) for name in names}


def _bare(words: str) -> str:
    return _ARTICLE.sub("", english_key(words))
