"""Odd addresses, questions and forms, from a visitor and from every office: an answer each time, never a fault."""

from __future__ import annotations

import random
import uuid
from typing import Any

import pytest
from django.apps import apps
from django.test import Client

from multilateral.ledger import queries as ledger
from multilateral.ledger.writing import Row
from multilateral.parties.models import Account
from tests.cast import Cast
from tests.soak import Soak
from tests.story import Story, tell
from tests.web.routes import filled, patterns

KNOWN = {"int": "1", "slug": "lamps", "address": "op2", "symbol": "EX/WG/3/L.9", "ending": "json", "key": "x-y"}
KNOWN |= {"uidb36": "1", "question": "lamps-lit-how", "body": "ex-wg", "session": "3", "language": "en"}
NUMBERS = ("0", "99999", "2147483648", "9223372036854775808", "9" * 40)
WORDS = ("%00", "..%2f..%2fetc%2fpasswd", "%ED%A0%80", "%F0%9F%92%A9", "'%22<script>", "%E2%80%AE", "A" * 3000, "%0A")
QUESTIONS = (
    *("page=-1", "page=99999999999999999999", "page=%C2%B2", "q=%22&language=xx", "q=(", "q=NEAR(a%20b)&limit=1"),
    *("q=a%20OR%20NOT%20c^*", "due=99999", "due=%C2%B2", "due=0000-00-00", "from=%C2%B2&to=99999999999999999999"),
    *("entry=0&size=99999999999", "view=ours", "cursor=AAAA", "session=9999999999999999999", "language=%00"),
    *("body=%00&kind=%00&q=%00&cursor=%00&due=%00", "next=//evil.example", "q=" + "a%20" * 190, "format=x"),
)
BUTTONS = (
    *("publish", "enter", "settle", "withdraw", "close", "here", "gone", "put", "open", "vote", "adopt", "open_vote"),
    *("close_vote", "return", "ask", "explain", "dissociate", "clear", "submit", "revise", "discard", "offer"),
)
ODD = "\0<script>'\"\u202e" * 3
FORM = {
    **dict.fromkeys(("words", "name", "text", "choice", "kind", "body", "delegation", "reading", "state", "role"), ODD),
    **dict.fromkeys(("seen", "on", "number", "session", "start", "end", "from", "to"), "99999999999999999999"),
    "doubt": "²",
    "paragraph": "zz\0",
    "email": "a@b\0",
    "status": "done",
    "evidence": "x" * 400,
    "present": ODD,
    "credential": ODD,
    "contact": ODD,
    "need": "x",
    "offer": "y",
    "valid_from": "9999-99-99",
    "valid_until": ODD,
}


@pytest.fixture
def story(cast: Cast) -> Story:
    return tell(cast)


def kept() -> list[str]:
    """The id of one row of each kind, and one that nothing has."""
    models = [m for m in apps.get_models() if issubclass(m, Row)]
    first = [m._base_manager.order_by("pk").values_list("pk", flat=True).first() for m in models]
    return [str(uuid.uuid4()), *(str(pk) for pk in first if pk)]


def odd_path(route: str, ids: list[str], source: random.Random) -> str:
    """A route with one odd part, with an odd question, or as it should be but for the row that it names."""
    usual = KNOWN | {"uuid": source.choice(ids)}
    match source.randrange(4):
        case 0:
            odd = source.choice(NUMBERS)
            return filled(route, lambda part: odd if part in ("int", "n") else usual.get(part, "1"))
        case 1:
            odd = source.choice(WORDS)
            return filled(route, lambda part: usual["uuid"] if part == "uuid" else odd)
        case 2:
            return filled(route, lambda part: usual.get(part, "1")) + f"?{source.choice(QUESTIONS)}"
        case _:
            return filled(route, lambda part: usual.get(part, "1"))


ROUTES = sorted({route for route in patterns() if "logout" not in route})
FORMS = [r for r in ROUTES if not r.startswith(("api", "feeds", "account", "exercise/step-in"))]


def _signed_in(by: Any) -> Client:
    client = Client()
    if by is not None:
        email = f"{by.person.slug}@example.invalid"
        client.force_login(Account.objects.get_or_create(person=by.person, defaults={"email": email})[0])
    return client


@pytest.mark.soak
def test_nothing_is_too_odd_for_an_answer(cast: Cast, story: Story, soak: Soak) -> None:
    offices = [None, cast.brennia.head, cast.brennia.contact, cast.chair, cast.secretariat, cast.operator]
    doors = [_signed_in(by) for by in offices]
    ids, tried = kept(), 0
    for _number, source in soak.cases(20_000):
        client = source.choice(doors)
        if source.randrange(2):
            path = odd_path(source.choice(ROUTES), ids, source)
            assert client.get(path).status_code < 500, path
        else:
            route, pk, button = source.choice(FORMS), source.choice(ids), source.choice(BUTTONS)
            path = filled(route, lambda part, pk=pk: pk if part == "uuid" else KNOWN.get(part, "1"))  # type: ignore[misc]
            assert client.post(path, FORM | {"do": button, "act": button}).status_code < 500, (path, button)
        tried += 1
    assert tried


def test_a_page_that_is_only_read_leaves_no_line(cast: Cast, story: Story, enter: Any) -> None:
    before, ids = ledger.size(), kept()
    for by in (None, cast.brennia.head, cast.chair, cast.secretariat):
        client = enter(by)
        for route in ROUTES:
            for pk in ids if "uuid:" in route else [""]:
                client.get(filled(route, lambda part, pk=pk: pk if part == "uuid" else KNOWN.get(part, "1")))  # type: ignore[misc]
    assert ledger.size() == before
