"""Changes made to a document, or refused with a reason: words, paragraphs, notes and citations."""

import copy

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from multilateral.texts.amend import Change, Placed, Refused, apply, place
from multilateral.texts.model import Block, Citation, Document, Note, Paragraph

OP1 = "Welcomes the report of the keepers and important independent mechanisms;"


@pytest.fixture
def draft(resolution):
    return resolution(
        ["Recalling the interest of States in lamps,", "Noting the price of oil,"],
        [OP1, "Decides to remain seized of the matter."],
    )


def change(kind, text, old="", new="", paragraph="op1", at=None, name=""):
    start = text.index(old) if at is None else at
    return Change(kind, paragraph, start, start + len(old), old, new, name)


def test_words_are_replaced_put_in_and_taken_out(draft):
    amended, refused = apply(
        draft,
        [
            change("replace", OP1, "report", "reports"),
            change("delete", OP1, "independent"),
            Change("insert", "pp1", 26, 26, "", "all"),
        ],
    )
    assert refused == []
    assert amended.find("op1").text == "Welcomes the reports of the keepers and important mechanisms;"
    assert amended.find("pp1").text == "Recalling the interest of all States in lamps,"
    assert draft.find("op1").text == OP1


def test_blanks_never_double_and_words_never_stick_together(draft):
    gone, _ = apply(draft, [change("delete", OP1, " mechanisms")])
    assert gone.find("op1").text == "Welcomes the report of the keepers and important independent;"
    first, _ = apply(draft, [change("delete", OP1, "Welcomes")])
    assert first.find("op1").text.startswith("the report")
    more, _ = apply(draft, [Change("insert", "op1", 8, 8, "Welcomes", "also")])
    assert more.find("op1").text.startswith("Welcomes also the report")


def test_words_that_moved_within_their_paragraph_are_followed_and_it_is_said(draft):
    found = place(draft, Change("replace", "op1", 3, 9, "report", "reports"))
    assert isinstance(found, Placed)
    assert (found.start, found.end) == (13, 19)
    assert "13" in found.message


def test_words_that_are_gone_are_refused_with_what_stands_there(draft):
    amended, refused = apply(draft, [Change("delete", "op1", 13, 20, "account")])
    assert amended == draft
    assert refused[0].stands == "report "
    assert "no longer has the words" in refused[0].message
    assert "report" in refused[0].message


def test_words_that_stand_in_several_other_places_are_refused(draft):
    _, refused = apply(draft, [Change("delete", "op1", 0, 3, "the")])
    assert "at 2 others" in refused[0].message


def test_a_part_of_a_word_is_not_taken_for_the_word(draft):
    assert isinstance(place(draft, Change("delete", "op1", 0, 0, "port")), Refused)


@pytest.mark.parametrize(
    "wrong",
    [
        Change("delete", "op9", 0, 3, "the"),
        Change("delete", "op1", 0, 3, ""),
        Change("insert", "op1", 0, 0, "", ""),
        Change("insert", "op1", 9999, 9999, "", "more"),
        Change("insert", "op1", -2, -2, "", "more"),
        Change("delete", "op1", -5, -2, "nowhere"),
        Change("insert-paragraph", "op9", new="Notes the rest;"),
        Change("insert-paragraph", "op1", new="  "),
        Change("delete-paragraph", "op9"),
    ],
)
def test_what_has_no_place_is_refused_with_a_sentence(draft, wrong):
    amended, (refused,) = apply(draft, [wrong])
    assert amended == draft
    assert refused.change is wrong
    assert refused.message.endswith(".")


def test_overlapping_changes_are_all_refused_by_name(draft):
    one = change("replace", OP1, "important independent", "vital", name="EX/1/P.1")
    two = change("delete", OP1, "independent mechanisms", name="EX/1/P.2")
    free = change("replace", OP1, "report", "reports", name="EX/1/P.3")
    amended, refused = apply(draft, [one, two, free])
    assert [r.change for r in refused] == [one, two]
    assert all("EX/1/P.1" in r.message and "EX/1/P.2" in r.message for r in refused)
    assert amended.find("op1").text == OP1.replace("report", "reports")


def test_the_same_change_from_two_sides_is_made_once(draft):
    both = [change("delete", OP1, "independent", name=name) for name in ("A", "B")]
    amended, refused = apply(draft, both)
    assert refused == []
    assert "independent" not in amended.find("op1").text


def test_changing_a_paragraph_that_another_takes_out_is_refused_on_both_sides(draft):
    _, refused = apply(
        draft, [Change("delete-paragraph", "op1", name="A"), change("delete", OP1, "the report", name="B")]
    )
    assert len(refused) == 2


def test_a_new_paragraph_is_bis_and_keeps_every_other_id(draft):
    amended, refused = apply(
        draft,
        [
            Change("insert-paragraph", "op1", new="Notes  the harbour lights;"),
            Change("insert-paragraph", "op1", new="Urges all to keep watch;"),
            Change("insert-paragraph", "preamble", new="Guided by the stars,"),
        ],
    )
    assert refused == []
    assert [(p.id, p.number, p.lead) for p in amended.operative] == [
        ("op1", "1", "Welcomes"),
        ("op1bis", "1 bis", "Notes"),
        ("op1ter", "1 ter", "Urges"),
        ("op2", "2", "Decides"),
    ]
    assert amended.find("op1bis").text == "Notes the harbour lights;"
    assert [p.id for p in amended.preamble] == ["pp0bis", "pp1", "pp2"]


