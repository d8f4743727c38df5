"""How much of a document is kept when it is written to a format and read back: a measurement over the record.

    python -m tests.texts.roundtrip --to text --language English --sessions 74 78 --sample 50 --seed 1 --show 3

The United Nations' own Akoma Ntoso files are the reference. Each is read, written to the format, put through what
users do to files (``--through strip``, ``libreoffice``, ``pdftotext``, ``pdftotext-layout``), and read back from its
bytes alone. A paragraph counts as kept if its class, number, level, text and notes are all the same.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path

from multilateral.texts.model import Document, TextError
from multilateral.texts.read import read
from multilateral.texts.write import write
from tests.texts.same_core import Row, masthead, rows
from tests.texts.through import THROUGH
from tests.tools import SHARED

DATA = SHARED / "data"
CODES = {"Arabic": "ar", "Chinese": "zh", "English": "en", "French": "fr", "Russian": "ru", "Spanish": "es"}
ENDINGS = {"text": ".txt", "html": ".html", "docx": ".docx", "pdf": ".pdf", "akn": ".akn.xml"}


@dataclass
class Counts:
    """Paragraphs of the reference, those kept, those that were not in it, and where the readings first part."""

    total: int = 0
    kept: int = 0
    surplus: int = 0
    tables: int = 0
    tables_kept: int = 0
    lost: list[Row] = field(default_factory=list)
    new: list[Row] = field(default_factory=list)

    def add(self, other: Counts) -> None:
        for name in ("total", "kept", "surplus", "tables", "tables_kept"):
            setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def rate(self) -> float:
        return 100 * self.kept / self.total if self.total else 100.0


@dataclass
class Result:
    """One document: its counts, the masthead fields that differ, or why it failed."""

    path: Path
    counts: Counts
    fields: dict[str, tuple[object, object]] = field(default_factory=dict)
    error: str = ""


def same_paragraphs(reference: Document, again: Document) -> Counts:
    """How many paragraphs of ``reference`` stand in ``again`` unchanged and in order. Tables are counted apart."""
    counts = Counts()
    first, second = rows(reference), rows(again)
    left = [row for row in first if row.kind != "table"]
    right = [row for row in second if row.kind != "table"]
    counts.total = len(left)
    for tag, a, b, c, d in SequenceMatcher(a=left, b=right, autojunk=False).get_opcodes():
        if tag == "equal":
            counts.kept += b - a
        else:
            counts.lost += left[a:b]
            counts.new += right[c:d]
    counts.surplus = len(right) - counts.kept
    tables = [row.text for row in first if row.kind == "table"]
    there = Counter(row.text for row in second if row.kind == "table")
    counts.tables = len(tables)
    counts.tables_kept = sum((Counter(tables) & there).values())
    return counts


def fields(reference: Document, again: Document) -> dict[str, tuple[object, object]]:
    """The fields of the masthead that the reference states and that came back otherwise."""
    stated, found = masthead(reference), masthead(again)
    return {name: (value, found.get(name)) for name, value in stated.items() if found.get(name) != value}


def record(language: str, sessions: Sequence[str], *, sample: int | None = None, seed: int = 1) -> list[Path]:
    """The official files of a language, of these sessions (or all); ``sample`` of them drawn with ``seed``."""
    folders = sorted((DATA / "unga").glob("[0-9]*")) + sorted((DATA / "unsc").glob("[0-9]*"))
    wanted = [folder for folder in folders if not sessions or folder.name in sessions]
    found = sorted(path for folder in wanted for path in (folder / language).glob("*.xml"))
    if sample is not None and sample < len(found):
        found = sorted(random.Random(seed).sample(found, sample))
    return found


def measure(paths: Sequence[Path], to: str, through: Sequence[str] = (), save: Path | None = None) -> list[Result]:
    """Write, pass through and read back every document; what fails counts as lost."""
    results, references, written = [], {}, {}
    for path in paths:
        reference = read(path.read_bytes())
        if reference.language != CODES.get(path.parent.name, reference.language):
            # One French text lies among the English ones.
            continue
        references[path] = reference
        try:
            written[path] = write(reference, to)  # type: ignore[arg-type]
        except (TextError, ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
            results.append(_failed(path, reference, f"not written: {type(error).__name__}: {error}"))
    for name in through:
        written = THROUGH[name](written, to)
    for path, data in written.items():
        if save is not None:
            save.mkdir(parents=True, exist_ok=True)
            (save / f"{path.stem}{ENDINGS.get(to, '.bin')}").write_bytes(data)
        try:
            again = read(data)
        except Exception as error:
            results.append(_failed(path, references[path], f"not read: {type(error).__name__}: {error}"))
            continue
        results.append(Result(path, same_paragraphs(references[path], again), fields(references[path], again)))
    for path in references.keys() - written.keys() - {one.path for one in results}:
        results.append(_failed(path, references[path], f"lost on the way through {' '.join(through)}"))
    return sorted(results, key=lambda one: one.path)


def _failed(path: Path, reference: Document, error: str) -> Result:
    counts = same_paragraphs(reference, Document())
    return Result(path, counts, error=error)


def total(results: Sequence[Result]) -> Counts:
    counts = Counts()
    for one in results:
        counts.add(one.counts)
    return counts


def show(results: Sequence[Result], worst: int) -> None:
    """The rate, the totals, and the documents that lost most with their first differences."""
    counts = total(results)
    whole = sum(1 for one in results if one.counts.kept == one.counts.total and not one.counts.surplus)
    print(f"kept {counts.rate:.3f} %: {counts.kept} of {counts.total} paragraphs, {counts.surplus} that were not there")
    print(f"documents {len(results)}, whole {whole}; tables kept {counts.tables_kept} of {counts.tables}")
    lost = Counter(row.kind for one in results for row in one.counts.lost)
    new = Counter(row.kind for one in results for row in one.counts.new)
    print(f"lost by class: {dict(lost.most_common())}; new by class: {dict(new.most_common())}")
    differing = Counter(name for one in results for name in one.fields)
    print(f"masthead fields that differ: {dict(differing.most_common())}")
    for name, _ in differing.most_common(8 if worst else 0):
        one = next(one for one in results if name in one.fields)
        print(f"    {name}: {one.fields[name][0]!r} came back as {one.fields[name][1]!r} ({one.path.name})")
    for one in results:
        if one.error:
            print(f"FAILED {one.path}: {one.error}")
    bad = sorted(results, key=lambda one: one.counts.kept - one.counts.total - one.counts.surplus)
    for one in bad[:worst]:
        if one.counts.kept == one.counts.total and not one.counts.surplus:
            break
        print(f"\n== {one.path}: {one.counts.kept} of {one.counts.total}, {one.counts.surplus} new")
        for row in one.counts.lost[:4]:
            print(f"  - {_short(row)}")
        for row in one.counts.new[:4]:
            print(f"  + {_short(row)}")


def _short(row: Row) -> str:
    text = row.text if len(row.text) < 170 else f"{row.text[:80]} … {row.text[-80:]}"
    notes = "".join(f" [note {m}@{o}: {t[:40]}]" for m, o, t in row.notes)
    return f"{row.kind} {row.number} level {row.level}: {text}{notes}"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("paths", nargs="*", type=Path, help="official files; otherwise the record is sampled")
    parser.add_argument("--to", required=True, choices=sorted(ENDINGS))
    parser.add_argument("--through", nargs="*", default=[], choices=sorted(THROUGH))
    parser.add_argument("--language", default="English")
    parser.add_argument("--sessions", nargs="*", default=[], help="folders of unga and unsc: 74 75 77 78 79 2021")
    parser.add_argument("--sample", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=3, metavar="K", help="the K documents that lost most")
    parser.add_argument("--save", type=Path, help="a folder for the files as they were read back")
    given = parser.parse_args(arguments)
    paths = given.paths or record(given.language, given.sessions, sample=given.sample, seed=given.seed)
    if not paths:
        print("no official file was found for that language and session", file=sys.stderr)
        return 2
    start = time.perf_counter()
    results = measure(paths, given.to, given.through, given.save)
    show(results, given.show)
    print(f"{time.perf_counter() - start:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
