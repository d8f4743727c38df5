"""Votes by the book: majorities, ties, abstentions and quorums, against a plain reference."""

import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from multilateral.rules import votes
from multilateral.rules.book import load
from multilateral.rules.votes import Tally, count, decide, quorum_to_decide, quorum_to_open

PLENARY, COMMITTEE, EXERCISE = load("ga_plenary"), load("ga_committee"), load("exercise")
numbers = st.integers(min_value=0, max_value=250)
tallies = st.builds(Tally, yes=numbers, no=numbers, abstain=numbers, not_voting=numbers)
books = st.sampled_from([PLENARY, COMMITTEE, EXERCISE])


@given(tallies, books)
def test_a_simple_majority_is_more_yes_than_no(tally, book):
    assert decide(tally, book).adopted is (tally.yes > tally.no)


@given(tallies, books)
def test_two_thirds_are_at_least_two_of_three_present_and_voting(tally, book):
    voting = tally.yes + tally.no
    expected = voting > 0 and Fraction(tally.yes, voting) >= Fraction(2, 3)
    assert decide(tally, book, "two_thirds").adopted is expected


@given(tallies, books, st.sampled_from(["simple", "two_thirds"]))
def test_abstentions_and_absences_never_change_what_is_decided(tally, book, majority):
    bare = Tally(yes=tally.yes, no=tally.no)
    assert decide(tally, book, majority) == decide(bare, book, majority)


@given(tallies, books, st.sampled_from(["simple", "two_thirds"]))
def test_the_votes_needed_are_the_least_that_would_carry(tally, book, majority):
    outcome = decide(tally, book, majority)
    assert outcome.of == tally.yes + tally.no
    if outcome.of:
        assert decide(Tally(outcome.needed, outcome.of - outcome.needed), book, majority).adopted
        assert not decide(Tally(outcome.needed - 1, outcome.of - outcome.needed + 1), book, majority).adopted


@given(tallies, books, st.sampled_from(["simple", "two_thirds"]), st.booleans())
def test_every_outcome_says_why_and_under_which_rule(tally, book, majority, again):
    outcome = decide(tally, book, majority, is_second_vote=again)
    rules = {provision.rule for _, provision in book.provisions()}
    assert outcome.rule in rules
    assert outcome.reason.endswith(("adopted.", "rejected.", "48 hours."))
    assert outcome.second_vote is (outcome.ground == "tie_second_vote")
    assert not (outcome.adopted and outcome.second_vote)


@pytest.mark.parametrize(("book", "rule"), [(COMMITTEE, "133"), (EXERCISE, "133")], ids=["committee", "exercise"])
def test_a_tie_in_committee_is_lost_at_once(book, rule):
    outcome = decide(Tally(4, 4), book)
    assert (outcome.adopted, outcome.ground, outcome.rule, outcome.second_vote) == (False, "tie_lost", rule, False)


def test_a_tie_in_plenary_asks_for_a_second_vote_and_a_second_tie_rejects():
    first = decide(Tally(60, 60, 30), PLENARY)
    assert (first.adopted, first.ground, first.rule, first.second_vote) == (False, "tie_second_vote", "95", True)
    again = decide(Tally(60, 60, 30), PLENARY, is_second_vote=True)
    assert (again.adopted, again.ground, again.rule, again.second_vote) == (False, "tie_lost", "95", False)


@pytest.mark.parametrize("majority", ["simple", "two_thirds"])
@pytest.mark.parametrize("book", [PLENARY, COMMITTEE, EXERCISE])
def test_when_all_abstain_there_is_no_majority_and_no_second_vote(book, majority):
    outcome = decide(Tally(0, 0, abstain=8), book, majority)
    assert (outcome.adopted, outcome.of, outcome.ground, outcome.second_vote) == (False, 0, "nobody_voting", False)
    assert outcome.rule == book.abstentions_count.rule


