"""What a resolution or decision decides and asks, as rows of the index; reckoned without the database."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import Any

import regex

from multilateral.record.words import folded
from multilateral.texts.model import Document
from multilateral.texts.operative import DIRECTIVE, OperativeAct, operative_acts

ASKING = ("resolution", "decision")
"""The kinds of documents whose operative paragraphs decide and ask something."""

# Where a list of addressees is parted: "the Secretariat, the Board and all States", never "Peace and Security".
_PARTED = regex.compile(
    r"(?:,? and |, )(?=(?:the|all|other|its|their|relevant|Member|States|Governments|regional|international|"
    r"non-governmental|civil|invites|requests) )|,? and (?=(?:Member )?States$|Governments$)"
)
_ARTICLE = regex.compile(r"^(?:the|all) (?=\p{L})", regex.IGNORECASE)


def acts_of(document: Document) -> list[OperativeAct]:
    """What the document's paragraphs do; nothing where it is no resolution or decision."""
    return operative_acts(document) if document.kind in ASKING else []


def provisions(found: Iterable[OperativeAct]) -> Iterator[dict[str, Any]]:
    """The fields of ``Provision`` for each act that decides something or asks it of somebody."""
    for order, act in enumerate(act for act in found if act.verb in DIRECTIVE):
        yield {
            "order": order,
            "paragraph": act.paragraph[:40],
            "verb": act.verb[:40],
            "addressee": (act.addressee or "")[:300],
            "addressed": addressed(act.addressee or "")[:400],
            "task": act.task,
            "due_session": act.due_session,
            "due_body": (act.due_body or "")[:200],
            "due_date": datetime.date.fromisoformat(act.due_date) if act.due_date else None,
            "agenda_kind": act.agenda_kind or "",
            "agenda_item": (act.agenda_item or "")[:500],
            "agenda_title": (act.agenda_title or "")[:500],
        }


def addressed(addressee: str) -> str:
    """Everybody named in an addressee, folded, between bars: ``|secretary general|member states|``.

    >>> addressed("Secretary-General and all Member States")
    '|secretary general|member states|'
    """
    names = [addressee_key(name) for name in _PARTED.split(addressee) if name]
    return f"|{'|'.join(dict.fromkeys(names))}|" if names else ""


def addressee_key(name: str) -> str:
    """How one addressee is compared: without case, accents and article."""
    return folded(_ARTICLE.sub("", name.strip(" ,")))
