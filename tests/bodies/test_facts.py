"""The bodies of the process, their succession and the votes: whole, in order, each with its source."""

import datetime
import json
import re
from importlib import resources

import pytest

from multilateral.bodies import facts
from multilateral.bodies.facts import FactsError, parse_bodies
from multilateral.parties import facts as parties
from multilateral.rules.book import load, slugs
from multilateral.rules.votes import Tally, decide


def test_the_bodies_stand_in_their_order_of_succession():
    assert [body.slug for body in facts.bodies()] == [
        "general-assembly",
        "first-committee",
        *(f"gge-{number}" for number in range(1, 7)),
        "oewg-1",
        "oewg-2",
        "global-mechanism",
    ]
    succession = {body.slug: body.succeeds for body in facts.bodies() if body.succeeds}
    assert succession["oewg-2"] == "oewg-1"
    assert succession["global-mechanism"] == "oewg-2"
    assert succession["gge-6"] == "gge-5"


def test_every_body_has_an_english_name_a_source_and_what_is_to_confirm():
    for body in facts.bodies():
        assert body.names["en"] and body.source and body.mandate
        assert body.rules in ("", *slugs())
        for chair in body.chairs:
            assert parties.state(chair.state)


def test_organs_and_open_ended_groups_are_named_in_six_languages():
    for slug in ("general-assembly", "first-committee", "gge-4", "oewg-1", "oewg-2"):
        assert set(facts.body(slug).names) == set(parties.LANGUAGES)
    assert {"en"} == set(facts.body("global-mechanism").names)
    (topic,) = facts.topics()
    assert set(topic.names) == set(parties.LANGUAGES)
    assert topic.opened_by.symbol == "A/RES/53/70"


def test_bodies_begin_in_the_order_in_which_they_succeed_each_other():
    for body in facts.bodies():
        if body.succeeds:
            before = facts.body(body.succeeds)
            assert facts.earliest(before.begins) <= facts.earliest(body.begins), body.slug
        if body.ends:
            assert facts.earliest(body.begins) <= facts.earliest(body.ends) or body.begins == body.ends


@pytest.mark.parametrize(
    ("slug", "symbols"),
    [
        ("gge-4", ["A/70/174"]),
        ("oewg-1", ["A/75/816"]),
        ("oewg-2", ["A/77/275", "A/78/265", "A/79/214", "A/80/257"]),
    ],
)
def test_outcomes_are_held_by_symbol(slug, symbols):
    assert [outcome.symbol for outcome in facts.body(slug).outcomes] == symbols


def test_groups_that_did_not_agree_say_so():
    without = [body.slug for body in facts.bodies() if "no_consensus" in {outcome.agreed for outcome in body.outcomes}]
    assert without == ["gge-1", "gge-5"]


@pytest.mark.parametrize(
    ("partial", "day"),
    [("2019-06", (2019, 6, 1)), ("2021", (2021, 1, 1)), ("2025-07-11", (2025, 7, 11))],
)
def test_a_partial_date_is_drawn_from_its_first_day(partial, day):
    assert facts.earliest(partial) == datetime.date(*day)
    assert facts.earliest("") is None


@pytest.fixture
def text():
    return resources.files("multilateral.bodies.facts").joinpath("bodies.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("good", "bad", "message"),
    [
        ('succeeds = "oewg-1"', 'succeeds = "oewg-9"', "'oewg-2' succeeds 'oewg-9', which does not stand before it"),
        ('slug = "gge-2"', 'slug = "gge-1"', "'gge-1' stands in two entries"),
        ('to_confirm = ["mandate"]', 'to_confirm = ["mandat"]', "has 'mandat' to confirm, which is no field"),
        ('kind = "plenary"', 'kind = "club"', r"Invalid enum value 'club' - at `\$\.body\[0\]\.kind`"),
        ('begins = "2019-06"', 'begins = "June 2019"', r"at `\$\.body\[8\]\.begins`"),
        ('en = "First Committee"', "", "'first-committee' needs a name in English"),
        ("members = 193", "membres = 193", "members|membres"),
        ('kind = "plenary"', "kind = plenary", "Invalid value .*line"),
    ],
)
def test_a_damaged_entry_is_refused_with_its_place(text, good, bad, message):
    assert good in text
    with pytest.raises(FactsError, match=message):
        parse_bodies(text.replace(good, bad, 1), "bodies.toml")


