"""The lives of paragraphs: invented texts, and one real topic against the gold."""

from __future__ import annotations

from pathlib import Path

import pytest

from multilateral.record import lives, topics
from tests.record import lives_gold
from tests.record.test_topics import OTHERS, WORDS, paper


def rows(*texts: topics.Text) -> list[dict[str, tuple[str, str]]]:
    """Each row as {symbol: (paragraph, status)}."""
    ordered, compared = topics.in_order(texts), topics.comparing()
    found = lives.lives(ordered, topics.steps(ordered, compared), compared)
    return [{symbol: (cell.paragraph, cell.status) for symbol, cell in row.cells.items()} for row in found]


def later(symbol: str, words: tuple[str, ...], session: int, **more: str) -> topics.Text:
    return paper(symbol, words, date=f"{2025 + session}-05-01", session=str(session), **more)


def test_a_paragraph_keeps_its_row_unchanged_or_edited() -> None:
    edited = WORDS[1].replace("an hour", "two hours")
    found = rows(paper("EX/RES/1/1"), later("EX/RES/2/1", (WORDS[0], edited, *WORDS[2:]), 2))
    assert [row["EX/RES/2/1"] for row in found] == [
        ("op1", "unchanged"),
        ("op2", "edited"),
        ("op3", "unchanged"),
        ("op4", "unchanged"),
    ]


def test_what_comes_in_is_new_and_what_goes_is_dropped_where_it_stood() -> None:
    found = rows(paper("EX/RES/1/1"), later("EX/RES/2/1", (WORDS[0], WORDS[2], WORDS[3], OTHERS[0]), 2))
    assert [row["EX/RES/2/1"] for row in found] == [
        ("op1", "unchanged"),
        ("", "dropped"),
        ("op2", "unchanged"),
        ("op3", "unchanged"),
        ("op4", "new"),
    ]


def test_what_was_dropped_and_returns_goes_on_in_its_row() -> None:
    first = paper("EX/RES/1/1")
    second = later("EX/RES/2/1", WORDS[:3], 2)
    third = later("EX/RES/3/1", WORDS, 3)
    found = rows(first, second, third)
    assert found[3] == {
        "EX/RES/1/1": ("op4", "new"),
        "EX/RES/2/1": ("", "dropped"),
        "EX/RES/3/1": ("op4", "unchanged"),
    }
    assert len(found) == 4


def test_a_dropped_paragraph_is_said_to_be_dropped_once() -> None:
    found = rows(paper("EX/RES/1/1"), later("EX/RES/2/1", WORDS[:3], 2), later("EX/RES/3/1", WORDS[:3], 3))
    assert "EX/RES/3/1" not in found[3]


def test_a_moved_paragraph_stays_in_its_row() -> None:
    found = rows(paper("EX/RES/1/1"), later("EX/RES/2/1", (WORDS[1], WORDS[2], WORDS[3], WORDS[0]), 2))
    statuses = {row["EX/RES/1/1"][0]: row["EX/RES/2/1"] for row in found}
    assert statuses["op1"] == ("op4", "moved")


def test_merged_paragraphs_end_in_one_that_goes_on_in_one_row() -> None:
    merged = WORDS[1] + ", and " + WORDS[2]
    second = later("EX/RES/2/1", (WORDS[0], merged, WORDS[3]), 2)
    third = later("EX/RES/3/1", (WORDS[0], merged, WORDS[3]), 3)
    found = rows(paper("EX/RES/1/1"), second, third)
    ends = [row for row in found if row.get("EX/RES/2/1") == ("op2", "merged")]
    assert [row["EX/RES/1/1"][0] for row in ends] == ["op2", "op3"]
    assert sum("EX/RES/3/1" in row for row in ends) == 1


def test_rows_of_two_tracks_become_one_where_a_text_joins_both() -> None:
    lamps = paper("EX/RES/1/1", WORDS)
    bread = paper("EX/RES/1/2", (*OTHERS, WORDS[0]), title="Bread", date="2026-05-02")
    recalled = ("EX/RES/1/1", "EX/RES/1/2")
    joint = paper(
        "EX/RES/2/1", (WORDS[0], WORDS[1], *OTHERS), title="Both", date="2027-05-01", session="2", recalls=recalled
    )
    found = rows(lamps, bread, joint)
    whole = next(row for row in found if row.get("EX/RES/2/1", ("",))[0] == "op1")
    assert set(whole) == {"EX/RES/1/1", "EX/RES/1/2", "EX/RES/2/1"}


def test_rows_begin_with_the_earliest_text_and_what_comes_later_stands_where_it_came_in() -> None:
    first = paper("EX/RES/1/1", WORDS)
    bread = paper("EX/RES/4/1", OTHERS, title="Bread", date="2029-05-01", session="4")
    assert ["EX/RES/1/1" in row for row in rows(first, bread)] == [True] * 4 + [False] * 2
    # What a text moved stays, what it brings follows what it follows there, behind what went.
    orders = [[("op1", "a"), ("op2", "b"), ("op3", "c")], [("op1", "a"), ("op2", "x"), ("op3", "c"), ("op4", "b")]]
    assert lives.merged(orders) == ["a", "x", "b", "c"]
    assert lives.merged(reversed(orders)) == ["a", "x", "c", "b"]
    assert lives.merged([orders[0], [("op1", "a"), ("op2", "x"), ("op3", "c")]]) == ["a", "b", "x", "c"]
    assert lives.merged([[("op1", "a")], [("op1", "d"), ("pp1", "p")]]) == ["p", "a", "d"]


def test_every_paragraph_of_every_text_has_its_place() -> None:
    texts = [
        paper("EX/RES/1/1"),
        later("EX/RES/2/1", (WORDS[2], OTHERS[0], WORDS[0]), 2),
        later("EX/RES/3/1", OTHERS, 3),
    ]
    found = rows(*texts)
    for text in texts:
        held = {row[text.symbol][0] for row in found if text.symbol in row} - {""}
        assert held == {unit.id for unit in text.document.operative}


@pytest.fixture(scope="module")
def scores(shared: Path) -> dict[str, lives_gold.Score]:
    return lives_gold.grade(lives_gold.topic(shared))


def test_the_real_topic_is_chained_as_it_was_read_by_hand(scores: dict[str, lives_gold.Score]) -> None:
    assert scores["steps"].right == scores["steps"].of == 14
    paragraphs = scores["paragraphs"]
    assert paragraphs.right + paragraphs.disputable == paragraphs.of == 30, paragraphs.wrong
    pairs = scores["dropped and new"]
    assert pairs.right / pairs.of >= 0.97, pairs.wrong
