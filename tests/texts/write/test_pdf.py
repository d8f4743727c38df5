"""Tagged PDF: everything is on the page once and in order, nothing is markup, and a checker finds nothing."""

import ctypes
import re
import subprocess
from pathlib import Path

import pypdfium2
import pytest
from pdfua import validate
from pypdfium2 import raw

from multilateral.texts import write
from multilateral.texts.model import Adopted, Block, Citation, Document, Note, Paragraph, TextError
from multilateral.texts.write import pdf

pytestmark = pytest.mark.fonts

LANGUAGES = {
    "en": ("Recalling", "Recalling its resolution 75/240 of 31 December 2029 on lamps,", "To keep the lamps lit;"),
    "fr": ("Rappelant", "Rappelant sa résolution 75/240 du 31 décembre 2029 sur les œuvres,", "De garder les lampes ;"),
    "es": ("Recordando", "Recordando su resolución 75/240, de 31 de diciembre de 2029, año último,", "¿Y la luz?"),
    "ru": ("ссылаясь", "ссылаясь на свою резолюцию 75/240 от 31 декабря 2029 года,", "содержать огни;"),
    "ar": ("إذ تشير", "إذ تشير إلى قرارها 75/240 المؤرخ 31 كانون الأول/ديسمبر 2029،", "إبقاء المصابيح مضاءة؛"),
    "zh": ("回顾", "回顾其2029年12月31日关于灯塔的第75/240号决议，", "点亮灯塔；"),
}


def full(language: str = "en") -> Document:
    """An adopted text with all that the form knows, in the words of ``language``."""
    lead, opening, item = LANGUAGES[language]
    return Document(
        symbol="EX/RES/7/12",
        kind="resolution",
        language=language,
        organ=lead,
        session="7",
        agenda_items=["9"],
        agenda_title=item,
        distribution="General",
        date="2031-03-04",
        number="7/12",
        title=opening,
        adopted=Adopted("2031-02-28", "12", "EX/7/3", None),
        opening=lead,
        job_number="31-00012",
        preamble=[Paragraph("pp1", None, lead, opening)],
        operative=[
            Paragraph(
                "op1",
                "1",
                lead,
                opening,
                [
                    Paragraph("op1.a", "(a)", None, item, [Paragraph("op1.a.i", "(i)", None, item)]),
                    Paragraph("op1.b", "(b)", None, item),
                    Paragraph("op1.u1", None, None, item),
                ],
            ),
            Paragraph("op2", "2", None, opening),
        ],
        annexes=[Paragraph("annex1.p1", "1", None, item)],
        blocks=[
            Block("heading", "h1", 3, "I", item),
            Block("paragraph", "op1"),
            Block("paragraph", "op2"),
            Block("heading", "h2", 1, None, item),
            Block("paragraph", "annex1.p1"),
            Block("table", "t1", rows=[[item, "1"], [item, "1 250.00"], [item]]),
        ],
        notes=[Note("1", item, "pp1", 8), Note("*", item, "op1.a", 3), Note("a", item)],
    )


