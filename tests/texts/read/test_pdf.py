"""PDF pages are read as a reader of the page would: words, paragraphs over pages, notes, marks, furniture."""

from __future__ import annotations

import base64
import zlib
from functools import cache
from pathlib import Path

import pytest

from multilateral.texts import read
from multilateral.texts.model import TextError
from multilateral.texts.read import account, pdf, pdf_bounds
from multilateral.texts.read.plain import Line

PAGE = """
#set page(width: 420pt, height: 420pt, margin: (x: 60pt, y: 70pt), header: context if here().page() > 1 [
  #text(8pt, weight: "bold")[EX/RES/7/12] #v(-8pt) #line(length: 100%, stroke: 0.3pt)
], footer: context [#text(8pt)[#counter(page).display("1/1", both: true) #h(1fr) 33-00417]])
#set text(font: "Liberation Serif", size: 10pt, hyphenate: false)
#set par(justify: true, leading: 3pt, spacing: 9pt)
"""
RESOLUTION = (
    PAGE
    + """
EX/RES/7/12

#text(14pt, weight: "bold")[Lighthouses and the safety of small ships]

#emph[The General Assembly,]

#emph[Recalling] its resolution EX/RES/6/3 of 3 May 2031#footnote[See EX/6/77, para. 4.] on the lamps of the northern
coast, which were lit by hand until the year in which the Harbour Commission bought its first engine, and on the
long#{"-"}term care of lamps,

#emph[Noting with concern] that in winter the oil of many lamps freezes, so that small ships which sail without
instruments do not find the harbour, that keepers walk far to light them, that some are old and their children have
gone to the towns, and that
"""
    + "the night is long and the coast is dark and the sea is wide, " * 14
    + """and that no ship waits,

1.#h(14pt)#emph[Requests] the keepers to light every lamp;#footnote[Official Records of the Keepers, No. 9.]

2.#h(14pt)#emph[Decides] to remain seized of the matter.
"""
)


@cache
def typeset(source: str) -> bytes:
    typst = pytest.importorskip("typst")
    return bytes(typst.compile(source.encode("utf-8")))


def lines(source: str) -> list[Line]:
    return pdf.lines(typeset(source))


def test_a_resolution_is_read_with_its_paragraphs_over_pages_its_notes_and_its_leads() -> None:
    document = read(typeset(RESOLUTION))
    assert [p.lead for p in (*document.preamble, *document.operative)] == [
        "Recalling",
        "Noting with concern",
        "Requests",
        "Decides",
    ]
    assert document.preamble[1].text.endswith("sea is wide, and that no ship waits,")
    assert document.preamble[0].text.endswith("on the long-term care of lamps,")
    assert [(n.marker, n.text, n.paragraph) for n in document.notes] == [
        ("1", "See EX/6/77, para. 4.", "pp1"),
        ("2", "Official Records of the Keepers, No. 9.", "op1"),
    ]
    first = document.preamble[0]
    assert first.text[: document.notes[0].offset].endswith("3 May 2031")
    assert document.operative[0].text == "Requests the keepers to light every lamp;"
    assert {f.kind for f in document.furniture} >= {"running-head", "folio"}
    assert document.job_number == "33-00417"


def test_every_character_is_in_the_account_once() -> None:
    data = typeset(RESOLUTION)
    sheets = list(pdf.sheets(data))
    covered = [[0] * len(sheet.text) for sheet in sheets]
    for entry in account(data).account:
        assert entry.page is not None
        for index in range(entry.start, entry.end):
            covered[entry.page - 1][index] += 1
    for sheet, times in zip(sheets, covered, strict=True):
        assert [n for c, n in zip(sheet.text, times, strict=True) if not c.isspace() and n != 1] == []


def test_lines_know_their_page_gaps_italics_and_marks() -> None:
    found = lines(RESOLUTION)
    recalling = next(line for line in found if line.text.startswith("Recalling"))
    assert (recalling.gap, recalling.italic, recalling.sheet) == (1, ((0, 9),), 1)
    assert [marker for line in found for _, marker in line.marks] == ["1", "2"]
    assert [line.label for line in found if line.role == "note"] == ["1", "2"]
    assert next(line for line in found if line.sheet == 2 and line.page).role == ""


def test_the_words_of_a_justified_line_are_neither_split_nor_run_together() -> None:
    words = "the night is long and the coast is dark and the sea is wide"
    text = " ".join(p.text for p in read(typeset(RESOLUTION)).preamble)
    assert text.count(words) == 14


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("#set page(width: 200pt, height: 200pt)\n#rect(width: 100pt, height: 50pt)", "holds no text"),
        ('#set page(width: 200pt, height: 200pt)\n#image(bytes("<svg xmlns=\\"http://www.w3.org/2000/svg\\" '
         'width=\\"9\\" height=\\"9\\"><rect width=\\"9\\" height=\\"9\\"/></svg>"))', "holds no text"),
    ],
)  # fmt: skip
def test_a_pdf_without_text_is_refused(source: str, sentence: str) -> None:
    with pytest.raises(TextError, match=sentence):
        read(typeset(source))


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n", b"junk\n%PDF-1.7\nxref\n0 1\n"])
def test_what_is_no_whole_pdf_is_refused_with_one_sentence(data: bytes) -> None:
    with pytest.raises(TextError, match="damaged or cut short") as error:
        read(data)
    assert "\n" not in str(error.value)


