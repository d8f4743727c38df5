"""What delegations mark in Word becomes proposals; merged, the text of each delegation can be had again."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from multilateral.texts import amend, compare, read, write
from multilateral.texts.model import Document, Paragraph
from multilateral.texts.proposals import Proposal, Unplaced, proposals
from multilateral.texts.read.docx_changes import read_marked
from multilateral.texts.write.docx_merge import merged
from multilateral.texts.write.docx_redline import redline
from tests.texts import tracked
from tests.texts.consecutive import consecutive


def marked(base: Document, own: Document, author: str) -> bytes:
    """The base with what ``author`` would have otherwise, as a delegation marks it."""
    return redline(compare(base, own), base, own, author=author)


def proposed(base: Document, own: Document, author: str = "Arbenia") -> tuple[list[Proposal], list[Unplaced]]:
    return proposals(base, read_marked(marked(base, own, author)))


def texts(document: Document) -> list[str]:
    return [p.text for p in document.walk()]


def kinds(found: Sequence[Proposal]) -> list[tuple[str, str, str, str]]:
    return [(p.change.kind, p.change.paragraph, p.change.old, p.change.new) for p in found]


@pytest.fixture
def base(resolution: Callable[..., Document]) -> Document:
    return resolution(
        ["Guided by the needs of those who sail at night,", "Noting with concern that lamps fail in winter,"],
        [
            "Requests the keepers to count the lamps;",
            "Invites States to give oil of good quality;",
            "Decides to remain seized of the matter.",
        ],
    )


def test_a_replacement_is_one_proposal_with_author_date_place_and_words(base: Document) -> None:
    own = copy.deepcopy(base)
    own.operative[0].text = "Requests the keepers to examine the lamps;"
    (found,), unplaced = proposed(base, own)
    assert unplaced == []
    assert (found.author, found.date[:10]) == ("Arbenia", "1980-01-01")
    assert found.change.start == 24 and found.change.end == 29
    assert kinds([found]) == [("replace", "op1", "count", "examine")]


def test_words_that_come_or_go_are_insertions_and_deletions(base: Document) -> None:
    own = copy.deepcopy(base)
    own.preamble[0].text = "Guided by the needs of all those who sail,"
    found, _ = proposed(base, own)
    assert kinds(found) == [("insert", "pp1", "", "all "), ("delete", "pp1", " at night", "")]


def test_paragraphs_that_come_and_go_have_their_place_and_number(base: Document) -> None:
    own = copy.deepcopy(base)
    own.preamble.insert(1, Paragraph("pp1bis", None, "Aware", "Aware of the sea,"))
    own.operative[1] = Paragraph("op2", "2", "Thanks", "Thanks all who rowed out to the island;")
    found, unplaced = proposed(base, own)
    assert kinds(found) == [
        ("insert-paragraph", "pp1", "", "Aware of the sea,"),
        ("delete-paragraph", "op2", base.operative[1].text, ""),
        ("insert-paragraph", "op2", "", "Thanks all who rowed out to the island;"),
    ] or kinds(found)[1:] == [
        ("insert-paragraph", "op1", "", "Thanks all who rowed out to the island;"),
        ("delete-paragraph", "op2", base.operative[1].text, ""),
    ]
    assert [p.number for p in found if p.change.kind == "insert-paragraph"] == [None, "2"]
    assert unplaced == []


def test_a_changed_number_is_told_and_is_no_proposal(base: Document) -> None:
    own = copy.deepcopy(base)
    own.operative.insert(0, Paragraph("op0", "1", "Thanks", "Thanks all who rowed out to the island;"))
    for n, paragraph in enumerate(own.operative, 1):
        paragraph.number = str(n)
    found, unplaced = proposed(base, own)
    assert kinds(found) == [("insert-paragraph", "operative", "", "Thanks all who rowed out to the island;")]
    assert {u.reason for u in unplaced} == {
        "It changes only the number of the paragraph, and numbers follow from the order."
    }
    assert [u.text for u in unplaced] == ["1.", "2.", "2.", "3.", "3.", "4."]


def test_what_is_in_the_masthead_is_listed_with_the_reason(base: Document) -> None:
    own = copy.deepcopy(base)
    own.symbol = "EX/1/L.2"
    found, unplaced = proposed(base, own)
    assert found == [] and [u.text for u in unplaced] == ["EX/1/L.1", "EX/1/L.2"]
    assert all("no paragraph" in u.reason for u in unplaced)


def test_a_merge_and_a_split_are_proposals_whose_words_add_up(base: Document) -> None:
    own = copy.deepcopy(base)
    first, second = own.preamble
    own.preamble = [Paragraph("pp1", None, first.lead, f"{first.text} and noting that lamps fail in winter,")]
    found, _ = proposed(base, own)
    amended, refused = amend(base, [p.change for p in found])
    assert refused == [] and texts(amended) == texts(own)
    found, _ = proposed(own, base)
    amended, refused = amend(own, [p.change for p in found])
    assert refused == [] and texts(amended) == texts(base)
    assert second.text in texts(amended)


def test_a_base_that_has_moved_on_keeps_what_still_fits_and_says_what_does_not(base: Document) -> None:
    own = copy.deepcopy(base)
    own.operative[1].text = "Invites States to give oil of the best quality;"
    own.operative[0].text = "Requests the keepers to examine the lamps;"
    file = read_marked(marked(base, own, "Arbenia"))
    moved_on = copy.deepcopy(base)
    moved_on.operative[1].text = "Invites all States and others to give oil of good quality;"
    moved_on.operative[0].text = "Requests the keepers to polish the lamps;"
    found, unplaced = proposals(moved_on, file)
    assert kinds(found) == [("replace", "op2", "good", "the best")]
    assert found[0].message is not None
    assert "no longer has the words “count”" in unplaced[0].reason


def varied(base: Document, draw: random.Random) -> Document:
    """The base as a delegation would have it: words in and out, a paragraph new, one gone."""
    own = copy.deepcopy(base)
    own.notes, own.citations = [], []
    for paragraph in own.walk():
        if draw.random() < 0.3 and len(paragraph.text.split()) > 6:
            words = paragraph.text.split()
            at = draw.randrange(1, len(words) - 2)
            words[at : at + draw.randrange(3)] = draw.choice([["lamps"], ["of", "all", "keepers"], []])
            paragraph.text = " ".join(words)
    at = draw.randrange(len(own.preamble))
    text = f"Mindful of the {draw.choice(['tides', 'winds', 'stars'])} and of those who watch them by night,"
    own.preamble.insert(at + 1, Paragraph("new", None, "Mindful", text))
    if len(own.preamble) > 3:
        del own.preamble[draw.randrange(len(own.preamble))]
    own.blocks = []
    return own


def check_delegations(base: Document, own: dict[str, Document]) -> None:
    """Alone, each delegation's part of the merged file is its text; read again, the file gives the same proposals."""
    found: list[Proposal] = []
    for author, document in own.items():
        its, _ = proposed(base, document, author)
        amended, refused = amend(base, [p.change for p in its])
        assert refused == [] and texts(amended) == texts(document), author
        found += its
    data = merged(base, found)
    assert tracked.words(data, accept=False) == tracked.words(write(base, "docx"))
    for author, document in own.items():
        assert tracked.words(data, author=author) == tracked.words(write(document, "docx")), author
    again, unplaced = proposals(base, read_marked(data))
    assert unplaced == []
    # Where two take out the same words the change bears the day of the first.
    assert sorted(map(_undated, again)) == sorted(map(_undated, found))


