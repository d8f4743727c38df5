"""The parts of the word indexes are gathered into one, and everything is found as before."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection

from multilateral.record import gathering
from multilateral.record.agreed import agreed
from multilateral.record.queries import search
from tests.record import samples

pytestmark = pytest.mark.django_db


def parts(index: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(DISTINCT segid) FROM {index}_idx")
        return int(cursor.fetchone()[0])


def told() -> Any:
    clause = "Requests the Secretary-General to report on the use made of the directory"
    return search("directory use").results, agreed(clause, "en", exercise=True)


@pytest.fixture
def held(bring_in: Any) -> None:
    bring_in(samples.DRAFT)
    bring_in(samples.adopted())


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL keeps its indexes in one part")
def test_many_parts_become_one(held: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "PARTS", 1)
    before = told()
    assert before[0] and before[1].clauses
    assert parts("record_words") > 1
    gathering.gather(0)
    assert parts("record_words") > 1  # no time was left for it
    gathering.gather(60)
    assert [parts(index) for index in gathering.INDEXES] == [1, 1]
    assert told() == before


def test_few_parts_are_left_as_they_are(held: None, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(len(gathering.INDEXES)):
        gathering.gather()
