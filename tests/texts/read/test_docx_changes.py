"""Tracked changes of Word files: the accepted and the former text, and each change at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from multilateral.texts.read.docx_changes import Marked, Tracked, read_marked
from tests.texts.read.word_files import gone, ins, mark, note, p, r, word

FIRST = p("Report of the Working Group on Lighthouses.")
DATE = 'w:author="Aldonia" w:date="2030-01-02T03:04:05Z"'
INSERTED_END = f"<w:rPr><w:ins w:id='8' {DATE}/></w:rPr>"
DELETED_END = f"<w:rPr><w:del w:id='9' {DATE}/></w:rPr>"


def texts(marked: Marked) -> tuple[list[str], list[str]]:
    """The accepted and the former paragraphs behind the first."""
    accepted, former = (
        [" ".join(filter(None, (b.number, b.text))) for b in document.blocks[1:]]
        for document in (marked.accepted, marked.former)
    )
    return accepted, former


def one(marked: Marked, kind: str) -> Tracked:
    (found,) = [change for change in marked.changes if change.kind == kind]
    return found


def test_words_come_and_go_at_their_places() -> None:
    body = p("1. The keepers ", ins(r("and their families ")), "stay", gone(" away"), ".")
    marked = read_marked(word(FIRST + body))
    assert texts(marked) == (["1 The keepers and their families stay."], ["1 The keepers stay away."])
    inserted, deleted = one(marked, "insertion"), one(marked, "deletion")
    assert (inserted.author, inserted.date, inserted.text) == ("Aldonia", "2030-01-02T03:04:05Z", "and their families ")
    assert (inserted.place, inserted.start, inserted.end) == ("p1", 12, 12)
    assert (deleted.author, deleted.text, deleted.place) == ("Borduria", " away", "p1")
    (former,) = [b for b in marked.former.blocks if b.id == "p1"]
    assert former.text[deleted.start : deleted.end] == " away"


def test_what_one_inserted_and_another_struck_out_is_in_neither_text() -> None:
    body = p("The ", ins(r("very ") + gone("bright ") + r("new ")), "lamps burn.")
    marked = read_marked(word(FIRST + body))
    assert texts(marked) == (["The very new lamps burn."], ["The lamps burn."])
    inserted, deleted = one(marked, "insertion"), one(marked, "deletion")
    assert (inserted.author, inserted.text, inserted.within) == ("Aldonia", "very bright new ", None)
    assert (deleted.author, deleted.within) == ("Borduria", marked.changes.index(inserted))
    assert inserted.text[deleted.start : deleted.end] == "bright "


def test_a_paragraph_is_parted_and_two_are_joined() -> None:
    parted = p("It was one,", properties=INSERTED_END) + p(" and is two.")
    joined = p("It was said, ", properties=DELETED_END) + p("two paragraphs.")
    marked = read_marked(word(FIRST + parted + joined))
    assert texts(marked) == (
        ["It was one,", "and is two.", "It was said, two paragraphs."],
        ["It was one, and is two.", "It was said,", "two paragraphs."],
    )
    inserted, deleted = one(marked, "insertion"), one(marked, "deletion")
    assert (inserted.of, inserted.text, inserted.place, inserted.start) == ("paragraph", "\n", "b2", 11)
    assert (deleted.of, deleted.place, deleted.start) == ("paragraph", "b3", 12)


def test_a_paragraph_that_is_wholly_new_stands_between_its_neighbours() -> None:
    new = p(ins(r("A new paragraph.")), properties=INSERTED_END)
    marked = read_marked(word(FIRST + p("One.") + new + p("Two.")))
    assert texts(marked) == (["One.", "A new paragraph.", "Two."], ["One.", "Two."])
    assert [(c.of, c.text, c.place, c.start) for c in marked.changes] == [
        ("words", "A new paragraph.", "b3", 0),
        ("paragraph", "\n", "b3", 0),
    ]


def test_a_move_has_two_ends_of_one_name_and_its_words_are_read_once() -> None:
    def end(side: str, id: int) -> str:
        run = r("What moves. ")
        return (
            f'<w:move{side}RangeStart w:id="{id}" w:name="m1"/>'
            f'<w:move{side} w:id="{id + 1}" {DATE}>{run}</w:move{side}><w:move{side}RangeEnd w:id="{id}"/>'
        )

    marked = read_marked(word(FIRST + p(end("From", 1), "Stays.") + p("Also stays. ", end("To", 5))))
    assert texts(marked) == (["Stays.", "Also stays. What moves."], ["What moves. Stays.", "Also stays."])
    assert (one(marked, "move-from").move, one(marked, "move-to").move) == ("m1", "m1")
    assert (one(marked, "move-to").place, one(marked, "move-to").start) == ("b3", 11)


def test_rows_of_tables_come_and_go_whole() -> None:
    def row(words: str, change: str = "") -> str:
        cells = "".join(f"<w:tc>{p(word_)}</w:tc>" for word_ in words.split())
        return f"<w:tr>{f'<w:trPr>{change}</w:trPr>' if change else ''}{cells}</w:tr>"

    new, old = f'<w:ins w:id="1" {DATE}/>', f'<w:del w:id="2" {DATE}/>'
    body = f"<w:tbl>{row('a b')}{row('c d', new)}{row('e f', old)}</w:tbl>"
    marked = read_marked(word(FIRST + body))
    assert marked.accepted.blocks[1].rows == [["a", "b"], ["c", "d"]]
    assert marked.former.blocks[1].rows == [["a", "b"], ["e", "f"]]
    assert [(c.kind, c.of, c.text) for c in marked.changes] == [
        ("insertion", "row", "c\td"),
        ("deletion", "row", "e\tf"),
    ]


def test_a_note_comes_with_its_mark() -> None:
    data = word(
        FIRST + p("Lamps", ins(mark("footnote", 1)), " burn", mark("footnote", 2), "."),
        footnotes=note("footnote", 1, "New.") + note("footnote", 2, "Old."),
    )
    marked = read_marked(data)
    assert [(n.marker, n.text) for n in marked.accepted.notes] == [("1", "New."), ("2", "Old.")]
    assert [(n.marker, n.text) for n in marked.former.notes] == [("1", "Old.")]
    assert (one(marked, "insertion").note, one(marked, "insertion").start) == ("New.", 5)


def test_numbers_count_what_is_left_of_either_text() -> None:
    lists = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = (
        p("One.", properties=numbered)
        + p(ins(r("New.")), properties=numbered + INSERTED_END)
        + p("Two.", properties=numbered)
    )
    marked = read_marked(word(FIRST + body, numbering=lists))
    assert texts(marked) == (["1 One.", "2 New.", "3 Two."], ["1 One.", "2 Two."])


@pytest.mark.parametrize("kind", ["Accepted", "Rejected"])
def test_real_files_give_the_text_that_word_gave(shared: Path, kind: str) -> None:
    folder = shared / "data" / "redlines" / "RP"
    for path in sorted(folder.glob(f"*-{kind}.docx")):
        marked = read_marked((folder / path.name.replace(f"-{kind}", "")).read_bytes())
        ours = marked.accepted if kind == "Accepted" else marked.former
        theirs = read_marked(path.read_bytes()).accepted
        assert [(b.text, b.rows) for b in ours.blocks] == [(b.text, b.rows) for b in theirs.blocks], path.name
