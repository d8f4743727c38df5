"""The styles of a Word file: the form of a United Nations document, on Letter paper as it is issued in New York.

Lengths are in twentieths of a point, sizes of type in half points.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypedDict

from lxml import etree

from multilateral.texts.write.docx_layout import DEEPEST
from multilateral.texts.write.docx_xml import element
from multilateral.texts.write.html import RIGHT_TO_LEFT

LEFT, RIGHT, STEP = 1267, 1260, 475
"""The text stands in a column narrower than the page; each level of sub-paragraphs is set in by one step."""
PAGE_WIDTH, PAGE_HEIGHT, MARGIN = 12240, 15840, 1200
MASTHEAD_WIDTHS = (5840, 4000)

_LATIN, _ARABIC, _CHINESE = "Times New Roman", "Traditional Arabic", "SimSun"
_TAGS = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES", "ru": "ru-RU", "ar": "ar-SA", "zh": "zh-CN"}


Tabs = tuple[tuple[Literal["left", "right"], int], ...]


class _Column(TypedDict):
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style. ``first`` is how far the first line is set in; less than nothing: how far out."""

    id: str
    name: str
    based: str = "Normal"
    size: int | None = None
    bold: bool = False
    italic: bool = False
    left: int = 0
    right: int = 0
    first: int = 0
    before: int = 0
    after: int = 0
    tabs: Tabs = ()
    align: Literal["left", "center", "right", "both"] | None = None
    outline: int | None = None
    keep: bool = False


def _styles() -> list[Style]:
    inset = 2 * STEP
    number: Tabs = (("left", LEFT + inset),)
    # The lines of a title stand behind its number.
    hung = LEFT + 5 * STEP // 2
    column: _Column = {"left": LEFT, "right": RIGHT}
    found = [
        Style("Spacer", "Spacer", size=2),
        Style("Header", "header", size=17, tabs=(("right", PAGE_WIDTH - 2 * MARGIN),)),
        Style("Footer", "footer", size=14, tabs=(("right", PAGE_WIDTH - 2 * MARGIN),)),
        Style("Issuer", "Issuer", size=28),
        Style("Symbol", "Symbol", size=36, align="right"),
        Style("Organ", "Organ", size=36, bold=True, before=60, after=120),
        Style("Masthead", "Masthead", before=40, after=40),
        Style("Session", "Session", bold=True, before=60, keep=True),
        Style("AgendaItem", "Agenda Item"),
        Style("AgendaTitle", "Agenda Title", bold=True, right=RIGHT, after=240),
        Style("Sponsors", "Sponsors", bold=True, before=240, after=240, **column),
        Style("Adopted", "Adopted", size=28, bold=True, before=240, after=120, right=RIGHT, keep=True),
        Style("Report", "Report", italic=True, after=240, **column, keep=True),
        Style("Title", "Title", size=24, bold=True, before=120, after=240, keep=True, **column),
        Style("NumberedTitle", "Numbered Title", based="Title", left=hung, right=RIGHT, first=LEFT - hung,
              tabs=(("left", hung),)),
        Style("Opening", "Opening", first=STEP, after=120, **column),
        Style("Preambular", "Preambular Paragraph", first=STEP, after=120, align="both", **column),
        Style("Numbered", "Numbered Paragraph", first=STEP, after=120, align="both", tabs=number, **column),
        Style("BodyText", "Body Text", first=STEP, after=120, align="both", **column),
        Style("Closing", "Closing", align="right", before=120, right=RIGHT, after=240),
        Style("Caption", "caption", size=18, italic=True, after=120, **column),
        Style("TableText", "Table Text", size=18, before=20, after=20),
        Style("FootnoteText", "footnote text", size=17, first=STEP, after=20, tabs=number, **column),
    ]  # fmt: skip
    for level in range(1, DEEPEST + 1):
        left = LEFT + level * STEP
        found.append(
            Style(f"Subparagraph{level}", f"Sub-paragraph {level}", left=left, right=RIGHT, first=STEP, after=120,
                  align="both", tabs=(("left", left + inset),))
        )  # fmt: skip
    for level in range(DEEPEST + 1):
        left = LEFT + level * STEP
        found.append(
            Style(f"Continuation{level}", f"Continuation {level}", left=left, right=RIGHT, after=120, align="both")
        )
    for level, size in enumerate((28, 24, 22, 20, 20, 20), 1):
        found.append(
            Style(f"Heading{level}", f"heading {level}", size=size, bold=True, italic=level > 3, before=240, after=120,
                  outline=level - 1, keep=True, tabs=(("left", LEFT + STEP),), **column)
        )  # fmt: skip
    found.append(Style("Part", "Part", based="Heading1", align="center", left=LEFT, right=RIGHT))
    return found


