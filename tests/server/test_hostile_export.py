"""Exports made or edited by hand: found out, or refused in one sentence, and nothing is taken in."""

from __future__ import annotations

import dataclasses
import json
import subprocess
import sys
import uuid
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import transaction

from multilateral.ledger import queries as ledger
from multilateral.ledger.checkpoint import Checkpoint, sign, verifier_key
from multilateral.ledger.entry import EntryBody, canonical, digest
from multilateral.ledger.keys import private_key
from multilateral.ledger.models import Entry
from multilateral.ledger.tree import Frontier, leaf_hash
from multilateral.parties.models import Account, Person
from multilateral.server.transfer import TransferError, export, take_in, verify_export
from tests.cast import gather

ORIGIN = "hostile.example/log"
KEY = Ed25519PrivateKey.generate()
SALT = "00" * 32
# Not drawn: a test is called after what it is given, and has one name wherever it runs.
ID, ANOTHER = (str(uuid.UUID(int=number, version=4)) for number in (7 << 64, 8 << 64))
PERSON = {"id": ID, "slug": "mallory", "name": "Mallory", "exercise": False, "erased": None}

Line = dict[str, Any]


def lines(*payloads: Any, key: Ed25519PrivateKey = KEY, origin: str = ORIGIN) -> list[Line]:
    """A log in which everything agrees, made by somebody with a key of their own."""
    frontier, made = Frontier(), []
    for position, payload in enumerate(payloads):
        content = payload if isinstance(payload, str) else canonical(payload).decode()
        time = f"2026-11-19T10:00:{position:02}.000000+00:00"
        body = EntryBody(
            position,
            "parties.enrol_person",
            "ab",
            "x",
            "",
            f"parties.Person:{ID}",
            "public",
            time,
            digest(SALT, content),
        )
        frontier.add(leaf_hash(body.data()))
        note = sign(Checkpoint(origin, frontier.size, frontier.root()), origin, key)
        leaf = leaf_hash(body.data()).hex()
        entry = dataclasses.asdict(body)
        made.append(
            {"position": position, "leaf": leaf, "note": note, "entry": entry}
            | {"salt": SALT, "content": content, "erased": ""}
        )
    return made


def packed(target: Path, made: list[Any], head: Any = None, more: dict[str, bytes] | None = None) -> Path:
    """The export file; ``made`` may hold lines as text."""
    usual = {"schema": "multilateral/export/1", "origin": ORIGIN, "size": len(made)}
    usual["keys"] = [verifier_key(ORIGIN, KEY.public_key())]
    last = made[-1]["note"] if made and isinstance(made[-1], dict) and "note" in made[-1] else ""
    with warnings.catch_warnings(), zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")
        archive.writestr("export.json", json.dumps(usual | (head or {}) if isinstance(head, dict | None) else head))
        archive.writestr("checkpoint.txt", last if isinstance(last, str) else "")
        archive.writestr(
            "entries.jsonl", "".join((li if isinstance(li, str) else json.dumps(li)) + "\n" for li in made)
        )
        for name, content in (more or {}).items():
            archive.writestr(name, content)
    return target


def rows(*held: Any) -> dict[str, Any]:
    return {"rows": list(held)}


HONEST = rows(["parties.Person", ID, PERSON])


def refused(path: Path) -> str:
    """The one sentence with which it is refused; nothing is taken in."""
    with pytest.raises(TransferError) as error:
        take_in(path)
    assert "\n" not in str(error.value) and len(str(error.value)) < 500
    assert ledger.size() == 0 and not Entry.objects.exists() and not Person.objects.exists()
    return str(error.value)


@pytest.mark.django_db
def test_the_one_that_is_made_well_is_taken_in_so_that_the_others_are_refused_for_their_fault(tmp_path: Path) -> None:
    take_in(packed(tmp_path / "e.zip", lines(HONEST)))
    assert Person.objects.get().slug == "mallory"


