"""Nothing of an unsubmitted draft, an unpublished answer or an unpublished outcome is seen in any other role."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.chair import NAME as CHAIR
from tests.journeys.secrets_asked import TEXT, Asker
from tests.journeys.thread import HEADS
from tests.server.service import Service

DRAFT, CLEARED, ANSWER, OUTCOME = "velvetquern", "saltpetremoth", "tidewickbarge", "graniteplum"
SECRETS = (DRAFT, CLEARED, ANSWER, OUTCOME)
QUESTION = "outside-office-hours"
CHOICE = re.compile(r'name="choice" value="([^"]+)"')

ISLANDS, OMIRAI = HEADS["lethra-and-pelune"], HEADS["omirai"]
OTHERS = {
    "a visitor": "",
    "the head of another delegation": HEADS["brennia"],
    "an adviser of another delegation": "Pella Harrowind",
    "the capital of another delegation": "Jorrel Vintam",
    "a contact of another State": "Orlen Badrisk",
    "the Vice-Chair": "Teverin Osk-Allar",
    "the secretariat": "Hallin Overmere",
}


class Told:
    """What was written in private, in an installation as it is found: which entries it made, and where the draft is."""

    def __init__(self, service: Service) -> None:
        self.service = service
        self.before = json.loads(Asker(service, "").ask("/healthz").body())["entries"]
        self.draft = self.write("op3", "acceptance", DRAFT)
        Asker(service, OMIRAI).post(self.write("op4", "respond to them", CLEARED), do="clear")
        islands, paper = Asker(service, "Irowai Pelesu"), f"/framework/answers/{QUESTION}"
        choice = CHOICE.search(islands.get(paper))
        assert choice
        islands.post(paper, act="answer", seen="0", choice=choice[1], words=f"Only by {ANSWER}.")
        outcome = {"outcome-p1": "not incorporated", "reason-p1": f"Because of {OUTCOME}."}
        Asker(service, CHAIR).post(f"/texts/{TEXT}/consolidate", do="save", seen="0", **outcome)

    def write(self, address: str, after: str, word: str) -> str:
        """Writes a draft in the capital of Omirai; answers its path."""
        fields = {"kind": "insert", "old": after, "new": word, "reason": f"Since {word}.", "seen": "0"}
        went = Asker(self.service, "Wendara Okishi").post(f"/texts/{TEXT}/{address}/propose", **fields)
        return went.removeprefix(self.service.address)


@pytest.fixture
def told(service: Service) -> Told:
    """A draft, a cleared draft, an answer and an outcome, each with a word of its own, none of them public."""
    return Told(service)


def seen_by(asker: Asker, told: Told, words: tuple[str, ...] = SECRETS) -> dict[str, list[str]]:
    """Which of the secret words stand at which addresses."""
    found: dict[str, list[str]] = {}
    asked = 0
    for path, answer in asker.everything(told.before, words):
        asked += 1
        for word in words:
            # The way to a search holds the word that is searched for.
            if word in answer.replace(f"q={word}", ""):
                found.setdefault(word, []).append(path)
    assert asked > 120, f"{asker.name or 'a visitor'} was led to {asked} addresses only"
    return found


def test_no_route_shows_what_is_private_to_any_other_role(told: Told) -> None:
    for role, name in OTHERS.items():
        asker = Asker(told.service, name)
        assert seen_by(asker, told) == {}, role
        assert asker.ask(told.draft).status == 404, role
        clauses = asker.put("/api/v1/agreed-language", text=". ".join(SECRETS), language="en")["clauses"]
        assert clauses and {clause["status"] for clause in clauses} == {"new"}, role
    # The same walk finds each secret where it belongs, so it would have found it elsewhere.
    assert set(seen_by(Asker(told.service, "Wendara Okishi"), told)) == {DRAFT, CLEARED}
    assert set(seen_by(Asker(told.service, ISLANDS), told)) == {ANSWER}
    assert set(seen_by(Asker(told.service, CHAIR), told)) == {OUTCOME}


def test_nobody_else_can_do_anything_to_a_draft_of_which_they_know_the_address(told: Told) -> None:
    for name in (HEADS["brennia"], CHAIR, "Hallin Overmere"):
        asker = Asker(told.service, name)
        for verb in ("clear", "submit", "revise", "discard"):
            with pytest.raises(Exception, match="404"):
                asker.post(told.draft, "/exercise/", do=verb)


def test_the_live_stream_tells_nobody_else_that_something_private_was_done(told: Told) -> None:
    own = Asker(told.service, "Tolumi Abessi").listen(4, told.before - 1)
    others = {role: Asker(told.service, name).listen(4, told.before - 1) for role, name in OTHERS.items()}
    more = told.write("op5", "twice a year", DRAFT)
    heard = own.done()
    assert len(heard) >= 4, "the delegation itself is told of its drafts"
    for role, listening in others.items():
        assert listening.done() & heard == set(), role
        assert b"here" in listening.heard, role
        for word in (*SECRETS, "negotiation.draft_proposal", "framework.answer", more.rsplit("/", 1)[1]):
            assert word.encode() not in listening.heard, role


def test_no_export_carries_what_is_private(told: Told, empty_installation: dict[str, str], tmp_path: Path) -> None:
    for option in ((), ("--public",)):
        target = tmp_path / f"record{len(option)}.zip"
        subprocess.run(
            [sys.executable, "-m", "multilateral", "export", *option, str(target)], env=empty_installation, check=True
        )
        with zipfile.ZipFile(target) as archive:
            everything: Any = b"".join(archive.read(name) for name in archive.namelist())
        assert b"EX/WG/3/L.4" in everything
        for word in SECRETS:
            assert word.encode() not in everything and word.encode() not in target.read_bytes()
