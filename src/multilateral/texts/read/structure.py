"""Lines to a document: masthead, opening, preamble, operative part, annexes, notes; or plain blocks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import regex

from multilateral.texts import symbols
from multilateral.texts.cite import cite
from multilateral.texts.model import Adopted, Document, Doubt, Note
from multilateral.texts.read.blocks import Body
from multilateral.texts.read.body import items
from multilateral.texts.read.doubts import misprinted, spelt
from multilateral.texts.read.drawn import in_order
from multilateral.texts.read.kinds import kind_of
from multilateral.texts.read.layout import Page, Words, even_spacing, page_line, running_heads, running_lines
from multilateral.texts.read.masthead import Masthead, furniture, read_masthead
from multilateral.texts.read.masthead_lines import fold
from multilateral.texts.read.notes import Printed, anchor, split_notes, stated_notes
from multilateral.texts.read.opening import find_opening, find_preamble, masthead_end, openings, parted
from multilateral.texts.read.parts import Cut, cuts, gather, inherit, reports, share
from multilateral.texts.read.plain import Line
from multilateral.texts.read.setting import centre, is_unbroken
from multilateral.texts.wording import ENGLISH, LANGUAGES, Language, date_iso, organ_of
from multilateral.texts.wording.recognise import recognise


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the account: what became of the characters ``start`` to ``end``, ends exclusive.

    In a text they are columns of line ``line`` of the file; in a Word file code points of the joined ``w:t`` of
    the ``line``-th ``w:p`` (from 1, in document order) of ``part``; in a PDF indices of PDFium's characters of
    ``page``, from 1.
    """

    line: int
    start: int
    end: int
    role: str
    place: str | None
    part: str | None = None
    page: int | None = None


@dataclass(slots=True)
class Reading:
    """A document, and the account of where each line of the input went; ``raw`` gives an entry's characters."""

    document: Document
    account: list[Entry] = field(default_factory=list)
    raw: Callable[[Entry], str] | None = None

    def sums(self) -> dict[str, tuple[int, int]]:
        """By role: how many lines, and how many characters that are not blank (``str.isspace``)."""
        lines: dict[str, set[tuple[str | None, int | None, int]]] = {}
        characters: Counter[str] = Counter()
        for entry in self.account:
            lines.setdefault(entry.role, set()).add((entry.part, entry.page, entry.line))
            printed = self.raw(entry) if self.raw else ""
            characters[entry.role] += sum(map(len, printed.split()))
        return {role: (len(lines[role]), characters[role]) for role in sorted(lines)}

    def put(self, lines: Sequence[Line], role: str, place: str | None = None) -> None:
        for line in lines:
            for start, end in line.spans or ((line.start, line.end),):
                self.account.append(Entry(line.row, start, end, role, place, line.source or None, line.sheet))
            for row, start, end in line.also:
                self.account.append(Entry(row, start, end, role, place, line.source or None, line.sheet))


def read_lines(lines: list[Line], *, doubts: list[Doubt], name: str, language: str | None) -> Reading:
    """The document that these lines print. Never fails: what is no resolution is read as blocks.

    Without ``language`` it is recognised; a text in none of the languages is read as English, with a doubt.
    """
    document = Document(doubts=list(doubts))
    tongue = LANGUAGES[language or _recognise(lines, document)]
    document.language = tongue.code
    reading = Reading(document)
    noted = [line for line in lines if line.role == "note"]
    for line in lines:
        if not line.text:
            document.furniture.append(furniture(line, line.label))
            reading.put([line], "furniture", line.label)
    lines = parted(in_order([line for line in lines if line.role != "note" and line.text]), tongue)
    for line in lines:
        if line.whole and line.cell is None:
            line.gap = line.gap or 1
    pages = {line.n: page for line in lines if (page := page_line(line)) is not None}
    running_lines(lines, pages)
    if not is_unbroken(lines):
        even_spacing([line for line in lines if line.n not in pages])
    centre(lines)
    found = cuts(lines, pages, openings(lines, pages, tongue), tongue)
    if found:
        _collect(lines, noted, pages, found, reading, name, tongue)
    else:
        _read(lines, noted, pages, reading, name, tongue)
    reading.account.sort(key=_place)
    return reading


