"""The index of agenda topics: which works are on one, and the matrix of each. Derived; it can be rebuilt at any time.

A work that enters leaves its topic's matrix to be reckoned again: when somebody asks for it, or by the tick.
"""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from django.db import IntegrityError, transaction

from multilateral.record import lives, topics
from multilateral.record.lineage import CORRECTED_BY, judgement
from multilateral.record.models import Life, Lineage, OperativeAct, Topic, TopicText, Version, Work
from multilateral.texts.address import label
from multilateral.texts.model import Document, from_json

OPENING = 90
"""Characters of a paragraph's beginning that name its row."""


def leave(work: Work) -> None:
    """The work is to be placed anew, and what it stood in to be reckoned again."""
    Topic.objects.filter(texts__work=work, matrix__isnull=False).update(matrix=None)
    TopicText.objects.filter(work=work).delete()


def place() -> int:
    """Places every work that has entered since the last time, and returns how many there were."""
    try:
        return _place()
    except IntegrityError:
        # Another process was placing them at the same time, and was faster.
        return 0


def _place() -> int:
    with transaction.atomic():
        waiting = list(Work.objects.filter(on_topic=None).exclude(kind="collection").order_by("order"))
        if not waiting:
            return 0
        # What named no topic may belong to one that has come since.
        waiting += Work.objects.filter(on_topic__topic=None, on_topic__isnull=False).order_by("order")
        TopicText.objects.filter(topic=None).delete()
        items: dict[Any, list[str]] = defaultdict(list)
        for work, title in OperativeAct.objects.exclude(agenda_title="").values_list("work", "agenda_title"):
            items[work].append(title)
        heads = _heads(waiting)
        for exercise in (False, True):
            known = {topics.folded(t.title): t for t in Topic.objects.filter(exercise=exercise).defer("matrix")}
            later = []
            for work in waiting:
                if work.exercise == exercise:
                    found = topics.belonging(heads[work.pk], (), {})
                    if found is None:
                        later.append(work)
                    else:
                        _put(work, found, known, exercise)
            for work in later:
                named = {fold: topic.title for fold, topic in known.items()}
                _put(work, topics.belonging(heads[work.pk], items[work.pk], named), known, exercise)
    return len(waiting)


def _heads(works: Iterable[Work]) -> dict[Any, Document]:
    """The title and the item of each work, in English where it is held in it; nothing else of the text."""
    found: dict[Any, Document] = {}
    versions = Version.objects.filter(work__in=[w.pk for w in works]) if works else Version.objects.none()
    rows = versions.order_by("language").values_list(
        "work", "language", "document__title", "document__agenda_title", named=False
    )
    for work, language, title, item in rows.iterator():
        if work not in found or language == "en":
            found[work] = Document(title=title, agenda_title=item)
    return {w.pk: found.get(w.pk, Document()) for w in works}


def _put(work: Work, found: topics.Belonging | None, known: dict[str, Topic], exercise: bool) -> None:
    topic = None
    if found is not None:
        fold = topics.folded(found.topic)
        topic = known.get(fold)
        if topic is None:
            slug = topics.slug(found.topic, exercise=exercise)
            topic = known[fold] = Topic.objects.create(slug=slug, title=found.topic, exercise=exercise)
        elif topic.matrix is not None:
            Topic.objects.filter(pk=topic.pk).update(matrix=None)
    TopicText.objects.create(
        work=work, topic=topic, basis=found.basis if found else "", reason=found.reason if found else ""
    )


