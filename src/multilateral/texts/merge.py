"""A base text and all that is proposed to it, in one: bracketed and attributed, nothing decided.

Proposals to the same words are kept side by side as alternatives, the base among them; none comes
before another but by the order in which they are given.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Literal

from multilateral.texts.amend import Change, Placed, Refused, place, seam, text_of
from multilateral.texts.compare.words import differ, readable, tokens
from multilateral.texts.model import Block, Document

Kind = Literal["equal", "delete", "insert", "alternatives"]


@dataclass(frozen=True, slots=True)
class Proposed:
    """A change and who proposes it."""

    change: Change
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alternative:
    """How the same place would read, and who asks for that; no words mean that nothing would stand there."""

    text: str
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the merged text.

    ``equal`` is the base, untouched; ``delete`` the base that ``by`` would take out; ``insert`` what
    ``by`` would put in. In ``alternatives`` ``text`` is how the base reads and ``options`` how
    others would have it.
    """

    kind: Kind
    text: str
    by: tuple[str, ...] = ()
    options: tuple[Alternative, ...] = ()


@dataclass(slots=True)
class Place:
    """A paragraph of the merged text, in reading order.

    ``new`` marks one that is only proposed, by ``by``; ``deleted_by`` are those who would take the
    whole of it out.
    """

    id: str
    number: str | None
    pieces: list[Piece]
    new: bool = False
    by: tuple[str, ...] = ()
    deleted_by: tuple[str, ...] = ()


@dataclass(slots=True)
class _Edit:
    start: int
    end: int
    new: str
    by: tuple[str, ...] = field(default_factory=tuple)


def merge(document: Document, proposed: Sequence[Proposed]) -> tuple[list[Place], list[Refused]]:
    """The whole text with every proposal in its place, and the changes that have no place in it any more."""
    refused: list[Refused] = []
    edits: dict[str, list[_Edit]] = {}
    deleted: dict[str, tuple[str, ...]] = {}
    inserted: dict[str, list[Proposed]] = {}
    for one in proposed:
        found = place(document, one.change)
        if isinstance(found, Refused):
            refused.append(found)
        elif one.change.kind == "delete-paragraph":
            deleted[one.change.paragraph] = _join(deleted.get(one.change.paragraph, ()), one.by)
        elif one.change.kind == "insert-paragraph":
            inserted.setdefault(one.change.paragraph, []).append(one)
        else:
            text = text_of(document, one.change.paragraph) or ""
            edits.setdefault(one.change.paragraph, []).extend(_steps(text, found, one.by))
    places: list[Place] = []
    for id, number in _reading_order(document, inserted, edits.keys() | deleted.keys()):
        if id in ("preamble", "operative"):
            places += _new(id, inserted.pop(id, []))
            continue
        pieces = _merged(text_of(document, id) or "", edits.get(id, []))
        places.append(Place(id, number, pieces, deleted_by=deleted.get(id, ())))
        places += _new(id, inserted.pop(id, []))
    return places, refused


def merge_paragraph(text: str, proposed: Sequence[Proposed]) -> tuple[list[Piece], list[Refused]]:
    """One paragraph of base ``text`` with the changes to its words; their ``paragraph`` is not looked at.

    Joined, the pieces that are ``equal``, ``delete`` or ``alternatives`` are ``text`` again.
    """
    document = Document(blocks=[Block("paragraph", "p", text=text)])
    steps: list[_Edit] = []
    refused: list[Refused] = []
    for one in proposed:
        change = one.change
        found = place(document, Change(change.kind, "p", change.start, change.end, change.old, change.new, change.name))
        if isinstance(found, Refused):
            refused.append(Refused(change, found.message, found.stands))
        else:
            steps += _steps(text, found, one.by)
    return _merged(text, steps), refused


def bracketed(pieces: Sequence[Piece], *, attributed: bool = True) -> str:
    """The pieces as negotiators write them: ``[words] (A, B)`` put in, ``[words: delete] (A)`` taken out."""
    out = ""
    for piece in pieces:
        words = piece.text.strip()
        by = _names(piece.by) if attributed else ""
        match piece.kind:
            case "equal":
                out += piece.text
                continue
            case "insert":
                inside = f"[{words}]{by}"
            case "delete":
                inside = f"[{words}: delete]{by}"
            case "alternatives":
                readings = [words] if words else []
                readings += [f"{o.text.strip() or '—'}{_names(o.by) if attributed else ''}" for o in piece.options]
                inside = f"[{' / '.join(readings)}]"
        # The blanks around the words stay outside the brackets.
        head = piece.text[: len(piece.text) - len(piece.text.lstrip())]
        tail = piece.text[len(piece.text.rstrip()) :] if words else ""
        out += f"{head}{inside}{tail}"
    return out


def _names(by: Sequence[str]) -> str:
    return f" ({', '.join(by)})" if by else ""


