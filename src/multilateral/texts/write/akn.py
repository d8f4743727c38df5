"""Akoma Ntoso 3.0 after the AKN4UN guidelines for resolutions of the General Assembly (HLCM, part 3).

A resolution is a ``statement`` named ``resolution`` or ``resolutionDraft``; a decision likewise; a
document of any other kind is a ``doc``. The eId of a paragraph carries its printed number
(``para_3__list_1__point_a``). Every citation is a ``ref`` with an IRI. The result is strictly
valid against the schema of OASIS.
"""

from __future__ import annotations

from lxml import etree

from multilateral.texts.model import Block, Document, Note, Paragraph
from multilateral.texts.write import akn_meta, iri
from multilateral.texts.write.akn_ids import Ids
from multilateral.texts.write.body import (
    Apparatus,
    Item,
    Run,
    children,
    date_printed,
    items,
    masthead_lines,
    number_printed,
    opening_printed,
    printable,
)

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
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
    if document.parts:
        _collection(root, document)
    else:
        _Writer(document, Ids()).document(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def sub(parent: etree._Element, tag: str, text: str | None = None, **attributes: str) -> etree._Element:
    """A new last child of ``parent``; characters that XML cannot hold are shown as U+FFFD."""
    made = etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}")
    for name, value in attributes.items():
        made.set(name.rstrip("_"), printable(value))
    if text:
        made.text = printable(text)
    return made


def _collection(root: etree._Element, document: Document) -> None:
    whole = sub(root, "documentCollection", name="publication")
    akn_meta.write(whole, document)
    if document.symbol or document.title:
        preface = sub(whole, "preface")
        p = sub(preface, "p")
        if document.symbol:
            sub(p, "docNumber", document.symbol)
        if document.title:
            sub(p, "docTitle", document.title)
    body = sub(whole, "collectionBody")
    for n, part in enumerate(document.parts, 1):
        component = sub(body, "component", eId=f"component_{n}")
        if part.parts:
            # A collection in a collection holds nothing of its own: its parts are set in its place.
            part = Document(kind="other", blocks=[Block("paragraph", text=part.title or part.symbol or "")])
        _Writer(part, Ids(f"component_{n}__"), component=f"component_{n}").document(component)


