"""The pages of decisions, role by role: what is shown, what can be pressed, and what comes of it."""

from __future__ import annotations

import gzip
from typing import Any

import pytest

from multilateral.decision import acts, queries
from multilateral.negotiation import queries as negotiation
from tests.cast import Cast
from tests.decision.conftest import everybody, open_floor, reform
from tests.decision.pages import buttons, words


def at(action: Any) -> str:
    return f"/actions/{action.pk}"


def test_the_chair_opens_a_meeting_puts_a_text_and_adopts_it(cast: Cast, text: Any, enter: Any) -> None:
    client = enter(cast.chair)
    assert buttons(client.get("/meetings/")) == {"open"}
    form = {"do": "open", "session": "3", "number": "12", "mode": "formal", "everybody": "1"}
    opened = client.post("/meetings/", form)
    meeting = queries.open_meeting("ex-wg")
    assert meeting is not None and (meeting.number, len(meeting.present)) == (12, 3)
    assert (opened.status_code, opened["Location"]) == (303, f"/meetings/{meeting.pk}")
    page = client.get(opened["Location"])
    assert "3 of 3 members are present; 2 are needed" in words(page)
    put = client.post(opened["Location"], {"do": "put", "text": text.slug, "seen": "0", "seen_unsettled": ""})
    action = queries.actions(meeting=meeting).get()
    assert put["Location"] == at(action)
    page = client.get(at(action))
    assert action.words_hash in words(page) and "Encourages each State to keep a lamp burning" in words(page)
    assert buttons(page) == {"adopt", "open_vote", "return"}
    assert client.post(at(action), {"do": "adopt"}).status_code == 303
    page = client.get(at(action))
    assert "Adopted without a vote. EX/RULES/1, after annex IV, para. 104 of A/520/Rev.20" in words(page)
    assert 'href="/documents/EX/RES/3/1"' in page.content.decode()
    assert "OP4 The item “Lamps on the quays” is on the provisional agenda of session 4." in words(page)
    assert "OP3 requests Secretariat: to report" in words(page)
    assert buttons(page) == set()
    assert client.get("/documents/EX/RES/3/1").status_code == 200
    assert client.get("/agenda/ex-wg/4").status_code == 200


def test_pressing_adopt_twice_gives_a_sentence(cast: Cast, action: Any, enter: Any) -> None:
    client = enter(cast.chair)
    client.post(at(action), {"do": "adopt"})
    again = client.post(at(action), {"do": "adopt"})
    assert again.status_code == 409
    assert "Not done. EX/WG/3/L.9 has been adopted already, as EX/RES/3/1." in words(again)


def test_a_recorded_vote_from_opening_to_announcement(cast: Cast, action: Any, enter: Any) -> None:
    enter(cast.korvath.head).post(at(action), {"do": "ask"})
    client = enter(cast.chair)
    page = client.get(at(action))
    assert "A vote was asked for by: Korvath (Federal Republic of)." in words(page)
    assert buttons(page) == {"open_vote", "return"}
    refused = client.post(at(action), {"do": "adopt"})
    assert refused.status_code == 422
    assert "Korvath (Federal Republic of) has asked for a vote" in words(refused) and "rule 127" in words(refused)
    client.post(at(action), {"do": "open_vote"})
    for mission, choice in ((cast.aldemar, "yes"), (cast.brennia, "no"), (cast.korvath, "abstain")):
        client = enter(mission.representative)
        assert "Your delegation has not voted." in words(client.get(at(action)))
        assert client.post(at(action), {"do": "vote", "choice": choice}).status_code == 303
    page = enter(None).get(at(action))
    assert "The vote is open. 3 delegations have voted." in words(page)
    assert '<li class="abs" id="seat-1-' in page.content.decode()
    client = enter(cast.chair)
    assert buttons(client.get(at(action))) == {"close_vote"}
    client.post(at(action), {"do": "close_vote"})
    page = enter(None).get(at(action))
    assert "Not adopted: equally divided, 1 to 1, with 1 abstaining. EX/RULES/1, after rule 133" in words(page)
    assert "The draft stays in the record as not adopted." in words(page)
    late = enter(cast.korvath.head).post(at(action), {"do": "vote", "choice": "yes"})
    assert late.status_code == 409 and "has been decided already" in words(late)


