"""Numbering a text through, as is done when it is adopted: "3 bis" becomes 4, and what followed moves on.

A row of paragraphs is numbered anew only if something was put in ("3 bis") or taken out of it (2, 4); a row
whose numbers cannot be read as figures or letters stays as it is. Words are never touched.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import regex

from multilateral.texts.address import LATIN, numeral
from multilateral.texts.model import Document, Paragraph
from multilateral.texts.symbols import roman

_AFTER = rf"(?:{'|'.join(LATIN)}|-\d+)"
_NUMBER = regex.compile(rf"(?P<open>\(?)(?P<base>\d+|[a-z]{{1,6}})(?P<close>\)?)(?: (?P<latin>{_AFTER}))?")
_INSERTED = regex.compile(rf"(?:pp|u)\d+{_AFTER}$|(?:pp|u)0")
_ROOT = regex.compile(r"(?:s[A-Z]+\.)?(?:pp|op|annex\d+)")


def number_through(document: Document) -> dict[str, str]:
    """Numbers the paragraphs of ``document`` in place, with all that refers to their addresses.

    Gives the addresses that changed, old to new.
    """
    moved: dict[str, str] = {}
    for part in (document.preamble, document.operative, document.annexes):
        last_old = last_new = 0
        for root, row in _sections(part):
            bases = _bases(row)
            running_on = bool(bases and last_old and bases[0] > last_old)
            start = last_new if running_on else 0
            ended = _settle(row, None, root, moved, start, last_old if running_on else 0)
            last_old, last_new = (bases[-1] if bases else last_old), ended or last_new
    numbers = {p.id: p.number for p in document.walk()}
    for block in document.blocks:
        if block.id in moved:
            block.id = moved[block.id]
            block.number = numbers[block.id] if block.type == "paragraph" else block.number
    for note in document.notes:
        note.paragraph = moved.get(note.paragraph or "", note.paragraph)
    for citation in document.citations:
        citation.paragraph = moved.get(citation.paragraph or "", citation.paragraph)
    return {old: new for old, new in moved.items() if old != new}


def _sections(part: list[Paragraph]) -> Iterator[tuple[str, list[Paragraph]]]:
    """The rows of the first rank: one for each section or annex. ``root`` is how their addresses begin."""
    rows: dict[str, list[Paragraph]] = {}
    for paragraph in part:
        root = _ROOT.match(paragraph.id)
        rows.setdefault(root[0] if root else "", []).append(paragraph)
    yield from rows.items()


def _settle(
    row: list[Paragraph], parent: str | None, root: str, moved: dict[str, str], start: int = 0, before: int = 0
) -> int:
    """Numbers one row; ``parent`` is the old address above it, ``root`` the new one. Gives the last number."""
    anew = _is_disturbed(row, before)
    value, loose = start, 0
    style = _style(row)
    for paragraph in row:
        old, match = paragraph.id, _match(paragraph)
        if not anew:
            paragraph.id = old if parent is None else f"{root}.{old.removeprefix(f'{parent}.')}"
            value = _value(match["base"], style) if match else value
        elif parent is None and root.endswith("pp"):
            loose += 1
            paragraph.id = f"{root}{loose}"
        elif match is None:
            loose += 1
            paragraph.id = f"{root}.u{loose}"
        else:
            value += 1
            base = _figure(value, style)
            paragraph.number = f"{match['open']}{base}{match['close']}"
            joint = "." if parent is not None or style != "figure" else "" if root.endswith("op") else ".p"
            paragraph.id = f"{root}{joint}{base}"
        moved[old] = paragraph.id
        _settle(paragraph.paragraphs, old, paragraph.id, moved)
    return value


def _is_disturbed(row: list[Paragraph], before: int) -> bool:
    """Whether something was put into the row or taken out of it, and it can be numbered anew."""
    if any(p.number and not _match(p) and p.number[0].isalnum() for p in row):
        return False
    if any(_INSERTED.search(p.id) for p in row if not p.number):
        return True
    if row and all(p.number is None and _ROOT.match(p.id) and "pp" in p.id for p in row):
        own = [int(found[1]) for p in row if (found := regex.search(r"pp(\d+)$", p.id))]
        return own != list(range(1, len(row) + 1))
    if any((match := _match(p)) and match["latin"] for p in row):
        return True
    bases = _bases(row)
    rising = all(a < b for a, b in pairwise(bases))
    return bool(bases) and rising and bases != list(range(before + 1, before + 1 + len(bases)))


def _match(paragraph: Paragraph) -> regex.Match[str] | None:
    return _NUMBER.fullmatch(paragraph.number) if paragraph.number else None


def _bases(row: list[Paragraph]) -> list[int]:
    style = _style(row)
    return [_value(match["base"], style) for p in row if (match := _match(p))]


def _style(row: list[Paragraph]) -> str:
    """``figure``, ``letter`` or ``roman``: (i) is a Roman one where it is the first, or stands beside (ii)."""
    bases = [match["base"] for p in row if (match := _match(p))]
    if not bases or bases[0].isdigit():
        return "figure"
    is_roman = all(roman(b.upper()) for b in bases) and (
        bases[0] == "i" or any(len(set(b)) > 1 or b == "ii" for b in bases)
    )
    return "roman" if is_roman else "letter"


def _value(base: str, style: str) -> int:
    if base.isdigit():
        return int(base)
    if style == "roman":
        return roman(base.upper())
    # aa follows z
    return (len(base) - 1) * 26 + ord(base[0]) - ord("a") + 1


def _figure(value: int, style: str) -> str:
    if style == "figure":
        return str(value)
    if style == "roman":
        return numeral(value).lower()
    times, at = divmod(value - 1, 26)
    return chr(ord("a") + at) * (times + 1)
