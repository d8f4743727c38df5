"""Nothing is lost: every line of the input ends in one place, and its words are found there."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import regex
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from multilateral.texts.model import Block, Document, TextError, from_json, to_json
from multilateral.texts.read import Reading, account

RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.txt"))


def solid(text: str) -> str:
    """The characters that are seen and no hyphen: hyphens at line ends come and go."""
    return regex.sub(r"[\s\u00ad\ufeff\u200b\u2060\u200e\u200f\u2010\u2011-]", "", text)


def split(text: str) -> list[str]:
    return regex.split(r"\r\n|[\n\r]", text)


def check(text: str, reading: Reading) -> None:
    """Each line with words on it has one entry; what stands in a place is what its lines hold, in order."""
    lines = split(text)
    filled = {n for n, line in enumerate(lines, 1) if solid(line)}
    entries = Counter(entry.line for entry in reading.account)
    assert {n for n in entries if solid(lines[n - 1])} == filled
    document = reading.document
    places: dict[tuple[str, str | None], list[str]] = {}
    for entry in reading.account:
        whole = [one for one in reading.account if one.line == entry.line] if entries[entry.line] > 1 else [entry]
        line = lines[entry.line - 1]
        assert solid("".join(line[one.start : one.end] for one in whole)) == solid(line)
        places.setdefault((entry.role, entry.place), []).append(line[entry.start : entry.end])
    blocks: dict[str | None, Block] = {}
    marks: dict[str | None, list[str]] = {}
    for prefix, one in (("", document), *((f"{n}:", part) for n, part in enumerate(document.parts, 1))):
        for block in one.blocks:
            place = f"{prefix}{block.id}"
            if block.type == "note_ref":
                marks.setdefault(place, []).append(block.number or "")
            else:
                blocks[place] = block
    for (role, place), held in places.items():
        printed = solid("".join(held))
        if role in ("paragraph", "heading"):
            block = blocks[place]
            kept = solid((block.number or "") + block.text).translate(RAISED)
            missing = Counter(printed.translate(RAISED)) - Counter(kept)
            # Only a number's dot, a bullet and the marks of notes are not in the words.
            allowed = Counter("".join(marks.get(place, ()))) + Counter("..,)[]•*–—OP" * 3 if block.number else "[]" * 9)
            assert not missing - allowed, (place, missing - allowed)
        elif role == "table":
            assert solid("".join(cell for row in blocks[place].rows for cell in row)) == printed
        elif role == "furniture":
            kept = solid("".join(piece.text for piece in document.furniture))
            assert all(solid(line) in kept for line in held)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_line_of_a_sample_is_accounted_for(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    check(text, account(text))


def test_every_line_of_the_real_texts_is_accounted_for(shared: Path) -> None:
    paths = [*sorted((shared / "seeds").glob("*.txt")), *sorted((shared / "data" / "ict").glob("*.txt"))]
    assert len(paths) == 12
    for path in paths:
        text = path.read_text(encoding="utf-8")
        check(text, account(text))


def test_every_line_of_the_council_s_texts_is_accounted_for(shared: Path) -> None:
    paths = sorted((shared / "data" / "security-council").glob("*.txt"))[::4]
    assert len(paths) > 100
    for path in paths:
        text = path.read_text(encoding="utf-8")
        check(text, account(text))


pieces = st.sampled_from(
    [
        *("The General Assembly,", "The Working Group,", "Recalling", "Noting the dark,", "Decides"),
        *("1.", "2.", "(a)", "(i)"),
        *("a.", "•", "Annex", "Annex II", "I", "B", "____", "1 A/77/1.", "¹ See", "²", "46th plenary meeting", "2/3"),
        *("12 December 2019", "A/RES/74/29", "19-21685 (E)", "*1921685*", "Agenda item 9", "Seventy-fourth session"),
        *("A, B and C: draft resolution", "[on the report of", "74/29. Title", "word,1 and", "end;", "end.", "open-"),
        *("\n", "\n", "\n", "\n\n", "\n\n", "\f", "\t", "  "),
        *("Distr.: Limited", "* x", "٣", "𝕏", "\u200b", "resolution 74/29"),
    ]
)


@settings(max_examples=300, deadline=2000, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(pieces, st.sampled_from([" ", "\n", "\n\n", ""])), max_size=60))
@example([("12 December 2019", "\n"), ("The General Assembly,", "\n"), ("The General Assembly,", "\n")] * 2)
def test_any_jumble_of_pieces_is_read_whole(parts: list[tuple[str, str]]) -> None:
    text = "".join(piece + gap for piece, gap in parts)
    try:
        reading = account(text)
    except TextError:
        assert not solid(text) or "\0" in text
        return
    check(text, reading)
    document = reading.document
    assert from_json(to_json(document)) == document
    names = [paragraph.id for paragraph in document.walk()]
    assert len(names) == len(set(names))
    offsets(document)


def offsets(document: Document) -> None:
    """Citations and note marks lie inside the texts that they name."""
    texts = {paragraph.id: paragraph.text for paragraph in document.walk()}
    for block in document.blocks:
        if block.id and block.type != "note_ref":
            texts.setdefault(block.id, block.text or "\n".join("\t".join(row) for row in block.rows))
    for one in document.citations:
        if one.paragraph is not None:
            assert texts[one.paragraph][one.start : one.end] == one.text
    for note in document.notes:
        if note.paragraph is not None and note.offset is not None:
            assert 0 <= note.offset <= len(texts[note.paragraph])


@settings(max_examples=300, deadline=2000)
@given(st.one_of(st.binary(max_size=400), st.text(max_size=400).map(lambda text: text.encode("utf-8", "replace"))))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        reading = account(data)
    except TextError as error:
        assert "\n" not in str(error)
        return
    assert reading.account
