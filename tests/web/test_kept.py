"""Pages that are kept for visitors: the same words, never a stale one, never somebody else's."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from multilateral.record.acts import load
from multilateral.record.loading import prepare
from multilateral.web import kept
from tests.cast import Cast
from tests.record import samples

pytestmark = pytest.mark.django_db

PAGE = "/documents/EX/WG/3/L.9"


@pytest.fixture(autouse=True)
def shelf(monkeypatch: pytest.MonkeyPatch) -> Iterator[kept.Shelf]:
    """A shelf of the test's own."""
    own = kept.Shelf(kept.MOST_BYTES)
    monkeypatch.setattr(kept, "SHELF", own)
    yield own


def loaded(cast: Cast, content: bytes) -> None:
    load(by=cast.operator, found=prepare(content, "paper.txt"), content=content, path="paper.txt")


@pytest.fixture
def draft(cast: Cast) -> None:
    """One document."""
    loaded(cast, samples.draft())


def test_the_second_visitor_is_sent_what_was_set_for_the_first(draft: None, shelf: kept.Shelf, cast: Cast) -> None:
    first = Client().get(PAGE)
    (page,) = shelf.pages.values()
    assert gzip.decompress(page.packed) == first.content
    again = Client().get(PAGE, headers={"accept-encoding": "gzip"})
    assert again.headers["Content-Encoding"] == "gzip" and again.content == page.packed
    assert again.headers["ETag"] == first.headers["ETag"] and not first.cookies and not again.cookies
    for header in ("Content-Security-Policy", "X-Content-Type-Options", "Content-Language", "Content-Type"):
        assert again.headers[header] == first.headers[header]
    assert {"Cookie", "Accept-Language", "Accept-Encoding"} <= set(re.split(", *", again.headers["Vary"]))


def test_a_page_that_still_stands_is_not_sent_again(draft: None, cast: Cast) -> None:
    etag = Client().get(PAGE).headers["ETag"]
    still = Client().get(PAGE, headers={"if-none-match": etag})
    assert still.status_code == 304 and still.content == b""
    loaded(cast, samples.adopted())
    changed = Client().get(PAGE, headers={"if-none-match": etag})
    assert changed.status_code == 200 and "EX/RES/3/1" in changed.content.decode()


def test_no_act_leaves_an_old_page_standing(draft: None, cast: Cast) -> None:
    before = Client().get("/documents/").content.decode()
    loaded(cast, samples.adopted())
    after = Client().get("/documents/").content.decode()
    assert "EX/RES/3/1" not in before and "EX/RES/3/1" in after


def test_languages_and_questions_are_kept_apart(draft: None, shelf: kept.Shelf, cast: Cast) -> None:
    for language in ("en", "ar", "fr"):
        words = Client().get(PAGE, headers={"accept-language": language}).content.decode()
        assert f'<html lang="{language}"' in words
    assert 'value="/documents/?page=7"' in Client().get("/documents/?page=7").content.decode()
    assert len(shelf.pages) == 4


def test_a_page_tells_the_address_at_which_it_was_asked_for(draft: None, settings: Any, cast: Cast) -> None:
    settings.ALLOWED_HOSTS = ["testserver", "other.example"]
    Client().get(PAGE)
    assert "testserver" not in Client().get(PAGE, headers={"host": "other.example"}).content.decode()
    assert "other.example" not in Client().get(PAGE).content.decode()


def test_who_is_signed_in_gets_a_page_of_their_own_and_leaves_none_behind(
    draft: None, shelf: kept.Shelf, cast: Cast, enter: Any
) -> None:
    by = cast.brennia.head
    own = enter(by).get(PAGE)
    assert not shelf.pages and "ETag" not in own.headers
    assert own.headers["Cache-Control"] == "private, no-store" and str(by.role.label) in own.content.decode()
    Client().get(PAGE)
    assert str(by.role.label) in enter(by).get(PAGE).content.decode()
    assert str(by.role.label) not in Client().get(PAGE).content.decode()


def test_what_is_not_there_or_leads_elsewhere_is_not_kept(draft: None, shelf: kept.Shelf, cast: Cast) -> None:
    assert Client().get("/documents/EX/RES/9/9").status_code == 404
    assert Client().get("/documents/ex/wg/3/l.9").status_code == 301
    assert not shelf.pages


def test_a_page_with_the_token_of_a_visitor_is_not_kept(shelf: kept.Shelf, rf: Any, db: None) -> None:
    from django.http import HttpResponse
    from django.middleware.csrf import get_token

    def form(request: Any) -> HttpResponse:
        return HttpResponse(f'<input name="csrfmiddlewaretoken" value="{get_token(request)}">')

    assert kept.kept(form)(rf.get("/")).content != kept.kept(form)(rf.get("/")).content
    assert not shelf.pages


def test_the_oldest_pages_make_room() -> None:
    shelf = kept.Shelf(100)
    for n in range(10):
        shelf.put(((n, ""), "en", "/"), kept.Page(b"x" * 40, "", ""))
        shelf.get(((0, ""), "en", "/"))
    assert [key[0][0] for key in shelf.pages] == [9, 0] and shelf.bytes == 80


def test_the_language_is_chosen_without_a_cookie_of_before(draft: None, cast: Cast) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert "csrfmiddlewaretoken" not in strict.get(PAGE).content.decode()
    answer = strict.post("/language/", {"language": "es", "next": PAGE})
    assert answer.status_code == 302 and answer.headers["Location"] == PAGE
    assert '<html lang="es"' in strict.get(PAGE).content.decode()
