"""How many of the slips that a hand makes `multilateral check` finds: planted by people who have not seen its rules.

    python -m tests.texts.slips_independent --each 30 --seed 1 --keep folder

Fourteen kinds, each into so many adopted English texts, one slip a copy; the copies are plain text, Word for italics.
Found: a finding of a rule about that kind, at the place of the slip, which the untouched text has not.
"""

from __future__ import annotations

import argparse
import io
import json
import random
import re
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lxml import etree

from multilateral.texts.model import Document, TextError
from multilateral.texts.read import read
from multilateral.texts.write import write
from tests.texts.adoption_dates import AGREE
from tests.texts.hand.kinds import KINDS
from tests.texts.hand.masthead import as_draft
from tests.texts.hand.sheet import Planted, Sheet, paragraphs, sheet, squeezed
from tests.texts.roundtrip import DATA, record

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FULL = {
    "United Kingdom": "United Kingdom of Great Britain and Northern Ireland",
    "United States": "United States of America",
    "Turkey": "Türkiye",
}
TOLD = ("rule", "place", "message", "source")
Told = tuple[str, ...]
NO_STATE = {"State of Palestine", "Holy See", "European Union"}


@dataclass
class Copy:
    """One planted copy: its source, what was done, where a finding may stand, the rules, and both files."""

    kind: str
    variant: str
    source: str
    what: str
    places: frozenset[str]
    rules: tuple[str, ...]
    before: bytes
    after: bytes
    ending: str


