"""The paragraph that orders an item for the agenda of a coming session."""

from __future__ import annotations

from collections.abc import Iterator

import regex
from rapidfuzz.distance import Levenshtein

from multilateral.texts import symbols
from multilateral.texts.check.finding import Checked, Finding, find
from multilateral.texts.wording import ordinal

_ORDERS = regex.compile(
    r"provisional agenda (?:of|for) (?:its|the) (?P<session>[\p{L}-]+(?: (?:and )?[\p{L}-]+){0,3}?)(?P<kind> special| "
    r"emergency special)? sessions?\b"
)
_TITLE = regex.compile(r"items? (?P<how>entitled|called|titled|on|named)?,? ?(?P<mark>[“\"])(?P<title>[^”\"]+)[”\"]")
_ALIKE = 1 / 3
"""Titles that differ in less than this share of their letters are of one item; others are of another one."""
_ITEM = regex.compile(r"\bitems? (?:entitled|called|titled)\b(?!,? ?[“\"])")


def agenda(text: Checked) -> Iterator[Finding]:
    """The session is a coming one and spelled as a number is; the title is that of the item."""
    document = text.document
    if not text.english:
        return
    parsed = symbols.parse(document.symbol) if document.symbol else None
    session = document.session or (parsed.session if parsed and parsed.organ in ("A", "EX") else None)
    current = int(session) if session and session.isdecimal() and len(session) < 4 else None
    orders = [p for top in document.operative for p in top.walk() if _ORDERS.search(p.text)]
    for paragraph in orders:
        for match in _ORDERS.finditer(paragraph.text):
            span = match.span("session")
            numbers = [ordinal(one) for one in regex.split(r",? (?:and|or|to) |, ", match["session"])]
            number = None if None in numbers else max(n for n in numbers if n)
            if number is None and not regex.search(
                r"\b(?:next|following|subsequent|regular|substantive|annual|resumed|organizational|present|current)\b",
                match["session"],
            ):
                yield find("agenda-paragraph", paragraph.id, f"“{match['session']}” is the number of no session.", span)
            elif number is not None and current is not None and not match["kind"] and number <= current:
                said = f"The {match['session']} session is no coming one: the text is of session {current}."
                yield find("agenda-paragraph", paragraph.id, said, span)
            elif number is not None and current is not None and not match["kind"] and number > current + 6:
                said = f"The {match['session']} session is {number - current} sessions ahead."
                yield find("agenda-paragraph", paragraph.id, said, span, severity="warning")
        if _ITEM.search(paragraph.text):
            said = "The title of the item stands in no quotation marks."
            yield find("agenda-paragraph", paragraph.id, said, severity="warning")
        for match in _TITLE.finditer(paragraph.text):
            yield from _titled(text, paragraph.id, match)


def _titled(text: Checked, place: str, match: regex.Match[str]) -> Iterator[Finding]:
    document = text.document
    ordered = _plain(match["title"])
    known = {name.casefold(): name for one in (document.agenda_title, document.title) if one for name in _names(one)}
    if not known or ordered.casefold() in known:
        return
    near = min(known, key=lambda one: Levenshtein.normalized_distance(one, ordered.casefold()))
    if Levenshtein.normalized_distance(near, ordered.casefold()) < _ALIKE:
        said = f"The item is called “{match['title']}”; the text itself has “{known[near]}”."
        yield find("agenda-paragraph", place, said, match.span("title"), severity="warning")


def _names(title: str) -> Iterator[str]:
    """A title, its items before and behind each colon, and what it has in quotation marks: an item may bear any."""
    plain = _plain(title)
    yield plain
    for colon in regex.finditer(": ", plain):
        yield plain[: colon.start()]
        yield plain[colon.end() :]
    yield from plain.split(": ")
    yield from (_plain(one) for one in regex.findall(r"“([^“”]+)”", plain))


def _plain(title: str) -> str:
    return regex.sub(r"\s+", " ", title.replace("\u2011", "-")).strip(" .,;")
