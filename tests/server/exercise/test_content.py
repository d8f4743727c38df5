"""The data of the exercise: whole, free of contradictions, and plainly invented."""

from __future__ import annotations

import dataclasses
import datetime
import tomllib
from collections import Counter
from importlib import resources
from typing import Any, get_args

import pytest
import regex

from multilateral.parties.facts import states as real_states
from multilateral.parties.models import Role
from multilateral.parties.order import english_key, in_english_order
from multilateral.server.exercise.content import content
from multilateral.server.exercise.faults import contradictions
from multilateral.server.exercise.model import Exercise, Step
from multilateral.texts import symbols

FOLDER = resources.files("multilateral.server.exercise")
SYMBOL = regex.compile(r"(?<![\w/.])\p{L}{1,3}(?:/[\p{L}\d.]+)+")


@pytest.fixture
def exercise() -> Exercise:
    return content()


def everything() -> str:
    """Every word of the exercise: the data files and the texts, as they lie there."""
    files = [FOLDER / name for name in ("cast.toml", "body.toml", "script.toml")]
    files += [file for file in (FOLDER / "texts").iterdir() if file.name.endswith(".txt")]
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def changed(exercise: Exercise, field: str, **fields: Any) -> Exercise:
    """The exercise, the first of its ``field`` changed."""
    first, *rest = getattr(exercise, field)
    return dataclasses.replace(exercise, **{field: (dataclasses.replace(first, **fields), *rest)})


def test_there_are_eight_states_in_english_alphabetical_order_whatever_their_accents(exercise: Exercise) -> None:
    names = [state.name for state in exercise.states]
    assert len(names) == 8
    assert names == in_english_order(names, str)
    assert names != sorted(names), "no name needs the order to know anything about letters"


def test_names_have_the_awkward_forms_that_real_ones_have(exercise: Exercise) -> None:
    names = [state.name for state in exercise.states]
    for form in (r".+ \(.+ of\)", r".*’.*", r".+ and .+", r".*[^\x00-\x7f’].*"):
        assert any(regex.fullmatch(form, name) for name in names), form
    assert any(state.formal.startswith("The ") for state in exercise.states)


def test_each_state_has_its_name_in_the_six_languages(exercise: Exercise) -> None:
    scripts = {
        "ar": r"\p{Arabic}",
        "zh": r"\p{Han}",
        "ru": r"\p{Cyrillic}",
        "en": r"\p{Latin}",
        "fr": r"\p{Latin}",
        "es": r"\p{Latin}",
    }
    for state in exercise.states:
        assert state.names.keys() == scripts.keys()
        for language, letter in scripts.items():
            assert regex.search(letter, state.names[language]), (state.slug, language)


def test_codes_lie_in_the_range_that_no_state_can_be_given(exercise: Exercise) -> None:
    assert all(regex.fullmatch("x[a-z]{2}", state.code) for state in exercise.states)


def test_no_real_state_is_named_anywhere_in_any_language() -> None:
    words = f" {english_key(everything())} "
    for state in real_states():
        names = {
            state.name_en,
            state.name_fr,
            state.name_es,
            state.name_ru,
            state.formal_en.removeprefix("the "),
            *state.also_en,
        }
        # Names in brackets are filed by what stands before them: "Bolivia (Plurinational State of)".
        names |= {name.partition(" (")[0] for name in names}
        for name in names:
            assert f" {english_key(name)} " not in words, name
    text = everything()
    for state in real_states():
        assert state.name_ar not in text, state.name_ar
        assert state.name_zh not in text, state.name_zh


def test_the_united_nations_does_not_issue_these_texts() -> None:
    assert "united nations" not in everything().casefold()


def test_every_symbol_has_the_reserved_prefix(exercise: Exercise) -> None:
    printed = {found.rstrip(".") for found in SYMBOL.findall(everything())}
    assert len(printed) > 10
    for symbol in printed:
        parsed = symbols.parse(symbol)
        if symbol.casefold().startswith("ex/") and symbol not in (
            exercise.body.symbol_root,
            exercise.body.resolution_root,
        ):
            assert parsed is not None and parsed.is_exercise, symbol
        else:
            assert parsed is None, f"{symbol} could be taken for a United Nations document"


def test_every_delegation_is_complete(exercise: Exercise) -> None:
    for state in exercise.states:
        roles = {person.role for person in exercise.delegation(state.slug)}
        assert {"head", "representative", "capital", "contact"} <= roles
        at_the_mission = [p for p in exercise.delegation(state.slug) if p.role in ("head", "representative", "adviser")]
        assert len(at_the_mission) <= state.mission


def test_there_is_one_chair_vice_chair_secretariat_and_outsider(exercise: Exercise) -> None:
    roles = Counter(person.role for person in exercise.people)
    assert [roles[role] for role in ("chair", "vice-chair", "secretariat", "public")] == [1, 1, 1, 1]
    assert set(roles) - {"public"} <= set(Role.values)


def test_women_and_men_hold_the_offices_in_equal_numbers(exercise: Exercise) -> None:
    for people in (exercise.people, [p for p in exercise.people if p.role == "head"]):
        women = sum(person.style == "Ms." for person in people)
        assert abs(2 * women - len(people)) <= 1


def test_the_chair_sponsors_nothing(exercise: Exercise) -> None:
    chair = next(person for person in exercise.people if person.role == "chair")
    assert not any(chair.state in text.sponsors for text in exercise.texts)


def test_sponsors_stand_in_english_alphabetical_order(exercise: Exercise) -> None:
    for text in exercise.texts:
        names = [exercise.state(slug).name for slug in text.sponsors]
        assert names == in_english_order(names, str)


