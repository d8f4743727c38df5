"""What kind of document a text is."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from multilateral.texts import symbols
from multilateral.texts.model import Document, Kind
from multilateral.texts.wording import Language


def kind_of(
    document: Document, draft: str | None, has_opening: bool, headings: Sequence[str], language: Language
) -> Kind:
    """What kind of document this is, by its masthead, its symbol and its title."""
    symbol = symbols.parse(document.symbol) if document.symbol else None
    if document.kind == "resolution" and not has_opening and symbol is not None and symbol.kind in symbols.DECISIONS:
        return "decision"
    if document.kind in ("resolution", "decision"):
        return document.kind
    for words, meant in language.draft_kinds.items():
        if draft is not None and words in draft:
            return meant
    if symbol is not None and symbol.kind in symbols.RESOLUTIONS:
        return "resolution"
    if symbol is not None and symbol.kind in symbols.DECISIONS:
        return "decision"
    if has_opening:
        return "draft resolution"
    for words in (document.title or "", *headings):
        for kind, pattern in language.kind_patterns:
            if regex.search(pattern, words.casefold()):
                return kind
    return "other"
