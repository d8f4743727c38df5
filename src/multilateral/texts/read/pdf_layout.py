"""Printed lines of sheets to the lines that the structure reads, in reading order, with gaps, indents and hints."""

from __future__ import annotations

from collections.abc import Sequence

from multilateral.texts.read import pdf_roles
from multilateral.texts.read.pdf import Sheet
from multilateral.texts.read.pdf_lines import Strip, strips
from multilateral.texts.read.pdf_roles import Measure
from multilateral.texts.read.plain import Line

# A space between lines of more than this many times the usual is a gap.
_APART = 1.28


def set_lines(sheets: Sequence[Sheet]) -> list[Line]:
    """The lines of all sheets."""
    pages = [strips(sheet) for sheet in sheets]
    usual = pdf_roles.measure(pages)
    pdf_roles.set_furniture(sheets, pages, usual)
    sizes = sorted({round(s.size * 2) / 2 for page in pages for s in page if s.size > 1.12 * usual.size and not s.role})
    found: list[Line] = []
    marker = ""
    for sheet, page in zip(sheets, pages, strict=True):
        marker = pdf_roles.set_notes(sheet, page, usual, marker)
        pdf_roles.set_headings(page, usual, sizes)
        _put(page, usual, found)
    return found


def _put(page: Sequence[Strip], usual: Measure, found: list[Line]) -> None:
    above: Strip | None = None
    turned = page[0].sheet > 1 if page else False
    for strip in page:
        if not strip.text:
            continue
        gap = 0
        if above is not None:
            step = above.y - strip.y
            normal = max(usual.from_line_to_line(strip.size), usual.from_line_to_line(above.size))
            gap = 0 if step <= _APART * normal else min(9, max(1, round(step / normal) - 1))
        side = strip.left - usual.left if not strip.rtl else usual.right - strip.right
        indent = max(0, 8 + round(2 * side / usual.size))
        n = len(found) + 1
        line = Line(
            n,
            n,
            strip.text,
            indent,
            gap,
            turned and strip.role not in ("furniture", "note"),
            0,
            len(strip.text),
            strip.set,
            italic=strip.italic,
            marks=strip.marks,
            role=strip.role,
            label=strip.label,
            level=strip.level,
            centred=_is_centred(strip, usual),
            sheet=strip.sheet,
            spans=strip.spans,
        )
        if line.page:
            turned = False
        if strip.role not in ("furniture",):
            above = strip
        found.append(line)


def _is_centred(strip: Strip, usual: Measure) -> bool:
    middle = (usual.left + usual.right) / 2
    inset = strip.left - usual.left > 2 * usual.size and usual.right - strip.right > 2 * usual.size
    return inset and abs((strip.left + strip.right) / 2 - middle) < 0.6 * usual.size
