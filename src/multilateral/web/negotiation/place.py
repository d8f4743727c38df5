"""What every page of the floor begins with: the text, and who may do what on it."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse

from multilateral.negotiation import permits, queries
from multilateral.parties.acting import By
from multilateral.parties.permit import may
from multilateral.web.capacity import Request

assert permits  # the registry is asked by pages, so the permits must be declared


def on_text(slug: str) -> Any:
    """The rolling text at this address, or 404."""
    found = queries.text(slug)
    if found is None:
        raise Http404
    return found


def on_place(text: Any, address: str) -> queries.Place:
    """The paragraph at this address of the revision on the floor, or 404."""
    found = queries.place(text, address)
    if found is None:
        raise Http404
    return found


def frame(text: Any, by: By | None, title: str) -> dict[str, Any]:
    """The context of every page about one text. ``may_…`` is false once the text is put to a decision."""
    open_ = text.stage == "open"
    return {
        "title": title,
        "room": "negotiation",
        "exercise": text.work.exercise,
        "live": text.body,
        "text": text,
        "open": open_,
        "symbol": _symbol(text),
        "revision_name": queries.revision_name(text.revision),
        "may_propose": open_ and bool(may(by, "negotiation.draft_proposal", text)),
        "may_speak": open_ and bool(may(by, "negotiation.take_position", text)),
        "may_dispose": open_ and bool(may(by, "negotiation.dispose", text)),
        "sits_at_desk": queries.sits_at_desk(by, text),
    }


def _symbol(text: Any) -> str:
    current = next((r for r in queries.revisions(text) if r.number == text.revision), None)
    return current.symbol if current else text.work.symbol


def acting(request: Request) -> By:
    """In what capacity the request acts, once it is settled that somebody does."""
    assert request.by is not None
    return request.by


def address_of(text: Any, address: str = "") -> str:
    """Where the page of a text is, at one of its paragraphs if ``address`` is given."""
    return reverse("text", args=[text.slug]) + (f"#{address}" if address else "")


def number(value: str | None) -> int | None:
    """A whole number that a form sent, or ``None``."""
    return int(value) if value is not None and value.isascii() and value.isdecimal() and len(value) < 8 else None
