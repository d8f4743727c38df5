"""Documents as issued, in Word and in PDF: how many of their words agree, in order.

``python -m tests.texts.pairs [FOLDER]`` prints a line for each pair: the words of both, and the share that is the
longest common subsequence of both, twice over their sum.
"""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import regex
from lxml import etree
from rapidfuzz.distance import Indel

from multilateral.texts.read import pdf

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WORD = regex.compile(r"[\p{L}\p{N}]+")


def words(text: str) -> list[str]:
    return WORD.findall(text.replace("\u00ad", ""))


def word_words(data: bytes) -> list[str]:
    """The words of a Word file: its body in order, then its footnotes; what an older program would show is left out."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    found: list[str] = []
    for part in ("word/document.xml", "word/footnotes.xml"):
        if part not in archive.namelist():
            continue
        root = etree.fromstring(archive.read(part))
        for fallback in root.iter("{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"):
            fallback.clear()
        for paragraph in root.iter(f"{W}p"):
            pieces: list[str] = []
            for node in paragraph.iter():
                if node.tag == f"{W}t":
                    pieces.append(node.text or "")
                elif node.tag in (f"{W}tab", f"{W}br", f"{W}cr"):
                    pieces.append(" ")
                elif node.tag == f"{W}noBreakHyphen":
                    pieces.append("-")
            found += words("".join(pieces))
    return found


def pdf_words(data: bytes) -> list[str]:
    """The words of a PDF in reading order, its notes last, without what belongs to the page."""
    lines = pdf.lines(data)
    kept = [line for line in lines if line.role not in ("furniture", "note")]
    kept += [line for line in lines if line.role == "note"]
    return words(" ".join(line.text for line in kept))


def agreement(one: list[str], other: list[str]) -> float:
    return Indel.normalized_similarity(one, other)


def pairs(folder: Path) -> list[tuple[Path, Path]]:
    return [
        (path, path.with_suffix(".docx")) for path in sorted(folder.glob("*.pdf")) if path.with_suffix(".docx").exists()
    ]


def main(folder: Path) -> None:
    for paper, file in pairs(folder):
        one, other = pdf_words(paper.read_bytes()), word_words(file.read_bytes())
        print(f"{paper.stem:20} {len(one):6} {len(other):6} {agreement(one, other):8.4%}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[3] / "shared/data/documents")
