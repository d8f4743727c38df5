"""A text's passage through the decision: it is put, settled, or returned to the floor.

These happen inside an act of the Chair in a meeting and nowhere else; see their permits.
"""

from __future__ import annotations

from multilateral.negotiation import permits  # noqa: F401  the permits must be declared before the acts
from multilateral.negotiation.models import RollingText
from multilateral.parties.acting import By, act


@act("negotiation.freeze", on="text")
def freeze(*, by: By, text: RollingText) -> RollingText:
    """Takes the text from the floor: nothing more can be proposed on it."""
    return _stage(text, RollingText.Stage.PUT)


@act("negotiation.settle", on="text")
def settle(*, by: By, text: RollingText) -> RollingText:
    """The text has been decided, one way or the other."""
    return _stage(text, RollingText.Stage.DECIDED)


@act("negotiation.reopen", on="text")
def reopen(*, by: By, text: RollingText) -> RollingText:
    """The text comes back to the floor as it was."""
    return _stage(text, RollingText.Stage.OPEN)


def _stage(text: RollingText, stage: str) -> RollingText:
    text.stage = stage
    text.save()
    return text
