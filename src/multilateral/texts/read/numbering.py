"""Paragraph numbers as printed: ``1.``, ``1.2.``, ``(a)``, ``(i)``, ``a.``, ``i.``, ``7 bis.``, a bullet."""

from __future__ import annotations

from dataclasses import dataclass, field

import regex

from multilateral.texts.address import LATIN
from multilateral.texts.symbols import roman

_LATIN = "|".join(LATIN)
_NUMBER = regex.compile(
    r"(?:[-–—•*]\s+)?(?:"
    rf"(?P<top>(?:OP|PP)?\s?\d{{1,3}}(?:\s?(?:{_LATIN}))?)\s?[.]"
    rf"|(?P<deep>\d{{1,3}}(?:\.\d{{1,3}})+)\.?"
    rf"|(?P<round>\((?:[a-z]{{1,2}}|[ivxl]{{1,6}}|\d{{1,2}})(?:\s(?:{_LATIN}))?\))"
    rf"|(?P<loose>[a-z]{{1,2}}|[ivx]{{1,5}})(?:\.|\))"
    rf"|(?P<label>(?:OP|PP)\s?\d{{1,3}}(?:\s?(?:{_LATIN}))?)[.:]?"
    r")(?=\s|$)"
)
_BULLET = regex.compile(r"(?P<bullet>[•●▪◦–—-])(?=\s)")


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number: how it is kept (``1``, ``(a)``), its style, and where the words after it begin."""

    text: str
    style: str
    end: int


def number_of(text: str) -> Number | None:
    """The number at the start of a paragraph, or ``None``."""
    match = _NUMBER.match(text)
    if match is not None:
        style = match.lastgroup or "top"
        kept = match[style]
        if style in ("top", "label"):
            bare = regex.fullmatch(rf"(?:OP|PP)?\s?(\d{{1,3}})\s?({_LATIN})?", kept)
            kept = " ".join(part for part in bare.groups() if part) if bare else kept
            style = "top"
        end = match.end()
        return Number(kept, style, end + len(text[end:]) - len(text[end:].lstrip()))
    bullet = _BULLET.match(text)
    if bullet is not None:
        return Number(
            bullet["bullet"], "bullet", bullet.end() + len(text[bullet.end() :]) - len(text[bullet.end() :].lstrip())
        )
    return None


@dataclass(slots=True)
class Levels:
    """Where in the tree the next number belongs, told from the numbers before it.

    ``(i)`` is the ninth letter after ``(h)`` and a Roman one below ``(a)``: only the open rows can tell.
    """

    rows: list[tuple[str, str]] = field(default_factory=list)

    def level(self, number: Number) -> int:
        """0 for a top number, 1 for its children, and so on; opens and closes rows."""
        if number.style == "top":
            self.rows = [("top", number.text)]
            return 0
        if number.style == "deep":
            depth = number.text.count(".")
            self.rows = [*self.rows[:depth], ("deep", number.text)]
            return depth
        if number.style == "bullet":
            if self.rows and self.rows[-1][0] == "bullet":
                return len(self.rows) - 1
            self.rows = [*(self.rows or [("top", "")]), ("bullet", number.text)]
            return len(self.rows) - 1
        bare = number.text.strip("()").split(" ")[0]
        shape = "round" if number.style == "round" else "loose"
        styles = [f"{shape}-{kind}" for kind in _kinds(bare)]
        for depth in range(len(self.rows) - 1, -1, -1):
            style, last = self.rows[depth]
            if style in styles and _follows(style, last, bare):
                self.rows = [*self.rows[:depth], (style, bare)]
                return depth
        # A row that opens: "i" opens a Roman one, unless no row of letters is open above it.
        opening = next((s for s in styles if _first(s, bare) and all(s != open_ for open_, _ in self.rows)), None)
        if opening is None:
            same = [d for d, (s, _) in enumerate(self.rows) if s in styles]
            if same:
                depth = same[-1]
                self.rows = [*self.rows[:depth], (self.rows[depth][0], bare)]
                return depth
            opening = styles[-1] if styles else f"{shape}-letter"
        self.rows = [*(self.rows or [("top", "")]), (opening, bare)]
        return len(self.rows) - 1


def _kinds(bare: str) -> list[str]:
    if bare.isdigit():
        return ["digit"]
    return ["roman", "letter"] if roman(bare.upper()) else ["letter"]


def _value(style: str, bare: str) -> int:
    if style.endswith("digit"):
        return int(bare)
    if style.endswith("roman"):
        return roman(bare.upper())
    # aa follows z
    return (len(bare) - 1) * 26 + ord(bare[0]) - ord("a") + 1


def _follows(style: str, last: str, bare: str) -> bool:
    return _value(style, bare) in (_value(style, last), _value(style, last) + 1)


def _first(style: str, bare: str) -> bool:
    return _value(style, bare) == 1
