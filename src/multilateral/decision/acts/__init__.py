"""What is done at a meeting: it is opened, texts are put and decided, delegations vote, explain and stand apart."""

from multilateral.decision.acts.deciding import (
    CONSENSUS,
    MAJORITIES,
    adopt_without_vote,
    cast_vote,
    close_vote,
    open_vote,
    request_vote,
    withdraw_request,
)
from multilateral.decision.acts.meetings import close_meeting, note_presence, open_meeting
from multilateral.decision.acts.putting import put_text, return_text
from multilateral.decision.acts.statements import dissociate, explain

__all__ = [
    "CONSENSUS",
    "MAJORITIES",
    "adopt_without_vote",
    "cast_vote",
    "close_meeting",
    "close_vote",
    "dissociate",
    "explain",
    "note_presence",
    "open_meeting",
    "open_vote",
    "put_text",
    "request_vote",
    "return_text",
    "withdraw_request",
]
