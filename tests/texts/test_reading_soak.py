"""Damaged texts: each is read, with every line accounted for, or refused with a sentence."""

from __future__ import annotations

import random
import time

import pytest

from multilateral.texts.model import TextError, from_json, to_json
from multilateral.texts.read import account
from tests.soak import Soak

DRAFT = """United Nations EX/C.1/9/L.4

General Assembly Distr.: Limited
4 October 2033
Original: English

Ninth session
First Committee
Agenda item 31
Safety at sea

Marania, Ostland and Sudmark: draft resolution

Lighthouses and the safety of small ships

The General Assembly,

Recalling its resolution EX/RES/7/12 of 3 May 2031, in which it invited all States
to keep their lights, and EX/RES/8/3,1

Noting with appre-
ciation the report of the keepers,2

1. Decides to convene a meeting of keepers:
(a) Open to all States of the inner sea;
(b) With a report
(i) On lamps;
(ii) On bells;

2. Also decides to include in the provisional agenda of its tenth session the item
entitled "Safety at sea".

__________________
1 EX/9/17.
2 EX/9/18, paras. 4 and 5.

33-00417 (E)
Page 1 of 1
"""
PIECES = (
    *(
        "The General Assembly,",
        "Annex",
        "1. ",
        "(a) ",
        "(iv) ",
        "bis",
        "1",
        "A/RES/74/29",
        "EX/1/L.",
        "of 31 February 2030",
    ),
    *("\t", "\f", "  ", "-\n", "\n\n\n", "“", "][", "…", "\u00a0", "\u202e", "\u0301", "é", "(" * 40, "9" * 30),
    *("決議", "قرار", "резолюция", "\ufb01", "\U0001d54f"),
)


def damaged(source: random.Random) -> str:
    """The draft after a few accidents: lines lost, doubled, exchanged, joined; pieces put in, stretches cut out."""
    lines = DRAFT.split("\n")
    for _ in range(source.randrange(1, 8)):
        at = source.randrange(len(lines))
        match source.randrange(7):
            case 0:
                del lines[at]
            case 1:
                lines.insert(at, lines[source.randrange(len(lines))])
            case 2:
                lines[at], lines[-at] = lines[-at], lines[at]
            case 3:
                lines[at : at + 2] = ["".join(lines[at : at + 2])]
            case 4:
                cut = source.randrange(len(lines[at]) + 1)
                lines[at] = lines[at][:cut] + source.choice(PIECES) + lines[at][cut:]
            case 5:
                lines[at] = lines[at][source.randrange(len(lines[at]) + 1) :]
            case _:
                lines[at:at] = lines[at:] if len(lines) < 400 else []
        lines = lines or [""]
    return "\n".join(lines)


@pytest.mark.soak
def test_a_damaged_draft_is_read_whole_or_refused_with_a_sentence(soak: Soak) -> None:
    read = 0
    for _, source in soak.cases(50_000):
        text = damaged(source)
        started = time.process_time()
        try:
            reading = account(text)
        except TextError as refusal:
            assert str(refusal).strip()
            continue
        assert time.process_time() - started < 5
        document, read = reading.document, read + 1
        assert from_json(to_json(document)) == document
        printed = {number for number, line in enumerate(text.split("\n"), 1) if any(c.isalnum() for c in line)}
        assert printed <= {entry.line for entry in reading.account}
        ids = [paragraph.id for paragraph in document.walk()]
        assert len(ids) == len(set(ids))
    assert read
