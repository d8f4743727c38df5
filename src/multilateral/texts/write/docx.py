"""Word: the form of a United Nations document, with real footnotes, in every official language."""

from __future__ import annotations

from lxml import etree

from multilateral.texts.model import Document
from multilateral.texts.write import docx_styles
from multilateral.texts.write.docx_layout import Table, layout
from multilateral.texts.write.docx_parts import package
from multilateral.texts.write.docx_xml import W, Writer, counted, element, first_number


def write(document: Document) -> bytes:
    """The document as a Word file; a collection's parts follow one another, each on a new page."""
    pieces = layout(document)
    start = first_number(pieces)
    writer = Writer(document.language, counted(pieces, start), start)
    body = element(None, "body")
    for piece in pieces:
        if isinstance(piece, Table):
            writer.table(body, piece, widths(piece))
        else:
            writer.para(body, piece)
    ended(body)
    return package(document, body, writer)


def widths(table: Table) -> list[int]:
    """The widths of the columns, in twentieths of a point."""
    if table.masthead:
        return list(docx_styles.MASTHEAD_WIDTHS)
    columns = len(table.rows[0])
    # The first column names what the others count, so it is the widest.
    share = (docx_styles.PAGE_WIDTH - 2 * docx_styles.MARGIN) // (columns + 1)
    return [2 * share, *[share] * (columns - 1)]


def ended(body: etree._Element) -> None:
    """See to it that the body ends in a paragraph, as Word wants it, and that no two tables meet."""
    for table in body.findall(f"{{{W}}}tbl"):
        after = table.getnext()
        if after is None or after.tag == table.tag:
            made = element(None, "p")
            element(element(made, "pPr"), "pStyle", val="Spacer")
            table.addnext(made)
