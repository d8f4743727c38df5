"""The pages of the floor: who sees what, what a form does, and what becomes of typed words when it is refused."""

import pytest
from django.urls import reverse

from multilateral.negotiation import acts, queries
from multilateral.negotiation.models import Position, ProposalDraft, RollingText, TextualProposal
from tests.negotiation.conftest import WORDS, record


def at(name, floor, *more):
    return reverse(name, args=[floor.text.slug, *more])


def shown(client, address, status=200):
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def form(floor, address="op1", **fields):
    return {"seen": 0, "paragraph": str(floor.paragraph(address).pk)} | fields


def test_the_list_says_in_words_what_awaits_the_chair(cast, floor, enter):
    page = shown(enter(None), reverse("texts"))
    assert "Wells across borders" in page and "Nothing proposed, no concern raised." in page
    floor.propose(cast.brennia)
    assert "1 open proposal and 0 concerns await the Chair." in shown(enter(None), reverse("texts"))


def test_the_secretariat_opens_a_recorded_draft_from_the_list(cast, enter):
    work = record()
    client = enter(cast.secretariat)
    assert "Open for negotiation" in shown(client, reverse("texts"))
    answer = client.post(reverse("texts"), {"work": str(work.pk)})
    assert (answer.status_code, answer["Location"]) == (302, reverse("text", args=["ex-wg-3-l-1"]))
    assert client.post(reverse("texts"), {"work": str(work.pk)}).status_code == 422


def test_nobody_else_is_offered_to_open_a_draft(cast, enter):
    work = record()
    for by in (cast.brennia.head, cast.operator, None):
        client = enter(by)
        assert "Open for negotiation" not in shown(client, reverse("texts"))
        # Somebody signed in without a capacity gets no further than the door.
        refused = 403 if by is cast.operator else 422
        assert client.post(reverse("texts"), {"work": str(work.pk)}).status_code == refused
    assert not RollingText.objects.exists()


def test_a_text_that_is_not_there_is_a_404(cast, floor, client):
    for address in ("/texts/nothing", "/texts/nothing/desk", at("text_revision", floor, 7), at("proposal", floor, 9)):
        assert client.get(address).status_code == 404
    assert enter_404(client, floor)


def enter_404(client, floor):
    return client.get(at("text_propose", floor, "op99")).status_code == 404


@pytest.mark.parametrize("view", ["clean", "bracketed", "attributed"])
def test_each_view_has_an_address_of_its_own(cast, floor, enter, view):
    proposal = floor.propose(cast.brennia, new="one day")
    floor.position(cast.aldemar, "supports", proposal=proposal)
    page = shown(enter(None), at("text", floor) + f"?view={view}")
    assert f'<a href="?view={view}" aria-current="true">' in page
    convention = "replace “48 hours” by “one day”"
    assert (convention in page) is (view == "attributed")
    assert ("<ins>one day</ins>" in page) is (view != "clean")
    assert ("Brennia" in page) is (view == "attributed")
    assert ("Brennia, +Aldemar:" in page) is (view == "attributed")


def test_clean_never_runs_alternatives_together(cast, floor, enter):
    floor.propose(cast.brennia)
    floor.propose(cast.korvath, new="72 hours")
    page = shown(enter(None), at("text", floor) + "?view=clean")
    assert "within […]" in page.replace("[…]<", "[…] <") and "24 hours" not in page


def test_only_ours_shows_where_the_delegation_spoke(cast, floor, enter):
    floor.propose(cast.brennia, "op3", "next", "fourth")
    floor.draft(cast.brennia.adviser)
    page = shown(enter(cast.brennia.capital), at("text", floor) + "?view=ours")
    assert 'id="op1"' in page and 'id="op3"' in page and 'id="pp1"' not in page
    assert 'id="pp1"' in shown(enter(None), at("text", floor) + "?view=ours")


def test_a_form_is_offered_only_to_whom_it_is_open(cast, floor, enter):
    links = {name: at(name, floor, "op1") for name in ("text_propose", "text_position", "text_concern")}
    for by, expected in (
        (cast.brennia.representative, set(links)),
        (cast.brennia.adviser, {"text_propose"}),
        (cast.chair, set()),
        (None, set()),
    ):
        page = shown(enter(by), at("text", floor))
        assert {name for name, address in links.items() if f'"{address}"' in page} == expected
        for name, address in links.items():
            assert client_status(enter, by, address) == (200 if name in expected else 422)


def client_status(enter, by, address):
    return enter(by).get(address).status_code