def test_the_button_that_counts_is_marked_and_can_be_changed(cast: Cast, action: Any, enter: Any) -> None:
    acts.open_vote(by=cast.chair, action=action)
    client = enter(cast.korvath.head)
    assert "Your delegation has not voted." in words(client.get(at(action)))
    for choice in ("yes", "no", "no"):
        client.post(at(action), {"do": "vote", "choice": choice})
        page = client.get(at(action)).content.decode()
        assert page.count('aria-pressed="true"') == 1
        assert f'value="{choice}" class="second" aria-pressed="true"' in page
    odd = client.post(at(action), {"do": "vote", "choice": "perhaps"})
    assert odd.status_code == 422 and "in favour, against, or abstain" in words(odd)


def test_who_sees_which_buttons(cast: Cast, action: Any, enter: Any) -> None:
    speaks = {"ask", "explain"}
    for by, expected in (
        (None, set()),
        (cast.secretariat, set()),
        (cast.korvath.adviser, set()),
        (cast.korvath.contact, set()),
        (cast.korvath.head, speaks),
        (cast.korvath.representative, speaks),
        (cast.chair, {"adopt", "open_vote", "return"}),
    ):
        assert buttons(enter(by).get(at(action))) == expected, by


@pytest.mark.parametrize(
    "done", ["adopt", "open_vote", "vote", "close_vote", "return", "ask", "withdraw", "explain", "dissociate"]
)
def test_a_visitor_is_asked_to_sign_in_and_loses_no_words(cast: Cast, action: Any, enter: Any, done: str) -> None:
    typed = {"do": done, "choice": "yes", "words": "Four careful words", "paragraph": "whole"}
    page = enter(None).post(at(action), typed)
    assert page.status_code == 403
    assert "Sign in to" in words(page)
    assert "Four careful words" in words(page)


def test_a_form_that_says_nothing_is_answered_with_a_sentence(cast: Cast, action: Any, enter: Any) -> None:
    client = enter(cast.chair)
    for address in (at(action), f"/meetings/{action.meeting.pk}", "/meetings/"):
        assert "press one of its buttons" in words(client.post(address, {"do": "shout"}))


def test_what_does_not_exist_is_not_found(cast: Cast, client: Any) -> None:
    for address in ("/actions/", "/meetings/"):
        assert client.get(f"{address}00000000-0000-4000-8000-000000000000").status_code == 404


def test_a_refused_explanation_stays_in_the_form(cast: Cast, action: Any, enter: Any) -> None:
    client = enter(cast.korvath.head)
    typed = {"do": "explain", "kind": "explanation of vote", "words": "We shall vote against."}
    page = client.post(at(action), typed)
    assert page.status_code == 422 and "explain your position" in words(page)
    assert ">We shall vote against.</textarea>" in page.content.decode()
    acts.open_vote(by=cast.chair, action=action)
    page = client.post(at(action), typed)
    assert "not interrupted" in words(page) and "What you had written: We shall vote against." in words(page)


