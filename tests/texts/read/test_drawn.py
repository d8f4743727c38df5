"""Words drawn out of a page in another order than they are read."""

from __future__ import annotations

from multilateral.texts import read

HEAD = """85/9. Lamps
The General Assembly,
Recalling its resolution 84/7 of 3 December 2029 on the keeping of lamps,
Noting the work of the keepers of lamps in all regions of the world,
"""
WORDS = "Requests the keepers of lamps to report on every lamp that they have kept and on all that they"


def test_a_short_second_line_that_came_out_before_the_first_stands_behind_it() -> None:
    text = (
        f"{HEAD}1.\nyear;\n\n"
        f"Requests the keepers of lamps to report on the lamps in the course of the\n\n2.\n{WORDS}\nlost.\n"
    )
    first, second = read(text.encode()).operative
    assert first.text == "Requests the keepers of lamps to report on the lamps in the course of the year;"
    assert second.text == f"{WORDS} lost."


def test_two_numbers_that_came_out_before_the_words_of_both_find_their_own() -> None:
    text = (
        f"{HEAD}1.\n{WORDS}\nlost:\n\n(a)\n\nIn the harbours of the north, where the nights are long:\n\n(i)\n\n"
        "In summer, when the lamps are few;\n\n(ii)\n(b)\n\nIn winter, when they are many;\n\n"
        "In the harbours of the south, where the lamps are kept by the keepers alone.\n"
    )
    (top,) = read(text.encode()).operative
    assert [(one.number, [(two.number, two.text) for two in one.paragraphs]) for one in top.paragraphs] == [
        ("(a)", [("(i)", "In summer, when the lamps are few;"), ("(ii)", "In winter, when they are many;")]),
        ("(b)", []),
    ]


def test_a_list_within_a_sentence_stays_in_it_wherever_its_lines_end() -> None:
    text = (
        f"{HEAD}1.\nRequests the keepers (a) to count the lamps of the northern harbours;\n"
        f"(b) to report;\n2.\n{WORDS}\nlost.\n"
    )
    first, _ = read(text.encode()).operative
    assert first.text.endswith("harbours; (b) to report;")
    assert first.paragraphs == []


def test_a_figure_with_its_measure_at_the_head_of_a_line_is_no_number() -> None:
    text = (
        f"{HEAD}1.\nNotes that the lamps of the harbours have become fewer by 40 since then,\n"
        f"2.2 billion in all;\n2.\n{WORDS}\nlost.\n"
    )
    assert [one.number for one in read(text.encode()).operative] == ["1", "2"]
