"""What changes the floor: a text is opened, proposals drafted and submitted, positions taken, revisions published."""

from multilateral.negotiation.acts.chair import dispose, publish_revision
from multilateral.negotiation.acts.drafts import (
    clear_draft,
    close_draft,
    discard_draft,
    draft_proposal,
    revise_draft,
    submit_proposal,
)
from multilateral.negotiation.acts.floor import raise_concern, take_position, withdraw_proposal
from multilateral.negotiation.acts.texts import open_text

__all__ = [
    "clear_draft",
    "close_draft",
    "discard_draft",
    "dispose",
    "draft_proposal",
    "open_text",
    "publish_revision",
    "raise_concern",
    "revise_draft",
    "submit_proposal",
    "take_position",
    "withdraw_proposal",
]
