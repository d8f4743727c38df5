"""Words marked in the paragraph are taken over into the form, with the place where they stand."""

from typing import Any

import pytest
from django.urls import reverse

from multilateral.negotiation.models import ProposalDraft
from tests.negotiation.conftest import WORDS, Floor, record

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

MARK = """([from, to]) => {
  const words = document.getElementById("words").firstChild, range = document.createRange();
  range.setStart(words, from); range.setEnd(words, to);
  getSelection().removeAllRanges(); getSelection().addRange(range);
}"""


@pytest.fixture
def page(browser: Any, live_server: Any, enter: Any, cast: Any) -> Any:
    """The form for OP2 of a text on the floor, before a representative of Brennia."""
    floor = Floor(cast, record())
    context = browser.new_context(base_url=live_server.url)
    cookie = enter(cast.brennia.representative).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    page = context.new_page()
    page.goto(reverse("text_propose", args=[floor.text.slug, "op2"]))
    yield page
    context.close()


def test_words_that_stand_there_twice_are_told_apart_by_marking_them(page: Any) -> None:
    second = WORDS["op2"].rindex("shall")
    page.evaluate(MARK, [second, second + 6])
    page.wait_for_function("document.getElementById('old').value === 'shall'")
    page.fill("textarea[name=new]", "should")
    page.click("text=Keep as a draft")
    page.wait_for_selector("#decide")
    assert (ProposalDraft.objects.get().start, ProposalDraft.objects.get().old) == (second, "shall")


def test_what_is_typed_goes_before_what_was_marked(page: Any) -> None:
    page.evaluate(MARK, [0, 7])
    page.wait_for_function("document.getElementById('old').value === 'Decides'")
    page.locator("#old").click()
    page.locator("#old").press("Control+a")
    page.keyboard.type("twice a year")
    page.fill("textarea[name=new]", "once a year")
    page.click("text=Keep as a draft")
    page.wait_for_selector("#decide")
    assert ProposalDraft.objects.get().old == "twice a year"
