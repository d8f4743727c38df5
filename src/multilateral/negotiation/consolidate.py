"""From one revision to the next: the proposals that are taken, put into the text by ``texts.amend``.

Pure reckoning. Numbers of proposals travel as the names of changes, so that whatever the engine says
of a change can be said of its proposal.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from multilateral.texts.amend import Change, Kind, apply
from multilateral.texts.model import Document

KINDS: dict[str, Kind] = {
    "replace": "replace",
    "insert": "insert",
    "delete": "delete",
    "new paragraph": "insert-paragraph",
    "delete paragraph": "delete-paragraph",
}
"""How the engine calls the kinds of proposals."""


class Unplaced(ValueError):
    """Something that was taken cannot be put into the text; the message is a sentence for the Chair."""


@dataclass(frozen=True, slots=True)
class Consolidated:
    """The next revision. ``addresses`` leads from a paragraph's address before to the one now, if it still stands."""

    document: Document
    addresses: dict[str, str]


def change(number: int, address: str, kind: str, start: int, end: int, old: str, new: str) -> Change:
    """A proposal as the engine takes it: there an insertion is a point, and ``old`` the words before it."""
    at = end if kind == "insert" else start
    return Change(KINDS[kind], address, at, end, old, new, name=str(number))


def in_order(changes: Sequence[Change]) -> list[Change]:
    """By number, so that the order in which they are given says nothing; what is asked for twice is done once."""
    once: dict[tuple[object, ...], Change] = {}
    for one in sorted(changes, key=lambda c: int(c.name)):
        once.setdefault((one.kind, one.paragraph, one.start, one.end, one.new), one)
    return list(once.values())


def clashing(changes: Sequence[Change]) -> list[tuple[int, int]]:
    """The pairs of proposals, by number, that cannot both be taken: nobody has settled which comes first."""
    return [(int(a.name), int(b.name)) for a, b in combinations(in_order(changes), 2) if _clash(a, b)]


def _takes_away(whole: Change, other: Change) -> bool:
    """Whether the paragraph that ``whole`` deletes holds what ``other`` changes; beside it a new one can stand."""
    if whole.kind != "delete-paragraph" or (other.kind == "insert-paragraph" and other.paragraph == whole.paragraph):
        return False
    return f"{other.paragraph}.".startswith(f"{whole.paragraph}.")


def _clash(a: Change, b: Change) -> bool:
    if _takes_away(a, b) or _takes_away(b, a):
        return True
    if "delete-paragraph" in (a.kind, b.kind):
        return False
    if a.paragraph != b.paragraph or "insert-paragraph" in (a.kind, b.kind):
        return False
    if a.kind == b.kind == "insert":
        return a.start == b.start
    if "insert" in (a.kind, b.kind):
        point, span = (a.start, b) if a.kind == "insert" else (b.start, a)
        return span.start < point < span.end
    return a.start < b.end and b.start < a.end


def consolidate(document: Document, changes: Sequence[Change], symbol: str, date: str | None = None) -> Consolidated:
    """The document with all changes in it, under its new symbol and date. Raises ``Unplaced``.

    Addresses and printed numbers stay: a text is not renumbered while it is negotiated.
    """
    after, refused = apply(document, in_order(changes))
    if refused:
        raise Unplaced(" ".join(one.message for one in refused))
    after.symbol, after.date = symbol, date or document.date
    # The number of the print job is that of the paper as it was issued, not of what became of it.
    after.job_number = None
    stands = {p.id for p in after.walk()}
    return Consolidated(after, {p.id: p.id for p in document.walk() if p.id in stands})
