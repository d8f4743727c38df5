"""UN document symbols: parse, normalise, order, print.

A symbol names a document in all its languages: organ / body / session or year / nature / number /
modification (https://research.un.org/en/docs/symbols). It is read by *ordered typed productions*:
the first whose shape fits wins, so that ``A/520/Rev.20`` is a standing document and not session 520.
Symbols below ``EX/`` are reserved for exercises and never name a United Nations document.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import regex

_N = r"[1-9]\d{0,4}"
_YEAR = r"(?:19|20)\d\d"
_SESSION = r"(?:(?:ES-|S-)?[1-9]\d{0,2})"
_ROMAN = r"[IVXLC]+"
_SERIES_NAMES = r"L|CRP|WP|PV|SR|R|BUR|NGO|INF|PRST|Res|DEC|NV|PM|MSP"
_SERIES = rf"(?P<series>{_SERIES_NAMES})"
_MODS = r"(?P<mods>(?:/Part [A-Z])?(?:/(?:Rev|Add|Corr|Amend|Summary)\.[1-9]\d{0,2})*)"
# What stands in brackets behind some symbols: "(Sect. 25)", "(Parts I and II)", "(Vol. II)", "(Introduction)".
PART = (
    r"(?:(?:Income )?(?i:Sects?|Parts?|Vols?|Supp|Chaps?)\.? ?\.?[\dIVX]+[A-Z]?"
    r"(?:(?:, ?|[-–]| (?:and|et|[yY]|и|و) ?|和|及)[\dIVX]+)*"
    r"|(?i:Introduction|Foreword and introduction|Foreword|Plan outline)|[IVXLC]+)"
)
_PART = rf"(?: ?\((?P<part>{PART})\))?"
_STARS = r"(?P<stars>\*{0,3})"
_SER = rf"(?:{_SERIES}\.(?P<number>{_N})|(?P<info>INF|NGO)/(?P<info_number>{_N})|(?P<plain>{_N}))"
_LETTER = r"(?: ?(?P<letter>A[A-F]|[A-Z]))?"
# A body below another: "WG.2", "PC", "BMS"; no nature of a document and no series is one.
_BODY = rf"(?!(?:RES|DEC|{_SERIES_NAMES})\b)[A-Z][A-Za-z]{{0,7}}(?:\.(?:{_N}|{_ROMAN}\b))?"
_BELOW = rf"(?:/{_BODY})*"
_OLD = rf"(?P<number>{_N}){_LETTER} ?\((?P<session>(?:ES-|S-)?{_ROMAN})\)(?: ?(?P<letter_after>[A-Z]))?"

_PRODUCTIONS: tuple[tuple[str, str], ...] = (
    ("resolution", rf"(?P<organ>A)/RES/(?P<session>{_SESSION})/(?P<number>{_N}){_LETTER}"),
    ("resolution_pre1976", rf"(?P<organ>A)/RES/{_OLD}"),
    ("decision", rf"(?P<organ>A)/DEC/(?P<session>{_SESSION})/(?P<number>{_N}){_LETTER}"),
    ("council_resolution", rf"(?P<organ>A)/(?P<body>HRC)/RES/(?P<session>{_SESSION})/(?P<number>{_N}){_LETTER}"),
    ("council_decision", rf"(?P<organ>A)/(?P<body>HRC)/DEC/(?P<session>{_SESSION})/(?P<number>{_N}){_LETTER}"),
    (
        "committee_sessional",
        rf"(?P<organ>A)/(?P<body>C\.[1-6]|BUR|HRC{_BELOW}|SPC)/(?P<session>{_SESSION})/{_SER}{_PART}",
    ),
    (
        "adhoc_body",
        rf"(?P<organ>A)/(?P<body>AC\.{_N}{_BELOW})/(?:(?P<session>{_YEAR}|{_SESSION})(?P<sub>{_BELOW})/)?{_SER}{_PART}",
    ),
    (
        "conference",
        rf"(?P<organ>A)/(?P<body>CONF\.{_N}{_BELOW})/(?:(?P<session>{_YEAR})(?P<sub>{_BELOW})/)?{_SER}{_PART}",
    ),
    (
        "subsidiary_body",
        rf"(?P<organ>A)/(?P<body>(?:CN|WG|SC|PC)\.{_N}{_BELOW})/(?:(?P<session>{_YEAR}|{_SESSION})/)?{_SER}{_PART}",
    ),
    ("plenary_info", rf"(?P<organ>A)/(?P<series>INF)/(?P<session>{_SESSION})/(?P<number>{_N})"),
    ("plenary_series", rf"(?P<organ>A)/(?P<session>{_SESSION})/{_SERIES}\.(?P<number>{_N})"),
    ("plenary_general", rf"(?P<organ>A)/(?P<session>{_SESSION})/(?P<number>{_N}){_PART}"),
    ("standing_document", rf"(?P<organ>A)/(?P<number>{_N}){_PART}"),
    (
        "subsidiary_body",
        rf"(?P<organ>A)/(?P<body>(?!C\.){_BODY}{_BELOW})/(?P<session>{_YEAR}|{_SESSION})/{_SER}{_PART}",
    ),
    ("security_resolution", rf"(?P<organ>S)/RES/(?P<number>{_N}) ?\((?P<session>{_YEAR})\)"),
    ("presidential_statement", rf"(?P<organ>S)/(?P<series>PRST)/(?P<session>{_YEAR})/(?P<number>{_N})"),
    ("security_series", rf"(?P<organ>S)/(?:(?P<session>{_YEAR})/)?(?:{_SER}){_PART}"),
    (
        "security_body",
        rf"(?P<organ>S)/(?P<body>(?:AC|C)\.{_N}{_BELOW})/(?:(?P<session>{_YEAR})/)?{_SER}(?:/(?P<tail>{_N}))?",
    ),
    (
        "economic_resolution",
        rf"(?P<organ>E)/(?:(?P<body>CN\.{_N})/)?RES/(?P<session>{_YEAR})/(?P<number>{_N}){_LETTER}",
    ),
    ("economic_resolution_pre1978", rf"(?P<organ>E)/(?:(?P<body>CN\.{_N})/)?RES/{_OLD}"),
    ("economic_decision", rf"(?P<organ>E)/DEC/(?P<session>{_YEAR})/(?P<number>{_N}){_LETTER}"),
    (
        "economic_document",
        rf"(?P<organ>E)/(?:(?P<body>{_BODY}{_BELOW})/)?(?:(?P<session>{_YEAR}|{_SESSION})(?P<sub>{_BELOW})/)?{_SER}{_PART}",
    ),
    ("trusteeship_resolution", rf"(?P<organ>T)/RES/{_OLD}"),
    ("trusteeship_document", rf"(?P<organ>T)/{_SER}"),
    (
        "exercise_resolution",
        rf"(?P<organ>EX)/(?:(?P<body>[A-Z]{{2,6}}(?:\.{_N})?)/)?RES/(?P<session>{_SESSION})/(?P<number>{_N}){_LETTER}",
    ),
    (
        "exercise_decision",
        rf"(?P<organ>EX)/(?:(?P<body>[A-Z]{{2,6}}(?:\.{_N})?)/)?DEC/(?P<session>{_SESSION})/(?P<number>{_N}){_LETTER}",
    ),
    (
        "exercise_document",
        rf"(?P<organ>EX)/(?!(?:RES|DEC)/)(?:(?P<body>[A-Z]{{1,6}}(?:\.{_N})?(?:/[A-Z]{{1,6}}\.{_N})*)/)"
        rf"?(?:(?P<session>{_YEAR}|{_SESSION})/)?{_SER}{_PART}",
    ),
    (
        "other_series",
        # No Roman numeral is an organ: "decision XII/23" is a number and no symbol.
        rf"(?P<organ>(?!(?:A|S|E|EX|CHARTER)/|{_ROMAN}/)(?:[A-Z][A-Z0-9]{{1,7}}|(?:GC|IDB|PBC)\.\d{{1,2}}))/"
        rf"(?P<body>(?:[A-Z][A-Za-z]*(?:-[A-Z]+)?(?:\.(?:[A-Z][a-z]+\.)?(?:{_N}|{_ROMAN}))?(?:\({_N}\))?/|{_N}/)*?)"
        rf"(?P<tail>(?:[A-Z][A-Za-z]*\.)?{_N}(?:\.\d{{1,2}})?){_PART}",
    ),
)
_COMPILED = tuple((kind, regex.compile(rf"{shape}{_MODS}{_STARS}")) for kind, shape in _PRODUCTIONS)
_BY_ORGAN = {
    organ: tuple(
        each for each, (_, shape) in zip(_COMPILED, _PRODUCTIONS, strict=True) if f"(?P<organ>{organ})" in shape
    )
    for organ in ("A", "S", "E", "T", "EX")
}
_OTHERS = tuple(each for each in _COMPILED if each[0] == "other_series")
LONGEST = 120
"""No symbol has more characters."""
_SLASH = regex.compile(r" ?/ ?")
_BLANKS = regex.compile(r"\s+")
_MODIFICATION = regex.compile(r"/(Rev|Add|Corr|Amend|Summary)\.(\d+)")
# The spelling of every segment that is not all capitals.
_CASED = {
    "rev": "Rev", "add": "Add", "corr": "Corr", "amend": "Amend", "summary": "Summary", "sub": "Sub",
    "sect": "Sect", "part": "Part", "vol": "Vol", "supp": "Supp", "sects": "Sects", "parts": "Parts", "vols": "Vols",
    "chap": "Chap", "chaps": "Chaps", "and": "and", "et": "et", "introduction": "Introduction", "foreword": "Foreword",
    "plan": "Plan", "outline": "outline", "income": "Income", "ozl": "OzL", "pro": "Pro",
}  # fmt: skip
_WORD = regex.compile(r"[A-Za-z]+")

RESOLUTIONS = frozenset(
    {
        "resolution",
        "resolution_pre1976",
        "council_resolution",
        "security_resolution",
        "economic_resolution",
        "economic_resolution_pre1978",
        "trusteeship_resolution",
        "exercise_resolution",
    }
)
DECISIONS = frozenset({"decision", "council_decision", "economic_decision", "exercise_decision"})


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol, taken apart. ``kind`` is the production's name; ``text`` its normal spelling.

    ``session`` is as printed: ``77``, ``S-13``, ``ES-11``, a year, or a Roman numeral (before 1976).
    """

    kind: str
    text: str
    organ: str
    body: str | None
    session: str | None
    series: str | None
    number: str
    letter: str | None
    modifications: tuple[tuple[str, int], ...]
    stars: int

    def __str__(self) -> str:
        return self.text

    @property
    def base(self) -> str:
        """The symbol without its modifications and asterisks: the document that they modify."""
        return _MODIFICATION.sub("", self.text).rstrip("*")

    @property
    def is_resolution(self) -> bool:
        """Whether it names a resolution, of whatever organ."""
        return self.kind in RESOLUTIONS

    @property
    def is_exercise(self) -> bool:
        return self.organ == "EX"