def _steps(text: str, found: Placed, by: tuple[str, ...]) -> list[_Edit]:
    """The change as the smallest changes of words that a reader can follow."""
    change = found.change
    start, end, new = seam(text, found.start, found.end, "" if change.kind == "delete" else change.new)
    steps: list[_Edit] = []
    at = start
    for piece in readable(differ(tokens(text[start:end]), tokens(new))):
        if piece.op == "equal":
            at += len(piece.text)
        elif piece.op == "delete":
            steps.append(_Edit(at, at + len(piece.text), "", by))
            at += len(piece.text)
        elif steps and steps[-1].end == at and not steps[-1].new and steps[-1].start < at:
            steps[-1].new = piece.text
        else:
            steps.append(_Edit(at, at, piece.text, by))
    return steps


def _merged(text: str, edits: Sequence[_Edit]) -> list[Piece]:
    one_each: dict[tuple[int, int, str], _Edit] = {}
    for edit in edits:
        key = (edit.start, edit.end, edit.new)
        known = one_each.get(key)
        by = _join(known.by, edit.by) if known else edit.by
        one_each[key] = _Edit(edit.start, edit.end, edit.new, by)
    pieces: list[Piece] = []
    at = 0
    for group in _groups(sorted(one_each.values(), key=lambda e: (e.start, e.end))):
        start, end = group[0].start, max(edit.end for edit in group)
        if at < start:
            pieces.append(Piece("equal", text[at:start]))
        if len(group) == 1:
            edit = group[0]
            if start < end:
                pieces.append(Piece("delete", text[start:end], edit.by))
            if edit.new:
                pieces.append(Piece("insert", edit.new, edit.by))
        else:
            pieces.append(Piece("alternatives", text[start:end], options=_options(text, start, end, group)))
        at = end
    if at < len(text):
        pieces.append(Piece("equal", text[at:]))
    return pieces


def _groups(edits: Sequence[_Edit]) -> list[list[_Edit]]:
    """Edits that touch the same words, or put words in at the same place, together."""
    groups: list[list[_Edit]] = []
    end = -1
    for edit in edits:
        point = edit.start == edit.end
        meets = bool(groups) and (edit.start < end or (point and edit.start == end and _is_point_at(groups[-1], end)))
        if meets:
            groups[-1].append(edit)
        else:
            groups.append([edit])
            end = edit.end
        end = max(end, edit.end)
    return groups


def _is_point_at(group: Sequence[_Edit], at: int) -> bool:
    return any(edit.start == edit.end == at for edit in group)


def _options(text: str, start: int, end: int, group: Sequence[_Edit]) -> tuple[Alternative, ...]:
    """How the whole place would read with what each proposer asks for, same readings together."""
    asked: dict[tuple[str, ...], list[_Edit]] = {}
    for edit in group:
        asked.setdefault(edit.by, []).append(edit)
    readings: dict[str, tuple[str, ...]] = {}
    for by, edits in asked.items():
        reading, at = "", start
        for edit in sorted(edits, key=lambda e: (e.start, e.end)):
            if edit.start < at:
                # The same party asks for two things here: each is a reading of its own.
                readings[reading + text[at:end]] = _join(readings.get(reading + text[at:end], ()), by)
                reading, at = "", start
            reading += text[at : edit.start] + edit.new
            at = edit.end
        reading += text[at:end]
        readings[reading] = _join(readings.get(reading, ()), by)
    return tuple(Alternative(reading, by) for reading, by in readings.items())


def _reading_order(
    document: Document, inserted: dict[str, list[Proposed]], changed: AbstractSet[str]
) -> list[tuple[str, str | None]]:
    order: list[tuple[str, str | None]] = []
    for part, paragraphs in (
        ("preamble", document.preamble),
        ("operative", document.operative),
        ("annexes", document.annexes),
    ):
        if part in inserted:
            order.append((part, None))
        order += [(p.id, p.number) for top in paragraphs for p in top.walk()]
    if not any(id not in ("preamble", "operative") for id, _ in order):
        order += [(b.id, b.number) for b in document.blocks if b.type == "paragraph" and b.id is not None]
    known = {id for id, _ in order}
    for n, block in enumerate(document.blocks):
        # A heading is shown where something is proposed to it: before what follows it.
        if block.id is not None and block.id not in known and (block.id in changed or block.id in inserted):
            after = {b.id for b in document.blocks[n + 1 :]}
            at = next((k for k, (id, _) in enumerate(order) if id in after), len(order))
            order.insert(at, (block.id, block.number))
    return order


def _new(after: str, proposed: Sequence[Proposed]) -> list[Place]:
    """New paragraphs in the same words are one, asked for by several."""
    asked: dict[str, tuple[str, ...]] = {}
    for one in proposed:
        words = " ".join(one.change.new.split())
        asked[words] = _join(asked.get(words, ()), one.by)
    return [
        Place(f"{after}+{n}", None, [Piece("insert", words, by)], new=True, by=by)
        for n, (words, by) in enumerate(asked.items(), 1)
    ]


def _join(these: tuple[str, ...], those: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*these, *those)))
