"""Needs and offers: no side learns the other's name before both have consented."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest

from multilateral.followup.capacity import acts, queries
from multilateral.followup.capacity.models import Match, Need, Offer
from multilateral.followup.capacity.queries import Stage
from multilateral.ledger import queries as ledger
from multilateral.parties.acting import NotPermitted, Refused
from tests.cast import Cast, Mission

TOPIC = "incident-management"
WHY = "Both are about the first call at night; the course needs no technical training."


@pytest.fixture
def need(cast: Cast) -> Need:
    return acts.register_need(by=cast.brennia.representative, topic=TOPIC, words="People who take the first call.")


@pytest.fixture
def offer(cast: Cast) -> Offer:
    return acts.register_offer(by=cast.korvath.head, topic=TOPIC, kind="training", words="Four sessions by telephone.")


@pytest.fixture
def match(cast: Cast, need: Need, offer: Offer) -> Match:
    return acts.propose_match(by=cast.secretariat, need=need, offer=offer, why=WHY)


def side(by: Any) -> queries.Side:
    (one,) = queries.sides(by)
    return one


def all_that_is_shown(by: Any) -> str:
    """Every query of the room and every ledger line that somebody may read of the acts of this room, as text."""
    shown = [queries.needs(by), queries.offers(by), queries.sides(by), queries.awaiting_consent(by)]
    shown += [queries.suggestions(by), queries.proposed(by), queries.open_by_topic()]
    named = [f"{s.other} {vars_of(s.approach)}" for s in queries.sides(by)]
    audiences = by.audiences if by else ("public",)
    lines = [
        f"{line.by} {line.for_party} {line.object} {line.audience} {json.dumps(line.payload)}"
        for line in ledger.lines(audiences=audiences)
        if line.act.startswith("capacity.")
    ]
    return "\n".join([repr(shown), *named, *lines])


def vars_of(row: Any) -> str:
    return str({field.attname: field.value_from_object(row) for field in row._meta.concrete_fields})


def marks(mission: Mission) -> list[str]:
    """What would tell who a mission is: its State's name, code and id, its own id, its people."""
    state = mission.delegation.state
    people = [by.person.pk.hex for by in (mission.head, mission.representative)]
    return [state.name, f"state:{state.code}", str(state.pk), str(mission.delegation.pk), *people]


def assert_unknown(mission: Mission, by: Any) -> None:
    shown = all_that_is_shown(by)
    assert not [mark for mark in marks(mission) if mark in shown]


def test_a_need_is_seen_by_its_delegation_and_the_secretariat_alone(cast: Cast, need: Need, offer: Offer) -> None:
    for reader in (*cast.brennia.everybody, cast.secretariat):
        assert [e.row for e in queries.needs(reader)] == [need]
    for reader in cast.others(cast.brennia):
        if reader is not cast.secretariat:
            assert queries.needs(reader) == [] and queries.need(reader, need.pk) is None
            assert_unknown(cast.brennia, reader)
    (count,) = queries.open_by_topic()
    assert (count.needs, count.offers) == (1, 1)


def test_neither_side_learns_the_other_before_both_have_consented(cast: Cast, match: Match) -> None:
    def unknown_to_each_other() -> None:
        for by in (*cast.brennia.everybody, cast.brennia.contact):
            assert_unknown(cast.korvath, by)
        for by in (*cast.korvath.everybody, cast.korvath.contact):
            assert_unknown(cast.brennia, by)
        for by in (*cast.aldemar.everybody, cast.chair, cast.operator, None):
            assert_unknown(cast.brennia, by)
            assert_unknown(cast.korvath, by)

    unknown_to_each_other()
    assert [s.stage for s in (side(cast.brennia.head), side(cast.korvath.head))] == [Stage.ASKED, Stage.ASKED]
    assert queries.awaiting_consent(cast.brennia.head)[0].approach.why == WHY

    acts.consent(by=cast.brennia.head, approach=side(cast.brennia.head).approach)
    unknown_to_each_other()
    assert [s.stage for s in (side(cast.brennia.head), side(cast.korvath.head))] == [Stage.WAITING, Stage.ASKED]

    acts.consent(by=cast.korvath.representative, approach=side(cast.korvath.head).approach)
    assert (side(cast.brennia.head).stage, side(cast.brennia.head).other) == (
        Stage.INTRODUCED,
        "Korvath (Federal Republic of)",
    )
    assert side(cast.korvath.head).other == "Brennia"
    for by in (*cast.aldemar.everybody, cast.chair, cast.operator, None):
        assert_unknown(cast.brennia, by)
        assert_unknown(cast.korvath, by)


