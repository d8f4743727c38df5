"""Questions about what decisions decide, request and invite: of whom, until when; and the agenda that they order.

All of it is read from the index of provisions; each answer takes a fixed number of queries.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from django.db.models import Count, Q, QuerySet

from multilateral.ledger import queries as ledger
from multilateral.record.families import placed
from multilateral.record.models import Provision, Version, Work
from multilateral.record.provisions import acts_of, addressee_key, provisions
from multilateral.record.search import matching
from multilateral.record.words import asked as words_asked
from multilateral.record.words import folded
from multilateral.texts.model import Document
from multilateral.texts.operative import ASKING, CONSIDER, INCLUDE

OFFERED = 60
"""How many addressees a form offers."""

_NUMBERED = re.compile(r"A/RES/(\d+)/(\d+)")

VERBS = ("Decides", *ASKING)
"""The verbs by which the index is asked."""

ORDERS = {
    "record": ("place", "order"),
    "addressee": ("addressee", "place", "order"),
    "due": ("due_session", "due_date", "place", "order"),
}
"""The orders in which acts can be listed; none of them ranks anybody."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for; an empty field leaves it open.

    ``addressee`` is any of those named together, compared without case, accents and article. ``due`` is a session's
    number, an ISO date (due on or before it) or ``none``. ``verb`` is one of ``VERBS``, ``topic`` a topic's slug or
    words of a text's title, ``body`` a body's slug, ``symbol`` a text's symbol. ``words`` all stand in the paragraph.
    """

    addressee: str = ""
    due: str = ""
    verb: str = ""
    topic: str = ""
    words: str = ""
    body: str = ""
    symbol: str = ""
    order: str = "record"


def find(asked: Asked) -> QuerySet[Provision]:
    """The acts that fit, of adopted texts, each from the version that speaks for its work."""
    found = Provision.objects.filter(speaks=True)
    if asked.addressee:
        found = found.filter(addressed__contains=f"|{addressee_key(asked.addressee)}|")
    if asked.due:
        found = found.filter(_due(asked.due))
    if asked.verb:
        found = found.filter(verb=asked.verb)
    if asked.topic:
        placed()
        on_topic = Q(on_topic__topic__slug=asked.topic) | Q(on_topic__topic__title__icontains=asked.topic)
        named = on_topic | Q(title__icontains=asked.topic)
        found = found.filter(work__in=Work.objects.filter(named).order_by().values("pk"))
    if phrases := words_asked(asked.words):
        found = found.filter(passage__in=matching(phrases))
    if asked.body:
        found = found.filter(work__body=asked.body)
    if asked.symbol:
        found = found.filter(work__symbol=asked.symbol)
    return found.order_by(*ORDERS.get(asked.order, ORDERS["record"]))


def chosen(keys: Iterable[int], order: str = "record") -> QuerySet[Provision]:
    """The acts with these keys, in one of the ``ORDERS``: a page of what was found."""
    return Provision.objects.filter(pk__in=list(keys)).order_by(*ORDERS.get(order, ORDERS["record"]))


@dataclass(frozen=True, slots=True)
class Choices:
    """What a form offers: sessions at which something is due, sessions with an agenda, those addressed most often.

    ``addressees`` are in alphabetical order: to choose from, not to rank.
    """

    sessions: tuple[int, ...]
    agendas: tuple[int, ...]
    addressees: tuple[str, ...]


def choices() -> Choices:
    """What the index can be asked, reckoned anew when the ledger has moved on."""
    return _choices(ledger.state())


@lru_cache(maxsize=2)
def _choices(state: tuple[int, str]) -> Choices:
    spoken = Provision.objects.filter(speaks=True)
    due = spoken.filter(due_body="").exclude(due_session=None)
    asked = spoken.exclude(addressee="").exclude(verb="Decides")
    often = asked.values_list("addressee").annotate(times=Count("pk")).order_by("-times", "addressee")[:OFFERED]
    return Choices(
        tuple(_sessions(due)),
        tuple(agendas()),
        tuple(sorted((name for name, _times in often), key=addressee_key)),
    )


def of_work(work: Work, language: str) -> list[Provision]:
    """What one text decides and asks, in the words of one of its languages."""
    return list(Provision.objects.filter(work=work, version__language=language).order_by("order"))


def of_version(version: Version, document: Document) -> list[Provision]:
    """The same of a version that is not in the index, such as one since corrected; nothing is stored."""
    return [Provision(version=version, **row) for row in provisions(acts_of(document))]


def sets_going(provision: Provision) -> bool:
    """Whether it bears on an agenda, or requests or invites somebody, or has a time: what a text's own page lists."""
    timed = provision.due_session is not None or provision.due_date is not None
    asks = provision.verb in ("Requests", "Invites", "Instructs", "Authorizes", "Asks") and provision.addressee
    return bool(provision.agenda_kind or asks or timed)


