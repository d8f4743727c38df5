"""From one revision to the next, as reckoning: the order in which proposals are given says nothing."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from multilateral.negotiation.consolidate import Unplaced, change, clashing, consolidate, in_order
from multilateral.negotiation.words import carry, occurrences, tidy
from tests.negotiation.conftest import WORDS, document

SYMBOL = "EX/WG/3/L.1/Rev.1"
ADDRESSES = ["pp1", "op1", "op2", "op2.a", "op3"]
NEW = ["promptly", "24", "as far as possible,", "(if need be)", "in writing and"]


@st.composite
def proposals(draw, most=6):
    """Proposals of every kind on the draft, each on whole words that stand where it says."""
    found = []
    for number in range(1, draw(st.integers(1, most)) + 1):
        address = draw(st.sampled_from(ADDRESSES))
        words = WORDS[address]
        kind = draw(st.sampled_from(["replace", "replace", "insert", "delete", "new paragraph", "delete paragraph"]))
        starts = [0, *(i + 1 for i, c in enumerate(words) if c == " ")]
        first = draw(st.integers(0, len(starts) - 1))
        last = draw(st.integers(first, min(first + 3, len(starts) - 1)))
        start, end = starts[first], (starts[last + 1] - 1 if last + 1 < len(starts) else len(words))
        if kind in ("new paragraph", "delete paragraph"):
            start, end = 0, len(words)
        found.append(change(number, address, kind, start, end, words[start:end], draw(st.sampled_from(NEW))))
    return found


def apart(changes):
    """As many of them as leave each other alone."""
    kept = []
    for one in changes:
        if not clashing([*kept, one]):
            kept.append(one)
    return kept


@given(proposals(), st.randoms(use_true_random=False))
def test_the_final_text_is_the_same_in_whatever_order_they_are_given(changes, shuffler: random.Random):
    kept = apart(changes)
    shuffled = list(kept)
    shuffler.shuffle(shuffled)
    assert consolidate(document(), kept, SYMBOL) == consolidate(document(), shuffled, SYMBOL)


@given(proposals(), st.randoms(use_true_random=False))
def test_what_leaves_each_other_alone_can_be_put_in_one_after_the_other_in_any_order(changes, shuffler: random.Random):
    kept = [c for c in in_order(apart(changes)) if c.kind in ("replace", "delete")]
    shuffler.shuffle(kept)
    text, waiting = document(), kept
    while waiting:
        one, *rest = waiting
        after = consolidate(text, [one], SYMBOL).document
        was, now = text.find(one.paragraph).text, after.find(one.paragraph).text
        waiting = []
        for other in rest:
            if other.paragraph != one.paragraph:
                waiting.append(other)
                continue
            span = carry(was, now, (other.start, other.end), [one])
            assert span is not None, "what does not overlap is carried along"
            waiting.append(change(int(other.name), other.paragraph, other.kind, *span, other.old, other.new))
        text = after
    at_once = consolidate(document(), kept, SYMBOL).document
    assert [(p.id, p.text) for p in text.walk()] == [(p.id, p.text) for p in at_once.walk()]


@given(proposals())
def test_whatever_does_not_clash_can_be_put_into_the_text(changes):
    kept = apart(changes)
    result = consolidate(document(), kept, SYMBOL)
    gone = {c.paragraph for c in kept if c.kind == "delete-paragraph"}
    for address in ADDRESSES:
        below = any(address == g or address.startswith(g + ".") for g in gone)
        assert (address in result.addresses) is not below


@given(proposals())
def test_clashing_is_found_whichever_way_round(changes):
    pairs = {frozenset(pair) for pair in clashing(changes)}
    assert pairs == {frozenset(pair) for pair in clashing(changes[::-1])}


def test_paragraphs_in_which_nothing_was_taken_stay_word_for_word():
    one = change(1, "op1", "replace", *occurrences(WORDS["op1"], "48 hours")[0], "48 hours", "a day")
    result = consolidate(document(), [one], SYMBOL, "2026-11-20").document
    assert {p.id: p.text for p in result.walk() if p.id != "op1"} == {a: w for a, w in WORDS.items() if a != "op1"}
    assert (result.symbol, result.date, result.job_number) == (SYMBOL, "2026-11-20", None)


def test_what_clashes_is_refused_and_not_put_in_by_halves():
    start, end = occurrences(WORDS["op1"], "48 hours")[0]
    both = [
        change(1, "op1", "replace", start, end, "48 hours", "a day"),
        change(2, "op1", "delete", start, end, "48 hours", ""),
    ]
    assert clashing(both) == [(1, 2)]
    with pytest.raises(Unplaced):
        consolidate(document(), both, SYMBOL)


def test_what_is_asked_for_twice_is_put_in_once_under_the_first_number():
    two = [change(n, "op3", "new paragraph", 0, 0, "", "Invites States to help;") for n in (2, 1)]
    assert [c.name for c in in_order(two)] == ["1"]


@pytest.mark.parametrize(
    ("words", "wanted", "spans"),
    [
        ("shall be a shallow pool", "shall", [(0, 5)]),
        ("shallow", "hall", [(1, 5)]),
        ("the State’s own", "State's", [(4, 11)]),
        ("cross‑border", "cross-border", [(0, 12)]),
        ("one and one", "one", [(0, 3), (8, 11)]),
        ("anything", "", []),
        ("anything", "else", []),
    ],
)
def test_words_are_found_as_people_type_them(words, wanted, spans):
    assert occurrences(words, wanted) == spans


def test_words_are_tidied():
    assert tidy("  two\n\twords\x00\ud800 ") == "two words"


def test_an_insertion_at_the_beginning_stays_there():
    assert carry("a b", "c b", (0, 0), []) == (0, 0)
