"""Questions about a delegation's private drafts. Whoever is not of it gets the answer that there are none."""

from __future__ import annotations

import uuid

from django.db.models import QuerySet

from multilateral.ledger import queries as ledger
from multilateral.ledger.queries import Line
from multilateral.negotiation.consolidate import change, consolidate
from multilateral.negotiation.models import ChangeKind, ProposalDraft, RollingText
from multilateral.negotiation.queries.texts import document, place_of
from multilateral.parties.acting import By
from multilateral.parties.models import DELEGATION

LIVE = (ProposalDraft.Stage.DRAFT, ProposalDraft.Stage.CLEARED)


def drafts(by: By | None, text: RollingText | None = None, *, live: bool = True) -> QuerySet[ProposalDraft]:
    """The drafts of the delegation of ``by``, oldest first; only those not yet submitted or discarded, if ``live``."""
    found = ProposalDraft.objects.select_related(
        "text", "paragraph__text", "delegation__state", "written_by", "cleared_by"
    ).order_by("written_at")
    if by is None or by.delegation is None or by.role not in DELEGATION:
        return found.none()
    found = found.filter(delegation=by.delegation)
    if live:
        found = found.filter(stage__in=LIVE)
    return found if text is None else found.filter(text=text)


def draft(id: uuid.UUID | str, by: By | None) -> ProposalDraft | None:
    """One draft, for its own delegation; ``None`` to everybody else."""
    return drafts(by, live=False).filter(pk=id).first()


def reading(draft: ProposalDraft) -> tuple[str, str]:
    """The words of the paragraph as they stood when the draft was written, and as they would read with it."""
    before = place_of(draft.paragraph, draft.revision)
    source = document(draft.text, draft.revision)
    assert before is not None and source is not None
    if draft.kind == ChangeKind.NEW_PARAGRAPH:
        return "", draft.new
    one = change(1, before.address, draft.kind, draft.start, draft.end, draft.old, draft.new)
    after = consolidate(source, [one], source.symbol or "").document.find(before.address)
    return before.words, after.text if after else ""


def trail(draft: ProposalDraft, by: By | None) -> list[Line]:
    """Who wrote, revised, cleared and submitted a draft, from the ledger; empty for everybody else."""
    if by is None or draft.audience not in by.audiences:
        return []
    return ledger.about(f"negotiation.ProposalDraft:{draft.pk}", by.audiences)
