"""Draws up the table of adoption dates and letters that the product ships, from the texts of the record.

    python -m tests.texts.adoption_dates [--show-disputes]

A date comes from a text's own masthead, else from the citations: at least two texts must agree, the session must be
able to have met on it, and of ten texts no more than one may give another. Numbers with letters are listed without
dates too, as are the same numbers cited without one. Security Council resolutions, sessions of the Assembly and
numbers of other bodies are symbols of their own.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from multilateral.texts import symbols
from multilateral.texts.adopted import apart
from multilateral.texts.cite import find, has_own_date
from multilateral.texts.mentions import met
from multilateral.texts.mentions.shapes import shapes
from multilateral.texts.model import Document, TextError
from multilateral.texts.read import read
from tests.texts.citations_record import files
from tests.texts.roundtrip import DATA

TABLE = Path(__file__).resolve().parents[2] / "src/multilateral/texts/facts/adopted.csv"
NUMBERED = symbols.RESOLUTIONS | symbols.DECISIONS
AGREE = 2
DISSENT = 0.1


@dataclass
class Record:
    """``masthead``: symbol → its own date; ``stated``: symbol → date → texts; ``cited``: symbol → texts."""

    masthead: dict[str, str] = field(default_factory=dict)
    stated: dict[str, dict[str, set[str]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(set)))
    cited: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def take(self, document: Document, name: str) -> None:
        """What one text says of itself and of others."""
        own = symbols.parse(document.symbol or "")
        if own is not None and own.kind in NUMBERED and own.text == own.base and document.adopted:
            if document.adopted.date and met(own, document.adopted.date) is not False:
                self.masthead[own.text] = document.adopted.date
        places = {one.id: one.text for one in document.walk()} | {one.marker: one.text for one in document.notes}
        every = [found for found in find(document) if not found.alternatives and not found.citation.masthead]
        for one in (found.citation for found in every):
            parsed = symbols.parse(one.target)
            if parsed is None or parsed.kind not in NUMBERED or parsed.is_exercise:
                continue
            self.cited[one.target].add(name)
            words = places.get(one.paragraph or one.note or "", "")
            if one.date and has_own_date(one, words, shapes("en")) and met(parsed, one.date) is not False:
                self.stated[one.target][one.date].add(name)

    def date(self, symbol: str) -> tuple[str | None, int]:
        """The date on which the texts agree, or ``None``, and how many state it."""
        stated = Counter({date: len(texts) for date, texts in self.stated.get(symbol, {}).items()})
        if symbol in self.masthead:
            return self.masthead[symbol], stated[self.masthead[symbol]]
        if not stated:
            return None, 0
        ((date, texts),) = stated.most_common(1)
        agreed = texts >= AGREE and stated.total() - texts <= DISSENT * texts
        return (date, texts) if agreed else (None, 0)

    def rows(self) -> Iterator[tuple[str, str, int, str]]:
        """Symbol, date, texts and source, by symbol."""
        every = self.masthead.keys() | self.cited.keys()
        split = {bare for bare, letter in map(apart, every) if letter}
        for symbol in sorted(every, key=symbols.key):
            date, texts = self.date(symbol)
            if date or apart(symbol)[0] in split:
                source = "masthead" if symbol in self.masthead else "citations"
                yield symbol, date or "", texts if date else len(self.cited[symbol]), source


def record() -> Record:
    """All the English texts: of the Assembly and the Security Council, tagged or plain."""
    plain = [*(DATA / "security-council").glob("*.txt"), *(DATA / "ict").glob("*.txt")]
    found = Record()
    for path in [*files("English"), *sorted((DATA / "unsc").glob("**/English/*.xml")), *sorted(plain)]:
        try:
            document = read(path.read_bytes())
        except TextError:
            continue
        for part in document.parts or [document]:
            found.take(part, part.symbol or path.stem)
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--show-disputes", action="store_true", help="print the numbers for which the texts differ")
    given = parser.parse_args(arguments)
    found = record()
    rows = list(found.rows())
    TABLE.write_text("symbol,date,texts,source\n" + "".join(f"{','.join(map(str, row))}\n" for row in rows), "utf-8")
    if given.show_disputes:
        for symbol, dates in sorted(found.stated.items()):
            if len(dates) > 1:
                told = ", ".join(f"{date} in {len(texts)}" for date, texts in dates.items())
                print(f"{symbol} ({found.masthead.get(symbol, 'no masthead')}): {told}")
    sources = Counter(row[3] if row[1] else "no date" for row in rows)
    print(f"{len(rows)} symbols: " + ", ".join(f"{count} {source}" for source, count in sources.most_common()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
