"""What hangs on a document, as JSON: its relations to others with their basis, its versions, its withdrawal."""

from __future__ import annotations

import datetime
from typing import Any, Literal

from ninja import Schema

from multilateral.record import queries


class Judged(Schema):
    """What a person said of an inferred relation, on which source; ``by`` is the person's name."""

    verdict: Literal["confirmed", "rejected"]
    by: str
    on: datetime.datetime
    source: str


class Relation(Schema):
    """``type`` is seen from this document; ``places`` are the paragraphs that speak of the other, if any do.

    What is inferred is ``stated`` once a person has confirmed it, and ``rejected`` if one has rejected it: ``judged``.
    """

    type: Literal[
        "recalls",
        "recalled by",
        "adopted as",
        "adopted from",
        "revised as",
        "revises",
        "corrected by",
        "corrects",
        "became",
        "came from",
    ]
    target: str
    basis: Literal["stated", "inferred", "rejected"]
    reasons: list[str]
    places: list[str]
    held: bool
    judged: Judged | None = None


class EarlierVersion(Schema):
    """What stood before a correction; ``number`` asks for it with ``?version=``."""

    number: int
    entered_at: datetime.datetime
    replaced_at: datetime.datetime
    reason: str
    source: str
    sha256: str | None


class Version(Schema):
    """One language in which the document is held; ``sha256`` is that of the deposited file, if there was one.

    ``number`` counts the corrections from 1; ``earlier`` are those that were replaced, the last first.
    """

    language: str
    entered_at: datetime.datetime
    sha256: str | None
    number: int
    earlier: list[EarlierVersion]


class Withdrawn(Schema):
    """When and why a document was withdrawn; its text stays as it was entered."""

    on: datetime.date
    reason: str


BACKWARDS = {"adopted as": "adopted from", "revised as": "revises", "corrected by": "corrects"}


def relations(work: Any) -> list[Relation]:
    """What a work has to do with others, as seen from it."""
    known = queries.relations(work)
    found = [_lineage(BACKWARDS.get(link.relation, "came from"), link.earlier.symbol, link) for link in known.earlier]
    found += [
        _lineage(link.relation if link.relation in BACKWARDS else "became", link.later.symbol, link)
        for link in known.later
    ]
    found += [
        Relation(
            type="adopted from",
            target=draft.symbol,
            basis="stated",
            reasons=[draft.reason],
            places=[],
            held=draft.work is not None,
        )
        for draft in known.drafts
    ]
    found += [_mention("recalls", each.target, each.places, each.work is not None) for each in known.recalls]
    return found + [_mention("recalled by", each.work.symbol, each.places, True) for each in known.recalled_by]


def _lineage(type: str, target: str, link: Any) -> Relation:
    judged = None
    if link.verdict:
        judged = Judged(verdict=link.verdict, by=link.judged_by.name, on=link.judged_at, source=link.verdict_source)
    return Relation(
        type=type,  # type: ignore[arg-type]
        target=target,
        basis=link.known,
        reasons=link.reasons,
        places=[],
        held=True,
        judged=judged,
    )


def _mention(type: str, target: str, places: tuple[str, ...], held: bool) -> Relation:
    return Relation(type=type, target=target, basis="stated", reasons=[], places=list(places), held=held)  # type: ignore[arg-type]


def versions(work: Any) -> list[dict[str, Any]]:
    """The languages in which a work is held, each with what stood there before it was corrected."""
    earlier: dict[str, list[dict[str, Any]]] = {}
    for each in queries.earlier_versions(work):
        earlier.setdefault(each.language, []).append(_earlier(each))
    return [
        {
            "language": v.language,
            "entered_at": v.entered_at,
            "sha256": v.file.sha256 if v.file else None,
            "number": v.number,
            "earlier": earlier.get(v.language, []),
        }
        for v in queries.versions(work).defer("document")
    ]


def withdrawn(work: Any) -> dict[str, Any] | None:
    """When and why a work was withdrawn."""
    return {"on": work.withdrawn_on, "reason": work.withdrawn_reason} if work.withdrawn_on else None


def _earlier(version: Any) -> dict[str, Any]:
    return {
        "number": version.number,
        "entered_at": version.entered_at,
        "replaced_at": version.replaced_at,
        "reason": version.reason,
        "source": version.source,
        "sha256": version.file.sha256 if version.file else None,
    }
