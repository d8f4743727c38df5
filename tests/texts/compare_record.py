"""Comparisons of consecutive resolutions of one title, held against a plain reference.

    python -m tests.texts.compare_record --pairs 1000

For every alignment: the words out and in are as few as a longest common subsequence of the words allows, reckoned
here by another method (bit-parallel, after Hyyrö); where that would cut a citation or a number ("43/78 H", "2,500"),
as few as one of the uncut pieces allows. No change begins or ends within a word, a number or a citation. The pieces
joined are both texts. Every paragraph is in one alignment, and what is called split, merged or renumbered is that.
"""

from __future__ import annotations

import argparse
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from multilateral.texts import compare, read
from multilateral.texts.compare import Alignment
from multilateral.texts.model import Document, Paragraph
from tests.texts.consecutive import consecutive

LANGUAGES = ("English", "French", "Spanish", "Russian", "Arabic", "Chinese")
_HAN = "\u2e80-\u2fdf\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_HAN}]|(?:(?![{_HAN}])[\w'’ʼ/‐‑\u0300-\u036f\u064b-\u0670-])+")
_PIECE = re.compile(rf"(?:{_WORD.pattern})(?:[.,](?=\d)(?:{_WORD.pattern}))*")


@dataclass
class Tally:
    """What was looked at and what was found wrong, a line each; times in milliseconds."""

    pairs: int = 0
    alignments: int = 0
    uncut: int = 0
    types: Counter[str] = field(default_factory=Counter)
    marked: int = 0
    whole: int = 0
    times: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def words(text: str) -> list[str]:
    """Runs of letters, digits, apostrophes, hyphens and slashes; in Chinese every character."""
    return [w for w in _WORD.findall(text.replace("_", " ")) if re.search(r"[^\W_]", w)]


def pieces(text: str, cited: Sequence[tuple[int, int]]) -> list[str]:
    """The same, but a number with its points and a citation are one."""
    spans = [(m.start(), m.end()) for m in _PIECE.finditer(text) if re.search(r"[^\W_]", m.group())]
    out: list[tuple[int, int]] = []
    for start, end in sorted([*spans, *cited]):
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return [text[start:end] for start, end in out]


def common(a: Sequence[str], b: Sequence[str]) -> int:
    """The length of a longest common subsequence (Hyyrö 2004): a bit for each of ``a``, a step for each of ``b``."""
    masks: dict[str, int] = {}
    for n, word in enumerate(a):
        masks[word] = masks.get(word, 0) | 1 << n
    full = (1 << len(a)) - 1
    row = full
    for word in b:
        hit = row & masks.get(word, 0)
        row = ((row + hit) | (row - hit)) & full
    return len(a) - row.bit_count()


def distance(a: Sequence[str], b: Sequence[str]) -> int:
    """The fewest words out and in."""
    return len(a) + len(b) - 2 * common(a, b)


def paragraphs(document: Document, prefix: str = "") -> dict[str, tuple[Paragraph, list[tuple[int, int]]]]:
    """Every paragraph with words by its id, with the places of its citations."""
    if document.parts:
        found: dict[str, tuple[Paragraph, list[tuple[int, int]]]] = {}
        for n, part in enumerate(document.parts, 1):
            found |= paragraphs(part, f"{prefix}part{n}.")
        return found
    cited: dict[str | None, list[tuple[int, int]]] = {}
    for citation in document.citations:
        cited.setdefault(citation.paragraph, []).append((citation.start, citation.end))
    return {prefix + p.id: (p, cited.get(p.id, [])) for p in document.walk() if p.text.strip()}


def check(old: Document, new: Document, tally: Tally, name: str) -> None:
    """One comparison, every alignment of it."""
    before, after = paragraphs(old), paragraphs(new)
    if not before or not after:
        return
    compare(old, new)
    start = time.process_time()
    comparison = compare(old, new)
    tally.times.append(1000 * (time.process_time() - start))
    tally.pairs += 1
    for side, there in (("old", before), ("new", after)):
        named = [id for a in comparison["alignments"] for id in a[side]]  # type: ignore[literal-required]
        if sorted(named) != sorted(there):
            tally.faults.append(f"{name}: not every paragraph of the {side} text is in one alignment")
    for one in comparison["alignments"]:
        tally.alignments += 1
        tally.types.update(one["types"])
        _check(one, [before[id] for id in one["old"]], [after[id] for id in one["new"]], tally, name)
    counts = comparison["counts"]
    tally.marked += counts["inserted"] + counts["deleted"] + 2 * counts["moved"]
    every = [[w for p, _ in there.values() for w in words(p.text)] for there in (before, after)]
    tally.whole += distance(*every)


