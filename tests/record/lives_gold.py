"""The lives of the paragraphs of one real topic, graded against what was read by hand (``gold/``).

    python -m tests.record.lives_gold ../shared

prints how many steps between texts, paragraphs, dropped and new paragraphs are right, and what is not. A row that
the gold itself calls disputable counts as right only if it agrees; how many more of those there are is printed.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from multilateral import texts
from multilateral.record import lives, topics
from multilateral.texts.compare import redline
from multilateral.texts.compare.words import count

GOLD = Path(__file__).parent / "gold"


@dataclass
class Score:
    """How many were right, of how many; what was wrong; how much of that the gold calls disputable."""

    right: int = 0
    of: int = 0
    disputable: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, right: bool, what: str, disputable: bool = False) -> None:
        self.of += 1
        self.right += right
        if not right:
            self.disputable += disputable
            self.wrong.append(what + (" (disputable)" if disputable else ""))


def topic(shared: Path) -> list[topics.Text]:
    """The texts of the gold's topic that are held, each read from its XML if there is one, in order."""
    found = []
    for one in json.loads((GOLD / "topic.json").read_text())["texts"]:
        files = [path for pattern in one["held"] for path in sorted(shared.glob(pattern.split(" (")[0]))]
        files = [path for path in files if path.suffix in (".xml", ".txt")]
        for path in sorted(files, key=lambda path: path.suffix != ".xml"):
            document = texts.read(path.read_bytes(), name=path.name)
            if document.language == "en":
                adopted = one["date"] if one["adopted"] else ""
                found.append(topics.text(one["symbol"], document, adopted_on=adopted))
                break
    return topics.in_order(found)


def grade(ordered: Sequence[topics.Text]) -> dict[str, Score]:
    """The scores, by what is graded."""
    compared = topics.comparing()
    steps = topics.steps(ordered, compared)
    rows = lives.lives(ordered, steps, compared)
    return {"steps": _steps(steps), "paragraphs": _paragraphs(ordered, rows), "dropped and new": _pairs(ordered, rows)}


def _steps(steps: Sequence[topics.Step]) -> Score:
    score = Score()
    for one in json.loads((GOLD / "topic.json").read_text())["texts"]:
        expected = one["previous_on_track"] or []
        expected = {expected} if isinstance(expected, str) else set(expected)
        found = {s.earlier for s in steps if s.later == one["symbol"] and s.relation == topics.FOLLOWS}
        score.add(found == expected, f"{one['symbol']} follows {sorted(found)}, not {sorted(expected)}")
    return score


def _paragraphs(ordered: Sequence[topics.Text], rows: Sequence[lives.Life]) -> Score:
    score = Score()
    for one in json.loads((GOLD / "paragraph_life.json").read_text())["paragraphs"]:
        old, new = one["against"], one["text"]
        source = _sources(rows, new, old).get(one["paragraph"], set())
        kind = _kind(ordered, old, source, new, one["paragraph"])
        expected = {place for symbol, place in one["from"] if symbol == old}
        right = kind == one["kind"] and source == expected
        what = f"{new} {one['paragraph']} against {old}: {kind} from {sorted(source)}, not {one['kind']} {one['from']}"
        score.add(right, what, "disputable" in one)
    return score


def _pairs(ordered: Sequence[topics.Text], rows: Sequence[lives.Life]) -> Score:
    score = Score()
    places = {t.symbol: [u.id for u in lives.units(t.document)] for t in ordered}
    for pair in json.loads((GOLD / "paragraph_life.json").read_text())["dropped"]:
        old, new = pair["old"], pair["new"]
        sources = _sources(rows, new, old)
        kept = set().union(*sources.values())
        for place in places[old]:
            gone = place not in kept
            score.add(gone == (place in pair["dropped"]), f"{old} {place} -> {new}: {'dropped' if gone else 'kept'}")
        for place in places[new] if "new_in" in pair else ():
            fresh = not sources.get(place)
            score.add(fresh == (place in pair["new_in"]), f"{new} {place} <- {old}: {'new' if fresh else 'old'}")
    return score


def _sources(rows: Sequence[lives.Life], new: str, old: str) -> dict[str, set[str]]:
    """For each paragraph of ``new`` those of ``old`` that stand in its rows."""
    found: dict[str, set[str]] = {}
    for row in rows:
        cell, was = row.cells.get(new), row.cells.get(old)
        if cell and was and cell.paragraph and was.paragraph:
            found.setdefault(cell.paragraph, set()).add(was.paragraph)
    return found


def _kind(ordered: Sequence[topics.Text], old: str, source: set[str], new: str, place: str) -> str:
    if not source:
        return "new"
    if len(source) > 1:
        return "merged"
    words: dict[str, Any] = {t.symbol: {u.id: u.text for u in lives.units(t.document)} for t in ordered}
    pieces = redline(words[old][next(iter(source))], words[new][place])
    return "edited" if any(count(p.text) for p in pieces if p.op != "equal") else "unchanged"


def main(argv: Sequence[str]) -> int:
    """Prints the scores and what is wrong."""
    for name, score in grade(topic(Path(argv[0] if argv else "../shared"))).items():
        print(f"{name}: {score.right} of {score.of} right; of the others {score.disputable} are disputable")
        for what in score.wrong:
            print(f"   {what}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
