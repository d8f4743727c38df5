"""Slips of fourteen kinds, each planted into a copy of a text as a human hand makes it.

The kinds are those of the list a proofreader of draft resolutions works by; nothing here knows how the checker works.
Each kind has a function per variant: it takes a Sheet and a generator and gives the Planted copy, or nothing where the
text has no place for that slip. Lines are those of the plain text a delegate has, a paragraph a line.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from multilateral.texts.model import Document, Paragraph

MONTHS = "January February March April May June July August September October November December".split()
DATE = rf"\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}}"
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
CITED = re.compile(rf"\b(\d{{2}}/\d{{1,3}}(?: [A-Z])?) of ({DATE})")
FINITE = {
    "Recalling": "Recalls", "Noting": "Notes", "Recognizing": "Recognizes", "Reaffirming": "Reaffirms",
    "Welcoming": "Welcomes", "Stressing": "Stresses", "Emphasizing": "Emphasizes", "Acknowledging": "Acknowledges",
    "Expressing": "Expresses", "Taking": "Takes", "Underlining": "Underlines", "Underscoring": "Underscores",
    "Requesting": "Requests", "Calling": "Calls", "Deciding": "Decides", "Inviting": "Invites", "Urging": "Urges",
    "Encouraging": "Encourages",
}  # fmt: skip
PARTICIPLE = {finite: participle for participle, finite in FINITE.items()}
NAMES = {
    "Secretary-General": "Secretary General", "Economic and Social Council": "Social and Economic Council",
    "World Health Organization": "World Health Organisation", "Conference on Disarmament": "Conference of Disarmament",
    "United Nations Development Programme": "United Nations Development Program",
    "United Nations Environment Programme": "United Nations Environmental Programme",
    "Food and Agriculture Organization": "Food and Agricultural Organization",
    "International Atomic Energy Agency": "International Atomic Agency",
    "Advisory Committee on Administrative and Budgetary Questions":
        "Advisory Committee on Administration and Budgetary Questions",
    "United Nations Office on Drugs and Crime": "United Nations Office for Drugs and Crime",
    "United Nations High Commissioner for Refugees": "United Nations High Commissioner of Refugees",
    "Universal Declaration of Human Rights": "Universal Declaration on Human Rights",
}  # fmt: skip
SHORT = {
    "information and communications technologies": "ICTs", "non-governmental organizations": "NGOs",
    "Sustainable Development Goals": "SDGs", "official development assistance": "ODA",
    "World Health Organization": "WHO", "International Atomic Energy Agency": "IAEA",
    "United Nations Development Programme": "UNDP", "World Trade Organization": "WTO",
    "International Labour Organization": "ILO", "International Monetary Fund": "IMF",
    "United Nations Environment Programme": "UNEP", "sexual and gender-based violence": "SGBV",
    "Economic and Social Council": "ECOSOC", "weapons of mass destruction": "WMD",
    "internally displaced persons": "IDPs", "least developed countries": "LDCs",
    "small island developing States": "SIDS", "human immunodeficiency virus": "HIV",
}  # fmt: skip
USUAL = {
    "Russian Federation": "Russia", "Republic of Korea": "South Korea", "Viet Nam": "Vietnam",
    "Czechia": "Czech Republic",
    "Iran (Islamic Republic of)": "Iran", "Bolivia (Plurinational State of)": "Bolivia", "Türkiye": "Turkey",
    "Venezuela (Bolivarian Republic of)": "Venezuela", "Syrian Arab Republic": "Syria", "North Macedonia": "Macedonia",
    "United Kingdom of Great Britain and Northern Ireland": "United Kingdom",
    "United States of America": "United States",
    "Lao People’s Democratic Republic": "Laos", "United Republic of Tanzania": "Tanzania", "Cabo Verde": "Cape Verde",
}  # fmt: skip
MISSPELT = {
    "Kyrgyzstan": "Kyrgystan", "Philippines": "Phillipines", "Netherlands": "Netherland", "Azerbaijan": "Azerbaidjan",
    "Liechtenstein": "Lichtenstein", "Kazakhstan": "Kazakstan", "Mauritius": "Mauritious", "Colombia": "Columbia",
    "Slovenia": "Slovennia", "Argentina": "Argentinia", "Lithuania": "Lithunia", "Romania": "Rumania",
}  # fmt: skip


@dataclass
class Sheet:
    """A text as lines, its reading, and for each paragraph of the body (id, part, index of its line)."""

    lines: list[str]
    document: Document
    body: list[tuple[str, str, int]]
    sponsors: list[str]

    def top(self, part: str) -> list[int]:
        """Lines of the paragraphs of the first level, in order, where the text has no sections."""
        return [i for place, own, i in self.body if own == part and re.fullmatch(r"(?:pp|op)\d+", place)]

    def every(self) -> list[int]:
        return [i for _, _, i in self.body]


@dataclass
class Planted:
    """The copy's lines, those at which the slip stands, what was done; ``italics``: how Word's italics are spoilt."""

    lines: list[str]
    at: tuple[int, ...]
    what: str
    places: tuple[str, ...] = ()
    italics: str | None = None


Plant = Callable[[Sheet, random.Random], Planted | None]


def squeezed(words: str) -> str:
    """Letters and digits alone, without the raised figures of notes."""
    return re.sub(r"[\W_]", "", words.translate({ord(one): None for one in RAISED}))


def paragraphs(document: Document) -> Iterator[tuple[str, Paragraph]]:
    """Preamble and operative part with all that is below, each with its part."""

    def below(one: Paragraph) -> Iterator[Paragraph]:
        yield one
        for child in one.paragraphs:
            yield from below(child)

    for part, group in (("pp", document.preamble), ("op", document.operative)):
        for top in group:
            for one in below(top):
                yield part, one


def sheet(text: str, document: Document, sponsors: list[str]) -> Sheet:
    """The lines of a text with the paragraphs that stand on them alone."""
    lines, body, start = text.split("\n"), [], 0
    squeezed_lines = [squeezed(line) for line in lines]
    for part, one in paragraphs(document):
        words = squeezed(one.text)
        for index in range(start, len(lines)):
            if words and squeezed_lines[index].endswith(words) and len(squeezed_lines[index]) - len(words) < 6:
                body.append((one.id, part, index))
                start = index + 1
                break
    return Sheet(lines, document, body, sponsors)


def _with(one: Sheet, index: int, line: str, what: str, *, places: tuple[str, ...] = ()) -> Planted | None:
    if line == one.lines[index]:
        return None
    lines = list(one.lines)
    lines[index] = line
    return Planted(lines, (index,), what, places)


def _some(
    one: Sheet, rng: random.Random, indexes: list[int], change: Callable[[str], tuple[str, str] | None]
) -> Planted | None:
    """The first of the lines, drawn at random, that can be changed: (new line, what was done)."""
    for index in rng.sample(indexes, len(indexes)):
        made = change(one.lines[index])
        if made and made[0] != one.lines[index]:
            return _with(one, index, made[0], made[1])
    return None


def _swap(
    one: Sheet, rng: random.Random, indexes: list[int], pattern: str, new: Callable[[re.Match[str]], str]
) -> Planted | None:
    """One of the places where the pattern stands is written otherwise."""
    found = [(i, m) for i in indexes for m in re.finditer(pattern, one.lines[i])]
    for index, match in rng.sample(found, len(found)):
        words = new(match)
        if words != match[0]:
            line = one.lines[index]
            return _with(one, index, line[: match.start()] + words + line[match.end() :], f"{match[0]!r} → {words!r}")
    return None


# Opening words and italics


def finite_in_preamble(one: Sheet, rng: random.Random) -> Planted | None:
    return _swap(one, rng, one.top("pp"), r"^(\w+ing)\b", lambda m: FINITE.get(m[1], m[1]))


def participle_in_operative(one: Sheet, rng: random.Random) -> Planted | None:
    return _swap(
        one,
        rng,
        one.top("op"),
        r"(?<=^\d\. )[A-Z]\w+s\b|(?<=^\d\d\. )[A-Z]\w+s\b",
        lambda m: PARTICIPLE.get(m[0], m[0]),
    )


def upright(one: Sheet, rng: random.Random) -> Planted | None:
    index = rng.choice(one.top("pp") + one.top("op") or [0])
    return Planted(one.lines, (index,), "opening words upright", italics="upright") if index else None


def running_on(one: Sheet, rng: random.Random) -> Planted | None:
    index = rng.choice(one.top("pp") + one.top("op") or [0])
    return Planted(one.lines, (index,), "italics run on over more words", italics="running on") if index else None


# Punctuation


def _end(one: Sheet, rng: random.Random, indexes: list[int], old: str, new: list[str]) -> Planted | None:
    pattern = rf"\w+[”)]?{re.escape(old)}(?=[{RAISED}]*$)"
    return _swap(one, rng, indexes, pattern, lambda m: m[0][: -len(old)] + rng.choice(new))


def end_of_preambular(one: Sheet, rng: random.Random) -> Planted | None:
    return _end(one, rng, one.top("pp"), ",", ["", ";", "."])


def end_of_operative(one: Sheet, rng: random.Random) -> Planted | None:
    return _end(one, rng, one.top("op"), ";", ["", ",", "."])


def end_of_last(one: Sheet, rng: random.Random) -> Planted | None:
    return _end(one, rng, one.top("op")[-1:], ".", ["", ";", ","])


def colon_before_list(one: Sheet, rng: random.Random) -> Planted | None:
    return _end(one, rng, one.top("op"), ":", [";", ","])


def comma_doubled_or_apart(one: Sheet, rng: random.Random) -> Planted | None:
    return _swap(one, rng, one.every(), r"[a-z], (?=[a-z])", lambda m: m[0][0] + rng.choice([",, ", " , ", " ,"]))


# Numbering


def _numbered(one: Sheet) -> list[tuple[int, int]]:
    found = [(i, re.match(r"(\d+)\. ", one.lines[i])) for i in one.top("op")]
    return [(i, int(m[1])) for i, m in found if m]


def _renumber(one: Sheet, rng: random.Random, by: int) -> Planted | None:
    numbered = _numbered(one)
    if len(numbered) < 4:
        return None
    first = rng.randrange(2, len(numbered))
    lines = list(one.lines)
    for index, number in numbered[first:]:
        lines[index] = re.sub(r"^\d+", str(number + by), lines[index])
    return Planted(lines, (numbered[first][0], numbered[first - 1][0]), f"numbers {by:+} from {numbered[first][1]} on")


def number_skipped(one: Sheet, rng: random.Random) -> Planted | None:
    return _renumber(one, rng, 1)


def number_twice(one: Sheet, rng: random.Random) -> Planted | None:
    return _renumber(one, rng, -1)


def paragraph_struck(one: Sheet, rng: random.Random) -> Planted | None:
    numbered = [(i, n) for i, n in _numbered(one) if one.lines[i].rstrip(RAISED).endswith(";")]
    if len(numbered) < 4:
        return None
    index, number = rng.choice(numbered[1:-1])
    lines = one.lines[:index] + one.lines[index + 2 :]
    return Planted(lines, (index, index - 2), f"paragraph {number} struck out, the rest not renumbered")


def letter_wrong(one: Sheet, rng: random.Random) -> Planted | None:
    def other(match: re.Match[str]) -> str:
        return f"({chr(ord(match[1]) + rng.choice([-1, 1]))}) "

    return _swap(one, rng, one.every(), r"^\(([b-g])\) ", other)


# "also" and "further"


def _opening(line: str) -> tuple[str, str]:
    """("also", "further" or "", the verb)."""
    words = re.sub(r"^\d+\. ", "", line).lower()
    match = re.match(r"(?:(also|further) (\w+)|(\w+)(?: (also|further)\b)?)", words)
    return ((match[1] or match[4] or ""), (match[2] or match[3])) if match else ("", "")


def _runs(one: Sheet, *adverbs: str) -> list[int]:
    """Lines at the end of a run of neighbouring paragraphs of one verb with just these adverbs."""
    found = []
    for part in ("pp", "op"):
        lines = one.top(part)
        openings = [_opening(one.lines[i]) for i in lines]
        for k in range(len(adverbs) - 1, len(lines)):
            run = openings[k - len(adverbs) + 1 : k + 1]
            if [adverb for adverb, _ in run] == list(adverbs) and len({verb for _, verb in run}) == 1:
                found.append(lines[k])
    return found


def _without_adverb(line: str) -> tuple[str, str]:
    new = re.sub(r"^((?:\d+\. )?)(?:Also|Further) (\w)", lambda m: m[1] + m[2].upper(), line)
    new = new if new != line else re.sub(r"^((?:\d+\. )?\w+) (?:also|further)\b", r"\1", line)
    return new, f"{line[:32]!r} → {new[:32]!r}"


def also_dropped(one: Sheet, rng: random.Random) -> Planted | None:
    return _some(one, rng, _runs(one, "", "also"), _without_adverb)


def further_dropped(one: Sheet, rng: random.Random) -> Planted | None:
    return _some(one, rng, _runs(one, "", "also", "further"), _without_adverb)


def further_for_also(one: Sheet, rng: random.Random) -> Planted | None:
    pattern = r"^(?:\d+\. )?(?:\w+ )?[Aa]lso\b"
    return _swap(
        one,
        rng,
        _runs(one, "", "also"),
        pattern,
        lambda m: re.sub("lso$", "urther", m[0]).replace("Aurther", "Further").replace("aurther", "further"),
    )


def also_twice(one: Sheet, rng: random.Random) -> Planted | None:
    pattern = r"^(?:\d+\. )?(?:\w+ )?[Ff]urther\b"
    return _swap(
        one,
        rng,
        _runs(one, "", "also", "further"),
        pattern,
        lambda m: m[0].replace("Further", "Also").replace("further", "also"),
    )


# Names of bodies


def name_misput(one: Sheet, rng: random.Random) -> Planted | None:
    pattern = "|".join(re.escape(name) for name in NAMES)
    return _swap(one, rng, one.every(), pattern, lambda m: NAMES[m[0]])


def name_inconsistent(one: Sheet, rng: random.Random) -> Planted | None:
    """A long name that stands more than once loses a small word, or one of its own, where it stands again."""
    form = r"\b[A-Z][a-z-]+(?: (?:(?:of|on|for|and|the|in|to|its|All) )*[A-Z][a-z-]+){2,}"
    seen: dict[str, list[tuple[int, int]]] = {}
    for i in one.every():
        line = one.lines[i]
        for m in re.finditer(form, line):
            if len(m[0].split()) >= 5 and m.start() > 14:
                seen.setdefault(m[0], []).append((i, m.start()))
    names = sorted(name for name, places in seen.items() if len(places) > 1)
    if not names:
        return None
    name = rng.choice(names)
    index, start = seen[name][-1]
    words = name.split()
    small = [k for k, word in enumerate(words) if word in ("of", "on", "for", "and", "the", "in", "to")]
    dropped = rng.choice(small or list(range(1, len(words) - 1)))
    new = " ".join(words[:dropped] + words[dropped + 1 :])
    line = one.lines[index]
    return _with(one, index, line[:start] + new + line[start + len(name) :], f"{name!r} → {new!r}")


# Citations


def _first_cited(one: Sheet) -> list[tuple[int, re.Match[str]]]:
    seen, found = set(), []
    for i in one.every():
        for m in CITED.finditer(one.lines[i]):
            earlier = " ".join([*(one.lines[k] for k in one.every() if k < i), one.lines[i][: m.start()]])
            if m[1] not in seen and not re.search(rf"(?<!\d){re.escape(m[1])}(?!\d)", earlier):
                found.append((i, m))
            seen.add(m[1])
    return found


def date_left_out(one: Sheet, rng: random.Random) -> Planted | None:
    found = _first_cited(one)
    if not found:
        return None
    index, match = rng.choice(found)
    line = one.lines[index]
    return _with(one, index, line[: match.end(1)] + line[match.end() :], f"{match[0]!r} → {match[1]!r}")


def link_left_out(one: Sheet, rng: random.Random) -> Planted | None:
    """One session's resolution is missing in a chain that names one for each (or each second) session."""
    for index in rng.sample(one.top("pp"), len(one.top("pp"))):
        line = one.lines[index]
        cited = list(CITED.finditer(line))
        sessions = [int(m[1][:2]) for m in cited]
        inner = [
            k
            for k in range(2, len(cited) - 2)
            if len({sessions[j + 1] - sessions[j] for j in range(k - 2, k + 2)}) == 1
            and 0 < sessions[k + 1] - sessions[k] < 3
            and line[cited[k].end() : cited[k].end() + 2] == ", "
            and line[cited[k].start() - 2 : cited[k].start()] == ", "
        ]
        if inner:
            gone = cited[rng.choice(inner)]
            return _with(one, index, line[: gone.start()] + line[gone.end() + 2 :], f"{gone[0]!r} left out")
    return None


