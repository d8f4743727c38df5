"""Agreed language over a draw of the real record; ``python -m tests.record.agreed_record`` asks all of it."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from tests.record import agreed_record

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded(cast: Any, shared: Path) -> agreed_record.Passages:
    """Twelve English texts of session 79 and as many of the three sessions before, loaded."""
    from multilateral.parties.acts import found
    from multilateral.record.acts import load
    from multilateral.record.loading import prepare

    folder = shared / "data" / "unga"
    chance = random.Random(4)
    later = sorted((folder / "79" / "English").glob("*.xml"))
    earlier = [path for session in ("75", "77", "78") for path in sorted((folder / session / "English").glob("*.xml"))]
    operator = found()
    for path in chance.sample(earlier, 12) + chance.sample(later, 12):
        content = path.read_bytes()
        load(by=operator, found=prepare(content, path.name), content=content, path=path.name)
    return agreed_record.held()


def test_no_verbatim_adoption_is_missed_and_sources_of_changed_clauses_come_first(
    loaded: agreed_record.Passages,
) -> None:
    """One test for both questions: to load the texts is what takes the time."""
    due, found, differing, _seconds = agreed_record.verbatim(loaded, 60, seed=2)
    assert differing == [] and due == found >= 60
    hit, missed, seconds = agreed_record.adapted(loaded, 20, seed=2)
    assert len(seconds) >= 10 and hit >= 0.95 * len(seconds), missed
