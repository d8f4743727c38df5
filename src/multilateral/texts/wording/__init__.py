"""The words that UN texts are made of, as data per language: months, ordinals, organs, openings, leads.

A lead is the opening word or words that are printed in italics. In plain text it must be inferred, by open
rules. Adding a language means adding one ``Language`` to ``LANGUAGES``; the readers know none by name.
"""

from __future__ import annotations

from collections.abc import Mapping

import regex

from multilateral.texts.wording.arabic import ARABIC
from multilateral.texts.wording.chinese import CHINESE
from multilateral.texts.wording.english import ENGLISH
from multilateral.texts.wording.french import FRENCH
from multilateral.texts.wording.language import Language, any_of, fold_ordinal
from multilateral.texts.wording.russian import RUSSIAN
from multilateral.texts.wording.spanish import SPANISH

__all__ = [
    "DATES", "ENGLISH", "LANGUAGES", "Language", "any_of", "begins_small", "calendar_day", "date_iso", "date_printed", "head_word",
    "is_operative", "is_preambular", "lead", "named", "ordinal", "ordinal_words", "organ_of", "session_printed",
]  # fmt: skip

LANGUAGES: Mapping[str, Language] = {
    language.code: language for language in (ENGLISH, FRENCH, SPANISH, RUSSIAN, ARABIC, CHINESE)
}

DATES = any_of(*(language.date for language in LANGUAGES.values()))
"""Any date, in any of the languages: mastheads in some of them print it in English."""


def ordinal(text: str, language: Language = ENGLISH) -> int | None:
    """The number that an ordinal names: ``seventy-fourth`` and ``74th`` are 74, ``one hundred and tenth`` is 110."""
    words = text.strip().casefold()
    if (figure := regex.fullmatch(language.ordinal_figure, words)) is not None:
        return int(figure["n"])
    return language.ordinals.get(fold_ordinal(words))


def ordinal_words(number: int, language: Language = ENGLISH) -> str:
    """``74`` is ``seventy-fourth``, in the form in which a session is named; 1 to 199."""
    if not 1 <= number <= len(language.ordinal_names):
        raise ValueError(f"no session has the number {number}: ordinals go from 1 to {len(language.ordinal_names)}")
    return language.ordinal_names[number - 1]


def date_iso(text: str, language: Language = ENGLISH) -> str | None:
    """``6 October 2022`` as ``2022-10-06``; ``None`` when it is no date of the calendar.

    A date in another of the languages is understood too: mastheads in some of them print it in English.
    """
    for known in (language, *LANGUAGES.values()):
        match = regex.fullmatch(known.date_parts, text.strip())
        if match is not None and (month := _month(match["month"], known)) is not None:
            return calendar_day(int(match["year"]), month, int(match["day"]))
    return None


def _month(name: str, language: Language) -> int | None:
    spellings = (name, name.lower(), name.capitalize())
    return next((language.months[one] for one in spellings if one in language.months), None)


def calendar_day(year: int, month: int, day: int) -> str | None:
    """The day as ISO 8601; ``None`` if the calendar has none such."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    longest = (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
    return f"{year:04d}-{month:02d}-{day:02d}" if 1 <= day <= longest else None


def head_word(text: str, language: Language = ENGLISH) -> str:
    """The first word that is no adverb, in small letters: ``Also strongly urges …`` gives ``urges``."""
    match = language.head.match(_bare(text[:120]) if language.marks else text[:120])
    return match["word"].lower() if match else ""


def is_operative(text: str, language: Language = ENGLISH) -> bool:
    """Whether the text opens with a verb that operative paragraphs are known to open with."""
    if language.recitals and is_preambular(text, language):
        return False
    return head_word(text, language) in language.verbs


def is_preambular(text: str, language: Language = ENGLISH) -> bool:
    """Whether the text opens with a participle or adjective that preambles are known to open with."""
    if language.recitals:
        return regex.match(language.recitals, _bare(text[:120])) is not None
    return head_word(text, language) in language.participles


def lead(text: str, *, operative: bool, language: Language = ENGLISH) -> str | None:
    """The opening words that would be set in italics, or ``None`` when the text opens with none."""
    pattern = language.operative if operative else language.preambular
    start = text[:240]
    match = pattern.match(_bare(start) if language.marks else start)
    if match is None:
        return None
    length = len(match["lead"].rstrip(",،，"))
    if language.marks:
        length = _printed_length(start, length)
    return start[:length]


_UNSEEN = regex.compile(r"[\p{Mn}\u0640]")


def _bare(text: str) -> str:
    """The text without vowel marks and tatweel."""
    return _UNSEEN.sub("", text)


def _printed_length(text: str, length: int) -> int:
    """How many characters of ``text`` print its first ``length`` bare ones, with the marks on the last."""
    seen = 0
    for at, character in enumerate(text):
        unseen = _UNSEEN.match(character) is not None
        if seen == length and not unseen:
            return at
        seen += not unseen
    return len(text)


def begins_small(text: str, language: Language) -> bool:
    """Whether the text begins as only the rest of a paragraph does: with a small letter, or with its "and"."""
    if language.runs_on and regex.match(language.runs_on, _bare(text[:60])) is not None:
        return True
    if not text[:1].islower():
        return False
    return not (language.small and (is_preambular(text, language) or is_operative(text, language)))


def organ_of(opening: str, language: Language = ENGLISH) -> str | None:
    """The organ that speaks in the opening words: ``The General Assembly`` gives ``General Assembly``."""
    match = regex.fullmatch(language.opening, opening)
    return match["organ"] if match else None


def named(name: str, forms: Mapping[str, str]) -> str:
    """The name itself, where it is printed in the form that ``forms`` gives for inside a sentence."""
    return next((plain for plain, inside in forms.items() if inside == name), name)


def date_printed(iso: str | None, language: Language = ENGLISH) -> str:
    """``2019-12-12`` as ``12 December 2019``; what is no date of ISO 8601 as it is."""
    match = regex.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", iso or "")
    if match is None or (month := next((m for m, n in language.months.items() if n == int(match[2])), None)) is None:
        return iso or ""
    day = int(match[3])
    shown = language.forms.first_day if day == 1 else day
    return language.forms.date.format(day=shown, month=month, year=int(match[1]))


def session_printed(session: str, language: Language = ENGLISH) -> str:
    """``74`` is ``Seventy-fourth session``, ``S-10`` and ``ES-11`` the (emergency) special ones."""
    match = regex.fullmatch(r"(?P<kind>(?:E?S-)?)(?P<number>\d{1,3})", session)
    if match is None or not 1 <= int(match["number"]) <= len(language.ordinal_names):
        return session
    words = language.forms.session[match["kind"]].format(ordinal_words(int(match["number"]), language))
    return words[:1].upper() + words[1:]
