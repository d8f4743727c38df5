"""One text through the whole house: steps 5 to 11 in a real browser, with scripts, live in a second window."""

from __future__ import annotations

from typing import Any

import pytest

from tests.journeys.carrying import carry_out, report
from tests.journeys.chair import Chair
from tests.journeys.delegate import TEXT, Delegate
from tests.journeys.secretariat import Secretariat
from tests.journeys.thread import CAPITAL, Thread
from tests.journeys.watching import Watch
from tests.journeys.window import Window


@pytest.mark.browser
def test_one_text_walks_through_the_whole_house(window: Any) -> None:
    looking_on = window(Window, width=390)
    looking_on.go(TEXT)
    thread = Thread(
        secretariat=window(Secretariat, "Hallin Overmere"),
        chair=window(Chair, "Imarune Desholé"),
        omirai=window(Delegate, CAPITAL),
        brennia=window(Delegate, "Dorrin Askelow"),
        others=window(Delegate),
        visitor=window(Window),
        watch=Watch(looking_on),
    )
    thread.record()
    thread.negotiate()
    thread.decide()
    thread.set_going()
    carry_out(thread)
    report(thread)
    assert thread.watch
    print(thread.watch.report())