def test_a_proposal_from_form_to_floor_without_scripts(cast, floor, enter):
    client = enter(cast.brennia.adviser)
    sent = form(floor, kind="replace", old="48 hours", new="24 hours", reason="To be quick.")
    answer = client.post(at("text_propose", floor, "op1"), sent)
    draft = ProposalDraft.objects.get()
    assert answer["Location"] == at("draft", floor, draft.pk)
    page = shown(client, answer["Location"])
    assert "replace “48 hours” by “24 hours”" in page and "<del>48</del><ins>24</ins>" in page
    assert 'value="clear"' not in page and 'value="submit"' not in page
    client = enter(cast.brennia.head)
    assert 'value="clear"' in shown(client, answer["Location"])
    client.post(answer["Location"], {"do": "clear"})
    client = enter(cast.brennia.representative)
    assert 'value="submit"' in shown(client, answer["Location"])
    assert client.post(answer["Location"], {"do": "submit"})["Location"] == at("text", floor) + "#op1"
    assert TextualProposal.objects.get().new == "24 hours"


def test_words_may_be_chosen_by_their_number(cast, floor, enter):
    client = enter(cast.brennia.adviser)
    page = shown(client, at("text_propose", floor, "op1"))
    start = WORDS["op1"].index("good faith")
    assert f'<option value="{start}">' in page
    sent = form(floor, kind="delete", old="", new="", start="", end="")
    client.post(at("text_propose", floor, "op1"), sent | {"from": start, "to": start + 10})
    assert ProposalDraft.objects.get().old == "good faith"


def test_what_was_typed_stays_in_the_form_when_it_is_refused(cast, floor, enter):
    client = enter(cast.brennia.adviser)
    sent = form(floor, kind="replace", old="36 hours", new="an hour or so", reason="Because of the wells.")
    answer = client.post(at("text_propose", floor, "op1"), sent)
    page = answer.content.decode()
    assert answer.status_code == 422 and 'id="refusal"' in page and "does not stand in OP1" in page
    for typed in ("36 hours", "an hour or so", "Because of the wells."):
        assert typed in page


def test_words_that_changed_while_they_were_being_typed_are_a_conflict(cast, floor, enter):
    sent = form(floor, kind="replace", old="48 hours", new="an hour or so")
    floor.dispose(floor.propose(cast.korvath, new="three days"), "incorporated")
    floor.publish()
    answer = enter(cast.brennia.adviser).post(at("text_propose", floor, "op1"), sent)
    assert answer.status_code == 409
    assert "an hour or so" in answer.content.decode() and "within three days" in answer.content.decode()


def test_nonsense_in_a_form_is_a_sentence_and_no_crash(cast, floor, enter):
    client = enter(cast.brennia.head)
    for sent in (
        {},
        {"seen": "x", "paragraph": "y", "start": "-1", "end": "9" * 40, "kind": "replace", "old": "\x00", "new": "x"},
        {"seen": "٣", "from": "1", "to": "", "kind": "insert"},
    ):
        assert client.post(at("text_propose", floor, "op1"), sent).status_code in (409, 422)
    assert client.post(at("text_position", floor, "op1"), {"on": "99999999999"}).status_code in (409, 422)
    assert client.post(at("text_concern", floor, "op1"), {}).status_code == 422


def test_a_position_is_taken_on_a_proposal(cast, floor, enter):
    proposal = floor.propose(cast.brennia)
    client = enter(cast.korvath.representative)
    sent = form(floor, on=proposal.number, stance="can accept if", condition="if it is in writing")
    assert client.post(at("text_position", floor, "op1"), sent)["Location"] == at("text", floor) + "#op1"
    assert Position.objects.get().proposal == proposal
    assert "if it is in writing" in shown(enter(None), at("text", floor))


def test_a_concern_stands_on_the_floor_until_it_is_answered(cast, floor, enter):
    client = enter(cast.korvath.representative)
    client.post(at("text_concern", floor, "op1"), form(floor, words="Four people cannot promise that."))
    assert "Four people cannot promise that." in shown(enter(None), at("text", floor))
    floor.dispose(queries.concern(floor.text, 1), "incorporated", words="It binds nobody.")
    floor.publish()
    page = shown(enter(None), at("text", floor))
    assert "Four people cannot promise that." not in page and "It binds nobody." in page


def test_only_its_own_delegation_is_offered_to_withdraw(cast, floor, enter):
    proposal = floor.propose(cast.brennia)
    assert "Withdraw" in shown(enter(cast.brennia.head), at("proposal", floor, proposal.number))
    client = enter(cast.korvath.head)
    assert "Withdraw" not in shown(client, at("proposal", floor, proposal.number))
    assert client.post(at("proposal", floor, proposal.number)).status_code == 403
    enter(cast.brennia.head).post(at("proposal", floor, proposal.number))
    assert queries.proposal(floor.text, 1).stage == "withdrawn"


