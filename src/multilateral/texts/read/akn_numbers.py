"""The numbers of pieces: in an element of their own, at the start of the words, or both."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import regex

from multilateral.texts.read.akn_pieces import Piece
from multilateral.texts.read.akn_words import Mark, Words
from multilateral.texts.read.numbering import Number, heading_number, number_of

_BARE = regex.compile(r"(?P<value>\d{1,3})\s+(?=\p{Lu})")
_DOT = regex.compile(r"\.\s+")
_STOPS = regex.compile(r"[\s.\-–]+$")


def parted(piece: Piece, *, listed: bool, due: int | None = None) -> Piece:
    """A number that is printed at the start of the words, apart from them. Loose ones count only in a list.

    A number without its stop ("3 Calls upon") counts where it is the one that is ``due``.
    """
    text = piece.words.text
    if due is not None and piece.kind == "paragraph" and (bare := _BARE.match(text)) and int(bare["value"]) == due:
        return _from(piece, bare.end(), f"{bare['value']}.")
    number = number_of(text) if piece.kind in ("paragraph", "loose") else None
    if number is None or number.end >= len(text) or (number.style == "loose" and not listed):
        return piece
    return _from(piece, number.end, text[: number.end].strip())


def undoubled(piece: Piece) -> Piece:
    """A number whose dot is printed a second time, at the start of the words."""
    dot = _DOT.match(piece.words.text) if piece.number.endswith(".") else None
    return _from(piece, dot.end(), piece.number) if dot else piece


def headed(words: Words) -> tuple[Words, str]:
    """The words of a heading without the letter or numeral before them, and that."""
    number = heading_number(words.text)
    if number is None:
        return words, ""
    marks = [Mark(max(mark.offset - number.end, 0), mark.marker, mark.note) for mark in words.marks]
    return Words(words.text[number.end :], max(words.italic - number.end, 0), marks, words.line), number.text


def _from(piece: Piece, cut: int, number: str) -> Piece:
    marks = [Mark(max(mark.offset - cut, 0), mark.marker, mark.note) for mark in piece.words.marks]
    kept = Words(piece.words.text[cut:], max(piece.words.italic - cut, 0), marks, piece.words.line)
    return replace(piece, words=kept, number=number)


def number_printed(printed: str) -> Number:
    """The number as it is kept; what is in no style that is known is kept as printed."""
    return _known(printed) if len(printed) < 20 else _read(printed)


def _read(printed: str) -> Number:
    found = number_of(printed)
    if found is not None and found.end >= len(printed):
        return found
    if (bullet := number_of(f"{printed} x")) is not None and bullet.style == "bullet":
        return bullet
    kept = _STOPS.sub("", printed) or printed
    style = "top" if kept.isdecimal() else "round" if "(" in kept or ")" in kept else "loose"
    return Number(kept, style, len(printed))


# The same few numbers come in every text.
_known = lru_cache(maxsize=2048)(_read)
