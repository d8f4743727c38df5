"""Pages drawn out as text without blank lines between their paragraphs."""

from __future__ import annotations

from multilateral.texts.model import Document, Paragraph
from multilateral.texts.read import read

HEAD = """EX/RES/81/7

Eighty-first session
Agenda item 12

81/7. Upkeep of the common harbours
The General Assembly,
"""

FLAT = (
    HEAD
    + """Recalling its resolution on the upkeep of harbours in the northern and in the
southern waters,
Recalling Harbour Council resolution 12 of 4 May 2031,¹
Noting the talks between the harbour masters of Arvania, the Isles of Brond,
United Harbours of the South and the coastal towns,
Convinced that Harbour Day should be kept every year,
I
Upkeep
1.
Welcomes the report of the harbour masters;
2. Requests the harbour masters to look after:
–

piers and quays;

–

lights and buoys;
II
Funds and means for the
common harbours
3. Decides to set up a fund;
4. Decides to look at this again next year.

¹ See EX/12/4.
"""
)

SET_IN = """                    Eighty-first session
                    Agenda item 12

     81/7.          Upkeep of the common harbours

                             The General Assembly,
                          Recalling its resolution of 4 May 2031,
                             Recalling also its resolution of 5 May 2032 on
                    {},
                          Recalling further the wishes of all harbour towns that lie along the open sea, among them
                    those of resolution 9 of 24 May 2030,
                    Upkeep of the harbours
                         1.    Welcomes the report of the harbour masters, and notes that it was written in time for the
                    eighty-first session;
                         2.    Requests the harbour masters to look after the harbours along the open sea, and so:
                               (a)    To see to the piers and the quays, the lights and the buoys of the harbours and of
                                      the roads before them;
                    and to tell the harbour towns what was done, before the end of the session that comes next,
                    in writing;
                         3.    Decides to look at this again next year.
""".replace("{}", "the harbours of the north, the quays and the piers in them, the roads and the fairways of them")


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def test_paragraphs_start_at_lead_words_though_no_blank_line_parts_them() -> None:
    document = read(FLAT.encode())
    assert [paragraph.lead for paragraph in document.preamble] == ["Recalling", "Recalling", "Noting", "Convinced"]
    assert document.preamble[1].text == "Recalling Harbour Council resolution 12 of 4 May 2031,"


SPACED = (
    HEAD
    + """
Recalling its resolution on the upkeep of the harbours in the northern waters,

Noting the talks between the harbour masters of the northern and the southern waters,
noting that the keepers of the lights were there, and the letters which they wrote,
Recalling the wishes of all harbour towns along the open sea, among them the small ones,

Convinced that the harbours should be kept,

Welcoming the report of the harbour masters,

Bearing in mind their earlier reports,

1. Welcomes the report of the harbour masters, which was written in time for the session;

The lights
The keepers of the lights shall look after them, all of them and at all times of the
year;

2. Requests the harbour masters to look after the harbours;

3. Requests the keepers of the lights to look after them, and to tell the towns of it,

EX/RES/81/7

2/2

Recalling that they were not told before;

4. Decides to look at this again.
"""
)


def test_where_blank_lines_part_the_paragraphs_no_lead_word_begins_one() -> None:
    document = read(SPACED.encode())
    assert [(len(one.text) > 100, one.lead) for one in document.preamble] == [
        (False, "Recalling"),
        (True, "Noting"),
        (False, "Convinced"),
        (False, "Welcoming"),
        (False, "Bearing in mind"),
    ]


def test_a_heading_stands_apart_though_no_blank_line_is_below_it() -> None:
    document = read(SPACED.encode())
    assert [block.text for block in document.blocks if block.type == "heading"] == ["The lights"]


def test_behind_a_comma_a_numbered_paragraph_goes_on_over_the_page() -> None:
    document = read(SPACED.encode())
    (third,) = (one for one in document.operative if one.number == "3")
    assert third.text.endswith("that they were not told before;")


def test_a_name_behind_a_comma_starts_no_paragraph() -> None:
    document = read(FLAT.encode())
    assert document.preamble[2].text.endswith("Brond, United Harbours of the South and the coastal towns,")


def test_headings_are_told_by_the_number_that_follows_them() -> None:
    document = read(FLAT.encode())
    headings = [block.text for block in document.blocks if block.type == "heading"]
    assert headings == ["I", "Upkeep", "II", "Funds and means for the common harbours"]
    assert [paragraph.number for paragraph in document.operative] == ["1", "2", "3", "4"]


def test_a_bullet_alone_on_its_line_waits_for_its_words() -> None:
    document = read(FLAT.encode())
    assert [(one.number, one.text) for one in document.operative[1].paragraphs] == [
        ("–", "piers and quays;"),
        ("–", "lights and buoys;"),
    ]


def test_lines_set_in_start_paragraphs_and_short_last_lines_are_no_headings() -> None:
    document = read(SET_IN.encode())
    assert [paragraph.text[-22:] for paragraph in document.preamble] == [
        "resolution of 4 May 2031,"[-22:],
        "and the fairways of them,"[-22:],
        "resolution 9 of 24 May 2030,"[-22:],
    ]
    assert "Upkeep of the harbours" in texts(document)


