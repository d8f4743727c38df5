"""The permits of this room: who may open a text, draft, clear, propose, and dispose.

A draft is asked about only by its own delegation; to everybody else the answer is that there is none.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from multilateral.bodies.queries import in_exercise
from multilateral.parties.acting import By
from multilateral.parties.models import DELEGATES, DELEGATION, Role
from multilateral.parties.permit import permit


def before_this_body(by: By, on: Any) -> str | None:
    """Whether the place of ``on`` is the body in which ``by`` acts; a work that no body has claimed is open to each."""
    if on is None or on.place in ("", by.body):
        return None
    return _(
        "You act in another body than the one that has this text before it. Choose the capacity that you hold there."
    )


def to_open(by: By, work: Any) -> str | None:
    """Whether the recorded draft may come to the floor of the body of ``by``: an exercise takes up no real text."""
    if work is not None and work.exercise != in_exercise(by):
        return _("An exercise and the record are kept apart: this draft belongs to the other side.")
    return before_this_body(by, work)


def own_draft(by: By, draft: Any) -> str | None:
    """Whether the draft belongs to the delegation of ``by``."""
    if by.delegation is not None and draft is not None and draft.delegation_id == by.delegation.pk:
        return None
    return _("Your delegation has no such draft.")


def designated(by: By, draft: Any) -> str | None:
    """Rule 26 lets an alternate act for a representative upon designation; the instrument is what designates."""
    if by.role == Role.ALTERNATE and (by.credential is None or not by.credential.instrument):
        return _("An alternate clears a draft once designated. Ask the secretariat to enter the instrument (rule 26).")
    return own_draft(by, draft)


def own_proposal(by: By, proposal: Any) -> str | None:
    """Whether the proposal was made by the delegation of ``by``."""
    if by.delegation is not None and proposal is not None and proposal.delegation_id == by.delegation.pk:
        return None
    return _("Only the delegation that made a proposal may withdraw it.")


def never_alone(by: By, on: Any) -> str | None:
    """For the private half of a public act: it happens inside that act and nowhere else."""
    return _("A draft is closed by submitting it.")


permit(
    "negotiation.open_text",
    Role.CHAIR,
    Role.SECRETARIAT,
    says=gettext_lazy("open a text for negotiation"),
    done=gettext_lazy("opened a text for negotiation"),
    when=to_open,
)
permit(
    "negotiation.draft_proposal",
    *DELEGATION,
    says=gettext_lazy("draft a proposal"),
    done=gettext_lazy("drafted a proposal"),
    when=before_this_body,
)
permit(
    "negotiation.revise_draft",
    *DELEGATION,
    says=gettext_lazy("revise a draft"),
    done=gettext_lazy("revised a draft"),
    when=own_draft,
)
permit(
    "negotiation.discard_draft",
    *DELEGATION,
    says=gettext_lazy("discard a draft"),
    done=gettext_lazy("discarded a draft"),
    when=own_draft,
)
permit(
    "negotiation.clear_draft",
    Role.HEAD,
    Role.ALTERNATE,
    says=gettext_lazy("clear a draft"),
    done=gettext_lazy("cleared a draft"),
    when=designated,
)
permit(
    "negotiation.submit_proposal",
    *DELEGATES,
    says=gettext_lazy("submit a proposal"),
    done=gettext_lazy("submitted a proposal"),
    when=own_draft,
)
permit(
    "negotiation.close_draft",
    *DELEGATES,
    says=gettext_lazy("close a draft"),
    done=gettext_lazy("closed a draft by submitting it"),
    when=never_alone,
)
permit(
    "negotiation.withdraw_proposal",
    *DELEGATES,
    says=gettext_lazy("withdraw a proposal"),
    done=gettext_lazy("withdrew a proposal"),
    when=own_proposal,
)
permit(
    "negotiation.take_position",
    *DELEGATES,
    says=gettext_lazy("take a position"),
    done=gettext_lazy("took a position"),
    when=before_this_body,
)
permit(
    "negotiation.raise_concern",
    *DELEGATES,
    says=gettext_lazy("raise a concern"),
    done=gettext_lazy("raised a concern"),
    when=before_this_body,
)
permit(
    "negotiation.dispose",
    Role.CHAIR,
    says=gettext_lazy("dispose of a proposal or a concern"),
    done=gettext_lazy("disposed of a proposal or a concern"),
    when=before_this_body,
)
permit(
    "negotiation.publish_revision",
    Role.CHAIR,
    says=gettext_lazy("publish a revision"),
    done=gettext_lazy("published a revision"),
    when=before_this_body,
)


def not_alone(by: By, text: Any) -> str | None:
    """For the part of a decision that happens on this floor: within an act in a meeting, and nowhere else."""
    return _("A text leaves the floor by being put at a meeting, and comes back by a decision there.")


permit(
    "negotiation.freeze",
    Role.CHAIR,
    says=gettext_lazy("take a text from the floor"),
    done=gettext_lazy("took a text from the floor, to be decided"),
    when=not_alone,
)
permit(
    "negotiation.settle",
    Role.CHAIR,
    says=gettext_lazy("note a text as decided"),
    done=gettext_lazy("noted a text as decided"),
    when=not_alone,
)
permit(
    "negotiation.reopen",
    Role.CHAIR,
    says=gettext_lazy("bring a text back to the floor"),
    done=gettext_lazy("brought a text back to the floor"),
    when=not_alone,
)
