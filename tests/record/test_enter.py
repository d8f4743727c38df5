"""Entering: work, version, lineage, what is asked of whom; and everything for which it is refused."""

from __future__ import annotations

import datetime
import threading
from typing import Any

import pytest

from multilateral.parties.acting import NotPermitted, Overtaken, Refused
from tests.cast import BODY, gather
from tests.record import samples

pytestmark = pytest.mark.django_db


def test_a_settled_text_becomes_a_work_with_a_version(bring_in: Any) -> None:
    from multilateral.record import queries

    work = bring_in(samples.DRAFT)
    version = queries.version(work)
    assert (work.symbol, work.kind, work.session, work.body) == ("EX/WG/3/L.9", "draft resolution", "3", BODY)
    assert (work.date, work.adopted_on, work.exercise) == (datetime.date(2026, 11, 18), None, True)
    text = queries.document(version)
    assert text.doubts == []
    assert "crossborder" not in text.preamble[1].text
    assert version.file.sha256
    assert [line.act for line in queries.entered_by(work)] == ["record.enter"]


def test_open_doubts_keep_it_out_and_are_named(cast: Any, deposited: Any) -> None:
    from multilateral.record.acts import enter, settle_doubt

    with pytest.raises(Refused, match=r"2 doubts are not settled: numbers 1 \(masthead.symbol\); 2 \(pp2\)"):
        enter(by=cast.secretariat, deposit=deposited)
    settle_doubt(by=cast.secretariat, deposit=deposited, index=0, verdict="as printed")
    with pytest.raises(Refused, match=r"One doubt is not settled: number 2 \(pp2\)"):
        enter(by=cast.secretariat, deposit=deposited)


def test_a_text_without_a_symbol_is_refused_with_what_to_do(cast: Any, settle: Any) -> None:
    from multilateral.record.acts import deposit, enter

    made = deposit(by=cast.secretariat, content=samples.NO_RESOLUTION.encode(), name="x.txt", body=BODY, exercise=True)
    with pytest.raises(Refused, match="add the symbol to the head of the text"):
        enter(by=cast.secretariat, deposit=settle(made))


def test_a_symbol_and_language_enter_once(cast: Any, bring_in: Any) -> None:
    bring_in(samples.DRAFT)
    with pytest.raises(Overtaken, match="EX/WG/3/L.9 is in the record already"):
        bring_in(samples.draft())


def test_exercise_symbols_stay_in_exercises(cast: Any) -> None:
    from multilateral.record.acts import deposit, enter

    made = deposit(by=cast.operator, content=samples.draft(), name="x.txt", exercise=False)
    with pytest.raises(Refused, match="begin with EX/"):
        enter(by=cast.operator, deposit=made)


def test_an_adopted_text_asks_and_a_draft_does_not(bring_in: Any) -> None:
    from multilateral.record import queries

    draft, adopted = bring_in(samples.DRAFT), bring_in(samples.adopted())
    assert list(queries.operative_acts(draft)) == []
    assert [
        (a.paragraph, a.verb, a.addressee, a.due_session, a.agenda_title) for a in queries.operative_acts(adopted)
    ] == [
        ("op2", "Requests", "Secretariat", 4, ""),
        ("op3", "Decides", "", 4, "Common templates"),
    ]
    assert adopted.adopted_on == datetime.date(2026, 11, 20)


@pytest.mark.parametrize("order", [("draft", "adopted"), ("adopted", "draft")])
def test_a_resolution_is_linked_to_its_draft_as_inferred(bring_in: Any, order: tuple[str, str]) -> None:
    from multilateral.record import queries

    texts = {"draft": samples.draft(), "adopted": samples.adopted()}
    works = {name: bring_in(texts[name], name=f"{name}.txt") for name in order}
    (link,) = queries.relations(works["adopted"]).earlier
    assert (link.earlier, link.relation, link.basis) == (works["draft"], "adopted as", "inferred")
    assert "the same title" in link.reasons
    assert queries.relations(works["draft"]).later == (link,)


def test_a_session_that_is_misprinted_in_the_masthead_is_that_of_the_symbol(bring_in: Any) -> None:
    work = bring_in(samples.adopted().replace(b"Third session", b"Second session"))
    assert work.session == "3"


def test_where_two_drafts_fit_none_is_named(bring_in: Any) -> None:
    from multilateral.record import queries

    bring_in(samples.draft("EX/WG/3/L.9"))
    bring_in(samples.draft("EX/WG/3/L.10"))
    assert queries.relations(bring_in(samples.adopted())).earlier == ()


def test_another_title_is_another_text(bring_in: Any) -> None:
    from multilateral.record import queries

    bring_in(samples.draft(title="Of lighthouses"))
    assert queries.relations(bring_in(samples.adopted())).earlier == ()


def test_a_revision_follows_its_base_because_its_symbol_says_so(bring_in: Any) -> None:
    from multilateral.record import queries

    second = bring_in(samples.draft("EX/WG/3/L.9/Rev.2"))
    base = bring_in(samples.draft("EX/WG/3/L.9"))
    assert queries.relations(base).later == ()
    first = bring_in(samples.draft("EX/WG/3/L.9/Rev.1"))
    assert [(x.earlier, x.basis) for x in queries.relations(first).earlier] == [(base, "stated")]
    assert [x.later for x in queries.relations(first).later] == [second]


def test_what_was_decided_here_enters_without_a_file(cast: Any, bring_in: Any) -> None:
    from multilateral import texts
    from multilateral.record import queries
    from multilateral.record.acts import enter_document

    draft = bring_in(samples.DRAFT)
    document = texts.read(samples.adopted())
    work = enter_document(
        by=cast.secretariat,
        document=document,
        body=BODY,
        exercise=True,
        adopted_on=datetime.date(2026, 11, 20),
        earlier=draft,
        reasons=["decided at the second meeting"],
    )
    (link,) = queries.relations(work).earlier
    assert (link.earlier, link.basis, link.reasons) == (draft, "stated", ["decided at the second meeting"])
    assert queries.version(work).file is None
    assert queries.operative_acts(work).count() == 2


def test_only_officers_enter(cast: Any, deposited: Any, settle: Any) -> None:
    from multilateral.record.acts import enter

    settle(deposited)
    for by in (cast.brennia.head, cast.brennia.representative, cast.chair):
        with pytest.raises(NotPermitted):
            enter(by=by, deposit=deposited)


@pytest.mark.django_db(transaction=True)
def test_of_two_officers_who_enter_at_once_one_wins_and_the_other_is_told() -> None:
    from django.db import connection

    from multilateral.record.acts import deposit, enter
    from multilateral.record.models import Deposit, Version

    cast = gather()
    made = deposit(by=cast.secretariat, content=samples.draft(), name="x.txt", body=BODY, exercise=True)
    said: list[str] = []
    start = threading.Barrier(2)

    def officer(by: Any) -> None:
        mine = Deposit.objects.get(pk=made.pk)
        start.wait()
        try:
            said.append(enter(by=by, deposit=mine).symbol)
        except Refused as refusal:
            said.append(refusal.sentence)
        finally:
            connection.close()

    officers = [threading.Thread(target=officer, args=(by,)) for by in (cast.secretariat, cast.operator)]
    for thread in officers:
        thread.start()
    for thread in officers:
        thread.join()
    assert sorted(said) == [
        "EX/WG/3/L.9",
        "This text was entered in the record meanwhile; it stands there as EX/WG/3/L.9.",
    ]
    assert Version.objects.count() == 1
