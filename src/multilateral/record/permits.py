"""The permits of this room: who may bring a document into the record."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from multilateral.parties.acting import By
from multilateral.parties.models import Role
from multilateral.parties.permit import permit


def _in_own_body(by: By, on: Any) -> str | None:
    """``on`` is a body's slug, or a row that lives in one. Whoever acts in one body acts in that one alone."""
    body = on if isinstance(on, str) else getattr(on, "body", None)
    if body is None or not by.body or body == by.body:
        return None
    return _now("You act in another body, and may do this in your own alone.")


permit(
    "record.deposit",
    Role.SECRETARIAT,
    Role.OPERATOR,
    Role.HEAD,
    Role.REPRESENTATIVE,
    says=_("deposit a document"),
    done=_("deposited a document"),
    when=_in_own_body,
    api=True,
)
permit(
    "record.settle_doubt",
    Role.SECRETARIAT,
    Role.OPERATOR,
    says=_("settle a doubt about a text"),
    done=_("settled a doubt about a text"),
    when=_in_own_body,
    api=True,
)
permit(
    "record.withdraw_deposit",
    Role.SECRETARIAT,
    Role.OPERATOR,
    says=_("withdraw a deposit"),
    done=_("withdrew a deposit"),
    when=_in_own_body,
    api=True,
)
permit(
    "record.enter",
    Role.SECRETARIAT,
    Role.OPERATOR,
    says=_("enter a document in the record"),
    done=_("entered a document in the record"),
    when=_in_own_body,
    api=True,
)
permit(
    "record.enter_document",
    Role.SECRETARIAT,
    Role.OPERATOR,
    says=_("enter a document that was decided here"),
    done=_("entered a document that was decided here"),
    when=_in_own_body,
)
permit(
    "record.enter_source",
    Role.SECRETARIAT,
    Role.OPERATOR,
    says=_("enter a collection of documents"),
    done=_("entered a collection of documents"),
)
permit(
    "record.load",
    Role.SECRETARIAT,
    Role.OPERATOR,
    says=_("load a document of a collection"),
    done=_("loaded a document of a collection"),
    when=_in_own_body,
)
permit(
    "record.enter_proceedings",
    Role.SECRETARIAT,
    Role.OPERATOR,
    says=_("enter what a source tells of how a text came about"),
    done=_("entered what a source tells of how a text came about"),
)
permit(
    "record.correct",
    Role.SECRETARIAT,
    Role.OPERATOR,
    says=_("correct a document of the record"),
    done=_("corrected a document of the record"),
    when=_in_own_body,
)
permit(
    "record.withdraw",
    Role.SECRETARIAT,
    Role.OPERATOR,
    says=_("withdraw a document"),
    done=_("withdrew a document"),
    when=_in_own_body,
)
permit(
    "record.reinstate",
    Role.SECRETARIAT,
    Role.OPERATOR,
    says=_("reinstate a document that was withdrawn"),
    done=_("reinstated a document that was withdrawn"),
    when=_in_own_body,
)
permit(
    "record.judge_link",
    Role.SECRETARIAT,
    Role.OPERATOR,
    says=_("confirm or reject an inferred relation"),
    done=_("judged an inferred relation"),
    when=_in_own_body,
)
