"""HTML pages are read by their elements and links, whoever wrote them."""

from __future__ import annotations

import pytest

from multilateral.texts import read
from multilateral.texts.model import TextError
from multilateral.texts.read import account
from multilateral.texts.read.html import lines

PAGE = """<!doctype html><html><head><meta charset="utf-8"><title>Not text</title><style>p { color: red }</style>
<script>document.write("not text")</script></head><body>
<nav><ul><li><a href="/">Home</a></li></ul></nav>
<p>EX/3/L.2</p>
<h1>Lighthouses</h1>
<p><i>The Working Group</i>,</p>
<p><em>Recalling</em> its resolution EX/RES/2/7,<sup><a href="#n1">1</a></sup></p>
<p>1.&nbsp;<i>Decides</i> to keep the lights&#8212;and the keepers;<a href="#n2" role="doc-noteref">2</a></p>
<p>2. <i>Requests</i> its Chair to report.</p>
<hr>
<section><ol>
<li><p>EX/3/4, para. 9. <a href="#r1" role="doc-backlink">↩︎</a></p></li>
<li>Not adopted. <a href="#r2">↩</a></li>
</ol></section>
<footer><p>Printed by hand.</p></footer>
</body></html>"""


def texts(page: str | bytes) -> list[str]:
    return [" ".join(filter(None, (block.number, block.text))) for block in read(page).blocks]


def test_a_page_is_a_resolution_with_its_leads_and_notes() -> None:
    document = read(PAGE.encode())
    assert (document.symbol, document.title, document.opening) == ("EX/3/L.2", "Lighthouses", "The Working Group")
    assert [p.lead for p in document.preamble + document.operative] == ["Recalling", "Decides", "Requests"]
    assert document.operative[0].text == "Decides to keep the lights—and the keepers;"
    assert [(n.marker, n.text, n.paragraph, n.offset) for n in document.notes] == [
        ("1", "EX/3/4, para. 9.", "pp1", len(document.preamble[0].text)),
        ("2", "Not adopted.", "op1", len(document.operative[0].text)),
    ]
    assert {(piece.kind, piece.text) for piece in document.furniture} >= {
        ("navigation", "Home"),
        ("page-foot", "Printed by hand."),
    }


def test_what_is_no_text_appears_nowhere() -> None:
    reading = account(PAGE)
    assert reading.raw is not None
    assert "not text" not in "".join(map(reading.raw, reading.account)).casefold()


@pytest.mark.parametrize(
    ("page", "numbers"),
    [
        ("<ol><li>One<li>Two</ol>", ["1", "2"]),
        ('<ol start="4"><li>One<li value="9">Two<li>Three</ol>', ["4", "9", "10"]),
        ("<ol reversed><li>One<li>Two</ol>", ["2", "1"]),
        ('<ol type="a"><li>One<li>Two</ol>', ["a", "b"]),
        ('<ol style="list-style-type: lower-roman"><li>One<li>Two</ol>', ["i", "ii"]),
        ('<ol style="list-style: none"><li>(a) One<li>(b) Two</ol>', ["(a)", "(b)"]),
        ("<ol><li>(a) One<li>(b) Two</ol>", ["(a)", "(b)"]),
        ("<ul><li>One<li>Two</ul>", ["•", "•"]),
    ],
)
def test_a_list_prints_its_numbers(page: str, numbers: list[str]) -> None:
    blocks = read(f"<html><body><p>Report of the Working Group.</p>{page}</body></html>").blocks
    assert [block.number for block in blocks[1:]] == numbers
    assert [block.text for block in blocks[1:]] == ["One", "Two", "Three"][: len(numbers)]


def test_headings_keep_their_ranks_below_the_title_of_the_page() -> None:
    page = "<h1>A report</h1><p>Some words, all of them.</p><h2>One</h2><p>Words.</p><h3>Deeper</h3><p>Words.</p>"
    assert [(b.text, b.level) for b in read(page).blocks if b.type == "heading"] == [
        ("A report", 1),
        ("One", 1),
        ("Deeper", 2),
    ]


def test_a_table_keeps_its_columns_under_spans() -> None:
    page = """<p>Report of the Working Group.</p><table><tr><th rowspan=2>State<th colspan=2>Lights</tr>
    <tr><th>old<th>new</tr><tr><td>Aldonia<td>1<td>2</table>"""
    (table,) = [block for block in read(page).blocks if block.type == "table"]
    assert table.rows == [["State", "Lights", ""], ["", "old", "new"], ["Aldonia", "1", "2"]]


def test_a_table_that_only_lays_out_the_page_is_no_table() -> None:
    page = "<table><tr><td><p>The first paragraph.</p><table><tr><td>a<td>b</table></td></tr></table>"
    assert [block.type for block in read(page).blocks] == ["paragraph", "table"]


def test_two_line_breaks_part_paragraphs_and_one_does_not() -> None:
    assert texts("<div>It was the first<br>paragraph of two.<br><br>This is the second.</div>") == [
        "It was the first paragraph of two.",
        "This is the second.",
    ]