ACCOUNT = {"id": 1, "person_id": ID, "email": "m@evil.example", "password": "x", "is_active": True, "last_login": None}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "held",
    [
        ["parties.Account", "1", ACCOUNT],
        ["sessions.Session", "x", {"session_key": "x", "session_data": "x", "expire_date": "2030-01-01"}],
        ["mfa.Authenticator", "1", {"id": 1}],
        ["ledger.LogKey", "x", {"verifier_key": "x", "since": 0}],
        ["ledger.Entry", "0", {}],
        ["contacts.Reading", "1", {"id": 1}],
        ["record.Passage", "1", {"id": 1}],
        ["nowhere.Nothing", "1", {}],
        ["no dot", "1", {}],
        ["parties.Person", ID, PERSON | {"is_superuser": True}],
        ["parties.Person", ID, PERSON | {"id": ANOTHER}],
        ["parties.Person", "../../x", PERSON | {"id": "../../x"}],
        ["parties.Person", ID, PERSON | {"slug": None}],
        ["parties.Person", ID, PERSON | {"name": "x" * 201}],
        ["parties.Person", ID, PERSON | {"exercise": "perhaps"}],
        ["parties.Person", ID, PERSON | {"erased": 7}],
        ["parties.Person", ID, {}],
        ["parties.Person", ID, "x"],
        ["parties.Person", 7, PERSON],
        ["parties.Person", ID],
        "parties.Person",
        ["record.File", ID, {"id": ID, "sha256": "../../../etc/passwd", "name": "x", "size": 1, "media_type": "x"}],
        ["record.File", ID, {"id": ID, "sha256": "ab" * 32, "name": "x", "size": 1, "media_type": "x"}],
        ["parties.Delegation", ID, {"id": ID, "state_id": ANOTHER, "body": "x"}],
    ],
    ids=str,
)
def test_nothing_is_written_but_rows_of_the_record_as_they_are_shaped(tmp_path: Path, held: Any) -> None:
    with transaction.atomic():
        refused(packed(tmp_path / "e.zip", lines(rows(held))))
    assert not Account.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("payload", ["", "[]", "{}", "7", "null", "{", '{"rows":7}', '{"rows":[7]}', "[" * 100_000])
def test_a_payload_that_tells_no_rows_is_refused(tmp_path: Path, payload: str) -> None:
    refused(packed(tmp_path / "e.zip", lines(payload)))


def _with(**fields: Any) -> Callable[[Line], Any]:
    return lambda line: line | fields


def _entry(**fields: Any) -> Callable[[Line], Any]:
    return lambda line: line | {"entry": line["entry"] | fields}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [
        _with(position="0"),
        _with(position=True),
        _with(position=2**80),
        _with(position=-1),
        _with(position=None),
        _with(leaf="ab"),
        _with(leaf="zz" * 32),
        _with(leaf=7),
        _with(note=None),
        _with(note="—" * 50),
        _with(note="hostile.example/log\n1\n" + "é" * 44 + "\n\n— hostile.example/log é\n"),
        _with(entry=[]),
        _with(entry="x"),
        _with(salt=7),
        _with(salt="xy"),
        _with(content=7),
        _with(content={"rows": []}),
        _with(erased=None),
        _with(more="x"),
        _entry(time=7),
        _entry(time=None),
        _entry(more="x"),
        _entry(act="x" * 300),
        _entry(by="\ud800"),
        lambda line: [],
        lambda line: "7",
        lambda line: "null",
        lambda line: "not json",
        lambda line: "\0",
        lambda line: '{"position":' + "9" * 5000 + "}",
        lambda line: "[" * 100_000,
        lambda line: {"position": 0},
    ],
)
def test_a_line_that_is_no_entry_is_refused_in_one_sentence(tmp_path: Path, change: Callable[[Line], Any]) -> None:
    (line,) = lines(HONEST)
    path = packed(tmp_path / "e.zip", [change(line)])
    refused(path)
    try:
        assert not verify_export(path).holds
    except TransferError as error:
        assert "\n" not in str(error)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "head",
    [
        [],
        7,
        {"keys": "x"},
        {"keys": [7]},
        {"keys": ["not a key"]},
        {"keys": [], "x": 1},
        {"keys": ["x"] * 5000},
        {"size": "1"},
        {"size": -1},
        {"size": 2},
        {"size": None},
        {"origin": None},
        {"origin": "another.example/log"},
        {"origin": "x" * 300},
        {"schema": None},
    ],
    ids=str,
)
def test_a_head_that_is_none_is_refused_in_one_sentence(tmp_path: Path, head: Any) -> None:
    refused(packed(tmp_path / "e.zip", lines(HONEST), head))


@pytest.mark.django_db
def test_a_name_held_twice_or_that_no_export_holds_is_refused(tmp_path: Path) -> None:
    made = lines(HONEST)
    assert "twice" in refused(packed(tmp_path / "a.zip", made, more={"entries.jsonl": b""}))
    for name in ("../../etc/cron.d/x", "files/x", "/etc/passwd", "keys/ledger.pem"):
        assert "no export does" in refused(packed(tmp_path / "b.zip", made, more={name: b"x"}))


