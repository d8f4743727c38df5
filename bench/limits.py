"""Reading beside the least that any reader must do: XML and Word beside lxml's parse with one walk, PDF beside the raw
calls that give each character with its box. *Reading* is bytes to Document, citations and doubts included."""

from __future__ import annotations

import ctypes
import random
import statistics
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from lxml import etree
from measure import SHARED, absent, row, seconds

from multilateral.texts import read


def walk_xml(data: bytes) -> int:
    """Parse, and walk once over tags, texts and tails."""
    length = 0
    for element in etree.fromstring(data).iter():
        length += len(str(element.tag)) + len(element.text or "") + len(element.tail or "")
    return length


def walk_docx(data: bytes) -> int:
    """The same over every part of a Word file that its reader needs: text, notes, heads, styles, numbering."""
    needed = ("document", "footnotes", "endnotes", "header", "footer", "styles", "numbering")
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = [n for n in archive.namelist() if n.startswith("word/") and n.endswith(".xml")]
        return sum(walk_xml(archive.read(n)) for n in names if n[5:].startswith(needed))


def walk_pdf(data: bytes) -> int:
    """Each character of each page with its box, by PDFium's own calls."""
    import pypdfium2
    import pypdfium2.raw as raw

    document = pypdfium2.PdfDocument(data)
    length = 0
    box = [ctypes.c_double() for _ in range(4)]
    left, right, bottom, top = (ctypes.byref(edge) for edge in box)
    for n in range(len(document)):
        page = document[n]
        text = page.get_textpage()
        for index in range(raw.FPDFText_CountChars(text.raw)):
            raw.FPDFText_GetUnicode(text.raw, index)
            raw.FPDFText_GetCharBox(text.raw, index, left, right, bottom, top)
            length += 1
        text.close()
        page.close()
    document.close()
    return length


def ratios(title: str, files: list[Path], floor: Callable[[bytes], object], other: str, runs: int) -> None:
    """One line for all files together, one with the spread of their ratios."""
    if not files:
        absent(title, "the documents are not beside the repository")
        return
    ours, theirs, spread = 0.0, 0.0, []
    for path in files:
        data = path.read_bytes()
        mine, least = seconds(lambda d=data: read(d), lambda d=data: floor(d), runs=runs)  # type: ignore[misc]
        ours, theirs = ours + mine, theirs + least
        spread.append(mine / least)
    row(f"{title}, {len(files)} files", ours, other, theirs)
    print(f"{'':44} ratios from {min(spread):.2f} to {max(spread):.2f}, median {statistics.median(spread):.2f}")


def main() -> None:
    """The table."""
    unga = sorted((SHARED / "data/unga").glob("7[4-9]/English/*.xml"))
    documents = SHARED / "data/documents"
    sample = random.Random(7).sample(unga, 40) if unga else []
    ratios("Akoma Ntoso read", sample, walk_xml, "lxml: parse and one walk", 5)
    ratios("Word read", sorted(documents.glob("*.docx")), walk_docx, "lxml: parse and one walk", 3)
    ratios("PDF read", sorted(documents.glob("*.pdf")), walk_pdf, "PDFium: characters with boxes", 3)


if __name__ == "__main__":
    main()
