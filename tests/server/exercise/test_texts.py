"""The papers of the exercise, as the reader of the house understands them."""

from __future__ import annotations

import dataclasses
import datetime

import pytest

from multilateral import texts
from multilateral.server.exercise.content import content
from multilateral.server.exercise.faults import misplaced
from multilateral.server.exercise.model import Proposal
from multilateral.texts.model import Document, Paragraph

WORKING_GROUP = (
    "Open-ended Working Group on Requests for Assistance in Information and Communications Technology Incidents"
)
REQUESTS = "Requests for assistance in information and communications technology incidents"


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    """The papers by the symbol under which the exercise files them."""
    return {text.symbol: texts.read(text.plain.encode()) for text in content().texts}


def outline(paragraphs: list[Paragraph]) -> list[str]:
    return [paragraph.id for top in paragraphs for paragraph in top.walk()]


def test_each_paper_is_read_as_what_it_is(documents: dict[str, Document]) -> None:
    assert {symbol: (document.symbol, document.kind) for symbol, document in documents.items()} == {
        "EX/RES/1/3": ("EX/RES/1/3", "resolution"),
        "EX/RES/2/7": ("EX/RES/2/7", "resolution"),
        "EX/WG/3/INF/1": ("EX/WG/3/INF/1", "note"),
        "EX/WG/3/L.4": ("EX/WG/3/L.4", "draft resolution"),
        "EX/WG/3/L.5": ("EX/WG/3/L.5", "draft resolution"),
    }


def test_mastheads_are_read_whole(documents: dict[str, Document]) -> None:
    for text in content().texts:
        document = documents[text.symbol]
        assert document.organ == WORKING_GROUP
        assert document.language == "en"
        assert document.session == str(text.symbol.split("/")[2])
        assert not [d for d in document.doubts if d.kind in ("unknown-masthead-line", "missing-field")], text.symbol
        issued = document.adopted.date if document.adopted else document.date
        assert issued == text.date.isoformat()
        names = [content().state(slug).name for slug in text.sponsors]
        assert [name.replace("'", "’") for name in document.sponsors] == names
    assert {symbol: document.agenda_items for symbol, document in documents.items()} == {
        "EX/RES/1/3": ["3", "6"],
        "EX/RES/2/7": ["4"],
        "EX/WG/3/INF/1": ["2"],
        "EX/WG/3/L.4": ["5"],
        "EX/WG/3/L.5": ["5"],
    }
    assert documents["EX/WG/3/L.4"].job_number == "26-90418"
    assert documents["EX/WG/3/L.4"].agenda_title == REQUESTS


def test_the_draft_under_negotiation_has_the_paragraphs_that_its_sponsors_wrote(documents: dict[str, Document]) -> None:
    draft = documents["EX/WG/3/L.4"]
    assert draft.title == (
        "Answering requests for assistance in information and communications technology incidents across borders"
    )
    assert draft.opening == "The Working Group"
    assert outline(draft.preamble) == [f"pp{n}" for n in range(1, 9)]
    assert outline(draft.operative) == [
        "op1", "op2", "op2.a", "op2.b", "op2.c", "op2.u1", "op3", "op4", "op5",
        "op6", "op6.a", "op6.b", "op6.c", "op7", "op8", "op9",
    ]  # fmt: skip


def test_a_paragraph_goes_on_after_the_page_has_turned(documents: dict[str, Document]) -> None:
    paragraph = documents["EX/WG/3/L.4"].find("op5")
    assert paragraph is not None
    assert paragraph.text.endswith("shall be made known only to the State to which it relates, save in aggregate form;")


def test_words_broken_at_a_hyphen_are_joined_with_it(documents: dict[str, Document]) -> None:
    draft = documents["EX/WG/3/L.4"]
    assert "cross-border services" in draft.find("op4").text  # type: ignore[union-attr]
    assert "capacity-building as those" in draft.find("op6.c").text  # type: ignore[union-attr]


def test_footnotes_hang_where_their_marks_stand(documents: dict[str, Document]) -> None:
    draft = documents["EX/WG/3/L.4"]
    assert [(note.marker, note.text, note.paragraph) for note in draft.notes] == [
        ("1", "See EX/WG/2/6, table 2.", "pp4"),
        ("2", "EX/WG/3/2.", "pp8"),
    ]
    for note in draft.notes:
        paragraph = draft.find(str(note.paragraph))
        assert paragraph is not None and note.offset is not None
        assert paragraph.text[: note.offset].endswith(("restored,", "2026,"))


