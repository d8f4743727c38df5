"""Anchors: any stretch that two passages have in common gives both the same one."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from multilateral.record.anchors import anchors, sought, sure

WORDS = st.lists(st.sampled_from(["a", "of", "lamp", "lamps", "winch", "harbour", "keeper"]), max_size=12)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(WORDS, WORDS, st.lists(st.sampled_from(["lamp", "of", "tide", "harbours"]), min_size=5, max_size=9))
def test_a_passage_is_held_under_every_anchor_of_a_stretch_of_it(
    before: list[str], after: list[str], stretch: list[str]
) -> None:
    assert len(stretch) >= sure("en")
    own = anchors(stretch, "en")
    assert own and own <= anchors([*before, *stretch, *after], "en")


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(WORDS)
def test_what_is_sought_takes_in_every_anchor(words: list[str]) -> None:
    assert anchors(words, "en") <= sought(words, "en")


def test_signs_are_taken_in_longer_runs() -> None:
    signs = list("回顾其关于联络人名录的决议")
    assert sure("zh") == 7
    assert anchors(signs[2:9], "zh") <= anchors(signs, "zh")
    assert anchors(["two", "words"], "en") == frozenset()
