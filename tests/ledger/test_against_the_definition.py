"""The log of a real house, checked by other hands: RFC 6962 word for word, and C2SP signed notes byte by byte.

Nothing of the product is used to check; what is checked comes from its pages alone.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from multilateral.ledger import queries as ledger
from tests.cast import Cast

Hash = bytes


def sha(*parts: bytes) -> Hash:
    return hashlib.sha256(b"".join(parts)).digest()


def split(n: int) -> int:
    """The largest power of two smaller than n."""
    return 1 << (n - 1).bit_length() - 1


def mth(leaves: list[Hash]) -> Hash:
    """RFC 6962 § 2.1, on leaf hashes."""
    if not leaves:
        return sha(b"")
    if len(leaves) == 1:
        return leaves[0]
    k = split(len(leaves))
    return sha(b"\x01", mth(leaves[:k]), mth(leaves[k:]))


def audit_path(m: int, leaves: list[Hash]) -> list[Hash]:
    """RFC 6962 § 2.1.1."""
    if len(leaves) == 1:
        return []
    k = split(len(leaves))
    if m < k:
        return [*audit_path(m, leaves[:k]), mth(leaves[k:])]
    return [*audit_path(m - k, leaves[k:]), mth(leaves[:k])]


def consistency_path(m: int, leaves: list[Hash], whole: bool = True) -> list[Hash]:
    """RFC 6962 § 2.1.2: SUBPROOF(m, D[n], b)."""
    if m == len(leaves):
        return [] if whole else [mth(leaves)]
    k = split(len(leaves))
    if m <= k:
        return [*consistency_path(m, leaves[:k], whole), mth(leaves[k:])]
    return [*consistency_path(m - k, leaves[k:], False), mth(leaves[:k])]


def public_leaf(answer: dict[str, Any]) -> Hash:
    """The leaf hash, made from what the API tells of an entry."""
    said = json.dumps(answer["entry"], sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return sha(b"\x00", said.encode())


@pytest.fixture
def api(cast: Cast, client: Any) -> Any:
    return lambda path: client.get(f"/api/v1/ledger/{path}").json()


def test_leaves_digests_root_and_every_proof_are_what_the_standard_defines(api: Any) -> None:
    size = api("checkpoint")["size"]
    answers = [api(f"entries/{n}") for n in range(size)]
    leaves = [public_leaf(answer) for answer in answers]
    assert [leaf.hex() for leaf in leaves] == [answer["leaf"] for answer in answers]
    for answer in answers:
        payload = json.dumps(answer["payload"], sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        assert sha(bytes.fromhex(answer["salt"]), payload.encode()).hex() == answer["entry"]["digest"]
        assert len(bytes.fromhex(answer["salt"])) == 32
    assert len({answer["salt"] for answer in answers}) == size
    assert base64.b64decode(api("checkpoint")["root"]) == mth(leaves)
    for at in (1, 2, 3, 5, 8, size - 1, size):
        for entry in range(at):
            proof = api(f"proof/inclusion?entry={entry}&size={at}")
            assert proof["path"] == [h.hex() for h in audit_path(entry, leaves[:at])]
            assert (proof["leaf"], proof["root"]) == (leaves[entry].hex(), mth(leaves[:at]).hex())
        for old in range(1, at + 1):
            proof = api(f"proof/consistency?from={old}&to={at}")
            assert proof["path"] == [h.hex() for h in consistency_path(old, leaves[:at])]
            assert (proof["from_root"], proof["to_root"]) == (mth(leaves[:old]).hex(), mth(leaves[:at]).hex())


def test_every_checkpoint_is_a_signed_note_byte_by_byte(api: Any, client: Any) -> None:
    size = api("checkpoint")["size"]
    leaves = [bytes.fromhex(api(f"entries/{n}")["leaf"]) for n in range(size)]
    (vkey,) = api("checkpoint")["keys"]
    name, key_id, encoded = re.fullmatch(r"([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)", vkey).groups()  # type: ignore[union-attr]
    key = base64.b64decode(encoded, validate=True)
    assert key[:1] == b"\x01" and len(key) == 33
    assert sha(name.encode(), b"\n", key)[:4].hex() == key_id
    for count in range(1, size + 1):
        note = (ledger.checkpoint(count) or "").encode()
        root = base64.b64encode(mth(leaves[:count]))
        text = name.encode() + b"\n" + str(count).encode() + b"\n" + root + b"\n"
        assert note.startswith(text + b"\n\xe2\x80\x94 " + name.encode() + b" ") and note.endswith(b"\n")
        signature = base64.b64decode(note[len(text) + 1 :].split(b" ")[2].removesuffix(b"\n"), validate=True)
        assert signature[:4].hex() == key_id and len(signature) == 68
        Ed25519PublicKey.from_public_bytes(key[1:]).verify(signature[4:], text)
    assert client.get("/ledger/checkpoint.txt").content == note == api("checkpoint")["note"].encode()


def test_a_sealed_entry_tells_its_hash_and_nothing_else_at_any_door(cast: Cast, client: Any, enter: Any) -> None:
    from tests.story import tell

    tell(cast)
    sealed = [line for line in ledger.lines() if line.sealed]
    assert len(sealed) > 10
    kept = {
        line.position: line for by in _all(cast) for line in ledger.lines(audiences=by.audiences) if not line.sealed
    }
    visitor = enter(None)
    for line in sealed:
        n = line.position
        answer = visitor.get(f"/api/v1/ledger/entries/{n}").json()
        assert answer == {
            "position": n,
            "leaf": line.leaf,
            "sealed": True,
            **dict.fromkeys(("entry", "salt", "payload", "erased")),
        }
        whole = kept[n]
        page = visitor.get(f"/ledger/{n}").content.decode()
        for private in (whole.act, whole.by, whole.object.partition(":")[2], whole.time, whole.digest, whole.salt):
            assert private not in page, (n, private)
    feed = visitor.get("/feeds/ledger.atom").content.decode()
    for n, whole in kept.items():
        if any(line.position == n for line in sealed):
            assert whole.object.partition(":")[2] not in feed and whole.digest not in feed


def _all(cast: Cast) -> list[Any]:
    missions = [by for mission in cast.missions for by in (*mission.everybody, mission.contact)]
    return [*missions, cast.chair, cast.secretariat]
