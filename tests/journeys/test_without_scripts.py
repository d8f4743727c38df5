"""The same thread in browsers that run no script: steps 5 to 8, by links and forms alone."""

from __future__ import annotations

from typing import Any

import pytest

from tests.journeys.chair import Chair
from tests.journeys.delegate import Delegate
from tests.journeys.secretariat import Secretariat
from tests.journeys.thread import CAPITAL, Thread
from tests.journeys.window import Window


@pytest.mark.browser
def test_a_text_is_recorded_negotiated_and_decided_without_scripts(window: Any) -> None:
    thread = Thread(
        secretariat=window(Secretariat, "Hallin Overmere", scripts=False),
        chair=window(Chair, "Imarune Desholé", scripts=False),
        omirai=window(Delegate, CAPITAL, scripts=False),
        brennia=window(Delegate, "Dorrin Askelow", scripts=False),
        others=window(Delegate, scripts=False),
        visitor=window(Window, scripts=False),
    )
    thread.record()
    thread.negotiate()
    thread.decide()
    thread.set_going()
