"""Words and places, reckoned: where old words stand now, and where they stand after a revision.

Values in, values out. Offsets are code points in a paragraph's own words; an end is exclusive.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from multilateral.texts.amend import Change
from multilateral.texts.compare import differ, tokens

Span = tuple[int, int]

# What keyboards and copying change; each stands for one character, so that offsets hold.
_ALIKE = str.maketrans("‘’ʼ“”‐‑–\u00a0\u202f\u2009", "'''\"\"---   ")
_BLANKS = "\t\n\r\v\f"


def tidy(words: str) -> str:
    """Words as a paragraph holds them: white space folded, nothing that cannot be printed."""
    kept = "".join(c for c in words if c in _BLANKS or unicodedata.category(c) not in ("Cc", "Cs"))
    return " ".join(unicodedata.normalize("NFC", kept).split())


def occurrences(words: str, wanted: str) -> list[Span]:
    """Where ``wanted`` stands in ``words``: as whole words if it does so anywhere, else inside words too.

    Straight and curly quotes, kinds of hyphen and of blank count as the same.
    """
    if not wanted:
        return []
    plain, sought = words.translate(_ALIKE), wanted.translate(_ALIKE)
    found, at = [], plain.find(sought)
    while at >= 0:
        found.append((at, at + len(sought)))
        at = plain.find(sought, at + 1)
    return [span for span in found if _whole(plain, span)] or found


def _whole(words: str, span: Span) -> bool:
    start, end = span
    opens = start == 0 or not (words[start - 1].isalnum() and words[start].isalnum())
    closes = end == len(words) or not (words[end - 1].isalnum() and words[end].isalnum())
    return opens and closes


def carry(words: str, now: str, span: Span, changes: Iterable[Change]) -> Span | None:
    """Where the words at ``span`` stand after ``changes`` have turned ``words`` into ``now``.

    ``None`` if a change touched them, so that they stand no longer. An empty span at the very
    beginning stays there.
    """
    start, end = span
    if end == 0:
        return (0, 0)
    if any(_touched(span, change) for change in changes):
        return None
    at = new_at = 0
    for piece in differ(tokens(words), tokens(now)):
        length = len(piece.text)
        if piece.op == "equal" and at <= start and end <= at + length:
            return (new_at + start - at, new_at + end - at)
        at += length if piece.op != "insert" else 0
        new_at += length if piece.op != "delete" else 0
    found = occurrences(now, words[start:end])
    return found[0] if len(found) == 1 else None


def _touched(span: Span, change: Change) -> bool:
    if change.kind == "insert":
        return span[0] < change.start < span[1]
    return change.kind in ("replace", "delete") and change.start < span[1] and span[0] < change.end
