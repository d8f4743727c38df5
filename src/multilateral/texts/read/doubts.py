"""Doubts about words, stops and symbols that are found once a document is read, in whatever format it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, islice, pairwise
from operator import add

import regex

from multilateral.texts.model import Document, Doubt, Paragraph
from multilateral.texts.read.layout import CLOSED, COLONS, COMMAS, STOPS
from multilateral.texts.wording import Language

_WORD = regex.compile(r"\p{L}+(?:-\p{L}+)*")


def misprinted(document: Document) -> list[Doubt]:
    """Symbols that are cited in the wrong case."""
    doubts = []
    for one in document.citations:
        if one.text == one.target:
            continue
        # "(part II)" is printed both ways.
        solid, meant = ("".join(text.partition("(")[0].split()) for text in (one.text, one.target))
        if solid != meant and solid.casefold() == meant.casefold():
            said = f"The symbol is printed {one.text}; it was read as {one.target}."
            doubts.append(Doubt("symbol-case", one.place, one.text, one.target, said))
    return doubts


def spelt(document: Document, language: Language) -> list[Doubt]:
    """Words that lost a hyphen or were torn in two, by the usage of the text itself and of such texts."""
    places = [(paragraph.id, paragraph.text) for paragraph in document.walk()]
    rows = [_WORD.findall(text.lower()) for _, text in places]
    uses = Counter(chain.from_iterable(rows))
    # Two-letter prefixes (co-, re-) are spelled both ways in sound texts.
    known = {*language.compounds, *(word for word in uses if "-" in word)}
    joined = {word.replace("-", ""): word for word in known if word.find("-") > 2}
    suspect = joined.keys() & uses.keys()
    torn = _torn(rows, uses)
    doubts: list[Doubt] = []
    for place, text in places if suspect or torn else ():
        small = text.lower()
        if suspect and any(word in small for word in suspect):
            for word in _WORD.findall(text):
                # A capital makes a name ("Southeast"), unless such texts always write the word with its hyphen.
                whole = joined.get(word.lower())
                if whole is not None and (word.islower() or whole in language.compounds):
                    said = f"“{word}” is printed; the usual spelling is “{whole}”."
                    doubts.append(Doubt("lost-hyphen", place, word, whole, said))
        if torn and any(f"{one} {two}" in text for one, two in torn):
            for pair in pairwise(_WORD.findall(text)):
                if pair in torn and " ".join(pair) in text:
                    whole = "".join(pair)
                    said = f"“{pair[0]} {pair[1]}” is printed; elsewhere the text has “{whole}”."
                    doubts.append(Doubt("split-word", place, " ".join(pair), whole, said))
    return doubts


def stops(preamble: Sequence[Paragraph], operative: Sequence[Paragraph]) -> list[Doubt]:
    """Paragraphs without the stop of their place: a comma, a semicolon, a colon before children, a full stop."""
    doubts = []
    allowed = (*COMMAS, *COLONS, *STOPS)
    for group in (preamble, operative):
        for top in group:
            for paragraph in top.walk():
                text = paragraph.text
                if text and not text.endswith(allowed) and not CLOSED.sub("", text).endswith(allowed):
                    doubts.append(
                        Doubt(
                            "punctuation",
                            paragraph.id,
                            paragraph.text[-40:],
                            None,
                            "The paragraph ends without a stop.",
                        )
                    )
    return doubts


def _torn(rows: Iterable[Sequence[str]], uses: Counter[str]) -> set[tuple[str, str]]:
    """Two words that occur nowhere else and make one word that does, and are neighbours somewhere."""
    whole = uses.keys() & set(chain.from_iterable(map(add, row, islice(row, 1, None)) for row in rows))
    pairs = ((word[:at], word[at:]) for word in whole for at in range(2, len(word) - 1))
    return {pair for pair in pairs if uses[pair[0]] == 1 and uses[pair[1]] == 1}
