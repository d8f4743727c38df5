"""``multilateral verify`` on a database that somebody has been at."""

from __future__ import annotations

import io
import itertools
import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, connections

from multilateral.ledger import queries as ledger
from multilateral.parties import acts
from multilateral.record import files, index
from multilateral.record.acts import enter_proceedings, load
from multilateral.record.loading import prepare
from multilateral.server.transfer import export, verify_export, verify_here
from tests.cast import Cast, gather
from tests.record import samples
from tests.replay import replayed
from tests.triggers import without_triggers

pytestmark = pytest.mark.fault


@pytest.fixture
def house(transactional_db: Any) -> Cast:
    """The cast, in a database that can be tampered with."""
    found: Cast = replayed(gather)
    return found


def tamper(statement: str) -> None:
    """What somebody does who has the database and takes the triggers out first."""
    with without_triggers(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_an_untouched_house_holds(house: Cast) -> None:
    assert verify_here(since=ledger.checkpoint()).holds


def test_who_acts_meanwhile_is_not_taken_for_somebody_who_tampers(
    house: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether the log is looked at or written out, it is that of one moment, and the act does not wait for it."""
    items, size = ledger.items, ledger.size()

    def act(name: str) -> None:
        acts.enrol_person(by=house.operator, slug=name, name=name)
        connections.close_all()

    def items_while_somebody_acts() -> Iterator[Any]:
        for n, item in enumerate(items()):
            if n == 3:
                actor = threading.Thread(target=act, args=(f"late-{ledger.size()}-{next(turn)}",))
                actor.start()
                actor.join(20)
                assert not actor.is_alive(), "the act waits for the one who verifies"
            yield item

    turn = itertools.count()
    monkeypatch.setattr(ledger, "items", items_while_somebody_acts)
    found = verify_here()
    assert found.findings == [] and found.size == size
    assert ledger.size() == size + 1
    assert export(tmp_path / "record.zip").size == size + 1
    assert verify_export(tmp_path / "record.zip").holds
    assert next(turn) == 3, "somebody acted three times: while it was looked at, and twice while it was written out"
    assert ledger.size() == size + 3


def test_a_changed_entry_is_named(house: Cast) -> None:
    tamper("UPDATE ledger_entry SET for_party = 'state:xyz' WHERE position = 7")
    assert verify_here().findings[0].entry == 7


def test_a_changed_payload_is_named(house: Cast) -> None:
    tamper("UPDATE ledger_payload SET content = '{\"rows\":[]}' WHERE entry_id = 5")
    assert verify_here().findings[0].entry == 5


def test_a_row_changed_behind_the_ledgers_back_is_named_with_the_entry_that_left_it(house: Cast) -> None:
    tamper("UPDATE parties_person SET name = 'Somebody Else' WHERE slug = 'the-chair'")
    findings = verify_here().findings
    assert [finding.kind for finding in findings] == ["row"]
    line = ledger.entry(findings[0].entry or 0)
    assert line is not None and line.payload is not None and "the-chair" in json.dumps(line.payload)


def test_a_dropped_entry_is_named(house: Cast) -> None:
    tamper("DELETE FROM ledger_payload WHERE entry_id = 6")
    tamper("DELETE FROM ledger_entry WHERE position = 6")
    assert verify_here().findings[0].entry == 6


def test_an_entry_that_stands_in_anothers_place_is_named(house: Cast) -> None:
    held = "act, by, for_party, place, object, audience, time, digest"
    names = held.split(", ")
    quoted = ", ".join(f'"{name}"' for name in names)
    tamper(
        f"UPDATE ledger_entry SET ({quoted}) = (SELECT {quoted} FROM ledger_entry AS other WHERE other.position = 9)"  # noqa: S608
        " WHERE position = 8"
    )
    assert verify_here().findings[0].entry == 8


def test_a_back_dated_entry_is_named(house: Cast) -> None:
    tamper("UPDATE ledger_entry SET time = '2020-01-01T00:00:00.000000+00:00' WHERE position = 9")
    assert {finding.entry for finding in verify_here().findings} == {9}


@pytest.mark.parametrize("content", ["", "{", "7", '{"rows":7}', '{"rows":[["x"]]}', "[[[["])
def test_a_payload_that_is_no_json_any_more_is_named_and_breaks_nothing(house: Cast, content: str) -> None:
    tamper(f"UPDATE ledger_payload SET content = '{content}' WHERE entry_id = 5")  # noqa: S608
    assert verify_here().findings[0].entry == 5


def test_an_entry_marked_as_sealed_to_hide_it_is_named(house: Cast) -> None:
    tamper(f"UPDATE ledger_entry SET sealed = {'true' if connection.vendor == 'postgresql' else 1} WHERE position = 6")  # noqa: S608
    assert 6 in {finding.entry for finding in verify_here().findings}


def test_a_node_a_key_or_a_head_that_was_changed_is_noticed(house: Cast) -> None:
    tamper("UPDATE ledger_head SET size = size - 1")
    assert not verify_here().holds
    tamper("UPDATE ledger_head SET size = size + 1")
    tamper("UPDATE ledger_node SET hash = 'ab' WHERE level = 2 AND \"index\" = 1")
    assert [(f.kind, f.entry) for f in verify_here().findings] == [("tree", 7)]
    tamper("UPDATE ledger_logkey SET verifier_key = 'x+00000000+AAAA'")
    assert {finding.kind for finding in verify_here().findings} == {"checkpoint", "tree"}


def test_a_whole_house_written_anew_with_the_genuine_key_is_found_by_a_kept_checkpoint(house: Cast) -> None:
    from multilateral.ledger.checkpoint import Checkpoint, sign
    from multilateral.ledger.entry import canonical, digest
    from multilateral.ledger.keys import private_key
    from multilateral.ledger.models import Entry, Node, Payload
    from multilateral.ledger.tree import Frontier, leaf_hash

    kept, origin, frontier = ledger.checkpoint(10), ledger.origin(), Frontier()
    with without_triggers():
        for entry in Entry.objects.select_related("payload").order_by("position"):
            payload = entry.payload
            if entry.position == 4:  # told otherwise, and everything after it made to agree
                told = json.loads(payload.content)
                content = canonical({**told, "within": "another act"}).decode()
                Payload.objects.filter(pk=payload.pk).update(content=content)
                entry.digest = digest(payload.salt, content)
            leaf = leaf_hash(entry.body().data())
            for (level, at), node in frontier.add(leaf):
                Node.objects.filter(level=level, index=at).update(hash=node.hex())
            note = sign(Checkpoint(origin, frontier.size, frontier.root()), origin, private_key())
            Entry.objects.filter(pk=entry.pk).update(digest=entry.digest, leaf=leaf.hex(), note=note)
    assert verify_here().holds
    (finding,) = verify_here(since=kept).findings
    assert "rewritten" in finding.message and finding.entry == 9


def test_an_erased_person_is_shown_and_everything_holds(house: Cast, tmp_path: Path) -> None:
    kept = ledger.checkpoint()
    acts.erase_person(by=house.operator, person=house.korvath.adviser.person)
    found = verify_here(since=kept)
    assert found.holds and found.erased
    export(tmp_path / "record.zip")
    assert verify_export(tmp_path / "record.zip", since=kept).holds


def test_the_command_prints_json_with_the_entry_and_fails(house: Cast, tmp_path: Path) -> None:
    export(tmp_path / "record.zip")
    kept = tmp_path / "kept.txt"
    kept.write_text(ledger.checkpoint(5) or "")
    command = [sys.executable, "-m", "multilateral", "verify", str(tmp_path / "record.zip"), "--to", "json"]
    done = subprocess.run([*command, "--since", str(kept)], capture_output=True, text=True)
    assert done.returncode == 0 and json.loads(done.stdout)["holds"], done.stderr
    kept.write_text((ledger.checkpoint(5) or "").replace("\n5\n", "\n4\n"))
    done = subprocess.run([*command, "--since", str(kept)], capture_output=True, text=True)
    assert done.returncode == 1 and not json.loads(done.stdout)["holds"]
    kept.write_text("nonsense")
    done = subprocess.run([*command, "--since", str(kept)], capture_output=True, text=True)
    assert done.returncode == 1 and "no checkpoint" in done.stderr and len(done.stderr.splitlines()) == 1


def test_a_byte_of_a_file_and_a_row_of_the_index_are_named_each_where_it_is(house: Cast) -> None:
    by = house.operator
    index.rebuild()
    for name, content in (("draft.txt", samples.draft()), ("adopted.txt", samples.adopted())):
        load(by=by, found=prepare(content, name), content=content, path=name)
    line = samples.vote_line()
    enter_proceedings(by=by, line=line, content=json.dumps(line).encode(), path="votes.json", number=1)
    index.rebuild()
    assert verify_here(derived=True).holds
    hurt = {
        "UPDATE record_passage SET text = 'Something else' WHERE place = 'op1'": "EX/RES/3/1 (en): its passages",
        "DELETE FROM record_citationlink": "EX/RES/3/1 (en): its citations",
        "UPDATE record_votegiven SET choice = 'against'": "EX/RES/3/1: the votes",
        "DELETE FROM record_sponsornamed": "EX/RES/3/1: the sponsors",
        "UPDATE record_words SET words = 'nothing'"
        if connection.vendor == "sqlite"
        else "UPDATE record_passage SET words = to_tsvector('simple', 'nothing')": "EX/RES/3/1 (en): the search",
    }
    for statement, sentence in hurt.items():
        tamper(statement)
        findings = verify_here(derived=True).findings
        assert {finding.kind for finding in findings} == {"index"}
        assert any(finding.message.startswith(sentence) for finding in findings), findings
        assert verify_here().holds, "the record itself is as it was"
        call_command("rebuild_index", stdout=io.StringIO())
        assert verify_here(derived=True).holds
    kept = files.path(files.fingerprint(samples.draft()))
    content = bytearray(kept.read_bytes())
    content[10] ^= 1
    kept.write_bytes(content)
    (finding,) = verify_here().findings
    assert finding.kind == "file" and kept.name in finding.message and "backup" in finding.message
    kept.unlink()
    (finding,) = verify_here().findings
    assert kept.name in finding.message and "is not in" in finding.message
