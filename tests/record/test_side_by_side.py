"""Two languages of one document side by side: aligned by address, each in its direction, differences in citing told."""

from __future__ import annotations

import re
from typing import Any

import pytest

from multilateral import texts
from multilateral.texts.model import Document, Note, Paragraph
from multilateral.web.beside import side_by_side
from tests.cast import BODY
from tests.record import samples

PAGE = "/documents/EX/RES/3/1"


def paper(language: str, *paragraphs: tuple[str, str]) -> Document:
    document = Document(
        symbol="EX/RES/3/1",
        kind="resolution",
        language=language,
        preamble=[Paragraph(id=id, text=text) for id, text in paragraphs if id.startswith("pp")],
        operative=[Paragraph(id=id, number=id[2:], text=text) for id, text in paragraphs if id.startswith("op")],
    )
    document.citations = texts.cite(document)
    return document


def test_paragraphs_are_paired_by_address_and_none_is_lost() -> None:
    left = paper("en", ("pp1", "One,"), ("pp3", "Three,"), ("op1", "First."))
    right = paper("ar", ("pp1", "أولا"), ("pp2", "ثانيا"), ("op1", "واحد"), ("op2", "اثنان"))
    pairs = side_by_side(left, right).pairs
    assert [(p.anchor, p.left is not None, p.right is not None) for p in pairs] == [
        ("pp1", True, True),
        ("pp3", True, False),
        ("pp2", False, True),
        ("op1", True, True),
        ("op2", False, True),
    ]


def test_what_one_language_cites_and_the_other_does_not_is_told_by_place() -> None:
    left = paper("en", ("pp1", "Recalling EX/RES/2/7 and EX/RES/2/8,"), ("pp2", "Noting EX/RES/1/1,"))
    right = paper("fr", ("pp1", "Rappelant EX/RES/2/7,"), ("pp2", "Notant EX/RES/1/1 et EX/RES/1/2,"))
    found = side_by_side(left, right).differing
    assert [(p.label, [(says, targets) for says, _code, _silent, _other, targets in p.only]) for p in found] == [
        ("PP1", [("English", ("EX/RES/2/8",))]),
        ("PP2", [("français", ("EX/RES/1/2",))]),
    ]


def test_blocks_without_addresses_keep_their_place() -> None:
    left = texts.read(b"EX/WG/3/INF/2\n\n" + samples.NO_RESOLUTION.encode())
    pairs = side_by_side(left, left).pairs
    assert all(p.left is not None and p.right is not None for p in pairs)
    assert len(pairs) == len(side_by_side(left, left).left.pieces)


@pytest.fixture
def two_languages(cast: Any, bring_in: Any) -> None:
    from multilateral.record.acts import enter_document

    bring_in(samples.adopted())
    arabic = paper("ar", ("pp1", "إذ تشير إلى ما سبق"), ("op1", "تشجع كل دولة"))
    arabic.notes = [Note(marker="1", text="حاشية", paragraph="op1", offset=4)]
    enter_document(by=cast.secretariat, document=arabic, body=BODY, exercise=True)


@pytest.mark.django_db
def test_each_line_of_the_proof_names_the_language_that_was_entered(client: Any, two_languages: None) -> None:
    html = client.get(f"{PAGE}?language=en").content.decode()
    lines = re.findall(r"<time[^>]*>[^<]*</time>: .*?ledger</a>", html[html.index('id="proof"') :])
    brought = [re.findall(r'href="(.*?)" hreflang="(..)"', line) for line in lines]
    assert brought == [
        [("?language=en&amp;version=1", "en")],
        [("?language=ar&amp;version=1", "ar")],
    ]


@pytest.mark.django_db
def test_the_page_sets_each_side_in_its_own_direction(client: Any, two_languages: None) -> None:
    answer = client.get(f"{PAGE}?language=en&beside=ar")
    html = answer.content.decode()
    assert answer.status_code == 200
    assert re.search(r'<div class="side" lang="en" dir="ltr"><p>.*Recalling', html)
    assert re.search(r'<div class="side" lang="ar" dir="rtl"><p>.*إذ تشير', html)
    assert html.count('id="pp1"') == 1
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert "The two languages cite differently at one place:" in html
    assert "In English it cites what it does not in" in html
    assert f"{PAGE}.pdf?language=ar" in html and f"{PAGE}.docx?language=en" in html


@pytest.mark.django_db
def test_the_document_says_where_its_languages_differ_and_leads_there(client: Any, two_languages: None) -> None:
    html = client.get(PAGE).content.decode()
    assert 'href="?language=en&amp;beside=ar"' in html
    assert "Where the languages differ" in html
    assert 'href="?language=en&amp;beside=ar#pp1"' in html


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["beside=ru", "beside=..", "language=ru&beside=en"])
def test_a_language_that_is_not_held_is_not_found(client: Any, two_languages: None, query: str) -> None:
    assert client.get(f"{PAGE}?{query}").status_code == 404
