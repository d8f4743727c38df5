"""What the tests start, they end."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.server.service import Service


def test_a_service_that_does_not_answer_in_time_is_killed_with_all_it_started(tmp_path: Path) -> None:
    service = Service(os.environ | {"MULTILATERAL_HOME": str(tmp_path / "home")}, "--without-exercise")
    with pytest.raises(AssertionError, match="did not answer"):
        service.start(patience=0)
    assert service.process is not None and service.process.returncode is not None
    with pytest.raises(ProcessLookupError):
        os.killpg(service.process.pid, 0)