def _undated(proposal: Proposal) -> tuple[str, ...]:
    change = proposal.change
    place = (change.kind, change.paragraph, f"{change.start}–{change.end}")
    return proposal.author, *place, change.old, change.new, proposal.number or ""


def test_delegations_that_meet_in_the_same_words_stand_side_by_side(base: Document) -> None:
    own = {name: copy.deepcopy(base) for name in ("Arbenia", "Costa Alta", "Norland (Islands of)")}
    own["Arbenia"].operative[1].text = "Invites States to give oil of the best quality;"
    own["Costa Alta"].operative[1].text = "Invites States to give wax of good quality;"
    own["Norland (Islands of)"].operative[1].text = "Invites States to give lamps;"
    check_delegations(base, own)


def test_two_who_ask_for_the_same_are_named_together(base: Document) -> None:
    own = copy.deepcopy(base)
    own.operative[0].text = "Requests the keepers to examine the lamps;"
    check_delegations(base, {"Arbenia": own, "Costa Alta": copy.deepcopy(own)})


@pytest.mark.parametrize("seed", range(12))
def test_delegations_of_any_mind_keep_their_texts(base: Document, seed: int) -> None:
    draw = random.Random(seed)
    check_delegations(base, {name: varied(base, draw) for name in ("Arbenia", "Costa Alta", "Norland")})


def test_delegations_on_texts_of_the_record_keep_their_texts(shared: Path) -> None:
    draw = random.Random(7)
    for path, _ in consecutive(4, seed=8):
        base = read(path.read_bytes())
        base.notes, base.citations, base.blocks = [], [], []
        check_delegations(base, {name: varied(base, draw) for name in ("Arbenia", "Costa Alta")})
