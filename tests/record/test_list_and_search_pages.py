"""The list of what is held, and the page of the search."""

from __future__ import annotations

from typing import Any

import pytest

from multilateral.texts.model import Document
from tests.cast import BODY
from tests.record import samples

pytestmark = pytest.mark.django_db


def test_the_list_names_symbol_title_and_date(client: Any, bring_in: Any) -> None:
    bring_in(samples.draft())
    bring_in(samples.adopted())
    html = client.get("/documents/").content.decode()
    assert html.index("EX/RES/3/1") < html.index("EX/WG/3/L.9")
    assert '<time datetime="2026-11-20">' in html
    assert "2 documents are held." in html
    assert "EX/RES/3/1" in client.get(f"/documents/?body={BODY}").content.decode()


def test_a_list_of_exercises_alone_tells_how_the_record_itself_is_loaded(client: Any, cast: Any, bring_in: Any) -> None:
    from multilateral.record.acts import enter_document

    bring_in(samples.draft())
    assert "multilateral load --public" in client.get("/documents/").content.decode()
    enter_document(by=cast.operator, document=Document(symbol="A/RES/3/1", language="en"), body="", exercise=False)
    assert "multilateral load" not in client.get("/documents/").content.decode()


@pytest.mark.parametrize("query", ["?page=0", "?page=x", "?page=99999999999999999999", "?body=nowhere", "?body=%00"])
def test_odd_filters_still_give_the_list(client: Any, bring_in: Any, query: str) -> None:
    bring_in(samples.draft())
    assert "EX/WG/3/L.9" in client.get(f"/documents/{query}").content.decode()


@pytest.mark.parametrize("typed", ["ex/wg/3/l.9", "EX/WG/3/L.9"])
def test_a_symbol_goes_straight_to_the_document(client: Any, bring_in: Any, typed: str) -> None:
    bring_in(samples.draft())
    response = client.get("/search", {"q": typed})
    assert (response.status_code, response.headers["Location"]) == (302, "/documents/EX/WG/3/L.9")


def test_words_lead_to_the_paragraph(client: Any, bring_in: Any) -> None:
    bring_in(samples.draft())
    html = client.get("/search", {"q": '"working language"'}).content.decode()
    assert 'href="/documents/EX/WG/3/L.9?language=en#op1"' in html
    assert "<mark>working language</mark>" in html
    assert "Searched: one document" in html


def test_a_symbol_that_is_not_held_says_so(client: Any, bring_in: Any) -> None:
    bring_in(samples.draft())
    html = client.get("/search", {"q": "ex/res/2/7"}).content.decode()
    assert "<bdi>EX/RES/2/7</bdi> is not held" in html
    assert "One held document refers to it." in html


@pytest.mark.parametrize(
    "query", [{}, {"q": ""}, {"q": "\0"}, {"q": "x" * 9000}, {"q": "a", "page": "-1"}, {"q": "a", "page": "9" * 40}]
)
def test_the_search_answers_whatever_is_typed(client: Any, bring_in: Any, query: dict[str, str]) -> None:
    bring_in(samples.draft())
    assert client.get("/search", query).status_code == 200