def pages(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(data) as document:
        return [page.get_textpage().get_text_range() for page in document]


def words(data: bytes) -> str:
    return " ".join(" ".join(pages(data)).split())


def structure(data: bytes) -> list[tuple[str, int]]:
    """The types of all structure elements, each with the number of its children, in reading order."""
    found = []

    def walk(element):
        length = raw.FPDF_StructElement_GetType(element, None, 0)
        name = ctypes.create_string_buffer(length)
        raw.FPDF_StructElement_GetType(element, name, length)
        count = raw.FPDF_StructElement_CountChildren(element)
        found.append((name.raw.decode("utf-16-le").rstrip("\0"), count))
        for n in range(count):
            if child := raw.FPDF_StructElement_GetChildAtIndex(element, n):
                walk(child)

    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            tree = raw.FPDF_StructTree_GetForPage(page)
            for n in range(raw.FPDF_StructTree_CountChildren(tree)):
                walk(raw.FPDF_StructTree_GetChildAtIndex(tree, n))
            raw.FPDF_StructTree_Close(tree)
    return found


def assert_accessible(data: bytes, path: Path) -> None:
    path.write_bytes(data)
    report = validate(str(path))
    assert report.findings == ()
    # This rule of the checker fails on files with headings; what it would look at is looked at here.
    assert {outcome.rule_id for outcome in report.outcomes if outcome.skipped_reason} <= {"UA-14-001"}
    depth = 0
    for name, children in structure(data):
        if re.fullmatch(r"H[1-6]", name):
            assert children, "a heading without words"
            assert int(name[1]) <= depth + 1, "a level of headings is left out"
            depth = int(name[1])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_checker_of_accessible_pdf_finds_nothing(language, tmp_path):
    data = write(full(language), "pdf")
    assert_accessible(data, tmp_path / "page.pdf")
    names = {name for name, _ in structure(data)}
    assert names >= {"H1", "P", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "Note"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_symbol_is_printed_so_that_it_can_be_read_again(language):
    assert words(write(full(language), "pdf")).count("75/240") == 4


@pytest.mark.poppler
@pytest.mark.parametrize("language", LANGUAGES)
def test_another_reader_finds_the_symbol_too(language, tmp_path):
    (tmp_path / "page.pdf").write_bytes(write(full(language), "pdf"))
    done = subprocess.run(["pdftotext", tmp_path / "page.pdf", "-"], capture_output=True, check=True)
    assert done.stdout.decode().count("75/240") == 4


@pytest.mark.poppler
@pytest.mark.parametrize("options", [[], ["-layout"]])
@pytest.mark.parametrize("language", LANGUAGES)
def test_another_reader_sees_where_each_paragraph_begins(language, options, tmp_path):
    _, opening, item = LANGUAGES[language]
    preamble = [Paragraph(f"pp{n}", None, None, opening) for n in range(1, 4)]
    listed = [Paragraph(f"op1.{letter}", f"({letter})", None, item) for letter in "abc"]
    operative = [Paragraph("op1", "1", None, opening, listed), Paragraph("op2", "2", None, opening)]
    document = Document(
        symbol="EX/RES/7/12", kind="resolution", language=language, preamble=preamble, operative=operative
    )
    (tmp_path / "page.pdf").write_bytes(write(document, "pdf"))
    done = subprocess.run(["pdftotext", *options, tmp_path / "page.pdf", "-"], capture_output=True, check=True)
    found = [block for block in re.split(r"\n\s*\n", done.stdout.decode()) if "75/240" in block or "(" in block]
    assert [block.count("75/240") for block in found] == [1, 1, 1, 1, 0, 0, 0, 1]


@pytest.mark.poppler
def test_chinese_marks_in_a_row_stay_on_their_line(tmp_path):
    text = "回顾《灯塔公约》、《港口公约》（“公约”）。" * 12
    preamble = [Paragraph("pp1", None, None, text), Paragraph("pp2", None, None, text)]
    document = Document(symbol="EX/RES/7/12", kind="resolution", language="zh", preamble=preamble)
    (tmp_path / "page.pdf").write_bytes(write(document, "pdf"))
    done = subprocess.run(["pdftotext", tmp_path / "page.pdf", "-"], capture_output=True, check=True)
    assert done.stdout.decode().replace("\n", "").replace(" ", "").count(text) == 2


def test_everything_is_on_the_page_once_and_in_order(lighthouses):
    lighthouses.notes = []
    text = words(write(lighthouses, "pdf"))
    at = 0
    for paragraph in lighthouses.walk():
        printed = " ".join(f"{paragraph.number or ''} {paragraph.text}".split())
        printed = re.sub(r"^(\d+) ", r"\1. ", printed)
        found = text.find(printed, at)
        assert found >= 0, printed
        at = found + len(printed)


def test_a_note_stands_at_the_foot_of_the_page_that_bears_its_mark():
    document = Document(
        language="en",
        operative=[Paragraph(f"op{n}", str(n), "Notes", f"Notes the lamps of isle {n}; " * 9) for n in range(1, 60)],
        notes=[Note("*", "Of the first page.", "op1", 5), Note("7", "Of a later page.", "op59", 5)],
    )
    first, *_, last = pages(write(document, "pdf"))
    assert re.search(r"isle 1;.*\*\s+Of the first page\.", first, re.DOTALL)
    assert re.search(r"isle 59;.*⁷\s+Of a later page\.", last, re.DOTALL)


def test_no_text_is_taken_for_markup():
    text = '#import "x.typ"; *bold* _it_ $x$ @label <label> #{1+1} // no comment \\u{41} = a'
    document = Document(
        symbol=text,
        title=text,
        number=text,
        operative=[Paragraph("op1", text, text, text)],
        blocks=[
            Block("paragraph", "op1"),
            Block("heading", "h1", 1, None, text),
            Block("table", rows=[[text], [text]]),
        ],
        notes=[Note("#", text, "op1", 3)],
    )
    text = words(write(document, "pdf"))
    assert text.count("#{1+1}") >= 7
    assert text.count("\\u{41}") >= 7


def test_the_same_document_gives_the_same_bytes(lighthouses):
    first = write(lighthouses, "pdf")
    write(full("ar"), "pdf")
    assert write(lighthouses, "pdf") == first


def test_footer_and_metadata_say_that_it_is_no_official_document(lighthouses, seed):
    for document in (lighthouses, seed("A_RES_74_29")):
        data = write(document, "pdf")
        for page in pages(data):
            assert re.search(r"no (official )?document of the United Nations", page)
        with pypdfium2.PdfDocument(data) as opened:
            assert re.search(r"no (official )?document of the United Nations", opened.get_metadata_value("Subject"))
            assert opened.get_metadata_value("Title") == f"{document.symbol} · {document.title}"
            assert opened.get_metadata_value("Keywords") == document.symbol


def test_an_exercise_says_so_on_every_page_and_never_bears_the_name_of_the_organization(lighthouses):
    for page in pages(write(lighthouses, "pdf")):
        assert "EXERCISE" in page
        assert "United Nations" not in page.replace("no document of the United Nations", "")


def test_the_parts_of_a_collection_follow_each_other_on_pages_of_their_own():
    parts = [Document(symbol=f"EX/RES/7/{n}", title=f"Lamp {n}", language="en") for n in (1, 2)]
    first, second = pages(write(Document(symbol="EX/RES/7/1-2", parts=parts), "pdf"))
    assert "Lamp 1" in first
    assert "Lamp 2" in second
    assert "1/2" in first
    assert "2/2" in second


def test_citations_are_links_where_the_caller_knows_the_way(tmp_path):
    document = full()
    document.citations = [Citation("EX/RES/75/240", "75/240", 25, 31, "2029-12-31", paragraph="pp1")]
    data = write(document, "pdf", link=lambda citation: f"/documents/{citation.target}")
    assert b"/documents/EX/RES/75/240" in data
    assert_accessible(data, tmp_path / "page.pdf")


def test_a_letter_that_no_font_has_is_told_and_never_printed_as_a_box():
    with pytest.raises(TextError, match="no installed font has “\ue123”"):
        write(Document(title="A lamp \ue123"), "pdf")


@pytest.mark.parametrize(("language", "package"), [("en", "liberation"), ("ar", "amiri"), ("zh", "noto-cjk")])
def test_fonts_that_are_not_installed_are_named_with_their_packages(monkeypatch, language, package):
    class NoFonts:
        def families(self):
            return ["Comic Relief"]

    pdf._families.cache_clear()
    monkeypatch.setattr(pdf, "_fonts", NoFonts)
    with pytest.raises(TextError, match=f"install fonts-.*{package}"):
        write(full(language), "pdf")
    pdf._families.cache_clear()


@pytest.mark.parametrize(
    "document",
    [
        Document(),
        Document(language="xx-unknown", title="\x00\ufeff\u200f\u00ad"),
        Document(
            symbol="EX/1", date="not a date", blocks=[Block("table", rows=[[]]), Block("heading"), Block("figure")]
        ),
        Document(blocks=[Block("table", rows=[["a"], ["b", "c\n\nd"]]), Block("table", rows=[["only"]])]),
        Document(operative=[Paragraph("op1", "1" * 90, "lead", "text")], notes=[Note("", "", "op1", 99)]),
        Document(title="A/" * 400, blocks=[Block("paragraph", "b1", 40, None, "deep " * 400)]),
    ],
    ids=["nothing", "control characters", "empty blocks", "ragged tables", "a wide number", "too long for a line"],
)
def test_whatever_a_document_holds_a_page_comes_out(document, tmp_path):
    assert_accessible(write(document, "pdf"), tmp_path / "page.pdf")