def test_each_vote_is_on_a_body_that_is_held_and_names_its_source():
    for vote in facts.votes():
        assert facts.body(vote.body)
        assert vote.source
        assert (vote.how == "without_vote") is (vote.yes is None)
        assert re.fullmatch(r"A/RES/\d+/\d+", vote.text)
        assert set(vote.to_confirm) <= set(vote.__struct_fields__)


def test_no_vote_is_held_twice():
    keys = [(vote.text, vote.body, vote.on) for vote in facts.votes()]
    assert len(keys) == len(set(keys))


def test_the_recorded_votes_carried_by_the_rules_of_their_body():
    """75/240 and two others did not reach two thirds; a simple majority decided."""
    for vote in facts.votes():
        if vote.yes is not None:
            tally = Tally(vote.yes, vote.no, vote.abstain or 0)
            assert decide(tally, load(facts.body(vote.body).rules)).adopted, vote


def test_votes_agree_with_the_vote_files_of_the_assembly(shared):
    rows = {}
    for path in sorted((shared / "data/unga/votes").glob("*.json")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            rows[row["symbol"]] = row
    compared = set()
    for vote in facts.votes():
        row = rows.get(vote.text)
        if row is None or vote.body != "general-assembly":
            continue
        compared.add(vote.text.removeprefix("A/RES/"))
        assert not {"yes", "no", "abstain", "how", "date"} & set(vote.to_confirm)
        assert (vote.how == "without_vote") is (row["adoption_type"] == "Without a vote")
        if vote.how == "recorded_vote":
            sides = ("MS_in_favour", "MS_against", "MS_abstaining")
            assert [vote.yes, vote.no, vote.abstain] == [len(row[side]) for side in sides]
    assert compared == {"74/28", "74/29", "75/32", "75/240", "77/36", "77/37", "78/16", "78/237", "79/237"}


def test_plenary_votes_without_a_vote_file_stay_to_confirm(shared):
    sessions = {path.stem for path in (shared / "data/unga/votes").glob("*.json")}
    for vote in facts.votes():
        if vote.body == "general-assembly" and vote.text.split("/")[2] not in sessions:
            assert {"how", "yes"} & set(vote.to_confirm), vote


def test_dates_of_mandates_agree_with_the_resolutions_that_recall_them(shared):
    """75/240 and 76/19 recall the whole line with dates."""
    recalled = {}
    for name in ("A_RES_75_240.txt", "A_RES_76_19.txt"):
        words = " ".join((shared / "data/ict" / name).read_text(encoding="utf-8").split())
        for number, day in re.findall(r"(\d{2}/\d+)(?: [A-Z])? of (\d{1,2} [A-Z][a-z]+ \d{4})", words):
            recalled[f"A/RES/{number}"] = datetime.datetime.strptime(day, "%d %B %Y").date().isoformat()  # noqa: DTZ007
    compared = 0
    for mandate in [mandate for body in facts.bodies() for mandate in body.mandates] + [facts.topics()[0].opened_by]:
        if mandate.symbol in recalled:
            compared += 1
            assert mandate.date == recalled[mandate.symbol]
    assert compared == 9


def test_the_names_in_six_languages_stand_in_the_official_texts(shared):
    folders = {"en": "English", "fr": "French", "es": "Spanish", "ru": "Russian", "zh": "Chinese", "ar": "Arabic"}
    names = {slug: facts.body(slug).names for slug in ("general-assembly", "first-committee", "oewg-2")}
    names["topic"] = facts.topics()[0].names
    for language, folder in folders.items():
        (path,) = (shared / "data/unga/79" / folder).glob("A_RES_79_237*.xml")
        words = _letters(re.sub(r"<[^>]+>", " ", path.read_text(encoding="utf-8")))
        for slug, held in names.items():
            # The Russian text has the First Committee in the genitive alone.
            name = "первогокомитета" if (slug, language) == ("first-committee", "ru") else _letters(held[language])
            assert name in words, (slug, language)


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text.replace("\u2019", "'")).casefold()
