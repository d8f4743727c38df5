"""Paragraph numbers as printed: ``1.``, ``1.2.``, ``(a)``, ``a)``, ``7 bis.``, ``1 -``, ``(أ)``, ``㈠``, a bullet."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from functools import cache

import regex

from multilateral.texts.address import LATIN, numeral
from multilateral.texts.symbols import roman
from multilateral.texts.wording import LANGUAGES, Language

_LATIN = "|".join(LATIN)
_HAN = "一二三四五六七八九十"
_ENCLOSED = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
# Old treaties letter their paragraphs by the twelve branches.
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
# The order in which Arabic letters number (abjad), and Cyrillic ones.
_ABJAD = "ابجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"
# Lists in Russian mix the two alphabets: "а)" may be either letter.
_LOOKALIKE = str.maketrans("асеорхукі", "aceopxyki")
# One of the letters is also printed in the shape that it has inside a word.
_ARABIC = rf"[{_ABJAD}أ\ufeeb]ـ?(?:\s?[{_ABJAD}أ\ufeeb]ـ?)?"
_CLOSE = "[)）]"
_NUMBER = regex.compile(
    r"(?:[-–—•*]\s+)?(?:"
    rf"(?P<top>(?:OP|PP)?\s?\d{{1,3}}(?:\s?(?:{_LATIN}))?)(?:\s?[.．](?=\s|$|\p{{Han}})|、(?=\s|$|\p{{Han}})"
    rf"|\s?[-–](?=\s*(?:\p{{Arabic}}|$))|(?P<damaged>,)(?=\s\p{{Lu}}\p{{Ll}}+s\s))"
    rf"|(?P<deep>\d{{1,3}}(?:\.\d{{1,3}})+)\.?(?=\s|$)"
    rf"|(?P<round>[(（](?:[a-z]{{1,2}}|[ivxl]{{1,6}}|\d{{1,2}}|[{_HAN}]{{1,3}}|[{_BRANCHES}]|[{_CYRILLIC}]{{1,2}}|{_ARABIC})"
    rf"(?:\s(?:{_LATIN}))?{_CLOSE})(?=\s|$|\p{{Han}}|\p{{Arabic}})"
    rf"|(?P<quoted>[’‘']\d{{1,2}}[’‘'])(?=\s|$|\p{{Arabic}})"
    rf"|(?P<enclosed>[{_ENCLOSED}])[.．、]?"
    rf"|(?P<loose>(?:[a-z]{{1,2}}|[ivx]{{1,5}}|[{_CYRILLIC}]{{1,2}})\)|(?:[a-z]{{1,2}}|[ivx]{{1,5}})(?=\.))\.?(?=\s|$)"
    rf"|(?P<label>(?:OP|PP)\s?\d{{1,3}}(?:\s?(?:{_LATIN}))?)[.:]?(?=\s|$)"
    r")"
)
_STYLES = ("top", "deep", "round", "quoted", "enclosed", "loose", "label")
_SECTION = regex.compile(r"(?P<number>[IVXLC]{1,7}|[\p{L}\p{M}]{1,12}(?: [\p{L}\p{M}]{1,8})?)\s?[.．、–-]?")
_HEADED = regex.compile(r"(?P<number>[A-Z]|[IVXLC]{1,7})[.．]\s+(?=\S)")
_WORDED = regex.compile(r"(?P<number>[\p{L}\p{M}]{1,12}(?: [\p{L}\p{M}]{1,8})?)\s?[.．、–-]\s*(?=\p{L})")
_TOP = regex.compile(rf"(?:OP|PP)?\s?(\d{{1,3}})\s?({_LATIN})?")
_SUFFIX = regex.compile(rf"\s({_LATIN})\b")
# The numbers with which rows begin.
FIRST = ("(a)", "(i)", "(1)", "a)", "i)", "а)", "(أ)")
_PLAIN = str.maketrans("", "", "() .")
_BULLET = regex.compile(r"(?P<bullet>[•●▪◦–—-])(?=\s|$)")
_BARE = regex.compile(rf"[()（）’‘'ـ]|\s(?:{_LATIN})\b")


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number: how it is kept (``1``, ``(a)``), its style, and where the words after it begin.

    ``damaged`` says that a comma stands for its dot ("4, Extends"): a number only where it is the next in turn.
    """

    text: str
    style: str
    end: int
    damaged: bool = False

    @property
    def name(self) -> str:
        """A top number in the name of its place: ``7bis``, in European figures whatever is printed."""
        return "".join(str(int(c)) if c.isdecimal() else c for c in self.text if c != " ")


