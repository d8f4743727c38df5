"""Words and places, reckoned: where old words stand now, and where they stand after a revision.

Values in, values out. Offsets are code points in a paragraph's own words; an end is exclusive.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from multilateral.texts.amend import Change, seam

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
    first, last = span
    if last == 0:
        return (0, 0)
    within = sorted(
        {
            (c.start, c.end, "" if c.kind == "delete" else c.new)
            for c in changes
            if c.kind in ("replace", "insert", "delete")
        }
    )
    if any(start < last and first < end if start < end else first < start < last for start, end, _ in within):
        return None
    text = words
    for n in range(len(within) - 1, -1, -1):
        start, end, new = seam(text, *within[n], within[n - 1][1] if n else 0)
        text = text[:start] + new + text[end:]
        if end <= span[0]:
            first, last = first + len(new) - (end - start), last + len(new) - (end - start)
    if text == now:
        return first, last
    found = occurrences(now, words[slice(*span)])
    return found[0] if len(found) == 1 else None
