"""Pages drawn out as text without blank lines between their paragraphs."""

from __future__ import annotations

from multilateral.texts.model import Document
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
