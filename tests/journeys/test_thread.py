"""One text through the whole house: steps 5 to 11 in a real browser, with scripts, live in a second window."""

from __future__ import annotations

from statistics import median
from typing import Any

import pytest

from tests.journeys.carrying import carry_out, report
from tests.journeys.chair import Chair
from tests.journeys.delegate import TEXT, Delegate
from tests.journeys.secretariat import Secretariat
from tests.journeys.thread import CAPITAL, HEADS, Thread
from tests.journeys.watching import Place, Watch
from tests.journeys.window import Window


@pytest.mark.browser
@pytest.mark.alone
def test_one_text_walks_through_the_whole_house_and_every_change_shows_within_a_second(window: Any) -> None:
    reader = window(Window, width=390)
    reader.go(TEXT)
    thread = Thread(
        secretariat=window(Secretariat, "Hallin Overmere"),
        chair=window(Chair, "Imarune Desholé"),
        omirai=window(Delegate, CAPITAL),
        brennia=window(Delegate, "Dorrin Askelow"),
        others=window(Delegate),
        visitor=window(Window),
        watch=Watch(reader),
    )
    thread.record()
    reading = Place(reader, "#op7 .words", unfolded="#app-op5")
    thread.negotiate()
    reading.is_kept()
    thread.decide()
    reading.is_kept()
    thread.set_going()
    carry_out(thread)
    assert report(thread) > 20
    assert thread.watch
    print(thread.watch.report())
    shown = [done for _, _, done in thread.watch.figures]
    assert len(shown) == 6
    assert median(shown) <= 1.0 and max(shown) <= 2.0, thread.watch.report()


@pytest.mark.browser
@pytest.mark.alone
def test_nobody_loses_a_place_or_half_typed_words_while_others_act(window: Any) -> None:
    chair, here, others = window(Chair, "Imarune Desholé"), window(Delegate, HEADS["quillon"]), window(Delegate)
    watch, half = Watch(here), "We should be ready to acc"
    here.go(f"{TEXT}/op3/position")
    typed = Place(here, "#position textarea", typed="#position textarea", words=half)
    others.step_in(HEADS["omirai"])
    draft = others.draft("op3", "Affirms", "Recalls")
    others.clear(draft)
    watch.expect("proposal 6 by Omirai")
    others.submit(draft)
    watch.seen("a proposal, where a position is being written", others)
    typed.is_kept()

    action = chair.put(chair.open_meeting(12), "EX/WG/3/L.4")
    chair.open_vote(action)
    here.go(action)
    reading = Place(here, "#board-1", unfolded="#table-1")
    for voted, state in enumerate(("brennia", "calvora", "korvath"), 1):
        others.step_in(HEADS[state])
        watch.expect(f"In favour, {voted}")
        others.vote(action, "In favour")
        watch.seen(f"the vote of {state}", others)
        reading.is_kept()
    watch.expect("Adopted as")
    chair.close_vote(action)
    watch.seen("the result", chair)

    typed = Place(here, "#explain textarea", typed="#explain textarea", words=half)
    watch.expect("It is worth having.")
    others.explain(action, "It is worth having.")
    watch.seen("an explanation, where another is being written", others)
    typed.is_kept()
    print(watch.report())
    assert median(done for _, _, done in watch.figures) <= 1.0, watch.report()
