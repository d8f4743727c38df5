"""The door as a whole: one shape of error, no secret on any route, no act without a key, true to its description."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from typing import Any

import pytest

from tests.cast import BODY, Cast
from tests.story import SECRETS, Story, tell

V1 = "/api/v1"
QUESTIONS = [f"{V1}/agreed-language"]
"""Routes to which a question is posted; they change nothing either."""
ACTS = [f"{V1}/deposits", *(f"{V1}/deposits/x/{what}" for what in ("doubts/1", "enter", "withdraw"))]
"""Routes that change something, for whoever has a key: ``test_deposits.py``."""


@pytest.fixture
def story(cast: Cast) -> Story:
    """The whole story, told."""
    return tell(cast)


def description(client: Any) -> Any:
    """The OpenAPI document."""
    answer = client.get(f"{V1}/openapi.json")
    assert answer.status_code == 200
    return answer.json()


def addresses() -> list[str]:
    """Every route of the door, with what the story has there."""
    from multilateral.record import queries

    return [
        *(f"{V1}/deposits?stage={stage}&limit=100" for stage in ("deposited", "entered", "withdrawn")),
        *(f"{V1}/deposits/{deposit.pk}" for deposit in queries.deposits(stage=None)),
        *(f"{V1}/documents/{symbol}" for symbol in ("EX/WG/3/L.9", "EX/RES/3/1")),
        f"{V1}/documents?limit=100",
        *(f"{V1}/search?q={word}" for word in ("lamps", "heron", "anvil", "winches", "Badrisk")),
        f"{V1}/lineage/EX/RES/3/1",
        f"{V1}/topics",
        f"{V1}/topics/ex-lamps-on-the-quays/matrix",
        f"{V1}/topics/ex-lamps-on-the-quays/votes",
        f"{V1}/votes/aldemar",
        f"{V1}/likeness?one=aldemar&other=brennia",
        f"{V1}/texts",
        f"{V1}/texts/lamps",
        f"{V1}/acts",
        f"{V1}/agenda/{BODY}/3",
        f"{V1}/agenda/{BODY}/4",
        f"{V1}/agenda/4",
        f"{V1}/ledger/checkpoint",
        f"{V1}/ledger/proof/inclusion?entry=0",
        f"{V1}/ledger/proof/consistency?from=1",
        f"{V1}/openapi.json",
        "/feeds/documents.atom",
        "/feeds/topics/ex-lamps-on-the-quays.atom",
        "/feeds/states/aldemar.atom",
        "/feeds/ledger.atom",
        f"/reports/{BODY}/3.txt",
        f"/reports/{BODY}/3.json",
    ]


def test_no_route_tells_a_secret_to_anybody_and_all_are_told_the_same(enter: Any, cast: Cast, story: Story) -> None:
    everybody = [None, cast.chair, cast.secretariat]
    everybody += [by for mission in cast.missions for by in (*mission.everybody, mission.contact)]
    told: dict[str, bytes] = {}
    for by in everybody:
        client = enter(by)
        for address in addresses():
            answer = client.get(address)
            assert answer.status_code == 200, (address, answer.content)
            words = answer.content.decode()
            assert not [secret for secret in SECRETS if secret in words.replace(address, "")], (address, by)
            assert told.setdefault(address, answer.content) == answer.content, address


def test_the_list_of_routes_above_is_whole(client: Any, cast: Cast) -> None:
    asked = addresses() + [f"{V1}/ledger/entries/0", f"{V1}/deposits/x", *QUESTIONS, *ACTS]
    for path in description(client)["paths"]:
        pattern = re.sub(r"\{symbol\}", ".+", re.sub(r"\{(?!symbol)\w+\}", "[^/]+", path))
        assert any(re.fullmatch(pattern, address.partition("?")[0]) for address in asked), path


@pytest.mark.parametrize(
    "address",
    ["/api/v1/nothing", "/api/v1/", "/api/v2/documents", "/api/v1/ledger/entries/", "/api/v1/documents/A%0AB"],
)
def test_an_unknown_address_has_the_one_shape(client: Any, db: None, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert answer.json()["error"]["code"] == "not_found" and answer["Content-Type"] == "application/json"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_changed(client: Any, cast: Cast, method: str) -> None:
    for address in ACTS if method == "post" else ():
        answer = client.post(address)
        assert answer.status_code == 401 and answer.json()["error"]["code"] == "unauthorized", address
    for address in addresses():
        if address.startswith(V1) and not (method == "post" and address.partition("?")[0] in ACTS):
            answer = getattr(client, method)(address)
            assert answer.status_code == 405, address
            assert answer.json()["error"]["code"] == "method_not_allowed"
            assert answer["Allow"] == ("GET, POST" if address.partition("?")[0] in ACTS else "GET"), address


def test_a_fault_of_the_program_has_the_one_shape_and_tells_nothing(
    client: Any, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    from multilateral.record import queries

    def fail(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError("a word from the inside")

    monkeypatch.setattr(queries, "search", fail)
    answer = client.get(f"{V1}/search?q=lamps")
    assert answer.status_code == 500
    assert answer.json()["error"]["code"] == "server_error" and b"inside" not in answer.content


def test_every_answer_is_described_with_the_shape_of_errors(client: Any, db: None) -> None:
    value = description(client)
    assert value["openapi"].startswith("3.")
    assert value["components"]["securitySchemes"]["ApiKey"]["scheme"] == "bearer"
    for path, operations in value["paths"].items():
        for method, operation in operations.items():
            act = "security" in operation
            assert method == ("post" if act or path in QUESTIONS else "get"), path
            for status in ("404", "422", *(("401", "403", "409", "413", "429") if act else ())):
                schema = operation["responses"][status]["content"]["application/json"]["schema"]
                assert schema["$ref"].endswith("/Problem"), path
    acts = {
        path for path, operations in value["paths"].items() if any("security" in each for each in operations.values())
    }
    assert len(acts) == len(ACTS) and all(path.startswith(f"{V1}/deposits") for path in acts)


def test_the_feed_of_documents_leads_to_each(client: Any, story: Story) -> None:
    answer = client.get("/feeds/documents.atom")
    assert answer["Content-Type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(answer.content)
    atom = {"a": "http://www.w3.org/2005/Atom"}
    titles = [e.findtext("a:title", namespaces=atom) for e in feed.findall("a:entry", atom)]
    assert titles == ["EX/RES/3/1 Lamps on the quays", "EX/WG/3/L.9 Lamps on the quays"]
    links = [e.find("a:link", atom).get("href") for e in feed.findall("a:entry", atom)]  # type: ignore[union-attr]
    assert links[0] == "http://testserver/documents/EX/RES/3/1?language=en"
    assert feed.findtext("a:updated", namespaces=atom) == feed.findtext("a:entry/a:updated", namespaces=atom)


def test_the_feed_of_the_ledger_carries_the_checkpoint_and_keeps_sealed_lines_sealed(client: Any, story: Story) -> None:
    from multilateral.ledger import checkpoint, queries

    answer = client.get("/feeds/ledger.atom")
    feed = ElementTree.fromstring(answer.content)
    atom = {"a": "http://www.w3.org/2005/Atom", "m": "urn:multilateral:feed:1"}
    note = feed.findtext("m:checkpoint", namespaces=atom)
    assert note is not None and checkpoint.verify(note, queries.keys()).size == queries.size()
    entries = feed.findall("a:entry", atom)
    assert len(entries) == 50
    for position, one in zip(range(queries.size() - 1, 0, -1), entries, strict=False):
        line = queries.entry(position)
        assert line is not None
        title = f"{position} sealed" if line.sealed else f"{position} {line.act}"
        assert one.findtext("a:title", namespaces=atom) == title
        assert one.findtext("m:leaf", namespaces=atom) == line.leaf
    ids = [e.findtext("a:id", namespaces=atom) for e in entries]
    assert len(set(ids)) == len(ids) and str(ids[0]).startswith("tag:multilateral.example,2026:ledger/")


def test_a_feed_that_has_not_changed_is_not_sent_again(client: Any, cast: Cast) -> None:
    from multilateral.bodies.acts import enter_session

    first = client.get("/feeds/ledger.atom")
    assert client.get("/feeds/ledger.atom", headers={"if-none-match": first["ETag"]}).status_code == 304
    enter_session(by=cast.operator, body=cast.body, number=9)
    assert client.get("/feeds/ledger.atom", headers={"if-none-match": first["ETag"]}).status_code == 200


def test_a_feed_of_an_empty_installation_is_well_formed(client: Any, db: None) -> None:
    for name in ("documents", "ledger"):
        feed = ElementTree.fromstring(client.get(f"/feeds/{name}.atom").content)
        assert feed.findtext("{http://www.w3.org/2005/Atom}updated") == "1970-01-01T00:00:00+00:00"
