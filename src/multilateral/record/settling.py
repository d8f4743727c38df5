"""A doubt settled: the same document with the words at one place read otherwise. Values in, values out."""

from __future__ import annotations

import copy
from collections.abc import Iterable

import regex
from django.utils.translation import gettext as _

from multilateral import texts
from multilateral.texts import symbols
from multilateral.texts.model import Adopted, Block, Document, Doubt, Note, Paragraph, TextError
from multilateral.texts.wording import date_iso

# Doubts about something that is not there, or that stands outside the text: nothing can be read otherwise.
_NO_WORDS = {"mark-without-note", "no-resolution", "encoding", "unknown-masthead-line"}
_LISTS = {"agenda_items", "sponsors"}
_FIELDS = {
    "symbol", "organ", "committee", "session", "agenda_title", "distribution", "date", "original_language",
    "job_number", "number", "title", "opening",
}  # fmt: skip
_ADOPTED = {"date", "meeting", "on_report", "committee"}


def has_words(document: Document, doubt: Doubt) -> bool:
    """Whether there is anything at the doubt's place that could be read otherwise."""
    if doubt.kind in _NO_WORDS:
        return False
    return _field(doubt) is not None or _note(document, doubt) is not None or bool(_texts(document, doubt.place))


def settled(document: Document, index: int, reading: str | None, standing: Iterable[int] = ()) -> Document:
    """A copy of the document in which the doubt at ``index`` is settled.

    ``reading`` takes the place of the printed words, there only; ``None`` keeps what is printed.
    ``standing`` are the doubts whose printed words still stand: they tell which of several equal words
    at one place is meant. Citations are found anew, so that every offset fits. Raises ``TextError``.
    """
    document = copy.deepcopy(document)
    doubt = document.doubts[index]
    field = _field(doubt)
    if field is not None:
        _set(document, field, doubt, reading)
    elif reading is not None:
        if doubt.kind in _NO_WORDS:
            raise TextError(_("Nothing at this place could be read otherwise; settle it as printed."))
        if not reading.strip():
            raise TextError(_("Write how the words are to be read, or settle them as printed."))
        _replace(document, index, " ".join(reading.split()), set(standing))
    document.citations = texts.cite(document)
    return document


def _field(doubt: Doubt) -> str | None:
    """The field of the masthead that the doubt is about: ``symbol``, ``adopted.date``; ``None`` if it is about none."""
    if doubt.kind == "date-unreadable":
        return "date"
    name = doubt.place.removeprefix("masthead.")
    if name in _LISTS | _FIELDS and name != doubt.place:
        return name
    return name if name.startswith("adopted.") and name[8:] in _ADOPTED else None


def _set(document: Document, field: str, doubt: Doubt, reading: str | None) -> None:
    if reading is None:
        # What is printed: nothing at all, if the doubt is that a field is missing or cannot be read.
        value = None if doubt.kind in ("missing-field", "date-unreadable") else doubt.printed
    else:
        value = " ".join(reading.split())
    if field.endswith("date") and value is not None:
        iso = value if regex.fullmatch(r"\d{4}-\d\d-\d\d", value) else date_iso(value)
        if iso is None:
            raise TextError(_("“%(value)s” is no date; write it like 18 December 2019.") % {"value": value})
        value = iso
    elif field == "symbol" and value is not None:
        known = symbols.normalise(value)
        if known is None:
            raise TextError(_("“%(value)s” is no document symbol; write it like A/C.1/77/L.23.") % {"value": value})
        value = known
    if field in _LISTS:
        setattr(document, field, [name.strip() for name in (value or "").split(";") if name.strip()])
    elif field.startswith("adopted."):
        document.adopted = document.adopted or Adopted()
        setattr(document.adopted, field.removeprefix("adopted."), value)
    else:
        setattr(document, field, value)


def _replace(document: Document, index: int, reading: str, standing: set[int]) -> None:
    doubt = document.doubts[index]
    if doubt.kind == "number-order":
        _renumber(document, doubt, reading)
        return
    # Equal words at one place have a doubt each; those before this one that still stand are passed over.
    before = sum(
        (other.place, other.printed) == (doubt.place, doubt.printed) and n in standing
        for n, other in enumerate(document.doubts[:index])
    )
    note = _note(document, doubt)
    found = False
    for holder in [note] if note is not None else _texts(document, doubt.place):
        at = _nth(holder.text, doubt.printed, before)
        if at is None:
            continue
        found = True
        end = at + len(doubt.printed)
        text = holder.text[:at] + reading + holder.text[end:]
        if isinstance(holder, Paragraph):
            if holder.lead:
                holder.lead = text[: _moved(len(holder.lead), at, end, len(reading))]
            for mark in document.notes:
                if mark.paragraph == holder.id and mark.offset is not None:
                    mark.offset = _moved(mark.offset, at, end, len(reading))
        holder.text = text
    if not found:
        words = {"words": doubt.printed}
        raise TextError(_("“%(words)s” does not stand there any more; settle it as printed.") % words)


def _renumber(document: Document, doubt: Doubt, reading: str) -> None:
    number = reading.removesuffix(".")
    for holder in _texts(document, doubt.place):
        if not isinstance(holder, Note) and holder.number == doubt.printed:
            holder.number = number


def _texts(document: Document, place: str) -> list[Paragraph | Block]:
    """The paragraph at a place, and the block that says the same."""
    paragraph = document.find(place)
    same = [block for block in document.blocks if block.id == place and block.type != "note_ref"]
    return [paragraph, *same] if paragraph else [*same]


def _note(document: Document, doubt: Doubt) -> Note | None:
    marker = doubt.place.removeprefix("note:") if doubt.place.startswith("note:") else None
    return next((note for note in document.notes if note.marker == marker), None)


def _nth(text: str, printed: str, n: int) -> int | None:
    """Where the printed words stand for the n-th time: as whole words if they do so anywhere."""
    if not printed:
        return None
    whole = [m.start() for m in regex.finditer(rf"(?<![\p{{L}}\d]){regex.escape(printed)}(?![\p{{L}}\d])", text)]
    places = whole or [m.start() for m in regex.finditer(regex.escape(printed), text)]
    return places[min(n, len(places) - 1)] if places else None


def _moved(offset: int, start: int, end: int, length: int) -> int:
    """Where a place in a text is once the words from ``start`` to ``end`` are ``length`` long."""
    if offset <= start:
        return offset
    return offset - (end - start) + length if offset >= end else start + length
