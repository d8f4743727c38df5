"""Citations: dates of adoption, stated and right; letters of numbers that have them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

import regex

from multilateral.texts import symbols
from multilateral.texts.adopted import Adopted, adopted, adoption_date, apart, lettered
from multilateral.texts.adoption_order import contradicting
from multilateral.texts.check.finding import Checked, Finding, find
from multilateral.texts.cite import has_own_date
from multilateral.texts.mentions import Found, met
from multilateral.texts.mentions.shapes import Shapes, shapes
from multilateral.texts.model import Citation
from multilateral.texts.wording import date_printed

_DATED = symbols.RESOLUTIONS - {"security_resolution"}
_NUMBERED = symbols.RESOLUTIONS | symbols.DECISIONS
_FURTHER_ON = 400
"""The date of adoption may stand behind a title, so many characters on at most."""
_ADOPTED = regex.compile(r"(?:\bboth|\badopted\b[^.;]{0,120})$")
_COMMAS = (",", "،", "、")
_AT_WHICH = regex.compile(r"\bat which (?:the )?(?:\p{L}+ ){0,4}$")
_DAY = regex.compile(r"\d{1,2} \p{L}+ \d{4}\b")
_BECOMES = regex.compile(r"\bbecom(?:es?|ing)\b")


def dates(text: Checked) -> Iterator[Finding]:
    """A date that is not that of adoption, on which the session cannot have met, or that another place contradicts."""
    stated: dict[str, tuple[str, str]] = {}
    where = dict(text.texts)
    today = text.document.adopted.date if text.document.adopted else text.document.date
    for found in text.citations:
        one = found.citation
        if one.date is None or one.date_inherited:
            continue
        own = has_own_date(one, where.get(one.place, ""), shapes(text.language.code))
        span = (one.start, one.end)
        parsed = symbols.parse(one.target)
        impossible = parsed is not None and not found.alternatives and met(parsed, one.date) is False
        if own and (fault := _contradicted(found, impossible=impossible)) is not None:
            yield fault
            continue
        if parsed is not None and impossible:
            # When other bodies met is known less exactly.
            sure = parsed.kind in ("resolution", "decision")
            said = f"{one.target} cannot be of {one.date}."
            yield find("citation-date", one.place, said, span, severity=None if sure else "warning")
            continue
        if own and parsed is not None and (fault := _out_of_turn(found, parsed)) is not None:
            yield fault
            continue
        if today and one.date > today:
            yield find("citation-date", one.place, f"{one.target} is dated {one.date}, after this text.", span)
        if not own:
            continue
        earlier = stated.setdefault(one.target, (one.date, one.place))
        if earlier[0] != one.date:
            said = f"{one.target} is of {one.date} here and of {earlier[0]} in {earlier[1]}."
            yield find("citation-date", one.place, said, span)


def _contradicted(found: Found, *, impossible: bool) -> Finding | None:
    """The stated date is not the one on which the record has the text adopted."""
    one = found.citation
    known = adopted(one.target) if not found.alternatives else None
    if known is None or known.date is None or known.date == one.date or _other_letters(one, one.date):
        return None
    said = f"{one.target} was adopted on {date_printed(known.date)}; {date_printed(one.date)} is printed."
    sure = known.sure or impossible
    span = (one.start, one.end)
    return find("citation-date", one.place, said, span, severity=None if sure else "warning", source=_source(known))


def _out_of_turn(found: Found, parsed: symbols.Symbol) -> Finding | None:
    """A date that the record does not know, and that does not go with the numbers before and behind."""
    one = found.citation
    if found.alternatives or one.date is None or adoption_date(one.target) or _other_letters(one, one.date):
        return None
    near = contradicting(parsed, one.date)
    if not near:
        return None
    told = ", ".join(f"{row.symbol} is of {date_printed(row.date)}" for row in near)
    said = f"{one.target} is dated {date_printed(one.date)}, which is out of turn: {told}."
    span = (one.start, one.end)
    return find("citation-date", one.place, said, span, severity="warning", source=_source(*near))


def days(text: Checked) -> Iterator[Finding]:
    """A date that the calendar has not: “29 February 2021”."""
    language = shapes(text.language.code)
    for place, words in text.texts:
        for match in language.date.finditer(words):
            if language.iso(match) is None:
                said = f"“{match[0].strip(' ,()')}”: the calendar has no such day."
                yield find("citation-date", place, said, match.span())


def _source(*known: Adopted) -> str:
    """What the record says, and who vouches for it: the text's own masthead, or how many others."""
    return "; ".join(
        f"{one.symbol}{f', adopted on {date_printed(one.date)}' if one.date else ''} "
        f"({'its masthead' if one.masthead else f'{one.texts} texts of the record'})"
        for one in known
    )


