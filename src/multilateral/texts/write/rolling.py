"""Proposals and the rolling text that they make: as JSON values, as bracketed text, as an HTML page."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

import msgspec

from multilateral.texts.address import label
from multilateral.texts.merge import Place, Proposed, bracketed, merge
from multilateral.texts.model import Document
from multilateral.texts.proposals import Proposal, Unplaced
from multilateral.texts.write.body import number_printed, printable
from multilateral.texts.write.html import notice, page, title_of

PROPOSALS = "multilateral/proposals/1"
ROLLING = "multilateral/rolling-text/1"

Found = Sequence[tuple[str, Proposal]]
Left = Sequence[tuple[str, Unplaced]]
"""Each with the name of the file that it was found in."""


def proposals_json(base: Document, found: Found, left: Left) -> dict[str, Any]:
    """``multilateral/proposals/1``: every change with author, place, and the words out and in; and what has no place.

    ``start`` and ``end`` are code points of the paragraph's text in the base. An ``insert-paragraph`` stands after
    ``paragraph``, or opens the part if that is ``preamble`` or ``operative``; ``number`` is what it bears in the file.
    """
    made = [_proposal(*one) for one in found]
    return {"schema": PROPOSALS, "base": base.symbol, "proposals": made, "unplaced": _left(left)}


def proposals_text(found: Found, left: Left) -> str:
    """The proposals for a person, a line each, and what has no place with the reason."""
    lines = []
    for file, one in found:
        change = one.change
        where = change.paragraph if change.paragraph in ("preamble", "operative") else label(change.paragraph)
        match change.kind:
            case "insert-paragraph":
                what = f"after {where}: {{+{number_printed(one.number)} {change.new}+}}".replace("{+ ", "{+")
            case "delete-paragraph":
                what = f"{where}: delete the paragraph"
            case _:
                out = f"[-{change.old}-]" if change.old else ""
                what = f"{where}: {out}{{+{change.new}+}}" if change.new else f"{where}: {out}"
        lines.append(f"{one.author} ({file})  {what}")
    for file, missed in left:
        where = missed.place or "nowhere"
        lines.append(f"{missed.author} ({file})  not placed, {where}: {missed.text!r}. {missed.reason}")
    return "\n".join([*lines, ""]) if lines else "No tracked changes.\n"


def rolling(base: Document, found: Found) -> list[Place]:
    """The whole text with every proposal in its place."""
    places, refused = merge(base, [Proposed(one.change, (one.author,)) for _, one in found])
    assert not refused, "what was placed in this text has its place in it"
    return places


def rolling_json(base: Document, found: Found, left: Left) -> dict[str, Any]:
    """``multilateral/rolling-text/1``: the places of the merged text, piece by piece, and what has no place."""
    places = rolling(base, found)
    authors = sorted({one.author for _, one in found})
    return {
        "schema": ROLLING,
        "base": base.symbol,
        "authors": authors,
        "places": msgspec.to_builtins(places),
        "unplaced": _left(left),
    }


def rolling_text(base: Document, found: Found, left: Left) -> str:
    """The bracketed text: ``[words] (A)`` put in, ``[words: delete] (A)`` taken out, alternatives side by side."""
    lines = [title_of(base), ""]
    for one in rolling(base, found):
        lines += [_line(one), ""]
    if left:
        lines += ["Not placed:", proposals_text([], left)]
    return "\n".join(lines)


def rolling_html(base: Document, found: Found, left: Left) -> bytes:
    """The bracketed text as one HTML page; the brackets say in words what is in and out, for eye and ear."""
    out = ["<article>", f"<h1>{_text(title_of(base))}</h1>"]
    for one in rolling(base, found):
        name = "-".join(one.id.replace("+", "-new-").split())
        address = f'<a class="address" href="#{_text(name)}" lang="en" dir="ltr">{_text(_called(one))}</a>'
        number = f'<span class="num">{_text(number_printed(one.number))}</span>' if one.number else ""
        out.append(f'<div class="para" id="{_text(name)}">{address}{number}<p>{_text(_words(one))}</p></div>')
    if left:
        rows = "".join(f"<li>{_text(proposals_text([], [one]).strip())}</li>" for one in left)
        out.append(f"<h2>Not placed</h2><ul>{rows}</ul>")
    return page(title_of(base), base.language, [*out, "</article>"], notice(base), base.symbol)


def _called(place: Place) -> str:
    after, is_new, _ = place.id.partition("+")
    if not is_new:
        return label(after)
    return f"new, first of the {after}" if after in ("preamble", "operative") else f"new, after {label(after)}"


def _line(place: Place) -> str:
    return f"{_called(place)}  {number_printed(place.number)} {_words(place)}".replace("   ", "  ")


def _words(place: Place) -> str:
    words = bracketed(place.pieces)
    return f"[{words}: delete] ({', '.join(place.deleted_by)})" if place.deleted_by else words


def _proposal(file: str, one: Proposal) -> dict[str, Any]:
    change = one.change
    return {
        "author": one.author,
        "date": one.date or None,
        "file": file,
        "kind": change.kind,
        "paragraph": change.paragraph,
        "start": change.start,
        "end": change.end,
        "old": change.old,
        "new": change.new,
        "number": one.number,
        "message": one.message,
    }


def _left(left: Left) -> list[dict[str, Any]]:
    return [
        {
            "author": one.author,
            "date": one.date or None,
            "file": file,
            "kind": one.kind,
            "place": one.place,
            "text": one.text,
            "reason": one.reason,
        }
        for file, one in left
    ]


def _text(value: str) -> str:
    return escape(printable(value), quote=True)
