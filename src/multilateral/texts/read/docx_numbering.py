"""Automatic numbers of Word paragraphs, as they are printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import regex
from lxml import etree

from multilateral.texts.read.docx_package import W
from multilateral.texts.read.docx_styles import inset

_VAL = f"{W}val"
_PLACE = regex.compile(r"%([1-9])")
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_ARABIC = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_CHINESE = "〇一二三四五六七八九"
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


def _letters(alphabet: str) -> Callable[[int], str]:
    # The 27th letter is aa, the 28th bb.
    return lambda n: alphabet[(n - 1) % len(alphabet)] * min((n - 1) // len(alphabet) + 1, 20) if n > 0 else ""


def _roman(n: int) -> str:
    if not 0 < n < 10_000:
        return str(n)
    out = []
    for value, letters in _ROMAN:
        times, n = divmod(n, value)
        out.append(letters * times)
    return "".join(out)


def _chinese(n: int) -> str:
    """Counting words up to 9,999: 十一, 二十, 一百零五."""
    if not 0 < n < 10_000:
        return str(n)
    out, gap = "", False
    for value, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, n = divmod(n, value)
        if digit:
            out += "零" if gap else ""
            out += unit if value == 10 and digit == 1 and not out else _CHINESE[digit] + unit
            gap = False
        else:
            gap = bool(out)
    return out


def _digits(zero: str) -> Callable[[int], str]:
    return lambda n: str(n).translate({ord("0") + i: ord(zero) + i for i in range(10)})


def _ordinal(n: int) -> str:
    return f"{n}{'th' if n % 100 in (11, 12, 13) else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}"


_MARKS = "*†‡§"
_FORMATS: dict[str, Callable[[int], str]] = {
    "lowerLetter": _letters(_LATIN),
    "upperLetter": _letters(_LATIN.upper()),
    "lowerRoman": _roman,
    "upperRoman": lambda n: _roman(n).upper(),
    "decimalZero": lambda n: f"{n:02}",
    "ordinal": _ordinal,
    "none": lambda n: "",
    "bullet": lambda n: "•",
    "chicago": _letters(_MARKS),
    "numberInDash": lambda n: f"- {n} -",
    "decimalEnclosedParen": lambda n: f"({n})",
    "decimalEnclosedCircle": lambda n: chr(0x245F + n) if 0 < n < 21 else str(n),
    "decimalFullWidth": _digits("０"),
    "decimalFullWidth2": _digits("０"),
    "hindiNumbers": _digits("٠"),
    "russianLower": _letters(_RUSSIAN),
    "russianUpper": _letters(_RUSSIAN.upper()),
    "arabicAbjad": _letters(_ABJAD),
    "arabicAlpha": _letters(_ARABIC),
    "ideographTraditional": _letters(_STEMS),
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "ideographDigital": lambda n: "".join(_CHINESE[int(c)] for c in str(n)),
}


def printed(n: int, style: str) -> str:
    """``n`` in a number style of Word (``lowerRoman``); what has no rule here is printed in digits."""
    form = _FORMATS.get(style)
    return form(n) if form is not None else str(n)


@dataclass(slots=True)
class Level:
    """One level of a list: how it counts, what is printed, and how far in (in twentieths of a point)."""

    start: int = 1
    style: str = "decimal"
    text: str = ""
    restart: int | None = None
    solid: bool = False
    legal: bool = False
    linked: str | None = None
    left: int | None = None


@dataclass(slots=True)
class Numbering:
    """The lists of a Word file and how far each has counted."""

    abstract: dict[str, dict[int, Level]] = field(default_factory=dict)
    lists: dict[str, tuple[str, dict[int, Level], dict[int, int]]] = field(default_factory=dict)
    counters: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    @classmethod
    def of(cls, root: etree._Element | None, linked: dict[str, str]) -> Numbering:
        """The lists of ``numbering.xml``; ``linked`` is the list of each numbering style."""
        found = cls()
        if root is None:
            return found
        styled: dict[str, str] = {}
        for one in root.iter(f"{W}abstractNum"):
            key = one.get(f"{W}abstractNumId", "")
            found.abstract[key] = {_int(level.get(f"{W}ilvl")): _level(level) for level in one.iter(f"{W}lvl")}
            link = one.find(f"{W}numStyleLink")
            if link is not None:
                styled[key] = link.get(_VAL, "")
        for one in root.iter(f"{W}num"):
            target = one.find(f"{W}abstractNumId")
            levels, starts = {}, {}
            for override in one.iter(f"{W}lvlOverride"):
                at = _int(override.get(f"{W}ilvl"))
                if (start := override.find(f"{W}startOverride")) is not None:
                    starts[at] = _int(start.get(_VAL))
                if (level := override.find(f"{W}lvl")) is not None:
                    levels[at] = _level(level)
            key = target.get(_VAL, "") if target is not None else ""
            found.lists[one.get(f"{W}numId", "")] = (key, levels, starts)
        for key, style in styled.items():
            target_list = found.lists.get(linked.get(style, ""))
            if target_list is not None and not found.abstract[key]:
                found.abstract[key] = found.abstract.get(target_list[0], {})
        return found

    def level_of_style(self, list_id: str, style: str) -> int:
        """The level of a list that is tied to a paragraph style; 0 where none is."""
        key = self.lists.get(list_id, ("", {}, {}))[0]
        return next((at for at, level in self.abstract.get(key, {}).items() if level.linked == style), 0)

    def left(self, list_id: str, at: int) -> int | None:
        """How far in the paragraphs of this list and level stand, in twentieths of a point."""
        key, own, _ = self.lists.get(list_id, ("", {}, {}))
        level = own.get(at) or self.abstract.get(key, {}).get(at)
        return level.left if level is not None else None

    def count(self, list_id: str, at: int) -> str:
        """The number that the next paragraph of this list and level prints, with the blank behind it."""
        entry = self.lists.get(list_id)
        if entry is None:
            return ""
        key, own, starts = entry
        levels = self.abstract.get(key, {})
        if own:
            levels = {**levels, **own}
        level = levels.get(at)
        if level is None:
            return ""
        counters = self.counters.setdefault(key, {})
        if at in starts and (list_id, at) not in self.begun:
            counters[at] = starts[at]
        elif at in counters:
            counters[at] += 1
        else:
            counters[at] = level.start
        self.begun.add((list_id, at))
        for above in range(min(at, 9)):
            if above in levels and above not in counters:
                counters[above] = starts.get(above, levels[above].start)
        for deeper in [d for d in counters if d > at]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or (restart and at < restart):
                del counters[deeper]

        def place(match: regex.Match[str]) -> str:
            which = int(match[1]) - 1
            if which not in levels or which not in counters:
                return ""
            style = levels[which].style
            return printed(counters[which], "decimal" if level.legal and style != "none" else style)

        text = printed(1, "bullet") if level.style == "bullet" else _PLACE.sub(place, level.text)
        return text if level.solid or not text else f"{text} "


def _level(element: etree._Element) -> Level:
    level = Level()
    for child in element.iter(*_LEVEL_TAGS):
        value = child.get(_VAL, "")
        match child.tag.removeprefix(W):
            case "start":
                level.start = _int(value)
            case "numFmt":
                level.style = value
            case "lvlText":
                level.text = value
            case "lvlRestart":
                level.restart = _int(value)
            case "suff":
                level.solid = value == "nothing"
            case "isLgl":
                level.legal = value not in ("0", "false", "off")
            case "ind":
                level.left = inset(child)
            case _:
                level.linked = value
    return level


_LEVEL_TAGS = tuple(f"{W}{name}" for name in "start numFmt lvlText lvlRestart suff isLgl ind pStyle".split())


def _int(value: str | None) -> int:
    """A number of an attribute; what is none, or beyond all sense, counts as 0."""
    return int(value) if value is not None and regex.fullmatch(r"-?\d{1,9}", value) else 0
