"""Words that lost a hyphen, were torn in two, or ran together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from functools import cache
from importlib.resources import files

import regex

from multilateral.texts.check.finding import Checked, Finding, find

_WORD = regex.compile(r"(?<![\p{L}\p{M}\p{N}’'/.@_-])\p{Ll}{4,}(?![\p{L}\p{M}\p{N}’'/@_-]|\.\p{L})")
_ANY = regex.compile(r"\p{L}+")
_OFTEN = 3
"""A word that the text itself uses so often is one of its terms."""
_FIRST = frozenset("of in to for on by with and from at as".split())
_SECOND = frozenset("the all its their an this these those that any such our his her which".split())
_BEHIND = frozenset("of and the to in for with from that which their its are was were".split())
_BEFORE = frozenset("of and the with which from their this".split())
# What builds words without a hyphen, before others and behind them.
_PREFIXES = frozenset(
    (
        "over under inter intra infra multi micro macro mini trans super ultra agro radio socio counter fore anti "
        "semi hydro tele cyber photo electro thermo extra retro down after back life time work well web school water "
        "land there where here para mega break stock make show since real side hand head light free wild green home "
        "house road rail ship air sea sand snow rain fire blood news book"
    ).split()
)
_SUFFIXES = frozenset(
    (
        "able ably ability abilities less like wise ward wards ship ships hood fully ness some land lands work works "
        "worker workers working way ways time times line lines free proof side sides scale scales shed sheds ware "
        "bank banks board room rooms shop shops mark marks man men woman women people place places point points word "
        "words year life house houses keeping keeper keepers maker makers making holder holders stone stones born "
        "borne fold force back down over ever through upon under hand hands out up off cast cares care set sets chain "
        "chains take taking ground grounds cycle cycles view views frame frames field fields breaking outs"
    ).split()
)
_HYPHENED = frozenset("self non twenty thirty forty fifty sixty seventy eighty ninety".split())


@cache
def _usual() -> frozenset[str]:
    """Words that two or more resolutions of the General Assembly use, and closed compounds of plain English."""
    return frozenset(files(__package__).joinpath("words_en.txt").read_text(encoding="utf-8").split())


def spelling(text: Checked) -> Iterator[Finding]:
    """The reader's doubts about words, at their places."""
    where = dict(text.texts)
    for doubt in text.document.doubts:
        if doubt.kind in ("lost-hyphen", "split-word"):
            start = where.get(doubt.place, "").find(doubt.printed)
            span = (start, start + len(doubt.printed)) if start >= 0 else (0, 0)
            yield find("spelling", doubt.place, doubt.message, span)


def joined_words(text: Checked) -> Iterator[Finding]:
    """Words that nobody uses and that are two which are used."""
    if not text.english:
        return
    usual = _usual()
    doubted = {(doubt.place, doubt.printed) for doubt in text.document.doubts if doubt.kind == "lost-hyphen"}
    unknown = [
        (place, match)
        for place, words in text.texts
        for match in _WORD.finditer(words)
        if not _is_usual(match[0], usual) and (place, match[0]) not in doubted
    ]
    if not unknown:
        return
    uses = Counter(word.lower() for _, words in text.texts for word in _ANY.findall(words))
    whole = " ".join(words for _, words in text.texts)
    for place, match in unknown:
        parts = _parts(match[0], usual, whole) if uses[match[0]] < _OFTEN else None
        if parts is not None:
            said = f"“{match[0]}” is printed; “{parts}” may have run together."
            yield find("spelling", place, said, match.span())


def _is_usual(word: str, usual: Collection[str]) -> bool:
    """Whether the word, or that of which it is a form, is one that is used: “withdraws”, “leveraged”."""
    return word in usual or any(
        word.endswith(end) and word[: -len(end)] + stem in usual
        for end, stem in (("s", ""), ("d", ""), ("ed", ""), ("ing", ""), ("ing", "e"), ("ies", "y"), ("es", ""))
    )


def _parts(word: str, usual: Collection[str], whole: str) -> str | None:
    """The two words that ``word`` is made of, with their hyphen if they have one."""
    for at in range(2, len(word) - 1):
        one, two = word[:at], word[at:]
        if one in _FIRST and two in _SECOND:
            return f"{one} {two}"
        if one not in usual or two not in usual:
            continue
        if one in _HYPHENED and len(two) > 3:
            return f"{one}-{two}"
        if (parted := regex.search(rf"\b{one}[ -]{two}\b", whole)) is not None:
            return parted[0]
        if one in _PREFIXES or two in _SUFFIXES:
            continue
        if (two in _BEHIND and len(one) > 3) or (one in _BEFORE and len(two) > 3) or min(len(one), len(two)) > 3:
            return f"{one} {two}"
    return None
