"""The service with the exercise, and windows on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.journeys.window import Window
from tests.server.service import Service, running

Open = Callable[..., Any]


@pytest.fixture
def service(empty_installation: dict[str, str]) -> Iterator[Service]:
    """The service as ``multilateral serve`` runs it, with the exercise as a visitor finds it."""
    with running(empty_installation) as service:
        yield service


@pytest.fixture
def window(browser: Any, service: Service) -> Iterator[Open]:
    """Opens windows: ``window(Chair, "Imarune Desholé")``. Whatever went wrong in one is an error at the end."""
    opened: list[Window] = []

    def open_(kind: type[Window], name: str = "", **how: Any) -> Window:
        found = kind(browser, service.address, **how)
        opened.append(found)
        if name:
            found.step_in(name)
        return found

    yield open_
    wrong = [sentence for each in opened for sentence in each.close()]
    assert not wrong, "\n".join(wrong)
