"""A paragraph as it is read while words in it are in play: what ``texts.merge`` finds, set for a page.

Pure reckoning: nothing here knows a language, a view, or a State beyond its name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from multilateral.texts.amend import Change
from multilateral.texts.merge import Proposed, merge_paragraph


@dataclass(frozen=True, slots=True)
class Called:
    """A proposal in one paragraph: the change, who made it, and who joins it. Names in their order."""

    change: Change
    by: str
    joined: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Variant:
    """How a place would read, and who would have it so; without words nothing would stand there."""

    words: str
    by: tuple[str, ...]
    joined: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph: ``equal``, ``delete``, ``insert``, ``replace`` (``text`` by the variant's words),
    ``alternatives`` (``text`` is how the base reads), or ``note``, a note's mark.

    ``lead`` marks opening words set in italics. Blanks at the ends of words in play are ``before``
    and ``after``, so that brackets can stand close.
    """

    kind: str
    text: str
    lead: bool = False
    before: bool = False
    after: bool = False
    variant: Variant | None = None
    options: tuple[Variant, ...] = ()
    numbers: tuple[str, ...] = ()


def pieces(
    words: str, proposed: Sequence[Called], *, lead: str = "", notes: Sequence[tuple[int, str]] = ()
) -> list[Piece]:
    """The paragraph cut into pieces, in reading order. ``notes`` are (offset, mark)."""
    known = {one.change.name: one for one in proposed}
    order = list(known)
    within = [
        Proposed(p.change, (p.change.name,)) for p in proposed if p.change.kind in ("replace", "insert", "delete")
    ]
    merged, _unplaced = merge_paragraph(words, within)
    italic = len(lead) if lead and words.startswith(lead) else 0
    marks = sorted(notes)
    out: list[Piece] = []
    at = 0
    for piece in merged:
        # Words put in follow the words they replace at once; a note's mark can wait.
        while piece.kind != "insert" and marks and marks[0][0] <= at:
            out.append(Piece("note", marks.pop(0)[1]))
        if piece.kind == "equal":
            _plain(out, piece.text, at, italic, marks)
        else:
            text = piece.text.strip()
            last = out[-1] if out else None
            if piece.kind == "insert" and last and last.kind == "delete" and last.variant and last.numbers == piece.by:
                # Old words and new by the same hand are one thing to the reader, and are attributed once.
                out[-1] = replace(last, kind="replace", variant=_variant(text, piece.by, known))
                continue
            out.append(
                Piece(
                    piece.kind,
                    text,
                    lead=bool(text) and at + len(piece.text) <= italic,
                    before=piece.text[:1].isspace() or (not text and any(o.text[:1].isspace() for o in piece.options)),
                    after=bool(text) and piece.text[-1:].isspace(),
                    variant=_variant(text, piece.by, known) if piece.by else None,
                    numbers=piece.by,
                    # In the order in which the proposals were given, whatever words they touch first.
                    options=tuple(
                        _variant(o.text.strip(), o.by, known)
                        for o in sorted(piece.options, key=lambda o: min(order.index(n) for n in o.by))
                    ),
                )
            )
        at += len(piece.text) if piece.kind != "insert" else 0
    out += [Piece("note", mark) for _, mark in marks]
    return out


def _variant(words: str, numbers: Sequence[str], known: dict[str, Called]) -> Variant:
    ones = [known[number] for number in numbers]
    by = tuple(dict.fromkeys(one.by for one in ones))
    joined = tuple(dict.fromkeys(name for one in ones for name in one.joined if name not in by))
    return Variant(words, by, joined)


def _plain(out: list[Piece], text: str, offset: int, italic: int, marks: list[tuple[int, str]]) -> None:
    """Adds untouched words, cut where the italics end and where notes stand."""
    at, end = offset, offset + len(text)
    while at < end:
        stop = min([end, *([italic] if at < italic else []), *([m for m, _ in marks[:1] if m > at])])
        out.append(Piece("equal", text[at - offset : stop - offset], lead=stop <= italic))
        at = stop
        while at < end and marks and marks[0][0] <= at:
            out.append(Piece("note", marks.pop(0)[1]))
