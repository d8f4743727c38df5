"""Treaties by their place in a treaty series, and the Charter of the United Nations by article.

The targets are no document symbols: ``UNTS 1522/26369`` is volume 1522, registration number 26369 of the United
Nations Treaty Series, ``LNTS 94/2138`` the same of the League of Nations Treaty Series, ``Charter/51`` Article 51.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from multilateral.texts.mentions.found import Found
from multilateral.texts.mentions.shapes import Shapes
from multilateral.texts.mentions.whose import Speaker
from multilateral.texts.model import Citation
from multilateral.texts.symbols import roman

_LAST_ARTICLE = 111
# "Articles 73 to 91" names the two; so long a list names each article between.
_RANGE = 20
_VOLUME = regex.compile(r"\d+|[IVXLC]+")
_FIGURE = regex.compile(r"\d+")
_NUMERAL = regex.compile(r"第?(?P<value>\d+|[零〇一二三四五六七八九十百]+)条?")
_VALUES = {sign: n for n, sign in enumerate("零一二三四五六七八九")} | {"〇": 0}


def find_treaties(text: str, shapes: Shapes, speaker: Speaker) -> Iterator[Found]:
    """``United Nations, Treaty Series, vol. 1522, No. 26369``, and "Ibid., vol. …" in the note behind one."""
    series = None
    for match in shapes.treaty.finditer(text):
        if match["ibid"]:
            if speaker.series is None or match["number"] is None:
                continue
            series = speaker.series
        elif match["un"] or match["league"]:
            series = "UNTS" if match["un"] else "LNTS"
        elif series is None:
            continue
        volumes = [_value(one) for one in _VOLUME.findall(match["volume"])]
        numbers = list(_FIGURE.finditer(match["number"] or ""))
        if not numbers:
            yield _found(f"{series} {volumes[0]}", text, *match.span())
            continue
        paired = len(volumes) == len(numbers)
        last = 0
        for n, number in enumerate(numbers):
            value, start = int(number[0]), match.start("number") + number.start()
            if n and shapes.through.fullmatch(match["number"] or "", numbers[n - 1].end(), number.start()) is not None:
                between = range(last + 1, value) if value - last <= _RANGE else range(0)
                for each in between:
                    yield _found(f"{series} {volumes[0]}/{each}", text, start, start + len(number[0]))
            volume = volumes[n] if paired else volumes[0]
            place = match.span() if len(numbers) == 1 else (start if n else match.start(), start + len(number[0]))
            yield _found(f"{series} {volume}/{value}", text, *place)
            last = value
    speaker.series = series


def find_articles(text: str, shapes: Shapes) -> Iterator[Found]:
    """``Article 51 of the Charter of the United Nations``, ``Articles 10 and 11 of the Charter``."""
    if shapes.charter.search(text) is None:
        return
    for pattern in shapes.articles:
        for match in pattern.finditer(text):
            base, last, at = match.start("list"), None, 0
            for one in _NUMERAL.finditer(match["list"]):
                before = match["list"][at : one.start()]
                if shapes.not_article.search(before) is not None:
                    continue
                value, place = _value(one["value"]), (base + one.start(), base + one.end())
                if not 0 < value <= _LAST_ARTICLE:
                    continue
                if last is not None and 1 < value - last <= _RANGE and shapes.through.fullmatch(before) is not None:
                    yield from (_found(f"Charter/{n}", text, *place) for n in range(last + 1, value))
                start = match.start("article") if last is None else place[0]
                yield _found(f"Charter/{value}", text, start, place[1])
                last, at = value, one.end()


def _found(target: str, text: str, start: int, end: int) -> Found:
    return Found(Citation(target=target, text=text[start:end], start=start, end=end))


def _value(printed: str) -> int:
    """The value of ``51``, ``XCIV`` and ``五十一``."""
    if printed.isascii():
        return int(printed) if printed.isdecimal() else roman(printed)
    total = digit = 0
    for sign in printed:
        if sign in "十百":
            total += (digit or 1) * (10 if sign == "十" else 100)
            digit = 0
        else:
            digit = _VALUES[sign]
    return total + digit
