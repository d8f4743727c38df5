"""When a task is due, in English: at a session, whose, or on a date."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from multilateral.texts.wording import date_iso, ordinal

_ORDINAL = r"(?P<ordinal>(?:one hundred(?: and)? ?)?\p{Ll}+(?:-\p{Ll}+)?|\d{1,3}(?:st|nd|rd|th))"
_SESSIONS = r"(?:(?:,| and| to| or) [\p{Ll}-]+)*(?: (?:regular|annual|substantive|resumed|plenary))? sessions?"
_WORD = r"\p{Lu}[\p{L}’'-]*"
_INSIDE = rf"(?: {_WORD}| (?:of|on|for|to(?! the General\b))(?: the)?(?= {_WORD})| and(?= {_WORD}))"
_KIND = r"(?:Assembly|Council|Commission|Committee|Conference|Forum|Group|Board|Subcommittee|Meeting)\b(?!s)"
_NAME = rf"(?:{_WORD}{_INSIDE}*? )?{_KIND}{_INSIDE}*"
_SESSION = regex.compile(
    r"\b(?P<by>(?:adopted|held|taken|made|reached|agreed|considered|established|convened|requested|presented|submitted|"
    rf"expressed) )?(?:at|to|during|before|by|for|until|than|in|of) (?:its|the|their)(?: \p{{Ll}}+){{0,2}}? {_ORDINAL}"
    rf"{_SESSIONS}\b(?: of (?:the|its) (?P<of>{_NAME}))?"
)
AGENDA_OF = regex.compile(rf"\bagenda (?:of|for) (?:its|the|their) (?:\p{{Ll}}+ )?{_ORDINAL}{_SESSIONS}\b")
# A body before whom a session may be meant: "to the Commission on the Status of Women at its …".
_BODY = regex.compile(rf"\b(?P<to>(?:to|before|inform|brief) )?the (?P<name>{_NAME})")
# The General Assembly, and its Main Committees, which meet in its sessions.
_ASSEMBLY = regex.compile(
    r"(?:(?:Presidents? of the )?General )?Assembly|"
    r"(?:First|Second|Third|Fourth|Fifth|Sixth|Main|Special Political and Decolonization) Committee"
)
_BY = r"\b(?:by|not later than|no later than|before|until|prior to|on or before)"
_DATE = regex.compile(rf"{_BY} (?P<date>\d{{1,2}} \p{{Lu}}\p{{Ll}}+ \d{{4}})\b")
_YEAR_END = regex.compile(rf"{_BY} (?:the end of )?(?P<year>(?:19|20)\d\d)\b(?![–-]\d|/)")
_YEAR = r" in (?P<year>20\d\d)\b(?! and 20| to 20|[–-])"
# "in 2025" is when the task is to be done, unless it tells when something else is or was held.
_IN_YEAR = regex.compile(
    r"(?<!\b(?:adopted|held|made|issued|established|launched|anniversary|celebrated|observed|place|Conference|Summit|"
    r"meeting|sessions?|begin|beginning|starting|of its adoption)\b[^,;]{0,60})" + _YEAR
)
_HELD_IN_YEAR = regex.compile(r"\bto (?:convene|hold|organize|arrange)\b[^,;]{1,120}?" + _YEAR)


@dataclass(frozen=True, slots=True)
class Due:
    """A session by its number, ``body`` naming whose where it is another body's; or a date, ISO 8601."""

    session: int | None = None
    date: str | None = None
    body: str | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """The body that speaks, article dropped; the number of its session, and the year, if they are known."""

    name: str | None
    session: int | None
    year: int | None


def due(words: str, speaker: Speaker) -> Due:
    """When ``words`` (quotations masked) are due. A session of the speaker or the Assembly goes first."""
    found = list(sessions(words, speaker))
    session, body = next((one for one in found if one[1] is None), next(iter(found), (None, None)))
    return Due(session, _date(words, speaker.year), body)


def sessions(words: str, speaker: Speaker) -> Iterator[tuple[int, str | None]]:
    """The sessions named as those at which something is due, each with the body whose it is, if that is another."""
    for match in _SESSION.finditer(words):
        number = ordinal(match["ordinal"])
        if match["by"] or number is None:
            continue
        named = list(_BODY.finditer(words, 0, match.start()))
        # Whoever is reported to; a body named in passing comes second.
        told = next((body for body in reversed(named) if body["to"]), named[-1] if named else None)
        body = _other(match["of"] or (told["name"] if told else None), speaker)
        if body is None and speaker.session is not None and number < speaker.session:
            # A session of its own that is over is none to be waited for: it is another's, or looked back on.
            body = next((other for one in reversed(named) if (other := _other(one["name"], speaker))), None)
            if body is None or match["of"]:
                continue
        yield number, body


def _other(name: str | None, speaker: Speaker) -> str | None:
    if name is None or _ASSEMBLY.fullmatch(name) or (speaker.name is not None and speaker.name.endswith(name)):
        return None
    return name


def _date(words: str, year: int | None) -> str | None:
    date = next((iso for m in _DATE.finditer(words) if (iso := date_iso(m["date"]))), None)
    if date is None and (match := _YEAR_END.search(words)) is not None:
        date = f"{match['year']}-12-31"
    if date is None and year is not None:
        for match in (*_HELD_IN_YEAR.finditer(words), *_IN_YEAR.finditer(words)):
            if int(match["year"]) > year:
                return f"{match['year']}-12-31"
    return date
