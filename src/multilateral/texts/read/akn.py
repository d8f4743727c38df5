"""Akoma Ntoso: the United Nations' own files (AKN4UN) and ours, read directly to a document.

The file says its structure itself. What it says is taken; what it only prints (a number, a heading in a class
for titles) is read as in any other format, so that the same resolution gives the same document.
"""

from __future__ import annotations

import regex
from lxml import etree

from multilateral.texts.cite import cite
from multilateral.texts.model import Document, Doubt, TextError
from multilateral.texts.read import akn_masthead
from multilateral.texts.read.akn_body import Body
from multilateral.texts.read.akn_pieces import pieces
from multilateral.texts.read.akn_words import local
from multilateral.texts.read.body import _stops
from multilateral.texts.read.doubts import misprinted, spelt
from multilateral.texts.read.structure import Entry, Reading
from multilateral.texts.wording import ENGLISH, LANGUAGES

_ROOT = regex.compile(
    rb"\s*(?:<\?[^>]*\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>\s*)*<(?:[\w.-]+:)?akomaNtoso\b", regex.DOTALL
)
_DOCTYPE = b"<!DOCTYPE"
_DOCUMENTS = frozenset(
    "act amendment amendmentList bill debate debateReport doc documentCollection judgment officialGazette portion "
    "statement".split()
)


def is_akn(data: bytes) -> bool:
    """Whether the bytes begin an Akoma Ntoso document."""
    return _ROOT.match(data[:20_000].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")) is not None


def read(data: bytes, *, language: str | None = None) -> Reading:
    """The document that the file holds, with the account by its lines. Raises ``TextError``."""
    root, doubts = _parse(data)
    found = [child for child in root if local(child) in _DOCUMENTS]
    if not found:
        raise TextError("the Akoma Ntoso file holds no document: its root element has none of the known kinds")
    reading = _document(found[0], None, language)
    for child in root:
        if local(child) == "components":
            _components(child, reading, language)
    reading.document.doubts[:0] = doubts
    return reading


def _parse(data: bytes) -> tuple[etree._Element, list[Doubt]]:
    if _DOCTYPE in data or _DOCTYPE in data[:20_000].replace(b"\0", b""):
        raise TextError("the XML declares a document type, which Akoma Ntoso has no use for: remove the DOCTYPE")
    try:
        return etree.fromstring(data, _parser(recover=False)), []
    except etree.XMLSyntaxError as error:
        broken = error
    parser = _parser(recover=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None or any(entry.type_name != "ERR_TAG_NAME_MISMATCH" for entry in parser.error_log):
        raise TextError(f"the XML is broken ({_said(broken)}): give a file that is well-formed")
    doubts = [
        Doubt("markup", f"line:{entry.line}", "", None, f"The XML is not well-formed ({entry.message}); it was mended.")
        for entry in parser.error_log
    ]
    return root, doubts


def _parser(*, recover: bool) -> etree.XMLParser:
    """Of the standing limits none is lifted: 256 elements deep, no entity of its own, no file but this one."""
    return etree.XMLParser(
        recover=recover,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _said(error: etree.XMLSyntaxError) -> str:
    said = regex.sub(r"\s+", " ", str(error.msg or "no element found")).strip().rstrip(".")
    # What is quoted in it may be as long as the file.
    return said if len(said) < 160 else f"{said[:100]} … {said[-50:]}"


def _components(holder: etree._Element, reading: Reading, language: str | None) -> None:
    whole = reading.document
    for component in holder:
        for child in component:
            if local(child) in _DOCUMENTS:
                part = _document(child, whole, language)
                whole.parts.append(part.document)
                reading.account.extend(part.account)
    if whole.parts:
        whole.kind = "collection"


def _document(root: etree._Element, whole: Document | None, language: str | None) -> Reading:
    document = Document(language=language)
    reading = Reading(document)
    held: dict[str, etree._Element] = {local(child): child for child in root}
    akn_masthead.read(root, held, document, whole)
    tongue = LANGUAGES.get(document.language or "en", ENGLISH)
    body = Body(document, tongue)
    if (preamble := held.get("preamble")) is not None:
        akn_masthead.opening(preamble, document, tongue)
        body.take([p for p in pieces(preamble) if p.words.text.rstrip(" ,，،") != (document.opening or "")], "preamble")
    for child in root:
        if local(child) in ("mainBody", "body"):
            body.take(pieces(child), "operative")
        elif local(child) in ("alinea", "paragraph", "p"):
            body.take(pieces(root), "operative")
            break
    akn_masthead.settle(document, whole)
    for attachment in held.get("attachments", ()):
        for inner in attachment:
            for main in inner:
                if local(main) == "mainBody":
                    body.take(pieces(main), "annexes")
    for name in ("collectionBody",):
        if name in held:
            _components(held[name], reading, language)
    if document.language == tongue.code:
        document.doubts.extend(_stops(document.preamble, document.operative))
    document.citations = cite(document)
    document.doubts.extend(misprinted(document))
    if document.language == tongue.code:
        document.doubts.extend(spelt(document, tongue))
    reading.account.extend(Entry(line, 0, 0, role, place) for line, role, place in body.lines)
    return reading
