"""Whose numbers they are: the body that a list of resolutions belongs to, by the names around it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import regex

from multilateral.texts.mentions.shapes import COUNCIL, Shapes
from multilateral.texts.wording import LANGUAGES

FOREIGN = ""
"""The prefix of a body whose numbers are no symbols of ours."""

# The capitalised name that stands right before a noun, with the small words inside it.
_NAME = regex.compile(r"(?:\p{Lu}[\p{L}’'-]*(?: (?:of|on|and|for|the|in) (?=(?:the )?\p{Lu})(?:the )?| ))+$")
_PLAIN = frozenset("See In By Of On The Also Its Pursuant Under And".split())
_POSSESSIVE = regex.compile(r"[’']s?$")
_BETWEEN = regex.compile(r"[\p{L}\p{M} ’'-]{0,90}(?:[,،]|\(\))? ?")
# Supplement No. 53 of the Assembly's records is the report of the Human Rights Council, with its resolutions.
_COUNCIL_REPORT = regex.compile(r"A/\d\d/53(?:/Add\.\d)?(?:/Corr\.\d)?\)[^;()]{0,60}$")
# The supplements of the Economic and Social Council's records are the reports of its commissions.
_COMMISSION_REPORT = regex.compile(r"E/(?:19|20)\d\d/\d\d(?:/(?:Add|Corr|Rev)\.\d)?\)[^;()]{0,60}$")
_COUNCIL = regex.compile(r"\bCouncil,? (?:\p{Ll}+,? ){0,3}$")
_SMALL = regex.compile(r"(?:(?!\b(?:and|et|y|e|и|و)\b)[^\p{Lu}.;:；。()]){0,30}")
# How far before a noun a body is looked for: within the sentence, as people refer back.
REACH = 160


@dataclass(slots=True)
class Context:
    """What a number means here. ``body`` is the prefix of its symbols, ``stated`` whether the text names it.

    ``own`` says that the speaker calls it its own, ``noun`` that a resolution or decision is named at all,
    ``council`` that it is some Council's, ``another`` that the name last read before it is of a body not ours;
    ``before`` is the body of the list before.
    """

    body: str
    decision: bool = False
    stated: bool = False
    own: bool = False
    noun: bool = True
    council: bool = False
    another: bool = False
    before: str | None = None

    def of(self, body: str) -> Context:
        """The same list, of a body that the text names. Of three Councils the number and its date will tell which."""
        if body == COUNCIL:
            return replace(self, body="A/HRC", stated=False, own=False, council=True)
        return replace(self, body=body, stated=True)


@dataclass(slots=True)
class Speaker:
    """Who speaks, and what the document has said so far.

    ``organ`` is the prefix of the body whose document it is ("A", "S", "A/HRC", "EX"); ``council`` says that the
    Human Rights Council is named in the document, so that "the Council" may be it. ``known`` keeps the body of
    each number whose body was certain, for the undated mention further down; ``series`` is the treaty series that
    the last text ended with, which "Ibid." may mean.
    """

    organ: str = "A"
    council: bool = False
    known: dict[tuple[str, bool], str] = field(default_factory=dict)
    series: str | None = None


def named_between(between: str, shapes: Shapes) -> str | None:
    """The body in "قرار مجلس الأمن 1325", between noun and number; ``None`` if the words name none."""
    if len(between) > 90 or _BETWEEN.fullmatch(between) is None:
        return None
    if (known := shapes.bodies.search(between)) is not None:
        return shapes.body(known)
    if shapes.council.search(between) is not None:
        return COUNCIL
    return FOREIGN if shapes.others.search(between) is not None else None


def context(noun: regex.Match[str], text: str, shapes: Shapes, speaker: Speaker, before: Context | None) -> Context:
    """Whose resolutions or decisions the noun means, by the names before it.

    A name that is no organ of ours makes the list another body's: its numbers are no citations.
    """
    decision = noun["decision"] is not None
    ahead = text[max(0, noun.start() - REACH) : noun.start()]
    if shapes.citing.code == "en" and (named := _attached(ahead, decision, shapes, speaker)) is not None:
        return named
    groups = noun.groupdict()
    possessed = shapes.its.search(ahead)
    bodies = list(shapes.bodies.finditer(ahead))
    if groups.get("own") or possessed is not None:
        # "the Human Rights Council in its resolutions 20/8 …": its own, not ours.
        at = possessed.start() if possessed is not None else len(ahead)
        owner = next((m for m in reversed(bodies) if m.end() <= at), None)
        if owner is not None and _SMALL.fullmatch(ahead, owner.end(), at) is not None:
            return Context(shapes.body(owner) or FOREIGN, decision, stated=True, own=True)
        return Context(
            speaker.organ,
            decision,
            own=True,
            council=_COUNCIL.search(ahead, 0, at) is not None,
            another=not bodies and shapes.others.search(ahead) is not None,
            before=before.body if before else None,
        )
    if _COMMISSION_REPORT.search(ahead) is not None:
        return Context(FOREIGN, decision, stated=True)
    if _COUNCIL_REPORT.search(ahead) is not None:
        return Context("A/HRC", decision, stated=True)
    if bodies and (nearest := shapes.body(bodies[-1])) is not None:
        # "Human Rights Council resolutions 24/33 and …, as well as resolution 28/6": the name still holds.
        return Context(nearest, decision)
    if before is not None and before.stated and before.body:
        return Context(before.body, decision)
    return Context(speaker.organ, decision, another=shapes.others.search(ahead) is not None)


def _attached(ahead: str, decision: bool, shapes: Shapes, speaker: Speaker) -> Context | None:
    """The body whose name stands right before the noun ("Human Rights Council resolution"), as English puts it."""
    run = _NAME.search(ahead)
    words = run[0].split() if run else []
    language = LANGUAGES["en"]
    while words and (
        words[0].lower() in language.participles or words[0].lower() in language.verbs or words[0] in _PLAIN
    ):
        words = words[1:]
    if not words:
        return None
    name = _POSSESSIVE.sub("", " ".join(words))
    known = [m for m in shapes.bodies.finditer(name) if m.end() == len(name)]
    if known and (" " in known[-1][0] or known[-1][0] == name):
        return Context(shapes.body(known[-1]) or FOREIGN, decision, stated=known[-1][0] != "Assembly")
    if name == "Council":
        return Context("A/HRC" if speaker.council else speaker.organ, decision, council=True)
    if name.endswith(("and Assembly", "or Assembly")):
        return Context("A", decision)
    if any(shapes.others.fullmatch(_POSSESSIVE.sub("", word)) is not None for word in words):
        return Context(FOREIGN, decision, stated=True)
    return None
