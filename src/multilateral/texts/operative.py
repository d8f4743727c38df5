"""What the operative paragraphs of a text do: who is asked for what and until when, and what is decided.

An act is a span inside a paragraph, not the paragraph: "Welcomes …, and requests the Secretary-General
to …, and decides to …" holds three. Acts are found in English texts only so far; a text in another
language gives none. Words between quotation marks name things and never do anything.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import regex

from .model import Document, Paragraph
from .wording import date_iso, ordinal

FOLLOWED_UP = frozenset({"Decides", "Requests", "Invites"})
"""The verbs that feed the register of follow-up, where they have an addressee."""


@dataclass(frozen=True, slots=True)
class OperativeAct:
    """One thing that a paragraph does.

    ``verb`` is the plain verb ("Also requests", "Reiterates its request to" are ``Requests``);
    ``addressee`` whoever is to do it, article dropped: for "Decides to" the body that decides;
    ``task`` the words of what is to be done. ``due_session`` is the number of the session named, of
    whichever body is named with it; ``due_date`` ISO 8601. ``agenda_title`` and ``agenda_session``
    are set where an item is put on an agenda; ``due_session`` then says the same, and nobody is addressed.
    """

    paragraph: str
    verb: str
    addressee: str | None
    task: str
    due_session: int | None = None
    due_date: str | None = None
    agenda_title: str | None = None
    agenda_session: int | None = None

    @property
    def followed_up(self) -> bool:
        """Whether the act belongs in the register of follow-up, or puts an item on an agenda."""
        return self.agenda_title is not None or (self.verb in FOLLOWED_UP and self.addressee is not None)


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
DIRECTIVE = frozenset({"Decides", "Calls upon", *_ASKS.values()})
"""The verbs that decide something or ask it of somebody; all others state where the body stands."""
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
    rf"(?P<before>[\p{{L}}\d)]+),? (?P<task>(?:not )?to )(?=\p{{Ll}})(?!do so to )(?!(?:{_DETERMINER})\b)"
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

_ORDINAL = r"(?P<ordinal>(?:one hundred(?: and)? ?)?\p{Ll}+(?:-\p{Ll}+)?|\d{1,3}(?:st|nd|rd|th))"
_SESSIONS = r"(?:(?:,| and| to| or) [\p{Ll}-]+)*(?: (?:regular|annual|substantive|resumed|plenary))? sessions?"
_SESSION = regex.compile(
    r"\b(?P<by>(?:adopted|held|taken|made|reached|agreed|considered|established|convened|requested|presented|submitted|"
    rf"expressed) )?(?:at|to|during|before|by|for|until|than|in|of) (?:its|the|their)(?: \p{{Ll}}+)?? {_ORDINAL}"
    rf"{_SESSIONS}\b"
)
_AGENDA_OF = regex.compile(rf"\bagenda (?:of|for) (?:its|the|their) {_ORDINAL}{_SESSIONS}\b")
_AGENDA = regex.compile(r"to (?:\p{Ll}+ly )?(?:include|maintain|retain|keep|inscribe|place|put|add)\b.*\bagenda\b")
_BY = r"\b(?:by|not later than|no later than|before|until|prior to|on or before)"
_DATE = regex.compile(rf"{_BY} (?P<date>\d{{1,2}} \p{{Lu}}\p{{Ll}}+ \d{{4}})\b")
_YEAR_END = regex.compile(rf"{_BY} the end of (?P<year>(?:19|20)\d\d)\b")
_ITEM = regex.compile(r"\b(?P<sub>sub-?)?items?(?: (?:entitled|called|titled|named|on))?[,:]? $", regex.IGNORECASE)
_BARE_ITEM = regex.compile(
    r"\b(?:sub-?)?item (?:entitled|called|titled) (?P<title>\p{Lu}.+?)(?= in the (?:provisional )?agenda\b|$)"
)


def operative_acts(document: Document) -> list[OperativeAct]:
    """What the document's operative paragraphs do, in reading order; ``[]`` for a language that is not known here."""
    if document.language not in (None, "en"):
        return []
    body = (document.opening or document.organ or "").strip().rstrip(",").removeprefix("The ") or None
    return [act for paragraph in document.operative for act in _of(paragraph, body)]


def _of(paragraph: Paragraph, body: str | None) -> Iterator[OperativeAct]:
    own = [part for act in _acts(paragraph.text, paragraph.lead, body) for part in _agenda(act)]
    own = [replace(act, paragraph=paragraph.id) for act in own]
    carried = own[-1] if own and paragraph.text.rstrip().endswith(":") else None
    # "Requests the Secretariat: (a) To …; (b) To …" asks as often as it has infinitives below it.
    asked = [child for child in paragraph.paragraphs if carried and regex.match(r"(?:Not )?[Tt]o \p{Ll}", child.text)]
    yield from own[:-1] if asked else own
    for child in paragraph.paragraphs:
        if carried and child in asked:
            task = _plain(child.text[0].lower() + child.text[1:])
            given = replace(carried, paragraph=child.id, task=task, due_session=None, due_date=None)
            yield from _agenda(_due(given, _masked(task), carried))
        else:
            yield from (act for act in _of(child, body) if act.verb in DIRECTIVE)