def test_explanations_and_dissociations_are_shown_where_they_belong(cast: Cast, action: Any, enter: Any) -> None:
    client = enter(cast.korvath.head)
    client.post(
        at(action), {"do": "explain", "kind": "explanation of position", "words": "We can live with it.\n\nNo more."}
    )
    acts.adopt_without_vote(by=cast.chair, action=action)
    place = negotiation.place(action.text, "op2")
    assert place is not None
    assert (
        client.post(
            at(action), {"do": "dissociate", "paragraph": str(place.paragraph.pk), "words": "Oil is dear."}
        ).status_code
        == 303
    )
    page = enter(None).get(at(action))
    assert "Explanation of position before the action" in words(page)
    assert "We can live with it.<br><br>No more." in page.content.decode()
    assert "dissociates itself from OP2. Oil is dear." in words(page)
    assert "Korvath (Federal Republic of) dissociates itself from this paragraph." in words(page)
    again = enter(cast.korvath.head).post(
        at(action), {"do": "dissociate", "paragraph": str(place.paragraph.pk), "words": "Once more, with feeling."}
    )
    assert again.status_code == 409 and "from OP2 already" in words(again)
    assert ">Once more, with feeling.</textarea>" in again.content.decode()
    nowhere = enter(cast.korvath.head).post(at(action), {"do": "dissociate", "paragraph": "op99", "words": "A word."})
    assert nowhere.status_code == 422 and "Choose the paragraph" in words(nowhere)


def test_a_sponsor_is_told_why_it_has_no_form(cast: Cast, action: Any, enter: Any) -> None:
    acts.request_vote(by=cast.korvath.head, action=action)
    page = enter(cast.brennia.head).get(at(action))
    assert "a sponsor does not explain its vote" in words(page) and "explain" not in buttons(page)


def test_what_was_not_settled_is_shown_before_and_after_putting(
    cast: Cast, text: Any, meeting: Any, enter: Any
) -> None:
    from tests.decision.test_putting import propose

    propose(cast, text)
    client = enter(cast.chair)
    address = f"/meetings/{meeting.pk}"
    assert "One proposal has no outcome: 1, of Korvath (Federal Republic of)." in words(client.get(address))
    stale = client.post(address, {"do": "put", "text": text.slug, "seen": "0", "seen_unsettled": ""})
    assert stale.status_code == 409 and "Something was proposed" in words(stale)
    put = client.post(address, {"do": "put", "text": text.slug, "seen": "0", "seen_unsettled": "p1"})
    assert "Without an outcome when the text was put: proposal 1." in words(client.get(put["Location"]))


def test_a_delegation_that_comes_late_says_so_and_votes(cast: Cast, text: Any, enter: Any) -> None:
    meeting = acts.open_meeting(
        by=cast.chair, body=cast.body, session=3, present=[cast.aldemar.delegation, cast.brennia.delegation]
    )
    action = acts.put_text(by=cast.chair, meeting=meeting, text=text, seen=0)
    acts.open_vote(by=cast.chair, action=action)
    client = enter(cast.korvath.head)
    page = client.get(at(action))
    assert "cannot vote" in words(page) and "In favour" not in words(page).split("The vote")[0]
    came = client.post(f"/meetings/{meeting.pk}", {"do": "here", "action": str(action.pk)})
    assert came["Location"] == at(action)
    assert client.post(at(action), {"do": "vote", "choice": "no"}).status_code == 303


def test_the_secretariat_notes_who_comes_and_goes(cast: Cast, meeting: Any, enter: Any) -> None:
    client = enter(cast.secretariat)
    address = f"/meetings/{meeting.pk}"
    assert buttons(client.get(address)) == {"gone"}
    client.post(address, {"do": "gone", "delegation": str(cast.korvath.delegation.pk)})
    assert buttons(client.get(address)) == {"gone", "here"}
    client.post(address, {"do": "here", "delegation": str(cast.korvath.delegation.pk)})
    meeting.refresh_from_db()
    assert len(meeting.present) == 3
    assert client.post(address, {"do": "here", "delegation": "nobody"}).status_code == 422
    assert client.post(address, {"do": "close"}).status_code == 403


def test_a_meeting_refused_for_want_of_a_quorum_keeps_what_was_chosen(cast: Cast, enter: Any) -> None:
    client = enter(cast.chair)
    page = client.post("/meetings/", {"do": "open", "session": "4", "number": "2", "mode": "formal"})
    assert page.status_code == 422 and "0 of 3 members are present" in words(page)
    assert '<option value="4" selected>' in page.content.decode()
    assert 'name="number" value="2"' in page.content.decode()


