"""Words between quotation marks: they name things and never do anything."""

from __future__ import annotations

import regex

OPENING, CLOSING = "“«„《", "”»》"
_MARK = regex.compile(f'[{OPENING}{CLOSING}"]')


def quoted(text: str) -> list[tuple[int, int]]:
    """The outermost quotations, marks included. A straight mark opens after a blank or parenthesis, else it closes."""
    spans, depth, start = [], 0, 0
    for mark in _MARK.finditer(text):
        at, sign = mark.start(), mark[0]
        straight_opens = sign == '"' and (at == 0 or text[at - 1] in " ([“«„")
        if sign in OPENING or straight_opens:
            start = at if depth == 0 else start
            depth += 1
        elif (sign in CLOSING or sign == '"') and depth:
            depth -= 1
            if depth == 0:
                spans.append((start, at + 1))
    return spans


def masked(text: str) -> str:
    """The text with every quotation blotted out, sign by sign, so that no verb is seen in a title."""
    for start, end in quoted(text):
        text = text[:start] + "·" * (end - start) + text[end:]
    return text
