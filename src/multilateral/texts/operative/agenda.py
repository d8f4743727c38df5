"""What a decision does to an agenda, in English: an item put on it, a question taken up at a session, or kept open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import regex

from multilateral.texts.operative.act import CONSIDER, INCLUDE, SEIZED, OperativeAct
from multilateral.texts.operative.due import AGENDA_OF
from multilateral.texts.operative.quoted import masked, quoted
from multilateral.texts.wording import ordinal

_MANNER = r"(?:(?:also|further|actively|fully) |\p{Ll}+ly )*"
_INCLUDE = regex.compile(
    rf"to {_MANNER}(?:include|maintain|retain|keep|inscribe|place|put|add)\b(?! under review).*"
    r"(?:\bagenda\b(?! items?\b)|\b(?:sub-?)?items? (?:entitled|called|titled|named)\b)"
)
_AND_INCLUDE = regex.compile(r",? and (?:also )?(?=to include\b)")
_CONSIDER = regex.compile(
    rf"to {_MANNER}(?:continue (?:its |the )?(?:consideration|examination|review|discussion)|continue to "
    r"(?:consider|examine|review|discuss)|continue considering|consider|examine|review|discuss|address|take up|revert|"
    r"return|revisit|resume (?:its |the )?consideration|"
    r"give (?:its |the )?\p{Ll}+ consideration to|keep\b.*\bunder review)\b"
)
_SEIZED = regex.compile(rf"to {_MANNER}remain {_MANNER}seized\b")
_ITEM_MEANT = regex.compile(r"\b(?:sub-?item|agenda item|item)\b")
_ITEM = regex.compile(
    r"\b(?P<sub>sub-?)?items?(?: of (?:its|the)(?: \p{Ll}+)? agenda)?(?: (?:entitled|called|titled|named|on))?[,:]? $",
    regex.IGNORECASE,
)
_JOINED = regex.compile(r",? ?(?:and )?")
_OF_ITEM = regex.compile(r",? (?:of|under) (?:the|its) (?:agenda )?item\b")
_BARE = regex.compile(
    r"\b(?:sub-?)?item (?:entitled|called|titled) (?P<title>\p{Lu}.+?)(?= in the (?:provisional )?agenda\b|$)"
)


@dataclass(slots=True)
class _Title:
    sub: bool
    words: str
    end: int


def on_agenda(act: OperativeAct) -> Iterator[OperativeAct]:
    """The act itself, or, where it puts items on an agenda or takes them up, one act for each item."""
    task = masked(act.task)
    joint = _AND_INCLUDE.search(task)
    if act.verb == "Decides" and joint is not None and AGENDA_OF.search(task, joint.end()):
        yield from on_agenda(replace(act, task=act.task[: joint.start()]))
        yield from on_agenda(replace(act, task=act.task[joint.end() :]))
        return
    kind = _kind(task, act) if act.verb == "Decides" else None
    if kind is None:
        yield act
        return
    named = AGENDA_OF.search(task)
    session = ordinal(named["ordinal"]) if named else act.due_session
    for item, title in _ordered(act.task) or [(None, None)]:
        addressee = None if kind == INCLUDE and title is not None else act.addressee
        yield replace(
            act,
            addressee=addressee,
            agenda_kind=kind,
            agenda_item=item,
            agenda_title=title,
            agenda_session=session,
            due_session=session,
            due_body=None if named else act.due_body,
        )


def _kind(task: str, act: OperativeAct) -> str | None:
    if _SEIZED.match(task):
        return SEIZED
    if _INCLUDE.match(task):
        return INCLUDE
    if _CONSIDER.match(task) and (act.due_session is not None or _ITEM_MEANT.search(task)):
        return CONSIDER
    return None


def _ordered(task: str) -> list[tuple[str | None, str | None]]:
    """Pairs of an item and the sub-item that stands under it; (``None``, item) where no sub-item is named."""
    titles = _titles(task)
    if not any(title.sub for title in titles):
        return [(None, title.words) for title in titles]
    pairs: list[tuple[str | None, str | None]] = []
    for n, title in enumerate(titles):
        if title.sub:
            after = next((t for t in titles[n + 1 :] if not t.sub), None)
            before = next((t for t in reversed(titles[:n]) if not t.sub), None)
            # "the sub-item “Buoys” of the item “Harbours”", or "under the item “Harbours”, the sub-item “Buoys”"
            above = after if after and (_OF_ITEM.match(task[title.end :]) or before is None) else before
            pairs.append((above.words if above else None, title.words))
    return pairs


def _titles(task: str) -> list[_Title]:
    items: list[_Title] = []
    previous = 0
    for start, end in quoted(task):
        before = task[previous:start]
        item = _ITEM.search(before)
        joined = bool(items) and items[-1].end == previous and _JOINED.fullmatch(before)
        if item is not None or joined:
            sub = bool(item["sub"]) if item is not None else items[-1].sub
            items.append(_Title(sub, task[start + 1 : end - 1].strip().rstrip(",.;"), end))
        previous = end
    if not items and (bare := _BARE.search(task)) is not None:
        items.append(_Title(False, bare["title"].strip(), bare.end()))
    return items
