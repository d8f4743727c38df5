"""Our citations beside the record's official links: ``python -m tests.texts.citations_record --seed 1``.

The English files in ``../shared/data/unga`` link what they cite (``<a href="https://undocs.org/en/A/RES/74/29">``):
those links are the reference. A citation of ours that lies on a link to its target is a *hit*, a link without one a
*miss*, a citation without a link a *surplus* (the links are not complete). Letters and parts are dropped from links: a
lettered target whose link lost its letter is a hit. Links to the document itself are left out: its own symbol is no
citation. ``--out`` writes all misses and a seeded draw of surpluses as a table to judge by hand; the judged table is
``adjudicated/citations.csv``. ``--languages`` compares the targets of each resolution of the 78th session in the five
other languages with the English ones, and prints every difference.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import math
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

import regex
from lxml import etree

from multilateral.texts import symbols
from multilateral.texts.cite import find
from multilateral.texts.model import Citation, Document, Note, Paragraph

SHARED = Path(__file__).parents[3] / "shared" / "data" / "unga"
_AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
_HREF = regex.compile(
    r"https?://(?:www\.)?(?:undocs\.org|docs\.un\.org|daccess-\w+\.un\.org)/+(?:(?:en|fr|es|ru|ar|zh)/)?(?P<symbol>.+)"
)
_LETTERS = regex.compile(r"(?<=\d)(?P<letters> ?(?:A[A-F]|[A-Za-z])(?:-[A-Za-z])?)$")
LANGUAGES = {"English": "en", "French": "fr", "Spanish": "es", "Russian": "ru", "Arabic": "ar", "Chinese": "zh"}


@dataclass(slots=True)
class Place:
    """A paragraph or note: its text and its links as (start, end, href)."""

    name: str
    text: str
    links: list[tuple[int, int, str]]


@dataclass(slots=True)
class Row:
    """One link or citation: ``hit``, ``miss`` or ``surplus``; ``place`` and ``start`` say where it stands."""

    verdict: str
    kind: str
    symbol: str
    place: str
    start: int
    ours: str
    link: str
    text: str
    end: int = 0

    @property
    def key(self) -> tuple[str, str, int]:
        return self.symbol, self.place, self.start

    def excerpt(self, words: int = 12) -> str:
        """At most ``words`` words around the place, enough to find it again."""
        before = self.text[: self.start].split()[-words // 2 :]
        inside = self.text[self.start : self.end].split()
        after = self.text[self.end :].split()[: max(0, words - len(before) - len(inside))]
        return " ".join([*before, *inside, *after][:words])


@dataclass(slots=True)
class Figures:
    rows: list[Row] = field(default_factory=list)

    def of(self, verdict: str) -> list[Row]:
        return [row for row in self.rows if row.verdict == verdict]


def read(path: Path) -> tuple[Document, list[Place]]:
    """The paragraphs and notes of a file as its publisher marks them up, with the links: no reader of ours."""
    root = etree.parse(str(path)).getroot()
    number = root.find(f".//{_AKN}docNumber")
    places: list[Place] = []
    for element in root.iter(f"{_AKN}p"):
        above = {etree.QName(one).localname for one in element.iterancestors()}
        if above & {"coverPage", "preface"}:
            continue
        text, links = _flat(element)
        if text.strip():
            places.append(Place(f"{'n' if 'authorialNote' in above else 'p'}{len(places) + 1}", text, links))
    document = Document(
        symbol=symbols.normalise("".join(number.itertext()) if number is not None else ""),
        language=LANGUAGES.get(path.parent.name, "en"),
        opening="The General Assembly",
        preamble=[Paragraph(place.name, text=place.text) for place in places if place.name[0] == "p"],
        notes=[Note(place.name, place.text) for place in places if place.name[0] == "n"],
    )
    return document, places


def _flat(element: etree._Element) -> tuple[str, list[tuple[int, int, str]]]:
    signs: list[str] = []
    hrefs: list[str | None] = []

    def add(text: str | None, href: str | None) -> None:
        for sign in text or "":
            if not sign.isspace():
                signs.append(sign)
                hrefs.append(href)
            elif signs and signs[-1] != " ":
                signs.append(" ")
                hrefs.append(href)

    def walk(one: etree._Element, href: str | None) -> None:
        add(one.text, href)
        for child in one:
            if isinstance(child.tag, str) and not _is_mark(child):
                walk(child, (child.get("href") or "") if etree.QName(child).localname == "a" else href)
            add(child.tail, href)

    walk(element, None)
    links: list[tuple[int, int, str]] = []
    at = 0
    while at < len(signs):
        end = at + 1
        while end < len(signs) and hrefs[end] == hrefs[at]:
            end += 1
        if (href := hrefs[at]) and "".join(signs[at:end]).strip():
            links.append((at, end, href))
        at = end
    return "".join(signs), links


def _is_mark(element: etree._Element) -> bool:
    """A note, or the raised figure of one that was printed before."""
    name = etree.QName(element).localname
    return name == "authorialNote" or (name == "sup" and "".join(element.itertext()).strip().isdecimal())


def linked(href: str) -> str | None:
    """The symbol that a link leads to, as it spells it; ``None`` for a link to anything else."""
    match = _HREF.match(unquote(href))
    return regex.sub(r"(?i) ?\(supp\)|\*+$", "", match["symbol"]).strip(" /") if match else None


def same(target: str, link: str) -> bool:
    """Whether a target is what the link leads to, letters of parts aside: links drop and bundle them."""
    return _bare(target) == _bare(link) or any(
        _bare(target) == _bare(one) for one in regex.split(r"-(?=[A-Z]+/)", link)
    )


def _bare(symbol: str) -> str:
    spaced = regex.sub(r"(?i)(part)s?(?=[IVX])", r"\1 ", symbol.upper())
    spaced = regex.sub(r" ?\((?:PART|VOL|SECT|INCOME|PLAN|FOREWORD|INTRO)[^()]*\)", "", spaced.removeprefix("SP/"))
    if "/RES/" in spaced or "/DEC/" in spaced:
        spaced = regex.sub(r" ?[A-Z](?= ?\(|$)", "", _LETTERS.sub("", spaced))
    return regex.sub(r"\s", "", spaced)


def kind(target: str) -> str:
    """The family of a target, for the table."""
    parsed = symbols.parse(target)
    if parsed is None or target.startswith("Charter"):
        return (
            "treaty" if target.startswith(("UNTS", "LNTS")) else "Charter" if target.startswith("Charter") else "other"
        )
    if parsed.kind in symbols.DECISIONS:
        return "decision"
    if parsed.kind in symbols.RESOLUTIONS:
        return (
            {"A": "Assembly", "S": "Security Council", "E": "ECOSOC"}.get(parsed.organ, "other")
            if parsed.body is None
            else ("Human Rights Council" if parsed.body == "HRC" else "ECOSOC")
        )
    return "document"


def rows(path: Path) -> Iterator[Row]:
    """The hits, misses and surpluses of one file."""
    document, places = read(path)
    citations: dict[str, list[Citation]] = {}
    for found in find(document):
        citations.setdefault(found.citation.paragraph or found.citation.note or "", []).append(found.citation)
    for place in places:
        ours = citations.get(place.name, [])
        right: set[int] = set()
        for start, end, href in place.links:
            if (link := linked(href)) is None or same(document.symbol or "", link):
                continue
            over = [n for n, one in enumerate(ours) if one.start < end and start < one.end]
            good = [n for n in over if same(ours[n].target, link)]
            right.update(good)
            # A range is printed once: "51/211 A to E" is five targets on one link.
            right.update(n for n in over if any(_bare(ours[n].target) == _bare(ours[g].target) for g in good))
            told = "; ".join(ours[n].target for n in over)
            verdict = "hit" if good else "miss"
            yield Row(verdict, kind(link), path.stem, place.name, start, told, link, place.text, end)
        for n, one in enumerate(ours):
            if n in right:
                yield Row(
                    "linked", kind(one.target), path.stem, place.name, one.start, one.target, "", place.text, one.end
                )
            else:
                yield Row(
                    "surplus", kind(one.target), path.stem, place.name, one.start, one.target, "", place.text, one.end
                )


def files(language: str = "English", session: str = "*") -> list[Path]:
    """The files of a language; one that is stored in another language's folder is left out."""
    own = {"English": "eng", "French": "fra", "Spanish": "spa", "Russian": "rus", "Arabic": "ara", "Chinese": "zho"}[
        language
    ]
    return [path for path in sorted(SHARED.glob(f"{session}/{language}/*.xml")) if _language(path) in (own, None)]