def test_the_earlier_resolutions_have_their_paragraphs(documents: dict[str, Document]) -> None:
    assert outline(documents["EX/RES/2/7"].preamble) == [f"pp{n}" for n in range(1, 6)]
    assert outline(documents["EX/RES/2/7"].operative) == [
        "op1", "op2", "op3", "op4", "op4.a", "op4.b", "op4.c", "op5", "op6"
    ]  # fmt: skip
    assert outline(documents["EX/RES/1/3"].preamble) == [f"pp{n}" for n in range(1, 5)]
    assert outline(documents["EX/RES/1/3"].operative) == [
        "op1", "op2", "op3", "op3.a", "op3.b", "op3.b.i", "op3.b.ii", "op3.b.iii", "op3.c", "op4", "op5"
    ]  # fmt: skip
    assert [d.number for d in (documents["EX/RES/1/3"], documents["EX/RES/2/7"])] == ["1/3", "2/7"]
    adopted = documents["EX/RES/2/7"].adopted
    assert adopted is not None
    assert (adopted.meeting, adopted.on_report, adopted.committee) == (
        "9th meeting",
        "EX/WG/2/11",
        "Drafting Committee",
    )


def test_the_competing_draft_has_three_paragraphs(documents: dict[str, Document]) -> None:
    assert outline(documents["EX/WG/3/L.5"].preamble) == ["pp1", "pp2"]
    assert outline(documents["EX/WG/3/L.5"].operative) == ["op1", "op2", "op3"]


def test_what_is_no_resolution_is_read_as_blocks(documents: dict[str, Document]) -> None:
    note = documents["EX/WG/3/INF/1"]
    assert note.preamble == note.operative == []
    body = "\n".join(" ".join((block.text, *(cell for row in block.rows for cell in row))) for block in note.blocks)
    for words in ("The Long Room is heated", "Korvath (Federal Republic of)", "so that a clash can be avoided."):
        assert words in body
    assert [block.number for block in note.blocks if block.type == "paragraph" and block.number] == list("1234567")


def test_drafts_recall_the_resolutions_that_the_exercise_holds(documents: dict[str, Document]) -> None:
    def recalled(symbol: str) -> dict[str, str | None]:
        return {c.target: c.date for c in documents[symbol].citations if c.paragraph == "pp1"}

    assert recalled("EX/WG/3/L.4") == {
        "EX/RES/1/3": "2025-11-13",
        "EX/RES/1/5": "2025-11-14",
        "EX/RES/2/4": "2026-06-16",
        "EX/RES/2/7": "2026-06-18",
    }
    assert recalled("EX/WG/3/L.5") == {"EX/RES/2/7": "2026-06-18"}
    assert recalled("EX/RES/2/7") == {"EX/RES/1/3": "2025-11-13", "EX/RES/2/4": "2026-06-16"}
    for text in content().texts:
        if text.adopted:
            dates = {c.date for d in documents.values() for c in d.citations if c.target == text.symbol and c.paragraph}
            assert dates == {text.date.isoformat()}


def test_the_reader_doubts_what_a_person_is_to_settle_and_nothing_else(documents: dict[str, Document]) -> None:
    expected = {(s.text, s.kind, s.place, s.printed, s.reading) for s in content().settlements}
    assert {
        (symbol, doubt.kind, doubt.place, doubt.printed, doubt.reading)
        for symbol, document in documents.items()
        for doubt in document.doubts
        # That a note has no operative part is said, and is nothing to settle.
        if (symbol, doubt.kind) != ("EX/WG/3/INF/1", "no-resolution")
    } == expected


def test_all_words_and_paragraphs_that_the_script_names_are_there(documents: dict[str, Document]) -> None:
    assert misplaced(content(), documents) == []


def test_words_that_stand_nowhere_are_named(documents: dict[str, Document]) -> None:
    astray = Proposal("astray", "EX/WG/3/L.4", "op3", "no such words", "others", "", "x", "y", True)
    beyond = dataclasses.replace(astray, slug="beyond", paragraph="op40", old="Decides")
    exercise = dataclasses.replace(content(), proposals=(astray, beyond))
    assert misplaced(exercise, documents) == [
        "EX/WG/3/L.4 has no paragraph op40 (proposal beyond)",
        "proposal astray: its old words occur 0 times in op3",
        "proposal beyond: its old words occur 0 times in op40",
    ]


def test_some_language_of_the_draft_was_agreed_before(documents: dict[str, Document]) -> None:
    def sentences(symbol: str) -> set[str]:
        document = documents[symbol]
        return {p.text.rstrip(",;.") for top in (*document.preamble, *document.operative) for p in top.walk()}

    assert len(sentences("EX/WG/3/L.4") & sentences("EX/RES/2/7")) >= 2


def test_the_requests_of_the_draft_fall_due_in_the_next_session(documents: dict[str, Document]) -> None:
    draft = documents["EX/WG/3/L.4"]
    assert "at its fourth session" in draft.find("op6").text  # type: ignore[union-attr]
    assert "provisional agenda of its fourth session" in draft.find("op9").text  # type: ignore[union-attr]
    following = content().body.sessions[3]
    assert datetime.date(2027, 3, 1) < datetime.date(2027, 4, 30) < following.start
    assert f"“{REQUESTS}”" in draft.find("op9").text  # type: ignore[union-attr]
    assert REQUESTS in [topic.title for topic in content().body.topics]
