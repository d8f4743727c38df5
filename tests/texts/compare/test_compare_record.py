"""A sample of the record compared: as few words as can be, nothing cut, and called by its name."""

import random

from tests.texts.compare_record import common, distance, pieces, run, words
from tests.texts.consecutive import consecutive


def test_a_sample_of_consecutive_resolutions_meets_the_bound(shared):
    tally = run(consecutive(12, seed=2) + consecutive(2, seed=2, language="Arabic"))
    assert tally.faults == []
    assert tally.alignments > 300


def test_the_reference_itself_counts_right():
    draw = random.Random(3)
    for _ in range(200):
        a, b = ([draw.choice("abc") for _ in range(draw.randrange(12))] for _ in "ab")
        table = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
        for i, x in enumerate(a):
            for j, y in enumerate(b):
                table[i + 1][j + 1] = table[i][j] + 1 if x == y else max(table[i][j + 1], table[i + 1][j])
        assert common(a, b) == table[-1][-1]
        assert distance(a, b) == len(a) + len(b) - 2 * table[-1][-1]
    assert words("the States\u2019 43/78 H, 2,500 \u2014 (a)") == ["the", "States\u2019", "43/78", "H", "2", "500", "a"]
    assert pieces("43/78 H, 2,500", [(0, 7)]) == ["43/78 H", "2,500"]
