"""The patterns that a language's ``Citing`` makes: a number, a date behind it, a body, a list; compiled once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import regex

from multilateral.texts.mentions.citing import CITING, Citing
from multilateral.texts.wording import LANGUAGES, any_of, calendar_day

COUNCIL = "Council"
"""What "the Council" stands for until the number tells which one."""

_ROMAN = r"(?:ES-|S-)?[IVXLC]+"
# Old sessions in Arabic: "د-15" is XV, "دإ-4" is S-IV, "دإط-5" is ES-V; new ones "دإط-11/1".
_ARABIC_OLD = r"د ?(?:إ ?ط|ا ?ط|إ|ا)?[-– ]{0,3}\d{1,2}"
_ARABIC_SPECIAL = r"د ?(?:إ ?ط|ا ?ط|إ|ا)[-– ]{1,3}\d{1,2}"
_SIGNS = r"\p{Latin}\p{Cyrillic}\d"


@dataclass(frozen=True, slots=True)
class Shapes:
    """The compiled patterns of one language. ``letter`` gives the Latin letter of a part as it is printed."""

    citing: Citing
    months: Mapping[str, int]
    signs: tuple[str, ...]
    number: regex.Pattern[str]
    noun: regex.Pattern[str]
    date: regex.Pattern[str]
    bodies: regex.Pattern[str]
    named: regex.Pattern[str]
    others: regex.Pattern[str]
    its: regex.Pattern[str]
    joiner: regex.Pattern[str]
    goes_on: regex.Pattern[str]
    addition: regex.Pattern[str]
    letters: regex.Pattern[str]
    through: regex.Pattern[str]
    pinpoint: regex.Pattern[str]
    treaty: regex.Pattern[str]
    charter: regex.Pattern[str]
    human_rights_council: regex.Pattern[str]
    council: regex.Pattern[str]
    not_article: regex.Pattern[str]
    articles: tuple[regex.Pattern[str], ...]

    def letter(self, printed: str) -> str:
        """``B`` for ``B``, ``В`` (Cyrillic), ``باء`` and ``乙``."""
        return self.citing.letters.get(printed, printed)

    def iso(self, match: regex.Match[str]) -> str | None:
        """The date as ISO 8601; ``None`` if the calendar has none such."""
        day, year = int(match["day"].rstrip("erº")), int(match["year"])
        month = self.months[match["month"]]
        return calendar_day(year, month, day)

    def body(self, match: regex.Match[str]) -> str | None:
        """The prefix of the body that a match of ``bodies`` or ``named`` names; ``None`` if it is another's."""
        group = match.lastgroup or ""
        if group == "council":
            return COUNCIL
        return (self.citing.bodies[int(group[1:])][1] or None) if group[1:].isdecimal() else None


@cache
def shapes(code: str) -> Shapes:
    """The patterns of a language; English for one that is not known."""
    citing = CITING.get(code, CITING["en"])
    months = LANGUAGES[citing.code].months
    date = citing.date.replace("{months}", any_of(*map(regex.escape, months)))
    plain_date = regex.sub(r"\?P<\w+>", "?:", date)
    letter = "|".join(["A[A-F]|[A-Z]", *sorted(citing.letters, key=len, reverse=True)])
    lettered = rf"(?:{letter})(?![{_SIGNS}\p{{Arabic}}’'])"
    between = rf"(?:, ?|، ?| ?(?:{citing.conjunction}) ?| ?(?:{citing.through}) ?| ?[-–] ?|、)"
    roman = f"{_ROMAN}|{_ARABIC_OLD}" if code == "ar" else _ROMAN
    special = f"|{_ARABIC_SPECIAL}" if code == "ar" else ""
    bodies = "|".join(f"(?P<b{n}>{name})" for n, (name, _) in enumerate(citing.bodies))
    leads = rf"{citing.before_date} ?" if citing.before_date else ""
    return Shapes(
        citing=citing,
        months=months,
        signs=tuple(citing.signs.split("|")),
        number=regex.compile(
            rf"(?<![{_SIGNS}/.–-])(?:"
            rf"(?P<old>\d{{1,4}})(?: ?(?P<old_letter>{lettered}))? ?\((?P<roman>{roman})(?: ?\(\))?\)"
            rf"(?: ?(?P<old_after>{lettered}))?"
            rf"|(?P<council>\d{{1,4}}) ?\((?P<year>(?:19[4-9]|20\d)\d)(?: ?\(\))?\)"
            rf"|(?P<ecosoc>(?:19[4-9]|20\d)\d/\d{{1,3}})(?: ?(?P<ecosoc_letter>{lettered}))?"
            rf"|(?P<number>(?:(?:ES-|S-)?\d{{1,3}}{special})/\d{{1,4}})"
            rf"(?: ?(?P<letter>{lettered})(?P<more>(?:{between}{lettered})*))?"
            rf")(?![{_SIGNS}/]|\.\d|,\d{{3}})"
        ),
        noun=regex.compile(citing.noun),
        date=regex.compile(rf"{leads}{date}"),
        bodies=regex.compile(bodies),
        named=regex.compile(
            rf"{citing.of}(?:{bodies}|(?P<council>{citing.council})|(?<!, .{{0,16}})(?P<others>{citing.others}))"
        ),
        others=regex.compile(citing.others),
        its=regex.compile(citing.its),
        joiner=regex.compile(
            rf"(?:[\s,;:()\[\]،؛、，“”«»\"]|(?:{citing.joiners})(?!(?<=[{_SIGNS}])[{_SIGNS}])|{leads}{plain_date}|{plain_date}"
            rf"|\d{{1,3}}(?:[–-]\d{{1,3}})?(?![\d/(])(?! ?\()|[IVXLC]+(?![\p{{L}}\d])"
            rf"|(?:[A-Z]|{letter})(?![\p{{L}}\d])|(?<=[\p{{L}}])\.|\([a-z]+\))*+"
        ),
        goes_on=regex.compile(rf"(?:, ?|、|، ?|(?<!\p{{L}})(?:{citing.conjunction}) ?)$"),
        addition=regex.compile(
            rf"(?:,|،|、| ?(?:{citing.conjunction})|, (?:{citing.conjunction}))? ?"
            r"(?P<mod>(?:Add|Corr|Rev|Amend)\. ?\d{1,3}(?:/(?:Add|Corr|Rev)\.\d{1,3})*)(?![\d/])"
        ),
        letters=regex.compile(letter),
        through=regex.compile(rf" ?(?:{citing.through}) ?| ?[-–] ?"),
        pinpoint=_pinpoint(citing),
        treaty=_treaty(citing),
        charter=regex.compile(citing.charter),
        human_rights_council=regex.compile("|".join(name for name, prefix in citing.bodies if prefix == "A/HRC")),
        council=regex.compile(citing.council),
        not_article=regex.compile(citing.not_article),
        articles=_articles(citing),
    )


