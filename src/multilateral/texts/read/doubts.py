"""Doubts about words, stops and symbols that are found once a document is read, in whatever format it was."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import chain, islice, pairwise
from operator import add

import regex

from multilateral.texts.model import Document, Doubt, Paragraph
from multilateral.texts.read.layout import CLOSED, COLONS, COMMAS, STOPS
from multilateral.texts.wording import Language

_WORD = regex.compile(r"\p{L}+(?:-\p{L}+)*")
# What is no letter, in and beyond ASCII.
_BLANKED = "".join(chr(code) if chr(code).isalpha() or chr(code) == "-" else " " for code in range(128))
_SIGNS = re.compile(r"[^\x00-\x7f\w]+")


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
    uses = Counter(chain.from_iterable(_words(text) for _, text in places))
    # Two-letter prefixes (co-, re-) are spelled both ways in sound texts.
    known = {*language.compounds, *(word for word in uses if "-" in word)}
    joined = {word.replace("-", ""): word for word in known if word.find("-") > 2}
    suspect = joined.keys() & uses.keys()
    torn = _torn(uses)
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


def _torn(uses: Counter[str]) -> set[tuple[str, str]]:
    """Two words that occur nowhere else and make one word that does, and that may be neighbours.

    ``uses`` holds the words in the order of the text: neighbours that occur once are neighbours among those.
    """
    alone = [word for word, number in uses.items() if number == 1]
    whole = uses.keys() & set(map(add, alone, islice(alone, 1, None)))
    pairs = (pair for pair in pairwise(alone) if "".join(pair) in whole) if whole else ()
    return {pair for pair in pairs if min(map(len, pair)) > 1}


def _words(text: str) -> list[str]:
    """The words in small letters, as ``_WORD`` finds them; several times as fast where all letters are of ASCII."""
    small = text.lower()
    plain = small if small.isascii() else _SIGNS.sub(" ", small)
    if plain.isascii():
        plain = plain.translate(_BLANKED)
        if "-" in plain:
            # A hyphen is of a word only between letters.
            plain = f" {plain} ".replace("--", "  ").replace(" -", "  ").replace("- ", "  ")
        return plain.split()
    return _WORD.findall(small)
