"""The search sifted: by what texts are, by what States did; counted; in an order that is said; as page and as JSON."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from multilateral.record.acts import enter_proceedings, load
from multilateral.record.loading import prepare
from multilateral.record.queries import Sieve, search, sift
from tests.cast import BODY
from tests.record import samples

pytestmark = pytest.mark.django_db
MOST_QUERIES = 14


@pytest.fixture
def held(cast: Any) -> None:
    """A draft, the text adopted from it by a recorded vote, and a later one of which nothing is told."""
    for content, path in (
        (samples.draft(), "draft.txt"),
        (samples.adopted(), "adopted.txt"),
        (samples.adopted("EX/RES/4/2").replace(b"20 November 2026", b"3 May 2027"), "later.txt"),
    ):
        load(by=cast.operator, found=prepare(content, path), content=content, path=path, body=BODY)
    line = samples.vote_line()
    enter_proceedings(by=cast.operator, line=line, content=json.dumps(line).encode(), path="v.json", number=1)


def found(words: str, order: str = "title", **values: str) -> list[tuple[str, str]]:
    special = {name: values.pop(name) for name in ("text", "state", "did") if name in values}
    sieve = Sieve(values, **special)
    return [(each.symbol, each.paragraph) for each in search(words, sieve=sieve, order=order, limit=50).results]


def texts(words: str, **more: str) -> list[str]:
    return list(dict.fromkeys(symbol for symbol, _ in found(words, **more)))


def test_what_is_found_is_counted_by_what_it_can_be_sifted_by(held: None) -> None:
    facets = sift("directory", Sieve()).facets
    assert facets["adopted"] == {"recorded vote": 1, "not told": 1, "draft": 1}
    assert facets["year"] == {"2026": 2, "2027": 1}
    assert facets["kind"] == {"draft resolution": 1, "resolution": 2}
    assert facets["body"] == {BODY: 3} and facets["language"] == {"en": 3}
    assert facets["committee"] == {"Working Group": 1}


def test_a_choice_leaves_the_counts_of_its_own_facet(held: None) -> None:
    sifted = sift("directory", Sieve({"year": "2026", "adopted": "draft"}))
    assert (sifted.texts, [hit.held.symbol for hit in sifted.hits]) == (1, ["EX/WG/3/L.9"])
    assert sifted.facets["year"] == {"2026": 1}
    assert sifted.facets["adopted"] == {"draft": 1, "recorded vote": 1}


def test_a_sieve_alone_finds_titles(held: None) -> None:
    assert found("", adopted="draft") == [("EX/WG/3/L.9", "title")]
    assert found("", year="2027", kind="resolution") == [("EX/RES/4/2", "title")]
    assert search("", sieve=Sieve({"year": "2026"})).count == 2
    assert (search("").count, search("").results) == (0, ())


def test_what_a_state_did_is_found(held: None, cast: Any) -> None:
    state = cast.brennia.delegation.state.code
    other = cast.korvath.delegation.state.code
    assert texts("", state=state, did="yes") == texts("directory", state=state, did="yes") == ["EX/RES/3/1"]
    assert texts("", state=state, did="no") == texts("", state=other, did="sponsored") == []
    assert texts("", state=other, did="abstain") == ["EX/RES/3/1"]
    assert texts("", state=state, did="sponsored") == ["EX/RES/3/1"]
    assert texts("", state="nowhere", did="not listed") == ["EX/RES/3/1"]


def test_the_order_is_as_said(held: None) -> None:
    assert texts("directory", order="newest") == ["EX/RES/4/2", "EX/RES/3/1", "EX/WG/3/L.9"]
    assert texts("directory", order="oldest") == ["EX/WG/3/L.9", "EX/RES/3/1", "EX/RES/4/2"]
    assert found("common templates")[0] == ("EX/RES/4/2", "title")


def test_titles_with_the_words_come_first(held: None, cast: Any) -> None:
    content = samples.draft("EX/WG/9/L.1", "The directory").replace(b"18 November 2026", b"2 January 2020")
    load(by=cast.operator, found=prepare(content, "old.txt"), content=content, path="old.txt", body=BODY)
    assert texts("directory")[0] == "EX/WG/9/L.1"
    assert texts("directory", order="newest")[-1] == "EX/WG/9/L.1"


def test_one_text_by_its_symbol(held: None) -> None:
    assert set(texts("directory", text="EX/RES/3/1")) == {"EX/RES/3/1"}


def test_the_beginning_of_a_word_with_a_star(held: None) -> None:
    assert found("templat*") == found("templates") != []
    assert found('"use made of the direct*"') != []
    assert found("di*") == [], "two letters begin too many words"
    assert found("templat") == []


def test_an_arabic_word_is_found_whatever_is_written_on_it(cast: Any) -> None:
    from multilateral.record.acts import enter_document
    from multilateral.texts.model import Document, Paragraph

    paragraph = Paragraph(id="pp1", text="وإذ تشير إلى الأمن وبالسلم الدولي للدول")
    document = Document(symbol="EX/RES/9/2", kind="resolution", language="ar", preamble=[paragraph])
    enter_document(by=cast.secretariat, document=document, body=BODY, exercise=True)
    for word in ("أمن", "والأمن", "السلم", "سلم", "دولي", "الدول"):
        assert found(word) == [("EX/RES/9/2", "pp1")], word
    assert found('"أمن"') == [], "between quotation marks a word is as it is written"
    (result,) = search("سلم").results
    assert [words for words, hit in result.snippet if hit] == ["وبالسلم"]


def test_a_vote_that_comes_later_is_seen_at_once(held: None, cast: Any) -> None:
    assert texts("", adopted="without a vote") == []
    line = samples.vote_line(symbol="EX/RES/4/2", adoption_type="Without a vote")
    enter_proceedings(by=cast.operator, line=line, content=b"{}", path="v.json", number=2)
    assert texts("", adopted="without a vote") == ["EX/RES/4/2"]


def test_the_number_of_questions_does_not_grow_with_what_is_found(held: None, cast: Any, client: Any) -> None:
    def asked() -> int:
        client.get("/search", {"q": "directory"})
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/search", {"q": "directory"}).status_code == 200
        return len(queries)

    before = asked()
    for n in range(5, 12):
        content = samples.adopted(f"EX/RES/{n}/1")
        load(by=cast.operator, found=prepare(content, "x.txt"), content=content, path=f"{n}.txt", body=BODY)
    assert before == asked() <= MOST_QUERIES


def page(client: Any, **asked: str) -> str:
    answer = client.get("/search", asked)
    assert answer.status_code == 200
    return str(answer.content.decode())


def words(html: str) -> str:
    main = html[html.index("<main") : html.index("</main>")]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def test_the_page_tells_drafts_from_what_was_adopted_and_how(held: None, client: Any) -> None:
    text = words(page(client, q="late"))
    assert "EX/WG/3/L.9 draft resolution, English" in text and "Draft, not adopted" in text
    assert "Adopted on 20 November 2026 by a recorded vote, 2-0-1 in favour, against, abstaining" in text
    assert "3 paragraphs in 3 texts" in text and "Texts with all the words in their title first" in text


def test_the_page_offers_each_value_with_its_count_and_takes_it_back(held: None, client: Any) -> None:
    html = page(client, q="directory")
    assert re.search(r'<button class="link" name="year" value="2026">2026</button> <small>2</small>', html)
    narrowed = page(client, q="directory", year="2026", did="yes", state="nowhere")
    assert "Year: <bdi>2026</bdi>" in narrowed and 'href="?q=directory&amp;state=nowhere&amp;did=yes"' in narrowed
    assert "Nothing is left. Take back one of the choices above." in narrowed


def test_all_paragraphs_of_one_text_are_one_click_away(held: None, client: Any, monkeypatch: Any) -> None:
    from multilateral.web import search as pages

    monkeypatch.setattr(pages, "PARAGRAPHS_A_TEXT", 1)
    html = page(client, q="the", order="newest")
    (more,) = re.findall(r'<a href="\?([^"]+)">[^<]*more paragraphs? of <bdi>EX/RES/3/1', html)
    every = client.get("/search?" + more.replace("&amp;", "&")).content.decode()
    assert every.count('class="address"') == search("the", sieve=Sieve(text="EX/RES/3/1")).count > 1


def test_an_agenda_topic_with_the_words_is_offered(cast: Any, client: Any) -> None:
    from multilateral.record import topic_index
    from multilateral.record.acts import enter_document
    from multilateral.texts.model import Document, Paragraph

    text = Document(
        symbol="EX/RES/9/9",
        kind="resolution",
        language="en",
        agenda_title="Lamps on the quays",
        preamble=[Paragraph(id="pp1", text="Noting the quays and their lamps,")],
    )
    enter_document(by=cast.secretariat, document=text, body=BODY, exercise=True)
    topic_index.place()
    ((slug, title),) = sift("lamps quays", Sieve()).topics()
    assert title == "Lamps on the quays" and f'href="/lineage/{slug}"' in page(client, q="lamps quays")
    assert sift("lamps noting", Sieve()).topics() == []
    assert texts("noting", topic=slug) == ["EX/RES/9/9"]


def test_nothing_found_says_what_to_try(held: None, client: Any) -> None:
    text = words(page(client, q="directory zebras"))
    assert "No paragraph has them all. By themselves they are found: directory" in text and "zebras 0 para" in text
    assert "Try the beginning of a word with *" in words(page(client, q="zebras"))
    assert "There is no word in this" in words(page(client, q="***"))
    assert "Only the first 400 characters" in words(page(client, q="x " * 5000))


@pytest.mark.parametrize("value", ["\0", "'", "x" * 5000, "🙂", "../", "%"])
@pytest.mark.parametrize("name", ["body", "session", "year", "language", "topic", "text", "state", "order", "did"])
def test_odd_choices_are_answered(held: None, client: Any, name: str, value: str) -> None:
    page(client, **{"q": "directory", "did": "yes", name: value})


def test_the_json_has_the_facets_and_the_same_filters(held: None, client: Any, cast: Any) -> None:
    state = cast.brennia.delegation.state.code
    value = client.get("/api/v1/search", {"q": "directory", "state": state, "did": "yes"}).json()
    assert (value["texts"], {each["symbol"] for each in value["results"]}) == (1, {"EX/RES/3/1"})
    assert value["facets"]["adopted"] == [{"value": "recorded vote", "name": "recorded vote", "count": 1}]
    assert value["facets"]["body"][0]["name"] != BODY
    assert set(value["results"][0]) == {"symbol", "language", "paragraph", "snippet", "date", "body"}
    whole = client.get("/api/v1/search", {"q": "the", "limit": 100}).json()["results"]
    parted = [
        each
        for offset in range(0, len(whole), 4)
        for each in client.get("/api/v1/search", {"q": "the", "limit": 4, "offset": offset}).json()["results"]
    ]
    assert parted == whole
