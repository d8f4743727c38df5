"""What paragraphs do: on sentences of our own, in the forms that real ones take."""

from __future__ import annotations

import pytest

from multilateral.texts.model import Document, Paragraph
from multilateral.texts.operative import OperativeAct, operative_acts


def acts(text: str, *below: str, opening: str = "The Working Group") -> list[OperativeAct]:
    children = [Paragraph(id=f"op1.{chr(97 + n)}", number=f"({chr(97 + n)})", text=t) for n, t in enumerate(below)]
    paragraph = Paragraph(id="op1", number="1", text=text, paragraphs=children)
    return operative_acts(Document(language="en", opening=opening, operative=[paragraph]))


def only(text: str) -> OperativeAct:
    (act,) = acts(text)
    return act


def test_a_request_names_who_what_and_the_session() -> None:
    act = only("Requests the Secretary-General to submit to the Harbour Board at its fourth session a report on buoys;")
    assert act == OperativeAct(
        paragraph="op1",
        verb="Requests",
        addressee="Secretary-General",
        task="to submit to the Harbour Board at its fourth session a report on buoys",
        due_session=4,
        due_body="Harbour Board",
    )
    assert act.followed_up


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("by 1 March 2027", "2027-03-01"),
        ("not later than 30 April 2027", "2027-04-30"),
        ("before 9 May 2028", "2028-05-09"),
        ("by the end of 2029", "2029-12-31"),
        ("by 31 February 2027", None),
        ("as it did on 1 March 2025", None),
    ],
)
def test_a_date_by_which(words: str, due: str | None) -> None:
    act = only(f"Invites Member States to inform the Secretariat of their harbours {words};")
    assert (act.verb, act.addressee, act.due_date) == ("Invites", "Member States", due)


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("at its eighty-first session", 81),
        ("at its 12th session", 12),
        ("at the main part of its twentieth session", 20),
        ("no later than its one hundred and second session", 102),
        ("to the Board at its fifth and sixth sessions", 5),
        ("at its resumed seventh session", 7),
        ("at its seventh resumed session", 7),
        ("at its next session", None),
        ("on the decision taken at its third session", None),
    ],
)
def test_a_session_at_which(words: str, due: int | None) -> None:
    assert only(f"Requests the Secretariat to report {words};").due_session == due


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        (
            "Requests the Secretariat, within existing resources and in consultation with States, to publish it;",
            "Secretariat",
        ),
        ("Requests the Secretariat in close cooperation with the ports to publish it;", "Secretariat"),
        (
            "Invites, in this regard, all States parties to the Convention on Buoys to report;",
            "all States parties to the Convention on Buoys",
        ),
        ("Invites all parties to consider joining;", "all parties"),
        ("Invites States that have not yet done so to sign;", "States that have not yet done so"),
        ("Invites States in a position to do so to offer training;", "States in a position to do so"),
        (
            "Also requests the Chair, the Secretariat and the harbour masters, as appropriate, to meet;",
            "Chair, the Secretariat and the harbour masters",
        ),
        ("Requests the Office for Human Rights to assist;", "Office for Human Rights"),
        (
            "Requests the Secretariat to bring it to the attention of all States, to print it and to read it;",
            "Secretariat",
        ),
        ("Strongly urges the pilots not to anchor there;", "pilots"),
        ("Calls once again upon the pilots to slow down;", "pilots"),
        ("Requests that the Secretariat continue its work;", None),
    ],
)
def test_the_addressee_ends_where_the_circumstances_begin(text: str, addressee: str | None) -> None:
    assert acts(text)[0].addressee == addressee


def test_a_paragraph_may_do_several_things() -> None:
    found = acts(
        "Welcomes the offer of the ports, requests the Secretariat to list it by 2 June 2027, and decides to return "
        "to the matter at its ninth session;"
    )
    assert [(a.verb, a.addressee, a.due_date, a.due_session) for a in found] == [
        ("Welcomes", None, None, None),
        ("Requests", "Secretariat", "2027-06-02", None),
        ("Decides", "Working Group", None, 9),
    ]


