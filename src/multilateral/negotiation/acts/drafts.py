"""What a delegation does in private with a proposal, up to submitting it.

Submitting is a public act on the proposal; the draft's own stage is changed by a private act within
it, so that nothing public refers to the draft.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from multilateral.negotiation import permits  # noqa: F401  the permits must be declared before the acts
from multilateral.negotiation.acts.texts import on_the_floor
from multilateral.negotiation.models import ChangeKind, Paragraph, ProposalDraft, RollingText, TextualProposal
from multilateral.negotiation.queries.texts import Place, place_of, revision_name, words_at
from multilateral.negotiation.words import occurrences, tidy
from multilateral.parties.acting import By, Overtaken, Refused, act

LONGEST = 20_000
"""Code points that the new words, or a reason, may have: more than any paragraph that was ever adopted."""

LIVE = (ProposalDraft.Stage.DRAFT, ProposalDraft.Stage.CLEARED)


@act("negotiation.draft_proposal", on="text")
def draft_proposal(
    *,
    by: By,
    text: RollingText,
    paragraph: Paragraph,
    kind: str,
    old: str = "",
    start: int | None = None,
    end: int | None = None,
    new: str = "",
    reason: str = "",
    seen: int,
) -> ProposalDraft:
    """Writes down a proposal for the delegation's own eyes.

    The words to change are ``old``, or those at ``start:end`` in the revision ``seen``, or both. If
    the text has moved on and they still stand in the paragraph exactly once, the draft is anchored
    there; else ``Overtaken`` says what stands there now. An insertion stands after the words named.
    """
    on_the_floor(by, text)
    assert by.delegation is not None
    draft = ProposalDraft(
        text=text, paragraph=paragraph, delegation=by.delegation, written_by=by.person, written_at=timezone.now()
    )
    _word(draft, _anchor(text, paragraph, kind, old, start, end, seen), new, reason)
    draft.save()
    return draft


@act("negotiation.revise_draft", on="draft")
def revise_draft(
    *,
    by: By,
    draft: ProposalDraft,
    kind: str | None = None,
    old: str | None = None,
    start: int | None = None,
    end: int | None = None,
    new: str | None = None,
    reason: str | None = None,
    seen: int,
) -> ProposalDraft:
    """Changes a draft; what is not given stays. A clearance falls: the head has not seen these words."""
    _live(draft)
    on_the_floor(by, draft.text)
    if old is None and start is None:
        old = draft.old
        if draft.revision == draft.text.revision:
            start, end = draft.start, draft.end
    kind = draft.kind if kind is None else kind
    anchor = _anchor(draft.text, draft.paragraph, kind, old or "", start, end, seen)
    _word(draft, anchor, draft.new if new is None else new, draft.reason if reason is None else reason)
    draft.stage, draft.cleared_by, draft.cleared_at = ProposalDraft.Stage.DRAFT, None, None
    draft.save()
    return draft


@act("negotiation.discard_draft", on="draft")
def discard_draft(*, by: By, draft: ProposalDraft) -> ProposalDraft:
    """Puts a draft away. The delegation can still read it."""
    _live(draft)
    draft.stage = ProposalDraft.Stage.DISCARDED
    draft.save()
    return draft


@act("negotiation.clear_draft", on="draft")
def clear_draft(*, by: By, draft: ProposalDraft) -> ProposalDraft:
    """Clears a draft for submission: the head of delegation, or an alternate once designated (rule 26)."""
    _live(draft)
    if draft.stage == ProposalDraft.Stage.CLEARED:
        raise Refused(_("This draft is cleared already."))
    draft.stage, draft.cleared_by, draft.cleared_at = ProposalDraft.Stage.CLEARED, by.person, timezone.now()
    draft.save()
    return draft


@act("negotiation.submit_proposal", on="draft")
def submit_proposal(*, by: By, draft: ProposalDraft) -> TextualProposal:
    """Puts a cleared draft on the floor under the delegation's name, with the next number of the text.

    Raises ``Overtaken`` if the paragraph has been changed since the draft was written; it stays as it is.
    """
    _live(draft)
    text = draft.text
    on_the_floor(by, text)
    if draft.stage != ProposalDraft.Stage.CLEARED:
        raise Refused(_("The head of delegation has not cleared this draft yet."), rule="26")
    now = place_of(draft.paragraph, text.revision)
    if now is None:
        raise Overtaken(
            _("The paragraph was deleted in %(revision)s. Your draft is kept.")
            % {"revision": revision_name(text.revision)}
        )
    if now.words != words_at(draft.paragraph, draft.revision):
        raise Overtaken(
            _changed(now, draft.revision) + " " + _("Your draft is kept; revise it, and have it cleared again.")
        )
    close_draft(by=by, draft=draft)
    number = TextualProposal.objects.filter(text=text).aggregate(last=Max("number"))["last"] or 0
    return TextualProposal.objects.create(
        text=text,
        paragraph=draft.paragraph,
        delegation=draft.delegation,
        revision=text.revision,
        kind=draft.kind,
        start=draft.start,
        end=draft.end,
        old=draft.old,
        new=draft.new,
        reason=draft.reason,
        number=number + 1,
        submitted_at=timezone.now(),
    )


@act("negotiation.close_draft", on="draft")
def close_draft(*, by: By, draft: ProposalDraft) -> ProposalDraft:
    """The private half of submitting: happens within ``submit_proposal`` and nowhere else."""
    draft.stage = ProposalDraft.Stage.SUBMITTED
    draft.save()
    return draft


def _live(draft: ProposalDraft) -> None:
    if draft.stage == ProposalDraft.Stage.SUBMITTED:
        raise Refused(_("This draft was submitted already."))
    if draft.stage not in LIVE:
        raise Refused(_("This draft was discarded; write a new one."))


@dataclass(frozen=True, slots=True)
class _Anchor:
    place: Place
    kind: str
    revision: int
    start: int
    end: int

    @property
    def old(self) -> str:
        return self.place.words[self.start : self.end]


def _anchor(
    text: RollingText, paragraph: Paragraph, kind: Any, old: str, start: int | None, end: int | None, seen: int
) -> _Anchor:
    """Where in the revision on the floor the words stand that a proposal is about."""
    if kind not in ChangeKind.values:
        raise Refused(_("A proposal replaces, inserts or deletes words, or adds or deletes a paragraph; choose one."))
    if paragraph.text_id != text.pk or not 0 <= seen <= text.revision:
        raise Refused(_("There is no such place in this text; go back to the text and choose a paragraph."))
    now = place_of(paragraph, text.revision)
    if now is None:
        raise Overtaken(
            _("The paragraph was deleted in %(revision)s. Propose a new paragraph, or withdraw to another.")
            % {"revision": revision_name(text.revision)}
        )
    whole = _Anchor(now, kind, text.revision, 0, len(now.words))
    if kind == ChangeKind.NEW_PARAGRAPH:
        return _Anchor(now, kind, text.revision, len(now.words), len(now.words))
    before = now.words if seen == text.revision else words_at(paragraph, seen)
    if kind == ChangeKind.DELETE_PARAGRAPH:
        if before != now.words:
            raise Overtaken(_changed(now, seen))
        return whole
    old = tidy(old)
    if start is not None and end is not None:
        if not (before is not None and 0 <= start <= end <= len(before)):
            raise Refused(_("The words chosen lie outside %(place)s; choose them again.") % {"place": now.label})
        named = before[start:end]
        # Whoever marks words with the mouse takes a blank along at either end.
        start, named = start + len(named) - len(named.lstrip()), named.strip()
        end = start + len(named)
        if old and occurrences(named, old) != [(0, len(named))]:
            # Somebody typed other words than they marked: the typed ones are what they mean.
            start = end = None
        elif before == now.words and (named or (kind == ChangeKind.INSERT and end == 0)):
            return _Anchor(now, kind, text.revision, start, end)
        else:
            old = tidy(named)
    if not old:
        if kind == ChangeKind.INSERT and start == end == 0:
            return _Anchor(now, kind, text.revision, 0, 0)
        raise Refused(
            _("Say after which words of %(place)s to insert.") % {"place": now.label}
            if kind == ChangeKind.INSERT
            else _("Say which words of %(place)s to change.") % {"place": now.label}
        )
    found = occurrences(now.words, old)
    if len(found) == 1:
        return _Anchor(now, kind, text.revision, *found[0])
    if seen != text.revision:
        raise Overtaken(_changed(now, seen))
    if found:
        raise Refused(
            _("“%(words)s” stands in %(place)s %(times)s times; take in more words, so that it is clear which.")
            % {"words": old, "place": now.label, "times": len(found)}
        )
    raise Refused(
        _("“%(words)s” does not stand in %(place)s, which reads: “%(now)s”")
        % {"words": old, "place": now.label, "now": now.words}
    )


def _changed(now: Place, seen: int) -> str:
    return _("%(place)s has changed since you read it (%(seen)s). It now reads: “%(words)s”") % {
        "place": now.label,
        "seen": revision_name(seen),
        "words": now.words,
    }


def _word(draft: ProposalDraft, anchor: _Anchor, new: str, reason: str) -> None:
    """Writes the wording into the draft, or refuses one that says nothing."""
    new, reason = tidy(new), tidy(reason)
    if max(len(new), len(reason)) > LONGEST:
        raise Refused(_("That is too long: a proposal has at most %(most)s characters.") % {"most": LONGEST})
    if anchor.kind in (ChangeKind.DELETE, ChangeKind.DELETE_PARAGRAPH):
        new = ""
    elif not new:
        raise Refused(_("Write the new words."))
    elif anchor.kind == ChangeKind.REPLACE and new == anchor.old:
        raise Refused(_("The new words are the old ones; nothing would change."))
    if anchor.kind == ChangeKind.DELETE and anchor.old == anchor.place.words:
        raise Refused(
            _("These are all the words of %(place)s; propose to delete the paragraph.") % {"place": anchor.place.label}
        )
    draft.kind, draft.revision = anchor.kind, anchor.revision
    draft.start, draft.end, draft.old = anchor.start, anchor.end, anchor.old
    draft.new, draft.reason = new, reason
