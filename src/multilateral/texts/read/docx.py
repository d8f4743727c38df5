"""Word files (Office Open XML, transitional and strict): bytes to lines, with what the format knows of each.

The text is the one with all tracked changes accepted: insertions in, deletions out, what was moved at its new
place. Comments are not text. Automatic numbers stand in front of their words as they are printed.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from multilateral.texts.model import TextError
from multilateral.texts.read.docx_lines import Assembly
from multilateral.texts.read.docx_package import Package, R, W
from multilateral.texts.read.docx_paragraphs import MATH_TEXT, Walk
from multilateral.texts.read.docx_parts import Part
from multilateral.texts.read.docx_styles import VAL, Styles, is_on
from multilateral.texts.read.structure import Entry, Reading, read_lines

_P, _T = f"{W}p", f"{W}t"


@dataclass(slots=True)
class Word:
    """A Word file, walked once: its parts in reading order, before any tracked change is accepted or rejected."""

    package: Package
    styles: Styles
    numbering: etree._Element | None
    settings: etree._Element | None
    body: Part
    notes: dict[str, Part] = field(default_factory=dict)
    heads: list[tuple[Part, str]] = field(default_factory=list)

    def parts(self) -> list[Part]:
        """All parts that were walked: the body, the notes, headers and footers."""
        return [self.body, *self.notes.values(), *(part for part, _ in self.heads)]

    def raw(self, entry: Entry) -> str:
        """The characters that an entry of the account names."""
        if entry.part not in self._texts:
            root = self.package.xml(entry.part or "")
            self._texts[entry.part] = [_text(paragraph) for paragraph in root.iter(_P)]
        return self._texts[entry.part][entry.line - 1][entry.start : entry.end]

    _texts: dict[str | None, list[str]] = field(default_factory=dict)


def account(data: bytes, *, name: str = "", language: str | None = None) -> Reading:
    """The document of a Word file, all changes accepted, and the account of its characters.

    Raises ``TextError`` for what is no Word file, is damaged, or is beyond all bounds.
    """
    word = walk(data)
    found = Assembly(word.body, word.notes, word.heads, word.styles, word.numbering, word.settings)
    lines = found.read()
    if not lines:
        raise TextError("the Word file holds no text: give a file that holds a document")
    reading = read_lines(lines, doubts=found.doubts, name=name, language=language)
    reading.account.extend(found.aside)
    reading.account.sort(key=lambda entry: (entry.part or "", entry.line, entry.start))
    reading.raw = word.raw
    return reading


def walk(data: bytes) -> Word:
    """Open a Word file and walk its parts. Raises ``TextError`` for what is no Word file or is damaged."""
    package = Package(data)
    root = package.xml(package.document)
    if root.tag != f"{W}document":
        raise TextError(
            f"the file is packed like a Word file, but {package.document} is no Word document: save it again with Word"
        )
    relations = package.relations(package.document)
    named = {kind: target for kind, target, outside in relations.values() if not outside and target in package}
    parts = {kind: package.xml(named[kind]) if kind in named else None for kind in ("styles", "numbering", "settings")}
    styles = Styles.of(parts["styles"])
    tables = [0]
    heads = _heads(package, root, relations, styles, tables)
    body = root.find(f"{W}body")
    part = _walk_body(body, package.document, styles, tables) if body is not None else Part(package.document)
    word = Word(package, styles, parts["numbering"], parts["settings"], part, heads=heads)
    for kind in ("footnote", "endnote"):
        if f"{kind}s" in named:
            word.notes[kind] = _notes(package, named[f"{kind}s"], kind, styles, tables)
    return word


def _walk_body(body: etree._Element, name: str, styles: Styles, tables: list[int]) -> Part:
    first = tables[0]
    walker = Walk(name, styles, tables)
    walker.story(body)
    if walker.fields:
        # A field that never ends would swallow the rest of the text: the words of all fields are read instead.
        tables[0] = first
        walker = Walk(name, styles, tables, fields=False)
        walker.story(body)
    return walker.part


def _heads(
    package: Package,
    root: etree._Element,
    relations: dict[str, tuple[str, str, bool]],
    styles: Styles,
    tables: list[int],
) -> list[tuple[Part, str]]:
    """The headers and footers, each once: what heads the first page alone is the ``masthead``."""
    first: str | None = None
    section = next(root.iter(f"{W}sectPr"), None)
    if section is not None and (own := section.find(f"{W}titlePg")) is not None and is_on(own.get(VAL)):
        for reference in section.iter(f"{W}headerReference"):
            if reference.get(f"{W}type") == "first":
                first = relations.get(reference.get(f"{R}id", ""), ("", "", True))[1]
    found = []
    for target, kind in {target: kind for kind, target, outside in relations.values() if not outside}.items():
        if kind in ("header", "footer") and target in package:
            walker = Walk(target, styles, tables)
            walker.story(package.xml(target))
            found.append((walker.part, "masthead" if target == first else kind))
    return found


def _notes(package: Package, target: str, kind: str, styles: Styles, tables: list[int]) -> Part:
    walker = Walk(target, styles, tables)
    for note in package.xml(target):
        if note.tag == f"{W}{kind}":
            # The rules between text and notes, and the words "continued", are notes of another type.
            own = note.get(f"{W}type", "normal") == "normal"
            walker.story(note, (kind, note.get(f"{W}id", "") if own else ""))
    return walker.part


def _text(paragraph: etree._Element) -> str:
    """The joined ``w:t`` of a paragraph, those of paragraphs inside it (text boxes) left out."""
    return "".join(
        text.text or "" for text in paragraph.iter(_T, MATH_TEXT) if next(text.iterancestors(_P)) is paragraph
    )