def test_a_truncated_pdf_is_read_or_refused_with_one_sentence() -> None:
    data = typeset(RESOLUTION)
    for part in (50, 10, 4, 3, 2):
        try:
            read(data[: len(data) // part])
        except TextError as error:
            assert "\n" not in str(error)


def test_resolutions_as_issued_are_read(shared: Path) -> None:
    document = read((shared / "data" / "documents" / "A_RES_73_6-EN.pdf").read_bytes())
    assert (document.symbol, document.number, document.session) == ("A/RES/73/6", "73/6", "73")
    assert [n.marker for n in document.notes] == ["1", "2", "3", "4", "5", "6"]
    assert all(n.paragraph for n in document.notes)
    assert [p.number for p in document.operative] == [str(n) for n in range(1, len(document.operative) + 1)]
    assert not [d for d in document.doubts if d.kind == "split-word"]


def test_pages_that_are_pictures_are_refused_with_what_to_do() -> None:
    pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="
    numbers = ", ".join(str(byte) for byte in base64.b64decode(pixel))
    source = f"#set page(width: 200pt, height: 200pt)\n#image(bytes(({numbers})), width: 100pt)"
    with pytest.raises(TextError, match="run text recognition on it first"):
        read(typeset(source))


def test_what_unpacks_without_end_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_bounds, "MOST_UNPACKED", 1_000_000)
    packed = zlib.compress(bytes(40_000_000), 9)
    bomb = b"%PDF-1.7\n1 0 obj\n<</Filter/FlateDecode>>\nstream\n" + packed + b"\nendstream\nendobj\n"
    with pytest.raises(TextError, match="would unpack to more than"):
        read(bomb)
    with pytest.raises(TextError, match="more than once"):
        read(b"%PDF-1.7\n1 0 obj\n<</Filter[/FlateDecode /FlateDecode]>>\nstream\n\nendstream\n")


def test_more_pages_or_bytes_than_are_read_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_SHEETS", 1)
    with pytest.raises(TextError, match="pages, more than 1"):
        read(typeset(RESOLUTION))
    monkeypatch.setattr(pdf, "MOST_BYTES", 100)
    with pytest.raises(TextError, match="larger than"):
        read(typeset(RESOLUTION))


def test_an_encrypted_pdf_is_refused_with_what_to_do() -> None:
    objects = (
        b"1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n"
        b"3 0 obj\n<</Filter/Standard/V 1/R 2/Length 40/P -4/O<" + b"5a" * 32 + b">/U<" + b"a5" * 32 + b">>>\nendobj\n"
        b"trailer\n<</Root 1 0 R/Encrypt 3 0 R/Size 4/ID[<00><00>]>>\n%%EOF\n"
    )
    with pytest.raises(TextError, match="encrypted"):
        read(b"%PDF-1.4\n" + objects)


TABLE = (
    PAGE
    + """
Before the table stands a line of text.

#table(columns: 3, stroke: none, table.hline(), [Harbour], [Lamps], [Remarks], table.hline(),
  [North], [12], [Lit by hand until the engine came],
  [South], [7], [Dark], table.hline())

After it stands another.
"""
)


def test_a_table_between_rules_is_read_cell_by_cell() -> None:
    table = next(block for block in read(typeset(TABLE)).blocks if block.type == "table")
    assert table.rows == [
        ["Harbour", "Lamps", "Remarks"],
        ["North", "12", "Lit by hand until the engine came"],
        ["South", "7", "Dark"],
    ]


COLUMNS = PAGE + "#columns(2)[" + "The keepers of the north light their lamps at dusk and " * 12 + "go home.]"


def test_columns_are_read_one_after_the_other() -> None:
    text = " ".join(line.text for line in lines(COLUMNS) if line.text[0].isalpha())
    assert " ".join(text.split()) == "The keepers of the north light their lamps at dusk and " * 12 + "go home."


ARABIC = (
    '#set page(width: 420pt, height: 300pt, margin: 60pt)\n#set text(font: "Amiri", size: 12pt, lang: "ar", dir: rtl)\n'
    "وإذ تشير إلى قرارها 75/240 المؤرخ 31 كانون الأول/ديسمبر 2020، وإلى التقرير (الوثيقة الأولى)،"
)


def test_arabic_is_read_from_the_right_and_figures_from_the_left() -> None:
    text = " ".join(line.text for line in lines(ARABIC))
    assert text == ("وإذ تشير إلى قرارها 75/240 المؤرخ 31 كانون الأول/ديسمبر 2020، وإلى التقرير (الوثيقة الأولى)،")


def test_chinese_gets_no_blanks_where_lines_end() -> None:
    words = "大会回顾其关于灯塔的各项决议，并注意到守塔人的工作，" * 3
    source = f'#set page(width: 300pt, height: 300pt)\n#set text(font: "Noto Serif CJK SC", size: 12pt)\n{words}'
    assert "".join(block.text for block in read(typeset(source), language="zh").blocks) == words


BARE = (
    b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Resources<</Font<</F 4 0 R>>>>/Contents 5 0 R>>endobj\n"
    b"4 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n5 0 obj<</Length %d>>stream\n%b\nendstream\n"
    b"endobj\ntrailer<</Root 1 0 R>>\n"
)


@pytest.mark.parametrize("matrix", ["1 0 0 0 20 180", "1 0 0 0.0000001 20 180", "1e30 0 0 1e30 1e38 1e38"])
def test_words_that_are_flat_or_beyond_the_page_are_read(matrix: str) -> None:
    page = f"BT /F 12 Tf 20 200 Td (The lamps) Tj {matrix} Tm (burn all) Tj 9 0 Td ( ) Tj (night) Tj ET".encode()
    words = " ".join(block.text for block in read(BARE % (len(page), page)).blocks)
    assert "The lamps" in words
    assert matrix.startswith("1e30") or "burn all" in words
