"""Agreed language: verbatim, adapted or new, beside what was adopted; drafts never count."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from multilateral.record.acts import enter_proceedings
from multilateral.record.shelf import body_of
from tests.cast import BODY
from tests.record import samples

pytestmark = pytest.mark.django_db

LAMPS = (
    "Decides that the lamps of the northern harbour are to be kept lit from dusk to dawn in every season of the year,"
)
WINCHES = "invites the keepers of the winches to report each spring on what the winter has broken"


@pytest.fixture
def enter(cast: Any) -> Any:
    """Enters one paragraph as a text of its own, adopted on a day of November 2026, or as a draft."""
    from multilateral.record.acts import enter_document
    from multilateral.texts.model import Document, Paragraph

    def entered(symbol: str, *texts: str, day: int | None = None, language: str = "en") -> Any:
        paragraphs = [Paragraph(id=f"op{n}", number=str(n), text=text) for n, text in enumerate(texts, 1)]
        kind = "resolution" if day else "draft resolution"
        document = Document(symbol=symbol, kind=kind, language=language, operative=paragraphs)
        adopted_on = datetime.date(2026, 11, day) if day else None
        return enter_document(by=cast.secretariat, document=document, body=BODY, exercise=True, adopted_on=adopted_on)

    return entered


def ask(text: str, language: str = "en", **more: Any) -> Any:
    from multilateral.record.agreed import agreed

    return agreed(text, language, **more)


def test_a_phrase_is_verbatim_with_every_adoption_and_no_draft(enter: Any) -> None:
    enter("EX/RES/3/2", LAMPS, day=12)
    enter("EX/RES/3/1", "Recalls nothing.", f"Again: {LAMPS}", day=9)
    enter("EX/WG/3/L.9", LAMPS)
    (clause,) = ask("kept LIT from dusk – to dawn").clauses
    assert (clause.status, clause.adoptions, clause.text) == ("verbatim", 2, "kept LIT from dusk – to dawn")
    assert [(m.symbol, m.paragraph, m.likeness) for m in clause.matches] == [
        ("EX/RES/3/1", "op2", 1.0),
        ("EX/RES/3/2", "op1", 1.0),
    ]
    assert (clause.first.symbol, str(clause.first.date), clause.first.body) == ("EX/RES/3/1", "2026-11-09", BODY)
    assert clause.last.symbol == "EX/RES/3/2"


def test_a_phrase_of_more_works_than_the_database_takes_keys(enter: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from multilateral.record import agreed

    for number in range(1, 4):
        enter(f"EX/RES/3/{number}", LAMPS, day=9)
    monkeypatch.setattr(agreed, "MOST_KEYS", 2)
    assert ask("kept lit from dusk to dawn").clauses[0].adoptions == 3


def test_what_only_a_draft_has_is_new_and_nothing_is_guessed(enter: Any) -> None:
    enter("EX/WG/3/L.9", LAMPS)
    found = ask(LAMPS)
    assert {c.status for c in found.clauses} == {"new"} and found.coverage.documents == 0
    (clause, *_rest) = found.clauses
    assert (clause.first, clause.last, clause.adoptions, clause.matches) == (None, None, 0, ())


def test_changed_words_are_adapted_and_shown(enter: Any) -> None:
    enter("EX/RES/3/1", LAMPS, day=9)
    (clause,) = ask("the lamps of the southern harbour are to be kept lit from dusk to dawn").clauses
    assert clause.status == "adapted" and clause.matches[0].likeness == pytest.approx(0.933, abs=0.001)
    words = [(piece.op, piece.text) for piece in clause.matches[0].words]
    assert words == [
        ("equal", "the lamps of the "),
        ("delete", "northern"),
        ("insert", "southern"),
        ("equal", " harbour are to be kept lit from dusk to dawn"),
    ]


def test_a_draft_is_judged_clause_by_clause(enter: Any) -> None:
    enter("EX/RES/3/1", LAMPS, day=9)
    draft = f"1.  {LAMPS} {WINCHES};\n\n2.  Thanks the baker of Aldemar for the bread that was eaten at night."
    found = ask(draft)
    assert [c.status for c in found.clauses] == ["verbatim", "new", "new"]
    assert [draft[c.start : c.end] for c in found.clauses] == [c.text for c in found.clauses]
    assert found.clauses[0].text == LAMPS.rstrip(",")


def test_a_paragraph_adopted_whole_is_one_clause(enter: Any) -> None:
    enter("EX/RES/3/1", f"{LAMPS} and {WINCHES};", day=9)
    (clause,) = ask(f"1. {LAMPS} and {WINCHES};").clauses
    assert clause.status == "verbatim" and clause.text.endswith("has broken")


def test_words_on_either_side_of_a_paragraph_are_no_agreed_clause(enter: Any) -> None:
    enter("EX/RES/3/1", "the lamps of the northern harbour", "are to be kept lit from dusk", day=9)
    (clause,) = ask("the lamps of the northern harbour are to be kept lit from dusk").clauses
    assert clause.status != "verbatim"


def test_languages_are_kept_apart_and_each_is_read_in_its_own_way(enter: Any) -> None:
    enter(
        "EX/RES/3/1",
        "Décide que les lampes du port du Nord restent allumées du crépuscule à l’aube ;",
        day=9,
        language="fr",
    )
    enter("EX/RES/3/2", "决定北港的灯从黄昏到黎明保持点亮，一年四季皆然；", day=9, language="zh")
    enter("EX/RES/3/3", "تقرر أن تبقى مصابيح الميناء الشمالي مضاءة من الغسق حتى الفجر؛", day=9, language="ar")
    for language, text, status in (
        ("fr", "les lampes du port du nord restent allumees", "verbatim"),
        ("fr", "les lampes du port du Sud restent allumées du crépuscule", "adapted"),
        ("en", "les lampes du port du nord restent allumees", "new"),
        ("zh", "北港的灯从黄昏到黎明保持点亮", "verbatim"),
        ("zh", "南港的灯从黄昏到黎明保持点亮", "adapted"),
        ("ar", "أن تبقى مصابيح الميناء الشمالي مضاءة", "verbatim"),
        ("ar", "أن تبقى مصابيح الميناء الجنوبي مضاءة من الغسق", "adapted"),
    ):
        assert [c.status for c in ask(text, language).clauses] == [status], (language, text)


def test_several_resolutions_held_as_one_count_once(enter: Any) -> None:
    enter("EX/RES/3/1", LAMPS, day=9)
    enter("EX/RES/3/1 A", LAMPS, day=9)
    (clause,) = ask("the lamps of the northern harbour").clauses
    assert [match.symbol for match in clause.matches] == ["EX/RES/3/1 A"]


def test_coverage_is_of_adopted_texts_and_real_ones_are_kept_apart(enter: Any) -> None:
    enter("EX/RES/3/1", LAMPS, day=9)
    enter("EX/RES/3/2", WINCHES, day=12)
    enter("EX/WG/3/L.9", LAMPS)
    coverage = ask("lamps").coverage
    assert (coverage.documents, coverage.languages) == (2, ("en",))
    assert (str(coverage.first), str(coverage.last)) == ("2026-11-09", "2026-11-12")
    assert ask("the lamps of the northern harbour", exercise=False).coverage.documents == 0
    assert ask("the lamps of the northern harbour", exercise=False).clauses[0].status == "new"


@pytest.mark.parametrize(
    ("told", "vote"),
    [
        ({}, "2-0-1"),
        ({"MS_in_favour_count": "many"}, "recorded vote"),
        ({"adoption_type": "Without a vote"}, "without a vote"),
        ({"adoption_type": "", "voting_type": ""}, ""),
    ],
)
def test_a_match_tells_the_vote_that_a_source_tells(enter: Any, cast: Any, told: dict[str, Any], vote: str) -> None:
    enter("EX/RES/3/1", LAMPS, day=9)
    assert ask(LAMPS).clauses[0].first.vote == ""
    line = samples.vote_line(**told)
    enter_proceedings(by=cast.operator, line=line, content=b"{}", path="votes.json", number=1)
    assert ask(LAMPS).clauses[0].first.vote == vote


@pytest.mark.parametrize(
    ("symbol", "body"),
    [("A/RES/77/1", "general-assembly"), ("S/RES/1 (1946)", "security-council"),
     ("A/HRC/RES/1/1", "human-rights-council"), ("E/RES/1990/1", "economic-and-social-council"),
     ("E/CN.4/RES/1990/1", ""), ("EX/RES/1/1", "")],
)  # fmt: skip
def test_the_symbol_tells_the_body_where_nobody_has(symbol: str, body: str) -> None:
    assert body_of(symbol) == body and body_of(symbol, BODY) == BODY


def test_a_text_adopted_since_the_last_question_is_found(enter: Any) -> None:
    enter("EX/RES/3/1", LAMPS, day=9)
    assert ask("the keepers of the winches").clauses[0].status == "new"
    enter("EX/RES/3/2", WINCHES, day=12)
    assert ask("the keepers of the winches").clauses[0].status == "verbatim"


def test_the_index_can_be_rebuilt(enter: Any) -> None:
    from multilateral.record import index
    from multilateral.record.models import Version

    enter("EX/RES/3/1", LAMPS, day=9)
    question = "the lamps of the southern harbour are to be kept lit from dusk to dawn"
    before = ask(question)
    assert index.rebuild() == 1 and ask(question) == before
    index.index_version(Version.objects.get())
    assert ask(question) == before and before.clauses[0].status == "adapted"


@pytest.mark.parametrize(
    "text", ["", " ", ";", "\0", "a" * 5000, "x, " * 3000, "' OR 1=1 --", '"', "NEAR(a b)", "🙂", "\ud800 a"]
)
def test_whatever_is_pasted_is_only_words(enter: Any, text: str) -> None:
    enter("EX/RES/3/1", LAMPS, day=9)
    assert all(clause.status == "new" for clause in ask(text).clauses)
