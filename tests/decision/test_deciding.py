"""Adopted without a vote, unless a delegation asks for one; else a recorded vote by the rules of the body."""

from __future__ import annotations

from typing import Any

import pytest

from multilateral.decision import queries
from multilateral.decision.acts import (
    adopt_without_vote,
    cast_vote,
    close_meeting,
    close_vote,
    note_presence,
    open_meeting,
    open_vote,
    put_text,
    request_vote,
    withdraw_request,
)
from multilateral.ledger import queries as ledger
from multilateral.parties.acting import NotPermitted, Overtaken, Refused
from tests.cast import Cast
from tests.decision.conftest import everybody, reform


def vote(cast: Cast, action: Any, *choices: str) -> None:
    """Aldemar, Brennia and Korvath vote in this order; an empty choice is no vote."""
    for mission, choice in zip(cast.missions, choices, strict=True):
        if choice:
            cast_vote(by=mission.head, action=action, choice=choice)


def test_hearing_no_objection_the_chair_declares_the_text_adopted(cast: Cast, action: Any) -> None:
    adopt_without_vote(by=cast.chair, action=action)
    assert (action.stage, action.without_vote, action.adopted_as) == ("adopted", True, "EX/RES/3/1")
    assert action.rule == "EX/RULES/1, after annex IV, para. 104 of A/520/Rev.20"
    assert queries.result(action) == "Adopted without a vote."


def test_adopting_twice_gives_a_sentence_and_no_second_adoption(cast: Cast, action: Any) -> None:
    adopt_without_vote(by=cast.chair, action=action)
    size = ledger.size()
    with pytest.raises(Overtaken, match="adopted already, as EX/RES/3/1"):
        adopt_without_vote(by=cast.chair, action=action)
    with pytest.raises(Overtaken, match="adopted already"):
        open_vote(by=cast.chair, action=action)
    assert ledger.size() == size


def test_a_request_for_a_vote_stands_in_the_way_and_says_whose_it_is(cast: Cast, action: Any) -> None:
    request_vote(by=cast.korvath.representative, action=action)
    request_vote(by=cast.aldemar.head, action=action)
    with pytest.raises(Refused, match=r"Aldemar, Korvath \(Federal Republic of\) have asked for a vote") as refused:
        adopt_without_vote(by=cast.chair, action=action)
    assert "rule 127" in refused.value.rule
    with pytest.raises(Overtaken, match="asked for a vote already"):
        request_vote(by=cast.korvath.head, action=action)
    withdraw_request(by=cast.korvath.head, action=action)
    withdraw_request(by=cast.aldemar.representative, action=action)
    with pytest.raises(Overtaken, match="nothing to withdraw"):
        withdraw_request(by=cast.aldemar.head, action=action)
    assert adopt_without_vote(by=cast.chair, action=action).stage == "adopted"


def test_nothing_is_decided_without_a_quorum(cast: Cast, action: Any) -> None:
    for mission in (cast.aldemar, cast.brennia):
        note_presence(by=mission.head, meeting=action.meeting, delegation=mission.delegation, here=False)
    for decide in (adopt_without_vote, open_vote):
        with pytest.raises(Refused, match="1 of 3 members are present, and 2 are needed") as refused:
            decide(by=cast.chair, action=action)
        assert "rule 108" in refused.value.rule


def test_a_majority_of_those_present_and_voting_adopts(cast: Cast, action: Any) -> None:
    open_vote(by=cast.chair, action=action)
    vote(cast, action, "yes", "abstain", "")
    closed = close_vote(by=cast.chair, action=action)
    action.refresh_from_db()
    assert (closed.yes, closed.no, closed.abstain, closed.not_voting) == (1, 0, 1, 1)
    assert (action.stage, action.without_vote, action.adopted_as) == ("adopted", False, "EX/RES/3/1")
    assert action.reason == "1 of 1 present and voting in favour, 1 needed for a majority: adopted."
    assert queries.result(action) == "Adopted by a recorded vote of 1 to 0, with 1 abstaining."


def test_a_tie_is_lost_by_the_rule_and_the_draft_stays_in_the_record(cast: Cast, text: Any, action: Any) -> None:
    open_vote(by=cast.chair, action=action)
    vote(cast, action, "yes", "no", "abstain")
    close_vote(by=cast.chair, action=action)
    action.refresh_from_db()
    text.refresh_from_db()
    assert (action.stage, action.adopted_as, text.stage) == ("rejected", "", "decided")
    assert action.reason == "Equally divided, 1 to 1: rejected."
    assert action.rule == "EX/RULES/1, after rule 133 of A/520/Rev.20"
    assert not text.work.later_links.exists()
    with pytest.raises(Overtaken, match="it was not adopted"):
        adopt_without_vote(by=cast.chair, action=action)