def test_nouns_that_look_like_verbs_do_nothing() -> None:
    found = acts("Takes note of the notes, supports and requests for help made in order to keep the lights lit;")
    assert [a.verb for a in found] == ["Takes note"]


def test_a_request_made_again_is_a_request() -> None:
    act = only("Reiterates its request to the Secretariat to mark the wrecks;")
    assert (act.verb, act.addressee, act.task) == ("Requests", "Secretariat", "to mark the wrecks")


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("in AGENDA the item entitled “Lights and buoys”.", ["Lights and buoys"]),
        ('in AGENDA the item called "Lights and buoys".', ["Lights and buoys"]),
        ("in AGENDA an item entitled “Follow-up to the “Plan of lights””;", ["Follow-up to the “Plan of lights”"]),
        ('in AGENDA the item entitled "Follow-up to the "Plan" of lights".', ['Follow-up to the "Plan" of lights']),
        ("in AGENDA, under the item entitled “Harbours”, the sub-item entitled “Buoys”.", ["Buoys"]),
        ("the sub-item entitled “Buoys” of the item entitled “Harbours” in AGENDA;", ["Buoys"]),
        ("in AGENDA the items entitled “Lights” and “Buoys”.", ["Lights", "Buoys"]),
        (
            "the item entitled “Lights that it requests to dim, and decides to keep” in AGENDA;",
            ["Lights that it requests to dim, and decides to keep"],
        ),
    ],
)
def test_an_item_for_an_agenda(words: str, titles: list[str]) -> None:
    found = acts(f"Decides to include {words}".replace("AGENDA", "the provisional agenda of its fifth session"))
    assert [a.agenda_title for a in found] == titles
    assert {(a.verb, a.agenda_session, a.due_session, a.addressee) for a in found} == {("Decides", 5, 5, None)}
    assert all(a.followed_up for a in found)


def test_taking_an_item_off_the_agenda_puts_none_on_it() -> None:
    assert only("Decides to delete from its agenda the item entitled “Lights”.").agenda_title is None


def test_what_is_decided_but_asked_of_nobody_is_not_followed_up() -> None:
    act = only("Decides that the directory shall be tested twice a year;")
    assert (act.verb, act.addressee, act.followed_up) == ("Decides", None, False)
    act = only("Decides to convene a meeting of harbour masters at its sixth session;")
    assert (act.addressee, act.due_session, act.followed_up) == ("Working Group", 6, True)


def test_sub_paragraphs_ask_one_thing_each() -> None:
    found = acts(
        "Requests the Secretariat, by 1 May 2027:",
        "To list the lights;",
        "To count the buoys by 1 June 2027.",
    )
    assert [(a.paragraph, a.addressee, a.task, a.due_date) for a in found] == [
        ("op1.a", "Secretariat", "to list the lights", "2027-05-01"),
        ("op1.b", "Secretariat", "to count the buoys by 1 June 2027", "2027-06-01"),
    ]


def test_sub_paragraphs_that_only_list_belong_to_the_task() -> None:
    found = acts("Requests the Secretariat to submit a report on:", "The lights;", "The buoys.")
    assert [(a.paragraph, a.addressee) for a in found] == [("op1", "Secretariat")]


def test_another_language_is_not_guessed_at() -> None:
    document = Document(language="fr", operative=[Paragraph(id="op1", text="Requests the Secretariat to go;")])
    assert operative_acts(document) == []


@pytest.mark.parametrize(
    "text", ["", " ", "“", '"', "Requests", "Decides to", "and decides to", "Requests the " * 400, "“" * 3000]
)
def test_anything_at_all_is_read_without_a_fall(text: str) -> None:
    assert isinstance(acts(text), list)


