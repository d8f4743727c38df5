"""What leaves the house. Nothing is sent from inside an act: the tick reads the committed ledger from where it stopped.

A message's ``Message-ID`` carries its place in the ledger, so a message sent twice (the machine
stopped between sending and noting it) is known as the same by whoever receives it.
"""

from __future__ import annotations

import os
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage

from multilateral.followup.contacts import queries as contacts
from multilateral.followup.contacts.mail import mail_for
from multilateral.ledger import queries as ledger
from multilateral.record import topic_index
from multilateral.record.gathering import gather


def tick() -> int:
    """Sends what the acts since the last time call for; answers how many messages left."""
    mark = Path(settings.MULTILATERAL_HOME) / "tick"
    after, end, sent = _last(mark), ledger.size() - 1, 0
    for position, ping in contacts.unsent_pings(after):
        mail = mail_for(ping, site=settings.SITE)
        message = EmailMessage(mail.subject, mail.body, to=[mail.to])
        message.extra_headers["Message-ID"] = f"<entry-{position}@{ledger.origin().replace('/', '.')}>"
        message.send()
        _note(mark, position)
        sent += 1
    if end > after:
        _note(mark, max(end, _last(mark)))
    topic_index.keep_up()
    gather()
    # The page of the installation's health sees by its time that the tick runs.
    mark.touch()
    return sent


def _last(mark: Path) -> int:
    try:
        return int(mark.read_text())
    except FileNotFoundError:
        # A new house, or one that was just taken in: what happened before is not news.
        last = ledger.size() - 1
        _note(mark, last)
        return last
    except ValueError:
        raise SystemExit(f"{mark}: this should hold one number, the last entry looked at; correct it") from None


def _note(mark: Path, position: int) -> None:
    temporary = mark.with_suffix(".new")
    temporary.write_text(str(position))
    os.replace(temporary, mark)
