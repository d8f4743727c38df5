"""What a format knows of itself is used as it is: whole paragraphs, italics, marks, notes, headings, tables."""

from __future__ import annotations

from typing import Any

from multilateral.texts.model import Document
from multilateral.texts.read.plain import Line
from multilateral.texts.read.structure import Reading, read_lines


def line(text: str, n: int = 0, **hints: Any) -> Line:
    hints.setdefault("whole", True)
    return Line(n, n, text, 0, hints.pop("gap", 0), False, 0, len(text), text, **hints)


def reading(*lines: Line) -> Reading:
    for n, one in enumerate(lines, 1):
        one.n = one.row = n
    return read_lines(list(lines), doubts=[], name="", language="en")


def document(*lines: Line) -> Document:
    return reading(*lines).document


HEAD = ("EX/RES/3/4", "The General Assembly,")


def resolution(*lines: Line) -> Document:
    return document(*(line(text) for text in HEAD), *lines)


def test_whole_paragraphs_are_never_joined_though_no_stop_ends_them() -> None:
    found = resolution(
        line("Recalling the lamps of the northern coast"),
        line("Noting the oil that they burn in winter"),
        line("1. Requests the keepers to light"),
        line("2. Decides to go on."),
    )
    assert [p.text for p in found.preamble] == [
        "Recalling the lamps of the northern coast",
        "Noting the oil that they burn in winter",
    ]
    assert [p.text for p in found.operative] == ["Requests the keepers to light", "Decides to go on."]


def test_italics_at_the_start_are_the_lead_even_where_no_rule_would_find_it() -> None:
    found = resolution(
        line("Hearing with a heavy heart that lamps failed,", italic=((0, 7), (8, 26))),
        line("Noting the oil,", italic=((0, 6),)),
        line("1. Sends word to the keepers;", italic=((3, 13),)),
        line("2. Decides to go on.", italic=((3, 10),)),
    )
    assert [p.lead for p in found.preamble] == ["Hearing with a heavy heart", "Noting"]
    assert [p.lead for p in found.operative] == ["Sends word", "Decides"]


def test_without_italics_the_rules_find_the_lead() -> None:
    found = resolution(line("Noting with concern the oil,"), line("1. Decides to go on."))
    assert (found.preamble[0].lead, found.operative[0].lead) == ("Noting with concern", "Decides")


def test_one_word_in_italics_does_not_silence_the_rules() -> None:
    found = resolution(
        line("Noting the oil,"),
        line("Recalling the lamps,"),
        line("1. Decides to light the Aurora;", italic=((25, 31),)),
        line("2. Requests more oil.", italic=()),
    )
    assert [p.lead for p in (*found.preamble, *found.operative)] == ["Noting", "Recalling", "Decides", "Requests"]


def test_marks_stand_where_the_format_says_after_the_number_is_cut_off() -> None:
    found = resolution(
        line("Recalling the year 2031 and 1 lamp,", marks=((23, "1"),)),
        line("1. Decides to count 2 lamps:"),
        line("(a) By day;", marks=((10, "2"), (11, "3"))),
        line("(b) By night."),
        line("See EX/1/2.", role="note", label="1"),
        line("EX/1/3.", role="note", label="2"),
        line("EX/1/4.", role="note", label="3"),
    )
    assert found.preamble[0].text == "Recalling the year 2031 and 1 lamp,"
    assert [(n.marker, n.paragraph, n.offset) for n in found.notes] == [
        ("1", "pp1", 23),
        ("2", "op1.a", 6),
        ("3", "op1.a", 7),
    ]
    assert found.operative[0].text == "Decides to count 2 lamps:"
    assert [b.number for b in found.blocks if b.type == "note_ref"] == ["1", "2", "3"]


