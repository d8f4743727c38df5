"""What may be wrong with the data of the exercise: references to nothing, and words that stand nowhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from multilateral.server.exercise.model import Answer, Concern, Dissociation, Exercise, Explanation
from multilateral.texts.model import Document

Spoken = Concern | Dissociation | Explanation


def contradictions(exercise: Exercise) -> list[str]:
    """One clause for each place where the data files contradict themselves; ``[]`` if they do not."""
    return [*_twice(exercise), *_unknown(exercise), *_unfit(exercise)]


def misplaced(exercise: Exercise, documents: Mapping[str, Document]) -> list[str]:
    """One clause for each paragraph named that is not in its document, and for words that do not occur in it once.

    ``documents`` holds, by symbol, the papers of the exercise as they were read.
    """
    found = [
        f"{symbol} has no paragraph {paragraph} ({why})"
        for symbol, paragraph, why in _paragraphs(exercise)
        if documents[symbol].find(paragraph) is None
    ]
    for proposal in exercise.proposals:
        paragraph = documents[proposal.text].find(proposal.paragraph)
        times = paragraph.text.count(proposal.old) if paragraph else 0
        if times != 1:
            found.append(f"proposal {proposal.slug}: its old words occur {times} times in {proposal.paragraph}")
    return found


def _twice(exercise: Exercise) -> Iterator[str]:
    keys: dict[str, Iterable[str]] = {
        "State": (state.slug for state in exercise.states),
        "code": (state.code for state in exercise.states),
        "person": (person.slug for person in exercise.people),
        "text": (text.symbol for text in exercise.texts),
        "topic": (topic.slug for topic in exercise.body.topics),
        "proposal": (proposal.slug for proposal in exercise.proposals),
        "disposition": (disposition.proposal for disposition in exercise.dispositions),
        "concern": (concern.slug for concern in exercise.concerns),
        "contact": (contact.person for contact in exercise.contacts),
        "task": (task.slug for task in exercise.tasks),
    }
    for kind, slugs in keys.items():
        for slug, times in Counter(slugs).items():
            if times > 1:
                yield f"the {kind} {slug} is given {times} times"


def _unknown(exercise: Exercise) -> Iterator[str]:
    known = {
        "State": {state.slug for state in exercise.states},
        "person": {person.slug for person in exercise.people},
        "text": {text.symbol for text in exercise.texts},
        "topic": {topic.slug for topic in exercise.body.topics},
        "session": {str(session.number) for session in exercise.body.sessions},
        "proposal": {proposal.slug for proposal in exercise.proposals},
        "concern": {concern.slug for concern in exercise.concerns},
        "need": {need.slug for need in exercise.needs},
        "contact": {contact.person for contact in exercise.contacts},
        "norm": {exercise.norm.slug},
        "question": {exercise.question.slug},
        "choice": set(exercise.question.choices),
    }
    for kind, slug, where in _references(exercise):
        if slug is not None and slug not in known[kind]:
            yield f"{where} names the {kind} {slug!r}, which is not there"


def _references(exercise: Exercise) -> Iterator[tuple[str, str | None, str]]:
    for person in exercise.people:
        yield "State", person.state, f"person {person.slug}"
    for item in exercise.body.items:
        yield "topic", item.topic, f"item {item.number} of session {item.session}"
        yield "session", str(item.session), f"item {item.number}"
    for meeting in exercise.body.meetings:
        yield "session", str(meeting.session), f"meeting {meeting.number}"
    for text in exercise.texts:
        yield from (("State", sponsor, text.symbol) for sponsor in text.sponsors)
    for settlement in exercise.settlements:
        yield "text", settlement.text, "a settlement"
    for proposal in exercise.proposals:
        where = f"proposal {proposal.slug}"
        yield "text", proposal.text, where
        yield from (("person", slug, where) for slug in (proposal.drafted_by, proposal.cleared_by))
    for position in exercise.positions:
        yield from (("State", position.state, "a position"), ("proposal", position.proposal, "a position"))
    for disposition in exercise.dispositions:
        yield "proposal", disposition.proposal, "a disposition"
    spoken: tuple[Spoken, ...] = (*exercise.concerns, *exercise.dissociations, *exercise.explanations)
    for words in spoken:
        yield from (
            ("State", words.state, "a statement"),
            ("text", words.text, "a statement"),
            ("person", words.by, "a statement"),
        )
    for vote in exercise.votes:
        yield "text", vote.text, "a vote"
        yield from (("State", state, "a vote") for state in (*vote.yes, *vote.no, *vote.abstaining))
    yield "norm", exercise.question.norm, "the question"
    answer = exercise.answer
    yield from (("State", answer.state, "the answer"), ("person", answer.by, "the answer"))
    yield from (("question", answer.question, "the answer"), ("choice", answer.choice, "the answer"))
    yield from (("State", need.state, f"need {need.slug}") for need in exercise.needs)
    yield from (("State", offer.state, f"offer {offer.slug}") for offer in exercise.offers)
    for contact in exercise.contacts:
        where = f"contact {contact.person}"
        yield from (("person", contact.person, where), ("person", contact.nominated_by, where))
    for task in exercise.tasks:
        where = f"task {task.slug}"
        yield from (("person", task.person, where), ("text", task.text, where), ("proposal", task.proposal, where))
        yield from (("concern", task.concern, where), ("need", task.need, where), ("contact", task.contact, where))
    yield from (("text", symbol, why) for symbol, _, why in _paragraphs(exercise))


def _paragraphs(exercise: Exercise) -> Iterator[tuple[str, str, str]]:
    """Every paragraph that the data name: symbol, id, and what names it."""
    for proposal in exercise.proposals:
        yield proposal.text, proposal.paragraph, f"proposal {proposal.slug}"
    for position in exercise.positions:
        if position.text and position.paragraph:
            yield position.text, position.paragraph, f"position of {position.state}"
    for concern in exercise.concerns:
        yield concern.text, concern.paragraph, f"concern {concern.slug}"
    for dissociation in exercise.dissociations:
        yield dissociation.text, dissociation.paragraph, f"dissociation of {dissociation.state}"
    yield exercise.norm.text, exercise.norm.paragraph, f"norm {exercise.norm.slug}"


def _unfit(exercise: Exercise) -> Iterator[str]:
    """What refers to something that is there, but is not fit for it."""
    people = {person.slug: person for person in exercise.people}
    for proposal in exercise.proposals:
        drafter, head = people.get(proposal.drafted_by), people.get(proposal.cleared_by)
        if drafter and head and (head.role != "head" or head.state != drafter.state):
            yield f"proposal {proposal.slug} is not cleared by the head of its own delegation"
    spoken: tuple[Spoken | Answer, ...] = (
        *exercise.concerns, *exercise.dissociations, *exercise.explanations, exercise.answer
    )  # fmt: skip
    for words in spoken:
        if (speaker := people.get(words.by)) and speaker.state != words.state:
            yield f"{speaker.slug} speaks for {words.state}, but belongs to {speaker.state}"
    for position in exercise.positions:
        if (position.proposal is None) == (position.paragraph is None or position.text is None):
            yield f"a position of {position.state} is neither on one proposal nor on one paragraph of a text"
        if position.stand == "can-accept-if" and not position.words:
            yield f"a position of {position.state} says “if” and does not say what"
    for disposition in exercise.dispositions:
        if (disposition.outcome in ("incorporated", "in-part")) != (disposition.words is not None):
            yield f"the disposition of {disposition.proposal} is {disposition.outcome}, which does not fit its words"
    for vote in exercise.votes:
        voters = Counter((*vote.yes, *vote.no, *vote.abstaining))
        yield from (f"{state} votes {times} times on {vote.text}" for state, times in voters.items() if times > 1)
    for contact in exercise.contacts:
        nominee, head = people.get(contact.person), people.get(contact.nominated_by)
        if nominee and head and (nominee.contact != contact.kind or head.role != "head" or head.state != nominee.state):
            yield f"contact {contact.person} is not nominated by the head of its delegation for what that person is"
    for task in exercise.tasks:
        if (player := people.get(task.person)) and player.role != task.role:
            yield f"task {task.slug} asks for the role {task.role}, but {player.slug} has the role {player.role}"
    for person in exercise.people:
        if (person.role == "contact") != (person.contact is not None):
            yield f"person {person.slug} has the role {person.role}, which does not fit the kind of contact"