def parse(text: str) -> Symbol | None:
    """The symbol that ``text`` is, blanks and letter case set right; ``None`` if it is none."""
    return _parse(text) if len(text) <= LONGEST else None


@lru_cache(maxsize=8192)
def _parse(text: str) -> Symbol | None:
    spelled = _spell(text)
    for kind, shape in _BY_ORGAN.get(spelled.partition("/")[0], _OTHERS):
        if (match := shape.fullmatch(spelled)) is not None:
            return _symbol(kind, match.groupdict())
    return None


def normalise(text: str) -> str | None:
    """The normal spelling (``A/c.1/77/L.23`` gives ``A/C.1/77/L.23``), or ``None``."""
    symbol = parse(text)
    return symbol.text if symbol else None


def key(text: str) -> tuple[tuple[int, int, str], ...]:
    """A sort key: numbers by value, special and emergency sessions after the regular ones, a text before its revisions.

    What is no symbol sorts after all symbols, by its letters.
    """
    symbol = parse(text)
    if symbol is None:
        return ((9, 0, text),)
    if symbol.kind in RESOLUTIONS | DECISIONS:
        head = "/".join(
            part for part in (symbol.organ, symbol.body, "DEC" if symbol.kind in DECISIONS else "RES") if part
        )
        return (
            (1, 0, head),
            *_session_key(symbol.session or ""),
            (0, int(symbol.number), ""),
            (1, 0, symbol.letter or ""),
            *_natural("".join(f"/{name}.{n}" for name, n in symbol.modifications)),
        )
    return _natural(symbol.text)