def test_marks_keep_their_place_when_broken_lines_are_joined() -> None:
    found = document(
        line("EX/RES/3/4", whole=False),
        line("The General Assembly,", whole=False, gap=1),
        line("Recalling the confi-", whole=False, gap=1),
        line("dence and confidence of all", whole=False, marks=((5, "1"),)),
        line("its keepers,", whole=False, marks=((12, "2"),)),
        line("1. Decides to light them.", whole=False, gap=1, marks=((25, "3"),)),
        *(line(f"Note {n}.", whole=False, role="note", label=str(n)) for n in (1, 2, 3)),
    )
    text = found.preamble[0].text
    assert text == "Recalling the confidence and confidence of all its keepers,"
    assert [(n.paragraph, n.offset) for n in found.notes] == [
        ("pp1", len("Recalling the confidence")),
        ("pp1", len(text)),
        ("op1", len("Decides to light them.")),
    ]


def test_the_lines_of_one_marker_are_one_note_and_asterisks_are_notes_of_their_pages() -> None:
    found = resolution(
        line("Noting the oil,", marks=((14, "1"), (15, "*"))),
        line("First half", role="note", label="1"),
        line("and the rest.", role="note", label="1"),
        line("A star.", role="note", label="*"),
        line("1. Decides to go on.", marks=((20, "*"),)),
        line("Another note.", role="note", label="2"),
        line("A second star.", role="note", label="*"),
    )
    assert [(n.marker, n.text, n.paragraph) for n in found.notes] == [
        ("1", "First half and the rest.", "pp1"),
        ("*", "A star.", "pp1"),
        ("2", "Another note.", None),
        ("*", "A second star.", "op1"),
    ]
    assert [d.kind for d in found.doubts if d.place == "note:2"] == ["note-without-mark"]


def test_furniture_is_set_aside_under_its_kind_and_page() -> None:
    found = reading(
        line("EX/RES/3/4", sheet=1, whole=False),
        line("The General Assembly,", sheet=1, gap=1, whole=False),
        line("Noting that lamps", sheet=1, gap=1, whole=False),
        line("Lighthouses", sheet=2, whole=False, role="furniture", label="running-head"),
        line("fail in winter,", sheet=2, whole=False),
        line("1. Decides to go on.", sheet=2, gap=1, whole=False),
        line("33-00417 2/2", sheet=2, whole=False, role="furniture", label="folio"),
    )
    assert [(f.text, f.kind, f.page, f.line) for f in found.document.furniture] == [
        ("Lighthouses", "running-head", 2, None),
        ("33-00417 2/2", "folio", 2, None),
    ]
    assert found.document.preamble[0].text == "Noting that lamps fail in winter,"
    assert found.document.job_number == "33-00417"


def test_headings_of_the_format_have_its_rank_whatever_they_look_like() -> None:
    found = document(
        line("EX/9/77"),
        line("Report of the keepers"),
        line("I. What was done, and why.", role="heading", level=1),
        line("1. Lamps were lit."),
        line("lamps at sea", role="heading", level=2),
    )
    assert [(b.type, b.level, b.text) for b in found.blocks if b.type == "heading"][-2:] == [
        ("heading", 1, "What was done, and why."),
        ("heading", 2, "lamps at sea"),
    ]


def test_cells_make_a_table_and_paragraphs_of_one_cell_stand_on_lines_of_their_own() -> None:
    found = resolution(
        line("Noting the oil,"),
        line("1. Takes note of the table:"),
        line("Lamp", cell=(3, 0, 0)),
        line("2/3", cell=(3, 0, 1)),
        line("Aurora", cell=(3, 1, 0), marks=((6, "1"),)),
        line("in the", cell=(3, 1, 1)),
        line("north", cell=(3, 1, 1), marks=((5, "2"),)),
        line("Boreas", cell=(4, 0, 1)),
        line("2. Decides to go on."),
        line("A.", role="note", label="1"),
        line("B.", role="note", label="2"),
    )
    first, second = (b for b in found.blocks if b.type == "table")
    assert (first.id, first.rows) == ("t1", [["Lamp", "2/3"], ["Aurora", "in the\nnorth"]])
    assert (second.id, second.rows) == ("t2", [["", "Boreas"]])
    flat = "\n".join("\t".join(row) for row in first.rows)
    assert [(n.paragraph, flat[: n.offset][-6:]) for n in found.notes] == [("t1", "Aurora"), ("t1", "\nnorth")]
    assert [p.number for p in found.operative] == ["1", "2"]