def _collect(
    lines: list[Line],
    noted: list[Line],
    pages: dict[int, Page],
    found: Sequence[Cut],
    reading: Reading,
    name: str,
    tongue: Language,
) -> None:
    """A file of several texts: what stands above and below them is the document's own, each of them a part."""
    whole = reading.document
    inside = {n for cut in found for n in range(cut.start, cut.end)}
    own = [line for index, line in enumerate(lines) if index not in inside]
    shares = share(noted, [lines[cut.start : cut.end] for cut in found], own)
    if own:
        only_head = not reports(lines[: found[0].start], pages)
        _read(own, shares[-1], pages, reading, name, tongue, only_head=only_head)
    whole.doubts = [doubt for doubt in whole.doubts if doubt.kind not in ("no-resolution", "missing-field")]
    for n, (cut, notes) in enumerate(zip(found, shares, strict=False), 1):
        marks, rest = lines[cut.start : cut.start + cut.marks], lines[cut.start + cut.marks : cut.end]
        reading.put([line for line in marks if line.n not in pages], "masthead", f"{n}:number")
        part = Reading(Document(language=tongue.code))
        turned = {line.n for line in marks if line.n in pages}
        rest = [*(line for line in marks if line.n in turned), *rest]
        _read(rest, notes, pages, part, "", tongue, above=whole if cut.label is not None else None)
        inherit(part.document, whole, cut)
        whole.parts.append(part.document)
        for entry in part.account:
            reading.account.append(replace(entry, place=f"{n}:{entry.place}" if entry.place else f"{n}:"))
    gather(whole)


def _read(
    lines: list[Line],
    noted: list[Line],
    pages: dict[int, Page],
    reading: Reading,
    name: str,
    tongue: Language,
    *,
    above: Document | None = None,
    only_head: bool = False,
) -> None:
    """One text. ``above`` is the document whose masthead is this text's too; ``only_head`` is all masthead."""
    document = reading.document
    held = {line.n for line in lines}
    pages = {n: page for n, page in pages.items() if n in held}
    at = find_opening(lines, pages, tongue)
    start = at if at is not None else find_preamble(lines, pages, tongue)
    top = len(lines) if only_head else masthead_end(lines, pages, at, start, tongue)
    head = read_masthead([line for line in lines[:top] if line.n not in pages], document, tongue)
    _take_opening(lines, at, document, reading, tongue)
    first = lines[top - 1].n if top else 0
    running_heads(lines, pages, head.titles, document.symbol, first)
    rest = [line for line in lines[top:] if at is None or line.n != lines[at].n or line.start != lines[at].start]
    body_lines, printed = split_notes(rest, pages, tongue)
    printed += stated_notes(noted)
    _put_pages(pages, document, reading)
    _put_masthead(head, document, reading)
    words = Words(lines, tongue.compounds)
    body = items(body_lines, pages, words, tongue, resolution=start is not None)
    _put_body(body, document, reading, tongue)
    if above is None:
        _name(document, name, tongue)
    if start is None:
        headings = [item.text for item in body.items[:8] if item.role == "heading"]
        document.title = document.title or next(iter(headings), None)
    else:
        headings = []
    document.kind = kind_of(document, head.draft, start is not None, headings, tongue)
    if document.kind in ("decision", "statement"):
        _decided(body, document, tongue)
    _put_notes(head, printed, document, reading, words)
    # A format that names its notes names their marks too: then a figure in the text is a figure.
    search = not (noted and all(line.whole for line in lines))
    set_apart = {item.id for item in body.items if item.id and item.role in ("heading", "table")}
    stated, places = body.marks(), body.places()
    marked, found = anchor(document.notes, places, tongue, stated, search=search, set_apart=set_apart)
    starred = {mark for line in head.known for mark in regex.findall(r"\*+", line.text)}
    starred |= {marker for line in lines[:top] for _, marker in line.marks}
    document.doubts.extend(d for d in found if d.place.removeprefix("note:") not in starred)
    body.finish(document, marked, tongue)
    _expect(document, start is not None, lines[-1].row if lines else 1)
    document.citations = cite(document)
    document.doubts.extend(misprinted(document))
    document.doubts.extend(spelt(document, tongue))


def _place(entry: Entry) -> tuple[str, int, int, int]:
    return entry.part or "", entry.page or 0, 0 if entry.page else entry.line, entry.start


def _recognise(lines: Sequence[Line], document: Document) -> str:
    # Headers and footers may be in another language than the text.
    text = "\n".join(line.text for line in lines if line.role != "furniture")
    guess = recognise(text)
    code = guess.code or ENGLISH.code
    if not guess.certain:
        name = LANGUAGES[code].name
        message = f"The language could not be told for certain; the text was read as {name}."
        document.doubts.append(Doubt("language-unsure", "masthead.language", text[:80], name, message))
    return code


def _take_opening(
    lines: Sequence[Line], at: int | None, document: Document, reading: Reading, language: Language
) -> None:
    if at is None:
        return
    match = regex.fullmatch(language.opening, lines[at].text)
    if match is None:
        return
    document.opening = match["opening"]
    # A council that reports to the Assembly prints the Assembly's name above its own.
    document.organ = match["organ"] if match["organ"] in language.organs else document.organ or match["organ"]
    reading.put([lines[at]], "masthead", "opening")


def _put_pages(pages: dict[int, Page], document: Document, reading: Reading) -> None:
    for page in pages.values():
        document.furniture.append(furniture(page.line, page.kind))
        document.job_number = document.job_number or page.job
        reading.put([page.line], "furniture", page.kind)
    document.furniture.sort(key=lambda piece: (piece.page or 0, piece.line or 0))


