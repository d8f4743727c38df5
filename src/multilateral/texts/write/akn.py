"""Akoma Ntoso 3.0 after the AKN4UN guidelines for resolutions of the General Assembly (HLCM, part 3).

A resolution is a ``statement`` named ``resolution`` or ``resolutionDraft``; a decision likewise; a
document of any other kind is a ``doc``; a file that holds several is a ``documentCollection``. The eId of a
paragraph carries its printed number (``sec_II__para_3__list_1__point_a``), a sub-paragraph is always a ``point``
in a ``list`` (an ``item`` in the preamble), and every citation is a ``ref`` with an IRI. The result is strictly
valid against the schema of OASIS, and read again it is the same document.
"""

from __future__ import annotations

from lxml import etree

from multilateral.texts.model import Document
from multilateral.texts.write import akn_meta, akn_preface
from multilateral.texts.write.akn_body import Body
from multilateral.texts.write.akn_elements import NAMESPACE, sub
from multilateral.texts.write.akn_ids import Ids
from multilateral.texts.write.body import Apparatus, items

_COMMENT = "Unofficial copy, marked up by Multilateral. This is no document of the United Nations."
_NAMES = {
    "resolution": ("statement", "resolution"),
    "draft resolution": ("statement", "resolutionDraft"),
    "decision": ("statement", "decision"),
    "draft decision": ("statement", "decisionDraft"),
    "statement": ("statement", "statement"),
}


def write(document: Document) -> bytes:
    """The document as UTF-8 XML with a declaration."""
    prefixes: dict[str | None, str] = {None: NAMESPACE, "ml": akn_meta.OWN}
    # The stubs of lxml do not know that the default namespace has no prefix.
    root = etree.Element(f"{{{NAMESPACE}}}akomaNtoso", nsmap=prefixes)  # type: ignore[arg-type]
    root.append(etree.Comment(f" {_COMMENT} "))
    _whole(root, document, "", "main")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _whole(parent: etree._Element, document: Document, prefix: str, component: str) -> None:
    if document.parts:
        _collection(parent, document, prefix, component)
    else:
        _document(parent, document, prefix, component)


def _collection(parent: etree._Element, document: Document, prefix: str, component: str) -> None:
    """The parts as components, each whole; what the file says outside of them is a component before them."""
    whole = sub(parent, "documentCollection", name="publication")
    ids, apparatus = Ids(prefix), Apparatus(document)
    akn_meta.write(whole, document, component)
    akn_preface.write(whole, document, ids, apparatus)
    body = sub(whole, "collectionBody")
    if items(document) or document.opening or document.notes:
        name = ids.take("component_0")
        holder = sub(body, "component", eId=name)
        _document(holder, document, f"{name}__", "component_0", beside=True)
    for n, part in enumerate(document.parts, 1):
        name = ids.take(f"component_{n}")
        _whole(sub(body, "component", eId=name), part, f"{name}__", name)


def _document(parent: etree._Element, document: Document, prefix: str, component: str, *, beside: bool = False) -> None:
    """One document. ``beside`` its parts it has no masthead of its own: the collection bears it."""
    tag, name = ("doc", "collectionText") if beside else _NAMES.get(document.kind, ("doc", document.kind))
    root = sub(parent, tag, name=name, contains="originalVersion")
    ids, apparatus = Ids(prefix), Apparatus(document)
    akn_meta.write(root, document, component)
    if not beside:
        akn_preface.write(root, document, ids, apparatus)
    body = Body(document, ids, apparatus)
    body.preamble(root)
    body.main(root)
    if not beside:
        akn_preface.conclusions(root, document)
    body.attachments(root)
