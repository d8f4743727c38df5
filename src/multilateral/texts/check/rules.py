"""The rules that a text is held against, as data: what each asks, where that is written, how grave a breach is.

``error`` is a breach that no reading of the text excuses; ``warning`` what should be looked at before the text
goes out; ``note`` what may well be meant. ``checked`` is false where the source is general knowledge that nobody
has yet compared with the page named.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "note"]

_DRAFTING = "United Nations Editorial Manual, drafting and editing of resolutions"
_PARAGRAPHS = "United Nations Editorial Manual, paragraphs and subparagraphs"
_SYMBOLS = "United Nations Editorial Manual, identification of resolutions and decisions"
_CONTINUITY = "continuity of the text with itself"
_EARLIER = "continuity with the earlier text"


@dataclass(frozen=True, slots=True)
class Rule:
    """``slug`` is its name in findings, ``asks`` the rule in one sentence, ``source`` where it is written."""

    slug: str
    severity: Severity
    asks: str
    source: str
    checked: bool = True


RULES: tuple[Rule, ...] = (
    Rule(
        "symbol-form",
        "error",
        "A symbol is printed in its exact form; a sentence cites a resolution by its number.",
        _SYMBOLS,
    ),
    Rule("symbol-number", "error", "Symbol, number, session and committee of the masthead agree.", _SYMBOLS),
    Rule("adoption-date", "error", "The date of adoption is one, and the session met on it.", _DRAFTING),
    Rule("title-form", "warning", "A title ends without a stop and names organs in full.", _DRAFTING),
    Rule(
        "sponsor-order",
        "error",
        "Sponsors stand in English alphabetical order, each once.",
        _DRAFTING,
    ),
    Rule("sponsor-name", "warning", "A sponsor bears the official name of the State.", _DRAFTING),
    Rule(
        "opening-words",
        "warning",
        "A preambular paragraph opens with a participle or adjective, an operative one with a verb in the present.",
        _DRAFTING,
    ),
    Rule("italics", "warning", "The opening words are set in italics, they alone.", _DRAFTING, checked=False),
    Rule(
        "end-punctuation",
        "warning",
        "A preambular paragraph ends with a comma, an operative one with a semicolon, the last with a full stop; "
        "what introduces a list ends with a colon.",
        _DRAFTING,
    ),
    Rule("numbering", "error", "Paragraphs are numbered without gap and without repetition.", _PARAGRAPHS),
    Rule(
        "also-further",
        "warning",
        "The second paragraph with the same verb says “also”, the third “further”.",
        _DRAFTING,
        checked=False,
    ),
    Rule("punctuation", "warning", "No stop is doubled, none stands after a blank.", _DRAFTING, checked=False),
    Rule("doubled-word", "error", "No word is printed twice.", _DRAFTING, checked=False),
    Rule(
        "spelling",
        "warning",
        "Words are spelled as usual, with their hyphens and apart from each other.",
        _DRAFTING,
        checked=False,
    ),
    Rule("brackets", "error", "Brackets and quotation marks are closed.", _DRAFTING, checked=False),
    Rule("names", "warning", "Organs, offices and instruments bear their full official names.", _DRAFTING),
    Rule("same-name", "warning", "A body bears the same name wherever it is named.", _CONTINUITY),
    Rule("abbreviation", "warning", "An abbreviation is spelled out where it is first used.", _DRAFTING, checked=False),
    Rule("first-citation", "warning", "A resolution is first cited with its date of adoption.", _DRAFTING),
    Rule("citation-date", "error", "The date of a cited text is its date of adoption.", _CONTINUITY),
    Rule("citation-letter", "warning", "A lettered resolution is cited with its letter, the same one.", _SYMBOLS),
    Rule("recall-gap", "warning", "A chain of recalled resolutions skips no session.", _CONTINUITY),
    Rule("recall-order", "warning", "A chain of recalled resolutions goes on in order, each once.", _CONTINUITY),
    Rule(
        "agenda-paragraph",
        "error",
        "The paragraph that orders an agenda item names a coming session and the item’s exact title.",
        _CONTINUITY,
    ),
    Rule("notes", "warning", "Every note has its mark, every mark its note, in order.", _DRAFTING),
    Rule("earlier-wording", "warning", "Wording is not changed by oversight.", _EARLIER),
    Rule("earlier-verb", "note", "A changed verb is meant.", _EARLIER),
    Rule("earlier-citation", "warning", "The chain of citations is continued, and nothing falls out of it.", _EARLIER),
    Rule("earlier-agenda", "warning", "An item ordered before is ordered again, or left out on purpose.", _EARLIER),
    Rule("earlier-title", "note", "The title stays, or changes on purpose.", _EARLIER),
    Rule("schema", "error", "An Akoma Ntoso file is valid against the schema that was given.", "Akoma Ntoso 3.0"),
)

BY_SLUG = {rule.slug: rule for rule in RULES}
