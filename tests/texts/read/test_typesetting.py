"""The same text, set otherwise: what is read does not depend on blanks, line ends, hyphens or ligatures."""

from __future__ import annotations

import re
import unicodedata

import pytest

from multilateral.texts.model import to_json
from multilateral.texts.read import account, read
from tests.texts.read.test_account import check

DRAFT = """United Nations EX/C.1/9/L.4

General Assembly
Distr.: Limited
4 October 2033
Original: English

Twenty-ninth session
First Committee
Agenda item 31

Safety at sea and the upkeep of lights

Marania, Ostland and Sudmark: draft resolution

Lighthouses and the safety of small ships

The General Assembly,

Recalling its resolution EX/RES/7/12 of 3 May 2031, in which it first invited all States of the inner sea to
keep their lights, and EX/RES/8/3,

Reaffirming the open-ended invitation to the keepers,1 whose reports are well written and are the source of
all that is known of the winters in that region, of the fog and of the office of the pilots,

Welcoming the efforts of the pilots of the inner sea, who have kept their watch through four winters without
relief, and the offer of the harbour masters to share it with them,

1. Decides to convene a meeting of keepers in the first half of the year, open to all States of the inner sea,
with the participation of the pilots and of the harbour masters:
(a) On lamps;
(b) On bells;

2. Also decides to include in the provisional agenda of its thirtieth session the item entitled "Safety at sea
and the upkeep of lights".

__________________
1 EX/9/17.

33-00417 (E)
"""


def core(text: str | bytes) -> dict[str, object]:
    value = to_json(read(text))
    return {key: value[key] for key in value if key not in ("furniture", "doubts")}


def every_line_apart(text: str, blank_lines: int) -> str:
    return text.replace("\n", "\n" * (blank_lines + 1))


def broken(text: str, width: int) -> str:
    """Each line broken again where it is too long."""
    return "\n".join(re.sub(rf"(.{{1,{width}}})(?: |$)", r"\1\n", line).rstrip() for line in text.split("\n"))


SETTINGS = {
    "carriage returns": DRAFT.replace("\n", "\r\n"),
    "old carriage returns": DRAFT.replace("\n", "\r"),
    "UTF-16": DRAFT.encode("utf-16"),
    "a byte order mark": b"\xef\xbb\xbf" + DRAFT.encode(),
    "form feeds": "\f" + DRAFT.replace("\n\n33-", "\n\n\f33-"),
    "blanks that do not break": DRAFT.replace(" ", "\u00a0"),
    "thin blanks": DRAFT.replace(" ", "\u202f"),
    "two blanks for one": DRAFT.replace(" ", "  "),
    "blanks at the ends": DRAFT.replace("\n", " \t\n"),
    "set in": re.sub(r"(?m)^(?=.)", "        ", DRAFT),
    "hyphens that do not break": re.sub(r"(?<=\w)-(?=\w)", "\u2011", DRAFT),
    "soft hyphens": DRAFT.replace("lights", "li\u00adghts"),
    "zero width": DRAFT.replace("resolution", "reso\u200blution"),
    "direction marks": DRAFT.replace("\n", "\n\u200e"),
    "ligatures": DRAFT.replace("ffi", "\ufb03").replace("ff", "\ufb00").replace("fi", "\ufb01"),
    "decomposed letters": unicodedata.normalize("NFD", DRAFT),
    "shorter lines": broken(DRAFT, 60),
    "much shorter lines": broken(DRAFT, 36),
    "three blank lines for one": DRAFT.replace("\n\n", "\n\n\n\n"),
}


@pytest.mark.parametrize("setting", SETTINGS)
def test_a_text_that_is_set_otherwise_reads_the_same(setting: str) -> None:
    assert core(SETTINGS[setting]) == core(DRAFT)


@pytest.mark.parametrize("blank_lines", [1, 2, 3])
def test_blank_lines_after_every_line_part_nothing(blank_lines: int) -> None:
    spread = core(every_line_apart(DRAFT, blank_lines))
    plain = core(DRAFT)
    for key in ("symbol", "sponsors", "title", "agenda_title", "preamble", "operative", "citations", "notes"):
        assert spread[key] == plain[key], key


def test_the_account_holds_however_the_text_is_set() -> None:
    for text in (SETTINGS["two blanks for one"], SETTINGS["direction marks"], SETTINGS["zero width"]):
        assert isinstance(text, str)
        check(text, account(text))


def test_two_blanks_still_part_the_columns_of_a_table() -> None:
    table = "Fees by year\n\nYear    Ships    Fees due\n2031    14       2 bells\n2032    9        1 bell\n"
    tables = [block for block in read(table).blocks if block.type == "table"]
    assert tables[0].rows == [["Year", "Ships", "Fees due"], ["2031", "14", "2 bells"], ["2032", "9", "1 bell"]]


def test_a_paragraph_that_goes_on_over_pages_does_not_glue_the_others_together() -> None:
    pages = "".join(
        f"The keepers of station {n} report that the lamp was lit in every night of the\n\n33-0041{n} {n}/6\n\n"
        f"year, and that no ship was lost.\n\nStation {n} is well.\n\n"
        for n in range(1, 7)
    )
    texts = [block.text for block in read("Report of the keepers\n\n" + pages).blocks if block.type == "paragraph"]
    assert (
        texts.count(
            "The keepers of station 3 report that the lamp was lit in every night of the year, and that "
            "no ship was lost."
        )
        == 1
    )
    assert "Station 3 is well." in texts
