"""What delegations do in the open: withdraw, take positions, raise concerns; and the text with all of it in place."""

import pytest

from multilateral.negotiation import acts, queries
from multilateral.parties.acting import NotPermitted, Overtaken, Refused
from tests.negotiation.conftest import WORDS


def spot(floor, address="op1", by=None):
    floor.text.refresh_from_db()
    return next(s for s in queries.floor(floor.text, by) if s.place.address == address)


def test_only_its_own_delegation_withdraws_a_proposal(cast, floor):
    proposal = floor.propose(cast.brennia)
    for by in (cast.korvath.head, cast.chair, cast.secretariat, cast.brennia.adviser):
        with pytest.raises(NotPermitted):
            acts.withdraw_proposal(by=by, proposal=proposal)
    assert acts.withdraw_proposal(by=cast.brennia.representative, proposal=proposal).stage == "withdrawn"
    with pytest.raises(Refused, match="no longer open"):
        acts.withdraw_proposal(by=cast.brennia.representative, proposal=proposal)
    assert floor.propose(cast.brennia).number == 2


def test_a_position_is_on_a_paragraph_or_on_a_proposal(cast, floor):
    proposal = floor.propose(cast.brennia)
    assert floor.position(cast.korvath, "reserves").proposal is None
    assert floor.position(cast.korvath, "supports", proposal=proposal).paragraph == proposal.paragraph


def test_the_latest_position_counts(cast, floor):
    floor.position(cast.korvath, "reserves")
    floor.position(cast.korvath, "can accept")
    assert [(s.delegation.name, s.stance) for s in queries.standings(floor.text)] == [
        ("Korvath (Federal Republic of)", "can accept")
    ]
    assert queries.positions(floor.text).count() == 2


def test_positions_stand_in_english_alphabetical_order(cast, floor):
    for mission in reversed(cast.missions):
        floor.position(mission, "supports")
    names = [s.delegation.name for s in queries.standings(floor.text)]
    assert names == ["Aldemar", "Brennia", "Korvath (Federal Republic of)"]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"stance": "likes"}, "where you stand"),
        ({"stance": "can accept if"}, "on what condition"),
        ({"stance": "reserves", "condition": "x" * 20_001}, "too long"),
        ({"stance": "reserves", "paragraph": None}, "which paragraph or proposal"),
    ],
)
def test_a_position_that_says_nothing_is_refused(cast, floor, fields, sentence):
    fields = {"paragraph": floor.paragraph("op1"), "seen": 0} | fields
    with pytest.raises(Refused, match=sentence):
        acts.take_position(by=cast.korvath.head, **fields)


def test_a_position_on_words_no_longer_on_the_floor_is_overtaken(cast, floor):
    floor.dispose(floor.propose(cast.brennia), "incorporated")
    floor.publish()
    with pytest.raises(Overtaken, match=r"Rev\.1 is on the floor by now"):
        floor.position(cast.korvath, "supports", seen=0)


def test_a_position_on_a_proposal_that_is_gone_is_overtaken(cast, floor):
    proposal = floor.propose(cast.brennia)
    acts.withdraw_proposal(by=cast.brennia.head, proposal=proposal)
    with pytest.raises(Overtaken, match="no longer open"):
        floor.position(cast.korvath, "supports", proposal=proposal)


def test_a_position_names_the_paragraph_of_its_proposal(cast, floor):
    proposal = floor.propose(cast.brennia)
    with pytest.raises(Refused, match="on another paragraph"):
        acts.take_position(
            by=cast.korvath.head, paragraph=floor.paragraph("op3"), proposal=proposal, stance="supports", seen=0
        )


def test_positions_go_stale_where_the_words_change_and_nowhere_else(cast, floor):
    floor.position(cast.korvath, "supports", "op1")
    floor.position(cast.korvath, "supports", "op3")
    floor.dispose(floor.propose(cast.brennia), "incorporated")
    floor.publish()
    floor.text.refresh_from_db()
    assert {s.position.paragraph: s.stale for s in queries.standings(floor.text)} == {
        floor.paragraph("op1"): True,
        floor.paragraph("op3"): False,
    }
    assert [s.position.revision for s in queries.stale_positions(floor.text)] == [0]


