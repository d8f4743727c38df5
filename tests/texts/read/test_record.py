"""Texts as a PDF extractor gives them, against the United Nations' own XML of the same resolutions."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

from multilateral.texts import read
from multilateral.texts.model import Document
from tests.texts.same_core import Row, rows

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
TWINS = {
    "75_32": "75_32_E",
    "75_240": "75_240_E",
    "77_36": "A_RES_77_36-",
    "77_37": "A_RES_77_37-",
    "78_16": "A_RES_78_16-",
}
LINEAGE = ("73_266", "73_27", "74_28", "75_240", "75_32", "76_19", "77_36", "77_37", "78_16")


def words(element: etree._Element) -> str:
    """The element's text without its notes and numbers, blanks folded, hyphens plain."""

    def pieces(node: etree._Element) -> str:
        inner = (
            "" if node.tag in (f"{AKN}authorialNote", f"{AKN}num") else (node.text or "") + "".join(map(pieces, node))
        )
        return inner + (node.tail or "")

    own = (element.text or "") + "".join(map(pieces, element))
    return re.sub(r"\s+", " ", own).strip().replace("\u2011", "-")


def twin(shared: Path, name: str) -> etree._ElementTree:
    session = name.split("_")[0]
    [path] = (shared / "data" / "unga" / session / "English").glob(f"{TWINS[name]}*.xml")
    return etree.parse(path)


@pytest.fixture
def lineage(shared: Path, request: pytest.FixtureRequest) -> Document:
    return read((shared / "data" / "ict" / f"A_RES_{request.param}.txt").read_bytes())


@pytest.mark.parametrize("name", TWINS)
def test_the_preamble_equals_the_official_one(shared: Path, name: str) -> None:
    document = read((shared / "data" / "ict" / f"A_RES_{name}.txt").read_bytes())
    official = [
        words(one) for part in twin(shared, name).iter(f"{AKN}preamble") for one in part.iter(f"{AKN}container")
    ]
    assert [paragraph.text for paragraph in document.preamble] == official


@pytest.mark.parametrize("name", TWINS)
def test_the_operative_part_holds_the_official_words_in_their_order(shared: Path, name: str) -> None:
    document = read((shared / "data" / "ict" / f"A_RES_{name}.txt").read_bytes())
    [body] = twin(shared, name).iter(f"{AKN}mainBody")
    official = re.sub(r"(?:\(\w+\)|\s)", "", words(body))
    ours = re.sub(r"\s", "", "".join(paragraph.text for top in document.operative for paragraph in top.walk()))
    assert ours == official


def folded(document: Document) -> list[Row]:
    """The body with the form of quotation marks, blanks, soft hyphens and hyphens that do not break made alike."""

    def plain(text: str) -> str:
        alike = text.translate(str.maketrans("“”’‘\u2011", "\"\"''-")).replace("\u00ad", "")
        return re.sub(r"\s+", " ", alike).strip()

    return [
        row._replace(text=plain(row.text), notes=tuple((mark, at, plain(text)) for mark, at, text in row.notes))
        for row in rows(document)
    ]


@pytest.mark.parametrize("name", TWINS)
def test_every_paragraph_of_every_rank_and_every_note_equals_the_official_one(shared: Path, name: str) -> None:
    session = name.split("_")[0]
    [path] = (shared / "data" / "unga" / session / "English").glob(f"{TWINS[name]}*.xml")
    document = read((shared / "data" / "ict" / f"A_RES_{name}.txt").read_bytes())
    assert folded(document) == folded(read(path.read_bytes()))


@pytest.mark.parametrize("lineage", LINEAGE, indirect=True)
def test_the_masthead_is_whole_and_nothing_in_it_is_unknown(lineage: Document) -> None:
    assert lineage.kind == "resolution"
    assert lineage.symbol == f"A/RES/{lineage.number}"
    assert lineage.adopted is not None
    assert lineage.adopted.committee == "First Committee"
    assert lineage.adopted.meeting
    assert lineage.adopted.meeting.endswith("plenary meeting")
    assert lineage.adopted.date
    assert lineage.adopted.on_report
    assert lineage.title
    assert lineage.agenda_items
    assert {doubt.kind for doubt in lineage.doubts} <= {"split-word", "lost-hyphen"}


@pytest.mark.parametrize("lineage", LINEAGE, indirect=True)
def test_every_footnote_is_anchored_and_no_mark_is_left_in_the_text(lineage: Document) -> None:
    assert all(note.paragraph is not None for note in lineage.notes)
    for paragraph in lineage.walk():
        assert not re.search(r"(?:19|20)\d\d\d", paragraph.text), paragraph.text
        assert not re.search(r"[a-z,;]\d", paragraph.text), paragraph.text


def test_numbers_below_numbers_are_children(shared: Path) -> None:
    document = read((shared / "data" / "ict" / "A_RES_73_27.txt").read_bytes())
    first = document.operative[0]
    assert [child.number for child in first.paragraphs] == [f"1.{n}" for n in range(1, 14)]
    assert [child.id for child in first.paragraphs][:2] == ["op1.1", "op1.2"]
    assert [child.number for child in document.operative[3].paragraphs] == ["(a)", "(b)", "(c)", "(d)"]


def test_a_draft_with_a_title_of_its_own_is_told_from_its_item(shared: Path) -> None:
    document = read((shared / "data" / "ict" / "A_C.1_80_L.20.txt").read_bytes())
    assert document.kind == "draft resolution"
    assert document.sponsors == ["Singapore"]
    assert document.title is not None
    assert document.title.startswith("Open-ended working group")
    assert document.agenda_title is not None
    assert document.agenda_title.startswith("Developments in the field")
    assert document.doubts == []


def test_the_council_s_resolutions_old_and_new_are_read(shared: Path) -> None:
    read_well, total = 0, 0
    for path in sorted((shared / "data" / "security-council").glob("*.txt")):
        document = read(path.read_bytes(), name=path.name)
        number, year = re.match(r"S_RES_0*(\d+)_(\d+)", path.name).groups()  # type: ignore[union-attr]
        total += 1
        read_well += document.symbol == f"S/RES/{number} ({year})" and bool(document.operative)
    # The rest are slips of recognition ("Resolution 361 (197-4)") and texts that resolve without an opening.
    assert read_well / total > 0.97
