"""Rule books: whole, cited, refused when they are not whole, and true to the rules of procedure."""

import json
import re

import pytest

from multilateral.rules.book import RuleBook, UnknownBook, load, parse, slugs

TOML = "books/exercise.toml"


@pytest.fixture
def exercise_text():
    from importlib import resources

    return resources.files("multilateral.rules").joinpath(TOML).read_text(encoding="utf-8")


def test_the_books_held_are_plenary_committee_and_exercise():
    assert slugs() == ["exercise", "ga_committee", "ga_plenary"]
    for slug in slugs():
        assert load(slug).slug == slug
        assert load(slug) is load(slug)


def test_each_provision_names_its_rule():
    for slug in slugs():
        for name, provision in load(slug).provisions():
            assert re.fullmatch(r"\d{1,3}|annex [IVX]+, para\. \d+|practice", provision.rule), (slug, name)


def test_the_books_differ_where_the_rules_of_procedure_do():
    plenary, committee = load("ga_plenary"), load("ga_committee")
    assert (plenary.tie.value, committee.tie.value) == ("second_vote_within_48h", "lost")
    assert (plenary.quorum_open.value, committee.quorum_open.value) == ("one_third", "one_quarter")
    assert "important_question" in plenary.two_thirds.value
    assert committee.two_thirds.value == ("reconsideration",)
    assert {plenary.abstentions_count.value, committee.abstentions_count.value} == {False}


def test_only_the_exercise_is_invented_and_it_says_so():
    assert [slug for slug in slugs() if load(slug).invented] == ["exercise"]
    exercise = load("exercise")
    assert exercise.edition.startswith("EX/")
    assert exercise.cite(exercise.tie.rule) == "EX/RULES/1, after rule 133 of A/520/Rev.20"


def test_a_rule_is_quoted_with_its_edition():
    plenary = load("ga_plenary")
    assert plenary.cite("95") == "rule 95 of A/520/Rev.20"
    assert plenary.cite("annex V, para. 6") == "annex V, para. 6 of A/520/Rev.20"
    assert plenary.cite("practice") == "practice, beside A/520/Rev.20"


def test_an_unknown_book_is_named_with_those_that_exist():
    with pytest.raises(UnknownBook, match="no rule book 'plenary'; choose one of exercise, ga_committee, ga_plenary"):
        load("plenary")
    with pytest.raises(UnknownBook):
        load("../books/exercise")


def test_a_book_without_a_provision_is_refused_with_its_name(exercise_text):
    with pytest.raises(UnknownBook, match=r"mine\.toml: .*`tie`"):
        parse(exercise_text.replace("[tie]", "[ties]"), name="mine.toml")


def test_a_book_with_one_provision_too_many_is_refused_with_its_name(exercise_text):
    with pytest.raises(UnknownBook, match="unknown provision 'casting_vote'"):
        parse(exercise_text + '\n[casting_vote]\nvalue = true\nrule = "1"\nnote = ""\n', name="mine.toml")


def test_a_value_that_no_book_may_hold_is_refused_with_its_place(exercise_text):
    with pytest.raises(UnknownBook, match=r"\$\.tie\.value"):
        parse(exercise_text.replace('value = "lost"', 'value = "drawn by lot"'), name="mine.toml")


def test_broken_toml_is_refused_with_its_line(exercise_text):
    with pytest.raises(UnknownBook, match=r"mine\.toml: .*line \d+"):
        parse(exercise_text.replace('value = "lost"', "value = lost"), name="mine.toml")


def test_the_rule_numbers_stand_under_the_matching_heading_of_the_rules(shared):
    """In A/520/Rev.20 a subject heading precedes each rule; every number we cite stands under the one we mean."""
    rows = json.loads((shared / "data/rules/A_520_REV.20.json").read_text(encoding="utf-8"))
    headings = {}
    for before, row in zip(rows, rows[1:], strict=False):
        if found := re.match(r"Rule (\d+)", row["text"] or ""):
            headings.setdefault(found.group(1), before["text"])
    expected = {
        "quorum_open": "Quorum",
        "quorum_decide": "Quorum",
        "majority": "majority|Majority",
        "abstentions_count": "present and voting",
        "tie": "Equally divided votes",
        "chair_votes": "shall not vote",
        "methods": "Method of voting",
        "explanation_by_proposer": "Conduct during voting",
        "amendments": "Voting on amendments",
        "division": "Division of proposals and amendments",
        "competing_proposals": "Voting on proposals",
        "reconsideration": "Reconsideration of proposals",
    }
    for slug in ("ga_plenary", "ga_committee"):
        book: RuleBook = load(slug)
        for name, heading in expected.items():
            rule = getattr(book, name).rule
            # The copy glues footnote marks to some numbers ("Rule 8540" is rule 85, note 40).
            printed = rule if rule in headings else next(n for n in sorted(headings) if n.startswith(rule))
            assert re.search(heading, headings[printed]), (slug, name, rule, headings[printed])
