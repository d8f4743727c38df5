"""The Atom feeds of topics and of States: valid, under names that stay, and not sent again unchanged."""

from __future__ import annotations

import datetime
import json
import xml.etree.ElementTree as ElementTree
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from multilateral.record.acts import enter_document, enter_proceedings, load
from multilateral.record.loading import prepare
from tests.cast import BODY
from tests.record import samples
from tests.record.test_topics import paper

pytestmark = pytest.mark.django_db

A = "{http://www.w3.org/2005/Atom}"


def loaded(cast: Any, content: bytes) -> None:
    load(by=cast.operator, found=prepare(content, "paper.txt"), content=content, path="paper.txt")


def told(cast: Any, **changes: Any) -> None:
    line = samples.vote_line(**changes)
    enter_proceedings(by=cast.operator, line=line, content=json.dumps(line).encode(), path="votes.json", number=1)


def feed(client: Any, address: str) -> ElementTree.Element:
    """The feed, after checking what RFC 4287 asks of one (4.1.1, 4.1.2, 4.2.6)."""
    answer = client.get(address)
    assert answer.status_code == 200 and answer["Content-Type"] == "application/atom+xml; charset=utf-8", address
    found = ElementTree.fromstring(answer.content)
    assert found.tag == f"{A}feed" and found.findtext(f"{A}author/{A}name")
    (itself,) = found.findall(f"{A}link[@rel='self']")
    assert itself.get("href") == f"http://testserver{address}"
    for each in (found, *found.findall(f"{A}entry")):
        for name in ("id", "title", "updated"):
            assert len(each.findall(f"{A}{name}")) == 1 and each.findtext(f"{A}{name}"), name
        assert str(each.findtext(f"{A}id")).startswith("tag:multilateral.example,2026:")
        assert datetime.datetime.fromisoformat(str(each.findtext(f"{A}updated"))).tzinfo is not None
    for entry in found.findall(f"{A}entry"):
        (page,) = entry.findall(f"{A}link[@rel='alternate']")
        assert client.get(page.get("href")).status_code == 200, page.get("href")
    ids = [entry.findtext(f"{A}id") for entry in found.findall(f"{A}entry")]
    assert len(set(ids)) == len(ids)
    return found


def titles(found: ElementTree.Element) -> list[str]:
    return [str(entry.findtext(f"{A}title")) for entry in found.findall(f"{A}entry")]


def test_the_feed_of_a_topic_has_its_texts_and_no_others_newest_first(cast: Any, client: Any) -> None:
    for n, item in enumerate(("Harbours", "Bread", "Harbours"), 1):
        text = paper(f"EX/RES/{n}/1", item=item, session=str(n))
        enter_document(by=cast.secretariat, document=text.document, body=BODY, exercise=True)
    address = "/feeds/topics/ex-harbours.atom"
    found = feed(client, address)
    assert [title.partition(" ")[0] for title in titles(found)] == ["EX/RES/3/1", "EX/RES/1/1"]
    assert f'href="{address}"' in client.get("/lineage/ex-harbours").content.decode()
    with CaptureQueriesContext(connection) as asked:
        client.get("/feeds/documents.atom")
    assert len(asked) <= 6, "as many however many documents there are"
    # A document has the same name in every feed.
    everything = feed(client, "/feeds/documents.atom")
    ids = {entry.findtext(f"{A}id") for entry in everything.findall(f"{A}entry")}
    assert {entry.findtext(f"{A}id") for entry in found.findall(f"{A}entry")} < ids


def test_the_feed_of_a_state_has_its_votes_and_what_it_sponsors(cast: Any, client: Any) -> None:
    loaded(cast, samples.adopted())
    told(cast)
    told(cast, meeting="EX/PV.9")  # a second line that tells the same of the State
    code = cast.brennia.delegation.state.code
    name = cast.brennia.delegation.state.names["en"]
    address = f"/feeds/states/{code}.atom"
    found = feed(client, address)
    assert titles(found) == [f"EX/RES/3/1: {name}: yes", f"EX/RES/3/1: {name}: joined the sponsors"]
    assert f'href="{address}"' in client.get("/states/").content.decode()
    assert "Common templates for requests" in str(found.findtext(f"{A}entry/{A}summary"))


def test_an_entry_on_a_text_that_is_not_held_leads_to_what_is_known_of_it(cast: Any, client: Any) -> None:
    told(cast)
    (entry, _other) = feed(client, f"/feeds/states/{cast.brennia.delegation.state.code}.atom").findall(f"{A}entry")
    page = entry.find(f"{A}link[@rel='alternate']")
    assert page is not None and str(page.get("href")).endswith("/search?q=EX%2FRES%2F3%2F1")


def test_names_stay_when_more_comes_and_an_unchanged_feed_is_not_sent_again(cast: Any, client: Any) -> None:
    told(cast)
    address = f"/feeds/states/{cast.brennia.delegation.state.code}.atom"
    first = client.get(address)
    before = [entry.findtext(f"{A}id") for entry in feed(client, address).findall(f"{A}entry")]
    assert client.get(address, headers={"if-none-match": first["ETag"]}).status_code == 304
    told(cast, symbol="EX/RES/3/2")
    again = client.get(address, headers={"if-none-match": first["ETag"]})
    assert again.status_code == 200
    after = [entry.findtext(f"{A}id") for entry in feed(client, address).findall(f"{A}entry")]
    assert set(before) < set(after)


@pytest.mark.parametrize(
    "address", ["/feeds/topics/nothing.atom", "/feeds/states/nowhere.atom", "/feeds/states/a b.atom"]
)
def test_what_is_not_known_has_no_feed(client: Any, db: None, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_feed_is_only_read(client: Any, cast: Any) -> None:
    assert client.post(f"/feeds/states/{cast.brennia.delegation.state.code}.atom").status_code == 405
