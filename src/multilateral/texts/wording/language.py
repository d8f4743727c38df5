"""What the readers must know of one language, and how its mastheads are printed: data, no code.

Patterns are ``regex`` sources, matched with care for case. A pattern that names a group is read by that name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import regex

from multilateral.texts.model import Kind


def any_of(*words: str) -> str:
    """A pattern for any of these patterns, the longest first."""
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


_MARKS = regex.compile(r"[\p{Mn}\u0640\u200e\u200f]")
_PARTED = regex.compile(r"[\s\u2010\u2011-]+")


def fold_ordinal(words: str) -> str:
    """Small letters without vowel marks, tatweel and direction marks; hyphens are blanks."""
    return _PARTED.sub(" ", _MARKS.sub("", words.casefold())).strip()


@dataclass(frozen=True, slots=True)
class Forms:
    """How a writer prints what a document holds: ``str.format`` templates, and names where a case of the word differs.

    ``session`` is keyed by the prefix of the session ("", "S-", "ES-"); ``sponsored`` by kind, and so is ``adopted``.
    ``organ`` and ``committee`` give the form of a name that stands inside the sentence, where it is another.
    """

    date: str
    session: Mapping[str, str]
    distribution: str
    original: str
    item: str
    items: str
    adopted: Mapping[Kind, str]
    report: str
    without: str
    sponsored: Mapping[Kind, str]
    annex: str
    comma: str = ","
    parted: str = ", "
    last: str = " and "
    number: str = "{}."
    first_day: str = "1"
    organ: Mapping[str, str] = field(default_factory=dict)
    committee: Mapping[str, str] = field(default_factory=dict)
    united_nations: str = "United Nations"
    not_official: str = (
        "This is no official document of the United Nations. It was written by Multilateral from a copy of the text; "
        "where the two differ, the document as issued prevails."
    )
    exercise: str = "This is no document of the United Nations: it belongs to an exercise, and its States are invented."


@dataclass(frozen=True, slots=True)
class Language:
    """One language of United Nations documents.

    *Dates and numbers*: ``months`` maps every name, as printed, to its number, the one that we print before its
    variants; ``date`` is any date, ``date_parts`` the same with the groups day, month, year. ``ordinals``
    maps words, folded by ``fold_ordinal``, to numbers, ``ordinal_names`` is what is printed, by number.

    *Masthead*: ``session`` (groups ordinal, special, emergency), ``distribution``, ``original``, ``agenda`` (group
    items; ``item_letter`` is a letter in it), ``sponsored`` (groups sponsors, kind; ``draft_kinds`` are the words for
    it), ``adopted_by`` (organ, date, decision), ``report`` (committee, symbol), ``without_committee`` (symbol),
    ``meeting``, ``adopted_at`` (meeting), ``decided_at`` (meeting, date: how a decision begins), ``opening`` (opening, organ, comma), ``annex`` (number),
    ``council`` (number, year, date: the heading of a Council's resolution), ``continues``: words at a line's end
    that the next line must continue.

    *Body*: ``head`` gives the first word that is no adverb (group word), ``verbs`` and ``participles`` are the
    commonest of them: enough to tell a paragraph from a heading. ``preambular`` and ``operative`` are the open rules
    for leads (group lead). ``small`` says that paragraphs of resolutions begin with a small letter, ``marks`` that words have
    vowel marks which the rules look past, ``recitals`` are the starts that only a preamble has, ``runs_on`` those that only
    the rest of a paragraph has, where letters have no case to tell it. ``sections`` maps
    printed section numbers that are not Latin to Latin ones, ``divisions`` is the name and number of a division alone
    on its line ("Part II"). ``counted`` are words after which a figure counts
    something, ``measures`` those before which it does, ``decimal`` is its point; ``note_words`` is how notes begin.
    """

    code: str
    name: str
    forms: Forms
    months: Mapping[str, int]
    date: str
    date_parts: str
    ordinals: Mapping[str, int]
    ordinal_names: tuple[str, ...]
    ordinal_figure: str
    organs: Mapping[str, str]
    committees: tuple[str, ...]
    session: str
    distribution: str
    original: str
    agenda: str
    item_letter: str
    organization: str
    sponsored: str
    draft_kinds: Mapping[str, Kind]
    adopted_by: str
    report: str
    without_committee: str
    meeting: str
    adopted_at: str
    council: str
    continues: str
    opening: str
    recital: str
    annex: str
    kind_patterns: tuple[tuple[Kind, str], ...]
    head: regex.Pattern[str]
    verbs: frozenset[str]
    participles: frozenset[str]
    preambular: regex.Pattern[str]
    operative: regex.Pattern[str]
    counted: frozenset[str]
    note_words: str
    measures: frozenset[str]
    enders: tuple[str, ...]
    conjunction: str
    folio: str
    article: str = ""
    decimal: str = "."
    small: bool = False
    marks: bool = False
    recitals: str = ""
    runs_on: str = ""
    sections: Mapping[str, str] = field(default_factory=dict)
    divisions: str = r"(?!)"
    joined_names: tuple[str, ...] = ()
    compounds: frozenset[str] = frozenset()
    decided_at: str = r"(?!)"
