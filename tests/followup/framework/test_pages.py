"""The framework's pages: sources, published answers, and what is on no page of anybody else."""

from __future__ import annotations

from typing import Any

from multilateral.followup.framework import acts, queries
from tests.cast import Cast
from tests.followup.asking import ask
from tests.followup.framework.test_norms import NORM

QUESTION = "requests-for-assistance"
SECRET = "The night desk of the harbour office takes the call."
PAGES = (
    "/framework/",
    f"/framework/{QUESTION}",
    "/framework/answers/",
    f"/framework/answers/{QUESTION}",
    "/ledger/",
    "/follow-up/",
)


def text(answer: Any) -> str:
    return answer.content.decode()


def test_both_lists_stand_apart_with_their_sources(client: Any, cast: Cast) -> None:
    page = text(client.get("/framework/"))
    assert page.index('id="of-2015"') < page.index("13 (k)") < page.index('id="of-2018"') < page.index(">1.13<")
    assert "not in this record" in page and "score" not in page


def test_a_norm_leads_to_its_paragraph_if_the_document_is_in_the_record(client: Any, cast: Cast) -> None:
    ask(cast, task="to keep", symbol="EX/RES/1/3", addressee="Member States")
    acts.enter_exercise_norm(by=cast.operator, **NORM)
    for address in ("/framework/answer-requests", "/framework/exercise/"):
        page = text(client.get(address))
        assert "/documents/EX/RES/1/3#op2" in page and 'class="exercise"' in page
    page = text(client.get("/framework/"))
    assert "EX/RES" not in page and "/framework/exercise/" in page and 'class="exercise"' not in page


def test_what_invented_states_publish_stands_apart_from_what_states_publish(client: Any, cast: Cast) -> None:
    answer = acts.answer(by=cast.brennia.head, question=QUESTION, choice="done")
    acts.publish_answer(by=cast.brennia.head, answer=answer)
    page = text(client.get(f"/framework/{QUESTION}"))
    assert page.index("No State has published") < page.index("In the exercise") < page.index("Brennia")
    assert 'class="exercise"' in page


def test_every_norm_has_a_page(client: Any, cast: Cast) -> None:
    for norm in (*queries.norms.of_2015(), *queries.norms.of_2018()):
        assert client.get(f"/framework/{norm.key}").status_code == 200
    assert client.get("/framework/no-such").status_code == 404


def test_an_answer_is_written_published_and_withdrawn_on_its_page(enter: Any, cast: Cast) -> None:
    address = f"/framework/answers/{QUESTION}"
    written = enter(cast.brennia.adviser).post(address, {"choice": "partial", "words": SECRET, "seen": "0"})
    assert written.status_code == 303
    assert SECRET in text(enter(cast.brennia.capital).get(address))
    assert "form-publish" not in text(enter(cast.brennia.adviser).get(address))
    for by in cast.others(cast.brennia):
        for page in PAGES:
            assert SECRET not in text(enter(by).get(page))
    assert queries.published(QUESTION) == []
    client = enter(cast.brennia.head)
    assert client.post(address, {"act": "publish", "seen": "7"}).status_code == 409
    assert client.post(address, {"act": "publish", "seen": "1"}).status_code == 303
    assert SECRET in text(enter(None).get(f"/framework/{QUESTION}"))
    assert enter(cast.brennia.head).post(address, {"act": "withdraw"}).status_code == 303
    page = text(enter(None).get(f"/framework/{QUESTION}"))
    assert "withdrawn on" in page and SECRET not in page


def test_a_colleague_who_was_faster_is_shown_and_nothing_typed_is_lost(enter: Any, cast: Cast) -> None:
    address = f"/framework/answers/{QUESTION}"
    acts.answer(by=cast.brennia.capital, question=QUESTION, choice="done", words="From the capital.")
    client = enter(cast.brennia.adviser)
    late = client.post(address, {"choice": "partial", "words": "From the mission.", "seen": "0"})
    page = text(late)
    assert late.status_code == 409 and "From the capital." in page and "From the mission." in page
    assert client.post(address, {"choice": "partial", "words": "From both.", "seen": "1"}).status_code == 303


def test_others_cannot_write_publish_or_withdraw_by_hand(enter: Any, cast: Cast) -> None:
    address = f"/framework/answers/{QUESTION}"
    acts.answer(by=cast.brennia.head, question=QUESTION, choice="done", words=SECRET)
    for verb in ("publish", "withdraw"):
        client = enter(cast.brennia.representative)
        assert client.post(address, {"act": verb, "seen": "1", "choice": "x"}).status_code in (403, 422)
    for by in (cast.chair, cast.secretariat, None):
        assert enter(by).post(address, {"choice": "done"}).status_code in (403, 404)
        assert enter(by).get("/framework/answers/").status_code == 403
    assert queries.published(QUESTION) == []
