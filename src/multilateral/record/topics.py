"""The texts of an agenda topic: which belong to it, and which follows which. Pure reckoning, nothing is privileged.

A text belongs to the topic that its masthead names. One whose masthead names none belongs where its own title
or the item that it puts on the next agenda leads: that is *inferred*. Tracks are not named anywhere in a text;
they are what the texts follow, each step with its basis and its reasons.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Literal

from multilateral import texts
from multilateral.texts import symbols
from multilateral.texts.compare import Comparison
from multilateral.texts.model import Document

Basis = Literal["stated", "inferred", "rejected"]
Relation = Literal["follows", "earlier form"]
STATED: Basis = "stated"
INFERRED: Basis = "inferred"
REJECTED: Basis = "rejected"
ALIKE = 0.5
"""The share of a draft's paragraphs that must live on before one text is taken for the other."""
FOLLOWS: Relation = "follows"
BECAME: Relation = "earlier form"
CARRIED = 0.25
"""The share of a text's paragraphs that must come from a text that it recalls before it is said to follow it."""
HEADS = 8
"""How many texts that nothing follows yet are looked at for the paragraphs of one that follows none."""
LONGEST_SLUG = 200

Compared = Callable[["Text", "Text"], Comparison]


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """A text of a topic. ``date`` is ISO 8601 or empty; ``recalls`` are symbols; ``known`` are the links that the
    record holds with earlier works, as (symbol, basis, reasons)."""

    symbol: str
    date: str
    session: int
    title: str
    adopted: bool
    recalls: frozenset[str]
    document: Document
    known: tuple[tuple[str, Basis, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """``later`` goes on from ``earlier``: it follows a text of an earlier session, or that was its earlier form."""

    earlier: str
    later: str
    relation: Relation
    basis: Basis
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Belonging:
    """To which topic a text belongs: the title of the item, and on what basis."""

    topic: str
    basis: Basis
    reason: str


def text(
    symbol: str, document: Document, *, adopted_on: str = "", known: Iterable[tuple[str, Basis, tuple[str, ...]]] = ()
) -> Text:
    """A document as a text of a topic. It stands at its day of adoption, a draft at its own date."""
    return Text(
        symbol=symbol,
        date=adopted_on or document.date or "",
        session=session(symbol, document),
        title=folded(document.title or ""),
        adopted=bool(adopted_on),
        recalls=frozenset(citation.target for citation in document.citations) - {symbol},
        document=document,
        known=tuple(known),
    )


def session(symbol: str, document: Document) -> int:
    """The number of the session: of the symbol, else as the text says; 0 if neither tells."""
    parsed = symbols.parse(symbol)
    for printed in (parsed.session if parsed else None, document.session):
        if printed and (number := re.search(r"\d+", printed)):
            return int(number[0])
    return 0


def folded(title: str) -> str:
    """A title as titles are compared: case, quotation marks, dashes and blanks do not count."""
    title = unicodedata.normalize("NFKC", title).casefold()
    return " ".join(re.sub(r"[^\w]+", " ", title).split())


def slug(title: str, *, exercise: bool = False) -> str:
    """The name of a topic in an address: its folded title with hyphens; a very long one is cut and told apart."""
    name = folded(title).replace(" ", "-").replace("_", "-")
    if len(name) > LONGEST_SLUG:
        name = f"{name[:LONGEST_SLUG].rstrip('-')}-{sha256(name.encode()).hexdigest()[:8]}"
    return f"ex-{name}" if exercise else name


def belonging(document: Document, items: Sequence[str], topics: Mapping[str, str]) -> Belonging | None:
    """The topic of a document; ``items`` are those that it puts on an agenda, ``topics`` known titles, by their fold.

    A title that is one item's among several of a long one ("Sustainable development: …") is that of the whole line.
    """
    if document.agenda_title and folded(document.agenda_title):
        return Belonging(document.agenda_title, "stated", "the masthead names the item")
    for item in items:
        if (known := topics.get(folded(item))) is not None:
            return Belonging(known, "inferred", "it puts the item on the agenda of a coming session")
    if document.title and (known := topics.get(folded(document.title))) is not None:
        return Belonging(known, "inferred", "its title is the item’s")
    return None


def in_order(found: Iterable[Text]) -> list[Text]:
    """By date, then by symbol; a text without a date stands last."""
    return sorted(found, key=lambda t: (t.date or "9999", symbols.key(t.symbol)))


def comparing() -> Compared:
    """``texts.compare`` of two texts, each pair compared once."""

    @cache
    def compared(old: Text, new: Text) -> Comparison:
        return texts.compare(old.document, new.document)

    return compared


def steps(ordered: Sequence[Text], compared: Compared) -> list[Step]:
    """Which text goes on from which, in the order of the later ones.

    A draft of the same session with the same title is the earlier form of the text in which half of its paragraphs
    live on. Else a text follows the nearest earlier session's texts with its title; without one, those that it
    recalls and from which a quarter of its paragraphs come; without these, the one text in which half of them are.
    """
    found: list[Step] = []
    followed: set[str] = set()
    for n, later in enumerate(ordered):
        before = ordered[:n]
        made = [*_forms(before, later, compared), *_predecessors(before, later, followed, compared)]
        followed.update(step.earlier for step in made)
        found += made
    return found


def _forms(before: Sequence[Text], later: Text, compared: Compared) -> list[Step]:
    known = {symbol: (basis, reasons) for symbol, basis, reasons in later.known}
    found = []
    for draft in before:
        if draft.symbol in known:
            basis, reasons = known[draft.symbol]
            if basis != REJECTED:
                found.append(Step(draft.symbol, later.symbol, BECAME, basis, reasons))
        elif not draft.adopted and later.adopted and draft.session == later.session and draft.title == later.title:
            kept, of = lives_on(compared(draft, later))
            if of and kept / of >= ALIKE:
                why = ("the same title", "the same session", f"{kept} of the draft’s {of} paragraphs live on")
                found.append(Step(draft.symbol, later.symbol, BECAME, INFERRED, why))
    return found


def _predecessors(before: Sequence[Text], later: Text, followed: set[str], compared: Compared) -> list[Step]:
    earlier = [t for t in before if t.session < later.session and (t.adopted or t.symbol not in followed)]
    for session in sorted({t.session for t in earlier}, reverse=True):
        of_session = [t for t in earlier if t.session == session]
        named = [t for t in of_session if t.title and t.title == later.title]
        # Several texts of one session may bear one title; where the later text recalls some of them, it means those.
        named = [t for t in named if t.symbol in later.recalls] or named
        if named:
            return [_follows(t, later, ["the same title"]) for t in named]
        recalled = [t for t in of_session if t.symbol in later.recalls]
        shares = [(t, *comes_from(compared(t, later))) for t in recalled]
        made = [
            _follows(t, later, [f"{kept} of its {of} paragraphs come from it"])
            for t, kept, of in shares
            if of and kept / of >= CARRIED
        ]
        if made:
            return made
    loose = [t for t in earlier if t.symbol not in followed][-HEADS:]
    alike = [(t, *comes_from(compared(t, later))) for t in loose]
    alike = [(t, kept, of) for t, kept, of in alike if of and kept / of >= ALIKE]
    if len(alike) == 1:
        ((t, kept, of),) = alike
        return [_follows(t, later, [f"{kept} of its {of} paragraphs come from it"])]
    return []


def _follows(earlier: Text, later: Text, reasons: list[str]) -> Step:
    recalled = earlier.symbol in later.recalls
    return Step(
        earlier.symbol,
        later.symbol,
        FOLLOWS,
        STATED if recalled else INFERRED,
        ("it recalls it", *reasons) if recalled else tuple(reasons),
    )


def lives_on(comparison: Comparison) -> tuple[int, int]:
    """How many of the old text's paragraphs live on in the new one, and of how many."""
    return (
        sum(len(a["old"]) for a in comparison["alignments"] if a["new"]),
        sum(len(a["old"]) for a in comparison["alignments"]),
    )


def comes_from(comparison: Comparison) -> tuple[int, int]:
    """How many of the new text's paragraphs come from the old one, and of how many."""
    return (
        sum(len(a["new"]) for a in comparison["alignments"] if a["old"]),
        sum(len(a["new"]) for a in comparison["alignments"]),
    )
