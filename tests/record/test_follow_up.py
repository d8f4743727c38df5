"""The follow-up index: filled on entry, rebuilt alike, one version speaking for a work; agendas of coming sessions."""

from __future__ import annotations

from typing import Any

import pytest

from multilateral.record import follow_up, index
from multilateral.record.acts import enter_document
from multilateral.record.models import Provision, Work
from multilateral.texts.model import Adopted, Document, Paragraph
from tests.cast import Cast

ITEM = "Decides to include in the provisional agenda of its ninetieth session, under the item entitled “Lights”, "


def resolution(symbol: str, *operative: str, language: str = "en", title: str = "Lights at sea") -> Document:
    """An adopted text of invented words."""
    paragraphs = [Paragraph(id=f"op{n}", number=str(n), text=text) for n, text in enumerate(operative, 1)]
    return Document(
        symbol=symbol,
        kind="resolution",
        language=language,
        title=title,
        session=symbol.split("/")[2],
        opening="The General Assembly" if language == "en" else None,
        adopted=Adopted(date="2034-12-01"),
        operative=paragraphs,
    )


def enter(cast: Cast, document: Document) -> Work:
    exercise = (document.symbol or "").startswith("EX/")
    return enter_document(by=cast.operator, document=document, body="", exercise=exercise)


def find(**asked: str) -> list[str]:
    return [f"{one.work.symbol} {one.paragraph}" for one in follow_up.find(follow_up.Asked(**asked))]


@pytest.fixture
def three(cast: Cast) -> list[Work]:
    return [
        enter(
            cast, resolution("A/RES/89/1", "Welcomes the lamps;", "Requests the Secretary-General to count the lamps;")
        ),
        enter(cast, resolution("A/RES/89/2", f"{ITEM}the sub-item entitled “Buoys”.", title="Buoys")),
        enter(
            cast,
            resolution(
                "A/RES/89/3",
                f"{ITEM}the sub-item entitled “buoys”.",
                "Decides to consider the question at its ninetieth session under the item entitled “Lights”.",
                "Decides to consider the wrecks at its ninetieth session.",
                "Invites the Commission on Lights to meet at its third session;",
            ),
        ),
    ]


def test_entering_a_text_fills_the_index_and_rebuilding_it_changes_nothing(three: list[Work]) -> None:
    def rows() -> list[Any]:
        return list(Provision.objects.values_list("work", "paragraph", "verb", "addressee", "due_session", "speaks"))

    before = rows()
    assert find(verb="Requests") == ["A/RES/89/1 op2"] and find(words="LAMPS count") == ["A/RES/89/1 op2"]
    assert find(topic="buoys") == ["A/RES/89/2 op1"] and find(symbol="A/RES/89/2") == ["A/RES/89/2 op1"]
    index.rebuild()
    assert rows() == before


def test_a_session_of_another_body_is_none_of_the_assembly(three: list[Work]) -> None:
    assert find(due="3") == []
    (act,) = follow_up.find(follow_up.Asked(addressee="Commission on Lights"))
    assert (act.due_session, act.due_body) == (3, "Commission on Lights")


def test_the_agenda_of_a_session_is_what_decisions_ordered(three: list[Work]) -> None:
    found = follow_up.agenda(90)
    (item,) = found.items
    assert item.title == "Lights" and [p.paragraph for p in item.considered] == ["op2"] and not item.included
    (sub,) = item.sub_items
    assert (sub.title, [p.work.symbol for p in sub.included]) == ("Buoys", ["A/RES/89/2", "A/RES/89/3"])
    assert [p.task for p in found.untitled] == ["to consider the wrecks at its ninetieth session"]
    assert (found.held, found.missing, found.count) == ((89,), (), 2)
    assert follow_up.agendas() == [90] and follow_up.agenda(91).items == ()


def test_the_coverage_says_which_sessions_are_not_held_whole(cast: Cast, three: list[Work]) -> None:
    enter(cast, resolution("A/RES/91/30", f"{ITEM}the sub-item entitled “Quays”.".replace("ninetieth", "ninety-third")))
    found = follow_up.agenda(93)
    assert (found.held, found.missing) == ((89,), (90, 91, 92))


def test_an_exercise_is_on_no_agenda_of_the_assembly(cast: Cast, three: list[Work]) -> None:
    enter(cast, resolution("EX/RES/89/1", f"{ITEM}the sub-item entitled “Masts”."))
    assert [sub.title for sub in follow_up.agenda(90).items[0].sub_items] == ["Buoys"]


def test_one_version_speaks_for_a_work_and_none_for_one_withdrawn(cast: Cast, three: list[Work]) -> None:
    from multilateral.record.revising import reinstate, withdraw

    work = three[0]
    withdraw(by=cast.operator, work=work, reason="Printed twice.")
    assert find(symbol=work.symbol) == []
    reinstate(by=cast.operator, work=Work.objects.get(pk=work.pk))
    assert find(symbol=work.symbol) == ["A/RES/89/1 op2"]


def test_questions_take_a_fixed_number_of_queries(
    cast: Cast, three: list[Work], django_assert_num_queries: Any
) -> None:
    from multilateral.followup import queries

    with django_assert_num_queries(2):
        follow_up.agenda(90)
    with django_assert_num_queries(3):
        queries.entries(follow_up.find(follow_up.Asked()))


def test_pages_and_json_of_the_index(client: Any, three: list[Work]) -> None:
    page = client.get("/follow-up/?addressee=Secretary-General").content.decode()
    assert "/documents/A/RES/89/1#op2" in page and "/follow-up/agenda/90" in page
    agenda = client.get("/follow-up/agenda/90").content.decode()
    assert agenda.index("Lights") < agenda.index("Buoys") and "/documents/A/RES/89/3#op1" in agenda
    assert "orders anything for this session" in client.get("/follow-up/agenda/7").content.decode()
    value = client.get("/api/v1/agenda/90").json()
    assert (value["body"], value["held"], value["missing"]) == ("general-assembly", [89], [])
    assert [(i["title"], i["item"], i["kind"], i["symbol"]) for i in value["items"]] == [
        ("Lights", None, "consider", "A/RES/89/3"),
        ("Buoys", "Lights", "include", "A/RES/89/2"),
        ("Buoys", "Lights", "include", "A/RES/89/3"),
        (None, None, "consider", "A/RES/89/3"),
    ]
    assert client.get("/api/v1/agenda/general-assembly/90").json() == value
    (act,) = client.get("/api/v1/acts?words=lamps&verb=Requests").json()["results"]
    assert (act["addressee"], act["task"], act["reports"]) == ("Secretary-General", "to count the lamps", [])
    document = client.get("/documents/A/RES/89/2").content.decode()
    assert "for the provisional agenda of session 90" in document and "/follow-up/?symbol=A/RES/89/2" in document
