"""What delegations do on the floor, in the open: withdraw, take positions, raise concerns."""

from __future__ import annotations

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from multilateral.negotiation import permits  # noqa: F401  the permits must be declared before the acts
from multilateral.negotiation.acts.drafts import LONGEST
from multilateral.negotiation.acts.texts import on_the_floor
from multilateral.negotiation.models import Concern, Paragraph, Position, RollingText, TextualProposal
from multilateral.negotiation.queries.texts import place_of, revision_name
from multilateral.negotiation.words import tidy
from multilateral.parties.acting import By, Overtaken, Refused, act


@act("negotiation.withdraw_proposal", on="proposal")
def withdraw_proposal(*, by: By, proposal: TextualProposal) -> TextualProposal:
    """Takes a proposal back. It stays in the record, as withdrawn."""
    on_the_floor(by, proposal.text)
    if proposal.stage != TextualProposal.Stage.OPEN:
        raise Refused(
            _("Proposal %(number)s is no longer open; there is nothing to withdraw.") % {"number": proposal.number}
        )
    proposal.stage = TextualProposal.Stage.WITHDRAWN
    proposal.save()
    return proposal


@act("negotiation.take_position", on="paragraph")
def take_position(
    *,
    by: By,
    paragraph: Paragraph | None = None,
    proposal: TextualProposal | None = None,
    stance: str,
    condition: str = "",
    seen: int,
) -> Position:
    """Says where the delegation stands on a paragraph, or on one proposal. The latest position counts.

    It is taken on the words of revision ``seen``: if another is on the floor meanwhile, ``Overtaken``.
    """
    if proposal is not None and paragraph is not None and proposal.paragraph_id != paragraph.pk:
        raise Refused(_("Proposal %(number)s is on another paragraph.") % {"number": proposal.number})
    paragraph = paragraph or (proposal.paragraph if proposal else None)
    if paragraph is None:
        raise Refused(_("Say on which paragraph or proposal you take a position."))
    text = paragraph.text
    on_the_floor(by, text)
    assert by.delegation is not None
    current(text, seen)
    if proposal is not None and proposal.stage != TextualProposal.Stage.OPEN:
        raise Overtaken(_("Proposal %(number)s is no longer open.") % {"number": proposal.number})
    standing(paragraph)
    if stance not in Position.Stance.values:
        raise Refused(_("Choose where you stand."))
    condition = tidy(condition)
    if len(condition) > LONGEST:
        raise Refused(_("That is too long: a condition has at most %(most)s characters.") % {"most": LONGEST})
    if stance == Position.Stance.CAN_ACCEPT_IF and not condition:
        raise Refused(_("Say on what condition you can accept it."))
    return Position.objects.create(
        text=text,
        paragraph=paragraph,
        proposal=proposal,
        delegation=by.delegation,
        stance=stance,
        condition=condition,
        revision=text.revision,
        taken_at=timezone.now(),
    )


@act("negotiation.raise_concern", on="paragraph")
def raise_concern(*, by: By, paragraph: Paragraph, words: str) -> Concern:
    """Says what troubles the delegation in a paragraph. It stays on the floor until the Chair answers it."""
    text = paragraph.text
    on_the_floor(by, text)
    assert by.delegation is not None
    standing(paragraph)
    words = tidy(words)
    if not words:
        raise Refused(_("Say what the concern is."))
    if len(words) > LONGEST:
        raise Refused(_("That is too long: a concern has at most %(most)s characters.") % {"most": LONGEST})
    number = Concern.objects.filter(text=text).aggregate(last=Max("number"))["last"] or 0
    return Concern.objects.create(
        text=text,
        number=number + 1,
        paragraph=paragraph,
        delegation=by.delegation,
        words=words,
        revision=text.revision,
        raised_at=timezone.now(),
    )


def current(text: RollingText, seen: int) -> None:
    """Refuses what was meant for another revision than the one on the floor."""
    if seen != text.revision:
        raise Overtaken(
            _("%(now)s is on the floor by now; you had %(seen)s before you. Read it, then say it again.")
            % {"now": revision_name(text.revision).capitalize(), "seen": revision_name(seen)}
        )


def standing(paragraph: Paragraph) -> None:
    """Refuses what is about a paragraph that no longer stands."""
    if place_of(paragraph, paragraph.text.revision) is None:
        raise Overtaken(_("This paragraph was deleted from the text."))
