"""Pages for what went wrong: a sentence, and nothing lost."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import Cast


def test_a_form_without_the_token_is_refused_and_its_words_are_kept(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.post(reverse("enrol"), {"name": "a name that took long to type <script>"})
    page = answer.content.decode()
    assert answer.status_code == 403 and "The page had been open too long" in page
    assert (
        "a name that took long to type &lt;script&gt;" in page
        and 'role="alert"' not in page.partition("kept-1")[0][-50:]
    )


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/nowhere", "/documents/<b>", "/people/not-a-number/", "/account/", "/mine/%00"])
def test_a_page_that_is_not_there_says_so_and_offers_the_search(client: Client, path: str) -> None:
    answer = client.get(path)
    page = answer.content.decode()
    assert answer.status_code == 404 and 'role="search"' in page and "<b>/" not in page


def test_a_fault_of_our_own_is_told_to_a_person_and_changes_nothing(
    cast: Cast, enter: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from multilateral.ledger import queries as ledger
    from multilateral.web import pages

    def fail(*_args: Any) -> Any:
        raise RuntimeError("a fault of our own")

    client = enter(cast.chair)
    client.raise_request_exception = False
    before = ledger.size()
    monkeypatch.setattr(pages, "asked", fail)
    answer = client.get(reverse("mine"))
    page = answer.content.decode()
    assert answer.status_code == 500 and "nothing was changed" in page and "a fault of our own" not in page
    assert ledger.size() == before


@pytest.mark.django_db
def test_every_answer_carries_the_policy(client: Client) -> None:
    for path in ("/", "/nowhere", "/account/login/", "/states/"):
        policy = client.get(path)["Content-Security-Policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy
