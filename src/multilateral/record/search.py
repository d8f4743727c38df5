"""The word search over the record. Newest first, then by symbol: an order that anybody can check, and no ranking."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db import connection
from django.db.models import F, QuerySet
from django.db.models.expressions import RawSQL

from multilateral.record.models import Passage, Version, Work
from multilateral.record.words import asked, found_in

AROUND = 120
"""How many characters a snippet shows on either side of the first hit."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was searched: documents, of which languages, and the days of the first and the last of them."""

    documents: int
    languages: tuple[str, ...]
    first: datetime.date | None
    last: datetime.date | None


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


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what was found; ``count`` is of paragraphs, in all."""

    count: int
    coverage: Coverage
    results: tuple[Result, ...]


def search(words: str, *, limit: int = 20, offset: int = 0, language: str | None = None) -> Found:
    """The paragraphs in which all the words stand; words between quotation marks stand together, in that order.

    ``language`` is a code ("en"). Nothing that is typed reaches the database's query language.
    """
    phrases = asked(words)
    if not phrases:
        return Found(0, coverage(language), ())
    hits = matching(phrases)
    if language:
        hits = hits.filter(version__language=language)
    count = hits.count()
    newest = F("version__work__date").desc(nulls_last=True)
    page = hits.select_related("version__work").order_by(newest, "version__work__order", "version__language", "order")
    results = tuple(_result(passage, phrases) for passage in page[offset : offset + limit])
    return Found(count, coverage(language), results)


def coverage(language: str | None = None) -> Coverage:
    """What a search looks through."""
    versions = Version.objects.filter(language=language) if language else Version.objects.all()
    works = Work.objects.filter(versions__in=versions).distinct()
    days = sorted(works.exclude(date=None).order_by().values_list("date", flat=True))
    return Coverage(
        documents=works.count(),
        languages=tuple(sorted(set(versions.order_by().values_list("language", flat=True)))),
        first=days[0] if days else None,
        last=days[-1] if days else None,
    )


def snippet(text: str, phrases: list[list[str]]) -> tuple[tuple[str, bool], ...]:
    """The words around the first hit, cut at blanks, in parts marked as hit or not."""
    spans = found_in(text, phrases)
    start, end = 0, len(text)
    if spans:
        start, end = max(0, spans[0][0] - AROUND), min(len(text), spans[0][1] + 2 * AROUND)
    elif end > 3 * AROUND:
        end = 3 * AROUND
    if start and (blank := text.find(" ", start, spans[0][0] if spans else end)) >= 0:
        start = blank + 1
    if end < len(text) and (blank := text.rfind(" ", spans[0][1] if spans else start, end)) >= 0:
        end = blank
    parts: list[tuple[str, bool]] = [("… ", False)] if start else []
    at = start
    for begin, stop in spans:
        if stop > end:
            break
        if begin > at:
            parts.append((text[at:begin], False))
        parts.append((text[begin:stop], True))
        at = stop
    if at < end:
        parts.append((text[at:end], False))
    if end < len(text):
        parts.append((" …", False))
    return tuple(parts)


def matching(phrases: list[list[str]]) -> QuerySet[Passage]:
    """The passages in which all these phrases stand, by their words as ``words.tokens`` gives them."""
    # Phrases hold letters and digits alone (words.asked), and they travel as parameters.
    if connection.vendor == "sqlite":
        query = " AND ".join('"' + " ".join(phrase) + '"' for phrase in phrases)
        rows = RawSQL("SELECT rowid FROM record_words WHERE record_words MATCH %s", [query])  # noqa: S611
    else:
        query = " && ".join("phraseto_tsquery('simple', %s)" for _phrase in phrases)
        rows = RawSQL(  # noqa: S611  the query is put together from placeholders
            f"SELECT id FROM record_passage WHERE words @@ ({query})",  # noqa: S608
            [" ".join(phrase) for phrase in phrases],
        )
    return Passage.objects.filter(pk__in=rows)


def _result(passage: Passage, phrases: list[list[str]]) -> Result:
    work = passage.version.work
    return Result(
        symbol=work.symbol,
        title=work.title,
        language=passage.version.language,
        paragraph=passage.place,
        snippet=snippet(passage.text, phrases),
        date=work.date,
        body=work.body,
        exercise=work.exercise,
    )
