"""The words that UN texts are made of, as data per language: months, ordinals, organs, openings, leads.

A lead is the opening word or words that are printed in italics. In plain text it must be inferred, by open
rules. Adding a language means adding one ``Language`` to ``LANGUAGES``; the readers know none by name.
"""

from __future__ import annotations

from collections.abc import Mapping

import regex

from multilateral.texts.wording.english import ENGLISH
from multilateral.texts.wording.language import Language

__all__ = [
    "ENGLISH", "LANGUAGES", "Language", "date_iso", "head_word", "is_operative", "is_preambular", "lead", "ordinal",
    "ordinal_words",
]  # fmt: skip

LANGUAGES: Mapping[str, Language] = {ENGLISH.code: ENGLISH}


def ordinal(text: str, language: Language = ENGLISH) -> int | None:
    """The number that an ordinal names: ``seventy-fourth`` and ``74th`` are 74, ``one hundred and tenth`` is 110."""
    words = text.strip().lower().replace("\u2011", "-")
    if (figure := regex.fullmatch(r"(\d{1,4})(?:st|nd|rd|th)", words)) is not None:
        return int(figure[1])
    total = 0
    if (hundred := regex.match(r"(?:one )?hundred(?:th)?(?: and |[- ]|$)", words)) is not None:
        total, words = 100, words[hundred.end() :]
        if not words:
            return total
    tens = {**language.tens, **{w.removesuffix("y") + "ieth": n for w, n in language.tens.items()}}
    ten, _, unit = words.partition("-") if "-" in words else words.partition(" ")
    if not unit:
        if ten in language.units:
            return total + language.units[ten]
        return total + tens[ten] if ten in tens and ten.endswith("ieth") else None
    if ten in language.tens and language.units.get(unit, 10) < 10:
        return total + language.tens[ten] + language.units[unit]
    return None


def ordinal_words(number: int, language: Language = ENGLISH) -> str:
    """``74`` is ``seventy-fourth``; 1 to 199."""
    if not 1 <= number <= 199:
        raise ValueError(f"no session has the number {number}: ordinals go from 1 to 199")
    if number == 100:
        return "one hundredth"
    prefix = "one hundred and " if number > 100 else ""
    number %= 100
    units = {n: w for w, n in language.units.items()}
    if number in units:
        return prefix + units[number]
    ten = next(w for w, n in language.tens.items() if n == number // 10 * 10)
    if number % 10 == 0:
        return prefix + ten.removesuffix("y") + "ieth"
    return f"{prefix}{ten}-{units[number % 10]}"


def date_iso(text: str, language: Language = ENGLISH) -> str | None:
    """``6 October 2022`` as ``2022-10-06``; ``None`` when it is no date of the calendar."""
    match = regex.fullmatch(r"(\d{1,2})\s+(\p{L}+)\s+(\d{4})", text.strip())
    if match is None or match[2].capitalize() not in language.months:
        return None
    day, month, year = int(match[1]), language.months[match[2].capitalize()], int(match[3])
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    longest = (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
    return f"{year:04d}-{month:02d}-{day:02d}" if 1 <= day <= longest else None


def head_word(text: str, language: Language = ENGLISH) -> str:
    """The first word that is no adverb, in small letters: ``Also strongly urges …`` gives ``urges``."""
    match = regex.match(rf"(?:{language.manner})*+(?P<word>\p{{L}}[\p{{L}}-]*)", text[:120])
    return match["word"].lower() if match else ""


def is_operative(text: str, language: Language = ENGLISH) -> bool:
    """Whether the text opens with a verb that operative paragraphs are known to open with."""
    return head_word(text, language) in language.verbs


def is_preambular(text: str, language: Language = ENGLISH) -> bool:
    """Whether the text opens with a participle or adjective that preambles are known to open with."""
    return head_word(text, language) in language.participles


def lead(text: str, *, operative: bool, language: Language = ENGLISH) -> str | None:
    """The opening words that would be set in italics, or ``None`` when the text opens with none."""
    pattern = language.operative if operative else language.preambular
    match = pattern.match(text[:240])
    return match["lead"].rstrip(",") if match else None
