"""The stretch of a passage that comes nearest to a clause."""

from __future__ import annotations

from multilateral.record.alike import alike

PASSAGE = "noting that the lamps of the northern harbour are to be kept lit from dusk to dawn in every season".split()


def near(clause: str) -> tuple[float, str]:
    found = alike(clause.split(), PASSAGE)
    return round(found.likeness, 2), " ".join(PASSAGE[found.start : found.end])


def test_the_same_words_are_the_same() -> None:
    assert near("the northern harbour are to be kept lit") == (1.0, "the northern harbour are to be kept lit")


def test_a_changed_word_is_shown_beside_what_stood_there_even_at_the_edge() -> None:
    assert near("the southern harbour are to be kept dark") == (0.75, "the northern harbour are to be kept lit")


def test_words_put_in_or_left_out_do_not_lose_the_place() -> None:
    assert near("lamps of the northern harbour are always to be kept lit from dusk") == (
        0.96,
        "lamps of the northern harbour are to be kept lit from dusk",
    )
    assert (
        near("lamps of the harbour are to be lit from dusk")[1]
        == "lamps of the northern harbour are to be kept lit from dusk"
    )


def test_nothing_in_common_is_likeness_nought() -> None:
    assert near("boats and winches") == (0.0, "")
    assert alike([], PASSAGE).likeness == alike(["lamps"], []).likeness == 0
