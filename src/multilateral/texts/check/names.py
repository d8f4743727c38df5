"""Names of organs, offices and instruments: in full, and the same wherever they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import regex

from multilateral.texts.check.finding import Checked, Finding, find

_WORD = regex.compile(r"\p{L}[\p{L}\p{M}’'-]*")
_MISNAMED = (
    (r"\bSecretary[ ](?=General\b)General\b", "Secretary-General"),
    (r"\bsecretary-general\b", "Secretary-General"),
    (r"\bDirector[ ]General\b", "Director-General"),
    (r"\bGeneral assembly\b|\bgeneral assembly\b|\bgeneral Assembly\b", "General Assembly"),
    (r"\bSecurity council\b|\bsecurity council\b|\bsecurity Council\b", "Security Council"),
    (r"\bHuman rights council\b|\bHuman Rights council\b|\bHuman rights Council\b", "Human Rights Council"),
    (r"\bEconomic and Social council\b|\bEconomic and social Council\b", "Economic and Social Council"),
    (r"\bUnited nations\b|\bunited nations\b|\bunited Nations\b", "United Nations"),
    (r"\bMember states\b|\bmember states of the United Nations\b", "Member States"),
    (r"\bUN(?=[ ](?:Charter|system|General|Secretary|Member|resolution|agenc|Security|entit|bod))", "United Nations"),
    # "UN News" is a name of its own.
    (r"\bUN(?![\p{L}\p{N}-])(?! (?!Con|Decl|Frame|Head|Off|Prog|Dep)\p{Lu}\p{Ll})", "United Nations"),
    (r"\bUNGA\b|\bGA(?![\p{L}\p{N}-])", "General Assembly"),
    (r"(?<![/-])\b(?:UNSC|UNSG|ECOSOC|HRC)\b(?![/-])", "the full name of the organ"),
    (r"\b(?:UN|United Nations) Charter\b", "Charter of the United Nations"),
    (r"\bthe (?:First|Second|Third|Fourth|Fifth|Sixth) committee\b", "Committee"),
)
_NAMES = tuple((regex.compile(pattern), meant) for pattern, meant in _MISNAMED)
# The words that name a body or an instrument, behind which its name goes on.
_HEADS = (
    "group committee commission council conference programme office fund mechanism convention treaty protocol agenda "
    "panel board forum centre institute agency initiative strategy plan declaration framework decade year summit "
    "rapporteur representative envoy coordinator adviser committee register platform partnership alliance"
).split()
_NAMED = regex.compile(rf"\b(?:{'|'.join(_HEADS)})\b", regex.IGNORECASE)
_SMALL = frozenset("of in on and for the to a an with by or from at its their into as".split())


def names(text: Checked) -> Iterator[Finding]:
    """Organs and offices that everybody knows, under a name that is not theirs."""
    if not text.english:
        return
    whole = " ".join(words for _, words in text.texts)
    for place, words in text.texts:
        taken: list[tuple[int, int]] = []
        for pattern, meant in _NAMES:
            for match in pattern.finditer(words):
                if any(start < match.end() and match.start() < end for start, end in taken):
                    continue
                if match[0].startswith("UN") and (
                    _defined(words, match) or words[match.end() : match.end() + 1] == "-"
                ):
                    continue
                if meant == "Director-General" and _without_hyphen(words, match.end(), whole):
                    continue
                taken.append(match.span())
                yield find("names", place, f"“{match[0]}” is printed; the name is “{meant}”.", match.span())


def _without_hyphen(words: str, at: int, whole: str) -> bool:
    """The International Atomic Energy Agency has a Director General."""
    agency = "International Atomic Energy Agency"
    of = regex.match(r" of (?:the )?(?P<body>\p{Lu}[\p{L} ]+)", words, pos=at)
    return agency in whole and (of is None or of["body"].startswith((agency, "Agency")))


def _defined(words: str, match: regex.Match[str]) -> bool:
    return words[max(0, match.start() - 1) : match.start()] == "("


def same_name(text: Checked) -> Iterator[Finding]:
    """A long name that is printed once with and once without a small word, or with another one."""
    seen: set[tuple[str, ...]] = set()
    whole = " ".join(words for _, words in text.texts)
    windows: list[tuple[list[str], str, list[tuple[int, int]]]] = []
    for place, words in text.texts:
        for match in _NAMED.finditer(words):
            if words.count("“", 0, match.start()) > words.count("”", 0, match.start()):
                continue  # quoted as it is
            tail = words[match.start() : match.start() + 220]
            found = list(_WORD.finditer(tail))[:14]
            if len(found) < 6:
                continue
            stop = regex.search(r"[,;:.()“”\"]", tail)
            limit = stop.start() if stop else len(tail)
            found = [one for one in found if one.end() <= limit]
            key = tuple(one[0].casefold() for one in found)
            if len(found) < 6 or key in seen:
                continue
            spans = [(match.start() + one.start(), match.start() + one.end()) for one in found]
            seen.add(key)
            windows.append(([one[0] for one in found], place, spans))
    by_head: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, (found_words, _, _) in enumerate(windows):
        by_head[tuple(word.casefold() for word in found_words[:2])].append(n)
    reported: set[tuple[str, int]] = set()
    for group in by_head.values():
        for i, later in enumerate(group):
            for earlier_one in group[:i]:
                one, other = later, earlier_one
                differs = _drift(windows[other][0], windows[one][0])
                if differs is None:
                    continue
                forms = [" ".join(windows[n][0][: differs + 3]) for n in (one, other)]
                if whole.count(forms[0]) > whole.count(forms[1]):
                    one, other = other, one  # the rarer of the two is the odd one
                place, spans = windows[one][1], windows[one][2]
                at = min(differs, len(spans) - 1)
                if (place, spans[at][0]) in reported:
                    continue
                reported.add((place, spans[at][0]))
                earlier = " ".join(windows[other][0][: differs + 3])
                here = " ".join(windows[one][0][: differs + 3])
                yield find(
                    "same-name",
                    place,
                    f"“{here} …” is named “{earlier} …” in {windows[other][1]}.",
                    (spans[0][0], spans[at][1]),
                )


def _next(words: Sequence[str], at: int) -> Sequence[int]:
    """Where the first word from ``at`` on stands that is no small one."""
    return next(([n] for n in range(at, len(words)) if words[n] not in _SMALL), [])


def _drift(one: Sequence[str], other: Sequence[str]) -> int | None:
    """Where two names part by one or two small words and then go on alike for four words; ``None`` if they do not."""
    a, b = [w.casefold() for w in one], [w.casefold() for w in other]
    if one[0][0].isupper() != other[0][0].isupper():
        return None  # a name, and a plain word like it
    at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), None)
    if at is None or at < 2 or a[1] not in _SMALL or a[at - 1] == "and":
        return None  # prose, or "and in the region" for "and the region"
    for skip_a, skip_b in ((1, 0), (0, 1), (1, 1), (2, 0), (0, 2), (2, 1), (1, 2)):
        gone, come = a[at : at + skip_a], b[at : at + skip_b]
        if not all(word in _SMALL for word in [*gone, *come]):
            continue
        rest_a, rest_b = a[at + skip_a :], b[at + skip_b :]
        alike = next((i for i, (x, y) in enumerate(zip(rest_a, rest_b, strict=False)) if x != y), None)
        alike = min(len(rest_a), len(rest_b)) if alike is None else alike
        # A name in capitals goes on in them; the prose behind it may vary its small words.
        named = one[0][0].islower() or any(one[n][0].isupper() for n in _next(a, at + skip_a))
        if alike >= 4 and named and {*gone, *come} != {"and", "or"}:
            return at
    return None