def test_a_meeting_goes_on_at_the_next_and_the_list_tells_all(cast: Cast, action: Any, enter: Any) -> None:
    client = enter(cast.chair)
    client.post(f"/meetings/{action.meeting.pk}", {"do": "close"})
    assert "is closed" in words(client.post(at(action), {"do": "adopt"}))
    client.post("/meetings/", {"do": "open", "session": "3", "number": "13", "mode": "formal", "everybody": "1"})
    later = queries.open_meeting("ex-wg")
    assert later is not None
    assert "Put at meeting 12 and not decided" in words(client.get(f"/meetings/{later.pk}"))
    client.post(f"/meetings/{later.pk}", {"do": "put", "text": action.text.slug, "seen": "0", "seen_unsettled": ""})
    client.post(at(action), {"do": "return"})
    page = enter(None).get("/meetings/")
    assert "EX/WG/3/L.9 returned to the floor." in words(page)
    assert client.get("/meetings/?body=nowhere").status_code == 200


def test_a_plenary_offers_two_thirds_and_the_second_vote(cast: Cast, text: Any, action: Any, enter: Any) -> None:
    reform(cast, rules="ga_plenary")
    client = enter(cast.chair)
    assert 'value="two_thirds"' in client.get(at(action)).content.decode()
    client.post(at(action), {"do": "open_vote", "majority": "two_thirds"})
    acts.cast_vote(by=cast.brennia.head, action=action, choice="yes")
    acts.cast_vote(by=cast.korvath.head, action=action, choice="no")
    client.post(at(action), {"do": "close_vote"})
    page = client.get(at(action))
    assert "a second vote is due at a later meeting within 48 hours" in words(page)
    assert buttons(page) == {"open_vote"}


def test_every_page_is_light_and_marked_as_an_exercise(cast: Cast, text: Any, meeting: Any, enter: Any) -> None:
    action = acts.put_text(by=cast.chair, meeting=meeting, text=text, seen=0)
    acts.open_vote(by=cast.chair, action=action)
    for by in (None, cast.chair, cast.korvath.head):
        for address in ("/meetings/", f"/meetings/{meeting.pk}", at(action)):
            page = enter(by).get(address)
            assert page.status_code == 200 and 'class="exercise"' in page.content.decode()
            assert 'data-live-place="ex-wg"' in page.content.decode()
            assert len(gzip.compress(page.content)) < 20_000


def test_no_name_or_word_becomes_markup(cast: Cast, action: Any, enter: Any) -> None:
    acts.explain(by=cast.korvath.head, action=action, words="<script>alert('x')</script>")
    page = enter(None).get(at(action)).content.decode()
    assert "<script>alert" not in page and "&lt;script&gt;" in page


def test_the_public_reads_all_of_it_in_every_language(cast: Cast, action: Any, client: Any) -> None:
    from django.conf import settings

    for code, _name in settings.LANGUAGES:
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = code
        for address in ("/meetings/", f"/meetings/{action.meeting.pk}", at(action)):
            assert client.get(address).status_code == 200


def test_another_body_has_no_say(cast: Cast, action: Any, enter: Any) -> None:
    import datetime

    from multilateral.parties import acts as parties
    from multilateral.parties.acting import By
    from multilateral.parties.models import Role

    person = parties.enrol_person(by=cast.operator, slug="other-chair", name="Other Chair", exercise=True)
    elsewhere = By.on(
        parties.issue_credential(
            by=cast.operator, person=person, role=Role.CHAIR, body="elsewhere", valid_from=datetime.date(2026, 1, 1)
        )
    )
    client = enter(elsewhere)
    assert buttons(client.get(at(action))) == set()
    page = client.post(at(action), {"do": "adopt"})
    assert page.status_code == 403 and "You act in another body" in words(page)
    other = open_floor(cast, "EX/WG/3/L.10")
    assert client.post(f"/meetings/{action.meeting.pk}", {"do": "put", "text": other.slug}).status_code == 403
    assert everybody(cast)
