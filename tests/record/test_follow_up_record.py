"""What decisions ask and order, against gold made by hand from the real texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.record.follow_up_record import NAMED, agreement, grade, lines


@pytest.mark.parametrize("gold", ["follow_up.json", "follow_up_fresh.json"])
def test_agenda_paragraphs_and_requests_are_right(shared: Path, gold: str) -> None:
    scores = grade(shared, gold)
    for name, score in scores.items():
        assert score.of > 0 and score.right >= 0.98 * score.of, (name, "\n".join(lines({name: score})))


@pytest.mark.parametrize("language", NAMED)
def test_other_languages_agree_with_the_english_text(shared: Path, language: str) -> None:
    scores = agreement(shared, "78", language, every=30)
    requests, due = scores["requests to the Secretary-General"], scores["due sessions"]
    for score in (requests, due):
        assert score.of > 10 and score.right >= 0.8 * score.of, score.wrong