def _pinpoint(citing: Citing) -> regex.Pattern[str]:
    """The part of a document that is cited: "paras. 3–7", "annex II, sect. B"."""
    also = rf"(?: ?[–-] ?|, ?| (?:{citing.conjunction}|{citing.through}) ?)?"
    number = rf"(?:\d{{1,3}}|[IVXLC]+\b|[A-Z]\b)(?: ?\([a-z]+\))*(?:{also}(?:\d{{1,3}}|\([a-z]+\))(?![\d/]))*"
    one = rf"(?:{citing.pinpoint})(?: ?{number})?(?!\p{{Latin}})"
    return regex.compile(rf"(?:[,，،]? ?|的)(?P<at>{one}(?:[,，،] ?{one}){{0,4}})")


def _treaty(citing: Citing) -> regex.Pattern[str]:
    """A treaty by series, volumes and registration numbers; the series may be said once for several."""
    also = rf"(?:, | ?(?:{citing.conjunction}|{citing.through}|and) ?| ?[-–] ?|、)"
    volume = rf"(?:{citing.volume}(?P<volume>(?:\d{{1,4}}|[IVXLC]+)(?:{also}\d{{1,4}})*)卷?(?: \(\d{{4}}\))?)"
    number = rf"(?:[,，،]? ?{citing.treaty_number}(?P<number>\d{{1,6}}(?:{also}\d{{1,6}}(?!\d))*)号?)"
    return regex.compile(
        rf"(?:(?:(?P<league>{citing.league}|League of Nations, Treaty Series)"
        rf"|(?P<un>{citing.series}|United Nations, Treaty Series)|(?P<ibid>{citing.ibidem}))[.,，،]{{0,2}} ?"
        rf"|(?<=[;,] |\b(?:{citing.conjunction}|and) )(?={citing.volume})){volume}{number}?"
    )


def _articles(citing: Citing) -> tuple[regex.Pattern[str], ...]:
    """Articles named before the Charter, and behind it."""
    if citing.noun_follows:
        figure = r"(?:\d{1,3}|[零一二三四五六七八九十百]{1,6})"
        numeral = rf"第{figure}(?:(?:[、和及至]){figure})*条(?:[（(].[）)](?:[和、].)?)?(?:第.{{1,3}}款)?"
        listed = rf"(?P<article>(?P<list>{numeral}(?:(?:[和、及至]|以及){numeral})*))"
        return (regex.compile(rf"(?:{citing.charter})(?:[，,]?(?:{citing.chiefly}))?{listed}"),)
    figure = r"\d{1,3}(?: [a-e]\b)?(?: ?\([^()]{1,3}\))*"
    also = rf"(?:, ?|، ?| ?(?:{citing.conjunction}) ?| ?(?:{citing.through}) ?| ?[-–] ?)+"
    before = rf"(?P<article>{citing.article}(?P<list>{figure}(?:{also}(?:{citing.article})?{figure})*+))"
    behind = rf"(?P<article>{citing.article}(?P<list>{figure}(?:{also}{figure})*+))"
    gap = r"[^.;\p{Lu}]{0,40}?"
    return (
        regex.compile(rf"{before}{gap}(?:\p{{Lu}}\p{{Ll}}+ [IVX]+ [^.;\p{{Lu}}]{{0,12}}?)?(?:{citing.charter})"),
        regex.compile(
            rf"(?:{citing.charter})(?:[ ,،]+[\p{{L}}\p{{M}}]+){{0,5}}?[ ,،]+(?:{citing.chiefly}){gap}{behind}"
        ),
    )
