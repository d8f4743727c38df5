"""Word by word: whole words, both texts back, and never a word more than needed."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from multilateral.texts.compare.words import TOKEN, WORD, Piece, count, differ, is_word, readable, tokens
from multilateral.texts.compare.words import words as words_of

words = st.sampled_from(
    ["the", "States", "of", "co-operation", "43/78", "H", "2,500", ",", ";", "\u201cpeace\u201d", "each", "o\u2019er"]
)
texts = st.lists(words, max_size=14).map(" ".join)
anything = st.text(alphabet=st.characters(codec="utf-8"), max_size=60)


def longest_common(a, b):
    """The textbook table, as the reference for what is minimal."""
    row = [0] * (len(b) + 1)
    for x in a:
        before = row[:]
        for j, y in enumerate(b, 1):
            row[j] = before[j - 1] + 1 if x == y else max(before[j], row[j - 1])
    return row[-1]


def sides(pieces):
    old = "".join(p.text for p in pieces if p.op != "insert")
    new = "".join(p.text for p in pieces if p.op != "delete")
    return old, new


@given(anything, anything)
def test_both_texts_come_back_exactly(old, new):
    pieces = differ(tokens(old), tokens(new))
    assert sides(pieces) == (old, new)
    assert sides(readable(pieces)) == (old, new)


@given(texts, texts)
def test_no_fewer_words_could_have_been_changed(old, new):
    a, b = tokens(old), tokens(new)
    kept = longest_common([t for t in a if is_word(t)], [t for t in b if is_word(t)])
    pieces = differ(a, b)
    equal = sum(sum(map(is_word, tokens(p.text))) for p in pieces if p.op == "equal")
    assert equal == kept


@given(texts, texts)
def test_a_deletion_stands_before_the_insertion_that_replaces_it_and_neighbours_differ(old, new):
    ops = [p.op for p in differ(tokens(old), tokens(new))]
    assert ("insert", "delete") not in list(zip(ops, ops[1:], strict=False))
    assert all(a != b for a, b in zip(ops, ops[1:], strict=False))


@given(texts, texts)
def test_no_word_is_cut(old, new):
    whole_old, whole_new = tokens(old), tokens(new)
    at_old = at_new = 0
    ends_old, ends_new = set(), set()
    for token in whole_old:
        at_old += len(token)
        ends_old.add(at_old)
    for token in whole_new:
        at_new += len(token)
        ends_new.add(at_new)
    at_old = at_new = 0
    for piece in differ(whole_old, whole_new):
        at_old += len(piece.text) if piece.op != "insert" else 0
        at_new += len(piece.text) if piece.op != "delete" else 0
        assert at_old in ends_old or at_old == 0
        assert at_new in ends_new or at_new == 0


@given(texts)
def test_a_text_against_itself_is_one_equal_piece(text):
    assert differ(tokens(text), tokens(text)) == ([Piece("equal", text)] if text else [])


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("the State\u2019s capacity-building and/or aid", 5),
        ("", 0),
        (" \u2014 , ; - ", 0),
        ("2021\u20132025", 2),
        ("43/78 H", 2),
        ("\u0627\u0644\u062f\u0648\u0644 \u0627\u0644\u0623\u0639\u0636\u0627\u0621", 2),
        ("\u5404\u56fd", 2),
    ],
)
def test_a_word_is_a_run_of_letters_digits_apostrophes_hyphens_and_slashes(text, number):
    assert count(text) == number


def test_symbols_and_numbers_are_one_token():
    assert tokens("A/C.1/77/L.23, 2,500.") == ["A/C.1/77/L.23", ",", " ", "2,500", "."]


def test_a_citation_with_a_blank_is_one_token_and_widened_to_whole_words():
    text = "its resolution 43/78 H of 1988"
    assert "43/78 H" in tokens(text, [(15, 22)])
    assert "43/78 H" in tokens(text, [(17, 22)])
    assert "".join(tokens(text, [(15, 22), (20, 25), (3, 900), (-2, 4)])) == text


def test_one_word_in_is_one_word_in():
    assert differ(tokens("the interest of States,"), tokens("the interest of all States,")) == [
        Piece("equal", "the interest of "),
        Piece("insert", "all "),
        Piece("equal", "States,"),
    ]


def test_for_the_eye_a_short_bridge_between_replacements_is_joined():
    pieces = differ(tokens("early and urgent relief now"), tokens("broad steady and lasting peace now"))
    assert [p.op for p in pieces] == ["delete", "insert", "equal", "delete", "insert", "equal"]
    assert readable(pieces) == [
        Piece("delete", "early and urgent relief"),
        Piece("insert", "broad steady and lasting peace"),
        Piece("equal", " now"),
    ]


@given(st.text(alphabet="ab1Zé²İßяʼ國_-‑’'/., \n\t\x1c\x85\xa0\u0301", max_size=12))
def test_the_patterns_for_latin_letters_find_what_those_for_all_scripts_find(text):
    assert words_of(text) == WORD.findall(text)
    assert tokens(text) == TOKEN.findall(text)


@pytest.mark.parametrize("sign", "-/’‑")
@pytest.mark.parametrize("rest", ["", " Ж", "."])
def test_a_rule_of_hyphens_takes_time_by_its_length(sign, rest):
    def seconds(length):
        text = sign * length + rest
        start = time.process_time()
        assert words_of(text) == (["Ж"] if "Ж" in rest else [])
        assert "".join(tokens(text)) == text
        return time.process_time() - start

    # From each sign on, what is sixteen times as long takes 256 times as long.
    seconds(1000)
    assert min(seconds(160_000) / (seconds(10_000) + 0.01) for _ in range(2)) < 60
