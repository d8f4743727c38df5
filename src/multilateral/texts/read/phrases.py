"""The phrases that frame a text in its language: of the meeting, of the adoption, of an annex, of the opening."""

from __future__ import annotations

from functools import lru_cache

import regex

from multilateral.texts.wording import DATES, LANGUAGES, Language, is_preambular, lead


@lru_cache(maxsize=8)
def patterns(code: str) -> tuple[regex.Pattern[str], regex.Pattern[str], regex.Pattern[str], regex.Pattern[str]]:
    language = LANGUAGES[code]
    return (
        regex.compile(rf"{language.meeting}(?:[,.]?\s*(?:\(?(?P<date>{DATES})\)?))?[.。]?"),
        regex.compile(language.adopted_at),
        regex.compile(language.annex),
        regex.compile(language.opening),
    )


def wants_more(text: str, language: Language) -> bool:
    """Whether a line breaks off where the next must go on ("Adopted unanimously at the")."""
    return regex.search(language.continues, text[-40:]) is not None


def opens_anew(text: str, language: Language) -> bool:
    """Whether a verb that is known opens these words, and they go on in a small letter, as no name does."""
    found = lead(text, operative=False, language=language)
    return found is not None and is_preambular(text, language) and text[len(found) :].lstrip(" ,")[:1].islower()
