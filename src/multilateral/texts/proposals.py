"""What delegations marked in Word, as proposals to the words of a base text.

A tracked change is a matter of typing: a word is taken out letter by letter, the end of a paragraph comes in
before its words. A proposal is a matter of words: these go, those come, here; a paragraph comes after that one.
Changes of one author that touch each other are one proposal, and none cuts a word. The author "A; B" stands for
two who ask for the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import regex

from multilateral.texts.amend import Change, Refused, place, text_of
from multilateral.texts.compare.align import align
from multilateral.texts.compare.words import differ, tokens
from multilateral.texts.model import Document
from multilateral.texts.read.docx_changes import Marked, Tracked
from multilateral.texts.read.docx_parts import COMING, GOING

JOINT = "; "
"""Parts the names of those who ask for the same."""
_NUMBER = regex.compile(r"(?P<number>\d{1,3}(?: \p{Ll}+)?|\(\p{L}{1,5}\)|\p{Lu})(?:\.|(?<=\)))(?: |$)")
_NUMBERING = "It changes only the number of the paragraph, and numbers follow from the order."


@dataclass(frozen=True, slots=True)
class Proposal:
    """One change to the base text and who proposes it, when (ISO 8601, as the file says).

    ``number`` is what a new paragraph bears in the file. ``message`` tells of a place that is not where it was.
    """

    author: str
    date: str
    change: Change
    number: str | None = None
    message: str | None = None


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A tracked change that is no proposal to the base text, and why; ``place`` is where it stands in the file."""

    author: str
    date: str
    kind: str
    place: str | None
    text: str
    reason: str


@dataclass(slots=True)
class _Edit:
    """Words of a paragraph, from ``start`` to ``end``, that go, and those that come in their place."""

    start: int
    end: int
    new: str
    date: str


@dataclass(slots=True)
class _Asked:
    """All that one author asks for: edits by paragraph, and the paragraphs whose end is to go."""

    edits: dict[str, list[_Edit]] = field(default_factory=lambda: defaultdict(list))
    joined: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Part:
    """A paragraph as its author would have it: the words, how many come from which paragraph, what they come after."""

    text: str = ""
    kept: dict[str, int] = field(default_factory=dict)
    date: str = ""
    after: str | None = None


def proposals(base: Document, marked: Marked) -> tuple[list[Proposal], list[Unplaced]]:
    """The tracked changes of a file as proposals to ``base``, in its order, and those that are none."""
    former = _sequence(marked.former)
    unplaced: list[Unplaced] = []
    asked = _gather(marked.changes, former, unplaced)
    home = _homes(base, marked.former)
    order = {id: n for n, (id, _) in enumerate(_sequence(base))}
    found: list[Proposal] = []
    for author, one in asked.items():
        for proposal in _without_children(marked.former, _read(author, one, former, marked.former)):
            placed = _place(base, dict(former), home, proposal)
            if isinstance(placed, Proposal):
                found.append(placed)
            else:
                unplaced.append(placed)
    found.sort(key=lambda p: (order.get(p.change.paragraph, -1), p.change.kind == "insert-paragraph", p.change.start))
    return found, unplaced


def _sequence(document: Document) -> list[tuple[str, str]]:
    """The paragraphs and headings that have an id, in reading order, with their words."""
    walked = [(p.id, p.text) for p in document.walk()]
    blocks = [(b.id, b.text) for b in document.blocks if b.id and b.type in ("heading", "paragraph")]
    return blocks if {id for id, _ in walked} <= {id for id, _ in blocks} else walked


