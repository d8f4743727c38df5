"""Brackets and quotation marks among words that run from right to left: what the file itself says they are.

PDFium puts the mirror image in place of each of them that it takes to be read from right to left. Here that is undone.
What is found then depends on the producer: some name each sign by what it means ("(" opens), some by what it looks
like; which of the two a document does is seen from those that stand against a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import regex

from multilateral.texts.read.pdf import Sheet

_PAIRS = "()[]{}<>«»‹›≤≥“”‘’"
MIRRORED = {one: other for a, b in zip(_PAIRS[::2], _PAIRS[1::2], strict=True) for one, other in ((a, b), (b, a))}
_SIGN = regex.compile(r"[()\[\]{}<>«»‹›≤≥“”‘’]")
_RIGHT = regex.compile(r"[\p{bidi_class=R}\p{bidi_class=AL}]")
# As PDFium parts a line: from the left, from the right, and what has no direction. Figures and marks have the last one.
_STRETCH = regex.compile(
    r"(?P<left>\p{bidi_class=L}+)|(?P<right>[\p{bidi_class=R}\p{bidi_class=AL}]+)"
    r"|(?P<weak>[\p{bidi_class=AN}\p{bidi_class=EN}\p{bidi_class=NSM}\p{bidi_class=CS}\p{bidi_class=ES}"
    r"\p{bidi_class=ET}\p{bidi_class=BN}]+)|(?P<none>.)",
    regex.S,
)
_LINE = regex.compile(r"[^\r\n]+")
# Where a bracket opens, and where one closes.
_BEFORE = r"(?<=\s|^)[%s](?=[\p{bidi_class=R}\p{bidi_class=AL}])"
_BEHIND = r"(?<=[\p{bidi_class=R}\p{bidi_class=AL}])[%s](?=[\s.,،؛]|$)"
_MEANT = regex.compile(_BEFORE % r"(\[«" + "|" + _BEHIND % r")\]»")
_EITHER = regex.compile(_BEFORE % r"()\[\]«»" + "|" + _BEHIND % r"()\[\]«»")
# So many of ten must mean what they say.
_MOST = 8


def name_signs(sheets: Sequence[Sheet]) -> None:
    """Set of each sheet what its characters are named, and whether its brackets are named by what they mean."""
    found = [unmirrored(sheet.text, turned=sheet.turned) if sheet.places else sheet.text for sheet in sheets]
    meant = are_meant(text for text, sheet in zip(found, sheets, strict=True) if sheet.places)
    for sheet, text in zip(sheets, found, strict=True):
        sheet.named, sheet.meant = text, meant


def unmirrored(text: str, *, turned: bool) -> str:
    """The characters of a page as the file names them, each in the place that PDFium gives it.

    ``turned`` says that the file asks to be read from right to left.
    """
    if not (_RIGHT.search(text) and _SIGN.search(text)):
        return text
    return _LINE.sub(lambda line: _unmirrored_line(line[0], turned), text)


def _unmirrored_line(line: str, turned: bool) -> str:
    if not _SIGN.search(line):
        return line
    stretches = [(found.lastgroup, found[0]) for found in _STRETCH.finditer(line)]
    right = sum(kind == "right" for kind, _ in stretches)
    turned = turned or right > 0 and right >= sum(kind == "left" for kind, _ in stretches)
    out: list[str] = []
    for kind, words in stretches:
        if kind in ("left", "right"):
            turned = kind == "right"
        elif kind == "none" and turned:
            words = MIRRORED.get(words, words)
        out.append(words)
    return "".join(out)


def are_meant(pages: Iterable[str]) -> bool:
    """Whether the brackets of these pages, ``unmirrored``, are named by what they mean, all or nearly all."""
    meant = seen = 0
    for text in pages:
        meant += len(_MEANT.findall(text))
        seen += len(_EITHER.findall(text))
    return seen > 0 and 10 * meant >= _MOST * seen
