"""The vocabulary of needs and offers."""

from importlib import resources

import pytest

from multilateral.followup.capacity import facts
from multilateral.parties.facts import LANGUAGES
from multilateral.parties.facts.reading import FactsError


def test_there_are_twelve_topics_and_seven_kinds_of_offer():
    assert (len(facts.topics()), len(facts.kinds())) == (12, 7)
    assert facts.topic("legislation").name("fr") == "Législation"
    assert facts.kind("training").name("zh") == "培训"


def test_every_term_is_named_in_six_languages_and_reviewed_in_english_alone():
    for term in (*facts.topics(), *facts.kinds()):
        assert set(term.names) == set(LANGUAGES)
        assert all(term.names.values()) and term.source
        assert term.is_reviewed("en") and not term.is_reviewed("ar")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_terms_of_a_list_share_a_name(language):
    for terms in (facts.topics(), facts.kinds()):
        assert len({term.name(language) for term in terms}) == len(terms)


def test_an_unknown_topic_is_refused():
    with pytest.raises(KeyError):
        facts.topic("weather")


@pytest.mark.parametrize(
    ("good", "bad", "message"),
    [
        ('slug = "norms"', 'slug = "legislation"', "'legislation' stands in two entries"),
        ('en = "Funding"', "", "'funding' needs a name in English"),
        ('source = "own"', "", "missing required field `source`"),
    ],
)
def test_a_damaged_vocabulary_is_refused_with_its_fault(good, bad, message):
    text = resources.files("multilateral.followup.capacity.facts").joinpath("topics.toml").read_text(encoding="utf-8")
    with pytest.raises(FactsError, match=message):
        facts.parse(text.replace(good, bad, 1), "topics.toml")
