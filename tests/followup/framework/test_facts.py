"""The framework as data: two lists side by side, measures, principles and a survey in which nothing is mandatory."""

import re
from importlib import resources

import pytest

from multilateral.followup.framework import facts
from multilateral.parties.facts import LANGUAGES
from multilateral.parties.facts.reading import FactsError

WRITING = {"ru": r"[Ѐ-ӿ]", "zh": r"[一-鿿]", "ar": r"[؀-ۿ]"}


def all_items():
    items = (*facts.norms(), *facts.rules(), *facts.measures(), *facts.principles())
    return [*((item, item.names) for item in items), *((item, item.names) for item in facts.survey().option)]


def test_there_are_eleven_norms_a_to_k_each_with_its_paragraph():
    assert [norm.letter for norm in facts.norms()] == list("abcdefghijk")
    for norm in facts.norms():
        assert (norm.symbol, norm.paragraph) == ("A/70/174", f"13 ({norm.letter})")
        assert norm.expects.endswith(".")


def test_the_thirteen_of_73_27_stand_beside_the_norms_and_map_to_all_of_them():
    assert [rule.number for rule in facts.rules()] == [f"1.{number}" for number in range(1, 14)]
    assert {rule.symbol for rule in facts.rules()} == {"A/RES/73/27"}
    matched = {norm.letter: [rule.number for rule in facts.rules_matching(norm.letter)] for norm in facts.norms()}
    assert matched["i"] == ["1.9", "1.10"]
    assert all(len(numbers) == 1 for letter, numbers in matched.items() if letter != "i")
    assert [rule.number for rule in facts.rules() if not rule.norms] == ["1.13"]


def test_there_are_eight_measures_in_two_documents_and_ten_principles_in_three_parts():
    assert [measure.symbol for measure in facts.measures()] == ["A/78/265"] * 4 + ["A/79/214"] * 4
    assert [principle.part for principle in facts.principles()] == ["process"] * 5 + ["partnerships"] * 3 + [
        "people"
    ] * 2


def test_what_was_not_compared_with_the_document_is_marked():
    assert all("expects" in measure.to_confirm for measure in facts.measures())
    assert all("asks" in principle.to_confirm for principle in facts.principles())
    for entry in (*facts.norms(), *facts.rules(), *facts.measures(), *facts.principles()):
        assert entry.source
        assert set(entry.to_confirm) <= set(entry.__struct_fields__)


def test_every_name_is_there_in_six_languages_and_in_the_right_writing():
    words = [*all_items(), *((question, question.text) for question in facts.survey().question)]
    for item, names in words:
        assert set(names) == set(LANGUAGES), item.slug
        for language, pattern in WRITING.items():
            assert re.search(pattern, names[language]), (item.slug, language)
        assert len({names[language] for language in ("en", "fr", "es")}) >= 2, item.slug


def test_names_are_marked_as_reviewed_in_english_alone():
    for item, _names in all_items():
        assert item.reviewed == ("en",)
        assert item.is_reviewed("en") and not item.is_reviewed("fr")


def test_the_survey_asks_one_question_a_norm_and_none_is_mandatory():
    survey = facts.survey()
    assert [question.norm for question in survey.question] == [norm.letter for norm in facts.norms()]
    for question in survey.question:
        assert question.slug == facts.norm(question.norm).slug
        assert question.mandatory is False
        assert question.words("en").endswith("?")


def test_an_untouched_question_says_not_stated():
    options = [option.slug for option in facts.survey().option]
    assert options == ["not-stated", "not-started", "partial", "done", "not-applicable"]


def test_a_norm_is_found_by_letter_and_by_slug():
    assert facts.norm("j") is facts.norm("vulnerabilities")
    assert facts.question("vulnerabilities").norm == "j"
    with pytest.raises(KeyError):
        facts.norm("l")


def test_no_summary_copies_eight_words_in_a_row_from_the_resolution(shared):
    """Summaries are ours; names of things and set phrases may coincide."""
    words = re.findall(r"\w+", (shared / "data/ict/A_RES_73_27.txt").read_text(encoding="utf-8").casefold())
    runs = {tuple(words[start : start + 8]) for start in range(len(words))}
    for entry in (*facts.norms(), *facts.rules()):
        said = re.findall(r"\w+", entry.expects.casefold())
        assert not runs & {tuple(said[start : start + 8]) for start in range(len(said) - 7)}, entry.expects


def test_the_thirteen_stand_in_the_paragraphs_named(shared):
    text = (shared / "data/ict/A_RES_73_27.txt").read_text(encoding="utf-8")
    paragraphs = dict(re.findall(r"^(1\.\d+)\.\s(.+?)(?=^1\.\d+\.|^2\.$)", text, re.S | re.M))
    telling = {
        "1.2": "attributable",
        "1.3": "proxies",
        "1.5": "human rights",
        "1.7": "58/199",
        "1.9": "supply",
        "1.10": "hidden functions",
        "1.11": "vulnerabilities",
        "1.12": "response",
        "1.13": "private sector",
    }
    assert set(paragraphs) == {rule.paragraph for rule in facts.rules()}
    for number, word in telling.items():
        assert word in paragraphs[number]
        rule = next(rule for rule in facts.rules() if rule.number == number)
        assert word.split()[0][:6].casefold() in (rule.expects + rule.names["en"]).casefold() or number == "1.7"


@pytest.mark.parametrize(
    ("good", "bad", "message"),
    [
        ('slug = "territory"', 'slug = "supply-chain"', "'supply-chain' stands in two entries"),
        ('letter = "c"', 'leter = "c"', r"missing required field `letter`|unknown field `leter`"),
        ('en = "No misuse of territory"', "", "'territory' needs a name in English"),
        ('fr = "Coopération', 'de = "Coopération', "Invalid enum value 'de'"),
        ('reviewed = ["en"]', 'reviewed = "en"', "Expected `array`, got `str`"),
    ],
)
def test_a_damaged_entry_is_refused_with_its_fault(good, bad, message):
    text = resources.files("multilateral.followup.framework.facts").joinpath("norms.toml").read_text(encoding="utf-8")
    assert good in text
    with pytest.raises(FactsError, match=message):
        facts.entries(text.replace(good, bad, 1), "norms.toml", "norm", facts.Norm)


def test_entries_under_another_heading_are_refused():
    text = resources.files("multilateral.followup.framework.facts").joinpath("norms.toml").read_text(encoding="utf-8")
    with pytest.raises(FactsError, match=r"every entry must begin with \[\[norm\]\]"):
        facts.entries(text.replace("norm]", "rule]").replace("[norm.", "[rule."), "norms.toml", "norm", facts.Norm)
