"""Meetings: who opens them, with whom, and when they are closed."""

from __future__ import annotations

from typing import Any

import pytest

from multilateral.decision import queries
from multilateral.decision.acts import close_meeting, note_presence, open_meeting, open_vote, put_text
from multilateral.parties.acting import NotPermitted, Overtaken, Refused
from tests.cast import Cast
from tests.decision.conftest import everybody, reform


def test_the_chair_opens_a_meeting_with_those_who_are_there(cast: Cast) -> None:
    meeting = open_meeting(by=cast.chair, body=cast.body, session=3, present=[cast.korvath.delegation])
    assert (meeting.number, meeting.mode, meeting.chair) == (1, "formal", cast.chair.person)
    assert queries.present(meeting) == [cast.korvath.delegation]
    assert queries.open_meeting("ex-wg") == meeting


def test_meetings_are_numbered_through_the_session_and_no_number_is_used_twice(cast: Cast) -> None:
    first = open_meeting(by=cast.chair, body=cast.body, session=3, present=everybody(cast), number=12)
    close_meeting(by=cast.chair, meeting=first)
    second = open_meeting(by=cast.chair, body=cast.body, session=3, present=everybody(cast))
    assert second.number == 13
    close_meeting(by=cast.chair, meeting=second)
    with pytest.raises(Refused, match="has been held already"):
        open_meeting(by=cast.chair, body=cast.body, session=3, present=everybody(cast), number=12)
    with pytest.raises(Refused, match="from 1 to 9999"):
        open_meeting(by=cast.chair, body=cast.body, session=3, present=everybody(cast), number=0)


def test_without_a_quorum_no_formal_meeting_is_opened_and_the_rule_is_named(cast: Cast) -> None:
    with pytest.raises(Refused, match="0 of 3 members are present, and 1 are needed") as refused:
        open_meeting(by=cast.chair, body=cast.body, session=3)
    assert refused.value.rule == "EX/RULES/1, after rule 108 of A/520/Rev.20"


def test_members_not_accredited_count_towards_the_quorum_all_the_same(cast: Cast) -> None:
    body = reform(cast, facts={"members": 40})
    with pytest.raises(Refused, match="3 of 40 members are present, and 10 are needed"):
        open_meeting(by=cast.chair, body=body, session=3, present=everybody(cast))


def test_an_informal_meeting_needs_no_quorum(cast: Cast) -> None:
    assert open_meeting(by=cast.chair, body=cast.body, session=3, mode="informal").mode == "informal"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({"session": 9}, "has no session 9"),
        ({"session": 3, "mode": "secret"}, "formal or informal"),
        ({"session": 3, "present": ["no-such-id"]}, "has no delegation in this body"),
    ],
)
def test_what_is_not_known_is_refused_with_a_sentence(cast: Cast, arguments: dict[str, Any], sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        open_meeting(by=cast.chair, body=cast.body, **arguments)


def test_a_body_without_rules_cannot_meet_formally(cast: Cast) -> None:
    for rules in ("", "no-such-book"):
        with pytest.raises(Refused, match="No rules of procedure"):
            open_meeting(by=cast.chair, body=reform(cast, rules=rules), session=3, present=everybody(cast))


def test_of_two_chairs_at_once_one_opens_the_meeting(cast: Cast) -> None:
    open_meeting(by=cast.chair, body=cast.body, session=3, present=everybody(cast))
    with pytest.raises(Overtaken, match="Meeting 1 of session 3 is open"):
        open_meeting(by=cast.chair, body=cast.body, session=3, present=everybody(cast))


def test_only_the_chair_opens_and_closes_meetings(cast: Cast, meeting: Any) -> None:
    close_meeting(by=cast.chair, meeting=meeting)
    for by in [m for mission in cast.missions for m in (*mission.everybody, mission.contact)] + [
        cast.secretariat,
        cast.operator,
    ]:
        with pytest.raises(NotPermitted):
            open_meeting(by=by, body=cast.body, session=3, present=everybody(cast))
        with pytest.raises(NotPermitted):
            close_meeting(by=by, meeting=meeting)


def test_a_delegation_notes_itself_as_present_and_nobody_else(cast: Cast) -> None:
    meeting = open_meeting(by=cast.chair, body=cast.body, session=3, present=[cast.korvath.delegation])
    note_presence(by=cast.brennia.representative, meeting=meeting, delegation=cast.brennia.delegation)
    assert queries.present(meeting) == [cast.brennia.delegation, cast.korvath.delegation]
    with pytest.raises(NotPermitted, match="notes only itself"):
        note_presence(by=cast.brennia.head, meeting=meeting, delegation=cast.aldemar.delegation)
    with pytest.raises(NotPermitted):
        note_presence(by=cast.brennia.adviser, meeting=meeting, delegation=cast.brennia.delegation)
    note_presence(by=cast.secretariat, meeting=meeting, delegation=cast.brennia.delegation, here=False)
    assert queries.present(meeting) == [cast.korvath.delegation]


def test_who_is_present_is_settled_while_a_vote_is_open(cast: Cast, action: Any) -> None:
    open_vote(by=cast.chair, action=action)
    with pytest.raises(Refused, match="A vote is open"):
        note_presence(by=cast.chair, meeting=action.meeting, delegation=cast.korvath.delegation, here=False)


def test_a_meeting_is_not_closed_while_a_vote_is_open(cast: Cast, action: Any) -> None:
    open_vote(by=cast.chair, action=action)
    with pytest.raises(Refused, match="Close the vote"):
        close_meeting(by=cast.chair, meeting=action.meeting)


def test_a_closed_meeting_stays_closed(cast: Cast, text: Any, meeting: Any) -> None:
    close_meeting(by=cast.chair, meeting=meeting)
    with pytest.raises(Overtaken, match="closed already"):
        close_meeting(by=cast.chair, meeting=meeting)
    with pytest.raises(Overtaken, match="meeting is closed"):
        note_presence(by=cast.chair, meeting=meeting, delegation=cast.korvath.delegation)
    with pytest.raises(Overtaken, match="meeting is closed"):
        put_text(by=cast.chair, meeting=meeting, text=text, seen=0)
