"""What the nouns and values of the floor are called on its pages."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from multilateral.negotiation.queries import KINDS, OUTCOMES, STANCES

STANCE = {
    STANCES.SUPPORTS: _("supports"),
    STANCES.CAN_ACCEPT: _("can accept"),
    STANCES.CAN_ACCEPT_IF: _("can accept if"),
    STANCES.AWAITS: _("awaits instructions"),
    STANCES.RESERVES: _("reserves"),
    STANCES.CANNOT_ACCEPT: _("cannot accept"),
}


def stance_words(stance: str) -> str:
    """A stance in words."""
    return str(STANCE[STANCES(stance)])


SIGN = {
    STANCES.SUPPORTS: "●",
    STANCES.CAN_ACCEPT: "○",
    STANCES.CAN_ACCEPT_IF: _("if"),
    STANCES.AWAITS: "…",
    STANCES.RESERVES: "R",
    STANCES.CANNOT_ACCEPT: "×",
}
"""The sign of a stance in the Chair's table; its words are read out."""

CELL = {STANCES.CANNOT_ACCEPT: "x", STANCES.CAN_ACCEPT_IF: "i"}

OUTCOME = {
    OUTCOMES.INCORPORATED: _("incorporated"),
    OUTCOMES.IN_PART: _("incorporated in part"),
    OUTCOMES.NOT_INCORPORATED: _("not incorporated"),
    OUTCOMES.CARRIED: _("carried to the next revision"),
}

ANSWER = {
    OUTCOMES.INCORPORATED: _("met"),
    OUTCOMES.IN_PART: _("met in part"),
    OUTCOMES.NOT_INCORPORATED: _("not met"),
    OUTCOMES.CARRIED: _("carried to the next revision"),
}
"""The same outcomes, said of a concern."""

KIND = {
    KINDS.REPLACE: _("replace them"),
    KINDS.INSERT: _("insert after them"),
    KINDS.DELETE: _("delete them"),
    KINDS.NEW_PARAGRAPH: _("add a paragraph after this one"),
    KINDS.DELETE_PARAGRAPH: _("delete the whole paragraph"),
}

STATE = {
    "agreed": _("Acceptable to all"),
    "contested": _("Contested"),
    "bracketed": _("In brackets"),
    "open": _("Open"),
}

STAGE = {
    "open": _("Open"),
    "withdrawn": _("Withdrawn"),
    "disposed": _("Disposed of"),
}

VIEWS = {
    "attributed": _("Attributed"),
    "bracketed": _("Bracketed"),
    "clean": _("Clean"),
    "ours": _("Only ours"),
}
