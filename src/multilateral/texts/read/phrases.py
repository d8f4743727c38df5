"""The phrases that frame a text in its language: of the meeting, of the adoption, of an annex, of the opening."""

from __future__ import annotations

from functools import lru_cache

import regex

from multilateral.texts.wording import DATES, LANGUAGES, Language, is_preambular, lead

# "Monday, 9 June:"
_LABEL = regex.compile(r"\p{Lu}(?=\D{0,30}\d)[^:;.]{2,40}[:：](?=\s)")


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


def label_of(text: str) -> str:
    """The shape of the label with a figure at the head of a text, as ``A, 9 A:``; nothing if it has none."""
    label = _LABEL.match(text)
    return regex.sub(r"\p{Lu}\p{L}*", "A", regex.sub(r"\d+", "9", label[0])) if label else ""
