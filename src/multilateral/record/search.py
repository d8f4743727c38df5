"""The word search over the record. In an order that anybody can check, and no ranking.

Three steps: the database gives the keys of the paragraphs in which all the words stand; the shelf tells of which
versions they are, sifts them and counts; and only the paragraphs that are shown are read.
"""

from __future__ import annotations

import datetime
import json
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from multilateral.record.models import AdoptionTold, Passage, SponsorNamed, VoteGiven
from multilateral.record.shelf import SIFTED, Coverage, Held, Shelf, shelf
from multilateral.record.snippets import snippet
from multilateral.record.words import asked, holds

ORDERS = ("title", "newest", "oldest")
"""Texts with all the words in their title first, then the newest; the newest first; the oldest. Then by symbol."""
SPONSORED, NOT_LISTED = "sponsored", "not listed"
DID = (SPONSORED, "yes", "no", "abstain", NOT_LISTED)
"""What a State may have done with a text."""


@dataclass(frozen=True, slots=True)
class Sieve:
    """What is left of what was found: ``values`` by the names in ``SIFTED``, one text, what a State did with it."""

    values: dict[str, str] = field(default_factory=dict)
    text: str = ""
    state: str = ""
    did: str = ""

    @property
    def idle(self) -> bool:
        """Whether it leaves everything."""
        return not (self.values or self.text or (self.state and self.did))


@dataclass(frozen=True, slots=True)
class Result:
    """A paragraph in which all the words stand. ``snippet`` is in parts, each marked as hit or not."""

    symbol: str
    title: str
    language: str
    paragraph: str
    snippet: tuple[tuple[str, bool], ...]
    date: datetime.date | None
    body: str
    exercise: bool


class Hit(NamedTuple):
    """One version with something found in it: ``keys`` of its paragraphs, none where only the sieve was asked."""

    held: Held
    keys: Sequence[int]


