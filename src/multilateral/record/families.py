"""Questions about families of texts: topics, their matrices, the life of one paragraph, what a text goes on from."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Min

from multilateral.record import topic_index
from multilateral.record.lives import merged
from multilateral.record.models import Life, Topic, TopicText, Work
from multilateral.record.topics import folded


@dataclass(frozen=True, slots=True)
class Listed:
    """A topic in a list: how many texts it has, and the dates of the first and the last."""

    slug: str
    title: str
    exercise: bool
    texts: int
    first: datetime.date | None
    last: datetime.date | None


@dataclass(frozen=True, slots=True)
class Family:
    """The topic of a work, on what basis it is on it, and the topic's texts as in the matrix."""

    slug: str
    title: str
    basis: str
    reason: str
    texts: Sequence[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Story:
    """The life of one paragraph. ``cells`` are those of the row, ``words`` their redlines, by symbol."""

    topic: Topic
    matrix: dict[str, Any]
    row: dict[str, Any]
    words: dict[str, list[dict[str, str]]]


def topics(words: str = "", *, least: int = 2) -> list[Listed]:
    """Topics with at least so many texts whose title holds all these words, by title."""
    placed()
    found = Topic.objects.defer("matrix").annotate(
        n=Count("texts"), first=Min("texts__work__date"), last=Max("texts__work__date")
    )
    wanted = folded(words).split()
    listed = [
        Listed(t.slug, t.title, t.exercise, t.n, t.first, t.last)
        for t in found.filter(n__gte=least)
        if set(wanted) <= set(folded(t.title).split())
    ]
    return sorted(listed, key=lambda t: (t.exercise, folded(t.title)))


def topic(slug: str) -> Topic | None:
    """The topic with this name in an address, or ``None``."""
    placed()
    return Topic.objects.filter(slug=slug).first()


def matrix(topic: Topic) -> dict[str, Any]:
    """Its texts and the rows of its paragraphs, without words; reckoned now if it was not, or not since a text came."""
    value: dict[str, Any] = topic.matrix if topic.matrix is not None else topic_index.reckon(topic)
    return value


def rows_of(matrix: dict[str, Any], symbols: Sequence[str]) -> list[dict[str, Any]]:
    """The rows in which some of its texts have a paragraph, in the order of these texts alone."""
    rows = matrix["rows"]
    at = {
        (cell["text"], cell["paragraph"]): n
        for n, row in enumerate(rows)
        for cell in row["cells"]
        if cell["paragraph"] and cell["text"] not in row["merged_away"]
    }
    orders = [[(place, at[symbol, place]) for place in matrix["paragraphs"][symbol]] for symbol in symbols]
    return [rows[n] for n in merged(orders)]


def words(topic: Topic) -> dict[int, dict[str, list[dict[str, str]]]]:
    """The words of every row of a matrix that was reckoned, by the row's place in it and by symbol."""
    return dict(Life.objects.filter(topic=topic).values_list("number", "words"))


def on_topic(work: Work) -> TopicText | None:
    """The place of a work on a topic, or ``None`` if it is on none."""
    placed()
    return (
        TopicText.objects.select_related("topic").defer("topic__matrix").filter(work=work, topic__isnull=False).first()
    )


def topic_of(work: Work) -> Topic | None:
    """The topic that a work is on, or ``None``."""
    placed = on_topic(work)
    return placed.topic if placed else None


def shared_topic(work: Work) -> Topic | None:
    """The topic of a work, if other texts are on it too."""
    placed = on_topic(work)
    if placed is None or not TopicText.objects.filter(topic=placed.topic_id).exclude(work=work).exists():
        return None
    return placed.topic


def family(work: Work) -> Family | None:
    """The texts of the topic that a work is on, in order; ``None`` if it is on none."""
    placed = on_topic(work)
    if placed is None or placed.topic is None:
        return None
    return Family(placed.topic.slug, placed.topic.title, placed.basis, placed.reason, matrix(placed.topic)["texts"])


def life(work: Work, place: str) -> Story | None:
    """The life of a paragraph of a work; ``None`` if the work is on no topic or has no such paragraph."""
    placed()
    found = Topic.objects.filter(texts__work=work).first()
    if found is None:
        return None
    value = matrix(found)
    for number, row in enumerate(value["rows"]):
        if work.symbol in row["merged_away"]:
            continue
        if any(cell["text"] == work.symbol and cell["paragraph"] == place for cell in row["cells"]):
            kept = Life.objects.filter(topic=found, number=number).first()
            return Story(found, value, row, kept.words if kept else {})
    return None


def line(texts: Sequence[dict[str, Any]], symbol: str) -> set[str]:
    """The symbols of the texts that lead to this one and that go on from it, itself included."""
    before = {t["symbol"]: [step["symbol"] for step in t["goes_on_from"]] for t in texts}
    after: dict[str, list[str]] = {}
    for later, earlier in before.items():
        for each in earlier:
            after.setdefault(each, []).append(later)
    found = {symbol}
    for onward in (before, after):
        todo = [symbol]
        while todo:
            for each in onward.get(todo.pop(), ()):
                if each not in found:
                    found.add(each)
                    todo.append(each)
    return found


def ends(texts: Sequence[dict[str, Any]]) -> list[str]:
    """The texts from which no other goes on yet, in order: each is the end of a line."""
    followed = {step["symbol"] for t in texts for step in t["goes_on_from"]}
    return [t["symbol"] for t in texts if t["symbol"] not in followed]


def placed() -> None:
    """Sees to it that every work that has entered is on its topic."""
    if Work.objects.filter(on_topic=None).exclude(kind="collection").exists():
        topic_index.place()
