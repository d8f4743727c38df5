"""The register's pages: the source of each line, the filter, the report, and what is said when it is refused."""

from __future__ import annotations

from typing import Any

import pytest

from multilateral.followup import queries
from multilateral.record.models import OperativeAct
from multilateral.web import kept
from tests.cast import Cast
from tests.followup.asking import ask


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """These tests enter what is asked without an act, and a kept page would not hear of it."""
    monkeypatch.setattr(kept, "SHELF", kept.Shelf(0))


@pytest.fixture
def of_states(cast: Cast) -> OperativeAct:
    return ask(cast, addressee="Member States", task="to nominate points of contact", paragraph="op3", due_session=4)


def test_each_line_leads_to_the_paragraph_that_asks(client: Any, cast: Cast, of_states: OperativeAct) -> None:
    ask(cast, addressee="Secretary-General", task="to report", paragraph="op2", due_date="2027-02-01")
    page = client.get("/follow-up/").content.decode()
    assert "/documents/EX/RES/2026/1#op3" in page and "Member States" in page
    assert "Secretary-General" in page and "1 February 2027" in page
    assert 'class="exercise"' in page
    for name in ("/framework/", "/contacts/", "/capacity/"):
        assert name in page


def test_the_register_shows_what_is_due_at_one_time(client: Any, cast: Cast, of_states: OperativeAct) -> None:
    ask(cast, addressee="Secretary-General", task="to report", paragraph="op2", due_date="2027-02-01")
    of_session = client.get("/follow-up/?due=4").content.decode()
    assert "nominate points" in of_session and "to report" not in of_session
    assert "Nothing is due" in client.get("/follow-up/?due=<b>soon").content.decode()
    assert "<b>soon" not in client.get("/follow-up/?due=<b>soon").content.decode()


def test_an_empty_register_says_so(client: Any, cast: Cast) -> None:
    assert "No adopted text asks anything" in client.get("/follow-up/").content.decode()


def test_a_head_reports_from_the_page_and_everybody_reads_it(
    client: Any, enter: Any, cast: Cast, of_states: OperativeAct
) -> None:
    address = f"/follow-up/{of_states.pk}"
    answer = enter(cast.brennia.head).post(address, {"status": "done", "words": "Both are nominated."})
    assert (answer.status_code, answer["Location"]) == (303, address)
    page = enter(None).get(address).content.decode()
    assert "Both are nominated." in page and "Brennia: done" in page and "form-report" not in page


def test_a_refused_report_keeps_what_was_typed(client: Any, enter: Any, cast: Cast, of_states: OperativeAct) -> None:
    address = f"/follow-up/{of_states.pk}"
    answer = enter(cast.brennia.head).post(address, {"status": "finished", "words": "Nearly <there>"})
    page = answer.content.decode()
    assert answer.status_code == 422 and 'id="refusal"' in page
    assert "Nearly &lt;there&gt;" in page
    for by in (cast.secretariat, None):
        answer = enter(by).post(address, {"status": "done", "words": "They did."})
        assert answer.status_code == 403 and 'id="refusal"' in answer.content.decode()
    assert not queries.reports(of_states).exists()


def test_what_nobody_asked_has_no_page(client: Any, cast: Cast) -> None:
    assert client.get("/follow-up/00000000-0000-0000-0000-000000000000").status_code == 404
