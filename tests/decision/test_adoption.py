"""What follows from an adoption, all at once or not at all: number, record, agenda, the floor."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from multilateral.bodies import queries as bodies
from multilateral.decision import queries
from multilateral.decision.acts import adopt_without_vote, cast_vote, close_vote, open_vote, put_text
from multilateral.ledger import queries as ledger
from multilateral.negotiation import queries as negotiation
from multilateral.parties.acting import Refused
from multilateral.record import queries as record
from multilateral.record import votes
from tests.cast import Cast
from tests.decision.conftest import open_floor, reform


def test_the_adopted_text_enters_the_record_under_its_number(cast: Cast, text: Any, action: Any) -> None:
    adopt_without_vote(by=cast.chair, action=action)
    work = record.work("EX/RES/3/1")
    assert work is not None
    today = datetime.datetime.now(datetime.UTC).date()
    assert (work.kind, work.exercise, work.body, work.adopted_on) == ("resolution", True, "ex-wg", today)
    version = record.version(work)
    assert version is not None
    document = record.document(version)
    assert (document.number, document.title, document.distribution) == ("3/1", "Lamps on the quays", "General")
    assert document.adopted is not None and document.adopted.meeting == "12th meeting"
    assert [p.text for p in document.walk()] == [p.text for p in queries.document(action).walk()]
    [link] = work.earlier_links.all()
    assert (link.earlier, link.relation, link.basis) == (text.work, "adopted as", "stated")


def test_its_agenda_paragraph_puts_the_item_on_the_next_provisional_agenda(cast: Cast, action: Any) -> None:
    adopt_without_vote(by=cast.chair, action=action)
    [item] = bodies.agenda(cast.next_session)
    assert (item.topic.title, item.provisional) == ("Lamps on the quays", True)
    assert (item.symbol, item.paragraph) == ("EX/RES/3/1", "op4")
    motion = queries.set_in_motion(action)
    assert motion is not None and list(motion.items) == [item]
    assert [(a.paragraph, a.addressee, a.due_session) for a in motion.asked] == [("op3", "Secretariat", 4)]


def test_a_topic_that_is_on_that_agenda_already_is_left_as_it_is(cast: Cast, text: Any, meeting: Any) -> None:
    twin = open_floor(cast, "EX/WG/3/L.10")
    for each in (text, twin):
        adopt_without_vote(by=cast.chair, action=put_text(by=cast.chair, meeting=meeting, text=each, seen=0))
    assert record.work("EX/RES/3/2") is not None
    [item] = bodies.agenda(cast.next_session)
    assert item.symbol == "EX/RES/3/1"


def test_numbers_go_on_from_the_highest_in_the_record(cast: Cast, action: Any) -> None:
    from multilateral.record.acts import enter_document
    from tests.decision.conftest import draft

    earlier = draft("EX/RES/3/7")
    earlier.kind = "resolution"
    enter_document(by=cast.operator, document=earlier, body="ex-wg", exercise=True)
    assert adopt_without_vote(by=cast.chair, action=action).adopted_as == "EX/RES/3/8"


def test_the_acts_that_follow_are_lines_within_the_one_that_decides(cast: Cast, action: Any) -> None:
    before = ledger.size()
    adopt_without_vote(by=cast.chair, action=action)
    lines = ledger.lines(before)
    assert [line.act for line in lines] == [
        "record.enter_document",
        "record.enter_proceedings",
        "bodies.include_item",
        "negotiation.settle",
        "decision.adopt_without_vote",
    ]
    assert {line.payload.get("within") for line in lines[:-1]} == {"decision.adopt_without_vote"}  # type: ignore[union-attr]


@pytest.mark.parametrize("step", ["enter_document", "include_item", "settle"])
@pytest.mark.parametrize("voted", [False, True])
def test_a_fault_in_any_step_leaves_nothing_of_the_adoption(
    cast: Cast, text: Any, action: Any, monkeypatch: pytest.MonkeyPatch, step: str, voted: bool
) -> None:
    from multilateral.decision.acts import adoption

    def fail(**arguments: Any) -> None:
        raise OSError("the disk is full")

    if voted:
        open_vote(by=cast.chair, action=action)
        cast_vote(by=cast.brennia.head, action=action, choice="yes")
    size, stage = ledger.size(), "voting" if voted else "put"
    monkeypatch.setattr(adoption, step, fail)
    with pytest.raises(OSError, match="disk"):
        (close_vote if voted else adopt_without_vote)(by=cast.chair, action=action)
    monkeypatch.undo()
    action.refresh_from_db()
    text.refresh_from_db()
    assert (action.stage, action.adopted_as, text.stage) == (stage, "", "put")
    assert record.work("EX/RES/3/1") is None and bodies.agenda(cast.next_session) == []
    assert ledger.size() == size
    (close_vote if voted else adopt_without_vote)(by=cast.chair, action=action)
    action.refresh_from_db()
    assert action.adopted_as == "EX/RES/3/1"


def test_the_vote_stands_with_the_votes_of_the_record_and_tells_its_entry(cast: Cast, action: Any, client: Any) -> None:
    open_vote(by=cast.chair, action=action)
    cast_vote(by=cast.brennia.head, action=action, choice="no")
    for mission, choice in ((cast.aldemar, "yes"), (cast.brennia, "yes"), (cast.brennia, "abstain")):
        cast_vote(by=mission.head, action=action, choice=choice)
    close_vote(by=cast.chair, action=action)
    brennia, aldemar = (mission.delegation.state.code for mission in (cast.brennia, cast.aldemar))
    for state, choice in ((aldemar, "yes"), (brennia, "abstain")):
        [given] = votes.votes_by(state, exercise=True)
        assert (given.ballot.symbol, given.choice, given.ballot.counts) == ("EX/RES/3/1", choice, (1, 0, 1))
        # What is of an exercise is in no question about real votes.
        assert votes.votes_by(state) == [] and given.ballot.symbol not in {b.symbol for b in votes.ballots()}
    line = ledger.entry(given.ballot.line)
    assert given.ballot.told_at == f"this house, ledger entry {given.ballot.line}"
    assert line is not None and line.act == "record.enter_proceedings" and "Brennia" in str(line.payload)
    value = client.get(f"/api/v1/votes/{brennia}").json()
    assert given.ballot.told_at in str(value)
    # On the text's own page it stands once, with every seat.
    assert len(client.get("/api/v1/documents/EX/RES/3/1").json()["votes"]) == 1
    html = client.get("/documents/EX/RES/3/1").content.decode()
    assert f"this house, entry {given.ballot.line} of the ledger" in html
    assert "EX/RES/3/1" in client.get(f"/votes/{brennia}").content.decode()


def test_what_was_adopted_without_a_vote_is_told_as_such(cast: Cast, action: Any) -> None:
    adopt_without_vote(by=cast.chair, action=action)
    [ballot] = votes.ballots(exercise=True)
    assert (ballot.symbol, ballot.how, ballot.listed) == ("EX/RES/3/1", "without a vote", 0)
    assert votes.votes_by(cast.brennia.delegation.state.code, exercise=True) == []


def test_words_that_are_not_those_that_were_put_are_not_adopted(cast: Cast, action: Any) -> None:
    from django.db.models import QuerySet

    from multilateral.negotiation.models import Revision

    document = action.revision.document
    document["operative"][0]["text"] = "Welcomes the ships that have been lit;"
    QuerySet(Revision).filter(pk=action.revision_id).update(document=document)  # as an intruder would, past the acts
    action.revision.refresh_from_db()
    with pytest.raises(Refused, match="not the words that were put"):
        adopt_without_vote(by=cast.chair, action=queries.action(action.pk))


def test_a_body_without_a_series_of_its_own_numbers_below_its_symbol(cast: Cast, text: Any, meeting: Any) -> None:
    reform(cast, facts={})
    action = put_text(by=cast.chair, meeting=meeting, text=text, seen=0)
    assert adopt_without_vote(by=cast.chair, action=action).adopted_as == "EX/WG/RES/3/1"


def test_a_committee_approves_and_numbers_nothing(cast: Cast, text: Any, meeting: Any) -> None:
    reform(cast, facts={}, symbol_root="A/C.1")
    action = adopt_without_vote(by=cast.chair, action=put_text(by=cast.chair, meeting=meeting, text=text, seen=0))
    text.refresh_from_db()
    assert (action.stage, action.adopted_as, text.stage) == ("adopted", "", "decided")
    assert queries.result(action) == "Approved without a vote."
    assert queries.set_in_motion(action) is None and not text.work.later_links.exists()


def test_what_was_put_in_is_numbered_through_and_the_record_says_so(cast: Cast, text: Any, meeting: Any) -> None:
    from multilateral.negotiation import acts as floor

    paragraph = negotiation.place(text, "op1").paragraph  # type: ignore[union-attr]
    draft = floor.draft_proposal(
        by=cast.korvath.head,
        text=text,
        paragraph=paragraph,
        kind="new paragraph",
        new="Also welcomes the lamp mentioned in paragraph 2 above;",
        seen=0,
    )
    floor.clear_draft(by=cast.korvath.head, draft=draft)
    proposal = floor.submit_proposal(by=cast.korvath.head, draft=draft)
    floor.dispose(
        by=cast.chair, text=text, proposal=proposal, outcome="incorporated", reason="Nobody objected.", seen=0
    )
    floor.publish_revision(by=cast.chair, text=text, seen=0)
    text.refresh_from_db()
    action = adopt_without_vote(by=cast.chair, action=put_text(by=cast.chair, meeting=meeting, text=text, seen=1))
    work = record.work(action.adopted_as)
    assert work is not None
    version = record.version(work)
    assert version is not None
    assert [p.id for p in record.document(version).operative] == ["op1", "op2", "op3", "op4", "op5"]
    [link] = work.earlier_links.all()
    assert "OP1 bis of the draft is OP2." in link.reasons
    assert any(reason.startswith("OP2 speaks of a paragraph by its number") for reason in link.reasons)
    [item] = bodies.agenda(cast.next_session)
    assert item.paragraph == "op5"


def test_every_row_is_as_its_act_left_it(cast: Cast, action: Any) -> None:
    from multilateral.server.transfer import verify_here

    open_vote(by=cast.chair, action=action)
    cast_vote(by=cast.brennia.head, action=action, choice="yes")
    close_vote(by=cast.chair, action=action)
    assert verify_here().findings == []
