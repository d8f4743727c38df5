"""Compiling a report: values in, sentences out."""

from __future__ import annotations

import dataclasses

import pytest
from django.utils import translation

from multilateral.reports.facts import Act, Decided, Facts, Voted
from multilateral.reports.report import compiled, to_json, to_text
from multilateral.reports.sentence import Sentence, said

FACTS = Facts(slug="ex-wg", body="Working Group", session=3, exercise=True, opens=None, closes=None)

ACTION = Decided(
    id="1",
    symbol="EX/WG/3/L.9",
    slug="lamps",
    put=((12, (Act(4, "decision.put_text"),)),),
    unsettled=((), ()),
    stage="adopted",
    without_vote=False,
    adopted_as="EX/RES/3/1",
    rule="rule 125 of A/520/Rev.20",
    votes=(Voted(5, 2, 1, 0, (Act(9, "decision.close_vote"),)),),
    result=(Act(9, "decision.close_vote"),),
    statements=(),
    dissociations=(),
)


def decisions(**changes: object) -> list[str]:
    """What is said of the action with these changes."""
    report = compiled(dataclasses.replace(FACTS, decisions=(dataclasses.replace(ACTION, **changes),)))  # type: ignore[arg-type]
    return [s.text for s in report.sentences][1:]


def vote(*counts: int, at: int = 9) -> Voted:
    """A closed vote."""
    return Voted(*counts, (Act(at, "decision.close_vote"),))


def test_a_sentence_without_an_act_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="no act is behind"):
        Sentence("It was agreed by all.", ())
    assert said("It was agreed by all.", ()) == []


def test_what_has_lost_its_acts_is_left_out() -> None:
    assert decisions(result=()) == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "was adopted as EX/RES/3/1 by a recorded vote of 5 to 2, with 1 abstention."),
        ({"votes": (vote(5, 2, 3, 0),)}, "was adopted as EX/RES/3/1 by a recorded vote of 5 to 2, with 3 abstentions."),
        (
            {"votes": (vote(5, 0, 0, 1),)},
            "was adopted as EX/RES/3/1 by a recorded vote of 5 to 0, with no abstentions.",
        ),
        ({"adopted_as": ""}, "was approved by a recorded vote of 5 to 2, with 1 abstention."),
        ({"without_vote": True, "votes": ()}, "was adopted without a vote as EX/RES/3/1."),
        ({"without_vote": True, "votes": (), "adopted_as": ""}, "was approved without a vote."),
        ({"stage": "returned", "votes": ()}, "was returned to the floor."),
    ],
)
def test_a_decision_is_told_by_its_counts(changes: dict[str, object], words: str) -> None:
    assert decisions(**changes) == [f"EX/WG/3/L.9 {words}"]


def test_a_rejection_names_the_rule_that_it_rests_on() -> None:
    assert decisions(stage="rejected", adopted_as="", votes=(vote(3, 3, 0, 1),), rule="rule 133 of A/520/Rev.20") == [
        "EX/WG/3/L.9 was rejected by a recorded vote of 3 to 3, with no abstentions.",
        "This rests on rule 133 of A/520/Rev.20.",
    ]


def test_a_first_vote_that_was_equally_divided_is_told_before_the_second() -> None:
    votes = (vote(3, 3, 1, 0, at=7), vote(4, 3, 0, 0))
    assert decisions(votes=votes) == [
        "A recorded vote on EX/WG/3/L.9 was equally divided: 3 to 3, with 1 abstention.",
        "EX/WG/3/L.9 was adopted as EX/RES/3/1 by a recorded vote of 4 to 3, with no abstentions.",
    ]


def test_a_text_that_was_put_and_not_decided_is_told_as_put_alone() -> None:
    assert decisions(stage="put", votes=(), result=()) == []


def test_what_had_no_outcome_when_a_text_was_put_is_named() -> None:
    assert decisions(unsettled=((1, 3), (2,)))[0] == (
        "Without an outcome when it was put: proposal 1, proposal 3 and concern 2."
    )


def test_numbers_of_private_acts_are_counts_of_their_lines() -> None:
    report = compiled(dataclasses.replace(FACTS, tests=tuple(Act(n) for n in (3, 5, 8)), tests_answered=(Act(9),)))
    assert [s.text for s in report.sentences] == [
        "3 tests were sent to points of contact, plainly as exercises.",
        "One answer came.",
    ]


def test_the_text_cites_lines_of_the_ledger_and_says_what_it_is() -> None:
    report = compiled(dataclasses.replace(FACTS, tests=tuple(Act(n) for n in (3, 5, 6, 7, 9, 10))))
    text = to_text(report, "multilateral.example/ledger\n11\nabc=\n")
    assert "1. 6 tests were sent to points of contact, plainly as exercises. [3, 5–7, 9, 10]" in text
    assert "no United Nations document" in text and "Exercise: invented States" in text
    assert text.endswith("multilateral.example/ledger\n11\nabc=\n")


def test_the_json_has_each_sentence_with_its_entries() -> None:
    value = to_json(compiled(dataclasses.replace(FACTS, decisions=(ACTION,))), None)
    assert value["schema"] == "multilateral/report/1" and value["draft"] is True
    (section,) = value["sections"]
    assert section["key"] == "decisions" and section["numeral"] == "I"
    last = section["paragraphs"][0]["sentences"][-1]
    assert last["acts"] == [{"entry": 9, "act": "decision.close_vote"}]
    assert {"kind": "document", "key": ["EX/RES/3/1"], "name": "EX/RES/3/1"} in last["about"]


def test_sections_keep_their_keys_in_every_language() -> None:
    facts = dataclasses.replace(FACTS, decisions=(ACTION,))
    with translation.override("fr"):
        assert [s.key for s in compiled(facts).sections] == ["decisions"]
