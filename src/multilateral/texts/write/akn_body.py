"""The body of a document as Akoma Ntoso: preamble, sections, paragraphs with their lists, tables, annexes."""

from __future__ import annotations

from lxml import etree

from multilateral.texts.model import Block, Document, Paragraph
from multilateral.texts.read.numbering import section_of
from multilateral.texts.write import akn_meta, printed
from multilateral.texts.write.akn_elements import Setter, sub
from multilateral.texts.write.akn_ids import Ids
from multilateral.texts.write.body import Apparatus, Item, children, items, number_printed, opening_printed, tongue


class Body:
    """Writes one document; ``ids`` hands out the eIds below its root, none of them twice."""

    def __init__(self, document: Document, ids: Ids, apparatus: Apparatus) -> None:
        self.of, self.ids, self.apparatus = document, ids, apparatus
        self.setter = Setter(document.notes, apparatus, ids)
        body = items(document)
        self.inner = {name: blocks for item in body for name, blocks in item.inner.items()}
        # The preamble of a section stands in the main body, where its section is.
        first = next((n for n, item in enumerate(body) if item.part != "preamble" or self._section(item)), len(body))
        self.opened = body[:first]
        self.rest = [item for item in body[first:] if item.part != "annexes"]
        self.annexed = [item for item in body[first:] if item.part == "annexes"]
        self.marks = _again(document)

    def preamble(self, root: etree._Element) -> None:
        if not self.opened and not self.of.opening:
            return
        preamble = sub(root, "preamble")
        if self.of.opening:
            p = sub(sub(preamble, "formula", name="enactingFormula", eId=self.ids.take("formula_1")), "p")
            comma = opening_printed(self.of)[len(self.of.opening) :]
            sub(p, "i", self.of.opening).tail = comma
        for item in self.opened:
            if item.block:
                self._block(preamble, item.block)
            elif item.paragraph:
                self._preambular(preamble, item.paragraph)

    def main(self, root: etree._Element) -> None:
        main = sub(root, "mainBody")
        if not self.of.preamble and not self.of.operative and not self.of.annexes:
            main.set("class", "blocks")
        where, prefix = main, ""
        titled = False
        for item in self.rest:
            if item.block and item.block.type == "heading" and item.part != "body":
                if (number := self._section(item)) is not None:
                    prefix = self.ids.take(f"sec_{number}")
                    where = sub(main, "section", eId=prefix)
                    sub(where, "num", item.block.text, **_level(item.block))
                    prefix, titled = f"{prefix}__", item.block.text[-1].isalnum()
                    continue
                if titled and where is not main and not item.block.number:
                    self._words(sub(where, "heading", **_level(item.block)), item.block)
                    titled = False
                    continue
            titled = False
            if where is main:
                self._item(main, item, prefix)
            else:
                self._in_section(where, item, prefix)
        for note in self.apparatus.loose:
            # Its mark was not found in the text; the note itself must not be lost.
            self.setter.note(sub(main, "p", class_="unanchored"), note)
        if not len(main):
            sub(main, "p")

    def attachments(self, root: etree._Element) -> None:
        if not self.annexed:
            return
        attachments = sub(root, "attachments")
        annexes = list(dict.fromkeys(item.annex or "annex" for item in self.annexed))
        for n, annex in enumerate(annexes, 1):
            eid = self.ids.take(f"att_{n}")
            attachment = sub(attachments, "attachment", eId=eid)
            sub(attachment, "heading", printed.annex(self.of, annex))
            doc = sub(attachment, "doc", name="annex")
            akn_meta.write(doc, self.of, f"annex_{n}")
            main = sub(doc, "mainBody")
            for item in self.annexed:
                if (item.annex or "annex") == annex:
                    self._item(main, item, f"{eid}__")

    def _section(self, item: Item) -> str | None:
        """The number of the section that this heading opens."""
        block = item.block
        if block is None or block.type != "heading" or block.number or item.part == "body":
            return None
        return section_of(block.text, tongue(self.of.language))

    def _preambular(self, parent: etree._Element, paragraph: Paragraph) -> None:
        eid = self.ids.take(f"container_{self.ids.count('container')}")
        container = sub(parent, "container", name=paragraph.lead or "preambular", eId=eid)
        if etree.QName(parent).localname != "preamble":
            container.set("refersTo", "#preamble")
        self._runs(sub(container, "p"), paragraph)
        if paragraph.paragraphs:
            self._block_list(container, paragraph, eid)

    def _block_list(self, parent: etree._Element, paragraph: Paragraph, above: str) -> None:
        proper, after = children(paragraph)
        base = self.ids.take(f"{above}__list_1")
        made = sub(parent, "blockList", eId=base)
        for child in proper:
            for block in self.inner.get(child.id, ()):
                # A list in a preamble holds items alone.
                self._block(parent, block)
            eid = self.ids.numbered(f"{base}__item_", child.number)
            item = sub(made, "item", eId=eid)
            if child.number:
                sub(item, "num", child.number)
            self._runs(sub(item, "p"), child)
            if child.paragraphs:
                self._block_list(item, child, eid)
        if after:
            self._runs(sub(made, "listWrapUp"), after)

    def _in_section(self, section: etree._Element, item: Item, prefix: str) -> None:
        """A section holds hierarchical elements alone: what is none is wrapped."""
        if item.paragraph and item.part == "preamble" and not item.paragraph.paragraphs:
            eid = self.ids.take(f"{prefix}crossHeading_{self.ids.count(f'{prefix}crossHeading')}")
            self._runs(sub(section, "crossHeading", refersTo="#preamble", eId=eid), item.paragraph)
        elif item.paragraph and item.part != "preamble":
            self._paragraph(section, item.paragraph, "paragraph", f"{prefix}para_")
        elif item.block and item.block.type == "heading" and not item.block.number:
            eid = self.ids.take(f"{prefix}crossHeading_{self.ids.count(f'{prefix}crossHeading')}")
            self._words(sub(section, "crossHeading", eId=eid, **_level(item.block)), item.block)
        else:
            name = item.block.type if item.block else "preamble"
            eid = self.ids.take(f"{prefix}hcontainer_{self.ids.count(f'{prefix}hcontainer')}")
            content = sub(sub(section, "hcontainer", name=name, eId=eid), "content")
            self._item(content, item, prefix)
            if not len(content):
                sub(content, "p")

    def _item(self, parent: etree._Element, item: Item, prefix: str) -> None:
        if item.paragraph and item.part == "preamble":
            self._preambular(parent, item.paragraph)
        elif item.paragraph:
            self._paragraph(parent, item.paragraph, "paragraph", f"{prefix}para_")
        elif item.block:
            self._block(parent, item.block, prefix)

    def _paragraph(self, parent: etree._Element, paragraph: Paragraph, tag: str, stem: str) -> None:
        eid = self.ids.numbered(stem, paragraph.number)
        made = sub(parent, tag, eId=eid)
        if paragraph.number:
            sub(made, "num", number_printed(paragraph.number, self.of.language))
        proper, after = children(paragraph)
        if not proper:
            self._runs(sub(sub(made, "content"), "p"), paragraph)
            return
        base = self.ids.take(f"{eid}__list_1")
        listed = sub(made, "list", eId=base)
        if paragraph.text:
            self._runs(sub(sub(listed, "intro"), "p"), paragraph)
        for child in proper:
            self._between(listed, child, f"{base}__")
            self._paragraph(listed, child, "point", f"{base}__point_")
        if after:
            self._between(listed, after, f"{base}__")
            self._runs(sub(sub(listed, "wrapUp"), "p"), after)

    def _between(self, listed: etree._Element, child: Paragraph, prefix: str) -> None:
        for block in self.inner.get(child.id, ()):
            self._in_section(listed, Item("operative", block=block), prefix)

    def _block(self, parent: etree._Element, block: Block, prefix: str = "") -> None:
        if block.type == "table":
            if rows := [row for row in block.rows if row]:
                table = sub(parent, "table", eId=self.ids.take(f"{prefix}table_{self.ids.count('table')}"))
                for row in rows:
                    tr = sub(table, "tr")
                    for cell in row:
                        sub(sub(tr, "td"), "p", cell)
            return
        local = etree.QName(parent).localname
        if block.type == "paragraph" and block.number and local == "mainBody":
            eid = self.ids.numbered(f"{prefix}para_", block.number)
            made = sub(parent, "paragraph", eId=eid, **_level(block))
            sub(made, "num", number_printed(block.number, self.of.language))
            self._words(sub(sub(made, "content"), "p"), block)
        elif block.type == "heading":
            eid = self.ids.take(f"{prefix}heading_{self.ids.count('heading')}")
            self._words(sub(parent, "block", name="heading", eId=eid, **_level(block)), block, number=True)
        else:
            attributes = {"class_": "figure"} if block.type == "figure" else _level(block) if block.level else {}
            self._words(sub(parent, "p", **attributes), block, number=True)

    def _words(self, target: etree._Element, block: Block, *, number: bool = False) -> None:
        if number and block.number:
            sub(target, "inline", number_printed(block.number, self.of.language), name="number").tail = " "
        self.setter.set(target, self.apparatus.paragraph(block.id, block.text))
        self._again(target, block.id)

    def _runs(self, target: etree._Element, paragraph: Paragraph) -> None:
        self.setter.set(target, self.apparatus.paragraph(paragraph.id, paragraph.text, paragraph.lead))
        self._again(target, paragraph.id)

    def _again(self, target: etree._Element, name: str | None) -> None:
        for marker in self.marks.pop(name, ()):
            self.setter.again(target, marker)


def _level(block: Block) -> dict[str, str]:
    return {"class_": f"level{max(block.level, 0)}"}


def _again(document: Document) -> dict[str | None, list[str]]:
    """The marks that stand in a paragraph beside those with which its notes are anchored."""
    marks: dict[str | None, list[str]] = {}
    for block in document.blocks:
        if block.type == "note_ref" and block.number:
            marks.setdefault(block.id, []).append(block.number)
    for note in document.notes:
        if note.marker in (held := marks.get(note.paragraph, [])):
            held.remove(note.marker)
    return {name: held for name, held in marks.items() if held}
