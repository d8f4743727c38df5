"""The comparison of two documents, as published: alignments, words, events, counts."""

import json
from collections import Counter

import pytest

from multilateral.texts.compare import compare
from multilateral.texts.model import Block, Citation, Document, Paragraph

SEA = "Recognizing that small ships sail at night along coasts where lamps have failed in winter,"
OIL = "Concerned that the price of lamp oil has doubled since the last conference of keepers,"
FUND = "Requests the Secretary-General to establish a voluntary fund for lenses and wicks;"
SEIZED = "Decides to remain seized of the matter at its tenth session."


def old_text(alignment):
    return "".join(w["text"] for w in alignment["words"] if w["op"] != "insert")


def new_text(alignment):
    return "".join(w["text"] for w in alignment["words"] if w["op"] != "delete")


def test_the_value_is_plain_json_with_the_published_keys(resolution):
    value = compare(resolution([SEA], [FUND], "EX/1/L.1"), resolution([SEA], [FUND], "EX/1/L.2"))
    assert json.loads(json.dumps(value)) == value
    assert list(value) == ["schema", "old", "new", "alignments", "counts"]
    assert (value["schema"], value["old"], value["new"]) == ("multilateral/comparison/1", "EX/1/L.1", "EX/1/L.2")
    assert list(value["alignments"][0]) == ["old", "new", "types", "likeness", "words", "events"]
    assert value["counts"] == {"inserted": 0, "deleted": 0, "moved": 0}
    assert [a["types"] for a in value["alignments"]] == [["same"], ["same"]]
    assert [a["likeness"] for a in value["alignments"]] == [1.0, 1.0]


def test_another_verb_and_another_number_are_events(resolution):
    old = resolution([], [FUND, "Notes the report of the keepers on lenses and wicks;", SEIZED])
    new = resolution([], ["Welcomes the report of the keepers on lenses and wicks;", SEIZED])
    value = compare(old, new)
    (gone, report, seized) = value["alignments"]
    assert gone["types"] == ["deleted"]
    assert report["types"] == ["edited", "renumbered"]
    assert report["events"] == [
        {"type": "verb", "old": "Notes", "new": "Welcomes"},
        {"type": "number", "old": "2", "new": "1"},
    ]
    assert seized["types"] == ["same", "renumbered"]


def test_citations_gained_and_lost_are_told_as_a_list(resolution):
    old = resolution(["Recalling its resolutions EX/RES/1/2 and EX/RES/1/3 on lamps and their keepers,"])
    new = resolution(["Recalling its resolutions EX/RES/1/2 and EX/RES/1/4 on lamps and their keepers,"])
    for document, second in ((old, "EX/RES/1/3"), (new, "EX/RES/1/4")):
        document.citations = [
            Citation("EX/RES/1/2", "EX/RES/1/2", 26, 36, paragraph="pp1"),
            Citation(second, second, 41, 51, "2030-01-02", paragraph="pp1"),
        ]
    assert compare(old, new)["alignments"][0]["events"] == [
        {"type": "citation-removed", "target": "EX/RES/1/3", "date": "2030-01-02"},
        {"type": "citation-added", "target": "EX/RES/1/4", "date": "2030-01-02"},
    ]


def test_a_citation_is_never_cut(resolution):
    old, new = (resolution([f"Recalling its resolution 43/78 {x} on lamps and on their keepers,"]) for x in "HJ")
    for document in (old, new):
        document.citations = [Citation("EX/RES/43/78", "43/78 H", 25, 32, paragraph="pp1")]
    words = compare(old, new)["alignments"][0]["words"]
    assert [(w["op"], w["text"]) for w in words[1:3]] == [("delete", "43/78 H"), ("insert", "43/78 J")]