def roman(value: str) -> int:
    """The value of a Roman numeral (``XV`` is 15); 0 for anything else."""
    digits = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    total = 0
    for here, after in zip(value, f"{value[1:]} ", strict=False):
        if here not in digits:
            return 0
        total += -digits[here] if digits.get(after, 0) > digits[here] else digits[here]
    return total


def _spell(text: str) -> str:
    """Blanks folded, none around slashes and dots; every word in the case that symbols use."""
    folded = _BLANKS.sub(" ", text.strip())
    folded = _SLASH.sub("/", folded).replace("\u2011", "-").replace("\u2013", "-")

    def case(match: regex.Match[str]) -> str:
        word = match[0]
        # The resolution series of some programmes is printed "Res.1", that of the organs "RES/75/1".
        if word in ("Res", "Dec") and folded[match.end() : match.end() + 1] != "/":
            return word
        return _CASED.get(word.lower(), word.upper())

    return _WORD.sub(case, folded)


def _symbol(kind: str, found: dict[str, str | None]) -> Symbol:
    number = found.get("number") or found.get("info_number") or found.get("plain") or found.get("tail") or ""
    series = found.get("series") or found.get("info")
    body, session = found.get("body") or None, found.get("session")
    organ = found["organ"] or ""
    letter = found.get("letter") or found.get("letter_after")
    mods = found.get("mods") or ""
    stars = found.get("stars") or ""
    part = f" ({_part(found['part'])})" if found.get("part") else ""
    match kind:
        case "resolution_pre1976" | "economic_resolution_pre1978" | "trusteeship_resolution":
            before = f" {found['letter']}" if found.get("letter") else ""
            after = f" {found['letter_after']}" if found.get("letter_after") else ""
            text = f"{organ}/{f'{body}/' if body else ''}RES/{number}{before} ({session}){after}"
        case "security_resolution":
            text = f"S/RES/{number} ({session})"
        case "other_series":
            text = f"{organ}/{found.get('body') or ''}{found['tail']}"
            body = (found.get("body") or "").rstrip("/") or None
        case "plenary_info" | "presidential_statement":
            text = f"{organ}/{series}/{session}/{number}"
        case _:
            nature = "RES" if kind in RESOLUTIONS else "DEC" if kind in DECISIONS else None
            if found.get("info"):
                last = f"{series}/{number}"
            else:
                last = f"{series}.{number}" if series and not nature else number
            below = (found.get("sub") or "").removeprefix("/")
            text = "/".join(part for part in (organ, body, nature, session, below, last) if part)
            if kind == "security_body" and found.get("tail"):
                text = f"{text}/{found['tail']}"
            text = f"{text} {letter}" if letter else text
    return Symbol(
        kind=kind,
        text=f"{text}{part}{mods}{stars}",
        organ=organ,
        body=body,
        session=session,
        series=series,
        number=regex.sub(r"\D", "", number) or "0",
        letter=letter,
        modifications=tuple((name, int(n)) for name, n in _MODIFICATION.findall(mods)),
        stars=len(stars),
    )


