"""What is asked of one person in one capacity, room by room: what has a time first, in its order."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from multilateral.decision import queries as decision
from multilateral.followup.capacity import queries as capacity
from multilateral.followup.contacts import queries as contacts
from multilateral.negotiation import queries as negotiation
from multilateral.parties.acting import By
from multilateral.parties.permit import may
from multilateral.record import queries as record

LONG_TITLE = 90


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing to do: a link with its words, a sentence, and until when, if there is a time."""

    title: str
    url: str
    what: str
    due: datetime.datetime | None = None
    slot: str = ""


def asked(by: By) -> list[Asked]:
    """Everything asked of them now."""
    found = [*_votes(by), *_pings(by), *_approaches(by), *_drafts(by), *_outcomes(by), *_deposits(by)]
    return sorted(found, key=lambda one: (one.due is None and not one.slot, one.due.isoformat() if one.due else ""))


def _votes(by: By) -> Iterator[Asked]:
    meeting = decision.open_meeting(by.body) if by.body else None
    if meeting is None:
        return
    for action in decision.actions(meeting=meeting):
        vote = decision.open_vote(action)
        if vote is None or not may(by, "decision.cast_vote", action):
            continue
        pressed = decision.own_vote(action, by.delegation)
        what = (
            _("Your vote is in; until the vote is closed you can change it.")
            if pressed
            else _("Your delegation has not voted yet.")
        )
        title = _("A recorded vote is open: %(title)s") % {"title": _short(action.text.title)}
        yield Asked(title, reverse("action", args=[action.pk]), what, slot=_("now"))


def _pings(by: By) -> Iterator[Asked]:
    for ping in contacts.open_pings(by):
        what = (
            _("It is overdue; an answer is still taken.")
            if contacts.overdue(ping)
            else _("One click says that the line works. Receipt is not agreement to anything.")
        )
        yield Asked(_("A test of your line of contact"), reverse("ping", args=[ping.pk]), what, due=ping.due_at)


def _approaches(by: By) -> Iterator[Asked]:
    for side in capacity.awaiting_consent(by):
        yield Asked(
            _("A match on “%(topic)s” waits for your consent") % {"topic": side.topic},
            reverse("capacity_match", args=[side.approach.pk]),
            _("Neither side learns who the other is before both consent."),
        )


def _drafts(by: By) -> Iterator[Asked]:
    for draft in negotiation.drafts(by):
        place = negotiation.place_of(draft.paragraph, draft.revision)
        where = place.label if place else _("a paragraph that no longer stands")
        cleared = draft.stage == "cleared"
        if not cleared and may(by, "negotiation.clear_draft", draft):
            title = _("A draft on %(place)s waits for your clearance") % {"place": where}
        elif cleared and may(by, "negotiation.submit_proposal", draft):
            title = _("A draft on %(place)s is cleared and can be submitted") % {"place": where}
        else:
            title = _("A draft of your delegation on %(place)s") % {"place": where}
        what = _("By %(person)s, on “%(text)s”. Only your delegation can read it.") % {
            "person": draft.written_by.name,
            "text": _short(draft.text.title),
        }
        yield Asked(title, reverse("draft", args=[draft.text.slug, draft.pk]), what)


def _outcomes(by: By) -> Iterator[Asked]:
    if not by.body:
        return
    for text in negotiation.texts(by.body):
        lacking = negotiation.lacking(text, by) if text.stage == "open" else []
        if lacking and may(by, "negotiation.publish_revision", text):
            yield Asked(
                _("Outcomes for the next revision of “%(text)s”") % {"text": _short(text.title)},
                reverse("consolidate", args=[text.slug]),
                ngettext(
                    "One proposal or concern has no outcome yet; the revision cannot be published before it has.",
                    "%(count)s proposals and concerns have no outcome yet; the revision cannot be published before.",
                    len(lacking),
                )
                % {"count": len(lacking)},
            )


def _deposits(by: By) -> Iterator[Asked]:
    for deposit in record.deposits(body=by.body) if by.body else ():
        if may(by, "record.enter", deposit):
            open_doubts = sum(state.settlement is None for state in record.doubts(deposit))
            what = (
                ngettext("One doubt is to be settled.", "%(count)s doubts are to be settled.", open_doubts)
                % {"count": open_doubts}
                if open_doubts
                else _("Every doubt is settled; it can be entered.")
            )
            yield Asked(
                _("“%(name)s” waits to be entered in the record") % {"name": deposit.file.name},
                reverse("deposit_page", args=[deposit.pk]),
                what,
            )


def _short(title: str) -> str:
    return title if len(title) <= LONG_TITLE else title[:LONG_TITLE].rsplit(" ", 1)[0] + " …"
