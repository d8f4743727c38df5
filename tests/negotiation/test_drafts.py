"""A delegation's private drafts, up to submission."""

import pytest

from multilateral.negotiation import acts, queries
from multilateral.negotiation.models import ProposalDraft, TextualProposal
from multilateral.parties.acting import NotPermitted, Overtaken, Refused
from tests.negotiation.conftest import WORDS


def test_a_draft_is_anchored_where_its_words_stand(cast, floor):
    draft = floor.draft(cast.brennia.capital)
    start = WORDS["op1"].index("48 hours")
    assert (draft.start, draft.end, draft.old, draft.new) == (start, start + 8, "48 hours", "24 hours")
    assert (draft.stage, draft.revision, draft.delegation) == ("draft", 0, cast.brennia.delegation)


def test_words_may_be_named_by_their_place(cast, floor):
    start = WORDS["op1"].index("in good faith")
    draft = floor.draft(cast.brennia.head, old="", start=start, end=start + 13, new="promptly")
    assert draft.old == "in good faith"


def test_curly_and_straight_marks_are_the_same_words(cast, floor):
    draft = floor.draft(cast.brennia.head, old="  48\u00a0hours ", new="a day")
    assert draft.old == "48 hours"


def test_words_that_stand_there_as_whole_words_are_meant_before_parts_of_words(cast, floor):
    draft = floor.draft(cast.brennia.head, "op2", old="a", new="the")
    assert WORDS["op2"][draft.start - 6 : draft.end + 5] == "twice a year"


@pytest.mark.parametrize("role", ["contact"])
def test_points_of_contact_do_not_draft(cast, floor, role):
    with pytest.raises(NotPermitted):
        floor.draft(getattr(cast.brennia, role))


def test_officers_do_not_draft(cast, floor):
    for by in (cast.chair, cast.secretariat, cast.operator):
        with pytest.raises(NotPermitted):
            floor.draft(by)


def test_words_that_do_not_stand_there_are_refused_with_those_that_do(cast, floor):
    with pytest.raises(Refused, match="“36 hours” does not stand in OP1, which reads: “Encourages") as refusal:
        floor.draft(cast.brennia.head, old="36 hours")
    assert not isinstance(refusal.value, Overtaken)


def test_words_that_stand_there_twice_are_refused(cast, floor):
    with pytest.raises(Refused, match="stands in OP2 2 times"):
        floor.draft(cast.brennia.head, "op2", old="shall", new="should")


def test_which_of_two_can_be_said_by_the_place(cast, floor):
    second = WORDS["op2"].rindex("shall")
    draft = floor.draft(cast.brennia.head, "op2", old="shall", new="should", start=second, end=second + 5)
    assert draft.start == second


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"kind": "move"}, "choose one"),
        ({"old": ""}, "Say which words"),
        ({"old": "", "kind": "insert"}, "after which words"),
        ({"new": "   "}, "Write the new words"),
        ({"new": "48 hours"}, "nothing would change"),
        ({"new": "x" * 20_001}, "too long"),
        ({"reason": "x" * 20_001}, "too long"),
        ({"kind": "delete", "old": WORDS["op1"]}, "delete the paragraph"),
        ({"kind": "new paragraph", "new": ""}, "Write the new words"),
        ({"old": "", "start": 5, "end": 5000}, "outside OP1"),
        ({"seen": 7}, "no such place"),
    ],
)
def test_a_draft_that_says_nothing_is_refused(cast, floor, fields, sentence):
    with pytest.raises(Refused, match=sentence):
        floor.draft(cast.brennia.head, **fields)
    assert not ProposalDraft.objects.exists()


def test_a_paragraph_of_another_text_is_refused(cast, floor):
    from tests.negotiation.conftest import record

    other = acts.open_text(by=cast.chair, work=record("EX/WG/3/L.2"))
    with pytest.raises(Refused, match="no such place"):
        floor.draft(cast.brennia.head, paragraph=queries.place(other, "op1").paragraph)


def test_control_characters_do_not_reach_the_text(cast, floor):
    assert floor.draft(cast.brennia.head, new="24\x00 \n hours\x07").new == "24 hours"


