"""Redlines as Word: accepted they are the new text, rejected the old one, and nothing is cut between."""

from __future__ import annotations

import copy
import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from multilateral.texts import compare, write
from multilateral.texts.model import Block, Document, Note, Paragraph
from multilateral.texts.write.docx_redline import redline
from tests.texts import redlines, tracked
from tests.texts.consecutive import consecutive

W = tracked.W


def body(data: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return etree.fromstring(file.read("word/document.xml"))


def changes(data: bytes) -> list[str]:
    """``+words`` and ``-words`` in order; an end of a paragraph is ¶."""
    out = []
    for element in body(data).iter(f"{W}ins", f"{W}del"):
        sign = "+" if element.tag == f"{W}ins" else "-"
        is_end = element.getparent().tag == f"{W}rPr"  # type: ignore[union-attr]
        words = "".join(
            "\t" if t.tag == f"{W}tab" else "*" if t.tag == f"{W}footnoteReference" else t.text or ""
            for t in element.iter(f"{W}t", f"{W}delText", f"{W}tab", f"{W}footnoteReference")
        )
        out.append(sign + ("¶" if is_end else words))
    return out


def resolves(old: Document, new: Document) -> bytes:
    """The redline of the two, once it is seen that it resolves to each."""
    data = redline(compare(old, new), old, new)
    assert tracked.words(data, accept=True) == tracked.words(write(new, "docx"))
    assert tracked.words(data, accept=False) == tracked.words(write(old, "docx"))
    assert redlines.well_formed(data) == []
    return data


def test_the_same_text_has_no_change(lighthouses: Document) -> None:
    assert changes(resolves(lighthouses, copy.deepcopy(lighthouses))) == []


def test_words_are_marked_and_no_more_than_they(resolution: Callable[..., Document]) -> None:
    old = resolution(["Noting the lamps of 12 December 2019,"], ["Requests a report;"])
    new = resolution(["Noting with care the lamps of 13 December 2019,"], ["Requests a full report;"])
    assert changes(resolves(old, new)) == ["+with care ", "-12", "+13", "+full "]


def test_a_number_is_compared_with_a_number_and_an_inserted_paragraph_bears_its_end(
    resolution: Callable[..., Document],
) -> None:
    old = resolution([], ["Requests lamps for the north;", "Decides to remain seized of the matter."])
    new = resolution(
        [], ["Requests lamps for the north;", "Thanks the keepers at sea;", "Decides to remain seized of the matter."]
    )
    assert changes(resolves(old, new)) == ["+¶", "+2.\tThanks the keepers at sea;", "-2.", "+3."]


def test_what_is_one_paragraph_after_a_merge_has_its_end_taken_out(resolution: Callable[..., Document]) -> None:
    first, second = "Noting the lamps that are lit on every coast at dusk,", "and the keepers who light them by hand,"
    old, new = resolution([first, second]), resolution([f"{first} {second}"])
    assert changes(resolves(old, new)) == ["-¶", "+ "]
    assert changes(resolves(new, old)) == ["+¶", "- "]


def test_what_moved_is_out_in_one_place_and_in_in_the_other(resolution: Callable[..., Document]) -> None:
    texts = [
        "Noting the oil of every lamp in the north of the island,",
        "Aware of winter,",
        "Mindful of the long night,",
    ]
    moved = [texts[1], texts[2], texts[0]]
    marked = changes(resolves(resolution(texts), resolution(moved)))
    assert [m for m in marked if not m.endswith("¶")] in (
        [f"-{texts[0]}", f"+{texts[0]}"],
        [f"+{texts[1]}", f"+{texts[2]}", f"-{texts[1]}", f"-{texts[2]}"],
    )


def test_a_lead_that_grows_is_a_change_of_setting_and_of_no_word(resolution: Callable[..., Document]) -> None:
    old = resolution(["Noting with concern the winter,"])
    new = copy.deepcopy(old)
    new.preamble[0].lead = "Noting with concern"
    data = resolves(old, new)
    assert changes(data) == []
    assert len(list(body(data).iter(f"{W}rPrChange"))) == 1


def test_notes_come_go_and_change_with_the_text(lighthouses: Document) -> None:
    new = copy.deepcopy(lighthouses)
    new.notes[0].text = "EX/9/78."
    new.notes[1] = Note("2", "A new note.", "op2.a", 13)
    data = resolves(lighthouses, new)
    assert changes(data) == ["+*", "-*"]
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        notes = etree.fromstring(file.read("word/footnotes.xml"))
    assert len([n for n in notes if n.get(f"{W}type") is None]) == 3


def test_a_citation_is_never_cut(lighthouses: Document) -> None:
    new = copy.deepcopy(lighthouses)
    new.operative[0].text = new.operative[0].text.replace("EX/RES/7/12", "EX/RES/7/13")
    new.citations[0].target = new.citations[0].text = "EX/RES/7/13"
    assert changes(resolves(lighthouses, new)) == ["-EX/RES/7/12", "+EX/RES/7/13"]


def test_an_adopted_text_against_its_draft(lighthouses: Document, seed: Callable[[str], Document]) -> None:
    resolves(lighthouses, seed("A_RES_74_29"))
    resolves(seed("A_RES_74_29"), seed("A_C.1_77_L.23"))
    resolves(Document(), lighthouses)
    resolves(lighthouses, Document())


def test_rows_and_cells_of_tables() -> None:
    def report(*rows: list[str]) -> Document:
        blocks = [Block("table", "t1", rows=list(rows)), Block("paragraph", "b1", text="Lamps burn oil.")]
        return Document(kind="report", language="en", blocks=blocks)

    head = ["Lamp", "Litres of oil"]
    old = report(head, ["North", "3"], ["South", "4"])
    assert changes(resolves(old, report(head, ["North", "5"], ["South", "4"]))) == ["-3", "+5"]
    grown = resolves(old, report(head, ["North", "3"], ["East", "7"], ["South", "4"]))
    assert [m for m in changes(grown) if m[1:]] == ["+¶", "+East", "+¶", "+7"]
    resolves(old, report(["Lamp", "Oil", "Wick"], ["North", "3", "x"]))
    resolves(old, Document(kind="report", language="en", blocks=[Block("paragraph", "b1", text="Lamps burn oil.")]))


def test_sub_paragraphs_that_change_level_keep_their_words(lighthouses: Document) -> None:
    new = copy.deepcopy(lighthouses)
    inner = new.operative[1].paragraphs[1].paragraphs.pop(0)
    new.operative[1].paragraphs.append(Paragraph("op2.c", "(c)", None, inner.text))
    resolves(lighthouses, new)


def test_neighbouring_changes_bear_different_minutes(resolution: Callable[..., Document]) -> None:
    old = resolution(["Noting the lamps,", "Aware of the sea,"])
    new = resolution(["Noting the lamps and the oil,", "Fully Aware of the sea,"])
    dates = [e.get(f"{W}date") for e in body(resolves(old, new)).iter(f"{W}ins")]
    assert len(dates) == 2 and dates[0] != dates[1]


def test_a_sample_of_the_record_resolves_exactly(shared: Path) -> None:
    for one in redlines.run(consecutive(12, seed=4), libreoffice=False):
        assert one.faults == [], one.names


@pytest.mark.libreoffice
def test_libreoffice_resolves_a_sample_of_the_record_alike(shared: Path) -> None:
    assert shutil.which("soffice")
    for one in redlines.run(consecutive(5, seed=5), libreoffice=True):
        assert one.faults == [], one.names
