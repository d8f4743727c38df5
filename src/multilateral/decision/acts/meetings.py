"""Meetings: opened with a quorum, attended, closed. One meeting of a body is open at a time."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from multilateral.bodies import queries as bodies
from multilateral.bodies.models import Body
from multilateral.decision import permits  # noqa: F401  the permits must be declared before the acts
from multilateral.decision.models import Meeting, RecordedVote
from multilateral.decision.queries.meetings import MODES, book_of, members
from multilateral.parties import queries as parties
from multilateral.parties.acting import By, NotPermitted, Overtaken, Refused, act
from multilateral.parties.models import DELEGATES, Delegation
from multilateral.rules.votes import quorum_to_open


@act("decision.open_meeting", on="body")
def open_meeting(
    *,
    by: By,
    body: Body,
    session: int,
    present: Iterable[Delegation | str] = (),
    mode: str = "formal",
    number: int | None = None,
) -> Meeting:
    """Opens a meeting with the delegations that are in the room (delegations, or their ids).

    ``number`` is the next of the session, if not given. A formal meeting needs the quorum to open
    (rules 67 and 108); an informal one decides nothing and needs none.
    """
    if bodies.session(body.slug, session) is None:
        raise Refused(_("This body has no session %(number)s; enter the session first.") % {"number": session})
    if mode not in MODES:
        raise Refused(_("A meeting is formal or informal; choose one."))
    current = Meeting.objects.filter(body=body.slug, closed_at=None).first()
    if current is not None:
        raise Overtaken(
            _("Meeting %(number)s of session %(session)s is open; close it before you open another.")
            % {"number": current.number, "session": current.session}
        )
    held = Meeting.objects.filter(body=body.slug, session=session)
    if number is None:
        number = (held.aggregate(last=Max("number"))["last"] or 0) + 1
    elif not 1 <= number <= 9999:
        raise Refused(_("A meeting has a number from 1 to 9999."))
    elif held.filter(number=number).exists():
        raise Refused(_("Meeting %(number)s of this session has been held already.") % {"number": number})
    seated = {str(d.pk): d for d in parties.delegations(body.slug)}
    wanted = {str(p.pk) if isinstance(p, Delegation) else str(p) for p in present}
    if wanted - set(seated):
        raise Refused(_("One of those noted as present has no delegation in this body; look at the list again."))
    here = [pk for pk in seated if pk in wanted]
    if mode == "formal":
        book = book_of(body)
        seats = members(body)
        quorum = quorum_to_open(sum(pk in here for pk in seats.ids), seats.count, book)
        if not quorum.reached:
            raise Refused(
                _(
                    "%(present)s of %(members)s members are present, and %(needed)s are needed to open the meeting. "
                    "Wait for others to come, or meet informally."
                )
                % {"present": quorum.present, "members": quorum.members, "needed": quorum.needed},
                rule=book.cite(quorum.rule),
            )
    return Meeting.objects.create(
        body=body.slug,
        session=session,
        number=number,
        mode=mode,
        chair=by.person,
        present=here,
        opened_at=timezone.now(),
    )


@act("decision.note_presence", on="meeting")
def note_presence(*, by: By, meeting: Meeting, delegation: Delegation, here: bool = True) -> Meeting:
    """Notes that a delegation has come or gone. A delegation notes itself; Chair and secretariat note each.

    Nobody is noted as gone while a vote is open: the quorum was there when it was opened.
    """
    if meeting.closed_at is not None:
        raise Overtaken(_("This meeting is closed."))
    if delegation.body != meeting.body:
        raise Refused(_("%(state)s has no delegation in this body.") % {"state": delegation.name})
    if by.role in DELEGATES and (by.delegation is None or by.delegation.pk != delegation.pk):
        raise NotPermitted(_("A delegation notes only itself as present."))
    if not here and RecordedVote.objects.filter(meeting=meeting, closed_at=None).exists():
        raise Refused(_("A vote is open; who is present is settled until it is closed."))
    noted = set(meeting.present) | {str(delegation.pk)} if here else set(meeting.present) - {str(delegation.pk)}
    meeting.present = [str(d.pk) for d in parties.delegations(meeting.body) if str(d.pk) in noted]
    meeting.save()
    return meeting


@act("decision.close_meeting", on="meeting")
def close_meeting(*, by: By, meeting: Meeting) -> Meeting:
    """Closes a meeting. A text that was put and not decided can be taken up at a later one."""
    if meeting.closed_at is not None:
        raise Overtaken(_("This meeting is closed already."))
    if RecordedVote.objects.filter(meeting=meeting, closed_at=None).exists():
        raise Refused(_("A vote is open. Close the vote before you close the meeting."))
    meeting.closed_at = timezone.now()
    meeting.save()
    return meeting