def number_of(text: str) -> Number | None:
    """The number at the start of a paragraph, or ``None``."""
    match = _NUMBER.match(text)
    if match is not None:
        style = next(name for name in _STYLES if match[name] is not None)
        kept = match[style]
        if style in ("top", "label"):
            bare = _TOP.fullmatch(kept)
            kept = " ".join(part for part in bare.groups() if part) if bare else kept
            style = "top"
        end = match.end()
        damaged = match["damaged"] is not None
        return Number(kept, style, end + len(text[end:]) - len(text[end:].lstrip()), damaged)
    bullet = _BULLET.match(text)
    if bullet is not None:
        return Number(
            bullet["bullet"], "bullet", bullet.end() + len(text[bullet.end() :]) - len(text[bullet.end() :].lstrip())
        )
    return None


def heading_number(text: str) -> Number | None:
    """The capital letter or Roman numeral before the words of a heading ("A. General", "IV. Finance"), or ``None``."""
    match = _HEADED.match(text)
    if match is None or not (len(match["number"]) == 1 or roman(match["number"])):
        return None
    return Number(match["number"], "top", match.end())


def heads_section(text: str, language: Language) -> bool:
    """Whether the number of a section stands before the words of a heading, in figures or in words ("باء -")."""
    worded = _WORDED.match(text)
    return heading_number(text) is not None or (worded is not None and worded["number"] in language.sections)


def is_sectioned(text: str) -> bool:
    """Whether the number of a section stands before the words, in figures or in the words of any language."""
    worded = _WORDED.match(text)
    return heading_number(text) is not None or (worded is not None and worded["number"] in _sections())


@cache
def _sections() -> frozenset[str]:
    return frozenset(number for language in LANGUAGES.values() for number in language.sections)


def section_of(text: str, language: Language) -> str | None:
    """The number of a section that stands alone on its line, as a Latin numeral or letter (``II``, ``A``)."""
    match = _SECTION.fullmatch(text)
    if match is None:
        return None
    number = match["number"]
    if number in language.sections:
        return language.sections[number]
    if not number.isascii():
        return None
    return number if (len(number) == 1 and "A" <= number <= "Z") or roman(number) else None


def segment(number: Number, kind: str) -> str:
    """The step that a number is in the name of its place: the same in all languages (``a``, ``ii``, ``3``).

    ``kind`` is what ``Levels`` took it for: its letters may be Roman numerals.
    """
    bare, latin = _BARE.sub("", number.text), _SUFFIX.search(number.text)
    suffix = latin[1] if latin else ""
    if not bare or bare.isascii() and kind != "quoted":
        return number.text.translate(_PLAIN)
    value = min(_values(kind, bare), default=0)
    if kind == "letter" and value:
        return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1) + suffix
    return (str(value) if kind == "digit" else numeral(value).lower()) + suffix


@dataclass(slots=True)
class Levels:
    """Where in the tree the next number belongs, told from the numbers before it.

    ``(i)`` is the ninth letter after ``(h)`` and a Roman one below ``(a)``: only the open rows can tell. A row is
    its style ("round-letter") and the values that its last number may have.
    """

    rows: list[tuple[str, frozenset[int]]] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """What the last number was taken for: ``letter``, ``roman``, ``digit``, ``han``, ``quoted`` …"""
        return self.rows[-1][0].rpartition("-")[2] if self.rows else ""

    def level(self, number: Number) -> int:
        """0 for a top number, 1 for its children, and so on; opens and closes rows."""
        none: frozenset[int] = frozenset()
        if number.style == "top":
            self.rows = [("top", none)]
            return 0
        if number.style == "deep":
            depth = number.text.count(".")
            self.rows = [*self.rows[:depth], ("deep", none)]
            return depth
        if number.style == "bullet":
            if self.rows and self.rows[-1][0] == "bullet":
                return len(self.rows) - 1
            self.rows = [*(self.rows or [("top", none)]), ("bullet", none)]
            return len(self.rows) - 1
        bare, shape, styles = _styles(number)
        for depth in range(len(self.rows) - 1, -1, -1):
            style, last = self.rows[depth]
            if style in styles and (values := _following(style, last, bare)):
                self.rows = [*self.rows[:depth], (style, values)]
                return depth
        # A row that opens: "i" opens a Roman one, unless no row of letters is open above it.
        opening = next((s for s in styles if _first(s, bare) and all(s != open_ for open_, _ in self.rows)), None)
        if opening is None:
            same = [d for d, (s, _) in enumerate(self.rows) if s in styles]
            if same:
                depth = same[-1]
                style = self.rows[depth][0]
                self.rows = [*self.rows[:depth], (style, _values(style, bare))]
                return depth
            opening = styles[-1] if styles else f"{shape}-letter"
            self.rows = [*(self.rows or [("top", none)]), (opening, _values(opening, bare))]
            return len(self.rows) - 1
        self.rows = [*(self.rows or [("top", none)]), (opening, frozenset({1}))]
        return len(self.rows) - 1

    def goes_on(self, number: Number) -> bool:
        """Whether a lettered or Roman number is the next one of a row that is open."""
        if number.style in ("top", "deep", "bullet"):
            return False
        bare, _, styles = _styles(number)
        return any(style in styles and _following(style, last, bare) - last for style, last in self.rows)


