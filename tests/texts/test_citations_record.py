"""The citation finder beside the official links of the General Assembly's record, on a drawn part of it."""

from __future__ import annotations

import random

import pytest

from tests.texts import citations_record as record


@pytest.fixture(scope="module")
def figures() -> record.Figures:
    paths = record.files()
    if not paths:
        pytest.skip("the record is not beside the repository")
    return record.measure(random.Random(7).sample(paths, min(160, len(paths))))


def test_recall_against_the_official_links_is_at_least_995_in_a_thousand(figures: record.Figures) -> None:
    assert len(figures.of("hit")) > 2000
    assert record.recall(figures) >= 0.995


def test_precision_by_the_judged_draw_is_at_least_995_in_a_thousand(figures: record.Figures) -> None:
    share, lower = record.precision(len(figures.of("linked")), len(figures.of("surplus")))
    assert share >= lower >= 0.995


def test_every_miss_is_in_the_judged_table(figures: record.Figures) -> None:
    known = {(row["symbol"], row["place"], int(row["start"])) for row in record.judged() if row["row"] == "miss"}
    assert [row.key for row in figures.of("miss") if row.key not in known] == []


def test_what_was_judged_right_is_still_found(figures: record.Figures) -> None:
    found = {(*row.key, row.ours) for row in figures.of("surplus")}
    covered = {row.symbol for row in figures.rows}
    right = [row for row in record.judged() if row["verdict"] == "right" and row["symbol"] in covered]
    assert right
    assert [r for r in right if (r["symbol"], r["place"], int(r["start"]), r["ours"]) not in found] == []


def test_a_fifth_of_the_table_was_looked_at_twice() -> None:
    rows = record.judged()
    assert 5 * sum(row["second look"] != "" for row in rows) >= 0.95 * len(rows)
    assert all(len(row["excerpt"].split()) <= 12 and row["verdict"] and row["reason"] for row in rows)


@pytest.mark.parametrize("language", ["French", "Spanish", "Russian", "Arabic", "Chinese"])
def test_the_other_languages_cite_what_the_english_text_cites(language: str) -> None:
    if not record.files(language, "78"):
        pytest.skip("the record is not beside the repository")
    share, differences = record.agreement(language, size=25, seed=3)
    assert share >= 0.975, differences


def test_a_link_that_lost_its_letter_is_the_same_target() -> None:
    assert record.same("A/RES/43/78 H", "A/RES/43/78")
    assert record.same("A/RES/217 A (III)", "A/RES/217 (III)")
    assert record.same("A/CONF.157/24 (Part I)", "A/CONF.157/24(PartI)")
    assert not record.same("A/RES/43/78 H", "A/RES/43/77")
