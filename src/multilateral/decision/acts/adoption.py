"""What follows from a decision, all of it within the act that decides: number, record, agenda, the floor."""

from __future__ import annotations

import json
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from multilateral.bodies import queries as bodies
from multilateral.bodies.acts import include_item
from multilateral.bodies.models import Body
from multilateral.decision.adopted import adopted, ordinal_figure
from multilateral.decision.board import standing
from multilateral.decision.models import Action
from multilateral.decision.queries.actions import words_hold
from multilateral.decision.queries.meetings import body_of
from multilateral.decision.series import next_number, series
from multilateral.ledger import queries as ledger
from multilateral.negotiation.acts.stages import settle
from multilateral.parties import queries as parties
from multilateral.parties.acting import By, Refused
from multilateral.record.acts import enter_document, enter_proceedings
from multilateral.record.models import Work
from multilateral.record.proceedings import HERE
from multilateral.texts.model import Document, from_json
from multilateral.texts.operative import operative_acts


def adopt(by: By, action: Action) -> None:
    """Adopts what was put: numbered, entered as "adopted as" the draft, its items put on the agendas that it names.

    A body without a series of resolutions (a committee) approves: nothing is numbered, and the draft
    stays the document of record. Changes ``action`` without saving it.
    """
    if not words_hold(action):
        raise Refused(
            _("The words kept here are not the words that were put; nothing was decided. Tell the operator at once.")
        )
    now = timezone.now()
    body = body_of(action.meeting)
    draft = from_json(action.revision.document)
    decision = draft.kind in ("draft decision", "decision")
    root = series(str(body.facts.get("resolution_root") or ""), body.symbol_root, decision=decision)
    if root is not None:
        session = action.meeting.session
        taken = Work.objects.filter(symbol__startswith=f"{root}/{session}/").values_list("symbol", flat=True)
        number = next_number(root, session, taken)
        form = adopted(
            draft,
            symbol=f"{root}/{session}/{number}",
            number=f"{session}/{number}",
            session=str(session),
            date=now.date().isoformat(),
            meeting=f"{ordinal_figure(action.meeting.number)} meeting",
            organ=body.names.get("en"),
        )
        work = enter_document(
            by=by,
            document=form.document,
            body=body.slug,
            exercise=body.exercise,
            adopted_on=now.date(),
            earlier=action.text.work,
            relation="adopted as",
            reasons=form.reasons(),
        )
        action.adopted_as = work.symbol
        _tell(by, action, work)
        _set_agendas(by, body, work, form.document)
    action.stage, action.decided_at = Action.Stage.ADOPTED, now
    settle(by=by, text=action.text)


def _tell(by: By, action: Action, work: Work) -> None:
    """Tells the record how the text was adopted and who voted how, as a line of a vote file would.

    It names no draft: the record has that link already.
    """
    line: dict[str, Any] = {
        "symbol": work.symbol,
        "adoption_meeting": f"{ordinal_figure(action.meeting.number)} meeting",
        "adoption_date": f"{work.adopted_on}",
        "adoption_type": "without a vote" if action.without_vote else "by a recorded vote",
    }
    if not action.without_vote and (vote := action.votes.exclude(closed_at=None).last()) is not None:
        chosen = standing(vote.cast.values_list("delegation_id", "choice"))
        seated = [d for d in parties.delegations(action.meeting.body) if str(d.pk) in vote.seats]
        for key, choice in (("MS_in_favour", "yes"), ("MS_against", "no"), ("MS_abstaining", "abstain")):
            line[key] = [d.state.names["en"] for d in seated if chosen.get(d.pk) == choice]
            line[f"{key}_count"] = len(line[key])
    content = json.dumps(line, ensure_ascii=False).encode() + b"\n"
    # Behind the ledger's lock: the next entry is the one that this act writes.
    enter_proceedings(by=by, line=line, content=content, path=HERE, number=ledger.size())


def reject(by: By, action: Action) -> None:
    """Notes that what was put is not adopted; the draft stays in the record. Changes ``action`` without saving it."""
    action.stage, action.decided_at = Action.Stage.REJECTED, timezone.now()
    settle(by=by, text=action.text)


def _set_agendas(by: By, body: Body, work: Work, document: Document) -> None:
    """Puts each item that the text orders on the provisional agenda of the session that it names.

    Where the text names no session, or the topic stands on that agenda already, there is nothing to do.
    """
    for ordered in operative_acts(document):
        title, number = " ".join((ordered.agenda_title or "").split())[:500], ordered.agenda_session
        if not ordered.puts_on_agenda or not title or number is None:
            continue
        session = bodies.session(body.slug, number)
        if session is not None and any(item.topic.title == title for item in bodies.agenda(session)):
            continue
        include_item(
            by=by, body=body, session=number, title=title, symbol=work.symbol, paragraph=ordered.paragraph[:40]
        )
