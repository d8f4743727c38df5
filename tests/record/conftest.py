"""What the tests of the record share: a draft deposited, settled and entered by the cast."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.cast import BODY
from tests.record import samples


@pytest.fixture
def deposited(cast: Any) -> Any:
    """The draft with its two doubts, deposited by the secretariat."""
    from multilateral.record.acts import deposit

    return deposit(
        by=cast.secretariat, content=samples.DRAFT.encode(), name="EX_WG_3_L.9.txt", body=BODY, exercise=True
    )


@pytest.fixture
def settle(cast: Any) -> Callable[[Any], Any]:
    """Settles every open doubt of a deposit as the reader suggests."""
    from multilateral.record import queries
    from multilateral.record.acts import settle_doubt

    def all_of(deposit: Any) -> Any:
        for state in queries.doubts(deposit):
            if state.settlement is None:
                reading = state.doubt.reading if state.has_words else None
                settle_doubt(
                    by=cast.secretariat,
                    deposit=deposit,
                    index=state.index,
                    verdict="read as" if reading else "as printed",
                    reading=reading or "",
                )
        return deposit

    return all_of


@pytest.fixture
def bring_in(cast: Any, settle: Any) -> Callable[..., Any]:
    """Deposits, settles and enters a text, by the secretariat; the work."""
    from multilateral.record.acts import deposit, enter

    def bring(content: bytes | str, name: str = "paper.txt") -> Any:
        raw = content.encode() if isinstance(content, str) else content
        made = deposit(by=cast.secretariat, content=raw, name=name, body=BODY, exercise=True)
        return enter(by=cast.secretariat, deposit=settle(made))

    return bring
