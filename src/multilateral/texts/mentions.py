"""The mentions of other documents in one text: symbols, and resolutions and decisions cited by number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

import regex

from multilateral.texts import symbols
from multilateral.texts.model import Citation
from multilateral.texts.wording import ENGLISH, LANGUAGES, Language, date_iso

_SYMBOL = regex.compile(
    r"(?<![\p{L}\d/.])(?<!\p{L}-)(?:A|S|E|T|ST|(?i:EX)|a(?=/(?i:c\.|ac\.|res/|hrc/))|[A-Z][A-Z0-9]{1,7})"
    r"/(?:(?:E?S-)?[A-Za-z0-9]+(?:\.[A-Za-z0-9]+)*/)*(?:E?S-)?[A-Za-z0-9]+(?:\.[A-Za-z0-9]+)*"
    r"(?: [A-Z](?![\p{L}\d’'.-]))?(?: ?\((?:(?:19|20)\d\d|(?:E?S-)?[IVXLC]+|(?:Sect|Part|Vol|Supp)\.? "
    r"?[\dIVX]+[A-Z]?)\))?(?:/(?:Rev|Add|Corr|Amend)\.\d{1,3})*"
)
_ADDITION = regex.compile(
    r"(?:,| and|, and) (?P<mod>(?:Add|Corr|Rev|Amend)\.\d{1,3}(?:/(?:Add|Corr|Rev)\.\d{1,3})*)(?![\d/])"
)
_SESSION_NUMBER = r"(?:ES-|S-)?\d{1,3}"
_SHORT = regex.compile(
    rf"(?<![\p{{L}}\d/.‑–-])(?:"
    rf"(?P<old>\d{{1,4}})(?: (?P<old_letter>[A-Z]))? ?\((?P<roman>(?:ES-|S-)?[IVXLC]+)\)(?: "
    rf"(?P<old_after>[A-Z])(?![\p{{L}}\d]))?"
    rf"|(?P<council>\d{{1,4}}) ?\((?P<year>(?:19[4-9]|20\d)\d)\)"
    rf"|(?P<ecosoc>(?:19[4-9]|20\d)\d/\d{{1,3}})(?: (?P<ecosoc_letter>[A-Z])(?![\p{{L}}\d]))?"
    rf"|(?P<number>{_SESSION_NUMBER}/\d{{1,4}})(?: (?P<letter>[A-Z])(?P<more>(?:(?:, | and | to |–)"
    rf"[A-Z](?![\p{{L}}\d]))*)(?![\p{{L}}\d’']))?"
    rf")(?![\p{{L}}\d/]|[.,]\d)"
)


# The capitalised name that stands right before a noun, with the small words inside it.
_NAME = regex.compile(r"(?:\p{Lu}[\p{L}’'-]*(?: (?:of|on|and|for|the|in) (?=(?:the )?\p{Lu})(?:the )?| ))+$")
_ITS = regex.compile(r"\b(?:in |by |through |under )?(?:its|their) (?:\p{Ll}+ )*$")
_PLAIN = frozenset("See In By Of On The Also Its Pursuant Under And".split())


@dataclass(slots=True)
class Found:
    """A citation, with what else its target might be."""

    citation: Citation
    alternatives: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Context:
    """What a number means here: the body it belongs to, whether a decision, and whether the text says so."""

    body: str
    decision: bool
    stated: bool
    noun: bool


def find_in(text: str, *, organ: str = "A", language: Language = ENGLISH, council: bool = False) -> list[Found]:
    """The citations in one text, in order. ``organ`` is the prefix of the body that speaks ("A", "S", "A/HRC", "EX").

    ``council`` says that the Human Rights Council is named in the document, so that "the Council" may be it.
    """
    if "/" not in text and "(" not in text:
        return []
    taken: list[tuple[int, int]] = []
    found: list[Found] = []
    for match in _SYMBOL.finditer(text):
        found.extend(_symbol(text, match, taken, language))
    found.extend(_numbers(text, taken, organ, language, council))
    found.sort(key=lambda one: (one.citation.start, one.citation.end))
    return found


def _symbol(text: str, match: regex.Match[str], taken: list[tuple[int, int]], language: Language) -> Iterator[Found]:
    """The symbol at this place (the longest start of it that is one), and what is added to it ("and Add.1")."""
    start, end = match.span()
    taken.append((start, end))
    parsed = None
    for cut in _cuts(match[0]):
        if (parsed := symbols.parse(match[0][:cut])) is not None:
            end = start + cut
            break
    if parsed is None or (parsed.kind == "other_series" and not any(c.isdigit() for c in parsed.number)):
        return
    taken[-1] = (start, max(end, match.end()))
    date, _ = _date_after(text, end, language)
    yield Found(Citation(target=parsed.text, text=text[start:end], start=start, end=end, date=date))
    at = end
    while (more := _ADDITION.match(text, at)) is not None:
        added = symbols.normalise(f"{parsed.base}/{more['mod']}")
        taken.append(more.span())
        if added is not None:
            yield Found(Citation(target=added, text=more["mod"], start=more.start("mod"), end=more.end("mod")))
        at = more.end()


def _cuts(text: str) -> list[int]:
    """Where a symbol may end: at the end, else before a letter in brackets, a blank or a stop."""
    return sorted({len(text), *(m.start() for m in regex.finditer(r"[ .(]", text))}, reverse=True)


def _numbers(text: str, taken: list[tuple[int, int]], organ: str, language: Language, council: bool) -> Iterator[Found]:
    """Resolutions and decisions by their numbers: a noun opens a list, and the list goes on over dates and joiners."""
    nouns = list(_noun(language.code).finditer(text))
    joiner = _joiner(language.code)
    # A symbol in a list ("EX/RES/1/3 of …, 43/78 H and …") does not end the list.
    bare = _blanked(text, taken)
    context: _Context | None = None
    reach, next_noun, passed = -1, 0, 0
    row: list[Found] = []
    for match in _SHORT.finditer(text):
        start, end = match.span()
        while passed < len(taken) and taken[passed][1] <= start:
            passed += 1
        if passed < len(taken) and taken[passed][0] < end:
            continue
        opened = False
        while next_noun < len(nouns) and nouns[next_noun].end() <= start:
            noun = nouns[next_noun]
            next_noun += 1
            if joiner.fullmatch(bare, noun.end(), start) is not None:
                context, opened = _context(noun, text, organ, language, council, context), True
                row = []
        if not opened and (context is None or reach < 0 or joiner.fullmatch(bare, reach, start) is None):
            context, row = None, []
        date, after = _date_after(text, end, language)
        heading = context or _Context(organ, False, False, False)
        batch = _resolve(match, heading, date, council)
        if not batch or not _plausible(match, heading, date):
            continue
        for found in batch:
            found.citation.text = text[found.citation.start : found.citation.end]
        if date is not None:
            last = symbols.parse(batch[-1].citation.target)
            _share(row, date, last.session if last else None)
            row = []
        else:
            row.extend(batch)
        reach = after
        yield from batch


def _blanked(text: str, spans: list[tuple[int, int]]) -> str:
    pieces: list[str] = []
    at = 0
    for start, end in spans:
        pieces += text[at:start], " " * (end - start)
        at = end
    return "".join([*pieces, text[at:]])


def _context(
    noun: regex.Match[str], text: str, organ: str, language: Language, council: bool, before: _Context | None
) -> _Context:
    """Whose resolutions or decisions the noun means, by the name before it.

    A name that is no organ of ours makes the list another body's: its numbers are no citations.
    """
    decision = noun["noun"].lower().startswith("decision")
    ahead = text[max(0, noun.start() - 160) : noun.start()]
    run = _NAME.search(ahead)
    words = run[0].split() if run else []
    while words and (
        words[0].lower() in language.participles or words[0].lower() in language.verbs or words[0] in _PLAIN
    ):
        words = words[1:]
    name = regex.sub(r"[’']s?$", "", " ".join(words))
    ends = (known for known in language.cited_bodies if known == name or (" " in known and name.endswith(f" {known}")))
    if (known := max(ends, key=len, default=None)) is not None:
        return _Context(language.cited_bodies[known], decision, known != "Assembly", True)
    if name == "Council":
        return _Context("A/HRC" if council else organ, decision, False, True)
    if any(regex.sub(r"[’']s?$", "", word) in language.other_bodies for word in words):
        return _Context("", decision, True, True)
    if (own := _ITS.search(ahead)) is not None:
        # "the Human Rights Council in its resolutions 20/8 …": its own, not ours.
        owners = list(_bodies(language.code).finditer(ahead, 0, own.start()))
        named_before = owners[-1] if owners and len(ahead[owners[-1].end() : own.start()]) < 4 else None
        whose = language.cited_bodies[named_before[0]] if named_before else organ
        return _Context(whose, decision, named_before is not None, True)
    # "Human Rights Council resolutions 24/33 and …, as well as resolution 28/6": the name still holds.
    named = [(m.start(), m[0]) for m in _bodies(language.code).finditer(ahead)]
    if named and named[-1][1] in language.cited_bodies:
        return _Context(language.cited_bodies[named[-1][1]], decision, False, True)
    if before is not None and before.stated and before.body:
        return _Context(before.body, decision, False, True)
    return _Context(organ, decision, False, True)


def _resolve(match: regex.Match[str], context: _Context, date: str | None, council: bool) -> list[Found]:
    """The citation or citations (lettered ones) that a printed number stands for."""
    kind = "DEC" if context.decision else "RES"
    start, end = match.span()
    if not context.body:
        return []
    if match["roman"]:
        letter = f" {match['old_letter']}" if match["old_letter"] else ""
        after = f" {match['old_after']}" if match["old_after"] else ""
        target = symbols.normalise(f"A/RES/{match['old']}{letter} ({match['roman']}){after}")
        return (
            [_found(target, start, end, date)] if target and symbols.roman(match["roman"].split("-")[-1]) <= 40 else []
        )
    if match["council"]:
        target = symbols.normalise(f"S/RES/{match['council']} ({match['year']})")
        return [_found(target, start, end, date)] if target else []
    if match["ecosoc"]:
        letter = f" {match['ecosoc_letter']}" if match["ecosoc_letter"] else ""
        body = context.body if context.body.startswith("E/") else "E"
        target = symbols.normalise(f"{body}/{kind}/{match['ecosoc']}{letter}")
        return [_found(target, start, end, date)] if target else []
    body = context.body if context.body in ("A", "A/HRC", "EX") else "A"
    alternatives: list[str] = []
    session = match["number"].split("/")[0]
    if body == "A" and session.isdigit():
        other = symbols.normalise(f"A/HRC/{kind}/{match['number']}") if council else None
        number = int(session)
        fits = date is None or _fits_session(number, date)
        if not context.stated and other and (number < 31 or (not fits and _fits_council(number, date))):
            body = "A/HRC"
        elif number < 31 and not match["number"].startswith("S"):
            # The Assembly has numbered its resolutions this way only since its thirty-first session.
            return []
        elif other and not context.stated and number < 75 and _fits_council(number, date):
            alternatives.append(other)
    letters = [match["letter"], *regex.findall(r"[A-Z]", match["more"] or "")] if match["letter"] else []
    if not letters:
        target = symbols.normalise(f"{body}/{kind}/{match['number']}")
        return [_found(target, start, match.end("number"), date, alternatives)] if target else []
    batch = []
    spans = [(match.start(), match.end("letter"))]
    offset = match.start("more")
    spans += [(offset + m.start(), offset + m.end()) for m in regex.finditer(r"[A-Z]", match["more"] or "")]
    for letter, (a, b) in _spread(letters, spans, match["more"] or ""):
        target = symbols.normalise(f"{body}/{kind}/{match['number']} {letter}")
        if target:
            batch.append(_found(target, a, b, date, alternatives if letter == letters[0] else None))
    return batch


def _spread(letters: list[str], spans: list[tuple[int, int]], more: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """``A to E`` is A, B, C, D and E; those between stand where the last is printed."""
    between = list(regex.findall(r", | and | to |–", more))
    for index, letter in enumerate(letters):
        if index and between[index - 1] in (" to ", "–"):
            for code in range(ord(letters[index - 1]) + 1, ord(letter)):
                yield chr(code), spans[index]
        yield letter, spans[index]


def _found(target: str | None, start: int, end: int, date: str | None, alternatives: list[str] | None = None) -> Found:
    return Found(Citation(target=target or "", text="", start=start, end=end, date=date), list(alternatives or ()))


def _plausible(match: regex.Match[str], context: _Context, date: str | None) -> bool:
    """Whether figures that could be anything (``1/2``, ``24/7``) are a citation: by noun, by date, or by their size."""
    if context.noun:
        return True
    if match["roman"]:
        return len(match["old"]) > 1
    if match["council"]:
        return date is not None
    if match["ecosoc"]:
        return date is not None
    if match["number"].startswith(("S-", "ES-")):
        return True
    session = int(match["number"].split("/")[0])
    return date is not None and _fits_session(session, date)


def _fits_session(session: int, date: str) -> bool:
    """From September to September; the first session met from January 1946, the fifth until November 1951."""
    first = "1946-01-10" if session == 1 else f"{1945 + session}-09-01"
    last = "1951-11-05" if session == 5 else f"{1946 + session}-09-30"
    return first <= date <= last


def _fits_council(session: int, date: str | None) -> bool:
    """The Human Rights Council has met three times a year since June 2006."""
    return date is None or abs(int(date[:4]) - (2006 + session / 3)) <= 1.5


def _share(row: list[Found], date: str, session: str | None) -> None:
    """``74/28 and 74/29 of 12 December 2019``: one date for both, where the sessions allow it.

    ``session`` is that of the dated mention. A special session may meet in any year: only its own mentions share.
    """
    for found in row:
        symbol = symbols.parse(found.citation.target)
        if symbol is None or symbol.session is None:
            continue
        if symbol.session == session or symbol.is_exercise or met(symbol, date):
            found.citation.date = date


def met(symbol: symbols.Symbol, date: str) -> bool | None:
    """Whether the session that ``symbol`` names can have met on ``date``; ``None`` where its time is not known."""
    session = symbol.session or ""
    if symbol.is_exercise or symbol.kind not in symbols.RESOLUTIONS | symbols.DECISIONS:
        return None
    if session.isdecimal() and len(session) == 4:
        # The Security Council states the year of adoption, other organs that in which the session opened.
        return 0 <= int(date[:4]) - int(session) <= (symbol.organ != "S")
    if symbol.body == "HRC":
        return _fits_council(int(session), date) if session.isdecimal() else None
    number = int(session) if session.isdecimal() else symbols.roman(session)
    return _fits_session(number, date) if symbol.organ == "A" and number > 0 else None


def _date_after(text: str, end: int, language: Language) -> tuple[str | None, int]:
    """The date behind ``end`` ("of 12 December 2019"), and where the mention ends with it."""
    match = _dated(language.code).match(text, end)
    if match is None:
        return None, end
    return date_iso(match["date"], language), match.end()


@lru_cache(maxsize=8)
def _dated(code: str) -> regex.Pattern[str]:
    months = "|".join(LANGUAGES[code].months)
    return regex.compile(rf",? (?:of|on|dated|adopted on) (?P<date>\d{{1,2}} (?:{months}) \d{{4}})")


@lru_cache(maxsize=8)
def _bodies(code: str) -> regex.Pattern[str]:
    names = sorted(LANGUAGES[code].cited_bodies, key=len, reverse=True)
    return regex.compile("|".join(map(regex.escape, names)))


@lru_cache(maxsize=8)
def _noun(code: str) -> regex.Pattern[str]:
    return regex.compile(LANGUAGES[code].cited)


@lru_cache(maxsize=8)
def _joiner(code: str) -> regex.Pattern[str]:
    """What may stand between the numbers of one list: joiners, dates, and letters of a part."""
    language = LANGUAGES[code]
    months = "|".join(language.months)
    return regex.compile(
        rf"(?:[\s,;:()]|\b(?:{language.joiners})\b|(?:of|and|,)? ?\d{{1,2}} (?:{months})(?: \d{{4}})?|"
        rf"(?:(?<=\s)[A-Z](?=[\s,])))*+"
    )
