"""A text as a delegate has it, a paragraph a line, and the copy into which one slip was planted."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from multilateral.texts.model import Document, Paragraph

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"


@dataclass
class Sheet:
    """A text as lines, its reading, and for each paragraph of the body (id, part, index of its line)."""

    lines: list[str]
    document: Document
    body: list[tuple[str, str, int]]
    sponsors: list[str]

    def top(self, part: str) -> list[int]:
        """Lines of the paragraphs of the first level, in order, where the text has no sections."""
        return [i for place, own, i in self.body if own == part and re.fullmatch(r"(?:pp|op)\d+", place)]

    def every(self) -> list[int]:
        return [i for _, _, i in self.body]


@dataclass
class Planted:
    """The copy's lines, those at which the slip stands, what was done; ``italics``: how Word's italics are spoilt."""

    lines: list[str]
    at: tuple[int, ...]
    what: str
    places: tuple[str, ...] = ()
    italics: str | None = None


Plant = Callable[[Sheet, random.Random], Planted | None]


def squeezed(words: str) -> str:
    """Letters and digits alone, without the raised figures of notes."""
    return re.sub(r"[\W_]", "", words.translate({ord(one): None for one in RAISED}))


def paragraphs(document: Document) -> Iterator[tuple[str, Paragraph]]:
    """Preamble and operative part with all that is below, each with its part."""

    def below(one: Paragraph) -> Iterator[Paragraph]:
        yield one
        for child in one.paragraphs:
            yield from below(child)

    for part, group in (("pp", document.preamble), ("op", document.operative)):
        for top in group:
            for one in below(top):
                yield part, one


def sheet(text: str, document: Document, sponsors: list[str]) -> Sheet:
    """The lines of a text with the paragraphs that stand on them alone."""
    lines, body, start = text.split("\n"), [], 0
    squeezed_lines = [squeezed(line) for line in lines]
    for part, one in paragraphs(document):
        words = squeezed(one.text)
        for index in range(start, len(lines)):
            if words and squeezed_lines[index].endswith(words) and len(squeezed_lines[index]) - len(words) < 6:
                body.append((one.id, part, index))
                start = index + 1
                break
    return Sheet(lines, document, body, sponsors)


def rewritten(one: Sheet, index: int, line: str, what: str, *, places: tuple[str, ...] = ()) -> Planted | None:
    if line == one.lines[index]:
        return None
    lines = list(one.lines)
    lines[index] = line
    return Planted(lines, (index,), what, places)


def some(
    one: Sheet, rng: random.Random, indexes: list[int], change: Callable[[str], tuple[str, str] | None]
) -> Planted | None:
    """The first of the lines, drawn at random, that can be changed: (new line, what was done)."""
    for index in rng.sample(indexes, len(indexes)):
        made = change(one.lines[index])
        if made and made[0] != one.lines[index]:
            return rewritten(one, index, made[0], made[1])
    return None


def swapped(
    one: Sheet, rng: random.Random, indexes: list[int], pattern: str, new: Callable[[re.Match[str]], str]
) -> Planted | None:
    """One of the places where the pattern stands is written otherwise."""
    found = [(i, m) for i in indexes for m in re.finditer(pattern, one.lines[i])]
    for index, match in rng.sample(found, len(found)):
        words = new(match)
        if words != match[0]:
            line = one.lines[index]
            return rewritten(
                one, index, line[: match.start()] + words + line[match.end() :], f"{match[0]!r} → {words!r}"
            )
    return None