def _acts(text: str, lead: str | None, body: str | None) -> Iterator[OperativeAct]:
    masked = _masked(text)
    starts = _starts(masked)
    if not starts or starts[0][0] > 0:
        # A verb that only states something; what it is called is how it is printed.
        end = starts[0][0] if starts else len(text)
        name = lead or text.split(" ", 1)[0].rstrip(",;.:")
        if name:
            yield OperativeAct("", name, None, _plain(text[len(name) : end]))
    ends = [*[at for at, _verb in starts[1:]], len(text)]
    for (_at, verb), end in zip(starts, ends, strict=False):
        yield _act(text, masked, end, verb, body)


def _starts(masked: str) -> list[tuple[int, regex.Match[str]]]:
    """Where acts begin, with the verb of each: at the start, and wherever a further verb takes over."""
    found = []
    first = _START.match(masked)
    at = first.end() if first else 0
    if (verb := _VERB.match(masked, at)) is not None:
        found.append((0, verb))
    for place in _NEXT.finditer(masked, verb.end() if verb else 1):
        verb = _VERB.match(masked, place.end())
        if verb is None:
            continue
        rest = masked[verb.end() :]
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


def _act(text: str, masked: str, end: int, verb: regex.Match[str], body: str | None) -> OperativeAct:
    rest, hidden = text[verb.end() : end], masked[verb.end() : end]
    if verb["decides"]:
        lead = _AFTER.match(hidden)
        words = rest[lead.end() :] if lead and regex.match(r"to\b|that\b", hidden[lead.end() :]) else rest
        to_do = _plain(words).startswith("to ")
        act = OperativeAct("", "Decides", body if to_do else None, _plain(words))
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
    return _due(act, hidden)


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
        elif match["before"] not in _NO_INFINITIVE_AFTER:
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


def _due(act: OperativeAct, masked: str, inherited: OperativeAct | None = None) -> OperativeAct:
    session = next((n for m in _SESSION.finditer(masked) if not m["by"] and (n := ordinal(m["ordinal"]))), None)
    date = next((iso for m in _DATE.finditer(masked) if (iso := date_iso(m["date"]))), None)
    if date is None and (year := _YEAR_END.search(masked)) is not None:
        date = f"{year['year']}-12-31"
    if session is None and date is None and inherited is not None:
        session, date = inherited.due_session, inherited.due_date
    return replace(act, due_session=session, due_date=date)


def _agenda(act: OperativeAct) -> Iterator[OperativeAct]:
    """The act itself, or, where it puts items on an agenda, one act for each item."""
    masked = _masked(act.task)
    if act.verb != "Decides" or not _AGENDA.match(masked):
        yield act
        return
    named = _AGENDA_OF.search(masked)
    session = ordinal(named["ordinal"]) if named else act.due_session
    titles = _titles(act.task) or [None]
    for title in titles:
        addressee = act.addressee if title is None else None
        yield replace(act, addressee=addressee, agenda_title=title, agenda_session=session, due_session=session)


def _titles(task: str) -> list[str | None]:
    """The titles of the items, or of the sub-items if any: the item above them stands on the agenda already."""
    items: list[tuple[bool, str]] = []
    previous = 0
    for start, end in _quoted(task):
        before = task[previous:start]
        item = _ITEM.search(before)
        joined = items and regex.fullmatch(r",? ?(?:and )?", before)
        if item is not None or joined:
            sub = bool(item["sub"]) if item is not None else items[-1][0]
            items.append((sub, task[start + 1 : end - 1].strip().rstrip(",.;")))
        previous = end
    if not items and (bare := _BARE_ITEM.search(task)) is not None:
        items.append((False, bare["title"].strip()))
    subs = [title for sub, title in items if sub]
    return [*(subs or [title for _sub, title in items])]


_OPENING, _CLOSING = "“«„", "”»"


def _quoted(text: str) -> list[tuple[int, int]]:
    """The outermost quotations, marks included. A straight mark opens after a blank or parenthesis, else it closes."""
    spans, depth, start = [], 0, 0
    for at, sign in enumerate(text):
        straight_opens = sign == '"' and (at == 0 or text[at - 1] in " ([“«„")
        if sign in _OPENING or straight_opens:
            start = at if depth == 0 else start
            depth += 1
        elif (sign in _CLOSING or sign == '"') and depth:
            depth -= 1
            if depth == 0:
                spans.append((start, at + 1))
    return spans


def _masked(text: str) -> str:
    """The text with every quotation blotted out, sign by sign, so that no verb is seen in a title."""
    for start, end in _quoted(text):
        text = text[:start] + "·" * (end - start) + text[end:]
    return text


def _plain(words: str) -> str:
    words = regex.sub(r"[,;]? and$", "", words.strip().rstrip(",;").rstrip())
    return words.strip(" ,;:").removesuffix(".")
