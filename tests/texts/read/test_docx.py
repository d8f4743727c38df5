"""Word files are read as they are printed, with all that the format knows of their paragraphs."""

from __future__ import annotations

import pytest

from multilateral.texts import read
from multilateral.texts.model import Block
from multilateral.texts.read import account
from multilateral.texts.read.docx import walk
from multilateral.texts.read.docx_lines import Assembly
from tests.texts.read.word_files import archive, mark, note, p, r, unpacked, word

FIRST = p("Report of the Working Group on Lighthouses.")


def blocks(data: bytes) -> list[Block]:
    return read(data).blocks


def texts(body: str, **parts: str) -> list[str]:
    """The words of the blocks behind the first, with their numbers."""
    return [" ".join(filter(None, (b.number, b.text))) for b in blocks(word(FIRST + body, **parts))[1:]]


def level(n: int, style: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


LISTS = (
    f'<w:abstractNum w:abstractNumId="7">{level(0, "decimal", "%1.")}{level(1, "lowerLetter", "(%2)")}'
    f"{level(2, 'lowerRoman', '(%3)')}</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>'
    "</w:lvlOverride></w:num>"
)


def item(text: str, at: int = 0, id: int = 1) -> str:
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{id}"/></w:numPr>')


def test_a_resolution_is_read_with_its_leads_numbers_and_notes() -> None:
    italic = "<w:i/>"
    body = (
        p("EX/3/L.2")
        + p("Lighthouses")
        + p(r("The Working Group", italic), ",")
        + p(r("Recalling", italic), " its resolution EX/RES/2/7,", mark("footnote", 4))
        + p("1.", "<w:r><w:tab/></w:r>", r("Decides", italic), " to keep the lights;")
        + p("2.\u00a0", r("Requests", italic), " its Chair", mark("footnote", 2), " to report.")
    )
    document = read(word(body, footnotes=note("footnote", 2, "Not yet elected.") + note("footnote", 4, "EX/3/4.")))
    assert (document.symbol, document.title, document.opening) == ("EX/3/L.2", "Lighthouses", "The Working Group")
    assert [(x.number, x.lead, x.text) for x in document.preamble + document.operative] == [
        (None, "Recalling", "Recalling its resolution EX/RES/2/7,"),
        ("1", "Decides", "Decides to keep the lights;"),
        ("2", "Requests", "Requests its Chair to report."),
    ]
    assert [(n.marker, n.text, n.paragraph, n.offset) for n in document.notes] == [
        ("1", "EX/3/4.", "pp1", 36),
        ("2", "Not yet elected.", "op2", 18),
    ]


def test_automatic_numbers_are_printed_and_start_again_below_each_paragraph() -> None:
    body = (
        item("One.") + item("Letter.", 1) + item("Letter.", 1) + item("Roman.", 2) + item("Two.") + item("Letter.", 1)
    )
    assert texts(body, numbering=LISTS) == [
        "1 One.",
        "(a) Letter.",
        "(b) Letter.",
        "(i) Roman.",
        "2 Two.",
        "(a) Letter.",
    ]


def test_a_list_that_starts_elsewhere_counts_on_from_there() -> None:
    assert texts(item("Five.", id=2) + item("Six.", id=2), numbering=LISTS) == ["5 Five.", "6 Six."]


@pytest.mark.parametrize(
    ("style", "text", "printed"),
    [
        ("upperRoman", "%1.", "III. Words"),
        ("ordinal", "%1", "3rd Words"),
        ("russianLower", "%1)", "в) Words"),
        ("arabicAbjad", "%1-", "ج- Words"),
        ("chineseCounting", "%1、", "三、 Words"),
        ("decimalZero", "%1", "03 Words"),
        ("none", "", "Words"),
    ],
)
def test_numbers_are_printed_in_the_style_of_the_list(style: str, text: str, printed: str) -> None:
    lists = (
        f'<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="{style}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    reading = account(word(FIRST + item("Words"), numbering=lists))
    block = reading.document.blocks[1]
    assert " ".join(filter(None, (block.number, block.text))).replace(".", "") == printed.replace(".", "")


def test_the_numbering_of_a_style_reaches_its_paragraphs_and_zero_takes_it_away() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Para"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Below"><w:basedOn w:val="Para"/></w:style>'
    )
    body = (
        p("One.", properties='<w:pStyle w:val="Para"/>')
        + p("None.", properties='<w:pStyle w:val="Para"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        + p("Two.", properties='<w:pStyle w:val="Below"/>')
    )
    assert texts(body, styles=styles, numbering=LISTS) == ["1 One.", "None.", "2 Two."]


def test_italics_come_from_runs_and_styles_and_two_styles_cancel() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Slanted"><w:rPr><w:i/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Stress"><w:rPr><w:i/></w:rPr></w:style>'
    )
    body = (
        p("EX/3/L.2")
        + p("Lights")
        + p("The Working Group,")
        + p(r("Recalling gladly", '<w:rStyle w:val="Stress"/>'), " its work,")
        + p(r("Noting"), r(" its work,", '<w:rStyle w:val="Stress"/>'), properties='<w:pStyle w:val="Slanted"/>')
        + p(r("Stressing duly"), r(" its work,", '<w:i w:val="0"/>'), properties='<w:pStyle w:val="Slanted"/>')
    )
    assert [x.lead for x in read(word(body, styles=styles)).preamble] == [
        "Recalling gladly",
        "Noting",
        "Stressing duly",
    ]


def test_headings_rank_by_outline_and_on_one_level_by_size() -> None:
    def style(name: str, outline: int, size: int) -> str:
        return (
            f'<w:style w:type="paragraph" w:styleId="{name}"><w:pPr><w:outlineLvl w:val="{outline}"/></w:pPr>'
            f'<w:rPr><w:sz w:val="{size}"/></w:rPr></w:style>'
        )

    body = "".join(
        p(words, properties=f'<w:pStyle w:val="{name}"/>')
        for words, name in (("I. Chapter", "Big"), ("A. Part", "Small"), ("Below", "Next"))
    )
    found = blocks(word(FIRST + body, styles=style("Big", 0, 28) + style("Small", 0, 24) + style("Next", 1, 20)))
    assert [(b.text, b.level) for b in found if b.type == "heading"] == [
        ("Chapter", 1),
        ("Part", 2),
        ("Below", 3),
    ]


def cell(*inner: str, properties: str = "") -> str:
    return f"<w:tc>{f'<w:tcPr>{properties}</w:tcPr>' if properties else ''}{''.join(inner)}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def test_merged_cells_keep_their_columns() -> None:
    body = table(
        cell(p("State"), properties='<w:vMerge w:val="restart"/>')
        + cell(p("Lights"), properties='<w:gridSpan w:val="2"/>'),
        cell(p(), properties="<w:vMerge/>") + cell(p("old")) + cell(p("new")),
        cell(p("Aldonia")) + cell(p("1"), p("(broken)")) + cell(p("2")),
    )
    (found,) = [b for b in blocks(word(FIRST + body)) if b.type == "table"]
    assert found.rows == [["State", "Lights", ""], ["", "old", "new"], ["Aldonia", "1\n(broken)", "2"]]


def test_a_table_in_a_table_is_read_in_its_cell_and_a_frame_is_no_table() -> None:
    inner = table(cell(p("a")) + cell(p("b")))
    (found,) = [b for b in blocks(word(FIRST + table(cell(p("x"), inner) + cell(p("y"))))) if b.type == "table"]
    assert found.rows == [["x\na\nb", "y"]]
    assert [b.type for b in blocks(word(FIRST + table(cell(p("In a frame, some words.")))))] == [
        "paragraph",
        "paragraph",
    ]


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    box = "<w:txbxContent>" + p("In the box.") + "</w:txbxContent>"
    anchored = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        f"{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )
    reading = account(word(FIRST + p("Before it,", anchored, " and after it.")))
    assert [b.text for b in reading.document.blocks[1:]] == ["Before it, and after it.", "In the box."]
    assert [(e.line, e.place) for e in reading.account if e.role == "furniture"] == [(4, "fallback")]


def field(instruction: str, result: str) -> str:
    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>" if not instruction.startswith("<") else instruction
    return char("begin") + code + char("separate") + r(result) + char("end")


def test_of_a_field_only_the_result_is_read() -> None:
    nested = field(r("not shown ") + field(" DATE ", "hidden result"), "the shown words")
    body = p("See ", field(' HYPERLINK "x" ', "EX/3/4"), " and ", nested, ".")
    assert texts(body) == ["See EX/3/4 and the shown words."]


def test_blanks_hyphens_symbols_and_breaks_are_read_as_printed() -> None:
    odd = (
        "<w:r><w:t>non</w:t><w:noBreakHyphen/><w:t>State</w:t><w:tab/><w:t>ac</w:t><w:softHyphen/><w:t>tors</w:t><w:br/>"
        '<w:t>and</w:t><w:cr/><w:sym w:font="Symbol" w:char="F061"/><w:t> \uf0b7 </w:t></w:r>'
    )
    assert texts(p("The ", odd, "others.")) == ["The non-State actors and α • others."]


def test_hidden_words_are_set_aside_with_a_doubt() -> None:
    document = read(word(FIRST + p("Seen ", r("unseen ", "<w:vanish/>"), "again.")))
    assert document.blocks[1].text == "Seen again."
    assert [(d.kind, d.printed) for d in document.doubts if d.kind == "hidden-text"] == [("hidden-text", "unseen")]
    assert [(f.kind, f.text) for f in document.furniture] == [("hidden", "unseen")]


def test_a_paragraph_whose_end_is_hidden_runs_on() -> None:
    assert texts(p("A run-in title. ", properties="<w:rPr><w:vanish/></w:rPr>") + p("And its words.")) == [
        "A run-in title. And its words."
    ]


def test_content_controls_smart_tags_and_links_are_only_wrappings() -> None:
    body = (
        "<w:sdt><w:sdtPr><w:alias w:val='not text'/></w:sdtPr><w:sdtContent>"
        + p("One ", "<w:smartTag>" + r("two ") + "</w:smartTag>", "<w:hyperlink>" + r("three.") + "</w:hyperlink>")
        + "</w:sdtContent></w:sdt>"
    )
    assert texts(body) == ["One two three."]


def test_headers_and_footers_are_furniture_and_the_first_pages_own_head_is_masthead() -> None:
    section = '<w:sectPr><w:headerReference w:type="first" r:id="rheader1"/><w:titlePg/></w:sectPr>'
    document = read(
        word(
            p("The Working Group,") + p("Recalling its work,") + p("1. Decides to meet.") + section,
            header1=p("EX/3/L.2"),
            header2=p("EX/3/L.2"),
            footer1=p("30-00001 (E)"),
        )
    )
    assert (document.symbol, document.job_number) == ("EX/3/L.2", "30-00001")
    assert sorted((f.kind, f.text) for f in document.furniture) == [
        ("job-number", "30-00001 (E)"),
        ("running-head", "EX/3/L.2"),
    ]


def test_notes_count_as_the_file_says_and_a_mark_of_its_own_stays() -> None:
    custom = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="3"/><w:t>*</w:t></w:r>'
    body = (
        p("One", mark("footnote", 1), " two", custom, " three", mark("footnote", 2), ".")
        + p("End", mark("endnote", 1), ".")
        + '<w:sectPr><w:footnotePr><w:numFmt w:val="lowerLetter"/></w:footnotePr></w:sectPr>'
    )
    custom_note = '<w:footnote w:id="3"><w:p>' + r("* Third.") + "</w:p></w:footnote>"
    document = read(
        word(
            FIRST + body,
            footnotes=note("footnote", 1, "First.") + note("footnote", 2, "Second.") + custom_note,
            endnotes=note("endnote", 1, "Last."),
        )
    )
    assert [(n.marker, n.text, n.offset) for n in document.notes] == [
        ("a", "First.", 3),
        ("*", "Third.", 7),
        ("b", "Second.", 13),
        ("i", "Last.", 3),
    ]


def test_a_mark_that_libreoffice_writes_twice_is_read_once() -> None:
    twice = f'<w:footnote w:id="2">{p(r("*"), r("*"), r(" In oil."))}</w:footnote>'
    body = p(
        r("The lamps"),
        '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>',
        r("* shine."),
    )
    document = read(word(FIRST + body, footnotes=twice))
    assert document.blocks[1].text == "The lamps shine."
    assert [(one.marker, one.text, one.offset) for one in document.notes] == [("*", "In oil.", 9)]


def test_how_far_in_a_paragraph_stands_comes_from_itself_its_list_or_its_style() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Item"><w:pPr><w:ind w:left="800"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Deep"><w:basedOn w:val="Item"/></w:style>'
    )
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/><w:pPr><w:ind w:start="1200" w:hanging="400"/></w:pPr></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = (
        p(r("Plain."))
        + p(r("By its style."), properties='<w:pStyle w:val="Deep"/>')
        + p(r("By its list."), properties=f'<w:pStyle w:val="Deep"/>{listed}')
        + p(r("By itself."), properties=f'{listed}<w:ind w:left="400"/>')
    )
    found = walk(word(body, styles=styles, numbering=numbering))
    lines = Assembly(found.body, found.notes, found.heads, found.styles, found.numbering, found.settings).read()
    assert [(line.text, line.indent) for line in lines] == [
        ("Plain.", 0),
        ("By its style.", 8),
        ("1. By its list.", 12),
        ("2. By itself.", 4),
    ]


