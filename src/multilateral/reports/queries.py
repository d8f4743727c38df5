"""What was done in a session, gathered from public rows and public lines of the ledger: the same for every reader."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from multilateral.bodies import queries as bodies
from multilateral.bodies.models import AgendaItem, Body, Session
from multilateral.decision.models import Action, Dissociation, Meeting, RecordedVote
from multilateral.followup import queries as followup
from multilateral.followup.framework import queries as framework
from multilateral.followup.framework.models import PublishedAnswer
from multilateral.ledger.writing import Row
from multilateral.negotiation.models import Concern, Disposition, ParagraphLabel, RollingText, TextualProposal
from multilateral.parties.models import Delegation
from multilateral.record.models import Work
from multilateral.reports import facts
from multilateral.reports.facts import Acts, Facts
from multilateral.reports.report import Report, compiled
from multilateral.reports.trace import Trace
from multilateral.texts.address import label

ADOPTED = Action.Stage.ADOPTED


@dataclass(frozen=True, slots=True)
class Available:
    """A session on which there is something to report: how many texts, proposals, meetings and decisions."""

    session: Session
    texts: int
    proposals: int
    meetings: int
    decisions: int


def available() -> list[Available]:
    """The sessions with texts or meetings, by body and number."""
    found = []
    for session in Session.objects.select_related("body").order_by("body__begins", "body__slug", "number"):
        texts = RollingText.objects.filter(body=session.body.slug, session=session.number)
        meetings = Meeting.objects.filter(body=session.body.slug, session=session.number)
        if texts.exists() or meetings.exists():
            found.append(
                Available(
                    session,
                    texts.count(),
                    TextualProposal.objects.filter(text__in=texts).count(),
                    meetings.count(),
                    Action.objects.filter(meeting__in=meetings).exclude(decided_at=None).count(),
                )
            )
    return found


def report(slug: str, number: int) -> Report | None:
    """The draft report on a session as the record stands; ``None`` if there is no such session."""
    gathered = gather(slug, number)
    return compiled(gathered) if gathered else None


def gather(slug: str, number: int) -> Facts | None:
    """All that was done in a session in public; ``None`` if there is no such session."""
    session = bodies.session(slug, number)
    return _Gathering(session).gathered() if session else None


class _Gathering:
    """One session's rows, read once, and the trace of the body's acts."""

    def __init__(self, session: Session) -> None:
        self.session, self.body = session, session.body
        here = {"body": self.body.slug, "session": session.number}
        self.texts = list(RollingText.objects.select_related("work").filter(**here).order_by("work__order"))
        self.meetings = list(Meeting.objects.filter(**here))
        self.actions = list(
            Action.objects.select_related("meeting", "text__work", "revision")
            .filter(meeting__in=self.meetings)
            .prefetch_related("votes", "statements__delegation__state", "dissociations__delegation__state")
        )
        adopted = [a.adopted_as for a in self.actions if a.stage == ADOPTED and a.adopted_as]
        self.adopted = list(Work.objects.filter(symbol__in=adopted))
        self.items = list(
            AgendaItem.objects.select_related("topic", "session__body")
            .filter(symbol__in=adopted)
            .order_by("session__number")
        )
        elsewhere: list[Row] = [text.work for text in self.texts]
        elsewhere += [*self.adopted, *self.items]
        self.trace = Trace(self.body.slug, [f"{row._meta.label}:{row.pk}" for row in elsewhere])
        self.labels = {
            (found.revision.text_id, found.revision.number, found.paragraph_id): found
            for found in ParagraphLabel.objects.select_related("revision")
            .defer("revision__document")
            .filter(revision__text__in=self.texts)
        }
        self.dispositions = self._dispositions()

    def gathered(self) -> Facts:
        """All of it, as values."""
        begins, ends = self._period()

        def inside(acts: Acts) -> Acts:
            return tuple(act for act in acts if begins <= act.position < ends)

        return Facts(
            slug=self.body.slug,
            body=self.body.name,
            session=self.session.number,
            exercise=self.body.exercise,
            opens=self.session.opens,
            closes=self.session.closes,
            meetings=tuple(self._meeting(one) for one in self.meetings),
            texts=tuple(self._tabled(one) for one in self.texts),
            proposals=tuple(self._proposals()),
            concerns=tuple(self._concerns()),
            decisions=tuple(self._decision(one) for one in self.actions),
            items=tuple(self._item(one) for one in self.items),
            asked=tuple(found for work in self.adopted for found in self._asked(work)),
            answers=tuple(found for found in self._answers() if inside(found.acts)),
            tests=inside(self.trace.sealed("contacts.ping")),
            tests_answered=inside(self.trace.sealed("contacts.answer_ping")),
            matches=inside(self.trace.sealed("capacity.introduce")),
        )

    def _period(self) -> tuple[int, int]:
        """The lines of the ledger that belong to the session: up to the first meeting or text of a later one."""
        starts = _starts(self.body, self.trace)
        own = starts.get(self.session.number)
        if own is None:
            return 0, 0
        earlier = [at for number, at in starts.items() if number < self.session.number]
        later = [at for number, at in starts.items() if number > self.session.number]
        return own if earlier else 0, min(later, default=2**63)

    def _meeting(self, row: Meeting) -> facts.Held:
        return facts.Held(
            id=str(row.pk),
            number=row.number,
            opened_on=_day(row.opened_at),
            present=len(row.present),
            opened=self.trace.first(row),
            closed=self.trace.when(row, lambda v: v["closed_at"] is not None),
        )

    def _tabled(self, row: RollingText) -> facts.Tabled:
        revisions = list(row.revisions.all())
        sponsors = revisions[0].document.get("sponsors", []) if revisions else []
        return facts.Tabled(
            slug=row.slug,
            symbol=row.work.symbol,
            title=row.title,
            sponsors=tuple(sponsors),
            entered=self.trace.first(row.work),
            opened=self.trace.first(row),
            revisions=tuple(
                facts.Revised(one.number, one.symbol, _day(one.published_at), self.trace.first(one))
                for one in revisions
                if one.number
            ),
        )

    def _proposals(self) -> list[facts.Proposed]:
        rows = TextualProposal.objects.select_related("text__work", "delegation__state").filter(text__in=self.texts)
        found = []
        for row in rows:
            written = self.trace.wrote(row)
            if not written:
                continue
            # As submitted: consolidating moves a proposal that is carried to where its words stand then.
            act, was = written[0]
            label_there = self._label(row.text_id, was["revision"], row.paragraph_id)
            found.append(
                facts.Proposed(
                    slug=row.text.slug,
                    symbol=row.text.work.symbol,
                    number=row.number,
                    state=row.delegation.name,
                    order=row.delegation.state.order,
                    kind=row.kind,
                    old=was["old"],
                    new=was["new"],
                    place=label_there.label,
                    address=label_there.address,
                    submitted=(act,),
                    outcomes=self.dispositions.get(row.pk, ()),
                    withdrawn=self.trace.when(row, lambda v: v["stage"] == TextualProposal.Stage.WITHDRAWN),
                )
            )
        return sorted(found, key=lambda p: (p.symbol, p.order, p.number))

    def _concerns(self) -> list[facts.Raised]:
        rows = Concern.objects.select_related("text__work", "delegation__state").filter(text__in=self.texts)
        found = []
        for row in rows:
            there = self._label(row.text_id, row.revision, row.paragraph_id)
            found.append(
                facts.Raised(
                    slug=row.text.slug,
                    symbol=row.text.work.symbol,
                    number=row.number,
                    state=row.delegation.name,
                    order=row.delegation.state.order,
                    words=row.words,
                    place=there.label,
                    address=there.address,
                    raised=self.trace.first(row),
                    answers=self.dispositions.get(row.pk, ()),
                )
            )
        return sorted(found, key=lambda c: (c.symbol, c.order, c.number))

    def _dispositions(self) -> dict[uuid.UUID, tuple[facts.Disposed, ...]]:
        """By the id of the proposal or concern; only what was published."""
        found: dict[uuid.UUID, tuple[facts.Disposed, ...]] = {}
        for row in Disposition.objects.filter(text__in=self.texts, published=True).order_by("revision"):
            about = row.proposal_id or row.concern_id
            one = facts.Disposed(row.revision, row.outcome, row.words, row.reason, self.trace.first(row))
            if about is not None:
                found[about] = (*found.get(about, ()), one)
        return found

    def _label(self, text: uuid.UUID, revision: int, paragraph: uuid.UUID) -> ParagraphLabel:
        return self.labels[(text, revision, paragraph)]

    def _decision(self, row: Action) -> facts.Decided:
        return facts.Decided(
            id=str(row.pk),
            symbol=row.revision.symbol,
            slug=row.text.slug,
            put=tuple(self._puts(row)),
            unsettled=tuple(tuple(row.unsettled.get(kind, ())) for kind in ("proposals", "concerns")),  # type: ignore[arg-type]
            stage=row.stage,
            without_vote=row.without_vote,
            adopted_as=row.adopted_as,
            rule=row.rule,
            votes=tuple(
                facts.Voted(one.yes or 0, one.no or 0, one.abstain or 0, one.not_voting or 0, self._closed(one))
                for one in row.votes.all()
                if one.closed_at is not None
            ),
            result=self.trace.when(row, lambda v: v["stage"] == row.stage),
            statements=tuple(
                facts.Said(
                    *_state(one.delegation),
                    of_vote=one.kind == one.Kind.EXPLANATION_OF_VOTE,
                    after=one.after,
                    acts=self.trace.first(one),
                )
                for one in sorted(row.statements.all(), key=lambda s: (s.after, s.made_at))
            ),
            dissociations=tuple(
                facts.Apart(*_state(one.delegation), place=self._place(row, one), acts=self.trace.first(one))
                for one in sorted(row.dissociations.all(), key=lambda d: (d.delegation.state.order, d.made_at))
            ),
        )

    def _puts(self, row: Action) -> Iterator[tuple[int, Acts]]:
        """The meetings at which the text was put: an action that a meeting leaves undecided moves to the next."""
        numbers = {str(meeting.pk): meeting.number for meeting in self.meetings}
        before = None
        for act, values in self.trace.wrote(row):
            if values["meeting_id"] != before and values["meeting_id"] in numbers:
                yield numbers[values["meeting_id"]], (act,)
            before = values["meeting_id"]

    def _closed(self, vote: RecordedVote) -> Acts:
        return self.trace.when(vote, lambda v: v["closed_at"] is not None)

    def _place(self, row: Action, apart: Dissociation) -> str:
        if apart.paragraph_id is None:
            return ""
        return self._label(row.text_id, row.revision.number, apart.paragraph_id).label

    def _item(self, row: AgendaItem) -> facts.Ordered:
        return facts.Ordered(
            body=row.session.body.slug,
            session=row.session.number,
            title=row.topic.title,
            symbol=row.symbol,
            place=label(row.paragraph),
            address=row.paragraph,
            acts=self.trace.first(row),
        )

    def _asked(self, work: Work) -> list[facts.Asked]:
        return [
            facts.Asked(
                symbol=work.symbol,
                place=label(one.act.paragraph),
                address=one.act.paragraph,
                addressee=one.act.addressee,
                task=one.act.task,
                due_session=one.act.due_session,
                due_date=one.act.due_date,
                acts=self.trace.first(one.act),
                told=tuple(
                    facts.Told(
                        state=report.delegation.name if report.delegation else "",
                        role=report.get_role_display(),
                        status=report.get_status_display(),
                        evidence=report.evidence,
                        acts=self.trace.first(report),
                    )
                    for report in one.latest
                ),
            )
            for one in followup.of_work(work)
            if one.act.addressee
        ]

    def _answers(self) -> list[facts.Answered]:
        rows = PublishedAnswer.objects.select_related("delegation__state").filter(
            delegation__body=self.body.slug, withdrawn_at=None
        )
        found = []
        for row in rows:
            question = framework.question(row.question)
            published = [act for act, _values in self.trace.wrote(row)][-1:]
            name = question.norm.name if question else row.question
            found.append(facts.Answered(*_state(row.delegation), norm=name, acts=tuple(published)))
        return sorted(found, key=lambda a: (a.order, a.norm))


def _starts(body: Body, trace: Trace) -> dict[int, int]:
    """Where in the ledger each session of a body begins: at its first meeting or text, whichever came first."""
    found: dict[int, int] = {}
    rows: list[Meeting | RollingText] = [*Meeting.objects.filter(body=body.slug)]
    rows += RollingText.objects.filter(body=body.slug).exclude(session=None)
    for row in rows:
        for act in trace.first(row):
            assert row.session is not None
            found[row.session] = min(act.position, found.get(row.session, act.position))
    return found


def _state(delegation: Delegation) -> tuple[str, str]:
    return delegation.name, delegation.state.order


def _day(moment: datetime.datetime) -> datetime.date:
    return moment.astimezone(datetime.UTC).date()
