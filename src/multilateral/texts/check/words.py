"""The words: repeated verbs, doubled words, brackets, names in full and always the same, abbreviations."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

import regex

from multilateral.texts.check.finding import Checked, Finding, find
from multilateral.texts.model import Paragraph
from multilateral.texts.wording import head_word

_WORD = regex.compile(r"\p{L}[\p{L}\p{M}’'-]*")
_AGAIN = regex.compile(
    r"(?P<word>Also|Further|Once again|Again)\b|\p{L}+ (?P<word>also|once again|again)\b"
    # "Encourages further cooperation" repeats nothing.
    r"|\p{L}+ (?P<word>further)(?= (?:the|that|all|its|to|with|upon|on|in|of|any|each|how)\b| \p{Lu}|,)"
)
_TWICE = regex.compile(r"(?<![\p{L}\p{N}’'/-])(?P<word>\p{L}{2,})\s+(?P=word)(?![\p{L}\p{N}’'/-])", regex.IGNORECASE)
# Words that stand twice in sound sentences.
_MAY_STAND_TWICE = frozenset("that had in on as is nous vous se que".split())
_STOPS = regex.compile(r"\s[,;:.](?=\s|$)|[,;:](?=[,;:])|(?<!\.)\.\.(?!\.)|,(?=\p{L})|;(?=\p{L})")
_PAIRS = {")": "(", "]": "[", "}": "{", "”": "“", "»": "«"}
_OPENERS = frozenset(_PAIRS.values())
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
    (r"\bUN(?![\p{L}\p{N}-])", "United Nations"),
    (r"\bUNGA\b|\bGA(?![\p{L}\p{N}-])", "General Assembly"),
    (r"(?<![/-])\b(?:UNSC|UNSG|ECOSOC|HRC)\b(?![/-])", "the full name of the organ"),
    (r"\b(?:UN|United Nations) Charter\b", "Charter of the United Nations"),
    (r"\bthe (?:First|Second|Third|Fourth|Fifth|Sixth) committee\b", "Committee"),
)
_NAMES = tuple((regex.compile(pattern), meant) for pattern, meant in _MISNAMED)
# What is known by its letters alone, or bears them as its name.
_OWN_NAMES = frozenset(
    "UN UN-Women UNICEF UNESCO UN-Habitat UNAIDS INTERPOL HIV AIDS COVID DNA SARS MERS PDF ISO UTC USD US UK".split()
)
_ABBREVIATION = regex.compile(
    r"(?<![\p{L}\p{N}/.“-])\p{Lu}(?:\p{Lu}|-(?=\p{Lu})|&)+(?:s\b)?(?![\p{L}\p{N}(-])(?![\p{L}\p{N}/’'.-]*[/\d])"
)
# The words that name a body or an instrument, behind which its name goes on.
_HEADS = (
    "group committee commission council conference programme office fund mechanism convention treaty protocol agenda "
    "panel board forum centre institute agency initiative strategy plan declaration framework decade year summit "
    "rapporteur representative envoy coordinator adviser committee register platform partnership alliance"
).split()
_NAMED = regex.compile(rf"\b(?:{'|'.join(_HEADS)})\b", regex.IGNORECASE)
_SMALL = frozenset("of in on and for the to a an with by or from at its their into as".split())


def also_further(text: Checked) -> Iterator[Finding]:
    """The verb again: without “also” right behind itself, or with “also” where nothing went before."""
    if not text.english:
        return
    for group in (text.document.preamble, text.document.operative):
        yield from _repeated(group, text)


def _repeated(group: Sequence[Paragraph], text: Checked) -> Iterator[Finding]:
    seen: Counter[str] = Counter()
    before: tuple[str, str] | None = None
    for paragraph in group:
        verb, again = head_word(paragraph.text, text.language), _again(paragraph)
        if not verb:
            before = None
            continue
        end = len(paragraph.lead or paragraph.text.split(" ", 1)[0])
        if again in ("also", "further") and not seen[verb] and before is not None and not _joined(group, paragraph):
            said = f"“{paragraph.text[:end]}” says “{again}”, but no paragraph before it has this verb."
            yield find("also-further", paragraph.id, said, (0, end))
        elif before is not None and before[0] == verb and not again and _same_lead(before[1], paragraph.lead):
            said = f"“{paragraph.text[:end]}” repeats the verb of the paragraph before; “also” or “further” is missing."
            # Many adopted texts repeat a verb to other addressees without a word.
            yield find("also-further", paragraph.id, said, (0, end), severity="note")
        elif again and before is not None and before[0] == verb and before[1].lower() == (paragraph.lead or "").lower():
            if again != "also" or seen[verb] < 3:
                said = f"“{paragraph.text[:end]}” opens as the paragraph before it does."
                yield find("also-further", paragraph.id, said, (0, end))
        seen[verb] += 1
        before = (verb, paragraph.lead or "")


def _again(paragraph: Paragraph) -> str:
    match = _AGAIN.match(paragraph.text[: max(len(paragraph.lead or ""), 30)])
    return match["word"].lower() if match else ""


def _same_lead(one: str, other: str | None) -> bool:
    """Whether both say the same: “Expressing concern” and “Expressing appreciation” are different phrases."""
    return one.casefold() == (other or "").casefold()


def _joined(group: Sequence[Paragraph], paragraph: Paragraph) -> bool:
    """“Reaffirms …, and decides …”: a verb inside an earlier paragraph is one too."""
    verb = head_word(paragraph.text)
    stem = verb[:-3] if verb.endswith("ing") else verb.rstrip("s")
    earlier = " ".join(p.text for top in group[: group.index(paragraph)] for p in top.walk())
    return len(stem) > 3 and regex.search(rf"\b{regex.escape(stem)}", earlier, regex.IGNORECASE) is not None


def punctuation(text: Checked) -> Iterator[Finding]:
    """Stops that are doubled, or stand after a blank."""
    if text.language.code not in ("en", "es", "ru"):
        return
    for place, words in text.texts:
        for match in _STOPS.finditer(words):
            shown = words[max(0, match.start() - 15) : match.end() + 10]
            yield find("punctuation", place, f"“{shown}”: look at this stop.", match.span())


def doubled_word(text: Checked) -> Iterator[Finding]:
    """The same word twice."""
    for place, words in text.texts:
        for match in _TWICE.finditer(words):
            if match["word"].lower() not in _MAY_STAND_TWICE and not match["word"].isupper():
                yield find("doubled-word", place, f"“{match[0]}” is printed twice.", match.span())


def spelling(text: Checked) -> Iterator[Finding]:
    """The reader's doubts about words, at their places."""
    where = dict(text.texts)
    for doubt in text.document.doubts:
        if doubt.kind in ("lost-hyphen", "split-word"):
            start = where.get(doubt.place, "").find(doubt.printed)
            span = (start, start + len(doubt.printed)) if start >= 0 else (0, 0)
            yield find("spelling", doubt.place, doubt.message, span)


