"""The draft of a progress report: values in, sections of sentences out. No sentence stands without an act.

Numbers are counted from what was gathered, words come from the catalogues of the language in use.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from multilateral.reports import carrying_out, deciding, negotiating
from multilateral.reports.facts import Facts
from multilateral.reports.sentence import Sentence

SCHEMA = "multilateral/report/1"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One numbered paragraph; numbers run through the report, from 1."""

    number: int
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A section. ``key`` names it in every language: ``organization``, ``proposals``, ``concerns``, and so on."""

    key: str
    numeral: str
    title: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The draft. Sections on which there is nothing to say are left out."""

    slug: str
    body: str
    session: int
    exercise: bool
    title: str
    sections: tuple[Section, ...]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence, in order."""
        return tuple(s for section in self.sections for p in section.paragraphs for s in p.sentences)


def compiled(facts: Facts) -> Report:
    """The report on what was gathered, in the language in use."""
    parts: list[tuple[str, str, list[list[Sentence]]]] = [
        ("organization", _("Organization of the session"), negotiating.organization(facts)),
        ("proposals", _("Proposals and what became of them"), negotiating.proposals(facts.proposals)),
        ("concerns", _("Concerns and the answers to them"), negotiating.concerns(facts.concerns)),
        ("decisions", _("Decisions"), deciding.decisions(facts.decisions)),
        ("statements", _("Explanations and dissociations"), deciding.statements(facts.decisions)),
        ("agenda", _("Provisional agenda of the next session"), deciding.agenda(facts.items)),
        ("follow-up", _("What was asked, and what was reported on it"), carrying_out.asked(facts.asked)),
        ("carrying-out", _("Carrying out"), carrying_out.carried_out(facts)),
    ]
    sections: list[Section] = []
    number = 0
    for key, title, groups in parts:
        paragraphs = []
        for sentences in groups:
            if sentences:
                number += 1
                paragraphs.append(Paragraph(number, tuple(sentences)))
        if paragraphs:
            sections.append(Section(key, NUMERALS[len(sections)], title, tuple(paragraphs)))
    return Report(
        slug=facts.slug,
        body=facts.body,
        session=facts.session,
        exercise=facts.exercise,
        title=_("Report of the %(body)s on session %(session)s") % {"body": facts.body, "session": facts.session},
        sections=tuple(sections),
    )


NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")


def to_json(report: Report, checkpoint: str | None) -> dict[str, Any]:
    """The report as ``multilateral/report/1``, with the checkpoint against which its acts can be proven."""
    return {
        "schema": SCHEMA,
        "draft": True,
        "body": report.slug,
        "session": report.session,
        "exercise": report.exercise,
        "title": report.title,
        "checkpoint": checkpoint,
        "sections": [
            {
                "key": section.key,
                "numeral": section.numeral,
                "title": section.title,
                "paragraphs": [
                    {"number": p.number, "sentences": [_sentence(s) for s in p.sentences]} for p in section.paragraphs
                ],
            }
            for section in report.sections
        ],
    }


def _sentence(sentence: Sentence) -> dict[str, Any]:
    return {
        "text": sentence.text,
        "acts": [{"entry": act.position, "act": act.name or None} for act in sentence.acts],
        "about": [{"kind": t.kind, "key": list(t.key), "name": t.name} for t in sentence.things],
    }


def to_text(report: Report, checkpoint: str | None) -> str:
    """The report as plain text; the numbers in square brackets are lines of the ledger."""
    lines = [report.title, _("Draft, compiled from the ledger.")]
    if report.exercise:
        lines.append(_("Exercise: invented States, invented words. Nothing here was said or agreed by any real State."))
    lines.append(_("This is no United Nations document. Numbers in square brackets are lines of the ledger."))
    for section in report.sections:
        lines += ["", f"{section.numeral}. {section.title}"]
        for paragraph in section.paragraphs:
            lines += ["", f"{paragraph.number}. {' '.join(_cited(s) for s in paragraph.sentences)}"]
    if not report.sections:
        lines += ["", _("Nothing has been done in this session yet.")]
    if checkpoint:
        lines += ["", _("Checkpoint of the ledger"), "", checkpoint.rstrip("\n")]
    return "\n".join(lines) + "\n"


def _cited(sentence: Sentence) -> str:
    return f"{sentence.text} [{', '.join(_runs(act.position for act in sentence.acts))}]"


def _runs(positions: Iterable[int]) -> list[str]:
    """Positions in order, with runs of three and more drawn together: ``4, 7–9``."""
    runs: list[list[int]] = []
    for position in positions:
        if runs and runs[-1][-1] == position - 1:
            runs[-1].append(position)
        else:
            runs.append([position])
    drawn = []
    for run in runs:
        drawn += [f"{run[0]}–{run[-1]}"] if len(run) > 2 else [str(position) for position in run]
    return drawn
