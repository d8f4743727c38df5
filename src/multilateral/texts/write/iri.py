"""Akoma Ntoso IRIs for UN documents (AKN4UN, part 1; AKN Naming Convention 1.0, section 4).

The work of A/RES/74/29, adopted on 12 December 2019, is
``/akn/un/statement/deliberation/unga/2019-12-12/74-29``. An exercise document is of the country
``xx``, a code that ISO 3166 leaves to its users: no IRI written here can be taken for a real one.
"""

from __future__ import annotations

from urllib.parse import quote

import regex

from multilateral.texts.mentions.sessions import opened
from multilateral.texts.symbols import DECISIONS, RESOLUTIONS, Symbol, parse

_ACTORS = {"A": "unga", "S": "unsc", "E": "unecosoc", "T": "untc", "EX": "exercise"}
_LANGUAGES = {"ar": "ara", "de": "deu", "en": "eng", "es": "spa", "fr": "fra", "ru": "rus", "zh": "zho"}
_YEAR = regex.compile(r"(?:1[89]|2\d)\d\d")
_DATE = regex.compile(r"\d{4}-\d\d-\d\d")


def work(symbol: str, date: str | None = None) -> str:
    """The IRI of the work that ``symbol`` names.

    ``date`` is that of adoption or issue. Where it is unknown the year is taken that the symbol
    itself states, or in which its session opened; an IRI has to have one. Treaties (``UNTS 1522/26369``) and
    articles of the Charter (``Charter/51``) are acts.
    """
    parsed = parse(symbol)
    when = date if date and _DATE.fullmatch(date) else year(symbol) or "0000"
    if symbol.startswith("Charter/"):
        return f"/akn/un/act/charter/1945-06-26/charter/~art_{_number(symbol.removeprefix('Charter/'))}"
    if symbol.startswith(("UNTS ", "LNTS ")):
        return f"/akn/un/act/treaty/{symbol[:4].lower()}/{when}/{_number(symbol[5:])}"
    if parsed is None:
        return f"/akn/un/doc/document/un/{when}/{_number(symbol)}"
    country = "xx" if parsed.is_exercise else "un"
    body = (parsed.body or "").partition("/")[0]
    actor = "unhrc" if body == "HRC" else _ACTORS.get(parsed.organ, "un")
    if parsed.kind in RESOLUTIONS | DECISIONS:
        number = f"{parsed.session}-{parsed.number}" if parsed.organ != "S" else f"{parsed.number}-{parsed.session}"
        if parsed.kind in ("resolution_pre1976", "economic_resolution_pre1978", "trusteeship_resolution"):
            number = f"{parsed.number}-{parsed.session}"
        if parsed.kind in DECISIONS:
            number = f"DEC-{number}"
        number = _number(f"{number}{parsed.letter or ''}{_modified(parsed)}")
        return f"/akn/{country}/statement/deliberation/{actor}/{when}/{number}"
    if parsed.kind == "presidential_statement":
        return f"/akn/un/statement/deliberation/unsc/{when}/{_number(f'{parsed.session}-{parsed.number}')}"
    if parsed.series == "L":
        return f"/akn/{country}/statement/deliberation/{actor}/{when}/{_number(parsed.text)}"
    return f"/akn/{country}/doc/document/{actor}/{when}/{_number(parsed.text)}"


def unnamed(name: str, date: str) -> str:
    """The IRI of a work without a symbol, by its title; it is of nobody's record, so of no country."""
    return f"/akn/xx/doc/document/unidentified/{date}/{_number(name)}"


def year(symbol: str) -> str | None:
    """The year that a symbol states or that its regular session opened in; ``None`` if neither is so."""
    parsed = parse(symbol)
    if parsed is None or parsed.session is None:
        return None
    if _YEAR.fullmatch(parsed.session):
        return parsed.session
    if parsed.organ != "A":
        return None
    found = opened(parsed.session, council=(parsed.body or "").partition("/")[0] == "HRC")
    return str(found) if found is not None else None


def language(code: str | None) -> str:
    """The three letters that AKN wants for a language; ``und`` where it is not known."""
    if code is None:
        return "und"
    return _LANGUAGES.get(code, code if len(code) == 3 and code.isascii() and code.islower() else "und")


def _modified(symbol: Symbol) -> str:
    return "".join(f"-{name}.{n}" for name, n in symbol.modifications)


def _number(text: str) -> str:
    """One path segment: slashes and blanks become hyphens, whatever else is unsafe is quoted."""
    flat = "-".join(piece for piece in regex.split(r"[\s/()*]+", text) if piece)
    return quote(flat, safe="-._~", errors="replace") or "unnumbered"
