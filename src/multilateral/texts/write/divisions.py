"""The text and its annexes, each with its items: what stands between them is the line of the adoption."""

from __future__ import annotations

from dataclasses import dataclass, field

from multilateral.texts.model import Document
from multilateral.texts.write import printed
from multilateral.texts.write.body import Item, items


@dataclass(slots=True)
class Division:
    """The text itself, or an annex by its name (``annex2``).

    ``heading`` is to be supplied where an annex prints none; it is empty where the first item is the heading.
    """

    annex: str | None = None
    heading: str = ""
    items: list[Item] = field(default_factory=list)


def divisions(document: Document) -> list[Division]:
    """The body in reading order; the first is the text, which may be empty, and the closing lines follow it."""
    found = [Division()]
    for item in items(document):
        if item.annex != found[-1].annex:
            heads = item.annex is None or printed.names_annex(document, item.block)
            found.append(Division(item.annex, "" if heads else printed.annex(document, item.annex or "")))
        found[-1].items.append(item)
    return found
