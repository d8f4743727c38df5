"""Words as the search compares them: without case, accents and vowel marks; Chinese and Japanese sign by sign."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import regex

_SIGN = r"\p{Han}\p{Hiragana}\p{Katakana}"
_TOKEN = regex.compile(rf"[{_SIGN}]|(?:(?![{_SIGN}])[\p{{L}}\p{{N}}\p{{M}}\u0640])+")
# The same for texts in Latin letters without combining marks, which is most: in a third of the time.
_ODD = re.compile(r"[^\t-\r -^`-\u02ff\u2000-\u206f]")
_LATIN_TOKEN = re.compile(r"[^\W_]+")
# Letters that decomposition leaves apart although one is written for the other.
_SAME = {0x0671: "ا", 0x0649: "ي", 0x0640: None}
_QUOTED = regex.compile(r'"([^"]*)"|“([^”]*)”|«([^»]*)»')


class Token(NamedTuple):
    """One word of a text: where it stands (code points, end exclusive) and how it is compared."""

    start: int
    end: int
    word: str


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """The word without case, accents, tashkil and tatweel; alef in one form."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return plain.casefold().translate(_SAME)


def tokens(text: str) -> Iterator[Token]:
    """The words of a text, in order; hyphens, slashes and apostrophes part words."""
    plain = _ODD.search(text) is None
    for match in (_LATIN_TOKEN if plain else _TOKEN).finditer(text):
        if word := fold(match[0]):
            yield Token(match.start(), match.end(), word)


def folded(text: str) -> str:
    """The words of a text with one blank between them: what the index holds."""
    return " ".join(token.word for token in tokens(text))


def asked(text: str, *, limit: int = 24) -> list[list[str]]:
    """What somebody typed, as phrases of one or more words, all of which are to be found; at most ``limit`` words.

    What stands between quotation marks is one phrase; so is what a hyphen or a slash joins.
    """
    phrases: list[list[str]] = []
    rest: list[str] = []
    position = 0
    for quoted in _QUOTED.finditer(text):
        rest += text[position : quoted.start()].split()
        phrases.append([token.word for token in tokens(quoted[1] or quoted[2] or quoted[3] or "")])
        position = quoted.end()
    rest += text[position:].split()
    phrases += [[token.word for token in tokens(word)] for word in rest]
    kept: list[list[str]] = []
    for phrase in phrases:
        room = limit - sum(map(len, kept))
        if phrase and room > 0 and phrase not in kept:
            kept.append(phrase[:room])
    return kept


def found_in(text: str, phrases: list[list[str]]) -> list[tuple[int, int]]:
    """Where the phrases stand in the text, as ranges of code points that do not overlap, in order."""
    words = list(tokens(text))
    spans: list[tuple[int, int]] = []
    for at in range(len(words)):
        for phrase in phrases:
            here = words[at : at + len(phrase)]
            if [token.word for token in here] == phrase and (not spans or spans[-1][1] <= here[0].start):
                spans.append((here[0].start, here[-1].end))
                break
    return spans