def test_text_that_is_set_out_as_it_stands_is_read_as_plain_text() -> None:
    page = "<pre>\nThe Working Group,\n\n     Recalling its resolution\nEX/RES/2/7,\n\n     1. Decides to meet.\n</pre>"
    document = read(page)
    assert [p.text for p in document.preamble] == ["Recalling its resolution EX/RES/2/7,"]
    assert [p.number for p in document.operative] == ["1"]


def test_a_number_beside_its_paragraph_is_the_paragraphs_own() -> None:
    page = "<p>The Working Group,</p><div><a href='#x'>OP 1</a><span>1.</span><p><i>Decides</i> to meet.</p></div>"
    (paragraph,) = read(page).operative
    assert (paragraph.number, paragraph.text) == ("1", "Decides to meet.")


@pytest.mark.parametrize("tag", ["del", "span hidden", 'span style="display:none"'])
def test_words_that_are_not_shown_are_set_aside(tag: str) -> None:
    document = read(f"<p>The keepers <{tag}>of the past</{tag.split()[0]}> stay where they are.</p>")
    assert document.blocks[0].text == "The keepers stay where they are."
    assert [piece.text for piece in document.furniture] == ["of the past"]


@pytest.mark.parametrize(
    "data",
    [
        "<html><head><meta charset='windows-1251'></head><body><p>Доклад</p></body></html>".encode("cp1251"),
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>Доклад</p>'.encode(
            "cp1251"
        ),
        '<?xml version="1.0" encoding="windows-1251"?><html><body><p>Доклад</p></body></html>'.encode("cp1251"),
        "<html><meta charset=windows-1251><p>Доклад</p></html>".encode("utf-8-sig"),
        "<html><p>Доклад</p></html>".encode("utf-16"),
        "<html><meta charset='nonsense'><p>Доклад</p></html>".encode(),
        b"<html><p>&#1044;&#x43e;&#1082;&#1083;&#1072;&#1076;</p></html>",
    ],
)
def test_the_encoding_is_the_one_the_page_is_in(data: bytes) -> None:
    assert texts(data) == ["Доклад"]


def test_no_entity_and_no_file_is_fetched() -> None:
    page = (
        '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]><html><body><p>A word &x; here.</p></body></html>'
    )
    assert "&x;" in texts(page)[-1]


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        ("<html><body><script>x</script></body></html>", "holds no text"),
        ("<html><body>" + "<div>" * 5000 + "deep", "nested deeper"),
        ("<html><body><p>a\0b</p></body></html>", "NUL"),
        ("<root><p>words</p></root>", "this is XML|no plain text|the text"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(page: str, sentence: str) -> None:
    if page.startswith("<root>"):
        page = '<?xml version="1.0"?>' + page
    with pytest.raises(TextError, match=sentence):
        read(page)


def test_a_table_of_spans_without_end_takes_no_memory() -> None:
    row = '<tr><td colspan="9999" rowspan="9999">x</td></tr>'
    document = read(f"<p>Words before it.</p><table>{row * 300}</table>")
    assert sum(len(row) for block in document.blocks for row in block.rows) < 100_000


def test_behind_the_closing_line_an_annex_needs_no_name() -> None:
    page = """<p>EX/RES/3/2</p><p>The General Assembly,</p><p>Recalling its work,</p><p>1. Adopts the rules below.</p>
    <p>7th plenary meeting<br>4 May 2033</p><h2>Rules of the lighthouses</h2><p>1. Lamps burn at night.</p>"""
    document = read(page)
    assert [(p.number, p.text) for p in document.operative] == [("1", "Adopts the rules below.")]
    assert [(p.id, p.text) for p in document.annexes] == [("annex1.p1", "Lamps burn at night.")]


def test_what_stands_in_a_list_or_below_the_words_of_its_division_is_set_in() -> None:
    page = """<div><p>1. Asks the keepers to meet:</p><div><p>On Monday;</p></div>
    <ul><li>On Tuesday:<ul><li>At noon;</li></ul></li></ul></div><div><h2>Oil</h2><p>2. Thanks them.</p></div>"""
    assert [(line.text, line.indent) for line in lines(page)] == [
        ("1. Asks the keepers to meet:", 0),
        ("On Monday;", 4),
        ("• On Tuesday:", 8),
        ("• At noon;", 12),
        ("Oil", 0),
        ("2. Thanks them.", 0),
    ]


def test_a_part_below_a_heading_may_have_a_preamble_of_its_own() -> None:
    page = """<p>EX/RES/3/2</p><p>The General Assembly,</p><h2>Lamps</h2><p>Recalling its work,</p><p>1. Adopts the
    rules below;</p><h2>Keepers</h2><p>Having considered the report of the keepers,</p><p>1. Thanks them.</p>"""
    document = read(page)
    assert [p.text for p in document.preamble] == [
        "Recalling its work,",
        "Having considered the report of the keepers,",
    ]
    assert [p.text for p in document.operative] == ["Adopts the rules below;", "Thanks them."]