def test_words_back_at_the_margin_close_the_paragraph_above_the_list() -> None:
    document = read(SET_IN.encode())
    assert [paragraph.number for paragraph in document.operative] == ["1", "2", "3"]
    listed = document.operative[1].paragraphs
    assert listed[0].text.endswith("the roads before them;")
    assert listed[1].number is None and listed[1].text.startswith("and to tell")


# The opening and the members of a list, as a page without blank lines gives them.
ANNEXED = (
    HEAD
    + """Convinced that the harbours of the northern and the southern waters are one another's
neighbours, and that what befalls one of them befalls all of them,
1. Welcomes the report of the harbour masters on the harbours of the northern waters,
which was written in time;
2. Decides that the harbour masters shall meet, with the keepers of the lights, on these
days as follows:
Monday, 9 June: in the northern hall from 10 a.m. to 1 p.m. and again from 3 to 6 p.m.
Tuesday, 10 June: in the southern hall from 10 a.m. to 1 p.m. and again from 3 to 6 p.m.
3. Requests the harbour masters to see to the following with all the means they have:
(a) Demands that all keepers take appropriate measures
(i) to mend the lights that have gone out along the shore, and to see to it that they are
not lost again;
(ii) to count the lights;
4. Decides to adopt the declaration annexed hereto.
We shall look after the harbours.

Annex
Declaration of the harbour masters on the upkeep of
the common harbours
We, the masters of the harbours of the northern and the southern waters, met to look at
what has been done for the common harbours, and declare that they are well looked after.

XII. Suspension and amendment of the rules of the harbours
Rule 67
Submission of proposals and substantive amendments
Proposals and substantive amendments shall normally be submitted in writing to the harbour
master, who shall send copies of them to all the harbours.
"""
)


def annexed() -> Document:
    return read(ANNEXED.encode())


def test_the_name_of_a_division_and_its_title_stand_alone() -> None:
    found = [block.text for block in annexed().blocks if block.type == "heading"]
    assert found[-2:] == ["Rule 67", "Submission of proposals and substantive amendments"]
    assert annexed().annexes[-1].text.startswith("Proposals and substantive amendments shall")


def test_the_title_of_an_annex_ends_where_broader_lines_begin() -> None:
    found = [block.text for block in annexed().blocks if block.type == "heading"]
    assert "Declaration of the harbour masters on the upkeep of the common harbours" in found
    assert any(one.text.startswith("We, the masters of the harbours") for one in annexed().annexes)


def test_rows_of_days_are_paragraphs_of_their_own() -> None:
    text = " / ".join(one.text for one in _all(annexed().operative))
    assert " / Monday, 9 June: in the northern hall" in text
    assert " / Tuesday, 10 June: in the southern hall" in text


def test_a_row_opens_behind_words_without_a_stop_where_it_goes_on_below() -> None:
    numbers = [one.number for one in _all(annexed().operative)]
    assert [number for number in numbers if number in ("(a)", "(i)", "(ii)")] == ["(a)", "(i)", "(ii)"]


def test_short_last_lines_end_paragraphs_where_numbers_follow_without_blank_lines() -> None:
    assert "We shall look after the harbours." in [one.text for one in _all(annexed().operative)]


def _all(paragraphs: list[Paragraph]) -> list[Paragraph]:
    return [one for top in paragraphs for one in (top, *_all(top.paragraphs))]


RUSSIAN = """EX/RES/81/9

Восемьдесят первая сессия

81/9. Содержание общих гаваней
Генеральная Ассамблея,
ссылаясь на свою резолюцию о содержании гаваней в северных и в южных водах,
которая была принята без голосования,
рассмотрев доклад смотрителей гаваней,
1. просит
Управление
гаваней
Арвании и Бронда ежегодно представлять доклад о состоянии маяков и причалов,
подчеркивает важность такого доклада для всех прибрежных городов и поселков;
2. постановляет продолжить рассмотрение этого вопроса на следующей сессии.
"""

CHINESE = """EX/RES/81/9

第八十一届会议

81/9. 共同港口的维护
大会，
重 申 其 关 于 北 部 和 南 部 水 域 各 个 港 口 维 护 工 作 的 2031年 5月 4日
第81/3号决议，铭记港口之友会议的各项宣言和港口章程、
¹灯塔公约以及其他有关文书所载的各项原则，
1. 请港口管理人每年就灯塔和码头的状况提出报告。

¹ 第80/2号决议。
"""


def test_words_of_one_line_that_stand_on_a_line_each_are_one_paragraph() -> None:
    first, second = read(RUSSIAN.encode()).operative
    assert (first.number, second.number) == ("1", "2")
    assert first.text.startswith("просит Управление гаваней Арвании и Бронда ежегодно")


def test_a_verb_behind_a_comma_goes_on_in_a_counted_paragraph() -> None:
    assert (
        read(RUSSIAN.encode())
        .operative[0]
        .text.endswith(
            "маяков и причалов, подчеркивает важность такого доклада для всех прибрежных городов и поселков;"
        )
    )


def test_signs_drawn_out_over_a_line_are_read_together_and_a_mark_may_begin_a_line() -> None:
    found = read(CHINESE.encode())
    text = "".join(one.text for one in found.preamble)
    assert text.startswith("重申其关于北部和南部水域各个港口维护工作的2031年5月4日第81/3号决议，")
    assert "港口章程、灯塔公约" in text
    assert [note.text for note in found.notes] == ["第80/2号决议。"]