def follows(one: Number, other: Number) -> bool:
    """Whether ``other`` is the number after ``one`` in a row of letters, Roman numerals or figures."""
    _, _, styles = _styles(one)
    bare, _, others = _styles(other)
    first = _BARE.sub("", one.text)
    return one.style == other.style and any(
        value - 1 in _values(style, first) for style in styles if style in others for value in _values(style, bare)
    )


def _styles(number: Number) -> tuple[str, str, list[str]]:
    """The number without its brackets, their shape, and the rows that it may belong to."""
    bare = _BARE.sub("", number.text)
    shape = "loose" if number.style == "loose" else "round"
    kinds = ["quoted"] if number.style == "quoted" else _kinds(bare)
    return bare, shape, [f"{shape}-{kind}" for kind in kinds]


def _kinds(bare: str) -> list[str]:
    if bare.isdecimal():
        return ["digit"]
    if bare[:1] and bare[0] in _HAN + _ENCLOSED:
        return ["han"]
    return ["roman", "letter"] if roman(bare.upper()) else ["letter"]


def _values(style: str, bare: str) -> frozenset[int]:
    """What the number may stand for: a letter may be of two alphabets."""
    kind = style.rpartition("-")[2]
    if kind in ("digit", "quoted"):
        return frozenset({int(bare)}) if bare.isdecimal() else frozenset()
    if kind == "roman":
        return frozenset({roman(bare.upper())})
    if kind == "han":
        return frozenset({_han(bare)})
    letters = unicodedata.normalize("NFKC", bare).replace(" ", "").replace("أ", "ا")
    # aa follows z
    round_ = (len(letters) - 1) * 26
    alphabets = (_ABJAD, _CYRILLIC)
    values = {
        round_ + alphabet.index(letters[0]) + 1 for alphabet in alphabets if letters[:1] and letters[0] in alphabet
    }
    latin = letters[:1].translate(_LOOKALIKE)
    if latin.isascii() and latin.isalpha():
        values.add(round_ + ord(latin) - ord("a") + 1)
    return frozenset(values)


def _han(bare: str) -> int:
    """``十二`` is 12, ``㈢`` is 3."""
    if bare in _ENCLOSED:
        return _ENCLOSED.index(bare) + 1
    tens, ten, units = bare.partition("十")
    value = (_HAN.find(tens) + 1 if tens else 1) * 10 if ten else _HAN.find(tens) + 1
    return value + (_HAN.find(units) + 1 if units else 0)


def _following(style: str, last: frozenset[int], bare: str) -> frozenset[int]:
    """The values by which this number goes on after ``last``, or repeats it."""
    values = _values(style, bare)
    return frozenset(value for value in values if value - 1 in last) or values & last


def _first(style: str, bare: str) -> bool:
    return 1 in _values(style, bare)


def heading_rank(heading: str) -> int:
    """The rank of a heading by its number, as reports print it: ``I.``, then ``A.``, then ``1.``."""
    number = regex.match(r"(?:(?P<roman>[IVXL]+)|(?P<letter>[A-Z])|(?P<figure>\d{1,2}))\.\s", heading)
    return 1 if number is None or number["roman"] else 2 if number["letter"] else 3