def _gather(
    changes: Sequence[Tracked], former: Sequence[tuple[str, str]], unplaced: list[Unplaced]
) -> dict[str, _Asked]:
    asked: dict[str, _Asked] = defaultdict(_Asked)
    words = dict(former)
    last = former[-1][0] if former else None
    renumbered = {
        (c.author, c.place)
        for c in changes
        if c.kind in ("deletion", "move-from") and c.text.strip() and c.start == c.end
    }
    for change in changes:
        place = change.place
        if place == "adopted" and change.kind in COMING and change.start == 0:
            # What comes in before the closing line comes after the last paragraph.
            place, change = last, replace(change, start=len(words.get(last or "", "")))
            change = replace(change, text=f"\n{change.text}" if change.of == "words" else "", end=change.start)
        reason = _reason(change, place, words, renumbered)
        for author in change.author.split(JOINT):
            if reason is not None or place is None:
                unplaced.append(
                    Unplaced(author, change.date, change.kind, change.place, change.text.strip("\n"), reason or "")
                )
            elif change.kind in COMING:
                edits = asked[author].edits[place]
                # The words of a new paragraph and its end are two changes at one place.
                if edits and edits[-1].start == edits[-1].end == change.start:
                    edits[-1].new += change.text
                else:
                    edits.append(_Edit(change.start, change.start, change.text, change.date))
            elif change.of == "paragraph":
                asked[author].joined[place] = change.date
            else:
                asked[author].edits[place].append(_Edit(change.start, change.end, "", change.date))
    return asked


def _reason(
    change: Tracked, at: str | None, words: dict[str, str], renumbered: set[tuple[str, str | None]]
) -> str | None:
    """Why a change is no proposal, or ``None`` if it is one."""
    if change.kind == "format":
        return "It changes how words are set, not the words."
    if change.of in ("row", "cell") or change.cell is not None:
        return "It stands in a table, and proposals are made to paragraphs."
    if change.within is not None:
        return "It changes words that are not in the base text but only proposed."
    if (at or "").startswith("note:") or (change.note is not None and not change.text):
        return "It stands in a note, and proposals are made to paragraphs."
    if at is None:
        return "It has no words in the text."
    if at not in words:
        return f"It stands in no paragraph of the text ({at})."
    if change.kind in GOING:
        return _NUMBERING if change.text.strip() and change.start == change.end else None
    is_number = change.start == 0 and _NUMBER.fullmatch(change.text.strip()) is not None
    return _NUMBERING if is_number and (change.author, at) in renumbered else None


def _homes(base: Document, former: Document) -> dict[str, str]:
    """The paragraph of the base for each of the former text: by name if the words are the same, else by the words."""
    there = dict(_sequence(base))
    home = {id: id for id, text in _sequence(former) if there.get(id) == text}
    rest_old = [(id, text) for id, text in _sequence(former) if id not in home]
    rest_new = [(id, text) for id, text in there.items() if id not in home]
    for link in align([text for _, text in rest_old], [text for _, text in rest_new]):
        if link.old and link.new:
            home[rest_old[link.old[0]][0]] = rest_new[link.new[0]][0]
    return home


def _read(author: str, asked: _Asked, former: Sequence[tuple[str, str]], document: Document) -> Iterable[Proposal]:
    """What one author asks for, paragraph by paragraph of the former text."""
    group: list[tuple[str, str]] = []
    before: str | None = None
    for id, text in former:
        group.append((id, text))
        if id in asked.joined and id != former[-1][0]:
            continue
        if any(name in asked.edits or name in asked.joined for name, _ in group):
            yield from _group(author, asked, group, before, document)
        before = id
        group = []


def _without_children(document: Document, found: Iterable[Proposal]) -> list[Proposal]:
    """A paragraph that goes takes all below it along; where its author keeps some of that, only its words go."""
    kept = list(found)
    gone = {p.change.paragraph for p in kept if p.change.kind == "delete-paragraph"}
    below: set[str] = set()
    for paragraph in document.walk():
        names = {p.id for p in paragraph.walk()} - {paragraph.id}
        if paragraph.id in gone and names <= gone:
            below |= names
        elif paragraph.id in gone:
            gone.discard(paragraph.id)
    out: list[Proposal] = []
    for proposal in kept:
        name = proposal.change.paragraph
        if proposal.change.kind == "delete-paragraph" and name not in gone:
            proposal = replace(proposal, change=replace(proposal.change, kind="delete"))
        if proposal.change.kind != "delete-paragraph" or name not in below:
            out.append(proposal)
    return out


