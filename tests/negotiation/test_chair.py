"""The Chair gives every proposal and concern an outcome, and publishes the next revision."""

import pytest

from multilateral.ledger import queries as ledger
from multilateral.negotiation import acts, queries
from multilateral.negotiation.acts.chair import revised
from multilateral.parties.acting import NotPermitted, Overtaken, Refused
from tests.negotiation.conftest import WORDS


def test_only_the_chair_disposes_and_publishes(cast, floor):
    proposal = floor.propose(cast.brennia)
    for by in (cast.secretariat, cast.operator, *cast.brennia.everybody):
        with pytest.raises(NotPermitted):
            acts.dispose(by=by, text=floor.text, proposal=proposal, outcome="incorporated", seen=0)
        with pytest.raises(NotPermitted):
            acts.publish_revision(by=by, text=floor.text, seen=0)


@pytest.mark.parametrize(
    ("outcome", "words", "reason", "sentence"),
    [
        ("not incorporated", "", "", "Give the reason"),
        ("incorporated in part", "a day", "", "Give the reason"),
        ("incorporated in part", "", "Too short.", "Write the words"),
        ("lost", "", "", "Choose an outcome"),
        ("carried", "", "x" * 20_001, "too long"),
    ],
)
def test_an_outcome_that_says_too_little_is_refused(cast, floor, outcome, words, reason, sentence):
    with pytest.raises(Refused, match=sentence):
        floor.dispose(floor.propose(cast.brennia), outcome, words, reason)


def test_an_outcome_is_for_one_thing_of_this_text(cast, floor):
    proposal, concern = floor.propose(cast.brennia), floor.concern(cast.korvath)
    for fields in ({}, {"proposal": proposal, "concern": concern}):
        with pytest.raises(Refused, match="which proposal or concern"):
            acts.dispose(by=cast.chair, text=floor.text, outcome="carried", seen=0, **fields)


def test_what_is_no_longer_open_gets_no_outcome(cast, floor):
    proposal, concern = floor.propose(cast.brennia), floor.concern(cast.korvath)
    acts.withdraw_proposal(by=cast.brennia.head, proposal=proposal)
    with pytest.raises(Overtaken, match="no longer open"):
        floor.dispose(proposal, "carried")
    floor.dispose(concern, "incorporated")
    floor.publish()
    with pytest.raises(Overtaken, match="answered already"):
        floor.dispose(concern, "incorporated")


def test_the_chair_may_change_their_mind_before_publication(cast, floor):
    proposal = floor.propose(cast.brennia)
    floor.dispose(proposal, "not incorporated", reason="Too short.")
    floor.dispose(proposal, "incorporated")
    (prepared,) = queries.dispositions(floor.text, cast.chair)
    assert prepared.outcome == "incorporated"
    floor.publish()
    assert floor.words("op1") == WORDS["op1"].replace("48", "24")


def test_nothing_is_published_while_one_outcome_is_missing_and_each_is_named(cast, floor):
    first, second, concern = (
        floor.propose(cast.brennia),
        floor.propose(cast.korvath, "op3", "next", "fourth"),
        floor.concern(cast.aldemar),
    )
    floor.dispose(first, "incorporated")
    with pytest.raises(Refused, match=r"2 outcomes are missing.*proposal 2 \(Korvath.*concern 1 \(Aldemar"):
        floor.publish()
    floor.dispose(second, "carried")
    with pytest.raises(Refused, match=r"One outcome is missing.*concern 1 \(Aldemar"):
        floor.publish()
    assert queries.lacking(floor.text, cast.chair) == [concern]
    assert queries.lacking(floor.text, cast.korvath.head) == []
    floor.dispose(concern, "incorporated", words="Twenty-four hours are to acknowledge, not to answer.")
    assert floor.publish().symbol == "EX/WG/3/L.1/Rev.1"


def test_nothing_is_published_where_nothing_was_said(cast, floor):
    with pytest.raises(Refused, match="nothing to publish"):
        floor.publish()


def test_two_that_overlap_are_not_both_incorporated(cast, floor):
    one, other = floor.propose(cast.brennia), floor.propose(cast.korvath, old="within 48 hours", new="promptly")
    floor.dispose(one, "incorporated")
    floor.dispose(other, "incorporated")
    with pytest.raises(Refused, match=r"proposal 1 \(Brennia\) and proposal 2 \(Korvath"):
        floor.publish()
    assert queries.clashes(floor.text, cast.chair) == [(one, other)]
    floor.dispose(other, "not incorporated", reason="Settled otherwise.")
    floor.publish()
    assert "within 24 hours" in floor.words("op1")