def _date(one: Sheet, rng: random.Random, change: Callable[[str, str, str], str]) -> Planted | None:
    def new(match: re.Match[str]) -> str:
        return f"{match[1]} of {change(*match[2].split())}"

    return _swap(one, rng, one.every(), CITED.pattern, new)


def year_wrong(one: Sheet, rng: random.Random) -> Planted | None:
    return _date(one, rng, lambda d, m, y: f"{d} {m} {int(y) + rng.choice([-1, 1])}")


def month_wrong(one: Sheet, rng: random.Random) -> Planted | None:
    return _date(one, rng, lambda d, m, y: f"{d} {rng.choice([x for x in MONTHS if x != m])} {y}")


def day_wrong(one: Sheet, rng: random.Random) -> Planted | None:
    def other(day: str) -> int:
        near = [int(day[::-1]), int(day) + 1, int(day) - 1, int(day) + 10, int(day) - 10]
        return rng.choice([x for x in near if 1 <= x <= 28 and x != int(day)])

    return _date(one, rng, lambda d, m, y: f"{other(d)} {m} {y}")


def _lettered(one: Sheet, rng: random.Random, new: Callable[[str], str]) -> Planted | None:
    return _swap(
        one, rng, one.every(), rf"\b\d{{2}}/\d{{1,3}} [A-Z](?= of {DATE})", lambda m: m[0][:-2] + new(m[0][-1])
    )


