"""Custody: out into one file, into an empty installation, and it is the same house."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from multilateral.ledger import queries as ledger
from multilateral.server.founding import found
from multilateral.server.transfer import TransferError, export, take_in, verify_export
from tests.crawl import crawl

pytestmark = pytest.mark.fault
CHANGING = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')

THERE = """
import json, sys
import django
django.setup()
from django.test import Client
from django.test.utils import setup_test_environment
from multilateral.ledger import queries as ledger
from multilateral.server.transfer import verify_here
sys.path.insert(0, {root!r})
from tests.crawl import crawl
setup_test_environment()
pages = {{path: [r.status_code, r.getvalue().decode("latin-1")] for path, r in crawl(Client()).items()}}
print(json.dumps({{"root": ledger.head().root.hex(), "holds": verify_here().holds, "pages": pages}}))
"""


def shown(content: bytes) -> bytes:
    """A page without what differs from one request to the next; it travelled as Latin-1, byte for byte."""
    return CHANGING.sub(b"", content)


@pytest.mark.django_db(transaction=True)
def test_an_export_taken_in_elsewhere_has_the_same_root_and_the_same_pages(
    tmp_path: Path, empty_installation: dict[str, str]
) -> None:
    found(exercise=True, say=lambda words: None)
    here = {path: (r.status_code, shown(r.getvalue())) for path, r in crawl(Client()).items()}
    assert len(here) > 40
    export(tmp_path / "record.zip")
    taken = subprocess.run(
        [sys.executable, "-m", "multilateral", "import", str(tmp_path / "record.zip")],
        env=empty_installation,
        capture_output=True,
        text=True,
    )
    assert taken.returncode == 0, taken.stderr
    root = str(Path(__file__).resolve().parents[2])
    there = subprocess.run(
        [sys.executable, "-c", THERE.format(root=root)],
        env=empty_installation | {"DJANGO_SETTINGS_MODULE": "multilateral.server.settings"},
        capture_output=True,
        text=True,
    )
    assert there.returncode == 0, there.stderr
    result: dict[str, Any] = json.loads(there.stdout)
    assert result["root"] == ledger.head().root.hex()
    assert result["holds"]
    assert set(result["pages"]) == set(here)
    for path, (status, content) in result["pages"].items():
        assert (status, shown(content.encode("latin-1"))) == here[path], path


@pytest.mark.django_db(transaction=True)
def test_the_same_log_gives_the_same_bytes_and_verifies_as_a_file(tmp_path: Path) -> None:
    found(exercise=True, say=lambda words: None)
    one, other = tmp_path / "one.zip", tmp_path / "other.zip"
    export(one)
    export(other)
    assert one.read_bytes() == other.read_bytes()
    assert verify_export(one, since=ledger.checkpoint()).holds


@pytest.mark.django_db(transaction=True)
def test_nothing_is_taken_into_a_house_that_has_a_record(tmp_path: Path) -> None:
    found(exercise=False, say=lambda words: None)
    export(tmp_path / "record.zip")
    with pytest.raises(TransferError, match="already has a record"):
        take_in(tmp_path / "record.zip")


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04 cut off"])
def test_what_is_no_export_is_refused_in_one_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "record.zip"
    path.write_bytes(content)
    with pytest.raises(TransferError, match="no export"):
        verify_export(path)


def test_an_export_of_another_form_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "record.zip", "w") as archive:
        archive.writestr("export.json", json.dumps({"schema": "something/9"}))
        archive.writestr("entries.jsonl", "")
    with pytest.raises(TransferError, match="not known here"):
        verify_export(tmp_path / "record.zip")
