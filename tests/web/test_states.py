"""The States as a reader sees them."""

from __future__ import annotations

import gzip
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from multilateral.parties import facts, queries
from multilateral.parties.acts import enter_state, found
from multilateral.parties.order import english_key


@pytest.fixture
def entered(db: Any) -> None:
    """The States as a founding enters them, and one invented one."""
    from multilateral.server.founding import found as set_up

    set_up(exercise=False, say=lambda words: None)
    enter_state(
        by=found(), code="xka", status="invented", names={"en": "Karsland"}, order="karsland", source="invented"
    )


def names(page: str, section: str) -> list[str]:
    part = page.partition(f'id="{section}"')[2].partition("</section>")[0]
    return re.findall(r"<h3>(.*?)</h3>", part)


def test_all_states_are_there_in_english_order_with_their_sources(entered: None, client: Client) -> None:
    page = client.get(reverse("states"))
    text = page.content.decode()
    members = names(text, "members")
    assert len(members) == 193 and members == sorted(members, key=english_key)
    assert len(names(text, "observers")) == 2
    assert names(text, "invented") == ["Karsland"] and "Karsland" not in members
    assert len(names(text, "organisations")) == len(facts.observers())
    assert len(gzip.compress(page.content)) < 50_000


def test_names_are_in_the_language_of_the_page_and_all_six_are_there(entered: None, client: Client) -> None:
    client.post(reverse("set_language"), {"language": "fr"})
    text = client.get(reverse("states")).content.decode()
    members = names(text, "members")
    assert "Allemagne" in members and members == sorted(members, key=english_key)
    row = text.partition('id="deu"')[2].partition("</li>\n<li id")[0][:2000]
    for name in facts.state("deu").names.values():
        assert f">{name}</bdi>" in row
    client.post(reverse("set_language"), {"language": "ar"})
    arabic = names(client.get(reverse("states")).content.decode(), "members")
    english = [state.names["ar"] for state in queries.states("member")]
    assert arabic == english, "elsewhere the English order holds"


def test_where_practice_differs_the_page_says_so(entered: None, client: Client) -> None:
    text = client.get(reverse("states")).content.decode()
    noted = [fact for fact in facts.states() if fact.group_note]
    assert noted
    for fact in noted:
        row = text.partition(f'id="{fact.code}"')[2].partition("<details>")[0]
        assert fact.group_note in row, fact.code
        kept = queries.state(fact.code)
        assert kept is not None and kept.facts["election_group"] == fact.election_group
    unsure = next(fact for fact in facts.states() if fact.to_confirm)
    assert "to be confirmed" in text.partition(f'id="{unsure.code}"')[2].partition("</details>")[0]


def test_entering_them_again_changes_nothing(entered: None) -> None:
    from multilateral.ledger import queries as ledger
    from multilateral.server.founding import found as set_up

    before = ledger.size()
    set_up(exercise=False, say=lambda words: None)
    assert ledger.size() == before
