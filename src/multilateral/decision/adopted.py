"""A draft in the form in which it is adopted: its symbol and number, its numbering final, its words untouched."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field

import regex

from multilateral.decision.numbering import number_through
from multilateral.texts.address import label
from multilateral.texts.model import Adopted, Document

_BY_NUMBER = regex.compile(r"\bparagraphs? \d")


@dataclass(frozen=True, slots=True)
class Form:
    """The adopted text. ``renumbered`` leads from each address that changed to the new one.

    ``by_number`` are the new addresses of paragraphs that speak of another by its number, if any number changed.
    """

    document: Document
    renumbered: dict[str, str] = field(default_factory=dict)
    by_number: tuple[str, ...] = ()

    def reasons(self) -> list[str]:
        """The same in English sentences, to be kept with the link between draft and adopted text."""
        own = {old: new for old, new in self.renumbered.items() if old.rpartition(".")[2] != new.rpartition(".")[2]}
        found = [f"{label(old)} of the draft is {label(new)}." for old, new in own.items()]
        return found + [
            f"{label(place)} speaks of a paragraph by its number; on adoption the numbers changed, the words did not."
            for place in self.by_number
        ]


def adopted(
    draft: Document, *, symbol: str, number: str, session: str, date: str, meeting: str, organ: str | None = None
) -> Form:
    """``draft`` as adopted. ``date`` is ISO 8601, ``number`` like ``3/1``, ``meeting`` as printed: ``12th meeting``.

    ``organ`` is taken where the draft names none. What belonged to the draft's own print goes
    (sponsors, job number, furniture, doubts long settled); not a word of the text changes.
    """
    document = copy.deepcopy(draft)
    document.kind = "decision" if draft.kind in ("draft decision", "decision") else "resolution"
    document.symbol, document.number, document.session = symbol, number, session
    document.title, document.organ = draft.title or draft.agenda_title, draft.organ or organ
    document.adopted = Adopted(date=date, meeting=meeting)
    document.distribution, document.date = "General", date
    document.committee = document.original_language = document.job_number = None
    document.sponsors, document.doubts, document.furniture = [], [], []
    renumbered = number_through(document)
    # Of the masthead only what is still printed can be cited from; a text does not cite itself.
    kept = (None, "title", "agenda_title")
    document.citations = [c for c in document.citations if c.masthead in kept and c.target != symbol]
    speaking = [p.id for p in document.walk() if renumbered and _BY_NUMBER.search(p.text)]
    return Form(document, renumbered, tuple(speaking))


def ordinal_figure(number: int) -> str:
    """``12th``, ``21st``: the number of a meeting as it is printed in English."""
    last = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{last}"
