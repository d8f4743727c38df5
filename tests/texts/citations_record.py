"""Our citations beside the record's official links: ``python -m tests.texts.citations_record --seed 1``.

The English files in ``../shared/data/unga`` link what they cite (``<a href="https://undocs.org/en/A/RES/74/29">``):
those links are the reference. A citation of ours that lies on a link to its target is a *hit*, a link without one a
*miss*, a citation without a link a *surplus* (the links are not complete). Letters and parts are dropped from links: a
lettered target whose link lost its letter is a hit. Links to the document itself are left out: its own symbol is no
citation. ``--out`` writes all misses and a seeded draw of surpluses as a table to judge by hand.
"""

from __future__ import annotations

import argparse
import csv
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


def measure(paths: Sequence[Path]) -> Figures:
    figures = Figures()
    for path in paths:
        figures.rows.extend(rows(path))
    return figures


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, print the table, and with ``--out`` write what is to be judged."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--draw", type=int, default=200)
    parser.add_argument("--files", type=int, help="only so many files, drawn with the seed")
    parser.add_argument("--out", type=Path)
    given = parser.parse_args(argv)
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
    if given.out:
        surplus = figures.of("surplus")
        drawn = random.Random(given.seed).sample(surplus, min(given.draw, len(surplus)))
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
