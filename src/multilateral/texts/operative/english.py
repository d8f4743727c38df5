"""The acts of English paragraphs.

An act is a span inside a paragraph, not the paragraph: "Welcomes …, and requests the Secretary-General
to …, and decides to …" holds three.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import regex

from multilateral.texts.model import Document, Paragraph
from multilateral.texts.operative.act import ASKING, DIRECTIVE, OperativeAct
from multilateral.texts.operative.agenda import on_agenda
from multilateral.texts.operative.due import Speaker, due, sessions
from multilateral.texts.operative.quoted import masked

_ADVERB = r"(?:also|further|furthermore|again|likewise|once (?:again|more)|therefore|accordingly|\p{Ll}+ly)"
_REGARD = (
    r"(?:,? ?(?:in (?:this|that) (?:regard|respect|context|connection)|to (?:this|that) end|for (?:this|that) purpose)"
    r" ?,?)"
)
_BEFORE = rf"(?:(?:{_ADVERB}|{_REGARD}),? )*+"
_ASKS = {
    "requests": "Requests",
    "invites": "Invites",
    "urges": "Urges",
    "encourages": "Encourages",
    "appeals to": "Appeals to",
    "authorizes": "Authorizes",
    "instructs": "Instructs",
    "asks": "Asks",
    "mandates": "Mandates",
    "entrusts": "Entrusts",
}
_AGAIN = {"request": "Requests", "invitation": "Invites", "call": "Calls upon", "appeal": "Appeals to"}
_OTHERS = (
    "accepts acknowledges adopts affirms appreciates approves commends concurs condemns confirms congratulates "
    "considers declares demands deplores designates emphasizes endorses establishes expresses highlights notes "
    "proclaims reaffirms recalls recognizes recommends regrets reiterates renews resolves stresses supports takes "
    "thanks underlines underscores welcomes"
).split()
_VERB = regex.compile(
    r"(?P<ask>(?i:" + "|".join(_ASKS) + r"))\b"
    rf"|(?P<calls>(?i:calls)(?: {_ADVERB})* (?:upon|on))\b"
    r"|(?P<again>(?i:reiterates|reaffirms|renews|repeats|recalls) its (?:\p{Ll}+ )?"
    r"(?P<noun>request|invitation|call|appeal)s?)(?: to| upon| on)\b"
    r"|(?P<decides>(?i:decides))\b"
    r"|(?P<other>(?i:" + "|".join(_OTHERS) + r"))\b"
)
_START = regex.compile(rf"(?P<before>(?i:{_ADVERB}),? |{_REGARD} )*+(?=\p{{L}})", regex.IGNORECASE)
# Where a further act may begin: after "and" or a comma, with its adverbs.
_NEXT = regex.compile(rf"(?P<stop>[,;]?)(?P<and> and)?(?<=[,;]|and) {_BEFORE}(?=\p{{Ll}})")
_AFTER = regex.compile(rf"(?: {_ADVERB}(?= )|{_REGARD}(?= )|,[^,]{{1,160}},)*+ ?")

_DETERMINER = (
    r"the|a|an|its|their|his|her|our|this|that|these|those|all|any|each|both|other|such|some|which|whom|whose|it|them|"
    r"relevant|existing|further(?= (?:the|a))|more(?! \p{Ll}+ly)|most|paragraphs?|resolutions?|decisions?|articles?|"
    r"section|(?!bring)\p{Ll}+ing"
)
# After these a "to" belongs to the word before it. They are compared with their case: "Human Rights to assist" is none.
_NO_INFINITIVE_AFTER = (
    "position able unable willing wishing wish wishes ready need needing needed yet likely required entitled mandated "
    "designed intended prepared seeking order as pursuant according relating related relevant pertaining due contrary "
    "prior subject contributing contribute regard respect addition response committed opposed limited access right "
    "rights how whether what where adhered acceded failed continue continues continuing aim aimed aims applicable used "
    "view efforts ability capacity measures steps obligation obligations opportunity commitment duty"
).split()
_TO = regex.compile(
    rf"(?P<before>[\p{{L}}\d)]+)(?P<comma>,?) (?P<task>(?:not )?to )(?=\p{{Ll}})(?!do so to )(?!(?:{_DETERMINER})\b)"
)
# Where the name of the addressee ends and a circumstance begins.
_CIRCUMSTANCE = regex.compile(
    r",? (?:within (?:the|its|their|his|her|existing|available)|in (?:\p{Ll}+ )?(?:consultation|collaboration|"
    r"cooperation|coordination|accordance|conjunction|close|line|particular|doing|carrying|discharging|full|this|that|"
    r"his|her|its|their|view|light|order|addition)|as (?:appropriate|a|an|necessary)|on (?:the basis|behalf)|"
    r"at (?:its|the (?:latest|earliest))|through the (?:use|\p{Lu})|upon request|when \p{Ll}+|where \p{Ll}+|if \p{Ll}+|"
    r"bearing|taking|building|drawing|acting|using|working|having|subject to|inter alia)\b"
    r"|, (?:in|within|through|as|with|upon|under|on|at|by|via|from|for|when|where|if|including|especially|particularly|"
    r"notably|that|which|who|whose|during|after|before|following|based|together|until|not|mindful|pursuant|without|"
    r"consistent|also|inter|while|whenever|\p{Ll}+ing|\p{Ll}+ly)\b"
)
# "Requests that …", and the noun: "requests for assistance".
_NO_ADDRESSEE = regex.compile(r" (?:that|for|from|of|by|or|made|received|submitted|related|regarding|to)\b")
_PRONOUN = regex.compile(r"(?:him|her|it|them|him or her|her or him)\b")


def english_acts(document: Document) -> list[OperativeAct]:
    """What the document's operative paragraphs do, in reading order."""
    name = (document.opening or document.organ or "").strip().rstrip(",").removeprefix("The ") or None
    day = (document.adopted.date if document.adopted else None) or document.date or ""
    session = int(document.session) if document.session and document.session.isdecimal() else None
    speaker = Speaker(name, session, int(day[:4]) if day[:4].isdigit() else None)
    return [act for paragraph in document.operative for act in _of(paragraph, speaker)]