def test_a_paragraph_that_goes_takes_nothing_below_it_along_unseen(cast, floor):
    gone = floor.propose(cast.brennia, "op2", old="", new="", kind="delete paragraph")
    inside = floor.propose(cast.korvath, "op2.a", old="six", new="five")
    floor.dispose(gone, "incorporated")
    floor.dispose(inside, "incorporated")
    with pytest.raises(Refused, match="exclude each other"):
        floor.publish()


def test_two_who_ask_for_the_same_are_both_incorporated(cast, floor):
    for mission in (cast.brennia, cast.korvath):
        floor.dispose(floor.propose(mission), "incorporated")
    floor.publish()
    assert floor.words("op1") == WORDS["op1"].replace("48", "24")


def test_two_chairs_at_once(cast, floor):
    proposal = floor.propose(cast.brennia)
    floor.dispose(proposal, "incorporated")
    seen = queries.fingerprint(floor.text, cast.chair)
    floor.dispose(proposal, "not incorporated", reason="On reflection.")
    with pytest.raises(Overtaken, match="changed since you looked"):
        floor.publish(previewed=seen)
    floor.publish(previewed=queries.fingerprint(floor.text, cast.chair))
    other = floor.propose(cast.brennia)
    with pytest.raises(Overtaken, match=r"Rev\.1 is on the floor by now"):
        floor.dispose(other, "incorporated", seen=0)
    with pytest.raises(Overtaken, match=r"Rev\.1 is on the floor by now"):
        floor.publish(seen=0)


def test_every_kind_of_proposal_is_put_into_the_text(cast, floor):
    floor.dispose(floor.propose(cast.brennia), "incorporated")
    floor.dispose(floor.propose(cast.brennia, kind="insert", old="a request", new="made in writing"), "incorporated")
    floor.dispose(floor.propose(cast.brennia, kind="delete", old="and in good faith", new=""), "incorporated")
    floor.dispose(floor.propose(cast.brennia, "op2.b", kind="delete paragraph", old="", new=""), "incorporated")
    new = floor.propose(cast.brennia, "op1", kind="new paragraph", old="", new="Invites States to share their wells;")
    floor.dispose(new, "incorporated")
    floor.publish()
    places = {p.label: p.words for p in queries.places(queries.revision(floor.text))}
    assert places["OP1"] == "Encourages each State to answer a request made in writing within 24 hours of its receipt;"
    assert places["OP1 bis"] == "Invites States to share their wells;"
    assert "OP2 (b)" not in places and places["OP3"] == WORDS["op3"]


def test_what_is_taken_in_part_comes_in_the_chairs_words(cast, floor):
    floor.dispose(floor.propose(cast.brennia), "incorporated in part", "36 hours", "Half-way.")
    gone = floor.propose(cast.korvath, "op3", kind="delete paragraph", old="", new="")
    floor.dispose(
        gone, "incorporated in part", "Requests the Secretariat to report on the register.", "Without a date."
    )
    floor.publish()
    assert "within 36 hours" in floor.words("op1")
    assert floor.words("op3") == "Requests the Secretariat to report on the register."


def test_paragraphs_keep_their_identity_and_their_number(cast, floor):
    before = {a: floor.paragraph(a) for a in ("pp1", "op1", "op2", "op3")}
    new = floor.propose(cast.brennia, "op1", kind="new paragraph", old="", new="Invites States to share their wells;")
    floor.dispose(new, "incorporated")
    floor.publish()
    assert {a: floor.paragraph(a) for a in before} == before
    assert floor.paragraph("op1bis") not in before.values()


def test_notes_stay_with_their_words(cast, floor):
    floor.dispose(floor.propose(cast.brennia, old="each State", new="every State there is"), "incorporated")
    floor.publish()
    (note,) = queries.document(floor.text).notes
    assert floor.words("op1")[: note.offset].endswith("within 48 hours")