def test_only_who_may_commit_a_state_speaks_for_it(cast, floor):
    for by in (
        cast.korvath.adviser,
        cast.korvath.capital,
        cast.korvath.contact,
        cast.chair,
        cast.secretariat,
        cast.operator,
    ):
        with pytest.raises(NotPermitted):
            acts.take_position(by=by, paragraph=floor.paragraph("op1"), stance="supports", seen=0)
        with pytest.raises(NotPermitted):
            acts.raise_concern(by=by, paragraph=floor.paragraph("op1"), words="It is too short.")


def test_concerns_are_numbered(cast, floor):
    assert [floor.concern(m).number for m in cast.missions] == [1, 2, 3]
    with pytest.raises(Refused, match="Say what"):
        floor.concern(cast.korvath, "  ")
    with pytest.raises(Refused, match="too long"):
        floor.concern(cast.korvath, "x" * 20_001)


def test_a_concern_on_a_deleted_paragraph_is_overtaken(cast, floor):
    paragraph = floor.paragraph("op3")
    floor.dispose(floor.propose(cast.brennia, "op3", old="", new="", kind="delete paragraph"), "incorporated")
    floor.publish()
    with pytest.raises(Overtaken, match="deleted"):
        acts.raise_concern(by=cast.korvath.head, paragraph=paragraph, words="It was needed.")


def test_a_text_that_was_put_to_a_decision_takes_nothing_more(cast, floor):
    from multilateral.ledger.writing import writing

    proposal = floor.propose(cast.brennia)
    draft = acts.clear_draft(by=cast.brennia.head, draft=floor.draft(cast.brennia.adviser, new="12 hours"))
    paragraph = floor.paragraph("op1")
    with writing("tests"):
        floor.text.stage = "put"
        floor.text.save()
    for attempt in (
        lambda: floor.draft(cast.korvath.head, paragraph=paragraph),
        lambda: acts.submit_proposal(by=cast.brennia.head, draft=draft),
        lambda: acts.withdraw_proposal(by=cast.brennia.head, proposal=proposal),
        lambda: floor.position(cast.korvath, "supports"),
        lambda: floor.concern(cast.korvath),
        lambda: floor.dispose(proposal, "incorporated"),
        lambda: floor.publish(),
    ):
        with pytest.raises(Refused, match="put to the body"):
            attempt()


def test_a_proposal_stands_in_its_place_attributed(cast, floor):
    proposal = floor.propose(cast.brennia, old="48 hours", new="one day")
    floor.position(cast.aldemar, "supports", proposal=proposal)
    pieces = spot(floor).pieces
    (play,) = [p for p in pieces if p.variant]
    assert (play.kind, play.text, play.variant.words) == ("replace", "48 hours", "one day")
    assert (play.variant.by, play.variant.joined) == (("Brennia",), ("Aldemar",))
    base = "".join(p.text for p in pieces if p.kind in ("equal", "replace"))
    assert base == WORDS["op1"]


def test_overlapping_proposals_stand_side_by_side(cast, floor):
    floor.propose(cast.brennia, old="48 hours", new="24 hours")
    floor.propose(cast.korvath, old="within 48 hours", new="as soon as it can")
    (place,) = [p for p in spot(floor).pieces if p.options]
    assert {v.by for v in place.options} == {("Brennia",), ("Korvath (Federal Republic of)",)}


def test_the_opening_words_and_the_note_marks_keep_their_place(cast, floor):
    pieces = spot(floor).pieces
    assert (pieces[0].text, pieces[0].lead) == ("Encourages", True)
    at = [p.kind for p in pieces].index("note")
    assert "".join(p.text for p in pieces[:at]).endswith("within 48 hours")


def test_the_state_of_a_paragraph_follows_from_what_was_said(cast, floor):
    assert spot(floor).state == "open"
    for mission in cast.missions:
        floor.position(mission, "can accept")
    assert spot(floor).state == "agreed"
    floor.concern(cast.korvath)
    assert spot(floor).state == "open"
    proposal = floor.propose(cast.brennia)
    assert spot(floor).state == "bracketed"
    floor.position(cast.korvath, "cannot accept", proposal=proposal)
    assert spot(floor).state == "contested"
