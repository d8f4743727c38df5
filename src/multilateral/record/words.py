"""Words as the search compares them: without case, accents and vowel marks; Chinese and Japanese sign by sign."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

import regex

_SIGN = r"\p{Han}\p{Hiragana}\p{Katakana}"
_TOKEN = regex.compile(rf"[{_SIGN}]|(?:(?![{_SIGN}])[\p{{L}}\p{{N}}\p{{M}}\u0640])+")
# The same for texts in Latin letters without combining marks, which is most: in a third of the time.
_ODD = re.compile(r"[^\t-\r -^`-\u02ff\u2000-\u206f]")
_LATIN_TOKEN = re.compile(r"[^\W_]+")
# And for texts in ASCII but for the marks of a typesetter, which is most of English: in a sixth of that.
_MARKS = re.compile("[\u2018\u2019\u201c\u201d\u2013\u2014\u2026\u00a0]")
_PARTED = str.maketrans({chr(n): chr(n).lower() if chr(n).isalnum() else " " for n in range(128)})
# Letters that decomposition leaves apart although one is written for the other.
_SAME = {0x0671: "ا", 0x0649: "ي", 0x0640: None}
_ARABIC = regex.compile(r"\p{Arabic}+")
_ARTICLE = re.compile("^(?:[وف]?(?:[بك]?ال|لل))(?=...)")
_BEFORE = ("", "ال", "و", "وال", "ب", "بال", "وب", "وبال", "ل", "لل", "ول", "ولل", "كال", "ف", "فال")
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


def words(text: str) -> list[str]:
    """The words of ``tokens``, without their places."""
    bare = text if text.isascii() else _MARKS.sub(" ", text)
    if bare.isascii():
        return bare.translate(_PARTED).split()
    plain = _ODD.search(text) is None
    return [word for word in map(fold, (_LATIN_TOKEN if plain else _TOKEN).findall(text)) if word]


def printed(text: str, start: int, end: int) -> str:
    """The text from the word ``start`` to before the word ``end``, as ``words`` counts them; at least one word."""
    if _ODD.search(text) is None:
        places = [match.span() for match in islice(_LATIN_TOKEN.finditer(text), start, end)]
        return text[places[0][0] : places[-1][1]]
    there = list(islice(tokens(text), start, end))
    return text[there[0].start : there[-1].end]


def folded(text: str) -> str:
    """The words of a text with one blank between them: what the index holds."""
    return " ".join(words(text))


def asked(text: str, *, limit: int = 24) -> list[list[str]]:
    """What somebody typed, as phrases of one or more words, all of which are to be found; at most ``limit`` words.

    What stands between quotation marks is one phrase; so is what a hyphen or a slash joins. A word is one as ``tokens``
    gives it; or "weapon*", for all that begin so; or several, "a|b", of which any will do.
    """
    phrases: list[list[str]] = []
    rest: list[str] = []
    position = 0
    for quoted in _QUOTED.finditer(text):
        rest += text[position : quoted.start()].split()
        phrases.append(_phrase(quoted[1] or quoted[2] or quoted[3] or ""))
        position = quoted.end()
    rest += text[position:].split()
    phrases += [_widened(_phrase(word)) for word in rest]
    kept: list[list[str]] = []
    for phrase in phrases:
        room = limit - sum(map(len, kept))
        if phrase and room > 0 and phrase not in kept:
            kept.append(phrase[:room])
    return kept


def parts(text: str) -> list[str]:
    """What somebody typed, part by part: words, and what stands between quotation marks, with its marks."""
    found, position = [], 0
    for quoted in _QUOTED.finditer(text):
        found += [*text[position : quoted.start()].split(), quoted[0]]
        position = quoted.end()
    return [part for part in dict.fromkeys([*found, *text[position:].split()]) if asked(part)]


def found_in(text: str, phrases: list[list[str]]) -> list[tuple[int, int]]:
    """Where the phrases stand in the text, as ranges of code points that do not overlap, in order."""
    there = list(tokens(text))
    bare = [token.word for token in there]
    lengths: dict[int, int] = {}
    for phrase in phrases:
        for at in _starts(bare, phrase):
            lengths.setdefault(at, len(phrase))
    spans: list[tuple[int, int]] = []
    for at in sorted(lengths):
        if not spans or spans[-1][1] <= there[at].start:
            spans.append((there[at].start, there[at + lengths[at] - 1].end))
    return spans


def holds(text: str, phrases: list[list[str]]) -> bool:
    """Whether all the phrases stand in the text."""
    there = words(text)
    return all(_starts(there, phrase) for phrase in phrases)


def _starts(there: list[str], phrase: list[str]) -> list[int]:
    """Where among these words a phrase begins."""
    first = phrase[0]
    if first not in there and not first.endswith("*") and "|" not in first:  # as in most titles
        return []
    return [
        at
        for at, word in enumerate(there[: len(there) - len(phrase) + 1])
        if _fits(word, first) and all(_fits(there[at + n], wanted) for n, wanted in enumerate(phrase[1:], 1))
    ]


def _phrase(text: str) -> list[str]:
    found = list(tokens(text))
    words = [token.word for token in found]
    # A beginning shorter than three letters begins half of all words; neither database looks one up amid a phrase.
    if found and len(words[-1]) >= 3 and text[found[-1].end :].startswith("*"):
        words[-1] += "*"
    return words


def _fits(word: str, wanted: str) -> bool:
    if wanted.endswith("*"):
        return word.startswith(wanted[:-1])
    return word == wanted or ("|" in wanted and word in wanted.split("|"))


def _widened(phrase: list[str]) -> list[str]:
    """An Arabic word by itself is found whatever article, conjunction and preposition are written on it."""
    if len(phrase) != 1 or not _ARABIC.fullmatch(phrase[0]):
        return phrase
    stem = _ARTICLE.sub("", phrase[0], count=1)
    return ["|".join(dict.fromkeys([phrase[0], *(before + stem for before in _BEFORE)]))]
