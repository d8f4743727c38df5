"""Several files at once, a folder, a ZIP: a line for each, and what is wrong with one stops no other."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from multilateral import texts
from tests.cast import BODY
from tests.record import samples

pytestmark = pytest.mark.django_db


def packed(files: dict[str, bytes]) -> bytes:
    """A ZIP of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def sent(client: Any, *files: tuple[str, bytes], field: str = "file", body: str = BODY) -> tuple[int, str]:
    answer = client.post("/deposit/", {field: [SimpleUploadedFile(n, c) for n, c in files], "body": body})
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return answer.status_code, content.decode()


THREE = {
    "L.9.txt": samples.draft(),
    "bad.docx": b"PK\x03\x04 word/ torn",
    "folder/L.10.txt": samples.draft("EX/WG/3/L.10"),
}


@pytest.mark.parametrize("field", ["file", "folder"])
def test_each_file_has_its_line(cast: Any, enter: Any, field: str) -> None:
    from multilateral.record import queries

    status, html = sent(enter(cast.secretariat), *THREE.items(), field=field)
    assert status == 200
    assert [n for n in ("1 / 3", "2 / 3", "3 / 3") if n in html] == ["1 / 3", "2 / 3", "3 / 3"]
    assert "2 files were deposited." in html and "One was refused; its line says why." in html
    assert "bad.docx" in html and "cannot be read" in html
    assert {d.document["symbol"] for d in queries.deposits()} == {"EX/WG/3/L.9", "EX/WG/3/L.10"}
    assert html.rstrip().endswith("</html>")
    # Again: nothing twice, and each line says so.
    _status, html = sent(enter(cast.secretariat), *THREE.items(), field=field)
    assert html.count("The same file was deposited by") == 2
    assert queries.deposits().count() == 2


def test_a_zip_is_its_files(cast: Any, enter: Any) -> None:
    from multilateral.record import queries

    content = packed({**THREE, "__MACOSX/._x": b"x", ".hidden": b"y", "../../out.txt": samples.draft("EX/WG/3/L.11")})
    status, html = sent(enter(cast.secretariat), ("all.zip", content))
    assert status == 200 and "3 files were deposited." in html and "4 / 4" in html
    assert {d.file.name for d in queries.deposits()} == {"L.9.txt", "L.10.txt", "out.txt"}


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"PK\x03\x04" + b"\0" * 50, "is a damaged ZIP"),
        (packed({f"{n}.txt": b"x" for n in range(501)}), "at most 500"),
        (packed({f"{n}.txt": b"\0" * 10_000_000 for n in range(21)}), "unpacks to more than 200 MB"),
    ],
)
def test_a_hostile_zip_is_refused_in_a_sentence(cast: Any, enter: Any, content: bytes, says: str) -> None:
    from multilateral.record import queries

    status, html = sent(enter(cast.secretariat), ("x.zip", content))
    assert status == 422 and says in html
    assert queries.deposits().count() == 0


def test_a_zip_that_lies_about_sizes_is_a_line(cast: Any, enter: Any) -> None:
    content = packed({"a.txt": samples.draft(), "b.txt": samples.draft("EX/WG/3/L.10")})
    broken = bytearray(content)
    at = broken.find(b"b.txt") + 8
    broken[at : at + 20] = b"\xff" * 20
    status, html = sent(enter(cast.secretariat), ("x.zip", bytes(broken)))
    assert status == 200 and "One file was deposited." in html and "One was refused" in html


def test_who_may_not_deposit_is_told_so(cast: Any, enter: Any) -> None:
    for by in (cast.brennia.adviser, cast.chair, None):
        assert sent(enter(by), *THREE.items())[0] == 403
    assert sent(enter(cast.brennia.head), *THREE.items(), body="elsewhere")[0] == 403


@pytest.mark.fonts
def test_a_page_of_a_pdf_stands_beside_its_doubt(cast: Any, enter: Any) -> None:
    document = texts.read(samples.DRAFT.encode())
    pdf = texts.write(document, "pdf")
    from multilateral.record import queries
    from multilateral.record.acts import deposit

    made = deposit(by=cast.secretariat, content=bytes(pdf), name="L.9.pdf", body=BODY, exercise=True)
    client = enter(cast.secretariat)
    here = f"/deposit/{made.pk}/"
    html = client.get(here).content.decode()
    drawn = client.get(f"{here}page-1.png")
    assert drawn.status_code == 200 and drawn.content.startswith(b"\x89PNG\r\n") and len(drawn.content) < 1_000_000
    for page in ("0", "99", "9" * 30):
        assert client.get(f"{here}page-{page}.png").status_code == 404
    doubts = queries.doubts(made)
    assert doubts and html.count(f"{here}page-") == len(doubts)
    assert len(re.findall(r'<img [^>]*alt="Page \d+ of L.9.pdf', html)) == len(doubts)


def test_what_is_no_pdf_has_no_picture(cast: Any, client: Any, deposited: Any) -> None:
    assert client.get(f"/deposit/{deposited.pk}/page-1.png").status_code == 404
    assert "page-1.png" not in client.get(f"/deposit/{deposited.pk}/").content.decode()


def test_a_reading_is_kept(deposited: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from multilateral.record import queries

    first = queries.reading(deposited)
    monkeypatch.setattr(queries, "account", lambda *a, **k: pytest.fail("read again"))
    assert queries.reading(deposited) is first