@cache
def _sponsors() -> dict[str, list[str]]:
    """Symbol → sponsors as the record names them, where they stand in English alphabetical order."""
    found = {}
    for path in sorted((DATA / "unga/votes").glob("*.json")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            names = [_name(one) for one in row["sponsors"] if isinstance(one, str)]
            names = [FULL.get(one, one) for one in names if one not in NO_STATE]
            if 3 < len(names) < 60 and names == sorted(names, key=lambda x: squeezed(x).lower()):
                found[row["symbol"]] = names
    return found


def _name(printed: str) -> str:
    words = re.sub(r"[\w’]+", lambda m: m[0].capitalize(), printed.strip().replace("'", "’"))
    words = re.sub(r"(?<=[ (])(?:Of|The|And)\b", lambda m: m[0].lower(), words)
    return words.replace("Cote D’Ivoire", "Côte d’Ivoire").replace("Côte D’ivoire", "Côte d’Ivoire")


def _ids(document: Document, line: str) -> set[str]:
    words = squeezed(line)
    return {
        one.id
        for _, one in paragraphs(document)
        if (own := squeezed(one.text)) and words.endswith(own) and len(words) - len(own) < 6
    }


def _italics(word: bytes, line: str, how: str) -> bytes | None:
    """The Word file with the italics of that paragraph's opening words taken off, or run on over three words more."""
    with zipfile.ZipFile(io.BytesIO(word)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    root = etree.fromstring(parts["word/document.xml"])
    for paragraph in root.iter(f"{WORD}p"):
        texts = list(paragraph.iter(f"{WORD}t"))
        words = squeezed("".join(one.text or "" for one in texts))
        slanted = [run for run in paragraph.iter(f"{WORD}r") if run.find(f"{WORD}rPr/{WORD}i") is not None]
        if len(words) < 20 or words[:200] != squeezed(line)[: len(words)][:200] or not slanted:
            continue
        run = slanted[0]
        if how == "upright":
            run.remove(run.find(f"{WORD}rPr"))
        else:
            following = run.getnext()
            own, rest = run.find(f"{WORD}t"), following.find(f"{WORD}t") if following is not None else None
            taken = re.match(r"\s*(?:\S+\s+){3}", rest.text or "") if rest is not None else None
            if own is None or rest is None or taken is None:
                return None
            own.text, rest.text = (own.text or "") + taken[0], rest.text[taken.end() :]
            own.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        parts["word/document.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
            for name, data in parts.items():
                package.writestr(name, data)
        return made.getvalue()
    return None


@cache
def _sheet(path: Path) -> Sheet | None:
    try:
        official = read(path.read_bytes())
        if official.language != "en" or official.parts or not official.operative:
            return None
        text = write(official, "text")
        return sheet(text.decode(), read(text), _sponsors().get(official.symbol or "", []))
    except TextError:
        return None


def _copy(path: Path, one: Sheet, made: Planted, kind: str, variant: str, rules: tuple[str, ...]) -> Copy | None:
    before, after = "\n".join(one.lines).encode(), "\n".join(made.lines).encode()
    ending = "txt"
    if made.italics:
        before, ending = write(read(path.read_bytes()), "docx"), "docx"
        spoilt = _italics(before, one.lines[made.at[0]], made.italics)
        if spoilt is None:
            return None
        after = spoilt
    elif kind == "sponsors":
        before = "\n".join(as_draft(one, one.sponsors)).encode()
    readings = (one.document, read(after))
    places = {place for index in made.at for reading in readings for place in _ids(reading, made.lines[index])}
    places |= {place for place, _, index in one.body if index in made.at and kind != "numbering"} | {*made.places}
    return Copy(kind, variant, path.name, made.what, frozenset(places), rules, before, after, ending)


def planted(each: int, seed: int) -> list[Copy]:
    """So many copies of each kind, its variants in turn, every copy of another text."""
    every = record("English", ["74", "75", "77", "78", "79"])
    copies = []
    for kind, (plants, rules) in KINDS.items():
        rng = random.Random(f"{seed} {kind}")
        left, count = rng.sample(every, len(every)), Counter[str]()
        wanted = {plant: each // len(plants) + (k < each % len(plants)) for k, plant in enumerate(plants)}
        for plant in sorted(plants, key=lambda x: wanted[x]):
            for path in list(left):
                if count[plant.__name__] == wanted[plant]:
                    break
                one = _sheet(path)
                made = plant(one, rng) if one else None
                copy = _copy(path, one, made, kind, plant.__name__, rules) if one and made else None
                if copy:
                    left.remove(path)
                    count[plant.__name__] += 1
                    copies.append(copy)
    return copies


def checked(folder: Path) -> dict[str, Counter[Told]]:
    """The findings of each file of a folder, by its stem, as the command prints them."""
    made = folder.parent / f"{folder.name}-findings"
    command = [sys.executable, "-m", "multilateral", "check", str(folder), "--to", "json", "--out", str(made)]
    subprocess.run(command, check=False, capture_output=True)
    return {
        path.stem: Counter(tuple(x[field] for field in TOLD) for x in json.loads(path.read_text())["findings"])
        for path in made.glob("*.json")
    }


def found(copies: Sequence[Copy], folder: Path, *, without_own: bool = False) -> list[tuple[Copy, bool, list[Told]]]:
    """Each copy, whether its slip was found, and all that is new in it.

    ``without_own``: what rests on the table of adoption dates counts only if it would without the copy's own source.
    """
    files = folder / "copies"
    files.mkdir(parents=True, exist_ok=True)
    for number, copy in enumerate(copies):
        (files / f"{number:04}-before.{copy.ending}").write_bytes(copy.before)
        (files / f"{number:04}-after.{copy.ending}").write_bytes(copy.after)
    findings = checked(files)
    results = []
    for number, copy in enumerate(copies):
        new = findings[f"{number:04}-after"] - findings[f"{number:04}-before"]
        hit = any(
            rule in copy.rules and _at(place, copy.places) and not (without_own and _rests_on_own(source))
            for rule, place, _, source in new
        )
        results.append((copy, hit, sorted(new)))
    return results


def _rests_on_own(source: str) -> bool:
    """Whether the table would lack these facts without one of the texts that they are from: it asks for two."""
    texts = [int(one) for one in re.findall(r"\((\d+) texts? of the record\)", source)]
    return bool(texts) and "(its masthead)" not in source and max(texts) <= AGREE


def _at(place: str, places: frozenset[str]) -> bool:
    return place in places or ("masthead" in places and place.startswith("masthead"))


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--each", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="keep the copies and their findings here")
    parser.add_argument("--without-own", action="store_true", help="no text vouches for the dates and letters it cites")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as aside:
        results = found(planted(given.each, given.seed), given.keep or Path(aside), without_own=given.without_own)
    for kind in KINDS:
        own = [(number, one) for number, one in enumerate(results) if one[0].kind == kind]
        print(f"{sum(hit for _, (_, hit, _) in own)}/{len(own)}  {kind}")
        for number, (copy, hit, new) in own:
            if not hit:
                print(f"    {number:04} {copy.variant}, {copy.source}, {sorted(copy.places)}: {copy.what}")
                print(
                    "".join(f"         instead {rule} at {place}: {words}\n" for rule, place, words, _ in new), end=""
                )
    hits = sum(hit for _, hit, _ in results)
    print(f"{hits} of {len(results)} found ({100 * hits / max(1, len(results)):.1f} %)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
