"""Redlines of consecutive resolutions of one title: does accepting give the new text and rejecting the old one?

    python -m tests.texts.redlines --pairs 200 --libreoffice

Every redline is resolved by the tests' own resolver and, if asked for, by LibreOffice; the paragraphs with their
notes must be those of the new and the old text written as Word.
"""

from __future__ import annotations

import argparse
import io
import sys
import time
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import unified_diff
from pathlib import Path

from lxml import etree

from multilateral.texts import compare, read, write
from multilateral.texts.model import Document
from multilateral.texts.write.docx_redline import redline
from tests.texts import tracked
from tests.texts.consecutive import consecutive

W = tracked.W


@dataclass
class Pair:
    """One redline: its file, the paragraphs that each way of resolving it must give, and what did not come out."""

    names: str
    data: bytes
    new: list[str]
    old: list[str]
    faults: list[str] = field(default_factory=list)

    def check(self, way: str, accepted: bytes | None = None, rejected: bytes | None = None) -> None:
        for name, wanted, file in (("accepted", self.new, accepted), ("rejected", self.old, rejected)):
            found = tracked.words(file) if file else tracked.words(self.data, accept=name == "accepted")
            if found != wanted:
                lines = list(unified_diff(wanted, found, lineterm="", n=0))[2:8]
                self.faults.append(f"{way}, {name}: " + "\n      ".join(line[:160] for line in lines))


def build(old_path: Path, new_path: Path) -> Pair:
    """The redline of two files of the record."""
    old, new = read(old_path.read_bytes()), read(new_path.read_bytes())
    data = redline(compare(old, new), old, new)
    assert data == redline(compare(old, new), old, new), "the same texts give the same bytes"
    pair = Pair(f"{old_path.name} → {new_path.name}", data, _as_written(new), _as_written(old))
    pair.faults += well_formed(data)
    return pair


def _as_written(document: Document) -> list[str]:
    return tracked.words(write(document, "docx"))


def well_formed(data: bytes) -> list[str]:
    """What ECMA-376 forbids or Word repairs: ids given twice, deleted words as live ones, changes in changes."""
    faults = []
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        roots = [etree.fromstring(file.read(f"word/{name}.xml")) for name in ("document", "footnotes")]
    changes = ("ins", "del", "rPrChange", "pPrChange", "moveFrom", "moveTo")
    ids = [e.get(f"{W}id") for root in roots for e in root.iter(*(f"{W}{tag}" for tag in changes))]
    if len(ids) != len(set(ids)):
        faults.append("two changes have one id")
    for root in roots:
        for mark in root.iter(f"{W}del"):
            if any(True for _ in mark.iter(f"{W}t")):
                faults.append("words that are out are marked as live")
            if mark.find(f".//{W}ins") is not None:
                faults.append("a change within a change")
        for mark in root.iter(f"{W}ins"):
            if any(True for _ in mark.iter(f"{W}delText")):
                faults.append("words that are in are marked as deleted")
    referred = [e.get(f"{W}id") for e in roots[0].iter(f"{W}footnoteReference")]
    made = [e.get(f"{W}id") for e in roots[1] if e.get(f"{W}type") is None]
    if referred != made:
        faults.append("notes and their marks do not match")
    for cell in roots[0].iter(f"{W}tc"):
        if cell[-1].tag != f"{W}p":
            faults.append("a cell does not end in a paragraph")
    return faults


def run(pairs: Sequence[tuple[Path, Path]], *, libreoffice: bool) -> list[Pair]:
    """Build and check the redlines of all pairs; LibreOffice sees them in lots of 50."""
    built = [build(*pair) for pair in pairs]
    for one in built:
        one.check("own resolver")
    for at in range(0, len(built) if libreoffice else 0, 50):
        lot = built[at : at + 50]
        for one, files in zip(lot, tracked.by_libreoffice([p.data for p in lot]), strict=True):
            one.check("LibreOffice", *files)
    return built


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--pairs", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--language", default="English")
    parser.add_argument("--libreoffice", action="store_true")
    given = parser.parse_args(arguments)
    start = time.perf_counter()
    built = run(consecutive(given.pairs, seed=given.seed, language=given.language), libreoffice=given.libreoffice)
    for one in built:
        for fault in one.faults:
            print(f"{one.names}: {fault}")
    whole = sum(1 for one in built if not one.faults)
    print(f"{whole} of {len(built)} redlines come out exactly; {time.perf_counter() - start:.0f} s")
    return 0 if whole == len(built) else 1


if __name__ == "__main__":
    sys.exit(main())
