"""Files made to harm: they are read as data, shown as words, and kept under nothing but their hash."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from multilateral.ledger import queries as ledger
from multilateral.parties.acting import Refused
from multilateral.record import acts
from multilateral.record.models import Deposit
from tests.cast import BODY, Cast
from tests.story import DRAFT

SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)> \"' &lt; \u202eLRO\u202c"


def handed_in(cast: Cast, content: bytes, name: str = "a.txt") -> Deposit:
    return acts.deposit(by=cast.secretariat, content=content, name=name, body=BODY, exercise=True)


def bomb() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 50_000_000)
    return held.getvalue()


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "..\\..\\boot.ini", "/abs/olute.txt", "a\0b.txt", "\u202etxt.exe", "x" * 5000, "", "."]
)
def test_a_file_name_is_a_name_and_no_path(cast: Cast, enter: Any, name: str) -> None:
    found = handed_in(cast, DRAFT.encode(), name)
    kept = found.file.name
    assert kept and "/" not in kept and "\\" not in kept and kept.isprintable() and len(kept) <= 300
    (file,) = [p for p in Path(settings.MULTILATERAL_HOME).rglob("*") if p.name == found.file.sha256]
    assert file.parent.name == found.file.sha256[:2]
    assert enter(cast.secretariat).get(f"/deposit/{found.pk}/").status_code == 200


def test_words_that_look_like_code_are_shown_as_words_on_every_page_and_in_every_download(
    cast: Cast, enter: Any
) -> None:
    text = DRAFT.replace("Welcomes the lamps", f"Welcomes {SCRIPT} the lamps").replace("Lamps on the quays", SCRIPT)
    found = handed_in(cast, text.encode(), f"{SCRIPT}.txt")
    pages = [enter(cast.secretariat).get(f"/deposit/{found.pk}/"), enter(cast.secretariat).get("/deposit/")]
    for index in range(len(found.document["doubts"])):
        acts.settle_doubt(by=cast.secretariat, deposit=found, index=index, verdict="as printed")
        found.refresh_from_db()
    work = acts.enter(by=cast.secretariat, deposit=found)
    client = enter(None)
    address = f"/documents/{work.symbol}"
    pages += [client.get(path) for path in (address, "/documents/", "/search?q=alert", f"{address}.html", "/")]
    for page in pages:
        shown = page.getvalue().decode()
        assert page.status_code == 200
        assert "<script>alert" not in shown and "<img src=x" not in shown, page.request["PATH_INFO"]
    assert "&lt;script&gt;" in pages[2].content.decode()
    for ending in ("html", "akn.xml", "txt", "json"):
        assert client.get(f"{address}.{ending}").headers["Content-Disposition"].startswith("attachment")
    from lxml import etree

    assert etree.fromstring(client.get(f"{address}.akn.xml").getvalue()) is not None
    assert etree.fromstring(client.get("/feeds/documents.atom").getvalue()) is not None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0" * 5000,
        b"EX/WG/3/L.9\n\0\0 1. Welcomes \0 lamps;\n",
        b"\xff\xfe" + "EX/WG/3/L.9".encode("utf-16-le"),
        b"\xed\xa0\x80 half a sign",
        b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>",
        b"%PDF-1.7 cut off",
        b"((((" * 50_000,
        b"x" * 3_000_000,
        "".join(f"{'(a) ' * 30}word\n" for _ in range(300)).encode(),
    ],
    ids=["empty", "zeros", "nul", "utf-16", "surrogate", "entity", "pdf", "brackets", "one line", "deep"],
)
def test_whatever_the_bytes_they_are_read_or_refused_in_one_sentence(cast: Cast, enter: Any, content: bytes) -> None:
    before = ledger.size()
    try:
        found = handed_in(cast, content)
    except Refused as refusal:
        assert "\n" not in refusal.sentence and ledger.size() == before
        return
    page = enter(cast.secretariat).get(f"/deposit/{found.pk}/")
    assert page.status_code == 200 and b"root:" not in page.content
    found.refresh_from_db()


def test_a_compressed_bomb_is_not_unpacked(cast: Cast) -> None:
    with pytest.raises(Refused):
        handed_in(cast, bomb(), "bomb.docx")


def test_tens_of_thousands_of_lines_are_read_in_bounded_time_and_shown_in_part(cast: Cast, enter: Any) -> None:
    import time

    lines = DRAFT + "".join(f"\n{n}. Notes lamp {n};\n" for n in range(5, 12_000))
    begun = time.process_time()
    found = handed_in(cast, lines.encode())
    page = enter(cast.secretariat).get(f"/deposit/{found.pk}/")
    assert page.status_code == 200
    assert time.process_time() - begun < 60
