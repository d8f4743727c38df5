"""Word files that are damaged, hostile or none at all are refused with one sentence, at once."""

from __future__ import annotations

import struct
import time
import zipfile
from io import BytesIO

import pytest

from multilateral.texts import read
from multilateral.texts.model import TextError
from tests.texts.read.word_files import W, archive, p, unpacked, word

SOUND = word(p("Report of the Working Group on Lighthouses."))


def with_part(name: str, content: str | bytes) -> bytes:
    return archive({**unpacked(SOUND), name: content})


def document(body: str, before: str = "") -> bytes:
    return with_part("word/document.xml", f'{before}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')


def without(name: str) -> bytes:
    return archive({key: value for key, value in unpacked(SOUND).items() if key != name})


def encrypted() -> bytes:
    # The bit that says a member is encrypted, in both of its headers.
    data = bytearray(SOUND)
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = -1
        while (start := data.find(signature, start + 1)) >= 0:
            data[start + at] |= 1
    return bytes(data)


def lying() -> bytes:
    """A part that unpacks to more than the archive says."""
    data = bytearray(document("<w:p/>" * 300_000))
    real = struct.pack("<I", zipfile.ZipFile(BytesIO(data)).getinfo("word/document.xml").file_size)
    return bytes(data.replace(real, struct.pack("<I", 1000)))


def damaged() -> bytes:
    data = bytearray(document("".join(p(f"Paragraph {n} of many.") for n in range(3000))))
    at = data.find(b"word/document.xml") + 200
    data[at : at + 40] = bytes(40)
    return bytes(data)


ENTITY = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'

CELL = "<w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>"

REFUSED = {
    "cut off": (SOUND[:-40], "cut off or damaged"),
    "cut short": (SOUND[:60], "cut off or damaged"),
    "an empty archive": (archive({}), "an empty ZIP archive, not a Word file"),
    "an archive of other files": (archive({"a.txt": "words"}), "a ZIP archive without a Word document"),
    "a workbook": (archive({"xl/workbook.xml": "<x/>"}), "an Excel workbook, not a Word file"),
    "a presentation": (archive({"ppt/presentation.xml": "<x/>"}), "a PowerPoint presentation"),
    "a Java archive": (archive({"META-INF/MANIFEST.MF": "x"}), "a Java archive"),
    "an OpenDocument text": (
        archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}),
        "an OpenDocument text file",
    ),
    "no document part": (without("word/document.xml"), "a ZIP archive without a Word document"),
    "another root": (with_part("word/document.xml", "<html/>"), "no Word document"),
    "no sound XML": (with_part("word/document.xml", "<w:document"), "no sound XML"),
    "an empty part": (with_part("word/document.xml", ""), "no sound XML|is empty"),
    "no text": (document(""), "holds no text"),
    "entities": (document(p("&b;"), ENTITY), "declares XML entities"),
    "external entities": (document(p("&a;"), OUTSIDE), "declares XML entities"),
    "depth without end": (document("<w:sdt>" * 20_000 + "</w:sdt>" * 20_000), "nested deeper"),
    "a password": (encrypted(), "protected by a password"),
    "a bomb by its ratio": (with_part("word/document.xml", b" " * 30_000_000), "far beyond a document"),
    "a bomb that lies": (lying(), "cannot be unpacked|far beyond|no sound XML"),
    "damaged inside": (damaged(), "cannot be unpacked|no sound XML"),
    "too many files": (archive({f"{n}.txt": "" for n in range(20_001)}), "more than any Word file"),
    "an old or an encrypted Word file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "an old Word file"),
}


@pytest.mark.parametrize("fault", REFUSED)
def test_it_is_refused_with_a_sentence(fault: str) -> None:
    data, sentence = REFUSED[fault]
    begun = time.process_time()
    with pytest.raises(TextError, match=sentence) as error:
        read(data)
    assert "\n" not in str(error.value) and len(str(error.value)) < 200
    assert time.process_time() - begun < 3


@pytest.mark.parametrize("part", ["_rels/.rels", "[Content_Types].xml", "word/_rels/document.xml.rels"])
def test_what_only_says_where_things_are_may_be_missing(part: str) -> None:
    assert read(without(part)).blocks[0].text.startswith("Report")


def test_relations_that_lead_nowhere_are_passed_over() -> None:
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" Type="x/styles" Target="missing.xml"/><Relationship Id="b" Type="x/footnotes" '
        'Target="http://example.org/x" TargetMode="External"/><Relationship Id="c" Type="x/header" '
        'Target="../../../outside.xml"/></Relationships>'
    )
    assert read(with_part("word/_rels/document.xml.rels", rels)).blocks[0].text.startswith("Report")


def test_styles_that_are_based_on_each_other_end() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:basedOn w:val="{other}"/></w:style>'
        for one, other in (("A", "B"), ("B", "A"))
    )
    assert read(word(p("Some words.", properties='<w:pStyle w:val="A"/>'), styles=styles)).blocks


def test_fields_that_never_end_and_marks_of_no_note_do_not_stop_the_reading() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    body = p("Some words.", end, begin) + p("Words in a field without end.")
    assert [block.text for block in read(word(body)).blocks] == ["Some words.", "Words in a field without end."]
    marked = read(word(p("Some words.", '<w:r><w:footnoteReference w:id="99"/></w:r>')))
    assert [doubt.kind for doubt in marked.doubts if doubt.printed == "1"] == ["mark-without-note"]


def test_numbers_beyond_all_sense_do_no_harm() -> None:
    level = (
        '<w:lvl w:ilvl="99999999999"><w:start w:val="-5"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%9"/></w:lvl>'
        '<w:lvl w:ilvl="0"><w:start w:val="999999999"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%1"/></w:lvl>'
    )
    lists = f'<w:abstractNum w:abstractNumId="1">{level}</w:abstractNum>'
    lists += '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    body = p("Words.", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    assert read(word(body, numbering=lists)).blocks[0].text.endswith("Words.")


@pytest.mark.parametrize(
    "body",
    [
        p("A paragraph of some words, like many others.") * 20_000,
        "<w:tbl>" + f"<w:tr>{'<w:tc>' + p('x') + '</w:tc>'}</w:tr>" * 20_000 + "</w:tbl>",
        "<w:tbl><w:tr>" + ("<w:tc>" + p("x") + "</w:tc>") * 20_000 + "</w:tr>" + "</w:tbl>",
        f"<w:tbl><w:tr>{CELL * 10_000}</w:tr>" + f"<w:tr>{CELL}</w:tr>" * 10_000 + "</w:tbl>",
        "<w:p>" + "<w:r><w:t>x</w:t></w:r>" * 100_000 + "</w:p>",
    ],
    ids=["paragraphs", "rows", "cells", "a wide row and many rows", "runs"],
)
def test_what_is_long_takes_time_in_proportion(body: str) -> None:
    data = document(p("Report of the Working Group.") + body)
    begun = time.process_time()
    assert len(read(data).blocks) > 1
    assert time.process_time() - begun < 15