def language_tag(language: str | None) -> str:
    """The language as Word names it: ``en`` is ``en-GB``, the spelling of the United Nations."""
    return _TAGS.get(language or "", language or "en-GB")


def write(language: str | None) -> etree._Element:
    """``w:styles`` for a document in ``language``."""
    root = element(None, "styles")
    defaults = element(root, "docDefaults")
    words = element(element(defaults, "rPrDefault"), "rPr")
    # Quotation marks and dashes are in both fonts; without the hint Word takes the Latin ones.
    hint = {"hint": "eastAsia"} if language == "zh" else {}
    cs = _ARABIC if language in RIGHT_TO_LEFT else _LATIN
    element(words, "rFonts", **hint, ascii=_LATIN, hAnsi=_LATIN, eastAsia=_CHINESE, cs=cs)
    size = "28" if language in RIGHT_TO_LEFT else "20"
    element(words, "sz", val="20" if language != "zh" else "21")
    element(words, "szCs", val=size)
    tag = language_tag(language)
    if language in RIGHT_TO_LEFT:
        element(words, "lang", val="en-GB", eastAsia="zh-CN", bidi=tag)
    else:
        element(words, "lang", val=tag, eastAsia=tag if language == "zh" else "zh-CN", bidi="ar-SA")
    element(element(defaults, "pPrDefault"), "pPr")
    normal = _open(root, "paragraph", "Normal", "Normal", default=True)
    element(element(normal, "pPr"), "spacing", line="240", lineRule="auto")
    _open(root, "character", "DefaultParagraphFont", "Default Paragraph Font", default=True)
    for style in _styles():
        _write(root, style, language)
    reference = _open(root, "character", "FootnoteReference", "footnote reference", based="DefaultParagraphFont")
    element(element(reference, "rPr"), "vertAlign", val="superscript")
    _tables(root)
    return root


def _open(
    root: etree._Element, kind: str, id: str, name: str, *, based: str | None = None, default: bool = False
) -> etree._Element:
    made = element(root, "style", type=kind, **({"default": "1"} if default else {}), styleId=id)
    element(made, "name", val=name)
    if based:
        element(made, "basedOn", val=based)
    element(made, "qFormat")
    return made


def _write(root: etree._Element, style: Style, language: str | None) -> None:
    made = _open(root, "paragraph", style.id, style.name, based=style.based)
    paragraph = element(made, "pPr")
    if style.keep:
        element(paragraph, "keepNext")
    if style.tabs:
        tabs = element(paragraph, "tabs")
        for kind, at in style.tabs:
            element(tabs, "tab", val=kind, pos=str(at))
    if style.before or style.after:
        element(paragraph, "spacing", before=str(style.before), after=str(style.after))
    if style.left or style.right or style.first:
        first = {"firstLine": str(style.first)} if style.first >= 0 else {"hanging": str(-style.first)}
        element(paragraph, "ind", left=str(style.left), right=str(style.right), **first)
    if style.align:
        element(paragraph, "jc", val=style.align)
    if style.outline is not None:
        element(paragraph, "outlineLvl", val=str(style.outline))
    words = element(made, "rPr")
    for tag, is_on in (("b", style.bold), ("bCs", style.bold), ("i", style.italic), ("iCs", style.italic)):
        if is_on:
            element(words, tag)
    if style.size:
        element(words, "sz", val=str(style.size))
        # Arabic letters are smaller in their font than Latin ones of the same size.
        element(words, "szCs", val=str(round(style.size * 1.3) if language in RIGHT_TO_LEFT else style.size))


def _tables(root: etree._Element) -> None:
    plain = _open(root, "table", "TableNormal", "Normal Table", default=True)
    margins = element(element(plain, "tblPr"), "tblCellMar")
    for side in ("left", "right"):
        element(margins, side, w="108", type="dxa")
    grid = tuple((side, "4") for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    masthead = (("bottom", "18"), ("insideH", "4"))
    for id, name, lines in (("TableGrid", "Table Grid", grid), ("MastheadTable", "Masthead Table", masthead)):
        properties = element(_open(root, "table", id, name, based="TableNormal"), "tblPr")
        borders = element(properties, "tblBorders")
        for side, width in lines:
            element(borders, side, val="single", sz=width, space="0", color="auto")
        if lines is masthead:
            # Its words stand at the edges of the page, in line with what is below.
            margins = element(properties, "tblCellMar")
            for side in ("left", "right"):
                element(margins, side, w="0", type="dxa")
