"""The page of a document: addresses, notes, links, lineage, downloads; strict about what it is given."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import quote

import pytest

from multilateral.texts.model import Document, Paragraph
from tests.cast import BODY
from tests.record import samples

pytestmark = pytest.mark.django_db


def page(client: Any, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def test_every_paragraph_has_its_address(client: Any, bring_in: Any) -> None:
    bring_in(samples.DRAFT)
    html = page(client, "/documents/EX/WG/3/L.9")
    for anchor in ("pp1", "pp2", "op1", "op2", "op3"):
        assert f'id="{anchor}"' in html
        assert f'href="#{anchor}"' in html
    assert "<i>Requests</i> the Secretariat" in html
    assert 'class="exercise"' in html


def test_notes_lead_both_ways(client: Any, bring_in: Any) -> None:
    bring_in(samples.DRAFT)
    html = page(client, "/documents/EX/WG/3/L.9")
    assert 'id="to-note-1" href="#note-1"' in html
    assert '<li id="note-1"><a class="fn" href="#to-note-1"' in html


def test_a_citation_leads_to_what_is_held_and_says_what_is_not(client: Any, bring_in: Any) -> None:
    bring_in(samples.DRAFT)
    html = page(client, "/documents/EX/WG/3/L.9")
    mark = 'class="unheld" href="/search?q=EX/RES/2/7" title="EX/RES/2/7 is not held in this record"'
    assert f"<a {mark}>EX/RES/2/7</a>" in html
    assert "EX/WG/3/L.9#pp1" in page(client, "/search?q=EX/RES/2/7")
    bring_in(samples.draft("EX/RES/2/7").replace(b"EX/RES/2/7 of", b"EX/RES/1/1 of"))
    html = page(client, "/documents/EX/WG/3/L.9")
    assert '<a href="/documents/EX/RES/2/7">EX/RES/2/7</a>' in html
    assert '<a href="/documents/EX/WG/3/L.9#pp1">PP1</a>' in page(client, "/documents/EX/RES/2/7")


def test_what_is_asked_of_whom_stands_beside_the_paragraph_and_below(client: Any, bring_in: Any) -> None:
    bring_in(samples.adopted())
    html = page(client, "/documents/EX/RES/3/1")
    beside = re.search(r'<aside class="note" aria-label="On OP2">(.*?)</aside>', html, re.S)
    assert beside is not None
    assert "Secretariat" in beside[1]
    assert "for session 4" in beside[1]
    assert "<b>Creates</b> the item “Common templates”" in html
    assert 'id="sets-going"' in html
    # On a page in Arabic the words of an English text keep their own direction.
    assert '<span lang="en" dir="ltr"><b>Secretariat</b>: ' in html


def test_lineage_and_the_entry_in_the_ledger_are_shown(client: Any, bring_in: Any) -> None:
    bring_in(samples.draft())
    bring_in(samples.adopted())
    html = page(client, "/documents/EX/WG/3/L.9")
    assert "Adopted as" in html
    assert 'href="/documents/EX/RES/3/1"' in html
    assert "(inferred)" in html
    assert re.search(r'href="/ledger/\d+">entry \d+ of the ledger', html)


@pytest.mark.parametrize("typed", ["ex/wg/3/l.9", "EX/WG/3/L.9%20", "Ex/Wg/3/L.9"])
def test_another_spelling_leads_to_the_one_address(client: Any, bring_in: Any, typed: str) -> None:
    bring_in(samples.DRAFT)
    response = client.get(f"/documents/{typed}?language=en")
    assert (response.status_code, response.headers["Location"]) == (301, "/documents/EX/WG/3/L.9?language=en")


def test_a_symbol_with_blanks_and_parentheses_has_a_page(client: Any, cast: Any) -> None:
    from multilateral.record.acts import enter_document

    for symbol in ("A/RES/43/78 H", "A/RES/3201 (S-VI)"):
        enter_document(by=cast.operator, document=Document(symbol=symbol, language="en"), body="", exercise=False)
        html = page(client, f"/documents/{quote(symbol)}")
        assert f"<bdi>{symbol}</bdi>" in html
        assert client.get(f"/documents/{quote(symbol)}.json").status_code == 200


def test_what_is_not_held_says_so_and_who_refers_to_it(client: Any, bring_in: Any) -> None:
    bring_in(samples.DRAFT)
    response = client.get("/documents/ex/res/2/7")
    assert response.status_code == 404
    assert "not held in this record" in response.content.decode()
    assert 'href="/documents/EX/WG/3/L.9#pp1"' in response.content.decode()


@pytest.mark.parametrize(
    "typed", ["nonsense", "..", "%00", "<script>", "A/RES", "x" * 500, "EX/WG/3/L.9.exe", "a.json"]
)
def test_what_is_no_symbol_is_not_found(client: Any, typed: str) -> None:
    assert client.get(f"/documents/{typed}").status_code == 404


def test_words_are_shown_and_never_run(client: Any, cast: Any) -> None:
    from multilateral.record.acts import enter_document

    nasty = '<script>alert("x")</script><img src=x onerror=y>'
    document = Document(
        symbol="EX/RES/9/9",
        kind="resolution",
        language="en",
        title=nasty,
        opening=nasty,
        operative=[Paragraph(id="op1", number="1", text=f"Requests the {nasty} to submit it by 1 May 2027;")],
    )
    enter_document(by=cast.secretariat, document=document, body=BODY, exercise=True)
    for address in ("/documents/EX/RES/9/9", "/documents/", "/search?q=alert", f"/search?q={quote(nasty)}"):
        html = page(client, address)
        assert "<script>alert" not in html
        assert "<img" not in html


def test_an_arabic_text_runs_from_right_to_left(client: Any, cast: Any) -> None:
    from multilateral.record.acts import enter_document

    document = Document(symbol="EX/RES/9/9", language="ar", preamble=[Paragraph(id="pp1", text="إذ تشير إلى قرارها")])
    enter_document(by=cast.secretariat, document=document, body=BODY, exercise=True)
    assert '<article class="folio" lang="ar" dir="rtl"' in page(client, "/documents/EX/RES/9/9")


def test_a_text_in_blocks_is_shown_whole(client: Any, bring_in: Any) -> None:
    bring_in("EX/WG/3/INF/2\n\n" + samples.NO_RESOLUTION)
    html = page(client, "/documents/EX/WG/3/INF/2")
    assert "Tea is served in the hall." in html
    assert "Badges are given out" in html


def test_versions_are_chosen_by_language(client: Any, cast: Any, bring_in: Any) -> None:
    from multilateral.record.acts import enter_document

    bring_in(samples.adopted())
    french = Document(
        symbol="EX/RES/3/1", language="fr", preamble=[Paragraph(id="pp1", text="Rappelant sa résolution,")]
    )
    enter_document(by=cast.secretariat, document=french, body=BODY, exercise=True)
    french = page(client, "/documents/EX/RES/3/1?language=fr")
    assert "Rappelant" in french
    assert '<b lang="fr" dir="ltr">Français</b>' in french
    assert '<a href="?language=en" hreflang="en" lang="en" dir="ltr">English</a>' in french
    assert "Recalling" in page(client, "/documents/EX/RES/3/1")
    assert client.get("/documents/EX/RES/3/1?language=ru").status_code == 404


@pytest.mark.parametrize(
    ("ending", "media_type", "holds"),
    [
        ("json", "application/json", b'"multilateral/document/1"'),
        ("html", "text/html", b"<!doctype html>"),
        ("akn.xml", "application/akn+xml", b"akomaNtoso"),
        ("docx", "application/vnd.openxmlformats-officedocument", b"word/document.xml"),
        ("pdf", "application/pdf", b"%PDF-"),
        ("txt", "text/plain", b"Recalling its resolution"),
    ],
)
def test_it_can_be_kept_in_each_format(client: Any, bring_in: Any, ending: str, media_type: str, holds: bytes) -> None:
    bring_in(samples.DRAFT)
    response = client.get(f"/documents/EX/WG/3/L.9.{ending}")
    assert response.status_code == 200
    assert response.headers["Content-Type"].startswith(media_type)
    assert f'filename="EX_WG_3_L.9.{ending}"' in response.headers["Content-Disposition"]
    assert holds in response.content
    if ending == "json":
        assert json.loads(response.content)["symbol"] == "EX/WG/3/L.9"


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("ar", "العربية"),
        ("zh", "中文"),
        ("en", "English"),
        ("fr", "Français"),
        ("ru", "Русский"),
        ("es", "Español"),
        ("und", "und"),
    ],
)
def test_a_language_is_named_in_its_own_words(code: str, name: str) -> None:
    from multilateral.web.templatetags.in_words import own_name

    assert own_name(code) == name
