"""Two languages of one document side by side, paragraph by paragraph; where they cite differently, that is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from multilateral.texts import symbols
from multilateral.texts.model import Document
from multilateral.web.folio import Folio, Link, Piece, folio, named

RIGHT = "beside."
"""What keeps the anchors of the second language apart from those of the first."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One address in both languages; either side may lack it. ``only`` are (name of the language that cites them,
    its code, name of the one that does not, its code, symbols)."""

    anchor: str
    label: str
    left: Piece | None
    right: Piece | None
    only: tuple[tuple[str, str, str, str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Both languages, set. ``differing`` are the pairs at which one cites what the other does not."""

    left: Folio
    right: Folio
    pairs: tuple[Pair, ...]

    @property
    def differing(self) -> list[Pair]:
        return [pair for pair in self.pairs if pair.only]


def side_by_side(first: Document, second: Document, link: Link | None = None) -> SideBySide:
    """The two documents with their pieces aligned by address; parts of a collection follow one another."""
    left, right = folio(first, link=link), folio(second, link=link, prefix=RIGHT)
    pairs = [_judged(pair, first, second) for pair in _aligned(left.pieces, right.pieces, RIGHT)]
    for n, (one, other) in enumerate(zip(left.parts, right.parts, strict=False)):
        pairs.append(
            Pair(one.prefix + "title", "", Piece("title", "", words=one.title), Piece("title", "", words=other.title))
        )
        made = _aligned(one.pieces, other.pieces, RIGHT)
        pairs += [_judged(pair, first.parts[n], second.parts[n], one.prefix) for pair in made]
    return SideBySide(left, right, tuple(pairs))


def _aligned(left: Sequence[Piece], right: Sequence[Piece], prefix: str) -> Iterator[Pair]:
    """In the order of the left; what only the right has stands behind what it follows there."""
    by_name = {piece.anchor.removeprefix(prefix): piece for piece in right if piece.anchor}
    known = {piece.anchor for piece in left if piece.anchor}
    # Pieces without an address, such as headings, are paired by their order between two addresses.
    waiting = list(right)

    def until(name: str) -> Iterator[Pair]:
        while waiting and waiting[0].anchor.removeprefix(prefix) != name:
            piece = waiting.pop(0)
            own = piece.anchor.removeprefix(prefix)
            if not own or own not in known:
                yield Pair(own, piece.label, None, replace(piece, anchor=""))

    for piece in left:
        if not piece.anchor:
            loose = waiting and not waiting[0].anchor and waiting[0].kind == piece.kind
            yield Pair("", "", piece, waiting.pop(0) if loose else None)
        elif piece.anchor in by_name:
            if by_name[piece.anchor] in waiting:
                yield from until(piece.anchor)
                waiting.pop(0)
            yield Pair(piece.anchor, piece.label, piece, by_name[piece.anchor])
        else:
            yield Pair(piece.anchor, piece.label, piece, None)
    yield from until("")


def _judged(pair: Pair, first: Document, second: Document, prefix: str = "") -> Pair:
    if not pair.label:
        return pair
    place = pair.anchor.removeprefix(prefix)
    one, other = _cited(first, place), _cited(second, place)
    sides = ((one - other, first, second), (other - one, second, first))
    only = tuple(
        (
            named(says.language or ""),
            says.language or "",
            named(silent.language or ""),
            silent.language or "",
            tuple(sorted(more, key=symbols.key)),
        )
        for more, says, silent in sides
        if more
    )
    return replace(pair, only=only)


def _cited(document: Document, place: str) -> set[str]:
    return {citation.target for citation in document.citations if citation.place == place}