@dataclass(slots=True)
class Ordered:
    """An item of a coming session: what includes it or takes it up, and its sub-items; ``title`` as first printed."""

    title: str
    included: list[Provision] = field(default_factory=list)
    considered: list[Provision] = field(default_factory=list)
    sub_items: list[Ordered] = field(default_factory=list)

    @property
    def sources(self) -> list[Provision]:
        """Every paragraph that names the item itself, in the order of the record."""
        return [*self.included, *self.considered]


@dataclass(frozen=True, slots=True)
class Agenda:
    """The provisional agenda of a session of the General Assembly as the decisions held have made it.

    ``items`` stand in alphabetical order; ``untitled`` are questions to be taken up without an item named.
    ``held`` are the sessions whose resolutions are held (nine in ten at least), ``missing`` those between the first of
    them and this one that are not.
    """

    session: int
    items: tuple[Ordered, ...]
    untitled: tuple[Provision, ...]
    held: tuple[int, ...]
    missing: tuple[int, ...]

    @property
    def count(self) -> int:
        """How many items and sub-items stand on it."""
        return sum(1 + len(item.sub_items) for item in self.items)


def agenda(session: int) -> Agenda:
    """The items that resolutions of the Assembly include in the agenda of a session, or take up at it."""
    found = _of_assembly().filter(due_session=session, agenda_kind__in=(INCLUDE, CONSIDER))
    items: dict[str, Ordered] = {}
    subs: dict[tuple[str, str], Ordered] = {}
    untitled = []
    for provision in found.select_related("work").order_by("place", "order"):
        above = provision.agenda_item or provision.agenda_title
        if not above:
            untitled.append(provision)
            continue
        key = folded(above)
        place = items.setdefault(key, Ordered(above))
        if provision.agenda_item:
            sub = Ordered(provision.agenda_title)
            place = subs.setdefault((key, folded(provision.agenda_title)), sub)
            if place is sub:
                items[key].sub_items.append(sub)
        (place.included if provision.agenda_kind == INCLUDE else place.considered).append(provision)
    for item in items.values():
        item.sub_items.sort(key=lambda sub: folded(sub.title))
    held = _held()
    missing = [n for n in range(held[0], session) if n not in held] if held else []
    return Agenda(
        session,
        tuple(items[key] for key in sorted(items)),
        tuple(untitled),
        tuple(n for n in held if n <= session),
        tuple(missing),
    )


def agendas() -> list[int]:
    """The sessions for which resolutions of the Assembly order an agenda."""
    found = _of_assembly().filter(agenda_kind__in=(INCLUDE, CONSIDER)).exclude(due_session=None)
    return _sessions(found)


def _sessions(found: QuerySet[Provision]) -> list[int]:
    numbers = found.order_by("due_session").values_list("due_session", flat=True).distinct()
    return [number for number in numbers if number is not None]


def _of_assembly() -> QuerySet[Provision]:
    return Provision.objects.filter(speaks=True, due_body="", work__exercise=False, work__symbol__startswith="A/")


def _held() -> list[int]:
    """The sessions whose resolutions are held: nine in ten of the numbers up to the highest that is."""
    numbers: dict[int, set[int]] = {}
    works = Work.objects.filter(symbol__startswith="A/RES/", exercise=False).exclude(adopted_on=None)
    for symbol in works.order_by().values_list("symbol", flat=True):
        named = _NUMBERED.match(symbol)
        if named is not None:
            numbers.setdefault(int(named[1]), set()).add(int(named[2]))
    return sorted(session for session, there in numbers.items() if len(there) >= 0.9 * max(there))


def _due(due: str) -> Q:
    if due == "none":
        return Q(due_session=None, due_date=None)
    if due.isascii() and due.isdigit() and len(due) < 5:
        return Q(due_session=int(due), due_body="")
    try:
        return Q(due_date__lte=datetime.date.fromisoformat(due))
    except ValueError:
        return Q(pk__in=[])
