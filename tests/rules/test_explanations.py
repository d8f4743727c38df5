"""Explanations of vote and of position: open to all but the proposer's on its own vote."""

import pytest

from multilateral.rules.book import load, slugs
from multilateral.rules.explanations import may_explain


@pytest.mark.parametrize("slug", slugs())
@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_delegation_may_explain_its_vote_before_and_after(slug, moment):
    book = load(slug)
    assert may_explain(book, moment, by_proposer=False).allowed


@pytest.mark.parametrize(("slug", "rule"), [("ga_plenary", "88"), ("ga_committee", "128"), ("exercise", "128")])
def test_a_proposer_may_not_explain_its_vote_on_its_own_proposal(slug, rule):
    permission = may_explain(load(slug), "after", by_proposer=True)
    assert (permission.allowed, permission.rule) == (False, rule)
    assert permission.reason == "The proposer does not explain its vote on its own proposal."


def test_a_proposer_may_state_its_position_where_there_was_no_vote():
    assert may_explain(load("exercise"), "after", by_proposer=True, was_voted=False).allowed
