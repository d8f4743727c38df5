"""The words of a test, wherever it is shown: on its page and in the mail that announces it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from multilateral.followup.contacts.models import Ping
from multilateral.ledger import queries as ledger

PAGE = "/contacts/pings/{}"


@dataclass(frozen=True, slots=True)
class Mail:
    """What leaves the house: one receiver, a subject, a body in plain text."""

    to: str
    subject: str
    body: str


def exercise() -> str:
    """What every rendering of a test says first."""
    return _("This is an exercise. Nothing has happened; only the line is tested.")


def receipt() -> str:
    """What every acknowledgement says."""
    return _(
        "To acknowledge is to say that a message arrived. It is no agreement with what the message says, "
        "and it accepts no responsibility for anything (after A/76/135)."
    )


def mail_for(ping: Ping, site: str = "", checkpoint: str | None = None) -> Mail:
    """The mail that announces a test.

    ``site`` is the address of the installation, without a slash at the end. ``checkpoint`` is a signed checkpoint
    of the ledger; without it, the latest. Whoever keeps the mail keeps the checkpoint.
    """
    contact = ping.contact
    note = checkpoint if checkpoint is not None else ledger.checkpoint() or ""
    due = ping.due_at.strftime("%Y-%m-%d %H:%M UTC")
    paragraphs = [
        exercise(),
        _("To: %(name)s, %(office)s, %(kind)s point of contact of %(state)s")
        % {
            "name": contact.name,
            "office": contact.office,
            "kind": contact.get_kind_display(),
            "state": contact.delegation.name,
        },
        _("Please say by %(due)s that this reached you. One press on “Received” is enough:") % {"due": due}
        + f"\n{site}{PAGE.format(ping.pk)}",
        _("The head or a representative of your mission can answer for you. A late answer is still an answer."),
        receipt(),
    ]
    if note:
        paragraphs.append(_("Checkpoint of the ledger in which this test is recorded:") + f"\n\n{note.strip()}")
    subject = _("This is an exercise: test of the %(kind)s point of contact of %(state)s") % {
        "kind": contact.get_kind_display(),
        "state": contact.delegation.name,
    }
    return Mail(contact.email, " ".join(subject.split()), "\n\n".join(paragraphs) + "\n")
