"""What kind of document a text is, and what it states: decisions, statements, letters, reports, other councils."""

from __future__ import annotations

import pytest

from multilateral.texts import cite, read, write

DECISION = """EX/DEC/74/511
General Assembly
Seventy-fourth session

74/511. Conduct of lamps

At its 46th plenary meeting, on 12 December 2019, the General Assembly, on the recommendation of the First Committee,
decided to include in the provisional agenda of its seventy-fifth session the item entitled “Lamps”.
"""
STATEMENT = """S/PRST/2031/4
Security Council
Distr.: General
3 May 2031

Statement by the President of the Security Council

At the 9000th meeting of the Security Council, held on 3 May 2031, in connection with the item entitled “Lamps”, the
President of the Security Council made the following statement on behalf of the Council:

“The Security Council welcomes the lamps.

“The Security Council requests the keepers to report.”
"""
LETTER = """EX/85/77
General Assembly
Security Council
Distr.: General
3 May 2031
Original: English

General Assembly Security Council
Eighty-fifth session Eighty-sixth year
Agenda item 31
Lamps

Letter dated 2 May 2031 from the Permanent Representative of Norland addressed to the Secretary-General

I have the honour to transmit herewith the text of a statement on lamps (see annex).

(Signed) Ada Lumen
Permanent Representative
"""
REPORT = """EX/85/79
General Assembly
Distr.: General
3 May 2031

Eighty-fifth session
Agenda item 31
Lamps

Lamps and their keepers

Report of the Secretary-General

I. Introduction

1. In its resolution 84/5, the General Assembly requested a report.

A. Oil

2. Oil was bought:

(a) In the north;

(b) In the south.

Place     Litres     Cost
North     20         300
South     30         400

II. Conclusions

3. The Assembly may wish to take note of the report.

Annex I

Lamps at sea

1. Aurora
2. Boreas
"""
ECONOMIC = """E/RES/2019/4
Economic and Social Council
Distr.: General
8 July 2019
2019 session
Agenda item 18 (a)

Resolution adopted by the Economic and Social Council on 6 June 2019
[on the recommendation of the Commission on Lamps (E/2019/33)]

2019/4. Lamps for development

The Economic and Social Council,

Recalling its resolution 2018/3 of 2 July 2018,

1. Takes note of the report of the keepers;

2. Requests them to report to it again.

14th plenary meeting
6 June 2019
"""
RIGHTS = """A/HRC/RES/40/5
General Assembly
Distr.: General
4 April 2019
Human Rights Council
Fortieth session
25 February–22 March 2019
Agenda item 3

Resolution adopted by the Human Rights Council on 21 March 2019

40/5. Lamps in the life of keepers

The Human Rights Council,

Recalling Council resolution 39/2,

1. Calls upon keepers to light their lamps;

2. Decides to remain seized of the matter.

52nd meeting
21 March 2019

[Adopted without a vote.]
"""


def test_a_decision_states_its_meeting_in_its_first_words() -> None:
    decision = read(DECISION)
    assert (decision.kind, decision.number, decision.title) == ("decision", "74/511", "Conduct of lamps")
    assert decision.adopted is not None
    assert (decision.adopted.meeting, decision.adopted.date) == ("46th plenary meeting", "2019-12-12")
    assert [b.type for b in decision.blocks] == ["paragraph"]
    assert decision.doubts == []


def test_a_presidential_statement_is_read_whole() -> None:
    statement = read(STATEMENT)
    assert (statement.kind, statement.symbol, statement.date) == ("statement", "S/PRST/2031/4", "2031-05-03")
    assert statement.adopted is not None
    assert (statement.adopted.meeting, statement.adopted.date) == ("9000th meeting", "2031-05-03")
    assert len([b for b in statement.blocks if b.type == "paragraph"]) == 3


def test_a_letter_to_two_organs_is_no_riddle() -> None:
    letter = read(LETTER)
    assert (letter.kind, letter.session, letter.agenda_items, letter.agenda_title) == ("letter", "85", ["31"], "Lamps")
    assert letter.doubts == []