def test_the_desk_is_for_officers_and_secretariat(cast, floor, enter):
    floor.position(cast.korvath, "cannot accept")
    for by in (cast.chair, cast.secretariat):
        page = shown(enter(by), at("desk", floor))
        assert "cannot accept" in page and "Korvath (Federal Republic of)" in page
    for by in (cast.brennia.head, cast.operator, None):
        assert enter(by).get(at("desk", floor)).status_code == 403


def test_consolidating_from_form_to_revision(cast, floor, enter):
    floor.propose(cast.brennia)
    floor.propose(cast.korvath, "op3", "next", "fourth")
    floor.concern(cast.aldemar)
    client = enter(cast.chair)
    address = at("consolidate", floor)
    assert client.post(address, {"do": "publish", "seen": 0}).status_code == 422
    sent = {
        "do": "save",
        "seen": 0,
        "outcome-p1": "incorporated",
        "outcome-p2": "not incorporated",
        "outcome-c1": "carried",
    }
    answer = client.post(address, sent)
    page = answer.content.decode()
    assert answer.status_code == 422 and "Give the reason why proposal 2" in page
    client.post(address, sent | {"reason-p2": "The third is full."})
    page = shown(client, address)
    assert "<del>48</del><ins>24</ins>" in page and "The third is full." in page
    previewed = queries.fingerprint(floor.text, cast.chair)
    answer = client.post(address, {"do": "publish", "seen": 0, "previewed": previewed})
    assert answer["Location"] == at("text_revision", floor, 1)
    page = shown(enter(None), at("text_revision", floor, 1))
    assert "EX/WG/3/L.1/Rev.1" in page and "within 24 hours" in page and "not incorporated" in page
    against = shown(enter(None), at("text_revision", floor, 1) + "?view=against")
    assert "<del>48</del><ins>24</ins>" in against


def test_a_refused_outcome_keeps_everything_typed(cast, floor, enter):
    floor.propose(cast.brennia)
    sent = {"do": "save", "seen": 0, "outcome-p1": "incorporated in part", "words-p1": "a day and a half"}
    answer = enter(cast.chair).post(at("consolidate", floor), sent)
    assert answer.status_code == 422 and "a day and a half" in answer.content.decode()


def test_a_chair_who_is_late_is_told_so(cast, floor, enter):
    floor.dispose(floor.propose(cast.brennia), "incorporated")
    floor.publish()
    floor.propose(cast.brennia, "op3", "next", "fourth")
    answer = enter(cast.chair).post(at("consolidate", floor), {"do": "save", "seen": 0, "outcome-p2": "carried"})
    assert answer.status_code == 409 and "Rev.1 is on the floor by now" in answer.content.decode()


def test_words_that_went_and_came_are_shown_where_they_stood(cast, floor, enter):
    floor.dispose(floor.propose(cast.brennia, "op2.a", kind="delete paragraph", old="", new=""), "incorporated")
    new = floor.propose(cast.brennia, "op3", kind="new paragraph", old="", new="Invites States to help;")
    floor.dispose(new, "incorporated")
    floor.publish()
    page = shown(enter(None), at("text_revision", floor, 1) + "?view=against")
    assert "<del>In the six official languages;</del>" in page and "<ins>Invites States to help;</ins>" in page
    assert page.index("six official") < page.index("At no cost")


def test_a_text_put_to_a_decision_offers_no_form(cast, floor, enter):
    from multilateral.ledger.writing import writing

    with writing("tests"):
        floor.text.stage = "put"
        floor.text.save()
    page = shown(enter(cast.brennia.head), at("text", floor))
    assert "no longer open to change" in page and at("text_propose", floor, "op1") not in page


def test_a_draft_on_words_since_changed_says_so(cast, floor, enter):
    draft = acts.clear_draft(by=cast.brennia.head, draft=floor.draft(cast.brennia.adviser))
    floor.dispose(floor.propose(cast.korvath, old="good faith", new="earnest"), "incorporated")
    floor.publish()
    client = enter(cast.brennia.head)
    assert "has been changed since this was written" in shown(client, at("draft", floor, draft.pk))
    answer = client.post(at("draft", floor, draft.pk), {"do": "submit"})
    assert answer.status_code == 409 and "24 hours" in answer.content.decode()


def test_the_first_view_weighs_little(cast, floor, enter):
    import gzip

    for n, mission in enumerate(cast.missions):
        floor.propose(mission, new=f"{n + 1} days")
        floor.concern(mission)
    page = enter(cast.brennia.head).get(at("text", floor)).content
    assert len(gzip.compress(page)) < 20_000
