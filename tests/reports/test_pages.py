"""The pages of the reports, for everybody alike."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from multilateral.ledger import checkpoint, queries
from tests.cast import BODY, Cast
from tests.story import SECRETS, Story, tell

REPORT = f"/reports/{BODY}/3"


@pytest.fixture
def story(cast: Cast) -> Story:
    """The whole story, told."""
    return tell(cast)


def test_the_page_shows_each_sentence_with_links_to_its_acts(client: Any, story: Story) -> None:
    page = client.get(REPORT).content.decode()
    value = json.loads(client.get(f"{REPORT}.json").content)
    linked = re.findall(r'href="/ledger/(\d+)" aria-label="([^"]+)">(\d+)</a>', page)
    told = [a for s in value["sections"] for p in s["paragraphs"] for x in p["sentences"] for a in x["acts"]]
    assert [int(n) for n, _aloud, _shown in linked] == [a["entry"] for a in told]
    assert all(n == shown and aloud.startswith(f"Ledger entry {n}") for n, aloud, shown in linked)
    assert any(aloud.endswith(": submitted a proposal") for _n, aloud, _shown in linked)
    assert any(aloud.endswith(", sealed") for _n, aloud, _shown in linked)


def test_the_page_is_marked_as_a_draft_and_an_exercise_and_is_live_in_its_body(client: Any, story: Story) -> None:
    page = client.get(REPORT).content.decode()
    assert "<small>draft</small>" in page and 'class="exercise"' in page
    assert f'data-live-place="{BODY}"' in page


def test_everything_that_a_report_is_about_can_be_opened(client: Any, story: Story) -> None:
    page = client.get(REPORT).content.decode()
    beside = "".join(re.findall(r"<aside.*?</aside>", page, re.S))
    addresses = set(re.findall(r'href="(/[^"#]*)', beside)) | set(re.findall(r'href="(/ledger/\d+)"', page))
    assert len(addresses) > 20
    for address in addresses:
        assert client.get(address).status_code == 200, address


def test_the_report_can_be_kept_with_the_checkpoint(client: Any, story: Story) -> None:
    text, value = client.get(f"{REPORT}.txt"), client.get(f"{REPORT}.json")
    assert text["Content-Type"] == "text/plain; charset=utf-8"
    assert f'filename="report-{BODY}-3.txt"' in text["Content-Disposition"]
    note = text.content.decode().partition("Checkpoint of the ledger\n\n")[2]
    assert checkpoint.verify(note, queries.keys()).size == queries.size()
    assert checkpoint.verify(value.json()["checkpoint"], queries.keys()).size == queries.size()


def test_every_role_reads_the_same_and_nothing_private(enter: Any, cast: Cast, story: Story) -> None:
    told = set()
    for by in (None, *cast.brennia.everybody, cast.brennia.contact, cast.chair, cast.secretariat):
        client = enter(by)
        for address in (REPORT, "/reports/"):
            words = client.get(address).content.decode()
            assert not [secret for secret in SECRETS if secret in words]
        told.add(client.get(f"{REPORT}.txt").content)
    assert len(told) == 1


def test_the_list_names_sessions_with_what_there_is(client: Any, story: Story) -> None:
    page = client.get("/reports/").content.decode()
    assert f'href="{REPORT}"' in page
    assert "1 text, 4 proposals, 1 meeting, 1 text decided" in page


def test_an_empty_list_and_an_empty_report_say_so(client: Any, cast: Cast) -> None:
    assert "There is nothing to report yet" in client.get("/reports/").content.decode()
    assert "Nothing has been done in this session yet." in client.get(REPORT).content.decode()


@pytest.mark.parametrize("ending", ["", ".txt", ".json"])
def test_there_is_no_page_for_a_session_that_is_not_entered(client: Any, cast: Cast, ending: str) -> None:
    assert client.get(f"/reports/{BODY}/77{ending}").status_code == 404
