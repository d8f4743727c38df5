"""The ledger through its door: what is served is enough to prove it, and nothing sealed is opened."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from multilateral.ledger import checkpoint, entry, proof, queries, tree
from tests.cast import Cast
from tests.story import SECRETS, Story, tell

API = "/api/v1/ledger"


@pytest.fixture
def story(cast: Cast) -> Story:
    """The whole story, told."""
    return tell(cast)


def got(client: Any, address: str) -> Any:
    """The JSON at an address of the ledger."""
    answer = client.get(API + address)
    assert answer.status_code == 200, answer.content
    return answer.json()


def test_the_checkpoint_is_signed_and_names_the_log_as_it_stands(client: Any, story: Story) -> None:
    value = got(client, "/checkpoint")
    signed = checkpoint.verify(value["note"], value["keys"])
    assert (signed.size, signed.origin) == (value["size"], value["origin"]) == (queries.size(), queries.origin())
    assert base64.b64decode(value["root"]) == signed.root == queries.root_at(signed.size)


@pytest.mark.parametrize("ask", [{"data": {"format": "text"}}, {"headers": {"accept": "text/plain"}}])
def test_the_checkpoint_can_be_had_as_the_note_alone(client: Any, cast: Cast, ask: dict[str, Any]) -> None:
    answer = client.get(f"{API}/checkpoint", **ask)
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert checkpoint.verify(answer.content.decode(), queries.keys()).size == queries.size()


def test_an_empty_log_has_no_checkpoint(client: Any, db: None) -> None:
    answer = client.get(f"{API}/checkpoint")
    assert answer.status_code == 404
    assert answer.json()["error"]["code"] == "not_found"


def test_every_entry_is_in_the_log_by_its_proof_and_says_what_was_hashed(client: Any, story: Story) -> None:
    size = queries.size()
    root = base64.b64decode(got(client, "/checkpoint")["root"])
    sealed = 0
    for n in range(0, size, 3):
        one, path = got(client, f"/entries/{n}"), got(client, f"/proof/inclusion?entry={n}&size={size}")
        leaf = bytes.fromhex(one["leaf"])
        hashes = [bytes.fromhex(step) for step in path["path"]]
        assert proof.root_from_inclusion(n, size, leaf, hashes) == root == bytes.fromhex(path["root"])
        assert path["leaf"] == one["leaf"]
        if one["sealed"]:
            sealed += 1
            assert [one[k] for k in ("entry", "salt", "payload", "erased")] == [None] * 4
            continue
        assert tree.leaf_hash(entry.canonical(one["entry"])) == leaf
        content = entry.canonical(one["payload"]).decode()
        assert entry.digest(one["salt"], content) == one["entry"]["digest"]
    assert sealed


def test_the_log_only_ever_grew_by_its_proof(client: Any, story: Story) -> None:
    now = queries.size()
    for then in (0, 1, story.before, now - 1, now):
        value = got(client, f"/proof/consistency?from={then}")
        assert (value["from"], value["to"]) == (then, now)
        roots = [bytes.fromhex(value[k]) for k in ("from_root", "to_root")]
        path = [bytes.fromhex(step) for step in value["path"]]
        assert proof.check_consistency(then, now, *roots, path)
        if path:
            path[0] = bytes(32)
            assert not proof.check_consistency(then, now, *roots, path)


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/entries/99999", 404, "there is no entry 99999"),
        ("/entries/minus", 422, "n:"),
        ("/entries/-1", 422, "n:"),
        ("/entries/99999999999999999999", 422, "n:"),
        ("/proof/inclusion?entry=99999", 404, "entry 99999 is not in a log of"),
        ("/proof/inclusion?entry=0&size=99999", 404, "fewer than 99999"),
        ("/proof/inclusion", 422, "entry: Field required"),
        ("/proof/consistency?from=5&to=2", 404, "cannot be checked against one of 5"),
        ("/proof/consistency", 422, "from: Field required"),
        ("/checkpoint?format=xml", 422, "format:"),
    ],
)
def test_a_wrong_question_is_answered_in_one_shape(
    client: Any, cast: Cast, address: str, status: int, words: str
) -> None:
    answer = client.get(API + address)
    assert answer.status_code == status
    error = answer.json()["error"]
    assert set(error) == {"status", "code", "message"} and error["status"] == status
    assert words in error["message"]


def test_nobody_sees_a_sealed_entry_opened_not_even_signed_in(enter: Any, cast: Cast, story: Story) -> None:
    for by in (None, cast.brennia.head, cast.chair, cast.secretariat):
        client = enter(by)
        for n in range(story.before, queries.size()):
            words = client.get(f"{API}/entries/{n}").content.decode()
            assert not [secret for secret in SECRETS if secret in words], n
