"""The symbols that a printed number stands for: ``43/78 A to C`` of the Assembly, ``10/2`` of the Council."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from multilateral.texts import symbols
from multilateral.texts.mentions import sessions
from multilateral.texts.mentions.found import Found
from multilateral.texts.mentions.shapes import Shapes
from multilateral.texts.mentions.whose import FOREIGN, Context, Speaker
from multilateral.texts.model import Citation

_HIGHEST = 150
"""No session has a higher number for a long time to come."""
_FIRST_LATE = 740
"""The Economic and Social Council's resolutions had higher numbers than this from its thirtieth session on."""
_HIGHEST_ROMAN = 30
"""The Assembly's sessions had Roman numerals to the thirtieth; higher ones are the Economic and Social Council's."""


@dataclass(slots=True)
class Mention:
    """A printed number with what stands around it. ``row`` counts the list that it is in."""

    match: regex.Match[str]
    context: Context
    row: int
    date: str | None
    named: str | None


def resolve(mention: Mention, shapes: Shapes, speaker: Speaker) -> list[Found]:
    """The citation or citations (lettered ones) that a printed number stands for."""
    context = mention.context
    # "its resolution 58/4 of 31 October 2003, of the United Nations Convention": what is its own is no other's.
    if mention.named is not None and not (mention.named == FOREIGN and (context.own or context.stated)):
        context = context.of(mention.named)
    return _targets(mention, context, shapes, speaker)


def _targets(mention: Mention, context: Context, shapes: Shapes, speaker: Speaker) -> list[Found]:
    match = mention.match
    kind = "DEC" if context.decision else "RES"
    if match["roman"]:
        return _old(mention, context, shapes)
    if context.body == FOREIGN:
        _remember(match, context, FOREIGN, speaker)
        return []
    if match["council"]:
        return _one(f"S/RES/{match['council']} ({match['year']})", *match.span(), mention.date)
    if context.body == "UNEP/EA" and match["number"]:
        return _one("UNEP/EA.{}/Res.{}".format(*match["number"].split("/")), *match.span("number"), mention.date)
    if match["ecosoc"] and context.own and context.before is not None and context.before in (FOREIGN, "E/CN.4"):
        # "Commission on Population and Development resolution 2006/2 and its resolution 2013/1"
        context = context.of(context.before)
        if context.body == FOREIGN:
            return []
    if match["ecosoc"]:
        if context.body.startswith("E/") and context.stated:
            speaker.known.setdefault((match["ecosoc"], context.decision), context.body)
        elif (known := speaker.known.get((match["ecosoc"], context.decision))) is not None and mention.date is None:
            context = context.of(known)
        letter = f" {shapes.letter(match['ecosoc_letter'])}" if match["ecosoc_letter"] else ""
        body = context.body if context.body.startswith("E/") else "E"
        return _one(f"{body}/{kind}/{match['ecosoc']}{letter}", *match.span(), mention.date)
    number = western(match["number"])
    if shapes.citing.code == "ar":
        number = _righted(number, mention.date)
    prefix, certain = _body(number, context, mention.date, speaker)
    if prefix is None:
        return []
    if certain:
        _remember(match, context, prefix, speaker)
    alternatives: list[str] = []
    if not certain:
        alternatives = _alternatives(number, prefix, kind, context, mention.date, speaker)
    if not match["letter"]:
        return _one(f"{prefix}/{kind}/{number}", match.start(), match.end("number"), mention.date, alternatives)
    batch: list[Found] = []
    for letter, (start, end) in _lettered(match, shapes):
        batch += _one(f"{prefix}/{kind}/{number} {letter}", start, end, mention.date, None if batch else alternatives)
    return batch


def _body(number: str, context: Context, date: str | None, speaker: Speaker) -> tuple[str | None, bool]:
    """The body of ``77/36`` (``None``: none of ours), and whether date or name make it certain.

    A date tells the Assembly and the Human Rights Council apart before any name does: their sessions of one
    number met some forty years apart.
    """
    if context.body == "EX":
        return "EX", True
    session, _, last = number.partition("/")
    if session.startswith("ES-"):
        return "A", True
    numbered = not session.isdecimal() or int(session) >= sessions.FIRST_NUMBERED
    told = context.body if context.body in ("A", "A/HRC") else "A"
    if date is not None:
        # The Assembly numbers its decisions from 301 on.
        low = context.decision and session.isdecimal() and int(last) <= 300
        council = speaker.council or context.council or told == "A/HRC" or low
        if council and session.startswith("S-") and sessions.is_special_council(session, date):
            return "A/HRC", True
        if numbered and sessions.fits_assembly(session, date):
            return "A", True
        if council and sessions.fits_council(session, date):
            return "A/HRC", True
        if context.stated and (numbered or told == "A/HRC"):
            return told, True
        elsewhere = sessions.fits_another(session, date)
        if not numbered or (context.another and elsewhere) or (not context.own and (context.another or elsewhere)):
            return None, False
        return told, False
    if (known := speaker.known.get((number, context.decision))) is not None and not context.stated:
        return known or None, True
    if context.stated:
        return (told, True) if numbered or told == "A/HRC" else (None, False)
    if not numbered:
        return ("A/HRC", False) if told == "A/HRC" and context.noun else (None, False)
    if context.decision and told == "A" and session.isdecimal() and int(last) <= 300:
        return ("A/HRC", False) if speaker.council else (None, False)
    return told, False


