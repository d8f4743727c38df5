"""Depositing: the bytes are kept, the text is read, and what cannot be read is refused in one sentence."""

from __future__ import annotations

from typing import Any

import pytest

from multilateral.parties.acting import NotPermitted, Refused
from tests.cast import BODY
from tests.record import samples

pytestmark = pytest.mark.django_db


def put(by: Any, content: bytes, name: str = "paper.txt", body: str = BODY, exercise: bool = True) -> Any:
    from multilateral.record.acts import deposit

    return deposit(by=by, content=content, name=name, body=body, exercise=exercise)


def test_the_bytes_are_kept_as_they_came(cast: Any) -> None:
    from multilateral.record import files

    made = put(cast.secretariat, samples.DRAFT.encode())
    assert files.read(made.file.sha256) == samples.DRAFT.encode()
    assert made.file.size == len(samples.DRAFT.encode())
    assert (made.file.media_type, made.stage, made.document["symbol"]) == ("text/plain", "deposited", "EX/WG/3/L.9")


def test_bytes_that_were_changed_are_not_given_out(cast: Any) -> None:
    from multilateral.record import files

    sha256 = put(cast.secretariat, samples.DRAFT.encode()).file.sha256
    files.path(sha256).write_bytes(b"other words")
    with pytest.raises(files.DamagedFile, match=sha256):
        files.read(sha256)
    assert files.keep(samples.DRAFT.encode(), expected=sha256) == sha256
    assert files.read(sha256) == samples.DRAFT.encode()
    with pytest.raises(files.DamagedFile, match="is damaged"):
        files.keep(b"other words", expected=sha256)


def test_the_doubts_of_the_reader_come_with_it(deposited: Any) -> None:
    from multilateral.record import queries

    assert [(d.doubt.kind, d.doubt.place, d.settlement) for d in queries.doubts(deposited)] == [
        ("symbol-case", "masthead.symbol", None),
        ("lost-hyphen", "pp2", None),
    ]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"   \n\n ", "empty"),
        (b"%PDF-1.7 \x00\x01", "PDF"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "image"),
        (bytes(range(256)) * 50, "UTF-8|NUL"),
        ("Élvane".encode("utf-16")[:-1], "UTF-16"),
        (b"x" * 25_000_000, "20 MB"),
    ],
    ids=["empty", "blank", "pdf", "picture", "binary", "torn-utf-16", "25-MB"],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(cast: Any, content: bytes, says: str) -> None:
    from multilateral.record.models import Deposit, File

    with pytest.raises(Refused, match=says) as refusal:
        put(cast.secretariat, content, name="folder\\odd.txt")
    assert "“odd.txt”" in refusal.value.sentence
    assert not Deposit.objects.exists()
    assert not File.objects.exists()


def test_a_text_in_an_old_encoding_is_read_with_a_doubt(cast: Any) -> None:
    made = put(cast.secretariat, samples.DRAFT.replace("Aldemar", "Élvane").encode("cp1252"))
    assert "encoding" in {doubt["kind"] for doubt in made.document["doubts"]}


def test_a_text_that_is_no_resolution_is_deposited_whole_with_its_doubt(cast: Any) -> None:
    made = put(cast.secretariat, samples.NO_RESOLUTION.encode())
    assert [doubt["kind"] for doubt in made.document["doubts"]] == ["no-resolution"]
    words = " ".join(block["text"] for block in made.document["blocks"])
    assert words.split() == samples.NO_RESOLUTION.split()


def test_the_same_bytes_twice_are_refused_with_the_first_deposit_named(cast: Any, deposited: Any) -> None:
    with pytest.raises(Refused, match=r"The Secretariat on \d{4}-\d\d-\d\d as “EX_WG_3_L\.9\.txt” \(EX/WG/3/L\.9\)"):
        put(cast.operator, samples.DRAFT.encode(), name="again.txt")


def test_a_withdrawn_text_may_be_deposited_again(cast: Any, deposited: Any) -> None:
    from multilateral.record.acts import withdraw_deposit

    withdraw_deposit(by=cast.secretariat, deposit=deposited)
    again = put(cast.secretariat, samples.DRAFT.encode())
    assert again.pk != deposited.pk
    assert again.file == deposited.file


def test_there_must_be_such_a_body_and_exercises_are_kept_apart(cast: Any) -> None:
    with pytest.raises(Refused, match="no body “nowhere”"):
        put(cast.operator, samples.DRAFT.encode(), body="nowhere")
    with pytest.raises(Refused, match="kept apart"):
        put(cast.operator, samples.DRAFT.encode(), exercise=False)


def test_who_may_deposit(cast: Any) -> None:
    from multilateral.parties.permit import may

    mission = cast.brennia
    allowed = [cast.secretariat, cast.operator, mission.head, mission.representative]
    others = [cast.chair, mission.adviser, mission.capital, mission.contact, None]
    assert all(may(by, "record.deposit", BODY) for by in allowed)
    assert not any(may(by, "record.deposit", BODY) for by in others)
    assert not may(mission.head, "record.deposit", "another-body")
    with pytest.raises(NotPermitted):
        put(mission.adviser, samples.DRAFT.encode())


def test_an_advisers_large_file_is_refused_before_it_is_read(cast: Any) -> None:
    with pytest.raises(NotPermitted):
        put(cast.brennia.adviser, b"%PDF-")