@pytest.mark.django_db
def test_a_log_that_unpacks_to_more_than_a_line_may_hold_is_refused_before_it_fills_the_memory(tmp_path: Path) -> None:
    import resource

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    path = tmp_path / "e.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        head = {"schema": "multilateral/export/1", "origin": ORIGIN, "size": 1, "keys": []}
        archive.writestr("export.json", json.dumps(head))
        archive.writestr("checkpoint.txt", "")
        with archive.open("entries.jsonl", "w", force_zip64=True) as stream:
            for _mebibyte in range(600):
                stream.write(b" " * 2**20)
    assert path.stat().st_size < 2**20
    assert "too long" in refused(path)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 400 * 1024


@pytest.mark.django_db
def test_damaged_bytes_anywhere_are_refused_in_one_sentence(tmp_path: Path) -> None:
    path = packed(tmp_path / "e.zip", lines(*[HONEST] * 5))
    whole = path.read_bytes()
    for at in range(0, len(whole), 13):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :])
        try:
            verify_export(path)
        except TransferError as error:
            assert "\n" not in str(error)


# -- a genuine export, edited by hand -----------------------------------------------------------------------------


@pytest.fixture
def genuine(transactional_db: Any, tmp_path: Path) -> Path:
    gather()
    export(tmp_path / "record.zip")
    return tmp_path / "record.zip"


def edited(genuine: Path, edit: Callable[[list[Line]], list[Line]], **head: Any) -> Path:
    """The export with its lines edited, and the head made to fit."""
    with zipfile.ZipFile(genuine) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    made = edit([json.loads(line) for line in held["entries.jsonl"].splitlines()])
    top = json.loads(held["export.json"]) | {"size": len(made)} | head
    target = genuine.with_name("edited.zip")
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("export.json", json.dumps(top))
        archive.writestr("checkpoint.txt", made[-1]["note"])
        archive.writestr("entries.jsonl", "\n".join(json.dumps(line) for line in made))
    return target


def named(path: Path) -> list[int | None]:
    return [finding.entry for finding in verify_export(path).findings]


def resealed(line: Line, **fields: Any) -> Line:
    """The line with other words and a hash that fits them."""
    entry = line["entry"] | fields
    return line | {"entry": entry, "leaf": leaf_hash(EntryBody(**entry).data()).hex()}


def test_what_is_edited_in_a_genuine_export_is_named_by_its_entry(genuine: Path) -> None:
    def one(at: int, change: Callable[[Line], Line]) -> Path:
        return edited(genuine, lambda held: [change(li) if n == at else li for n, li in enumerate(held)])

    assert named(edited(genuine, lambda held: held)) == []
    assert named(one(7, lambda li: li | {"entry": li["entry"] | {"by": "someone"}}))[0] == 7
    assert named(one(7, lambda li: resealed(li, by="someone")))[0] == 7
    assert named(one(7, lambda li: li | {"content": li["content"].replace("a", "b", 1)})) == [7]
    assert named(one(7, lambda li: li | {"content": None})) == [7]
    assert named(one(9, lambda li: resealed(li, time="2020-01-01T00:00:00.000000+00:00")))[0] == 9
    assert named(edited(genuine, lambda held: [*held[:7], *held[8:]]))[0] == 7
    assert named(edited(genuine, lambda held: [*held[:7], held[8], held[7], *held[9:]]))[0] == 7


def test_an_erasure_in_an_export_is_shown_and_an_end_cut_off_is_found_by_a_kept_checkpoint(genuine: Path) -> None:
    erased = {"content": None, "salt": "", "erased": "2026-11-21T00:00:00+00:00"}
    shown = verify_export(edited(genuine, lambda held: [*held[:7], held[7] | erased, *held[8:]]))
    assert shown.holds and [e["entry"] for e in shown.erased] == [7]
    cut = edited(genuine, lambda held: held[:-3])
    assert verify_export(cut).holds
    assert "cut off" in verify_export(cut, since=ledger.checkpoint()).findings[0].message


def test_a_whole_export_written_anew_with_the_genuine_key_is_found_by_a_kept_checkpoint_alone(genuine: Path) -> None:
    kept = ledger.checkpoint(12)

    def anew(held: list[Line]) -> list[Line]:
        frontier, made, origin = Frontier(), [], ledger.origin()
        for line in held:
            new = resealed(line, by="someone else")
            frontier.add(bytes.fromhex(new["leaf"]))
            note = sign(Checkpoint(origin, frontier.size, frontier.root()), origin, private_key())
            made.append(new | {"note": note})
        return made

    rewritten = edited(genuine, anew)
    assert verify_export(rewritten).holds
    assert "rewritten" in verify_export(rewritten, since=kept).findings[0].message
    command = [sys.executable, "-m", "multilateral", "verify", str(rewritten), "--to", "json", "--since", "-"]
    done = subprocess.run(command, input=kept, capture_output=True, text=True)
    assert done.returncode == 1 and json.loads(done.stdout)["findings"][0]["entry"] == 11
