"""Depositing and settling in the browser: without scripts, and with nothing typed lost."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.cast import BODY
from tests.record import samples

pytestmark = pytest.mark.django_db


def test_a_pasted_text_is_deposited_settled_and_entered(cast: Any, enter: Any) -> None:
    client = enter(cast.secretariat)
    response = client.post("/deposit/", {"pasted": samples.DRAFT.replace("\n", "\r\n"), "name": "L.9", "body": BODY})
    assert response.status_code == 303
    here = response.headers["Location"]
    html = client.get(here).content.decode()
    assert "2 doubts are to be settled before it can be entered." in html
    assert 'value="cross-border"' in html
    assert 'name="do" value="enter"' not in html
    for doubt, verdict, reading in ((0, "as printed", ""), (1, "read as", "cross-border")):
        form = {"do": "settle", "doubt": doubt, "verdict": verdict, "reading": reading}
        assert client.post(here, form).status_code == 303
    html = client.get(here).content.decode()
    assert "Settled by The Secretariat: read as <b>cross-border</b>" in html
    assert 'name="do" value="enter"' in html
    response = client.post(here, {"do": "enter"})
    assert (response.status_code, response.headers["Location"]) == (303, "/documents/EX/WG/3/L.9")
    assert "It was entered as" in client.get(here).content.decode()


def test_a_file_is_deposited(cast: Any, enter: Any) -> None:
    client = enter(cast.brennia.head)
    file = SimpleUploadedFile("L9.txt", samples.DRAFT.encode())
    assert client.post("/deposit/", {"file": file, "body": BODY}).status_code == 303


def test_the_raw_lines_stand_beside_the_text(cast: Any, deposited: Any, client: Any) -> None:
    html = client.get(f"/deposit/{deposited.pk}/").content.decode()
    assert "crossborder services suffer," in html
    assert 'aria-label="Lines of the file for PP2"' in html
    assert "Each of them was given its place." in html
    assert deposited.file.sha256 in html


@pytest.mark.parametrize(
    ("form", "says", "status"),
    [
        ({}, "Choose a file, or paste the text.", 422),
        ({"pasted": "   "}, "Choose a file, or paste the text.", 422),
        ({"pasted": "<akomaNtoso><act>"}, "cannot be read", 422),
        ({"pasted": "Some words.", "body": "nowhere"}, "another body", 403),
    ],
)
def test_what_was_pasted_stays_when_it_is_refused(
    cast: Any, enter: Any, form: dict[str, str], says: str, status: int
) -> None:
    response = enter(cast.secretariat).post("/deposit/", {"body": BODY, **form})
    html = response.content.decode()
    assert response.status_code == status
    assert says in html
    assert 'id="refusal"' in html
    if form.get("pasted", "").strip():
        assert form["pasted"].replace("<", "&lt;").replace(">", "&gt;") in html


def test_a_file_that_is_too_large_is_refused(cast: Any, enter: Any) -> None:
    file = SimpleUploadedFile("huge.txt", b"word " * 5_000_000)
    response = enter(cast.secretariat).post("/deposit/", {"file": file, "body": BODY})
    assert response.status_code == 422
    assert "“huge.txt” is larger than 20 MB" in response.content.decode()
    assert "Choose the file again" in response.content.decode()


def test_a_settlement_that_is_refused_keeps_the_reading(cast: Any, enter: Any) -> None:
    client = enter(cast.secretariat)
    here = client.post("/deposit/", {"pasted": samples.DRAFT, "body": BODY}).headers["Location"]
    response = client.post(here, {"do": "settle", "doubt": 0, "verdict": "read as", "reading": "no symbol at all"})
    html = response.content.decode()
    assert response.status_code == 422
    assert "“no symbol at all” is no document symbol" in html
    assert 'value="no symbol at all"' in html
    assert 'value="read as" checked' in html


def test_settling_what_another_has_settled_says_who(cast: Any, enter: Any, deposited: Any) -> None:
    from multilateral.record.acts import settle_doubt

    client = enter(cast.secretariat)
    settle_doubt(by=cast.operator, deposit=deposited, index=0, verdict="as printed")
    response = client.post(f"/deposit/{deposited.pk}/", {"do": "settle", "doubt": 0, "verdict": "as printed"})
    assert response.status_code == 409
    assert "Operator has settled this doubt already" in response.content.decode()


@pytest.mark.parametrize("doubt", ["", "x", "-1", "99", "9" * 50, "²"])
def test_an_odd_form_is_refused_in_words(cast: Any, enter: Any, deposited: Any, doubt: str) -> None:
    response = enter(cast.secretariat).post(
        f"/deposit/{deposited.pk}/", {"do": "settle", "doubt": doubt, "verdict": "as printed"}
    )
    assert response.status_code == 422
    assert 'id="refusal"' in response.content.decode()


def test_forms_are_shown_to_those_who_may_use_them(cast: Any, enter: Any, deposited: Any) -> None:
    here = f"/deposit/{deposited.pk}/"
    for by, settles, deposits in (
        (cast.secretariat, True, True),
        (cast.brennia.head, False, True),
        (cast.brennia.adviser, False, False),
        (cast.chair, False, False),
        (None, False, False),
    ):
        client = enter(by)
        assert ('value="settle"' in client.get(here).content.decode()) is settles
        assert ('name="pasted"' in client.get("/deposit/").content.decode()) is deposits
        if not settles:
            answer = client.post(here, {"do": "settle", "doubt": 0, "verdict": "as printed"})
            assert answer.status_code == 403
        if not deposits:
            assert client.post("/deposit/", {"pasted": samples.DRAFT, "body": BODY}).status_code == 403


def test_a_deposit_that_is_not_there(client: Any) -> None:
    assert client.get("/deposit/00000000-0000-4000-8000-000000000000/").status_code == 404
    assert client.get("/deposit/nonsense/").status_code == 404


def test_withdrawing(cast: Any, enter: Any, deposited: Any) -> None:
    client = enter(cast.secretariat)
    here = f"/deposit/{deposited.pk}/"
    assert client.post(here, {"do": "withdraw"}).status_code == 303
    assert "It was withdrawn." in client.get(here).content.decode()
    assert client.post(here, {"do": "enter"}).status_code == 409


def test_a_pasted_text_that_is_too_large_is_refused_in_words(cast: Any, enter: Any) -> None:
    response = enter(cast.secretariat).post("/deposit/", {"pasted": "word " * 5_000_000, "body": BODY})
    assert 400 <= response.status_code < 500
    assert "20 MB" in response.content.decode()
