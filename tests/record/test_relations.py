"""What recalls what; symbols in any spelling; the order of the list."""

from __future__ import annotations

from typing import Any

import pytest

from tests.record import samples

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("typed", ["EX/WG/3/L.9", "ex/wg/3/l.9", " EX / WG/3/L.9 "])
def test_a_symbol_is_known_in_any_spelling(bring_in: Any, typed: str) -> None:
    from multilateral.record import queries

    assert queries.work(typed) is None
    work = bring_in(samples.DRAFT)
    assert queries.work(typed) == work


def test_a_bare_number_is_a_resolution_of_the_assembly() -> None:
    from multilateral.record import queries

    assert queries.meant("74/29") == "A/RES/74/29"
    assert queries.meant("resolution 43/78 H") == "A/RES/43/78 H"
    assert queries.meant("a/c.1/77/l.23") == "A/C.1/77/L.23"
    assert queries.meant("cross-border requests") is None


def test_what_is_recalled_and_what_recalls(bring_in: Any) -> None:
    from multilateral.record import queries

    draft = bring_in(samples.DRAFT)
    recalls = {r.target: (r.places, r.work) for r in queries.relations(draft).recalls}
    assert recalls == {"EX/RES/2/7": (("pp1",), None), "EX/WG/2/6": (("note:1",), None)}
    older = bring_in(samples.draft("EX/RES/2/7").replace(b"resolution EX/RES/2/7", b"decision of"))
    (recaller,) = queries.relations(older).recalled_by
    assert (recaller.work, recaller.places) == (draft, ("pp1",))
    assert {r.target: r.work for r in queries.relations(draft).recalls}["EX/RES/2/7"] == older
    assert {r.work for r in queries.recalled_by("EX/WG/2/6")} == {draft, older}


def test_the_list_is_in_the_order_of_symbols(bring_in: Any) -> None:
    from multilateral.record import queries

    for symbol in ("EX/WG/3/L.10", "EX/WG/3/L.9/Rev.1", "EX/WG/3/L.9"):
        bring_in(samples.draft(symbol))
    bring_in(samples.adopted("EX/RES/3/1"))
    assert [w.symbol for w in queries.works()] == ["EX/RES/3/1", "EX/WG/3/L.9", "EX/WG/3/L.9/Rev.1", "EX/WG/3/L.10"]
    assert [w.symbol for w in queries.works(kind="resolution")] == ["EX/RES/3/1"]
    assert list(queries.works(body="nowhere")) == []
