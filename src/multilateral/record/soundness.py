"""Whether the index over the record is the one of its texts: what search, citations and votes are answered from."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.db import connection

from multilateral.record import index
from multilateral.record.models import (
    AdoptionTold,
    CitationLink,
    Passage,
    Proceedings,
    SponsorNamed,
    Version,
    VoteGiven,
)
from multilateral.record.proceedings import CHOICES
from multilateral.record.words import folded
from multilateral.texts.model import from_json

ADVICE = "`multilateral manage rebuild_index` makes the index anew"
AT_ONCE = 100


def differences() -> Iterator[str]:
    """One sentence for each text or source whose index entries are not its own, and for entries that belong to none."""
    versions = Version.objects.select_related("work").order_by("work__order", "language").iterator(chunk_size=AT_ONCE)
    while some := list(islice(versions, AT_ONCE)):
        yield from _versions(some)
    rows = Proceedings.objects.order_by("symbol", "pk").iterator(chunk_size=AT_ONCE)
    while told := list(islice(rows, AT_ONCE)):
        yield from _proceedings(told)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM record_words WHERE rowid NOT IN (SELECT id FROM record_passage)")
            if stray := cursor.fetchone()[0]:
                yield f"the index of words has {stray} entries that belong to no passage; {ADVICE}"


def _versions(versions: list[Version]) -> Iterator[str]:
    passages: dict[Any, list[tuple[int, str, str]]] = defaultdict(list)
    keys: dict[int, tuple[Any, str]] = {}
    for key, version, place, text in (
        Passage.objects.filter(version__in=versions).order_by("order").values_list("pk", "version", "place", "text")
    ):
        passages[version].append((key, place, text))
        keys[key] = (version, text)
    citations: dict[Any, list[tuple[str, str, str]]] = defaultdict(list)
    links = CitationLink.objects.filter(version__in=versions)
    for version, *link in links.values_list("version", "target", "place", "text"):
        citations[version].append((link[0], link[1], link[2]))
    unsearchable = {keys[key][0] for key in _without_words(keys)}
    for one in versions:
        name = f"{one.work.symbol} ({one.language})"
        expected = index.entries(from_json(one.document), anchored=False)
        printed = [(place, text) for place, text, _, _ in expected.passages]
        if [(place, text) for _, place, text in passages[one.pk]] != printed:
            yield f"{name}: its passages in the index are not those of the text; {ADVICE}"
        elif one.pk in unsearchable:
            yield f"{name}: the search has other words than the text; {ADVICE}"
        if Counter(citations[one.pk]) != Counter(expected.citations):
            yield f"{name}: its citations in the index are not those of the text; {ADVICE}"


def _without_words(keys: dict[int, tuple[Any, str]]) -> Iterable[int]:
    """The passages whose words in the search are not those that they have."""
    with connection.cursor() as cursor:
        held: dict[int, str] = {}
        if connection.vendor == "sqlite":
            for some in _portions(list(keys), 900):
                holes = ", ".join(["%s"] * len(some))
                cursor.execute(f"SELECT rowid, words FROM record_words WHERE rowid IN ({holes})", some)  # noqa: S608
                held |= dict(cursor.fetchall())
            return [key for key, (_, text) in keys.items() if held.get(key) != folded(text)]
        wrong: list[int] = []
        for some in _portions(list(keys), 900):
            cursor.execute(
                "SELECT p.id FROM record_passage p JOIN unnest(%s::bigint[], %s::text[]) AS t(id, words) ON p.id = t.id"
                " WHERE p.words IS DISTINCT FROM to_tsvector('simple', t.words)",
                [some, [folded(keys[key][1]) for key in some]],
            )
            wrong += [key for (key,) in cursor.fetchall()]
        return wrong


def _proceedings(rows: list[Proceedings]) -> Iterator[str]:
    votes: dict[Any, Counter[tuple[str, str]]] = defaultdict(Counter)
    for pk, state, choice in VoteGiven.objects.filter(proceedings__in=rows).values_list(
        "proceedings", "state", "choice"
    ):
        votes[pk][state, choice] += 1
    sponsors: dict[Any, Counter[tuple[str, bool]]] = defaultdict(Counter)
    for pk, state, additional in SponsorNamed.objects.filter(proceedings__in=rows).values_list(
        "proceedings", "state", "additional"
    ):
        sponsors[pk][state, additional] += 1
    fields = ("symbol", "how", "committee", "date", "yes", "no", "abstain", "listed")
    adoptions = {
        pk: dict(zip(fields, (*told[:3], told[3].isoformat() if told[3] else None, *told[4:]), strict=True))
        for pk, *told in AdoptionTold.objects.filter(proceedings__in=rows).values_list("proceedings", *fields)
    }
    for row in rows:
        told = index.read(row)
        if adoptions.get(row.pk) != (index.adoption(told) if told.how else None):
            yield f"{row.symbol}: its adoption in the index is not that of {row.path}, line {row.number}; {ADVICE}"
        given = zip(CHOICES, told.votes, strict=True)
        if votes[row.pk] != Counter((name.code, choice) for choice, names in given for name in names if name.code):
            yield f"{row.symbol}: the votes in the index are not those of {row.path}, line {row.number}; {ADVICE}"
        named = [(name.code, False) for name in told.sponsors] + [(name.code, True) for name in told.additional]
        if sponsors[row.pk] != Counter(one for one in named if one[0]):
            yield f"{row.symbol}: the sponsors in the index are not those of {row.path}, line {row.number}; {ADVICE}"


def _portions(keys: list[int], size: int) -> Iterator[list[int]]:
    return (keys[n : n + size] for n in range(0, len(keys), size))