def test_all_kinds_are_anchored(cast, floor):
    by = cast.brennia.head
    insertion = floor.draft(by, kind="insert", old="a request", new="made in writing")
    assert WORDS["op1"][: insertion.end].endswith("a request")
    first = floor.draft(by, kind="insert", old="", start=0, end=0, new="Strongly")
    assert (first.start, first.end) == (0, 0)
    assert floor.draft(by, kind="delete", old="and in good faith", new="ignored").new == ""
    whole = floor.draft(by, kind="delete paragraph", old="", new="")
    assert whole.old == WORDS["op1"]
    new = floor.draft(by, kind="new paragraph", old="", new="Invites States to help;")
    assert (new.old, new.new) == ("", "Invites States to help;")


def test_a_draft_made_on_an_older_revision_follows_its_words(cast, floor):
    taken = floor.propose(cast.korvath, old="each State", new="every State without exception")
    floor.dispose(taken, "incorporated")
    floor.publish()
    draft = floor.draft(
        cast.brennia.head, seen=0, start=WORDS["op1"].index("48 hours"), end=WORDS["op1"].index("48 hours") + 8
    )
    assert draft.revision == 1
    assert floor.words("op1")[draft.start : draft.end] == "48 hours"


def test_a_draft_made_on_words_that_are_gone_is_overtaken(cast, floor):
    floor.dispose(floor.propose(cast.korvath, new="three days"), "incorporated")
    floor.publish()
    with pytest.raises(Overtaken, match="OP1 has changed since you read it .* within three days of"):
        floor.draft(cast.brennia.head, seen=0)


def test_a_draft_on_a_paragraph_that_was_deleted_is_overtaken(cast, floor):
    paragraph = floor.paragraph("op3")
    floor.dispose(floor.propose(cast.korvath, "op3", old="", new="", kind="delete paragraph"), "incorporated")
    floor.publish()
    with pytest.raises(Overtaken, match=r"deleted in Rev\.1"):
        floor.draft(cast.brennia.head, paragraph=paragraph, old="Secretariat", new="Chair", seen=0)


def test_revising_a_draft_takes_back_its_clearance(cast, floor):
    draft = floor.draft(cast.brennia.adviser)
    acts.clear_draft(by=cast.brennia.head, draft=draft)
    draft = acts.revise_draft(by=cast.brennia.capital, draft=draft, new="36 hours", seen=0)
    assert (draft.stage, draft.cleared_by, draft.new, draft.old) == ("draft", None, "36 hours", "48 hours")
    with pytest.raises(Refused, match="not cleared"):
        acts.submit_proposal(by=cast.brennia.head, draft=draft)


def test_only_the_head_clears(cast, floor):
    draft = floor.draft(cast.brennia.adviser)
    for by in (cast.brennia.representative, cast.brennia.adviser, cast.brennia.capital, cast.chair, cast.secretariat):
        with pytest.raises(NotPermitted):
            acts.clear_draft(by=by, draft=draft)
    assert acts.clear_draft(by=cast.brennia.head, draft=draft).cleared_by == cast.brennia.head.person
    with pytest.raises(Refused, match="cleared already"):
        acts.clear_draft(by=cast.brennia.head, draft=draft)


def test_an_alternate_clears_once_designated(cast, floor):
    import datetime

    from multilateral.parties import acts as parties
    from multilateral.parties.acting import By
    from multilateral.parties.models import Role

    draft = floor.draft(cast.brennia.adviser)
    person = parties.enrol_person(by=cast.operator, slug="an-alternate", name="An Alternate")
    fields = {"person": person, "role": Role.ALTERNATE, "delegation": cast.brennia.delegation}
    fields |= {"valid_from": datetime.date(2026, 1, 1), "by": cast.operator}
    with pytest.raises(NotPermitted, match="rule 26"):
        acts.clear_draft(by=By.on(parties.issue_credential(**fields)), draft=draft)
    designated = parties.issue_credential(**fields, instrument="Note verbale 7")
    assert acts.clear_draft(by=By.on(designated), draft=draft).stage == "cleared"