def first_citation(text: Checked) -> Iterator[Finding]:
    """The first mention of a resolution in the body states its date."""
    seen: set[str] = set()
    where = dict(text.texts)
    titled = {one.citation.target for one in text.citations if one.citation.masthead}
    for n, found in enumerate(text.citations):
        one = found.citation
        parsed = symbols.parse(one.target)
        words = where.get(one.place, "")
        if one.masthead or one.note or parsed is None or one.target in seen or _in_title(words, one.start):
            continue
        seen.add(one.target)
        if (one.paragraph or "").startswith("annex") or parsed.kind not in symbols.RESOLUTIONS or one.target in titled:
            continue
        # "1325 (2000)" states its year, "A/RES/…" is a symbol and no prose.
        if parsed.kind not in _DATED or "RES" in one.text or _has_date(one, words, shapes(text.language.code)):
            continue
        if not _dated_further_on(text, n, words) and not _dated_with_its_meeting(one, words):
            said = f"{one.text} is cited first here; its date of adoption is missing."
            known = adopted(one.target) if one.date else None
            source = _source(known) if known else None
            yield find("first-citation", one.place, said, (one.start, one.end), source=source)


def _has_date(one: Citation, words: str, language: Shapes) -> bool:
    """Whether a date is stated of it: that of a list's last is not its own if the record has another."""
    if one.date is None:
        return False
    return has_own_date(one, words, language) or adoption_date(one.target) in (None, one.date)


def _in_title(words: str, at: int) -> bool:
    """Whether the place stands inside quotation marks: a title is printed as it is."""
    return any(words.rfind(opened, 0, at) > words.rfind(closed, 0, at) for opened, closed in ("“”", "«»"))


def _dated_further_on(text: Checked, n: int, words: str) -> bool:
    """Whether the date comes behind the title or section: "76/1, entitled “…”, of 1 May 2022", "both of 1 May 2022"."""
    one = text.citations[n].citation
    language = shapes(text.language.code)
    limit = one.end + _FURTHER_ON
    for at in range(n + 1, len(text.citations)):
        other = text.citations[at].citation
        if other.place != one.place or other.start > limit:
            break
        if has_own_date(other, words, language):
            # A date behind a comma is that of all before it: "76/245 and 76/247, of 24 December 2021".
            own = language.date.search(words, other.end)
            if own is None or not own[0].startswith(_COMMAS):
                limit = other.start
            break
    dated = language.date.search(words, one.end, limit)
    if dated is None:
        return False
    between = words[one.end : dated.start()]
    return ";" not in between and (dated[0].startswith(_COMMAS) or _ADOPTED.search(between) is not None)


def _dated_with_its_meeting(one: Citation, words: str) -> bool:
    """Whether the sentence dates the meeting: "on 22 September 2024, at which resolution 79/1 … was adopted"."""
    sentence = words[max(0, one.start - _FURTHER_ON) : one.start].rpartition(";")[2]
    if _AT_WHICH.search(sentence) is None or _DAY.search(sentence) is None:
        return False
    return regex.search(r"\badopted\b", words[one.end : one.end + _FURTHER_ON].partition(";")[0]) is not None


def letters(text: Checked) -> Iterator[Finding]:
    """One number with and without its letter; a letter that the number lacks, or that another date has."""
    where = dict(text.texts)
    told: set[tuple[str, int]] = set()
    yield from _itself(text)
    for found in text.citations:
        one = found.citation
        if (fault := _lettered_amiss(found, where.get(one.place, ""), shapes(text.language.code))) is not None:
            told.add((one.place, one.start))
            yield fault
    for fault in _inconsistent(text, where):
        if (fault.place, fault.start) not in told:
            yield fault
    for place, words in text.texts:
        for match in regex.finditer(r"(?<![\d/.])\d{2,3}/\d{1,3} [a-z](?= of \d| and|,| to)", words):
            yield find("citation-letter", place, f"“{match[0]}”: the letter is a capital.", match.span())


