"""Resolutions and decisions cited by number: a noun opens a list, which goes on over dates, joiners and topics."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import regex

from multilateral.texts import symbols
from multilateral.texts.mentions import sessions, whose
from multilateral.texts.mentions.found import Found
from multilateral.texts.mentions.shapes import COUNCIL, Shapes
from multilateral.texts.mentions.targets import Mention, resolve, western
from multilateral.texts.mentions.whose import FOREIGN, Context, Speaker

# A list may say of each resolution what it is on: "67/290 of … on …, and 70/299 on …". This far at most.
_TOPIC = 400
# What may stand in Chinese between a date and its number, and between a name and the date.
_BEHIND_DATE = regex.compile(r"[^\d，。；]{0,3}第?|(?:题为|关于|标题为)[^。；]*的第?")
_BEHIND_NAME = regex.compile(r"[通过在]{0,2}第?|(?:题为|关于)[^。；]*的第?")
# A slash or a bracket stands behind the figures of a number, or behind the letter of its part.
# To begin with a set of characters makes the search for it a tight loop; in the middle of a run it fails at once.
_FIGURES = re.compile(r"[0-9](?<![0-9]{2})[0-9]*+(?=/[0-9]| ?\w{0,2} ?\()")
_SENTENCE_ENDS = regex.compile(r"[.;。；؛] |[。；;؛]|\.$")


def find_numbers(text: str, taken: list[tuple[int, int]], shapes: Shapes, speaker: Speaker) -> Iterator[Found]:
    """The resolutions and decisions cited by number in ``text``; ``taken`` are the symbols in it, in order."""
    free = _free(text, taken, shapes)
    if not free:
        return
    read = _chinese if shapes.citing.noun_follows else _listed
    mentions = read(text, free, taken, shapes, speaker)
    _share(mentions, forward=shapes.citing.noun_follows)
    for mention in mentions:
        for found in resolve(mention, shapes, speaker):
            found.citation.text = text[found.citation.start : found.citation.end]
            yield found


def _numbers(text: str, shapes: Shapes) -> Iterator[regex.Match[str]]:
    """As ``finditer`` of the numbers, but tried only where figures begin, which is far less work."""
    if shapes.citing.code == "ar":
        yield from shapes.number.finditer(text)
        return
    end = 0
    for figures in _FIGURES.finditer(text):
        at = figures.start()
        if text.startswith("S-", at - 2) and at > 1:
            at -= 3 if text[at - 3 : at - 2] == "E" else 2
        if at >= end and (match := shapes.number.match(text, at)) is not None:
            yield match
            end = match.end()


def _free(text: str, taken: list[tuple[int, int]], shapes: Shapes) -> list[regex.Match[str]]:
    free, passed = [], 0
    for match in _numbers(text, shapes):
        while passed < len(taken) and taken[passed][1] <= match.start():
            passed += 1
        if passed == len(taken) or taken[passed][0] >= match.end():
            free.append(match)
    return free


def _listed(
    text: str, free: list[regex.Match[str]], taken: list[tuple[int, int]], shapes: Shapes, speaker: Speaker
) -> list[Mention]:
    """The mentions where a noun stands before its numbers."""
    # Behind the last number none is asked for; the figure there says whether a word ends before it.
    nouns = list(shapes.noun.finditer(text, 0, free[-1].start() + 1))
    # A symbol in a list ("EX/RES/1/3 of …, 43/78 H and …") does not end the list.
    bare = _blanked(text, taken)
    mentions: list[Mention] = []
    context: Context | None = None
    reach, next_noun, row = -1, 0, 0
    for match in free:
        start = match.start()
        opened = False
        passed = next_noun
        while next_noun < len(nouns) and nouns[next_noun].end() <= start:
            next_noun += 1
        if next_noun > passed:
            noun = nouns[next_noun - 1]
            between = whose.named_between(text[noun.end() : start][:91], shapes)
            if between is not None or _joined(bare, noun.end(), start, shapes):
                context, opened = whose.context(noun, text, shapes, speaker, context), True
                row += 1
                if between is not None:
                    context = context.of(between)
        if not opened:
            joined = context is not None and reach >= 0 and next_noun == passed
            if not joined or not _joined(bare, reach, start, shapes):
                if context is not None and joined and _goes_on(text, reach, match, shapes, speaker):
                    context = Context(FOREIGN if context.body == FOREIGN else speaker.organ, context.decision)
                else:
                    context = None
                row += 1
        date, named, after = _after(text, match.end(), shapes)
        mention = Mention(match, context or Context(speaker.organ, noun=False), row, date, named)
        if _plausible(mention):
            mentions.append(mention)
            reach = after
    _name_backwards(mentions)
    return mentions


def _joined(text: str, start: int, end: int, shapes: Shapes) -> bool:
    """Whether nothing stands there but what joins the numbers of a list: most often a blank or a comma."""
    return not text[start:end].strip(" ,") or shapes.joiner.fullmatch(text, start, end) is not None


def _chinese(
    text: str, free: list[regex.Match[str]], taken: list[tuple[int, int]], shapes: Shapes, speaker: Speaker
) -> list[Mention]:
    """The mentions where the date stands before a number and the noun behind it ("2020年12月31日第75/240号决议")."""
    mentions: list[Mention] = []
    row, reach = 0, -1
    for match in free:
        start, end = match.span()
        noun = shapes.noun.search(text, end, end + _TOPIC)
        joined = reach >= 0 and _joined(text, reach, start, shapes)
        row += not joined
        clause = max(text.rfind(stop, 0, start) for stop in "。；;")
        ahead = text[max(clause + 1, start - whose.REACH) : start]
        date, at = _date_ahead(ahead, shapes)
        context = _named_ahead(ahead, at, shapes, speaker)
        if context is None:
            context = mentions[-1].context if joined and mentions else Context(speaker.organ)
        decision = noun is not None and noun["decision"] is not None
        context = replace(context, decision=decision, noun=noun is not None or text[start - 1 : start] == "第")
        mention = Mention(match, context, row, date, None)
        if _plausible(mention):
            mentions.append(mention)
            reach = end
    return mentions


def _date_ahead(ahead: str, shapes: Shapes) -> tuple[str | None, int]:
    """The date before a number, and where it stands; a title or topic may stand between ("…日题为“…”的第65/2号")."""
    last = next(reversed(list(shapes.date.finditer(ahead))), None)
    if last is None or _BEHIND_DATE.fullmatch(ahead, last.end()) is None:
        return None, len(ahead)
    return shapes.iso(last), last.start()


def _named_ahead(ahead: str, at: int, shapes: Shapes, speaker: Speaker) -> Context | None:
    """Whose number it is, by the last name before it: stated if only date and topic stand between."""
    names = [(m, shapes.body(m) or FOREIGN) for m in shapes.bodies.finditer(ahead)]
    named = [m.span() for m, _ in names]
    councils = shapes.council.finditer(ahead)
    names += [(m, COUNCIL) for m in councils if not any(start <= m.start() < end for start, end in named)]
    covered = [m.span() for m, _ in names]
    for other in shapes.others.finditer(ahead):
        if not any(start < other.end() and other.start() < end for start, end in covered):
            names.append((other, FOREIGN))
    names.sort(key=lambda one: one[0].start())
    for name, body in reversed(names):
        ends = name.end()
        if _BEHIND_NAME.fullmatch(ahead, ends, at) if ends <= at else len(ahead) - ends <= 1:
            return Context(speaker.organ).of(body)
    if "其" in ahead[max(0, at - 40) : at]:
        return Context(speaker.organ, own=True)
    if not names:
        return None
    known = next((body for _, body in reversed(names) if body not in (FOREIGN, COUNCIL)), speaker.organ)
    return Context(known, another=names[-1][1] == FOREIGN)


def _blanked(text: str, spans: list[tuple[int, int]]) -> str:
    pieces: list[str] = []
    at = 0
    for start, end in spans:
        pieces += text[at:start], " " * (end - start)
        at = max(at, end)
    return "".join([*pieces, text[at:]])


def _after(text: str, end: int, shapes: Shapes) -> tuple[str | None, str | None, int]:
    """The date behind a number and the body named there, in either order, and where the mention ends with them."""
    dated = shapes.date.match(text, end)
    end = dated.end() if dated else end
    body = shapes.named.match(text, end)
    if body is not None:
        end = body.end()
        if dated is None and (dated := shapes.date.match(text, end)) is not None:
            end = dated.end()
    return shapes.iso(dated) if dated else None, shapes.body(body) or FOREIGN if body else None, end


def _goes_on(text: str, reach: int, match: regex.Match[str], shapes: Shapes, speaker: Speaker) -> bool:
    """Whether the list goes on behind words on the topic of its last number ("…, and 70/299 on …")."""
    start = match.start()
    if (
        start - reach > _TOPIC
        or match["number"] is None
        or shapes.goes_on.search(text, max(0, start - 12), start) is None
    ):
        return False
    session = match["number"].partition("/")[0]
    if not session.isdecimal() or _SENTENCE_ENDS.search(text, reach, start) is not None:
        return False
    if sessions.FIRST_NUMBERED <= int(session) <= 120:
        return True
    date = _after(text, match.end(), shapes)[0]
    return date is not None and speaker.council and sessions.fits_council(session, date)


def _name_backwards(mentions: list[Mention]) -> None:
    """``10/6 and 11/3 of the Conference``: the name behind the last holds for a list that none was named before."""
    for later, earlier in zip(reversed(mentions), reversed(mentions[:-1]), strict=False):
        if later.row == earlier.row and earlier.named is None and not earlier.context.stated:
            earlier.named = later.named


def _plausible(mention: Mention) -> bool:
    """Whether figures that could be anything (``1/2``, ``24/7``) are a citation: by noun, by date, or by their size."""
    match, date = mention.match, mention.date
    if mention.context.noun:
        return True
    if match["roman"]:
        return len(match["old"]) > 1 or date is not None
    if match["council"] or match["ecosoc"]:
        return date is not None and 0 <= int(date[:4]) - int(match["year"] or match["ecosoc"][:4]) <= 1
    session = match["number"].partition("/")[0]
    if not session.isdecimal():
        return True
    return date is not None and sessions.fits_assembly(session, date)


def _share(mentions: list[Mention], *, forward: bool) -> None:
    """``74/28 and 74/29 of 12 December 2019``: one date for both, where the sessions allow it.

    A special session may meet in any year: only its own mentions share.
    """
    ordered = mentions if forward else mentions[::-1]
    date: str | None = None
    origin = ""
    row = -1
    for mention in ordered:
        if mention.row != row:
            date, row = None, mention.row
        if mention.date is not None:
            date, origin = mention.date, mention.match[0]
        elif date is not None and _may_share(mention.match, date, origin, mention.context):
            mention.date = date


def _may_share(match: regex.Match[str], date: str, origin: str, context: Context) -> bool:
    if context.body == "EX":
        return True
    if match["roman"]:
        session = western(match["roman"])
        return "-" not in session and sessions.fits_assembly(str(symbols.roman(session)), date)
    if match["council"] or match["ecosoc"]:
        return 0 <= int(date[:4]) - int(match["year"] or match["ecosoc"][:4]) <= bool(match["ecosoc"])
    session = match["number"].partition("/")[0]
    if not session.isdecimal():
        return western(match["number"]).partition("/")[0] == western(origin).partition("/")[0]
    return sessions.fits_assembly(session, date) or sessions.fits_council(session, date)