def reckon(topic: Topic) -> dict[str, Any]:
    """The matrix of a topic, reckoned and kept. Lives are those of one language: that of most of its texts."""
    placed = list(TopicText.objects.select_related("work").filter(topic=topic))
    versions: dict[Any, dict[str, Version]] = defaultdict(dict)
    for version in Version.objects.filter(work__in=[p.work_id for p in placed]):
        versions[version.work_id][version.language] = version
    languages = Counter(language for held in versions.values() for language in held)
    language = max(languages, key=lambda code: (languages[code], code == "en", code)) if languages else "en"
    known: dict[Any, list[tuple[str, topics.Basis, tuple[str, ...]]]] = defaultdict(list)
    forms = Lineage.objects.exclude(relation=CORRECTED_BY).select_related("earlier")
    for link in forms.filter(later__in=[p.work_id for p in placed]):
        known[link.later_id].append((link.earlier.symbol, link.known, (*link.reasons, *judgement(link))))
    ordered = topics.in_order(
        topics.text(
            p.work.symbol,
            from_json(versions[p.work_id][language].document),
            adopted_on=p.work.adopted_on.isoformat() if p.work.adopted_on else "",
            known=known[p.work_id],
        )
        for p in placed
        if language in versions[p.work_id]
    )
    compared = topics.comparing()
    steps = topics.steps(ordered, compared)
    rows = lives.lives(ordered, steps, compared)
    belonging = {p.work.symbol: p for p in placed}
    value = {
        "language": language,
        "texts": [_text(text, belonging[text.symbol], steps) for text in ordered],
        "not_held_in_it": sorted(p.work.symbol for p in placed if language not in versions[p.work_id]),
        "paragraphs": {text.symbol: [unit.id for unit in lives.units(text.document)] for text in ordered},
        "rows": [_row(row, ordered) for row in rows],
    }
    _keep(topic, {p.pk for p in placed}, value, rows)
    return value


def _keep(topic: Topic, placed: set[Any], value: dict[str, Any], rows: Sequence[lives.Life]) -> None:
    with transaction.atomic():
        # A text that came meanwhile is not in it: the next who asks reckons again.
        held = Topic.objects.select_for_update().defer("matrix").filter(pk=topic.pk).first()
        if held is None or set(held.texts.values_list("pk", flat=True)) != placed:
            return
        Life.objects.filter(topic=topic).delete()
        Life.objects.bulk_create(
            Life(topic=topic, number=n, words={cell.text: cell.words for cell in row.cells.values() if cell.words})
            for n, row in enumerate(rows)
        )
        Topic.objects.filter(pk=topic.pk).update(matrix=value)


def keep_up(seconds: float = 2.0) -> int:
    """Places what has entered and reckons matrices of several texts for about so long; returns how many."""
    place()
    end, done = time.monotonic() + seconds, 0
    waiting = Topic.objects.filter(matrix__isnull=True).order_by("slug")
    for topic in waiting:
        if time.monotonic() > end:
            break
        reckon(topic)
        done += 1
    return done


def rebuild() -> None:
    """Forgets every topic; they are placed and reckoned anew when they are asked for."""
    Life.objects.all().delete()
    TopicText.objects.all().delete()
    Topic.objects.all().delete()


def _text(text: topics.Text, placed: TopicText, steps: list[topics.Step]) -> dict[str, Any]:
    work = placed.work
    return {
        "symbol": text.symbol,
        "title": text.document.title or work.title,
        "date": text.date or None,
        "session": text.session or None,
        "kind": work.kind,
        "adopted": text.adopted,
        "basis": placed.basis,
        "reason": placed.reason,
        "goes_on_from": [
            {"symbol": s.earlier, "relation": s.relation, "basis": s.basis, "reasons": list(s.reasons)}
            for s in steps
            if s.later == text.symbol
        ],
    }


def _row(row: lives.Life, ordered: list[topics.Text]) -> dict[str, Any]:
    cells = [row.cells[t.symbol] for t in ordered if t.symbol in row.cells]
    last = [cell for cell in cells if cell.paragraph and cell.text not in row.merged_away] or cells
    words = "".join(piece["text"] for piece in last[-1].words if piece["op"] != "delete")
    return {
        "symbol": last[-1].text,
        "paragraph": last[-1].paragraph,
        "opening": _opening(words),
        "merged_away": sorted(row.merged_away),
        "cells": [_cell(cell) for cell in cells],
    }


def _opening(words: str) -> str:
    if len(words) <= OPENING:
        return words.rstrip(" ,;.")
    head = words[:OPENING]
    return (head.rsplit(" ", 1)[0] if " " in head else head).rstrip(" ,;.:") + " …"


def _cell(cell: lives.Cell) -> dict[str, Any]:
    value = asdict(cell)
    del value["words"]
    value["types"] = list(cell.types)
    value["source"] = list(cell.source)
    value["also"] = [{"text": symbol, "paragraphs": list(places)} for symbol, places in cell.also]
    value["address"] = label(cell.paragraph) if cell.paragraph else None
    return value
