"""The lines of a document that are not its author's words but the form's, as they are printed.

Text, Word and PDF print them alike. What is unknown is the empty string.
"""

from __future__ import annotations

from multilateral.texts.address import numeral
from multilateral.texts.model import Document
from multilateral.texts.write.body import date_printed


def is_exercise(document: Document) -> bool:
    """Whether the symbol is of an exercise: such a text never bears the name of the United Nations."""
    return (document.symbol or "").startswith("EX/")


def issuer(document: Document) -> str:
    """The words before the symbol in the first line."""
    return "" if not document.symbol or is_exercise(document) else "United Nations"


def sponsors(document: Document) -> str:
    """``A, B and C: draft resolution``."""
    names = document.sponsors
    if not names:
        return ""
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    return f"{listed}: {document.kind}"


def adopted(document: Document) -> str:
    """``Resolution adopted by the General Assembly on 12 December 2019``."""
    done = document.adopted
    if document.kind not in ("resolution", "decision") or not done or not done.date or not document.organ:
        return ""
    day = date_printed(done.date, document.language)
    return f"{document.kind.capitalize()} adopted by the {document.organ} on {day}"


def report(document: Document) -> str:
    """``[on the report of the First Committee (A/74/363)]``."""
    done = document.adopted
    if not done or not done.on_report:
        return ""
    if done.committee:
        return f"[on the report of the {done.committee} ({done.on_report})]"
    return f"[without reference to a Main Committee ({done.on_report})]"


def annex(document: Document, name: str) -> str:
    """The heading of an annex that prints none: ``annex2`` is ``Annex II``."""
    number = name.removeprefix("annex")
    return f"Annex {numeral(int(number)) if number.isdecimal() else number}".strip()