def test_a_refusal_by_one_side_names_nobody_to_the_other(cast: Cast, match: Match) -> None:
    acts.consent(by=cast.brennia.head, approach=side(cast.brennia.head).approach)
    acts.decline(by=cast.korvath.head, approach=side(cast.korvath.head).approach)
    assert side(cast.brennia.head).stage is Stage.OTHER_DECLINED
    assert side(cast.korvath.head).stage is Stage.DECLINED
    for by in cast.brennia.everybody:
        assert_unknown(cast.korvath, by)
    for by in cast.korvath.everybody:
        assert_unknown(cast.brennia, by)
    with pytest.raises(Refused, match="declined already"):
        acts.consent(by=cast.korvath.head, approach=side(cast.korvath.head).approach)


def test_consent_can_be_taken_back_until_the_other_side_consents(cast: Cast, match: Match) -> None:
    own = side(cast.brennia.head).approach
    acts.consent(by=cast.brennia.head, approach=own)
    with pytest.raises(Refused, match="consented already"):
        acts.consent(by=cast.brennia.head, approach=own)
    acts.decline(by=cast.brennia.head, approach=own)
    with pytest.raises(Refused, match="other side has declined"):
        acts.consent(by=cast.korvath.head, approach=side(cast.korvath.head).approach)


def test_after_the_introduction_nobody_declines(cast: Cast, match: Match) -> None:
    for mission in (cast.brennia, cast.korvath):
        acts.consent(by=mission.head, approach=side(mission.head).approach)
    with pytest.raises(Refused, match="know each other"):
        acts.decline(by=cast.brennia.head, approach=side(cast.brennia.head).approach)


def test_only_heads_and_representatives_of_the_side_that_is_asked_answer(cast: Cast, match: Match) -> None:
    own = side(cast.brennia.head).approach
    for other in (cast.korvath.head, cast.aldemar.head, cast.brennia.adviser, cast.secretariat, cast.chair):
        for verb in (acts.consent, acts.decline):
            with pytest.raises(NotPermitted):
                verb(by=other, approach=own)
    assert queries.approach(cast.korvath.head, own.pk) is None
    assert queries.awaiting_consent(cast.brennia.adviser) == []


def test_nobody_introduces_or_asks_by_itself(cast: Cast, match: Match, need: Need) -> None:
    for by in (cast.brennia.head, cast.secretariat):
        with pytest.raises(NotPermitted):
            acts.introduce(by=by, match=match)
        with pytest.raises(NotPermitted):
            acts.approach(by=by, need=need, why=WHY)


def test_only_the_secretariat_proposes_and_sees_the_desk(cast: Cast, need: Need, offer: Offer) -> None:
    (suggestion,) = queries.suggestions(cast.secretariat)
    assert (suggestion.need.row, suggestion.offer.row) == (need, offer)
    assert "both on" in suggestion.why
    for other in (cast.brennia.head, cast.korvath.head, cast.chair, cast.operator):
        assert queries.suggestions(other) == [] and queries.proposed(other) == []
        with pytest.raises(NotPermitted):
            acts.propose_match(by=other, need=need, offer=offer, why=WHY)
    acts.propose_match(by=cast.secretariat, need=need, offer=offer, why=suggestion.why)
    assert queries.suggestions(cast.secretariat) == []
    (proposed,) = queries.proposed(cast.secretariat)
    assert (proposed.need_stage, proposed.offer_stage) == (Stage.ASKED, Stage.ASKED)


