"""The words: stops between them, doubled words, brackets."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from multilateral.texts.check.finding import Checked, Finding, find

_TWICE = regex.compile(r"(?<![\p{L}\p{N}’'/-])(?P<word>\p{L}{2,})\s+(?P=word)(?![\p{L}\p{N}’'/-])", regex.IGNORECASE)
# Words that stand twice in sound sentences.
_MAY_STAND_TWICE = frozenset("that had in on as is nous vous se que".split())
_STOPS = regex.compile(r"\s[,;:.](?=\s|$)|[,;:](?=[,;:])|(?<!\.)\.\.(?!\.)|,(?=\p{L})|;(?=\p{L})")
_PAIRS = {")": "(", "]": "[", "}": "{", "”": "“", "»": "«"}
_OPENERS = frozenset(_PAIRS.values())


def punctuation(text: Checked) -> Iterator[Finding]:
    """Stops that are doubled, or stand after a blank."""
    if text.language.code not in ("en", "es", "ru"):
        return
    for place, words in text.texts:
        for match in _STOPS.finditer(words):
            shown = words[max(0, match.start() - 15) : match.end() + 10]
            yield find("punctuation", place, f"“{shown}”: look at this stop.", match.span())


def doubled_word(text: Checked) -> Iterator[Finding]:
    """The same word twice."""
    for place, words in text.texts:
        for match in _TWICE.finditer(words):
            if match["word"].lower() not in _MAY_STAND_TWICE and not match["word"].isupper():
                yield find("doubled-word", place, f"“{match[0]}” is printed twice.", match.span())


def brackets(text: Checked) -> Iterator[Finding]:
    """Each paragraph closes what it opens; a quotation may run on over its sub-paragraphs."""
    tops = [*text.document.preamble, *text.document.operative]
    for top in tops:
        open_: list[tuple[str, str, int]] = []
        for paragraph in top.walk():
            straight = paragraph.text.count('"')
            if straight % 2 and not top.paragraphs:
                yield find("brackets", paragraph.id, "A quotation mark stands alone.")
            for at, sign in enumerate(paragraph.text):
                if sign in _OPENERS:
                    if at == 0 and any(earlier == sign for earlier, _, _ in open_):
                        continue  # a quotation that runs on opens anew with each paragraph
                    open_.append((sign, paragraph.id, at))
                elif sign in _PAIRS:
                    if open_ and open_[-1][0] == _PAIRS[sign]:
                        open_.pop()
                    elif sign != ")" or not regex.search(r"(?:^|\s)\w{1,4}$", paragraph.text[:at]):
                        yield find("brackets", paragraph.id, f"“{sign}” closes nothing.", (at, at + 1))
        for sign, place, at in open_:
            yield find("brackets", place, f"“{sign}” is not closed.", (at, at + 1))
