"""Findings: a sound text gives none; each slip is found at its place, under its rule; nothing is edited."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from multilateral.texts import check, read
from multilateral.texts.check import BY_SLUG, RULES, findings_json
from multilateral.texts.model import Document, Note, Paragraph, to_json

SOUND = (Path(__file__).parent.parent / "samples" / "sound.txt").read_text(encoding="utf-8")
STATES = ("Austria", "Brazil", "Cuba", "Türkiye")


def found(text: str, **more: object) -> list[tuple[str, str]]:
    return [(one.rule, one.place) for one in check(read(text), states=STATES, **more)]  # type: ignore[arg-type]


def test_a_sound_text_gives_no_finding() -> None:
    document = read(SOUND)
    assert document.doubts == []
    assert found(SOUND) == []


SLIPS = [
    ("A/C.1/77/L.90", "A/c.1/77/L.90", "symbol-form", "masthead.symbol"),
    ("Seventy-seventh session", "Seventy-sixth session", "symbol-number", "masthead.session"),
    ("First Committee\n", "Third Committee\n", "symbol-number", "masthead.committee"),
    ("Austria, Brazil and Cuba", "Brazil, Austria and Cuba", "sponsor-order", "masthead.sponsors"),
    ("Austria, Brazil and Cuba", "Austria, Brazil, Brazil and Cuba", "sponsor-order", "masthead.sponsors"),
    ("Austria, Brazil and Cuba", "Austria, Brasil and Cuba", "sponsor-name", "masthead.sponsors"),
    ("Noting that", "Notes that", "opening-words", "pp3"),
    ("1. Welcomes", "1. Welcoming", "opening-words", "op1"),
    ("1. Welcomes", "1. Welcome", "opening-words", "op1"),
    ("Charter of the United Nations,", "Charter of the United Nations;", "end-punctuation", "pp3"),
    ("report of the Secretary-General;", "report of the Secretary-General,", "end-punctuation", "op1"),
    ("navigation”.", "navigation”;", "end-punctuation", "op5"),
    ("all Member States:", "all Member States;", "end-punctuation", "op2"),
    ("2. Invites", "3. Invites", "numbering", "op3"),
    ("(b) To keep", "(c) To keep", "numbering", "op2.c"),
    ("4. Also requests", "4. Requests", "also-further", "op4"),
    ("Recalling also its", "Recalling its", "also-further", "pp2"),
    ("Recalling also its", "Recalling further its", "also-further", "pp2"),
    ("3. Requests", "3. Also requests", "also-further", "op3"),
    ("trim their lamps", "trim their , lamps", "punctuation", "op2.a"),
    ("has done useful work", "has has done useful work", "doubled-word", "pp4"),
    ("has done useful work", "has doneuseful work", "spelling", "pp4"),
    ("that the open-ended working", "that the openended working", "spelling", "pp4"),
    ("(see resolution 76/19", "see resolution 76/19", "brackets", "pp4"),
    ("the “list of lamps”", "the “list of lamps", "brackets", "op4"),
    ("report of the Secretary-General;", "report of the Secretary General;", "names", "op1"),
    ("all Member States", "all Member states", "names", "op2"),
    ("Charter of the United Nations,", "Charter of the UN,", "names", "pp3"),
    ("Charter of the United Nations,", "Charter of United Nations,", "names", "pp3"),
    ("group on the care of and access to lighthouses on lonely shores;",
     "group on the care and access to lighthouses on lonely shores;", "same-name", "op2.c"),
    ("authorities (ILAs) keep", "authorities keep", "abbreviation", "op2"),
    ("71/28 of 5 December 2016", "71/28", "first-citation", "pp1"),
    ("72/30 of 4 December 2017", "72/30 of 4 December 2007", "citation-date", "pp1"),
    ("76/19 of 6 December 2021,", "76/19 of 6 December 2022,", "citation-date", "pp1"),
    ("73/27 of 5 December 2018", "73/27 of 15 December 2018", "citation-date", "pp1"),
    ("74/29 of 12 December 2019", "74/29 of 31 November 2019", "citation-date", "pp1"),
    ("76/19 of 6 December 2021,", "76/126 of 6 December 2021,", "citation-date", "pp1"),
    ("resolution 43/78 H", "resolution 43/78 h", "citation-letter", "pp2"),
    ("resolution 43/78 H", "resolution 43/78", "citation-letter", "pp2"),
    ("resolution 43/78 H", "resolution 43/78 G", "citation-letter", "pp2"),
    ("resolution 43/78 H", "resolution A/RES/43/78 H", "symbol-form", "pp2"),
    ("74/29 of 12 December 2019, ", "", "recall-gap", "pp1"),
    ("its seventy-eighth session the item", "its seventy-seventh session the item", "agenda-paragraph", "op5"),
    ("its seventy-eighth session the item", "its seventy-eightieth session the item", "agenda-paragraph", "op5"),
    ("entitled “Lighthouses in the context of", "entitled “Lighthouses in the content of", "agenda-paragraph", "op5"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("was", "now", "rule", "place"), SLIPS, ids=[f"{r}-{n}" for n, (_, _, r, _) in enumerate(SLIPS)]
)
def test_a_slip_is_found_at_its_place(was: str, now: str, rule: str, place: str) -> None:
    assert was in SOUND
    assert (rule, place) in found(SOUND.replace(was, now, 1))


def test_italics_are_missed_where_the_others_have_them() -> None:
    document = read(SOUND)
    document.operative[2].lead = None
    assert [(one.rule, one.place) for one in check(document)] == [("italics", "op3")]


def test_italics_that_run_on_are_found() -> None:
    document = read(SOUND)
    document.operative[2].lead = "Requests the Secretary-General to"
    assert [(one.rule, one.place) for one in check(document)] == [("italics", "op3")]


@pytest.mark.parametrize(
    "printed", ["a/77/12", "A//77/12", "A/ 77/12", "A.77/12", "A/77-12", "A/C1/77/L.3", "A/c.1/77/L.3"]
)
def test_a_misprinted_symbol_is_found_in_a_note(printed: str) -> None:
    document = read(SOUND)
    document.notes.append(Note("1", f"See {printed}."))
    assert [(one.rule, one.place) for one in check(document)] == [("symbol-form", "note:1")]


@pytest.mark.parametrize("sound", ["A/77/12-S/2022/3", "A/S-32/1", "A.1078(28)", "A/77/12 and Corr.1", "sect. E.1"])
def test_a_sound_symbol_is_left_alone(sound: str) -> None:
    document = read(SOUND)
    document.notes.append(Note("1", f"See {sound}."))
    assert check(document) == []


@pytest.mark.parametrize(
    ("was", "now"),
    [
        # A third paragraph that asks somebody else begins a row anew.
        ("2. Invites", "1. Requests Member States to help;\n\n2. Also requests Member States to pay;\n\n2. Invites"),
        ("(ILAs) keep", "(ILAs) and their lamps (the CLOT system) and LAMP@50, known as GLOW, keep"),
        ("all Member States:", "all Member States, on 1 May 2021, at which resolution 73/28 was adopted:"),
        ("item entitled “", "item entitled, “"),
        ("keep their lamps", "see the UN News portal, Web TV and opinion OC 16/99 and keep their lamps"),
        ("keep their lamps", "the withdraws and leveraged playgrounds keep their lamps"),
        ("December 2021,\n", "December 2021, and its resolution 60/1 of 16 September 2005,\n"),
    ],
)  # fmt: skip
def test_what_adopted_texts_do_is_no_finding(was: str, now: str) -> None:
    every = check(read(SOUND.replace(was, now, 1)), states=STATES)
    assert [(one.rule, one.message) for one in every if one.severity != "note" and one.rule != "numbering"] == []


def test_a_part_of_a_number_does_not_recall_itself() -> None:
    document = Document(symbol="EX/RES/3/1 B", language="en")
    document.preamble.append(Paragraph("pp1", text="Recalling its resolution 75/250 B of 30 June 2021,"))
    assert check(document) == []
    document.symbol = "A/RES/75/250 B"
    assert [(one.rule, one.place) for one in check(document)] == [("citation-letter", "pp1")]


def test_numbers_that_are_quoted_are_not_those_of_the_text() -> None:
    quoted = "of the Statute of Lamps:\n\n\tRule 9, new paragraph 4:\n\n4. A lamp is lit at dusk.\n\n5. Decides"
    text = read(SOUND.replace("5. Decides", "5. Approves the following amendment " + quoted.replace("5. D", "6. D")))
    assert [one.number for one in text.operative] == ["1", "2", "3", "4", "5", "4", "6"]
    assert [one for one in check(text) if one.rule == "numbering"] == []


OPENINGS = [
    (["Recalling", "Recalling also", "Recalling further"], {}),
    (["Recalling", "Recalling further"], {"pp2": "warning"}),
    (["Recalling", "Recalling also", "Recalling"], {"pp3": "warning"}),
    (["Recalling", "Recalling also", "Recalling also"], {"pp3": "warning"}),
    (["Recalling", "Recalling"], {"pp2": "note"}),
    (["Recalling", "Noting also"], {"pp2": "warning"}),
]  # fmt: skip


@pytest.mark.parametrize(("openings", "expected"), OPENINGS)
def test_a_row_of_one_verb_says_also_and_then_further(openings: list[str], expected: dict[str, str]) -> None:
    document = Document(language="en")
    document.preamble = [
        Paragraph(f"pp{n}", text=f"{words} that a lamp is lit,", lead=words) for n, words in enumerate(openings, 1)
    ]
    assert {one.place: one.severity for one in check(document) if one.rule == "also-further"} == expected


def test_offsets_show_the_words_meant() -> None:
    document = read(SOUND.replace("useful work", "useful useful work"))
    [one] = check(document)
    paragraph = document.find(one.place)
    assert paragraph is not None
    assert paragraph.text[one.start : one.end] == "useful useful"


def test_the_document_is_not_changed() -> None:
    document = read(SOUND.replace("useful work", "useful useful work"))
    before = to_json(document)
    check(document, against=read(SOUND))
    assert to_json(document) == before


UNKNOWN = SOUND.replace("43/78 H", "43/990 H").replace("73/27", "73/90")
"""The same with two numbers that the record does not know."""
EARLIER = [
    ("the item entitled", "the item called", "earlier-wording", "op5"),
    ("43/990 H of 7 December 1988", "43/990 of 7 December 1988", "citation-letter", "pp2"),
    ("73/90 of 5 December 2018", "73/90 of 6 December 2018", "citation-date", "pp1"),
    ("72/30 of 4 December 2017, ", "", "earlier-citation", "pp1"),
    ("1. Welcomes", "1. Notes", "earlier-verb", "op1"),
    (SOUND[SOUND.index("5. Decides") :], "5. Decides to remain seized of the matter.", "earlier-agenda", "op5"),
]  # fmt: skip


@pytest.mark.parametrize(("was", "now", "rule", "place"), EARLIER, ids=[r for _, _, r, _ in EARLIER])
def test_what_only_two_texts_show(was: str, now: str, rule: str, place: str) -> None:
    assert was in UNKNOWN
    text = UNKNOWN.replace(was, now, 1)
    assert (rule, place) in found(text, against=read(UNKNOWN))
    assert (rule, place) not in found(text)


@pytest.mark.parametrize(
    ("was", "now", "message", "source"),
    [
        (
            "73/27 of 5 December 2018",
            "73/27 of 15 December 2018",
            "A/RES/73/27 was adopted on 5 December 2018; 15 December 2018 is printed.",
            "A/RES/73/27, adopted on 5 December 2018 (its masthead)",
        ),
        (
            "43/78 H of 7",
            "43/78 of 7",
            "43/78 is cited without its letter: the record has A/RES/43/78 H.",
            "A/RES/43/78 H, adopted on 7 December 1988 (8 texts of the record)",
        ),
        (
            "43/78 H of 7 December 1988",
            "75/250 of 30 June 2021",
            "75/250 is cited without its letter: the record has A/RES/75/250 B.",
            "A/RES/75/250 B, adopted on 30 June 2021 (its masthead)",
        ),
        (
            "76/19 of 6 December 2021",
            "76/126 of 6 December 2021",
            "A/RES/76/126 is dated 6 December 2021, which is out of turn: A/RES/76/123 is of 9 December 2021, "
            "A/RES/76/129 is of 16 December 2021.",
            "A/RES/76/123, adopted on 9 December 2021 (3 texts of the record); "
            "A/RES/76/129, adopted on 16 December 2021 (2 texts of the record)",
        ),
    ],
)
def test_what_the_record_contradicts_is_told_once_with_what_it_says(
    was: str, now: str, message: str, source: str
) -> None:
    every = check(read(SOUND.replace(was, now)), against=read(SOUND))
    [one] = [each for each in every if each.rule.startswith("citation-")]
    assert (one.message, one.source) == (message, source)


def test_a_text_beside_itself_gives_nothing_more() -> None:
    assert found(SOUND, against=read(SOUND)) == []


def test_every_rule_has_a_source_and_every_finding_a_rule() -> None:
    assert len(BY_SLUG) == len(RULES)
    assert all(rule.source and rule.asks.endswith(".") for rule in RULES)
    value = findings_json(check(read(SOUND.replace("1. Welcomes", "1. Welcoming"))))
    assert value["schema"] == "multilateral/findings/1"
    [one] = value["findings"]
    assert set(one) == {"severity", "rule", "source", "place", "start", "end", "message"}


def test_the_seeds_show_what_they_are_known_for(shared: Path) -> None:
    draft, earlier = (read((shared / "seeds" / name).read_bytes()) for name in ("A_C.1_77_L.23.txt", "A_RES_74_29.txt"))
    rules = {(one.rule, one.place) for one in check(draft, against=earlier)}
    assert rules >= {
        ("symbol-form", "masthead.symbol"),
        ("spelling", "op2"),
        ("same-name", "op1"),
        ("recall-gap", "pp1"),
        ("earlier-wording", "op5"),
    }
    called = next(one for one in check(draft, against=earlier) if (one.rule, one.place) == ("earlier-wording", "op5"))
    assert "entitled" in called.message
    assert "called" in called.message


def test_an_empty_document_and_one_of_blocks_are_checked_too() -> None:
    assert check(Document()) == []
    assert all(dataclasses.is_dataclass(one) for one in check(read("A heading\n\nSome words and some words more.")))


def test_a_letter_is_checked_in_its_blocks() -> None:
    letter = (Path(__file__).parent.parent / "samples" / "letter.txt").read_text(encoding="utf-8")
    document = read(letter)
    block = next(block for block in document.blocks if block.type == "paragraph")
    block.text = f"{block.text} The the lamp."
    assert ("doubled-word", block.id) in [(one.rule, one.place) for one in check(document)]
