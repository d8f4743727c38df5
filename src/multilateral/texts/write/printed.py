"""The lines of a document that are not its author's words but the form's, as they are printed.

Text, Word and PDF print them alike. What is unknown is the empty string.
"""

from __future__ import annotations

from dataclasses import replace

import regex

from multilateral.texts.address import numeral
from multilateral.texts.model import Adopted, Block, Document
from multilateral.texts.read.parts import SHARED
from multilateral.texts.write.body import date_printed, listed, tongue


def is_exercise(document: Document) -> bool:
    """Whether the symbol is of an exercise: such a text never bears the name of the United Nations."""
    return (document.symbol or "").startswith("EX/")


def issuer(document: Document) -> str:
    """The words before the symbol in the first line."""
    return "" if not document.symbol or is_exercise(document) else tongue(document.language).forms.united_nations


def sponsors(document: Document) -> str:
    """``A, B and C: draft resolution``."""
    forms = tongue(document.language).forms
    if not document.sponsors:
        return ""
    return forms.sponsored.get(document.kind, "{}").format(listed(document.sponsors, document.language))


def adopted(document: Document) -> str:
    """``Resolution adopted by the General Assembly on 12 December 2019``."""
    done, forms = document.adopted, tongue(document.language).forms
    if document.kind not in forms.adopted or not done or not done.date or not document.organ:
        return ""
    organ = forms.organ.get(document.organ, document.organ)
    return forms.adopted[document.kind].format(organ=organ, date=date_printed(done.date, document.language))


def report(document: Document) -> str:
    """``[on the report of the First Committee (A/74/363)]``."""
    done, forms = document.adopted, tongue(document.language).forms
    if not done or not done.on_report:
        return ""
    if done.committee:
        committee = forms.committee.get(done.committee, done.committee)
        return forms.report.format(committee=committee, symbol=done.on_report)
    return forms.without.format(symbol=done.on_report)


def letters(document: Document) -> list[str]:
    """The letters of the parts, where all stand below one masthead, as those of "77/128 A-B" do; else nothing."""
    found = [(part.number or "").removeprefix(document.number or "").strip() for part in document.parts]
    own = replace(document.adopted or Adopted(), meeting=None)
    alike = document.number and not document.blocks and len({part.kind for part in document.parts}) == 1
    for part, letter in zip(document.parts, found, strict=True):
        done = replace(part.adopted or own, meeting=None)
        alike = alike and len(letter) == 1 and letter.isupper() and done == own and not part.sponsors
        alike = alike and (part.symbol or "").endswith(f" {letter}") and part.kind in ("resolution", "decision")
        alike = alike and all(getattr(part, name) == getattr(document, name) for name in SHARED)
    return found if alike else []


def names_annex(document: Document, block: Block | None) -> bool:
    """Whether a block is the heading that an annex prints itself ("Annex II"): then none is to be supplied."""
    if block is None or block.type != "heading":
        return False
    return regex.match(rf"(?:{tongue(document.language).annex})(?=$|\W)", block.text) is not None


def annex(document: Document, name: str) -> str:
    """The heading of an annex that prints none: ``annex2`` is ``Annex II``."""
    number = name.removeprefix("annex")
    printed = numeral(int(number)) if number.isdecimal() else number
    return tongue(document.language).forms.annex.format(printed).strip()
