"""The parts of a Word file, packed: the same document gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

from lxml import etree

from multilateral.texts.model import Document
from multilateral.texts.write import docx_styles
from multilateral.texts.write.body import printable
from multilateral.texts.write.docx_layout import Para, Run
from multilateral.texts.write.docx_xml import R, Writer, element
from multilateral.texts.write.html import notice, title_of

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CORE = f"{_PACKAGE}/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_WORD_PARTS = ("styles", "settings", "footnotes", "header1", "header2", "footer1")
_EARLIEST = (1980, 1, 1, 0, 0, 0)


def package(document: Document, body: etree._Element, writer: Writer, *, tracked: bool = False) -> bytes:
    """The Word file whose text is ``body`` (``w:body``, without the section's properties), set by ``writer``.

    ``tracked`` says that the file holds tracked changes, so that what is typed into it is tracked too.
    """
    _section(body, writer)
    root = element(None, "document")
    root.append(body)
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            ("officeDocument", f"{R}/officeDocument", "word/document.xml"),
            ("core", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ("app", f"{R}/extended-properties", "docProps/app.xml"),
        ),
        "docProps/core.xml": _core(document),
        "docProps/app.xml": _app(),
        "word/document.xml": root,
        "word/_rels/document.xml.rels": _relations(
            *((name, f"{R}/{name.rstrip('12')}", f"{name}.xml") for name in _WORD_PARTS)
        ),
        "word/styles.xml": docx_styles.write(document.language),
        "word/settings.xml": _settings(document.language, tracked),
        "word/footnotes.xml": _footnotes(writer.notes),
        # The masthead of the first page bears the symbol already.
        "word/header1.xml": _header(""),
        "word/header2.xml": _header(document.symbol or ""),
        "word/footer1.xml": _footer(document),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, part in parts.items():
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            etree.cleanup_namespaces(part)
            data = etree.tostring(part, xml_declaration=True, encoding="UTF-8", standalone=True)
            file.writestr(entry, data)
    return out.getvalue()


def _section(body: etree._Element, writer: Writer) -> None:
    made = element(body, "sectPr")
    for tag, kind, name in (("header", "default", "header2"), ("header", "first", "header1"),
                            ("footer", "default", "footer1"), ("footer", "first", "footer1")):  # fmt: skip
        element(made, f"{tag}Reference", type=kind).set(f"{{{R}}}id", name)
    if writer.start > 1:
        # The notes of a text that was one of several go on from those before it.
        element(element(made, "footnotePr"), "numStart", val=str(writer.start))
    element(made, "pgSz", w=str(docx_styles.PAGE_WIDTH), h=str(docx_styles.PAGE_HEIGHT))
    margin = str(docx_styles.MARGIN)
    element(made, "pgMar", top="1440", right=margin, bottom="1728", left=margin, header="720", footer="504", gutter="0")
    element(made, "titlePg")
    if writer.right_to_left:
        element(made, "bidi")


def _content_types() -> etree._Element:
    space = f"{_PACKAGE}/content-types"
    root = etree.Element(f"{{{space}}}Types", nsmap={None: space})  # type: ignore[dict-item]
    for ending, kind in (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
    ):
        etree.SubElement(root, f"{{{space}}}Default", Extension=ending, ContentType=kind)
    kinds = {"/word/document.xml": f"{_TYPES}.document.main+xml"}
    kinds |= {f"/word/{name}.xml": f"{_TYPES}.{name.rstrip('12')}+xml" for name in _WORD_PARTS}
    kinds["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    kinds["/docProps/app.xml"] = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    for name, kind in kinds.items():
        etree.SubElement(root, f"{{{space}}}Override", PartName=name, ContentType=kind)
    return root


def _relations(*targets: tuple[str, str, str]) -> etree._Element:
    space = f"{_PACKAGE}/relationships"
    root = etree.Element(f"{{{space}}}Relationships", nsmap={None: space})  # type: ignore[dict-item]
    for id, kind, target in targets:
        etree.SubElement(root, f"{{{space}}}Relationship", Id=id, Type=kind, Target=target)
    return root


def _core(document: Document) -> etree._Element:
    root = etree.Element(f"{{{_CORE}}}coreProperties", nsmap={"cp": _CORE, "dc": _DC})
    for tag, text in (
        ("title", title_of(document)),
        ("subject", document.symbol),
        ("creator", "Multilateral"),
        ("description", notice(document)),
        ("language", docx_styles.language_tag(document.language)),
    ):
        if text:
            etree.SubElement(root, f"{{{_DC}}}{tag}").text = printable(text)
    return root


def _app() -> etree._Element:
    root = etree.Element(f"{{{_APP}}}Properties", nsmap={None: _APP})  # type: ignore[dict-item]
    etree.SubElement(root, f"{{{_APP}}}Application").text = "Multilateral"
    return root


def _settings(language: str | None, tracked: bool) -> etree._Element:
    root = element(None, "settings")
    if tracked:
        element(root, "trackRevisions")
    element(root, "defaultTabStop", val=str(docx_styles.STEP))
    notes = element(root, "footnotePr")
    for id in ("-1", "0"):
        element(notes, "footnote", id=id)
    compatible = element(root, "compat")
    # Fifteen is Word 2013 and later; without it Word opens the file in compatibility mode.
    element(
        compatible, "compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val="15"
    )
    tag = docx_styles.language_tag(language)
    if Writer(language).right_to_left:
        element(root, "themeFontLang", val="en-GB", bidi=tag)
    else:
        element(root, "themeFontLang", val=tag)
    return root


def _footnotes(notes: Sequence[etree._Element]) -> etree._Element:
    root = element(None, "footnotes")
    for id, kind, line in (("-1", "separator", "separator"), ("0", "continuationSeparator", "continuationSeparator")):
        para = element(element(root, "footnote", type=kind, id=id), "p")
        element(element(para, "r"), line)
    root.extend(notes)
    return root


def _header(symbol: str) -> etree._Element:
    root = element(None, "hdr")
    # The symbol is Latin in every language, and stands at the same edge of the page.
    Writer(None).para(root, Para("", "Header", [Run(symbol, bold=True)] if symbol else []))
    return root


def _footer(document: Document) -> etree._Element:
    root = element(None, "ftr")
    writer = Writer(None)
    # The job number stands at the foot of every page, as on a page that the United Nations issue.
    job = next((one.job_number for one in (document, *document.parts) if one.job_number), None)
    if job:
        writer.para(root, Para("", "Footer", [Run(notice(document))]))
    para = writer.open(root, Para("", "Footer"))
    writer.runs(para, [Run(f"{job or notice(document)}\t")])
    for n, code in enumerate(("PAGE", "NUMPAGES")):
        if n:
            writer.runs(para, [Run("/")])
        made = element(para, "fldSimple", instr=f" {code} ")
        writer.runs(made, [Run("1")])
    return root
