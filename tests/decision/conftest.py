"""A text on the floor of the cast's body, and the body's series of resolutions."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cast import BODY, Cast

DRAFT = """Exercise EX/WG/3/L.9

Working Group of the Tests

Distr.: Limited 2 November 2026

Original: English

Third session
Agenda item 4
Lamps on the quays

{sponsors}: draft resolution

Lamps on the quays

The Working Group,

Recalling its resolution EX/RES/2/4 of 16 June 2026,

1. Welcomes the lamps that have been lit;

2. Encourages each State to keep a lamp burning on each of its quays:

(a) At night;

(b) In fog;

3. Requests the Secretariat to report to the Working Group at its fourth session on the lamps that went out;

4. Decides to include in the provisional agenda of its fourth session the item entitled “Lamps on the quays”.
"""


def draft(symbol: str = "EX/WG/3/L.9", sponsors: str = "Brennia") -> Any:
    """A draft resolution as the reader gives it, its doubts settled."""
    from multilateral.texts import read

    document = read(DRAFT.replace("EX/WG/3/L.9", symbol).format(sponsors=sponsors), name=f"{symbol}.txt")
    document.doubts = []
    return document


def open_floor(cast: Cast, symbol: str = "EX/WG/3/L.9", sponsors: str = "Brennia") -> Any:
    """A draft in the record and on the floor: the ``RollingText``."""
    from multilateral.negotiation.acts import open_text
    from multilateral.record.acts import enter_document

    work = enter_document(by=cast.operator, document=draft(symbol, sponsors), body=BODY, exercise=True)
    return open_text(by=cast.chair, work=work)


def everybody(cast: Cast) -> list[Any]:
    """Every delegation of the cast."""
    return [mission.delegation for mission in cast.missions]


def reform(cast: Cast, **changes: Any) -> Any:
    """The cast's body, entered anew with other facts."""
    from multilateral.bodies.acts import enter_body

    body = cast.body
    told = {
        "names": body.names,
        "kind": body.kind,
        "symbol_root": body.symbol_root,
        "decision_mode": body.decision_mode,
        "rules": body.rules,
        "exercise": body.exercise,
        "facts": {"resolution_root": "EX/RES"},
        "source": body.source,
    }
    cast.body = enter_body(by=cast.operator, slug=BODY, **told | changes)
    return cast.body


@pytest.fixture
def text(cast: Cast) -> Any:
    """A draft on the floor, sponsored by Brennia."""
    reform(cast)
    return open_floor(cast)


@pytest.fixture
def meeting(cast: Cast) -> Any:
    """An open formal meeting with every delegation in the room."""
    from multilateral.decision.acts import open_meeting

    return open_meeting(by=cast.chair, body=cast.body, session=3, present=everybody(cast), number=12)


@pytest.fixture
def action(cast: Cast, text: Any, meeting: Any) -> Any:
    """The text, put."""
    from multilateral.decision.acts import put_text

    return put_text(by=cast.chair, meeting=meeting, text=text, seen=0)