@dataclass(frozen=True, slots=True)
class Sifted:
    """What was found, in order; ``count`` is of paragraphs, or of texts where no words were asked for.

    ``facets`` count texts by value, for each name in ``SIFTED``, with every other part of the sieve at work.
    """

    shelf: Shelf
    phrases: list[list[str]]
    hits: tuple[Hit, ...]
    count: int
    texts: int
    facets: dict[str, dict[str, int]]

    def read(self, chosen: Iterable[tuple[Held, Sequence[int]]]) -> list[list[Result]]:
        """The paragraphs with these keys, of each version in the order of the text."""
        wanted = [(held, list(keys) or [held.title_at or held.first]) for held, keys in chosen]
        every = [key for _, keys in wanted for key in keys]
        rows = Passage.objects.filter(pk__in=every).values_list("pk", "place", "text")
        known = {key: (place, text) for key, place, text in rows}
        return [[self._result(held, *known[key]) for key in keys if key in known] for held, keys in wanted]

    def topics(self, most: int = 5) -> list[tuple[str, str]]:
        """The agenda topics with all the words in their title, as slug and title; the shortest titles first."""
        every = self.shelf.topics.items() if self.phrases else ()
        shown = [each for each in every if holds(each[1], self.phrases)]
        return sorted(shown, key=lambda each: (len(each[1]), each[1]))[:most]

    def _result(self, held: Held, place: str, text: str) -> Result:
        words = snippet(text, self.phrases)
        body = held.by[SIFTED.index("body")]
        return Result(held.symbol, held.title, held.language, place, words, held.date, body, held.exercise)


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what was found; ``count`` is of paragraphs, in all, and ``texts`` of the documents they are of.

    ``topics`` are the titles of agenda topics, by their names in addresses.
    """

    count: int
    texts: int
    coverage: Coverage
    facets: dict[str, dict[str, int]]
    topics: dict[str, str]
    results: tuple[Result, ...]


def search(
    words: str,
    *,
    limit: int = 20,
    offset: int = 0,
    language: str | None = None,
    sieve: Sieve | None = None,
    order: str = "title",
) -> Found:
    """The paragraphs in which all the words stand; words between quotation marks stand together, in that order.

    ``language`` is a code ("en"). Without words, a sieve finds the titles of the texts that it leaves.
    Nothing that is typed reaches the database's query language.
    """
    sieve = sieve or Sieve()
    if language:
        sieve = Sieve({**sieve.values, "language": language}, sieve.text, sieve.state, sieve.did)
    found = sift(words, sieve, order=order)
    chosen, skipped, room = [], 0, limit
    for hit in found.hits:
        here = max(1, len(hit.keys))
        if skipped + here > offset and room > 0:
            keys = hit.keys[max(0, offset - skipped) :][:room]
            chosen.append((hit.held, keys))
            room -= max(1, len(keys))
        skipped += here
    results = tuple(result for each in found.read(chosen) for result in each)
    return Found(
        found.count,
        found.texts,
        found.shelf.covered(sieve.values.get("language", "")),
        found.facets,
        found.shelf.topics,
        results,
    )


def sift(words: str, sieve: Sieve, *, order: str = "title") -> Sifted:
    """Everything that is found, in order, counted by what it can be sifted by."""
    known, phrases = shelf(), asked(words)
    if not phrases and sieve.idle:
        return Sifted(known, phrases, (), 0, 0, {name: {} for name in SIFTED})
    hits = _by_version(known, keys_of(phrases)) if phrases else _whole(known, sieve)
    if sieve.text:
        hits = [hit for hit in hits if hit.held.symbol == sieve.text]
    if sieve.state and sieve.did:
        symbols = _done(sieve.state, sieve.did)
        hits = [hit for hit in hits if hit.held.symbol in symbols]
    passed, facets = _sifted(hits, sieve)
    passed.sort(key=lambda hit: hit.held.oldest if order == "oldest" else hit.held.newest)
    if order == "title" and phrases:
        passed.sort(key=lambda hit: hit.keys[0] != hit.held.title_at)
    count = sum(len(hit.keys) for hit in passed) if phrases else len(passed)
    return Sifted(known, phrases, tuple(passed), count, len({hit.held.work for hit in passed}), facets)


def matching(phrases: list[list[str]]) -> QuerySet[Passage]:
    """The passages in which all these phrases stand, by their words as ``words.asked`` gives them."""
    return Passage.objects.filter(pk__in=RawSQL(*_asking(phrases)))  # noqa: S611  put together from placeholders


def keys_of(phrases: list[list[str]]) -> list[int]:
    """The keys of the passages of ``matching``, in order.

    The database hands them over as one value: a row for each would take twice as long.
    """
    asking, words = _asking(phrases)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"SELECT json_group_array(key) FROM ({asking})", words)  # noqa: S608
            keys: list[int] = json.loads(cursor.fetchone()[0])
        else:
            cursor.execute(f"SELECT array_agg(key) FROM ({asking}) AS found", words)  # noqa: S608
            keys = cursor.fetchone()[0] or []
    keys.sort()
    return keys


def _asking(phrases: list[list[str]]) -> tuple[str, list[str]]:
    """The statement that gives the keys of passages, and its parameters: words are letters and digits alone."""
    if connection.vendor == "sqlite":
        query = " AND ".join(
            "(" + " OR ".join(f'"{word}"' for word in phrase[0].split("|")) + ")" if "|" in phrase[0]
            # Only the last word of a phrase may be a beginning.
            else '"' + " ".join(phrase).replace("*", "") + ('" *' if phrase[-1].endswith("*") else '"')
            for phrase in phrases
        )  # fmt: skip
        return "SELECT rowid AS key FROM record_words WHERE record_words MATCH %s", [query]
    together = [
        [[f"'{word.removesuffix('*')}'{':*' if word.endswith('*') else ''}" for word in part.split("|")]
         for part in phrase]
        for phrase in phrases
    ]  # fmt: skip
    asking = [" <-> ".join("(" + " | ".join(words) + ")" for words in phrase) for phrase in together]
    query = " && ".join("to_tsquery('simple', %s)" for _phrase in phrases)
    return f"SELECT id AS key FROM record_passage WHERE words @@ ({query})", asking  # noqa: S608


def _by_version(known: Shelf, keys: list[int]) -> list[Hit]:
    hits, at = [], 0
    while at < len(keys) and keys[at] <= known.last:
        place = bisect_right(known.starts, keys[at])
        end = bisect_left(keys, known.starts[place], at) if place < len(known.starts) else len(keys)
        if place:
            hits.append(Hit(known.held[place - 1], keys[at:end]))
        at = end
    return hits


def _whole(known: Shelf, sieve: Sieve) -> list[Hit]:
    """Every text once, in English or the first language that it is held in; or every version in the language sought."""
    if sieve.values.get("language"):
        return [Hit(held, ()) for held in known.held]
    one: dict[int, Held] = {}
    for held in known.held:
        other = one.get(held.work)
        if other is None or held.language == "en" or (other.language != "en" and held.language < other.language):
            one[held.work] = held
    return [Hit(held, ()) for held in one.values()]


def _sifted(hits: list[Hit], sieve: Sieve) -> tuple[list[Hit], dict[str, dict[str, int]]]:
    """Those that the sieve leaves, and the counts: for each part of it, of those that all its other parts leave."""
    wanted = [(n, sieve.values[name]) for n, name in enumerate(SIFTED) if sieve.values.get(name)]
    passed: list[Hit] = []
    but_for: dict[int, list[Hit]] = {n: [] for n, _ in wanted}
    for hit in hits:
        failed = [n for n, value in wanted if hit.held.by[n] != value]
        if not failed:
            passed.append(hit)
        elif len(failed) == 1:
            but_for[failed[0]].append(hit)
    facets = {}
    works = {hit.held.work: hit.held.by for hit in passed}
    for n, name in enumerate(SIFTED):
        if name == "language":
            # A text that is found in two languages counts in both, and elsewhere once.
            values: Iterable[str] = [hit.held.by[n] for hit in (*passed, *but_for.get(n, ()))]
        else:
            more = {hit.held.work: hit.held.by for hit in but_for.get(n, ())}
            values = [by[n] for by in (works | more if more else works).values()]
        facets[name] = dict(Counter(values))
        facets[name].pop("", None)
    return passed, facets


def _done(state: str, did: str) -> set[str]:
    """The symbols of the texts with which a State did this, as any source tells it."""
    if did == SPONSORED:
        return set(SponsorNamed.objects.filter(state=state).values_list("symbol", flat=True))
    given = VoteGiven.objects.filter(state=state)
    if did == NOT_LISTED:
        voted = AdoptionTold.objects.filter(listed__gt=0).values_list("symbol", flat=True)
        return set(voted) - set(given.values_list("symbol", flat=True))
    return set(given.filter(choice=did).values_list("symbol", flat=True))
