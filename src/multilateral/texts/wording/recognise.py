"""Which of the languages a text is in: by its script, and in Latin letters by the small words that are commonest.

The words of the lists are not shared between the languages that they tell apart, nor with their near neighbours
(Portuguese, Italian, German, Dutch), so that a text in one of those is found in none.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

_SMALL = {
    "en": frozenset(
        "the of and to its that with by which for on all from is are be at their this has other any these".split()
    ),
    "fr": frozenset(
        "le les du et dans aux une par leur ainsi pour qui sur ses est au à cette ces été sont ou où afin que".split()
    ),
    "es": frozenset(
        "el los las del y al una sus con por su esta sobre como lo así ha sido más entre sin son ese este en".split()
    ),
}
# Letters that Russian has not and its neighbours have; the same for Arabic, and kana and hangul for Chinese.
_FOREIGN = re.compile("[іїєґўђјљњћџѓќәғқңөұүһپچژگڤکیےھٹڈړښ\u3040-\u30ff\uac00-\ud7af]")
# By code: the letters of its script, and how much one says beside a Latin letter.
_SCRIPTS = (
    ("zh", re.compile("[\u3400-\u4dbf\u4e00-\u9fff]"), 3),
    ("ar", re.compile("[\u0620-\u064a\u066e-\u06d3]"), 1),
    ("ru", re.compile("[\u0400-\u052f]"), 1),
    ("?", re.compile("[\u0370-\u03ff\u0530-\u05ff\u0700-\u10ff\u1200-\u1cff\u3040-\u30ff\uac00-\ud7af]"), 1),
)
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 900
_FEW = 12


@dataclass(frozen=True, slots=True)
class Guess:
    """The code of the language, ``None`` for one that is none of ours, and whether that is certain."""

    code: str | None
    certain: bool


def recognise(text: str) -> Guess:
    """The language of ``text``, from its beginning, middle and end; well under a millisecond however long it is."""
    sample = text
    if len(text) > 3 * _SAMPLE:
        middle = len(text) // 2
        sample = f"{text[:_SAMPLE]} {text[middle : middle + _SAMPLE]} {text[-_SAMPLE:]}"
    if not sample.isascii():
        # Mastheads hold words in Latin letters in every language: the other scripts count first.
        weights = {code: weight * len(letters.findall(sample)) for code, letters, weight in _SCRIPTS}
        total = sum(weights.values()) + len(_LATIN.findall(sample))
        other = max(weights, key=lambda code: weights[code])
        if weights[other] > 0.3 * total:
            if other == "?":
                return Guess(None, False)
            foreign = len(_FOREIGN.findall(sample)) > 0.01 * total
            return Guess(other, not foreign and weights[other] > 0.45 * total)
    words = Counter(_WORD.findall(sample.lower()))
    number = sum(words.values())
    scores = {code: sum(words[word] for word in known) for code, known in _SMALL.items()}
    best, second = sorted(scores, key=lambda code: -scores[code])[:2]
    if number < _FEW:
        return Guess(best if scores[best] > scores[second] else None, True)
    if scores[best] < 0.1 * number:
        # A list of names, or another language: told apart by nothing that is here.
        return Guess(None, False)
    return Guess(best, scores[best] > 1.5 * scores[second])
