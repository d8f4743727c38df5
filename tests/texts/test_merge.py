"""All that is proposed to a text, in one: attributed, side by side, nothing decided."""

from hypothesis import given
from hypothesis import strategies as st

from multilateral.texts.amend import Change, apply
from multilateral.texts.merge import Alternative, Piece, Proposed, bracketed, merge, merge_paragraph
from multilateral.texts.model import Document, Paragraph

TEXT = "Stressing the interest of States in important independent mechanisms,"


def proposed(kind, old, new="", by=("Arbenia",)):
    at = TEXT.index(old)
    start = at + len(old) if kind == "insert" else at
    return Proposed(Change(kind, "pp1", start, at + len(old), old, new), by)


def base(pieces):
    return "".join(p.text for p in pieces if p.kind != "insert")


def test_each_proposal_stands_in_its_place_with_who_asks_for_it():
    pieces, refused = merge_paragraph(
        TEXT,
        [
            proposed("replace", "interest of States", "interest of all States"),
            proposed("delete", "independent", by=("Costa Alta", "Norland")),
        ],
    )
    assert refused == []
    assert [p for p in pieces if p.kind != "equal"] == [
        Piece("insert", "all ", ("Arbenia",)),
        Piece("delete", " independent", ("Costa Alta", "Norland")),
    ]
    assert base(pieces) == TEXT
    assert bracketed(pieces) == (
        "Stressing the interest of [all] (Arbenia) States in important "
        "[independent: delete] (Costa Alta, Norland) mechanisms,"
    )


def test_proposals_to_the_same_words_stand_side_by_side():
    pieces, _ = merge_paragraph(
        TEXT,
        [
            proposed("delete", "independent", by=("Norland",)),
            proposed("replace", "independent", "autonomous"),
            proposed("replace", "independent", "autonomous", by=("Costa Alta",)),
        ],
    )
    (open_place,) = [p for p in pieces if p.kind != "equal"]
    assert open_place.kind == "alternatives"
    assert open_place.text.strip() == "independent"
    assert [(o.text.strip(), o.by) for o in open_place.options] == [
        ("", ("Norland",)),
        ("autonomous", ("Arbenia", "Costa Alta")),
    ]
    assert "[independent / — (Norland) / autonomous (Arbenia, Costa Alta)]" in bracketed(pieces)
    assert "Norland" not in bracketed(pieces, attributed=False)


def test_two_insertions_at_one_place_are_alternatives():
    pieces, _ = merge_paragraph(
        TEXT,
        [proposed("insert", "interest", " and duty"), proposed("insert", "interest", " and right", by=("Norland",))],
    )
    assert [p.options for p in pieces if p.kind == "alternatives"] == [
        (Alternative(" and duty", ("Arbenia",)), Alternative(" and right", ("Norland",)))
    ]


def test_a_change_whose_words_are_gone_is_told_of():
    pieces, refused = merge_paragraph(TEXT, [Proposed(Change("delete", "pp1", 0, 4, "Gone"), ("Arbenia",))])
    assert pieces == [Piece("equal", TEXT)]
    assert "Gone" in refused[0].message


def test_the_whole_text_shows_new_and_dropped_paragraphs_in_place(lighthouses):
    places, refused = merge(
        lighthouses,
        [
            Proposed(Change("insert-paragraph", "op1", new="Notes the fog;"), ("Arbenia",)),
            Proposed(Change("insert-paragraph", "op1", new="Notes  the fog;"), ("Norland",)),
            Proposed(Change("delete-paragraph", "op3"), ("Costa Alta",)),
            Proposed(Change("insert-paragraph", "preamble", new="Guided by hope,"), ("Norland",)),
            Proposed(Change("delete-paragraph", "op8"), ("Costa Alta",)),
        ],
    )
    assert [r.change.paragraph for r in refused] == ["op8"]
    ids = [p.id for p in places]
    assert ids[:2] == ["preamble+1", "pp1"]
    assert ids[ids.index("op1") + 1] == "op1+1"
    fog = places[ids.index("op1+1")]
    assert (fog.new, fog.by) == (True, ("Arbenia", "Norland"))
    assert places[ids.index("op3")].deleted_by == ("Costa Alta",)
    assert set(ids) >= {p.id for p in lighthouses.walk()}


spans = st.lists(
    st.tuples(
        st.integers(0, len(TEXT)),
        st.integers(0, 12),
        st.sampled_from(["", "all", "no lamp", " x "]),
        st.sampled_from("ABC"),
    ),
    max_size=5,
)


@given(spans)
def test_the_base_is_always_there_whole(asked):
    changes = []
    for start, length, new, by in asked:
        old = TEXT[start : start + length]
        kind = "insert" if not old else "replace" if new else "delete"
        if kind == "insert" and not new:
            continue
        changes.append(Proposed(Change(kind, "pp1", start, start + len(old), old, new), (by,)))
    pieces, _ = merge_paragraph(TEXT, changes)
    assert base(pieces) == TEXT
    assert all(p.text or p.options for p in pieces)


@given(spans.filter(lambda asked: len(asked) == 1))
def test_one_proposal_taken_whole_is_the_amended_text(asked):
    ((start, length, new, by),) = asked
    old = TEXT[start : start + length]
    kind = "insert" if not old else "replace" if new else "delete"
    if kind == "insert" and not new:
        return
    change = Change(kind, "pp1", start, start + len(old), old, new)
    pieces, refused = merge_paragraph(TEXT, [Proposed(change, (by,))])
    amended, _ = apply(Document(preamble=[Paragraph("pp1", None, None, TEXT)]), [change])
    assert refused == []
    assert "".join(p.text for p in pieces if p.kind != "delete") == amended.find("pp1").text
