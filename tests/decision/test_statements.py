"""What delegations say about a decision: explanations before and after, and standing apart."""

from __future__ import annotations

from typing import Any

import pytest

from multilateral.decision import queries
from multilateral.decision.acts import (
    adopt_without_vote,
    cast_vote,
    close_vote,
    dissociate,
    explain,
    open_vote,
    request_vote,
    return_text,
)
from multilateral.negotiation import queries as negotiation
from multilateral.parties.acting import NotPermitted, Overtaken, Refused
from tests.cast import Cast

VOTE, POSITION = "explanation of vote", "explanation of position"


def vote(cast: Cast, action: Any) -> None:
    open_vote(by=cast.chair, action=action)
    cast_vote(by=cast.brennia.head, action=action, choice="yes")
    close_vote(by=cast.chair, action=action)
    action.refresh_from_db()


def paragraph(action: Any, address: str) -> Any:
    place = negotiation.place(action.text, address)
    assert place is not None
    return place.paragraph


def test_where_there_is_no_vote_a_position_is_explained_before_and_after(cast: Cast, action: Any) -> None:
    before = explain(by=cast.korvath.head, action=action, words="We can live with the lamps.")
    assert (before.kind, before.after) == (POSITION, False)
    adopt_without_vote(by=cast.chair, action=action)
    after = explain(by=cast.aldemar.head, action=action, words="We would have liked more of them.")
    assert (after.kind, after.after) == (POSITION, True)
    assert list(queries.statements(action)) == [before, after]


def test_where_there_is_a_vote_it_is_the_vote_that_is_explained(cast: Cast, action: Any) -> None:
    request_vote(by=cast.korvath.head, action=action)
    before = explain(by=cast.korvath.head, action=action, words="We shall vote against.")
    assert (before.kind, before.after) == (VOTE, False)
    vote(cast, action)
    after = explain(by=cast.aldemar.head, action=action, words="We did not vote.")
    assert (after.kind, after.after) == (VOTE, True)


def test_the_one_is_not_taken_for_the_other(cast: Cast, action: Any) -> None:
    with pytest.raises(Refused, match="There is no vote on EX/WG/3/L.9; explain your position"):
        explain(by=cast.korvath.head, action=action, words="We shall vote against.", kind=VOTE)
    vote(cast, action)
    with pytest.raises(Refused, match="There is a vote on EX/WG/3/L.9; explain your vote"):
        explain(by=cast.korvath.head, action=action, words="Our position is known.", kind=POSITION)


def test_the_voting_is_not_interrupted(cast: Cast, action: Any) -> None:
    open_vote(by=cast.chair, action=action)
    with pytest.raises(Refused, match="not interrupted") as refused:
        explain(by=cast.korvath.head, action=action, words="One moment.")
    assert "rule 128" in refused.value.rule


def test_a_sponsor_does_not_explain_its_vote_on_its_own_proposal(cast: Cast, action: Any) -> None:
    vote(cast, action)
    with pytest.raises(Refused, match="Brennia is a sponsor") as refused:
        explain(by=cast.brennia.head, action=action, words="We voted in favour.")
    assert "rule 128" in refused.value.rule


def test_a_sponsor_may_explain_its_position_where_there_was_no_vote(cast: Cast, action: Any) -> None:
    adopt_without_vote(by=cast.chair, action=action)
    assert explain(by=cast.brennia.head, action=action, words="We are glad.").kind == POSITION


def test_a_sponsor_is_known_by_the_whole_name_of_its_state(cast: Cast, text: Any, meeting: Any) -> None:
    from multilateral.decision.acts import put_text
    from tests.decision.conftest import open_floor

    other = open_floor(cast, "EX/WG/3/L.10", sponsors="Aldemar and Korvath (Federal Republic of)")
    action = put_text(by=cast.chair, meeting=meeting, text=other, seen=0)
    sponsors = [m.delegation.name for m in cast.missions if queries.is_sponsor(action, m.delegation)]
    assert sponsors == ["Aldemar", "Korvath (Federal Republic of)"]


