"""``kill -9`` at random moments: every acknowledged act is there, once, the record verifies, and a load goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.server.crashes import kill_loads, kill_servers
from tests.soak import Soak

pytestmark = [pytest.mark.soak, pytest.mark.database]


def test_what_was_acknowledged_survives_a_kill_at_any_moment(soak: Soak, empty_installation: dict[str, str]) -> None:
    figures = kill_servers(soak.cases(25), empty_installation)
    assert figures.acknowledged, "nobody came to speak before the kill: the test tried nothing"
    print(figures)


def test_a_load_killed_at_any_moments_ends_as_one_that_nobody_stopped(soak: Soak, tmp_path: Path) -> None:
    figures = kill_loads(soak.cases(25), tmp_path)
    assert figures.whole
    print(figures)
