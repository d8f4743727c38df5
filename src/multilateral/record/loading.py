"""What loading a file of a collection takes, reckoned without the database, so that it can be done on every core."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from multilateral import texts
from multilateral.record.files import fingerprint
from multilateral.record.index import Entries, entries
from multilateral.record.proceedings import workflow
from multilateral.record.provisions import acts_of
from multilateral.texts import symbols
from multilateral.texts.model import Document, TextError, to_json
from multilateral.texts.operative import OperativeAct


@dataclass(frozen=True, slots=True)
class Prepared:
    """One text with what the record keeps beside it: its JSON, its index entries, its rows of ``OperativeAct``."""

    document: Document
    json: dict[str, Any]
    entries: Entries
    operative: tuple[dict[str, Any], ...]

    @property
    def exercise(self) -> bool:
        """Whether the text belongs to an exercise, as its symbol says."""
        symbol = symbols.parse(self.document.symbol or "")
        return symbol is not None and symbol.is_exercise


@dataclass(frozen=True, slots=True)
class Loadable:
    """A file that was read: the SHA-256 of its bytes, and the texts in it; a collection goes before its parts.

    ``workflow`` are the steps by which the first of them came about, where the file lists them.
    """

    sha256: str
    texts: tuple[Prepared, ...]
    workflow: dict[str, Any] | None = None


def prepare(content: bytes, name: str) -> Loadable:
    """Reads a file for the record. Raises ``TextError``, also where a text states no symbol."""
    document = texts.read(content, name=name)
    found = tuple(prepared(text) for text in _texts(document))
    return Loadable(fingerprint(content), found, workflow(content, document.symbol or ""))


def prepared(document: Document) -> Prepared:
    """One text as the record takes it."""
    acts = acts_of(document)
    return Prepared(document, to_json(document), entries(document, acts), tuple(operative_rows(acts)))


def operative_rows(acts: Iterable[OperativeAct]) -> Iterator[dict[str, Any]]:
    """The fields of the row ``OperativeAct`` for each act that is followed up."""
    for order, found in enumerate(found for found in acts if found.followed_up):
        yield {
            "paragraph": found.paragraph[:40],
            "verb": found.verb[:80],
            "addressee": (found.addressee or "")[:300],
            "task": found.task,
            "due_session": found.due_session,
            "due_date": found.due_date,
            "agenda_title": (found.agenda_title or "")[:500] if found.puts_on_agenda else "",
            "order": order,
        }


def _texts(document: Document) -> Iterator[Document]:
    symbol = _own_symbol(document.symbol or "")
    if symbol is None:
        raise TextError("it states no symbol, and the record knows documents by their symbols; deposit it by hand")
    document.symbol = symbol
    yield document
    for part in document.parts:
        # A part that bears no symbol of its own is read within the whole.
        if part.symbol and part.symbol != symbol:
            yield part


def _own_symbol(printed: str) -> str | None:
    """The symbol of a whole: several resolutions in one file, "A/RES/74/264 A-C", stand under what they share."""
    while printed:
        if (symbol := symbols.normalise(printed)) is not None:
            return symbol
        printed = printed.rpartition(" ")[0]
    return None
