"""Abbreviations that nobody explains."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from multilateral.texts.check.finding import Checked, Finding, find

# What is known by its letters alone, or bears them as its name.
_OWN_NAMES = frozenset(
    "UN UN-Women UNICEF UNESCO UN-Habitat UNAIDS INTERPOL HIV AIDS COVID DNA SARS MERS PDF ISO UTC USD US UK "
    "UNITAID OSPAR MARPOL EUROPOL CGIAR GAVI UNISPACE DDT TIR TV".split()
)
_SMALL = frozenset("a an and as by for from in of on or the their to with its".split())
_ABBREVIATION = regex.compile(
    r"(?<![\p{L}\p{N}/.“-])\p{Lu}(?:\p{Lu}|-(?=\p{Lu})|&)+(?:s\b)?(?![\p{L}\p{N}(-])(?![\p{L}\p{N}/’'.-]*[/\d]|:\p{Lu})"
)


def abbreviations(text: Checked) -> Iterator[Finding]:
    """Capitals that nobody explains: no “(ICTs)” behind words, no words in brackets behind them."""
    if text.language.code in ("ar", "zh"):
        return
    whole = " ".join(words for _, words in text.texts)
    told = set()
    for place, words in text.texts:
        for match in _ABBREVIATION.finditer(words):
            short = match[0].rstrip("s") if match[0].endswith("s") else match[0]
            parts = short.split("-")
            if short in told or short in _OWN_NAMES or any(part in _OWN_NAMES for part in parts) or len(short) < 2:
                continue
            if regex.fullmatch(r"[IVXLC]+|[A-Z]", short) or place.startswith("note:"):
                continue
            if regex.search(rf"\({regex.escape(short)}s?\)|{regex.escape(short)}s? \(\p{{L}}", whole) is not None:
                continue
            if _is_letter(words, match) or _is_formula(words, match) or _spelled_before(words, match.start(), short):
                continue
            if _is_name(words, match) or _spelled_behind(words, match.end(), short):
                continue
            if words.count("“", 0, match.start()) > words.count("”", 0, match.start()):
                continue  # quoted as it is
            told.add(short)
            # "the APEC Road Map": part of a title, which prints it so.
            titled = regex.match(r" \p{Lu}\p{Ll}", words, pos=match.end()) is not None
            said = f"“{match[0]}” is nowhere spelled out in this text."
            yield find("abbreviation", place, said, match.span(), severity="note" if titled else None)


def _is_letter(words: str, match: regex.Match[str]) -> bool:
    """“resolution 53/77 AA”."""
    return len(match[0]) == 2 and regex.search(r"\d/\d+ $", words[: match.start()]) is not None


def _is_formula(words: str, match: regex.Match[str]) -> bool:
    """“IN WITNESS WHEREOF”."""
    before, after = words[: match.start()], words[match.end() :]
    return regex.match(r" \p{Lu}{4,}\b", after) is not None or regex.search(r"\b\p{Lu}{4,} $", before) is not None


def _is_name(words: str, match: regex.Match[str]) -> bool:
    """“(UNISPACE III)”, “(the CLOUT system)”, “known as RELIEFH”, “UNEP@50”, “Economic Development – GUAM”."""
    before, after = words[: match.start()], words[match.end() :]
    if regex.search(r"\((?:the |\p{Lu}[\p{L}\d-]* )?$", before) and regex.match(r"(?:[ +][\p{L}\d]+)?\)", after):
        return True
    if regex.search(r"\bknown as (?:the )?$|\p{Lu}\p{Ll}+ [–—] $", before) is not None:
        return True
    # "OC 16/99" is the mark of an opinion.
    return regex.match(r"[+@]| \d+/\d", after) is not None


def _spelled_behind(words: str, at: int, short: str) -> bool:
    """“Abbreviations: CS, Client Services”: in a legend the words stand behind."""
    behind = regex.match(r"[,:] (?P<words>[^,;.:]+)", words, pos=at)
    if behind is None:
        return False
    names = regex.findall(r"\p{L}[\p{L}\p{M}]*", behind["words"])
    initials = "".join(name[0] for name in names if name not in _SMALL).casefold()
    return initials.startswith(short.partition("-")[0].casefold())


def _spelled_before(words: str, at: int, short: str) -> bool:
    """“Emission Control Area (Med SOx ECA)”: within brackets, and the words before them have its initials."""
    before = words[max(0, at - 250) : at]
    opened = before.rfind("(")
    if opened < 0 or ")" in before[opened:]:
        return False
    names = regex.findall(r"\p{L}[\p{L}\p{M}]*", before[:opened])
    return short.casefold() in "".join(name[0] for name in names if name not in _SMALL).casefold()