def _language(path: Path) -> str | None:
    found = regex.search(rb'FRBRlanguage language="(\w+)"', path.read_bytes())
    return found[1].decode() if found else None


def judged() -> list[dict[str, str]]:
    """The table of misses and drawn surpluses, judged by hand: ``right``, ``wrong``, ``missed``, ``link wrong``."""
    with (Path(__file__).parent / "adjudicated" / "citations.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def precision(linked: int, surplus: int) -> tuple[float, float]:
    """Precision and the lower end of its 95 % interval (Wilson): linked citations are right, surpluses as drawn."""
    drawn = [row["verdict"] for row in judged() if row["row"] == "surplus"]
    right, size, z = drawn.count("right"), len(drawn), 1.96
    share = right / size
    middle = share + z * z / (2 * size)
    spread = z * math.sqrt(share * (1 - share) / size + z * z / (4 * size * size))
    lower = (middle - spread) / (1 + z * z / size)
    total = linked + surplus
    return (linked + share * surplus) / total, (linked + lower * surplus) / total


def recall(figures: Figures) -> float:
    """Hits among links; a miss counts against us unless the table says that the link is wrong."""
    excused = {(r["symbol"], r["place"], int(r["start"])) for r in judged() if r["verdict"] == "link wrong"}
    missed = sum(row.key not in excused for row in figures.of("miss"))
    return len(figures.of("hit")) / max(1, len(figures.of("hit")) + missed)


def agreement(language: str, size: int | None = None, seed: int = 1) -> tuple[float, list[str]]:
    """How far the targets of the 78th session's resolutions agree with the English ones, and where they do not.

    Twice the common targets over the targets of both, each counted as often as it is cited.
    """
    english = {_name(path): path for path in files("English", "78")}
    theirs = {_name(path): path for path in files(language, "78")}
    names = sorted(english.keys() & theirs.keys())
    if size is not None:
        names = sorted(random.Random(seed).sample(names, min(size, len(names))))
    common = both = 0
    differences: list[str] = []
    for name in names:
        ours, other = _targets(english[name]), _targets(theirs[name])
        common += (ours & other).total()
        both += ours.total() + other.total()
        if ours != other:
            lacking = ", ".join(sorted((ours - other).elements()))
            beyond = ", ".join(sorted((other - ours).elements()))
            differences.append(f"{language} {name}: without {lacking or 'none'}; beside {beyond or 'none'}")
    return 2 * common / max(1, both), differences


def _name(path: Path) -> str:
    return regex.sub(r"-\d+[A-Z]?$|[_ ][A-Z]$", "", path.stem)


def _targets(path: Path) -> Counter[str]:
    return Counter(found.citation.target for found in find(read(path)[0]))


def measure(paths: Sequence[Path]) -> Figures:
    figures = Figures()
    for path in paths:
        figures.rows.extend(rows(path))
    return figures


def draw(surplus: Sequence[Row], size: int, seed: int) -> list[Row]:
    """A random draw that hardly changes when a citation more or less is found: each row's lot depends on the row."""

    def lot(row: Row) -> bytes:
        return hashlib.sha256("|".join(map(str, (seed, *row.key, row.ours))).encode()).digest()

    return sorted(surplus, key=lot)[:size]


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, print the table, and with ``--out`` write what is to be judged."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--draw", type=int, default=200)
    parser.add_argument("--files", type=int, help="only so many files, drawn with the seed")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--languages", action="store_true")
    given = parser.parse_args(argv)
    if given.languages:
        for language in list(LANGUAGES)[1:]:
            share, differences = agreement(language, given.files, given.seed)
            print(f"{language}: {share:.4f}", *differences, sep="\n  ")
        return 0
    paths = files()
    if given.files:
        paths = sorted(random.Random(given.seed).sample(paths, given.files))
    figures = measure(paths)
    verdicts = ("hit", "miss", "linked", "surplus")
    count = Counter((row.kind, row.verdict) for row in figures.rows)
    print(f"{len(paths)} files\n{'kind':22}" + "".join(f"{verdict:>9}" for verdict in verdicts))
    for name in sorted({row.kind for row in figures.rows}):
        print(f"{name:22}" + "".join(f"{count[name, verdict]:9}" for verdict in verdicts))
    total = Counter(row.verdict for row in figures.rows)
    print(f"{'all':22}" + "".join(f"{total[verdict]:9}" for verdict in verdicts))
    print(f"recall, every miss counted: {total['hit'] / max(1, total['hit'] + total['miss']):.5f}")
    print(f"recall, wrong links left out: {recall(figures):.5f}")
    share, lower = precision(total["linked"], total["surplus"])
    print(f"precision: {share:.5f}, lower end of the 95 % interval: {lower:.5f}")
    if given.out:
        drawn = draw(figures.of("surplus"), given.draw, given.seed)
        with given.out.open("w", newline="", encoding="utf-8") as file:
            table = csv.writer(file)
            table.writerow(["row", "symbol", "place", "start", "ours", "link", "excerpt", "verdict", "reason"])
            for row in [*figures.of("miss"), *sorted(drawn, key=lambda one: one.key)]:
                table.writerow(
                    [row.verdict, row.symbol, row.place, row.start, row.ours, row.link, row.excerpt(), "", ""]
                )
    return 0


if __name__ == "__main__":
    sys.exit(main())