def test_states_lie_far_enough_apart_for_every_clock(exercise: Exercise) -> None:
    offsets = [state.zone.utcoffset(None) for state in exercise.states]
    assert len(set(offsets)) == len(offsets)
    assert max(offsets) - min(offsets) >= datetime.timedelta(hours=12)
    assert any(offset.seconds % 3600 for offset in offsets)


def test_sessions_follow_one_another_and_one_of_them_is_current(exercise: Exercise) -> None:
    sessions = exercise.body.sessions
    assert [session.number for session in sessions] == list(range(1, len(sessions) + 1))
    assert all(session.start < session.end for session in sessions)
    assert all(before.end < after.start for before, after in zip(sessions, sessions[1:], strict=False))
    assert [session.number for session in sessions if session.current] == [3]


def test_a_topic_keeps_its_identity_while_its_number_changes(exercise: Exercise) -> None:
    numbers = {item.session: item.number for item in exercise.body.items if item.topic == "requests"}
    assert numbers == {2: "4", 3: "5"}


def test_the_next_session_has_no_item_before_a_decision_makes_one(exercise: Exercise) -> None:
    assert not [item for item in exercise.body.items if item.session == 4]


def test_papers_date_from_the_session_that_their_symbol_names(exercise: Exercise) -> None:
    for text in exercise.texts:
        parsed = symbols.parse(text.symbol)
        assert parsed is not None and parsed.text == text.symbol and parsed.session is not None
        session = exercise.body.sessions[int(parsed.session) - 1]
        assert session.start <= text.date <= session.end
        assert (text.symbol.startswith(exercise.body.resolution_root)) == text.adopted


def test_the_vote_is_a_tie_and_everybody_votes(exercise: Exercise) -> None:
    (vote,) = exercise.votes
    assert len(vote.yes) == len(vote.no)
    assert {*vote.yes, *vote.no, *vote.abstaining} == {state.slug for state in exercise.states}


def test_no_sponsor_explains_its_vote_on_its_own_text(exercise: Exercise) -> None:
    for explanation in exercise.explanations:
        assert explanation.state not in exercise.text(explanation.text).sponsors


def test_a_visitor_finds_something_on_the_floor_and_something_left_to_do(exercise: Exercise) -> None:
    for field in ("texts", "proposals", "positions", "concerns", "contacts"):
        assert {value.preloaded for value in getattr(exercise, field)} == {True, False}, field


def test_what_is_preloaded_rests_on_nothing_that_is_not(exercise: Exercise) -> None:
    loaded = {text.symbol for text in exercise.texts if text.preloaded}
    proposals = {proposal.slug for proposal in exercise.proposals if proposal.preloaded}
    assert {p.text for p in exercise.proposals} | {c.text for c in exercise.concerns} <= loaded
    for position in exercise.positions:
        if position.preloaded:
            assert position.proposal in proposals or position.text in loaded


def test_the_chair_has_an_answer_for_every_proposal(exercise: Exercise) -> None:
    assert {d.proposal for d in exercise.dispositions} == {p.slug for p in exercise.proposals}
    assert {d.outcome for d in exercise.dispositions} == {"incorporated", "in-part", "not-incorporated", "carried"}


def test_the_offer_fits_the_need(exercise: Exercise) -> None:
    (need,), (offer,) = exercise.needs, exercise.offers
    assert need.topic == offer.topic and need.state != offer.state
    assert set(need.languages) & set(offer.languages) and offer.from_when <= need.by_when


def test_nobody_can_be_reached_at_the_addresses_of_the_contacts(exercise: Exercise) -> None:
    for contact in exercise.contacts:
        assert contact.mailbox.endswith("@example.invalid")
        assert regex.fullmatch(r"\+999 555 01\d\d", contact.telephone)


def test_tasks_lead_through_all_eleven_steps(exercise: Exercise) -> None:
    assert {task.step for task in exercise.tasks} == set(get_args(Step))


def test_nothing_in_the_files_goes_unread() -> None:
    read = dataclasses.asdict(content())
    for name in ("cast.toml", "body.toml", "script.toml"):
        data = tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))
        where = read["body"] if name == "body.toml" else read
        for key, value in data.items():
            assert key in where, key
            for row in value if isinstance(value, list) else [value]:
                if isinstance(row, dict):
                    known = where[key][0] if isinstance(where[key], tuple) else where[key]
                    assert row.keys() <= known.keys(), (name, key)


@pytest.mark.parametrize(
    ("field", "fields", "says"),
    [
        ("people", {"state": "nowhere"}, "names the State 'nowhere', which is not there"),
        ("proposals", {"text": "EX/WG/3/L.9"}, "names the text 'EX/WG/3/L.9', which is not there"),
        ("proposals", {"cleared_by": "maevra-tonquil"}, "not cleared by the head of its own delegation"),
        ("concerns", {"by": "maevra-tonquil"}, "maevra-tonquil speaks for korvath, but belongs to brennia"),
        ("positions", {"proposal": None}, "neither on one proposal nor on one paragraph"),
        ("positions", {"words": ""}, "says “if” and does not say what"),
        ("dispositions", {"words": None}, "which does not fit its words"),
        ("dispositions", {"proposal": "calvora-op2", "outcome": "carried", "words": None}, "is given 2 times"),
        ("votes", {"yes": ("brennia",)}, "brennia votes 2 times"),
        ("contacts", {"kind": "diplomatic"}, "is not nominated by the head of its delegation for what that person is"),
        ("tasks", {"role": "chair"}, "asks for the role chair"),
    ],
)
def test_each_contradiction_is_named(exercise: Exercise, field: str, fields: dict[str, Any], says: str) -> None:
    assert contradictions(exercise) == []
    assert any(says in clause for clause in contradictions(changed(exercise, field, **fields)))