def test_a_report_has_headings_by_rank_numbered_paragraphs_a_table_and_an_annex() -> None:
    report = read(REPORT)
    assert (report.kind, report.title) == ("report", "Lamps and their keepers")
    assert [(b.level, b.text) for b in report.blocks if b.type == "heading"] == [
        (1, "Report of the Secretary-General"),
        (1, "Introduction"),
        (2, "Oil"),
        (1, "Conclusions"),
        (0, "Annex I"),
        (1, "Lamps at sea"),
    ]
    assert [b.id for b in report.blocks if b.type == "paragraph"] == [
        *("p1", "p2", "p2.a", "p2.b", "p3"),
        *("annex1.p1", "annex1.p2"),
    ]
    assert [b.rows[0] for b in report.blocks if b.type == "table"] == [["Place", "Litres", "Cost"]]


def test_the_economic_and_social_council_numbers_by_years() -> None:
    resolution = read(ECONOMIC)
    assert (resolution.number, resolution.title, resolution.session) == ("2019/4", "Lamps for development", "2019")
    assert resolution.adopted is not None
    assert (resolution.adopted.committee, resolution.adopted.on_report) == ("Commission on Lamps", "E/2019/33")
    assert resolution.agenda_title is None
    assert resolution.doubts == []


def test_a_council_below_the_assembly_is_the_organ_of_its_own_texts() -> None:
    resolution = read(RIGHTS)
    assert (resolution.kind, resolution.organ, resolution.number) == ("resolution", "Human Rights Council", "40/5")
    assert resolution.adopted is not None
    assert resolution.adopted.meeting == "52nd meeting"


@pytest.mark.parametrize(
    ("language", "words", "meeting"),
    [
        ("fr", "À sa 46e séance plénière, le 12 décembre 2029, il a été décidé.", "46e séance plénière"),
        ("es", "En su 46ª sesión plenaria, celebrada el 12 de diciembre de 2029, decidió.", "46ª sesión plenaria"),
        ("ru", "На своем 46-м пленарном заседании 12 декабря 2029 года постановила.", "46-м пленарном заседании"),
        (
            "ar",
            "في الجلسة العامة 46، المعقودة في 12 كانون الأول/ديسمبر 2029، قررت الجمعية العامة حفظ المصابيح.",
            "الجلسة العامة 46",
        ),
        ("zh", "2029年12月12日，大会第46次全体会议决定保管灯具。", "第46次全体会议"),
    ],
)
def test_a_decision_says_in_every_language_where_and_when_it_was_taken(language: str, words: str, meeting: str) -> None:
    document = read(f"EX/DEC/84/511\n\n{words}\n".encode(), language=language)
    assert document.adopted is not None
    assert (document.adopted.meeting, document.adopted.date) == (meeting, "2029-12-12")


def test_a_sentence_of_adoption_broken_before_its_date_is_no_title_of_the_agenda_item() -> None:
    resolution = read(ECONOMIC.replace("on 6 June 2019\n[", "on\n6 June 2019\n["))
    assert resolution.agenda_title is None
    assert resolution.adopted is not None
    assert resolution.adopted.date == "2019-06-06"


@pytest.mark.parametrize(
    ("printed", "on_report", "cited"),
    [
        ("A/74/363", "A/74/363", ["A/74/363"]),
        ("A/74/408, para. 114", "A/74/408", ["A/74/408"]),
        ("A/74/L.6 and Add.1", "A/74/L.6 and Add.1", ["A/74/L.6", "A/74/L.6/Add.1"]),
        ("A/74/L.6 and A/74/L.6/Add.1", "A/74/L.6 and A/74/L.6/Add.1", ["A/74/L.6", "A/74/L.6/Add.1"]),
    ],
)
@pytest.mark.parametrize("to", ["text", "docx", "akn", "html"])
def test_a_resolution_on_several_documents_names_and_cites_them_all(
    printed: str, on_report: str, cited: list[str], to: str
) -> None:
    line = f"[without reference to a Main Committee ({printed})]"
    words = (
        "Resolution adopted by the General Assembly on 3 May 2020",
        line,
        "74/5. Lamps",
        "The General Assembly,",
        "Recalling the lamps,",
        "1. Welcomes the lamp.",
    )
    document = read(write(read("\n\n".join(("A/RES/74/5", *words))), to))
    assert document.adopted is not None and document.adopted.on_report == on_report
    assert [one.target for one in cite(document) if one.masthead == "adopted.on_report"] == cited
