"""A text held against house style and against itself: findings, each with its place, rule and source.

Nothing is edited. A finding of severity ``error`` is a breach that no reading excuses, a ``warning`` should be
looked at, a ``note`` may well be meant.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import asdict
from typing import Any

from multilateral.texts.check import (
    abbreviations,
    agenda,
    chains,
    citations,
    form,
    names,
    near_names,
    printed,
    repeated,
    spelling,
    words,
)
from multilateral.texts.check.against import against as _against
from multilateral.texts.check.finding import Checked, Finding
from multilateral.texts.check.rules import BY_SLUG, RULES, Rule
from multilateral.texts.cite import find as find_citations
from multilateral.texts.model import Document
from multilateral.texts.wording import ENGLISH, LANGUAGES

__all__ = ["BY_SLUG", "RULES", "SCHEMA", "Finding", "Rule", "check", "findings_json"]

SCHEMA = "multilateral/findings/1"
_CHECKS: tuple[Callable[[Checked], Iterator[Finding]], ...] = (
    form.symbol,
    form.title,
    form.sponsors,
    form.opening_words,
    form.italics,
    form.end_punctuation,
    form.numbering,
    form.notes,
    printed.symbols_in_text,
    printed.symbol_for_number,
    repeated.also_further,
    words.punctuation,
    words.doubled_word,
    words.brackets,
    spelling.spelling,
    spelling.joined_words,
    names.names,
    names.same_name,
    near_names.near_names,
    abbreviations.abbreviations,
    citations.dates,
    citations.days,
    citations.first_citation,
    citations.letters,
    chains.chain,
    agenda.agenda,
)


def check(document: Document, *, against: Document | None = None, states: Collection[str] = ()) -> list[Finding]:
    """What was found, in reading order.

    ``against`` is an earlier text, for what only two together show. ``states`` are the official English names of
    States; without them the names of sponsors are not checked. The parts of a collection are checked one by one.
    """
    if document.parts:
        return [found for part in document.parts for found in check(part, against=against, states=states)]
    text = Checked(
        document,
        LANGUAGES.get(document.language or "en", ENGLISH),
        find_citations(document),
        states,
        [*_texts(document), *((f"note:{note.marker}", note.text) for note in document.notes)],
    )
    found = [one for one_check in _CHECKS for one in one_check(text)]
    if against is not None:
        told = {(one.rule, one.place, one.start) for one in found if one.end}
        found.extend(one for one in _against(text, against) if (one.rule, one.place, one.start) not in told)
    named = {(one.place, span) for one in found if one.rule == "names" for span in range(one.start, one.end)}
    # A name that is known to be misput needs no second finding, that the text has it otherwise elsewhere.
    found = [one for one in found if one.rule != "same-name" or (one.place, one.start) not in named]
    order = {place: n for n, (place, _) in enumerate(text.texts)}
    return sorted(found, key=lambda one: (order.get(one.place, -1), one.start, one.rule))


def _texts(document: Document) -> list[tuple[str, str]]:
    """The words of the body by place; of a report or a letter those of its blocks."""
    found = [(paragraph.id, paragraph.text) for paragraph in document.walk()]
    named = {place for place, _ in found}
    loose = (block for block in document.blocks if block.type == "paragraph" and block.id not in named)
    return found + [(block.id, block.text) for block in loose if block.id is not None]


def findings_json(found: list[Finding]) -> dict[str, Any]:
    """The findings as ``multilateral/findings/1``."""
    return {"schema": SCHEMA, "findings": [asdict(one) for one in found]}