def _put_masthead(head: Masthead, document: Document, reading: Reading) -> None:
    reading.put(head.known, "masthead")
    for line, kind in head.aside:
        reading.put([line], "furniture", kind)
    document.furniture.sort(key=lambda piece: (piece.page or 0, piece.line or 0))


def _put_body(body: Body, document: Document, reading: Reading, language: Language) -> None:
    document.preamble, document.operative, document.annexes = body.preamble, body.operative, body.annexes
    document.doubts.extend(body.doubts)
    for item in body.items:
        reading.put(item.lines, item.role, item.id)
    if body.meeting is not None:
        document.adopted = document.adopted or Adopted()
        document.adopted.meeting = document.adopted.meeting or body.meeting
    meeting = (document.adopted and document.adopted.meeting) or ""
    if regex.match(r"\d*+(?:[Il]| \d)", meeting) is not None:
        message = f"The number of the meeting is printed “{meeting}”; it was kept."
        document.doubts.append(Doubt("damaged-number", "masthead.adopted.meeting", meeting, None, message))
    if body.adopted is not None and document.adopted is not None:
        stated = date_iso(body.adopted, language)
        if document.adopted.date is None:
            document.adopted.date = stated
        elif stated != document.adopted.date:
            document.doubts.append(
                Doubt(
                    "date-differs",
                    "masthead.adopted.date",
                    body.adopted,
                    document.adopted.date,
                    "The date at the end differs from the date of adoption in the masthead.",
                )
            )
    if body.meeting is not None and document.kind == "other" and document.number:
        document.kind = "resolution"


def _decided(body: Body, document: Document, language: Language) -> None:
    """The meeting and the date that the first words of a decision or a statement state."""
    pattern = regex.compile(language.decided_at)
    for paragraph in body.loose[:5]:
        if (match := pattern.match(paragraph.text)) is not None:
            document.adopted = document.adopted or Adopted()
            document.adopted.meeting = document.adopted.meeting or match["meeting"]
            document.adopted.date = document.adopted.date or date_iso(match["date"], language)
            return


def _put_notes(head: Masthead, printed: Sequence[Printed], document: Document, reading: Reading, words: Words) -> None:
    for marker, lines in head.notes:
        text = fold(" ".join(line.text for line in lines)).removeprefix(marker).strip()
        document.notes.append(Note(marker, text))
        reading.put(lines, "note", f"note:{marker}")
    for note in printed:
        text, _, _ = words.join([note.first, *(line.text for line in note.lines[1:])])
        document.notes.append(Note(note.marker, fold(text)))
        reading.put(note.lines, "note", f"note:{note.marker}")


def _name(document: Document, name: str, language: Language) -> None:
    """The symbol and the session, where other parts of the document state them."""
    if document.symbol is None and document.number is not None:
        speaks = organ_of(document.opening or "", language)
        body = "A" if document.opening is None or language.organs.get(speaks or "") == "A" else None
        document.symbol = symbols.normalise(f"{body}/RES/{document.number}") if body else None
    if document.symbol is None and name:
        stem = regex.sub(r"\.[A-Za-z]{2,5}$", "", regex.split(r"[/\\]", name)[-1])
        guess = symbols.normalise(stem.replace("_", "/"))
        if guess is not None and "/" in guess:
            document.symbol = guess
            document.doubts.append(
                Doubt(
                    "missing-field",
                    "masthead.symbol",
                    name,
                    guess,
                    f"No symbol is printed; {guess} was taken from the name of the file.",
                )
            )
    symbol = symbols.parse(document.symbol) if document.symbol else None
    if document.session is None and symbol is not None and symbol.organ in ("A", "EX") and symbol.session:
        document.session = symbol.session if regex.fullmatch(r"(?:E?S-)?\d{1,3}", symbol.session) else None


def _expect(document: Document, opened: bool, end: int) -> None:
    """Doubts for what a document of this kind must have; ``end`` is the last line with words on it."""
    if not opened and document.kind in ("other", "resolution", "draft resolution"):
        document.doubts.append(
            Doubt(
                "no-resolution",
                "line:1",
                "",
                None,
                "The text has neither preamble nor operative part; it was read as blocks.",
            )
        )
    if opened and document.opening is None:
        document.doubts.append(
            Doubt("missing-field", "masthead.opening", "", None, "No organ is named before the preamble.")
        )
    if opened and document.symbol is None:
        document.doubts.append(Doubt("missing-field", "masthead.symbol", "", None, "No symbol was found."))
    if opened and document.title is None and not (document.symbol or "").startswith("S/"):
        document.doubts.append(Doubt("missing-field", "masthead.title", "", None, "No title was found."))
    if opened and not document.operative:
        document.doubts.append(Doubt("missing-field", f"line:{end}", "", None, "No operative paragraph was found."))
