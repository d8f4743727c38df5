"""Elements of Akoma Ntoso, and words set into them."""

from __future__ import annotations

from lxml import etree

from multilateral.texts.model import Note
from multilateral.texts.write import iri
from multilateral.texts.write.akn_ids import Ids
from multilateral.texts.write.body import Apparatus, Run, printable

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"


def sub(parent: etree._Element, tag: str, text: str | None = None, **attributes: str) -> etree._Element:
    """A new last child of ``parent``; characters that XML cannot hold are shown as U+FFFD."""
    made = etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}")
    for name, value in attributes.items():
        made.set(name.rstrip("_"), printable(value))
    if text:
        made.text = printable(text)
    return made


def put(target: etree._Element, text: str) -> None:
    """``text`` behind whatever ``target`` holds already."""
    if len(target):
        target[-1].tail = (target[-1].tail or "") + printable(text)
    else:
        target.text = (target.text or "") + printable(text)


class Setter:
    """Sets runs of words with their notes. A note's eId bears its place in the row of the document's notes."""

    def __init__(self, notes: list[Note], apparatus: Apparatus, ids: Ids) -> None:
        self._places = {id(note): n for n, note in enumerate(notes, 1)}
        self._first: dict[str, str] = {}
        self.apparatus, self.ids = apparatus, ids

    def set(self, target: etree._Element, runs: list[Run]) -> None:
        for run in runs:
            if run.note:
                self.note(target, run.note)
            elif run.citation:
                into = sub(target, "i") if run.lead else target
                sub(into, "ref", run.text, href=iri.work(run.citation.target, run.citation.date))
            elif run.lead:
                sub(target, "i", run.text)
            else:
                put(target, run.text)

    def note(self, target: etree._Element, note: Note) -> None:
        eid = self.ids.take(f"fn_{self._places[id(note)]}")
        self._first.setdefault(note.marker, eid)
        made = sub(target, "authorialNote", marker=note.marker, placement="bottom", eId=eid)
        self.set(sub(made, "p"), self.apparatus.note(note))

    def again(self, target: etree._Element, marker: str) -> None:
        """A mark that points to a note once more. Where in the paragraph it stands the model does not say."""
        href = self._first.get(marker)
        sub(target, "noteRef", marker=marker, href=f"#{href}" if href else "#")