def test_a_paragraph_goes_with_its_children_notes_and_citations(lighthouses):
    amended, refused = apply(lighthouses, [Change("delete-paragraph", "op2"), Change("delete-paragraph", "op1")])
    assert refused == []
    assert [p.id for p in amended.operative] == ["op3"]
    assert [n.marker for n in amended.notes] == ["2"]
    assert all(c.paragraph != "op1" and c.note != "1" for c in amended.citations)


def test_notes_stay_with_the_words_before_them(resolution):
    draft = resolution([], ["Welcomes the report of the keepers, and thanks them;"])
    draft.notes = [Note("1", "EX/1/5.", "op1", 35), Note("2", "EX/1/6.", "op1", 52)]
    text = draft.find("op1").text
    amended, _ = apply(draft, [change("insert", text, at=19, new="annual"), change("delete", text, "and ")])
    new = amended.find("op1").text
    assert new == "Welcomes the report annual of the keepers, thanks them;"
    assert new[: amended.notes[0].offset].endswith("keepers,")
    assert amended.notes[1].offset == len(new)


def test_citations_move_with_the_words_and_new_ones_are_found(resolution):
    text = "Recalling its resolution EX/RES/1/2 on lamps,"
    draft = resolution([text])
    draft.citations = [Citation("EX/RES/1/2", "EX/RES/1/2", 25, 35, "2030-01-01", paragraph="pp1")]
    amended, _ = apply(
        draft, [Change("insert", "pp1", 9, 9, "", "also"), Change("insert", "pp1", 35, 35, "", " and EX/RES/1/7")]
    )
    new = amended.find("pp1").text
    assert [(c.target, c.date, new[c.start : c.end]) for c in amended.citations] == [
        ("EX/RES/1/2", "2030-01-01", "EX/RES/1/2"),
        ("EX/RES/1/7", None, "EX/RES/1/7"),
    ]


def test_the_opening_word_follows_the_text(draft):
    amended, _ = apply(draft, [change("replace", OP1, "Welcomes", "Takes note of")])
    assert amended.find("op1").lead == "Takes note"


def test_the_blocks_of_a_document_follow_its_paragraphs():
    document = Document(
        operative=[Paragraph("op1", "1", "Notes", "Notes the lamps;")],
        blocks=[Block("heading", "h1", 1, text="Lamps"), Block("paragraph", "op1", 0, "1", "Notes the lamps;")],
    )
    amended, _ = apply(
        document,
        [Change("replace", "op1", 10, 15, "lamps", "lights"), Change("insert-paragraph", "op1", new="Urges watch;")],
    )
    assert [b.text for b in amended.blocks] == ["Lamps", "Notes the lights;", "Urges watch;"]


def test_what_is_no_resolution_is_amended_by_its_blocks():
    report = Document(kind="report", blocks=[Block("paragraph", "p1", 0, "1", "The lamps are lit.")])
    amended, refused = apply(report, [Change("replace", "p1", 4, 9, "lamps", "lights")])
    assert refused == []
    assert amended.blocks[0].text == "The lights are lit."


words = st.lists(st.sampled_from("alpha beta gamma delta keeps watch over lamps".split()), min_size=2, max_size=12)


@given(words, st.data())
def test_single_changes_to_words_give_what_plain_text_would(tokens, data):
    text = " ".join(tokens)
    at = data.draw(st.integers(0, len(tokens) - 1))
    start = len(" ".join(tokens[:at])) + (at > 0)
    end = start + len(tokens[at])
    offset = data.draw(st.integers(0, len(text)))
    document = Document(operative=[Paragraph("op1", "1", None, text)], notes=[Note("1", "x", "op1", offset)])
    amended, refused = apply(document, [Change("replace", "op1", start, end, tokens[at], "new")])
    assert refused == []
    new = amended.find("op1").text
    assert new == " ".join([*tokens[:at], "new", *tokens[at + 1 :]])
    moved = amended.notes[0].offset
    assert 0 <= moved <= len(new)
    if offset <= start:
        assert new[:moved] == text[:offset]
    if offset >= end:
        assert new[moved:] == text[offset:]


@given(words, st.data())
def test_changes_apart_give_the_same_in_any_order(tokens, data):
    assume(len(tokens) >= 4)
    text = " ".join(tokens)
    chosen = data.draw(st.lists(st.integers(0, len(tokens) - 1), unique=True, min_size=1, max_size=3))
    changes = []
    for at in chosen:
        start = len(" ".join(tokens[:at])) + (at > 0)
        kind = data.draw(st.sampled_from(["replace", "delete"]))
        changes.append(
            Change(kind, "op1", start, start + len(tokens[at]), tokens[at], "new" if kind == "replace" else "")
        )
    document = Document(operative=[Paragraph("op1", "1", None, text)])
    before = copy.deepcopy(document)
    forward, none = apply(document, changes)
    backward, _ = apply(document, changes[::-1])
    assert none == []
    assert forward == backward
    assert document == before
    left = [t if n not in chosen else "new" for n, t in enumerate(tokens)]
    by_place = dict(zip(chosen, changes, strict=True))
    expected = [t for n, t in enumerate(left) if n not in by_place or by_place[n].kind == "replace"]
    assert forward.find("op1").text == " ".join(expected)