@pytest.mark.parametrize("verb", ["revise_draft", "discard_draft", "clear_draft", "submit_proposal"])
def test_another_delegation_is_told_that_there_is_no_such_draft(cast, floor, verb):
    draft = floor.draft(cast.brennia.adviser)
    more = {"seen": 0} if verb == "revise_draft" else {}
    with pytest.raises(NotPermitted, match="no such draft"):
        getattr(acts, verb)(by=cast.korvath.head, draft=draft, **more)


def test_a_discarded_draft_is_kept_and_leads_nowhere(cast, floor):
    draft = acts.discard_draft(by=cast.brennia.adviser, draft=floor.draft(cast.brennia.adviser))
    for verb, more in (
        ("revise_draft", {"seen": 0}),
        ("clear_draft", {}),
        ("submit_proposal", {}),
        ("discard_draft", {}),
    ):
        with pytest.raises(Refused, match="discarded"):
            getattr(acts, verb)(by=cast.brennia.head, draft=draft, **more)
    assert queries.draft(draft.pk, cast.brennia.capital).new == "24 hours"
    assert not queries.drafts(cast.brennia.capital).exists()


def test_submitting_puts_the_proposal_on_the_floor_with_its_number(cast, floor):
    first, second = floor.propose(cast.brennia), floor.propose(cast.korvath, new="72 hours")
    assert (first.number, second.number) == (1, 2)
    assert (first.delegation, first.stage, first.reason) == (cast.brennia.delegation, "open", "To be quick.")
    assert ProposalDraft.objects.filter(stage="submitted").count() == 2


def test_a_draft_is_submitted_once(cast, floor):
    floor.propose(cast.brennia)
    draft = ProposalDraft.objects.get()
    for verb in ("submit_proposal", "clear_draft", "discard_draft"):
        with pytest.raises(Refused, match="submitted already"):
            getattr(acts, verb)(by=cast.brennia.head, draft=draft)
    assert TextualProposal.objects.count() == 1


def test_an_adviser_does_not_submit(cast, floor):
    draft = acts.clear_draft(by=cast.brennia.head, draft=floor.draft(cast.brennia.adviser))
    for by in (cast.brennia.adviser, cast.brennia.capital):
        with pytest.raises(NotPermitted):
            acts.submit_proposal(by=by, draft=draft)


def test_nobody_closes_a_draft_without_submitting_it(cast, floor):
    draft = acts.clear_draft(by=cast.brennia.head, draft=floor.draft(cast.brennia.adviser))
    with pytest.raises(NotPermitted, match="by submitting"):
        acts.close_draft(by=cast.brennia.head, draft=draft)


def test_words_that_changed_between_drafting_and_submitting_are_overtaken_and_nothing_is_lost(cast, floor):
    draft = acts.clear_draft(by=cast.brennia.head, draft=floor.draft(cast.brennia.adviser))
    floor.dispose(floor.propose(cast.korvath, old="good faith", new="earnest"), "incorporated")
    floor.publish()
    with pytest.raises(Overtaken, match="It now reads: .* earnest"):
        acts.submit_proposal(by=cast.brennia.head, draft=draft)
    kept = queries.draft(draft.pk, cast.brennia.head)
    assert (kept.stage, kept.new) == ("cleared", "24 hours")
    again = acts.revise_draft(by=cast.brennia.adviser, draft=kept, seen=1)
    acts.clear_draft(by=cast.brennia.head, draft=again)
    assert acts.submit_proposal(by=cast.brennia.head, draft=again).revision == 1


def test_a_change_elsewhere_in_the_text_does_not_hold_a_draft_up(cast, floor):
    draft = acts.clear_draft(by=cast.brennia.head, draft=floor.draft(cast.brennia.adviser))
    floor.dispose(floor.propose(cast.korvath, "op3", old="next", new="fourth"), "incorporated")
    floor.publish()
    assert acts.submit_proposal(by=cast.brennia.head, draft=draft).revision == 1


def test_the_trail_tells_who_wrote_and_cleared(cast, floor):
    draft = acts.clear_draft(by=cast.brennia.head, draft=floor.draft(cast.brennia.adviser))
    assert [line.act for line in queries.trail(draft, cast.brennia.capital)] == [
        "negotiation.draft_proposal",
        "negotiation.clear_draft",
    ]
    assert queries.trail(draft, cast.korvath.head) == []
