"""The pages of lineage: topics, the matrix, the life of a paragraph; and the ways to them from a document."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from tests.record.test_topics import OTHERS, WORDS, paper

pytestmark = pytest.mark.django_db

TOPIC = "/lineage/ex-harbours"


@pytest.fixture
def harbour(cast: Any) -> Any:
    """Two resolutions and a draft between them, on one item; the entering of more."""
    from multilateral.record.acts import enter_document
    from tests.cast import BODY

    def enter(text: Any) -> Any:
        text.document.citations = []
        return enter_document(
            by=cast.secretariat,
            document=text.document,
            body=BODY,
            exercise=True,
            adopted_on=None if not text.adopted else datetime.date.fromisoformat(text.date),
        )

    enter(paper("EX/RES/1/1"))
    edited = WORDS[1].replace("an hour", "two hours")
    enter(paper("EX/WG/2/L.9", (WORDS[0], edited, WORDS[3]), date="2027-04-01", session="2", adopted=False))
    enter(paper("EX/RES/2/1", (WORDS[0], edited, WORDS[3], OTHERS[0]), date="2027-05-01", session="2"))
    return enter


def page(client: Any, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def test_the_empty_record_says_what_to_do(client: Any, cast: Any) -> None:
    assert "multilateral load PATH" in page(client, "/lineage/")


def test_topics_are_listed_and_found_by_words_or_by_a_symbol(client: Any, harbour: Any) -> None:
    assert f'href="{TOPIC}"' in page(client, "/lineage/")
    assert f'href="{TOPIC}"' in page(client, "/lineage/?q=HARBOURS")
    assert f'href="{TOPIC}"' not in page(client, "/lineage/?q=mills")
    assert client.get("/lineage/?q=ex/res/2/1").headers["Location"] == f"{TOPIC}?text=EX/RES/2/1"


def test_the_matrix_is_a_table_with_heads_for_rows_and_columns(client: Any, harbour: Any) -> None:
    html = page(client, TOPIC)
    assert html.count('<th scope="col">') == 4
    assert html.count('<th scope="row">') == 5
    assert html.index("EX/RES/1/1</option>") < html.index("EX/WG/2/L.9</option>") < html.index("EX/RES/2/1</option>")
    assert 'href="/lineage/life/EX/RES/2/1/op2#EX-WG-2-L.9"' in html
    assert "−1 +1" in html or "−2 +2" in html
    assert "†" in html


def test_two_texts_or_one_line_can_be_set_alone(client: Any, harbour: Any) -> None:
    assert page(client, f"{TOPIC}?old=EX/RES/1/1&new=EX/RES/2/1").count('<th scope="col">') == 3
    harbour(paper("EX/RES/2/2", OTHERS, title="Bread", date="2027-06-01", session="2"))
    assert page(client, f"{TOPIC}?text=EX/RES/1/1").count('<th scope="col">') == 4
    assert page(client, TOPIC).count('<th scope="col">') == 5
    assert page(client, f"{TOPIC}?text=nonsense&old=x&new=%00").count('<th scope="col">') == 5


def test_two_texts_alone_stand_in_their_own_order_whatever_an_earlier_text_had(client: Any, harbour: Any) -> None:
    words = (WORDS[3], WORDS[0], OTHERS[0])
    harbour(paper("EX/RES/3/1", words, date="2028-05-01", session="3"))
    harbour(paper("EX/RES/4/1", words, date="2029-05-01", session="4"))

    def order(html: str) -> list[int]:
        return [html.index(f'/{n}/1/{place}" lang') for n, place in ((4, "op1"), (4, "op2"), (4, "op3"))]

    whole = order(page(client, TOPIC))
    assert whole[1] < whole[0] < whole[2]
    alone = order(page(client, f"{TOPIC}?old=EX/RES/3/1&new=EX/RES/4/1"))
    assert alone == sorted(alone)


def test_a_text_that_enters_is_in_the_matrix_at_once(client: Any, harbour: Any) -> None:
    assert "EX/RES/3/1" not in page(client, TOPIC)
    harbour(paper("EX/RES/3/1", date="2028-05-01", session="3"))
    assert "EX/RES/3/1" in page(client, TOPIC)


def test_the_life_of_a_paragraph_shows_the_words_in_and_out(client: Any, harbour: Any) -> None:
    html = page(client, "/lineage/life/EX/RES/2/1/op2")
    assert "<del>an hour</del>" in html
    assert "<ins>two hours</ins>" in html
    assert 'href="/documents/EX/WG/2/L.9?language=en#op2"' in html
    assert "A draft is never agreed language." in html
    assert client.get("/lineage/life/ex/res/2/1/op2").headers["Location"] == "/lineage/life/EX/RES/2/1/op2"


@pytest.mark.parametrize(
    "address",
    ["/lineage/nonsense", "/lineage/life/EX/RES/2/1/op99", "/lineage/life/EX/RES/9/9/op1", "/lineage/life/x/y"],
)
def test_what_is_not_there_is_not_found(client: Any, harbour: Any, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_document_leads_to_its_topic_and_each_paragraph_to_its_life(client: Any, harbour: Any) -> None:
    html = page(client, "/documents/EX/RES/2/1")
    assert f'href="{TOPIC}"' in html
    assert 'href="/lineage/life/EX/RES/2/1/op2"' in html


def test_rebuilding_the_index_and_the_tick_give_the_same_matrix(client: Any, harbour: Any) -> None:
    from multilateral.record import families, index, topic_index

    topic = families.topic("ex-harbours")
    assert topic is not None
    before = families.matrix(topic)
    index.rebuild()
    assert topic_index.keep_up() == 1
    topic = families.topic("ex-harbours")
    assert topic is not None
    assert topic.matrix == before


def test_words_of_a_text_never_become_markup(client: Any, harbour: Any) -> None:
    harbour(paper("EX/RES/3/1", ("<script>alert(1)</script> lamps", WORDS[0]), date="2028-05-01", session="3"))
    for address in (TOPIC, "/lineage/life/EX/RES/3/1/op1"):
        assert "<script>alert" not in page(client, address)
