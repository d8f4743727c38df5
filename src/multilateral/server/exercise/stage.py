"""Sets the stage: the exercise as a visitor finds it, built by the same acts that visitors do."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction

from multilateral.bodies import queries as bodies
from multilateral.bodies.acts import enter_body, enter_session, include_item
from multilateral.bodies.models import Body
from multilateral.followup.capacity.acts import register_need, register_offer
from multilateral.followup.contacts.acts import nominate
from multilateral.followup.framework.acts import enter_exercise_norm
from multilateral.negotiation import acts as floor
from multilateral.negotiation import queries as texts
from multilateral.negotiation.models import ChangeKind, Paragraph, RollingText, TextualProposal
from multilateral.parties import acts as parties
from multilateral.parties.acting import By
from multilateral.parties.models import Delegation, Role
from multilateral.parties.order import english_key
from multilateral.record import acts as record
from multilateral.record import queries as works
from multilateral.server.exercise.content import content
from multilateral.server.exercise.model import Exercise, Position, Text

INVENTED = "invented for the exercise"
SETTLED = "read as"


def stage(operator: By, say: Callable[[str], None] = lambda words: None) -> None:
    """Builds the exercise if it is not there. All of it or nothing."""
    exercise = content()
    if bodies.body(exercise.body.slug) is not None:
        return
    say("Setting up the exercise …")
    with transaction.atomic():
        body = _enter_body(operator, exercise)
        people = _enter_people(operator, exercise)
        secretariat = next(by for by in people.values() if by.role == Role.SECRETARIAT)
        chair = next(by for by in people.values() if by.role == Role.CHAIR)
        for text in exercise.texts:
            _enter_text(secretariat, exercise, body, text)
        _open_floor(exercise, people, chair)
        _carry_out(exercise, people, operator)


def _enter_body(operator: By, exercise: Exercise) -> Body:
    told = exercise.body
    body = enter_body(
        by=operator,
        slug=told.slug,
        names={"en": told.name},
        kind="open_ended_working_group",
        symbol_root=told.symbol_root,
        mandate="\n".join(told.mandate),
        begins=told.established,
        decision_mode="rules of procedure",
        rules=told.rules_profile,
        exercise=True,
        facts={
            "short": told.short_name,
            "resolution_root": told.resolution_root,
            "seat": told.seat,
            "meetings_held": {str(next_one.session): next_one.number - 1 for next_one in told.meetings},
        },
        source=INVENTED,
    )
    for session in told.sessions:
        enter_session(by=operator, body=body, number=session.number, opens=session.start, closes=session.end)
    titles = {topic.slug: topic.title for topic in told.topics}
    for item in told.items:
        include_item(
            by=operator,
            body=body,
            session=item.session,
            title=titles[item.topic],
            number=item.number,
            provisional=False,
        )
    return body


def _enter_people(operator: By, exercise: Exercise) -> dict[str, By]:
    """Everybody who can act, by slug. The public has no credential."""
    body = exercise.body
    delegations: dict[str, Delegation] = {}
    for state in exercise.states:
        entered = parties.enter_state(
            by=operator,
            code=state.code,
            status="invented",
            names=state.names,
            order=english_key(state.name),
            source=INVENTED,
        )
        delegations[state.slug] = parties.accredit_delegation(by=operator, state=entered, body=body.slug)
    people = {}
    for person in exercise.people:
        enrolled = parties.enrol_person(by=operator, slug=person.slug, name=person.name, exercise=True)
        if person.role == "public":
            continue
        role = Role(person.role)
        officer = role in (Role.CHAIR, Role.VICE_CHAIR, Role.SECRETARIAT)
        credential = parties.issue_credential(
            by=operator,
            person=enrolled,
            role=role,
            body=body.slug,
            delegation=None if officer or person.state is None else delegations[person.state],
            instrument="Credentials of the exercise",
            valid_from=body.established,
        )
        people[person.slug] = By.on(credential)
    return people


def _enter_text(secretariat: By, exercise: Exercise, body: Body, text: Text) -> None:
    """Deposits a paper as it came; one that is preloaded has its doubts settled and is entered."""
    deposit = record.deposit(by=secretariat, content=text.plain.encode(), name=text.file, body=body.slug, exercise=True)
    if not text.preloaded:
        return
    readings = {(s.kind, s.place): s.reading for s in exercise.settlements if s.text == text.symbol}
    for state in works.doubts(deposit):
        reading = readings.get((state.doubt.kind, state.doubt.place), "")
        record.settle_doubt(
            by=secretariat,
            deposit=deposit,
            index=state.index,
            verdict=SETTLED if reading and state.has_words else "as printed",
            reading=reading if state.has_words else "",
        )
    record.enter(by=secretariat, deposit=deposit)


def _open_floor(exercise: Exercise, people: dict[str, By], chair: By) -> None:
    """Opens the text and puts on the floor what is there when a visitor comes."""
    opened: dict[str, RollingText] = {}
    for text in exercise.texts:
        work = works.work(text.symbol)
        if text.preloaded and not text.adopted and work is not None and work.kind == "draft resolution":
            opened[text.symbol] = floor.open_text(by=chair, work=work)
    heads = {by.delegation.pk: by for by in people.values() if by.role == Role.HEAD and by.delegation}
    proposals: dict[str, TextualProposal] = {}
    for told in (p for p in exercise.proposals if p.preloaded):
        drafter, clearer = people[told.drafted_by], people[told.cleared_by]
        on = opened[told.text]
        draft = floor.draft_proposal(
            by=drafter,
            text=on,
            paragraph=_paragraph(on, told.paragraph),
            kind=ChangeKind.REPLACE,
            old=told.old,
            new=told.new,
            reason=told.reason,
            seen=0,
        )
        floor.clear_draft(by=clearer, draft=draft)
        proposals[told.slug] = floor.submit_proposal(by=clearer, draft=draft)
    by_state = {
        exercise_state.slug: heads[by.delegation.pk]
        for exercise_state in exercise.states
        for by in people.values()
        if by.role == Role.HEAD and by.delegation and by.delegation.state.code == exercise_state.code
    }
    for position in (p for p in exercise.positions if p.preloaded):
        _take(position, by_state[position.state], opened, proposals)
    for concern in (c for c in exercise.concerns if c.preloaded):
        on = opened[concern.text]
        floor.raise_concern(by=people[concern.by], paragraph=_paragraph(on, concern.paragraph), words=concern.words)


def _take(position: Position, by: By, opened: dict[str, RollingText], proposals: dict[str, TextualProposal]) -> None:
    proposal = proposals[position.proposal] if position.proposal else None
    paragraph = None
    if proposal is None and position.text and position.paragraph:
        paragraph = _paragraph(opened[position.text], position.paragraph)
    stance = {"awaits-instructions": "awaits instructions"}.get(position.stand, position.stand.replace("-", " "))
    floor.take_position(by=by, paragraph=paragraph, proposal=proposal, stance=stance, condition=position.words, seen=0)


def _paragraph(text: RollingText, address: str) -> Paragraph:
    place = texts.place(text, address)
    if place is None:
        raise LookupError(f"the text {text.slug} has no paragraph {address}")
    return place.paragraph


def _carry_out(exercise: Exercise, people: dict[str, By], operator: By) -> None:
    """The norm with its question, and the contacts, needs and offers that are there already."""
    norm, question = exercise.norm, exercise.question
    enter_exercise_norm(
        by=operator,
        body=exercise.body.slug,
        slug=norm.slug,
        title=norm.title,
        symbol=norm.text,
        paragraph=norm.paragraph,
        question=question.slug,
        words=question.words,
        choices=list(question.choices),
    )
    for contact in (c for c in exercise.contacts if c.preloaded):
        nominate(
            by=people[contact.nominated_by],
            kind=contact.kind,
            name=people[contact.person].person.name,
            office=contact.office,
            email=contact.mailbox,
            instrument=contact.instrument,
            telephone=contact.telephone,
            languages=list(contact.languages),
            hours=contact.hours,
            person=people[contact.person].person,
        )
    heads = {by.delegation.state.code: by for by in people.values() if by.role == Role.HEAD and by.delegation}
    for need in (n for n in exercise.needs if n.preloaded):
        register_need(by=heads[exercise.state(need.state).code], topic=need.topic, words=need.words)
    for offer in (o for o in exercise.offers if o.preloaded):
        register_offer(
            by=heads[exercise.state(offer.state).code], topic=offer.topic, kind="training", words=offer.words
        )