def _of(paragraph: Paragraph, speaker: Speaker) -> Iterator[OperativeAct]:
    own = [part for act in _acts(paragraph.text, paragraph.lead, speaker) for part in on_agenda(act)]
    own = [replace(act, paragraph=paragraph.id) for act in own]
    carried = own[-1] if own and paragraph.text.rstrip().endswith(":") else None
    # "Requests the Secretariat: (a) To …; (b) To …" asks as often as it has infinitives below it.
    asked = [child for child in paragraph.paragraphs if carried and regex.match(r"(?:Not )?[Tt]o \p{Ll}", child.text)]
    yield from own[:-1] if asked else own
    for child in paragraph.paragraphs:
        if carried and child in asked:
            yield from _carried(child, carried, speaker)
        else:
            yield from (act for act in _of(child, speaker) if act.verb in DIRECTIVE)


def _carried(child: Paragraph, carried: OperativeAct, speaker: Speaker) -> Iterator[OperativeAct]:
    """What a sub-paragraph beginning with an infinitive asks for the paragraph above it, and what it asks besides."""
    hidden = masked(child.text)
    starts = _starts(hidden)
    task = _plain(child.text[0].lower() + child.text[1 : starts[0][0] if starts else len(child.text)])
    given = replace(carried, paragraph=child.id, task=task, due_session=None, due_date=None, due_body=None)
    yield from on_agenda(_due(given, masked(task), speaker, carried))
    for act in _begun(child.text, hidden, starts, speaker):
        yield from (replace(part, paragraph=child.id) for part in on_agenda(act) if part.verb in DIRECTIVE)
    for below in child.paragraphs:
        yield from (act for act in _of(below, speaker) if act.verb in DIRECTIVE)


def _acts(text: str, lead: str | None, speaker: Speaker) -> Iterator[OperativeAct]:
    hidden = masked(text)
    starts = _starts(hidden)
    if not starts or starts[0][0] > 0:
        # A verb that only states something; what it is called is how it is printed.
        end = starts[0][0] if starts else len(text)
        name = lead or text.split(" ", 1)[0].rstrip(",;.:")
        if name:
            yield OperativeAct("", name, None, _plain(text[len(name) : end]))
    yield from _begun(text, hidden, starts, speaker)


def _begun(
    text: str, hidden: str, starts: list[tuple[int, regex.Match[str]]], speaker: Speaker
) -> Iterator[OperativeAct]:
    ends = [*[at for at, _verb in starts[1:]], len(text)]
    acts = [_act(text, hidden, end, verb, speaker) for (_at, verb), end in zip(starts, ends, strict=False)]
    for n, act in enumerate(acts):
        after = acts[n + 1] if n + 1 < len(acts) else None
        if act.verb in ASKING and act.addressee is None and after is not None and after.verb in ASKING:
            # "requests the Secretariat and invites the pilots to meet"
            if not _NO_ADDRESSEE.match(f" {act.task}"):
                act = replace(after, verb=act.verb, addressee=_addressee(act.task))
        yield from _parted(act, speaker)