def test_a_single_vote_carries_when_all_others_abstain():
    outcome = decide(Tally(1, 0, abstain=7), EXERCISE)
    assert (outcome.adopted, outcome.needed, outcome.of) == (True, 1, 1)
    assert outcome.reason == "1 of 1 present and voting in favour, 1 needed for a majority: adopted."


@pytest.mark.parametrize(("majority", "rule"), [("simple", "85"), ("two_thirds", "83")], ids=["simple", "two thirds"])
def test_the_plenary_names_the_rule_of_its_majority(majority, rule):
    assert decide(Tally(100, 20), PLENARY, majority).rule == rule
    assert decide(Tally(20, 100), PLENARY, majority).rule == rule


def test_a_text_with_more_votes_than_others_may_still_lack_two_thirds():
    tally = Tally(92, 50, 21)
    assert decide(tally, PLENARY).adopted
    assert not decide(tally, PLENARY, "two_thirds").adopted
    assert decide(tally, PLENARY, "two_thirds").needed == 95


@given(st.lists(st.sampled_from(["yes", "no", "abstain", "not_voting"]), max_size=200))
def test_counting_votes_counts_each_once(cast):
    tally = count(cast)
    assert tally.members == len(cast)
    assert (tally.yes, tally.no) == (cast.count("yes"), cast.count("no"))
    assert (tally.abstain, tally.not_voting) == (cast.count("abstain"), cast.count("not_voting"))


def test_a_word_that_is_no_vote_is_named():
    with pytest.raises(ValueError, match="'maybe' is no vote; say yes, no, abstain or not_voting"):
        count(["yes", "maybe"])


def test_a_tally_below_zero_is_refused():
    with pytest.raises(ValueError, match="cannot hold -1 for 'no'"):
        Tally(3, -1)


@given(members=st.integers(1, 250), data=st.data())
def test_quorums_are_a_third_a_quarter_and_more_than_half(members, data):
    present = data.draw(st.integers(0, members))
    share = Fraction(present, members)
    assert quorum_to_open(present, members, PLENARY).reached is (share >= Fraction(1, 3))
    assert quorum_to_open(present, members, COMMITTEE).reached is (share >= Fraction(1, 4))
    for book in (PLENARY, COMMITTEE, EXERCISE):
        assert quorum_to_decide(present, members, book).reached is (share > Fraction(1, 2))


def test_the_quorums_of_the_assembly_of_193():
    assert quorum_to_open(64, 193, PLENARY).needed == 65
    assert quorum_to_open(48, 193, COMMITTEE).needed == 49
    decision = quorum_to_decide(96, 193, PLENARY)
    assert (decision.reached, decision.needed, decision.rule) == (False, 97, "67")
    assert decision.reason == "96 of 193 members are present, 97 are needed to take a decision: not enough."


@pytest.mark.parametrize(("present", "members"), [(9, 8), (-1, 8)])
def test_an_impossible_attendance_is_refused(present, members):
    with pytest.raises(ValueError, match="cannot be; correct the attendance"):
        quorum_to_decide(present, members, EXERCISE)


def test_a_body_without_members_never_has_a_quorum():
    assert not quorum_to_open(0, 0, EXERCISE).reached
    assert not quorum_to_decide(0, 0, EXERCISE).reached


def test_a_tally_prints_in_favour_against_abstaining():
    assert str(Tally(124, 6, 48, 15)) == "124–6–48"


def test_recorded_votes_of_the_assembly_come_out_as_they_did(shared):
    """Every text with recorded figures in the vote files was adopted; a simple majority must say so too."""
    tried = 0
    for path in sorted((shared / "data/unga/votes").glob("*.json")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            figures = [row[f"MS_{side}_count"] for side in ("in_favour", "against", "abstaining")]
            if row["MS_in_favour"] and all(figure.isdigit() for figure in figures):
                tried += 1
                assert decide(Tally(*map(int, figures)), PLENARY).adopted, line[:120]
    assert tried > 100


def test_least_present_is_the_least_that_makes_the_share():
    assert [votes.least_present(8, share) for share in ("one_quarter", "one_third", "majority")] == [2, 3, 5]
