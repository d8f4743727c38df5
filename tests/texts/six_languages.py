"""Whether the six language versions of a resolution are read alike: a measurement over the record.

    python -m tests.texts.six_languages --session 78 --sample 40 --seed 1 --as akn text

Every resolution is read in each language, from the United Nations' own Akoma Ntoso or from plain text written of it,
and its preambular and operative paragraphs are counted, parts of a collection together. What differs from what most
languages have is listed, unless the table of known exceptions (``docs/reference/six-languages.md``) gives its cause.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import regex

from multilateral.texts.model import Document
from multilateral.texts.read import read
from multilateral.texts.write import write
from tests.tools import SHARED

LANGUAGES = ("English", "French", "Spanish", "Russian", "Arabic", "Chinese")
DATA = SHARED / "data" / "unga"
TABLE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "six-languages.md"

Pair = tuple[int, int]


@dataclass(frozen=True)
class Exception_:
    """One version that is not as the others are."""

    number: str
    language: str
    counts: Pair
    usual: Pair


def versions(session: str) -> dict[str, dict[str, list[Path]]]:
    """The files by number of the resolution, as their names print it, and language."""
    found: dict[str, dict[str, list[Path]]] = defaultdict(lambda: defaultdict(list))
    for language in LANGUAGES:
        for path in sorted((DATA / session / language).glob("*.xml")):
            match = regex.match(
                rf"A[ _]RES[ _]{session}[ _](\d+)[ _]?((?:[A-Z](?:[ _-]?[A-Z])?)?)(?=[-_. ])", path.name
            )
            number = match[1] if match else path.stem
            found[number][language].append(path)
    return found


def counts(paths: Sequence[Path], form: str) -> Pair:
    """Preambular and operative paragraphs of these files together."""
    preambular = operative = 0
    for path in paths:
        document = read(path.read_bytes())
        if form == "text":
            document = read(write(document, "text"))
        for one in _all(document):
            preambular, operative = preambular + len(one.preamble), operative + len(one.operative)
    return preambular, operative


def _all(document: Document) -> Iterator[Document]:
    yield document
    for part in document.parts:
        yield from _all(part)


def compared(found: dict[str, dict[str, list[Path]]], form: str) -> tuple[int, list[Exception_]]:
    """How many versions were compared, and those that differ from the usual of their resolution."""
    exceptions: list[Exception_] = []
    number_of_versions = 0
    for number, by_language in found.items():
        pairs = {language: counts(paths, form) for language, paths in by_language.items()}
        number_of_versions += len(pairs)
        usual, _ = Counter(pairs.values()).most_common(1)[0]
        exceptions += [Exception_(number, name, pair, usual) for name, pair in pairs.items() if pair != usual]
    return number_of_versions, exceptions


def known() -> dict[tuple[str, str], str]:
    """The causes of known exceptions, by number and language, from the table in the manual."""
    rows = regex.findall(
        r"^\| (\d+/\d+) \| ([A-Za-z]+) \| [^|]* \| [^|]* \| ([^|]+) \|$", TABLE.read_text(encoding="utf-8"), regex.M
    )
    return {(number.split("/")[1], language): cause for number, language, cause in rows}


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--session", default="78")
    parser.add_argument("--as", dest="forms", nargs="*", default=["akn"], choices=["akn", "text"])
    parser.add_argument("--sample", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("numbers", nargs="*")
    given = parser.parse_args(arguments)
    found = versions(given.session)
    names = given.numbers or sorted(found)
    if given.sample is not None and given.sample < len(names):
        names = random.Random(given.seed).sample(names, given.sample)
    found = {name: found[name] for name in names}
    causes = known() if TABLE.exists() else {}
    for form in given.forms:
        total, exceptions = compared(found, form)
        print(f"{form}: {len(found)} resolutions, {total} versions, {len(exceptions)} that differ")
        for one in exceptions:
            cause = causes.get((one.number, one.language), "")
            print(f"  {given.session}/{one.number} {one.language}: {one.counts}, usually {one.usual} {cause}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