def _part(printed: str | None) -> str:
    """``Sect.25`` as ``Sect. 25``, ``part I`` as ``Part I``, ``Parts I et II`` as ``Parts I and II``."""
    spaced = regex.sub(r"(?<=[a-z]) ?\.? ?(?=[0-9IVX])", lambda m: ". " if "." in m[0] else " ", printed or "")
    named = regex.sub(
        r"^[a-z]", lambda m: m[0].upper(), regex.sub(r"(?<=[\dIVX]) ?(?:and|et|[yY]|и|و|和|及) ?", " and ", spaced)
    )
    dotted = regex.sub(r"\b(Sect|Vol|Supp)s? (?=[\dIVX])", r"\1. ", named)
    # "Income sect. 1", "Foreword and introduction": only the first word has a capital.
    return dotted.capitalize() if regex.match(r"Income|Foreword|Plan|Introduction", dotted) else dotted


def _session_key(session: str) -> tuple[tuple[int, int, str], ...]:
    kind = 2 if session.startswith("ES-") else 1 if session.startswith("S-") else 0
    bare = session.removeprefix("E").removeprefix("S-")
    return ((0, kind, ""), (0, int(bare) if bare.isdigit() else roman(bare), ""))


def _natural(text: str) -> tuple[tuple[int, int, str], ...]:
    pieces = regex.findall(r"\d+|\D+", text)
    return tuple((0, int(p), "") if p.isdigit() else (1, 0, p) for p in pieces)
