"""Survey answers: private until the head publishes, withdrawn by the head alone."""

from __future__ import annotations

from typing import Any

import pytest

from multilateral.followup.framework import acts, queries
from multilateral.ledger import queries as ledger
from multilateral.parties.acting import NotPermitted, Overtaken, Refused
from tests.cast import Cast

QUESTION = "requests-for-assistance"
SECRET = "The night desk of the harbour office takes the call."


def write(cast: Cast, **given: Any) -> Any:
    return acts.answer(by=cast.brennia.adviser, question=QUESTION, choice="partial", words=SECRET, **given)


@pytest.mark.parametrize("who", ["head", "representative", "adviser", "capital"])
def test_everybody_in_the_delegation_writes_and_reads_its_answers(cast: Cast, who: str) -> None:
    written = acts.answer(by=getattr(cast.brennia, who), question=QUESTION, choice="done")
    for reader in cast.brennia.everybody:
        own = queries.own_answer(reader, QUESTION)
        assert own is not None and own.answer == written and own.choice == "Done" and own.ahead


def test_an_unpublished_answer_is_nowhere_for_anybody_else(cast: Cast) -> None:
    size = ledger.size()
    written = write(cast)
    for reader in cast.others(cast.brennia):
        own = queries.own_answer(reader, QUESTION)
        assert own is None or own.answer is None
        audiences = reader.audiences if reader else ("public",)
        (line,) = ledger.lines(size, audiences=audiences)
        assert line.sealed and line.payload is None and not line.act and not line.object and not line.for_party
        assert ledger.about(f"framework.SurveyAnswer:{written.pk}", audiences) == []
    assert queries.published(QUESTION) == []


def test_nobody_outside_the_delegation_writes(cast: Cast) -> None:
    for other in (cast.chair, cast.secretariat, cast.operator, cast.brennia.contact):
        with pytest.raises(NotPermitted):
            acts.answer(by=other, question=QUESTION, choice="done")


@pytest.mark.parametrize(
    ("given", "sentence"),
    [({"question": "no-such"}, "does not ask"), ({"choice": "excellent"}, "Choose one of the answers")],
)
def test_what_the_survey_does_not_know_is_refused(cast: Cast, given: dict[str, str], sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        acts.answer(by=cast.brennia.head, **({"question": QUESTION, "choice": "done"} | given))


def test_two_colleagues_do_not_overwrite_each_other_unseen(cast: Cast) -> None:
    first = write(cast)
    with pytest.raises(Overtaken, match="colleague"):
        acts.answer(by=cast.brennia.capital, question=QUESTION, choice="done")
    second = acts.answer(by=cast.brennia.capital, question=QUESTION, choice="done", seen=first.revision)
    assert (second.pk, second.revision) == (first.pk, 2)
    with pytest.raises(Overtaken, match="Read it once more"):
        acts.publish_answer(by=cast.brennia.head, answer=second, seen=1)


def test_the_head_alone_publishes_and_then_all_read_it(cast: Cast) -> None:
    written = write(cast)
    for other in (cast.brennia.representative, cast.brennia.adviser, cast.secretariat, cast.chair, cast.korvath.head):
        with pytest.raises(NotPermitted):
            acts.publish_answer(by=other, answer=written)
    acts.publish_answer(by=cast.brennia.head, answer=written, seen=written.revision)
    (shown,) = queries.published(QUESTION)
    assert (shown.row.delegation.name, shown.choice, shown.row.words) == ("Brennia", "In part", SECRET)
    line = ledger.of_acts(["framework.publish_answer"])[0]
    assert line.payload is not None and line.payload["rows"][0][2]["words"] == SECRET
    with pytest.raises(Refused, match="published already"):
        acts.publish_answer(by=cast.brennia.head, answer=written)


def test_what_is_written_after_publication_is_private_again(cast: Cast) -> None:
    written = write(cast)
    acts.publish_answer(by=cast.brennia.head, answer=written)
    size = ledger.size()
    acts.answer(by=cast.brennia.adviser, question=QUESTION, choice="done", words="A new secret.", seen=1)
    assert queries.published(QUESTION)[0].row.words == SECRET
    assert "A new secret" not in str(ledger.lines(size))
    own = queries.own_answer(cast.brennia.head, QUESTION)
    assert own is not None and own.ahead


def test_a_withdrawn_answer_leaves_the_day_on_the_page_and_the_line_in_the_ledger(cast: Cast) -> None:
    published = acts.publish_answer(by=cast.brennia.head, answer=write(cast))
    for other in (cast.brennia.adviser, cast.secretariat, cast.korvath.head):
        with pytest.raises(NotPermitted):
            acts.withdraw_answer(by=other, published=published)
    acts.withdraw_answer(by=cast.brennia.head, published=published)
    (shown,) = queries.published(QUESTION)
    assert shown.row.withdrawn_at is not None and (shown.choice, shown.row.words) == ("", "")
    assert [line.act for line in ledger.of_acts(["framework.publish_answer", "framework.withdraw_answer"])] == [
        "framework.publish_answer",
        "framework.withdraw_answer",
    ]
    with pytest.raises(Refused, match="withdrawn already"):
        acts.withdraw_answer(by=cast.brennia.head, published=published)
    own = queries.own_answer(cast.brennia.head, QUESTION)
    assert own is not None and own.answer is not None
    acts.publish_answer(by=cast.brennia.head, answer=own.answer)
    assert queries.published(QUESTION)[0].row.words == SECRET


def test_published_answers_stand_in_english_alphabetical_order(cast: Cast) -> None:
    for mission in reversed(cast.missions):
        answer = acts.answer(by=mission.head, question=QUESTION, choice="done")
        acts.publish_answer(by=mission.head, answer=answer)
    names = [p.row.delegation.name for p in queries.published(QUESTION)]
    assert names == ["Aldemar", "Brennia", "Korvath (Federal Republic of)"]