def _group(
    author: str, asked: _Asked, group: Sequence[tuple[str, str]], before: str | None, document: Document
) -> Iterable[Proposal]:
    """Paragraphs of the former text that the author would run together, most often one; and what becomes of them."""
    parts = _parts(asked, group, before)
    homes: dict[str, _Part] = {}
    for part in sorted(parts, key=lambda p: -sum(p.kept.values())):
        name = max((n for n in part.kept if n not in homes), key=lambda n: part.kept[n], default=None)
        if name is not None:
            homes[name] = part
    taken = {id(part) for part in homes.values()}
    for part in parts:
        if id(part) not in taken:
            yield _new_paragraph(author, part, document)
    for name, text in group:
        date = next((e.date for e in asked.edits.get(name, ())), asked.joined.get(name, ""))
        if name not in homes:
            yield Proposal(author, date, Change("delete-paragraph", name, 0, len(text), text, ""))
            continue
        if len(group) == 1 and len([p for p in parts if p.kept]) == 1:
            edits = [_within(edit, len(text)) for edit in asked.edits[name]]
        else:
            edits = _difference(text, homes[name].text, date)
        for edit in _whole_words(text, edits):
            old = text[edit.start : edit.end]
            kind = "insert" if not old else "replace" if edit.new else "delete"
            yield Proposal(author, edit.date, Change(kind, name, edit.start, edit.end, old, edit.new))  # type: ignore[arg-type]


def _parts(asked: _Asked, group: Sequence[tuple[str, str]], before: str | None) -> list[_Part]:
    """The paragraphs that the author would have in the place of ``group``, which follows ``before``; none is empty."""
    parts = [_Part()]

    def add(words: str, date: str, after: str | None) -> None:
        first, *more = words.split("\n")
        last = parts[-1]
        if first and not last.text:
            last.after = after
        last.text += first
        last.date = last.date or date
        parts.extend(_Part(text, date=date, after=after) for text in more)

    def keep(words: str, name: str) -> None:
        last = parts[-1]
        last.after = last.after if last.text else name
        last.text += words
        if words.strip():
            last.kept[name] = last.kept.get(name, 0) + len(words.strip())

    for name, text in group:
        at = 0
        for edit in sorted(asked.edits.get(name, ()), key=lambda e: (e.start, e.end)):
            if edit.start > at:
                keep(text[at : edit.start], name)
            add(edit.new, edit.date, before if edit.start == 0 else name)
            at = max(at, edit.end)
        keep(text[at:], name)
        before = name
    return [replace(part, text=" ".join(part.text.split())) for part in parts if part.text.strip()]


def _within(edit: _Edit, length: int) -> _Edit:
    """The edit without the paragraphs that come before or after."""
    new = edit.new.rpartition("\n")[2] if edit.start == 0 else edit.new
    return replace(edit, new=new.partition("\n")[0] if edit.end == length else new)


def _difference(old: str, new: str, date: str) -> list[_Edit]:
    edits: list[_Edit] = []
    at = 0
    for piece in differ(tokens(old), tokens(new)):
        if piece.op == "insert":
            edits.append(_Edit(at, at, piece.text, date))
            continue
        if piece.op == "delete":
            edits.append(_Edit(at, at + len(piece.text), "", date))
        at += len(piece.text)
    return edits


def _whole_words(text: str, edits: Sequence[_Edit]) -> list[_Edit]:
    """The edits of one author in order, those that touch as one, none of them within a word."""
    joined = _joined(edits)
    cuts = {0}
    at = 0
    for token in tokens(text):
        at += len(token)
        cuts.add(at)
    if all(e.start in cuts and e.end in cuts and not _sticks(text, e) for e in joined):
        return joined
    out, at = "", 0
    for edit in joined:
        out += text[at : edit.start] + edit.new
        at = edit.end
    date = next((edit.date for edit in joined if edit.date), "")
    return _joined(_difference(text, out + text[at:], date))


