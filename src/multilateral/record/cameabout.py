"""Questions on how a text came about, as the sources tell it: drafts, votes by State, sponsors."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Min

from multilateral.parties import facts
from multilateral.parties import queries as parties
from multilateral.record.index import read
from multilateral.record.lineage import ADOPTED_AS, INFERRED, named
from multilateral.record.models import Lineage, Proceedings, SponsorNamed, Version, VoteGiven, Work
from multilateral.record.printed_names import Named
from multilateral.record.proceedings import HERE, Event, differing

Answer = TypeVar("Answer")
SPONSORED, JOINED = "sponsored", "joined the sponsors"


@dataclass(frozen=True, slots=True)
class NamedDraft:
    """A draft that a source names as what a text was adopted from. ``date`` is when it was submitted, if told."""

    symbol: str
    date: datetime.date | None
    reason: str
    work: Work | None


@dataclass(frozen=True, slots=True)
class Told:
    """One source, and what it tells."""

    row: Proceedings
    event: Event

    @property
    def here(self) -> bool:
        """Whether it was decided in this house; the row's number is then that of the ledger's entry."""
        return self.row.path == HERE and self.row.source_id is None

    @property
    def is_line(self) -> bool:
        """Whether it is a line of a vote file, which lists all; a file's workflow may leave things out."""
        return self.row.number > 0


@dataclass(frozen=True, slots=True)
class Part:
    """The part that a State had in a text: how it voted (``yes``, ``no``, ``abstain``), or that it sponsored it."""

    symbol: str
    what: str
    date: datetime.date | None
    entered_at: datetime.datetime


@dataclass(frozen=True, slots=True)
class CameAbout:
    """All that the sources tell of one text; lines of vote files go first."""

    told: tuple[Told, ...]

    def first(self, name: str) -> Told | None:
        """The first source that tells something in this field of ``Event``."""
        return next((told for told in self.told if getattr(told.event, name)), None)

    @property
    def vote(self) -> Told | None:
        """The source of the vote: the first that says how the text was adopted."""
        return self.first("how")

    @property
    def differing(self) -> tuple[str, ...]:
        """The fields of ``Event`` in which two lines on the text differ."""
        lines = [told for told in self.told if told.is_line]
        found = {name for other in lines[1:] for name in differing(lines[0].event, other.event)}
        return tuple(sorted(found))

    def answers(self, ask: Callable[[Event], Answer], same: Callable[[Answer], Any]) -> list[tuple[Answer, list[Told]]]:
        """Each different answer with the sources that give it; ``same`` makes of an answer what is compared.

        An empty answer counts where a line gives it and another line does not.
        """
        found: dict[Any, tuple[Answer, list[Told]]] = {}
        for told in self.told:
            answer = ask(told.event)
            if answer or told.is_line:
                found.setdefault(same(answer), (answer, []))[1].append(told)
        return list(found.values()) if any(answer for answer, _ in found.values()) else []

    @property
    def sponsors(self) -> list[tuple[tuple[Named, ...], list[Told]]]:
        """The sponsors of the draft, as each source lists them."""
        return self.answers(lambda event: event.sponsors, who)

    @property
    def additional(self) -> list[tuple[tuple[Named, ...], list[Told]]]:
        """Those who joined them later, as each source lists them."""
        return self.answers(lambda event: event.additional, who)


def who(names: tuple[Named, ...]) -> frozenset[str]:
    """Those named, whatever the order and the spelling."""
    return frozenset(name.code or name.printed for name in names)


def proceedings(symbol: str) -> CameAbout:
    """What the sources tell of the text with this symbol; it need not be held."""
    rows = Proceedings.objects.select_related("file", "source").filter(symbol=symbol).order_by("entered_at", "number")
    told = [Told(row, read(row)) for row in rows]
    return CameAbout(tuple(sorted(told, key=lambda each: not each.is_line)))


