"""What decisions ask and order, against gold made by hand from the real texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.record.follow_up_record import grade, lines


@pytest.mark.parametrize("gold", ["follow_up.json", "follow_up_fresh.json"])
def test_agenda_paragraphs_and_requests_are_right(shared: Path, gold: str) -> None:
    scores = grade(shared, gold)
    for name, score in scores.items():
        assert score.of > 0 and score.right >= 0.98 * score.of, (name, "\n".join(lines({name: score})))