def test_what_is_said_keeps_its_paragraphs_and_is_not_taken_twice(cast: Cast, action: Any) -> None:
    said = explain(by=cast.korvath.head, action=action, words="  Two  things.\r\n\r\n\r\n\r\nFirst,\x00 oil. ")
    assert said.words == "Two things.\n\nFirst, oil."
    with pytest.raises(Overtaken, match="the same words"):
        explain(by=cast.korvath.head, action=action, words="Two things.\n\nFirst, oil.")


@pytest.mark.parametrize(("words", "sentence"), [(" \n ", "Write what you wish"), ("x" * 20_001, "at most 20000")])
def test_an_empty_and_an_endless_statement_are_refused(cast: Cast, action: Any, words: str, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        explain(by=cast.korvath.head, action=action, words=words)


def test_there_is_nothing_to_explain_of_a_text_that_went_back_to_the_floor(cast: Cast, action: Any) -> None:
    return_text(by=cast.chair, action=action)
    with pytest.raises(Overtaken, match="returned to the floor"):
        explain(by=cast.korvath.head, action=action, words="We regret it.")


def test_a_delegation_joins_and_stands_apart_from_one_paragraph_and_from_the_whole(cast: Cast, action: Any) -> None:
    adopt_without_vote(by=cast.chair, action=action)
    dissociate(by=cast.korvath.head, action=action, words="From the whole of it.")
    dissociate(by=cast.korvath.head, action=action, paragraph=paragraph(action, "op2.b"), words="Fog is no duty.")
    dissociate(by=cast.aldemar.representative, action=action, paragraph=paragraph(action, "op2"))
    assert [(a.dissociation.delegation.name, a.label) for a in queries.dissociations(action)] == [
        ("Aldemar", "OP2"),
        ("Korvath (Federal Republic of)", ""),
        ("Korvath (Federal Republic of)", "OP2 (b)"),
    ]


def test_once_from_each_paragraph(cast: Cast, action: Any) -> None:
    adopt_without_vote(by=cast.chair, action=action)
    for place in (paragraph(action, "op2"), None):
        dissociate(by=cast.korvath.head, action=action, paragraph=place)
        with pytest.raises(Overtaken, match="already"):
            dissociate(by=cast.korvath.representative, action=action, paragraph=place, words="Once more.")


def test_nobody_stands_apart_before_the_decision_after_a_vote_or_from_elsewhere(
    cast: Cast, text: Any, action: Any
) -> None:
    from tests.decision.conftest import open_floor

    with pytest.raises(Refused, match="has not been decided"):
        dissociate(by=cast.korvath.head, action=action)
    foreign = negotiation.place(open_floor(cast, "EX/WG/3/L.10"), "op1")
    adopt_without_vote(by=cast.chair, action=action)
    assert foreign is not None
    with pytest.raises(Refused, match="not in the text that was adopted"):
        dissociate(by=cast.korvath.head, action=action, paragraph=foreign.paragraph)


def test_after_a_vote_one_explains_it_and_after_a_rejection_there_is_nothing_to_stand_apart_from(
    cast: Cast, action: Any
) -> None:
    from multilateral.decision.acts import put_text
    from tests.decision.conftest import open_floor

    vote(cast, action)
    with pytest.raises(Refused, match="explain your vote instead"):
        dissociate(by=cast.korvath.head, action=action)
    other = put_text(by=cast.chair, meeting=action.meeting, text=open_floor(cast, "EX/WG/3/L.10"), seen=0)
    open_vote(by=cast.chair, action=other)
    close_vote(by=cast.chair, action=other)
    other.refresh_from_db()
    with pytest.raises(Refused, match="was not adopted"):
        dissociate(by=cast.korvath.head, action=other)


def test_only_those_who_speak_for_a_delegation_explain_and_dissociate(cast: Cast, action: Any) -> None:
    adopt_without_vote(by=cast.chair, action=action)
    mission = cast.korvath
    for by in (mission.adviser, mission.capital, mission.contact, cast.chair, cast.secretariat, cast.operator):
        with pytest.raises(NotPermitted):
            explain(by=by, action=action, words="A word.")
        with pytest.raises(NotPermitted):
            dissociate(by=by, action=action)
