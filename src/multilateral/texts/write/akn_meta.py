"""The metadata of an Akoma Ntoso document: work, expression, manifestation, and what the names stand for.

No placeholder is written and no date made up, though the schema asks for one, whole. Where a document states
none, the date given is named ``notBefore`` and is one before which it cannot have been: the latest that it cites,
the first day of the year that its symbol states or in which its session opened, or the signing of the Charter.
"""

from __future__ import annotations

from datetime import date
from urllib.parse import quote

import regex
from lxml import etree

from multilateral.texts.model import Document
from multilateral.texts.write import iri
from multilateral.texts.write.body import printable

OWN = "urn:multilateral:akn:1"
_AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_NOTICE = "Unofficial copy. This is no document of the United Nations; the document as issued prevails."
_CHARTER = "1945-06-26"
_WORDS = regex.compile(r"[^\p{L}\p{N}]+")
_CONCEPTS = (
    ("symbol", "/akn/ontology/reference/un/symbol", "Symbol"),
    ("dateOfIssuance", "/akn/ontology/concept/un/dateOfIssuance", "Date of issuance"),
    ("dateOfAdoption", "/akn/ontology/concept/un/dateOfAdoption", "Date of adoption"),
    ("preamble", "/akn/ontology/concept/un/preamble", "Preamble"),
    ("sponsor", "/akn/ontology/role/un/sponsor", "Sponsor"),
    ("reportingCommittee", "/akn/ontology/concept/un/reportingCommittee", "Committee that reported"),
    ("meeting", "/akn/ontology/concept/un/adoptionMeeting", "Meeting of adoption"),
)


def is_date(value: str | None) -> bool:
    """Whether ``value`` is a whole date of the calendar, as strict Akoma Ntoso wants it."""
    try:
        return value is not None and len(value) == 10 and date.fromisoformat(value) is not None
    except ValueError:
        return False


def write(root: etree._Element, document: Document, component: str = "main") -> None:
    """Add ``meta`` to ``root``. ``component`` names the part of the work that this is: ``main``, ``annex_1`` …"""
    meta = etree.SubElement(root, f"{{{_AKN}}}meta")
    main = not component.startswith("annex")
    work, when, called = _work(document)
    expression = f"{work}/{iri.language(document.language)}@"
    issued = (document.date or "", "publication") if is_date(document.date) else (when, called)
    identification = _add(meta, "identification", source="#multilateral")
    author = "#organ" if document.organ else "#proponent" if document.sponsors else "#multilateral"

    level = _add(identification, "FRBRWork")
    _names(level, f"{work}/!{component}", work)
    if main and document.symbol:
        _add(level, "FRBRalias", value=document.symbol, name="symbol")
    _add(level, "FRBRdate", date=when, name=called)
    _add(level, "FRBRauthor", href=author, **{"as": "#author" if author != "#multilateral" else "#editor"})
    _add(level, "FRBRcountry", value=work.split("/")[2])
    if document.number:
        _add(level, "FRBRnumber", value=document.number)

    level = _add(identification, "FRBRExpression")
    _names(level, f"{expression}/!{component}", expression)
    _add(level, "FRBRdate", date=issued[0], name=issued[1])
    _add(level, "FRBRauthor", href=author, **{"as": "#author" if author != "#multilateral" else "#editor"})
    _add(level, "FRBRlanguage", language=iri.language(document.language))

    level = _add(identification, "FRBRManifestation")
    _names(level, f"{expression}/!{component}.xml", f"{expression}.xml")
    # The same document gives the same bytes: the manifestation bears the date of its expression.
    _add(level, "FRBRdate", date=issued[0], name=issued[1])
    _add(level, "FRBRauthor", href="#multilateral", **{"as": "#editor"})

    _references(meta, document)
    own = _add(meta, "proprietary", source="#multilateral")
    for name, value in (
        ("notice", _NOTICE),
        ("kind", document.kind),
        ("originalLanguage", document.original_language),
        ("jobNumber", document.job_number),
    ):
        if value and (main or name == "notice"):
            etree.SubElement(own, f"{{{OWN}}}{name}").text = printable(value)


def _work(document: Document) -> tuple[str, str, str]:
    """The IRI of the work, its date, and what date that is."""
    adopted = document.adopted.date if document.adopted else None
    if is_date(adopted):
        when, called = adopted or "", "adoption"
    elif is_date(document.date):
        when, called = document.date or "", "publication"
    else:
        bounds = [c.date for c in document.citations if c.date and is_date(c.date)]
        bounds += [f"{year}-01-01"] if document.symbol and (year := iri.year(document.symbol)) else []
        when, called = max([_CHARTER, *bounds]), "notBefore"
    known = called in ("adoption", "publication")
    if document.symbol:
        found = iri.work(document.symbol, when if known else None)
        return found.replace("/0000/", f"/{when[:4]}/", 1), when, called
    name = "-".join(_WORDS.split((document.title or "untitled").lower())[:8]).strip("-") or "untitled"
    return iri.unnamed(name, when if known else when[:4]), when, called


def _names(level: etree._Element, this: str, uri: str) -> None:
    _add(level, "FRBRthis", value=this)
    _add(level, "FRBRuri", value=uri)


def _references(meta: etree._Element, document: Document) -> None:
    references = _add(meta, "references", source="#multilateral")
    exercise = (document.symbol or "").startswith("EX/")
    country = "xx" if exercise else "un"
    # Unique in the whole file is what eIds must be; an annex or a component needs no second set.
    if meta.getparent() is not None and _nested(meta):
        _add(references, "TLCConcept", href="/akn/ontology/concept/xx/annex", showAs="Annex or component")
        return
    organization = "/akn/ontology/organization"
    _add(
        references,
        "TLCOrganization",
        eId="multilateral",
        href=f"{organization}/xx/multilateral",
        showAs="Multilateral (no service of the United Nations)",
    )
    if document.organ:
        href = f"{organization}/{country}/{_camel(document.organ)}"
        _add(references, "TLCOrganization", eId="organ", href=href, showAs=document.organ)
    elif document.sponsors:
        href = f"{organization}/{country}/{_camel(document.sponsors[0])}"
        _add(references, "TLCOrganization", eId="proponent", href=href, showAs=", ".join(document.sponsors))
    for role in ("author", "editor"):
        _add(references, "TLCRole", eId=role, href=f"/akn/ontology/role/un/{role}", showAs=role.capitalize())
    for eid, href, shown in _CONCEPTS:
        _add(references, "TLCConcept", eId=eid, href=href, showAs=shown)


def _nested(meta: etree._Element) -> bool:
    root = meta.getparent()
    above = root.getparent() if root is not None else None
    return above is not None and etree.QName(above).localname != "akomaNtoso"


def _camel(name: str) -> str:
    words = [w for w in _WORDS.split(name) if w]
    return quote("".join([words[0].lower(), *(w.capitalize() for w in words[1:])]) if words else "unnamed")


def _add(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    made = etree.SubElement(parent, f"{{{_AKN}}}{tag}")
    for name, value in attributes.items():
        made.set(name, printable(value))
    return made
