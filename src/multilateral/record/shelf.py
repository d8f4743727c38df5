"""The shelf: every version that is held, with what a search sifts by, kept in memory until the index changes.

It is small (a line for each version, none of its words), and every search counts over it.
"""

from __future__ import annotations

import datetime
import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import connection

from multilateral.record import topic_index
from multilateral.record.models import AdoptionTold, Passage, TopicText, Version, Work

SIFTED = ("body", "committee", "session", "year", "language", "kind", "topic", "adopted")
"""What a search can be sifted by, in the order in which a ``Held`` has it."""
VOTED, WITHOUT, UNTOLD, DRAFT = "recorded vote", "without a vote", "not told", "draft"
"""How a text was adopted; ``UNTOLD`` where no source says it. A draft was not; neither were reports and the like."""

_COMMITTEES = ("first", "second", "third", "fourth", "fifth", "sixth")
_COMMITTEE = re.compile(r"A/(?:AC\.\d+|(C\.[1-6])|\w+)/")
_COUNCILS = (
    (re.compile(r"A/HRC/"), "human-rights-council"),
    (re.compile(r"S/"), "security-council"),
    (re.compile(r"E/(?:RES|DEC|\d)"), "economic-and-social-council"),
    (re.compile(r"T/RES/"), "trusteeship-council"),
)


class Held(NamedTuple):
    """One version: the keys of its first passage and of its title (0 without one), and what it is sifted by.

    ``work`` counts the works; ``newest`` and ``oldest`` are its places in order, by date and then by symbol.
    """

    first: int
    title_at: int
    work: int
    symbol: str
    title: str
    date: datetime.date | None
    adopted_on: datetime.date | None
    exercise: bool
    order: str
    language: str
    by: tuple[str, ...]
    counts: tuple[int | None, int | None, int | None]
    newest: int = 0
    oldest: int = 0


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was searched: documents, of which languages, and the days of the first and the last of them."""

    documents: int
    languages: tuple[str, ...]
    first: datetime.date | None
    last: datetime.date | None


@dataclass(frozen=True, slots=True, eq=False)
class Shelf:
    """``held`` in the order of passages; ``starts`` are their first keys; ``topics`` titles by name in an address.

    ``coverage`` is of each language, and under "" of all. ``last`` is the key of the last passage that stood when it
    was loaded: what has a later one is on the next shelf.
    """

    held: tuple[Held, ...]
    starts: tuple[int, ...]
    topics: dict[str, str]
    coverage: dict[str, Coverage]
    last: int

    def covered(self, language: str = "") -> Coverage:
        """What a search looks through, in one language or in all."""
        return self.coverage.get(language, Coverage(0, (), None, None))


_known: tuple[tuple[Any, ...], Shelf] | None = None


def shelf() -> Shelf:
    """The shelf as it is now: loaded afresh when a text, a vote or a topic has come since."""
    global _known
    stamp = _stamp()
    if _known is None or _known[0] != stamp:
        # What has entered since is on no topic yet; and placing takes the lock of a writer.
        if Work.objects.filter(on_topic=None).exclude(kind="collection").exists() and topic_index.place():
            stamp = _stamp()
        _known = stamp, _load(stamp[1][0] if stamp[1] else 0)
    return _known[1]


def body_of(symbol: str, body: str = "") -> str:
    """The slug of the body whose document it is, by its symbol where nobody has said it.

    >>> body_of("A/RES/77/36"), body_of("A/C.1/77/L.23"), body_of("EX/WG/3/L.9"), body_of("S/RES/1540 (2004)")
    ('general-assembly', 'first-committee', '', 'security-council')
    """
    body = body or next((slug for begins, slug in _COUNCILS if begins.match(symbol)), "")
    if body or not (found := _COMMITTEE.match(symbol)):
        return body
    return f"{_COMMITTEES[int(found[1][-1]) - 1]}-committee" if found[1] else "general-assembly"


def _stamp() -> tuple[Any, ...]:
    """What changes with every row that is indexed: index rows are never changed, only made anew."""
    last = [
        Passage.objects.order_by("-pk").values_list("pk", "version_id").first(),
        AdoptionTold.objects.order_by("-pk").values_list("pk", "proceedings_id").first(),
        TopicText.objects.order_by("-pk").values_list("pk", "work_id").first(),
    ]
    return connection.settings_dict["NAME"], *last


def _load(last: int) -> Shelf:
    told: dict[str, tuple[Any, ...]] = {}
    rows = AdoptionTold.objects.order_by("proceedings__entered_at", "proceedings__number")
    for symbol, how, committee, *counts in rows.values_list("symbol", "how", "committee", "yes", "no", "abstain"):
        told.setdefault(symbol, (how, committee, *counts))
    topics = {
        work: (slug, title)
        for work, slug, title in TopicText.objects.exclude(topic=None)
        .values_list("work_id", "topic__slug", "topic__title")
        .iterator()
    }
    titles = dict(Passage.objects.filter(place="title").order_by().values_list("version_id", "pk"))
    fields = ("id", "language", "work_id")
    of_work = ("symbol", "title", "kind", "body", "session", "date", "adopted_on", "exercise", "order")
    held: list[Held] = []
    works: dict[uuid.UUID, int] = {}
    first = _first()
    for version, language, work, symbol, title, kind, body, session, date, adopted_on, exercise, order in (
        Version.objects.order_by().values_list(*fields, *(f"work__{field}" for field in of_work)).iterator()
    ):
        if version not in first:
            continue
        how, committee, *counts = told.get(symbol, ("", "", None, None, None))
        if kind.startswith("draft"):
            how = DRAFT
        elif not how and adopted_on is not None:
            how = UNTOLD
        by = (
            body_of(symbol, body),
            committee,
            session,
            str(date.year) if date else "",
            language,
            kind,
            topics.get(work, ("", ""))[0],
            how,
        )
        held.append(
            Held(
                first[version],
                titles.get(version, 0),
                works.setdefault(work, len(works)),
                symbol,
                title,
                date,
                adopted_on,
                exercise,
                order,
                language,
                by,
                (counts[0], counts[1], counts[2]),
            )
        )
    held.sort(key=lambda each: (each.order, each.language))
    for name, missing, turned in (("oldest", datetime.date.max, False), ("newest", datetime.date.min, True)):
        places = sorted(range(len(held)), key=lambda n: held[n].date or missing, reverse=turned)
        for place, n in enumerate(places):
            held[n] = held[n]._replace(oldest=place) if name == "oldest" else held[n]._replace(newest=place)
    held.sort()
    languages = {each.language for each in held}
    covered = {code: _coverage([each for each in held if each.language == code]) for code in languages}
    starts = tuple(each.first for each in held)
    return Shelf(tuple(held), starts, dict(topics.values()), {"": _coverage(held)} | covered, last)


def _coverage(held: Sequence[Held]) -> Coverage:
    days = [each.date for each in held if each.date is not None]
    languages = tuple(sorted({each.language for each in held}))
    return Coverage(len({each.work for each in held}), languages, min(days, default=None), max(days, default=None))


def _first() -> dict[uuid.UUID, int]:
    """The key of the first passage of each version; those of one version follow one another."""
    versions = "SELECT v.id, (SELECT min(p.id) FROM record_passage p WHERE p.version_id = v.id) FROM record_version v"
    with connection.cursor() as cursor:
        cursor.execute(versions)
        rows = cursor.fetchall()
    return {v if isinstance(v, uuid.UUID) else uuid.UUID(v): first for v, first in rows if first is not None}
