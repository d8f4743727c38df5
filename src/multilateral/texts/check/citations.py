"""Citations: dates, letters, and chains that skip a session."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

import regex

from multilateral.texts import symbols
from multilateral.texts.check.finding import Checked, Finding, find
from multilateral.texts.mentions import met
from multilateral.texts.model import Citation

_CHAIN = 4
"""From so many on, resolutions in a row are a chain."""
_AROUND = 3
"""So many steps from session to session are looked at on either side of a gap."""
_ANEW = regex.compile(r"\b(?:resolutions|recalling|reaffirming|noting|including)\b")
"""Words that begin another list."""
_BETWEEN = 90
"""Citations of one list stand at most so many characters apart: a date, and "section V of its resolution"."""


_DATED = symbols.RESOLUTIONS - {"security_resolution"}


def dates(text: Checked) -> Iterator[Finding]:
    """A date on which the session cannot have met; one text with two dates."""
    stated: dict[str, tuple[str, str]] = {}
    where = dict(text.texts)
    starts: dict[str, set[int]] = defaultdict(set)
    for found in text.citations:
        starts[found.citation.place].add(found.citation.start)
    for found in text.citations:
        one = found.citation
        if one.date is None or one.date_inherited:
            continue
        span = (one.start, one.end)
        parsed = symbols.parse(one.target)
        if parsed is not None and not found.alternatives and met(parsed, one.date) is False:
            # When other bodies met is known less exactly.
            sure = parsed.kind in ("resolution", "decision")
            said = f"{one.target} cannot be of {one.date}."
            yield find("citation-date", one.place, said, span, severity=None if sure else "warning")
        year = where.get(one.place, "").find(one.date[:4], one.end)
        if not one.end < year < one.end + 40 or not starts[one.place].isdisjoint(range(one.end, year)):
            continue  # the date of a list's last, shared by those before it
        earlier = stated.setdefault(one.target, (one.date, one.place))
        if earlier[0] != one.date:
            said = f"{one.target} is of {one.date} here and of {earlier[0]} in {earlier[1]}."
            yield find("citation-date", one.place, said, span)
    adopted = text.document.adopted.date if text.document.adopted else text.document.date
    for found in text.citations:
        one = found.citation
        if adopted and one.date and not one.date_inherited and one.date > adopted:
            span = (one.start, one.end)
            yield find("citation-date", one.place, f"{one.target} is dated {one.date}, after this text.", span)


def first_citation(text: Checked) -> Iterator[Finding]:
    """The first mention of a resolution in the body states its date."""
    seen: set[str] = set()
    where = dict(text.texts)
    titled = {one.citation.target for one in text.citations if one.citation.masthead}
    for found in text.citations:
        one = found.citation
        parsed = symbols.parse(one.target)
        if one.masthead or one.note or parsed is None or one.target in seen:
            continue
        seen.add(one.target)
        if (one.paragraph or "").startswith("annex") or parsed.kind not in symbols.RESOLUTIONS or one.target in titled:
            continue
        # "1325 (2000)" states its year, "A/RES/…" is a symbol and no prose.
        behind = where.get(one.place, "")[one.end : one.end + 30]
        # "45/248 B, section VI, of 21 December 1990"
        stated = regex.match(r", (?!and )\p{L}+ [^,]{1,12}, .*\d{4}", behind) is not None
        if one.date is None and parsed.kind in _DATED and not stated:
            if "RES" not in one.text:
                said = f"{one.text} is cited first here; its date of adoption is missing."
                yield find("first-citation", one.place, said, (one.start, one.end))


def letters(text: Checked) -> Iterator[Finding]:
    """One number with and without its letter."""
    by_number: dict[tuple[str, str | None], dict[str | None, Citation]] = defaultdict(dict)
    for found in text.citations:
        one = found.citation
        parsed = symbols.parse(one.target)
        if parsed is None or parsed.kind not in symbols.RESOLUTIONS | symbols.DECISIONS:
            continue
        bare = f"{parsed.organ}/{parsed.session}/{parsed.number}/{parsed.kind}"
        forms = by_number[bare, one.date]
        if parsed.letter not in forms:
            forms[parsed.letter] = one
    for forms in by_number.values():
        if None in forms and len(forms) > 1:
            one = forms[None]
            lettered = next(c for letter, c in forms.items() if letter)
            said = f"{one.text} is cited without its letter; {lettered.place} has {lettered.target}."
            yield find("citation-letter", one.place, said, (one.start, one.end))
        known = [(letter, one) for letter, one in forms.items() if letter]
        places = {one.place for _, one in known}
        if None not in forms and len(known) == 2 and len(places) == 2 and known[0][1].date:
            (_, first), (_, second) = known
            said = f"{second.target} and {first.target} in {first.place}: one of the letters may be wrong."
            yield find("citation-letter", second.place, said, (second.start, second.end), severity="note")
    for place, words in text.texts:
        for match in regex.finditer(r"(?<![\d/.])\d{2,3}/\d{1,3} [a-z](?= of \d| and|,| to)", words):
            yield find("citation-letter", place, f"“{match[0]}”: the letter is a capital.", match.span())


def chain(text: Checked) -> Iterator[Finding]:
    """One resolution a session, and a session without one; the same one twice, or out of order."""
    by_place: dict[str, list[tuple[int, Citation]]] = defaultdict(list)
    for found in text.citations:
        one = found.citation
        parsed = symbols.parse(one.target)
        if one.paragraph and parsed and parsed.kind in ("resolution", "exercise_resolution"):
            if parsed.session and parsed.session.isdecimal():
                by_place[one.paragraph].append((int(parsed.session), one))
    where = dict(text.texts)
    for place, row in by_place.items():
        for part in _lists(row, where.get(place, "")):
            yield from _gaps(part, place)
            yield from _order(part, place)


def _lists(row: list[tuple[int, Citation]], words: str) -> Iterator[list[tuple[int, Citation]]]:
    """The citations of one paragraph, parted where a list begins anew."""
    part: list[tuple[int, Citation]] = []
    for session, one in row:
        between = words[part[-1][1].end : one.start] if part else ""
        if len(between) > _BETWEEN or _ANEW.search(between):
            yield part
            part = []
        part.append((session, one))
    yield part


def _gaps(row: list[tuple[int, Citation]], place: str) -> Iterator[Finding]:
    """A session left out among sessions of which none is: those around it tell whether it ought to be there."""
    steps = [after[0] - before[0] for before, after in pairwise(row)]
    for n, step in enumerate(steps):
        if step != 2:
            continue
        # Several of one session are one step; texts of every second year skip every second session, and skip none.
        before = [s for s in steps[:n] if s][-_AROUND:]
        after = [s for s in steps[n + 1 :] if s][:_AROUND]
        around = [*before, *after]
        if len(around) >= _AROUND and around.count(1) * 4 >= len(around) * 3 and before[-1:] == [1]:
            (session, left), (_, right) = row[n], row[n + 1]
            said = (
                f"Between {left.text} and {right.text} no resolution of session {session + 1} is recalled: a gap; "
                "that session may have taken a decision on the item."
            )
            yield find("recall-gap", place, said, (left.start, right.end))


def _order(row: list[tuple[int, Citation]], place: str) -> Iterator[Finding]:
    if len(row) < _CHAIN:
        return
    seen: set[str] = set()
    falls = [n for n in range(1, len(row)) if row[n][0] < row[n - 1][0]]
    for session, one in row:
        del session
        if one.target in seen:
            yield find("recall-order", place, f"{one.text} is recalled twice.", (one.start, one.end))
        seen.add(one.target)
    if len(falls) == 1:
        one = row[falls[0]][1]
        yield find("recall-order", place, f"{one.text} stands behind a later one.", (one.start, one.end))
