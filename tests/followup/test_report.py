"""Reports on what decisions asked: who reports on what, and what the register then says."""

from __future__ import annotations

from typing import Any

import pytest

from multilateral.followup import queries
from multilateral.followup.acts import report
from multilateral.followup.addressee import Addressee, kinds
from multilateral.ledger import queries as ledger
from multilateral.parties.acting import NotPermitted, Refused
from multilateral.record import follow_up
from multilateral.record.models import OperativeAct
from tests.cast import Cast
from tests.followup.asking import ask


@pytest.fixture
def of_secretariat(cast: Cast) -> OperativeAct:
    return ask(cast, addressee="the Secretary-General", task="to report", paragraph="op2", due_session=4)


@pytest.fixture
def of_states(cast: Cast) -> OperativeAct:
    return ask(cast, addressee="Member States", task="to nominate points of contact", paragraph="op3")


def test_a_state_reports_on_itself_and_the_latest_report_tells_its_status(cast: Cast, of_states: OperativeAct) -> None:
    report(by=cast.brennia.head, asked=of_states, status="under way", words="A decree is with the Cabinet.")
    report(by=cast.aldemar.representative, asked=of_states, status="under way")
    report(by=cast.brennia.head, asked=of_states, status="done", evidence="EX/WG/3/INF/9")
    asked = queries.asked(of_states.pk)
    assert asked is not None
    assert [(r.delegation.name, r.status) for r in asked.latest] == [("Aldemar", "under way"), ("Brennia", "done")]
    assert queries.reports(of_states).count() == 3
    line = ledger.of_acts(["followup.report"])[-1]
    assert (line.place, line.audience, line.for_party) == (cast.body.slug, "public", "state:brennia")


def test_the_secretariat_reports_on_what_is_asked_of_it_and_not_on_states(
    cast: Cast, of_secretariat: OperativeAct, of_states: OperativeAct
) -> None:
    done = report(by=cast.secretariat, asked=of_secretariat, status="done", words="Report EX/WG/4/2 is out.")
    assert (done.delegation, done.role) == (None, "secretariat")
    with pytest.raises(NotPermitted, match="asked of others"):
        report(by=cast.secretariat, asked=of_states, status="done", words="They did.")
    with pytest.raises(NotPermitted, match="asked of others"):
        report(by=cast.brennia.head, asked=of_secretariat, status="done", words="It was done.")


def test_the_chair_reports_on_what_is_asked_of_the_chair(cast: Cast, of_states: OperativeAct) -> None:
    of_chair = ask(cast, addressee="the Chair of the Working Group", task="to hold consultations", paragraph="op4")
    assert report(by=cast.chair, asked=of_chair, status="under way").role == "chair"
    with pytest.raises(NotPermitted, match="asked of others"):
        report(by=cast.chair, asked=of_states, status="under way")
    with pytest.raises(NotPermitted, match="asked of others"):
        report(by=cast.secretariat, asked=of_chair, status="under way")


def test_one_state_that_is_named_reports_and_others_do_not(cast: Cast) -> None:
    named = ask(cast, addressee="Korvath (Federal Republic of)", task="to host the seminar", paragraph="op5")
    assert report(by=cast.korvath.head, asked=named, status="under way").delegation == cast.korvath.delegation
    with pytest.raises(NotPermitted, match="asked of others"):
        report(by=cast.brennia.head, asked=named, status="under way")


@pytest.mark.parametrize("who", ["adviser", "capital", "contact"])
def test_who_cannot_commit_a_state_does_not_report_for_it(cast: Cast, of_states: OperativeAct, who: str) -> None:
    with pytest.raises(NotPermitted, match="may not report"):
        report(by=getattr(cast.brennia, who), asked=of_states, status="done", words="Done.")


def test_an_invented_state_reports_nothing_on_the_record_itself(cast: Cast) -> None:
    real = ask(cast, addressee="Member States", task="to report", symbol="A/RES/99/999", exercise=False)
    with pytest.raises(NotPermitted, match="kept apart"):
        report(by=cast.brennia.head, asked=real, status="under way")


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"status": "finished"}, "Choose how far"),
        ({"status": "done", "words": "  "}, "says what was done"),
        ({"status": "done", "evidence": "x" * 301}, "at most 300"),
    ],
)
def test_a_report_that_says_nothing_is_refused(
    cast: Cast, of_states: OperativeAct, given: dict[str, Any], sentence: str
) -> None:
    size = ledger.size()
    with pytest.raises(Refused, match=sentence):
        report(by=cast.brennia.head, asked=of_states, **given)
    assert ledger.size() == size


def test_the_index_is_found_by_addressee_and_time_and_shows_the_reports(
    cast: Cast, of_secretariat: OperativeAct, of_states: OperativeAct
) -> None:
    ask(
        cast, addressee="The Secretary-General and Member States", task="to see", paragraph="op6", due_date="2027-02-01"
    )
    report(by=cast.secretariat, asked=of_secretariat, status="under way")

    def places(**asked: str) -> list[str]:
        return [one.paragraph for one in follow_up.find(follow_up.Asked(**asked))]

    assert places() == ["op2", "op3", "op6"]
    assert places(addressee="SECRETARY-GENERAL") == ["op2", "op6"]
    assert places(addressee="member states", due="2027-02-01") == ["op6"]
    assert places(due="4") == ["op2"] and places(due="none") == ["op3"]
    assert places(due="2026-01-01") == places(due="soon") == places(verb="Invites") == places(topic="buoys") == []
    assert places(order="addressee") == ["op3", "op6", "op2"]
    entries = queries.entries(follow_up.find(follow_up.Asked()))
    assert [[r.status for r in e.asked.latest] for e in entries if e.asked] == [["under way"], [], []]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("the Secretary-General", {Addressee.SECRETARIAT}),
        ("al Secretario General", {Addressee.SECRETARIAT}),
        ("Генерального секретаря", {Addressee.SECRETARIAT}),
        ("秘书长", {Addressee.SECRETARIAT}),
        ("الأمين العام", {Addressee.SECRETARIAT}),
        ("Member States and the Secretariat", {Addressee.STATES, Addressee.SECRETARIAT}),
        ("les États Membres", {Addressee.STATES}),
        ("会员国", {Addressee.STATES}),
        ("United States of Anywhere", {Addressee.OTHER}),
        ("the President of the General Assembly", {Addressee.OTHER}),
        ("regional organizations", {Addressee.OTHER}),
    ],
)
def test_addressees_are_told_by_their_words_in_six_languages(words: str, found: set[Addressee]) -> None:
    assert kinds(words) == found