def letter_dropped(one: Sheet, rng: random.Random) -> Planted | None:
    return _lettered(one, rng, lambda letter: "")


def letter_other(one: Sheet, rng: random.Random) -> Planted | None:
    return _lettered(one, rng, lambda letter: f" {chr(ord(letter) + (1 if letter == 'A' else rng.choice([-1, 1])))}")


def letter_small(one: Sheet, rng: random.Random) -> Planted | None:
    return _lettered(one, rng, lambda letter: f" {letter.lower()}")


# The closing agenda paragraph


TENS = {6: "sixt", 7: "sevent", 8: "eight", 9: "ninet"}
UNITS = "ieth y-first y-second y-third y-fourth y-fifth y-sixth y-seventh y-eighth y-ninth".split()


def _agenda(one: Sheet) -> list[int]:
    return [
        i
        for i in one.every()
        if re.search(r"nclude in the provisional agenda of its \w+-?\w* session.*“.+”", one.lines[i])
    ]


def session_stale(one: Sheet, rng: random.Random) -> Planted | None:
    session = one.document.session or ""
    if not session.isdigit() or int(session) < 61:
        return None
    own = rng.choice([int(session), int(session) - 1])
    words = TENS[own // 10] + UNITS[own % 10]
    return _swap(one, rng, _agenda(one), r"(?<=agenda of its )[\w-]+(?= session)", lambda m: words)


def title_altered(one: Sheet, rng: random.Random) -> Planted | None:
    known = {squeezed(x).lower() for x in (one.document.title, one.document.agenda_title) if x}
    same = [i for i in _agenda(one) if squeezed(re.findall("“(.+?)”", one.lines[i])[-1]).lower() in known]

    def shorter(match: re.Match[str]) -> str:
        words = match[0].split()
        if len(words) < 5:
            return match[0]
        gone = rng.randrange(1, len(words) - 1)
        return " ".join(words[:gone] + words[gone + 1 :])

    return _swap(one, rng, same, r"(?<=“)[^“”]+(?=”)", shorter)


def quote_left_open(one: Sheet, rng: random.Random) -> Planted | None:
    return _swap(one, rng, _agenda(one), "[“”]", lambda m: "")


# Sponsors of a draft


def _draft(one: Sheet, change: Callable[[list[str]], tuple[list[str], str] | None]) -> Planted | None:
    made = change(list(one.sponsors)) if len(one.sponsors) > 3 else None
    if made is None:
        return None
    lines = as_draft(one, made[0])
    at = tuple(i for i, line in enumerate(lines) if line.endswith(": draft resolution"))
    return Planted(lines, at, made[1], ("masthead",))


def as_draft(one: Sheet, sponsors: list[str]) -> list[str]:
    """The text as it was tabled: symbol of a draft, limited distribution, sponsors, no note of adoption."""
    title = re.escape(one.document.number or "") + r"\. "
    lines = []
    for line in one.lines:
        if line.startswith("Resolution adopted by") or re.match(r"\[(?:on|without)", line) or "plenary meeting" in line:
            continue
        line = re.sub(r"^United Nations A/RES/(\d+)/(\d+)$", r"United Nations A/\1/L.\2", line)
        line = line.replace("Distr.: General", "Distr.: Limited")
        if re.match(title, line):
            lines += [f"{', '.join(sponsors[:-1])} and {sponsors[-1]}: draft resolution", ""]
            line = re.sub(title, "", line)
        lines.append(line)
    return lines


def sponsors_out_of_order(one: Sheet, rng: random.Random) -> Planted | None:
    def change(names: list[str]) -> tuple[list[str], str]:
        k = rng.randrange(len(names) - 1)
        names[k], names[k + 1] = names[k + 1], names[k]
        return names, f"{names[k]} before {names[k + 1]}"

    return _draft(one, change)


def sponsor_twice(one: Sheet, rng: random.Random) -> Planted | None:
    def change(names: list[str]) -> tuple[list[str], str]:
        k = rng.randrange(len(names))
        names.insert(min(k + rng.choice([1, 3]), len(names)), names[k])
        return names, f"{names[k]} twice"

    return _draft(one, change)


def _renamed(one: Sheet, rng: random.Random, table: dict[str, str]) -> Planted | None:
    def change(names: list[str]) -> tuple[list[str], str] | None:
        known = [name for name in names if name in table]
        if not known:
            return None
        name = rng.choice(known)
        return [table[x] if x == name else x for x in names], f"{name!r} → {table[name]!r}"

    return _draft(one, change)


def sponsor_by_usual_name(one: Sheet, rng: random.Random) -> Planted | None:
    return _renamed(one, rng, USUAL)


def sponsor_misspelt(one: Sheet, rng: random.Random) -> Planted | None:
    return _renamed(one, rng, MISSPELT)


# Symbols


def _masthead(one: Sheet, change: Callable[[str], str]) -> Planted | None:
    symbol = one.document.symbol or ""
    for index, line in enumerate(one.lines[:8]):
        if symbol and symbol in line:
            new = line.replace(symbol, change(symbol))
            return _with(one, index, new, f"masthead {symbol!r} → {change(symbol)!r}", places=("masthead",))
    return None


def masthead_in_small_letters(one: Sheet, rng: random.Random) -> Planted | None:
    small = rng.choice(["A/res/", "a/RES/", "A/Res/"])
    return _masthead(one, lambda symbol: symbol.replace("A/RES/", small))


def masthead_of_another(one: Sheet, rng: random.Random) -> Planted | None:
    by = rng.choice([-1, 1, 10])
    return _masthead(one, lambda symbol: re.sub(r"\d+$", lambda m: str(int(m[0]) + by), symbol))


SYMBOL = r"\bA/(?:HRC/|C\.\d/|CONF\.\d+/|AC\.\d+/)?\d{1,4}/(?:L\.|INF/)?\d{1,3}(?:/Add\.\d|/Rev\.\d)?\b(?!/)"


def symbol_misprinted(one: Sheet, rng: random.Random) -> Planted | None:
    body = one.every()
    notes = [i for i, line in enumerate(one.lines) if body and i > body[-1] and line[:1] in RAISED and line]

    def new(match: re.Match[str]) -> str:
        symbol = match[0]
        forms = [symbol.replace("A/", "a/", 1), symbol.replace("A/", "A.", 1), symbol.replace("A/", "A/ ", 1)]
        forms += [re.sub(r"\.(?=\d)", "", symbol), symbol.replace("/HRC/", "/hrc/").replace("/C.", "/c.")]
        forms += [re.sub(r"/(\d+)$", r"-\1", symbol), symbol.replace("A/", "A//", 1)]
        return rng.choice([form for form in forms if form != symbol])

    made = _swap(one, rng, body + notes, SYMBOL, new)
    if made and made.at[0] in notes:
        raised = re.match(f"[{RAISED}]+", one.lines[made.at[0]])
        marker = "".join(str(RAISED.index(x)) for x in raised[0]) if raised else ""
        made.places = (f"note:{marker}",)
    return made


def symbol_for_number(one: Sheet, rng: random.Random) -> Planted | None:
    return _swap(one, rng, one.every(), r"(?<=resolution )\d{2}/\d{1,3}\b(?! [A-Z])", lambda m: f"A/RES/{m[0]}")


# Abbreviations, and words run together


def abbreviated(one: Sheet, rng: random.Random) -> Planted | None:
    text = "\n".join(one.lines)
    free = [long for long, short in SHORT.items() if long in text and not re.search(rf"\b{short.rstrip('s')}", text)]
    if not free:
        return None
    long = rng.choice(free)
    return _swap(one, rng, one.every(), rf"\b{re.escape(long)}\b", lambda m: SHORT[long])


def hyphen_lost(one: Sheet, rng: random.Random) -> Planted | None:
    return _swap(one, rng, one.every(), r"\b[a-z]{2,}-[a-z]{3,}\b(?!-)", lambda m: m[0].replace("-", ""))


def small_words_joined(one: Sheet, rng: random.Random) -> Planted | None:
    pattern = r"\b(?:of|in|to|for|on|by|with|and) (?:the|all|its|their|an)\b"
    return _swap(one, rng, one.every(), pattern, lambda m: m[0].replace(" ", ""))


def words_joined(one: Sheet, rng: random.Random) -> Planted | None:
    return _swap(one, rng, one.every(), r"\b[a-z]{4,} (?:[a-z]{4,}|of|and|in)\b", lambda m: m[0].replace(" ", ""))


KINDS: dict[str, tuple[tuple[Plant, ...], tuple[str, ...]]] = {
    "opening words and italics": (
        (finite_in_preamble, participle_in_operative, upright, running_on), ("opening-words", "italics"),
    ),
    "punctuation": (
        (end_of_preambular, end_of_operative, end_of_last, colon_before_list, comma_doubled_or_apart),
        ("end-punctuation", "punctuation"),
    ),
    "numbering": ((number_skipped, number_twice, paragraph_struck, letter_wrong), ("numbering",)),
    "also and further": ((also_dropped, further_for_also, further_dropped, also_twice), ("also-further",)),
    "names of bodies": ((name_misput, name_inconsistent), ("names", "same-name", "spelling")),
    "first citation with date": ((date_left_out,), ("first-citation",)),
    "gap in a chain": ((link_left_out,), ("recall-gap",)),
    "wrong date": ((year_wrong, month_wrong, day_wrong), ("citation-date",)),
    "wrong letter": ((letter_dropped, letter_other, letter_small), ("citation-letter", "symbol-form")),
    "closing agenda paragraph": ((session_stale, title_altered, quote_left_open), ("agenda-paragraph", "brackets")),
    "sponsors": (
        (sponsors_out_of_order, sponsor_twice, sponsor_by_usual_name, sponsor_misspelt),
        ("sponsor-order", "sponsor-name"),
    ),
    "symbol form": (
        (masthead_in_small_letters, masthead_of_another, symbol_misprinted, symbol_for_number),
        ("symbol-form", "symbol-number"),
    ),
    "abbreviation": ((abbreviated,), ("abbreviation", "names")),
    "joined words": ((hyphen_lost, small_words_joined, words_joined), ("spelling",)),
}  # fmt: skip
