"""``multilateral verify`` on a database that somebody has been at."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from multilateral.ledger import queries as ledger
from multilateral.parties import acts
from multilateral.server.transfer import export, verify_export, verify_here
from tests.cast import Cast, gather
from tests.triggers import without_triggers


@pytest.fixture
def house(transactional_db: Any) -> Cast:
    """The cast, in a database that can be tampered with."""
    return gather()


def tamper(statement: str) -> None:
    """What somebody does who has the database and takes the triggers out first."""
    with without_triggers(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_an_untouched_house_holds(house: Cast) -> None:
    assert verify_here(since=ledger.checkpoint()).holds


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
