"""Documents as issued, in Word and in PDF: how many of their words agree, in order.

``python -m tests.texts.pairs [FOLDER]`` prints a line for each pair: the words of both readings, and the share of the
longest common subsequence: twice its length over the sum. Headings, paragraphs, tables and notes count; masthead and
furniture do not.
"""

from __future__ import annotations

import sys
from pathlib import Path

import regex
from rapidfuzz.distance import Indel

from multilateral.texts.model import Document
from multilateral.texts.read import read
from tests.tools import SHARED

WORD = regex.compile(r"[\p{L}\p{N}]+")


def words(document: Document) -> list[str]:
    """The words of the body in order, then those of the notes."""
    found: list[str] = []
    for block in document.blocks:
        for text in (
            block.number if block.type != "note_ref" else None,
            block.text,
            *(c for r in block.rows for c in r),
        ):
            found += WORD.findall(text or "")
    return found + [word for note in document.notes for word in WORD.findall(note.text)]


def agreement(one: list[str], other: list[str]) -> float:
    return Indel.normalized_similarity(one, other)


def pairs(folder: Path) -> list[tuple[Path, Path]]:
    papers = sorted(folder.glob("*.pdf"))
    return [(path, path.with_suffix(".docx")) for path in papers if path.with_suffix(".docx").exists()]


def main(folder: Path) -> None:
    for paper, file in pairs(folder):
        one, other = words(read(paper.read_bytes())), words(read(file.read_bytes()))
        print(f"{paper.stem:20} {len(one):6} {len(other):6} {agreement(one, other):8.4%}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED / "data" / "documents")
