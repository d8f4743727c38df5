"""The record as JSON: documents with what hangs on them, lists, and agreed language."""

from __future__ import annotations

import base64
import datetime
from typing import Annotated, Any, Literal

from django.db.models import Q
from django.http import HttpRequest, JsonResponse
from ninja import Field, Query, Router, Schema
from ninja.errors import HttpError

from multilateral.api.limits import Language, Limit, OptionalSlug
from multilateral.api.problems import PROBLEMS
from multilateral.api.relations import Relation, Version, Withdrawn, relations, versions, withdrawn
from multilateral.api.search import Coverage, covered
from multilateral.api.votes import Sponsors, Vote, sponsors_of, votes_on
from multilateral.record import agreed, queries
from multilateral.texts.model import Kind, to_json

router = Router(tags=["record"])


class Summary(Schema):
    """A document in a list."""

    symbol: str
    kind: str
    title: str
    body: str
    session: str
    date: datetime.date | None
    adopted_on: datetime.date | None
    exercise: bool
    languages: list[str]
    withdrawn_on: datetime.date | None


class Documents(Schema):
    """One page; ``next`` is the cursor of the next one, ``null`` on the last."""

    count: int
    results: list[Summary]
    next: str | None


class Draft(Schema):
    """Words to be held against what was adopted. ``exercise``: against the texts of exercises, or the real ones."""

    text: Annotated[str, Field(max_length=agreed.LONGEST, description="A phrase or a whole draft.")]
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}$", description="Code of a language, such as en.")]
    exercise: bool | None = None


class Piece(Schema):
    """A stretch of words that both sides have, or only the adopted one (``delete``), or only the draft."""

    op: Literal["equal", "insert", "delete"]
    text: str


class Adoption(Schema):
    """An adopted paragraph, with the slug of the body that adopted it."""

    symbol: str
    paragraph: str
    date: datetime.date
    body: str
    vote: str | None = Field(
        description="In favour, against and abstaining (`112-52-8`), `without a vote`, `recorded vote` where no count "
        "is held, or `null` where the record does not hold how the text was adopted."
    )


class Match(Adoption):
    """An adopted paragraph that has the clause or comes near to it: ``likeness`` 1 is word for word."""

    likeness: float
    words: list[Piece]


class JudgedClause(Schema):
    """One clause: ``start`` and ``end`` are code points into the text sent, end exclusive."""

    start: int
    end: int
    text: str
    status: Literal["verbatim", "adapted", "new"]
    first: Adoption | None
    last: Adoption | None
    adoptions: int
    matches: list[Match]


class AgreedLanguage(Schema):
    """``coverage`` is of the adopted texts alone: neither drafts nor texts that were withdrawn count."""

    coverage: Coverage
    clauses: list[JudgedClause]


class AdoptedHow(Schema):
    """How and when it was adopted, as the text itself says."""

    date: str | None
    meeting: str | None
    on_report: str | None
    committee: str | None


class DocumentJson(Schema):
    """``multilateral/document/1`` with all its keys, and from ``exercise`` on what the record knows besides."""

    schema_: Literal["multilateral/document/1"] = Field(alias="schema")
    symbol: str | None
    kind: Kind
    language: str | None
    organ: str | None
    committee: str | None
    session: str | None
    agenda_items: list[str]
    agenda_title: str | None
    distribution: str | None
    date: str | None
    original_language: str | None
    job_number: str | None
    sponsors: list[str]
    number: str | None
    title: str | None
    opening: str | None
    adopted: AdoptedHow | None
    blocks: list[dict[str, Any]]
    preamble: list[dict[str, Any]]
    operative: list[dict[str, Any]]
    annexes: list[dict[str, Any]]
    notes: list[dict[str, Any]]
    citations: list[dict[str, Any]]
    doubts: list[dict[str, Any]]
    furniture: list[dict[str, Any]]
    parts: list[dict[str, Any]]
    exercise: bool
    relations: list[Relation]
    votes: list[Vote]
    sponsorship: list[Sponsors]
    versions: list[Version]
    version: int
    withdrawn: Withdrawn | None
    entries: list[int]


