"""What the United Nations' data tell of how a text came about: a line of a vote file, or the workflow in the XML.

Values in, values out. What is printed stays; what can be read of it is read, and what cannot is left open.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from lxml import etree

from multilateral.record.printed_names import Named, Names
from multilateral.texts import symbols
from multilateral.texts.model import TextError

CHOICES = ("yes", "no", "abstain")
_LISTS = ("MS_in_favour", "MS_against", "MS_abstaining")
_SYMBOL = re.compile(r"\b[A-Z]{1,4}(?:/[\w.]+)+")
_MONTHS = "january february march april may june july august september october november december".split()
_HOW = {
    "by a recorded vote": "recorded vote",
    "adoptedrecordedvote": "recorded vote",
    "without a vote": "without a vote",
    "adoptedwithoutvote": "without a vote",
}
_NO_DATE = "0001-01-01"
HERE = "this house"
"""The path of what was decided here; its number is that of the entry in the ledger that tells it."""


@dataclass(frozen=True, slots=True)
class Stated:
    """One count as stated: ``number`` as read, ``printed`` as received. "N.A." in a recorded vote is read as nought."""

    number: int | None
    printed: str


@dataclass(frozen=True, slots=True)
class Difference:
    """Something odd in one line: ``kind`` and, where it is about a choice, the figures.

    Kinds: ``nought`` (N.A. stands for it), ``no names``, ``twice`` (every name comes twice), ``fewer`` and ``more``
    (names than stated), ``how`` (the kind of adoption is not said).
    """

    kind: str
    choice: str = ""
    stated: int = 0
    named: int = 0


@dataclass(frozen=True, slots=True)
class Event:
    """One line, read. Symbols are normal ones or empty, dates ISO 8601 or empty.

    ``draft`` is the draft that was adopted, ``document`` the words that name it; ``how`` is ``recorded vote``,
    ``without a vote`` or empty; ``stated`` are the counts in the order of ``CHOICES``, empty where none was taken;
    ``votes`` the States by choice.
    """

    symbol: str
    draft: str = ""
    document: str = ""
    submitted_on: str = ""
    report: str = ""
    report_paragraph: str = ""
    meeting: str = ""
    meeting_printed: str = ""
    date: str = ""
    how: str = ""
    committee: str = ""
    stated: tuple[Stated, ...] = ()
    votes: tuple[tuple[Named, ...], ...] = ((), (), ())
    sponsors: tuple[Named, ...] = ()
    additional: tuple[Named, ...] = ()
    differences: tuple[Difference, ...] = ()

    @property
    def counts(self) -> tuple[int | None, ...]:
        """In favour, against, abstaining, as stated."""
        return tuple(count.number for count in self.stated)


def is_proceedings(content: bytes) -> bool:
    """Whether the bytes are JSON Lines of this kind, as their first line tells."""
    head = content.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head.startswith(b"{"):
        return False
    try:
        return _is_line(json.loads(head.partition(b"\n")[0]))
    except (ValueError, RecursionError):
        return False


def lines(content: bytes) -> Iterator[tuple[int, dict[str, Any] | TextError]]:
    """Each line with its number (from 1), or why it cannot be read."""
    for number, raw in enumerate(content.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if not raw.strip():
            continue
        try:
            value = json.loads(raw)
        except (ValueError, RecursionError):
            yield number, TextError(f"line {number} is no JSON; mend it, or leave it out")
            continue
        if not _is_line(value) or symbol_of(value) is None:
            yield number, TextError(f"line {number} does not say how a text with a symbol came about; leave it out")
        else:
            yield number, value


def digest(line: Mapping[str, Any]) -> str:
    """SHA-256 of a line, whatever the order of its keys."""
    return hashlib.sha256(json.dumps(line, sort_keys=True, ensure_ascii=False).encode("utf-8", "replace")).hexdigest()


def symbol_of(line: Mapping[str, Any]) -> str | None:
    """The symbol of the text; several in one, "A/RES/75/254 A-C", stand under what they share."""
    printed = line.get("symbol")
    printed = printed if isinstance(printed, str) else ""
    while printed:
        if (symbol := symbols.normalise(printed)) is not None:
            return symbol
        printed = printed.rpartition(" ")[0]
    return None


def workflow(content: bytes, symbol: str) -> dict[str, Any] | None:
    """The steps that an Akoma Ntoso file lists for its text, as a line; ``None`` where it lists none."""
    begin, end = content.find(b"<workflow"), content.find(b"</workflow>")
    if not 0 <= begin < end:
        return None
    try:
        # The piece alone: the whole file has been read once already.
        root = etree.fromstring(content[begin:end] + b"</workflow>", etree.XMLParser(resolve_entities=False))
    except etree.XMLSyntaxError:
        return None
    steps = [{name: step.get(name, "") for name in ("date", "outcome", "as", "by", "refersTo")} for step in root]
    return {"symbol": symbol, "steps": steps} if steps else None


def event(line: Mapping[str, Any], names: Names) -> Event:
    """A line, read."""
    return _of_steps(line, names) if "steps" in line else _of_votes(line, names)


def differing(one: Event, other: Event) -> tuple[str, ...]:
    """The fields in which two lines on one text tell something else, by their names in ``Event``."""
    found = []
    for field in fields(Event):
        mine, its = getattr(one, field.name), getattr(other, field.name)
        if field.name in ("sponsors", "additional"):
            mine, its = _who(mine), _who(its)
        elif field.name == "votes":
            mine, its = [_who(names) for names in mine], [_who(names) for names in its]
        if mine != its:
            found.append(field.name)
    return tuple(found)


def _of_votes(line: Mapping[str, Any], names: Names) -> Event:
    how = _HOW.get(_text(line, "adoption_type").casefold()) or _HOW.get(_text(line, "voting_type").casefold(), "")
    printed = [_names(line, key) for key in _LISTS]
    votes = tuple(names.read(each) for each in printed)
    stated = tuple(_stated(line.get(f"{key}_count")) for key in _LISTS) if how == "recorded vote" else ()
    draft, report = _documents(_text(line, "originating_document"))
    paragraph = _text(line, "report_paragraph")
    meeting = _text(line, "pv")
    return Event(
        symbol=symbol_of(line) or "",
        draft=draft,
        document=_text(line, "originating_document"),
        report=report,
        report_paragraph=paragraph if report and paragraph != "N.A." else "",
        meeting=meeting if _SYMBOL.match(meeting) else "",
        meeting_printed=_text(line, "adoption_meeting"),
        date=_day(_text(line, "adoption_date")),
        how=how,
        committee=_text(line, "committee"),
        stated=stated,
        votes=votes,
        sponsors=names.read(_names(line, "sponsors")),
        additional=names.read(_names(line, "additional_sponsors")),
        differences=tuple(_differences(how, stated, printed)),
    )


def _of_steps(line: Mapping[str, Any], names: Names) -> Event:
    said: dict[str, Any] = {"symbol": symbol_of(line) or ""}
    for step in line["steps"]:
        outcome, symbol, day = step["outcome"], symbols.normalise(step["as"]) or "", _day(step["date"])
        who = names.read([step["by"]] if step["by"] else [])
        if outcome == "draftResolution":
            said |= {"draft": symbol, "document": step["as"], "submitted_on": day, "sponsors": who}
        elif outcome == "draftResolutionAdditionalSponsors":
            said["additional"] = who
        elif outcome == "recommendedForAdoption":
            said |= {"report": symbol, "report_paragraph": step["refersTo"]}
        elif outcome == "adopted":
            said |= {"meeting": step["as"] if _SYMBOL.match(step["as"]) else "", "date": day}
    return Event(**said)


def _differences(how: str, stated: Sequence[Stated], printed: Sequence[list[str]]) -> Iterator[Difference]:
    if not how:
        yield Difference("how")
    if any(count.printed == "N.A." for count in stated):
        yield Difference("nought")
    if not stated or all(count.number == len(names) for count, names in zip(stated, printed, strict=True)):
        return
    listed = [name for names in printed for name in names]
    if not listed:
        yield Difference("no names")
    elif 2 * len(set(listed)) == len(listed):
        yield Difference("twice")
    else:
        for choice, count, names in zip(CHOICES, stated, printed, strict=True):
            if count.number is not None and count.number != len(names):
                kind = "fewer" if len(names) < count.number else "more"
                yield Difference(kind, choice, count.number, len(names))


def _documents(printed: str) -> tuple[str, str]:
    """The draft and the report that the words name, before what amended them: "A/77/380, para. 11"."""
    draft = report = ""
    for found in _SYMBOL.findall(printed.partition("amended")[0]):
        symbol = symbols.normalise(found.rstrip(".")) or ""
        if "/L." in symbol:
            draft = draft or symbol
        else:
            report = report or symbol
    return draft, report


def _stated(value: object) -> Stated:
    printed = str(value).strip() if isinstance(value, (str, int)) else ""
    number = int(printed) if printed.isdecimal() and len(printed) < 5 else 0 if printed == "N.A." else None
    return Stated(number, printed)


def _day(printed: str) -> str:
    """A date in ISO 8601 or in English, with or without an hour -> ISO 8601, or nothing."""
    words = printed.split()
    try:
        if len(words) == 3 and words[1].casefold() in _MONTHS:
            month = _MONTHS.index(words[1].casefold()) + 1
            return datetime.date(int(words[2]), month, int(words[0])).isoformat()
        return datetime.date.fromisoformat(words[0]).isoformat() if words and words[0] != _NO_DATE else ""
    except ValueError:
        return ""


def _is_line(value: object) -> bool:
    return (
        isinstance(value, dict)
        and isinstance(value.get("symbol"), str)
        and ("adoption_meeting" in value or isinstance(value.get("sponsors"), list))
        and "schema" not in value
        and "kind" not in value  # JSON of a document has sponsors too
    )


def _text(line: Mapping[str, Any], key: str) -> str:
    value = line.get(key)
    return " ".join(value.split()) if isinstance(value, str) else ""


def _names(line: Mapping[str, Any], key: str) -> list[str]:
    value = line.get(key)
    return [name for name in value if isinstance(name, str) and name.strip()] if isinstance(value, list) else []


def _who(names: Sequence[Named]) -> set[str]:
    return {name.code or name.printed for name in names}