def brackets(text: Checked) -> Iterator[Finding]:
    """Each paragraph closes what it opens; a quotation may run on over its sub-paragraphs."""
    tops = [*text.document.preamble, *text.document.operative]
    for top in tops:
        open_: list[tuple[str, str, int]] = []
        for paragraph in top.walk():
            straight = paragraph.text.count('"')
            if straight % 2 and not top.paragraphs:
                yield find("brackets", paragraph.id, "A quotation mark stands alone.")
            for at, sign in enumerate(paragraph.text):
                if sign in _OPENERS:
                    if at == 0 and any(earlier == sign for earlier, _, _ in open_):
                        continue  # a quotation that runs on opens anew with each paragraph
                    open_.append((sign, paragraph.id, at))
                elif sign in _PAIRS:
                    if open_ and open_[-1][0] == _PAIRS[sign]:
                        open_.pop()
                    elif sign != ")" or not regex.search(r"(?:^|\s)\w{1,4}$", paragraph.text[:at]):
                        yield find("brackets", paragraph.id, f"“{sign}” closes nothing.", (at, at + 1))
        for sign, place, at in open_:
            yield find("brackets", place, f"“{sign}” is not closed.", (at, at + 1))


def names(text: Checked) -> Iterator[Finding]:
    """Organs and offices that everybody knows, under a name that is not theirs."""
    if not text.english:
        return
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
                taken.append(match.span())
                yield find("names", place, f"“{match[0]}” is printed; the name is “{meant}”.", match.span())


def _defined(words: str, match: regex.Match[str]) -> bool:
    return words[max(0, match.start() - 1) : match.start()] == "("


def same_name(text: Checked) -> Iterator[Finding]:
    """A long name that is printed once with and once without a small word, or with another one."""
    seen: set[tuple[str, ...]] = set()
    windows: list[tuple[list[str], str, list[tuple[int, int]]]] = []
    for place, words in text.texts:
        for match in _NAMED.finditer(words):
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
        for i, one in enumerate(group):
            for other in group[:i]:
                differs = _drift(windows[other][0], windows[one][0])
                if differs is None:
                    continue
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


def _drift(one: Sequence[str], other: Sequence[str]) -> int | None:
    """Where two names part by one or two small words and then go on alike for four words; ``None`` if they do not."""
    a, b = [w.casefold() for w in one], [w.casefold() for w in other]
    if one[0][0].isupper() != other[0][0].isupper():
        return None  # a name, and a plain word like it
    at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), None)
    if at is None or at < 2:
        return None
    for skip_a, skip_b in ((1, 0), (0, 1), (1, 1), (2, 0), (0, 2), (2, 1), (1, 2)):
        gone, come = a[at : at + skip_a], b[at : at + skip_b]
        if not all(word in _SMALL for word in [*gone, *come]):
            continue
        rest_a, rest_b = a[at + skip_a :], b[at + skip_b :]
        alike = next((i for i, (x, y) in enumerate(zip(rest_a, rest_b, strict=False)) if x != y), None)
        alike = min(len(rest_a), len(rest_b)) if alike is None else alike
        if alike >= 4:
            return at
    return None


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
            told.add(short)
            yield find("abbreviation", place, f"“{match[0]}” is nowhere spelled out in this text.", match.span())
