"""The mentions of other documents in one text: symbols, resolutions and decisions by number, treaties, the Charter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import regex

from multilateral.texts import symbols
from multilateral.texts.mentions.found import Found
from multilateral.texts.mentions.instruments import find_articles, find_treaties
from multilateral.texts.mentions.numbers import find_numbers
from multilateral.texts.mentions.sessions import met
from multilateral.texts.mentions.shapes import Shapes, shapes
from multilateral.texts.mentions.whose import Speaker
from multilateral.texts.model import Citation

__all__ = ["Found", "Speaker", "find_in", "met"]

_SEGMENT = r"[A-Za-z0-9]{1,24}(?:[.-][A-Za-z0-9]{1,24}){0,6}(?:\(\d{1,3}\))?"
_SYMBOL = regex.compile(
    r"(?<![\p{Latin}\p{Cyrillic}\d/.])(?<![\p{Latin}\p{Cyrillic}]-)"
    r"(?:A|S|E|T|ST|(?<!\d )(?i:EX)|(?:GC|IDB|PBC)\.\d{1,2}|a(?=/(?i:c\.|ac\.|conf\.|res/|hrc/))|[A-Z][A-Z0-9]{1,7})"
    rf"/(?:{_SEGMENT}/){{0,12}}{_SEGMENT}"
    r"(?: [A-Z](?![\p{Latin}\p{Cyrillic}\d’'./-]))?"
    rf"(?: ?\((?:(?:19|20)\d\d|(?:E?S-)?[IVXLC]+|{symbols.PART})\))?(?: ?/ ?(?:Rev|Add|Corr|Amend)\.\d{{1,3}})*"
)
# How the first part of every symbol ends: cheap to look for, and most slashes stand in the numbers of resolutions.
_HEAD = re.compile("/(?:" + "|".join(rf"(?<=[A-Zax.][A-Z0-9]{{{n}}}/)" for n in range(9)) + ")")
# "A/C.6/56/SR.11–13": the meetings from the eleventh to the thirteenth.
_TO = regex.compile(r"[–-](?P<last>\d{1,3})(?![\d/])")
_RANGE = 40
_STRETCH = "ـ"
_MAY_END = regex.compile(r"[ (-]|\.(?!\d)")
# "A/C.6/64/SR.1–28/Corrigendum" is a document of its own.
_OF_ANOTHER = regex.compile(r"[–-]\d+/[A-Za-z]")
_DIGIT = re.compile(r"\d")
# Beyond the letters and signs that Latin and Cyrillic texts are written with: only there are other digits.
_BEYOND = re.compile(r"[^\x00-\u065f\u2000-\u206f]")
# "القرار ٧٥/٢٤٠" is resolution 75/240.
_OTHER_DIGIT = regex.compile(r"(?![0-9])\d")
# Cyrillic capitals that pass for the Latin ones of a symbol.
_ALIKE = regex.compile(r"(?<!\p{L})[АЕ](?=/(?:\d|[A-Z]))|(?<=\([IVXLC-]{0,6})Х(?=[IVXLCХ]{0,6}\))")
_LATIN = {"А": "A", "Е": "E", "Х": "X"}


def find_in(
    text: str, *, organ: str = "A", language: str = "en", council: bool = False, speaker: Speaker | None = None
) -> list[Found]:
    """The citations in one text, in order.

    ``organ`` is the prefix of the body that speaks ("A", "S", "A/HRC", "EX"), ``council`` says that the Human
    Rights Council is named in the document; ``speaker`` says both and keeps what the document has said so far.
    """
    if _STRETCH in text:
        return _unstretched(text, language, speaker or Speaker(organ, council))
    words = shapes(language)
    speaker = speaker or Speaker(organ, council)
    found: list[Found] = []
    # One character for one: offsets stay what they are.
    plain = text.replace("\u2011", "-").replace("\xa0", " ")
    if language == "zh":
        plain = plain.replace("（", "(").replace("）", ")")
    slash, signed = "/" in plain, any(map(plain.__contains__, words.signs))
    numbered = slash or "(" in plain
    if not numbered and not signed and speaker.series is None:
        return found
    if _DIGIT.search(text) is None:
        return list(find_articles(text, words)) if "宪章" in text else found
    if not plain.isascii() and _BEYOND.search(plain) is not None and _OTHER_DIGIT.search(plain) is not None:
        plain = _OTHER_DIGIT.sub(lambda match: str(unicodedata.digit(match[0], match[0])), plain)
    if language == "ru":
        plain = _ALIKE.sub(lambda match: _LATIN[match[0]], plain)
    taken: list[tuple[int, int]] = []
    if slash and _HEAD.search(plain) is not None:
        for match in _SYMBOL.finditer(plain):
            found.extend(_symbol(plain, match, taken, words))
    if numbered:
        found.extend(find_numbers(plain, taken, words, speaker))
    if signed:
        found.extend(find_treaties(plain, words, speaker))
        found.extend(find_articles(plain, words))
    else:
        speaker.series = None
    if plain is not text:
        for one in found:
            one.citation.text = text[one.citation.start : one.citation.end]
    found.sort(key=lambda one: (one.citation.start, one.citation.end))
    return found


def _unstretched(text: str, language: str, speaker: Speaker) -> list[Found]:
    """The citations of a text whose letters are drawn out to fill the line ("قراراتـها")."""
    kept = [at for at, sign in enumerate(text) if sign != _STRETCH]
    found = find_in(text.replace(_STRETCH, ""), language=language, speaker=speaker)
    for one in (each.citation for each in found):
        one.start, one.end = kept[one.start], kept[one.end - 1] + 1
        one.text = text[one.start : one.end]
    return found


def _symbol(text: str, match: regex.Match[str], taken: list[tuple[int, int]], words: Shapes) -> Iterator[Found]:
    """The symbol at this place (the longest start of it that is one), and what is added to it ("and Add.1")."""
    taken.append(match.span())
    at = match.end()
    one: regex.Match[str] | None = match
    while one is not None:
        start, end = one.span()
        parsed = None
        for cut in _cuts(one[0][: symbols.LONGEST]):
            if (parsed := symbols.parse(one[0][:cut])) is not None:
                end = start + len(one[0][:cut].rstrip())
                break
        if (
            _OF_ANOTHER.match(text, end) is not None
            or parsed is None
            or (parsed.kind == "other_series" and not any(c.isdigit() for c in parsed.number))
        ):
            return
        dated = words.date.match(text, end)
        yield _cited(parsed.text, text, start, end, words.iso(dated) if dated else None)
        if parsed.series is not None and (through := _TO.match(text, end)) is not None:
            taken.append(through.span())
            first, last = int(parsed.number), int(through["last"])
            for number in range(first + 1, last + 1) if 0 < last - first <= _RANGE else ():
                target = symbols.normalise(f"{parsed.base.removesuffix(parsed.number)}{number}")
                if target is not None:
                    yield _cited(target, text, through.start("last"), through.end())
        # "A/72/392-S/2017/783": one document under two symbols.
        one = _SYMBOL.match(text, end + 1, at) if end < at and text[end] == "-" else None
    base = parsed.base if parsed is not None else ""
    while (more := words.addition.match(text, at)) is not None:
        added = symbols.normalise(f"{base}/{more['mod'].replace(' ', '')}")
        taken.append(more.span())
        if added is not None:
            yield _cited(added, text, more.start("mod"), more.end("mod"))
        at = more.end()


def _cited(target: str, text: str, start: int, end: int, date: str | None = None) -> Found:
    return Found(Citation(target=target, text=text[start:end], start=start, end=end, date=date))


def _cuts(text: str) -> Iterator[int]:
    """Where a symbol may end: at the end, else before a letter in brackets, a blank, a hyphen or a stop."""
    yield len(text)
    yield from reversed([match.start() for match in _MAY_END.finditer(text)])
