"""Questions about meetings: who sits, who is there, what can be put."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _

from multilateral.bodies import queries as bodies
from multilateral.bodies.models import Body
from multilateral.decision.models import Action, Meeting
from multilateral.negotiation import queries as negotiation
from multilateral.negotiation.models import Concern, RollingText, TextualProposal
from multilateral.parties import queries as parties
from multilateral.parties.acting import Refused
from multilateral.parties.models import Delegation
from multilateral.rules.book import RuleBook, UnknownBook
from multilateral.rules.votes import Quorum, quorum_to_decide

MODES = ("formal", "informal")


@dataclass(frozen=True, slots=True)
class Members:
    """Who may vote in a body: delegations of its members, observers left out. ``count`` is for the quorum.

    ``count`` is the number of members that is told of the body, where more of them exist than are accredited.
    """

    delegations: tuple[Delegation, ...]
    count: int

    @property
    def ids(self) -> list[str]:
        """Their ids as a meeting keeps them."""
        return [str(d.pk) for d in self.delegations]


def members(body: Body) -> Members:
    """The members of a body, in English alphabetical order."""
    seated = tuple(d for d in parties.delegations(body.slug) if d.state.status != "observer")
    told = body.facts.get("members") or 0
    return Members(seated, max(len(seated), told if isinstance(told, int) else 0))


def book_of(body: Body) -> RuleBook:
    """The rules of procedure of a body. Raises ``Refused`` where none are entered for it."""
    try:
        book = bodies.rule_book(body)
    except UnknownBook:
        book = None
    if book is None:
        raise Refused(
            _("No rules of procedure are entered for this body, so it can decide nothing here; ask the operator.")
        )
    return book


def body_of(meeting: Meeting) -> Body:
    """The body that meets."""
    found = bodies.body(meeting.body)
    assert found is not None, "a meeting is opened on a body, and bodies are never deleted"
    return found


def meetings(body: str | None = None, session: int | None = None) -> QuerySet[Meeting]:
    """Meetings, latest first."""
    found = Meeting.objects.select_related("chair").order_by("body", "-session", "-number")
    if body is not None:
        found = found.filter(body=body)
    return found if session is None else found.filter(session=session)


def meeting(id: uuid.UUID | str) -> Meeting | None:
    """One meeting, or ``None``."""
    return Meeting.objects.select_related("chair").filter(pk=id).first()


def open_meeting(body: str) -> Meeting | None:
    """The meeting of a body that is open now, or ``None``."""
    return meetings(body).filter(closed_at=None).first()


def next_number(body: str, session: int) -> int:
    """The number of a session's next meeting; ``meetings_held`` of a body counts those that are not kept here."""
    last = Meeting.objects.filter(body=body, session=session).aggregate(last=Max("number"))["last"]
    found = bodies.body(body)
    elsewhere = found.facts.get("meetings_held", {}).get(str(session), 0) if found else 0
    return (last or elsewhere) + 1


def present(meeting: Meeting) -> list[Delegation]:
    """The delegations noted as present, in English alphabetical order."""
    return [d for d in parties.delegations(meeting.body) if str(d.pk) in meeting.present]


def is_present(meeting: Meeting, delegation: Delegation | None) -> bool:
    """Whether a delegation is noted as present."""
    return delegation is not None and str(delegation.pk) in meeting.present


def quorum(meeting: Meeting) -> Quorum:
    """Whether enough members are present to decide. Raises ``Refused`` where the body has no rules."""
    body = body_of(meeting)
    seats = members(body)
    return quorum_to_decide(sum(pk in meeting.present for pk in seats.ids), seats.count, book_of(body))


@dataclass(frozen=True, slots=True)
class Puttable:
    """A text that can be put: what of it is not settled, and the action to go on with if it was put before."""

    text: RollingText
    proposals: tuple[TextualProposal, ...]
    concerns: tuple[Concern, ...]
    earlier: Action | None

    @property
    def unsettled(self) -> dict[str, list[int]]:
        """The numbers of what has no outcome."""
        return {"proposals": [p.number for p in self.proposals], "concerns": [c.number for c in self.concerns]}

    @property
    def fingerprint(self) -> str:
        """What the Chair saw as not settled: comes back with the act, so that nothing slips in between."""
        return "-".join(f"{kind[0]}{n}" for kind, numbers in self.unsettled.items() for n in numbers)


def puttable(text: RollingText) -> Puttable:
    """A text with what is not settled of it."""
    earlier = Action.objects.filter(text=text, stage=Action.Stage.PUT).select_related("meeting").first()
    return Puttable(text, tuple(negotiation.open_proposals(text)), tuple(negotiation.open_concerns(text)), earlier)


def texts_to_put(meeting: Meeting) -> list[Puttable]:
    """What the Chair can put at an open formal meeting: texts on the floor, and those that an earlier meeting left."""
    if meeting.closed_at is not None or meeting.mode != "formal":
        return []
    found = [puttable(text) for text in negotiation.texts(meeting.body) if text.stage != RollingText.Stage.DECIDED]
    return [
        p
        for p in found
        if p.text.stage == RollingText.Stage.OPEN or (p.earlier is not None and p.earlier.meeting.closed_at is not None)
    ]
