"""A pasted text is cut into clauses: at punctuation, before conjunctions, in six languages."""

from __future__ import annotations

import pytest

from multilateral.record.clauses import clauses, paragraphs


def cut(text: str, language: str = "en") -> list[str]:
    return [text[c.start : c.end] for words in paragraphs(text) for c in clauses(text, words, language)]


def test_punctuation_parts_clauses_and_short_pieces_go_with_what_follows() -> None:
    text = "Recalling, in this regard, the directory of points of contact, noting that it is used, and so on,"
    assert cut(text) == [
        "Recalling, in this regard, the directory of points of contact",
        "noting that it is used, and so on",
    ]


def test_a_figure_or_a_symbol_is_not_cut() -> None:
    text = "Notes EX/WG/3/L.9 on 2,500 lanterns."
    assert cut(text) == [text[:-1]]


def test_a_long_clause_is_parted_before_a_conjunction() -> None:
    text = (
        "to share what they know of the lamps of the northern harbours with a view to making the winter crossing safer "
        "for small boats"
    )
    first, second = cut(text)
    assert first.endswith("northern harbours") and second.startswith("with a view to making")
    assert cut("the lamps and the winches of the harbour") == ["the lamps and the winches of the harbour"]


def test_paragraphs_lose_their_numbers_and_wrapped_lines_are_joined() -> None:
    text = "The Working Group,\n\n1.  Decides to keep the lamps\nof the harbour lit all night;\n"
    text += "(a) To mend the winches by spring;\n"
    assert cut(text) == [
        "The Working Group",
        "Decides to keep the lamps\nof the harbour lit all night",
        "To mend the winches by spring",
    ]


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("fr", "Rappelant le répertoire des points de contact du port, et notant avec satisfaction qu’il sert ;", 2),
        ("es", "Recordando el directorio de puntos de contacto del puerto, y observando que se utiliza mucho;", 2),
        ("ru", "ссылаясь на справочник контактных пунктов порта, и отмечая с удовлетворением его использование,", 2),
        ("ar", "إذ تشير إلى دليل جهات الاتصال في الميناء، وإذ تلاحظ مع الارتياح استخدامه الواسع،", 2),
        ("zh", "回顾关于港口联络人名录的决定，满意地注意到该名录得到广泛使用，", 2),
    ],
)
def test_clauses_are_cut_in_every_language(language: str, text: str, count: int) -> None:
    assert len(cut(text, language)) == count


@pytest.mark.parametrize("text", ["", " \n ", "…", "1.", ",;:", "\u202e", "(a)"])
def test_a_text_of_next_to_nothing_has_next_to_no_clauses(text: str) -> None:
    assert len(cut(text)) <= 1


def test_clauses_do_not_overlap_and_lose_no_word() -> None:
    text = "Noting, lamps, winches, and, in the harbour, boats, which are small; 2. Calls; upon; all; " * 5
    spans = [(c.start, c.end) for words in paragraphs(text) for c in clauses(text, words, "en")]
    assert all(a[1] <= b[0] for a, b in zip(spans, spans[1:], strict=False))
    assert sum(text[s:e].count("lamps") for s, e in spans) == 5
