"""What cannot be read is refused with one sentence that says what to do."""

from __future__ import annotations

import pytest

from multilateral.texts import read
from multilateral.texts.model import TextError
from multilateral.texts.read import plain

DRAFT = "EX/3/L.2\n\nThe Working Group,\n\nNoting the café’s dark,\n\n1. Decides so.\n"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "the file is empty"),
        (b" \n\t\r\n ", "the text is empty"),
        (b"\xef\xbb\xbf", "the text is empty"),
        (b"PK\x03\x04rest", "begins as a ZIP archive .Word file. but is cut off or damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "this is an old Word file"),
        (b"{\\rtf1 x}", "this is a Rich Text file"),
        (b"\x89PNG\r\n\x1a\n", "this is an image"),
        (b"\xff\xd8\xff\xe0", "this is an image"),
        (b"<!doctype html><script>x</script>", "the HTML page holds no text"),
        (b"<?xml version='1.0'?><akomaNtoso/>", "holds no document"),
        (b"The General Assembly\x00,\x00", "NUL characters"),
        ("Генеральная Ассамблея, ссылаясь на свои резолюции".encode("koi8-r"), "save it as UTF-8"),
        (b"\x81\x8d\x8f The Working Group decides that there shall be light in the harbour", "save it as UTF-8"),
        (b"\xff\xfeT\x00h\x00e", "UTF-16"),
        (b"\xff\xfe\x00\xd8", "UTF-16"),
    ],
)
def test_it_is_refused_with_a_sentence(data: bytes, sentence: str) -> None:
    if data == b"\xff\xfeT\x00h\x00e":
        with pytest.raises(TextError, match=sentence):
            read(data)
        return
    with pytest.raises(TextError, match=sentence) as error:
        read(data)
    assert "\n" not in str(error.value)


def test_a_text_that_is_too_long_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain, "MOST_BYTES", 100)
    with pytest.raises(TextError, match="longer than"):
        read(b"x" * 101)


def test_a_language_that_cannot_be_read_is_named_with_those_that_can() -> None:
    with pytest.raises(TextError, match="give one of ar, en, es, fr, ru, zh"):
        read(DRAFT, language="tlh")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_with_a_mark_is_read_the_same(encoding: str) -> None:
    marks = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
    assert read(marks.get(encoding, b"") + DRAFT.encode(encoding)) == read(DRAFT)


def test_windows_text_is_read_with_a_doubt() -> None:
    document = read(DRAFT.encode("cp1252"))
    assert document.preamble[0].text == "Noting the café’s dark,"
    assert [(d.kind, d.place, d.reading) for d in document.doubts if d.kind == "encoding"] == [
        ("encoding", "line:5", "Windows-1252")
    ]