def _alternatives(number: str, body: str, kind: str, context: Context, date: str | None, speaker: Speaker) -> list[str]:
    """What else the number might be, where neither a name nor the date settles it."""
    session = number.partition("/")[0]
    if not session.isdecimal() or body not in ("A", "A/HRC"):
        return []
    if body == "A/HRC":
        other = "A" if int(session) >= sessions.FIRST_NUMBERED else None
    else:
        other = "A/HRC" if speaker.council and int(session) < 75 and not context.own else None
    if other is None or (date is not None and not sessions.fits_council(session, date)):
        return []
    target = symbols.normalise(f"{other}/{kind}/{number}")
    return [target] if target else []


def _remember(match: regex.Match[str], context: Context, body: str, speaker: Speaker) -> None:
    if match["number"]:
        speaker.known.setdefault((western(match["number"]), context.decision), body)


def _old(mention: Mention, context: Context, shapes: Shapes) -> list[Found]:
    """``217 A (III)`` of the Assembly, ``155 C (VII)`` of the Economic and Social Council."""
    match, date = mention.match, mention.date
    session = western(match["roman"])
    number = symbols.roman(session.rpartition("-")[2])
    body = context.body
    if body == FOREIGN:
        return []
    if body not in ("A", "E", "E/CN.4", "T"):
        body = "A"
    if body == "A" and number > _HIGHEST_ROMAN:
        body = "E"
    if not context.stated and "-" not in session:
        assembly = sessions.fits_assembly(str(number), date) if date else sessions.in_session(int(match["old"]), number)
        if assembly and number <= _HIGHEST_ROMAN:
            body = "A"
        elif date and sessions.fits_old_council(session, date) and not context.own:
            body = "E"
        elif date is None and body == "A" and not context.own or date and (context.another or body == "E"):
            return []
    if body == "E" and number > _HIGHEST_ROMAN and not context.stated and int(match["old"]) < _FIRST_LATE:
        return []
    if not 0 < number <= 70 or (context.decision and body == "A"):
        return []
    before = f" {shapes.letter(match['old_letter'])}" if match["old_letter"] else ""
    after = f" {shapes.letter(match['old_after'])}" if match["old_after"] else ""
    return _one(f"{body}/RES/{match['old']}{before} ({session}){after}", *match.span(), date)


def western(session: str) -> str:
    """``د-15`` as ``XV``, ``دإط-5`` as ``ES-V``, ``دإط-11/1`` as ``ES-11/1``; others as they are."""
    if not session.startswith("د"):
        return session
    numeral, slash, rest = regex.sub(r"^\D+", "", session).partition("/")
    head = "ES-" if "ط" in session else "S-" if "إ" in session or "ا" in session else ""
    return f"{head}{numeral}/{rest}" if slash else head + _numeral(int(numeral))


def _righted(number: str, date: str | None) -> str:
    """``36/77`` typed from right to left is 77/36: no session had so high a number, or none of it was on that date."""
    session, _, last = number.partition("/")
    if not session.isdecimal() or not sessions.FIRST_NUMBERED <= int(last) <= _HIGHEST:
        return number
    turned = int(session) > _HIGHEST
    if date is not None and not sessions.fits_assembly(session, date) and not sessions.fits_council(session, date):
        turned = turned or sessions.fits_assembly(last, date)
    return f"{last}/{session}" if turned else number


def _numeral(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ["", "X", "XX", "XXX", "XL", "L", "LX"][min(tens, 6)] + [
        "", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"
    ][ones]  # fmt: skip


def _lettered(match: regex.Match[str], shapes: Shapes) -> Iterator[tuple[str, tuple[int, int]]]:
    """The letters with their places: ``A to E`` is A, B, C, D and E; those between stand where the last is printed."""
    yield shapes.letter(match["letter"]), (match.start(), match.end("letter"))
    last = shapes.letter(match["letter"])
    if not match["more"]:
        return
    base, at = match.start("more"), 0
    for one in shapes.letters.finditer(match["more"]):
        letter, place = shapes.letter(one[0]), (base + one.start(), base + one.end())
        if shapes.through.fullmatch(match["more"], at, one.start()) is not None:
            yield from ((chr(code), place) for code in range(ord(last) + 1, ord(letter)))
        yield letter, place
        last, at = letter, one.end()


def _one(text: str, start: int, end: int, date: str | None, alternatives: list[str] | None = None) -> list[Found]:
    target = symbols.normalise(text)
    if target is None:
        return []
    return [Found(Citation(target=target, text="", start=start, end=end, date=date), list(alternatives or ()))]
