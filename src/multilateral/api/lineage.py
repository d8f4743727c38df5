"""Lineage as JSON: the family of a text, agenda topics, and the lives of their paragraphs."""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal

from django.http import HttpRequest, JsonResponse
from ninja import Field, Path, Query, Router, Schema
from ninja.errors import HttpError

from multilateral.api.problems import PROBLEMS
from multilateral.api.record import Relation, relations
from multilateral.record import families, queries

router = Router(tags=["lineage"])

Symbol = Annotated[str, Path(max_length=400, description="In any spelling, slashes and all.")]
Slug = Annotated[str, Path(max_length=220, description="As in the list of topics.")]


class Step(Schema):
    """What a text goes on from: a text of an earlier session, or its earlier form."""

    symbol: str
    relation: Literal["follows", "earlier form"]
    basis: Literal["stated", "inferred"]
    reasons: list[str]


class TopicText(Schema):
    """A text of a topic; ``basis`` and ``reason`` say why it is on it."""

    symbol: str
    title: str
    date: str | None
    session: int | None
    kind: str
    adopted: bool
    basis: Literal["stated", "inferred"]
    reason: str
    goes_on_from: list[Step]


class Family(Schema):
    """The topic that a text is on, and all texts on it, by date, then by symbol."""

    slug: str
    title: str
    basis: Literal["stated", "inferred"]
    reason: str
    texts: list[TopicText]


class Lineage(Schema):
    """What a text has to do with others; ``topic`` is ``null`` where it names none."""

    schema_: Literal["multilateral/lineage/1"] = Field(alias="schema")
    symbol: str
    title: str
    date: datetime.date | None
    adopted_on: datetime.date | None
    goes_on_from: list[Step]
    goes_on_in: list[Step]
    relations: list[Relation]
    topic: Family | None


class Topic(Schema):
    """An agenda topic in the list."""

    slug: str
    title: str
    exercise: bool
    texts: int
    first: datetime.date | None
    last: datetime.date | None


class Topics(Schema):
    """The topics with several texts."""

    count: int
    results: list[Topic]


class Source(Schema):
    """Paragraphs of another text."""

    text: str
    paragraphs: list[str]


class Piece(Schema):
    """A stretch of words, as in a comparison."""

    op: Literal["equal", "insert", "delete"]
    text: str


class Cell(Schema):
    """A paragraph in one text. ``against`` and ``source`` are what it is compared with; ``words`` the redline.

    For a dropped one ``paragraph`` is empty, and ``source`` is what was dropped.
    """

    text: str
    paragraph: str
    address: str | None
    number: str | None
    status: Literal["unchanged", "edited", "moved", "merged", "new", "dropped"]
    types: list[Literal["first", "new", "same", "edited", "moved", "merged", "split", "returned", "kin", "dropped"]]
    against: str
    source: list[str]
    also: list[Source]
    inserted: int
    deleted: int
    words: list[Piece]


class Row(Schema):
    """The life of one paragraph: its latest place, its opening words there, its cells by date."""

    symbol: str
    paragraph: str
    opening: str
    merged_away: list[str]
    cells: list[Cell]


class Matrix(Schema):
    """The paragraphs of a topic through its texts; ``not_held_in_it`` are those with no version in ``language``."""

    schema_: Literal["multilateral/matrix/1"] = Field(alias="schema")
    slug: str
    title: str
    exercise: bool
    language: str
    texts: list[TopicText]
    not_held_in_it: list[str]
    paragraphs: dict[str, list[str]]
    rows: list[Row]


@router.get("/lineage/{path:symbol}", response={200: Lineage, **PROBLEMS}, by_alias=True)
def lineage(request: HttpRequest, symbol: Symbol) -> Any:
    """The family of a text: what it recalls and what recalls it, what it goes on from, and its topic."""
    value = lineage_of(symbol)
    if value is None:
        raise HttpError(404, f"{symbol[:120]} is not in this record.")
    return _answer(value)


@router.get("/topics", response={200: Topics, **PROBLEMS})
def topics(
    request: HttpRequest,
    q: Annotated[str, Query(max_length=400, description="Words that the title must have.")] = "",
) -> Topics:
    """Agenda topics with several texts, by title."""
    found = families.topics(q)
    return Topics(
        count=len(found),
        results=[
            Topic(slug=t.slug, title=t.title, exercise=t.exercise, texts=t.texts, first=t.first, last=t.last)
            for t in found
        ],
    )


@router.get("/topics/{slug}/matrix", response={200: Matrix, **PROBLEMS}, by_alias=True)
def matrix(request: HttpRequest, slug: Slug) -> Any:
    """One row a paragraph, one column a text; each cell with what happened to the words."""
    topic = families.topic(slug)
    if topic is None:
        raise HttpError(404, f"There is no topic {slug[:120]!r} in this record; /api/v1/topics lists them.")
    value = families.matrix(topic)
    words = families.words(topic)
    rows = [
        {**row, "cells": [{**cell, "words": words.get(n, {}).get(cell["text"], [])} for cell in row["cells"]]}
        for n, row in enumerate(value["rows"])
    ]
    whole = {
        "schema": "multilateral/matrix/1",
        "slug": topic.slug,
        "title": topic.title,
        "exercise": topic.exercise,
        **value,
        "rows": rows,
    }
    return _answer(whole)


def _answer(value: dict[str, Any]) -> JsonResponse:
    # By name, for PostgreSQL keeps the members of a value in an order of its own.
    return JsonResponse(value, json_dumps_params={"ensure_ascii": False, "sort_keys": True})


def lineage_of(symbol: str) -> dict[str, Any] | None:
    """The value of ``multilateral/lineage/1`` for a symbol in any spelling; ``None`` if it is not held."""
    work = queries.work(symbol)
    if work is None:
        return None
    family = families.family(work)
    texts = family.texts if family else []
    before = [step for text in texts if text["symbol"] == work.symbol for step in text["goes_on_from"]]
    after = [
        {**step, "symbol": text["symbol"]}
        for text in texts
        for step in text["goes_on_from"]
        if step["symbol"] == work.symbol
    ]
    return {
        "schema": "multilateral/lineage/1",
        "symbol": work.symbol,
        "title": work.title,
        "date": work.date.isoformat() if work.date else None,
        "adopted_on": work.adopted_on.isoformat() if work.adopted_on else None,
        "goes_on_from": before,
        "goes_on_in": after,
        "relations": [relation.dict() for relation in relations(work)],
        "topic": {
            "slug": family.slug,
            "title": family.title,
            "basis": family.basis,
            "reason": family.reason,
            "texts": list(texts),
        }
        if family
        else None,
    }
