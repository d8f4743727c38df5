"""How a text came about: entered as received, linked to the draft that is named, told on the page and as JSON."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.utils.translation import override

from multilateral.parties.acting import Refused
from multilateral.record import index, queries
from multilateral.record.acts import enter_proceedings, load
from multilateral.record.loading import prepare
from multilateral.record.models import Proceedings, SponsorNamed, VoteGiven
from multilateral.web.reasons import reason
from tests.record import samples

pytestmark = pytest.mark.django_db


def enter(cast: Any, number: int = 1, **changes: Any) -> Proceedings:
    line = samples.vote_line(**changes)
    content = json.dumps(line).encode()
    made: Proceedings = enter_proceedings(
        by=cast.operator, line=line, content=content, path="votes.json", number=number
    )
    return made


def loaded(cast: Any, content: bytes, path: str = "paper.txt") -> Any:
    return load(by=cast.operator, found=prepare(content, path), content=content, path=path)


def page(client: Any, address: str) -> str:
    return client.get(address).content.decode()


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_the_same_line_is_entered_once(cast: Any) -> None:
    first = enter(cast)
    assert enter(cast).pk == first.pk
    assert enter(cast, number=2, sponsors=["KORVATH"]).pk != first.pk
    assert queries.proceedings_held() == {row.digest for row in Proceedings.objects.all()}
    assert first.file.sha256 and first.line == samples.vote_line()


def test_a_line_without_a_symbol_is_refused(cast: Any) -> None:
    with pytest.raises(Refused, match="states no symbol"):
        enter(cast, symbol="nothing")
    assert not Proceedings.objects.exists()


def test_votes_of_a_state_and_what_it_sponsored_are_found_and_can_be_indexed_anew(cast: Any) -> None:
    enter(cast)
    state = cast.brennia.delegation.state.code
    for _again in range(2):
        assert [(symbol, choice) for symbol, choice, _date in queries.votes_of(state)] == [("EX/RES/3/1", "yes")]
        assert [(symbol, later) for symbol, later, _date in queries.sponsored_by(state)] == [("EX/RES/3/1", True)]
        index.rebuild()
    assert (VoteGiven.objects.count(), SponsorNamed.objects.count()) == (3, 2)


def test_a_draft_that_is_named_and_not_held_is_stated_beside_the_inferred_one(cast: Any, client: Any) -> None:
    loaded(cast, samples.draft(), "draft.txt")
    work = loaded(cast, samples.adopted(), "adopted.txt")
    enter(cast)
    relations = queries.relations(work)
    (link,) = relations.earlier
    assert (link.earlier.symbol, link.basis) == ("EX/WG/3/L.9", "inferred")
    assert link.reasons == [
        "the same title",
        "the same session",
        "the same agenda item",
        "5 of the draft’s 5 paragraphs live on",
        "2 sponsors there, 1 here",
        "the exercise’s data name EX/WG/3/L.9/Rev.1",
    ]
    assert [(draft.symbol, draft.work) for draft in relations.drafts] == [("EX/WG/3/L.9/Rev.1", None)]
    text = words(page(client, "/documents/EX/RES/3/1"))
    assert "Stated: the exercise’s data name EX/WG/3/L.9/Rev.1. It is not held in this record." in text
    assert "EX/RES/3/1" in words(page(client, "/documents/EX/WG/3/L.9/Rev.1"))


@pytest.mark.parametrize("order", ["facts first", "facts last"])
def test_a_draft_that_is_named_and_held_is_linked_as_stated(cast: Any, order: str) -> None:
    named = {"originating_document": "EX/WG/3/L.9"}
    if order == "facts first":
        enter(cast, **named)
    loaded(cast, samples.draft(), "draft.txt")
    work = loaded(cast, samples.adopted(), "adopted.txt")
    if order == "facts last":
        enter(cast, **named)
    relations = queries.relations(work)
    (link,) = relations.earlier
    assert (link.basis, link.reasons) == ("stated", ["the exercise’s data name EX/WG/3/L.9"])
    assert relations.drafts == ()


def test_the_page_shows_the_vote_as_a_picture_and_as_a_table(cast: Any, client: Any) -> None:
    loaded(cast, samples.adopted())
    enter(cast)
    html = page(client, "/documents/EX/RES/3/1")
    assert html.count('<rect class="yes"') == 1
    vote = words(html[html.index('id="vote"') : html.index('id="recalled-by"')])
    assert "2 in favour 0 against 1 abstaining" in vote
    assert "In favour, 2 Aldemar; Brennia Against, 0 – Abstaining, 1 Korvath (Federal Republic of)" in vote
    assert "it is read as nought" in vote
    assert "1 sponsor Aldemar Source: votes.json, line 1" in vote
    assert "2 additional sponsors Brennia; THE HARBOUR GUILD Source: votes.json, line 1" in vote


def test_two_lines_that_differ_are_both_shown_and_said_to_differ(cast: Any, client: Any) -> None:
    loaded(cast, samples.adopted())
    enter(cast)
    enter(cast, number=7, sponsors=["KORVATH (FEDERAL REPUBLIC OF)"])
    text = words(page(client, "/documents/EX/RES/3/1"))
    assert "1 sponsor Aldemar Source: votes.json, line 1" in text
    assert "1 sponsor Korvath (Federal Republic of) Source: votes.json, line 7" in text
    assert "The sources have 2 lines on it. They differ in: the sponsors. All are kept." in text


def test_a_text_adopted_without_a_vote_says_so(cast: Any, client: Any) -> None:
    loaded(cast, samples.adopted())
    nobody: dict[str, Any] = {"MS_in_favour": [], "MS_abstaining": [], "sponsors": [], "additional_sponsors": []}
    enter(cast, adoption_type="Without a vote", **nobody)
    html = page(client, "/documents/EX/RES/3/1")
    assert "Adopted without a vote." in html
    assert '<svg class="bar"' not in html
    assert 'id="sponsors"' not in html


def test_the_json_has_vote_sponsors_and_the_draft(cast: Any, client: Any) -> None:
    loaded(cast, samples.adopted())
    enter(cast)
    value = client.get("/api/v1/documents/EX/RES/3/1").json()
    (vote,) = value["votes"]
    assert (vote["yes"], vote["no"], vote["abstain"], vote["date"]) == (2, 0, 1, "2026-11-20")
    assert [(seat["name"], seat["choice"]) for seat in vote["states"]] == [
        ("Aldemar", "yes"),
        ("Brennia", "yes"),
        ("Korvath (Federal Republic of)", "abstain"),
    ]
    assert vote["source"] == "votes.json, line 1"
    assert [(each["joined"], len(each["sponsors"])) for each in value["sponsorship"]] == [
        ("with the draft", 1),
        ("later", 2),
    ]
    (draft,) = [each for each in value["relations"] if each["type"] == "adopted from"]
    assert (draft["target"], draft["basis"], draft["held"]) == ("EX/WG/3/L.9/Rev.1", "stated", False)


def test_the_reasons_of_a_link_are_said_in_the_language_of_the_page() -> None:
    kept = ["the same title", "the same session", "the same agenda item", "the symbol says so"]
    kept += [
        "12 of the draft’s 13 paragraphs live on",
        "the UN’s data name A/77/L.1",
        "the exercise’s data name EX/1/L.1",
    ]
    assert [reason(each) for each in kept] == kept
    assert reason("2 sponsors there, 1 here") == "sponsors: 2 there, 1 here"
    assert reason("words of another kind") == "words of another kind"
    with override("fr"):
        assert all(reason(each) != each for each in kept)
        assert "13" in reason(kept[4]) and "A/77/L.1" in reason(kept[5])
