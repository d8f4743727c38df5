"""The order of the body is the same in all formats, and found again where they are read back."""

import pytest

from multilateral.texts import read, write
from multilateral.texts.model import Block, Document, Paragraph

LETTERS = "abc"


def annexed(stop: str) -> Document:
    """An annex whose second paragraph is a list under headings, each of which begins at (a) again."""
    words = [["Oil the lamps;", f"Trim the wicks{stop}"], ["Paint the doors;", "Count the keys."]]
    lists = [
        [Paragraph(f"annex1.p2.{LETTERS[n]}{again}", f"({LETTERS[n]})", None, text) for n, text in enumerate(part)]
        for part, again in zip(words, ("", "-2"), strict=True)
    ]
    chapeau = Paragraph("annex1.p2", "2", None, "The keepers agree to the following:", [*lists[0], *lists[1]])
    document = Document(
        kind="resolution",
        language="en",
        symbol="EX/RES/7/12",
        title="Lamps",
        opening="The Assembly",
        preamble=[Paragraph("pp1", None, "Recalling", "Recalling its resolution 6/3,")],
        operative=[Paragraph("op1", "1", "Adopts", "Adopts the programme in the annex.")],
        annexes=[
            Paragraph("annex1.p1", "1", None, "The keepers met in the northern lighthouse."),
            chapeau,
            Paragraph("annex1.p3", "3", None, "The keepers will meet again."),
        ],
        blocks=[Block("heading", "h1", 0, None, "Annex")],
    )
    headings = {lists[0][0].id: ("h2", "A", "Lamps"), lists[1][0].id: ("h3", "B", "Doors")}
    for top in (*document.preamble, *document.operative, *document.annexes):
        if top.id == "annex1.p1":
            document.blocks.append(document.blocks.pop(0))
        for paragraph in top.walk():
            if paragraph.id in headings:
                name, number, text = headings[paragraph.id]
                document.blocks.append(Block("heading", name, 1, number, text))
            level = int(paragraph is not top)
            document.blocks.append(Block("paragraph", paragraph.id, level, paragraph.number, paragraph.text))
    return document


@pytest.mark.parametrize("name", ["text", "html", "docx", "akn"])
def test_headings_between_the_children_of_a_paragraph_keep_their_place(name):
    document = annexed(";")
    again = read(write(document, name))
    assert [(b.type, b.number, b.text) for b in again.blocks] == [(b.type, b.number, b.text) for b in document.blocks]
    assert (again.operative, again.annexes) == (document.operative, document.annexes)


@pytest.mark.parametrize("name", ["text", "html", "docx"])
def test_a_list_that_ended_above_a_heading_does_not_go_on_below_it(name):
    again = read(write(annexed("."), name))
    assert [child.text for child in again.annexes[1].paragraphs] == ["Oil the lamps;", "Trim the wicks."]
    assert "Paint the doors;" in [paragraph.text for paragraph in again.annexes]


@pytest.mark.fonts
def test_a_page_has_the_headings_between_the_children_in_their_place():
    import pypdfium2

    with pypdfium2.PdfDocument(write(annexed(";"), "pdf")) as pdf:
        text = "".join(page.get_textpage().get_text_range() for page in pdf)
    places = [text.index(words) for words in ("following:", "Oil the", "Trim the", "Doors", "Paint the", "Count the")]
    assert places == sorted(places)