class _Writer:
    """Writes one document; ``ids`` hands out the eIds below its root, none of them twice."""

    def __init__(self, document: Document, ids: Ids, component: str = "main") -> None:
        self.of = document
        self.ids = ids
        self.component = component
        self.apparatus = Apparatus(document)

    def document(self, parent: etree._Element) -> None:
        tag, name = _NAMES.get(self.of.kind, ("doc", self.of.kind))
        root = sub(parent, tag, name=name, contains="originalVersion")
        akn_meta.write(root, self.of, self.component)
        self._preface(root)
        body = items(self.of)
        self._preamble(root, [item for item in body if item.part == "preamble"])
        main = sub(root, "mainBody")
        for item in body:
            if item.part in ("operative", "body"):
                self._item(main, item)
        for note in self.apparatus.loose:
            # Its mark was not found in the text; the note itself must not be lost.
            self._note(sub(main, "p", class_="unanchored"), note)
        if not len(main):
            sub(main, "p")
        self._conclusions(root)
        self._attachments(root, [item for item in body if item.part == "annexes"])

    def _preface(self, root: etree._Element) -> None:
        of = self.of
        preface = etree.Element(f"{{{NAMESPACE}}}preface")
        lines = list(masthead_lines(of))
        if lines or of.sponsors or of.adopted:
            masthead = sub(preface, "container", name="masthead", eId=self.ids.take("container_masthead"))
            for name, printed in lines:
                self._masthead_line(masthead, name, printed)
            if of.sponsors:
                p = sub(masthead, "p")
                for n, sponsor in enumerate(of.sponsors):
                    last = sub(p, "docProponent", sponsor)
                    last.tail = ", " if n + 1 < len(of.sponsors) else None
            if of.adopted:
                self._adopted(masthead)
            if not len(masthead):
                preface.remove(masthead)
        if of.number or of.title:
            p = sub(sub(preface, "container", name="title", eId=self.ids.take("container_title")), "p")
            if of.number:
                sub(p, "docNumber", of.number).tail = ". "
            if of.title:
                self._set(sub(p, "docTitle"), self.apparatus.masthead("title", of.title))
        if len(preface):
            root.append(preface)

    def _masthead_line(self, masthead: etree._Element, name: str, printed: str) -> None:
        p = sub(masthead, "p")
        of = self.of
        match name:
            case "symbol":
                sub(p, "docNumber", printed, refersTo="#symbol")
            case "organ":
                sub(p, "docAuthority", printed, refersTo="#organ")
            case "distribution":
                sub(p, "docStatus", printed)
            case "date" if akn_meta.is_date(of.date):
                sub(p, "docDate", printed, date=of.date or "", refersTo="#dateOfIssuance")
            case "session":
                sub(p, "session", printed, value=of.session or "")
            case "committee":
                sub(p, "docCommittee", printed, value=of.committee or "")
            case _:
                self._set(sub(p, "inline", name=name), self.apparatus.masthead(name, printed))

    def _adopted(self, masthead: etree._Element) -> None:
        adopted = self.of.adopted
        assert adopted is not None
        if adopted.date:
            p = sub(masthead, "p")
            printed = date_printed(adopted.date, self.of.language)
            if akn_meta.is_date(adopted.date):
                sub(p, "docDate", printed, date=adopted.date, refersTo="#dateOfAdoption")
            else:
                sub(p, "inline", printed, name="dateOfAdoption")
        if adopted.committee or adopted.on_report:
            p = sub(masthead, "p")
            if adopted.committee:
                sub(p, "docCommittee", adopted.committee, value=adopted.committee).tail = " "
            if adopted.on_report:
                self._set(p, self.apparatus.masthead("adopted.on_report", adopted.on_report))

    def _preamble(self, root: etree._Element, body: list[Item]) -> None:
        if not body and not self.of.opening:
            return
        preamble = sub(root, "preamble")
        if self.of.opening:
            p = sub(sub(preamble, "formula", name="enactingFormula", eId=self.ids.take("formula_1")), "p")
            comma = opening_printed(self.of)[len(self.of.opening) :]
            sub(p, "i", self.of.opening).tail = comma
        for item in body:
            if item.block:
                self._block(preamble, item.block)
            elif paragraph := item.paragraph:
                name = paragraph.lead or "preambular"
                eid = self.ids.take(f"container_{self.ids.count('container')}")
                container = sub(preamble, "container", name=name, eId=eid)
                self._runs(sub(container, "p"), paragraph)
                if paragraph.paragraphs:
                    self._block_list(container, paragraph, eid)

    def _block_list(self, parent: etree._Element, paragraph: Paragraph, above: str) -> None:
        proper, after = children(paragraph)
        base = self.ids.take(f"{above}__list_1")
        made = sub(parent, "blockList", eId=base)
        for child in proper:
            eid = self.ids.numbered(f"{base}__item_", child.number)
            item = sub(made, "item", eId=eid)
            if child.number:
                sub(item, "num", child.number)
            self._runs(sub(item, "p"), child)
            if child.paragraphs:
                self._block_list(item, child, eid)
        if after:
            self._runs(sub(made, "listWrapUp"), after)

    def _item(self, parent: etree._Element, item: Item, prefix: str = "") -> None:
        if item.paragraph:
            self._paragraph(parent, item.paragraph, "paragraph", f"{prefix}para_")
        elif item.block:
            self._block(parent, item.block, prefix)

    def _paragraph(self, parent: etree._Element, paragraph: Paragraph, tag: str, stem: str) -> None:
        eid = self.ids.numbered(stem, paragraph.number)
        made = sub(parent, tag, eId=eid)
        if paragraph.number:
            sub(made, "num", number_printed(paragraph.number))
        proper, after = children(paragraph)
        if not proper:
            self._runs(sub(sub(made, "content"), "p"), paragraph)
            return
        base = self.ids.take(f"{eid}__list_1")
        listed = sub(made, "list", eId=base)
        if paragraph.text:
            self._runs(sub(sub(listed, "intro"), "p"), paragraph)
        for child in proper:
            self._paragraph(listed, child, "point", f"{base}__point_")
        if after:
            self._runs(sub(sub(listed, "wrapUp"), "p"), after)

    def _block(self, parent: etree._Element, block: Block, prefix: str = "") -> None:
        if block.type == "table":
            if rows := [row for row in block.rows if row]:
                table = sub(parent, "table", eId=self.ids.take(f"{prefix}table_{self.ids.count('table')}"))
                for row in rows:
                    tr = sub(table, "tr")
                    for cell in row:
                        sub(sub(tr, "td"), "p", cell)
            return
        inside = etree.QName(parent).localname in ("preamble", "blockContainer")
        if block.type == "paragraph" and block.number and not inside:
            made = sub(parent, "paragraph", eId=self.ids.numbered(f"{prefix}para_", block.number))
            sub(made, "num", number_printed(block.number))
            target = sub(sub(made, "content"), "p")
        elif block.type == "heading":
            eid = self.ids.take(f"{prefix}heading_{self.ids.count('heading')}")
            target = sub(parent, "block", name="heading", eId=eid, class_=f"level{block.level}")
            self._printed_number(target, block)
        else:
            target = sub(parent, "p", class_="figure") if block.type == "figure" else sub(parent, "p")
            self._printed_number(target, block)
        self._set(target, self.apparatus.paragraph(block.id, block.text))

    def _printed_number(self, target: etree._Element, block: Block) -> None:
        if block.number:
            sub(target, "inline", number_printed(block.number), name="number").tail = " "

    def _conclusions(self, root: etree._Element) -> None:
        adopted = self.of.adopted
        if not adopted or not adopted.meeting:
            return
        p = sub(sub(sub(root, "conclusions"), "container", name="conclusion"), "p")
        sub(p, "event", adopted.meeting, refersTo="#meeting").tail = " " if adopted.date else None
        if adopted.date and akn_meta.is_date(adopted.date):
            printed = date_printed(adopted.date, self.of.language)
            sub(p, "docDate", printed, date=adopted.date, refersTo="#dateOfAdoption")

    def _attachments(self, root: etree._Element, body: list[Item]) -> None:
        if not body:
            return
        attachments = sub(root, "attachments")
        annexes = list(dict.fromkeys(item.annex or "annex" for item in body))
        for n, annex in enumerate(annexes, 1):
            eid = self.ids.take(f"att_{n}")
            attachment = sub(attachments, "attachment", eId=eid)
            sub(attachment, "heading", f"Annex {annex.removeprefix('annex')}".strip())
            doc = sub(attachment, "doc", name="annex")
            akn_meta.write(doc, self.of, f"annex_{n}")
            main = sub(doc, "mainBody")
            for item in body:
                if (item.annex or "annex") == annex:
                    self._item(main, item, f"{eid}__")

    def _runs(self, target: etree._Element, paragraph: Paragraph) -> None:
        self._set(target, self.apparatus.paragraph(paragraph.id, paragraph.text, paragraph.lead))

    def _set(self, target: etree._Element, runs: list[Run]) -> None:
        for run in runs:
            if run.note:
                self._note(target, run.note)
            elif run.citation:
                into = sub(target, "i") if run.lead else target
                sub(into, "ref", run.text, href=iri.work(run.citation.target, run.citation.date))
            elif run.lead:
                sub(target, "i", run.text)
            elif len(target):
                target[-1].tail = (target[-1].tail or "") + printable(run.text)
            else:
                target.text = (target.text or "") + printable(run.text)

    def _note(self, target: etree._Element, note: Note) -> None:
        eid = self.ids.take(f"fn_{self.ids.count('fn')}")
        made = sub(target, "authorialNote", marker=note.marker, placement="bottom", eId=eid)
        self._set(sub(made, "p"), self.apparatus.note(note))
