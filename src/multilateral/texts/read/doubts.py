"""Doubts about words and symbols that are found once a document is read, in whatever format it was."""

from __future__ import annotations

from collections import Counter
from itertools import chain, pairwise

import regex

from multilateral.texts.model import Document, Doubt
from multilateral.texts.wording import Language

_WORD = regex.compile(r"\p{L}+(?:-\p{L}+)*")


def misprinted(document: Document) -> list[Doubt]:
    """Symbols that are cited in the wrong case."""
    doubts = []
    for one in document.citations:
        if one.text == one.target:
            continue
        solid, meant = "".join(one.text.split()), "".join(one.target.split())
        if solid != meant and solid.casefold() == meant.casefold():
            place = one.paragraph or (f"note:{one.note}" if one.note else f"masthead.{one.masthead}")
            doubts.append(
                Doubt(
                    "symbol-case",
                    place,
                    one.text,
                    one.target,
                    f"The symbol is printed {one.text}; it was read as {one.target}.",
                )
            )
    return doubts


def spelt(document: Document, language: Language) -> list[Doubt]:
    """Words that lost a hyphen or were torn in two, by the usage of the text itself and of such texts."""
    places = [(paragraph.id, paragraph.text) for paragraph in document.walk()]
    words = [_WORD.findall(text) for _, text in places]
    uses = Counter(map(str.lower, chain.from_iterable(words)))
    # Two-letter prefixes (co-, re-) are spelled both ways in sound texts.
    known = {*language.compounds, *(word for word in uses if "-" in word)}
    joined = {word.replace("-", ""): word for word in known if word.find("-") > 2}
    suspect = joined.keys() & uses.keys()
    # A torn word leaves two pieces that occur nowhere else, of a word that does.
    once = {word for word, times in uses.items() if times == 1 and len(word) > 1}
    doubts: list[Doubt] = []
    for (place, text), own in zip(places, words, strict=True):
        if suspect and not suspect.isdisjoint(map(str.lower, own)):
            for word in own:
                # A capital makes a name ("Southeast"), unless such texts always write the word with its hyphen.
                whole = joined.get(word.lower())
                if whole is not None and (word.islower() or whole in language.compounds):
                    said = f"“{word}” is printed; the usual spelling is “{whole}”."
                    doubts.append(Doubt("lost-hyphen", place, word, whole, said))
        for one, two in pairwise(own):
            if one in once and two in once and f"{one}{two}" in uses and f"{one} {two}" in text:
                said = f"“{one} {two}” is printed; elsewhere the text has “{one}{two}”."
                doubts.append(Doubt("split-word", place, f"{one} {two}", f"{one}{two}", said))
    return doubts
