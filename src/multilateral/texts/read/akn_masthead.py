"""The masthead of an Akoma Ntoso document: what it states of itself in its metadata, cover page and preface.

What is printed goes before what only the metadata say. The date 0001-01-01, the United Nations' placeholder,
is no date.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from typing import get_args

import regex
from lxml import etree

from multilateral.texts import symbols
from multilateral.texts.model import Adopted, Document, Doubt, Kind, Note
from multilateral.texts.read.akn_words import line_of, local, printed, words
from multilateral.texts.read.layout import flow
from multilateral.texts.read.masthead_lines import agenda_numbers, calm, reported
from multilateral.texts.read.sponsors import split_sponsors
from multilateral.texts.wording import ENGLISH, LANGUAGES, Language, date_iso, named

_KINDS: dict[str, Kind] = {
    "resolution": "resolution",
    "resolutionDraft": "draft resolution",
    "draftResolution": "draft resolution",
    "decision": "decision",
    "decisionDraft": "draft decision",
    "draftDecision": "draft decision",
    "presidentialStatement": "statement",
    "statement": "statement",
    "report": "report",
    "letter": "letter",
    "note": "note",
    "publication": "collection",
    "collection": "collection",
    "other": "other",
}
_LANGUAGES = {
    "ara": "ar", "chi": "zh", "deu": "de", "eng": "en", "fra": "fr", "fre": "fr", "rus": "ru", "spa": "es", "zho": "zh",
}  # fmt: skip
# The elements that mark the lines of a masthead; a list of those who voted holds many others.
_TOLD = frozenset(
    "docNumber docAuthority docStatus docDate session inline docProponent docTitle docCommittee event location "
    "authorialNote".split()
)
_DAY = regex.compile(r"(?!0001)\d{4}-\d\d-\d\d")
_JOB = regex.compile(r"\d{2}-\d{5}")
_COUNCIL = regex.compile(r"(?P<number>\d{1,4}) ?[(（](?P<year>\d{4})[)）]")


def is_ours(root: etree._Element) -> bool:
    """Whether the metadata say that it is we who marked the document up."""
    first = next((element for element in root.iter() if local(element) == "identification"), None)
    return first is not None and first.get("source") == "#multilateral"


def read(
    root: etree._Element, held: dict[str, etree._Element], document: Document, whole: Document | None
) -> list[tuple[int, str]]:
    """Fill in the fields of ``document``. A part takes from ``whole`` what it does not state itself.

    Returns the lines of the masthead as printed, each with its line of the file.
    """
    document.kind = _KINDS.get(root.get("name", ""), "other")
    meta = held.get("meta")
    dates = _meta(meta, document) if meta is not None else {}
    if document.language is None and whole is not None:
        document.language = whole.language
    language = LANGUAGES.get(document.language or "en", ENGLISH)
    lines: list[tuple[int, str]] = []
    for name in ("coverPage", "preface", "conclusions"):
        if name in held:
            lines += _Printed(document, language).below(held[name], name)
    if document.adopted is None and dates.get("adoption"):
        document.adopted = Adopted()
    if document.adopted is not None:
        document.adopted.date = document.adopted.date or dates.get("adoption")
    if document.date is None and whole is None and "coverPage" not in held:
        document.date = dates.get("publication")
    return lines


def _in_note(p: etree._Element) -> bool:
    """Whether ``p`` is a line of a note to the masthead."""
    return next(p.iterancestors("{*}authorialNote"), None) is not None


def _meta(meta: etree._Element, document: Document) -> dict[str, str]:
    """The dates of the metadata by name; language and job number into ``document``."""
    dates: dict[str, str] = {}
    told = [section for section in meta if local(section) in ("identification", "presentation", "proprietary")]
    for element in chain.from_iterable(section.iter(etree.Element) for section in told):
        match local(element):
            case "FRBRdate" if _DAY.fullmatch(day := element.get("date", "")):
                dates.setdefault(element.get("name", ""), day)
            case "FRBRlanguage":
                code = element.get("language", "")
                document.language = document.language or _LANGUAGES.get(code, code if len(code) == 2 else None)
            case "docketNumber":
                if (job := _JOB.search(element.text or "")) is not None:
                    document.job_number = job[0]
            case "FRBRalias" if element.get("name") == "symbol":
                document.symbol = symbols.normalise(element.get("value", "")) or element.get("value")
            case "jobNumber":
                document.job_number = element.text
            case "originalLanguage":
                document.original_language = element.text
            case "kind" if element.text in get_args(Kind):
                document.kind = element.text  # type: ignore[assignment]
            case _:
                pass
    return dates


class _Printed:
    """Reads the lines of the masthead by the elements that mark them."""

    def __init__(self, document: Document, language: Language) -> None:
        self.document, self.language = document, language
        self.part = ""

    def below(self, holder: etree._Element, part: str) -> list[tuple[int, str]]:
        """Returns the lines as printed, each with its line of the file."""
        self.part = part
        lines: list[tuple[int, str]] = []
        noted = False
        for element in holder.iter():
            name = local(element)
            if name == "p" and not (noted and _in_note(element)):
                if text := printed(element):
                    lines.append((line_of(element), text))
            elif name in _TOLD:
                noted = noted or name == "authorialNote"
                self.take(element, name)
        return lines

    def take(self, element: etree._Element, name: str) -> None:
        document = self.document
        about = element.get("refersTo", "").lstrip("#")
        match name:
            case "docNumber":
                self.number(printed(element), about)
            case "docAuthority" if about in ("issuingBody", "organ"):
                document.organ = printed(element) or None
            case "docStatus" if element.get("title"):
                document.distribution = element.get("title")
            case "docStatus":
                text = printed(element)
                found = regex.fullmatch(self.language.distribution, text)
                document.distribution = (
                    calm(found["distribution"]) if found else regex.sub(r"^\S+?[.:]+\s*:?\s*", "", text) or None
                )
            case "docDate":
                self.date(element, about)
            case "session":
                document.session = element.get("value") or None
            case "inline":
                self.inline(element, element.get("name", ""))
            case "docProponent" if about == "sponsor":
                document.sponsors.append(printed(element))
            case "docProponent":
                self.proponent(element)
            case "docTitle":
                self.title(element, about)
            case "docCommittee" if about == "reportingCommittee":
                self.adopted().committee = element.get("value") or printed(element) or None
            case "event" | "location" if self.part == "conclusions":
                if about in ("adoptionMeeting", "meeting"):
                    self.meeting(printed(element))
            case "docCommittee":
                document.committee = element.get("value") or printed(element) or None
            case "authorialNote" if self.part == "preface":
                document.notes.append(Note(element.get("marker", "").strip(), words(element).text))
            case _:
                pass

    def adopted(self) -> Adopted:
        self.document.adopted = self.document.adopted or Adopted()
        return self.document.adopted

    def number(self, text: str, about: str) -> None:
        document = self.document
        if about == "symbol":
            found = symbols.normalise(text)
            document.symbol = found or text or None
            if found is not None and regex.sub(r"\s", "", found) != regex.sub(r"\s", "", text):
                message = f"The symbol is printed {text}; it was read as {found}."
                document.doubts.append(Doubt("symbol-case", "masthead.symbol", text, found, message))
        elif text:
            document.number = text.rstrip(" .") or None

    def date(self, element: etree._Element, about: str) -> None:
        day = element.get("date", "")
        iso = day if _DAY.fullmatch(day) else date_iso(printed(element), self.language)
        if about in ("dateOfIssuance",):
            self.document.date = self.document.date or iso
        elif about in ("adoptionDate", "dateOfAdoption") and iso:
            adopted = self.adopted()
            adopted.date = adopted.date or iso

    def meeting(self, text: str) -> None:
        if text:
            adopted = self.adopted()
            adopted.meeting = adopted.meeting or text

    def inline(self, element: etree._Element, name: str) -> None:
        document, text = self.document, printed(element)
        match name:
            case "agenda_items" if element.get("title"):
                document.agenda_items = element.get("title", "").split("; ")
            case "original_language" if element.get("title"):
                document.original_language = element.get("title")
            case "date" if element.get("title"):
                document.date = element.get("title")
            case "dateOfAdoption" if element.get("title"):
                self.adopted().date = element.get("title")
            case "originatingDocument":
                self.adopted().on_report = text or None
            case "agenda item" if text:
                document.agenda_items = document.agenda_items + self.items(text)
            case "agenda item name" | "agenda_title" if text:
                document.agenda_title = flow((document.agenda_title or "", text))
            case "adoptionMeeting":
                self.meeting(text)
            case "originating document":
                self.adopted().on_report = reported(text, self.document.language or "en")
            case _:
                pass

    def items(self, text: str) -> list[str]:
        found = regex.fullmatch(self.language.agenda, text)
        return agenda_numbers(found["items"] if found else text, self.language)

    def proponent(self, element: etree._Element) -> None:
        text = printed(element)
        if not text.startswith("["):
            return
        patterns = _reports(self.language.code)
        if (report := patterns.fullmatch(text)) is not None:
            self.adopted().committee = named(report["committee"].strip(), self.language.forms.committee)

    def title(self, element: etree._Element, about: str) -> None:
        document, text = self.document, printed(element)
        if not text:
            return
        if about == "sponsors":
            found = regex.fullmatch(self.language.sponsored, text)
            document.sponsors = split_sponsors(found["sponsors"] if found else text, self.language)
        elif about == "resolutionNumber":
            if (council := _COUNCIL.search(text)) is not None:
                document.number = f"{council['number']} ({council['year']})"
        elif about == "adoption":
            self.council(text)
        elif self.part == "coverPage":
            if (adopted := regex.match(self.language.adopted_by, text)) is not None:
                document.kind = "decision" if adopted["decision"] else document.kind
                self.adopted().date = date_iso(adopted["date"], self.language)
        else:
            document.title = document.title or text

    def council(self, text: str) -> None:
        if (place := regex.match(self.language.adopted_at, text)) is not None:
            self.meeting(place["meeting"])


@lru_cache(maxsize=8)
def _reports(code: str) -> regex.Pattern[str]:
    return regex.compile(LANGUAGES[code].report)


def opening(preamble: etree._Element, document: Document) -> tuple[int, str] | None:
    """The opening words, from the formula; its line and its words."""
    formula = next((element for element in preamble.iter() if local(element) == "formula"), None)
    if formula is None:
        return None
    text = printed(formula)
    document.opening = text.rstrip(" ,;:\u060c\uff0c\u3001") or None
    return line_of(formula), text


def settle(document: Document, whole: Document | None) -> None:
    """What a part has from its collection, and what the symbol says."""
    if whole is None:
        if document.symbol is None and document.number and document.opening:
            document.symbol = symbols.normalise(f"A/RES/{document.number}")
        return
    letter = document.number or ""
    root = regex.sub(r" [A-Z](?:[ -–]+[A-Z])*$", "", whole.symbol or "")
    if document.symbol is None and root and regex.fullmatch(r"[A-Z]", letter):
        document.symbol = symbols.normalise(f"{root} {letter}")
        document.number = f"{whole.number} {letter}" if whole.number else letter
    for name in "language organ committee session agenda_title distribution date original_language job_number".split():
        if getattr(document, name) is None:
            setattr(document, name, getattr(whole, name))
    document.agenda_items = document.agenda_items or list(whole.agenda_items)
    document.title = document.title or whole.title
    if whole.adopted is not None:
        adopted = document.adopted = document.adopted or Adopted()
        for name in ("date", "meeting", "on_report", "committee"):
            setattr(adopted, name, getattr(adopted, name) or getattr(whole.adopted, name))
