"""A text is put: its words frozen, what was not settled kept in mind, and the way back to the floor."""

from __future__ import annotations

from typing import Any

import pytest

from multilateral.decision import queries
from multilateral.decision.acts import close_meeting, open_meeting, open_vote, put_text, return_text
from multilateral.ledger import queries as ledger
from multilateral.negotiation import acts as floor
from multilateral.negotiation import queries as negotiation
from multilateral.negotiation.acts.stages import freeze, reopen, settle
from multilateral.parties.acting import NotPermitted, Overtaken, Refused
from tests.cast import Cast
from tests.decision.conftest import everybody, open_floor


def propose(cast: Cast, text: Any) -> Any:
    paragraph = negotiation.place(text, "op1").paragraph  # type: ignore[union-attr]
    draft = floor.draft_proposal(
        by=cast.korvath.head, text=text, paragraph=paragraph, kind="replace", old="Welcomes", new="Notes", seen=0
    )
    floor.clear_draft(by=cast.korvath.head, draft=draft)
    return floor.submit_proposal(by=cast.korvath.head, draft=draft)


def test_what_is_put_is_frozen_by_its_fingerprint(cast: Cast, text: Any, action: Any) -> None:
    text.refresh_from_db()
    assert (text.stage, action.stage, action.revision.number) == ("put", "put", 0)
    assert len(action.words_hash) == 64 and queries.words_hold(action)
    with pytest.raises(Refused, match="no longer open to change"):
        propose(cast, text)


def test_the_fingerprint_tells_when_the_words_kept_are_others(action: Any) -> None:
    action.revision.document["operative"][0]["text"] += " And others."
    assert not queries.words_hold(action)


def test_putting_leaves_two_lines_one_within_the_other(cast: Cast, text: Any, meeting: Any) -> None:
    before = ledger.size()
    put_text(by=cast.chair, meeting=meeting, text=text, seen=0)
    lines = ledger.lines(before)
    assert [line.act for line in lines] == ["negotiation.freeze", "decision.put_text"]
    assert lines[0].payload["within"] == "decision.put_text"  # type: ignore[index]


def test_of_two_chairs_at_once_one_puts_the_text(cast: Cast, text: Any, meeting: Any) -> None:
    put_text(by=cast.chair, meeting=meeting, text=text, seen=0)
    with pytest.raises(Overtaken, match="has been put already"):
        put_text(by=cast.chair, meeting=meeting, text=text, seen=0)
    assert queries.actions(meeting=meeting).count() == 1


def test_a_chair_who_saw_another_revision_is_told(cast: Cast, text: Any, meeting: Any) -> None:
    with pytest.raises(Overtaken, match="you had Rev.4 before you"):
        put_text(by=cast.chair, meeting=meeting, text=text, seen=4)


def test_an_informal_meeting_takes_no_decision(cast: Cast, text: Any) -> None:
    meeting = open_meeting(by=cast.chair, body=cast.body, session=3, mode="informal")
    assert queries.texts_to_put(meeting) == []
    with pytest.raises(Refused, match="informal"):
        put_text(by=cast.chair, meeting=meeting, text=text, seen=0)


def test_only_the_chair_puts_and_returns_texts(cast: Cast, text: Any, meeting: Any, action: Any) -> None:
    other = open_floor(cast, "EX/WG/3/L.10")
    for by in [*cast.brennia.everybody, cast.brennia.contact, cast.secretariat, cast.operator]:
        with pytest.raises(NotPermitted):
            put_text(by=by, meeting=meeting, text=other, seen=0)
        with pytest.raises(NotPermitted):
            return_text(by=by, action=action)


def test_open_proposals_do_not_stand_in_the_way_but_are_kept_in_mind(cast: Cast, text: Any, meeting: Any) -> None:
    propose(cast, text)
    paragraph = negotiation.place(text, "op2").paragraph  # type: ignore[union-attr]
    floor.raise_concern(by=cast.aldemar.head, paragraph=paragraph, words="Oil is dear.")
    [puttable] = queries.texts_to_put(meeting)
    assert puttable.unsettled == {"proposals": [1], "concerns": [1]}
    action = put_text(by=cast.chair, meeting=meeting, text=text, seen=0, seen_unsettled=puttable.fingerprint)
    assert action.unsettled == {"proposals": [1], "concerns": [1]}


def test_a_proposal_that_comes_while_the_chair_looks_is_not_passed_over(cast: Cast, text: Any, meeting: Any) -> None:
    [puttable] = queries.texts_to_put(meeting)
    propose(cast, text)
    with pytest.raises(Overtaken, match="Something was proposed"):
        put_text(by=cast.chair, meeting=meeting, text=text, seen=0, seen_unsettled=puttable.fingerprint)


def test_a_text_returned_to_the_floor_can_be_worked_on_and_put_again(cast: Cast, text: Any, action: Any) -> None:
    return_text(by=cast.chair, action=action)
    text.refresh_from_db()
    assert (text.stage, action.stage) == ("open", "returned")
    propose(cast, text)
    again = put_text(by=cast.chair, meeting=action.meeting, text=text, seen=0)
    assert again.pk != action.pk and again.unsettled["proposals"] == [1]
    with pytest.raises(Overtaken, match="must be put again"):
        return_text(by=cast.chair, action=action)


def test_a_text_being_voted_on_is_not_returned(cast: Cast, action: Any) -> None:
    open_vote(by=cast.chair, action=action)
    with pytest.raises(Overtaken, match="vote on EX/WG/3/L.9 is open"):
        return_text(by=cast.chair, action=action)


def test_what_a_meeting_left_undecided_is_taken_up_at_the_next(cast: Cast, text: Any, action: Any) -> None:
    close_meeting(by=cast.chair, meeting=action.meeting)
    with pytest.raises(Overtaken, match="taken up at the next"):
        open_vote(by=cast.chair, action=action)
    later = open_meeting(by=cast.chair, body=cast.body, session=3, present=everybody(cast))
    assert [p.earlier for p in queries.texts_to_put(later)] == [action]
    taken_up = put_text(by=cast.chair, meeting=later, text=text, seen=0)
    assert (taken_up.pk, taken_up.meeting) == (action.pk, later)


def test_nobody_moves_a_text_from_the_floor_outside_a_meeting(cast: Cast, text: Any) -> None:
    for move in (freeze, settle, reopen):
        for by in (cast.chair, cast.secretariat, cast.brennia.head):
            with pytest.raises(NotPermitted):
                move(by=by, text=text)
