"""What a document is to those held: revised from its base (its symbol says so), adopted from a draft (inferred)."""

from __future__ import annotations

from dataclasses import dataclass

from multilateral import texts
from multilateral.record.models import Lineage, Proceedings, Work
from multilateral.record.topics import ALIKE, INFERRED, STATED
from multilateral.texts import symbols
from multilateral.texts.model import Document, from_json

REVISED_AS = "revised as"
ADOPTED_AS = "adopted as"
CORRECTED_BY = "corrected by"


@dataclass(frozen=True, slots=True)
class Link:
    """Two works and what the earlier became. ``reasons`` are sentences' ends, in English: facts, not judgements."""

    earlier: Work
    later: Work
    relation: str
    basis: str
    reasons: tuple[str, ...]


def named(draft: str) -> str:
    """The reason of a link that a source states: it names the draft."""
    return f"the exercise’s data name {draft}" if draft.startswith("EX/") else f"the UN’s data name {draft}"


def judgement(link: Lineage) -> tuple[str, ...]:
    """What a person has said of an inferred link, as a reason; empty if nobody has."""
    return (f"{link.verdict} by a person: {link.verdict_source}",) if link.verdict else ()


def links(work: Work, document: Document) -> list[Link]:
    """The links of a work that has just been entered with those that are held, both ways."""
    return [*_revisions(work), *_corrigenda(work), *_adoptions(work, document)]


def _corrigenda(work: Work) -> list[Link]:
    """The corrigenda of a work, and what it corrects itself: ``X/Corr.1`` corrects ``X``."""
    of, mark, number = work.symbol.rpartition("/Corr.")
    found = [(base, work) for base in Work.objects.filter(symbol=of)] if mark and number.isdigit() else []
    later = Work.objects.filter(symbol__startswith=f"{work.symbol}/Corr.")
    found += [(work, each) for each in later if each.symbol.rpartition("/Corr.")[0] == work.symbol]
    return [Link(base, each, CORRECTED_BY, STATED, ("the symbol says so",)) for base, each in found]


def _revisions(work: Work) -> list[Link]:
    symbol = symbols.parse(work.symbol)
    if symbol is None:
        return []
    family = Work.objects.filter(symbol__startswith=symbol.base).exclude(pk=work.pk)
    revisions = sorted(
        ((n, other) for other in [work, *family] if (n := _revision(other.symbol, symbol.base)) is not None),
        key=lambda pair: pair[0],
    )
    found = []
    for (n, earlier), (m, later) in zip(revisions, revisions[1:], strict=False):
        if m == n + 1 and work in (earlier, later):
            found.append(Link(earlier, later, REVISED_AS, STATED, ("the symbol says so",)))
    return found


def _revision(symbol: str, base: str) -> int | None:
    """0 for the base itself, n for its Rev.n; ``None`` for an addendum, a corrigendum or another document."""
    parsed = symbols.parse(symbol)
    if parsed is None or parsed.base != base:
        return None
    if not parsed.modifications:
        return 0
    (name, n), *more = parsed.modifications
    return n if name == "Rev" and not more else None


def _adoptions(work: Work, document: Document) -> list[Link]:
    adopted = work.adopted_on is not None
    taken = Lineage.objects.exclude(verdict=Lineage.Verdict.REJECTED)
    candidates = Work.objects.filter(session=work.session, title__iexact=work.title, exercise=work.exercise)
    candidates = candidates.exclude(pk=work.pk)
    if adopted:
        candidates = candidates.filter(kind__startswith="draft", adopted_on=None)
        candidates = candidates.exclude(pk__in=taken.filter(relation__in=(REVISED_AS, ADOPTED_AS)).values("earlier"))
    elif work.kind.startswith("draft"):
        candidates = candidates.exclude(adopted_on=None).exclude(
            pk__in=taken.filter(relation=ADOPTED_AS).values("later")
        )
    else:
        return []
    if not work.title or not work.session:
        return []
    found = []
    for candidate in candidates[:20]:
        version = candidate.versions.filter(language=document.language or "und").first()
        if version is None:
            continue
        held = from_json(version.document)
        draft, text = (held, document) if adopted else (document, held)
        kept, of = _kept(draft, text)
        if of and kept / of >= ALIKE:
            earlier, later = (candidate, work) if adopted else (work, candidate)
            same = ["the same title", "the same session"]
            if set(draft.agenda_items) & set(text.agenda_items):
                same.append("the same agenda item")
            reasons = (*same, f"{kept} of the draft’s {of} paragraphs live on")
            found.append(Link(earlier, later, ADOPTED_AS, INFERRED, reasons))
    # Where several fit, none is certain enough to be named.
    return found if len(found) == 1 else []


def _kept(draft: Document, text: Document) -> tuple[int, int]:
    alignments = [a for a in texts.compare(draft, text)["alignments"] if a["old"]]
    return sum(bool(a["new"]) for a in alignments), len(alignments)


def link_named(row: Proceedings) -> None:
    """Links the draft that a source names with the text that it became, where both are held: stated. Within an act."""
    works = {work.symbol: work for work in Work.objects.filter(symbol__in=(row.draft, row.symbol))}
    if row.draft == row.symbol or len(works) < 2:
        return
    earlier, later = works[row.draft], works[row.symbol]
    link = Lineage.objects.filter(earlier=earlier, later=later, relation=ADOPTED_AS).first()
    if link is None:
        link = Lineage(earlier=earlier, later=later, relation=ADOPTED_AS)
    elif link.basis == STATED:
        return
    link.basis, link.reasons = STATED, [named(row.draft)]
    link.save()
