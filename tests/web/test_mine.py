"""What is asked of me: mine alone, room by room."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse

from multilateral.web.asked import asked
from tests.cast import Cast
from tests.decision.conftest import everybody
from tests.web.test_home import enter_both


def titles(by: Any) -> list[str]:
    return [one.title for one in asked(by)]


def open_floor(cast: Cast) -> Any:
    from multilateral.negotiation.acts import open_text
    from multilateral.record import queries as record

    enter_both(cast)
    work = record.work("EX/WG/3/L.9/Rev.1")
    assert work is not None
    return open_text(by=cast.chair, work=work)


def draft_of(cast: Cast, text: Any) -> Any:
    from multilateral.negotiation import acts, queries

    place = queries.place(text, "op1")
    assert place is not None
    return acts.draft_proposal(
        by=cast.brennia.adviser,
        text=text,
        paragraph=place.paragraph,
        kind="replace",
        old="within two working days",
        new="without delay",
        reason="",
        seen=0,
    )


def test_a_visitor_is_asked_to_sign_in(client: Client, db: Any) -> None:
    assert client.get(reverse("mine"))["location"] == reverse("account_login")


def test_the_page_says_who_acts_for_whom_on_what(cast: Cast, enter: Any) -> None:
    page = enter(cast.brennia.head).get(reverse("mine")).content.decode()
    assert "Brennia, today" in page and "head of delegation of Brennia" in page
    assert "Note verbale of the tests" in page and "Nothing at the moment." in page
    assert "Leave the role" in page and reverse("mfa_index") not in page


def test_a_draft_waits_for_its_head_and_is_seen_by_its_delegation_alone(cast: Cast, enter: Any) -> None:
    from multilateral.negotiation import acts

    draft = draft_of(cast, open_floor(cast))
    assert any("waits for your clearance" in title for title in titles(cast.brennia.head))
    assert any("A draft of your delegation" in title for title in titles(cast.brennia.adviser))
    for by in cast.others(cast.brennia):
        if by is not None:
            assert not any("draft" in title for title in titles(by)), by
            page = enter(by).get(reverse("mine"), follow=True).content.decode()
            assert "without delay" not in page and str(draft.pk) not in page
    acts.clear_draft(by=cast.brennia.head, draft=draft)
    assert any("can be submitted" in title for title in titles(cast.brennia.head))
    acts.submit_proposal(by=cast.brennia.head, draft=draft)
    assert titles(cast.brennia.head) == []
    assert any("Outcomes for the next revision" in title for title in titles(cast.chair))


def test_an_open_vote_comes_first_and_says_whether_one_has_voted(cast: Cast) -> None:
    from multilateral.decision import acts

    text = open_floor(cast)
    meeting = acts.open_meeting(by=cast.chair, body=cast.body, session=3, present=everybody(cast))
    action = acts.put_text(by=cast.chair, meeting=meeting, text=text, seen=0)
    acts.request_vote(by=cast.brennia.head, action=action)
    acts.open_vote(by=cast.chair, action=action)
    first = asked(cast.brennia.head)[0]
    assert "A recorded vote is open" in first.title and "has not voted yet" in first.what
    assert first.url == reverse("action", args=[action.pk])
    acts.cast_vote(by=cast.brennia.head, action=action, choice="yes")
    assert "Your vote is in" in asked(cast.brennia.head)[0].what
    assert not any("vote" in title for title in titles(cast.chair))


def test_a_test_of_the_line_and_a_match_wait_for_those_concerned(cast: Cast) -> None:
    from multilateral.followup.capacity import acts as capacity
    from multilateral.followup.contacts import acts as contacts

    entry = contacts.nominate(
        by=cast.brennia.head,
        kind="technical",
        name="Duty officer",
        office="CERT of Brennia",
        email="duty@brennia.example",
        instrument="Note 4",
    )
    contacts.ping(by=cast.secretariat, contact=entry)
    (ping,) = asked(cast.brennia.head)
    assert ping.due is not None and "line of contact" in ping.title
    assert titles(cast.aldemar.head) == []
    need = capacity.register_need(by=cast.aldemar.head, topic="response-teams", words="Training for six people.")
    offer = capacity.register_offer(
        by=cast.korvath.head, topic="response-teams", kind="training", words="Two weeks on site."
    )
    capacity.propose_match(by=cast.secretariat, need=need, offer=offer, why="The same topic.")
    assert any("waits for your consent" in title for title in titles(cast.aldemar.head))
    assert not any("consent" in title for title in titles(cast.brennia.head))


def test_a_deposit_waits_for_the_secretariat(cast: Cast) -> None:
    from multilateral.record import acts

    acts.deposit(
        by=cast.secretariat,
        content=b"Notes for participants\n\nTea is served.\n",
        name="notes.txt",
        body="ex-wg",
        exercise=True,
    )
    assert titles(cast.secretariat) == ["“notes.txt” waits to be entered in the record"]
    assert titles(cast.brennia.head) == []


def test_one_chooses_among_ones_own_capacities_and_no_others(cast: Cast, enter: Any) -> None:
    from multilateral.parties.acts import issue_credential
    from tests.cast import BEGINS

    further = issue_credential(
        by=cast.operator, person=cast.brennia.adviser.person, role="vice-chair", body="ex-wg", valid_from=BEGINS
    )
    client = enter(cast.brennia.adviser)
    assert "Vice-Chair" in client.get(reverse("mine")).content.decode()
    client.post(reverse("act_as"), {"credential": further.pk})
    assert "you act as Vice-Chair" in client.get(reverse("mine")).content.decode()
    other = client.post(reverse("act_as"), {"credential": cast.chair.credential.pk})
    assert other.status_code == 404
    assert client.get(reverse("act_as")).status_code == 405


def test_a_credential_that_ended_leaves_a_visitor_who_is_told_why(cast: Cast, enter: Any) -> None:
    from multilateral.parties.acts import withdraw_credential

    client = enter(cast.brennia.head)
    withdraw_credential(by=cast.operator, credential=cast.brennia.head.credential)
    page = client.get(reverse("mine")).content.decode()
    assert "No credential of yours covers today" in page


def test_leaving_a_role_ends_the_session(cast: Cast, enter: Any) -> None:
    client = enter(cast.chair)
    answer = client.post(reverse("account_logout"), {"next": reverse("exercise")})
    assert answer["location"] == reverse("exercise")
    assert client.get(reverse("mine"))["location"] == reverse("account_login")
