"""Two documents compared: which paragraph became which, and which words went in and out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypedDict

from multilateral.texts.compare.align import align
from multilateral.texts.compare.events import Event, events
from multilateral.texts.compare.units import Unit, has_paragraphs, units
from multilateral.texts.compare.words import Piece, count, differ, readable, tokens
from multilateral.texts.model import Document

__all__ = ["SCHEMA", "Alignment", "Comparison", "Words", "compare", "differ", "redline", "readable", "tokens"]

SCHEMA = "multilateral/comparison/1"

Type = Literal["same", "edited", "moved", "renumbered", "split", "merged", "inserted", "deleted"]


class Words(TypedDict):
    """One stretch of words: in both texts, in the new one only, or in the old one only."""

    op: Literal["equal", "insert", "delete"]
    text: str


class Alignment(TypedDict):
    """Paragraphs of the old text and what became of them in the new one.

    ``old`` and ``new`` are paragraph ids. ``likeness`` runs from 0 to 1: twice the words kept by
    all the words of both. The words of several paragraphs are joined by one space.
    """

    old: list[str]
    new: list[str]
    types: list[Type]
    likeness: float
    words: list[Words]
    events: list[Event]


class Counts(TypedDict):
    """Words that came in, went out, and stand unchanged in a paragraph that moved."""

    inserted: int
    deleted: int
    moved: int


class Comparison(TypedDict):
    """The value of schema ``multilateral/comparison/1``; ``old`` and ``new`` are the symbols of the two documents."""

    schema: str
    old: str | None
    new: str | None
    alignments: list[Alignment]
    counts: Counts


def compare(old: Document, new: Document) -> Comparison:
    """The comparison of ``old`` with ``new``, as ``multilateral/comparison/1``.

    Every paragraph with words of its own, sub-paragraphs included, is in exactly one alignment;
    alignments follow the new text, with deleted paragraphs where they stood. Insertions and
    deletions together are as few words as they can be for that alignment.
    """
    blocks = not (has_paragraphs(old) and has_paragraphs(new))
    a, b = units(old, blocks=blocks), units(new, blocks=blocks)
    alignments: list[Alignment] = []
    counts = Counts(inserted=0, deleted=0, moved=0)
    for link in align([u.text for u in a], [u.text for u in b]):
        was, now = [a[i] for i in link.old], [b[j] for j in link.new]
        if len(was) == len(now) == 1 and was[0].text == now[0].text:
            pieces = [Piece("equal", was[0].text)]
            out, into, kept = 0, 0, count(was[0].text) if link.moved else 0
        else:
            pieces = differ(_tokens(was), _tokens(now))
            words = dict.fromkeys(("delete", "insert", "equal"), 0)
            for piece in pieces:
                words[piece.op] += count(piece.text)
            out, into, kept = words.values()
        counts["deleted"] += out
        counts["inserted"] += into
        counts["moved"] += kept if link.moved else 0
        alignments.append(
            Alignment(
                old=[u.id for u in was],
                new=[u.id for u in now],
                types=_types(was, now, pieces, link.moved),
                likeness=round(2 * kept / (2 * kept + out + into), 3) if kept + out + into else 1.0,
                words=[Words(op=p.op, text=p.text) for p in pieces],
                events=events(was, now),
            )
        )
    return Comparison(schema=SCHEMA, old=old.symbol, new=new.symbol, alignments=alignments, counts=counts)


def redline(old: str, new: str) -> list[Piece]:
    """Two texts word by word, for the eye: ``differ`` with the smallest steps joined."""
    return readable(differ(tokens(old), tokens(new)))


def _tokens(paragraphs: Sequence[Unit]) -> list[str]:
    found: list[str] = []
    for n, unit in enumerate(paragraphs):
        if n:
            found.append(" ")
        found.extend(tokens(unit.text, unit.whole))
    return found


def _types(old: Sequence[Unit], new: Sequence[Unit], pieces: Sequence[Piece], moved: bool) -> list[Type]:
    if not new:
        return ["deleted"]
    if not old:
        return ["inserted"]
    types: list[Type] = ["same" if all(p.op == "equal" for p in pieces) else "edited"]
    if moved:
        types.append("moved")
    if len(old) == len(new) == 1 and old[0].number != new[0].number:
        types.append("renumbered")
    if len(new) > 1:
        types.append("split")
    if len(old) > 1:
        types.append("merged")
    return types
