"""The word search: words, phrases, accents, other scripts; nothing that is typed is a query language."""

from __future__ import annotations

from typing import Any

import pytest

from multilateral.record.words import asked, folded, found_in
from tests.cast import BODY
from tests.record import samples

pytestmark = pytest.mark.django_db


def find(words: str, **more: Any) -> list[tuple[str, str]]:
    from multilateral.record.queries import search

    return [(result.symbol, result.paragraph) for result in search(words, **more).results]


@pytest.fixture
def held(bring_in: Any) -> list[Any]:
    return [bring_in(samples.DRAFT), bring_in(samples.adopted())]


def test_all_words_must_stand_in_one_paragraph(held: Any) -> None:
    assert find("cross-border late") == [("EX/RES/3/1", "pp2"), ("EX/WG/3/L.9", "pp2")]
    assert find("cross-border directory") == []


def test_quoted_words_stand_together_in_that_order(held: Any) -> None:
    assert find('"use made of the directory"') == [("EX/RES/3/1", "op2"), ("EX/WG/3/L.9", "op2")]
    assert find('"directory made use"') == []
    assert find("directory made use") != []


def test_case_and_accents_do_not_matter(bring_in: Any) -> None:
    bring_in(samples.draft().replace(b"working language", "langue d’Élvane".encode()))
    assert find("ELVANE") == find("élvane") == find("langue d'elvane") == [("EX/WG/3/L.9", "op1")]


def test_notes_and_titles_are_found(held: Any) -> None:
    assert ("EX/WG/3/L.9", "note:1") in find('"EX/WG/2/6"')
    assert ("EX/WG/3/L.9", "title") in find("templates for requests")


def test_chinese_is_found_sign_by_sign_and_arabic_without_its_vowels(cast: Any) -> None:
    from multilateral.record.acts import enter_document
    from multilateral.texts.model import Document, Paragraph

    for number, language, text in (
        (1, "zh", "回顾其关于联络人名录的决议，"),
        (2, "ar", "إِنَّ الجَمعِيَّةَ العَامَّةَ تُشَجِّعُ الدُّوَلَ"),
    ):
        paragraph = Paragraph(id="pp1", text=text)
        document = Document(symbol=f"EX/RES/9/{number}", kind="resolution", language=language, preamble=[paragraph])
        enter_document(by=cast.secretariat, document=document, body=BODY, exercise=True)
    assert find("决议") == find("联络人") == [("EX/RES/9/1", "pp1")]
    assert find("名人") == []
    assert find("العامة تشجع") == find("ان الجمعية") == [("EX/RES/9/2", "pp1")]
    assert find("决议", language="en") == []


def test_coverage_says_what_was_searched(held: Any) -> None:
    from multilateral.record.queries import search

    found = search("templates", limit=1)
    assert (found.count, len(found.results)) == (4, 1)
    coverage = found.coverage
    assert (coverage.documents, coverage.languages) == (2, ("en",))
    assert (str(coverage.first), str(coverage.last)) == ("2026-11-18", "2026-11-20")


def test_pages_do_not_overlap(held: Any) -> None:
    whole = find("the", limit=100)
    assert find("the", limit=3) + find("the", limit=100, offset=3) == whole


def test_the_snippet_marks_what_was_found(held: Any) -> None:
    from multilateral.record.queries import search

    (result, _other) = search('"answered late"').results
    assert [text for text, hit in result.snippet if hit] == ["answered late"]
    assert "".join(text for text, _hit in result.snippet).startswith("Noting that cross-border")


@pytest.mark.parametrize(
    "typed",
    [
        "",
        '"',
        "“",
        '""',
        "AND",
        "OR NOT",
        "NEAR(a b)",
        "words:*",
        "a*",
        "(((",
        "' OR 1=1 --",
        "^x",
        "-x",
        "{a b}: c",
        "\\",
        "%_",
        "\0",
        "a" * 5000,
        "x " * 5000,
        "'; DROP TABLE record_words; --",
        "🙂",
        "\u202e",
    ],
)
def test_whatever_is_typed_is_only_words(held: Any, typed: str) -> None:
    assert isinstance(find(typed), list)
    assert find("answered") != []


def test_the_index_can_be_rebuilt(held: Any) -> None:
    from multilateral.record import index
    from multilateral.record.models import CitationLink, Passage

    before = find("the", limit=100), Passage.objects.count(), CitationLink.objects.count()
    assert index.rebuild() == 2
    assert (find("the", limit=100), Passage.objects.count(), CitationLink.objects.count()) == before


def test_words_are_parted_and_folded() -> None:
    assert folded("L’État d’Élvane: 2021–2025") == "l etat d elvane 2021 2025"
    assert asked('one "two  three" four-five one') == [["two", "three"], ["one"], ["four", "five"]]
    assert [("a b"[s:e]) for s, e in found_in("a b", [["b"]])] == ["b"]
    assert sum(map(len, asked("w1 w2 " * 100 + " ".join(map(str, range(100)))))) == 24
