"""How often the opening words inferred from plain words are those that the United Nations set in italics.

    python -m tests.texts.leads --language French --session 78 --sample 100 --seed 1 --show 10

The reference is the official Akoma Ntoso: what it emphasises at the start of a paragraph (italics; in Arabic and
Chinese bold type). Paragraphs in which it emphasises nothing, or all, are left out.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from multilateral.texts.read import read
from multilateral.texts.wording import LANGUAGES, lead
from tests.texts.roundtrip import record

_STOPS = " ,;:.،؛，；："


@dataclass
class Agreement:
    """Paragraphs compared, those that agree, and the pairs (set in italics, inferred) that do not."""

    total: int = 0
    same: int = 0
    differing: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def rate(self) -> float:
        return 100 * self.same / self.total if self.total else 100.0


def agreement(paths: Sequence[Path]) -> dict[str, Agreement]:
    """By part, "preamble" and "operative". A reader that infers its lead where nothing is set agrees with itself."""
    found = {"preamble": Agreement(), "operative": Agreement()}
    for path in paths:
        document = read(path.read_bytes())
        language = LANGUAGES.get(document.language or "")
        if language is None:
            continue
        for part, paragraphs in (("preamble", document.preamble), ("operative", document.operative)):
            for one in paragraphs:
                stated = (one.lead or "").strip(_STOPS)
                if not stated or len(stated) > 0.8 * len(one.text):
                    continue
                inferred = (lead(one.text, operative=part == "operative", language=language) or "").strip(_STOPS)
                here = found[part]
                here.total += 1
                here.same += inferred == stated
                if inferred != stated:
                    here.differing[stated, inferred] += 1
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--language", nargs="*", default="English French Spanish Russian Arabic Chinese".split())
    parser.add_argument("--session", default="78")
    parser.add_argument("--sample", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0)
    given = parser.parse_args(arguments)
    for name in given.language:
        found = agreement(record(name, [given.session], sample=given.sample, seed=given.seed))
        for part, one in found.items():
            print(f"{name} {part}: {one.rate:.2f} % of {one.total}")
            for (stated, inferred), times in one.differing.most_common(given.show):
                print(f"    {times} {stated!r} inferred as {inferred!r}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
