"""Pages drawn out with blank lines between most paragraphs, where a few stand close below the words above them."""

from __future__ import annotations

from multilateral.texts import read
from multilateral.texts.model import Document
from multilateral.texts.read.plain import lines
from multilateral.texts.read.setting import centre

HEAD = """EX/RES/81/8

Eighty-first session
Agenda item 12

81/8. Upkeep of the common harbours

The General Assembly,

Recalling its resolution on the upkeep of harbours in the northern and in the southern
waters,

Noting the talks between the harbour masters of Arvania, the Isles of Brond and the towns,

Convinced that every harbour should be kept,

Aware of the cost of keeping a harbour,

1. Welcomes the report of the harbour masters;

2. Also welcomes the lists of all the piers and quays, lights and buoys in these harbours;

"""
LONG = "Requests the harbour masters of the northern and of the southern waters to look after"


def _read(text: str) -> Document:
    return read((HEAD + text).encode())


def _headings(document: Document) -> list[str]:
    return [block.text for block in document.blocks if block.type == "heading"]


def test_a_heading_above_a_member_of_a_row_stands_apart_from_it() -> None:
    document = _read(
        f"3. {LONG}:\n\nPiers and quays\n(a) The piers of the north, which are the oldest of all that are kept in\n"
        "these waters;\n\n(b) The quays of the south;\n\nLights\n(c) The lights on the rocks, which are few.\n"
    )
    assert _headings(document) == ["Piers and quays", "Lights"]
    assert [one.number for one in document.operative[2].paragraphs] == ["(a)", "(b)", "(c)"]


def test_a_line_of_a_heading_with_room_for_the_next_word_ends_it() -> None:
    document = _read(
        "Objective 3. Keep all the harbours of these waters open and safe\nfor the ships of all the northern towns\n"
        "Lights\n"
        f"3. {LONG}\nthe lights.\n"
    )
    whole = "Objective 3. Keep all the harbours of these waters open and safe for the ships of all the northern towns"
    assert _headings(document) == [whole, "Lights"]


def test_a_numbered_heading_may_ask() -> None:
    document = _read(f"3. {LONG}\nthe lights.\n\nAnnex\n\nII. What do the harbours need?\n1. {LONG}\nthe lights.\n")
    assert _headings(document) == ["Annex", "What do the harbours need?"]


def test_a_preamble_is_headed_so_in_an_annex() -> None:
    document = _read(
        f"3. {LONG}\nthe lights.\n\nAnnex II\nDeclaration on the upkeep of harbours\nPreamble\n{LONG}\nthe lights.\n"
    )
    assert _headings(document) == ["Annex II", "Declaration on the upkeep of harbours", "Preamble"]


def test_words_behind_a_list_are_apart_from_its_last_member() -> None:
    document = _read(
        f"3. {LONG}:\n\n(a) The piers;\n\n(b) The lights;\nand to report on their upkeep to the General Assembly at "
        "its next\nsession;\n"
    )
    assert [one.text for one in document.operative[2].paragraphs] == [
        "The piers;",
        "The lights;",
        "and to report on their upkeep to the General Assembly at its next session;",
    ]


def test_cells_below_a_heading_are_no_words_of_it() -> None:
    cells = "\n".join("Keepers Lights Buoys Piers Quays Ropes Boats Oars".split())
    document = _read(f"3. {LONG}\nthe lights.\n\nA. Means of the harbours\n{cells}\n")
    assert "Means of the harbours" in _headings(document)


def test_a_label_that_counts_on_is_of_the_row_of_the_one_before_it() -> None:
    document = _read(f"3. {LONG}:\n\nPanel 1: The lights of the north;\n\nPanel 2: The lights of the south;\n")
    assert [one.text[:8] for one in document.operative[2].paragraphs] == ["Panel 1:", "Panel 2:"]


def test_a_line_drawn_out_word_by_word_is_gathered_before_its_second_line() -> None:
    document = _read(
        f"3. {LONG}\nthe lights.\n\n4. Recalls all relevant\nlight-on-water harbours;\n\ntalks\n\nin\n\nsupport\n\n"
        "of\n\nupkeep and\n\n5. Decides to look at this again.\n"
    )
    assert document.operative[3].text == "Recalls all relevant talks in support of upkeep and light-on-water harbours;"


def test_an_address_of_the_web_that_is_broken_is_one() -> None:
    document = _read(
        f"3. {LONG}\nthe lights, see https://harbours.example/common\n_lights, https://harbours.example/south/north.\n"
        "htm and the towns.\n"
    )
    assert document.operative[2].text.endswith(
        "see https://harbours.example/common_lights, https://harbours.example/south/north.htm and the towns."
    )


def test_lines_of_one_column_are_not_centred_though_some_may_stand_in_the_middle() -> None:
    days = [f"{' ' * 45}{day} of the harbours of the north" for day in ("Sunday", "Monday", "Tuesday", "Friday")]
    short = [f"{' ' * 45}The keepers of the lights", f"{' ' * 50}The harbours"]
    printed = lines("\n".join([*(f"{' ' * 15}{LONG}" for _ in range(5)), *days, *short]))
    centre(printed)
    assert [line.text for line in printed if line.centred] == ["The harbours"]


def test_in_chinese_the_title_of_a_rule_stands_apart_from_long_words_below_it() -> None:
    long = "灯塔看守人应在每年春季向大会提交关于港口码头和航道标志维修情况的报告并说明所需的费用和人员"
    text = "\n".join(
        (
            *("EX/RES/81/8", "", "第八十一届会议", "议程项目12", "", "81/8. 港口的维修", "", "大会，", ""),
            *("回顾其关于港口维修的决议，", "", "1. 通过本决议附件所载议事规则。", "", "附件", "议事规则", ""),
            *("第1条", "灯塔的照管", f"{long}一", "并送交各港口。", "", "第2条", "报告的提交", f"{long}以", "供审议。"),
        )
    )
    titles = [block.text for block in read(text.encode()).blocks if block.type == "heading"]
    assert [title for title in titles if title in ("灯塔的照管", "报告的提交")] == ["灯塔的照管", "报告的提交"], titles
