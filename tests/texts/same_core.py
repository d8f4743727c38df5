"""The core of a document: what must be the same whichever format it was read from.

Masthead fields that both state, paragraphs (class, number, level, text), notes with their places, citations.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from multilateral.texts.model import Document, Paragraph

MASTHEAD = (
    "symbol kind language organ committee session agenda_items agenda_title distribution date original_language "
    "job_number sponsors number title opening"
).split()
ADOPTED = ("date", "meeting", "on_report", "committee")


_MARKS = re.compile("[\u064b-\u0652]{2,}")


class Row(NamedTuple):
    """One paragraph, heading or table of a document, with all that must be kept of it."""

    kind: str
    number: str | None
    level: int
    text: str
    notes: tuple[tuple[str, int | None, str], ...] = ()


def rows(document: Document) -> list[Row]:
    """The body in reading order, parts after the whole; a heading by its printed words, a table by its cells.

    Marks over one letter are in Unicode's canonical order: no page shows in which order they were typed.
    """
    found = [_ordered(row) for row in _rows(document)]
    for part in document.parts:
        found.extend(rows(part))
    return found


def _ordered(row: Row) -> Row:
    if row.text.isascii() and not row.notes:
        return row
    notes = tuple((marker, offset, _marks_ordered(text)) for marker, offset, text in row.notes)
    return row._replace(text=_marks_ordered(row.text), notes=notes)


def _marks_ordered(text: str) -> str:
    return _MARKS.sub(lambda marks: "".join(sorted(marks[0], key=unicodedata.combining)), text)


def _rows(document: Document) -> Iterator[Row]:
    notes: dict[str | None, list[tuple[str, int | None, str]]] = {}
    for note in document.notes:
        notes.setdefault(note.paragraph, []).append((note.marker, note.offset, note.text))
    known: dict[str, Row] = {}
    for kind, group in (
        ("preamble", document.preamble),
        ("operative", document.operative),
        ("annex", document.annexes),
    ):
        for top in group:
            for level, one in _levels(top, 0):
                known[one.id] = Row(kind, one.number, level, one.text, tuple(notes.pop(one.id, ())))
    for block in document.blocks:
        match block.type:
            case "heading":
                printed = f"{block.number.rstrip('.')}. {block.text}" if block.number else block.text
                yield Row("heading", None, 0, printed, tuple(notes.pop(block.id, ())))
            case "table":
                yield Row("table", None, 0, "\n".join("\t".join(row) for row in block.rows))
            case "paragraph" if block.id in known:
                yield known.pop(block.id)
            case "paragraph":
                yield Row("block", block.number, block.level, block.text, tuple(notes.pop(block.id, ())))
            case _:
                pass
    yield from known.values()
    for loose in notes.values():
        for marker, _, text in loose:
            yield Row("loose note", marker, 0, text)


def _levels(paragraph: Paragraph, level: int) -> Iterator[tuple[int, Paragraph]]:
    yield level, paragraph
    for child in paragraph.paragraphs:
        yield from _levels(child, level + 1)


def masthead(document: Document) -> dict[str, Any]:
    """The fields of the masthead that the document states."""
    stated = {name: value for name in MASTHEAD if (value := getattr(document, name))}
    if document.adopted is not None:
        stated |= {f"adopted.{n}": value for n in ADOPTED if (value := getattr(document.adopted, n))}
    return stated


def citations(document: Document) -> list[tuple[Any, ...]]:
    """The citations with their places, parts after the whole."""
    found = [
        (c.paragraph or c.note or c.masthead, c.start, c.end, c.text, c.target, c.date, c.date_inherited)
        for c in document.citations
    ]
    for part in document.parts:
        found.extend(citations(part))
    return found


def differences(one: Document, two: Document) -> list[str]:
    """What of the core is not the same, a line for each; nothing if the two are the same resolution read twice."""
    found: list[str] = []
    first, second = masthead(one), masthead(two)
    found += [
        f"masthead {name}: {first[name]!r} and {second[name]!r}"
        for name in first
        if name in second and first[name] != second[name]
    ]
    left, right = rows(one), rows(two)
    matcher = SequenceMatcher(a=left, b=right, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            found += [f"only in the first: {row}" for row in left[a:b]]
            found += [f"only in the second: {row}" for row in right[c:d]]
    cited, again = citations(one), citations(two)
    found += [f"cited only in the first: {one}" for one in cited if one not in again]
    found += [f"cited only in the second: {one}" for one in again if one not in cited]
    return found


def assert_same_core(one: Document, two: Document) -> None:
    """Fails with the first differences, if the cores differ."""
    found = differences(one, two)
    assert not found, "\n".join(found[:10])
