"""How a text came about, as sources tell it: what the page of a document shows of votes, sponsors and reports."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from multilateral.parties.order import english_key
from multilateral.record import queries
from multilateral.web.decision.boards import WIDTH, Part, parts


@dataclass(frozen=True, slots=True)
class Name:
    """One State or other sponsor; ``order`` sorts States by their English names, and is empty for what is none.

    ``note`` is what is to be said of the name.
    """

    text: str
    order: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of names with its sources."""

    names: tuple[Name, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table by State: the choice, the stated count, those who are listed."""

    choice: str
    count: int | None
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Vote:
    """How the text was adopted. ``rows`` are empty where no names are held, ``parts`` where no count is."""

    how: str
    counts: tuple[int | None, ...]
    not_listed: int
    width: int
    parts: tuple[Part, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...]
    sources: tuple[str, ...]

    @property
    def board(self) -> list[tuple[str, str]]:
        """How each State voted (``yes``, ``no``, ``abs``, ``nil``), in English alphabetical order; for the eye."""
        kinds = {"yes": "yes", "no": "no", "abstain": "abs", "": "nil"}
        states = [(name.order, kinds[row.choice], name.text) for row in self.rows for name in row.names if name.order]
        return [(kind, text) for _order, kind, text in sorted(states)]


@dataclass(frozen=True, slots=True)
class Came:
    """What the page says. ``date`` is that of the adoption."""

    vote: Vote | None
    date: datetime.date | None
    meeting: str
    report: str
    report_paragraph: str
    report_sources: tuple[str, ...]
    sponsors: tuple[Listed, ...]
    additional: tuple[Listed, ...]
    notes: tuple[str, ...]


def came_about(work: Any) -> Came | None:
    """What sources tell of how a work came about; ``None`` if none is held."""
    came = queries.proceedings(work.symbol)
    if not came.told:
        return None
    names = queries.state_names(work.exercise)
    vote, report, meeting = came.vote, came.first("report"), came.first("meeting") or came.first("meeting_printed")
    date = came.first("date")
    return Came(
        vote=_vote(came, vote, names) if vote is not None else None,
        date=datetime.date.fromisoformat(date.event.date) if date else None,
        meeting=(meeting.event.meeting or meeting.event.meeting_printed) if meeting else "",
        report=report.event.report if report else "",
        report_paragraph=report.event.report_paragraph if report else "",
        report_sources=_sources([told for told in came.told if report and told.event.report == report.event.report]),
        sponsors=tuple(_listed(each, told, names) for each, told in came.sponsors),
        additional=tuple(_listed(each, told, names) for each, told in came.additional),
        notes=tuple(_oddities(came)),
    )


def _vote(came: queries.CameAbout, told: queries.Told, names: dict[str, dict[str, str]]) -> Vote:
    event = told.event
    rows = tuple(
        Row(choice, count.number, _names(listed, names))
        for choice, count, listed in zip(("yes", "no", "abstain"), event.stated, event.votes, strict=False)
    )
    missing = queries.not_listed(event)
    if missing:
        rows += (Row("", len(missing), _in_order(_name(code, names) for code in missing)),)
    counts = event.counts
    same = [other for other in came.told if other.event.how == event.how and other.event.votes == event.votes]
    drawn = [n or 0 for n in counts]
    return Vote(
        how=event.how,
        counts=counts,
        not_listed=len(missing),
        width=WIDTH,
        parts=parts((drawn[0], drawn[1], drawn[2], len(missing))) if len(drawn) == 3 else (),
        rows=rows if any(row.names for row in rows) else (),
        notes=tuple(_said(difference) for difference in event.differences),
        sources=_sources(same),
    )


def _said(difference: Any) -> str:
    """What is odd in a line, with its cause as far as it is known."""
    match difference.kind:
        case "nought":
            return _("The source prints “N.A.” where there was no such vote; it is read as nought.")
        case "no names":
            return _("The source gives the count and lists no States.")
        case "twice":
            return _("The source lists every State twice; each is counted once here.")
        case "how":
            return _("The source does not say how the text was adopted.")
    choice = {"yes": _("In favour"), "no": _("Against"), "abstain": _("Abstaining")}[difference.choice]
    text = _("%(choice)s: the count says %(stated)s, and %(named)s are listed.")
    if difference.kind == "fewer":
        text = _("%(choice)s: the count says %(stated)s, and %(named)s are listed; who is missing is not said.")
    return text % {"choice": choice, "stated": difference.stated, "named": difference.named}


def _oddities(came: queries.CameAbout) -> list[str]:
    lines = [told for told in came.told if told.is_line]
    found = [] if came.vote else [_said(d) for told in lines[:1] for d in told.event.differences]
    if len(lines) > 1:
        what = {"sponsors": _("the sponsors"), "additional": _("the additional sponsors"), "votes": _("the votes")}
        differing = [what.get(name, _("other facts")) for name in came.differing if name != "differences"]
        n = len(lines)
        count = ngettext("The sources have %(count)s line on it.", "The sources have %(count)s lines on it.", n)
        if differing:
            said = _("They differ in: %(what)s. All are kept.") % {"what": ", ".join(dict.fromkeys(differing))}
        else:
            said = _("They tell the same.")
        found.append(f"{count % {'count': n}} {said}")
    return found


def _listed(names: Sequence[Any], told: Sequence[queries.Told], known: dict[str, dict[str, str]]) -> Listed:
    return Listed(_names(names, known), _sources(told))


def _names(names: Sequence[Any], known: dict[str, dict[str, str]]) -> tuple[Name, ...]:
    return _in_order(
        _name(each.code, known, _note(each)) if each.code in known else Name(each.printed) for each in names
    )


def _in_order(names: Iterable[Name]) -> tuple[Name, ...]:
    return tuple(sorted(names, key=lambda name: (not name.order, name.order, name.text)))


def _note(name: Any) -> str:
    if name.capacity:
        return _("for: %(group)s") % {"group": name.capacity}
    return _("printed “%(name)s”") % {"name": name.printed} if name.reason else ""


def _name(code: str, known: dict[str, dict[str, str]], note: str = "") -> Name:
    language = (get_language() or "en").partition("-")[0]
    return Name(known[code].get(language) or known[code]["en"], english_key(known[code]["en"]), note)


def _sources(told: Sequence[queries.Told]) -> tuple[str, ...]:
    found = []
    for each in told:
        file = each.row.path.replace("\\", "/")
        if each.here:
            said = _("this house, entry %(position)s of the ledger") % {"position": each.row.number}
        elif each.is_line:
            said = _("%(file)s, line %(number)s") % {"file": file, "number": each.row.number}
        else:
            said = _("the workflow in %(file)s") % {"file": file}
        found.append(f"{each.row.source.title}: {said}" if each.row.source else said)
    return tuple(found)