def _starts(hidden: str) -> list[tuple[int, regex.Match[str]]]:
    """Where acts begin, with the verb of each: at the start, and wherever a further verb takes over."""
    found = []
    first = _START.match(hidden)
    at = first.end() if first else 0
    if (verb := _VERB.match(hidden, at)) is not None:
        found.append((0, verb))
    for place in _NEXT.finditer(hidden, verb.end() if verb else 1):
        verb = _VERB.match(hidden, place.end())
        if verb is None:
            continue
        rest = hidden[verb.end() :]
        if verb["other"]:
            # "notes", "supports" and the like are nouns as often as verbs.
            sure = place["stop"] and place["and"]
        elif verb["decides"]:
            sure = regex.match(rf"(?:,|{_REGARD}| {_ADVERB})* ?(?:to|that)\b", rest) is not None
        else:
            sure = _infinitive(rest) is not None
        if sure:
            found.append((place.start(), verb))
    return found


def _act(text: str, masked: str, end: int, verb: regex.Match[str], speaker: Speaker) -> OperativeAct:
    rest, hidden = text[verb.end() : end], masked[verb.end() : end]
    if verb["decides"]:
        lead = _AFTER.match(hidden)
        words = rest[lead.end() :] if lead and regex.match(r"to\b|that\b", hidden[lead.end() :]) else rest
        to_do = _plain(words).startswith("to ")
        act = OperativeAct("", "Decides", speaker.name if to_do else None, _plain(words))
    elif verb["other"]:
        note = verb["other"].lower() == "takes" and rest.startswith(" note")
        act = OperativeAct("", "Takes note" if note else verb["other"].capitalize(), None, _plain(rest))
    else:
        name = "Calls upon" if verb["calls"] else _AGAIN[verb["noun"]] if verb["again"] else _ASKS[verb["ask"].lower()]
        to = 0 if verb["again"] and hidden.startswith(" to ") else _infinitive(hidden)
        if to is None and hidden.rstrip().endswith(":"):
            to = len(rest)  # what is asked follows in the sub-paragraphs
        who, task = (rest[:to], rest[to:]) if to is not None else ("", rest)
        act = OperativeAct("", name, _addressee(who), _plain(task))
    return _due(act, hidden, speaker)


def _infinitive(rest: str) -> int | None:
    """Where "to do" begins after an addressee, or ``None``."""
    if _NO_ADDRESSEE.match(rest):
        return None
    party = None
    for match in _TO.finditer(rest[:1500]):
        begins = match.start("task")
        if match["before"] in ("party", "parties"):
            # "parties to consider", unless it is "parties to human rights treaties to consider"
            party = party or begins
        elif match["comma"] or match["before"] not in _NO_INFINITIVE_AFTER:
            return begins
    return party


def _addressee(words: str) -> str | None:
    lead = _AFTER.match(words)
    named = (words[lead.end() :] if lead else words).split(":", 1)[0]
    if (cut := _CIRCUMSTANCE.search(named)) is not None and cut.start() > 0:
        named = named[: cut.start()]
    named = regex.sub(r"^(?:the|The) ", "", named.strip(" ,;"))
    if not named or _PRONOUN.match(named):
        return None
    return regex.sub(r",? (?:and|urgently|again|once again|also|further)$", "", named)


def _due(act: OperativeAct, hidden: str, speaker: Speaker, inherited: OperativeAct | None = None) -> OperativeAct:
    if act.verb not in DIRECTIVE:
        return act  # what is noted or welcomed is due to nobody
    found = due(hidden, speaker)
    if found.session is None and found.date is None and inherited is not None:
        session, date, body = inherited.due_session, inherited.due_date, inherited.due_body
        return replace(act, due_session=session, due_date=date, due_body=body)
    return replace(act, due_session=found.session, due_date=found.date, due_body=found.body)


_AND_TO = regex.compile(r",? and (?:also |further )?(?=to \p{Ll})")


def _parted(act: OperativeAct, speaker: Speaker) -> Iterator[OperativeAct]:
    """The act, or two where it asks for one thing for a session of one body and for another for that of another."""
    hidden = masked(act.task)
    for joint in _AND_TO.finditer(hidden):
        first, second = hidden[: joint.start()], hidden[joint.end() :]
        here, there = (list(sessions(part, speaker)) for part in (first, second))
        if here and there and {body for _, body in here}.isdisjoint(body for _, body in there):
            for part, words in ((first, act.task[: joint.start()]), (second, act.task[joint.end() :])):
                yield _due(replace(act, task=_plain(words)), part, speaker)
            return
    yield act


def _plain(words: str) -> str:
    words = regex.sub(r"[,;]? and$", "", words.strip().rstrip(",;").rstrip())
    return words.strip(" ,;:").removesuffix(".")