@router.get("/documents/{path:symbol}", response={200: DocumentJson, **PROBLEMS}, by_alias=True)
def document(
    request: HttpRequest,
    symbol: str,
    language: Language = None,
    number: Annotated[int | None, Query(alias="version", ge=1, le=9999)] = None,
) -> Any:
    """One document by its symbol, slashes and all; in English or its first language, if none is asked for.

    ``entries`` are its lines in the ledger; ``version`` asks for it as it stood before a correction.
    """
    work = queries.work(symbol)
    if work is None:
        raise HttpError(404, f"{symbol[:120]} is not in this record.")
    version = queries.version(work, language)
    if version is None:
        held = ", ".join(v.language for v in queries.versions(work))
        raise HttpError(404, f"{work.symbol} is not held in {language}; it is held in: {held}.")
    shown = version if number is None else queries.numbered(version, number)
    if shown is None:
        raise HttpError(404, f"{work.symbol} has no version {number} in {version.language}.")
    value = {
        **to_json(queries.document(shown)),
        "exercise": work.exercise,
        "relations": [relation.dict() for relation in relations(work)],
        "votes": [vote.dict() for vote in votes_on(work.symbol)],
        "sponsorship": [each.dict() for each in sponsors_of(work.symbol)],
        "versions": versions(work),
        "version": shown.number,
        "withdrawn": withdrawn(work),
        "entries": [line.position for line in queries.entered_by(work)],
    }
    # Past the schema, which only describes it: a long document would be copied through it piece by piece.
    return JsonResponse(value, json_dumps_params={"ensure_ascii": False})


@router.get("/documents", response={200: Documents, **PROBLEMS})
def documents(
    request: HttpRequest,
    body: OptionalSlug = None,
    kind: Kind | None = None,
    session: Annotated[str | None, Query(pattern=r"^[-A-Z0-9]{1,20}$")] = None,
    language: Language = None,
    exercise: bool | None = None,
    limit: Limit = 50,
    cursor: Annotated[str | None, Query(max_length=600)] = None,
) -> Documents:
    """What is held, in the order of symbols."""
    found = queries.works(body=body, kind=kind)
    if session is not None:
        found = found.filter(session=session)
    if language is not None:
        found = found.filter(versions__language=language)
    if exercise is not None:
        found = found.filter(exercise=exercise)
    count = found.count()
    if cursor is not None:
        order, symbol = _opened(cursor)
        found = found.filter(Q(order__gt=order) | Q(order=order, symbol__gt=symbol))
    page = list(found.order_by("order", "symbol")[: limit + 1])
    more, page = len(page) > limit, page[:limit]
    results = [
        Summary(
            symbol=work.symbol,
            kind=work.kind,
            title=work.title,
            body=work.body,
            session=work.session,
            date=work.date,
            adopted_on=work.adopted_on,
            exercise=work.exercise,
            languages=[v.language for v in work.versions.all()],
            withdrawn_on=work.withdrawn_on,
        )
        for work in page
    ]
    return Documents(count=count, results=results, next=_closed(page[-1].order, page[-1].symbol) if more else None)


@router.post("/agreed-language", response={200: AgreedLanguage, **PROBLEMS})
def agreed_language(request: HttpRequest, draft: Draft) -> Any:
    """Each clause of a text as verbatim, adapted or new, beside the adopted texts of its language. Nothing is kept."""
    # Past the schema, which only describes it: a clause that everybody uses has a thousand matches.
    return JsonResponse(agreed_json(agreed.agreed(draft.text, draft.language, exercise=draft.exercise)))


def agreed_json(found: agreed.Agreed) -> dict[str, Any]:
    """What was agreed before, in the shape of ``AgreedLanguage``."""
    return {
        "coverage": covered(found.coverage).dict(),
        "clauses": [
            {
                "start": one.start,
                "end": one.end,
                "text": one.text,
                "status": one.status,
                "first": _adoption(one.first) if one.first else None,
                "last": _adoption(one.last) if one.last else None,
                "adoptions": one.adoptions,
                "matches": [
                    {
                        **_adoption(match),
                        "likeness": match.likeness,
                        "words": [{"op": piece.op, "text": piece.text} for piece in match.words],
                    }
                    for match in one.matches
                ],
            }
            for one in found.clauses
        ],
    }


def _adoption(match: agreed.Match) -> dict[str, Any]:
    return {
        "symbol": match.symbol,
        "paragraph": match.paragraph,
        "date": match.date,
        "body": match.body,
        "vote": match.vote or None,
    }


def _closed(order: str, symbol: str) -> str:
    return base64.urlsafe_b64encode(f"{order}\n{symbol}".encode()).decode()


def _opened(cursor: str) -> tuple[str, str]:
    try:
        order, _newline, symbol = base64.b64decode(cursor, altchars=b"-_", validate=True).decode().partition("\n")
    except ValueError:  # wrong letters, wrong padding, or no UTF-8
        order = symbol = ""
    if not symbol or not (order + symbol).isprintable():
        raise HttpError(404, "cursor: this leads to no page; take it from `next` of the page before, or leave it out.")
    return order, symbol