def test_a_vote_in_which_nobody_votes_adopts_nothing(cast: Cast, action: Any) -> None:
    open_vote(by=cast.chair, action=action)
    close_vote(by=cast.chair, action=action)
    action.refresh_from_db()
    assert action.stage == "rejected"
    assert queries.result(action) == "Not adopted: nobody voted in favour or against."


def test_the_last_vote_before_the_close_counts_and_all_are_kept(cast: Cast, action: Any) -> None:
    open_vote(by=cast.chair, action=action)
    cast_vote(by=cast.brennia.head, action=action, choice="no")
    cast_vote(by=cast.brennia.representative, action=action, choice="yes")
    assert queries.own_vote(action, cast.brennia.delegation) == "yes"
    [board] = queries.boards(action)
    assert [s.choice for s in board.seats] == ["", "yes", ""]
    closed = close_vote(by=cast.chair, action=action)
    assert (closed.yes, closed.no) == (1, 0)
    assert list(closed.cast.values_list("number", "choice")) == [(1, "no"), (2, "yes")]


def test_a_vote_after_the_close_is_refused_with_a_sentence(cast: Cast, action: Any) -> None:
    open_vote(by=cast.chair, action=action)
    vote(cast, action, "yes", "yes", "no")
    close_vote(by=cast.chair, action=action)
    action.refresh_from_db()
    with pytest.raises(Overtaken, match="adopted already"):
        cast_vote(by=cast.korvath.head, action=action, choice="yes")
    assert action.votes.get().cast.count() == 3


def test_no_vote_is_cast_before_one_is_open_nor_by_another_word(cast: Cast, action: Any) -> None:
    with pytest.raises(Refused, match="No vote is open"):
        cast_vote(by=cast.korvath.head, action=action, choice="yes")
    open_vote(by=cast.chair, action=action)
    with pytest.raises(Refused, match="in favour, against, or abstain"):
        cast_vote(by=cast.korvath.head, action=action, choice="maybe")


def test_who_is_not_in_the_room_neither_votes_nor_asks_for_a_vote(cast: Cast, action: Any) -> None:
    note_presence(by=cast.korvath.head, meeting=action.meeting, delegation=cast.korvath.delegation, here=False)
    with pytest.raises(Refused, match="not noted as present"):
        request_vote(by=cast.korvath.head, action=action)
    open_vote(by=cast.chair, action=action)
    with pytest.raises(Refused, match="not noted as present") as refused:
        cast_vote(by=cast.korvath.head, action=action, choice="yes")
    assert "rule 126" in refused.value.rule
    note_presence(by=cast.korvath.head, meeting=action.meeting, delegation=cast.korvath.delegation)
    assert cast_vote(by=cast.korvath.head, action=action, choice="yes").choice == "yes"


def test_the_chair_does_not_vote_not_even_on_a_delegates_credential(cast: Cast, action: Any) -> None:
    import datetime

    from multilateral.parties.acting import By
    from multilateral.parties.acts import issue_credential
    from multilateral.parties.models import Role

    open_vote(by=cast.chair, action=action)
    with pytest.raises(NotPermitted, match="You act as Chair"):
        cast_vote(by=cast.chair, action=action, choice="yes")
    second_hat = issue_credential(
        by=cast.operator,
        person=cast.chair.person,
        role=Role.ALTERNATE,
        delegation=cast.aldemar.delegation,
        instrument="Note verbale",
        valid_from=datetime.date(2026, 1, 1),
    )
    with pytest.raises(Refused, match="another member of your delegation may") as refused:
        cast_vote(by=By.on(second_hat), action=action, choice="yes")
    assert "rule 104" in refused.value.rule
    assert cast_vote(by=cast.aldemar.head, action=action, choice="yes").choice == "yes"


def test_an_observer_is_no_member_and_does_not_vote(cast: Cast, text: Any) -> None:
    import datetime

    from multilateral.parties import acts as parties
    from multilateral.parties.acting import By
    from multilateral.parties.models import Role

    watcher = parties.enter_state(
        by=cast.operator, code="lorn", status="observer", names={"en": "Lorn"}, order="lorn", source="the tests"
    )
    delegation = parties.accredit_delegation(by=cast.operator, state=watcher, body="ex-wg")
    person = parties.enrol_person(by=cast.operator, slug="lorn-head", name="Lorn Head")
    head = parties.issue_credential(
        by=cast.operator, person=person, role=Role.HEAD, delegation=delegation, valid_from=datetime.date(2026, 1, 1)
    )
    meeting = open_meeting(by=cast.chair, body=cast.body, session=3, present=[*everybody(cast), delegation])
    action = put_text(by=cast.chair, meeting=meeting, text=text, seen=0)
    open_vote(by=cast.chair, action=action)
    with pytest.raises(Refused, match="Observers do not vote"):
        cast_vote(by=By.on(head), action=action, choice="no")
    assert [s.delegation for s in queries.boards(action)[0].seats] == everybody(cast)


