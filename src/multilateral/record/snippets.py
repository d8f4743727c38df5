"""The words around what was found, in parts that are marked as found or not."""

from __future__ import annotations

from multilateral.record.words import found_in

AROUND = 120
"""How many characters a snippet shows on either side of the first hit."""


def snippet(text: str, phrases: list[list[str]]) -> tuple[tuple[str, bool], ...]:
    """The words around the first hit, cut at blanks, in parts marked as hit or not."""
    spans = found_in(text, phrases)
    start, end = 0, len(text)
    if spans:
        start, end = max(0, spans[0][0] - AROUND), min(len(text), spans[0][1] + 2 * AROUND)
    elif end > 3 * AROUND:
        end = 3 * AROUND
    if start and (blank := text.find(" ", start, spans[0][0] if spans else end)) >= 0:
        start = blank + 1
    if end < len(text) and (blank := text.rfind(" ", spans[0][1] if spans else start, end)) >= 0:
        end = blank
    parts: list[tuple[str, bool]] = [("… ", False)] if start else []
    at = start
    for begin, stop in spans:
        if stop > end:
            break
        if begin > at:
            parts.append((text[at:begin], False))
        parts.append((text[begin:stop], True))
        at = stop
    if at < end:
        parts.append((text[at:end], False))
    if end < len(text):
        parts.append((" …", False))
    return tuple(parts)
