"""What a check finds: one place, one rule, one sentence."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from multilateral.texts.check.rules import BY_SLUG, Severity
from multilateral.texts.mentions import Found
from multilateral.texts.model import Document, Paragraph
from multilateral.texts.wording import Language


@dataclass(slots=True)
class Finding:
    """``place`` is as in a doubt: a paragraph id, ``note:1``, ``masthead.symbol``; ``start`` and ``end`` are code
    points of that place's text, end exclusive, both 0 where the place as a whole is meant."""

    severity: Severity
    rule: str
    source: str
    place: str
    start: int
    end: int
    message: str


def find(
    rule: str,
    place: str,
    message: str,
    span: tuple[int, int] = (0, 0),
    *,
    severity: Severity | None = None,
    source: str | None = None,
) -> Finding:
    """A breach of the rule with this slug; ``severity`` and ``source`` only where they differ from the rule's own."""
    known = BY_SLUG[rule]
    return Finding(severity or known.severity, rule, source or known.source, place, *span, message)


@dataclass(slots=True)
class Checked:
    """A document with what all checks need: its language, its citations, its texts by place, names of States."""

    document: Document
    language: Language
    citations: list[Found]
    states: Collection[str] = ()
    texts: list[tuple[str, str]] = field(default_factory=list)

    def paragraphs(self) -> Iterator[Paragraph]:
        """Preamble and operative part, children after parents."""
        for group in (self.document.preamble, self.document.operative):
            for top in group:
                yield from top.walk()

    @property
    def english(self) -> bool:
        """Some rules are about English words."""
        return self.language.code == "en"
