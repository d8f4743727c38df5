"""Doubted words: found in the whole text at once, by the same words that a search of each paragraph gives."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from multilateral.texts.model import Document, Paragraph
from multilateral.texts.read.doubts import _WORD, _words, spelt
from multilateral.texts.wording import ENGLISH


def doubts(*texts: str) -> list[tuple[str, str, str | None]]:
    """Kind, printed words and reading of what is doubted in paragraphs of these texts."""
    document = Document(operative=[Paragraph(f"op{n}", text=text) for n, text in enumerate(texts, 1)])
    return [(doubt.kind, doubt.printed, doubt.reading) for doubt in spelt(document, ENGLISH)]


@given(st.text(alphabet="aZé²İßя國-—’1 \n", max_size=14))
def test_the_short_way_to_the_words_finds_what_the_pattern_finds(text):
    assert _words(text) == _WORD.findall(text.lower())


def test_a_word_torn_in_two_is_doubted_where_the_text_has_it_whole():
    torn = ("split-word", "light houses", "lighthouses")
    assert doubts("Notes the lighthouses of the coast;", "Requests that light houses be kept;") == [torn]


def test_words_that_a_stop_or_a_paragraph_parts_are_not_torn():
    assert doubts("Notes the lighthouses;", "Asks for light, houses;") == []
    assert doubts("Notes the lighthouses of more light", "houses stand there;") == []


def test_a_word_that_stands_alone_elsewhere_is_not_torn():
    assert doubts("Notes the lighthouses and the light;", "Requests that light houses be kept;") == []