def _check(
    one: Alignment,
    old: list[tuple[Paragraph, list[tuple[int, int]]]],
    new: list[tuple[Paragraph, list[tuple[int, int]]]],
    tally: Tally,
    name: str,
) -> None:
    where = f"{name}: {'+'.join(one['old'])} → {'+'.join(one['new'])}"
    sides = [" ".join(p.text for p, _ in side) for side in (old, new)]
    marked = 0
    for side, text, op in ((old, sides[0], "delete"), (new, sides[1], "insert")):
        parts = [w["text"] for w in one["words"] if w["op"] in ("equal", op)]
        if "".join(parts) != text:
            tally.faults.append(f"{where}: the pieces are not the text")
            return
        marked += sum(len(words(w["text"])) for w in one["words"] if w["op"] == op)
        tally.faults += [f"{where}: {cut}" for cut in _cuts(parts, text, _spans(side))]
    plain = distance(words(sides[0]), words(sides[1]))
    if marked != plain:
        # A citation or a number is not cut to keep a word of it.
        whole = [pieces(text, _spans(side)) for text, side in zip(sides, (old, new), strict=True)]
        tally.uncut += 1
        shortest = distance(*whole)
        found = sum(_count(one, op, _spans(side)) for op, side in (("delete", old), ("insert", new)))
        if found != shortest:
            tally.faults.append(f"{where}: {found} pieces out and in, {shortest} would do")
    types = set(one["types"])
    numbers = len(old) == len(new) == 1 and old[0][0].number != new[0][0].number
    if (
        ("split" in types) != (bool(old) and len(new) > 1)
        or ("merged" in types) != (bool(new) and len(old) > 1)
        or ("renumbered" in types) != numbers
        or ("inserted" in types) != (not old)
        or ("deleted" in types) != (not new)
        or ("same" in types) != (bool(old) and bool(new) and sides[0] == sides[1])
    ):
        tally.faults.append(f"{where}: called {', '.join(sorted(types))}")


def _count(one: Alignment, op: str, spans: Sequence[tuple[int, int]]) -> int:
    """The uncut pieces that are out, or in."""
    total = at = 0
    for stretch in one["words"]:
        if stretch["op"] not in ("equal", op):
            continue
        end = at + len(stretch["text"])
        if stretch["op"] == op:
            inside = [(s - at, e - at) for s, e in spans if at <= s and e <= end]
            total += len(pieces(stretch["text"], inside))
        at = end
    return total


def _spans(side: Sequence[tuple[Paragraph, list[tuple[int, int]]]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    at = 0
    for paragraph, cited in side:
        out += [(at + start, at + end) for start, end in cited]
        at += len(paragraph.text) + 1
    return out


def _cuts(parts: Sequence[str], text: str, cited: Sequence[tuple[int, int]]) -> list[str]:
    whole = [(m.start(), m.end()) for m in _PIECE.finditer(text) if re.search(r"[^\W_]", m.group())]
    found: list[str] = []
    at = 0
    for part in parts[:-1]:
        at += len(part)
        found += [f"{text[s:e]!r} is cut" for s, e in (*whole, *cited) if s < at < e]
    return found


def run(pairs: Sequence[tuple[Path, Path]]) -> Tally:
    """Compare and check all pairs."""
    tally = Tally()
    for old, new in pairs:
        check(read(old.read_bytes()), read(new.read_bytes()), tally, f"{old.name} → {new.name}")
    return tally


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--pairs", type=int, default=1000)
    parser.add_argument("--languages", nargs="*", default=LANGUAGES)
    given = parser.parse_args(arguments)
    pairs = [pair for language in given.languages for pair in consecutive(language=language)]
    tally = run(pairs[: given.pairs] if given.pairs >= len(pairs) else pairs[:: max(1, len(pairs) // given.pairs)])
    for fault in tally.faults:
        print(fault)
    print(f"{tally.pairs} pairs, {tally.alignments} alignments: {dict(tally.types.most_common())}")
    print(f"in {tally.uncut} alignments a citation or number is kept whole at the price of words")
    print(f"words out and in, moved ones twice: {tally.marked}; with no regard to paragraphs {tally.whole} would do")
    times = sorted(tally.times)
    print(f"median {statistics.median(times):.1f} ms, 95 of 100 within {times[len(times) * 95 // 100]:.1f} ms")
    print(f"{len(tally.faults)} faults")
    return 1 if tally.faults else 0


if __name__ == "__main__":
    sys.exit(main())