def test_sub_paragraphs_are_compared_by_their_own_address(lighthouses):
    new = Document(symbol="EX/C.1/9/L.4/Rev.1", kind="draft resolution", operative=[*lighthouses.operative])
    new.operative[1] = Paragraph("op2", "2", "Requests", "Requests the Secretary-General:", [
        Paragraph("op2.a", "(a)", None, "To count the lamps and their keepers;"),
    ])  # fmt: skip
    value = compare(Document(operative=lighthouses.operative[:1] + [lighthouses.operative[1]]), new)
    assert ["op2.a"] in [a["old"] for a in value["alignments"]]
    assert all(a["old"] or a["new"] for a in value["alignments"])


def test_what_is_no_resolution_is_compared_by_its_blocks():
    def report(*texts):
        return Document(
            kind="report", blocks=[Block("paragraph", f"p{n}", 0, str(n), t) for n, t in enumerate(texts, 1)]
        )

    value = compare(report(SEA, OIL), report(SEA, FUND, OIL))
    assert [(a["old"], a["new"], a["types"]) for a in value["alignments"]] == [
        (["p1"], ["p1"], ["same"]),
        ([], ["p2"], ["inserted"]),
        (["p2"], ["p3"], ["same", "renumbered"]),
    ]


def test_the_parts_of_a_collection_have_addresses_of_their_own(resolution):
    whole = Document(kind="collection", parts=[resolution([SEA]), resolution([OIL])])
    assert [a["new"] for a in compare(whole, whole)["alignments"]] == [["part1.pp1"], ["part2.pp1"]]


def test_six_known_edits_are_counted_to_the_word(seed):
    """The edits of data/six-edits: the texts are those of A/RES/74/29, edited here as its list says."""
    old, new = seed("A_RES_74_29"), seed("A_RES_74_29")

    def reword(id, was, now):
        paragraph = new.find(id)
        assert was in paragraph.text
        paragraph.text = paragraph.text.replace(was, now)

    reword("pp3", "interest of States", "interest of all States")
    reword("op2", "important independent mechanisms", "important mechanisms")
    reword("op3", "seventy-fifth", "seventy-sixth")
    by_id = {p.id: p for p in new.preamble}
    order = ["pp1", "pp2", "pp3", "pp4", "pp11", "pp6", "pp7", "pp8", "pp9", "pp10", "pp12"]
    new.preamble = [by_id[i] for i in order]
    new.preamble.insert(4, Paragraph("pp13", None, "Reaffirming", "Reaffirming the Charter of the United Nations,"))
    value = compare(old, new)
    assert value["counts"] == {"inserted": 9, "deleted": 21, "moved": 34}
    assert Counter(t for a in value["alignments"] for t in a["types"]) == {
        "same": 11, "edited": 3, "deleted": 1, "inserted": 1, "moved": 1,
    }  # fmt: skip


def test_the_seed_pair_has_its_four_alignments_and_no_false_one(seed):
    old, new = seed("A_RES_74_29"), seed("A_C.1_77_L.23")
    value = compare(old, new)
    assert [(a["old"], a["new"]) for a in value["alignments"] if a["old"] and a["new"]] == [
        (["pp1"], ["pp1"]),
        (["pp3"], ["pp2"]),
        (["pp7", "pp9"], ["pp5"]),
        (["op3"], ["op5"]),
    ]
    first = value["alignments"][0]
    assert [(e["type"], e["target"]) for e in first["events"]] == [
        ("citation-added", "A/RES/74/29"),
        ("citation-added", "A/RES/75/240"),
        ("citation-added", "A/RES/76/19"),
    ]
    for alignment in value["alignments"]:
        assert old_text(alignment) == " ".join(old.find(i).text for i in alignment["old"])
        assert new_text(alignment) == " ".join(new.find(i).text for i in alignment["new"])


@pytest.mark.parametrize("name", ["A_RES_74_29", "A_C.1_77_L.23"])
def test_a_seed_against_itself_has_no_change(seed, name):
    value = compare(seed(name), seed(name))
    assert {t for a in value["alignments"] for t in a["types"]} == {"same"}
    assert value["counts"] == {"inserted": 0, "deleted": 0, "moved": 0}
