"""Reading beside the least that any reader must do: XML and Word beside lxml's parse with one walk, PDF beside the raw
calls that give each character with its box. *Reading* is bytes to Document, citations and doubts included. And what
it takes to compare two resolutions of one title, by how long they are (`limits.py 500`: those alone, for 500 pairs)."""

from __future__ import annotations

import ctypes
import random
import statistics
import sys
import time
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from lxml import etree
from measure import SHARED, absent, row, seconds

from multilateral.texts import compare, read
from multilateral.texts.model import Document


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


def words(document: Document) -> int:
    """How many words the paragraphs of a document have, those of its parts included."""
    return sum(len(p.text.split()) for p in document.walk()) + sum(map(words, document.parts))


def comparisons(count: int) -> None:
    """The times of as many pairs of consecutive resolutions of one title: the least of five runs of each, in
    time of the processor, in which what else the machine does hardly counts."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    from tests.texts.consecutive import consecutive

    taken: list[tuple[float, int]] = []
    for old, new in consecutive(count, seed=7):
        pair = read(old.read_bytes()), read(new.read_bytes())
        runs = []
        for _ in range(5):
            start = time.process_time()
            compare(*pair)
            runs.append(time.process_time() - start)
        taken.append((min(runs) * 1000, max(map(words, pair))))
    if not taken:
        absent("two texts compared", "the documents are not beside the repository")
        return
    taken.sort()
    title = f"two texts compared, {len(taken)} pairs"
    for name, (ms, length) in (
        ("median", taken[len(taken) // 2]),
        ("95 of 100", taken[len(taken) * 95 // 100]),
        ("most", taken[-1]),
    ):
        print(f"{title:44} {ms:8.2f} ms   {name}: {length} words")
        title = ""
    within = sum(ms <= 20 for ms, _ in taken) / len(taken)
    length = min((length for ms, length in taken if ms > 20), default=0)
    print(f"{'':44} {within:8.0%} within 20 ms; the shortest above has {length} words")
    rates = sorted(ms / length * 1000 for ms, length in taken if length > 5000)
    if rates:
        print(f"{'':44} {statistics.median(rates):8.2f} ms   per 1,000 words where there are more than 5,000")


def main() -> None:
    """The table."""
    if len(sys.argv) > 1:
        comparisons(int(sys.argv[1]))
        return
    unga = sorted((SHARED / "data/unga").glob("7[4-9]/English/*.xml"))
    documents = SHARED / "data/documents"
    sample = random.Random(7).sample(unga, 40) if unga else []
    ratios("Akoma Ntoso read", sample, walk_xml, "lxml: parse and one walk", 5)
    ratios("Word read", sorted(documents.glob("*.docx")), walk_docx, "lxml: parse and one walk", 3)
    ratios("PDF read", sorted(documents.glob("*.pdf")), walk_pdf, "PDFium: characters with boxes", 3)
    comparisons(100)


if __name__ == "__main__":
    main()
