"""A draft cut into clauses: the stretches of a text that are agreed, adapted or new one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from multilateral.record.anchors import UNSPACED
from multilateral.record.words import Token, tokens

LEAST = 5
"""Words of the shortest clause; what is shorter is taken with what follows it."""
LONG = 8
"""Words that must stand on either side of a conjunction for it to part two clauses."""
CONJUNCTIONS = {
    "en": ("and", "as well as", "including", "in order to", "with a view to", "while", "which", "in accordance with"),
    "fr": ("et", "ainsi que", "y compris", "afin de", "en vue de", "tout en", "qui", "conformément"),
    "es": ("y", "así como", "incluidos", "incluidas", "a fin de", "con miras a", "que", "de conformidad con"),
    "ru": ("и", "а также", "включая", "с тем чтобы", "в целях", "который", "которые", "в соответствии с"),
    "ar": ("وكذلك", "بما في ذلك", "بما فيها", "من أجل", "بهدف", "وفقا", "التي", "الذي"),
    "zh": ("以及", "包括", "并", "以便", "同时"),
}
"""Words before which a long clause is parted, by language; the choice of this house."""

_BEFORE = {
    code: tuple(tuple(token.word for token in tokens(phrase)) for phrase in phrases)
    for code, phrases in CONJUNCTIONS.items()
}
# Punctuation between two words; in "2,500" and "A/C.1/77/L.23" no blank follows it.
_STOP = regex.compile(r"[,;:.!?،؛؟][»”\"’)\]]*\s|[，；。：！？]|\s[—–]\s")
_PARAGRAPH = regex.compile(r"\n\s*\n|[,;:.!?،؛؟，；。：！？][»”\"’)\]]*[^\S\n]*\n")
# What follows the number of a paragraph: "1.", "(a)", "12 bis."
_NUMBER = regex.compile(r"\d{1,3}|[a-z]{1,2}|[ivx]{1,5}")
_AFTER_NUMBER = regex.compile(r"[.)]+\s+")


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a text, in code points from its first word to the end of its last, and its words as compared."""

    start: int
    end: int
    words: tuple[str, ...]


def paragraphs(text: str) -> Iterator[tuple[Token, ...]]:
    """The words of each paragraph of a pasted text, without the paragraphs' numbers.

    A line that ends in punctuation ends a paragraph; one that does not goes on in the next, unless that is blank.
    """
    held: list[Token] = []
    for token in tokens(text):
        if held and _PARAGRAPH.search(text, held[-1].end, token.start):
            yield tuple(held)
            held = []
        if len(held) == 1 and _NUMBER.fullmatch(held[0].word) and _AFTER_NUMBER.match(text, held[0].end, token.start):
            held = []
        held.append(token)
    if held:
        yield tuple(held)


def clauses(text: str, words: tuple[Token, ...], language: str) -> list[Clause]:
    """The clauses of one paragraph: parted at punctuation, and long ones before the conjunctions of the language."""
    unit = 2 if language in UNSPACED else 1  # two signs are about a word
    pieces: list[tuple[Token, ...]] = []
    start = 0
    for at in range(1, len(words) + 1):
        ends = at == len(words) or _STOP.search(text, words[at - 1].end, words[at].start) is not None
        if ends and (at - start >= LEAST * unit or at == len(words)):
            pieces.append(words[start:at])
            start = at
    if len(pieces) > 1 and len(pieces[-1]) < LEAST * unit:
        last = pieces.pop()
        pieces[-1] += last
    return [clause(part) for piece in pieces for part in _parted(piece, language, LONG * unit)]


def clause(words: tuple[Token, ...]) -> Clause:
    """One clause of these words, which follow each other."""
    return Clause(words[0].start, words[-1].end, tuple(token.word for token in words))


def _parted(piece: tuple[Token, ...], language: str, least: int) -> Iterator[tuple[Token, ...]]:
    start = 0
    for at in range(least, len(piece) - least + 1):
        if at - start >= least and any(
            tuple(token.word for token in piece[at : at + len(phrase)]) == phrase
            for phrase in _BEFORE.get(language, ())
        ):
            yield piece[start:at]
            start = at
    yield piece[start:]
