"""What only two texts together show: the checked text beside an earlier one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from multilateral.texts import symbols
from multilateral.texts.check.finding import Checked, Finding, find
from multilateral.texts.compare import Alignment, Words, compare
from multilateral.texts.model import Document
from multilateral.texts.operative import operative_acts
from multilateral.texts.wording import ordinal

_LIKE = 0.55
"""From this likeness on two paragraphs say the same, and a small change in them may be an oversight."""
_ABBREVIATED = regex.compile(r"\p{Lu}{2,}s?")
_WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{N}’'/-]*")


def against(text: Checked, earlier: Document) -> Iterator[Finding]:
    """Findings about ``text``, each in a place of it; what was dropped is found at the place ``document``."""
    new = text.document
    names = earlier.symbol or "the earlier text"
    comparison = compare(earlier, new)
    for alignment in comparison["alignments"]:
        if alignment["new"] and alignment["old"]:
            yield from _words(alignment, names)
            for event in alignment["events"]:
                if event["type"] == "verb" and event["old"] and event["new"]:
                    said = f"{names} has “{event['old']}” where this text has “{event['new']}”."
                    yield find("earlier-verb", alignment["new"][0], said)
    yield from _citations(text, earlier, names)
    yield from _agenda(text, earlier, names)
    if earlier.title and new.title and earlier.title != new.title:
        said = f"The title of {names} is “{earlier.title}”."
        yield find("earlier-title", "masthead.title", said)


def _words(alignment: Alignment, names: str) -> Iterator[Finding]:
    """One or two words for one or two others, or a small word more or less, between words that stay."""
    if alignment["likeness"] < _LIKE and not _shares_frame(alignment):
        return
    if len(alignment["old"]) > 1 or len(alignment["new"]) > 1:
        return  # joined or parted: at the joint words change that nobody meant to keep
    [place] = alignment["new"]
    words = alignment["words"]
    at = 0
    for n, piece in enumerate(words):
        if piece["op"] == "delete":
            after = words[n + 1] if n + 1 < len(words) else None
            come = after["text"] if after is not None and after["op"] == "insert" else ""
            follows = words[n + (2 if come else 1) :]
            yield from _swap(place, at, piece["text"], come, names, words[:n], follows)
        elif piece["op"] == "insert" and (n == 0 or words[n - 1]["op"] == "equal"):
            if piece["text"].strip().lower() in ("of", "in", "on", "and", "the", "a", "for", "to"):
                said = f"{names} does not have “{piece['text'].strip()}” here."
                yield find("earlier-wording", place, said, (at, at + len(piece["text"])), severity="note")
        if piece["op"] != "delete":
            at += len(piece["text"])


def _shares_frame(alignment: Alignment) -> bool:
    kept = sum(len(_WORD.findall(piece["text"])) for piece in alignment["words"] if piece["op"] == "equal")
    return kept >= 12


def _swap(
    place: str, at: int, gone: str, come: str, names: str, before: Sequence[Words], after: Sequence[Words]
) -> Iterator[Finding]:
    out, into = _WORD.findall(gone), _WORD.findall(come)
    if not 1 <= len(out) <= 2 or len(into) > 2 or (not into and out[0].lower() not in _SMALL):
        return
    if any(regex.search(r"\d", word) or ordinal(word) is not None for word in [*out, *into]):
        return
    if _ABBREVIATED.fullmatch(out[0]) or (into and _ABBREVIATED.fullmatch(into[0])):
        return  # "ICTs", and "such technologies" where they were named before
    if not (before and before[-1]["op"] == "equal" and after and after[0]["op"] == "equal"):
        return
    if len(_WORD.findall(before[-1]["text"])) + len(_WORD.findall(after[0]["text"])) < 3:
        return
    if regex.search(r"\d\W*$", before[-1]["text"]) and regex.match(r"\W*\d", after[0]["text"]):
        return  # "and" wanders in a list that grows
    instead = f"“{' '.join(into)}”" if into else "leaves it out"
    said = f"{names} has “{' '.join(out)}” here, this text {instead}."
    yield find("earlier-wording", place, said, (at, at + len(come)))


_SMALL = frozenset("of in on and the a for to".split())


def _citations(text: Checked, earlier: Document, names: str) -> Iterator[Finding]:
    """Resolutions recalled before and not now; and the earlier text itself, where the chain should have it."""
    new = text.document
    if not earlier.citations or not new.citations:
        return
    now = {one.target for one in new.citations}
    recalled = [one for one in earlier.citations if (one.paragraph or "").startswith("pp")]
    dropped = [one for one in recalled if one.target not in now and _is_resolution(one.target)]
    kept = [one for one in recalled if one.target in now and _is_resolution(one.target)]
    if len(kept) >= len(dropped):
        for one in {one.target: one for one in dropped}.values():
            yield find("earlier-citation", "pp1", f"{names} recalls {one.target}; this text does not.")
    if earlier.symbol and _is_resolution(earlier.symbol) and len(kept) > 1 and earlier.symbol not in now:
        if earlier.symbol != new.symbol and earlier.title == new.title:
            yield find("earlier-citation", "pp1", f"This text follows {names} and does not recall it.")
    dates = {one.target: one.date for one in earlier.citations if one.date and not one.date_inherited}
    for one in new.citations:
        if one.date and not one.date_inherited and dates.get(one.target, one.date) != one.date and one.paragraph:
            said = f"{names} gives {one.target} the date {dates[one.target]}."
            yield find("citation-date", one.paragraph, said, (one.start, one.end))
    bare = {_without_letter(one.target): one.target for one in earlier.citations if _is_resolution(one.target)}
    for one in new.citations:
        known = bare.get(_without_letter(one.target))
        if known and known != one.target and one.paragraph and known not in now:
            yield find("citation-letter", one.paragraph, f"{names} cites {known}.", (one.start, one.end))


def _is_resolution(symbol: str) -> bool:
    parsed = symbols.parse(symbol)
    return parsed is not None and parsed.kind in symbols.RESOLUTIONS


def _without_letter(symbol: str) -> str:
    return regex.sub(r" [A-Z]$", "", symbol)


def _agenda(text: Checked, earlier: Document, names: str) -> Iterator[Finding]:
    """An item that the earlier text orders and this one does not."""
    before = [act for act in operative_acts(earlier) if act.agenda_session]
    now = [act for act in operative_acts(text.document) if act.agenda_session]
    if before and not now:
        said = f"{names} orders an item for the agenda of a coming session ({before[0].paragraph}); this text does not."
        last = text.document.operative[-1].id if text.document.operative else "document"
        yield find("earlier-agenda", last, said)
