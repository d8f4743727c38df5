"""The two lists of norms, the survey, and what an exercise brings with it."""

from __future__ import annotations

from typing import Any

import pytest

from multilateral.followup.framework import acts, norms, queries
from multilateral.parties.acting import NotPermitted, Refused
from multilateral.parties.models import State
from tests.cast import BODY, Cast

NORM: dict[str, Any] = {
    "body": BODY,
    "slug": "answer-requests",
    "title": "Answer every request for assistance",
    "symbol": "EX/RES/1/3",
    "paragraph": "op2",
    "question": "outside-office-hours",
    "words": "Is there an office that can acknowledge a request outside office hours?",
    "choices": ["Yes", "In preparation", "No", "Not stated"],
}


def test_both_lists_are_whole_sourced_and_kept_apart() -> None:
    of_2015, of_2018 = norms.of_2015(), norms.of_2018()
    assert [n.mark for n in of_2015] == [f"({letter})" for letter in "abcdefghijk"]
    assert len(of_2018) == 13
    assert {n.symbol for n in of_2015} == {"A/70/174"} and {n.symbol for n in of_2018} == {"A/RES/73/27"}
    assert all(n.paragraph for n in (*of_2015, *of_2018))
    keys = [n.key for n in (*of_2015, *of_2018)]
    assert len(keys) == len(set(keys))


def test_each_correspondence_leads_to_a_norm_of_the_other_list() -> None:
    of_2015, of_2018 = norms.of_2015(), norms.of_2018()
    for one, other in ((of_2015, of_2018), (of_2018, of_2015)):
        held = {(n.key, n.mark) for n in other}
        assert {pair for n in one for pair in n.corresponds} <= held


def test_every_norm_of_2015_has_one_question_with_choices(cast: Cast) -> None:
    assert [q.norm.key for q in queries.questions()] == [n.key for n in norms.of_2015()]
    assert all(q.words and len(q.choices) > 1 for q in queries.questions())


def test_an_exercise_brings_its_own_norm_which_invented_states_answer(cast: Cast) -> None:
    acts.enter_exercise_norm(by=cast.operator, **NORM)
    shown = queries.norm("answer-requests")
    assert shown is not None and shown.exercise and (shown.symbol, shown.anchor) == ("EX/RES/1/3", "op2")
    answer = acts.answer(by=cast.brennia.head, question="outside-office-hours", choice="In preparation")
    acts.publish_answer(by=cast.brennia.head, answer=answer)
    assert queries.published("outside-office-hours")[0].choice == "In preparation"


def test_a_real_state_is_not_asked_what_an_exercise_asks(cast: Cast) -> None:
    acts.enter_exercise_norm(by=cast.operator, **NORM)
    delegation = cast.brennia.delegation
    delegation.state = State(code="xyz", status="member", names={"en": "Somewhere"})
    assert queries.question("outside-office-hours", delegation) is None
    assert queries.question("requests-for-assistance", delegation) is not None


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"symbol": "A/RES/74/29"}, "begins with EX/"),
        ({"slug": "territory"}, "there already"),
        ({"question": "territory"}, "there already"),
        ({"choices": []}, "needs answers"),
        ({"choices": ["x" * 41]}, "at most 40"),
    ],
)
def test_an_exercise_cannot_pass_for_the_framework(cast: Cast, change: dict[str, Any], sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        acts.enter_exercise_norm(by=cast.operator, **(NORM | change))


def test_delegations_and_the_chair_enter_no_norms(cast: Cast) -> None:
    for other in (cast.brennia.head, cast.chair):
        with pytest.raises(NotPermitted):
            acts.enter_exercise_norm(by=other, **NORM)
