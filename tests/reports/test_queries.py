"""The facts of a report, gathered from one walk through the house, against the ledger that it must lead to."""

from __future__ import annotations

import json
import re

import pytest

from multilateral.ledger import queries as ledger
from multilateral.reports import queries
from multilateral.reports.report import Report, to_json, to_text
from tests.cast import BODY, Cast
from tests.story import SECRETS, Story, tell


@pytest.fixture
def story(cast: Cast) -> Story:
    """The whole story, told."""
    return tell(cast)


def drafted() -> Report:
    """The report on the session of the story."""
    found = queries.report(BODY, 3)
    assert found is not None
    return found


def said(report: Report, section: str) -> list[str]:
    """The sentences of one section."""
    found = next(s for s in report.sections if s.key == section)
    return [sentence.text for paragraph in found.paragraphs for sentence in paragraph.sentences]


def test_every_sentence_leads_to_a_line_of_the_ledger_that_did_what_it_says(story: Story) -> None:
    report = drafted()
    assert len(report.sentences) > 20
    for sentence in report.sentences:
        assert sentence.acts
        for act in sentence.acts:
            line = ledger.entry(act.position)
            assert line is not None
            assert (line.sealed and not act.name) or line.act == act.name
    acts = {a.name for s in report.sentences for a in s.acts}
    assert acts >= {
        "record.enter_document",
        "negotiation.open_text",
        "negotiation.submit_proposal",
        "negotiation.withdraw_proposal",
        "negotiation.raise_concern",
        "negotiation.publish_revision",
        "decision.open_meeting",
        "decision.put_text",
        "decision.adopt_without_vote",
        "decision.explain",
        "decision.dissociate",
        "bodies.include_item",
        "followup.report",
        "framework.publish_answer",
    }


def test_the_organization_names_meetings_texts_and_revisions(story: Story) -> None:
    words = said(drafted(), "organization")
    assert "One meeting was held." in words
    assert any(w.startswith("Meeting 12 was opened on ") and "3 delegations present" in w for w in words)
    assert "EX/WG/3/L.9, “Lamps on the quays”, was tabled by Aldemar and Brennia." in words
    assert "EX/WG/3/L.9 was opened for negotiation." in words
    assert any(w.startswith("The Chair published EX/WG/3/L.9/Rev.1 on ") for w in words)


def test_proposals_are_counted_and_stand_in_alphabetical_order_as_they_were_submitted(story: Story) -> None:
    words = said(drafted(), "proposals")
    assert words == [
        "4 proposals were made on EX/WG/3/L.9, by Aldemar, Brennia and Korvath (Federal Republic of).",
        "The Chair incorporated one of them.",
        "The Chair incorporated one of them in part.",
        "One was withdrawn.",
        "One has no outcome.",
        "Aldemar proposed to replace “each of its quays” with “every quay” in OP2.",
        "The Chair incorporated the proposal in Rev.1.",
        "Brennia proposed a new paragraph after OP2 (b): “In snow;”",
        "The Chair incorporated the proposal in part in Rev.1, as “In heavy snow;”; "
        "reason: “Light snow hides no lamp.”",
        "Brennia proposed to replace “Welcomes” with “Notes” in OP1.",
        "Brennia withdrew the proposal.",
        "Korvath (Federal Republic of) proposed to replace “lit” with “lit and paid for” in OP1.",
        "The Chair carried the proposal to Rev.1.",
    ]


def test_a_concern_stands_with_its_answer(story: Story) -> None:
    assert said(drafted(), "concerns") == [
        "Korvath (Federal Republic of) raised a concern about OP2 of EX/WG/3/L.9: “Some quays have no oil.”",
        "The Chair took it up in Rev.1: “See paragraph 2 as it now stands.”",
    ]


def test_a_decision_stands_with_what_was_said_about_it(story: Story) -> None:
    report = drafted()
    adopted = story.action.adopted_as
    assert said(report, "decisions") == [
        "EX/WG/3/L.9/Rev.1 was put at meeting 12.",
        "Without an outcome when it was put: proposal 1.",
        f"EX/WG/3/L.9/Rev.1 was adopted without a vote as {adopted}.",
    ]
    assert said(report, "statements") == [
        "One explanation was given on EX/WG/3/L.9/Rev.1.",
        "Brennia explained its position after the action.",
        f"Korvath (Federal Republic of) dissociated itself from OP3 of {adopted}.",
    ]


def test_what_the_decision_ordered_and_asked_leads_to_the_acts(story: Story) -> None:
    report = drafted()
    adopted = story.action.adopted_as
    assert said(report, "agenda") == [
        f"By OP4 of {adopted}, “Lamps on the quays” stands on the provisional agenda of session 4."
    ]
    first, due, told = said(report, "follow-up")
    assert first.startswith(f"OP3 of {adopted} asks (addressee: Secretariat): “") and "the lamps that went out" in first
    assert due == "It is due at session 4."
    assert told == "Reported by secretariat: under way."


def test_what_is_private_is_counted_and_never_told(story: Story) -> None:
    report = drafted()
    assert said(report, "carrying-out") == [
        "One test was sent to a point of contact, plainly as an exercise.",
        "One answer came.",
        "Korvath (Federal Republic of) published its answer to the survey on “Lamps are kept burning”.",
        "One need was brought together with an offer, with the consent of both sides.",
    ]
    everything = to_text(report, None) + json.dumps(to_json(report, None), ensure_ascii=False)
    for secret in SECRETS:
        assert secret not in everything
    sealed = {a.position for s in report.sentences for a in s.acts if not a.name}
    assert sealed and all((line := ledger.entry(p)) is not None and line.sealed for p in sealed)
    match = next(s for s in report.sentences if s.text.startswith("One need"))
    assert not re.search("Aldemar|Korvath", match.text)


def test_what_came_after_a_later_session_began_is_not_in_the_report(cast: Cast, story: Story) -> None:
    from multilateral.decision.acts import close_meeting, open_meeting
    from multilateral.followup.contacts import acts as contacts

    close_meeting(by=cast.chair, meeting=story.meeting)
    open_meeting(by=cast.chair, body=cast.body, session=4, present=[m.delegation for m in cast.missions])
    contacts.ping(by=cast.secretariat, contact=story.contact)
    assert "One test was sent to a point of contact, plainly as an exercise." in said(drafted(), "carrying-out")
    later = queries.report(BODY, 4)
    assert later is not None
    assert said(later, "carrying-out") == ["One test was sent to a point of contact, plainly as an exercise."]


def test_a_session_in_which_nothing_was_done_has_an_empty_report(cast: Cast) -> None:
    report = queries.report(BODY, 3)
    assert report is not None and report.sections == ()
    assert "Nothing has been done in this session yet." in to_text(report, None)
    assert queries.available() == []


def test_there_is_no_report_on_a_session_that_is_not_entered(cast: Cast) -> None:
    assert queries.report(BODY, 9) is None
    assert queries.report("nowhere", 3) is None


def test_what_there_is_to_report_is_counted(story: Story) -> None:
    (one,) = queries.available()
    assert (one.session.number, one.texts, one.proposals, one.meetings, one.decisions) == (3, 1, 4, 1, 1)
