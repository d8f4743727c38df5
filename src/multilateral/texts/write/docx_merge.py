"""A base text and all that is proposed to it as one Word file: each change is tracked, its author the delegation.

To accept what one delegation asks for and reject the rest gives the text as that delegation would have it. Where
two take out the same words, the change bears both names ("A; B"): Word has no other way to say so. What two would
put in at the same place stands side by side.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from multilateral.texts import wording
from multilateral.texts.model import Document
from multilateral.texts.proposals import JOINT, Proposal
from multilateral.texts.write.docx import ended, widths
from multilateral.texts.write.docx_layout import Para, Run, Table, layout
from multilateral.texts.write.docx_parts import package
from multilateral.texts.write.docx_xml import Mark, Side, Writer, counted, element, first_number, typed


@dataclass(slots=True)
class _Asked:
    """What is asked for in one paragraph: stretches that go, words that come, new paragraphs after it."""

    gone: list[tuple[int, int, Proposal]] = field(default_factory=list)
    come: list[tuple[int, str, Proposal]] = field(default_factory=list)
    after: list[Proposal] = field(default_factory=list)
    whole: list[Proposal] = field(default_factory=list)


def merged(base: Document, proposals: Sequence[Proposal]) -> bytes:
    """``base`` as a Word file with ``proposals`` (placed in it) as tracked changes."""
    pieces = layout(base)
    # The end of the last paragraph cannot be tracked; an empty one takes its place.
    pieces.append(Para("end", "Spacer"))
    start = first_number(pieces)
    writer = Writer(base.language, counted(pieces, start), start)
    asked = _asked(base, proposals)
    last_of = {top.id: [p.id for p in top.walk()][-1] for top in base.walk()}
    new_after: dict[str, list[tuple[str, Proposal]]] = defaultdict(list)
    for name, one in asked.items():
        for proposal in one.after:
            new_after[last_of.get(name, name)].append((name, proposal))
    body = element(None, "body")
    merger = _Merger(writer, base, {piece.name: piece.style for piece in pieces if isinstance(piece, Para)})
    first = {group[0].id: part for part, group in (("preamble", base.preamble), ("operative", base.operative)) if group}
    for piece in pieces:
        if isinstance(piece, Table):
            writer.table(body, piece, widths(piece))
            continue
        merger.new(body, new_after.pop(first.get(piece.name, ""), ()))
        merger.paragraph(body, piece, asked.get(piece.name, _Asked()))
        merger.new(body, new_after.pop(piece.name, ()))
    ended(body)
    return package(base, body, writer, tracked=True)


def _asked(base: Document, proposals: Iterable[Proposal]) -> dict[str, _Asked]:
    found: dict[str, _Asked] = defaultdict(_Asked)
    for proposal in proposals:
        change = proposal.change
        match change.kind:
            case "insert-paragraph":
                found[change.paragraph].after.append(proposal)
            case "delete-paragraph":
                paragraph = base.find(change.paragraph)
                for name in [p.id for p in paragraph.walk()] if paragraph else [change.paragraph]:
                    found[name].whole.append(proposal)
            case _:
                if change.start < change.end:
                    found[change.paragraph].gone.append((change.start, change.end, proposal))
                if change.new:
                    found[change.paragraph].come.append((change.end, change.new, proposal))
    return found


@dataclass(slots=True)
class _Merger:
    writer: Writer
    base: Document
    styles: dict[str, str]

    def paragraph(self, parent: etree._Element, para: Para, asked: _Asked) -> None:
        """A paragraph of the base with what is asked for in it."""
        made = self.writer.open(parent, para, mark=_mark("del", asked.whole))
        if para.number:
            self.writer.runs(made, [Run(f"{para.number}\t")], _mark("del", asked.whole))
        length = sum(len(run.text) for run in para.runs)
        cuts = sorted({0, length, *(n for a, b, _ in asked.gone for n in (a, b)), *(at for at, _, _ in asked.come)})
        runs = list(para.runs)
        at = 0
        for cut in cuts:
            stretch: list[Run] = []
            # A note mark at the cut stays with the words before it.
            while runs and (at < cut or runs[0].note is not None):
                run = runs.pop(0)
                if len(run.text) > cut - at:
                    runs.insert(0, replace(run, text=run.text[cut - at :]))
                    run = replace(run, text=run.text[: cut - at])
                stretch.append(run)
                at += len(run.text)
            begin = at - sum(len(run.text) for run in stretch)
            by = [*asked.whole, *(p for a, b, p in asked.gone if a <= begin and at <= b and begin < at)]
            self.writer.runs(made, stretch, _mark("del", by))
            words: dict[str, list[Proposal]] = defaultdict(list)
            for place, new, proposal in asked.come:
                if place == cut:
                    words[new].append(proposal)
            for new, their in words.items():
                self.writer.runs(made, [Run(new)], _mark("ins", their))

    def new(self, parent: etree._Element, proposals: Iterable[tuple[str, Proposal]]) -> None:
        """New paragraphs; one that several ask for in the same words is one."""
        same: dict[tuple[str, str, str | None], list[Proposal]] = defaultdict(list)
        for name, proposal in proposals:
            same[name, proposal.change.new, proposal.number].append(proposal)
        for (name, words, number), their in same.items():
            style = self.styles.get(name, "Numbered" if name == "operative" else "Preambular")
            language = wording.LANGUAGES.get(self.base.language or "en", wording.ENGLISH)
            is_lead = style in ("Preambular", "Numbered")
            lead = wording.lead(words, operative=style == "Numbered", language=language) if is_lead else None
            runs = [Run(lead, italic=True), Run(words[len(lead) :])] if lead else [Run(words)]
            printed = "" if number is None else f"{number}." if number[-1].isalnum() else number
            para = Para("", style, runs, printed)
            made = self.writer.open(parent, para, mark=_mark("ins", their))
            self.writer.runs(made, typed(para), _mark("ins", their))


def _mark(side: Side, by: Sequence[Proposal]) -> Mark | None:
    if not by:
        return None
    authors = list(dict.fromkeys(proposal.author for proposal in by))
    return Mark(side, JOINT.join(authors), by[0].date or None)
