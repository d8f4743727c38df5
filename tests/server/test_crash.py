"""``kill -9`` at random moments: every acknowledged act is there, once, and the record verifies."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from tests.server.service import Service, Visitor
from tests.soak import Soak

TEXT = "/texts/ex-wg-3-l-4"
DELEGATES = ("Dorrin Askelow", "Nevka Hadrosh", "Thibrac Lumènes")

THERE = """
import collections, json, django
django.setup()
from multilateral.negotiation.models import Concern
from multilateral.server.transfer import verify_here
found = verify_here()
words = collections.Counter(Concern.objects.values_list("words", flat=True))
print(json.dumps({"words": words, "findings": [f.message for f in found.findings], "size": found.size}))
"""


def look(environment: dict[str, str]) -> dict[str, Any]:
    """What is in the house, seen by a process of its own."""
    settings = {"DJANGO_SETTINGS_MODULE": "multilateral.server.settings"}
    done = subprocess.run(
        [sys.executable, "-c", THERE], env=environment | settings, capture_output=True, text=True, check=True
    )
    seen: dict[str, Any] = json.loads(done.stdout)
    return seen


def speak(
    service: Service, name: str, mark: str, acknowledged: list[str], asked: list[str], go: threading.Barrier
) -> None:
    """Waits until all are there, then raises one concern after another until the line goes dead."""
    visitor = Visitor(service)
    try:
        visitor.step_in(name)
        go.wait(60)
        for number in range(1000):
            words = f"{mark} {name} {number}"
            asked.append(words)
            visitor.post(f"{TEXT}/op{1 + number % 5}/concern", words=words)
            acknowledged.append(words)
    except (OSError, AssertionError, threading.BrokenBarrierError):
        return


@pytest.mark.soak
@pytest.mark.database
def test_what_was_acknowledged_survives_a_kill_at_any_moment(
    soak: Soak, empty_installation: dict[str, str], tmp_path: Path
) -> None:
    service = Service(empty_installation)
    acknowledged: list[str] = []
    asked: list[str] = []
    for case, source in soak.cases(20):
        service.start()
        before, go = len(acknowledged), threading.Barrier(len(DELEGATES) + 1)
        speakers = [
            threading.Thread(target=speak, args=(service, name, f"case {case}", acknowledged, asked, go))
            for name in DELEGATES
        ]
        for speaker in speakers:
            speaker.start()
        go.wait(60)
        moment, clock = source.uniform(0.05, 2.5), threading.Event()
        clock.wait(moment)
        service.kill()
        for speaker in speakers:
            speaker.join(30)
        seen = look(empty_installation)
        words = seen["words"]
        assert seen["findings"] == [], f"killed after {moment:.3f} s"
        assert all(words.get(said) == 1 for said in acknowledged), f"killed after {moment:.3f} s"
        assert all(words.get(said, 0) <= 1 for said in asked), f"killed after {moment:.3f} s"
        assert before <= len(acknowledged)
    assert acknowledged, "nobody came to speak before the kill: the test tried nothing"