def test_everything_open_leaves_with_exactly_one_published_outcome(cast, floor):
    kept = floor.propose(cast.korvath, "op3", "next", "fourth")
    proposals = [floor.propose(cast.brennia), floor.propose(cast.aldemar, old="in good faith", new="promptly"), kept]
    concerns = [floor.concern(cast.korvath), floor.concern(cast.aldemar)]
    floor.dispose(proposals[0], "incorporated")
    floor.dispose(proposals[1], "not incorporated", reason="Already said elsewhere.")
    floor.dispose(kept, "carried")
    floor.dispose(concerns[0], "incorporated", words="Met by proposal 1.")
    floor.dispose(concerns[1], "carried")
    floor.publish()
    floor.text.refresh_from_db()
    table = queries.disposed(floor.text, 1)
    assert [(d.proposal or d.concern) for d in table] == sorted(proposals, key=lambda p: p.number) + concerns
    assert all(d.published for d in table)
    assert queries.open_proposals(floor.text) == [kept]
    assert queries.open_concerns(floor.text) == [concerns[1]]
    assert queries.dispositions(floor.text, cast.chair) == []
    floor.dispose(kept, "incorporated")
    floor.dispose(concerns[1], "not incorporated", reason="Outside the text.")
    floor.publish()
    assert "fourth session" in floor.words("op3")
    assert len(queries.disposed(floor.text, 2)) == 2


def test_a_withdrawn_proposal_needs_no_outcome_and_gets_none(cast, floor):
    withdrawn, kept = floor.propose(cast.brennia), floor.propose(cast.korvath, "op3", "next", "fourth")
    floor.dispose(withdrawn, "incorporated")
    acts.withdraw_proposal(by=cast.brennia.head, proposal=withdrawn)
    floor.dispose(kept, "incorporated")
    floor.publish()
    assert [d.proposal for d in queries.disposed(floor.text, 1)] == [kept]
    assert floor.words("op1") == WORDS["op1"]


def test_a_carried_proposal_moves_with_its_words(cast, floor):
    carried = floor.propose(cast.korvath, old="in good faith", new="promptly")
    floor.dispose(floor.propose(cast.brennia, old="each State", new="every State without exception"), "incorporated")
    floor.dispose(carried, "carried")
    floor.publish()
    carried.refresh_from_db()
    assert carried.revision == 1
    assert floor.words("op1")[carried.start : carried.end] == "in good faith"


def test_a_carried_proposal_whose_words_are_gone_is_marked_and_cannot_be_taken(cast, floor):
    carried = floor.propose(cast.korvath, old="within 48 hours", new="promptly")
    floor.dispose(floor.propose(cast.brennia), "incorporated")
    floor.dispose(carried, "carried")
    floor.publish()
    (spot,) = [s for s in queries.floor(floor.text) if s.lost]
    assert spot.lost == [carried] and spot.place.address == "op1"
    with pytest.raises(Refused, match="no longer stand"):
        floor.dispose(carried, "incorporated")
    floor.dispose(carried, "not incorporated", reason="Overtaken by proposal 2.")
    floor.publish()
    assert queries.open_proposals(floor.text) == []


def test_a_carried_deletion_of_a_paragraph_follows_the_paragraph(cast, floor):
    carried = floor.propose(cast.korvath, kind="delete paragraph", old="", new="")
    floor.dispose(carried, "carried")
    changed = floor.propose(cast.brennia)
    floor.dispose(changed, "incorporated")
    floor.publish()
    floor.dispose(carried, "incorporated")
    floor.publish()
    assert "op1" not in {p.address for p in queries.places(queries.revision(floor.text))}


def test_the_publication_is_one_public_line_with_every_outcome_in_it(cast, floor):
    floor.dispose(floor.propose(cast.brennia), "incorporated")
    floor.publish()
    line = ledger.lines()[-1]
    assert (line.act, line.audience) == ("negotiation.publish_revision", "public")
    changed = {label for label, _, _ in line.payload["rows"]}
    assert {"negotiation.Revision", "negotiation.Disposition", "negotiation.TextualProposal"} <= changed


@pytest.mark.parametrize(
    ("symbol", "number", "expected"),
    [
        ("EX/WG/3/L.4", 1, "EX/WG/3/L.4/Rev.1"),
        ("EX/WG/3/L.4/Rev.2", 1, "EX/WG/3/L.4/Rev.3"),
        ("EX/L.1", 12, "EX/L.1/Rev.12"),
    ],
)
def test_a_revision_is_called_after_the_draft(symbol, number, expected):
    assert revised(symbol, number) == expected
