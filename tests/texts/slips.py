"""Slips planted into adopted texts, one a text, and whether `check` finds them at their place.

``python -m tests.texts.slips [--each 30] [--seed 1] [--show]``. Each kind of slip is one of those that the editors of
such texts look for; it is planted into English resolutions drawn at random, by a change of the words alone. The text is
then written as Akoma Ntoso, read again and checked. A slip counts as found when a finding under one of the rules named
for its kind stands at its place, and did not stand there before.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from multilateral.parties.facts import states
from multilateral.texts import check, read, write
from multilateral.texts.model import Document, Paragraph
from multilateral.texts.wording import ordinal_words

SHARED = Path(__file__).resolve().parents[3] / "shared"
Planter = Callable[[Document, random.Random], str | None]
"""Changes the document and gives the place of the slip, or ``None`` if the text gives no occasion for it."""

DATED = r"(?<![\d/])(\d{2,3}/\d{1,3}(?: [A-Z])?) of (\d{1,2} [A-Z][a-z]+ )(\d{4})"


def paragraphs(document: Document) -> Iterator[Paragraph]:
    for group in (document.preamble, document.operative):
        for top in group:
            yield from top.walk()


def some(found: list[Paragraph], source: random.Random) -> Paragraph | None:
    return source.choice(found) if found else None


def set_text(paragraph: Paragraph, text: str) -> str:
    paragraph.text = text
    if paragraph.lead and not text.startswith(paragraph.lead):
        paragraph.lead = re.match(r"\S+", text)[0].rstrip(",")  # type: ignore[index]
    return paragraph.id


def wrong_opening(document: Document, source: random.Random) -> str | None:
    verbs = {"Recalling": "Recalls", "Noting": "Notes", "Recognizing": "Recognizes", "Welcoming": "Welcomes",
             "Reaffirming": "Reaffirms", "Stressing": "Stresses", "Emphasizing": "Emphasizes"}  # fmt: skip
    back = {verb: participle for participle, verb in verbs.items()} | {"Requests": "Requesting", "Urges": "Urging"}
    swap, group = (verbs, document.preamble) if source.random() < 0.5 else (back, document.operative)
    one = some([p for p in group if p.text.split(" ")[0] in swap], source)
    if one is None:
        return None
    first, _, rest = one.text.partition(" ")
    return set_text(one, f"{swap[first]} {rest}")


def lost_italics(document: Document, source: random.Random) -> str | None:
    one = some([p for p in [*document.preamble, *document.operative] if p.lead], source)
    if one is None:
        return None
    one.lead = None
    return one.id


def wrong_stop(document: Document, source: random.Random) -> str | None:
    places = [(p, ";.") for p in document.preamble if p.text.endswith(",") and not p.paragraphs]
    places += [(p, ",.") for p in document.operative[:-1] if p.text.endswith(";") and not p.paragraphs]
    if not places:
        return None
    one, stops = source.choice(places)
    return set_text(one, one.text[:-1] + source.choice(stops))


def wrong_number(document: Document, source: random.Random) -> str | None:
    tops = [p for p in document.operative if (p.number or "").isdigit()]
    if len(tops) < 4:
        return None
    at = source.randrange(1, len(tops) - 1)
    old = tops[at].number
    tops[at].number = str(int(old or 0) + source.choice((1, -1)))
    return "op"


def lost_also(document: Document, source: random.Random) -> str | None:
    found = []
    for group in (document.preamble, document.operative):
        for before, after in zip(group, group[1:], strict=False):
            twice = before.text.split(" ")[0] == after.text.split(" ")[0]
            m = re.match(r"(?:Also|Further) (\w)(\w+)", after.text)
            led = m is not None and before.text.startswith(f"{m[1].upper()}{m[2]} ")
            if led or (twice and re.match(r"(\w+) (also|further) ", after.text)):
                found.append(after)
    one = some([p for p in found if p.text.split(" ")[0] in ("Also", "Further") or " also " in p.text[:24]], source)
    if one is None:
        return None
    if one.text.startswith(("Also ", "Further ")):
        rest = one.text.partition(" ")[2]
        return set_text(one, rest[0].upper() + rest[1:])
    return set_text(one, one.text.replace(" also ", " ", 1).replace(" further ", " ", 1))


def name_not_in_full(document: Document, source: random.Random) -> str | None:
    wrong = {"Secretary-General": ("Secretary General",), "Security Council": ("Security council", "UNSC"),
             "General Assembly": ("General assembly", "UNGA"), "Member States": ("Member states",),
             "United Nations system": ("UN system",), "Charter of the United Nations": ("UN Charter",)}  # fmt: skip
    found = [(p, name) for p in paragraphs(document) for name in wrong if re.search(rf"\b{name}\b", p.text[20:])]
    if not found:
        return None
    one, name = source.choice(found)
    return set_text(one, one.text[:20] + one.text[20:].replace(name, source.choice(wrong[name]), 1))


def name_that_drifts(document: Document, source: random.Random) -> str | None:
    """A long name that stands twice loses one of its small words the second time."""
    name = re.compile(
        r"\b(?:[Gg]roup|[Cc]ommittee|[Cc]onference|[Cc]onvention|[Pp]rogramme|[Oo]ffice|[Mm]echanism|[Tt]reaty|[Aa]genda|"
        r"[Dd]eclaration|[Cc]ommission) (?:on|of|for|to) [\w’-]+(?: [\w’-]+){4,9}"
    )
    seen: dict[str, Paragraph] = {}
    found = []
    for one in paragraphs(document):
        for match in name.finditer(one.text):
            words = match[0].split(" ")
            for length in range(len(words), 7, -1):
                stem = " ".join(words[:length])
                if stem in seen and seen[stem] is not one:
                    small = [n for n in range(3, length - 4) if words[n] in ("of", "and", "the", "in", "on", "for")]
                    if small:
                        found.append((one, match.start(), stem, small))
                    break
            for length in range(8, len(words) + 1):
                seen.setdefault(" ".join(words[:length]), one)
    if not found:
        return None
    one, at, stem, small = source.choice(found)
    words = stem.split(" ")
    del words[source.choice(small)]
    return set_text(one, one.text[:at] + " ".join(words) + one.text[at + len(stem) :])


def undated(document: Document, source: random.Random) -> str | None:
    dated = [p for p in paragraphs(document) if len(re.findall(DATED, p.text)) == 1]
    firsts = []
    for p in dated:
        number = re.search(DATED, p.text)[1]  # type: ignore[index]
        before = "".join(q.text for q in list(paragraphs(document))[: list(paragraphs(document)).index(p)])
        if f"{number} " not in before and f"{number}," not in before:
            firsts.append(p)
    one = some(firsts, source)
    return set_text(one, re.sub(DATED, r"\1", one.text, count=1)) if one else None


def gap(document: Document, source: random.Random) -> str | None:
    for one in document.preamble:
        chain = list(re.finditer(DATED, one.text))
        sessions = [int(m[1].split("/")[0]) for m in chain]
        runs = [
            n
            for n in range(2, len(chain) - 2)
            if sessions[n - 2 : n + 3] == list(range(sessions[n] - 2, sessions[n] + 3))
        ]
        if len(chain) >= 7 and runs:
            at = chain[source.choice(runs)]
            rest = re.sub(r"^,? (?:and )?", "", one.text[at.end() :])
            return set_text(one, one.text[: at.start()] + rest)
    return None


def wrong_date(document: Document, source: random.Random) -> str | None:
    one = some([p for p in paragraphs(document) if re.search(DATED, p.text)], source)
    if one is None:
        return None
    m = source.choice(list(re.finditer(DATED, one.text)))
    year = int(m[3]) + source.choice((-10, -3, -2, 2, 3))
    return set_text(one, f"{one.text[: m.start(3)]}{year}{one.text[m.end(3) :]}")


def wrong_letter(document: Document, source: random.Random) -> str | None:
    lettered = re.compile(r"(?<![\d/])(\d{2,3}/\d{1,3} )([A-Z])(?= of \d|,| and )")
    found = [(p, m) for p in paragraphs(document) for m in lettered.finditer(p.text)]
    if not found:
        return None
    one, m = source.choice(found)
    again = sum(m[0] in p.text for p in paragraphs(document)) > 1
    new = "" if again and source.random() < 0.5 else m[2].lower()
    return set_text(one, one.text[: m.start()] + (m[1] + new).rstrip() + one.text[m.end() :])


def wrong_agenda(document: Document, source: random.Random) -> str | None:
    session = int(document.session or 0)
    for one in document.operative:
        m = re.search(r"provisional agenda of its ([a-z-]+) session", one.text)
        if m and session:
            wrong = source.choice((ordinal_words(session), ordinal_words(session - 2), m[1].replace("t", "", 1)))
            return set_text(one, one.text[: m.start(1)] + wrong + one.text[m.end(1) :])
    return None


@cache
def names() -> tuple[str, ...]:
    return tuple(sorted(state.name_en for state in states()))


def wrong_sponsors(document: Document, source: random.Random) -> str | None:
    listed = sorted(source.sample([n for n in names() if n.isascii()], 8))
    if source.random() < 0.5:
        a = source.randrange(6)
        listed[a], listed[a + 2] = listed[a + 2], listed[a]
    else:
        a = source.randrange(8)
        at = source.randrange(1, len(listed[a]) - 1)
        listed[a] = listed[a][:at] + listed[a][at + 1 :]
    document.sponsors = listed
    document.kind = "draft resolution"
    return "masthead.sponsors"


def wrong_symbol(document: Document, source: random.Random) -> str | None:
    found = [(n, m) for n in document.notes for m in re.finditer(r"\bA/(?:AC\.|C\.|HRC/|RES/|CONF\.)[\w/.]+\d", n.text)]
    if not found:
        return None
    note, m = source.choice(found)
    fault = source.choice(
        (lambda s: s.replace("A/", "a/", 1), lambda s: re.sub(r"/([A-Z])", lambda x: x[0].lower(), s, count=1))
    )
    note.text = note.text[: m.start()] + fault(m[0]) + note.text[m.end() :]
    return f"note:{note.marker}"


def unexplained(document: Document, source: random.Random) -> str | None:
    own = {"UN", "HIV", "AIDS", "COVID"}
    short = re.compile(r" \(([A-Z]{3,6})s?\)")
    whole = " ".join(p.text for p in paragraphs(document))
    found = [
        (p, m)
        for p in paragraphs(document)
        for m in short.finditer(p.text)
        if m[1] not in own
        and not re.fullmatch("[IVXLC]+", m[1])
        and len(re.findall(rf"\({m[1]}s?\)", whole)) == 1
        and len(re.findall(rf"\b{m[1]}s?\b", whole)) > 1
        and not re.search(rf"\b{m[1]}s? \(", whole)
    ]
    if not found:
        return None
    one, m = source.choice(found)
    set_text(one, one.text[: m.start()] + one.text[m.end() :])
    return next(p.id for p in paragraphs(document) if re.search(rf"\b{m[1]}s?\b", p.text))


def doubled(document: Document, source: random.Random) -> str | None:
    one = some([p for p in paragraphs(document) if " the " in p.text], source)
    return set_text(one, one.text.replace(" the ", " the the ", 1)) if one else None


KINDS: dict[str, tuple[Planter, frozenset[str]]] = {
    "opening words": (wrong_opening, frozenset({"opening-words"})),
    "italics": (lost_italics, frozenset({"italics"})),
    "punctuation": (wrong_stop, frozenset({"end-punctuation"})),
    "numbering": (wrong_number, frozenset({"numbering"})),
    "also and further": (lost_also, frozenset({"also-further"})),
    "names in full": (name_not_in_full, frozenset({"names"})),
    "names consistent": (name_that_drifts, frozenset({"same-name", "names"})),
    "first citation with date": (undated, frozenset({"first-citation"})),
    "gap in a chain": (gap, frozenset({"recall-gap"})),
    "wrong date": (wrong_date, frozenset({"citation-date"})),
    "wrong letter": (wrong_letter, frozenset({"citation-letter", "symbol-form"})),
    "agenda paragraph": (wrong_agenda, frozenset({"agenda-paragraph"})),
    "sponsors": (wrong_sponsors, frozenset({"sponsor-order", "sponsor-name"})),
    "symbol form": (wrong_symbol, frozenset({"symbol-form"})),
    "abbreviation": (unexplained, frozenset({"abbreviation"})),
    "doubled word": (doubled, frozenset({"doubled-word"})),
}


def found_in(document: Document) -> set[tuple[str, str, str]]:
    return {(one.rule, one.place, one.message) for one in check(document, states=frozenset(names()))}


def plant(kind: str, files: list[Path], each: int, seed: int) -> tuple[int, int, list[str]]:
    """How many slips of this kind were planted, how many found, and those that were not."""
    planter, rules = KINDS[kind]
    source = random.Random(f"{seed}/{kind}")
    order = files[:]
    source.shuffle(order)
    planted = hit = 0
    missed = []
    for path in order:
        if planted == each:
            break
        document = read(path.read_bytes())
        if document.kind != "resolution" or document.parts or len(document.operative) < 3:
            continue
        before = found_in(read(write(document, "akn")))
        place = planter(document, source)
        if place is None:
            continue
        planted += 1
        new = found_in(read(write(document, "akn"))) - before
        if any(rule in rules and (where == place or (place == "op" and "op" in where)) for rule, where, _ in new):
            hit += 1
        else:
            near = document.find(place)
            shown = near.text[:160] if near else place
            missed.append(
                f"{path.name} {place}: {shown!r} gave {[(rule, where) for rule, where, _ in sorted(new)][:4]}"
            )
    return planted, hit, missed


def main() -> int:
    """The table; exit status 1 if fewer are found than there must be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", choices=sorted(KINDS))
    parser.add_argument("--show", action="store_true")
    given = parser.parse_args()
    files = sorted((SHARED / "data" / "unga").glob("*/English/*.xml"))
    total = hits = 0
    worst = 1.0
    for kind in [given.kind] if given.kind else KINDS:
        planted, hit, missed = plant(kind, files, given.each, given.seed)
        total, hits = total + planted, hits + hit
        worst = min(worst, hit / planted if planted else 1.0)
        print(f"{kind:26} {hit:4} of {planted:4}", flush=True)
        if given.show:
            print("".join(f"    {one}\n" for one in missed[:8]), end="")
    print(f"{'all':26} {hits:4} of {total:4}  {hits / total:.1%}, the worst kind {worst:.0%}")
    return 0 if hits / total >= 0.95 and worst >= 0.85 else 1


if __name__ == "__main__":
    sys.exit(main())
