"""The acts of paragraphs in French, Spanish, Russian, Arabic and Chinese, by the words in ``wording.asking``.

What is found is verb, addressee, task, due session, what is done to an agenda, and a date or year by which it is due
where the words say so plainly ("au plus tard le", "до конца … года"); a year in which alone is left open.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import regex

from multilateral.texts.model import Document, Paragraph
from multilateral.texts.operative.act import CONSIDER, INCLUDE, SEIZED, OperativeAct
from multilateral.texts.operative.quoted import masked, quoted
from multilateral.texts.wording import LANGUAGES, Language, date_iso, ordinal
from multilateral.texts.wording.asking import TONGUES, Tongue

_UNSEEN = regex.compile(r"[\u064b-\u0652\u0640\u200e\u200f]")


@dataclass(frozen=True, slots=True)
class _Patterns:
    tongue: Tongue
    language: Language
    first: regex.Pattern[str]
    next_: regex.Pattern[str]
    after: regex.Pattern[str]
    ends: regex.Pattern[str]
    session: regex.Pattern[str]
    parties: regex.Pattern[str]
    by: regex.Pattern[str]
    by_year: regex.Pattern[str]


@cache
def _patterns(code: str) -> _Patterns:
    tongue, language = TONGUES[code], LANGUAGES[code]
    edge = "" if code == "zh" else r"(?![\p{L}])"
    verb = "|".join(f"(?P<v{n}>(?i:{form}))" for n, form in enumerate(tongue.verbs.values()))
    ordinals = sorted(language.ordinals, key=len, reverse=True)
    words = "|".join(regex.escape(word).replace(r"\ ", "[ -]") for word in ordinals)
    number = rf"(?P<ordinal>(?i:{words})|{regex.sub('P<n>', ':', language.ordinal_figure)})"
    # "à ses soixante-dix-neuvième et quatre-vingtième sessions": the first is when it begins to be due.
    return _Patterns(
        tongue,
        language,
        regex.compile(rf"(?:{tongue.before} ?)*+(?:{verb}){edge}"),
        regex.compile(rf"(?:{tongue.next_})(?:{tongue.before} ?)*+(?:{verb}){edge}"),
        regex.compile(tongue.after),
        regex.compile(tongue.ends or r"(?!)"),
        regex.compile(tongue.session.replace("ORDINAL", number)),
        regex.compile(tongue.parties or r"(?!)"),
        regex.compile(tongue.by.replace("DATE", f"(?P<date>{language.date_parts})")),
        regex.compile(tongue.by_year),
    )


def other_acts(document: Document) -> list[OperativeAct]:
    """What the operative paragraphs decide and ask, in reading order; what only states something is left out."""
    patterns = _patterns(document.language or "")
    session = int(document.session) if document.session and document.session.isdecimal() else None
    acts = [act for paragraph in document.operative for act in _of(paragraph, patterns, session)]
    # A last day before the text itself is looked back on.
    since = (document.adopted.date if document.adopted else None) or document.date or ""
    return [replace(act, due_date=None) if act.due_date and act.due_date < since else act for act in acts]


def _of(paragraph: Paragraph, patterns: _Patterns, session: int | None) -> Iterator[OperativeAct]:
    text = _UNSEEN.sub("", paragraph.text)
    own = [replace(act, paragraph=paragraph.id) for act in _acts(text, patterns, session)]
    open_ = text.rstrip().endswith((":", "：")) and own and not own[-1].task and own[-1].addressee
    yield from own[:-1] if open_ and paragraph.paragraphs else own
    for child in paragraph.paragraphs:
        below = _UNSEEN.sub("", child.text)
        if open_ and patterns.first.match(below) is None:
            found = _due(replace(own[-1], paragraph=child.id, task=_plain(below)), below, patterns, session)
            timed = found.due_session is not None or found.due_date is not None
            yield found if timed else replace(found, due_session=own[-1].due_session, due_date=own[-1].due_date)
            for act in _acts(below, patterns, session, within=True):
                yield replace(act, paragraph=child.id)
        else:
            yield from _of(child, patterns, session)


def _acts(text: str, patterns: _Patterns, session: int | None, *, within: bool = False) -> Iterator[OperativeAct]:
    hidden = masked(text)
    first = None if within else patterns.first.match(hidden)
    starts = [first] if first is not None else []
    starts += list(patterns.next_.finditer(hidden, first.end() if first else 1))
    for n, start in enumerate(starts):
        end = starts[n + 1].start() if n + 1 < len(starts) else len(text)
        verb = next(name for number, name in enumerate(patterns.tongue.verbs) if start[f"v{number}"] is not None)
        rest = text[start.end() : end]
        act = _decides(rest, patterns) if verb == "Decides" else _asks(verb, rest, patterns)
        if act is not None:
            yield _due(act, hidden[start.end() : end], patterns, session)


def _asks(verb: str, rest: str, patterns: _Patterns) -> OperativeAct | None:
    after = patterns.after.match(rest)
    at = after.end() if after else 0
    if patterns.tongue.parties:
        named = patterns.parties.match(rest, at)
        to = named.end() if named else at
        while named is not None and (joint := regex.compile("[、和及与]|以及").match(rest, to)) is not None:
            named = patterns.parties.match(rest, joint.end())
            to = named.end() if named else to
        return OperativeAct("", verb, rest[at:to] or None, _plain(rest[to:]))
    ends = patterns.ends.search(masked(rest), at)
    if ends is None:
        return OperativeAct("", verb, None, _plain(rest))
    addressee = (
        regex.split(r"[,،] ", rest[at : ends.start()])[0] if ends.start() - at > 160 else rest[at : ends.start()]
    )
    return OperativeAct("", verb, addressee.strip(" ,،:") or None, _plain(rest[ends.start() :]))


def _decides(rest: str, patterns: _Patterns) -> OperativeAct:
    tongue, hidden = patterns.tongue, masked(rest)
    act = OperativeAct("", "Decides", None, _plain(rest))
    if regex.compile(tongue.seized).search(hidden[:300]):
        return replace(act, agenda_kind=SEIZED)
    titles = [rest[start + 1 : end - 1].strip() for start, end in quoted(rest)]
    if regex.compile(tongue.agenda).search(hidden):
        named = titles[:2] if tongue.sub_item_first else titles[:2][::-1]
        item = named[1] if len(named) > 1 else None
        return replace(act, agenda_kind=INCLUDE, agenda_title=named[0] if named else None, agenda_item=item)
    if regex.compile(tongue.take_up).search(hidden[:300]) and (titles or patterns.session.search(hidden)):
        return replace(act, agenda_kind=CONSIDER)
    return act


def _due(act: OperativeAct, hidden: str, patterns: _Patterns, own: int | None) -> OperativeAct:
    """The act with the last day named, and the first session named that is not over; what is earlier is looked back on,
    or another body's."""
    act = replace(act, due_date=_date(hidden, patterns))
    for match in patterns.session.finditer(hidden):
        number = ordinal(match["ordinal"], patterns.language)
        if number is not None and (own is None or number >= own):
            agenda = number if act.agenda_kind is not None else None
            return replace(act, due_session=number, agenda_session=agenda)
    return act


def _date(hidden: str, patterns: _Patterns) -> str | None:
    for match in patterns.by.finditer(hidden):
        if (date := date_iso(match["date"], patterns.language)) is not None:
            return date
    year = patterns.by_year.search(hidden)
    return f"{year['year']}-12-31" if year is not None else None


def _plain(words: str) -> str:
    return words.strip(" ,;:،؛，；：。.\n")
