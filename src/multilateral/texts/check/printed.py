"""Symbols in the body and the notes: those misprinted, and those that stand where a sentence has a number."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from multilateral.texts import symbols
from multilateral.texts.check.finding import Checked, Finding, find

# "A.1078(28)" is a number of the International Maritime Organization: behind a dot a slash must follow somewhere.
_LIKE_ONE = regex.compile(
    r"(?<![\p{L}\p{N}/.@_-])[ASEase](?: ?/{1,2} ?|\.(?=[A-Za-z]*\.?\d+/))(?=[A-Za-z.-]*[\d/])"
    r"[A-Za-z0-9.-]+(?:/{1,2}[A-Za-z0-9.-]+)*"
)
_DOTTED = regex.compile(r"(?<=/)(C|L|AC|CONF|CN|WG|SC|PC|PV|SR|WP|CRP|Add|Rev|Corr|Amend)(?=\d)", regex.IGNORECASE)
_RESOLUTION = regex.compile(r"(?<![(\[/\p{L}\p{N}])A/RES/(?P<number>[\dES-]+/\d+(?: [A-Z]\b)?)")


def symbols_in_text(text: Checked) -> Iterator[Finding]:
    """Each symbol that is one only once a letter, stroke or dot of it is set right."""
    for place, words in text.texts:
        for match in _LIKE_ONE.finditer(words):
            # "A/50/752-S/1995/1035" is one document of two organs.
            printed = regex.split(r"-(?=[A-Z]/)", match[0])[0].rstrip(".-")
            meant = _meant(printed)
            if meant is not None and meant != printed:
                said = f"The symbol is printed “{printed}”; it is {meant}."
                yield find("symbol-form", place, said, (match.start(), match.start() + len(printed)))


def _meant(printed: str) -> str | None:
    dotted = _DOTTED.sub(r"\1.", regex.sub(r"^([A-Za-z])\.", r"\1/", printed.replace("//", "/")))
    # "A/63-591" is tried last: "S-32" is a special session.
    for form in (dotted, regex.sub(r"-(\d+)$", r"/\1", dotted)):
        if (symbol := symbols.parse(form)) is not None:
            return symbol.text
    return None


def symbol_for_number(text: Checked) -> Iterator[Finding]:
    """A sentence cites a resolution by its number; the symbol stands in brackets and notes."""
    for paragraph in text.paragraphs():
        for match in _RESOLUTION.finditer(paragraph.text):
            opened = paragraph.text.count("(", 0, match.start()) > paragraph.text.count(")", 0, match.start())
            if not opened:
                said = f"“{match[0]}” stands in a sentence, which cites a resolution as {match['number']}."
                yield find("symbol-form", paragraph.id, said, match.span(), severity="warning")