def test_notes_that_somebody_typed_are_notes() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    body = p("An area of 3 km", r("2", raised), " in 1999.", r("1", raised)) + p(r("1", raised), " By the survey.")
    document = read(word(FIRST + body))
    assert document.blocks[1].text == "An area of 3 km2 in 1999."
    assert [(n.marker, n.text, n.offset) for n in document.notes] == [("1", "By the survey.", 25)]


def test_every_character_of_every_part_is_accounted_for_once() -> None:
    data = word(
        FIRST
        + p("One ", r("hidden ", "<w:vanish/>"), "two.", mark("footnote", 1))
        + table(cell(p("a")) + cell(p("b"))),
        footnotes=note("footnote", 1, "A note."),
        header1=p("EX/3/4"),
    )
    reading = account(data)
    assert reading.raw is not None
    assert "".join("".join(map(reading.raw, reading.account)).split()) == (
        "ReportoftheWorkingGrouponLighthouses.Onehiddentwo.abAnote.EX/3/4"
    )


def test_the_strict_form_is_read_too() -> None:
    files = {
        name: content.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        for name, content in unpacked(word(FIRST + p("Strictly."))).items()
    }
    assert [b.text for b in blocks(archive(files))][1:] == ["Strictly."]


def test_a_table_among_long_paragraphs_stays_one_table() -> None:
    long = p("The lamps of the coast were counted again, harbour by harbour, and every keeper was heard. " * 4) * 3
    rows = table(cell(p("Aldonia")) + cell(p("1")), cell(p("Borduria")) + cell(p("2")))
    found = [b.rows for b in blocks(word(FIRST + long + rows + long)) if b.type == "table"]
    assert found == [[["Aldonia", "1"], ["Borduria", "2"]]]
