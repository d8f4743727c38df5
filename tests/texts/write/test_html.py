"""A standalone page: anchors for every paragraph, notes linked both ways, nothing to fetch, plainly not official."""

import re

from lxml import html as parser

from multilateral.texts import compare, write
from multilateral.texts.model import Citation, Document, Note, Paragraph
from multilateral.texts.write import comparison


def page(document, **options):
    return parser.document_fromstring(write(document, "html", **options))


def test_every_paragraph_is_an_anchor_with_its_address(lighthouses):
    lighthouses.notes = []
    root = page(lighthouses)
    for paragraph in lighthouses.walk():
        (found,) = root.xpath(f'//*[@id="{paragraph.id}"]')
        assert paragraph.text in found.text_content()
        assert found.xpath(f'./a[@class="address"][@href="#{paragraph.id}"]')
    assert len(root.xpath("//@id")) == len(set(root.xpath("//@id")))


def test_a_text_without_a_title_has_a_first_heading_all_the_same(lighthouses):
    for document, words in (
        (Document(symbol="S/2033/7"), "S/2033/7"),
        (Document(), "Document without a symbol"),
        (lighthouses, lighthouses.title),
    ):
        (heading,) = page(document).xpath("//h1")
        assert words in heading.text_content()


def test_every_link_within_the_page_leads_somewhere(lighthouses):
    root = page(lighthouses)
    for href in root.xpath('//a[starts-with(@href, "#")]/@href'):
        assert len(root.xpath(f'//*[@id="{href[1:]}"]')) == 1


def test_notes_are_linked_both_ways_even_if_they_bear_the_same_mark():
    document = Document(
        operative=[Paragraph("op1", "1", "Notes", "Notes the lamps and the oil;")],
        notes=[Note("*", "One.", "op1", 15), Note("*", "Two.", "op1", 28), Note("3", "Lost.", None, None)],
    )
    root = page(document)
    assert [a.get("href") for a in root.xpath('//a[@role="doc-noteref"]')] == ["#note1", "#note2"]
    assert [a.get("href") for a in root.xpath('//a[@role="doc-backlink"]')] == ["#mark1", "#mark2"]
    assert "Lost." in root.text_content()


def test_citations_are_links_where_the_caller_knows_the_way(lighthouses):
    def link(citation: Citation) -> str | None:
        return f"/documents/{citation.target}" if "RES" in citation.target else None

    linked = page(lighthouses, link=link)
    assert [a.text for a in linked.xpath('//a[starts-with(@href, "/documents/")]')] == ["EX/RES/7/12", "EX/RES/7/12"]
    assert not page(lighthouses).xpath('//a[starts-with(@href, "/documents/")]')


def test_footer_and_metadata_say_that_it_is_no_official_document(lighthouses, seed):
    for document in (lighthouses, seed("A_RES_74_29")):
        root = page(document)
        for said in (root.xpath("//footer")[0].text_content(), root.xpath('//meta[@name="description"]/@content')[0]):
            assert re.search(r"no (official )?document of the United Nations", said)


def test_an_exercise_never_bears_the_name_of_the_organization(lighthouses):
    root = page(lighthouses)
    assert "United Nations" not in root.xpath("//article")[0].text_content()
    assert "exercise" in root.xpath("//footer")[0].text_content()


def test_the_page_fetches_nothing_and_runs_nothing(lighthouses):
    text = write(lighthouses, "html").decode()
    assert not re.search(r"<script|<link|<img|src=|@import|url\(|https?://", text)


def test_what_a_text_holds_is_never_markup():
    evil = '<script>alert("x")</script> & \x00\x1b'
    document = Document(
        symbol=evil, title=evil, language='x"><script>', sponsors=[evil], operative=[Paragraph(evil, evil, evil, evil)]
    )
    root = page(document)
    assert not root.xpath("//script")
    assert "alert" in root.text_content()


def test_right_to_left_languages_are_set_so():
    assert page(Document(language="ar", title="\u0645")).get("dir") == "rtl"


def test_a_comparison_says_insertions_and_deletions_in_words(resolution):
    old = resolution(["Noting the lamps that are lit at dusk,"], ["Notes the report on lamps and oil;"])
    new = resolution(["Noting the lamps that are lit at dawn,"], ["Urges all States to repair the harbour;"])
    root = parser.document_fromstring(comparison.html(compare(old, new), old, new))
    assert [i.text_content() for i in root.xpath('//div[@id="pp1"]//ins')] == ["insertion: dawn end of insertion"]
    assert [i.text_content() for i in root.xpath('//div[@id="pp1"]//del')] == ["deletion: dusk end of deletion"]
    assert root.xpath('//div[@id="op1"]//ins[@class="whole"]')
    assert root.xpath('//div[@id="old-op1"]//del')


def test_a_comparison_as_text_marks_what_went_and_came(resolution):
    old = resolution([], ["Notes the report on lamps and oil of the keepers;"])
    new = resolution([], ["Welcomes the report on lamps and oil of the keepers;"])
    plain = comparison.text(compare(old, new), old, new)
    assert "1. [-Notes-]{+Welcomes+} the report" in plain
    assert "Verb: Notes → Welcomes" in plain
    assert "\x1b" not in plain
    assert "\x1b[" in comparison.text(compare(old, new), old, new, colour=True)


def test_a_text_cannot_steer_the_terminal(resolution):
    old, new = resolution([], ["Notes \x1b[2Jthe lamps;"]), resolution([], ["Notes \x1b[2Jthe lights;"])
    assert "\x1b[2J" not in comparison.text(compare(old, new), old, new, colour=True)