def drafts(work: Work, known: set[str]) -> tuple[NamedDraft, ...]:
    """The drafts that sources name for this work, less those ``known``."""
    found: dict[str, NamedDraft] = {}
    for row in Proceedings.objects.filter(symbol=work.symbol).exclude(draft="").exclude(draft=work.symbol):
        if row.draft in known or (row.draft in found and found[row.draft].date):
            continue
        day = read(row).submitted_on
        date = datetime.date.fromisoformat(day) if day else None
        held = Work.objects.filter(symbol=row.draft).first()
        found[row.draft] = NamedDraft(row.draft, date, named(row.draft), held)
    return tuple(found[symbol] for symbol in sorted(found))


def named_adopted(draft: str) -> tuple[str, ...]:
    """The symbols of the texts that, as a source tells, were adopted from this draft."""
    found = Proceedings.objects.filter(draft=draft).exclude(symbol=draft).order_by().values_list("symbol", flat=True)
    return tuple(sorted(set(found)))


def evidence(link: Lineage) -> list[str]:
    """What the sources say for or against an inferred link: how many sponsors there are, which draft they name."""
    if link.basis != INFERRED or link.relation != ADOPTED_AS:
        return []
    came = proceedings(link.later.symbol)
    found = []
    draft = Version.objects.filter(work=link.earlier).order_by("language").first()
    there = len(draft.document.get("sponsors") or ()) if draft else 0
    here = came.first("sponsors")
    if there and here is not None:
        found.append(f"{there} sponsors there, {len(here.event.sponsors)} here")
    told = came.first("draft")
    if told is not None:
        found.append(named(told.event.draft))
    return found


def state_names(exercise: bool) -> dict[str, dict[str, str]]:
    """The official names of the States that can be named in proceedings, by code and language."""
    if exercise:
        return {state.code: state.names for state in parties.states("invented")}
    return {fact.code: fact.names for fact in facts.states()}


def not_listed(event: Event) -> list[str]:
    """The Member States of today that a roll call of the General Assembly does not list; none where it lists nobody.

    They were absent or took no part: the sources do not tell which.
    """
    listed = {name.code for names in event.votes for name in names}
    if not listed or not event.symbol.startswith("A/RES/"):
        return []
    return [fact.code for fact in facts.states() if fact.status == "member" and fact.code not in listed]


def tallies(symbols: Collection[str]) -> dict[str, str]:
    """How each of these texts was adopted, as the first source tells it: ``112-52-8``, or ``without a vote``."""
    found: dict[str, str] = {}
    rows = Proceedings.objects.filter(symbol__in=symbols).order_by("-number", "entered_at")
    for row in rows:  # lines of vote files go first: a workflow in a file has no number
        event = read(row)
        if row.symbol not in found and event.how:
            counts = "-".join("?" if n is None else str(n) for n in event.counts)
            found[row.symbol] = counts or event.how
    return found


def votes_of(state: str) -> list[tuple[str, str, datetime.date | None]]:
    """How a State voted, newest first: symbol, choice, date. Twice where two sources differ."""
    found = VoteGiven.objects.filter(state=state).values_list("symbol", "choice", "date").distinct()
    return sorted(found, key=lambda each: (each[2] or datetime.date.min, each[0]), reverse=True)


def sponsored_by(state: str) -> list[tuple[str, bool, datetime.date | None]]:
    """The texts that a State sponsored, newest first: symbol, whether it joined later, date."""
    found = SponsorNamed.objects.filter(state=state).values_list("symbol", "additional", "date").distinct()
    return sorted(found, key=lambda each: (each[2] or datetime.date.min, each[0]), reverse=True)


def told_of(state: str, limit: int) -> list[Part]:
    """The part that a State had in texts, as sources tell it, what was entered last first.

    What two sources tell alike is told once, as of the day when the first of them was entered.
    """
    voted = VoteGiven.objects.filter(state=state).values_list("symbol", "choice")
    named = SponsorNamed.objects.filter(state=state).values_list("symbol", "additional")
    found = [
        Part(symbol, what if isinstance(what, str) else JOINED if what else SPONSORED, date, entered)
        for each in (voted, named)
        for symbol, what, date, entered in each.annotate(
            day=Min("date"), entered=Min("proceedings__entered_at")
        ).order_by("-entered", "symbol")[:limit]
    ]
    return sorted(found, key=lambda part: part.entered_at, reverse=True)[:limit]
