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
    """Sixteen English texts of session 79 and as many of the three sessions before, loaded."""
    from multilateral.parties.acts import found
    from multilateral.record.acts import load
    from multilateral.record.loading import prepare

    folder = shared / "data" / "unga"
    chance = random.Random(4)
    later = sorted((folder / "79" / "English").glob("*.xml"))
    earlier = [path for session in ("75", "77", "78") for path in sorted((folder / session / "English").glob("*.xml"))]
    if not later or not earlier:
        pytest.skip("../shared/data/unga holds no English texts")
    operator = found()
    for path in chance.sample(earlier, 16) + chance.sample(later, 16):
        content = path.read_bytes()
        load(by=operator, found=prepare(content, path.name), content=content, path=path.name)
    return agreed_record.held()


def test_no_verbatim_adoption_is_missed(loaded: agreed_record.Passages) -> None:
    due, found, differing, _seconds = agreed_record.verbatim(loaded, 60, seed=2)
    assert differing == [] and due == found >= 60


def test_the_source_of_a_clause_with_three_words_changed_is_among_the_first_three(
    loaded: agreed_record.Passages,
) -> None:
    hit, missed, _seconds = agreed_record.adapted(loaded, 20, seed=2)
    assert hit >= 19, missed