def test_the_secretariat_of_another_body_brings_nothing_together_here(cast: Cast, need: Need, offer: Offer) -> None:
    elsewhere = dataclasses.replace(cast.secretariat, body="another-body")
    assert queries.suggestions(elsewhere) == [] and queries.needs(elsewhere) == []
    with pytest.raises(NotPermitted, match="its own body"):
        acts.propose_match(by=elsewhere, need=need, offer=offer, why=WHY)


@pytest.mark.parametrize("why", ["Brennia would profit.", "As KORVATH knows how.", "korvath, federal republic of"])
def test_a_reason_that_gives_a_name_away_is_refused(cast: Cast, need: Need, offer: Offer, why: str) -> None:
    size = ledger.size()
    with pytest.raises(Refused, match="neither learns of the other"):
        acts.propose_match(by=cast.secretariat, need=need, offer=offer, why=why)
    assert ledger.size() == size


def test_what_does_not_fit_is_not_proposed(cast: Cast, need: Need, offer: Offer) -> None:
    other = acts.register_offer(by=cast.aldemar.head, topic="legislation", kind="training", words="Drafting laws.")
    own = acts.register_offer(by=cast.brennia.head, topic=TOPIC, kind="training", words="We learned it ourselves.")
    for given, sentence in (
        ({"offer": other}, "different topics"),
        ({"offer": own}, "same State"),
        ({"why": "  "}, "Say in words why"),
    ):
        with pytest.raises(Refused, match=sentence):
            acts.propose_match(by=cast.secretariat, **({"need": need, "offer": offer, "why": WHY} | given))
    acts.propose_match(by=cast.secretariat, need=need, offer=offer, why=WHY)
    with pytest.raises(Refused, match="proposed to each other already"):
        acts.propose_match(by=cast.secretariat, need=need, offer=offer, why=WHY)


def test_what_is_closed_is_counted_no_more_and_its_question_lapses(cast: Cast, match: Match, need: Need) -> None:
    with pytest.raises(NotPermitted, match="another delegation"):
        acts.close(by=cast.korvath.head, entry=need)
    with pytest.raises(NotPermitted):
        acts.close(by=cast.secretariat, entry=need)
    acts.close(by=cast.brennia.head, entry=need)
    assert [count.needs for count in queries.open_by_topic()] == [0]
    assert side(cast.korvath.head).stage is Stage.LAPSED
    with pytest.raises(Refused, match="closed meanwhile"):
        acts.consent(by=cast.korvath.head, approach=side(cast.korvath.head).approach)
    with pytest.raises(Refused, match="closed already"):
        acts.close(by=cast.brennia.head, entry=need)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"topic": "weather"}, "Choose a topic"),
        ({"kind": "advice of any kind"}, "what kind of help"),
        ({"words": " "}, "Say in words"),
    ],
)
def test_an_offer_that_lacks_something_is_refused(cast: Cast, given: dict[str, str], sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        acts.register_offer(by=cast.brennia.head, **({"topic": TOPIC, "kind": "training", "words": "Help."} | given))


def test_advisers_the_capital_and_officers_register_nothing(cast: Cast) -> None:
    for by in (cast.brennia.adviser, cast.brennia.capital, cast.brennia.contact, cast.chair, cast.secretariat):
        with pytest.raises(NotPermitted):
            acts.register_need(by=by, topic=TOPIC, words="Help.")


def test_both_sides_are_reminded_of_the_ten_principles() -> None:
    assert len(queries.reminders()) == 10
    assert all(name and asks and entry.symbol for name, asks, entry in queries.reminders())
