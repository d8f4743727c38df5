"""Depositing by API: what the page does, in the same words; by keys alone, never by a cookie."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from multilateral.ledger import queries as ledger
from multilateral.parties import acts as parties
from multilateral.parties import keys
from multilateral.parties.acting import By
from multilateral.record import acts, queries
from tests.cast import BODY, Cast
from tests.parties.test_keys import account_of, made
from tests.record import samples
from tests.record.conftest import deposited  # noqa: F401  a fixture
from tests.record.test_deposit_several import THREE, packed

DEPOSITS = "/api/v1/deposits"
SETTLE = {"verdict": "as printed"}


@pytest.fixture(autouse=True)
def nobody_has_failed_yet() -> None:
    """Wrong keys of one test do not count in the next."""
    cache.clear()


class Program:
    """A program with a key, or without."""

    def __init__(self, secret: str = "", **client: Any) -> None:
        self.client = Client(**client)
        self.headers = {"authorization": f"Bearer {secret}"} if secret else {}

    def get(self, path: str = "") -> Any:
        return self.client.get(DEPOSITS + path, headers=self.headers)

    def post(self, path: str = "", **value: Any) -> Any:
        return self.client.post(
            DEPOSITS + path, json.dumps(value), content_type="application/json", headers=self.headers
        )

    def send(self, *files: tuple[str, bytes], body: str = BODY, **fields: str) -> Any:
        sent = {"file": [SimpleUploadedFile(*each) for each in files], "body": body, **fields}
        return self.client.post(DEPOSITS, sent, headers=self.headers)


def program(by: Any) -> Program:
    return Program(made(by)[1])


def said(answer: Any, status: int, code: str) -> str:
    """The sentence of an error, which has the one shape."""
    assert answer.status_code == status, answer.content
    error = answer.json()["error"]
    assert set(error) == {"status", "code", "message"} and (error["status"], error["code"]) == (status, code)
    return str(error["message"])


def test_a_text_is_deposited_settled_and_entered(cast: Cast) -> None:
    by_key, anybody = program(cast.secretariat), Program()
    answer = by_key.send(("EX_WG_3_L.9.txt", samples.DRAFT.encode()))
    assert answer.status_code == 201
    (line,) = answer.json()["results"]
    assert line["refused"] is None and line["deposit"]["open_doubts"] == 2
    here = f"/{line['deposit']['id']}"
    assert anybody.get().json() == {"count": 1, "results": [line["deposit"]]}

    shown = anybody.get(here).json()
    assert shown["document"]["schema"] == "multilateral/document/1" and shown["stage"] == "deposited"
    symbol, word = shown["doubts"]
    assert (symbol["number"], symbol["kind"], symbol["printed"]) == (1, "symbol-case", "EX/WG/3/l.9")
    assert (word["place"], word["printed"], word["reading"]) == ("pp2", "crossborder", "cross-border")
    assert "not settled" in said(by_key.post(f"{here}/enter"), 422, "invalid")

    for doubt in shown["doubts"]:
        settled = by_key.post(f"{here}/doubts/{doubt['number']}", verdict="read as", reading=doubt["reading"])
        assert settled.status_code == 200, settled.content
    assert settled.json()["open_doubts"] == 0
    assert settled.json()["doubts"][1]["settled"] == {
        "verdict": "read as", "reading": "cross-border", "by": "The Secretariat",
    }  # fmt: skip
    entered = by_key.post(f"{here}/enter").json()
    assert (entered["stage"], entered["entered_as"]) == ("entered", "EX/WG/3/L.9")
    found = anybody.client.get("/api/v1/documents/EX/WG/3/L.9").json()
    assert "cross-border services suffer" in found["preamble"][1]["text"]

    last = [ledger.entry(ledger.size() - back) for back in (4, 3, 2, 1)]
    acted = ["record.deposit", "record.settle_doubt", "record.settle_doubt", "record.enter"]
    assert [line.act for line in last if line] == acted
    assert {(line.by, line.for_party) for line in last if line} == {(cast.secretariat.person.pk.hex, f"body:{BODY}")}
    assert anybody.get("?stage=entered").json()["count"] == 1 and anybody.get().json()["count"] == 0
    assert "entered in the record meanwhile" in said(by_key.post(f"{here}/withdraw"), 409, "overtaken")


def test_several_files_and_a_zip_have_a_line_each(cast: Cast) -> None:
    for number, files in enumerate([list(THREE.items()), [("all.zip", packed(THREE))]]):
        answer = program((cast.secretariat, cast.brennia.head)[number]).send(*files)
        if number == 0:
            assert answer.status_code == 201
            value = answer.json()
            assert (value["deposited"], value["refused"]) == (2, 1)
            assert [line["deposit"] and line["deposit"]["symbol"] for line in value["results"]] == [
                "EX/WG/3/L.9", None, "EX/WG/3/L.10",
            ]  # fmt: skip
            assert "cannot be read" in value["results"][1]["refused"]
        else:
            # All of it is there already: nothing was deposited, and the error says why of each.
            words = said(answer, 422, "invalid")
            assert words.count("The same file was deposited by") == 2 and "cannot be read" in words
    assert queries.deposits().count() == 2


def test_a_new_zip_is_its_files(cast: Cast) -> None:
    value = program(cast.brennia.head).send(("all.zip", packed(THREE))).json()
    assert (value["deposited"], value["refused"]) == (2, 1)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("x.zip", b"PK\x03\x04" + b"\0" * 50, "is a damaged ZIP"),
        ("x.zip", packed({".hidden": b"x"}), "no file in what was sent"),
        ("x.zip", packed({f"{n}.txt": b"x" for n in range(501)}), "at most 500"),
        ("x.zip", packed({f"{n}.txt": b"\0" * 10_000_000 for n in range(21)}), "unpacks to more than 200 MB"),
        ("bomb.docx", packed({"word/document.xml": b"0" * 50_000_000}), "cannot be read"),
        ("x.pdf", b"%PDF-1.7 cut off", "cannot be read"),
        ("x.xml", b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><akomaNtoso>&a;</akomaNtoso>", "cannot be"),
        ("huge.txt", b"word " * 4_100_000, "larger than 20 MB"),
    ],
    ids=["damaged", "empty", "many", "unpacks", "bomb", "pdf", "entity", "huge"],
)
def test_a_hostile_file_is_a_sentence_and_leaves_nothing(cast: Cast, name: str, content: bytes, says: str) -> None:
    by_key, before = program(cast.secretariat), ledger.size()
    assert says in said(by_key.send((name, content)), 422, "invalid")
    assert ledger.size() == before and queries.deposits().count() == 0


def test_more_than_is_ever_taken_has_the_one_shape(cast: Cast) -> None:
    by_key = program(cast.secretariat)
    answer = by_key.client.post(DEPOSITS, {}, headers=by_key.headers, CONTENT_LENGTH="25165825")
    assert "20 MB" in said(answer, 413, "too_large")
    for kind in ("multipart/form-data", "multipart/form-data; boundary=x", "application/json", "text/plain"):
        answer = by_key.client.generic(
            "POST", DEPOSITS, b"not a form at all", content_type=kind, headers=by_key.headers
        )
        said(answer, 422, "invalid")


def test_role_by_role(cast: Cast) -> None:
    deposit = acts.deposit(
        by=cast.operator, content=samples.draft("EX/WG/3/L.1"), name="L.1.txt", body=BODY, exercise=True
    )
    here = f"/{deposit.pk}"
    for by in (cast.brennia.head, cast.brennia.representative):
        by_key = program(by)
        for path, value in ((f"{here}/doubts/1", SETTLE), (f"{here}/enter", {}), (f"{here}/withdraw", {})):
            words = said(by_key.post(path, **value), 403, "not_permitted")
            assert words.startswith(f"You act as {by.role.label}, who may not")
        text = samples.draft(f"EX/WG/3/L.{ledger.size()}")
        assert by_key.send(("L.txt", text)).status_code == 201
        assert "another body" in said(by_key.send(("L.txt", text + b" "), body="elsewhere"), 403, "not_permitted")
        assert "another body" in said(by_key.send(("L.txt", text + b" "), body=""), 403, "not_permitted")
    assert program(cast.secretariat).post(f"{here}/withdraw").json()["stage"] == "withdrawn"


def test_an_exercise_is_kept_apart(cast: Cast) -> None:
    by_key = program(cast.secretariat)
    text = ("L.9.txt", samples.draft())
    assert "kept apart" in said(by_key.send(text, exercise="false"), 422, "invalid")
    assert queries.deposits().count() == 0
    sent = {"file": SimpleUploadedFile(*text), "exercise": "true"}
    answer = by_key.client.post(DEPOSITS, sent, headers=by_key.headers)
    assert answer.status_code == 201, "in the body of the key, if none is named"
    assert answer.json()["results"][0]["deposit"]["body"] == BODY


def test_an_operator_deposits_for_any_body_and_for_none(cast: Cast) -> None:
    from multilateral.parties.enrolment import enrol
    from multilateral.parties.models import Role
    from tests.cast import BEGINS

    done = enrol(
        by=cast.operator, name="Omar Nkemelu", email="omar@house.example", role=Role.OPERATOR, valid_from=BEGINS
    )
    by_key = program(By.on(done.credential))
    for fields, body, exercise in (({}, "", False), ({"exercise": "true"}, "", True), ({}, BODY, True)):
        text = samples.draft(f"EX/WG/3/L.{ledger.size()}")
        value = by_key.send(("L.txt", text), body=body, **fields).json()["results"][0]["deposit"]
        assert (value["body"], value["exercise"], value["deposited_by"]) == (body, exercise, "Omar Nkemelu")
    assert "other side" in said(by_key.send(("L.txt", b"Some words."), exercise="false"), 422, "invalid")


def test_without_a_key_nothing_is_done_whatever_cookie_comes_along(cast: Cast, enter: Any, deposited: Any) -> None:  # noqa: F811
    made(cast.secretariat)
    before, here = ledger.size(), f"/{deposited.pk}"
    session = Program(enforce_csrf_checks=False)
    session.client = enter(cast.secretariat)
    assert session.client.get("/people/").status_code == 200, "signed in"
    basic = Program()
    basic.headers = {"authorization": "Basic bWlyYTpwYXNz"}
    for each in (Program(), session, basic):
        answers = [each.send(("L.txt", samples.draft("EX/WG/3/L.2")))]
        answers += [each.post(f"{here}/doubts/1", **SETTLE), each.post(f"{here}/enter"), each.post(f"{here}/withdraw")]
        for answer in answers:
            assert "needs an API key" in said(answer, 401, "unauthorized")
            assert answer.headers["WWW-Authenticate"] == "Bearer"
    wrong = Program("mlk_wrong")
    wrong.client = session.client
    assert "opens nothing" in said(wrong.send(("L.txt", b"x")), 401, "unauthorized")
    assert ledger.size() == before


def test_a_foreign_cookie_does_not_stand_in_the_way_of_a_key(cast: Cast, enter: Any) -> None:
    by_key = program(cast.secretariat)
    by_key.client = enter(cast.chair)
    assert by_key.send(("L.9.txt", samples.draft())).status_code == 201
    line = ledger.entry(ledger.size() - 1)
    assert line is not None and line.by == cast.secretariat.person.pk.hex


def test_a_key_that_ended_opens_nothing(cast: Cast, deposited: Any) -> None:  # noqa: F811
    before, here = ledger.size(), f"/{deposited.pk}/withdraw"
    key, secret = made(cast.secretariat)
    keys.withdraw(account_of(cast.secretariat), key.pk)
    assert "withdrawn" in said(Program(secret).post(here), 401, "unauthorized")
    by_key = program(cast.secretariat)
    parties.withdraw_credential(by=cast.operator, credential=cast.secretariat.credential)
    assert "does not cover today" in said(by_key.post(here), 403, "not_permitted")
    parties.erase_person(by=cast.operator, person=cast.secretariat.person)
    assert "opens nothing" in said(by_key.post(here), 401, "unauthorized")
    assert ledger.size() == before + 2
    deposited.refresh_from_db()
    assert deposited.stage == "deposited"


def test_guessing_keys_ends_in_a_wait(cast: Cast) -> None:
    right, wrong = program(cast.secretariat), Program("mlk_guess")
    for _guess in range(5):
        said(wrong.post("/x/enter"), 401, "unauthorized")
    assert "Wait five minutes" in said(wrong.post("/x/enter"), 429, "too_many")
    said(right.post("/x/enter"), 422, "invalid")
    for number in range(5):
        said(Program(f"mlk_{number}").post("/x/enter"), 401, "unauthorized")
    assert "Wait five minutes" in said(right.post("/x/enter"), 429, "too_many"), "even the right one, from there"
    page = Client().post("/account/login/", {"login": "somebody@example.invalid", "password": "wrong"})
    assert b"Too many failed login attempts" in page.content, "wrong passwords and keys count together"


def test_a_right_key_is_not_counted(cast: Cast, deposited: Any) -> None:  # noqa: F811
    by_key = program(cast.secretariat)
    for _time in range(25):
        said(by_key.post(f"/{deposited.pk}/doubts/9", **SETTLE), 422, "invalid")


@pytest.mark.parametrize(
    ("path", "value", "status"),
    [
        ("/doubts/0", SETTLE, 422),
        ("/doubts/99999999999999999999", SETTLE, 422),
        ("/doubts/x", SETTLE, 422),
        ("/doubts/1", {}, 422),
        ("/doubts/1", {"verdict": "maybe"}, 422),
        ("/doubts/1", {"verdict": "read as", "reading": "a\0b"}, 422),
        ("/doubts/1", {"verdict": "read as", "reading": "\ud800"}, 422),
        ("/doubts/1", {"verdict": "read as", "reading": "no symbol at all"}, 422),
        ("/doubts/1", {"verdict": "read as", "reading": ["x"]}, 422),
        ("/doubts/2", {"verdict": "read as", "reading": "  "}, 422),
    ],
)
def test_an_odd_settlement_is_refused_in_words(
    cast: Cast,
    deposited: Any,  # noqa: F811
    path: str,
    value: dict[str, Any],
    status: int,
) -> None:
    before = ledger.size()
    said(program(cast.secretariat).post(f"/{deposited.pk}{path}", **value), status, "invalid")
    assert ledger.size() == before


def test_what_another_has_settled_stays(cast: Cast, deposited: Any) -> None:  # noqa: F811
    acts.settle_doubt(by=cast.operator, deposit=deposited, index=0, verdict="as printed")
    answer = program(cast.secretariat).post(f"/{deposited.pk}/doubts/1", **SETTLE)
    assert "Operator has settled this doubt already" in said(answer, 409, "overtaken")


def test_a_deposit_that_is_not_there(cast: Cast) -> None:
    for path in ("/00000000-0000-4000-8000-000000000000", "/00000000-0000-4000-8000-000000000000/enter"):
        answer = Program().get(path) if "enter" not in path else program(cast.secretariat).post(path)
        assert "There is no deposit" in said(answer, 404, "not_found")
    said(Program().get("/nonsense"), 422, "invalid")


def test_a_list_costs_as_many_questions_as_it_has_deposits_no_more(
    cast: Cast, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        text = samples.draft(f"EX/WG/3/L.{number}")
        acts.deposit(by=cast.secretariat, content=text, name=f"{number}.txt", body=BODY, exercise=True)
    with django_assert_max_num_queries(6):
        value = Program().get("?limit=5&offset=5").json()
    assert value["count"] == 12 and len(value["results"]) == 5


def test_a_full_disk_is_a_sentence_and_nothing_is_half_entered(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    from multilateral.record import files

    def full(*_args: Any, **_named: Any) -> None:
        raise OSError(28, "No space left on device")

    by_key, before = program(cast.secretariat), ledger.size()
    monkeypatch.setattr(files, "keep", full)
    answer = by_key.send(("L.9.txt", samples.draft()))
    assert "cannot keep anything" in said(answer, 503, "unavailable")
    assert ledger.size() == before and queries.deposits().count() == 0