def test_the_masthead_of_a_word_file_is_a_table() -> None:
    found = reading(
        line("United Nations", cell=(0, 0, 0)),
        line("EX/C.1/9/L.4", cell=(0, 0, 1)),
        line("General Assembly", cell=(0, 1, 0)),
        line("Distr.: Limited", cell=(0, 1, 1)),
        line("4 October 2033", cell=(0, 1, 1)),
        line("Original: English", cell=(0, 1, 1)),
        line("Ninth session"),
        line("First Committee"),
        line("Agenda item 31"),
        line("Safety at sea"),
        line("Arbenia and Norland: draft resolution"),
        line("Lighthouses"),
        line("The General Assembly,"),
        line("Noting the oil,"),
        line("1. Decides to go on."),
    )
    one = found.document
    assert (one.symbol, one.organ, one.distribution, one.date) == (
        "EX/C.1/9/L.4",
        "General Assembly",
        "Limited",
        "2033-10-04",
    )
    assert (one.session, one.committee, one.agenda_items, one.agenda_title) == (
        "9",
        "First Committee",
        ["31"],
        "Safety at sea",
    )
    assert (one.sponsors, one.title, one.original_language) == (["Arbenia", "Norland"], "Lighthouses", "English")
    assert [e.role for e in found.account[:12]] == ["masthead"] * 12


def test_a_masthead_table_above_a_report_is_no_table_of_it() -> None:
    found = document(
        line("EX/9/77", cell=(0, 0, 1)),
        line("Distr.: General", cell=(0, 1, 1)),
        line("Original: English", cell=(0, 1, 2)),
        line("Report of the keepers", role="heading", level=1),
        line("1. Lamps were lit."),
    )
    assert (found.symbol, found.distribution, found.kind) == ("EX/9/77", "General", "report")
    assert [b.type for b in found.blocks] == ["heading", "paragraph"]


def test_the_account_says_part_page_and_every_range() -> None:
    found = reading(
        line("EX/RES/3/4", source="word/document.xml", spans=((0, 4), (6, 12))),
        line("The General Assembly,", source="word/document.xml"),
        line("Noting the oil,", source="word/document.xml"),
        line("1. Decides to go on.", source="word/document.xml"),
        line("See EX/1/2.", role="note", label="1", source="word/footnotes.xml"),
    )
    got = [(e.part, e.line, e.start, e.end, e.role, e.place) for e in found.account]
    assert got[:3] == [
        ("word/document.xml", 1, 0, 4, "masthead", None),
        ("word/document.xml", 1, 6, 12, "masthead", None),
        ("word/document.xml", 2, 0, 21, "masthead", "opening"),
    ]
    assert got[-1] == ("word/footnotes.xml", 5, 0, 11, "note", "note:1")


def test_opening_words_and_first_paragraph_in_one_keep_their_hints() -> None:
    text = "The General Assembly, Recalling the oil of lamps,"
    found = document(
        line("EX/RES/3/4"),
        line(text, marks=((35, "1"),), italic=((22, 31),), spans=((3, 3 + len(text)),)),
        line("1. Decides to go on.", italic=((3, 10),)),
        line("A note.", role="note", label="1"),
    )
    assert found.opening == "The General Assembly"
    assert (found.preamble[0].text, found.preamble[0].lead) == ("Recalling the oil of lamps,", "Recalling")
    assert (found.notes[0].paragraph, found.notes[0].offset) == ("pp1", 13)
