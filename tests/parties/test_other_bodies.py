"""Whoever holds an office somewhere else: no act on the rows of this body, and nothing of what it keeps private."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from multilateral.followup.capacity import acts as capacity
from multilateral.followup.contacts import acts as contacts
from multilateral.followup.contacts import queries as directory
from multilateral.ledger import queries as ledger
from multilateral.negotiation import acts as floor
from multilateral.negotiation import queries as negotiation
from multilateral.parties import acts, enrolment, queries
from multilateral.parties.acting import NotPermitted, Refused
from multilateral.parties.models import Account, Role
from multilateral.parties.permit import REGISTRY, may
from tests.cast import BEGINS, BODY, Cast
from tests.elsewhere import Strangers, elsewhere, outside
from tests.story import SECRETS, Story, tell


@pytest.fixture
def story(cast: Cast) -> Story:
    return tell(cast)


@pytest.fixture
def strangers(cast: Cast) -> Strangers:
    return elsewhere(cast)


def objects(story: Story) -> Iterator[tuple[str, Any]]:
    """Each act that asks about an object, with every row of this body that it could be asked about."""
    from multilateral.decision.models import Action
    from multilateral.followup.capacity.models import Approach, Need, Offer
    from multilateral.followup.contacts.models import Ping, PointOfContact
    from multilateral.followup.framework.models import PublishedAnswer, SurveyAnswer
    from multilateral.negotiation.models import Paragraph, ProposalDraft, RollingText, TextualProposal
    from multilateral.parties.models import Credential
    from multilateral.record.models import Work

    about: dict[str, tuple[Any, ...]] = {
        "negotiation.open_text": (Work,),
        "negotiation.draft_proposal": (RollingText,),
        "negotiation.dispose": (RollingText,),
        "negotiation.publish_revision": (RollingText,),
        "negotiation.take_position": (Paragraph,),
        "negotiation.raise_concern": (Paragraph,),
        "negotiation.withdraw_proposal": (TextualProposal,),
        "capacity.close": (Need, Offer),
        "capacity.propose_match": (Need,),
        "capacity.consent": (Approach,),
        "capacity.decline": (Approach,),
        "contacts.withdraw": (PointOfContact,),
        "contacts.erase": (PointOfContact,),
        "contacts.ping": (PointOfContact,),
        "contacts.answer_ping": (Ping,),
        "framework.publish_answer": (SurveyAnswer,),
        "framework.withdraw_answer": (PublishedAnswer,),
        "parties.withdraw_credential": (Credential,),
    }
    about |= {f"negotiation.{verb}_draft": (ProposalDraft,) for verb in ("revise", "discard", "clear")}
    about["negotiation.submit_proposal"] = (ProposalDraft,)
    about |= {name: (Action,) for name in REGISTRY if name.startswith("decision.")}
    for name in ("open_meeting", "note_presence", "close_meeting", "put_text"):
        about[f"decision.{name}"] = (type(story.meeting),)
    for name, models in about.items():
        for model in models:
            rows = [row for row in model._base_manager.all() if row.place == BODY]
            assert rows, f"{name} is tried on nothing"
            yield from ((name, row) for row in rows)


def test_no_office_in_another_body_permits_an_act_on_the_rows_of_this_one(story: Story, strangers: Strangers) -> None:
    tried = 0
    for name, row in objects(story):
        for by in strangers.everybody:
            assert not may(by, name, row), (name, by.role, row)
            tried += 1
    assert tried > 400


def test_the_part_of_an_act_that_follows_from_another_is_never_done_alone(cast: Cast, story: Story) -> None:
    nested = ("negotiation.close_draft", "negotiation.freeze", "negotiation.settle", "negotiation.reopen")
    for name in (*nested, "capacity.approach", "capacity.introduce"):
        for by in (cast.chair, cast.secretariat, cast.operator, *cast.aldemar.everybody, cast.aldemar.contact):
            assert not may(by, name, story.text), (name, by.role)


def test_a_seat_of_the_same_state_in_another_body_opens_nothing_private(
    cast: Cast, story: Story, strangers: Strangers, enter: Any
) -> None:
    for by in strangers.everybody:
        told = repr(ledger.lines(audiences=by.audiences))
        assert not [secret for secret in SECRETS if secret in told], by.role
        assert not list(negotiation.drafts(by))
        assert directory.directory(by) == [] and directory.ping(by, story.ping.pk) is None
        client = enter(by)
        entry = f"/contacts/{story.contact.pk}"
        for path in ("/contacts/", entry, "/capacity/", "/capacity/desk", "/texts/lamps/desk"):
            page = client.get(path).content.decode()
            assert not [s for s in (*SECRETS, "Incident Desk") if s in page], (by.role, path)


def test_a_point_of_contact_reads_its_tests_and_none_of_the_drafts_of_its_mission(
    cast: Cast, story: Story, enter: Any
) -> None:
    contact = cast.brennia.contact
    told = [line for line in ledger.lines(audiences=contact.audiences) if not line.sealed]
    assert "moonlit heron" not in repr(told)
    assert {"contacts.nominate", "contacts.ping"} <= {line.act for line in told}
    client = enter(contact)
    for line in ledger.lines(audiences=cast.brennia.head.audiences):
        if line.act.startswith("negotiation.") and "delegation:" in line.audience:
            assert "sealed" in client.get(f"/ledger/{line.position}").content.decode()


def test_an_exercise_takes_no_real_draft_to_its_floor_and_reports_on_no_real_text(cast: Cast, story: Story) -> None:
    from multilateral.followup import acts as followup
    from multilateral.record.acts import enter_document
    from multilateral.record.models import OperativeAct
    from multilateral.texts import read
    from tests.story import DRAFT

    document = read(DRAFT.replace("EX/WG/3/L.9", "A/C.1/90/L.9").replace("Exercise ", ""), name="real.txt")
    document.doubts = []
    real = enter_document(by=cast.operator, document=document, body="", exercise=False)
    with pytest.raises(NotPermitted, match="kept apart"):
        floor.open_text(by=cast.chair, work=real)
    document.symbol, document.kind = "A/RES/90/9", "resolution"
    adopted = enter_document(by=cast.operator, document=document, body="", exercise=False)
    asked = list(OperativeAct.objects.filter(work=adopted))
    assert asked
    for by in (cast.secretariat, cast.chair, cast.brennia.head):
        for one in asked:
            with pytest.raises(NotPermitted):
                followup.report(by=by, asked=one, status="under way")


def test_the_secretariat_reports_on_what_was_asked_in_its_own_body(story: Story, strangers: Strangers) -> None:
    from multilateral.record.models import OperativeAct

    for one in OperativeAct.objects.filter(work__body=BODY):
        assert not may(strangers.secretariat, "followup.report", one)
        assert not may(strangers.chair, "followup.report", one)


def test_a_norm_and_a_document_are_entered_in_ones_own_body_alone(strangers: Strangers) -> None:
    assert not may(strangers.secretariat, "framework.enter_exercise_norm", BODY)
    assert not may(strangers.secretariat, "record.enter_document", BODY)
    assert not may(strangers.secretariat, "record.deposit", BODY)


def test_the_secretariat_of_an_exercise_learns_no_address_and_makes_no_link_for_a_real_person(cast: Cast) -> None:
    real = acts.enrol_person(by=cast.operator, slug="real-person", name="Real Person")
    Account.objects.create_user("real.person@ministry.example", person=real)
    enrolment.enter_credential(
        by=cast.operator,
        person=real,
        role=Role.CHAIR,
        body=BODY,
        state=None,
        instrument="",
        valid_from=BEGINS,
        valid_until=None,
        exercise=True,
    )
    assert "ministry.example" not in repr(queries.people(cast.secretariat))
    assert "ministry.example" in repr(queries.people(cast.operator))
    with pytest.raises(NotPermitted, match="kept apart"):
        enrolment.new_link(by=cast.secretariat, person=real)


def test_no_link_is_made_for_somebody_of_whom_the_secretariat_has_no_credential(cast: Cast) -> None:
    there = outside(cast)
    real = acts.enrol_person(by=cast.operator, slug="real-person", name="Real Person")
    Account.objects.create_user("real.person@ministry.example", person=real)
    with pytest.raises(NotPermitted, match="outside your body"):
        enrolment.new_link(by=there.secretariat, person=real)


def test_an_office_is_always_one_of_a_body(cast: Cast) -> None:
    for role in (Role.SECRETARIAT, Role.CHAIR, Role.OBSERVER):
        with pytest.raises(Refused, match="body in which they act"):
            acts.issue_credential(
                by=cast.operator, person=cast.chair.person, role=role, valid_from=datetime.date(2026, 1, 1)
            )


def test_what_is_deposited_in_an_exercise_keeps_nothing_out_of_the_record(cast: Cast) -> None:
    from multilateral.record.acts import deposit
    from tests.story import DRAFT

    there = outside(cast)
    deposit(by=cast.secretariat, content=DRAFT.encode(), name="a.txt", body=BODY, exercise=True)
    deposit(by=there.secretariat, content=DRAFT.encode(), name="b.txt", body=there.body.slug)
    with pytest.raises(Refused, match="deposited by"):
        deposit(by=cast.secretariat, content=DRAFT.encode(), name="c.txt", body=BODY, exercise=True)


def test_another_body_adds_no_language_to_a_document_of_this_one(cast: Cast, story: Story) -> None:
    from multilateral.record.acts import enter_document
    from multilateral.texts import read
    from tests.story import DRAFT

    there = elsewhere(cast)
    document = read(DRAFT, name="lamps.txt")
    document.doubts, document.language = [], "fr"
    with pytest.raises(Refused, match="record of another body"):
        enter_document(by=there.secretariat, document=document, body=there.body.slug, exercise=True)


def test_the_lines_of_one_secretariat_are_sealed_to_the_other(cast: Cast, story: Story, strangers: Strangers) -> None:
    def readable(by: Any, does: Callable[[str], bool]) -> set[int]:
        return {line.position for line in ledger.lines(audiences=by.audiences) if not line.sealed and does(line.act)}

    def private(act: str) -> bool:
        return act.startswith(("capacity.", "contacts."))

    contacts.nominate(
        by=strangers.head,
        kind="diplomatic",
        name="Ann Other",
        office="Desk",
        email="a@other.example",
        instrument="Note 1",
    )
    capacity.register_need(by=strangers.head, topic=_topic(), words="We need ropes.")
    ours, theirs = readable(cast.secretariat, private), readable(strangers.secretariat, private)
    assert ours and theirs and not ours & theirs
    assert "Ann Other" not in json.dumps([li.payload for li in ledger.lines(audiences=cast.secretariat.audiences)])


def _topic() -> str:
    from multilateral.followup.capacity import queries as needs

    return needs.topics()[0].slug