def _itself(text: Checked) -> Iterator[Finding]:
    """A part of a number that recalls itself with a date, and means another part."""
    own = symbols.parse(text.document.symbol or "")
    if own is None or own.letter is None or own.kind not in _NUMBERED:
        return
    number = regex.compile(rf"(?<![\d/.]){own.session}/{own.number} {own.letter}(?![\p{{L}}\d])")
    for place, words in text.texts:
        for match in number.finditer(words):
            if shapes(text.language.code).date.match(words, match.end()) is not None:
                said = f"{own.text} is this text itself: the letter may be wrong."
                yield find("citation-letter", place, said, match.span())


def _lettered_amiss(found: Found, words: str, language: Shapes) -> Finding | None:
    """A citation without the letter that the record has, or with another."""
    one = found.citation
    date = one.date if has_own_date(one, words, language) else None
    others = _other_letters(one, date) if not found.alternatives and not _becomes(one, words) else {}
    if not others:
        return None
    dated = {which: row for which, row in others.items() if date and row.date == date}
    named = dated or others
    if apart(one.target)[1] is None:
        said = f"{one.text} is cited without its letter: the record has {_listed(named)}."
    elif dated:
        said = f"{one.target} is not of {date_printed(date)}; {_listed(named)} is."
    elif adopted(one.target) is not None:
        said = f"{one.target} is not of {date_printed(date)}; {_listed(named)} may be meant."
    else:
        said = f"The record has {_listed(named)}, no {one.target}: the letter may be wrong."
    return find("citation-letter", one.place, said, (one.start, one.end), source=_source(*named.values()))


def _listed(rows: Mapping[str, Adopted]) -> str:
    names = [row.symbol for row in rows.values()]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _other_letters(one: Citation, date: str | None) -> Mapping[str, Adopted]:
    """The letters under which the record has the number that is cited, where it has not the one that is printed.

    It has that one too unless it knows another date for it than ``date``, the one that is stated of it alone.
    """
    bare, letter = apart(one.target)
    own = adopted(one.target)
    if date is not None and _is_of_another_date(one, own, date):
        others = {which: row for which, row in lettered(bare).items() if which != letter}
        dated = {which: row for which, row in others.items() if row.date == date}
        undated = {which: row for which, row in others.items() if row.date is None}
        # Without a letter, or with the first, a part may be meant that was adopted later.
        return dated or (undated if letter in (None, "A") else {})
    parts = {which: row for which, row in lettered(bare).items() if row.masthead or row.texts > 1}
    if not parts:
        return {}
    if letter is None:
        if own is not None and (own.masthead or own.texts > 1):
            return {}
        # What is of another date than all of them may be the part adopted first, which had no letter yet.
        known = {row.date for row in parts.values()}
        return parts if date is None or date in known or None in known else {}
    return parts if own is None else {}


def _is_of_another_date(one: Citation, own: Adopted | None, date: str) -> bool:
    """Whether the record has another date of the number, or its neighbours have."""
    if own is not None and own.date is not None:
        return own.date != date
    parsed = symbols.parse(one.target)
    return parsed is not None and bool(contradicting(parsed, date))


def _becomes(one: Citation, words: str) -> bool:
    """A note says what happened to the number: "Resolution 77/263 … becomes resolution 77/263 A"."""
    return _BECOMES.search(words) is not None and apart(one.target)[1] is None


def _inconsistent(text: Checked, where: Mapping[str, str]) -> Iterator[Finding]:
    """One number of one date with a letter here and without one, or with another, there."""
    by_number: dict[tuple[str, str | None], dict[str | None, Citation]] = defaultdict(dict)
    for found in text.citations:
        one = found.citation
        parsed = symbols.parse(one.target)
        if parsed is not None and parsed.kind in _NUMBERED and not _becomes(one, where.get(one.place, "")):
            by_number[apart(one.target)[0], one.date].setdefault(parsed.letter, one)
    for forms in by_number.values():
        bare = forms.get(None)
        known = [one for letter, one in forms.items() if letter]
        if bare is not None and known:
            said = f"{bare.text} is cited without its letter; {known[0].place} has {known[0].target}."
            yield find("citation-letter", bare.place, said, (bare.start, bare.end))
        elif len(known) == 2 and known[0].place != known[1].place and known[0].date:
            first, second = known
            said = f"{second.target} and {first.target} in {first.place}: one of the letters may be wrong."
            yield find("citation-letter", second.place, said, (second.start, second.end), severity="note")
