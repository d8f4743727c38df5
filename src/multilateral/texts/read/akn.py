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
from multilateral.texts.read.doubts import misprinted, spelt, stops
from multilateral.texts.read.structure import Entry, Reading
from multilateral.texts.wording import ENGLISH, LANGUAGES

_ROOT = regex.compile(
    rb"\s*(?:<\?[^>]*\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>\s*)*<(?:[\w.-]+:)?akomaNtoso\b", regex.DOTALL
)
# Some of the United Nations' files are escaped twice: "&amp;#39;".
_ESCAPED = regex.compile(rb"&amp;(#\d{2,6};|#x[0-9a-fA-F]{2,5};|(?:amp|lt|gt|quot|apos);)")
_DOCTYPE = b"<!DOCTYPE"
_MOST_TAGS = 600_000
_DOCUMENTS = frozenset(
    "act amendment amendmentList bill debate debateReport doc documentCollection judgment officialGazette portion "
    "statement".split()
)


def is_akn(data: bytes) -> bool:
    """Whether the bytes begin an Akoma Ntoso document."""
    return _ROOT.match(data[:20_000].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")) is not None


def read(data: bytes, *, language: str | None = None) -> Reading:
    """The document that the file holds, with the account. Raises ``TextError``.

    An entry of the account is the words of an element, by the line of the file on which the element begins.
    """
    root, doubts = _parse(data)
    if b"&amp;" in data and not akn_masthead.is_ours(root) and (mended := _ESCAPED.sub(rb"&\1", data)) != data:
        root, doubts = _parse(mended)
    found = [child for child in root if local(child) in _DOCUMENTS]
    if not found:
        raise TextError("the Akoma Ntoso file holds no document: its root element has none of the known kinds")
    said: dict[int, str] = {}
    reading = _document(found[0], None, said, language)
    for child in root.iterfind("{*}components"):
        _components(child, reading, said, language)
    reading.raw = lambda entry: said.get(id(entry), "")
    reading.document.doubts[:0] = doubts
    return reading


def _parse(data: bytes) -> tuple[etree._Element, list[Doubt]]:
    if _DOCTYPE in data or _DOCTYPE in data[:20_000].replace(b"\0", b""):
        raise TextError("the XML declares a document type, which Akoma Ntoso has no use for: remove the DOCTYPE")
    if len(data) > 3 * _MOST_TAGS and data.count(b"<") > _MOST_TAGS:
        raise TextError(f"the XML has more than {_MOST_TAGS} tags: split it, or give one document at a time")
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
    if "Excessive depth" in str(error.msg):
        return "its elements stand in one another more than 256 deep"
    said = regex.sub(r"\s+", " ", str(error.msg or "no element found")).strip().rstrip(".")
    # What is quoted in it may be as long as the file.
    return said if len(said) < 160 else f"{said[:100]} … {said[-50:]}"


def _components(holder: etree._Element, reading: Reading, said: dict[int, str], language: str | None) -> None:
    whole = reading.document
    for child in holder.iterfind("*/*"):
        if local(child) not in _DOCUMENTS:
            continue
        part = _document(child, whole, said, language)
        reading.account.extend(part.account)
        if child.get("name") == "collectionText":
            # What our writer keeps of a collection's own text, beside its parts.
            for name in ("opening", "blocks", "preamble", "operative", "annexes", "notes"):
                setattr(whole, name, getattr(part.document, name))
        else:
            whole.parts.append(part.document)
    if whole.parts:
        whole.kind = "collection"


def _document(root: etree._Element, whole: Document | None, said: dict[int, str], language: str | None) -> Reading:
    document = Document(language=language)
    held: dict[str, etree._Element] = {local(child): child for child in reversed(root)}
    stated = akn_masthead.is_ours(root)
    lines = [(line, "masthead", "masthead", text) for line, text in akn_masthead.read(root, held, document, whole)]
    tongue = LANGUAGES.get(document.language or "en", ENGLISH)
    body = Body(document, tongue, stated=stated)
    opened = None
    if (preamble := held.get("preamble")) is not None:
        opened = akn_masthead.opening(preamble, document)
        body.take(pieces(preamble), "preamble")
    lines += [(opened[0], "masthead", "opening", opened[1])] if opened else []
    resolves = preamble is not None or document.kind in ("resolution", "draft resolution", "decision", "draft decision")
    for child in root:
        name = local(child)
        if name in ("mainBody", "body"):
            blocks = child.get("class") == "blocks" if stated else not resolves
            body.take(pieces(child), "blocks" if blocks else "operative")
        elif name in ("alinea", "paragraph", "p"):
            # What a broken file has left outside of its body.
            body.take(pieces([child]), "operative" if resolves else "blocks")
    if not stated:
        akn_masthead.settle(document, whole)
        if not resolves:
            heads = (block.text for block in document.blocks[:8] if block.type == "heading")
            document.title = document.title or next(heads, None)
    for attachment in held.get("attachments", ()):
        for main in attachment.iterfind("*/{*}mainBody"):
            body.take(pieces(main), "annexes")
    reading = Reading(document)
    for line, role, place, text in lines + body.lines:
        reading.account.append(entry := Entry(line, 0, len(text), role, place))
        said[id(entry)] = text
    if "collectionBody" in held:
        _components(held["collectionBody"], reading, said, language)
    if document.language == tongue.code:
        document.doubts.extend(stops(document.preamble, document.operative))
    document.citations = cite(document)
    document.doubts.extend(misprinted(document))
    if document.language == tongue.code:
        document.doubts.extend(spelt(document, tongue))
    return reading
