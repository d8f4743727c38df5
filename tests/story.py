"""One text walked through the whole house, with something private left at every step: what no public route may tell.

``tell(cast)`` acts it out and returns what the tests need; ``SECRETS`` are words that stand in private rows alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.cast import BODY, Cast

DRAFT = """Exercise EX/WG/3/L.9

Working Group of the Tests

Distr.: Limited 2 November 2026

Original: English

Third session
Agenda item 4
Lamps on the quays

Brennia, Aldemar: draft resolution

Lamps on the quays

The Working Group,

Recalling its resolution EX/RES/2/4 of 16 June 2026,

1. Welcomes the lamps that have been lit;

2. Encourages each State to keep a lamp burning on each of its quays:

(a) At night;

(b) In fog;

3. Requests the Secretariat to report to the Working Group at its fourth session on the lamps that went out;

4. Decides to include in the provisional agenda of its fourth session the item entitled “Lamps on the quays”.
"""

SECRETS = (
    "moonlit heron",  # in a draft that is never submitted
    "why we want it",  # the reason of a draft that was thrown away
    "purple anvil",  # in an answer that is not published
    "Orlen Badrisk",  # the name of a contact
    "desk@brennia.example",
    "rusted winches",  # a need that nobody is matched with
    "tin whistles",  # an offer of the same kind
    "a thought of the Chair",  # in an outcome that is not published
)


@dataclass(slots=True)
class Story:
    """The rows that the tests ask about; ``before`` is the length of the ledger when the story began."""

    text: Any
    meeting: Any
    action: Any
    contact: Any
    ping: Any
    before: int


def tell(cast: Cast) -> Story:
    """From the draft in the record to what was carried out."""
    from multilateral.bodies.acts import enter_body
    from multilateral.decision import acts as decision
    from multilateral.followup import acts as followup
    from multilateral.followup.contacts import acts as contacts
    from multilateral.ledger import queries as ledger
    from multilateral.negotiation import acts as floor
    from multilateral.negotiation import queries
    from multilateral.record.acts import enter_document
    from multilateral.record.models import OperativeAct
    from multilateral.texts import read

    before = ledger.size()
    cast.body = enter_body(
        by=cast.operator,
        slug=BODY,
        names=cast.body.names,
        kind=cast.body.kind,
        symbol_root=cast.body.symbol_root,
        decision_mode="majority",
        rules="exercise",
        exercise=True,
        facts={"resolution_root": "EX/RES"},
        source="the tests",
    )
    document = read(DRAFT, name="lamps.txt")
    document.doubts = []
    work = enter_document(by=cast.operator, document=document, body=BODY, exercise=True)
    text = floor.open_text(by=cast.chair, work=work, slug="lamps", session=3)

    def paragraph(address: str) -> Any:
        place = queries.place(text, address)
        assert place is not None, address
        return place.paragraph

    def draft(mission: Any, address: str, old: str, new: str, kind: str = "replace", reason: str = "") -> Any:
        return floor.draft_proposal(
            by=mission.adviser,
            text=text,
            paragraph=paragraph(address),
            kind=kind,
            old=old,
            new=new,
            reason=reason,
            seen=text.revision,
        )

    def propose(mission: Any, *args: Any, **fields: Any) -> Any:
        written = draft(mission, *args, **fields)
        floor.clear_draft(by=mission.head, draft=written)
        return floor.submit_proposal(by=mission.representative, draft=written)

    # Submitted out of alphabetical order, so that a report in the order of submission would show.
    korvath = propose(cast.korvath, "op1", "lit", "lit and paid for")
    aldemar = propose(cast.aldemar, "op2", "each of its quays", "every quay")
    brennia = propose(cast.brennia, "op2.b", "", "In snow;", kind="new paragraph")
    taken_back = propose(cast.brennia, "op1", "Welcomes", "Notes")
    floor.withdraw_proposal(by=cast.brennia.representative, proposal=taken_back)
    concern = floor.raise_concern(
        by=cast.korvath.representative, paragraph=paragraph("op2"), words="Some quays have no oil."
    )
    draft(cast.brennia, "op3", "the lamps that went out", "a moonlit heron")
    floor.discard_draft(
        by=cast.aldemar.adviser, draft=draft(cast.aldemar, "op1", "lit", "dark", reason="why we want it")
    )

    for about, outcome, words, reason in (
        ({"proposal": aldemar}, "incorporated", "", ""),
        ({"proposal": brennia}, "incorporated in part", "In heavy snow;", "Light snow hides no lamp."),
        ({"proposal": korvath}, "not incorporated", "", "a thought of the Chair"),
        ({"proposal": korvath}, "carried", "", ""),
        ({"concern": concern}, "incorporated", "See paragraph 2 as it now stands.", ""),
    ):
        floor.dispose(by=cast.chair, text=text, outcome=outcome, words=words, reason=reason, seen=0, **about)
    floor.publish_revision(by=cast.chair, text=text, seen=0)
    text.refresh_from_db()

    meeting = decision.open_meeting(
        by=cast.chair, body=cast.body, session=3, present=[m.delegation for m in cast.missions], number=12
    )
    action = decision.put_text(by=cast.chair, meeting=meeting, text=text, seen=1)
    decision.adopt_without_vote(by=cast.chair, action=action)
    action.refresh_from_db()
    decision.explain(by=cast.brennia.representative, action=action, words="We joined, for the sake of the lamps.")
    decision.dissociate(by=cast.korvath.representative, action=action, paragraph=paragraph("op3"))
    followup.report(
        by=cast.secretariat,
        asked=OperativeAct.objects.get(work__symbol=action.adopted_as, addressee__icontains="secretariat"),
        status="under way",
        words="We are counting.",
    )

    contact = contacts.nominate(
        by=cast.brennia.head,
        kind="technical",
        name="Orlen Badrisk",
        office="Incident Desk",
        email="desk@brennia.example",
        instrument="Note verbale No. 311",
    )
    ping = contacts.ping(by=cast.secretariat, contact=contact)
    contacts.answer_ping(by=cast.brennia.contact, ping=ping, answer="received")
    _survey(cast)
    _capacity(cast)
    return Story(text, meeting, action, contact, ping, before)


def _survey(cast: Cast) -> None:
    from multilateral.followup.framework import acts

    acts.enter_exercise_norm(
        by=cast.operator,
        body=BODY,
        slug="lamps-lit",
        title="Lamps are kept burning",
        symbol="EX/RES/2/4",
        paragraph="op1",
        question="lamps-lit-how",
        words="Are they?",
        choices=["Yes", "No"],
    )
    hidden = {"by": cast.aldemar.head, "question": "lamps-lit-how", "choice": "No", "words": "only by purple anvil"}
    acts.answer(**hidden)
    shown = acts.answer(by=cast.korvath.head, question="lamps-lit-how", choice="Yes", words="On all of them.")
    acts.publish_answer(by=cast.korvath.head, answer=shown)


def _capacity(cast: Cast) -> None:
    """Two matches: one with the consent of both, one of which only one side consented."""
    from multilateral.followup.capacity import acts, queries

    first, second = (term.slug for term in queries.topics()[:2])
    kind = queries.kinds()[0].slug
    for topic, words, offered, both in (
        (first, "We need lamp oil.", "We have lamp oil.", True),
        (second, "We need rusted winches mended.", "We mend tin whistles.", False),
    ):
        need = acts.register_need(by=cast.aldemar.head, topic=topic, words=words)
        offer = acts.register_offer(by=cast.korvath.head, topic=topic, kind=kind, words=offered)
        match = acts.propose_match(by=cast.secretariat, need=need, offer=offer, why="They fit.")
        acts.consent(by=cast.aldemar.head, approach=match.need_side)
        if both:
            acts.consent(by=cast.korvath.head, approach=match.offer_side)