@pytest.mark.parametrize(
    ("words", "session", "body"),
    [
        ("to report to the General Assembly at its ninetieth session", 90, None),
        ("to report to the Sixth Committee at the ninetieth session", 90, None),
        ("to report to the Commission on Lights at its twelfth session", 12, "Commission on Lights"),
        ("to report to the Assembly, through the Harbour Council, at its ninetieth session", 90, None),
        ("to report to the Assembly through the Harbour Council at its twelfth session", 12, "Harbour Council"),
        ("to report at the twelfth session of the Conference of the Pilots", 12, "Conference of the Pilots"),
        ("to print the report that stands from its sixtieth session", None, None),
        ("to print what was read to the Assembly at its sixtieth session and at its sixty-first session", None, None),
    ],
)  # fmt: skip
def test_whose_session_it_is(words: str, session: int | None, body: str | None) -> None:
    paragraph = Paragraph(id="op1", number="1", text=f"Requests the Secretariat {words};")
    document = Document(language="en", opening="The General Assembly", session="88", operative=[paragraph])
    (act,) = operative_acts(document)
    assert (act.due_session, act.due_body) == (session, body)


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("to convene a meeting in 2031", "2031-12-31"),
        ("to print it by 2031", "2031-12-31"),
        ("to help to prepare the meeting to be held in 2031", None),
        ("to draw on what was learned in 2020", None),
    ],
)
def test_a_year_in_which(words: str, date: str | None) -> None:
    paragraph = Paragraph(id="op1", number="1", text=f"Requests the Secretariat {words};")
    (act,) = operative_acts(Document(language="en", date="2030-01-02", operative=[paragraph]))
    assert act.due_date == date


def test_two_reports_to_two_bodies_are_two_requests() -> None:
    found = acts(
        "Requests the Secretariat to speak to the Commission on Lights at its sixth and seventh sessions and to report "
        "to the Working Group at its ninth session on buoys;"
    )
    assert [(a.due_session, a.due_body) for a in found] == [(6, "Commission on Lights"), (9, None)]
    assert {a.addressee for a in found} == {"Secretariat"}


def test_two_verbs_may_share_what_is_asked() -> None:
    found = acts("Requests the Secretariat and invites the pilots, as appropriate, to mark the wrecks;")
    assert [(a.verb, a.addressee, a.task) for a in found] == [
        ("Requests", "Secretariat", "to mark the wrecks"),
        ("Invites", "pilots", "to mark the wrecks"),
    ]


def test_a_sub_paragraph_may_ask_somebody_else_besides() -> None:
    found = acts(
        "Requests the Board:", "To look at wrecks, and requests the Secretariat to report at its ninth session;"
    )
    assert [(a.paragraph, a.addressee, a.due_session) for a in found] == [
        ("op1.a", "Board", None),
        ("op1.a", "Secretariat", 9),
    ]


@pytest.mark.parametrize(
    ("words", "kind", "session", "item", "title"),
    [
        ("to continue its examination at its ninth session under the item “Buoys”", "consider", 9, None, "Buoys"),
        ("to give its full consideration to the matter at its ninth session", "consider", 9, None, None),
        ("to examine it under the sub-item entitled “L” of the item entitled “Buoys”", "consider", None, "Buoys", "L"),
        ("to remain actively seized of the matter", "seized", None, None, None),
        ("to include in the agenda of its ninth session, under the item “B”, the sub-item “L”", "include", 9, "B", "L"),
        ("to keep the harbour clean at its ninth session", None, None, None, None),
    ],
)  # fmt: skip
def test_what_is_done_to_an_agenda(
    words: str, kind: str | None, session: int | None, item: str | None, title: str | None
) -> None:
    act = only(f"Decides {words}.")
    assert (act.agenda_kind, act.agenda_session, act.agenda_item, act.agenda_title) == (kind, session, item, title)
    assert act.puts_on_agenda == (kind == "include")


def test_an_item_may_be_included_besides_another_decision() -> None:
    found = acts(
        "Decides to hold a day of lights, and to include in the provisional agenda of its ninth session the item "
        "entitled “Lights”."
    )
    assert [(a.task, a.agenda_kind, a.agenda_title) for a in found][0] == ("to hold a day of lights", None, None)
    assert (found[1].agenda_kind, found[1].agenda_title, found[1].agenda_session) == ("include", "Lights", 9)
