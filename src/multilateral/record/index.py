"""The index over the versions: passages with their words, citations, what is decided and asked.

Derived; it can be rebuilt at any time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import connection, transaction

from multilateral.parties import queries as parties
from multilateral.record import topic_index
from multilateral.record.anchors import anchors
from multilateral.record.models import (
    AdoptionTold,
    CitationLink,
    Passage,
    Proceedings,
    Provision,
    SponsorNamed,
    Version,
    VoteGiven,
    Work,
)
from multilateral.record.printed_names import Names, official
from multilateral.record.proceedings import CHOICES, Event, event
from multilateral.record.provisions import acts_of, provisions
from multilateral.record.words import folded
from multilateral.texts.model import Document, from_json
from multilateral.texts.operative import OperativeAct

_CAMEL = re.compile("([a-z])([A-Z])")


@dataclass(frozen=True, slots=True)
class Entries:
    """What the index holds of one document, reckoned without the database.

    ``passages`` are (place, words as printed, words as the search compares them, anchors); ``citations`` are
    (target, place, words); ``provisions`` are the fields of the rows of that name.
    """

    passages: tuple[tuple[str, str, str, frozenset[int]], ...]
    citations: tuple[tuple[str, str, str], ...]
    provisions: tuple[dict[str, Any], ...]


def entries(document: Document, acts: list[OperativeAct] | None = None, *, anchored: bool = True) -> Entries:
    """The index entries of a document; the anchors, which take longest, may be left out.

    ``acts`` is what its paragraphs do, if somebody has reckoned that already.
    """
    language = document.language or "und"
    words = [(place[:40], text, folded(text)) for place, text in passages(document)]
    return Entries(
        tuple(
            (place, text, folding, anchors(folding.split(), language) if anchored else frozenset())
            for place, text, folding in words
        ),
        tuple((target, place[:40], text[:200]) for target, place, text in _citations(document) if len(target) <= 120),
        tuple(provisions(acts_of(document) if acts is None else acts)),
    )


def index_version(version: Version, found: Entries | None = None) -> None:
    """Indexes one version afresh; ``found`` are its entries, if somebody has reckoned them already."""
    _forget(version)
    topic_index.leave(version.work)
    found = found or entries(from_json(version.document))
    made = Passage.objects.bulk_create(
        Passage(version=version, place=place, order=order, text=text)
        for order, (place, text, _, _) in enumerate(found.passages)
    )
    _put_words([(passage.pk, words) for passage, (_, _, words, _) in zip(made, found.passages, strict=True)])
    if version.work.adopted_on is not None:  # drafts never count
        put_anchors([(passage.pk, kept) for passage, (_, _, _, kept) in zip(made, found.passages, strict=True)])
    CitationLink.objects.bulk_create(
        CitationLink(version=version, target=target, place=place, text=text) for target, place, text in found.citations
    )
    _put_provisions(version, found.provisions, {passage.place: passage for passage in made})


def _put_provisions(version: Version, rows: Iterable[dict[str, Any]], held: Mapping[str, Passage]) -> None:
    """Enters what a version decides and asks."""
    work = version.work
    made = Provision.objects.bulk_create(
        Provision(
            work=work,
            version=version,
            passage=held.get(row["paragraph"]),
            speaks=False,
            place=work.order,
            **row,
        )
        for row in rows
    )
    if made:
        speak(work)


def speak(work: Work) -> None:
    """Has one version speak for its work: the English one, or else the first that came; none of a withdrawn work."""
    versions = work.versions.filter(provisions__isnull=False).distinct().values_list("pk", "language", "entered_at")
    chosen = min(versions, key=lambda version: (version[1] != "en", version[2], version[1]), default=None)
    if work.withdrawn_on is not None or chosen is None:
        Provision.objects.filter(work=work, speaks=True).update(speaks=False)
        return
    Provision.objects.filter(work=work, speaks=True).exclude(version_id=chosen[0]).update(speaks=False)
    Provision.objects.filter(version_id=chosen[0], speaks=False).update(speaks=True)


def index_proceedings(row: Proceedings, told: Event | None = None) -> None:
    """Indexes one row of proceedings afresh: who voted how, and who sponsored."""
    for model in (VoteGiven, AdoptionTold, SponsorNamed):
        model.objects.filter(proceedings=row).delete()
    told = told or read(row)
    day = told.date or None
    VoteGiven.objects.bulk_create(
        VoteGiven(proceedings=row, symbol=row.symbol, state=name.code, choice=choice, date=day)
        for choice, names in zip(CHOICES, told.votes, strict=True)
        for name in names
        if name.code
    )
    if told.how:
        AdoptionTold.objects.create(proceedings=row, **adoption(told))
    SponsorNamed.objects.bulk_create(
        SponsorNamed(proceedings=row, symbol=row.symbol, state=name.code, additional=additional, date=day)
        for additional, names in ((False, told.sponsors), (True, told.additional))
        for name in names
        if name.code
    )


def adoption(told: Event) -> dict[str, Any]:
    """How a text was adopted, as the fields of ``AdoptionTold``."""
    yes, no, abstain = told.counts or (None, None, None)
    # A draft of the name stands in some files: "#fifthCommittee".
    committee = _CAMEL.sub(r"\1 \2", told.committee.removeprefix("#"))[:120]
    return {
        "symbol": told.symbol,
        "how": told.how,
        "committee": committee[:1].upper() + committee[1:],
        "date": told.date or None,
        "yes": yes,
        "no": no,
        "abstain": abstain,
        "listed": sum(map(len, told.votes)),
    }


def read(row: Proceedings) -> Event:
    """What a row of proceedings tells."""
    return event(row.line, names(row.symbol.startswith("EX/")))


def names(exercise: bool) -> Names:
    """The names of States by which lists are read: those of the facts, or in an exercise the invented ones."""
    if not exercise:
        return _official()
    return Names((state.names["en"], state.code) for state in parties.states("invented"))


@cache
def _official() -> Names:
    return Names(official())


def rebuild() -> int:
    """Indexes every version afresh, and returns how many there are."""
    with transaction.atomic():
        _empty()
        versions = Version.objects.select_related("work").order_by("work__order", "language")
        for version in versions.iterator(chunk_size=50):
            index_version(version)
        for row in Proceedings.objects.iterator(chunk_size=100):
            index_proceedings(row)
        return versions.count()


def passages(document: Document, prefix: str = "") -> Iterator[tuple[str, str]]:
    """What can be found in a document, as (place, words): title, paragraphs or blocks, notes; parts after parts."""
    if document.title:
        yield f"{prefix}title", document.title
    seen = set()
    for paragraph in document.walk():
        seen.add(paragraph.id)
        if paragraph.text:
            yield f"{prefix}{paragraph.id}", paragraph.text
    for n, block in enumerate(document.blocks, 1):
        text = block.text or " ".join(cell for row in block.rows for cell in row)
        if text and block.type != "note_ref" and block.id not in seen and text != document.title:
            yield f"{prefix}{block.id or f'b{n}'}", text
    for note in document.notes:
        yield f"{prefix}note:{note.marker}", note.text
    for n, part in enumerate(document.parts, 1):
        yield from passages(part, f"{prefix}part{n}.")


def _citations(document: Document, prefix: str = "") -> Iterator[tuple[str, str, str]]:
    for citation in document.citations:
        place = citation.place
        yield citation.target, f"{prefix}{place}", citation.text
    for n, part in enumerate(document.parts, 1):
        yield from _citations(part, f"{prefix}part{n}.")


def _put_words(words: list[tuple[int, str]]) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            # A place that was used before may still be taken: the index is no table that Django empties.
            cursor.executemany("DELETE FROM record_words WHERE rowid = %s", [(key,) for key, _ in words])
            cursor.executemany("INSERT INTO record_words (rowid, words) VALUES (%s, %s)", words)
        else:
            change = "UPDATE record_passage SET words = to_tsvector('simple', %s) WHERE id = %s"
            cursor.executemany(change, [(folding, key) for key, folding in words])


def put_anchors(anchored: Iterable[tuple[int, frozenset[int]]]) -> None:
    """Enters the anchors of passages, by the passages' keys."""
    rows = [(key, sorted(kept)) for key, kept in anchored if kept]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            put = "INSERT INTO record_anchors (rowid, anchors) VALUES (%s, %s)"
            cursor.executemany(put, [(key, " ".join(map(str, kept))) for key, kept in rows])
        else:
            put = "UPDATE record_passage SET anchors = %s::bigint[] WHERE id = %s"
            cursor.executemany(put, [(kept, key) for key, kept in rows])


def _forget(version: Version) -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(
                "DELETE FROM record_words WHERE rowid IN (SELECT id FROM record_passage WHERE version_id = %s)",
                [version.pk.hex],
            )
            # This table keeps no words of its own, and wants to be told what it is to forget.
            take = "INSERT INTO record_anchors (record_anchors, rowid, anchors) VALUES ('delete', %s, %s)"
            if version.work.adopted_on is not None:
                for key, text in Passage.objects.filter(version=version).values_list("pk", "text"):
                    kept = anchors(folded(text).split(), version.language)
                    if kept:
                        cursor.execute(take, [key, " ".join(map(str, sorted(kept)))])
    Passage.objects.filter(version=version).delete()
    CitationLink.objects.filter(version=version).delete()
    Provision.objects.filter(version=version).delete()


def _empty() -> None:
    topic_index.rebuild()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM record_words")
            cursor.execute("INSERT INTO record_anchors (record_anchors) VALUES ('delete-all')")
    for model in (Passage, CitationLink, Provision, VoteGiven, AdoptionTold, SponsorNamed):
        model.objects.all().delete()