def test_who_may_do_what_in_a_vote(cast: Cast, action: Any) -> None:
    for by in [*cast.brennia.everybody, cast.secretariat, cast.operator]:
        for conduct in (adopt_without_vote, open_vote, close_vote):
            with pytest.raises(NotPermitted):
                conduct(by=by, action=action)
    open_vote(by=cast.chair, action=action)
    for by in [cast.brennia.adviser, cast.brennia.capital, cast.brennia.contact, cast.secretariat, cast.operator]:
        with pytest.raises(NotPermitted):
            cast_vote(by=by, action=action, choice="yes")
        with pytest.raises(NotPermitted):
            request_vote(by=by, action=action)


def test_of_two_chairs_at_once_one_opens_and_one_closes_the_vote(cast: Cast, action: Any) -> None:
    open_vote(by=cast.chair, action=action)
    with pytest.raises(Overtaken, match="vote on EX/WG/3/L.9 is open"):
        open_vote(by=cast.chair, action=action)
    with pytest.raises(Overtaken, match="is open"):
        adopt_without_vote(by=cast.chair, action=action)
    close_vote(by=cast.chair, action=action)
    with pytest.raises(Overtaken, match="decided already"):
        close_vote(by=cast.chair, action=action)


def test_a_body_that_is_no_plenary_does_not_ask_for_two_thirds(cast: Cast, action: Any) -> None:
    with pytest.raises(Refused, match="majority of those present and voting") as refused:
        open_vote(by=cast.chair, action=action, majority="two_thirds")
    assert "rule 125" in refused.value.rule
    with pytest.raises(Refused, match="choose one"):
        open_vote(by=cast.chair, action=action, majority="unanimity")


def test_a_body_that_decides_by_consensus_takes_no_vote_but_hears_who_objects(cast: Cast, action: Any) -> None:
    reform(cast, decision_mode="consensus", facts={"resolution_root": "EX/RES"})
    with pytest.raises(Refused, match="by consensus"):
        open_vote(by=cast.chair, action=action)
    request_vote(by=cast.korvath.head, action=action)
    with pytest.raises(Refused, match="Korvath"):
        adopt_without_vote(by=cast.chair, action=action)


def test_in_plenary_a_tie_asks_for_a_second_vote_at_a_later_meeting(cast: Cast, text: Any, action: Any) -> None:
    reform(cast, rules="ga_plenary")
    open_vote(by=cast.chair, action=action, majority="two_thirds")
    vote(cast, action, "yes", "no", "")
    close_vote(by=cast.chair, action=action)
    action.refresh_from_db()
    assert action.stage == "put" and "within 48 hours" in queries.result(action)
    for attempt in (open_vote, adopt_without_vote):
        with pytest.raises(Refused, match="second vote") as refused:
            attempt(by=cast.chair, action=action)
        assert refused.value.rule == "rule 95 of A/520/Rev.20"
    close_meeting(by=cast.chair, meeting=action.meeting)
    later = open_meeting(by=cast.chair, body=cast.body, session=3, present=everybody(cast))
    action = put_text(by=cast.chair, meeting=later, text=text, seen=0)
    second = open_vote(by=cast.chair, action=action)
    vote(cast, action, "yes", "no", "")
    close_vote(by=cast.chair, action=action)
    action.refresh_from_db()
    assert second.number == 2 and action.stage == "rejected"
    assert action.reason == "Equally divided again, 1 to 1: rejected."
    assert len(queries.boards(action)) == 2


def test_who_is_accredited_after_the_close_has_no_seat_in_the_vote(cast: Cast, action: Any) -> None:
    from multilateral.parties import acts as parties

    open_vote(by=cast.chair, action=action)
    vote(cast, action, "yes", "yes", "")
    close_vote(by=cast.chair, action=action)
    late = parties.enter_state(
        by=cast.operator, code="lorn", status="invented", names={"en": "Lorn"}, order="lorn", source="the tests"
    )
    parties.accredit_delegation(by=cast.operator, state=late, body="ex-wg")
    [board] = queries.boards(action)
    assert [s.choice for s in board.seats] == ["yes", "yes", ""]
    assert board.tally.members == 3