def _joined(edits: Sequence[_Edit]) -> list[_Edit]:
    out: list[_Edit] = []
    for edit in sorted(edits, key=lambda e: (e.start, e.end)):
        if out and edit.start <= out[-1].end:
            last = out[-1]
            out[-1] = _Edit(last.start, max(last.end, edit.end), last.new + edit.new, last.date or edit.date)
        else:
            out.append(edit)
    return [edit for edit in out if edit.start < edit.end or edit.new]


def _sticks(text: str, edit: _Edit) -> bool:
    """Whether letters come in, or stay, right beside those of another word, so that the two are one word."""
    new = edit.new
    if not new:
        return text[edit.start - 1 : edit.start].isalnum() and text[edit.end : edit.end + 1].isalnum()
    before, after = text[max(0, edit.start - 1) : edit.start], text[edit.end : edit.end + 1]
    return (before.isalnum() and new[:1].isalnum()) or (after.isalnum() and new[-1:].isalnum())


def _new_paragraph(author: str, part: _Part, document: Document) -> Proposal:
    match = _NUMBER.match(part.text)
    number = match["number"] if match else None
    words = part.text[match.end() :] if match else part.text
    beside = _beside(part.after, number, words, document)
    return Proposal(author, part.date, Change("insert-paragraph", beside, new=words), number)


def _beside(after: str | None, number: str | None, words: str, document: Document) -> str:
    """The paragraph after which a new one stands on the same level; or the part that it opens."""
    path: list[tuple[str, str | None]] = []
    for top in document.walk():
        if after is not None and any(p.id == after for p in top.walk()):
            path.append((top.id, top.number))
    is_last_of_preamble = bool(document.preamble) and after in {p.id for p in document.preamble[-1].walk()}
    if document.operative and (is_last_of_preamble or (after is None and not document.preamble)):
        if number is not None or not words.rstrip().endswith(","):
            return "operative"
    if after is None or not path:
        return after or "preamble"
    if number is None and document.preamble and path[0] in [(p.id, p.number) for p in document.operative]:
        if words.rstrip().endswith(","):
            return document.preamble[-1].id
    if number is None:
        return path[0][0]
    # Upwards to the first whose number is of the same kind: figures beside figures, letters beside letters.
    alike = [name for name, its in path if its and (its[0] == "(") == (number[0] == "(")]
    return alike[-1] if alike else path[-1][0]


def _place(base: Document, former: dict[str, str], home: dict[str, str], proposal: Proposal) -> Proposal | Unplaced:
    """The proposal in terms of the base."""
    change = proposal.change
    if change.paragraph not in ("preamble", "operative"):
        if change.paragraph not in home:
            reason = f"The paragraph {change.paragraph} of the file is not in the base text."
            return _not_placed(proposal, reason)
        at = home[change.paragraph]
        same = text_of(base, at) == former.get(change.paragraph)
        if change.kind == "insert" and not same:
            # The words before it tell where it belongs; they are its anchor only while it is placed.
            before = regex.search(r"\S*(?:\s+\S+){0,3}\s*$", former[change.paragraph][: change.start])
            change = replace(change, old=before.group() if before else "")
        change = replace(change, paragraph=at)
    found = place(base, change)
    if isinstance(found, Refused):
        return _not_placed(proposal, found.message)
    settled = replace(change, start=found.start, end=found.end, old="" if change.kind == "insert" else change.old)
    return replace(proposal, change=settled, message=found.message)


def _not_placed(proposal: Proposal, reason: str) -> Unplaced:
    change = proposal.change
    return Unplaced(proposal.author, proposal.date, change.kind, change.paragraph, change.new or change.old, reason)
