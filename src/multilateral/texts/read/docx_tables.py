"""What the properties of a table of a Word file say of its grid."""

from __future__ import annotations

from lxml import etree

from multilateral.texts.read.docx_package import W
from multilateral.texts.read.docx_styles import VAL, number

_TC, _SPAN, _BEFORE = f"{W}tc", f"{W}gridSpan", f"{W}gridBefore"


def is_frame(table: etree._Element) -> bool:
    """Whether a table is but a frame around text: it has one cell, or none beside or below another."""
    cells = 0
    for _ in table.iterdescendants(_TC):
        cells += 1
        if cells > 1:
            break
    return cells == 1


def columns_before(properties: etree._Element | None) -> int:
    """The columns that a row leaves out at its start."""
    return _value(properties, _BEFORE)


def columns_of(properties: etree._Element | None) -> int:
    """The columns of the grid that a cell takes."""
    return max(1, _value(properties, _SPAN))


def _value(properties: etree._Element | None, name: str) -> int:
    found = properties.find(name) if properties is not None else None
    return (number(found.get(VAL)) or 0) if found is not None else 0
